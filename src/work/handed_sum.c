/* Figures handed up, of a period: one pass over the receipts of its quarters. */
#include "handed_sum.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words.h"

int64_t handed_value(const struct handed_line *l, enum handed_figure i)
{
    return l->value[i] < 0 ? 0 : l->value[i];
}

/* The line of the organisation itself; NULL where nothing came. */
static const struct handed_line *handed_own(const struct handed_org *h)
{
    for (size_t i = 0; i < h->n; i++)
        if (!strcmp(h->line[i].line, "org"))
            return &h->line[i];
    return NULL;
}

static int by_org(const void *a, const void *b)
{
    const struct handed_org *x = a, *y = b;
    return (x->org > y->org) - (x->org < y->org);
}

const struct handed_org *handed_sum_of(const struct handed_sum *s, int org)
{
    struct handed_org key = { .org = org };
    return s->n ? bsearch(&key, s->v, s->n, sizeof *s->v, by_org) : NULL;
}

static struct handed_org *find(struct handed_sum *s, int org)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->v[i].org == org)
            return &s->v[i];
    return NULL;
}

static struct handed_line *line_of(struct handed_org *h, const char *line, const char *key,
                                   const char *title)
{
    for (size_t i = 0; i < h->n; i++)
        if (!strcmp(h->line[i].key, key) && !strcmp(h->line[i].line, line))
            return &h->line[i];
    h->line = mem_grow(h->line, h->n, &h->cap, sizeof *h->line);
    struct handed_line *l = &h->line[h->n++];
    *l =
        (struct handed_line){ .line = mem_dup(line), .key = mem_dup(key), .title = mem_dup(title) };
    for (int i = 0; i < HANDED_FIGURES; i++)
        l->value[i] = -1;
    return l;
}

/* As of a day, not of the days of a period. */
static bool stands(const struct handed_line *l, int figure)
{
    return figure == HANDED_FULL || figure == HANDED_PROBATIONARY || figure == HANDED_LEFT ||
           (figure == HANDED_OVERDUE && !strcmp(l->line, "ledger"));
}

static void add(struct handed_line *l, const char *figure, int64_t value)
{
    for (int i = 0; i < HANDED_FIGURES; i++)
        if (!strcmp(figure, handed_figure(i)))
            l->value[i] = stands(l, i) || l->value[i] < 0 ? value : l->value[i] + value;
}

/* What stands as of a day is the last quarter's alone. */
static void begin_receipt(struct handed_org *h, const char *as_of)
{
    h->came++;
    h->as_of = date_parse(as_of);
    for (size_t i = 0; i < h->n; i++)
        for (int k = 0; k < HANDED_FIGURES; k++)
            if (stands(&h->line[i], k) && h->line[i].value[k] > 0)
                h->line[i].value[k] = 0;
}

static enum status read_receipts(struct handed_sum *s, struct office *o, struct period first,
                                 struct period last, daynum today, struct err *e)
{
    struct stmt *q = db_query(office_db(o), QUERY_HANDED_BETWEEN);
    char from[PERIOD_TEXT], to[PERIOD_TEXT], period[PERIOD_TEXT] = "";
    struct handed_org *h = NULL;
    struct handed_line *l = NULL;
    int64_t n = -1;
    int got, at = -1;
    period_format(first, from);
    period_format(last, to);
    stmt_bind_text(q, 1, from);
    stmt_bind_text(q, 2, to);
    stmt_bind_day(q, 3, today);
    while ((got = stmt_step(q, e)) > 0) {
        int org = office_org(o, stmt_text(q, 0));
        if (org != at || strcmp(period, stmt_text(q, 1)) != 0) {
            at = org;
            strncpy(period, stmt_text(q, 1), sizeof period - 1);
            l = NULL;
            if ((h = find(s, org)) != NULL)
                begin_receipt(h, stmt_text(q, 2));
        }
        if (h == NULL || stmt_is_null(q, 3))
            continue;
        if (l == NULL || n != stmt_int(q, 3))
            l = line_of(h, stmt_text(q, 4), stmt_text(q, 5), stmt_text(q, 6));
        n = stmt_int(q, 3);
        add(l, stmt_text(q, 7), stmt_int(q, 8));
    }
    stmt_reset(q);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* Quarters of it that an organisation had to hand up by today. */
static int count_asked(const struct world *w, int org, struct period first, struct period last,
                       daynum today)
{
    int asked = 0;
    for (struct period p = first; p.first <= last.first; p = period_next(EVERY_QUARTER, p))
        asked += p.last < today && world_active(w, org, p.last) &&
                 p.last >= world_tracking(w, org, p.last);
    return asked;
}

enum status handed_sum_read(struct handed_sum *s, struct office *o, struct period p, daynum today,
                            struct err *e)
{
    const struct world *w = office_world(o);
    struct period first = period_of(EVERY_QUARTER, p.first);
    struct period last = period_of(EVERY_QUARTER, p.last);
    size_t cap = 0;
    *s = (struct handed_sum){ 0 };
    if (first.first != p.first)
        first = period_next(EVERY_QUARTER, first);
    if (last.last != p.last)
        last = period_of(EVERY_QUARTER, last.first - 1);
    for (int i = 0; i < (int)w->norg; i++) {
        if (!office_own_books(o, i))
            continue;
        s->v = mem_grow(s->v, s->n, &cap, sizeof *s->v);
        s->v[s->n++] = (struct handed_org){ .org = i, .as_of = DAY_NONE };
    }
    if (!s->n)
        return ST_OK;
    enum status st = first.first > last.first ? ST_OK : read_receipts(s, o, first, last, today, e);
    for (size_t i = 0; i < s->n; i++) {
        int asked = count_asked(w, s->v[i].org, first, last, today);
        s->v[i].missing = asked > s->v[i].came ? asked - s->v[i].came : 0;
    }
    return st;
}

void handed_sum_free(struct handed_sum *s)
{
    for (size_t i = 0; i < s->n; i++) {
        for (size_t k = 0; k < s->v[i].n; k++) {
            free(s->v[i].line[k].line);
            free(s->v[i].line[k].key);
            free(s->v[i].line[k].title);
        }
        free(s->v[i].line);
    }
    free(s->v);
    *s = (struct handed_sum){ 0 };
}

bool handed_instead(const struct handed_sum *s, const struct office *o, int org, daynum day)
{
    const struct world *w = office_world(o);
    int above = s->n && w->org[org].kind == ORG_GROUP ? world_parent(w, org, day) : -1;
    return s->n && (handed_sum_of(s, org) != NULL || (above >= 0 && handed_sum_of(s, above)));
}

void handed_figures(const struct handed_sum *s, const struct office *o, daynum day,
                    struct figures *own)
{
    for (int i = 0; i < (int)office_world(o)->norg && s->n; i++) {
        const struct handed_org *h = handed_sum_of(s, i);
        const struct handed_line *l = h ? handed_own(h) : NULL;
        if (handed_instead(s, o, i, day))
            own[i] = (struct figures){ 0 };
        if (l)
            own[i] = (struct figures){
                .full = handed_value(l, HANDED_FULL),
                .probationary = handed_value(l, HANDED_PROBATIONARY),
                .expected = handed_value(l, HANDED_EXPECTED),
                .present = handed_value(l, HANDED_PRESENT),
                .talks = handed_value(l, HANDED_TALKS),
                .due = handed_value(l, HANDED_DUE),
                .paid = handed_value(l, HANDED_PAID),
                .owing = handed_value(l, HANDED_OWING),
                /* null: months are asked, and nothing says how much; of how many is not handed up
                 */
                .unset = l->value[HANDED_DUE] < 0,
                .unset_owed = l->value[HANDED_OWING] < 0,
            };
    }
}

void handed_mark(const struct handed_sum *s, int org, struct buf *name)
{
    const struct handed_org *h = handed_sum_of(s, org);
    if (h && !h->came)
        buf_puts(name, _("（未报）"));
    else if (h && h->missing)
        buf_printf(name, _("（缺报 %d 季）"), h->missing);
}
