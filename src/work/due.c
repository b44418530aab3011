/* The due list: one filter for the command, the screens and the reports. */
#include "due.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "handed_sum.h"
#include "mem.h"
#include "words.h"

const struct rule due_hand_up = {
    .kind = RULE_PERIODIC,
    .id = "books.hand-up",
    .policy = "books",
    .slot = "hand-up",
    .title = "上报季度数字",
    .clause = "own",
    .source = "该组织的“台账记在”为自行记录",
    .note = "台账不在本库，以上报的数字为准：dangjian gather 文件",
    .chosen = true,
    .life = { DAY_ALWAYS, DAY_STILL },
    .every = EVERY_QUARTER,
    .count = 1,
    .version = 1,
};

enum { HANDED_QUARTERS = 12 }; /* looked at in a long range of days: three years */

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
        return in_range(f, d->rule == &due_hand_up ? d->period_end : d->deadline);
    return d->deadline == DAY_NONE || d->deadline <= f->today + f->within ||
           d->window_start <= f->today;
}

enum due_answer due_shows(const struct due_filter *f, const struct duty *d)
{
    if ((f->kinds && !(f->kinds & (1U << d->rule->kind))) ||
        (f->rule && strcmp(f->rule, d->rule->id) && strcmp(f->rule, d->rule->slot)) ||
        !in_sight(f, d))
        return DUE_HIDDEN;
    if (f->classes)
        return f->classes & 1U << duty_class(d) ? DUE_SHOWN : DUE_HIDDEN;
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

/* ---- books of one's own ---- */

bool due_elsewhere(const struct office *o, int org, daynum d)
{
    const struct world *w = office_world(o);
    int above = w->org[org].kind == ORG_GROUP ? world_parent(w, org, d) : -1;
    return office_own_books(o, org) || (above >= 0 && office_own_books(o, above));
}

/* Quarters that are over, the latest first. */
struct quarters {
    struct period p[HANDED_QUARTERS];
    struct handed_sum handed[HANDED_QUARTERS];
    int n;
    bool any; /* keeps its books elsewhere */
};

static void quarters_free(struct quarters *q)
{
    for (int i = 0; i < q->n; i++)
        handed_sum_free(&q->handed[i]);
}

/* Read before the scheduler runs: marks that are read ahead leave the database to nobody else. */
static enum status quarters_read(struct quarters *q, struct office *o, const struct due_filter *f,
                                 struct err *e)
{
    bool range = f->from != DAY_NONE || f->to != DAY_NONE;
    struct period p = period_of(EVERY_QUARTER, f->today);
    enum status st = ST_OK;
    *q = (struct quarters){ .any = office_any_own_books(o) && !f->elsewhere };
    while (q->any && !st && q->n < (range ? HANDED_QUARTERS : 1)) {
        p = period_of(EVERY_QUARTER, p.first - 1);
        if (p.last < DAY_MIN || (f->from != DAY_NONE && p.last < f->from))
            break;
        if (f->to != DAY_NONE && p.last > f->to)
            continue;
        q->p[q->n] = p;
        st = handed_sum_read(&q->handed[q->n++], o, p, f->today, e);
    }
    return st;
}

/* What records here carry is theirs to say, whoever keeps the books. */
static void run_carried(void *ctx, const struct duty *d)
{
    if (d->rule->kind == RULE_ITEM || d->rule->kind == RULE_RECORD)
        run_duty(ctx, d);
}

static void run_handed(const struct quarters *q, int org, struct run *r)
{
    for (int i = q->n - 1; i >= 0; i--) {
        const struct handed_org *h = handed_sum_of(&q->handed[i], org);
        if (h == NULL || (!h->came && !h->missing))
            continue;
        run_duty(r, &(struct duty){
                        .rule = &due_hand_up,
                        .org = org,
                        .status = h->came ? DUTY_DONE : DUTY_OPEN,
                        .period_start = q->p[i].first,
                        .period_end = q->p[i].last,
                        .window_start = q->p[i].last + 1,
                        .deadline = DAY_NONE,
                        .done_on = h->as_of,
                        .need = 1,
                        .have = h->came,
                        .event = -1,
                        .person = -1,
                    });
    }
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
        .settled = f->classes ? f->classes & settled : f->all,
        .sheets = (kinds & 1U << RULE_RECORD) && !range,
    };
}

static bool wanted(const struct due_filter *f, const struct world *w, int org)
{
    return f->only >= 0 ? org == f->only
                        : f->org < 0 || org == f->org || world_below(w, org, f->org, f->today);
}

enum status due_run(struct office *o, const struct due_filter *f, duty_sink sink, void *ctx,
                    size_t *old, struct err *e)
{
    const struct world *w = office_world(o);
    struct run r = { f, sink, ctx, 0 };
    struct office_ask ask = ask_of(f);
    struct quarters q;
    enum status st = office_look(o, &ask, e);
    if (st)
        return st;
    if ((st = quarters_read(&q, o, f, e)) != ST_OK) {
        quarters_free(&q);
        return st;
    }
    struct schedule *s =
        schedule_new(w, office_marks(o, f->org < 0 && f->only < 0), f->today, due_until(f));
    if (f->from != DAY_NONE)
        schedule_begin(s, f->from);
    schedule_marks_from(s, office_marks_from(o, schedule_wanted(s), f->from != DAY_NONE));
    int first = f->only < 0 ? 0 : f->only, end = f->only < 0 ? (int)w->norg : f->only + 1;
    for (int i = first; i < end && !st && !office_failed(o, e); i++) {
        if (stopped(f, (size_t)i, w->norg)) {
            st = watch_stopped(e, _("没有算完"));
        } else if (wanted(f, w, i)) {
            bool elsewhere = q.any && due_elsewhere(o, i, f->today);
            schedule_org(s, i, elsewhere ? run_carried : run_duty, &r);
            if (elsewhere)
                run_handed(&q, i, &r);
        }
    }
    schedule_free(s);
    quarters_free(&q);
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
    l->count[duty_class(d)]++;
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
int due_by_urgency(const struct duty *x, const struct duty *y)
{
    int u = urgency(x) - urgency(y);
    if (u)
        return u;
    if (x->deadline != y->deadline)
        return x->deadline < y->deadline ? -1 : 1;
    if (x->org != y->org)
        return x->org < y->org ? -1 : 1;
    int c = strcmp(x->rule->id, y->rule->id);
    if (!c)
        c = (x->event > y->event) - (x->event < y->event);
    if (!c)
        c = (x->period_start > y->period_start) - (x->period_start < y->period_start);
    return c ? c : strcmp(x->item ? x->item : "", y->item ? y->item : "");
}

static int by_urgency(const void *a, const void *b)
{
    return due_by_urgency(a, b);
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

int due_id_org(const struct office *o, const char *id, size_t *n)
{
    int org = -1;
    for (size_t len = 0; org < 0; len++) {
        len += strcspn(id + len, "/");
        char *code = mem_dupn(id, len);
        org = office_org(o, code);
        free(code);
        if (n != NULL)
            *n = len;
        if (id[len] == '\0')
            break;
    }
    return org;
}
