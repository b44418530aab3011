/* dangjian init: a new database with its root organisation and its policy. */
#include <string.h>

#include "command.h"
#include "create.h"
#include "output.h"
#include "words.h"

struct init_options {
    const char *policy, *code, *name, *kind, *since;
};

#define AT(member) offsetof(struct init_options, member)
static const struct option options[] = {
    { "policy", N_("制度"),
      N_("随程序提供的编号（base、nx6、lm13、wx、xz）或自己的 .ini 文件（默认 base）"), AT(policy),
      "@shipped @file", 0 },
    { "code", N_("代码"), N_("最上级组织的代码（默认 1）"), AT(code), NULL, 0 },
    { "name", N_("名称"), N_("它的名称"), AT(name), NULL, 0 },
    { "kind", N_("类型"), N_("它的类型，如 unit、committee（默认 unit）"), AT(kind), "@org-kind",
      0 },
    { "since", N_("日期"), N_("从哪天起算：期限早于这一天的不再要求（默认本月 1 日）"), AT(since),
      NULL, 0 },
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct init_options o = { .policy = "base" };
    enum status st = options_read(c, &o, e);
    struct create how = { .policy = o.policy,
                          .code = o.code,
                          .name = o.name,
                          .kind = o.kind,
                          .since = DAY_NONE,
                          .today = c->today,
                          .user = c->user };
    if (!st && c->argc)
        st = err_set(e, ST_USAGE, "init 不带参数“%s”；用法见 dangjian help init。", c->argv[0]);
    if (!st && o.since && (how.since = date_parse_loose(o.since)) == DAY_NONE)
        st = err_set(e, ST_USAGE, "--since 要写存在的日期，如 2026-01-01，这里是“%s”。", o.since);
    if (!st)
        st = database_create(c->db_path, &how, e);
    if (!st)
        output_say("已建立数据库 %s。\n", c->db_path);
    return st;
}

const struct command command_init = {
    .name = "init",
    .summary = N_("建立新的数据库"),
    .help = N_("数据库只有自己能读写（0600）。几个人共用的，放在一个组的文件夹里：\n"
               "    chgrp 组 文件夹 数据库；chmod 2770 文件夹；chmod 660 数据库\n"
               "数据库要放在本机磁盘上，不放在网络文件系统上\n"),
    .options = options,
    .run = run,
};
