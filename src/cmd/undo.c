/* dangjian undo and redo: one's own last deed. */
#include "undo.h"

#include "buf.h"
#include "command.h"
#include "output.h"
#include "words.h"

typedef enum status deed(struct db *db, daynum today, const char *user, struct buf *said,
                         struct err *e);

static enum status run(struct call *c, deed *what, const char *name, struct err *e)
{
    struct db *db = NULL;
    struct buf said = BUF_INIT;
    enum status s = options_read(c, NULL, e);
    if (s == ST_OK && c->argc > 0)
        s = err_set(e, ST_USAGE, "%s 不带参数“%s”：它只处理自己最近的一次操作。", name, c->argv[0]);
    if (s == ST_OK)
        s = call_open(c, &db, e);
    if (s == ST_OK)
        s = what(db, c->today, c->user, &said, e);
    if (s == ST_OK)
        output_say("%s\n", buf_str(&said));
    buf_free(&said);
    db_close(db);
    return s;
}

static enum status run_undo(struct call *c, struct err *e)
{
    return run(c, undo_last, "undo", e);
}

static enum status run_redo(struct call *c, struct err *e)
{
    return run(c, redo_last, "redo", e);
}

const struct command command_undo = {
    .name = "undo",
    .summary = N_("撤销自己最近的一次操作（一次导入算一次）"),
    .help = N_("可以接着撤销更早的；其中的记录后来被别人改动过的，不能撤销，会说明是谁、何时\n"
               "建立数据库、载入制度不能撤销\n"),
    .run = run_undo,
};

const struct command command_redo = {
    .name = "redo",
    .summary = N_("重做自己最近撤销的操作"),
    .help = N_("撤销之后，其中的记录没有被别人改动过的才能重做\n"),
    .run = run_redo,
};
