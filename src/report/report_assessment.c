/* The report `assessment`: the criteria of a year with their weights, the points given, the
 * results and the grades by cohort, and the democratic reviews. In the order of codes, not of
 * points: rankings are a report of their own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "map.h"
#include "mem.h"
#include "report.h"
#include "row.h"
#include "score_sheet.h"
#include "summary.h"
#include "words.h"
#include "yardstick.h"

struct criterion {
    char *code, *name, *cohort, *org;
    struct ratio weight;
};

/* What one organisation or person was given in a cohort. */
struct result {
    int org, person; /* -1 */
    char *cohort, *grade, *note;
    struct ratio points; /* the sum of what it was given; unknown: nothing */
    struct ratio score;  /* as recorded */
    daynum rated;
};

/* How many of a cohort have a grade. */
struct grade_count {
    const char *cohort, *label; /* borrowed */
    int64_t n;
};

struct assessing {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    struct book *b;
    char year[8];
    daynum day; /* the last of the year, or today */
    struct criterion *criterion;
    size_t ncriteria, criteria_cap;
    struct map *at;    /* code -> its place */
    struct map *lines; /* organisation/person/cohort -> its place */
    struct result *result;
    size_t nresults, results_cap;
    struct table *scores;
};

typedef void (*row_taker)(struct assessing *x, const struct row *row);

static enum status each(struct assessing *x, const struct row_query *q, row_taker take,
                        struct err *e)
{
    struct row_iter *it = row_each(office_db(x->o), q);
    struct row row;
    int got;
    row_init(&row, q->en);
    while ((got = row_next(it, &row, e)) == 1)
        take(x, &row);
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

/* -4.5: what ratio_parse does not take */
static struct ratio number_of(const char *s)
{
    struct ratio r = RATIO_UNKNOWN;
    bool minus = *s == '-';
    if (*s == '\0' || !ratio_parse(s + minus, &r))
        return RATIO_UNKNOWN;
    return minus ? ratio_sub(ratio_int(0), r) : r;
}

static void take_criterion(struct assessing *x, const struct row *row)
{
    x->criterion = mem_grow(x->criterion, x->ncriteria, &x->criteria_cap, sizeof *x->criterion);
    map_add(x->at, row_get(row, F_CRITERION_CODE), (int64_t)x->ncriteria);
    x->criterion[x->ncriteria++] =
        (struct criterion){ .code = mem_dup(row_get(row, F_CRITERION_CODE)),
                            .name = mem_dup(row_get(row, F_CRITERION_NAME)),
                            .cohort = mem_dup(row_get(row, F_CRITERION_COHORT)),
                            .org = mem_dup(row_get(row, F_CRITERION_ORG)),
                            .weight = number_of(row_get(row, F_CRITERION_WEIGHT)) };
}

/* The line of a subject in a cohort, made where it is not there. */
static struct result *result_of(struct assessing *x, int org, int person, const char *cohort)
{
    struct buf key = BUF_INIT;
    buf_printf(&key, "%d/%d/%s", org, person, cohort);
    int64_t at = map_get(x->lines, buf_str(&key), (int64_t)x->nresults);
    map_add(x->lines, buf_str(&key), at);
    buf_free(&key);
    if ((size_t)at < x->nresults)
        return &x->result[at];
    x->result = mem_grow(x->result, x->nresults, &x->results_cap, sizeof *x->result);
    struct result *r = &x->result[x->nresults++];
    *r = (struct result){ .org = org,
                          .person = person,
                          .cohort = mem_dup(cohort),
                          .grade = mem_dup(""),
                          .note = mem_dup(""),
                          .points = RATIO_UNKNOWN,
                          .score = RATIO_UNKNOWN,
                          .rated = DAY_NONE };
    return r;
}

static bool is_wanted(const struct assessing *x, int org)
{
    return org >= 0 && report_wants(x->o, x->q, org, x->day);
}

static void take_result(struct assessing *x, const struct row *row)
{
    const char *code = row_get(row, F_ASSESSMENT_PERSON);
    int org = office_org(x->o, row_get(row, F_ASSESSMENT_ORG));
    int person = *code != '\0' ? office_person(x->o, code) : -1;
    daynum rated = date_parse(row_get(row, F_ASSESSMENT_RATED_ON));
    if (!is_wanted(x, org) || (rated != DAY_NONE && rated > x->q->today))
        return;
    struct result *r = result_of(x, org, person, row_get(row, F_ASSESSMENT_COHORT));
    free(r->grade);
    free(r->note);
    r->grade = mem_dup(row_get(row, F_ASSESSMENT_GRADE));
    r->note = mem_dup(row_get(row, F_ASSESSMENT_NOTE));
    r->score = number_of(row_get(row, F_ASSESSMENT_SCORE));
    r->rated = rated;
}

static void put_subject(const struct assessing *x, struct table *t, int org, int person)
{
    table_text(t, x->w->org[org].code);
    table_text(t, world_name(x->w, org, x->day));
    table_text(t, person >= 0 ? x->w->person[person].code : "");
    table_text(t, person >= 0 ? x->w->person[person].name : "");
}

/* Who was given points but has no result yet stands with the cohort of the criterion. */
static void take_score(struct assessing *x, const struct row *row)
{
    int64_t i = map_get(x->at, row_get(row, F_SCORE_CRITERION), -1);
    const char *org_code = row_get(row, F_SCORE_ORG), *code = row_get(row, F_SCORE_PERSON);
    int person = *code != '\0' ? office_person(x->o, code) : -1;
    int org = *org_code != '\0' ? office_org(x->o, org_code)
              : person >= 0     ? world_home(x->w, person, x->day)
                                : -1;
    if (i < 0 || !is_wanted(x, org))
        return;
    const char *cohort = x->criterion[i].cohort;
    for (size_t k = 0; k < x->nresults && *cohort == '\0'; k++)
        if (x->result[k].org == org && x->result[k].person == person)
            return; /* a criterion of every cohort */
    result_of(x, org, person, cohort);
}

/* Its points by criterion, from the function that feeds the screen. */
static enum status read_points(struct assessing *x, struct result *r, struct err *e)
{
    struct table *t = x->scores;
    struct score_sheet v;
    enum status st =
        score_sheet_read(&v, x->o, r->org, r->person, atoi(x->year), r->cohort, x->day, e);
    if (v.given > 0)
        r->points = v.points;
    for (size_t i = 0; i < v.n; i++) {
        const struct score_line *l = &v.v[i];
        table_text(t, r->cohort);
        put_subject(x, t, r->org, r->person);
        table_text(t, l->criterion);
        table_text(t, l->name);
        table_ratio(t, l->weight);
        table_ratio(t, l->points);
        table_day(t, l->on);
        table_text(t, l->by);
        table_text(t, l->why);
    }
    score_sheet_free(&v);
    return st;
}

static int by_cohort(const void *a, const void *b)
{
    const struct result *x = a, *y = b;
    int c = strcmp(x->cohort, y->cohort);
    return c != 0 ? c : x->org != y->org ? x->org - y->org : x->person - y->person;
}

static const char *grade_label(const struct assessing *x, const struct result *r)
{
    int policy = world_policy(x->w, r->org, x->day);
    const struct yardstick *scale =
        policy < 0 ? NULL : yardstick_find(x->w->policy[policy], YARD_SCALE, "assessment", x->day);
    return scale != NULL
               ? scale_label(scale, r->grade)
               : model_choice_label(&entity_assessment.fields[F_ASSESSMENT_GRADE], r->grade);
}

/* ---- the tables ---- */

static const struct column result_columns[] = {
    { "cohort", "考核类别", COLUMN_TEXT },  { "org", "代码", COLUMN_CODE },
    { "org_name", "组织", COLUMN_TEXT },    { "person", "编号", COLUMN_CODE },
    { "person_name", "姓名", COLUMN_TEXT }, { "points", "各项得分合计", COLUMN_SCORE },
    { "score", "登记得分", COLUMN_SCORE },  { "grade", "等次", COLUMN_TEXT },
    { "rated_on", "考核日期", COLUMN_DAY }, { "note", "备注", COLUMN_TEXT },
};

static const struct column score_columns[] = {
    { "cohort", "考核类别", COLUMN_TEXT },  { "org", "代码", COLUMN_CODE },
    { "org_name", "组织", COLUMN_TEXT },    { "person", "编号", COLUMN_CODE },
    { "person_name", "姓名", COLUMN_TEXT }, { "criterion", "指标编号", COLUMN_CODE },
    { "name", "指标", COLUMN_TEXT },        { "weight", "分值", COLUMN_SCORE },
    { "points", "分数", COLUMN_SCORE },     { "given_on", "评分日期", COLUMN_DAY },
    { "found_by", "评分人", COLUMN_TEXT },  { "reason", "理由", COLUMN_TEXT },
};

static void add_results(struct assessing *x)
{
    struct table *t =
        book_data(x->b, result_columns, sizeof result_columns / sizeof *result_columns);
    struct table *people = book_add(x->b, _("考核结果"), _("考核结果汇总表"), result_columns,
                                    sizeof result_columns / sizeof *result_columns);
    for (size_t i = 0; i < x->nresults * 2; i++) {
        const struct result *r = &x->result[i / 2];
        struct table *to = i % 2 ? people : t;
        table_text(to, r->cohort);
        put_subject(x, to, r->org, r->person);
        table_ratio(to, r->points);
        table_ratio(to, r->score);
        table_word(to, r->grade, grade_label(x, r));
        table_day(to, r->rated);
        table_text(to, r->note);
    }
    table_drop_empty(people, "person");
    table_drop_empty(people, "person_name");
    table_drop_empty(people, "points");
    report_notes(people, x->o, x->q);
    buf_puts(&people->notes, _("按类别和组织代码排列，不是排名\n"));
}

static void add_grades(struct assessing *x)
{
    static const struct column columns[] = { { "cohort", "考核类别", COLUMN_TEXT },
                                             { "grade", "等次", COLUMN_TEXT },
                                             { "count", "个数", COLUMN_INT } };
    struct grade_count *v = mem_alloc((x->nresults + 1) * sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < x->nresults; i++) {
        const struct result *r = &x->result[i];
        const char *label = *r->grade != '\0' ? grade_label(x, r) : _("没有登记");
        size_t k = 0;
        while (k < n && (strcmp(v[k].cohort, r->cohort) != 0 || strcmp(v[k].label, label) != 0))
            k++;
        if (k == n)
            v[n++] = (struct grade_count){ r->cohort, label, 0 };
        v[k].n++;
    }
    struct table *t =
        book_add(x->b, _("等次"), _("各类别等次情况"), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < n; i++) {
        table_text(t, v[i].cohort);
        table_text(t, v[i].label);
        table_int(t, v[i].n);
    }
    report_notes(t, x->o, x->q);
    free(v);
}

static void add_criteria(struct assessing *x)
{
    static const struct column columns[] = {
        { "cohort", "考核类别", COLUMN_TEXT },   { "code", "指标编号", COLUMN_CODE },
        { "name", "指标", COLUMN_TEXT },         { "weight", "分值", COLUMN_SCORE },
        { "org_name", "制定组织", COLUMN_TEXT },
    };
    struct table *t =
        book_add(x->b, _("指标"), _("考核指标和分值"), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < x->ncriteria; i++) {
        const struct criterion *c = &x->criterion[i];
        int org = office_org(x->o, c->org);
        table_text(t, c->cohort);
        table_text(t, c->code);
        table_text(t, c->name);
        table_ratio(t, c->weight);
        table_text(t, org >= 0 ? world_name(x->w, org, x->day) : c->org);
    }
    report_notes(t, x->o, x->q);
}

static enum status add_reviews(struct assessing *x, struct err *e)
{
    struct review_tally v = { 0 };
    enum status st = review_tally_make(&v, x->o, atoi(x->year), x->q->today, x->q->org, e);
    report_notes(review_sheet(x->b, &v), x->o, x->q);
    review_tally_free(&v);
    return st;
}

static const char *const lines[][3] = {
    { "各项得分合计", "本年度该类别和不分类别的各指标的分数之和，扣分为负；没有分数的为空白",
      "积分记录" },
    { "登记得分、等次", "考核结果中登记的；考核日期在截至日期之后的不算", "考核结果记录" },
    { "分值", "指标的满分或权重，由制定组织确定", "考核指标" },
    { "民主评议", "按评议当日所在支部统计；没有写评议日期的按年末",
      "支部工作条例第十八条：优秀一般不超过三分之一" },
};

static enum status fill(struct assessing *x, struct err *e)
{
    struct row_query criteria = { .en = &entity_criterion,
                                  .sort = F_CRITERION_COHORT,
                                  .nwhere = 1,
                                  .where = { { F_CRITERION_YEAR, x->year } } };
    struct row_query results = { .en = &entity_assessment,
                                 .sort = -1,
                                 .nwhere = 1,
                                 .where = { { F_ASSESSMENT_YEAR, x->year } } };
    struct row_query scores = { .en = &entity_score, .sort = -1 };
    x->scores = table_new(score_columns, sizeof score_columns / sizeof *score_columns);
    enum status st = each(x, &criteria, take_criterion, e);
    if (!st)
        st = each(x, &results, take_result, e);
    if (!st)
        st = each(x, &scores, take_score, e);
    if (x->nresults > 0)
        qsort(x->result, x->nresults, sizeof *x->result, by_cohort);
    for (size_t i = 0; i < x->nresults && !st; i++)
        st = read_points(x, &x->result[i], e);
    add_results(x);
    add_grades(x);
    add_criteria(x);
    report_notes(x->scores, x->o, x->q);
    book_take(x->b, _("得分"), _("各项得分"), x->scores);
    if (!st)
        st = add_reviews(x, e);
    book_explain_all(x->b, lines, sizeof lines / sizeof *lines);
    return st;
}

static void clear(struct assessing *x)
{
    for (size_t i = 0; i < x->ncriteria; i++) {
        free(x->criterion[i].code);
        free(x->criterion[i].name);
        free(x->criterion[i].cohort);
        free(x->criterion[i].org);
    }
    for (size_t i = 0; i < x->nresults; i++) {
        free(x->result[i].cohort);
        free(x->result[i].grade);
        free(x->result[i].note);
    }
    free(x->criterion);
    free(x->result);
    map_free(x->at);
    map_free(x->lines);
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct assessing x = { .o = o, .w = office_world(o), .q = q, .b = b };
    if (!report_whole_year(q->period))
        return err_set(e, ST_USAGE, "考核按年度，--period 请写成 2026。");
    x.day = q->period.last < q->today ? q->period.last : q->today;
    x.at = map_new();
    x.lines = map_new();
    snprintf(x.year, sizeof x.year, "%d", date_split(q->period.first).year);
    enum status st = fill(&x, e);
    clear(&x);
    return st;
}

const struct report report_assessment = {
    .name = "assessment",
    .title = "考核：指标、分值、得分、结果和等次（分类别），民主评议",
    .every = EVERY_YEAR,
    .make = make,
};
