/* Closed periods (结账): what happened in one is not touched any more, until it is opened again.
 * What happens later counts, also where it concerns something older. */
#include <stdlib.h>
#include <string.h>

#include "above.h"
#include "buf.h"
#include "door.h"
#include "fields.h"
#include "listed.h"
#include "mem.h"
#include "payments.h"
#include "words.h"

/* A closing that stands: of an organisation and those below it. */
struct closed {
    char *org, *period, *on, *by;
    struct period days;
};

struct closings {
    struct closed *v;
    size_t n, cap;
};

/* Days on which something happened. whole: the row is an account of that day, so nothing of it
 * changes; else that day alone is looked at. */
static const struct {
    const struct entity *en;
    int day, org, person; /* fields; org or person -1: there is none */
    bool whole;
} happened[] = {
    { &entity_activity, F_ACTIVITY_HELD_ON, F_ACTIVITY_ORG, -1, true },
    { &entity_attendance, F_ATTENDANCE_MADE_UP_ON, -1, F_ATTENDANCE_PERSON, false },
    { &entity_review, F_REVIEW_HELD_ON, -1, F_REVIEW_PERSON, true },
    { &entity_star, F_STAR_RATED_ON, F_STAR_ORG, -1, true },
    { &entity_assessment, F_ASSESSMENT_RATED_ON, F_ASSESSMENT_ORG, F_ASSESSMENT_PERSON, true },
    { &entity_debrief, F_DEBRIEF_DELIVERED_ON, F_DEBRIEF_ORG, F_DEBRIEF_PERSON, true },
    { &entity_remittance, F_REMITTANCE_PAID_ON, F_REMITTANCE_ORG, -1, true },
    { &entity_transfer, F_TRANSFER_ISSUED_ON, F_TRANSFER_FROM_ORG, F_TRANSFER_PERSON, false },
    { &entity_transfer, F_TRANSFER_RECEIVED_ON, F_TRANSFER_FROM_ORG, F_TRANSFER_PERSON, false },
    { &entity_project, F_PROJECT_STARTED_ON, F_PROJECT_ORG, -1, false },
    { &entity_project, F_PROJECT_CLOSED_ON, F_PROJECT_ORG, -1, false },
    { &entity_ledger, F_LEDGER_OPENED_ON, F_LEDGER_ORG, -1, false },
    { &entity_ledger, F_LEDGER_FILED_ON, F_LEDGER_ORG, -1, false },
    { &entity_ledger, F_LEDGER_CLOSED_ON, F_LEDGER_ORG, -1, false },
};

void closed_forget(struct change *c)
{
    for (size_t i = 0; c->closings && i < c->closings->n; i++) {
        free(c->closings->v[i].org);
        free(c->closings->v[i].period);
        free(c->closings->v[i].on);
        free(c->closings->v[i].by);
    }
    if (c->closings)
        free(c->closings->v);
    free(c->closings);
    c->closings = NULL;
}

/* Read once for each change: there are few. */
static enum status read_closings(struct change *c, struct err *e)
{
    if (c->closings)
        return ST_OK;
    struct closings *all = c->closings = mem_alloc(sizeof *all);
    struct stmt *s = db_query(c->db, QUERY_CLOSED);
    int got;
    while ((got = stmt_step(s, e)) == 1) {
        struct period days;
        if (!period_parse(stmt_text(s, 1), &days))
            continue;
        all->v = mem_grow(all->v, all->n, &all->cap, sizeof *all->v);
        all->v[all->n++] =
            (struct closed){ mem_dup(stmt_text(s, 0)), mem_dup(stmt_text(s, 1)),
                             mem_dup(stmt_text(s, 2)), mem_dup(stmt_text(s, 3)), days };
    }
    if (got < 0)
        closed_forget(c); /* half of them would let the other half be changed */
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status refuse(struct change *c, const struct entity *en, const struct closed *x,
                          const char *day, struct err *e)
{
    struct buf name = BUF_INIT;
    if (row_name(c->db, "org", x->org, &name, e) != ST_OK)
        buf_puts(&name, x->org);
    err_set(e, ST_REFUSED,
            "%s（%s）%s 已于 %s 由 %s 结账，%s 发生的%s不再改动；"
            "确要改的，请先反结账（dangjian --org %s reopen %s --reason 理由）。",
            buf_str(&name), x->org, x->period, x->on, *x->by ? x->by : _("（未注明）"), day,
            _(en->label), x->org, x->period);
    buf_free(&name);
    return ST_REFUSED;
}

/* The closing of an organisation itself on a day; NULL: none. */
static const struct closed *find_own(const struct change *c, const char *org, daynum d)
{
    for (size_t i = 0; i < c->closings->n; i++) {
        const struct closed *x = &c->closings->v[i];
        if (x->days.first <= d && d <= x->days.last && !strcmp(x->org, org))
            return x;
    }
    return NULL;
}

/* The closing that covers an organisation, or one above it, on a day; NULL: none. */
static enum status find(struct change *c, const char *org, const char *day,
                        const struct closed **found, struct err *e)
{
    daynum d = date_parse(day);
    char *at = mem_dup(org);
    enum status st = ST_OK;
    *found = NULL;
    for (int depth = 0; *at && depth < ABOVE_MOST && !*found && !st; depth++) {
        *found = find_own(c, at, d);
        st = above_next(c->db, &at, day, e);
    }
    free(at);
    return st;
}

static enum status look(struct change *c, const struct entity *en, const char *org, const char *day,
                        struct err *e)
{
    const struct closed *x = NULL;
    enum status st = *org && *day ? find(c, org, day, &x, e) : ST_OK;
    return !st && x ? refuse(c, en, x, day, e) : st;
}

static enum status look_person(struct change *c, const struct entity *en, const char *person,
                               const char *day, struct err *e)
{
    if (!*person || !*day)
        return ST_OK;
    struct stmt *s = db_query(c->db, QUERY_HOME_AT);
    stmt_bind_text(s, 1, person);
    stmt_bind_text(s, 2, day);
    int got = stmt_step(s, e);
    char *org = mem_dup(got == 1 ? stmt_text(s, 0) : "");
    stmt_reset(s);
    enum status st = got < 0 ? ST_FAILED : look(c, en, org, day, e);
    free(org);
    return st;
}

/* Each organisation of a list 'a;b'. */
static enum status look_list(struct change *c, const struct entity *en, const char *list,
                             const char *day, struct err *e)
{
    enum status st = ST_OK;
    for (char *org; !st && (org = listed_take(&list)) != NULL; free(org))
        st = look(c, en, org, day, e);
    return st;
}

static enum status look_row(struct change *c, const struct row *r, size_t which, struct err *e)
{
    const char *day = row_get(r, happened[which].day);
    enum status st = ST_OK;
    if (happened[which].org >= 0)
        st = look(c, r->en, row_get(r, happened[which].org), day, e);
    if (!st && happened[which].person >= 0)
        st = look_person(c, r->en, row_get(r, happened[which].person), day, e);
    if (!st && r->en == &entity_activity)
        st = look_list(c, r->en, row_get(r, F_ACTIVITY_JOINT), day, e);
    return st;
}

/* Who was there happened on the day of the meeting; what was made up later did not. */
static enum status look_attendance(struct change *c, const struct row *before,
                                   const struct row *after, struct err *e)
{
    const struct row *r = after ? after : before;
    bool later = before && after;
    for (int i = 0; i < r->en->nfields && later; i++)
        later = i == F_ATTENDANCE_MADE_UP_ON || !strcmp(row_get(before, i), row_get(after, i));
    if (later)
        return ST_OK;
    struct row activity;
    row_init(&activity, &entity_activity);
    const char *key[MODEL_MAX_FIELDS] = { row_get(r, F_ATTENDANCE_ACTIVITY) };
    enum status st = row_find(c->db, &entity_activity, key, &activity, e);
    if (!st)
        st = look_row(c, &activity, 0, e);
    if (!st)
        st = look_person(c, r->en, row_get(r, F_ATTENDANCE_PERSON),
                         row_get(&activity, F_ACTIVITY_HELD_ON), e);
    row_clear(&activity);
    return st == ST_MISSING ? ST_OK : st;
}

/* Every payment of a month of dues. */
static void list_payments(const struct row *r, struct buf *out)
{
    const char *earlier = row_get(r, F_DUES_EARLIER);
    int64_t paid = model_number(&r->en->fields[F_DUES_AMOUNT_PAID], row_get(r, F_DUES_AMOUNT_PAID));
    struct payment last = { date_parse(row_get(r, F_DUES_PAID_ON)), paid - payments_sum(earlier),
                            "", 0 };
    if (last.on != DAY_NONE)
        payments_with(earlier, last, out);
}

/* Who pays, for which month, how much is due. */
static bool same_fee(const struct row *a, const struct row *b)
{
    static const int fields[] = { F_DUES_PERSON, F_DUES_MONTH, F_DUES_AMOUNT_DUE };
    bool same = true;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        same = same && !strcmp(row_get(a, fields[i]), row_get(b, fields[i]));
    return same;
}

/* Each payment happened on its day: where the rest of a month comes in later, what was paid of it
 * before stays as it was. */
static enum status look_dues(struct change *c, const struct row *before, const struct row *after,
                             struct err *e)
{
    const struct row *rows[2] = { before, after };
    struct buf lists[2] = { BUF_INIT, BUF_INIT };
    enum status st = ST_OK;
    for (int i = 0; i < 2; i++)
        if (rows[i])
            list_payments(rows[i], &lists[i]);
    bool more = before && after && same_fee(before, after) &&
                payments_sum(buf_str(&lists[1])) > payments_sum(buf_str(&lists[0]));
    for (int i = 0; i < 2; i++) {
        struct payment p;
        char day[DAY_TEXT];
        for (const char *list = buf_str(&lists[i]); !st && payment_next(&list, &p);) {
            date_format(p.on, day);
            if (!more || !payments_have(buf_str(&lists[1 - i]), &p))
                st = look_person(c, &entity_dues, row_get(rows[i], F_DUES_PERSON), day, e);
        }
    }
    buf_free(&lists[0]);
    buf_free(&lists[1]);
    return st;
}

enum status closed_check(struct change *c, const struct row *before, const struct row *after,
                         struct err *e)
{
    const struct entity *en = before ? before->en : after->en;
    enum status st = ST_OK;
    if (en == &entity_closing)
        closed_forget(c); /* whatever it says, it is read again */
    if (en == &entity_closing || (st = read_closings(c, e)) || !c->closings->n)
        return st;
    if (en == &entity_attendance)
        st = look_attendance(c, before, after, e);
    else if (en == &entity_dues)
        st = look_dues(c, before, after, e);
    for (size_t i = 0; i < sizeof happened / sizeof *happened && !st; i++) {
        if (happened[i].en != en)
            continue;
        bool moved = !before || !after || happened[i].whole ||
                     strcmp(row_get(before, happened[i].day), row_get(after, happened[i].day));
        if (moved && before)
            st = look_row(c, before, i, e);
        if (moved && after && !st)
            st = look_row(c, after, i, e);
    }
    return st;
}
