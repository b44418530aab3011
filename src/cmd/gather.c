/* dangjian gather: figures that other offices handed up. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "file.h"
#include "handed_up.h"
#include "tabular.h"
#include "words.h"

static enum status take_file(struct call *c, struct db *db, const char *path, char period[8],
                             struct err *e)
{
    struct handed_ask ask = { .path = path, .today = c->today, .user = c->user };
    struct buf said = BUF_INIT;
    char *text = NULL;
    size_t n = 0;
    enum status st = file_read(path, &text, &n, e);
    if (!st && n > HANDED_MOST)
        st = err_set(e, ST_REFUSED, "文件太大（%zu 字节），不像上报的数字。", n);
    else if (!st && strlen(text) != n)
        st = err_set(e, ST_FAILED, "不是完整的 JSON，请重新取一份。");
    ask.text = text;
    if (!st)
        st = handed_take(db, &ask, period, &said, e);
    if (st)
        err_prefix(e, "%s", path);
    fputs(buf_str(&said), stderr);
    buf_free(&said);
    free(text);
    return st;
}

static const struct column columns[] = {
    { "org", "代码", COLUMN_CODE },        { "org_name", "组织", COLUMN_TEXT },
    { "state", "状态", COLUMN_TEXT },      { "edition", "版次", COLUMN_INT },
    { "as_of", "截至", COLUMN_DAY },       { "received_at", "收到", COLUMN_CODE },
    { "digest", "文件摘要", COLUMN_CODE },
};

static void add_state(void *ctx, const struct handed_state *s)
{
    struct table *t = ctx;
    bool came = *s->as_of != '\0';
    table_text(t, s->org);
    table_text(t, s->name);
    table_word(t, came ? "handed" : "missing", came ? _("上报") : _("未报"));
    if (came)
        table_int(t, s->edition);
    else
        table_null(t);
    table_day(t, came ? date_parse(s->as_of) : DAY_NONE);
    table_text(t, s->received_at);
    table_text(t, s->digest);
}

/* Who keeps own books, and whether the figures are here. */
static enum status print_states(struct call *c, struct db *db, const char *period,
                                const struct table_call *how, struct err *e)
{
    struct buf org = BUF_INIT;
    struct period p;
    struct table *t = table_new(columns, sizeof columns / sizeof *columns);
    enum status st = period_parse(period, &p) ? call_org(c, db, &org, e) : ST_FAILED;
    if (!st)
        st = handed_states(db, c->org ? buf_str(&org) : NULL, p, period, add_state, t, e);
    if (!st)
        st = call_print(how, t, e);
    table_free(t);
    buf_free(&org);
    return st;
}

static const struct option options[] = {
    OPTION_PERIOD(N_("不收文件，只看这个季度谁报了：2026Q1")),
    OPTION_FORMAT,
    OPTION_WIDTH(struct table_options, width),
    OPTION_FILE(struct table_options, path),
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct table_options o = { 0 };
    struct table_call how;
    struct db *db = NULL;
    struct period p;
    char period[PERIOD_TEXT] = "";
    enum status st = options_read(c, &o, e);
    if (!st && !c->argc && !o.period)
        st = err_set(e, ST_USAGE, "用法：dangjian gather 文件…，或 --period 2026Q1 看谁报了。");
    if (!st && o.period && (st = call_period(o.period, &p, e)) == ST_OK)
        period_format(p, period);
    if (!st)
        st = call_table(&o, &how, e);
    if (!st)
        st = db_open(&db, c->db_path, c->argc ? DB_WRITE : DB_READ, e);
    if (!st && c->argc)
        call_copy(db);
    for (int i = 0; i < c->argc && !st; i++)
        st = take_file(c, db, c->argv[i], period, e);
    if (!st) {
        how.title = _("上报情况");
        how.unit = "";
        how.author = c->user;
        how.day = c->today;
        st = print_states(c, db, period, &how, e);
    }
    db_close(db);
    return st;
}

const struct command command_gather = {
    .name = "gather",
    .usage = N_("文件…"),
    .summary = N_("收下级上报的季度数字（report quarter --format json），列出谁还没有报"),
    .help = N_("账不在本库的组织（books 为 own）以上报的数字为准；同一文件再收一次没有变化\n"),
    .options = options,
    .args = { "+@file" },
    .run = run,
};
