/* Rankings: scores of a year and those before it, cohort by cohort. */
#include "rank.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "rank_own.h"
#include "words.h"

static int group_order(const struct rank_line *x, const struct rank_line *y)
{
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    int c = strcmp(x->ranking->policy, y->ranking->policy);
    if (!c)
        c = strcmp(x->cohort, y->cohort);
    return !c && x->person >= 0 && y->person >= 0 ? x->org - y->org : c;
}

/* Within a cohort the highest score first, what has none last. */
static int by_place(const void *a, const void *b)
{
    const struct rank_line *x = a, *y = b;
    int c = group_order(x, y);
    bool known = ratio_known(x->score);
    if (!c && known != ratio_known(y->score))
        c = known ? -1 : 1;
    if (!c && known)
        c = -ratio_compare(x->score, y->score);
    c = c ? c : x->org - y->org;
    return c ? c : x->person - y->person;
}

static bool ties(const struct rank_line *x, const struct rank_line *y)
{
    return ratio_compare(x->score, y->score) == 0;
}

/* One cohort: v[0 .. n-1], of which the first `ranked` have a score. */
static void settle_cohort(struct rank_line *v, size_t n)
{
    size_t ranked = 0;
    while (ranked < n && ratio_known(v[ranked].score))
        ranked++;
    for (size_t i = 0; i < n; i++) {
        v[i].of = (int)ranked;
        if (i < ranked)
            v[i].rank = i && ties(&v[i - 1], &v[i]) ? v[i - 1].rank : (int)i + 1;
    }
    for (size_t i = ranked; i-- > 0;) {
        const struct yardstick *y = v[i].ranking;
        v[i].from_below =
            i + 1 < ranked && ties(&v[i], &v[i + 1]) ? v[i + 1].from_below : (int)(ranked - i);
        v[i].top = v[i].rank <= y->top;
        v[i].bottom = v[i].from_below <= y->bottom;
        v[i].interview = v[i].from_below <= y->interview;
    }
}

/* That an organisation was in the bottom set in a year, in whichever cohort. */
struct low {
    int org, year;
};

static int by_low(const void *a, const void *b)
{
    const struct low *x = a, *y = b;
    return x->org != y->org ? (x->org > y->org) - (x->org < y->org)
                            : (x->year > y->year) - (x->year < y->year);
}

static bool was_low(const struct low *low, size_t n, int org, int year)
{
    const struct low key = { org, year };
    return n && bsearch(&key, low, n, sizeof key, by_low);
}

static void settle_repeats(struct rank_line *v, size_t n)
{
    struct low *low = mem_alloc((n + 1) * sizeof *low);
    size_t nlow = 0;
    for (size_t i = 0; i < n; i++)
        if (v[i].bottom)
            low[nlow++] = (struct low){ v[i].org, v[i].year };
    if (nlow)
        qsort(low, nlow, sizeof *low, by_low);
    for (size_t i = 0; i < n; i++) {
        int years = v[i].ranking->repeat;
        v[i].repeat = v[i].bottom && years > 0;
        for (int back = 1; v[i].repeat && back < years; back++)
            v[i].repeat = was_low(low, nlow, v[i].org, v[i].year - back);
    }
    free(low);
}

void rank_settle(struct rank_line *v, size_t n)
{
    if (n)
        qsort(v, n, sizeof *v, by_place);
    for (size_t i = 0, same; i < n; i += same) {
        for (same = 1; i + same < n && !group_order(&v[i], &v[i + same]);)
            same++;
        settle_cohort(v + i, same);
    }
    settle_repeats(v, n);
}

/* The ranking of that name in a policy; written NAME or POLICY.NAME. */
const struct yardstick *rank_named(const struct policy *p, const char *name, daynum d)
{
    size_t n = strlen(p->id);
    const struct yardstick *y = yardstick_find(p, YARD_RANKING, name, d);
    if (!y && !strncmp(name, p->id, n) && name[n] == '.')
        y = yardstick_find(p, YARD_RANKING, name + n + 1, d);
    return y;
}

struct taking {
    struct rank_list *l;
    const struct world *w;
    const char *name;
    daynum today;
};

static void take(void *ctx, const struct office_score *s)
{
    struct taking *t = ctx;
    daynum last = date_make(s->year, 12, 31), d = last < t->today ? last : t->today;
    int policy = world_policy(t->w, s->org, d);
    const struct yardstick *y = policy < 0 ? NULL : rank_named(t->w->policy[policy], t->name, d);
    if (!y || y->of_points || y->of_star != s->star ||
        (!s->star && !ranking_takes(t->w->policy[policy], y, s->cohort)))
        return;
    struct rank_list *l = t->l;
    l->v = mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = (struct rank_line){ .org = s->org,
                                       .person = -1,
                                       .share = RATIO_UNKNOWN,
                                       .year = s->year,
                                       .cohort = s->cohort,
                                       .grade = s->grade,
                                       .score = s->score,
                                       .rated = s->rated,
                                       .ranking = y };
}

enum status rank_make(struct rank_list *l, struct office *o, const char *name, int year,
                      daynum today, struct err *e)
{
    const struct world *w = office_world(o);
    struct taking t = { l, w, name, today };
    int back = 0;
    *l = (struct rank_list){ .year = year };
    for (size_t i = 0; i < w->npolicy; i++) {
        const struct yardstick *y = rank_named(w->policy[i], name, today);
        if (y && y->repeat + 1 > back)
            back = y->repeat + 1;
        l->points |= y && y->of_points;
    }
    if (!back)
        return err_set(e, ST_MISSING,
                       "现行制度里没有排名“%s”；dangjian policy show 可列出各制度的排名。", name);
    enum status st = office_scores(o, year - back + 1, year, today, take, &t, e);
    if (st == ST_OK && l->points)
        st = rank_take_points(l, o, name, year, today, e);
    rank_settle(l->v, l->n);
    return st;
}

void rank_free(struct rank_list *l)
{
    for (size_t i = 0; i < l->n; i++)
        free(l->v[i].parts);
    free(l->v);
    *l = (struct rank_list){ 0 };
}

/* The line of the year in which an organisation was low. */
static const struct rank_line *low_line(const struct rank_list *l, int org, int year)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->v[i].org == org && l->v[i].year == year && l->v[i].bottom)
            return &l->v[i];
    return NULL;
}

void rank_reason(struct buf *b, const struct rank_list *l, const struct rank_line *r)
{
    const struct yardstick *y = r->ranking;
    if (r->person >= 0) {
        rank_points_reason(b, r);
        return;
    }
    if (!r->rank) {
        buf_puts(b, _("没有得分，不排名"));
        return;
    }
    buf_printf(b, _("%d 个中第 %d 名"), r->of, r->rank);
    if (r->top)
        buf_printf(b, _("；在前 %d 名"), y->top);
    if (r->bottom)
        buf_printf(b, _("；在后 %d 名"), y->bottom);
    if (r->interview)
        buf_printf(b, _("；在后 %d 名，约谈"), y->interview);
    if (!r->repeat)
        return;
    buf_printf(b, _("；连续 %d 年在后 %d 名"), y->repeat, y->bottom);
    for (int back = 1; back < y->repeat; back++) {
        const struct rank_line *before = low_line(l, r->org, r->year - back);
        buf_printf(b, _("，%d 年 %d 个中第 %d 名"), before->year, before->of, before->rank);
    }
}
