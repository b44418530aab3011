/* Scales, eligibility and rankings of a policy: what is read, what is refused and with which line.
 */
#include "test.h"

#include "policy_make.h"
#include "yardstick.h"

#define ELIGIBLE(require) "[eligible e]\nsubject = branch\nrequire = " require "\n"
#define PERSONAL(require) "[eligible e]\nsubject = person\nrequire = " require "\n"

static void mistakes(void **state)
{
    (void)state;
    wrong("[scale s]\ntitle = x\n", 4);
    wrong("[scale s]\ngrades = a:甲\nbrackets = :1\n", 4);
    wrong("[scale s]\ngrades =\n", 5);
    wrong("[scale s]\ngrades = a:甲, a:乙\n", 5);
    wrong("[scale s]\ngrades = a:甲, B:乙\n", 5);
    wrong("[scale s]\ngrades = a:甲,, b:乙\n", 5);
    wrong("[scale s]\ngrades = 甲\n", 5);
    wrong("[scale S]\ngrades = a:甲\n", 4);
    wrong("[scale s]\nbrackets = 3000:0.5\n", 5);
    wrong("[scale s]\nbrackets = 3000, :1\n", 5);
    wrong("[scale s]\nbrackets = 3000:x, :1\n", 5);
    wrong("[scale s]\nbrackets = -1:1, :1\n", 5);
    wrong("[scale s]\nbrackets = 3000:0.5, 3000:1, :2\n", 5);
    wrong("[scale s]\nbrackets = 3000:0.5, :1, :2\n", 5);
    wrong("[scale s]\nbrackets = :1, 3000:0.5\n", 5);
    wrong("[scale s]\ngrades = a\nfrom = 2026-02-29\n", 6);
    wrong("[scale s]\ngrades = a\nfrom = 2026-07-01\nuntil = 2026-07-01\n", 4);
    wrong("[scale s/1]\ngrades = a\n", 4);
    wrong("[scale s]\ngrades = a\ncolour = red\n", 6);
    wrong("[scale s]\ngrades = a\ntop = 3\n", 6);
    wrong("[eligible e]\nrequire = members > 3\n", 4);
    wrong("[eligible e]\nsubject = branch\n", 4);
    wrong("[eligible e]\nsubject = brnach\nrequire = members > 3\n", 5);
    wrong("[eligible e]\nsubject = branch, person\nrequire = members > 3\n", 5);
    wrong("[eligible e/2]\nsubject = branch\nrequire = members > 3\n", 4);
    wrong(ELIGIBLE("members >"), 6);
    wrong(ELIGIBLE("chickens > 3"), 6);
    wrong(ELIGIBLE("missed.m = 0"), 6);
    wrong(ELIGIBLE("marks.sermon > 0"), 6);
    wrong(ELIGIBLE("category = retired"), 6);
    wrong(ELIGIBLE("grade = good"), 6);
    wrong(PERSONAL("members > 3"), 6);
    wrong(PERSONAL("org.chickens > 3"), 6);
    wrong(PERSONAL("post.chief = 1"), 6);
    wrong("[ranking r]\nof = score\n", 5);
    wrong("[ranking r]\nof = assessment\ntop = 0\n", 6);
    wrong("[ranking r]\nof = assessment\ntop = many\n", 6);
    wrong("[ranking r]\nof = assessment\nbottom = 3\nrepeat = 1\n", 7);
    wrong("[ranking r]\nof = assessment\nrepeat = 2\n", 4);
    wrong("[ranking r/2]\nof = assessment\n", 4);
}

static void versions(void **state)
{
    (void)state;
    wrong("[scale s]\ngrades = a\n[scale s/2]\ngrades = b\nfrom = 2026-07-01\n", 6);
    wrong("[scale s]\ngrades = a\nuntil = 2026-07-02\n[scale s/2]\ngrades = b\nfrom = 2026-07-01\n",
          7);
    void *none = NULL;
    clean(&none);
    const struct policy *p = good(HEAD "[scale s]\ngrades = a, b\nuntil = 2026-07-01\n"
                                       "[scale s/2]\ngrades = b\nfrom = 2026-07-01\n");
    daynum d = date_make(2026, 7, 1);
    const struct yardstick *old = yardstick_find(p, YARD_SCALE, "s", d - 1);
    const struct yardstick *new = yardstick_find(p, YARD_SCALE, "s", d);
    assert_int_equal(old->version, 1);
    assert_int_equal(new->version, 2);
    assert_int_equal(scale_rank(old, "a"), 2);
    assert_int_equal(scale_rank(old, "b"), 1);
    assert_int_equal(scale_rank(new, "a"), 0);
    assert_null(yardstick_find(p, YARD_SCALE, "t", d));
    assert_null(yardstick_find(p, YARD_RANKING, "s", d));
}

static void scales(void **state)
{
    (void)state;
    const struct policy *p =
        good(HEAD "[scale dues.working]\ntitle = 党费\nclause = 五\n"
                  "brackets = 3000:0.5, 5000:1, 10000:1.5, :2\n"
                  "[scale assessment]\nnumber = 乙发〔2025〕2号\ngrades = best:优秀, fair\n");
    static const struct {
        int64_t fen;
        const char *percent;
    } rows[] = {
        { 0, "0.5" },      { 300000, "0.5" },  { 300001, "1" },  { 500000, "1" },
        { 500001, "1.5" }, { 1000000, "1.5" }, { 1000001, "2" }, { 9999999999, "2" },
    };
    const struct yardstick *dues = yardstick_find(p, YARD_SCALE, "dues.working", 0);
    const struct yardstick *grades = yardstick_find(p, YARD_SCALE, "assessment", 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct ratio got, want;
        assert_true(ratio_parse(rows[i].percent, &want));
        row_true(i, scale_rate(dues, rows[i].fen, &got) && !ratio_compare(got, want));
    }
    assert_string_equal(dues->title, "党费");
    assert_string_equal(dues->source, "甲发〔2026〕1号 五");
    assert_string_equal(grades->title, "assessment");
    assert_string_equal(grades->source, "乙发〔2025〕2号");
    assert_string_equal(scale_label(grades, "best"), "优秀");
    assert_string_equal(scale_label(grades, "fair"), "fair");
    assert_string_equal(scale_label(grades, "poor"), "poor");
    struct ratio none;
    assert_false(scale_rate(grades, 100, &none));
}

static int org_grades, own_grades;

static void note_fact(void *ctx, struct fact_ref f)
{
    (void)ctx;
    org_grades += f.fact == FACT_GRADE && f.of_org;
    own_grades += f.fact == FACT_GRADE && !f.of_org;
}

static struct ratio word_value(void *ctx, struct fact_ref f)
{
    (void)ctx;
    return ratio_int(f.of_org ? 3 : word_of_person("enterprise"));
}

static struct ratio head_value(void *ctx, struct fact_ref f)
{
    (void)ctx;
    return ratio_int(f.of_head ? 3 : 1);
}

/* enterprise is a kind of unit and a category of persons: which, the fact before it says. */
static void words_of_candidates(void **state)
{
    (void)state;
    const struct policy *p = good(HEAD PERSONAL(
        "category = enterprise and org.unit_kind = enterprise") "[eligible h]\nsubject = person\n"
                                                                "require = heads = 0 or "
                                                                "head.unit_kind = enterprise\n");
    assert_true(expr_true(yardstick_find(p, YARD_ELIGIBLE, "e", 0)->require, word_value, NULL));
    assert_true(expr_true(yardstick_find(p, YARD_ELIGIBLE, "h", 0)->require, head_value, NULL));
    right("[evidence plan]\nforms = year\n" PERSONAL("org.marks.plan(year) >= 1"));
    wrong(PERSONAL("org.unit_kind = full"), 6);
    wrong(PERSONAL("head.term_late = 0"), 6);
    wrong(PERSONAL("head.missed.x = 0"), 6);
    wrong(PERSONAL("org.heads = 0"), 6);
}

static void sections(void **state)
{
    (void)state;
    const struct policy *p =
        good(HEAD MONTHLY("m") "[eligible e]\nsubject = branch, general_branch\n"
                               "require = star >= 4 and missed.m = 0 and not term_overdue and "
                               "marks.lecture > 1 and grade >= good and headcount > 3\n"
                               "[eligible p]\nsubject = person\n"
                               "require = org.star >= 4 and category = retired and status = full "
                               "and post.secretary and org.members > 3 and grade != poor "
                               "and org.grade = good\n"
                               "[scale assessment]\ngrades = good, poor\n"
                               "[ranking r]\nof = assessment\ntop = 6\nbottom = 3\n"
                               "interview = 2\nrepeat = 2\n");
    const struct yardstick *e = yardstick_find(p, YARD_ELIGIBLE, "e", 0);
    const struct yardstick *q = yardstick_find(p, YARD_ELIGIBLE, "p", 0);
    const struct yardstick *r = yardstick_find(p, YARD_RANKING, "r", 0);
    assert_int_equal(e->subjects, 1U << ORG_BRANCH | 1U << ORG_GENERAL_BRANCH);
    assert_false(e->of_person);
    assert_true(expr_asks(e->require, FACT_MISSED));
    expr_facts(q->require, note_fact, NULL);
    assert_int_equal(org_grades, 1);
    assert_int_equal(own_grades, 1);
    assert_true(q->of_person);
    assert_int_equal(r->top, 6);
    assert_int_equal(r->bottom, 3);
    assert_int_equal(r->interview, 2);
    assert_int_equal(r->repeat, 2);
}

/* What the including file writes replaces every version of that name, of that kind alone. */
static void included(void **state)
{
    (void)state;
    static const char *const files[] = {
        "b",
        "[policy]\nid = b\nnumber = 乙发〔2025〕9号\n"
        "[scale x]\ngrades = a\nuntil = 2026-01-01\n[scale x/2]\ngrades = b\nfrom = 2026-01-01\n"
        "[scale y]\ngrades = a\n[ranking x]\nof = assessment\n",
        NULL,
    };
    shelf = files;
    const struct policy *p =
        good("[policy]\nid = a\nnumber = 甲发〔2026〕1号\ninclude = b\n[scale x]\ngrades = c\n");
    assert_int_equal(p->nyards, 3);
    assert_string_equal(p->yard[0]->policy, "b");
    assert_int_equal(p->yard[0]->kind, YARD_RANKING);
    assert_string_equal(p->yard[1]->policy, "a");
    assert_string_equal(p->yard[1]->source, "甲发〔2026〕1号");
    assert_string_equal(p->yard[2]->name, "y");
    assert_string_equal(p->yard[2]->source, "乙发〔2025〕9号");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(mistakes, clean), cmocka_unit_test_setup(versions, clean),
        cmocka_unit_test_setup(scales, clean),   cmocka_unit_test_setup(sections, clean),
        cmocka_unit_test_setup(included, clean), cmocka_unit_test_setup(words_of_candidates, clean),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
