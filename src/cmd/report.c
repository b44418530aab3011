/* dangjian report: tables for people and programs. */
#include "report.h"

#include <string.h>

#include "command.h"
#include "output.h"
#include "tabular.h"
#include "text.h"

struct report_options {
    const char *period, *format, *width, *path;
    bool list;
};

static enum status read_options(struct call *c, struct report_options *o, struct err *e)
{
    const struct option_spec specs[] = {
        { "period", &o->period, NULL }, { "format", &o->format, NULL },
        { "width", &o->width, NULL },   { "o", &o->path, NULL },
        { "list", NULL, &o->list },     { NULL, NULL, NULL },
    };
    enum status st = options_read(c, specs, e);
    if (!st && c->argc != (o->list ? 0 : 1))
        st = err_set(e, ST_USAGE,
                     "用法：dangjian report 名称 --period 2026Q3；全部名称见 "
                     "dangjian report --list。");
    return st;
}

static enum status list(struct err *e)
{
    struct output out = { 0 };
    for (size_t i = 0; reports[i]; i++) {
        text_pad(&out.buf, reports[i]->name, 12);
        buf_printf(&out.buf, " %s\n", reports[i]->title);
    }
    return output_end(&out, e);
}

static enum status print(struct call *c, const struct report *r, struct report_query *q,
                         struct table_call *how, struct err *e)
{
    struct db *db = NULL;
    struct office *o = NULL;
    struct table *t = NULL;
    enum status st = db_open(&db, c->db_path, DB_READ, e);
    if (!st)
        st = office_open(&o, db, how->format < TABLE_CSV, e);
    if (!st)
        st = call_office_org(c, o, &q->org, e);
    if (!st)
        st = r->make(o, q, &t, e);
    if (!st) {
        call_name_table(how, c, o, q->org, r->title);
        st = call_print(how, t, e);
    }
    table_free(t);
    office_close(o);
    db_close(db);
    return st;
}

static enum status run(struct call *c, struct err *e)
{
    struct report_options o = { 0 };
    struct report_query q = { .today = c->today, .org = -1 };
    struct table_call how;
    enum status st = read_options(c, &o, e);
    if (st || o.list)
        return st ? st : list(e);
    const struct report *r = report_find(c->argv[0]);
    if (!r)
        return err_set(e, ST_MISSING, "没有“%s”这种报表；全部名称见 dangjian report --list。",
                       c->argv[0]);
    st = call_period(o.period, &q.period, e);
    if (!st)
        st = call_table(o.format, o.width, o.path, &how, e);
    return st ? st : print(c, r, &q, &how, e);
}

const struct command command_report = {
    .name = "report",
    .usage = "名称 --period 期间 [--format 格式] [--width 列] [-o 文件] | --list",
    .summary = "报表：人数、参会率、党费等",
    .help = "--list         列出全部报表\n"
            "--period 期间  2026、2026H1、2026Q3 或 2026-03\n"
            "--format       table、text、csv、json、jsonl、xlsx（须有 -o）\n"
            "--width 列     表格宽度\n"
            "-o 文件        写入文件（要么完整，要么没有）\n",
    .run = run,
};
