/* What is measured, and what comes out: copies, so that no snapshot is held. */
#include <stdlib.h>
#include <string.h>

#include "eligible.h"
#include "evaluation.h"
#include "fact_words.h"
#include "mem.h"
#include "rank.h"
#include "review_tally.h"
#include "score_sheet.h"
#include "words.h"
#include "yard_print.h"

const char *measure_label(enum measure_kind k)
{
    static const char *const labels[] = { [MEASURE_RANKING] = N_("排名"),
                                          [MEASURE_POINTS] = N_("积分"),
                                          [MEASURE_ELIGIBLE] = N_("资格"),
                                          [MEASURE_SCALE] = N_("标准"),
                                          [MEASURE_REVIEWS] = N_("评议") };
    return _(labels[k]);
}

/* --- what can be asked --- */

/* Where a policy stands on a day. */
struct asked {
    const struct world *w;
    const struct policy *p;
    daynum day;
};

/* A condition in words, not as the policy writes it: 星级 ≥ 4. */
static void say_measure(const struct asked *k, const struct yardstick *y, struct buf *out)
{
    const struct fact_words words = { .v = policy_set_words(k->w->policies),
                                      .policy = k->p,
                                      .scale =
                                          yardstick_find(k->p, YARD_SCALE, "assessment", k->day),
                                      .of_person = y->of_person,
                                      .set = k->w->policies };
    if (y->kind == YARD_ELIGIBLE && y->require != NULL)
        condition_words(out, y->require, y->require_text, &words);
    else
        yard_measure(out, y);
}

static void add_yard(struct yards *out, enum measure_kind kind, const struct yardstick *y,
                     const char *title, const struct asked *k)
{
    struct buf by = BUF_INIT;
    say_measure(k, y, &by);
    out->v = mem_grow(out->v, out->n, &out->cap, sizeof *out->v);
    out->v[out->n++] = (struct yard){ kind,
                                      mem_dup(y->policy),
                                      mem_dup(y->name),
                                      mem_dup(_(title)),
                                      mem_dup(y->source),
                                      mem_dup(_(y->note)),
                                      buf_take(&by) };
}

static bool has_yard(const struct yards *out, enum measure_kind kind, const struct yardstick *y)
{
    for (size_t i = 0; i < out->n; i++)
        if (out->v[i].kind == kind && !strcmp(out->v[i].policy, y->policy) &&
            !strcmp(out->v[i].name, y->name))
            return true;
    return false;
}

static void take_policy(struct yards *out, const struct world *w, const struct policy *p, daynum d)
{
    const struct asked k = { w, p, d };
    static const enum measure_kind kinds[YARD_KINDS] = { [YARD_ELIGIBLE] = MEASURE_ELIGIBLE,
                                                         [YARD_RANKING] = MEASURE_RANKING,
                                                         [YARD_SCALE] = MEASURE_SCALE };
    for (size_t i = 0; i < p->nyards; i++) {
        const struct yardstick *y = p->yard[i];
        enum measure_kind kind = y->of_points ? MEASURE_POINTS : kinds[y->kind];
        if (yardstick_find(p, y->kind, y->name, d) == y && !has_yard(out, kind, y))
            add_yard(out, kind, y, y->title, &k);
    }
    const struct yardstick *review = yardstick_find(p, YARD_SCALE, "review", d);
    if (review != NULL && !has_yard(out, MEASURE_REVIEWS, review))
        add_yard(out, MEASURE_REVIEWS, review, _("民主评议党员：各支部的等次"), &k);
}

static int by_kind(const void *a, const void *b)
{
    static const int order[] = { [MEASURE_RANKING] = 1,
                                 [MEASURE_POINTS] = 2,
                                 [MEASURE_ELIGIBLE] = 3,
                                 [MEASURE_SCALE] = 4,
                                 [MEASURE_REVIEWS] = 0 };
    const struct yard *x = a, *y = b;
    int c = order[x->kind] - order[y->kind];
    c = c != 0 ? c : strcmp(x->policy, y->policy);
    return c != 0 ? c : strcmp(x->name, y->name);
}

static bool in_scope(const struct world *w, int i, int org, daynum d)
{
    return org < 0 || i == org || world_below(w, i, org, d);
}

/* The organisation of the scope; -1: all. */
static enum status scope_of(struct app *a, const struct office *o, int *org, struct err *e)
{
    *org = -1;
    if (a->org != NULL && (*org = office_org(o, a->org)) < 0)
        return err_set(e, ST_MISSING, _("没有代码为“%s”的组织：请按 F3 另选范围。"), a->org);
    return ST_OK;
}

enum status yards_read(struct yards *out, struct app *a, struct err *e)
{
    struct office *o;
    int org;
    enum status s = app_borrow(a, &o, e);
    if (s != ST_OK)
        return s;
    s = scope_of(a, o, &org, e);
    const struct world *w = office_world(o);
    bool *used = mem_alloc(w->npolicy + 1);
    for (int i = 0; s == ST_OK && i < (int)w->norg; i++) {
        int policy = in_scope(w, i, org, a->as_of) ? world_policy(w, i, a->as_of) : -1;
        if (policy >= 0 && !used[policy]) {
            used[policy] = true;
            take_policy(out, w, w->policy[policy], a->as_of);
        }
    }
    if (out->n > 0)
        qsort(out->v, out->n, sizeof *out->v, by_kind);
    free(used);
    app_give_back(a, o);
    return s;
}

void yards_free(struct yards *y)
{
    for (size_t i = 0; i < y->n; i++) {
        free(y->v[i].policy);
        free(y->v[i].name);
        free(y->v[i].title);
        free(y->v[i].source);
        free(y->v[i].note);
        free(y->v[i].by);
    }
    free(y->v);
    *y = (struct yards){ 0 };
}

/* --- what comes out --- */

static struct answer *answer_add(struct answers *x)
{
    x->v = mem_grow(x->v, x->n, &x->cap, sizeof *x->v);
    x->v[x->n] = (struct answer){ 0 };
    return &x->v[x->n++];
}

void answers_free(struct answers *x)
{
    for (size_t i = 0; i < x->n; i++) {
        for (int c = 0; c < ANSWER_COLUMNS; c++)
            free(x->v[i].cell[c]);
        free(x->v[i].page);
    }
    free(x->v);
    free(x->summary);
    *x = (struct answers){ 0 };
}

/* What every page ends with. */
static void add_source(struct buf *page, const struct yard *y)
{
    buf_printf(page, _("\n依据：%s  %s\n"), y->title, y->source);
    if (*y->by != '\0')
        buf_printf(page, "%s\n", y->by);
    if (*y->note != '\0')
        buf_printf(page, _("说明：%s\n"), _(y->note));
}

static void add_sets(struct buf *b, const struct rank_line *r)
{
    const struct {
        bool in;
        const char *label;
    } sets[] = { { r->top, N_("前列") },
                 { r->bottom, N_("靠后") },
                 { r->interview, N_("约谈") },
                 { r->repeat, N_("连年靠后") } };
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (sets[i].in)
            buf_printf(b, "%s%s", b->len > 0 ? _("、") : "", _(sets[i].label));
}

static const char *grade_label(const struct world *w, const struct rank_line *r, daynum d)
{
    int policy = world_policy(w, r->org, d);
    const struct yardstick *scale =
        policy < 0 ? NULL : yardstick_find(w->policy[policy], YARD_SCALE, "assessment", d);
    return scale != NULL ? _(scale_label(scale, r->grade)) : r->grade;
}

static enum status add_rank(struct answers *out, struct office *o, const struct rank_list *l,
                            const struct rank_line *r, const struct yard *y, daynum d,
                            struct err *e)
{
    const struct world *w = office_world(o);
    struct answer *a = answer_add(out);
    struct buf sets = BUF_INIT, reason = BUF_INIT, rank = BUF_INIT, page = BUF_INIT;
    char score[RATIO_TEXT] = "";
    const char *branch = world_name(w, r->org, d);
    const char *name = r->person >= 0 ? w->person[r->person].name : branch;
    if (ratio_known(r->score))
        ratio_format(r->score, 4, score);
    if (r->rank > 0)
        buf_printf(&rank, "%d/%d", r->rank, r->of);
    add_sets(&sets, r);
    rank_reason(&reason, l, r);
    buf_printf(&page, _("%s  %d 年度\n"), name, r->year);
    if (*r->cohort != '\0')
        buf_printf(&page, _("类别：%s\n"), r->cohort);
    buf_printf(&page, _("得分：%s\n"), *score != '\0' ? score : _("没有登记"));
    buf_printf(&page, "%s\n", buf_str(&reason));
    enum status s = r->ranking->of_star || r->person >= 0
                        ? ST_OK
                        : score_sheet_words(&page, o, r->org, r->year, r->cohort, r->score, d, e);
    add_source(&page, y);
    buf_puts(&page, _("程序只列出名次和名单，处理由人决定。\n"));
    a->cell[0] = mem_dup(r->person >= 0 ? branch : r->cohort);
    a->cell[1] = buf_take(&rank);
    a->cell[2] = mem_dup(name);
    a->cell[3] = mem_dup(score);
    if (r->person >= 0) {
        a->cell[4] = buf_take(&reason);
    } else {
        a->cell[4] = mem_dup(grade_label(w, r, d));
        a->cell[5] = buf_take(&sets);
        a->cell[6] = buf_take(&reason);
    }
    a->page = buf_take(&page);
    return s;
}

static enum status make_ranks(struct answers *out, struct app *a, const struct yard *y, int year,
                              struct err *e)
{
    struct office *o;
    struct rank_list l = { 0 };
    struct buf said = BUF_INIT;
    int org;
    daynum last = date_make(year, 12, 31), d = last < a->as_of ? last : a->as_of;
    enum status s = app_borrow(a, &o, e);
    if (s != ST_OK)
        return s;
    s = scope_of(a, o, &org, e);
    if (s == ST_OK)
        s = rank_make(&l, o, y->name, year, a->as_of, e);
    for (size_t i = 0; s == ST_OK && i < l.n; i++)
        if (l.v[i].year == year && !strcmp(l.v[i].ranking->policy, y->policy) &&
            in_scope(office_world(o), l.v[i].org, org, d))
            s = add_rank(out, o, &l, &l.v[i], y, d, e);
    buf_printf(&said,
               l.points ? _("%d 年度 %zu 人；得分相同名次相同；怎么用由人决定")
                        : _("%d 年度 %zu 个；得分相同名次相同；只列出名单，处理由人决定"),
               year, out->n);
    out->summary = buf_take(&said);
    rank_free(&l);
    app_give_back(a, o);
    return s;
}

static void add_eligible(struct answers *out, const struct world *w, const struct eligible_line *l,
                         const struct yard *y, daynum day)
{
    struct answer *a = answer_add(out);
    struct buf page = BUF_INIT;
    const char *org = world_name(w, l->org, day);
    const char *person = l->person >= 0 ? w->person[l->person].name : "";
    buf_printf(&page, _("%s%s%s：%s\n"), org, *person != '\0' ? "  " : "", person,
               l->holds ? _("符合条件") : _("不符合条件"));
    buf_printf(&page, "%s\n", l->reason);
    add_source(&page, y);
    buf_puts(&page, _("程序只说明条件，决定由人作出。\n"));
    a->cell[0] = mem_dup(l->holds ? _("符合") : _("不符合"));
    a->cell[1] = mem_dup(org);
    a->cell[2] = mem_dup(person);
    a->cell[3] = mem_dup(l->reason);
    a->page = buf_take(&page);
}

static enum status make_eligible(struct answers *out, struct app *a, const struct yard *y,
                                 daynum day, struct err *e)
{
    struct office *o;
    struct eligible_list l = { 0 };
    struct buf said = BUF_INIT;
    size_t holds = 0;
    int org;
    enum status s = office_open_eligible(&o, a->db, e);
    if (s != ST_OK)
        return s;
    s = scope_of(a, o, &org, e);
    if (s == ST_OK)
        s = eligible_make(&l, o, y->name, day, org, e);
    for (size_t i = 0; s == ST_OK && i < l.n; i++)
        if (!strcmp(l.line[i].yardstick->policy, y->policy)) {
            add_eligible(out, office_world(o), &l.line[i], y, day);
            holds += l.line[i].holds;
        }
    buf_printf(&said, _("符合 %zu，不符合 %zu；只说明条件，决定由人作出"), holds, out->n - holds);
    out->summary = buf_take(&said);
    eligible_free(&l);
    office_close(o);
    return s;
}

/* 4/9 */
static void add_branch(struct answers *out, const struct review_branch *b, const struct yard *y,
                       int year)
{
    struct answer *a = answer_add(out);
    struct buf page = BUF_INIT, share = BUF_INIT;
    a->warn = review_above_third(b);
    buf_printf(&page, _("%s  %d 年度民主评议党员\n参加评议 %d 人\n"), b->name, year, b->reviewed);
    a->cell[0] = mem_dup(b->name);
    for (int g = 0; g < REVIEW_GRADES; g++) {
        struct buf n = BUF_INIT;
        buf_printf(&n, "%d", b->count[g]);
        a->cell[1 + g] = buf_take(&n);
        buf_printf(&page, _("%s %d 人%s%s\n"), _(review_grade_label(g)), b->count[g],
                   b->count[g] > 0 ? _("：") : "", b->names[g]);
    }
    buf_printf(&share, _("%d/%d%s"), b->count[0], b->reviewed, a->warn ? _(" 超三分之一") : "");
    buf_printf(&page, _("优秀 %d/%d：%s\n"), b->count[0], b->reviewed,
               a->warn ? _("超过三分之一。优秀一般不超过三分之一，请核对；程序不作决定。")
                       : _("没有超过三分之一。"));
    add_source(&page, y);
    a->cell[1 + REVIEW_GRADES] = buf_take(&share);
    a->page = buf_take(&page);
}

static enum status make_reviews(struct answers *out, struct app *a, const struct yard *y, int year,
                                struct err *e)
{
    struct office *o;
    struct review_tally t = { 0 };
    struct buf said = BUF_INIT;
    size_t warned = 0;
    int org;
    enum status s = app_borrow(a, &o, e);
    if (s != ST_OK)
        return s;
    s = scope_of(a, o, &org, e);
    if (s == ST_OK)
        s = review_tally_make(&t, o, year, a->as_of, org, e);
    for (size_t i = 0; s == ST_OK && i < t.n; i++)
        if (t.v[i].scale != NULL && !strcmp(t.v[i].scale->policy, y->policy)) {
            add_branch(out, &t.v[i], y, year);
            warned += review_above_third(&t.v[i]);
        }
    buf_printf(&said, _("%d 年度 %zu 个组织；优秀超过三分之一的 %zu 个"), year, out->n, warned);
    out->summary = buf_take(&said);
    review_tally_free(&t);
    app_give_back(a, o);
    return s;
}

enum status answers_make(struct answers *out, struct app *a, const struct yard *y, int year,
                         daynum day, struct err *e)
{
    *out = (struct answers){ 0 };
    bool ranks = y->kind == MEASURE_RANKING || y->kind == MEASURE_POINTS;
    return ranks                         ? make_ranks(out, a, y, year, e)
           : y->kind == MEASURE_ELIGIBLE ? make_eligible(out, a, y, day, e)
                                         : make_reviews(out, a, y, year, e);
}
