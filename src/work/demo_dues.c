/* The demonstration's dues: month by month, branch by branch; most on the day, some late, a few
 * owing. */
#include <stdio.h>

#include "demo_own.h"

enum { ROLL_PAID = 600, ROLL_LATER, ROLL_WHO };

/* Fen a month (中组发〔2008〕3号: 0.5 to 2 in a hundred of the pay, 0.5 or 1 of a pension). */
static int due_fen(const struct demo_person *p)
{
    int per_mille = p->base <= 3000 ? 5 : p->base <= 5000 ? 10 : p->base <= 10000 ? 15 : 20;
    if (p->retired)
        per_mille = p->base <= 5000 ? 5 : 10;
    return p->base * per_mille / 10;
}

static enum status put_dues(struct demo *d, int person, daynum month, daynum paid_on, struct err *e)
{
    struct demo_row r;
    struct ymd t = date_split(month);
    char code[16], text[32];
    demo_typed(d, paid_on != DAY_NONE ? paid_on : date_month_end(month));
    int fen = due_fen(&d->person[person]);
    demo_person_code(d, person, code);
    demo_row_begin(&r, &entity_dues);
    demo_set(&r, F_DUES_PERSON, code);
    snprintf(text, sizeof text, "%04d-%02d", t.year, t.month);
    demo_set(&r, F_DUES_MONTH, text);
    snprintf(text, sizeof text, "%d.%02d", fen / 100, fen % 100);
    demo_set(&r, F_DUES_AMOUNT_DUE, text);
    if (paid_on != DAY_NONE) {
        demo_set(&r, F_DUES_AMOUNT_PAID, text);
        demo_set_day(&r, F_DUES_PAID_ON, paid_on);
        snprintf(text, sizeof text, "SJ%07lld", (long long)++d->receipts);
        demo_set(&r, F_DUES_RECEIPT, text);
    }
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

static enum status pay(struct demo *d, const struct demo_org *o, int person, daynum month,
                       enum demo_fate fate, struct err *e)
{
    daynum end = date_month_end(month);
    daynum on = month + o->dues_day - 1 + demo_roll(d, 4, ROLL_PAID, person, month);
    if (fate == FATE_LATE)
        on = end + 3 + demo_roll(d, 9, ROLL_LATER, person, month);
    if (fate == FATE_MISSED)
        on = DAY_NONE;
    if (on == DAY_NONE || on > d->today) {
        if (end >= d->today)
            return ST_OK; /* the month is not over: nothing is written yet */
        on = DAY_NONE;
    }
    return put_dues(d, person, month, on, e);
}

static enum status pay_branch(struct demo *d, int org, daynum month, struct demo_tally *t,
                              struct err *e)
{
    const struct demo_org *o = &d->org[org];
    daynum end = date_month_end(month), day = end < d->today ? end : d->today;
    if (!demo_lives(o, end))
        return ST_OK;
    enum demo_fate fate = demo_fate(d, t);
    int odd = demo_roll(d, o->stays > 0 ? o->stays : 1, ROLL_WHO, org, month);
    enum status s = ST_OK;
    for (int i = 0; i < o->stays && s == ST_OK; i++) {
        const struct demo_stay *stay = &d->stay[d->stay_at[o->first_stay + i]];
        if (!demo_stays(stay, end) || !demo_member(&d->person[stay->person], day))
            continue;
        s = pay(d, o, stay->person, month, i >= odd ? fate : FATE_DONE, e);
        if (i >= odd + demo_roll(d, 2, ROLL_WHO, org, month + 1))
            fate = FATE_DONE; /* one or two are enough */
    }
    return s;
}

enum status demo_put_dues(struct demo *d, struct err *e)
{
    struct demo_tally t = demo_tally(d, ROLL_PAID, 12, 35);
    enum status s = ST_OK;
    for (daynum month = d->from; month <= d->today && s == ST_OK;
         month = date_month_end(month) + 1) {
        for (size_t i = 0; i < d->norg && demo_step(d, &s, e); i++) {
            if (demo_is(&d->org[i], "branch"))
                s = pay_branch(d, (int)i, month, &t, e);
        }
    }
    return s;
}
