/* What somebody asks for by an id, whole or its first parts; what is wrong with one that is not
 * there, and what comes nearest. */
#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "mem.h"
#include "why_own.h"
#include "words.h"

enum { TEN_YEARS = 3660 }; /* days: longer than any period */

/* The parts of an id; those that are not there are NULL. */
struct asked_id {
    char *org, *rule, *period, *rest;
    daynum day;         /* of the period; DAY_NONE: "-" or none */
    struct period name; /* as 2026Q3 names it */
    bool named;
};

static char *next_part(const char **at)
{
    if (!*at)
        return NULL;
    size_t n = strcspn(*at, "/");
    char *part = mem_dupn(*at, n);
    *at = (*at)[n] ? *at + n + 1 : NULL;
    return part;
}

static void split(struct asked_id *a, struct office *o, const char *id)
{
    const char *at = id;
    size_t n;
    *a = (struct asked_id){ .day = DAY_NONE };
    if (due_id_org(o, id, &n) >= 0) { /* its code may hold a slash */
        a->org = mem_dupn(id, n);
        at = id[n] != '\0' ? id + n + 1 : NULL;
    } else {
        a->org = next_part(&at);
    }
    a->rule = next_part(&at);
    a->period = next_part(&at);
    a->rest = at ? mem_dup(at) : NULL;
    if (!a->period)
        return;
    a->day = date_parse(a->period);
    a->named = a->day == DAY_NONE && period_parse(a->period, &a->name);
    if (a->named)
        a->day = a->name.first;
}

static void clear(struct asked_id *a)
{
    free(a->org);
    free(a->rule);
    free(a->period);
    free(a->rest);
}

/* How many characters one word is away from another. */
static int distance(const char *a, const char *b)
{
    enum { MOST = 64 };
    int row[MOST + 1];
    size_t n = strlen(b);
    if (n > MOST || strlen(a) > MOST)
        return MOST;
    for (size_t k = 0; k <= n; k++)
        row[k] = (int)k;
    for (size_t i = 1; a[i - 1]; i++) {
        int corner = row[0];
        row[0] = (int)i;
        for (size_t k = 1; k <= n; k++) {
            int best = corner + (a[i - 1] != b[k - 1]);
            corner = row[k];
            if (row[k] + 1 < best)
                best = row[k] + 1;
            if (row[k - 1] + 1 < best)
                best = row[k - 1] + 1;
            row[k] = best;
        }
    }
    return row[n];
}

static const char *nearest_org(const struct world *w, const char *code)
{
    int best = 1 << 20;
    const char *found = NULL;
    for (size_t i = 0; i < w->norg; i++) {
        int d = distance(code, w->org[i].code);
        if (d < best) {
            best = d;
            found = w->org[i].code;
        }
    }
    return found;
}

static bool rule_fits(const struct rule *r, const char *asked)
{
    return !strcmp(asked, r->id) || !strcmp(asked, r->slot);
}

/* The rule of that id or slot: of the organisation's own policy before others, the version in
 * force on the day before others. */
static const struct rule *find_rule(const struct world *w, int org, const struct asked_id *a,
                                    daynum today)
{
    daynum day = a->day != DAY_NONE ? a->day : today;
    int own = world_policy(w, org, day);
    const struct rule *found = NULL;
    int best = -1;
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++) {
            const struct rule *r = w->policy[i]->rules[k];
            int good = 2 * ((int)i == own) + span_holds(r->life, day);
            if (rule_fits(r, a->rule) && good > best) {
                best = good;
                found = r;
            }
        }
    return found;
}

static const char *nearest_rule(const struct world *w, int org, const char *asked, daynum today)
{
    int own = world_policy(w, org, today), best = 1 << 20;
    const char *found = NULL;
    for (size_t k = 0; own >= 0 && k < w->policy[own]->nrules; k++) {
        const struct rule *r = w->policy[own]->rules[k];
        int d = distance(asked, r->id), slot = distance(asked, r->slot);
        d = slot < d ? slot : d;
        if ((r->subjects & (1U << w->org[org].kind)) && d < best) {
            best = d;
            found = r->id;
        }
    }
    return found;
}

static bool duty_fits(const struct world *w, const struct duty *d, const struct asked_id *a)
{
    if (a->rule && *a->rule && !rule_fits(d->rule, a->rule))
        return false;
    if (a->named && (d->period_start != a->name.first || d->period_end != a->name.last))
        return false;
    if (a->period && *a->period && !a->named &&
        (a->day != d->period_start || (a->day == DAY_NONE && strcmp(a->period, "-") != 0)))
        return false;
    const char *rest = d->event >= 0 ? w->event[d->event].code : d->item ? d->item : "";
    return !a->rest || !strcmp(a->rest, rest);
}

static enum status explain_fitting(struct office *o, const struct due_list *l,
                                   const struct asked_id *a, why_sink sink, void *ctx, int *told,
                                   struct err *e)
{
    enum status st = ST_OK;
    for (size_t i = 0; i < l->n && !st; i++) {
        if (!duty_fits(office_world(o), &l->duty[i], a))
            continue;
        struct why y;
        st = why_make(&y, o, &l->duty[i], l->today, e);
        if (!st)
            sink(ctx, &y);
        why_free(&y);
        ++*told;
    }
    return st;
}

static enum status no_period(const struct world *w, int org, const struct rule *r,
                             const char *asked, daynum nearest, struct err *e)
{
    char day[DAY_TEXT];
    date_format(nearest, day);
    return err_set(e, ST_MISSING, "%s 没有起始日为“%s”的一期；最近的是 %s/%s/%s。", r->id, asked,
                   w->org[org].code, r->id, *day ? day : "-");
}

static enum status period_asked(const struct world *w, int org, const struct rule *r,
                                const struct asked_id *a, daynum today, struct period *p,
                                struct err *e)
{
    daynum day = a->day != DAY_NONE ? a->day : today;
    *p = period_of(r->every, day);
    bool wrong =
        a->period && *a->period &&
        (a->day == DAY_NONE || p->first != a->day || (a->named && p->last != a->name.last));
    return wrong ? no_period(w, org, r, a->period, p->first, e) : ST_OK;
}

/* The term of that day, and its end. */
static enum status term_asked(const struct world *w, int org, const struct rule *r,
                              const struct asked_id *a, daynum today, struct period *p,
                              struct err *e)
{
    const struct world_term *found = NULL;
    *p = (struct period){ today, today };
    if (a->day == DAY_NONE)
        return ST_OK;
    for (size_t i = 0; i < w->nterm; i++) {
        const struct world_term *t = &w->term[i];
        if (t->org == org && (!found || abs(t->elected - a->day) < abs(found->elected - a->day)))
            found = t;
    }
    if (!found || found->elected != a->day)
        return no_period(w, org, r, a->period, found ? found->elected : DAY_NONE, e);
    int years = found->years ? found->years : r->term_years;
    p->first = found->elected;
    p->last = found->extended != DAY_NONE ? found->extended : date_add_years(p->first, years);
    return ST_OK;
}

static enum status event_asked(const struct world *w, const struct rule *r,
                               const struct asked_id *a, daynum today, struct period *p,
                               struct err *e)
{
    *p = (struct period){ today, today };
    if (!a->rest)
        return ST_OK;
    const struct world_event *v = NULL;
    for (size_t i = 0; i < w->nevent && !v; i++)
        if (!strcmp(w->event[i].code, a->rest))
            v = &w->event[i];
    if (!v)
        return err_set(e, ST_MISSING, "没有编号为“%s”的事项；dangjian list event 可列出全部。",
                       a->rest);
    bool type = false;
    for (size_t i = 0; i < r->nafter; i++)
        type |= r->after[i] == v->type;
    if (!type)
        return err_set(e, ST_MISSING, "事项 %s 是“%s”，%s 不由它引起。", v->code,
                       due_event_title(policy_set_words(w->policies), v->type), r->id);
    *p = (struct period){ v->occurred, v->occurred + r->within };
    return ST_OK;
}

static enum status explain_unasked(struct office *o, const struct asked_id *a, int org,
                                   daynum today, why_sink sink, void *ctx, struct err *e)
{
    const struct world *w = office_world(o);
    const struct rule *r = find_rule(w, org, a, today);
    struct period p = { today, today };
    if (!r) {
        const char *near = nearest_rule(w, org, a->rule, today);
        return err_set(e, ST_MISSING, "没有编号为“%s”的制度条目%s%s。", a->rule,
                       near ? _("；最相近的是 ") : "", near ? near : "");
    }
    enum status st = r->every                ? period_asked(w, org, r, a, today, &p, e)
                     : r->kind == RULE_TERM  ? term_asked(w, org, r, a, today, &p, e)
                     : r->kind == RULE_EVENT ? event_asked(w, r, a, today, &p, e)
                                             : ST_OK;
    if (st)
        return st;
    char day[DAY_TEXT];
    struct buf id = BUF_INIT;
    struct why y = { 0 };
    date_format(r->every || p.first != today ? p.first : DAY_NONE, day);
    buf_printf(&id, "%s/%s/%s", w->org[org].code, r->id, *day ? day : "-");
    if (a->rest)
        buf_printf(&id, "/%s", a->rest);
    st = why_unasked(&y, o, buf_str(&id), org, r, p, today, e);
    if (!st)
        sink(ctx, &y);
    why_free(&y);
    buf_free(&id);
    return st;
}

static enum status ask(struct office *o, const struct asked_id *a, daynum today, why_sink sink,
                       void *ctx, struct err *e)
{
    const struct world *w = office_world(o);
    struct due_filter f = DUE_FILTER_INIT;
    f.today = today;
    f.all = true;
    f.only = office_org(o, a->org);
    if (f.only < 0) {
        const char *near = nearest_org(w, a->org);
        return err_set(e, ST_MISSING, "没有代码为“%s”的组织%s%s。", a->org,
                       near ? _("；最相近的是 ") : "", near ? near : "");
    }
    if (a->day != DAY_NONE && a->day > today)
        f.within = a->day - today + TEN_YEARS;
    struct due_list l = { 0 };
    int told = 0;
    enum status st = due_list_make(&l, o, &f, e);
    if (!st)
        st = explain_fitting(o, &l, a, sink, ctx, &told, e);
    due_list_free(&l);
    if (st || told)
        return st;
    if (!a->rule || !*a->rule)
        return err_set(e, ST_MISSING,
                       "%s（%s）现在没有任何要求（它执行的制度见 dangjian show org %s）。",
                       world_name(w, f.only, today), a->org, a->org);
    if (due_elsewhere(o, f.only, today))
        return err_set(e, ST_MISSING,
                       _("%s（%s）的台账不在本库，没有记录可看；上报的数字见 dangjian matrix，"
                         "报了没有见 dangjian gather --period。"),
                       world_name(w, f.only, today), a->org);
    return explain_unasked(o, a, f.only, today, sink, ctx, e);
}

enum status why_ask(struct office *o, const char *asked, daynum today, why_sink sink, void *ctx,
                    struct err *e)
{
    struct asked_id a;
    split(&a, o, asked);
    enum status st = ask(o, &a, today, sink, ctx, e);
    clear(&a);
    return st;
}
