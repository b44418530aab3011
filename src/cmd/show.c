/* dangjian show: one row. */
#include "args.h"
#include "buf.h"
#include "db.h"
#include "output.h"
#include "row_print.h"

static enum status print_row(struct call *c, struct db *db, const struct entity *en,
                             const char *format, struct output *out, struct err *e)
{
    struct row row;
    enum row_format f = ROWS_TABLE;
    int width = 80;
    if (format != NULL && !row_format_read(format, &f))
        return err_set(e, ST_USAGE, "没有格式“%s”，可用 table、csv、json、jsonl。", format);
    row_init(&row, en);
    enum status s = row_find_text(db, en, c->argv[1], &row, e);
    if (s == ST_OK && f == ROWS_TABLE) {
        output_is_terminal(&width);
        row_print_record(&out->buf, db, &row, width);
    } else if (s == ST_OK) {
        /* one thing was asked for: an object, no array around it */
        struct row_printer p = { .format = f == ROWS_JSON ? ROWS_JSONL : f, .guard = ROWS_MASK,
                                 .system = true, .out = &out->buf, .db = db, .en = en };
        row_print_begin(&p);
        row_print_asked(&p, &row);
        row_print_end(&p);
    }
    row_clear(&row);
    return s;
}

static enum status run(struct call *c, struct err *e)
{
    const char *format = NULL;
    const struct option_spec specs[] = { { "format", &format, NULL }, { NULL, NULL, NULL } };
    const struct entity *en;
    struct db *db = NULL;
    struct output out = { 0 };
    enum status s = options_read(c, specs, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK && c->argc != 2)
        s = err_set(e, ST_USAGE, "用法：dangjian show 种类 编号");
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_READ, e);
    if (s == ST_OK)
        s = print_row(c, db, en, format, &out, e);
    if (s == ST_OK)
        s = output_end(&out, e);
    buf_free(&out.buf);
    db_close(db);
    return s;
}

const struct command command_show = {
    .name = "show",
    .usage = "种类 编号 [--format table|json|csv]",
    .summary = "查看一条记录",
    .help = "没有编号的记录写它的各主键字段，用 / 连接，如 2-3/张三/attendee\n",
    .run = run,
};
