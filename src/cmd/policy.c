/* dangjian policy: list, show, check, load. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "output.h"
#include "policy_file.h"
#include "policy_store.h"
#include "text.h"
#include "yard_print.h"

static void put_column(struct buf *b, const char *s, int cells)
{
    text_pad(b, s, cells);
    buf_putc(b, ' ');
}

static enum status list(struct call *c, struct err *e)
{
    struct db *db;
    struct policy_set *set = NULL;
    struct output out = { 0 };
    enum status st = db_open(&db, c->db_path, DB_READ, e);
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

static const char *cadence(const struct rule *r, char *out, size_t n)
{
    switch (r->kind) {
    case RULE_EVENT:
        snprintf(out, n, "事后 %d 天内", r->within);
        return out;
    case RULE_TERM:
        snprintf(out, n, "任期 %d 年", r->term_years);
        return out;
    case RULE_STREAK:
        snprintf(out, n, "连续 %d 期", r->streak);
        return out;
    case RULE_ITEM:
        return "按期办结";
    case RULE_RECORD:
        return "记录要素";
    case RULE_STRUCTURE:
        return "应当具备";
    default:
        switch (r->every) {
        case EVERY_MONTH:
            return "每月";
        case EVERY_QUARTER:
            return "每季度";
        case EVERY_HALF:
            return "每半年";
        case EVERY_YEAR:
            return "每年";
        default:
            snprintf(out, n, "每 %d 年", r->every / 12);
            return out;
        }
    }
}

static void put_rule(struct buf *b, const struct rule *r)
{
    char every[32], day[DAY_TEXT];
    put_column(b, r->id, 26);
    put_column(b, cadence(r, every, sizeof every), 14);
    put_column(b, r->title, 36);
    buf_puts(b, r->source);
    if (r->chosen)
        buf_puts(b, "（数字为程序所定）");
    date_format(r->life.from, day);
    if (*day)
        buf_printf(b, " 自 %s", day);
    date_format(r->life.to, day);
    if (*day)
        buf_printf(b, " 至 %s 前", day);
    buf_putc(b, '\n');
}

static enum status show(struct call *c, struct err *e)
{
    struct db *db;
    struct policy_set *set = NULL;
    struct output out = { 0 };
    enum status st = db_open(&db, c->db_path, DB_READ, e);
    const struct policy *p = NULL;
    if (!st)
        st = policy_store_load(db, &set, e);
    if (!st && !(p = policy_set_get(set, c->argv[1])))
        st = err_set(e, ST_MISSING, "数据库里没有制度“%s”；dangjian policy list 可列出全部。",
                     c->argv[1]);
    if (!st) {
        buf_printf(&out.buf, "%s  %s\n%s\n\n", p->id, p->number, p->title);
        for (size_t i = 0; i < p->nrules; i++)
            put_rule(&out.buf, p->rules[i]);
        for (size_t i = 0; i < p->nyards; i++)
            yard_print(&out.buf, p->yard[i]);
        st = output_end(&out, e);
    }
    policy_set_free(set);
    db_close(db);
    return st;
}

static enum status check(struct call *c, struct err *e)
{
    struct policy_set *set = policy_set_new();
    struct problems p = { 0 };
    struct output out = { 0 };
    const struct policy *pol = NULL;
    enum status st = policy_file_add(set, c->argv[1], &pol, &p, e);
    for (size_t i = 0; i < p.n; i++)
        buf_printf(&out.buf, "%s\n", p.v[i].text);
    if (!st)
        buf_printf(&out.buf, "%s：%zu 条规则，没有错误。\n", pol->id, pol->nrules);
    enum status printed = output_end(&out, st ? NULL : e);
    problems_free(&p);
    policy_set_free(set);
    return st ? st : printed;
}

static enum status load(struct call *c, struct err *e)
{
    struct db *db;
    enum status st = db_open(&db, c->db_path, DB_WRITE, e);
    if (!st)
        st = policy_file_load(db, c->argv[1], c->user, e);
    db_close(db);
    return st;
}

static enum status run(struct call *c, struct err *e)
{
    static const struct {
        const char *word;
        int args;
        enum status (*run)(struct call *, struct err *);
    } words[] = {
        { "list", 1, list }, { "show", 2, show }, { "check", 2, check }, { "load", 2, load }
    };
    static const struct option_spec none[] = { { NULL, NULL, NULL } };
    enum status st = options_read(c, none, e);
    if (st)
        return st;
    for (size_t i = 0; c->argc && i < sizeof words / sizeof *words; i++)
        if (!strcmp(c->argv[0], words[i].word) && c->argc == words[i].args)
            return words[i].run(c, e);
    return err_set(e, ST_USAGE, "用法：dangjian policy list | show 编号 | check 文件 | load 文件");
}

const struct command command_policy = {
    .name = "policy",
    .usage = "list | show 编号 | check 文件 | load 文件",
    .summary = "制度：列出、查看、检查和载入规则",
    .help = "check 文件  逐行报告文件里的全部错误\n"
            "load 文件   检查后载入数据库（随程序提供的也可写编号，如 nx6）\n",
    .run = run,
};
