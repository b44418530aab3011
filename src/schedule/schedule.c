/* One organisation after another: its marks laid out, every rule asked, the answers put in
 * order. */
#include "schedule.h"

#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "mem.h"
#include "words.h"

static int plan_order(const void *a, const void *b)
{
    const struct plan *x = a, *y = b;
    int c = strcmp(x->rule->id, y->rule->id);
    return c                                      ? c
           : x->rule->version != y->rule->version ? x->rule->version - y->rule->version
                                                  : x->policy - y->policy;
}

struct schedule *schedule_new(const struct world *w, struct mark_source marks, daynum today,
                              daynum until)
{
    struct schedule *s = mem_alloc(sizeof *s);
    s->w = w;
    s->org = -1;
    s->source = marks;
    s->today = today;
    s->until = until;
    s->ntypes = vocabulary_evidence_count(policy_set_words(w->policies));
    s->by_type = mem_alloc(s->ntypes * sizeof *s->by_type);
    s->types = mem_alloc(s->ntypes * sizeof *s->types);
    daynum first = world_first_tracking(w);
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++) {
            s->plan = mem_grow(s->plan, s->nplan, &s->plan_cap, sizeof *s->plan);
            struct plan *p = &s->plan[s->nplan++];
            *p = (struct plan){ .rule = w->policy[i]->rules[k],
                                .policy = (int)i,
                                .from = DAY_ALWAYS };
            if (p->rule->every)
                periodic_prepare(s, p, first);
        }
    if (s->nplan)
        qsort(s->plan, s->nplan, sizeof *s->plan, plan_order);
    return s;
}

void schedule_free(struct schedule *s)
{
    if (!s)
        return;
    if (s->source.end)
        s->source.end(s->source.ctx);
    for (size_t i = 0; i < s->nplan; i++)
        free(s->plan[i].asked);
    free(s->plan);
    free(s->by_type);
    free(s->types);
    free(s->by_person);
    free(s->duty);
    free(s->list_at);
    free(s->lacking);
    free(s->crowd);
    free(s->run);
    free(s->running);
    free(s->element);
    free(s->absence);
    free(s->absent);
    free(s->grain);
    free(s->place);
    free(s->stretch);
    free(s);
}

bool plan_concerns(const struct schedule *s, const struct plan *p, int org, daynum day)
{
    bool known = org == s->org && s->policy != WORLD_POLICIES;
    return (p->rule->subjects & (1U << s->w->org[org].kind)) &&
           (known ? s->policy : world_policy(s->w, org, day)) == p->policy;
}

struct condition {
    struct schedule *s;
    int org;
    daynum day;
};

struct ratio schedule_fact(struct schedule *s, int org, daynum day, struct fact_ref f)
{
    switch (f.fact) {
    case FACT_TERM_OVERDUE:
        return ratio_int(term_is_overdue(s, org, day));
    case FACT_TERM_LATE:
        return ratio_int(term_was_late(s, org, day));
    case FACT_MISSED:
        return ratio_int(structure_missed(s, f.arg));
    case FACT_MARKS:
        return ratio_int(structure_marks(s, f.arg));
    default:
        return world_fact_value(s->w, org, day, f);
    }
}

static struct ratio answer(void *ctx, struct fact_ref f)
{
    const struct condition *a = ctx;
    return schedule_fact(a->s, a->org, a->day, f);
}

bool rule_holds(struct schedule *s, const struct expr *when, int org, daynum day)
{
    struct condition a = { s, org, day };
    return expr_true(when, answer, &a);
}

static bool waiver_covers(const struct world_waiver *v, const struct rule *r, int person,
                          daynum day)
{
    return v->person == person && v->first <= day && day <= v->last &&
           (!*v->slot || !strcmp(v->slot, r->slot));
}

bool waived(const struct schedule *s, const struct rule *r, int org, daynum day)
{
    const size_t *at = s->w->index->waiver;
    for (size_t i = at[org]; i < at[org + 1]; i++)
        if (waiver_covers(&s->w->waiver[i], r, -1, day))
            return true;
    return false;
}

bool person_waived(const struct schedule *s, const struct rule *r, int person, daynum day)
{
    const size_t *at = s->w->index->waiver;
    for (size_t i = at[s->org]; i < at[s->org + 1]; i++)
        if (waiver_covers(&s->w->waiver[i], r, person, day))
            return true;
    return false;
}

void duty_lacks(struct schedule *s, int who)
{
    s->lacking = mem_grow(s->lacking, s->nlacking, &s->lacking_cap, sizeof *s->lacking);
    s->lacking[s->nlacking++] = who;
}

/* The lists of lacking persons follow each other in one array, those of lacking elements in
 * another. */
void duty_keep(struct schedule *s, const struct duty *d)
{
    s->list_at = mem_grow(s->list_at, s->nduty, &s->list_at_cap, sizeof *s->list_at);
    s->duty = mem_grow(s->duty, s->nduty, &s->duty_cap, sizeof *s->duty);
    struct duty *mine = &s->duty[s->nduty];
    *mine = *d;
    mine->nlacking = s->nlacking - s->taken.lacking;
    mine->nelements = s->nelement - s->taken.elements;
    s->list_at[s->nduty++] = s->taken;
    s->taken = (struct taken){ s->nlacking, s->nelement };
}

struct duty duty_plain(const struct schedule *s, const struct rule *r)
{
    return (struct duty){
        .rule = r,
        .org = s->org,
        .period_start = DAY_NONE,
        .period_end = DAY_NONE,
        .window_start = DAY_NONE,
        .deadline = DAY_NONE,
        .done_on = DAY_NONE,
        .need = 1,
        .event = -1,
        .person = -1,
    };
}

int duty_remind(const struct world *w, const struct duty *d)
{
    int day = d->rule->remind_day ? w->org[d->org].dues_day : 0, last;
    if (!day || d->deadline == DAY_NONE)
        return d->rule->remind;
    last = date_split(d->deadline).day;
    return day < last ? last - day : 0;
}

/* Section 3: the first line that fits. */
static enum duty_status settle(const struct schedule *s, const struct duty *d, struct tally t)
{
    if (d->have >= d->need)
        return t.reached <= d->deadline ? DUTY_DONE : DUTY_LATE;
    if (waived(s, d->rule, d->org, d->deadline))
        return DUTY_WAIVED;
    if (s->today > d->deadline)
        return d->rule->advice ? DUTY_UNMET : DUTY_OVERDUE;
    if (s->today < d->window_start)
        return DUTY_UPCOMING;
    return d->deadline - s->today <= duty_remind(s->w, d) ? DUTY_DUE : DUTY_OPEN;
}

void duty_add(struct schedule *s, struct duty d, struct tally t)
{
    d.have = t.have;
    d.status = settle(s, &d, t);
    d.done_on = d.status == DUTY_DONE || d.status == DUTY_LATE ? t.reached : DAY_NONE;
    duty_keep(s, &d);
}

static int by_number(const void *a, const void *b)
{
    const struct whose *x = a, *y = b;
    return (x->person > y->person) - (x->person < y->person);
}

/* Persons mostly come in the order of their numbers. */
static void lay_out_persons(struct schedule *s, struct slice all)
{
    const struct mark *m = all.mark;
    bool sorted = true;
    s->nby_person = 0;
    for (size_t i = 0, n; i < all.n; i += n) {
        for (n = 1; i + n < all.n && m[i + n].person == m[i].person;)
            n++;
        s->by_person =
            mem_grow(s->by_person, s->nby_person, &s->by_person_cap, sizeof *s->by_person);
        struct whose *one = &s->by_person[s->nby_person++];
        *one = (struct whose){ m[i].person, { m + i, n } };
        sorted = sorted && (s->nby_person == 1 || one[-1].person < one->person);
    }
    if (!sorted)
        qsort(s->by_person, s->nby_person, sizeof *s->by_person, by_number);
}

/* Lays the marks of the organisation out by type and by person. */
void schedule_look(struct schedule *s, int org)
{
    const struct mark *own;
    size_t nown;
    s->org = org;
    s->policy = world_policy_ever(s->w, org);
    s->tracking = world_tracking(s->w, org, s->today);
    s->source.read(s->source.ctx, s->org, &own, &nown, &s->persons.mark, &s->persons.n);
    memset(s->by_type, 0, s->ntypes * sizeof *s->by_type);
    for (size_t i = 0, n; i < nown; i += n) {
        for (n = 1; i + n < nown && own[i + n].type == own[i].type;)
            n++;
        s->by_type[own[i].type] = (struct slice){ own + i, n };
    }
    lay_out_persons(s, s->persons);
}

void schedule_look_back(struct schedule *s, const struct rule *r)
{
    struct slice all = s->persons;
    if (r)
        s->source.back(s->source.ctx, s->org, r->evidence, r->nevidence, &all.mark, &all.n);
    lay_out_persons(s, all);
}

static const char *event_code(const struct schedule *s, const struct duty *d)
{
    return d->event < 0 ? "" : s->w->event[d->event].code;
}

/* The order of the contract: rule id, period_start, event. Insertion: the rules come in order, few
 * lines change place. */
static void put_in_order(struct schedule *s)
{
    for (size_t i = 1; i < s->nduty; i++) {
        struct duty d = s->duty[i];
        struct taken at = s->list_at[i];
        size_t k = i;
        for (; k > 0; k--) {
            const struct duty *b = &s->duty[k - 1];
            int c = b->rule == d.rule ? 0 : strcmp(b->rule->id, d.rule->id);
            if (!c)
                c = (b->period_start > d.period_start) - (b->period_start < d.period_start);
            if (!c)
                c = strcmp(event_code(s, b), event_code(s, &d));
            if (!c)
                c = strcmp(b->item ? b->item : "", d.item ? d.item : "");
            if (c <= 0)
                break;
            s->duty[k] = *b;
            s->list_at[k] = s->list_at[k - 1];
        }
        s->duty[k] = d;
        s->list_at[k] = at;
    }
}

void plan_schedule(struct schedule *s, const struct plan *p)
{
    static void (*const by_kind[RULE_KINDS])(struct schedule *, const struct plan *) = {
        [RULE_PERIODIC] = periodic_schedule, [RULE_EVENT] = event_schedule,
        [RULE_TERM] = term_schedule,         [RULE_STRUCTURE] = structure_schedule,
        [RULE_STREAK] = streak_schedule,     [RULE_ITEM] = item_schedule,
        [RULE_RECORD] = record_schedule,
    };
    by_kind[p->rule->kind](s, p);
}

void schedule_enter(struct schedule *s, int org)
{
    s->nduty = s->nlacking = s->nelement = 0;
    s->taken = (struct taken){ 0, 0 };
    schedule_look(s, org);
}

void schedule_org(struct schedule *s, int org, duty_sink sink, void *ctx)
{
    schedule_enter(s, org);
    for (size_t i = 0; i < s->nplan; i++)
        if (s->plan[i].rule->subjects & (1U << s->w->org[org].kind))
            plan_schedule(s, &s->plan[i]);
    put_in_order(s);
    for (size_t i = 0; i < s->nduty; i++) {
        struct duty *d = &s->duty[i];
        /* NULL where no duty has any */
        d->lacking = s->lacking != NULL ? s->lacking + s->list_at[i].lacking : NULL;
        d->elements = s->element != NULL ? s->element + s->list_at[i].elements : NULL;
        sink(ctx, d);
    }
}
