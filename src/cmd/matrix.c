/* dangjian matrix: organisations x rules, have/need of each. */
#include "matrix_print.h"

#include "command.h"
#include "due_print.h"
#include "output.h"
#include "tabular.h"
#include "words.h"

static enum status print(const struct matrix *m, const struct table_call *how, struct err *e)
{
    if (how->format == TABLE_XLSX) {
        struct matrix_sheets sheets = { NULL, m->norgs, how->unit, how->author, "" };
        return matrix_workbook(how->path, m, &sheets, e);
    }
    if (how->format <= TABLE_TEXT) {
        struct output out = { .path = how->path };
        matrix_print(&out.buf, m, how->width);
        return output_end(&out, e);
    }
    struct table *t = matrix_table(m, NULL, m->norgs);
    enum status st = call_print(how, t, e);
    table_free(t);
    return st;
}

static const struct option options[] = {
    OPTION_PERIOD(N_("2026、2026H1、2026Q3 或 2026-03；期限在其中的都算")),
    OPTION_FORMAT,
    OPTION_WIDTH(struct table_options, width),
    OPTION_FILE(struct table_options, path),
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct table_options opt = { 0 };
    struct table_call how;
    struct matrix m = { 0 };
    struct period p = { 0 };
    struct db *db = NULL;
    struct office *o = NULL;
    int org = -1;
    enum status st = options_read(c, &opt, e);
    if (!st && c->argc)
        st = err_set(e, ST_USAGE, "matrix 不带参数“%s”；用法见 dangjian help matrix。", c->argv[0]);
    if (!st)
        st = call_period(opt.period, &p, e);
    if (!st)
        st = call_table(&opt, &how, e);
    if (!st)
        st = db_open(&db, c->db_path, DB_READ, e);
    if (!st)
        call_tell_clock(db);
    if (!st)
        st = office_open(&o, db, PEOPLE_CODED, e);
    if (!st)
        st = call_office_org(c, o, &org, e);
    if (!st)
        st = matrix_make(&m, o, p, c->today, org, NULL, e);
    if (!st) {
        call_name_table(&how, c, o, org, NULL);
        st = print(&m, &how, e);
    }
    matrix_free(&m);
    office_close(o);
    db_close(db);
    return st;
}

const struct command command_matrix = {
    .name = "matrix",
    .summary = N_("完成情况总表：组织 × 规则，各完成几项、应完成几项"),
    .help = N_("用 csv、json、jsonl 时每格一行；表格放不下的规则另起一段\n"),
    .options = options,
    .run = run,
};
