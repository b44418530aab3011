/* dangjian list and export: many rows. */
#include <inttypes.h>

#include "args.h"
#include "buf.h"
#include "db.h"
#include "fields.h"
#include "output.h"
#include "row_print.h"
#include "tabular.h"
#include "words.h"

enum { FLUSH = 1 << 16 };

struct listing {
    const char *format, *sort, *path, *reason;
    const char *wheres[ROW_FILTERS];
    struct option_many where;
    enum table_format form;
    bool export;
    int width; /* cells of a line */
    struct row_query q;
    struct row_table rows;
    struct output out;
};

#define AT(member) offsetof(struct listing, member)
static const struct option list_options[] = {
    { "where", N_("字段=值"), N_("只列出该字段等于此值的（可写几次）；字段= 列出空着的"), AT(where),
      "@field", OPTION_MANY },
    { "sort", N_("字段"), N_("按字段排序，-字段 倒序；不写则按编号"), AT(sort), "@sort", 0 },
    { "format", N_("格式"), N_("table（终端上）、csv、json、jsonl、xlsx（须有 -o）"), AT(format),
      "table csv json jsonl xlsx", 0 },
    OPTION_FILE(struct listing, path),
    { 0 },
};
static const struct option export_options[] = {
    { "format", N_("格式"), N_("csv、json、jsonl、xlsx（须有 -o）"), AT(format),
      "csv json jsonl xlsx", 0 },
    { "private", N_("理由"), N_("连同身份证号、电话、党费基数和不公开的事项，理由记入变更记录"),
      AT(reason), NULL, 0 },
    OPTION_FILE(struct listing, path),
    { 0 },
};

static int next_row(void *ctx, struct row *row, struct err *e)
{
    return row_next(ctx, row, e);
}

static enum status print_table(struct listing *l, struct err *e)
{
    int got = 1;
    enum status s = ST_OK;
    struct rows_printer *p = rows_print_begin(&l->rows.rows, l->form, &l->out.buf, l->width);
    while (s == ST_OK && !l->out.closed && (got = rows_print_next(p, e)) == 1)
        if (l->out.buf.len > FLUSH)
            s = output_flush(&l->out, e);
    rows_print_end(p);
    if (got < 0)
        s = ST_FAILED;
    return s == ST_OK ? output_end(&l->out, e) : s;
}

/* Whose rows they are: the organisation asked for, else the root. */
static void say_unit(const struct listing *l, struct db *db, struct buf *out)
{
    struct row_query q = {
        .en = &entity_org, .sort = -1, .nwhere = 1, .limit = 1, .where = { { F_ORG_PARENT, "" } }
    };
    struct row row;
    if (l->q.org != NULL) {
        row_name(db, "org", l->q.org, out, NULL);
        return;
    }
    struct row_iter *it = row_each(db, &q);
    row_init(&row, q.en);
    if (row_next(it, &row, NULL) == 1)
        buf_puts(out, row_get(&row, F_ORG_NAME));
    row_clear(&row);
    row_iter_free(it);
}

/* list: a sheet for people, with what was asked for; export: the header and the rows. */
static enum status save_sheet(const struct call *c, struct listing *l, struct db *db, struct err *e)
{
    struct buf unit = BUF_INIT, about = BUF_INIT;
    struct ymd day = date_split(c->today);
    say_unit(l, db, &unit);
    buf_printf(&about, _("填报单位：%s　　截至日期：%d年%d月%d日\n"), buf_str(&unit), day.year,
               day.month, day.day);
    for (int i = 0; i < l->q.nwhere; i++) {
        const struct field *f = &l->q.en->fields[l->q.where[i].field];
        buf_printf(&about, _("%s%s＝"), i == 0 ? _("筛选：") : _("；"), _(f->label));
        if (f->kind == FIELD_REF)
            row_name(db, f->ref, l->q.where[i].value, &about, NULL);
        else
            model_show(f, l->q.where[i].value, &about);
    }
    enum status s = row_workbook(l->path, &l->rows, l->export ? NULL : buf_str(&about),
                                 buf_str(&unit), c->user, c->today, e);
    buf_free(&unit);
    buf_free(&about);
    return s;
}

static enum status print_rows(struct call *c, struct listing *l, struct db *db, struct err *e)
{
    struct row_iter *it = row_each(db, &l->q);
    l->rows.db = db;
    l->rows.en = l->q.en;
    l->rows.next = next_row;
    l->rows.ctx = it;
    row_table_begin(&l->rows);
    enum status s = l->form == TABLE_XLSX ? save_sheet(c, l, db, e) : print_table(l, e);
    row_table_end(&l->rows);
    row_iter_free(it);
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
        s = args_where(db, &l->q, l->wheres, l->where.n, &hold, e);
    if (s == ST_OK)
        s = args_sort(&l->q, l->sort, e);
    if (s == ST_OK)
        s = print_rows(c, l, db, e);
    if (s == ST_OK && l->q.en->hidden != NULL && l->q.nwhere > 0) /* a count would tell of them */
        output_say("不公开的不在筛选之列；确有需要请用 export --private 理由。\n");
    else if (s == ST_OK && l->rows.hidden > 0)
        output_say("另有 %" PRId64 " 条不公开，没有列出；确有需要请用 export --private 理由。\n",
                   l->rows.hidden);
    args_free(&hold);
    buf_free(&org);
    buf_free(&l->out.buf);
    return s;
}

static enum status read_format(struct listing *l, enum table_format usual, struct err *e)
{
    const char *format = output_format(l->format, l->path);
    l->form = usual;
    if (format != NULL && !table_format_read(format, &l->form))
        return err_set(e, ST_USAGE, "没有格式“%s”，可用 table、csv、json、jsonl、xlsx。", format);
    words_plain(l->form >= TABLE_CSV);
    return l->form == TABLE_XLSX ? output_needs_file(l->path, e) : ST_OK;
}

static void begin(struct listing *l)
{
    *l = (struct listing){ 0 };
    l->where = (struct option_many){ l->wheres, ROW_FILTERS, 0 };
}

static enum status run_list(struct call *c, struct err *e)
{
    struct listing l;
    struct db *db = NULL;
    int width = 80;
    begin(&l);
    enum status s = options_read(c, &l, e);
    if (s == ST_OK)
        s = call_entity(c, &l.q.en, e);
    if (s == ST_OK && c->argc > 1)
        s = err_set(e, ST_USAGE, "多了“%s”；筛选请写 --where 字段=值。", c->argv[1]);
    bool terminal = output_is_terminal(&width) && l.path == NULL;
    if (s == ST_OK)
        s = read_format(&l, terminal ? TABLE_TABLE : TABLE_CSV, e);
    l.out.path = l.path;
    l.width = terminal ? width : 0;
    l.rows.guard = ROWS_MASK;
    l.q.guarded = true;
    l.rows.no_long = l.form <= TABLE_TEXT;
    if (l.form < TABLE_CSV)
        l.rows.words = ROWS_NAMES;
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_READ, e);
    if (s == ST_OK)
        s = run_query(c, &l, db, e);
    db_close(db);
    return s;
}

const struct command command_list = {
    .name = "list",
    .usage = N_("种类"),
    .summary = N_("列出记录"),
    .help = N_("身份证号、电话遮盖显示\n"),
    .options = list_options,
    .args = { "@entity" },
    .run = run_list,
};

static enum status run_export(struct call *c, struct err *e)
{
    struct listing l;
    struct db *db = NULL;
    begin(&l);
    enum status s = options_read(c, &l, e);
    if (s == ST_OK)
        s = call_entity(c, &l.q.en, e);
    if (s == ST_OK && c->argc > 1)
        s = err_set(e, ST_USAGE, "多了“%s”；用法：dangjian export 种类 [-o 文件]", c->argv[1]);
    if (s == ST_OK)
        s = read_format(&l, TABLE_CSV, e);
    if (s == ST_OK && l.form <= TABLE_TEXT)
        s = err_set(e, ST_USAGE,
                    "export 可用的格式是 csv、json、jsonl、xlsx；看表格请用 dangjian list。");
    if (s == ST_OK && l.reason != NULL && l.reason[0] == '\0')
        s = err_set(e, ST_USAGE, "--private 后面要写明理由，它会记入变更记录。");
    l.out.path = l.path;
    l.export = true;
    l.rows.guard = l.reason != NULL ? ROWS_ALL : ROWS_OMIT;
    l.rows.words = l.form == TABLE_XLSX ? ROWS_LABELS : ROWS_WORDS;
    if (s == ST_OK && l.reason != NULL)
        s = call_note_private(c, l.q.en->name, _(l.q.en->label), l.reason, e);
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_READ, e);
    if (s == ST_OK)
        s = run_query(c, &l, db, e);
    db_close(db);
    return s;
}

const struct command command_export = {
    .name = "export",
    .usage = N_("种类"),
    .summary = N_("导出全部记录，import 可原样导回"),
    .options = export_options,
    .args = { "@entity" },
    .run = run_export,
};
