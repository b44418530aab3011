/* A row as a part of a page. */
#include "row_page.h"

#include <string.h>

#include "save.h"
#include "words.h"

static void add_value(struct app *a, const struct row *row, int field, struct buf *out)
{
    const struct field *f = &row->en->fields[field];
    const char *value = row_get(row, field);
    if (f->guard == GUARD_MASKED)
        model_mask(value, out);
    else if (f->kind == FIELD_REF || f->kind == FIELD_REFS)
        app_names(a, f->ref, value, out);
    else
        model_show(f, value, out);
}

void page_add_row(struct page *p, struct app *a, const struct row *row, uint64_t but)
{
    struct buf shown = BUF_INIT;
    for (int i = 0; i < row->en->nfields; i++) {
        const struct field *f = &row->en->fields[i];
        bool masked = f->guard == GUARD_MASKED;
        if (*row_get(row, i) == '\0' || (but & FIELD_BIT(i)) ||
            (!masked && model_guarded(row->en, i, row_values(row))))
            continue;
        buf_clear(&shown);
        add_value(a, row, i, &shown);
        page_addf(p, LOOK_TEXT, 2, _("%s：%s"), _(f->label), buf_str(&shown));
    }
    buf_free(&shown);
}
