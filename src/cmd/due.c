/* dangjian due: what is owed, by when, by which organisation. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "due_print.h"
#include "output.h"
#include "tabular.h"
#include "words.h"

/* The options as they stand on the line. */
struct due_options {
    const char *within, *from, *to, *status, *kind, *rule, *format, *width, *path;
    bool all, exit_code;
};

#define AT(member) offsetof(struct due_options, member)
static const struct option options[] = {
    { "within", N_("天数"), N_("期限在多少天内的待办（默认 31）"), AT(within), NULL, 0 },
    { "from", N_("日期"), N_("只看期限在这一天和以后的"), AT(from), NULL, 0 },
    { "to", N_("日期"), N_("只看期限在这一天和以前的"), AT(to), NULL, 0 },
    { "status", N_("状态,…"),
      N_("overdue 逾期、unmet 不达标、due 临期、open 待办、upcoming 未到期、done 完成、late 补办、"
         "waived 免除"),
      AT(status), "@status", 0 },
    { "kind", N_("类别,…"), N_("periodic、event、term、structure、streak、item、record"), AT(kind),
      "@kind", 0 },
    { "rule", N_("规则"), N_("规则编号，如 nx6.theme-day"), AT(rule), "@rule", 0 },
    { "all", NULL, N_("连同完成、免除和较远的"), AT(all), NULL, 0 },
    { "format", N_("格式"),
      N_("table、text（分状态成文，可放进邮件）、json、jsonl、csv、xlsx（须有 "
         "-o）、ics（日历待办）"),
      AT(format), "table text xlsx ics json jsonl csv", 0 },
    OPTION_WIDTH(struct due_options, width),
    OPTION_FILE(struct due_options, path),
    { "exit-code", NULL, N_("有逾期时以 5 退出"), AT(exit_code), NULL, 0 },
    { 0 },
};

static enum status read_options(struct call *c, struct due_options *o, struct err *e)
{
    enum status st = options_read(c, o, e);
    if (!st && c->argc)
        st = err_set(e, ST_USAGE, "due 不带参数“%s”；用法见 dangjian help due。", c->argv[0]);
    return st;
}

static enum status read_day(const char *name, const char *s, daynum *out, struct err *e)
{
    if (s && (*out = date_parse_loose(s)) == DAY_NONE)
        return err_set(e, ST_USAGE, "--%s 要写存在的日期，如 2026-03-31，这里是“%s”。", name, s);
    return ST_OK;
}

static enum status read_number(const char *name, const char *s, int *out, struct err *e)
{
    if (!s)
        return ST_OK;
    int v = 0;
    for (const char *p = s; *p; p++) {
        if (*p < '0' || *p > '9' || (v = v * 10 + (*p - '0')) > 36600)
            return err_set(e, ST_USAGE, "--%s 要写 0 至 36600 的整数，这里是“%s”。", name, s);
    }
    if (!*s)
        return err_set(e, ST_USAGE, "--%s 后面缺少数字。", name);
    *out = v;
    return ST_OK;
}

static int kind_parse(const char *s)
{
    for (int i = 0; i < RULE_KINDS; i++)
        if (!strcmp(s, rule_kind_word((enum rule_kind)i)))
            return i;
    return -1;
}

/* overdue,due -> bits. */
static enum status read_words(const char *name, const char *s, int (*parse)(const char *),
                              unsigned *bits, struct err *e)
{
    while (s && *s) {
        char word[32];
        size_t n = strcspn(s, ",");
        if (n >= sizeof word)
            return err_set(e, ST_USAGE, "--%s 里有看不懂的词：%s", name, s);
        memcpy(word, s, n);
        word[n] = 0;
        int k = parse(word);
        if (k < 0)
            return err_set(e, ST_USAGE, "--%s 没有“%s”这个词；可用的词见 dangjian help due。", name,
                           word);
        *bits |= 1U << k;
        s += n + (s[n] == ',');
    }
    return ST_OK;
}

enum format { TABLE, TEXT, XLSX, ICS, JSON, JSONL, CSV };

static enum status read_format(const char *s, enum format *out, struct err *e)
{
    static const char *const words[] = { "table", "text", "xlsx", "ics", "json", "jsonl", "csv" };
    *out = TABLE;
    for (int i = 0; s && i <= CSV; i++)
        if (!strcmp(s, words[i])) {
            *out = (enum format)i;
            return ST_OK;
        }
    return s ? err_set(e, ST_USAGE,
                       "没有“%s”这种格式；可用 table、text、json、jsonl、csv、xlsx、ics。", s)
             : ST_OK;
}

/* While a long list is printed. */
struct printing {
    struct due_printer *p;
    struct output *out;
    struct err *e;
    enum status status;
    bool overdue;
};

static void print_one(void *ctx, const struct duty *d)
{
    struct printing *x = ctx;
    x->overdue |= d->status == DUTY_OVERDUE;
    due_printer_add(x->p, d);
    if (x->out->buf.len > 1 << 16 && !x->status)
        x->status = output_flush(x->out, x->e);
}

static enum status print_stream(struct office *o, const struct due_filter *f, enum format format,
                                struct output *out, bool *overdue, struct err *e)
{
    static const enum due_format forms[] = {
        [JSON] = DUE_JSON, [JSONL] = DUE_JSONL, [CSV] = DUE_CSV
    };
    struct printing x = { NULL, out, e, ST_OK, false };
    x.p = due_printer_new(forms[format], &out->buf, office_world(o), f->today);
    enum status st = due_run(o, f, print_one, &x, NULL, e);
    due_printer_end(x.p);
    *overdue = x.overdue;
    if (!st)
        st = x.status;
    return st ? st : output_end(out, e);
}

static enum status print_list(struct call *c, struct office *o, const struct due_filter *f,
                              enum format format, int width, struct output *out, bool *overdue,
                              struct err *e)
{
    struct due_list l;
    enum status st = due_list_make(&l, o, f, e);
    if (!st && format == XLSX)
        st = due_workbook(out->path, office_world(o), f, &l, c->user, e);
    else if (!st && format == ICS)
        due_ics(&out->buf, office_world(o), &l);
    else if (!st && format == TEXT)
        due_letter(&out->buf, office_world(o), f, &l, width);
    else if (!st)
        due_table(&out->buf, office_world(o), f, &l, width);
    *overdue = l.count[DUTY_OVERDUE] > 0;
    due_list_free(&l);
    return !st && format != XLSX ? output_end(out, e) : st;
}

/* What the options ask for, but the organisation. */
static enum status read_filter(const struct due_options *o, struct due_filter *f, struct err *e)
{
    enum status st = read_number("within", o->within, &f->within, e);
    if (!st)
        st = read_day("from", o->from, &f->from, e);
    if (!st)
        st = read_day("to", o->to, &f->to, e);
    if (!st)
        st = read_words("status", o->status, duty_status_parse, &f->classes, e);
    if (f->classes & 1U << DUTY_UNMET) /* as programs read it: one word for both */
        f->classes |= 1U << DUTY_ADVICE;
    if (!st)
        st = read_words("kind", o->kind, kind_parse, &f->kinds, e);
    f->rule = o->rule;
    f->all = o->all;
    if (!st && f->from != DAY_NONE && f->to != DAY_NONE && f->from > f->to)
        st = err_set(e, ST_USAGE, "--from %s 晚于 --to %s，请对调。", o->from, o->to);
    return st;
}

/* --org and --rule name something that exists. */
static enum status resolve(const struct call *c, const struct office *o, struct due_filter *f,
                           struct err *e)
{
    const struct world *w = office_world(o);
    enum status s = call_office_org(c, o, &f->org, e);
    if (s != ST_OK || !f->rule)
        return s;
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++)
            if (!strcmp(f->rule, w->policy[i]->rules[k]->id) ||
                !strcmp(f->rule, w->policy[i]->rules[k]->slot))
                return ST_OK;
    return err_set(e, ST_MISSING, "现行制度里没有规则“%s”；dangjian policy show 可列出。", f->rule);
}

static enum status run(struct call *c, struct err *e)
{
    struct due_options o = { 0 };
    struct due_filter f = DUE_FILTER_INIT;
    struct output out = { 0 };
    struct office *office = NULL;
    struct db *db = NULL;
    enum format format = TABLE;
    bool overdue = false;
    int width = 0; /* as wide as it needs, where nobody says */
    enum status st = read_options(c, &o, e);
    f.today = c->today;
    if (!st)
        st = read_filter(&o, &f, e);
    if (!st)
        st = read_format(output_format(o.format, o.path), &format, e);
    if (!output_is_terminal(&width) || o.path || format != TABLE)
        width = 0;
    if (!st && format == XLSX)
        st = output_needs_file(o.path, e);
    if (!st)
        st = read_number("width", o.width, &width, e);
    if (!st)
        st = db_open(&db, c->db_path, DB_READ, e);
    if (!st)
        call_tell_clock(db);
    if (!st)
        st = format >= JSON && !c->org
                 ? office_open_slices(&office, db, c->today, e)
                 : office_open(&office, db, format < JSON ? PEOPLE_NAMED : PEOPLE_CODED, e);
    if (!st)
        st = resolve(c, office, &f, e);
    out.path = o.path;
    if (!st)
        st = format >= JSON ? print_stream(office, &f, format, &out, &overdue, e)
                            : print_list(c, office, &f, format, width, &out, &overdue, e);
    buf_free(&out.buf);
    office_close(office);
    db_close(db);
    return !st && o.exit_code && overdue ? ST_OVERDUE : st;
}

const struct command command_due = {
    .name = "due",
    .summary = N_("待办清单：谁在什么期限前还欠什么"),
    .options = options,
    .run = run,
};
