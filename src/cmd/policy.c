/* dangjian policy: list, show, check, load, compare. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "output.h"
#include "policy_file.h"
#include "policy_print.h"
#include "policy_store.h"
#include "text.h"
#include "yard_print.h"

static const char usage[] = "list | show 编号 | check 文件 | load 文件 | diff 甲 乙";

/* What a call asks. */
struct asked {
    struct call *c;
    bool json;
};

static void put_column(struct buf *b, const char *s, int cells)
{
    text_pad(b, s, cells);
    buf_putc(b, ' ');
}

static enum status list(struct asked *a, struct err *e)
{
    struct db *db;
    struct policy_set *set = NULL;
    struct output out = { 0 };
    enum status st = db_open(&db, a->c->db_path, DB_READ, e);
    if (!st)
        st = policy_store_load(db, &set, e);
    for (size_t i = 0; !st && i < policy_set_count(set); i++) {
        const struct policy *p = policy_set_at(set, i);
        put_column(&out.buf, p->id, 8);
        put_column(&out.buf, p->number, 24);
        buf_printf(&out.buf, "%4zu 条  %s\n", p->nrules, p->title);
    }
    if (!st)
        st = output_end(&out, e);
    policy_set_free(set);
    db_close(db);
    return st;
}

static enum status show(struct asked *a, struct err *e)
{
    struct db *db;
    struct policy_set *set = NULL;
    struct output out = { 0 };
    enum status st = db_open(&db, a->c->db_path, DB_READ, e);
    const struct policy *p = NULL;
    if (!st)
        st = policy_store_load(db, &set, e);
    if (!st && !(p = policy_set_get(set, a->c->argv[1])))
        st = err_set(e, ST_MISSING, "数据库里没有制度“%s”；dangjian policy list 可列出全部。",
                     a->c->argv[1]);
    if (!st) {
        buf_printf(&out.buf, "%s  %s\n%s\n\n", p->id, p->number, p->title);
        for (size_t i = 0; i < p->nrules; i++)
            policy_print_rule(&out.buf, p->rules[i]);
        for (size_t i = 0; i < p->nyards; i++)
            yard_print(&out.buf, p->yard[i]);
        st = output_end(&out, e);
    }
    policy_set_free(set);
    db_close(db);
    return st;
}

static enum status check(struct asked *a, struct err *e)
{
    struct policy_set *set = policy_set_new();
    struct problems p = { 0 };
    struct output out = { 0 };
    const struct policy *pol = NULL;
    enum status st = policy_file_add(set, a->c->argv[1], &pol, &p, e);
    for (size_t i = 0; i < p.n; i++)
        buf_printf(&out.buf, "%s\n", p.v[i].text);
    if (!st)
        buf_printf(&out.buf, "%s：%zu 条规则，没有错误。\n", pol->id, pol->nrules);
    enum status printed = output_end(&out, st ? NULL : e);
    problems_free(&p);
    policy_set_free(set);
    return st ? st : printed;
}

static enum status load(struct asked *a, struct err *e)
{
    struct db *db;
    enum status st = db_open(&db, a->c->db_path, DB_WRITE, e);
    if (!st)
        st = policy_file_load(db, a->c->argv[1], a->c->user, e);
    db_close(db);
    return st;
}

/* The database, where there is one: files and shipped policies are compared without it too. */
static enum status open_or_none(const struct call *c, struct db **db, struct err *e)
{
    enum status st = db_open(db, c->db_path, DB_READ, e);
    if (st != ST_MISSING)
        return st;
    *db = NULL;
    *e = (struct err){ 0 };
    return ST_OK;
}

static enum status diff(struct asked *a, struct err *e)
{
    struct policy_set *set[2] = { policy_set_new(), policy_set_new() };
    const struct policy *p[2] = { NULL, NULL };
    struct policy_diff d = { 0 };
    struct output out = { 0 };
    struct db *db = NULL;
    enum status st = open_or_none(a->c, &db, e);
    for (int i = 0; i < 2 && !st; i++) {
        struct problems wrong = { 0 };
        st = policy_file_find(db, set[i], a->c->argv[1 + i], &p[i], &wrong, e);
        problems_free(&wrong);
    }
    if (!st) {
        policy_compare(p[0], p[1], &d);
        if (a->json)
            policy_print_diff_json(&out.buf, &d);
        else
            policy_print_diff(&out.buf, &d);
        if (!a->json && !d.n)
            buf_puts(&out.buf, "没有不同。\n");
        st = output_end(&out, e);
    }
    policy_diff_free(&d);
    policy_set_free(set[0]);
    policy_set_free(set[1]);
    db_close(db);
    return st;
}

static enum status read_format(const char *typed, bool *json, struct err *e)
{
    *json = typed && !strcmp(typed, "json");
    if (!typed || *json || !strcmp(typed, "text") || !strcmp(typed, "table"))
        return ST_OK;
    return err_set(e, ST_USAGE, "没有格式“%s”，可用 text、json。", typed);
}

static enum status run(struct call *c, struct err *e)
{
    static const struct {
        const char *word;
        int args;
        enum status (*run)(struct asked *, struct err *);
    } words[] = {
        { "list", 1, list }, { "show", 2, show }, { "check", 2, check },
        { "load", 2, load }, { "diff", 3, diff },
    };
    struct asked a = { .c = c };
    const char *format = NULL;
    const struct option_spec specs[] = { { "format", &format, NULL }, { NULL, NULL, NULL } };
    enum status st = options_read(c, specs, e);
    if (!st)
        st = read_format(format, &a.json, e);
    if (st)
        return st;
    for (size_t i = 0; c->argc && i < sizeof words / sizeof *words; i++)
        if (!strcmp(c->argv[0], words[i].word) && c->argc == words[i].args)
            return words[i].run(&a, e);
    return err_set(e, ST_USAGE, "用法：dangjian policy %s", usage);
}

const struct command command_policy = {
    .name = "policy",
    .usage = usage,
    .summary = "制度：列出、查看、检查、载入和比较规则",
    .help = "check 文件  逐行报告文件里的全部错误\n"
            "load 文件   检查后载入数据库（随程序提供的也可写编号，如 nx6）\n"
            "diff 甲 乙  逐条比较两个制度；甲、乙写数据库里的编号、文件，或 shipped:编号\n"
            "            （随程序提供的那一份）；--format json 供程序读取\n",
    .run = run,
};
