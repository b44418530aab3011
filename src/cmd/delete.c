/* dangjian delete: one row. */
#include "args.h"
#include "buf.h"
#include "db.h"
#include "save.h"

static enum status delete_row(struct call *c, struct db *db, const struct entity *en, int version,
                              struct err *e)
{
    struct row row;
    struct change *ch = NULL;
    struct buf what = BUF_INIT;
    row_init(&row, en);
    buf_printf(&what, "删除%s", en->label);
    enum status s = row_find_text(db, en, c->argv[1], &row, e);
    if (s == ST_OK)
        s = change_begin(&ch, db, buf_str(&what), c->today, c->user, e);
    if (s == ST_OK)
        s = change_delete(ch, en, row.id, version != 0 ? version : row.version, e);
    if (s == ST_OK)
        s = change_commit(ch, e);
    else
        change_abort(ch);
    row_clear(&row);
    buf_free(&what);
    return s;
}

static enum status run(struct call *c, struct err *e)
{
    const char *typed = NULL;
    const struct option_spec specs[] = { { "if-version", &typed, NULL }, { NULL, NULL, NULL } };
    const struct entity *en;
    struct db *db = NULL;
    int version = 0;
    enum status s = options_read(c, specs, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK)
        s = args_version(typed, &version, e);
    if (s == ST_OK && c->argc != 2)
        s = err_set(e, ST_USAGE, "用法：dangjian delete 种类 编号");
    if (s == ST_OK)
        s = db_open(&db, c->db_path, DB_WRITE, e);
    if (s == ST_OK)
        s = delete_row(c, db, en, version, e);
    db_close(db);
    return s;
}

const struct command command_delete = {
    .name = "delete",
    .usage = "种类 编号 [--if-version N]",
    .summary = "删除一条记录（可用 undo 撤销）",
    .help = "还被其他记录引用的不能删除\n--if-version N  仅当记录还是第 N 版时才删\n",
    .run = run,
};
