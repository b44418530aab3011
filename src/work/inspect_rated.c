/* What was recorded against what the policies make it depend on: the grade of a person against
 * [eligible grade-cap], the titles of a star against the [eligible] of that title. The program
 * names it; people decided, and decide. */
#include <stdlib.h>
#include <string.h>

#include "check_own.h"
#include "eligible.h"
#include "mem.h"
#include "words.h"

struct rated {
    char *org, *key, *person;  /* person: "" of the organisation */
    const char *entity, *name; /* name: of the [eligible]; borrowed from the policy or constant */
    char *what;                /* 2025 年度评为“优秀” */
    daynum day;
};

struct rateds {
    struct rated *v;
    size_t n, cap;
};

static void add(struct rateds *l, const struct rated *r)
{
    l->v = mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = *r;
}

/* Columns: organisation, key, person, day, year. */
static enum status read_grades(struct checking *k, struct rateds *l, const char *today,
                               struct err *e)
{
    struct stmt *s = db_query(k->db, QUERY_INSPECT_CAPPED);
    int got;
    stmt_bind_text(s, 1, today);
    while ((got = stmt_step(s, e)) == 1) {
        struct buf what = BUF_INIT;
        buf_printf(&what, _("%s 年度评为“优秀”"), stmt_text(s, 4));
        add(l, &(struct rated){ mem_dup(stmt_text(s, 0)), mem_dup(stmt_text(s, 1)),
                                mem_dup(stmt_text(s, 2)), "assessment", "grade-cap",
                                buf_take(&what), stmt_day(s, 3) });
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

/* The titles of the policy ([scale title]) among those that were typed. */
static void find_titles(const struct checking *k, struct rateds *l, struct stmt *s, daynum day)
{
    int org = office_org(k->office, stmt_text(s, 0));
    int policy = org < 0 ? -1 : world_policy(k->w, org, day);
    const struct yardstick *y =
        policy < 0 ? NULL : yardstick_find(k->w->policy[policy], YARD_SCALE, "title", day);
    for (size_t i = 0; y != NULL && i < y->ngrade; i++) {
        struct buf what = BUF_INIT;
        if (strstr(stmt_text(s, 4), y->grade[i].label) == NULL)
            continue;
        buf_printf(&what, _("%s 年度评为“%s”"), stmt_text(s, 2), y->grade[i].label);
        add(l, &(struct rated){ mem_dup(stmt_text(s, 0)), mem_dup(stmt_text(s, 1)), mem_dup(""),
                                "star", y->grade[i].word, buf_take(&what), day });
    }
}

/* Columns: organisation, key, year, day, titles. */
static enum status read_titles(struct checking *k, struct rateds *l, const char *today,
                               struct err *e)
{
    struct stmt *s = db_query(k->db, QUERY_INSPECT_TITLES);
    int got;
    stmt_bind_text(s, 1, today);
    while ((got = stmt_step(s, e)) == 1)
        find_titles(k, l, s, stmt_day(s, 3));
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

static void tell(const struct checking *k, const struct rated *r, const struct eligible_list *l)
{
    int org = inspect_asked(k, r->org);
    int person = *r->person != '\0' ? office_person(k->office, r->person) : -1;
    for (size_t i = 0; org >= 0 && i < l->n; i++) {
        const struct eligible_line *x = &l->line[i];
        struct buf b = BUF_INIT;
        if (x->holds || x->person != person || (person < 0 && x->org != org))
            continue;
        if (person >= 0)
            inspect_name(&b, k->w->person[person].name, r->person);
        buf_printf(&b, _("%s，不符合“%s”：%s（%s）"), r->what, x->yardstick->title, x->reason,
                   x->yardstick->source);
        inspect_find(k, CHECK_RATED, org, r->entity, r->key, buf_str(&b));
        buf_free(&b);
    }
}

static int by_day_and_name(const void *a, const void *b)
{
    const struct rated *x = a, *y = b;
    int c = (x->day > y->day) - (x->day < y->day);
    c = c != 0 ? c : strcmp(x->name, y->name);
    return c != 0 ? c : strcmp(x->key, y->key);
}

/* Each day and name is asked once; a name that no policy has now says nothing. */
static enum status judge_all(struct checking *k, const struct rateds *l, struct err *e)
{
    enum status s = ST_OK;
    for (size_t i = 0, n; i < l->n && s == ST_OK; i += n) {
        struct eligible_list answer = { 0 };
        struct err none = { 0 };
        for (n = 1; i + n < l->n && l->v[i + n].day == l->v[i].day &&
                    !strcmp(l->v[i + n].name, l->v[i].name);)
            n++;
        s = eligible_make(&answer, k->office, l->v[i].name, l->v[i].day, -1, &none);
        for (size_t x = i; s == ST_OK && x < i + n; x++)
            tell(k, &l->v[x], &answer);
        eligible_free(&answer);
        if (s == ST_MISSING)
            s = ST_OK;
        else if (s != ST_OK)
            *e = none;
    }
    return s;
}

enum status inspect_rated(struct checking *k, struct err *e)
{
    struct rateds l = { 0 };
    char today[DAY_TEXT];
    date_format(k->ask->today, today);
    enum status s = check_begin_part(k, _("正在核对评定的条件"), e);
    if (s == ST_OK)
        s = office_open_eligible(&k->office, k->db, e);
    if (s != ST_OK)
        return s;
    k->w = office_world(k->office);
    s = read_grades(k, &l, today, e);
    if (s == ST_OK)
        s = read_titles(k, &l, today, e);
    if (l.n > 0)
        qsort(l.v, l.n, sizeof *l.v, by_day_and_name);
    if (s == ST_OK)
        s = judge_all(k, &l, e);
    if (s == ST_OK)
        s = inspect_bars(k, e);
    for (size_t i = 0; i < l.n; i++) {
        free(l.v[i].org);
        free(l.v[i].key);
        free(l.v[i].person);
        free(l.v[i].what);
    }
    free(l.v);
    office_close(k->office);
    k->office = NULL;
    return s;
}
