/* The lines of the due list: one run of the scheduler feeds the list and the counts; after a save
 * it runs over the organisations that were touched. */
#include <stdlib.h>
#include <string.h>

#include "lines_own.h"
#include "mem.h"
#include "room.h"
#include "words.h"

static void source_free(struct line_source *s)
{
    if (s == NULL)
        return;
    office_close(s->office);
    short_names_free(s->names);
    free(s);
}

void lines_free(struct lines *l)
{
    for (size_t i = 0; i < l->nblock; i++)
        for (size_t k = 0; k < l->block[i]->n; k++)
            line_free(l->block[i]->v[k]);
    lines_drop_blocks(l);
    free(l->first);
    free(l->of);
    free(l->scope);
    source_free(l->from);
    *l = (struct lines){ 0 };
}

struct office *lines_office(const struct lines *l)
{
    return l->from == NULL || l->stale ? NULL : l->from->office;
}

struct line *lines_find(const struct lines *l, const char *id)
{
    if (l->from == NULL || *id == '\0')
        return *id == '\0' ? l->old : NULL;
    int org = due_id_org(l->from->office, id, NULL);
    for (struct line *line = org < 0 ? NULL : l->first[org]; line != NULL; line = line->next)
        if (!strcmp(line_id(line), id))
            return line;
    return NULL;
}

/* While the scheduler runs. */
struct reading {
    struct lines *lines;
    struct due_filter shown;
    bool old; /* those that are too old are what is shown */
    daynum month_end;
    struct line **fresh;
    size_t n, cap;
};

static void count_duty(struct line_counts *c, const struct reading *r, const struct duty *d)
{
    c->overdue += d->status == DUTY_OVERDUE;
    c->unmet += duty_class(d) == DUTY_UNMET;
    c->soon += d->status == DUTY_DUE;
    c->waived += d->status == DUTY_WAIVED;
    c->month += (d->status == DUTY_DUE || d->status == DUTY_OPEN) && d->deadline <= r->month_end;
}

static void read_duty(void *ctx, const struct duty *d)
{
    struct reading *r = ctx;
    struct lines *l = r->lines;
    struct line_counts *c = &l->of[d->org];
    enum due_answer a = due_shows(&r->shown, d);
    count_duty(c, r, d);
    c->old += a == DUE_OLD;
    if (r->old ? a != DUE_OLD : a != DUE_SHOWN)
        return;
    struct line *line = line_new(l->from, d);
    line->next = l->first[d->org];
    l->first[d->org] = line;
    r->fresh = mem_grow(r->fresh, r->n, &r->cap, sizeof(struct line *));
    r->fresh[r->n++] = line;
}

struct due_filter lines_filter(const struct app *a, const struct view *view)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = a->as_of;
    f.kinds = view->kinds;
    f.all = view->what == WHAT_ALL;
    if (view->what == WHAT_LATE)
        f.classes = DUE_FAILED;
    return f;
}

/* To one organisation, rule and period. */
static void narrow_to(struct due_filter *f, const struct office *o, const struct narrow *n)
{
    if (n == NULL)
        return;
    f->from = n->period.first;
    f->to = n->period.last;
    f->rule = n->rule;
    if (n->org != NULL)
        f->only = office_org(o, n->org);
}

static struct reading reading_of(struct lines *l, const struct app *a, const struct view *view)
{
    return (struct reading){ .lines = l,
                             .shown = lines_filter(a, view),
                             .old = view->what == WHAT_OLD,
                             .month_end = date_month_end(a->as_of) };
}

/* Everything that counts, whatever is shown; org: one organisation alone, -1: those of the
 * scope. */
static enum status run(struct reading *r, struct app *a, int org, struct err *e)
{
    struct office *o = r->lines->from->office;
    struct due_filter all = DUE_FILTER_INIT;
    all.today = a->as_of;
    all.all = true;
    all.only = org;
    if (a->org != NULL && org < 0 && (all.org = office_org(o, a->org)) < 0)
        return err_set(e, ST_MISSING, _("没有代码为“%s”的组织：请按 F6 另选范围。"), a->org);
    narrow_to(&all, o, r->lines->view.narrow);
    narrow_to(&r->shown, o, r->lines->view.narrow);
    return due_run(o, &all, read_duty, r, NULL, e);
}

static void add_counts(struct line_counts *to, const struct line_counts *c, bool minus)
{
    size_t sign = minus ? SIZE_MAX : 1; /* unsigned: wraps back */
    to->overdue += sign * c->overdue;
    to->unmet += sign * c->unmet;
    to->soon += sign * c->soon;
    to->month += sign * c->month;
    to->waived += sign * c->waived;
    to->old += sign * c->old;
}

/* The counted line follows the count. */
static void count_old(struct lines *l)
{
    if (l->old != NULL)
        lines_take_out(l, &l->old, 1);
    line_free(l->old);
    l->old = NULL;
    if (l->all.old == 0 || l->view.what == WHAT_OLD)
        return;
    l->old = line_new_old(l->from, l->all.old);
    lines_put_in(l, &l->old, 1);
}

static enum status read_source(struct lines *l, struct app *a, struct err *e)
{
    l->from = mem_alloc(sizeof *l->from);
    l->from->day = a->as_of;
    enum status s = app_borrow(a, &l->from->office, e);
    if (s != ST_OK)
        return s;
    size_t norg = office_world(l->from->office)->norg;
    l->from->names = short_names_read(a);
    l->first = mem_alloc((norg + 1) * sizeof(struct line *));
    l->of = mem_alloc((norg + 1) * sizeof *l->of);
    return ST_OK;
}

static int by_hash(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The numbers of lines, in order. */
static int64_t *hashes(struct line *const *v, size_t n)
{
    int64_t *h = mem_alloc((n + 1) * sizeof *h);
    for (size_t i = 0; i < n; i++)
        h[i] = v[i]->hash;
    if (n)
        qsort(h, n, sizeof *h, by_hash);
    return h;
}

static int64_t *all_hashes(const struct lines *l)
{
    int64_t *h = mem_alloc((l->n + 1) * sizeof *h);
    for (size_t i = 0; i < l->nblock; i++)
        for (size_t k = 0; k < l->block[i]->n; k++)
            h[l->block[i]->before + k] = l->block[i]->v[k]->hash;
    if (l->n)
        qsort(h, l->n, sizeof *h, by_hash);
    return h;
}

/* How many of before are not among those of now. */
static size_t count_gone(const int64_t *was, size_t nwas, const int64_t *is, size_t nis)
{
    size_t gone = 0;
    for (size_t i = 0, k = 0; i < nwas; i++) {
        while (k < nis && is[k] < was[i])
            k++;
        gone += (k == nis || is[k] != was[i]) && was[i] != 0; /* 0: the counted line */
    }
    return gone;
}

enum status lines_read(struct lines *l, struct app *a, const struct view *view, struct err *e)
{
    struct lines mine = {
        .view = *view, .scope = mem_dup(a->org), .block_most = l->block_most, .whole = true
    };
    struct reading r = reading_of(&mine, a, view);
    enum status s = read_source(&mine, a, e);
    if (s == ST_OK)
        s = run(&r, a, -1, e);
    lines_put_in(&mine, r.fresh, r.n);
    free(r.fresh);
    if (mine.from->office != NULL)
        app_keep(a, mine.from->office);
    if (s != ST_OK) {
        lines_free(&mine);
        l->stale = true;
        return s;
    }
    for (size_t i = 0; i < office_world(mine.from->office)->norg; i++)
        add_counts(&mine.all, &mine.of[i], false);
    count_old(&mine);
    int64_t *was = all_hashes(l), *is = all_hashes(&mine);
    mine.gone = count_gone(was, l->n, is, mine.n);
    free(was);
    free(is);
    lines_free(l);
    *l = mine;
    return ST_OK;
}

/* The lines of some organisations: those they had, and those they have. */
struct exchange {
    struct line **out;
    size_t nout, out_cap;
    struct reading in;
};

static enum status exchange_org(struct exchange *x, struct app *a, int org, struct err *e)
{
    struct lines *l = x->in.lines;
    for (struct line *line = l->first[org]; line != NULL; line = line->next) {
        x->out = mem_grow(x->out, x->nout, &x->out_cap, sizeof(struct line *));
        x->out[x->nout++] = line;
    }
    l->first[org] = NULL;
    add_counts(&l->all, &l->of[org], true);
    l->of[org] = (struct line_counts){ 0 };
    enum status s = run(&x->in, a, org, e);
    add_counts(&l->all, &l->of[org], false);
    return s;
}

static enum status refresh_some(struct lines *l, struct app *a, const bool *touched, struct err *e)
{
    const struct world *w = office_world(l->from->office);
    struct exchange x = { NULL, 0, 0, reading_of(l, a, &l->view) };
    int scope = a->org != NULL ? office_org(l->from->office, a->org) : -1;
    enum status s = ST_OK;
    for (int i = 0; i < (int)w->norg && s == ST_OK; i++)
        if (touched[i] && (scope < 0 || i == scope || world_below(w, i, scope, a->as_of)))
            s = exchange_org(&x, a, i, e);
    lines_take_out(l, x.out, x.nout);
    lines_put_in(l, x.in.fresh, x.in.n);
    count_old(l);
    int64_t *was = hashes(x.out, x.nout), *is = hashes(x.in.fresh, x.in.n);
    l->gone = count_gone(was, x.nout, is, x.in.n);
    free(was);
    free(is);
    for (size_t i = 0; i < x.nout; i++)
        line_free(x.out[i]);
    free(x.out);
    free(x.in.fresh);
    return s;
}

static bool same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : !strcmp(a, b);
}

/* Whether the list that is there was made for what is asked. */
static bool serves(const struct lines *l, const struct app *a, const struct view *view)
{
    return l->from != NULL && !l->stale && l->from->day == a->as_of && same(l->scope, a->org) &&
           l->view.what == view->what && l->view.kinds == view->kinds &&
           l->view.by_org == view->by_org && l->view.narrow == NULL && view->narrow == NULL &&
           !office_is_shared(l->from->office);
}

enum status lines_refresh(struct lines *l, struct app *a, const struct view *view, struct err *e)
{
    enum caught what = CAUGHT_ALL;
    if (!serves(l, a, view))
        return lines_read(l, a, view, e);
    struct office *o = l->from->office;
    bool *touched = mem_alloc(office_world(o)->norg + 1);
    enum status s = office_catch_up(o, &what, touched, e);
    l->gone = 0;
    l->whole = false;
    if (s == ST_OK && what == CAUGHT_SOME)
        s = refresh_some(l, a, touched, e);
    free(touched);
    office_rest(o);
    l->stale = s != ST_OK;
    return s == ST_OK && what == CAUGHT_ALL ? lines_read(l, a, view, e) : s;
}
