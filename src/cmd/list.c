/* dangjian list and export: many rows. */
#include <inttypes.h>
#include <stdio.h>

#include "args.h"
#include "buf.h"
#include "db.h"
#include "output.h"
#include "row_print.h"
#include "save.h"

enum { FLUSH = 1 << 16 };

struct listing {
    const char *format, *sort, *path, *reason, *limit;
    const char *wheres[ROW_FILTERS];
    struct option_many many[2];
    struct row_query q;
    struct row_printer p;
    struct output out;
};

static enum status print_rows(struct listing *l, struct db *db, struct err *e)
{
    struct row row;
    int got;
    enum status s = ST_OK;
    row_init(&row, l->q.en);
    l->p.en = l->q.en;
    l->p.out = &l->out.buf;
    struct row_iter *it = row_each(db, &l->q);
    row_print_begin(&l->p);
    while (s == ST_OK && (got = row_next(it, &row, e)) != 0) {
        if (got < 0) {
            s = ST_FAILED;
            break;
        }
        row_print(&l->p, &row);
        if (l->out.buf.len > FLUSH)
            s = output_flush(&l->out, e);
        if (l->out.closed)
            break;
    }
    row_print_end(&l->p);
    row_iter_free(it);
    row_clear(&row);
    return s;
}

/* Filters, order and scope; then the rows. */
static enum status run_query(struct call *c, struct listing *l, struct db *db, struct err *e)
{
    struct buf org = BUF_INIT;
    struct args_hold hold = { .n = 0 };
    enum status s = call_org(c, db, &org, e);
    l->q.org = org.len > 0 ? buf_str(&org) : NULL;
    if (s == ST_OK)
        s = args_where(db, &l->q, l->wheres, l->many[0].n, &hold, e);
    if (s == ST_OK)
        s = args_sort(&l->q, l->sort, e);
    if (s == ST_OK)
        s = print_rows(l, db, e);
    if (s == ST_OK)
        s = output_end(&l->out, e);
    if (s == ST_OK && l->p.hidden > 0)
        fprintf(stderr,
                "另有 %" PRId64 " 条不公开，没有列出；确有需要请用 export --private 理由。\n",
                l->p.hidden);
    args_free(&hold);
    buf_free(&org);
    buf_free(&l->out.buf);
    return s;
}

static enum status read_format(const char *typed, enum row_format usual, enum row_format *f,
                               struct err *e)
{
    *f = usual;
    if (typed == NULL || row_format_read(typed, f))
        return ST_OK;
    return err_set(e, ST_USAGE, "没有格式“%s”，可用 table、csv、json、jsonl。", typed);
}

static void begin(struct listing *l)
{
    *l = (struct listing){ 0 };
    l->many[0] = (struct option_many){ "where", l->wheres, ROW_FILTERS, 0 };
}

static enum status run_list(struct call *c, struct err *e)
{
    struct listing l;
    struct db *db = NULL;
    int width = 80;
    begin(&l);
    const struct option_spec specs[] = {
        { "format", &l.format, NULL }, { "sort", &l.sort, NULL }, { "o", &l.path, NULL },
        { NULL, NULL, NULL },
    };
    enum status s = options_read_many(c, specs, l.many, e);
    if (s == ST_OK)
        s = call_entity(c, &l.q.en, e);
    if (s == ST_OK && c->argc > 1)
        s = err_set(e, ST_USAGE, "多了“%s”；筛选请写 --where 字段=值。", c->argv[1]);
    bool terminal = output_is_terminal(&width) && l.path == NULL;
    if (s == ST_OK)
        s = read_format(l.format, terminal ? ROWS_TABLE : ROWS_CSV, &l.p.format, e);
    l.out.path = l.path;
    l.p.guard = ROWS_MASK;
    l.p.width = terminal ? width : 0;
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_READ, e);
    l.p.db = db;
    if (s == ST_OK)
        s = run_query(c, &l, db, e);
    db_close(db);
    return s;
}

const struct command command_list = {
    .name = "list",
    .usage = "种类 [--where 字段=值]… [--sort 字段] [--format 格式] [-o 文件]",
    .summary = "列出记录",
    .help = "--where 字段=值  只列出该字段等于此值的（可写几次）；字段= 列出空着的\n"
            "--sort 字段      按字段排序，-字段 倒序；不写则按编号\n"
            "--format         table（终端上）、csv、json、jsonl\n"
            "-o 文件          写入文件\n"
            "身份证号、电话遮盖显示\n",
    .run = run_list,
};

/* Taking private columns out is itself on record, before they are. */
static enum status note_private(struct call *c, const struct listing *l, struct err *e)
{
    struct db *db;
    struct change *ch;
    enum status s = db_open(&db, c->db_path, DB_WRITE, e);
    if (s != ST_OK)
        return s;
    struct buf what = BUF_INIT;
    buf_printf(&what, "导出%s，含不公开内容", l->q.en->label);
    s = change_begin(&ch, db, buf_str(&what), c->today, c->user, e);
    if (s == ST_OK) {
        s = change_note(ch, l->q.en->name, l->reason, e);
        if (s == ST_OK)
            s = change_commit(ch, e);
        else
            change_abort(ch);
    }
    buf_free(&what);
    db_close(db);
    return s;
}

static enum status run_export(struct call *c, struct err *e)
{
    struct listing l;
    struct db *db = NULL;
    begin(&l);
    const struct option_spec specs[] = {
        { "format", &l.format, NULL }, { "private", &l.reason, NULL }, { "o", &l.path, NULL },
        { NULL, NULL, NULL },
    };
    enum status s = options_read(c, specs, e);
    if (s == ST_OK)
        s = call_entity(c, &l.q.en, e);
    if (s == ST_OK && c->argc > 1)
        s = err_set(e, ST_USAGE, "多了“%s”；用法：dangjian export 种类 [-o 文件]", c->argv[1]);
    if (s == ST_OK)
        s = read_format(l.format, ROWS_CSV, &l.p.format, e);
    if (s == ST_OK && l.p.format == ROWS_TABLE)
        s = err_set(e, ST_USAGE,
                    "export 可用的格式是 csv、json、jsonl；看表格请用 dangjian list。");
    if (s == ST_OK && l.reason != NULL && l.reason[0] == '\0')
        s = err_set(e, ST_USAGE, "--private 后面要写明理由，它会记入变更记录。");
    l.out.path = l.path;
    l.p.guard = l.reason != NULL ? ROWS_ALL : ROWS_OMIT;
    if (s == ST_OK && l.reason != NULL)
        s = note_private(c, &l, e);
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_READ, e);
    if (s == ST_OK)
        s = run_query(c, &l, db, e);
    db_close(db);
    return s;
}

const struct command command_export = {
    .name = "export",
    .usage = "种类 [--format csv|json|jsonl] [--private 理由] [-o 文件]",
    .summary = "导出全部记录，import 可原样导回",
    .help = "--private 理由  连同身份证号、电话、党费基数和不公开的事项，理由记入变更记录\n"
            "-o 文件         写入文件（要么完整，要么没有）\n",
    .run = run_export,
};
