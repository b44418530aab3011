/* One row as a record, for people. */
#include "row_print.h"

#include <string.h>

#include "text.h"
#include "words.h"

enum { LABEL_CELLS = 16 };

/* A value of several lines goes on under its first one. */
static void add_indented(struct buf *out, const char *text)
{
    for (const char *at = text; *at != '\0';) {
        size_t n = strcspn(at, "\n");
        if (at != text)
            buf_printf(out, "%*s", LABEL_CELLS + 2, "");
        text_safe(out, at, n);
        buf_putc(out, '\n');
        at += n + (at[n] == '\n');
    }
}

void row_print_record(struct buf *out, struct db *db, const struct row *r, int width)
{
    (void)width;
    for (int i = 0; i < r->en->nfields; i++) {
        const struct field *f = &r->en->fields[i];
        struct buf raw = BUF_INIT, text = BUF_INIT;
        if (f->guard == GUARD_MASKED && *row_get(r, i) != '\0')
            model_mask(row_get(r, i), &raw);
        else
            buf_puts(&raw, row_get(r, i));
        if (raw.len > 0) {
            text_pad(out, _(f->label), LABEL_CELLS);
            buf_puts(out, "  ");
            if (f->guard == GUARD_PRIVATE)
                buf_puts(&text, _("（不公开）"));
            else
                model_show(f, buf_str(&raw), &text);
            if (f->kind == FIELD_REF && db != NULL) {
                buf_putc(&text, ' ');
                row_name(db, f->ref, buf_str(&raw), &text, NULL);
            }
            add_indented(out, buf_str(&text));
        }
        buf_free(&raw);
        buf_free(&text);
    }
    text_pad(out, _("录入"), LABEL_CELLS);
    buf_puts(out, "  ");
    text_safe(out, r->entered_on, strlen(r->entered_on));
    buf_puts(out, "  ");
    text_safe(out, r->entered_by, strlen(r->entered_by));
    buf_printf(out, _("  第 %d 版\n"), r->version);
}
