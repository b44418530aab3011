/* The due list: one filter for the command, the screens and the reports. */
#include "due.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "words.h"

daynum due_until(const struct due_filter *f)
{
    daynum until = f->today + f->within;
    return f->to != DAY_NONE && f->to > until ? f->to : until;
}

static bool in_range(const struct due_filter *f, daynum deadline)
{
    return deadline != DAY_NONE && (f->from == DAY_NONE || deadline >= f->from) &&
           (f->to == DAY_NONE || deadline <= f->to);
}

/* What --all gives: begun, or due soon, or without a deadline; with a range what is due in it. */
static bool in_sight(const struct due_filter *f, const struct duty *d)
{
    if (f->from != DAY_NONE || f->to != DAY_NONE)
        return in_range(f, d->deadline);
    return d->deadline == DAY_NONE || d->deadline <= f->today + f->within ||
           d->window_start <= f->today;
}

enum due_answer due_shows(const struct due_filter *f, const struct duty *d)
{
    if ((f->kinds && !(f->kinds & (1U << d->rule->kind))) ||
        (f->rule && strcmp(f->rule, d->rule->id) && strcmp(f->rule, d->rule->slot)) ||
        !in_sight(f, d))
        return DUE_HIDDEN;
    if (f->statuses)
        return f->statuses & (1U << d->status) ? DUE_SHOWN : DUE_HIDDEN;
    if (f->all)
        return DUE_SHOWN;
    switch (d->status) {
    case DUTY_OVERDUE:
        return f->from != DAY_NONE || d->deadline >= f->today - DUE_OLD_DAYS ? DUE_SHOWN : DUE_OLD;
    case DUTY_UNMET:
        return d->rule->advice ? DUE_HIDDEN : DUE_SHOWN;
    case DUTY_DUE:
        return DUE_SHOWN;
    case DUTY_OPEN:
        return f->to != DAY_NONE || d->deadline <= f->today + f->within ? DUE_SHOWN : DUE_HIDDEN;
    default:
        return DUE_HIDDEN;
    }
}

struct run {
    const struct due_filter *f;
    duty_sink sink;
    void *ctx;
    size_t old;
};

static void run_duty(void *ctx, const struct duty *d)
{
    struct run *r = ctx;
    enum due_answer a = due_shows(r->f, d);
    r->old += a == DUE_OLD;
    if (a == DUE_SHOWN)
        r->sink(r->ctx, d);
}

enum { WATCH_STEP = 256 }; /* organisations between two questions whether to go on */

static bool stopped(const struct due_filter *f, size_t done, size_t total)
{
    return f->watch && done % WATCH_STEP == 0 && !watch_go_on(f->watch, _("正在推算"), done, total);
}

/* Which lines due_shows() cannot show need not be made. */
static struct office_ask ask_of(const struct due_filter *f)
{
    unsigned kinds = f->kinds ? f->kinds : ~0U;
    bool range = f->from != DAY_NONE || f->to != DAY_NONE; /* of deadlines */
    unsigned settled = 1U << DUTY_DONE | 1U << DUTY_LATE;
    return (struct office_ask){
        .today = f->today,
        .only = f->only,
        .items = kinds & 1U << RULE_ITEM,
        .settled = f->statuses ? f->statuses & settled : f->all,
        .sheets = (kinds & 1U << RULE_RECORD) && !range,
    };
}

enum status due_run(struct office *o, const struct due_filter *f, duty_sink sink, void *ctx,
                    size_t *old, struct err *e)
{
    const struct world *w = office_world(o);
    struct run r = { f, sink, ctx, 0 };
    struct office_ask ask = ask_of(f);
    enum status st = office_look(o, &ask, e);
    if (st)
        return st;
    struct schedule *s =
        schedule_new(w, office_marks(o, f->org < 0 && f->only < 0), f->today, due_until(f));
    for (int i = 0; i < (int)w->norg && !st && !office_failed(o, e); i++) {
        if (stopped(f, (size_t)i, w->norg))
            st = watch_stopped(e, _("没有算完"));
        else if (f->only >= 0 ? i == f->only
                              : f->org < 0 || i == f->org || world_below(w, i, f->org, f->today))
            schedule_org(s, i, run_duty, &r);
    }
    schedule_free(s);
    if (old)
        *old = r.old;
    return st ? st : office_failed(o, e);
}

void due_list_add(struct due_list *l, const struct duty *d)
{
    l->duty = mem_grow(l->duty, l->n, &l->cap, sizeof *l->duty);
    struct duty *mine = &l->duty[l->n++];
    int *lacking = mem_alloc((d->nlacking + 1) * sizeof *lacking);
    if (d->nlacking)
        memcpy(lacking, d->lacking, d->nlacking * sizeof *lacking);
    const char **elements = mem_alloc((d->nelements + 1) * sizeof *elements);
    if (d->nelements)
        memcpy(elements, d->elements, d->nelements * sizeof *elements);
    *mine = *d;
    mine->lacking = lacking;
    mine->elements = elements;
    l->count[d->status]++;
}

static void collect_duty(void *ctx, const struct duty *d)
{
    due_list_add(ctx, d);
}

static int urgency(const struct duty *d)
{
    return d->status == DUTY_OVERDUE ? 0 : d->deadline == DAY_NONE ? 1 : 2;
}

/* Equal ones keep the order of organisations and rules. */
static int by_urgency(const void *a, const void *b)
{
    const struct duty *x = a, *y = b;
    int u = urgency(x) - urgency(y);
    if (u)
        return u;
    if (x->deadline != y->deadline)
        return x->deadline < y->deadline ? -1 : 1;
    if (x->org != y->org)
        return x->org < y->org ? -1 : 1;
    int c = strcmp(x->rule->id, y->rule->id);
    return c ? c : (x->event > y->event) - (x->event < y->event);
}

void due_list_sort(struct due_list *l)
{
    if (l->n)
        qsort(l->duty, l->n, sizeof *l->duty, by_urgency);
}

enum status due_list_make(struct due_list *l, struct office *o, const struct due_filter *f,
                          struct err *e)
{
    *l = (struct due_list){ .today = f->today };
    enum status st = due_run(o, f, collect_duty, l, &l->old, e);
    due_list_sort(l);
    return st;
}

void due_list_free(struct due_list *l)
{
    for (size_t i = 0; i < l->n; i++) {
        free((void *)l->duty[i].lacking);
        free((void *)l->duty[i].elements);
    }
    free(l->duty);
    *l = (struct due_list){ 0 };
}

void due_id(struct buf *b, const struct world *w, const struct duty *d)
{
    char day[DAY_TEXT];
    date_format(d->period_start, day);
    buf_printf(b, "%s/%s/%s", w->org[d->org].code, d->rule->id, *day ? day : "-");
    if (d->event >= 0)
        buf_printf(b, "/%s", w->event[d->event].code);
    if (d->item)
        buf_printf(b, "/%s", d->item);
}
