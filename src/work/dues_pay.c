/* Payments of dues, and months that are opened: one change each. */
#include <stdlib.h>

#include "buf.h"
#include "dues_grid.h"
#include "fields.h"
#include "mem.h"
#include "save.h"
#include "words.h"

/* One row of a month: what is due, and that it was paid on `day` where that is not NULL. */
static enum status put_month(struct change *c, int year, const struct dues_payment *p,
                             const char *day, struct err *e)
{
    struct buf text = BUF_INIT;
    uint64_t given =
        FIELD_BIT(F_DUES_PERSON) | FIELD_BIT(F_DUES_MONTH) | FIELD_BIT(F_DUES_AMOUNT_DUE);
    struct row row;
    enum put did;
    row_init(&row, &entity_dues);
    row_set(&row, F_DUES_PERSON, p->person);
    buf_printf(&text, "%04d-%02d", year, p->month + 1);
    row_set(&row, F_DUES_MONTH, buf_str(&text));
    buf_clear(&text);
    model_number_text(&entity_dues.fields[F_DUES_AMOUNT_DUE], p->due, &text);
    row_set(&row, F_DUES_AMOUNT_DUE, buf_str(&text));
    if (day != NULL) {
        row_set(&row, F_DUES_PAID_ON, day);
        row_set(&row, F_DUES_AMOUNT_PAID, buf_str(&text));
        given |= FIELD_BIT(F_DUES_PAID_ON) | FIELD_BIT(F_DUES_AMOUNT_PAID);
    }
    enum status s = change_put(c, &row, given, &did, e);
    row_clear(&row);
    buf_free(&text);
    return s;
}

static enum status put_months(struct db *db, int year, const struct dues_payment *v, size_t n,
                              const char *what, const char *day, daynum today, const char *user,
                              struct err *e)
{
    struct change *c;
    enum status s = change_begin(&c, db, what, today, user, e);
    for (size_t i = 0; s == ST_OK && i < n; i++)
        s = put_month(c, year, &v[i], day, e);
    return change_end(c, s, e);
}

enum status dues_pay(struct db *db, int year, const struct dues_payment *v, size_t n,
                     daynum paid_on, daynum today, const char *user, struct err *e)
{
    char day[DAY_TEXT];
    date_format(paid_on, day);
    return put_months(db, year, v, n, _("缴纳党费"), day, today, user, e);
}

enum status dues_open_months(struct db *db, const struct dues_grid *g, int until, daynum today,
                             const char *user, size_t *n, struct err *e)
{
    struct dues_payment *v = mem_alloc((g->n * 12 + 1) * sizeof *v);
    *n = 0;
    for (size_t i = 0; i < g->n; i++)
        for (int m = 0; m <= until; m++) {
            const struct dues_cell *c = &g->row[i].month[m];
            if (!c->recorded && c->mark != DUES_NOT_ASKED && c->reckoned >= 0)
                v[(*n)++] = (struct dues_payment){ g->row[i].person, m, c->reckoned };
        }
    enum status s = put_months(db, g->year, v, *n, _("开列应缴党费"), NULL, today, user, e);
    free(v);
    return s;
}
