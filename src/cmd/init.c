/* dangjian init: a new database with its root organisation and its policy. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "create.h"

static enum status run(struct call *c, struct err *e)
{
    struct create how = { .policy = "base", .since = DAY_NONE, .today = c->today, .user = c->user };
    const char *since = NULL;
    const struct option_spec specs[] = {
        { "policy", &how.policy, NULL }, { "code", &how.code, NULL }, { "name", &how.name, NULL },
        { "kind", &how.kind, NULL },     { "since", &since, NULL },   { NULL, NULL, NULL },
    };
    enum status st = options_read(c, specs, e);
    if (!st && c->argc)
        st = err_set(e, ST_USAGE, "init 不带参数“%s”；用法见 dangjian help init。", c->argv[0]);
    if (!st && since && (how.since = date_parse_loose(since)) == DAY_NONE)
        st = err_set(e, ST_USAGE, "--since 要写存在的日期，如 2026-01-01，这里是“%s”。", since);
    if (!st)
        st = database_create(c->db_path, &how, NULL, e);
    if (!st)
        fprintf(stderr, "已建立数据库 %s。\n", c->db_path);
    return st;
}

const struct command command_init = {
    .name = "init",
    .usage = "[--policy 制度] [--code 代码] [--name 名称] [--kind 类型] [--since 日期]",
    .summary = "建立新的数据库",
    .help = "--policy 制度  随程序提供的编号（base、nx6、lm13、wx、xz）"
            "或自己的 .ini 文件（默认 base）\n"
            "--code 代码    最上级组织的代码（默认 1）\n"
            "--name 名称    它的名称\n"
            "--kind 类型    它的类型，如 unit、committee（默认 unit）\n"
            "--since 日期   从哪天起算：期限早于这一天的不再要求（默认本月 1 日）\n",
    .run = run,
};
