/* Accounts made from an office. */
#include "account.h"

#include <stdlib.h>
#include <string.h>

#include "due.h"
#include "due_words.h"
#include "dues_grid.h"
#include "handed_sum.h"
#include "map.h"
#include "mem.h"
#include "words.h"

struct making {
    struct account *a;
    const struct world *w;
    int *place;          /* organisation of the world -> index in the account; -1: not in it */
    struct map *rule_of; /* rule id -> index */
    size_t rule_cap, duty_cap;
    int *version; /* of each rule */
    size_t version_cap;
    struct buf text;
};

static const char *taken(struct making *m)
{
    const char *s = pool_dup(m->a->pool, buf_str(&m->text));
    buf_clear(&m->text);
    return s;
}

/* Versions of a rule are one line, under the title of the newest that asked. */
static int find_rule(struct making *m, const struct rule *r)
{
    struct account *a = m->a;
    int i = (int)map_get(m->rule_of, r->id, -1);
    if (i < 0) {
        i = (int)a->nrule;
        map_add(m->rule_of, r->id, i);
        a->rule = mem_grow(a->rule, a->nrule, &m->rule_cap, sizeof *a->rule);
        m->version = mem_grow(m->version, a->nrule++, &m->version_cap, sizeof *m->version);
        m->version[i] = -1;
    }
    if (m->version[i] < r->version) {
        a->rule[i] =
            (struct account_rule){ pool_dup(a->pool, r->id), pool_dup(a->pool, _(r->title)),
                                   pool_dup(a->pool, r->source), r->kind };
        m->version[i] = r->version;
    }
    return i;
}

static const char *lacking(struct making *m, const struct duty *d)
{
    for (size_t i = 0; i < d->nlacking; i++)
        buf_printf(&m->text, "%s%s", i ? _("、") : "",
                   d->lacking_orgs ? world_name(m->w, d->lacking[i], m->a->period.last)
                                   : m->w->person[d->lacking[i]].name);
    return taken(m);
}

static void take_duty(void *ctx, const struct duty *d)
{
    struct making *m = ctx;
    struct account *a = m->a;
    if (m->place[d->org] < 0)
        return;
    a->duty = mem_grow(a->duty, a->nduty, &m->duty_cap, sizeof *a->duty);
    due_open_matter(&m->text, m->w, d);
    a->duty[a->nduty++] = (struct account_duty){
        .org = m->place[d->org],
        .rule = find_rule(m, d->rule),
        .status = d->status,
        .period_start = d->period_start,
        .deadline = d->deadline,
        .done_on = d->done_on,
        .matter = taken(m),
        .event = d->event >= 0 ? pool_dup(a->pool, m->w->event[d->event].code) : "",
        .item = d->item ? pool_dup(a->pool, d->item) : "",
        .have = d->have,
        .need = d->need,
        .hours = d->hours,
        .advice = d->rule->advice,
        .lacking = lacking(m, d),
    };
}

static int by_id(const void *x, const void *y)
{
    return strcmp(((const struct account_rule *)x)->id, ((const struct account_rule *)y)->id);
}

/* Rules stand by id, whatever the order in which they were met. */
static void order_rules(struct making *m)
{
    struct account *a = m->a;
    int *place = mem_alloc((a->nrule + 1) * sizeof *place);
    if (a->nrule)
        qsort(a->rule, a->nrule, sizeof *a->rule, by_id);
    for (size_t i = 0; i < a->nrule; i++)
        place[map_get(m->rule_of, a->rule[i].id, 0)] = (int)i;
    for (size_t i = 0; i < a->nduty; i++)
        a->duty[i].rule = place[a->duty[i].rule];
    free(place);
}

static enum status take_orgs(struct making *m, struct office *o, int scope, const bool *only,
                             struct err *e)
{
    const struct world *w = m->w;
    struct account *a = m->a;
    daynum last = a->period.last;
    struct figures *own = mem_alloc((w->norg + 1) * sizeof *own);
    struct figures *sum = mem_alloc((w->norg + 1) * sizeof *sum);
    bool *above = mem_alloc((w->norg + 1) * sizeof *above);
    struct handed_sum handed = { 0 };
    enum status st = office_figures_of_some(o, a->period, only, own, e);
    if (!st)
        st = dues_figures(o, a->period, a->today, only, own, e);
    if (!st)
        st = handed_sum_read(&handed, o, a->period, a->today, e);
    handed_figures(&handed, o, last, own);
    handed_sum_free(&handed);
    figures_sum(w, a->period, own, sum);
    for (int i = 0; i < (int)w->norg; i++)
        if (world_parent(w, i, last) >= 0)
            above[world_parent(w, i, last)] = true;
    a->org = mem_alloc((w->norg + 1) * sizeof *a->org);
    for (int i = 0; i < (int)w->norg; i++) {
        int parent = world_parent(w, i, last);
        bool wanted =
            (!only || only[i]) && (scope < 0 || i == scope || world_below(w, i, scope, last));
        m->place[i] = -1;
        if (!wanted || (!period_overlap(a->period, w->org[i].life) && figures_none(&sum[i])))
            continue;
        m->place[i] = (int)a->norg;
        a->org[a->norg++] = (struct account_org){
            .code = pool_dup(a->pool, w->org[i].code),
            .name = pool_dup(a->pool, world_name(w, i, last)),
            .kind = w->org[i].kind,
            .parent = parent < 0 ? "" : pool_dup(a->pool, w->org[parent].code),
            .own_books = office_own_books(o, i),
            .below = above[i],
            .own = own[i],
            .sum = sum[i],
        };
    }
    free(own);
    free(sum);
    free(above);
    return st;
}

/* One by one where they are few. */
static enum status run(struct making *m, struct office *o, struct due_filter *f, const bool *wanted,
                       struct err *e)
{
    enum status st = ST_OK;
    if (!wanted)
        return due_run(o, f, take_duty, m, NULL, e);
    for (int i = 0; i < (int)m->w->norg && !st; i++) {
        f->only = i;
        if (m->place[i] >= 0)
            st = due_run(o, f, take_duty, m, NULL, e);
    }
    return st;
}

enum status account_make(struct account **out, struct office *o, struct period p, daynum today,
                         int scope, struct err *e)
{
    return account_make_of(out, o, p, today, scope, NULL, e);
}

enum status account_make_of(struct account **out, struct office *o, struct period p, daynum today,
                            int scope, const bool *wanted, struct err *e)
{
    struct account *a = mem_alloc(sizeof *a);
    struct due_filter f = DUE_FILTER_INIT;
    struct making m = { .a = a, .w = office_world(o), .rule_of = map_new() };
    *a = (struct account){ .period = p, .today = today, .pool = pool_new() };
    m.place = mem_alloc((m.w->norg + 1) * sizeof *m.place);
    f.today = today;
    f.from = p.first;
    f.to = p.last;
    f.all = true;
    enum status st = take_orgs(&m, o, scope, wanted, e);
    if (!st)
        st = run(&m, o, &f, wanted, e);
    order_rules(&m);
    free(m.place);
    free(m.version);
    map_free(m.rule_of);
    buf_free(&m.text);
    *out = st ? NULL : a;
    if (st)
        account_free(a);
    return st;
}

void account_free(struct account *a)
{
    if (!a)
        return;
    free(a->org);
    free(a->rule);
    free(a->duty);
    pool_free(a->pool);
    free(a);
}

bool account_runs(const struct account *a)
{
    for (size_t i = 0; i < a->nrule; i++)
        if (a->rule[i].kind == RULE_STREAK)
            return true;
    return false;
}
