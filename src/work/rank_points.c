/* Rankings of the points of members (量化积分), each branch apart: the sum, and what it is made of.
 */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "rank_own.h"
#include "words.h"

/* Points of one person while they are read. */
struct points {
    struct rank_list *l;
    const struct world *w;
    const char *name; /* of the ranking */
    daynum day;       /* the last of the year, or the day asked where it is earlier */
    int year, person;
    const struct yardstick *ranking; /* NULL: the policy of the own organisation has none */
    int org;
    char *criterion;
    struct ratio sum, all; /* of the criterion, of the person */
    struct buf parts;
};

static void put_points(struct buf *b, struct ratio r)
{
    char text[RATIO_TEXT];
    bool below = r.num < 0;
    ratio_format(below ? ratio_sub(ratio_int(0), r) : r, 4, text);
    buf_printf(b, "%s%s", below ? "-" : "", text);
}

static void end_criterion(struct points *p)
{
    if (p->criterion != NULL) {
        buf_printf(&p->parts, "%s%s ", p->parts.len > 0 ? _("、") : "", p->criterion);
        put_points(&p->parts, p->sum);
    }
    free(p->criterion);
    p->criterion = NULL;
    p->sum = ratio_int(0);
}

static void end_person(struct points *p)
{
    struct rank_list *l = p->l;
    end_criterion(p);
    if (p->person >= 0 && p->ranking != NULL) {
        const struct fact_ref share = { .fact = FACT_RECORDED, .arg = p->ranking->share };
        l->v = mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
        l->v[l->n++] = (struct rank_line){
            .org = p->org,
            .person = p->person,
            .year = p->year,
            .cohort = "",
            .grade = "",
            .score = p->all,
            .rated = DAY_NONE,
            .parts = mem_dup(buf_str(&p->parts)),
            .share = share.arg < 0 ? RATIO_UNKNOWN : world_fact_value(p->w, p->org, p->day, share),
            .ranking = p->ranking,
        };
    }
    buf_clear(&p->parts);
}

static void take_point(void *ctx, const struct office_point *x)
{
    struct points *p = ctx;
    if (x->person != p->person) {
        end_person(p);
        p->person = x->person;
        p->org = world_home(p->w, x->person, p->day);
        int policy = p->org < 0 ? -1 : world_policy(p->w, p->org, p->day);
        p->ranking = policy < 0 ? NULL : rank_named(p->w->policy[policy], p->name, p->day);
        if (p->ranking != NULL && !p->ranking->of_points)
            p->ranking = NULL;
        p->all = ratio_int(0);
    }
    if (p->criterion == NULL || strcmp(p->criterion, x->criterion) != 0) {
        end_criterion(p);
        p->criterion = mem_dup(x->criterion);
    }
    p->sum = ratio_add(p->sum, x->points);
    p->all = ratio_add(p->all, x->points);
}

enum status rank_take_points(struct rank_list *l, struct office *o, const char *name, int year,
                             daynum today, struct err *e)
{
    daynum last = date_make(year, 12, 31);
    struct points p = { .l = l,
                        .w = office_world(o),
                        .name = name,
                        .day = last < today ? last : today,
                        .year = year,
                        .person = -1,
                        .parts = BUF_INIT };
    enum status s = office_points(o, year, today, take_point, &p, e);
    end_person(&p);
    buf_free(&p.parts);
    return s;
}

void rank_points_reason(struct buf *b, const struct rank_line *r)
{
    buf_printf(b, _("%d 人中第 %d 名；%s"), r->of, r->rank, r->parts);
    if (!ratio_known(r->share))
        return;
    buf_puts(b, _("；按 "));
    put_points(b, r->share);
    buf_puts(b, _("% 计入本人年度考核，得 "));
    put_points(b, ratio_div(ratio_mul(r->score, r->share), ratio_int(100)));
    buf_puts(b, _(" 分"));
}
