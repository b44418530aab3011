/* A civil unit (文明单位) on the page of its organisation: yearly reviews, points apart by who
 * found what, reports of information, visits and cases. */
#include "civil.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fact_words.h"
#include "fields.h"
#include "mem.h"
#include "ratio.h"
#include "words.h"

/* A fact of the organisation itself, the latest by that day: whether it was ever noted that it is
 * one, or that it is not; its level. */
static bool find_fact(struct app *a, const char *org, const char *name, struct row *fact)
{
    struct row_query q = { .en = &entity_fact,
                           .sort = F_FACT_FROM_ON,
                           .nwhere = 2,
                           .where = { { F_FACT_ORG, org }, { F_FACT_NAME, name } } };
    struct row_iter *it = row_each(a->db, &q);
    struct row row;
    bool found = false;
    row_init(&row, &entity_fact);
    while (app_next(it, &row))
        if (date_parse(row_get(&row, F_FACT_FROM_ON)) <= a->as_of) {
            row_clear(fact);
            row_copy(fact, &row);
            found = true;
        }
    row_iter_free(it);
    row_clear(&row);
    return found;
}

/* Records of a type in the year of the day: how many, and each. One made after the day it was to
 * be in by (for_on, 计入日期) is told apart: 过时关闭. */
static void add_records(struct page *p, struct app *a, const char *org, const char *type,
                        const char *title)
{
    struct row_query q = { .en = &entity_activity,
                           .sort = F_ACTIVITY_HELD_ON,
                           .nwhere = 2,
                           .where = { { F_ACTIVITY_ORG, org }, { F_ACTIVITY_TYPES, type } } };
    struct row_iter *it = row_each(a->db, &q);
    daynum from = date_make(date_split(a->as_of).year, 1, 1);
    struct buf b = BUF_INIT;
    struct row row;
    int n = 0, late = 0;
    row_init(&row, &entity_activity);
    while (app_next(it, &row)) {
        daynum held = date_parse(row_get(&row, F_ACTIVITY_HELD_ON));
        if (held < from || held > a->as_of)
            continue;
        n++;
        const char *in_by = row_get(&row, F_ACTIVITY_FOR_ON);
        buf_printf(&b, "%s%s %s", b.len > 0 ? _("；") : _("："), row_get(&row, F_ACTIVITY_HELD_ON),
                   row_get(&row, F_ACTIVITY_THEME));
        if (*in_by != '\0' && date_parse(in_by) < held) {
            late++;
            buf_printf(&b, _("（过时，截止 %s）"), in_by);
        }
    }
    row_iter_free(it);
    row_clear(&row);
    if (late > 0)
        page_addf(p, LOOK_TEXT, 2, _("%s %d 次，其中过时 %d 次%s"), title, n, late, buf_str(&b));
    else
        page_addf(p, LOOK_TEXT, 2, _("%s %d 次%s"), title, n, buf_str(&b));
    buf_free(&b);
}

/* As the books have it, in whatever language the program speaks. */
static const char cohort_words[] = "文明单位";

struct finder {
    char *name; /* who found it: 自查, 他查; or with whose error it was */
    struct ratio sum;
};

struct finders {
    struct finder *v;
    size_t n, cap;
};

static void count(struct finders *f, const char *name, const char *points)
{
    bool below = *points == '-';
    struct ratio r;
    size_t i = 0;
    while (i < f->n && strcmp(f->v[i].name, name) != 0)
        i++;
    if (i == f->n) {
        f->v = mem_grow(f->v, f->n, &f->cap, sizeof *f->v);
        f->v[f->n++] = (struct finder){ mem_dup(name), ratio_int(0) };
    }
    if (ratio_parse(points + below, &r))
        f->v[i].sum = below ? ratio_sub(f->v[i].sum, r) : ratio_add(f->v[i].sum, r);
}

/* Frees them. */
static void tell_sums(struct page *p, struct finders *sums)
{
    for (size_t i = 0; i < sums->n; i++) {
        char text[RATIO_TEXT];
        bool below = sums->v[i].sum.num < 0;
        ratio_format(below ? ratio_sub(ratio_int(0), sums->v[i].sum) : sums->v[i].sum, 4, text);
        page_addf(p, LOOK_TEXT, 2, _("%s：合计 %s%s 分"), sums->v[i].name, below ? "-" : "", text);
        free(sums->v[i].name);
    }
    free(sums->v);
}

/* Apart by who found it, and again by whose error it was (the head, other leaders), which is what
 * the criterion says. */
static void add_points(struct page *p, struct app *a, const char *org)
{
    struct row_query q = { .en = &entity_score,
                           .sort = F_SCORE_GIVEN_ON,
                           .nwhere = 1,
                           .where = { { F_SCORE_ORG, org } } };
    struct row_iter *it = row_each(a->db, &q);
    struct finders sums = { 0 }, whose = { 0 };
    struct buf name = BUF_INIT;
    struct row row, criterion;
    char year[16];
    snprintf(year, sizeof year, "%d", date_split(a->as_of).year);
    row_init(&row, &entity_score);
    row_init(&criterion, &entity_criterion);
    while (app_next(it, &row)) {
        row_clear(&criterion);
        if (!app_find(a, &entity_criterion, row_get(&row, F_SCORE_CRITERION), &criterion) ||
            strcmp(row_get(&criterion, F_CRITERION_YEAR), year) != 0 ||
            strcmp(row_get(&criterion, F_CRITERION_COHORT), cohort_words) != 0)
            continue;
        const char *finder = row_get(&row, F_SCORE_FOUND_BY);
        finder = *finder != '\0' ? finder : _("没有写谁发现");
        buf_clear(&name);
        buf_printf(&name, _("%s（%s）"), row_get(&criterion, F_CRITERION_NAME), finder);
        count(&sums, finder, row_get(&row, F_SCORE_POINTS));
        count(&whose, buf_str(&name), row_get(&row, F_SCORE_POINTS));
        page_addf(p, LOOK_TEXT, 2, _("%s %s 分  %s  %s"), row_get(&row, F_SCORE_GIVEN_ON),
                  row_get(&row, F_SCORE_POINTS), row_get(&criterion, F_CRITERION_NAME),
                  row_get(&row, F_SCORE_REASON));
    }
    tell_sums(p, &sums);
    tell_sums(p, &whose);
    row_iter_free(it);
    row_clear(&row);
    row_clear(&criterion);
    buf_free(&name);
}

void civil_add(struct page *p, struct app *a, const char *org)
{
    struct row fact, level;
    row_init(&fact, &entity_fact);
    row_init(&level, &entity_fact);
    if (find_fact(a, org, "civil_unit", &fact)) {
        page_add(p, LOOK_HEAD, 0, _("文明单位（今年）"));
        page_addf(p, LOOK_TEXT, 2,
                  !strcmp(row_get(&fact, F_FACT_VALUE), "yes") ? _("%s 起为在届文明单位")
                                                               : _("%s 起不是在届文明单位"),
                  row_get(&fact, F_FACT_FROM_ON));
        if (find_fact(a, org, "civil_level", &level)) {
            const char *label = fact_word_label(row_get(&level, F_FACT_VALUE));
            page_addf(p, LOOK_TEXT, 2, _("级别：%s"),
                      label != NULL ? label : row_get(&level, F_FACT_VALUE));
        }
        add_records(p, a, org, "civil_review", _("年度复查"));
        add_records(p, a, org, "info_report", _("信息报送"));
        add_records(p, a, org, "inspection", _("抽查走访"));
        add_records(p, a, org, "case", _("案例"));
        add_points(p, a, org);
    }
    row_clear(&level);
    row_clear(&fact);
}
