/* Grades that a low rank bars (考核后几名的，领导班子不得评“好”，书记和专职党务工作者不得评“优秀”):
 * what was recorded against what the ranking says. The program names it; people decided, and
 * decide. */
#include <stdlib.h>
#include <string.h>

#include "check_own.h"
#include "mem.h"
#include "rank.h"
#include "words.h"

struct barring {
    struct checking *k;
    int at; /* of the policy */
    const struct policy *policy;
    const struct yardstick *ranking;
    int year;
    int *low; /* organisations in the bottom set */
    size_t n;
};

/* One recorded grade. */
struct given {
    int org, person;
    daynum day;
    const char *key, *grade;
};

static bool within(const struct barring *b, size_t i, int org, daynum d)
{
    return org == b->low[i] || world_below(b->k->w, org, b->low[i], d);
}

/* Secretary of a Party organisation there, or full-time officer. */
static bool bars_person(const struct barring *b, size_t i, const struct given *g)
{
    const struct world *w = b->k->w;
    for (size_t p = 0; p < w->npost; p++) {
        const struct world_post *x = &w->post[p];
        bool counts = x->role == POST_SECRETARY ||
                      (x->role == POST_PARTY_OFFICER && x->worktime == WORKTIME_FULL);
        if (x->person == g->person && counts && span_holds(x->span, g->day) &&
            within(b, i, x->org, g->day))
            return true;
    }
    return false;
}

static bool bars_group(const struct barring *b, size_t i, const struct given *g)
{
    return b->k->w->org[g->org].kind == ORG_LEADING_GROUP && within(b, i, g->org, g->day);
}

static void tell(const struct barring *b, size_t i, const struct given *g, const char *bar)
{
    const struct yardstick *scale = yardstick_find(b->policy, YARD_SCALE, "assessment", g->day);
    const struct world *w = b->k->w;
    struct buf t = BUF_INIT;
    int at = inspect_asked(b->k, w->org[g->org].code);
    if (scale == NULL || at < 0 || scale_rank(scale, g->grade) < scale_rank(scale, bar))
        return;
    if (g->person >= 0)
        inspect_name(&t, w->person[g->person].name, w->person[g->person].code);
    buf_printf(&t, _("%d 年度评为“%s”，%s当年考核在后 %d 名，%s不得评为“%s”（%s）"), b->year,
               scale_label(scale, g->grade), world_name(w, b->low[i], g->day), b->ranking->bottom,
               g->person >= 0 ? _("书记、专职党务工作者") : _("领导班子"), scale_label(scale, bar),
               b->ranking->source);
    inspect_find(b->k, CHECK_RATED, at, "assessment", g->key, buf_str(&t));
    buf_free(&t);
}

static void judge(const struct barring *b, const struct given *g)
{
    const char *bar = g->person >= 0 ? b->ranking->bar_person : b->ranking->bar_group;
    for (size_t i = 0; bar != NULL && i < b->n; i++)
        if (g->person >= 0 ? bars_person(b, i, g) : bars_group(b, i, g)) {
            tell(b, i, g, bar);
            return;
        }
}

/* Columns: organisation, person, day, key, grade. */
static enum status judge_year(const struct barring *b, struct err *e)
{
    struct stmt *s = db_query(b->k->db, QUERY_INSPECT_GRADED);
    int got;
    stmt_bind_int(s, 1, b->year);
    stmt_bind_day(s, 2, b->k->ask->today);
    while ((got = stmt_step(s, e)) == 1) {
        const char *person = stmt_text(s, 1);
        const struct given g = { office_org(b->k->office, stmt_text(s, 0)),
                                 *person != '\0' ? office_person(b->k->office, person) : -1,
                                 stmt_day(s, 2), stmt_text(s, 3), stmt_text(s, 4) };
        if (g.org >= 0)
            judge(b, &g);
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

static enum status bar_year(struct barring *b, struct err *e)
{
    struct rank_list l = { 0 };
    const struct world *w = b->k->w;
    daynum today = b->k->ask->today;
    enum status s = rank_make(&l, b->k->office, b->ranking->name, b->year, today, e);
    b->low = mem_alloc((l.n + 1) * sizeof *b->low);
    b->n = 0;
    for (size_t i = 0; s == ST_OK && i < l.n; i++)
        if (l.v[i].year == b->year && l.v[i].bottom && l.v[i].ranking == b->ranking &&
            world_policy(w, l.v[i].org, today) == b->at)
            b->low[b->n++] = l.v[i].org;
    if (s == ST_OK && b->n > 0)
        s = judge_year(b, e);
    free(b->low);
    rank_free(&l);
    return s;
}

/* Of this year and the one before: a year is rated at its end, or in the next. */
enum status inspect_bars(struct checking *k, struct err *e)
{
    enum status s = ST_OK;
    for (size_t p = 0; p < k->w->npolicy; p++)
        for (size_t i = 0; i < k->w->policy[p]->nyards; i++) {
            const struct yardstick *y = k->w->policy[p]->yard[i];
            struct barring b = { .k = k, .at = (int)p, .policy = k->w->policy[p], .ranking = y };
            bool bars = y->bar_group != NULL || y->bar_person != NULL;
            for (int back = 1; bars && back >= 0 && s == ST_OK; back--) {
                b.year = date_split(k->ask->today).year - back;
                s = bar_year(&b, e);
            }
        }
    return s;
}
