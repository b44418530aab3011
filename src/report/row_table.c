/* Rows of an entity as a table. */
#include <stdio.h>
#include <string.h>

#include "row_names.h"
#include "row_print.h"
#include "words.h"

/* What precedes the fields where `system` is set. */
enum { COL_ID = -4, COL_VERSION, COL_ENTERED_ON, COL_ENTERED_BY };

static const struct column system_columns[] = {
    { "id", "内部号", COLUMN_NUMBER },
    { "version", "版次", COLUMN_NUMBER },
    { "entered_on", "录入日期", COLUMN_TEXT },
    { "entered_by", "录入人", COLUMN_TEXT },
};

static bool has_column(const struct row_table *t, const struct field *f)
{
    return (f->guard == GUARD_OPEN || t->guard == ROWS_ALL ||
            (t->guard == ROWS_MASK && f->guard == GUARD_MASKED)) &&
           !(t->no_long && f->kind == FIELD_LONG);
}

static enum column_kind kind_of(const struct row_table *t, const struct field *f)
{
    switch (f->kind) {
    case FIELD_DAY:
        return COLUMN_DAY;
    case FIELD_INT:
        return COLUMN_INT;
    case FIELD_HOURS:
        return COLUMN_NUMBER;
    case FIELD_MONEY:
        return COLUMN_MONEY;
    case FIELD_YESNO:
        return t->words == ROWS_WORDS ? COLUMN_YESNO : COLUMN_TEXT;
    case FIELD_CHOICES:
    case FIELD_REFS:
        return t->words == ROWS_WORDS ? COLUMN_LIST : COLUMN_TEXT;
    case FIELD_CODE:
    case FIELD_ID_NO:
    case FIELD_MONTH:
    case FIELD_TIME:
    case FIELD_MOMENT:
    case FIELD_PERIOD:
    case FIELD_NUMBER:
        return COLUMN_CODE;
    default:
        return COLUMN_TEXT;
    }
}

/* A value as it is shown; one that is shown as it is is lent by the row. */
static const char *show(const struct row_table *t, const struct field *f, const char *value,
                        struct buf *out)
{
    if (t->guard == ROWS_MASK && f->guard == GUARD_MASKED)
        model_mask(value, out);
    else if (t->words == ROWS_NAMES && f->kind == FIELD_REF)
        row_names_show(t->names, f->ref, value, out);
    else if (t->words != ROWS_WORDS && model_has_words(f))
        model_show(f, value, out);
    else
        return value;
    return buf_str(out);
}

/* Private in this row, which nobody asked for by name. */
static bool withheld(const struct row_table *t, const struct row *r, int field)
{
    return t->guard != ROWS_ALL && !t->asked && model_kept(t->en, field, row_values(r));
}

static const char *show_field(const struct row_table *t, const struct row *r, int field,
                              struct buf *out)
{
    const char *value = row_get(r, field);
    if (*value == '\0')
        return value;
    if (withheld(t, r, field))
        return t->words == ROWS_NAMES ? _(model_withheld) : model_withheld;
    return show(t, &t->en->fields[field], value, out);
}

/* Lent until the row is read again or out changes. */
static const char *show_column(const struct row_table *t, const struct row *r, int field,
                               struct buf *out)
{
    switch (field) {
    case COL_ID:
        buf_printf(out, "%lld", (long long)r->id);
        return buf_str(out);
    case COL_VERSION:
        buf_printf(out, "%d", r->version);
        return buf_str(out);
    case COL_ENTERED_ON:
        return r->entered_on;
    case COL_ENTERED_BY:
        return r->entered_by;
    default:
        return show_field(t, r, field, out);
    }
}

static int next_row(void *ctx, const char **cell, struct err *e)
{
    struct row_table *t = ctx;
    for (;;) {
        int got = t->next(t->ctx, &t->row, e);
        if (got != 1)
            return got;
        if (t->guard == ROWS_ALL || t->asked || t->en->hidden == NULL ||
            !t->en->hidden(row_values(&t->row)))
            break;
        t->hidden++;
    }
    for (int i = 0; i < t->rows.columns; i++) {
        buf_clear(&t->cell[i]);
        cell[i] = show_column(t, &t->row, t->field[i], &t->cell[i]);
    }
    return 1;
}

void row_table_begin(struct row_table *t)
{
    int n = 0;
    for (int i = COL_ID; t->system && i < 0; i++) {
        t->column[n] = system_columns[i - COL_ID];
        t->field[n++] = i;
    }
    for (int i = 0; i < t->en->nfields; i++) {
        const struct field *f = &t->en->fields[i];
        if (!has_column(t, f))
            continue;
        t->column[n] = (struct column){ f->name, _(f->label), kind_of(t, f) };
        t->look[n].keep = f->key;
        t->field[n++] = i;
    }
    row_init(&t->row, t->en);
    t->names = t->words == ROWS_NAMES ? row_names_new(t->db) : NULL;
    t->rows = (struct rows){ t->column, t->look, n, .next = next_row, .ctx = t };
}

void row_table_end(struct row_table *t)
{
    row_clear(&t->row);
    row_names_free(t->names);
    t->names = NULL;
    for (int i = 0; i < t->rows.columns; i++)
        buf_free(&t->cell[i]);
    t->rows.columns = 0;
}
