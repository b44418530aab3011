/* dangjian log: who changed what, and when, the newest first. */
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "journal.h"
#include "log_print.h"
#include "output.h"
#include "words.h"

enum { FLUSH = 1 << 16 };

struct log_options {
    const char *entity, *code, *since, *format, *limit, *path;
};

#define AT(member) offsetof(struct log_options, member)
static const struct option options[] = {
    { "entity", N_("种类"), N_("只看这一类记录，如 person；policy 是制度的改动"), AT(entity),
      "@entity policy", 0 },
    { "code", N_("编号"), N_("只看这一条记录；没有编号的写各主键字段，用 / 连接"), AT(code),
      "@code", 0 },
    { "since", N_("日期"), N_("从这一天起"), AT(since), NULL, 0 },
    { "limit", N_("条数"), N_("最多列出几条变更"), AT(limit), NULL, 0 },
    { "format", N_("格式"),
      N_("table（按批列出）、csv（每个字段一行）、json、jsonl（每条变更一个对象）、xlsx（须有 "
         "-o）"),
      AT(format), "table text csv json jsonl xlsx", 0 },
    OPTION_FILE(struct log_options, path),
    { 0 },
};

static enum status read_limit(const char *typed, int64_t *limit, struct err *e)
{
    *limit = INT64_MAX;
    if (typed == NULL)
        return ST_OK;
    size_t n = strspn(typed, "0123456789");
    if (n == 0 || n > 9 || typed[n] != '\0')
        return err_set(e, ST_USAGE, "--limit 要写条数，如 20，这里是“%s”。", typed);
    *limit = strtoll(typed, NULL, 10);
    return ST_OK;
}

static enum status read_options(struct call *c, struct log_options *o, struct err *e)
{
    enum status s = options_read(c, o, e);
    if (s == ST_OK && c->argc > 0)
        s = err_set(e, ST_USAGE,
                    "log 不带参数“%s”；某一条记录的变更请写 --entity 种类 --code 编号。",
                    c->argv[0]);
    if (s == ST_OK && c->org != NULL)
        s = err_set(e, ST_USAGE, "log 不按组织筛选，请去掉 --org，改用 --entity、--code。");
    return s;
}

static enum status read_format(const struct log_options *o, enum table_format *f, struct err *e)
{
    const char *format = output_format(o->format, o->path);
    *f = TABLE_TABLE;
    if (format != NULL && !table_format_read(format, f))
        return err_set(e, ST_USAGE, "没有格式“%s”，可用 table、text、csv、json、jsonl、xlsx。",
                       format);
    return *f == TABLE_XLSX ? output_needs_file(o->path, e) : ST_OK;
}

static enum status read_since(const char *typed, char day[DAY_TEXT], struct err *e)
{
    day[0] = '\0';
    if (typed == NULL)
        return ST_OK;
    daynum d = date_parse_loose(typed);
    if (d == DAY_NONE)
        return err_set(e, ST_USAGE, "--since 要写存在的日期，如 2026-01-01，这里是“%s”。", typed);
    date_format(d, day);
    return ST_OK;
}

/* What people write for a row as the journal has it; of one that is gone its code as it is. */
static enum status read_key(struct db *db, const struct entity *en, const char *typed,
                            struct buf *key, struct err *e)
{
    struct row row;
    enum status s = ST_MISSING;
    if (typed == NULL)
        return ST_OK;
    if (en != NULL) {
        row_init(&row, en);
        s = row_find_text(db, en, typed, &row, e);
        if (s == ST_OK)
            row_key(&row, key);
        row_clear(&row);
    }
    if (s == ST_MISSING)
        buf_puts(key, typed);
    return s == ST_MISSING ? ST_OK : s;
}

static enum status print(struct log_printer *p, const struct log_ask *ask, struct output *out,
                         struct err *e)
{
    enum status s = ST_OK;
    int got = 1;
    log_print_begin(p, ask);
    while (s == ST_OK && !out->closed && (got = log_print_next(p, e)) == 1) {
        if (out->buf.len > FLUSH)
            s = output_flush(out, e);
    }
    log_print_end(p);
    if (s == ST_OK && got < 0)
        s = ST_FAILED;
    return s == ST_OK ? output_end(out, e) : s;
}

static enum status run(struct call *c, struct err *e)
{
    struct log_options o = { 0 };
    struct output out = { 0 };
    struct log_printer p = { .out = &out.buf };
    struct log_ask ask = { .entity = "" };
    const struct entity *en = NULL;
    struct buf key = BUF_INIT;
    char since[DAY_TEXT];
    int width = 0;
    enum status s = read_options(c, &o, e);
    if (s == ST_OK && o.entity != NULL && strcmp(o.entity, JOURNAL_POLICY) != 0 &&
        (en = model_entity(o.entity)) == NULL)
        s = err_set(e, ST_USAGE, "没有“%s”这一类记录；全部种类见 dangjian fields。", o.entity);
    if (s == ST_OK)
        s = read_format(&o, &p.format, e);
    if (s == ST_OK)
        s = read_since(o.since, since, e);
    if (s == ST_OK)
        s = read_limit(o.limit, &ask.limit, e);
    if (s == ST_OK)
        s = db_open(&p.db, c->db_path, DB_READ, e);
    if (s == ST_OK)
        s = read_key(p.db, en, o.code, &key, e);
    if (s == ST_OK) {
        ask.entity = en != NULL ? en->name : o.entity != NULL ? o.entity : "";
        ask.key = buf_str(&key);
        ask.since = since;
        out.path = o.path;
        p.width = output_is_terminal(&width) && o.path == NULL ? width : 0;
        s = p.format == TABLE_XLSX ? log_workbook(o.path, p.db, &ask, c->user, c->today, e)
                                   : print(&p, &ask, &out, e);
    }
    buf_free(&key);
    buf_free(&out.buf);
    db_close(p.db);
    return s;
}

const struct command command_log = {
    .name = "log",
    .summary = N_("变更记录：谁在何时把什么改成了什么，新的在前"),
    .help = N_("身份证号、电话、党费基数和不公开的事项显示为〔受保护〕\n"),
    .options = options,
    .run = run,
};
