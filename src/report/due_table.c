/* The due list as a table for people: urgency first, with its filter and as-of day. */
#include "due_print.h"
#include "due_rows.h"
#include "text.h"
#include "words.h"

static const enum due_column shown[] = { DUE_STATUS, DUE_DEADLINE, DUE_DAYS,  DUE_ORG,
                                         DUE_MATTER, DUE_PROGRESS, DUE_SOURCE };
enum { SHOWN = sizeof shown / sizeof *shown };

/* Whether its lines fit as they are. */
static bool fits(struct due_rows *r, int width)
{
    int cells[SHOWN], sum = SHOWN - 1;
    bool all;
    struct rows_head *h = rows_head_new(&r->rows);
    rows_head_read(h, ROWS_SAMPLE, cells, &all, NULL);
    rows_head_free(h);
    r->at = 0;
    for (int i = 0; i < SHOWN; i++)
        sum += cells[i];
    return sum <= width;
}

void due_table(struct buf *out, const struct world *w, const struct due_filter *f,
               const struct due_list *l, int width)
{
    struct due_rows r;
    char day[DAY_TEXT];
    struct buf about = BUF_INIT;
    due_rows_begin(&r, w, l, shown, SHOWN);
    if (width > 0 && !fits(&r, width))
        r.unit = due_unit(w, f);
    struct rows_printer *p = rows_print_begin(&r.rows, TABLE_TEXT, out, width);
    while (rows_print_next(p, NULL) == 1)
        continue;
    rows_print_end(p);
    due_rows_end(&r);
    date_format(f->today, day);
    buf_printf(&about, _("截至 %s，"), day);
    due_summary(&about, f, l);
    due_say_old(&about, l->old);
    if (width > 0)
        text_wrap(out, buf_str(&about), width);
    else
        buf_puts(out, buf_str(&about));
    buf_free(&about);
}
