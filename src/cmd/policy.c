/* dangjian policy: list, show, check, load, compare. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "output.h"
#include "policy_change.h"
#include "policy_file.h"
#include "policy_print.h"
#include "policy_store.h"
#include "text.h"
#include "words.h"
#include "yard_print.h"

static const char usage[] = N_("list | show 编号 | check 文件 | load 文件 [--from 日期] | "
                               "diff 甲 乙 | set 编号 规则 键=值… --from 日期");

/* What a call asks. */
struct asked {
    struct call *c;
    bool json, end;
    const char *from, *format;
};

#define AT(member) offsetof(struct asked, member)
static const struct option options[] = {
    { "from", N_("日期"), N_("load、set：从哪天起改，那天以前不变"), AT(from), NULL, 0 },
    { "end", NULL, N_("set：从那天起停用整条规则"), AT(end), NULL, 0 },
    { "format", N_("格式"), N_("diff：text，或 json 供程序读取"), AT(format), "text json", 0 },
    { 0 },
};

enum { MOST_KEYS = 32 }; /* changed at once */

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
        buf_printf(&out.buf, _("%4zu 条  %s\n"), p->nrules, _(p->title));
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
        buf_printf(&out.buf, "%s  %s\n%s\n\n", p->id, p->number, _(p->title));
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
    enum status st = policy_file_add(NULL, set, a->c->argv[1], &pol, &p, e);
    for (size_t i = 0; i < p.n; i++)
        buf_printf(&out.buf, "%s\n", p.v[i].text);
    if (!st)
        buf_printf(&out.buf, _("%s：%zu 条规则，没有错误。\n"), pol->id, pol->nrules);
    enum status printed = output_end(&out, st ? NULL : e);
    problems_free(&p);
    policy_set_free(set);
    return st ? st : printed;
}

/* What differs is data, what became of it is said. */
static enum status say_deed(const struct policy_deed *d, enum status st, struct err *e)
{
    struct output out = { 0 };
    char day[DAY_TEXT];
    buf_add(&out.buf, buf_str(d->said), d->said->len);
    enum status printed = output_end(&out, st ? NULL : e);
    date_format(d->from, day);
    if (!st && !d->changed)
        output_say("没有改动：数据库里已是这样。\n");
    else if (!st && !*day)
        output_say("已改动。\n");
    else if (!st && d->said->len)
        output_say("已改动，自 %s 起；那天以前不变。\n", day);
    return st ? st : printed;
}

static void print_diff(void *out, const struct policy_diff *d)
{
    policy_print_diff(out, d);
}

static enum status read_from(struct asked *a, struct policy_deed *d, struct buf *said,
                             struct err *e)
{
    *d = (struct policy_deed){ .user = a->c->user,
                               .today = a->c->today,
                               .from = DAY_NONE,
                               .tell = print_diff,
                               .ctx = said,
                               .said = said };
    if (a->from && (d->from = date_parse_loose(a->from)) == DAY_NONE)
        return err_set(e, ST_USAGE, "--from 要写存在的日期，如 2026-07-01，这里是“%s”。", a->from);
    return ST_OK;
}

static enum status load(struct asked *a, struct err *e)
{
    struct db *db = NULL;
    struct buf said = BUF_INIT;
    struct policy_deed d;
    enum status st = read_from(a, &d, &said, e);
    if (!st)
        st = call_open(a->c, &db, e);
    if (!st)
        st = say_deed(&d, policy_change_load(db, a->c->argv[1], &d, e), e);
    buf_free(&said);
    db_close(db);
    return st;
}

/* KEY=VALUE of the command line into pairs; the words are cut where the sign stands. */
static enum status read_pairs(struct asked *a, const char *(*pairs)[2], size_t *n, struct err *e)
{
    *n = 0;
    for (int i = 3; i < a->c->argc; i++) {
        char *sign = strchr(a->c->argv[i], '=');
        if (!sign || sign == a->c->argv[i] || *n == MOST_KEYS)
            return err_set(e, ST_USAGE, "要写成 键=值，如 count=2，这里是“%s”。", a->c->argv[i]);
        *sign = '\0';
        pairs[*n][0] = a->c->argv[i];
        pairs[(*n)++][1] = sign + 1;
    }
    if (!*n == !a->end)
        return err_set(e, ST_USAGE,
                       a->end ? "--end 停用整条规则，不再写 键=值。"
                              : "请写要改的 键=值，如 count=2；停用整条规则用 --end。");
    return ST_OK;
}

static enum status set(struct asked *a, struct err *e)
{
    const char *pairs[MOST_KEYS][2];
    size_t n = 0;
    struct db *db = NULL;
    struct buf said = BUF_INIT;
    struct policy_deed d;
    enum status st = read_from(a, &d, &said, e);
    if (!st)
        st = read_pairs(a, pairs, &n, e);
    if (!st)
        st = call_open(a->c, &db, e);
    if (!st) {
        st = policy_change_rule(db, a->c->argv[1], a->c->argv[2], (const char *const(*)[2])pairs, n,
                                &d, e);
        st = say_deed(&d, st, e);
    }
    buf_free(&said);
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
        policy_compare(p[0], p[1], DAY_ALWAYS, &d);
        if (a->json)
            policy_print_diff_json(&out.buf, &d);
        else
            policy_print_diff(&out.buf, &d);
        if (!a->json && !d.n)
            buf_puts(&out.buf, _("没有不同。\n"));
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
        int args, most;
        enum status (*run)(struct asked *, struct err *);
    } words[] = {
        { "list", 1, 1, list }, { "show", 2, 2, show }, { "check", 2, 2, check },
        { "load", 2, 2, load }, { "diff", 3, 3, diff }, { "set", 3, 3 + MOST_KEYS, set },
    };
    struct asked a = { .c = c };
    enum status st = options_read(c, &a, e);
    if (!st)
        st = read_format(a.format, &a.json, e);
    if (st)
        return st;
    for (size_t i = 0; c->argc && i < sizeof words / sizeof *words; i++)
        if (!strcmp(c->argv[0], words[i].word) && c->argc >= words[i].args &&
            c->argc <= words[i].most)
            return words[i].run(&a, e);
    return err_set(e, ST_USAGE, "用法：dangjian policy %s", usage);
}

const struct command command_policy = {
    .name = "policy",
    .usage = usage,
    .summary = N_("制度：列出、查看、检查、载入和比较规则"),
    .help = N_(
        "check 文件  逐行报告文件里的全部错误\n"
        "load 文件   检查后载入数据库（随程序提供的也可写编号，如 nx6）；已有而内容不同的，列出\n"
        "            不同之处，用 --from 日期 写明从哪天起改，那天以前不变\n"
        "set 编号 规则 键=值… --from 日期   从那天起改一条规则的几项，值留空即去掉这一项；\n"
        "            --end 从那天起停用；title、note、remind、basis 就地改动，不必写日期\n"
        "diff 甲 乙  逐条比较两个制度；甲、乙写数据库里的编号、文件，或 shipped:编号\n"
        "            （随程序提供的那一份）\n"),
    .options = options,
    .args = { "list show check load diff set", "@policy @file", "@rule @policy @file", "+@key" },
    .run = run,
};
