/* The plan of a year: the policy's periods, the branch's day, the office calendar. */
#include "plan_year.h"

#include <stdlib.h>
#include <string.h>

#include "due.h"
#include "fields.h"
#include "mem.h"
#include "office.h"
#include "save.h"
#include "words.h"

daynum plan_nth_weekday(int year, int month, int n, int weekday)
{
    daynum first = date_make(year, month, 1), end = date_month_end(first);
    daynum d = first + (weekday - date_weekday(first) + 7) % 7 + 7 * (n - 1);
    while (d > end)
        d -= 7;
    return d;
}

/* The working day in the window that is nearest: on or after `wanted`, else before it; wanted where
 * the window holds none. */
static daynum plan_workday(const struct workdays *w, daynum wanted, struct period window)
{
    for (daynum d = wanted; d <= window.last; d++)
        if (d >= window.first && workdays_is(w, d))
            return d;
    for (daynum d = wanted < window.last ? wanted : window.last; d >= window.first; d--)
        if (workdays_is(w, d))
            return d;
    return wanted;
}

struct asking {
    struct plan_year *p;
    int type;
    int every;        /* of the rule that asks most often */
    struct span life; /* of the organisation */
};

static void take_duty(void *ctx, const struct duty *d)
{
    struct asking *a = ctx;
    struct plan_year *p = a->p;
    bool fits = false;
    for (size_t i = 0; i < d->rule->nevidence; i++)
        fits |= d->rule->evidence[i] == a->type;
    if (!fits || d->rule->kind != RULE_PERIODIC || d->rule->each != EACH_NONE ||
        d->rule->every > EVERY_YEAR || (a->every != 0 && d->rule->every > a->every))
        return;
    if (d->rule->every < a->every)
        p->n = 0;
    a->every = d->rule->every;
    for (size_t i = 0; i < p->n; i++)
        if (p->v[i].window.last == d->deadline)
            return;
    p->v = mem_grow(p->v, p->n, &p->cap, sizeof *p->v);
    p->v[p->n] = (struct planned){ .window = { d->window_start, d->deadline }, .day = DAY_NONE };
    struct period *window = &p->v[p->n++].window;
    if (a->life.from > window->first)
        window->first = a->life.from;
}

static enum status ask(struct plan_year *p, struct db *db, daynum today, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    struct asking a = { .p = p };
    struct office *o;
    enum status s = office_open(&o, db, PEOPLE_CODED, e);
    if (s != ST_OK)
        return s;
    f.today = today;
    f.all = true;
    f.from = date_make(p->year, 1, 1);
    f.to = date_make(p->year, 12, 31);
    f.kinds = 1U << RULE_PERIODIC;
    f.only = office_org(o, p->org);
    a.type = vocabulary_evidence(policy_set_words(office_world(o)->policies), p->type);
    if (f.only < 0)
        s = err_set(e, ST_MISSING, "没有代码为 %s 的组织。", p->org);
    else
        a.life = office_world(o)->org[f.only].life;
    if (s == ST_OK && a.type >= 0)
        s = due_run(o, &f, take_duty, &a, NULL, e);
    office_close(o);
    return s;
}

static int by_window(const void *a, const void *b)
{
    daynum x = ((const struct planned *)a)->window.first;
    daynum y = ((const struct planned *)b)->window.first;
    return (x > y) - (x < y);
}

/* What is planned already, in the window it lies in. */
static enum status read_planned(struct plan_year *p, struct db *db, struct err *e)
{
    struct row_query q = { .en = &entity_plan,
                           .sort = F_PLAN_PLANNED_ON,
                           .nwhere = 2,
                           .where = { { F_PLAN_ORG, p->org }, { F_PLAN_TYPE, p->type } } };
    struct row_iter *it = row_each(db, &q);
    struct row row;
    int got;
    row_init(&row, &entity_plan);
    while ((got = row_next(it, &row, e)) > 0) {
        daynum day = date_parse(row_get(&row, F_PLAN_PLANNED_ON));
        for (size_t i = 0; i < p->n; i++) {
            struct planned *v = &p->v[i];
            if (v->id != 0 || day < v->window.first || day > v->window.last)
                continue;
            v->day = day;
            v->theme = mem_dup(row_get(&row, F_PLAN_THEME));
            v->activity = mem_dup(row_get(&row, F_PLAN_ACTIVITY));
            v->id = row.id;
            v->version = row.version;
        }
    }
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

static void offer(struct plan_year *p, const struct workdays *w)
{
    for (size_t i = 0; i < p->n; i++) {
        struct planned *v = &p->v[i];
        struct ymd at = date_split(v->window.first);
        const char *name;
        v->wanted = plan_nth_weekday(at.year, at.month, p->day[0] - '0', p->day[2] - '0');
        if (v->id != 0)
            continue;
        v->day = plan_workday(w, v->wanted, v->window);
        v->theme = mem_dup("");
        v->activity = mem_dup("");
        if (v->day != v->wanted) {
            workdays_note(w, v->wanted, &name);
            v->moved = mem_dup(v->wanted < v->window.first ? _("成立以前")
                               : *name != '\0'             ? name
                                                           : _("休息日"));
        }
    }
}

static enum status read_day(struct plan_year *p, struct db *db, const char *day, struct err *e)
{
    struct row row;
    row_init(&row, &entity_org);
    enum status s = row_find_text(db, &entity_org, p->org, &row, e);
    if (s == ST_OK) {
        const char *text = day != NULL ? day : row_get(&row, F_ORG_THEME_DAY);
        memcpy(p->day, text, strlen(text) == 3 ? 4 : 0);
    }
    row_clear(&row);
    return s;
}

enum status plan_year_read(struct plan_year *p, struct db *db, const char *org, const char *type,
                           const char *day, int year, daynum today, struct err *e)
{
    struct workdays *w = NULL;
    *p = (struct plan_year){ .org = mem_dup(org), .type = mem_dup(type), .year = year };
    enum status s = read_day(p, db, day, e);
    if (s == ST_OK && p->day[0] != '\0')
        s = ask(p, db, today, e);
    if (p->n > 0)
        qsort(p->v, p->n, sizeof *p->v, by_window);
    if (s == ST_OK && p->n > 0)
        s = read_planned(p, db, e);
    if (s == ST_OK)
        s = workdays_open(&w, db, e);
    if (s == ST_OK)
        offer(p, w);
    workdays_free(w);
    if (s != ST_OK)
        plan_year_free(p);
    return s;
}

static enum status save_day(struct plan_year *p, struct change *c, struct err *e)
{
    struct row row;
    enum put did;
    row_init(&row, &entity_org);
    row_set(&row, F_ORG_CODE, p->org);
    row_set(&row, F_ORG_THEME_DAY, p->day);
    enum status s =
        change_put(c, &row, FIELD_BIT(F_ORG_CODE) | FIELD_BIT(F_ORG_THEME_DAY), &did, e);
    row_clear(&row);
    return s;
}

static enum status save_line(const struct plan_year *p, const struct planned *v, struct change *c,
                             struct err *e)
{
    char day[DAY_TEXT];
    struct row row;
    enum put did;
    date_format(v->day, day);
    row_init(&row, &entity_plan);
    row.id = v->id;
    row.version = v->version;
    row_set(&row, F_PLAN_ORG, p->org);
    row_set(&row, F_PLAN_TYPE, p->type);
    row_set(&row, F_PLAN_PLANNED_ON, day);
    row_set(&row, F_PLAN_THEME, v->theme);
    enum status s = change_put(c, &row,
                               FIELD_BIT(F_PLAN_ORG) | FIELD_BIT(F_PLAN_TYPE) |
                                   FIELD_BIT(F_PLAN_PLANNED_ON) | FIELD_BIT(F_PLAN_THEME),
                               &did, e);
    row_clear(&row);
    return s;
}

enum status plan_year_save(struct plan_year *p, struct db *db, daynum today, const char *user,
                           struct err *e)
{
    struct change *c;
    enum status s = change_begin(&c, db, _("年度计划"), today, user, e);
    if (s == ST_OK)
        s = save_day(p, c, e);
    for (size_t i = 0; s == ST_OK && i < p->n; i++)
        s = save_line(p, &p->v[i], c, e);
    return change_end(c, s, e);
}

void plan_year_free(struct plan_year *p)
{
    for (size_t i = 0; i < p->n; i++) {
        free(p->v[i].moved);
        free(p->v[i].theme);
        free(p->v[i].activity);
    }
    free(p->v);
    free(p->org);
    free(p->type);
    *p = (struct plan_year){ 0 };
}
