/* Rows of an entity as a workbook. */
#include "row_print.h"
#include "words.h"
#include "workbook.h"

/* What the columns mean, out of the dictionary. */
struct meanings {
    const struct row_table *rows;
    int at;
};

static const struct column meaning_columns[] = {
    { "label", "栏目", COLUMN_TEXT },
    { "name", "字段名", COLUMN_TEXT },
    { "hint", "含义和填写要求", COLUMN_TEXT },
};

static int next_meaning(void *ctx, const char **cell, struct err *e)
{
    struct meanings *m = ctx;
    (void)e;
    if (m->at == m->rows->rows.columns)
        return 0;
    int i = m->rows->field[m->at++];
    cell[0] = _(m->rows->en->fields[i].label);
    cell[1] = m->rows->en->fields[i].name;
    cell[2] = m->rows->en->fields[i].hint;
    return 1;
}

enum status row_workbook(const char *path, struct row_table *rows, const char *about,
                         const char *unit, const char *author, daynum day, struct err *e)
{
    struct meanings m = { rows, 0 };
    struct rows meanings = { meaning_columns, NULL, 3, .next = next_meaning, .ctx = &m };
    const char *label = _(rows->en->label);
    struct buf title = BUF_INIT;
    buf_printf(&title, _("%s一览表"), label);
    struct sheet sheets[] = {
        { label, about != NULL ? buf_str(&title) : NULL, about, &rows->rows,
          .form = about != NULL },
        { _("说明"), _("各栏说明"), NULL, &meanings, .form = false },
    };
    struct workbook b = { label, unit, author, day, sheets, about != NULL ? 2 : 1 };
    enum status s = workbook_save(path, &b, e);
    buf_free(&title);
    return s;
}
