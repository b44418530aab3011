/* Whether a change alters figures that a closing kept: told before it is committed.
 *
 * The two sides of the change are there at once: this connection sees what was written, another one
 * what was there before. Both are held as of the day of the closing, so that what was made up later
 * is no change of what was kept. */
#include <stdlib.h>
#include <string.h>

#include "close.h"
#include "closed_tell.h"
#include "door.h"
#include "fields.h"
#include "mem.h"
#include "words.h"

enum { TOLD = 8 }; /* lines for each closing; the rest is counted */

/* Histories: what they say holds from a day to a day. */
static const struct {
    const struct entity *en;
    int from, to; /* to -1: it has no end */
} dated[] = {
    { &entity_membership, F_MEMBERSHIP_FROM_ON, F_MEMBERSHIP_TO_ON },
    { &entity_post, F_POST_FROM_ON, F_POST_TO_ON },
    { &entity_waiver, F_WAIVER_FROM_ON, F_WAIVER_TO_ON },
    { &entity_fact, F_FACT_FROM_ON, -1 },
};

/* What of an organisation or a person obligations and figures look at; closed by -1. */
static const struct {
    const struct entity *en;
    int field[12];
} looked_at[] = {
    { &entity_org,
      { F_ORG_KIND, F_ORG_PARENT, F_ORG_FOUNDED_ON, F_ORG_DISSOLVED_ON, F_ORG_POLICY,
        F_ORG_COMMITTEE_FROM, F_ORG_COMMITTEE_TO, F_ORG_APPOINTED, F_ORG_TRACKING_FROM, -1 } },
    { &entity_person,
      { F_PERSON_STATUS, F_PERSON_JOINED_ON, F_PERSON_FULL_ON, F_PERSON_PROBATION_UNTIL,
        F_PERSON_CATEGORY, -1 } },
    { &entity_placement, { F_PLACEMENT_FROM_ON, F_PLACEMENT_PARENT, F_PLACEMENT_POLICY, -1 } },
    { &entity_term,
      { F_TERM_ELECTED_ON, F_TERM_YEARS, F_TERM_EXTENDED_TO, F_TERM_APPROVAL_NO, -1 } },
};

static bool differs(const struct row *a, const struct row *b, int field)
{
    return strcmp(a ? row_get(a, field) : "", b ? row_get(b, field) : "") != 0;
}

static daynum earlier(daynum a, const struct row *r, int field)
{
    const char *day = r ? row_get(r, field) : "";
    daynum d = *day ? date_parse(day) : a;
    return d < a ? d : a;
}

/* The first day on which a row of a history and what becomes of it say something else. */
static daynum first_of(const struct row *before, const struct row *after, int from, int to)
{
    const struct row *any = before ? before : after;
    bool end_alone = before && after && to >= 0;
    for (int i = 0; i < any->en->nfields && end_alone; i++)
        end_alone = i == to || !differs(before, after, i);
    if (end_alone)
        return earlier(earlier(DAY_STILL, before, to), after, to);
    if ((before && !*row_get(before, from)) || (after && !*row_get(after, from)))
        return DAY_ALWAYS;
    return earlier(earlier(DAY_STILL, before, from), after, from);
}

static void touch(struct change *c, daynum from)
{
    if (!c->touched || from < c->touched_from)
        c->touched_from = from;
    c->touched = true;
}

void closed_touch_from(struct change *c, daynum from)
{
    c->everybody = true;
    touch(c, from);
}

/* Whom both rows concern, where either looks into the past. */
static void touch_rows(struct change *c, const struct row *before, const struct row *after,
                       daynum from)
{
    touch(c, from);
    if (before)
        closed_whose_note(c, before);
    if (after)
        closed_whose_note(c, after);
}

void closed_touch(struct change *c, const struct row *before, const struct row *after)
{
    const struct entity *en = before ? before->en : after->en;
    for (size_t i = 0; i < sizeof dated / sizeof *dated; i++)
        if (dated[i].en == en)
            touch_rows(c, before, after, first_of(before, after, dated[i].from, dated[i].to));
    for (size_t i = 0; i < sizeof looked_at / sizeof *looked_at; i++) {
        if (looked_at[i].en != en)
            continue;
        for (const int *f = looked_at[i].field; *f >= 0; f++)
            if (differs(before, after, *f))
                touch_rows(c, before, after, DAY_ALWAYS);
    }
}

/* One closing that stands and kept something. */
struct standing {
    char *org, *code, *on;
    struct period days;
    int edition;
};

static enum status read_standing(struct change *c, struct standing **v, size_t *n, struct err *e)
{
    struct stmt *s = db_query(c->db, QUERY_CLOSINGS_KEPT);
    size_t cap = 0;
    int got;
    *v = NULL;
    *n = 0;
    while ((got = stmt_step(s, e)) > 0) {
        struct period days;
        if (!period_parse(stmt_text(s, 1), &days) || days.last < c->touched_from)
            continue;
        *v = mem_grow(*v, *n, &cap, sizeof **v);
        (*v)[(*n)++] = (struct standing){ mem_dup(stmt_text(s, 0)), mem_dup(stmt_text(s, 1)),
                                          mem_dup(stmt_text(s, 3)), days, (int)stmt_int(s, 2) };
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static void put_changes(struct buf *said, const struct standing *x, const char *name,
                        const struct account_changes *found)
{
    buf_printf(said, _("已结账的 %s（%s，%s 结账，第 %d 版）与留存的数字不再相同，%zu 项：\n"),
               x->code, name, x->on, x->edition, found->n);
    for (size_t i = 0; i < found->n && i < TOLD; i++) {
        const struct account_change *d = &found->v[i];
        buf_printf(said, _("  %s  %s：%s → %s\n"), d->name, d->what,
                   *d->before ? d->before : _("没有"), *d->after ? d->after : _("没有"));
    }
    if (found->n > TOLD)
        buf_printf(said, _("  …… 另 %zu 项\n"), found->n - TOLD);
}

/* The two sides of a change, and the organisations of each whom it concerns; NULL: any. */
struct sides {
    struct office *was, *is;
    bool *before, *after;
};

static enum status tell_one(const struct sides *y, const struct standing *x, struct buf *said,
                            struct err *e)
{
    struct office *was = y->was, *is = y->is;
    struct account *a = NULL, *b = NULL;
    struct account_changes found = { 0 };
    int before = office_org(was, x->org), after = office_org(is, x->org);
    if (before < 0 || after < 0)
        return ST_OK;
    enum status st = account_make_of(&a, was, x->days, date_parse(x->on), before, y->before, e);
    if (!st)
        st = account_make_of(&b, is, x->days, date_parse(x->on), after, y->after, e);
    if (!st) {
        account_compare(a, b, b, &found);
        if (found.n)
            put_changes(said, x, world_name(office_world(is), after, x->days.last), &found);
        account_changes_free(&found);
    }
    account_free(a);
    account_free(b);
    return st;
}

/* Whoever is concerned on one side is looked at on both. */
static void find_whose(const struct change *c, struct sides *y)
{
    const struct world *a = office_world(y->was), *b = office_world(y->is);
    y->before = mem_alloc((a->norg + 1) * sizeof *y->before);
    y->after = mem_alloc((b->norg + 1) * sizeof *y->after);
    bool some = closed_whose_mark(c, y->was, y->before);
    some = closed_whose_mark(c, y->is, y->after) && some;
    for (size_t i = 0; i < a->norg && some; i++) {
        int there = office_org(y->is, a->org[i].code);
        if (there >= 0 && y->before[i])
            y->after[there] = true;
    }
    for (size_t i = 0; i < b->norg && some; i++) {
        int there = office_org(y->was, b->org[i].code);
        if (there >= 0 && y->after[i])
            y->before[there] = true;
    }
    if (some)
        return;
    free(y->before);
    free(y->after);
    y->before = y->after = NULL;
}

static enum status tell_all(struct change *c, const struct standing *v, size_t n, struct buf *said,
                            struct err *e)
{
    struct db *other = NULL;
    struct sides y = { 0 };
    enum status st = db_open(&other, db_path(c->db), DB_READ, e);
    if (!st)
        st = office_open(&y.was, other, PEOPLE_NAMED, e);
    if (!st)
        st = office_open(&y.is, c->db, PEOPLE_NAMED, e);
    if (!st)
        find_whose(c, &y);
    for (size_t i = 0; i < n && !st; i++)
        st = tell_one(&y, &v[i], said, e);
    free(y.before);
    free(y.after);
    office_close(y.is);
    office_close(y.was);
    db_close(other);
    return st;
}

enum status closed_tell(struct change *c, struct err *e)
{
    const struct closed_teller *t = db_hung(c->db);
    struct standing *v = NULL;
    size_t n = 0;
    struct buf said = BUF_INIT;
    if (!c->touched || !t)
        return ST_OK;
    enum status st = read_standing(c, &v, &n, e);
    if (!st && n)
        st = tell_all(c, v, n, &said, e);
    if (!st && said.len && !t->tell(t->ctx, buf_str(&said)))
        st = err_set(e, ST_REFUSED, "%s还没有保存。", buf_str(&said));
    for (size_t i = 0; i < n; i++) {
        free(v[i].org);
        free(v[i].code);
        free(v[i].on);
    }
    free(v);
    buf_free(&said);
    return st;
}

void closed_tells(struct db *db, const struct closed_teller *t)
{
    db_hang(db, t);
}
