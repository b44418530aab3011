/* Payments of dues, and months that are opened: one change each. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "dues_grid.h"
#include "fields.h"
#include "mem.h"
#include "payments.h"
#include "save.h"
#include "words.h"

static void set_money(struct row *row, int field, int64_t fen)
{
    struct buf text = BUF_INIT;
    model_number_text(&row->en->fields[field], fen, &text);
    row_set(row, field, buf_str(&text));
    buf_free(&text);
}

/* The rest of a month that was paid in part: what was paid before keeps its day and its receipt,
 * whichever of the two is the later. */
static void add_rest(struct row *row, const struct row *old, const char *day, int64_t due)
{
    const struct field *paid = &entity_dues.fields[F_DUES_AMOUNT_PAID];
    const char *list = row_get(old, F_DUES_EARLIER), *receipt = row_get(old, F_DUES_RECEIPT);
    const char *last_day = row_get(old, F_DUES_PAID_ON);
    int64_t before = model_number(paid, row_get(old, F_DUES_AMOUNT_PAID));
    struct payment rest = { date_parse(day), due - before, "", 0 },
                   last = { date_parse(last_day), before - payments_sum(list), receipt,
                            strlen(receipt) };
    struct buf earlier = BUF_INIT;
    bool known = before > 0 && last.on != DAY_NONE;
    bool later = !known || (rest.fen > 0 && rest.on > last.on);
    if (known && rest.fen > 0 && rest.on != last.on) {
        payments_with(list, later ? last : rest, &earlier);
        row_set(row, F_DUES_EARLIER, buf_str(&earlier));
        row_set(row, F_DUES_RECEIPT, later ? "" : receipt);
    } else {
        row_set(row, F_DUES_EARLIER, list);
        row_set(row, F_DUES_RECEIPT, receipt);
    }
    row_set(row, F_DUES_PAID_ON, later ? day : last_day);
    set_money(row, F_DUES_AMOUNT_PAID, before > due ? before : due);
    buf_free(&earlier);
}

/* What is recorded of the month; nothing where there is no row. */
static enum status find_month(struct db *db, const struct row *key, struct row *old, struct err *e)
{
    enum status s = row_find(db, &entity_dues, row_values(key), old, e);
    return s == ST_MISSING ? ST_OK : s;
}

/* One row of a month: what is due, and that it was paid on `day` where that is not NULL. */
static enum status put_month(struct change *c, struct db *db, int year,
                             const struct dues_payment *p, const char *day, struct err *e)
{
    struct buf text = BUF_INIT;
    uint64_t given =
        FIELD_BIT(F_DUES_PERSON) | FIELD_BIT(F_DUES_MONTH) | FIELD_BIT(F_DUES_AMOUNT_DUE);
    struct row row, old;
    enum put did;
    enum status s = ST_OK;
    row_init(&row, &entity_dues);
    row_init(&old, &entity_dues);
    row_set(&row, F_DUES_PERSON, p->person);
    buf_printf(&text, "%04d-%02d", year, p->month + 1);
    row_set(&row, F_DUES_MONTH, buf_str(&text));
    set_money(&row, F_DUES_AMOUNT_DUE, p->due);
    if (day != NULL) {
        s = find_month(db, &row, &old, e);
        given = FIELD_ALL;
    }
    if (day != NULL && s == ST_OK)
        add_rest(&row, &old, day, p->due);
    if (s == ST_OK)
        s = change_put(c, &row, given, &did, e);
    row_clear(&row);
    row_clear(&old);
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
        s = put_month(c, db, year, &v[i], day, e);
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
