/* The journal as a workbook: a line for each field that changed. */
#include <stdio.h>
#include <string.h>

#include "log_entry.h"
#include "row.h"
#include "undo.h"
#include "words.h"
#include "workbook.h"

enum { COLUMNS = 9 };

static const struct column columns[COLUMNS] = {
    { "batch", "批", COLUMN_INT },     { "at", "时间", COLUMN_CODE },
    { "user", "操作人", COLUMN_TEXT }, { "what", "操作", COLUMN_TEXT },
    { "op", "变更", COLUMN_TEXT },     { "entity", "种类", COLUMN_TEXT },
    { "key", "编号", COLUMN_CODE },    { "field", "栏", COLUMN_TEXT },
    { "change", "改动", COLUMN_TEXT },
};

struct sheet_lines {
    struct db *db;
    struct stmt *changes, *sides; /* sides NULL: the next change */
    struct log_entry at;
    int lines; /* of the change at hand */
    struct buf cell[COLUMNS];
};

static void put(struct sheet_lines *x, int i, const char *text)
{
    buf_clear(&x->cell[i]);
    buf_puts(&x->cell[i], text);
}

static void put_change(struct sheet_lines *x)
{
    buf_clear(&x->cell[0]);
    buf_printf(&x->cell[0], "%lld", (long long)x->at.batch);
    put(x, 1, x->at.at);
    put(x, 2, x->at.user);
    buf_clear(&x->cell[3]);
    undo_call(x->at.what, &x->cell[3]);
    buf_puts(&x->cell[3], x->at.undone ? _("（已撤销）") : "");
    put(x, 4, log_op(x->at.op));
    put(x, 5, x->at.en != NULL ? _(x->at.en->label) : journal_label(x->at.entity));
    put(x, 6, x->at.key);
    put(x, 7, "");
    put(x, 8, "");
}

static void put_side(struct sheet_lines *x, const struct log_side *f)
{
    int i = x->at.en == NULL ? -1 : model_field(x->at.en, f->name);
    const struct field *field = i < 0 ? NULL : &x->at.en->fields[i];
    put(x, 7, field != NULL ? _(field->label) : f->name);
    if (f->before != NULL)
        log_value(x->db, field, f->before, &x->cell[8]);
    if (f->before != NULL && f->after != NULL)
        buf_puts(&x->cell[8], " → ");
    if (f->after != NULL)
        log_value(x->db, field, f->after, &x->cell[8]);
}

/* Whether there is another line: the next field, or a change that has none. */
static int step(struct sheet_lines *x, struct err *e)
{
    for (;;) {
        struct log_side f;
        int got;
        if (x->sides == NULL) {
            if ((got = stmt_step(x->changes, e)) != 1)
                return got;
            x->at = log_entry(x->db, x->changes);
            x->sides = log_sides(x->db, &x->at);
            x->lines = 0;
        }
        put_change(x);
        if ((got = log_side(x->sides, &x->at, &f, e)) < 0)
            return got;
        if (got == 1)
            put_side(x, &f);
        else
            x->sides = NULL;
        if (got == 1 || x->lines == 0) {
            x->lines++;
            return 1;
        }
    }
}

static int next_line(void *ctx, const char **cell, struct err *e)
{
    struct sheet_lines *x = ctx;
    int got = step(x, e);
    for (int i = 0; i < COLUMNS && got == 1; i++)
        cell[i] = buf_str(&x->cell[i]);
    return got;
}

enum status log_workbook(const char *path, struct db *db, const struct log_ask *ask,
                         const char *author, daynum day, struct err *e)
{
    struct sheet_lines x = { .db = db };
    struct rows rows = { .column = columns, .columns = COLUMNS, .next = next_line, .ctx = &x };
    char about[128] = "";
    struct rows_title head = { _("变更记录"), about, "", author, day, false };
    if (*ask->since != '\0')
        snprintf(about, sizeof about, _("自 %s 起，新的在前\n"), ask->since);
    else
        snprintf(about, sizeof about, _("新的在前\n"));
    x.changes = log_ask(db, ask);
    enum status s = rows_save(path, &rows, TABLE_XLSX, &head, e);
    stmt_reset(x.changes);
    for (int i = 0; i < COLUMNS; i++)
        buf_free(&x.cell[i]);
    return s;
}
