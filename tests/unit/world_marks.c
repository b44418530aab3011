/* Records, dues and reviews -> marks, made anew from section 5 of the meaning of obligations, so
 * that the scheduler is tested without the store. */
#include "world_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECORD_STEP = 16 };

static int32_t hundredths(const char *s)
{
    struct ratio q;
    if (!s)
        return 0;
    if (!ratio_parse(s, &q) || 100 % q.den)
        made_bad("no hours", s);
    return (int32_t)(q.num * (100 / q.den));
}

void made_each_part(struct made *m, const char *list,
                    void (*fn)(struct made *, const char *, void *), void *ctx)
{
    while (list && *list) {
        size_t n = strcspn(list, "|");
        fn(m, pool_dupn(m->pool, list, n), ctx);
        list += n + (list[n] == '|');
    }
}

static void fill_field(struct made *m, const char *field, void *ctx)
{
    uint32_t *has = ctx;
    (void)m;
    if (word_record_field(field) < 0)
        made_bad("no such field", field);
    *has |= 1U << word_record_field(field);
}

void made_add_record(struct made *m, const struct row *r)
{
    daynum held = made_day(row_arg(r, 4)), on = row_day(r, "for"), end = row_day(r, "end");
    struct record x = { .code = row_arg(r, 1),
                        .org = made_org(m, row_arg(r, 2)),
                        .types = row_arg(r, 3),
                        .joint = row_named(r, "joint"),
                        .events = row_named(r, "events"),
                        .host = row_named(r, "host") };
    x.mark = (struct mark){ .record = (int64_t)(m->nrecord + 1) * RECORD_STEP,
                            .person = -1,
                            .part = PART_NONE,
                            .named = x.events != NULL,
                            .for_day = on == DAY_NONE ? held : on,
                            .held = held,
                            .done = held,
                            .hours = hundredths(row_named(r, "hours")) };
    x.mark.last = on == DAY_NONE && end != DAY_NONE ? end : x.mark.for_day;
    x.detail = (struct world_detail){ x.mark.record, end == DAY_NONE ? 1 : end - held + 1,
                                      x.mark.hours, 0 };
    made_each_part(m, row_named(r, "has"), fill_field, &x.detail.has);
    m->record = mem_grow(m->record, m->nrecord, &m->record_cap, sizeof *m->record);
    m->record[m->nrecord++] = x;
}

static void file_person(struct made *m, const struct mark *mark)
{
    m->persons = mem_grow(m->persons, m->npersons, &m->persons_cap, sizeof *m->persons);
    m->persons[m->npersons++] = (struct filed){ 0, *mark };
}

static struct mark part_none(struct made *m, const struct row *r, const char *type, daynum for_day,
                             daynum done)
{
    return (struct mark){ .record = (int64_t)(m->npersons + 1) * RECORD_STEP + 1,
                          .person = made_person(m, row_arg(r, 1)),
                          .type = vocabulary_evidence(policy_set_words(m->set), type),
                          .part = PART_NONE,
                          .for_day = for_day,
                          .held = done,
                          .done = done,
                          .last = for_day };
}

void made_add_dues(struct made *m, const struct row *r)
{
    char first[DAY_TEXT + 8];
    int32_t due = hundredths(row_arg(r, 3)), paid = hundredths(row_arg(r, 4));
    daynum on = row_day(r, "on");
    snprintf(first, sizeof first, "%.7s-01", row_arg(r, 2));
    struct mark k = part_none(m, r, "dues", made_day(first), due ? on : made_day(first));
    if (!due || (paid >= due && on != DAY_NONE))
        file_person(m, &k);
}

void made_add_review(struct made *m, const struct row *r)
{
    daynum held = made_day(row_arg(r, 2)), end = date_make(atoi(row_arg(r, 3)), 12, 31);
    struct mark k = part_none(m, r, "review", held < end ? held : end, held);
    file_person(m, &k);
}

/* One part of one or more persons in a record, for each type of it. */
struct taking {
    const struct record *record;
    struct mark mark;
};

static void take_type(struct made *m, const char *type, void *ctx)
{
    struct mark *k = ctx;
    k->type = vocabulary_evidence(policy_set_words(m->set), type);
    if (k->type < 0)
        made_bad("no such evidence", type);
    file_person(m, k);
}

static void take_person(struct made *m, const char *code, void *ctx)
{
    struct taking *t = ctx;
    struct mark k = t->mark;
    k.person = made_person(m, code);
    made_each_part(m, t->record->types, take_type, &k);
    world_add(&m->w, presence) =
        (struct world_presence){ k.record, k.person, k.made_up ? k.done : DAY_NONE };
    if (k.part == PART_HOST)
        world_add(&m->w, record) =
            (struct world_record){ k.record, -1, k.person, k.made_up ? k.done : DAY_ALWAYS };
}

void made_add_at(struct made *m, const struct row *r)
{
    const char *part = row_named(r, "part"), *status = row_named(r, "status"),
               *hours = row_named(r, "hours");
    struct taking t = { NULL, { 0 } };
    for (size_t i = 0; i < m->nrecord; i++)
        if (!strcmp(m->record[i].code, row_arg(r, 1)))
            t.record = &m->record[i];
    if (!t.record)
        made_bad("no such record", row_arg(r, 1));
    t.mark = t.record->mark;
    t.mark.part = (enum part)word_part(part ? part : "attendee");
    if (hours)
        t.mark.hours = hundredths(hours);
    if (status && strcmp(status, "present")) {
        t.mark.made_up = true;
        t.mark.done = row_day(r, "made");
        if (t.mark.done == DAY_NONE)
            return;
    }
    made_each_part(m, row_arg(r, 2), take_person, &t);
}

/* ---- records: whose they are ---- */

struct giving {
    struct record *record;
    int org;
};

static void give_event(struct made *m, const char *code, void *ctx)
{
    struct giving *g = ctx;
    for (size_t i = 0; i < m->w.nevent; i++)
        if (!strcmp(m->w.event[i].code, code))
            world_add(&m->w, named) = (struct world_named){ (int)i, g->org, g->record->mark };
}

static void give_type(struct made *m, const char *type, void *ctx)
{
    struct giving *g = ctx;
    g->record->mark.type = vocabulary_evidence(policy_set_words(m->set), type);
    if (g->record->mark.type < 0)
        made_bad("no such evidence", type);
    m->own = mem_grow(m->own, m->nown, &m->own_cap, sizeof *m->own);
    m->own[m->nown++] = (struct filed){ g->org, g->record->mark };
    made_each_part(m, g->record->events, give_event, g);
}

static void give_org(struct made *m, const char *code, void *ctx)
{
    struct giving g = { ctx, made_org(m, code) };
    world_add(&m->w, record) =
        (struct world_record){ g.record->mark.record, g.org, -1, DAY_ALWAYS };
    made_each_part(m, g.record->types, give_type, &g);
}

static bool host_part_recorded(const struct made *m, const struct record *x)
{
    for (size_t i = 0; i < m->nrow; i++) {
        const struct row *r = &m->row[i];
        const char *part = row_named(r, "part");
        if (!strcmp(r->word[0], "at") && !strcmp(row_arg(r, 1), x->code) &&
            !strcmp(row_arg(r, 2), x->host) && part && !strcmp(part, "host"))
            return true;
    }
    return false;
}

void made_give_marks(struct made *m)
{
    for (size_t i = 0; i < m->nrecord; i++) {
        struct record *x = &m->record[i];
        world_add(&m->w, detail) = x->detail;
        give_org(m, m->org[x->org], x);
        made_each_part(m, x->joint, give_org, x);
        if (x->host && !host_part_recorded(m, x)) {
            struct taking t = { x, x->mark };
            t.mark.part = PART_HOST;
            take_person(m, x->host, &t);
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const struct filed *x = a, *y = b;
    int64_t order[] = { x->org - y->org, x->mark.person - y->mark.person,
                        x->mark.type - y->mark.type, x->mark.for_day - y->mark.for_day,
                        x->mark.record - y->mark.record };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (order[i])
            return order[i] < 0 ? -1 : 1;
    return (int)x->mark.part - (int)y->mark.part;
}

/* A person's marks are filed under the last organisation; -1: none. */
static int home_of(const struct made *m, int person)
{
    const struct world_membership *last = NULL;
    for (size_t i = 0; i < m->w.nmembership; i++) {
        const struct world_membership *x = &m->w.membership[i];
        if (x->person == person && (!last || x->span.from > last->span.from))
            last = x;
    }
    return last ? last->org : -1;
}

void made_file_marks(struct made *m)
{
    for (size_t i = 0; i < m->npersons; i++) {
        struct filed *f = &m->persons[i];
        f->org = home_of(m, f->mark.person);
        if (world_wants_extra(&m->w, f->mark.person, f->org))
            world_add(&m->w, extra) = f->mark;
    }
    for (size_t i = 0; i < m->nown; i++)
        if (world_wants_outer(&m->w, m->own[i].org, m->own[i].mark.type))
            world_add(&m->w, outer) = (struct world_outer){ m->own[i].org, m->own[i].mark };
    if (m->nown)
        qsort(m->own, m->nown, sizeof *m->own, by_place);
    if (m->npersons)
        qsort(m->persons, m->npersons, sizeof *m->persons, by_place);
    world_index_records(&m->w);
    world_index_extra(&m->w);
}

/* Fresh memory each time, the old freed: who keeps marks too long is found out. */
static void lend(const struct filed *f, size_t n, int org, struct wanted w, struct mark **lent,
                 size_t *nlent)
{
    free(*lent);
    *lent = mem_alloc((n + 1) * sizeof **lent);
    *nlent = 0;
    for (size_t i = 0; i < n; i++) {
        daynum day = w.days ? f[i].mark.last : f[i].mark.for_day;
        if (f[i].org == org && day >= w.first)
            (*lent)[(*nlent)++] = f[i].mark;
    }
}

static void lend_wanted(struct made *m, int org, struct wanted_marks w, size_t *nown,
                        size_t *npersons)
{
    lend(m->own, m->nown, org, w.own, &m->lent[0], nown);
    lend(m->persons, m->npersons, org, w.persons, &m->lent[1], npersons);
}

void made_lend_marks(void *ctx, int org, const struct mark **own, size_t *nown,
                     const struct mark **persons, size_t *npersons)
{
    struct made *m = ctx;
    struct wanted_marks all = { { DAY_ALWAYS, false }, { DAY_ALWAYS, false } };
    lend_wanted(m, org, all, nown, npersons);
    *own = m->lent[0];
    *persons = m->lent[1];
}

void made_lend_late(void *ctx, int org, const struct mark **own, size_t *nown,
                    const struct mark **persons, size_t *npersons)
{
    struct made *m = ctx;
    lend_wanted(m, org, m->wanted, nown, npersons);
    *own = m->lent[0];
    *persons = m->lent[1];
}

static bool was_member(const struct made *m, int person, int org)
{
    bool was = false;
    for (size_t i = 0; i < m->w.nmembership; i++)
        was |= m->w.membership[i].person == person && m->w.membership[i].org == org;
    return was;
}

void made_lend_back(void *ctx, int org, const int *types, size_t ntypes, const struct mark **marks,
                    size_t *nmarks)
{
    struct made *m = ctx;
    free(m->lent[2]);
    m->lent[2] = mem_alloc((m->npersons + 1) * sizeof *m->lent[2]);
    *nmarks = 0;
    for (size_t i = 0; i < m->npersons; i++)
        for (size_t t = 0; t < ntypes; t++)
            if (m->persons[i].mark.type == types[t] &&
                was_member(m, m->persons[i].mark.person, org))
                m->lent[2][(*nmarks)++] = m->persons[i].mark;
    *marks = m->lent[2];
}
