/* Reviews of a year by branch. */
#include "review_tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fields.h"
#include "mem.h"
#include "row.h"
#include "words.h"
#include "yardstick.h"

struct tallying {
    const struct world *w;
    struct office *o;
    int year, org;
    daynum today, last;        /* last: of the year, of the period */
    const struct period *held; /* reviews of these days alone; NULL: whenever they were */
    struct org_counts {
        int count[REVIEW_GRADES], unfiled;
        struct buf names[REVIEW_GRADES];
    } * of; /* of each organisation */
};

static const struct choice *grades(void)
{
    return entity_review.fields[F_REVIEW_RESULT].choices;
}

const char *review_grade_label(int grade)
{
    return grades()[grade].label;
}

static int grade_of(const char *word)
{
    for (int i = 0; i < REVIEW_GRADES; i++)
        if (!strcmp(grades()[i].word, word))
            return i;
    return -1;
}

static bool wants(const struct tallying *t, int org, daynum d)
{
    return org >= 0 && (t->org < 0 || org == t->org || world_below(t->w, org, t->org, d));
}

static void take(struct tallying *t, const struct row *row)
{
    daynum held = date_parse(row_get(row, F_REVIEW_HELD_ON));
    daynum d = held != DAY_NONE ? held : t->last;
    int grade = grade_of(row_get(row, F_REVIEW_RESULT));
    int person = office_person(t->o, row_get(row, F_REVIEW_PERSON));
    if (grade < 0 || person < 0 || (held != DAY_NONE && held > t->today))
        return;
    if (t->held != NULL && (held == DAY_NONE || held < t->held->first || held > t->held->last))
        return;
    int org = world_home(t->w, person, d);
    if (!wants(t, org, d))
        return;
    struct org_counts *c = &t->of[org];
    c->count[grade]++;
    c->unfiled += *row_get(row, F_REVIEW_FILE_NO) == '\0';
    words_add(&c->names[grade], t->w->person[person].name);
}

static enum status read_all(struct tallying *t, struct err *e)
{
    char year[16];
    struct row_query q = { .en = &entity_review, .sort = F_REVIEW_PERSON, .nwhere = 1 };
    struct row row;
    int got;
    snprintf(year, sizeof year, "%d", t->year);
    q.where[0].field = F_REVIEW_YEAR;
    q.where[0].value = year;
    struct row_iter *it = row_each(office_db(t->o), &q);
    row_init(&row, &entity_review);
    while ((got = row_next(it, &row, e)) == 1)
        take(t, &row);
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* On the last day of the year, or today while it runs. */
static void add_branch(struct review_tally *out, const struct tallying *t, int org)
{
    daynum d = t->last < t->today ? t->last : t->today;
    int policy = world_policy(t->w, org, d);
    struct review_branch b = { .org = org,
                               .code = mem_dup(t->w->org[org].code),
                               .name = mem_dup(world_name(t->w, org, d)),
                               .unfiled = t->of[org].unfiled };
    if (policy >= 0)
        b.scale = yardstick_find(t->w->policy[policy], YARD_SCALE, "review", d);
    for (int g = 0; g < REVIEW_GRADES; g++) {
        b.count[g] = t->of[org].count[g];
        b.reviewed += b.count[g];
        b.names[g] = mem_dup(buf_str(&t->of[org].names[g]));
    }
    out->v[out->n++] = b;
}

static bool any(const struct org_counts *c)
{
    for (int g = 0; g < REVIEW_GRADES; g++)
        if (c->count[g] > 0)
            return true;
    return false;
}

static void put_all(struct review_tally *out, struct tallying *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->w->norg; i++)
        n += any(&t->of[i]);
    out->v = mem_alloc((n + 1) * sizeof *out->v);
    for (size_t i = 0; i < t->w->norg; i++) {
        if (any(&t->of[i]))
            add_branch(out, t, (int)i);
        for (int g = 0; g < REVIEW_GRADES; g++)
            buf_free(&t->of[i].names[g]);
    }
}

/* The reviews of the years from first to the one of t. */
static enum status tally(struct review_tally *out, struct tallying *t, int first, struct err *e)
{
    int last = t->year;
    enum status s = ST_OK;
    *out = (struct review_tally){ 0 };
    t->w = office_world(t->o);
    t->of = mem_alloc((t->w->norg + 1) * sizeof *t->of);
    for (t->year = first; t->year <= last && !s; t->year++)
        s = read_all(t, e);
    put_all(out, t);
    free(t->of);
    return s;
}

enum status review_tally_make(struct review_tally *out, struct office *o, int year, daynum today,
                              int org, struct err *e)
{
    struct tallying t = {
        .o = o, .year = year, .org = org, .today = today, .last = date_make(year, 12, 31)
    };
    return tally(out, &t, year, e);
}

/* A review of a year is held in it or in the next one. */
enum status review_tally_held(struct review_tally *out, struct office *o, struct period p,
                              daynum today, int org, struct err *e)
{
    struct tallying t = { .o = o,
                          .year = date_split(p.last).year,
                          .org = org,
                          .today = today,
                          .last = p.last,
                          .held = &p };
    return tally(out, &t, date_split(p.first).year - 1, e);
}

void review_tally_free(struct review_tally *t)
{
    for (size_t i = 0; i < t->n; i++) {
        free(t->v[i].code);
        free(t->v[i].name);
        for (int g = 0; g < REVIEW_GRADES; g++)
            free(t->v[i].names[g]);
    }
    free(t->v);
    *t = (struct review_tally){ 0 };
}

bool review_above_third(const struct review_branch *b)
{
    return b->count[0] * 3 > b->reviewed;
}
