/* dangjian show: one row. */
#include "args.h"
#include "buf.h"
#include "db.h"
#include "output.h"
#include "row_print.h"
#include "words.h"

/* The one row, and then none. */
static int next_row(void *ctx, struct row *row, struct err *e)
{
    struct row **one = ctx;
    (void)e;
    if (*one == NULL)
        return 0;
    row_copy(row, *one);
    *one = NULL;
    return 1;
}

static enum status print_row(struct call *c, struct db *db, const struct entity *en,
                             const char *format, struct output *out, struct err *e)
{
    struct row row;
    enum table_format f = TABLE_TABLE;
    int width = 80;
    if (format != NULL && (!table_format_read(format, &f) || f == TABLE_XLSX))
        return err_set(e, ST_USAGE, "没有格式“%s”，可用 table、csv、json、jsonl。", format);
    row_init(&row, en);
    enum status s = row_find_text(db, en, c->argv[1], &row, e);
    if (s == ST_OK && f <= TABLE_TEXT) {
        output_is_terminal(&width);
        row_print_record(&out->buf, db, &row, width);
    } else if (s == ST_OK) {
        /* one thing was asked for: an object, no array around it */
        struct row *one = &row;
        struct row_table t = { .db = db,
                               .en = en,
                               .guard = ROWS_MASK,
                               .system = true,
                               .asked = true,
                               .next = next_row,
                               .ctx = &one };
        row_table_begin(&t);
        struct rows_printer *p =
            rows_print_begin(&t.rows, f == TABLE_JSON ? TABLE_JSONL : f, &out->buf, 0);
        while (rows_print_next(p, e) == 1)
            continue;
        rows_print_end(p);
        row_table_end(&t);
    }
    row_clear(&row);
    return s;
}

struct show_options {
    const char *format;
};

static const struct option options[] = {
    { "format", N_("格式"), N_("table、csv、json、jsonl"), offsetof(struct show_options, format),
      "table csv json jsonl", 0 },
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct show_options o = { 0 };
    const struct entity *en;
    struct db *db = NULL;
    struct output out = { 0 };
    enum status s = options_read(c, &o, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK && c->argc != 2)
        s = err_set(e, ST_USAGE, "用法：dangjian show 种类 编号");
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_READ, e);
    if (s == ST_OK)
        s = print_row(c, db, en, o.format, &out, e);
    if (s == ST_OK)
        s = output_end(&out, e);
    buf_free(&out.buf);
    db_close(db);
    return s;
}

const struct command command_show = {
    .name = "show",
    .usage = N_("种类 编号"),
    .summary = N_("查看一条记录"),
    .help = N_("没有编号的记录写它的各主键字段，用 / 连接，如 2-3/张三/attendee\n"),
    .options = options,
    .args = { "@entity", "@code" },
    .run = run,
};
