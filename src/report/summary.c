/* Reading what the reports of a quarter and of a year are made of. */
#include "summary.h"

#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "dues_grid.h"
#include "fields.h"
#include "listed.h"
#include "mem.h"

/* ---- meetings ---- */

static struct summary_meeting *find_meeting(struct summary *s, struct map *at, int org,
                                            const char *type)
{
    struct buf key = BUF_INIT;
    buf_printf(&key, "%d/%s", org, type);
    int64_t i = map_get(at, buf_str(&key), -1);
    if (i < 0) {
        i = (int64_t)s->nmeetings;
        map_add(at, buf_str(&key), i);
        s->meeting = mem_grow(s->meeting, s->nmeetings, &s->meetings_cap, sizeof *s->meeting);
        s->meeting[s->nmeetings++] = (struct summary_meeting){ .org = org, .type = mem_dup(type) };
    }
    buf_free(&key);
    return &s->meeting[i];
}

struct meetings {
    struct summary *s;
    struct map *at; /* organisation/type -> its place */
};

/* lecture;lecture(selected) is one lecture. */
static bool said_before(const char *types, const struct listed *type)
{
    struct listed one;
    while (listed_next(&types, &one) && one.text != type->text)
        if (one.bare == type->bare && !memcmp(one.text, type->text, one.bare))
            return true;
    return false;
}

static void take_record(void *ctx, const struct figure_record *r, const struct figures *own)
{
    struct meetings *x = ctx;
    const struct report_query *q = x->s->q;
    if (r->org < 0 || !report_wants(x->s->o, q, r->org, q->period.last) ||
        handed_instead(&x->s->handed, x->s->o, r->org, q->period.last))
        return;
    struct listed type;
    for (const char *types = r->types; listed_next(&types, &type);) {
        if (said_before(r->types, &type))
            continue;
        char *word = mem_dupn(type.text, type.bare);
        struct summary_meeting *m = find_meeting(x->s, x->at, r->org, word);
        m->held++;
        m->expected += own->expected;
        m->present += own->present;
        free(word);
    }
}

/* Where a type stands among those of the dictionary; what a policy added comes behind. */
static int rank_of(const char *type)
{
    const struct choice *c = entity_activity.fields[F_ACTIVITY_TYPES].choices;
    int i = 0;
    while (c[i].word != NULL && strcmp(c[i].word, type) != 0)
        i++;
    return i;
}

static int by_org_and_type(const void *a, const void *b)
{
    const struct summary_meeting *x = a, *y = b;
    if (x->org != y->org)
        return x->org - y->org;
    int d = rank_of(x->type) - rank_of(y->type);
    return d != 0 ? d : strcmp(x->type, y->type);
}

static void take_handed_meetings(struct meetings *x)
{
    const struct report_query *q = x->s->q;
    for (size_t i = 0; i < x->s->handed.n; i++) {
        const struct handed_org *h = &x->s->handed.v[i];
        for (size_t k = 0; k < h->n && report_wants(x->s->o, q, h->org, q->period.last); k++) {
            const struct handed_line *l = &h->line[k];
            if (strcmp(l->line, "meeting") != 0)
                continue;
            struct summary_meeting *m = find_meeting(x->s, x->at, h->org, l->key);
            m->held = handed_value(l, HANDED_HELD);
            m->expected = handed_value(l, HANDED_EXPECTED);
            m->present = handed_value(l, HANDED_PRESENT);
        }
    }
}

static enum status read_meetings(struct summary *s, struct err *e)
{
    struct meetings x = { s, map_new() };
    enum status st = office_figure_records(s->o, s->q->period, take_record, &x, e);
    take_handed_meetings(&x);
    if (s->nmeetings > 0)
        qsort(s->meeting, s->nmeetings, sizeof *s->meeting, by_org_and_type);
    map_free(x.at);
    return st;
}

/* ---- ledger ---- */

static int by_org_and_kind(const void *a, const void *b)
{
    const struct summary_ledger *x = a, *y = b;
    return x->org != y->org ? x->org - y->org : strcmp(x->kind, y->kind);
}

static bool within(struct period p, daynum d)
{
    return d != DAY_NONE && p.first <= d && d <= p.last;
}

static void add_item(struct summary *s, const struct ledger_line *l)
{
    struct period p = s->q->period;
    struct summary_ledger one = { .org = office_org(s->o, l->org), .kind = l->kind };
    struct summary_ledger *last = s->nledgers > 0 ? &s->ledger[s->nledgers - 1] : NULL;
    one.opened = within(p, l->opened);
    one.closed = l->state == LEDGER_CLOSED && within(p, l->closed);
    one.left = l->state != LEDGER_CLOSED;
    one.overdue = l->state == LEDGER_OVERDUE;
    if (one.org < 0 || !(one.opened | one.closed | one.left))
        return;
    if (last == NULL || by_org_and_kind(last, &one) != 0) {
        s->ledger = mem_grow(s->ledger, s->nledgers, &s->ledgers_cap, sizeof *s->ledger);
        s->ledger[s->nledgers++] = one;
        return;
    }
    last->opened += one.opened;
    last->closed += one.closed;
    last->left += one.left;
    last->overdue += one.overdue;
}

/* One organisation and kind stand together. */
static int by_org(const void *a, const void *b)
{
    const struct ledger_line *x = a, *y = b;
    int c = strcmp(x->org, y->org);
    return c != 0 ? c : strcmp(x->kind, y->kind);
}

/* What is recorded here of them goes before. */
static void add_handed_ledgers(struct summary *s)
{
    size_t here = s->nledgers;
    const struct choice *kinds = entity_ledger.fields[F_LEDGER_KIND].choices;
    for (size_t i = 0; i < s->handed.n; i++) {
        const struct handed_org *h = &s->handed.v[i];
        bool known = !report_wants(s->o, s->q, h->org, s->q->period.last);
        for (size_t k = 0; k < here; k++)
            known |= s->ledger[k].org == h->org;
        for (size_t k = 0; k < h->n && !known; k++) {
            const struct handed_line *l = &h->line[k];
            size_t c = 0;
            while (kinds[c].word != NULL && strcmp(kinds[c].word, l->key) != 0)
                c++;
            if (strcmp(l->line, "ledger") != 0 || kinds[c].word == NULL)
                continue;
            s->ledger = mem_grow(s->ledger, s->nledgers, &s->ledgers_cap, sizeof *s->ledger);
            s->ledger[s->nledgers++] = (struct summary_ledger){
                h->org,
                kinds[c].word,
                handed_value(l, HANDED_OPENED),
                handed_value(l, HANDED_CLOSED),
                handed_value(l, HANDED_LEFT),
                handed_value(l, HANDED_OVERDUE),
            };
        }
    }
}

static enum status read_ledger(struct summary *s, struct err *e)
{
    const char *org = s->q->org >= 0 ? s->w->org[s->q->org].code : NULL;
    enum status st = ledger_board_of(&s->board, s->o, org, s->q->today, e);
    if (s->board.n > 0)
        qsort(s->board.v, s->board.n, sizeof *s->board.v, by_org);
    for (size_t i = 0; i < s->board.n && !st; i++)
        add_item(s, &s->board.v[i]);
    add_handed_ledgers(s);
    if (s->nledgers > 0)
        qsort(s->ledger, s->nledgers, sizeof *s->ledger, by_org_and_kind);
    return st;
}

/* ---- what is lacking ---- */

static void take_lacking(void *ctx, const struct duty *d)
{
    struct summary *s = ctx;
    if (d->deadline == DAY_NONE || within(s->q->period, d->deadline))
        due_list_add(&s->lacking, d);
}

static enum status read_lacking(struct summary *s, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    s->lacking.today = f.today = s->q->today;
    f.org = s->q->org;
    f.classes = DUE_FAILED;
    f.watch = s->q->watch;
    enum status st = due_run(s->o, &f, take_lacking, s, NULL, e);
    due_list_sort(&s->lacking);
    return st;
}

/* ---- all of it ---- */

/* Members of a group are counted with their branch. */
static void sum_up(struct summary *s, int org)
{
    const struct figures *f = &s->own[org];
    struct figures *all = &s->sum;
    if (s->w->org[org].kind != ORG_GROUP) {
        all->full += f->full;
        all->probationary += f->probationary;
    }
    all->expected += f->expected;
    all->present += f->present;
    all->talks += f->talks;
    all->due += f->due;
    all->paid += f->paid;
    all->owing += f->owing;
    all->unset += f->unset;
    all->unset_owed += f->unset_owed;
}

/* Organisations that live on some day of the period, or have any figure. */
static void choose_lines(struct summary *s)
{
    struct period p = s->q->period;
    s->of = mem_alloc((s->w->norg + 1) * sizeof *s->of);
    s->org = mem_alloc((s->w->norg + 1) * sizeof *s->org);
    for (size_t i = 0; i < s->matrix.norgs; i++)
        s->of[office_org(s->o, s->matrix.org[i].code)] = s->matrix.of_org[i];
    for (int i = 0; i < (int)s->w->norg; i++)
        if (report_wants(s->o, s->q, i, p.last) &&
            (handed_sum_of(&s->handed, i) != NULL ||
             !handed_instead(&s->handed, s->o, i, p.last)) && /* groups are in their branch */
            (period_overlap(p, s->w->org[i].life) || !figures_none(&s->own[i]) ||
             matrix_asked(&s->of[i])))
            s->org[s->n++] = i;
    for (size_t i = 0; i < s->n; i++)
        if (!summary_missing(s, s->org[i]))
            sum_up(s, s->org[i]);
}

enum status summary_read(struct summary *s, struct office *o, const struct report_query *q,
                         struct err *e)
{
    *s = (struct summary){ .o = o, .w = office_world(o), .q = q };
    const char *org = q->org >= 0 ? s->w->org[q->org].code : NULL;
    s->own = mem_alloc((s->w->norg + 1) * sizeof *s->own);
    enum status st = matrix_make(&s->matrix, o, q->period, q->today, q->org, q->watch, e);
    if (!st)
        st = office_figures(o, q->period, s->own, e);
    if (!st)
        st = dues_figures(o, q->period, q->today, NULL, s->own, e);
    if (!st)
        st = handed_sum_read(&s->handed, o, q->period, q->today, e);
    handed_figures(&s->handed, o, q->period.last, s->own);
    if (!st)
        st = read_meetings(s, e);
    if (!st)
        st = read_ledger(s, e);
    if (!st)
        st = summary_read_reviews(s, e);
    if (!st)
        st = term_board_of(&s->terms, o, org, q->today, e);
    if (!st)
        st = read_lacking(s, e);
    if (!st)
        choose_lines(s);
    return st;
}

void summary_free(struct summary *s)
{
    for (size_t i = 0; i < s->nmeetings; i++)
        free(s->meeting[i].type);
    free(s->org);
    free(s->own);
    free(s->of);
    free(s->meeting);
    free(s->ledger);
    handed_sum_free(&s->handed);
    matrix_free(&s->matrix);
    ledger_board_free(&s->board);
    term_board_free(&s->terms);
    review_tally_free(&s->reviews);
    due_list_free(&s->lacking);
}

bool summary_missing(const struct summary *s, int org)
{
    const struct handed_org *h = handed_sum_of(&s->handed, org);
    return h && !h->came;
}

const char *summary_type(const struct summary *s, const char *type)
{
    const struct vocabulary *words = policy_set_words(s->w->policies);
    int number = vocabulary_evidence(words, type);
    return number >= 0 ? due_type_title(words, number) : type;
}

const char *summary_kind(const char *kind)
{
    return model_choice_label(&entity_ledger.fields[F_LEDGER_KIND], kind);
}
