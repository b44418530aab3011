/* dangjian delete: one row. */
#include "args.h"
#include "db.h"
#include "save.h"
#include "words.h"

static enum status delete_row(struct call *c, struct db *db, const struct entity *en, int version,
                              struct err *e)
{
    struct row row;
    row_init(&row, en);
    enum status s = row_find_text(db, en, c->argv[1], &row, e);
    if (s == ST_OK)
        s = delete_alone(db, en, row.id, version != 0 ? version : row.version, c->today, c->user,
                         e);
    row_clear(&row);
    return s;
}

struct delete_options {
    const char *version;
};

static const struct option options[] = { OPTION_VERSION(struct delete_options, version), { 0 } };

static enum status run(struct call *c, struct err *e)
{
    struct delete_options o = { 0 };
    const struct entity *en;
    struct db *db = NULL;
    int version = 0;
    enum status s = options_read(c, &o, e);
    if (s == ST_OK)
        s = call_entity(c, &en, e);
    if (s == ST_OK)
        s = args_version(o.version, &version, e);
    if (s == ST_OK && c->argc != 2)
        s = err_set(e, ST_USAGE, "用法：dangjian delete 种类 编号");
    if (s == ST_OK)
        s = call_open(c, &db, e);
    if (s == ST_OK)
        s = delete_row(c, db, en, version, e);
    db_close(db);
    return s;
}

const struct command command_delete = {
    .name = "delete",
    .usage = N_("种类 编号"),
    .summary = N_("删除一条记录（可用 undo 撤销）"),
    .help = N_("还被其他记录引用的不能删除\n"),
    .options = options,
    .args = { "@entity", "@code" },
    .run = run,
};
