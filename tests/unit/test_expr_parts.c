/* Which parts of a condition made it what it is, in the words of people. */
#include "test.h"

#include "buf.h"
#include "fact_words.h"
#include "policy_make.h"

/* members 5, star 3, headcount not recorded; no term overdue; groups 0. A candidate: retired, full,
 * the organisation's grade 2 (好), no grade of the person's own. */
static struct ratio value(void *ctx, struct fact_ref f)
{
    (void)ctx;
    switch (f.fact) {
    case FACT_MEMBERS:
        return ratio_int(5);
    case FACT_STAR:
        return ratio_int(3);
    case FACT_CATEGORY:
        return ratio_int(word_of_person("retired"));
    case FACT_STATUS:
        return ratio_int(word_of_person("full"));
    case FACT_GRADE:
        return f.of_org ? ratio_int(2) : RATIO_UNKNOWN;
    case FACT_RECORDED:
        return RATIO_UNKNOWN;
    case FACT_HAS_COMMITTEE:
    case FACT_MISSED:
        return ratio_int(1);
    default:
        return ratio_int(0);
    }
}

static void tell(void *ctx, const struct expr_part *p)
{
    struct buf *b = ctx;
    const struct policy *policy = policy_set_at(set, 0);
    buf_puts(b, b->len ? "；" : "");
    const struct fact_words k = { policy_set_words(set), policy,
                                  yardstick_find(policy, YARD_SCALE, "assessment", 0),
                                  yardstick_find(policy, YARD_ELIGIBLE, "e", 0)->of_person,
                                  NULL };
    part_words(b, p, &k);
}

static const struct {
    const char *subject, *text;
    bool holds;
    const char *want;
} rows[] = {
    { "branch", "star >= 4", false, "星级 ≥ 4 不成立，现为 3" },
    { "branch", "star >= 3", true, "星级 ≥ 3，现为 3" },
    { "branch", "star >= 4 and members > 3", false, "星级 ≥ 4 不成立，现为 3" },
    { "branch", "star >= 3 and members > 4", true, "星级 ≥ 3，现为 3；党员数 > 4，现为 5" },
    { "branch", "star >= 4 or members > 4", true, "党员数 > 4，现为 5" },
    { "branch", "star>=4 or members>5", false,
      "星级 ≥ 4 不成立，现为 3；党员数 > 5 不成立，现为 5" },
    { "branch", "not term_overdue", true, "换届逾期为 否" },
    { "branch", "term_overdue", false, "换届逾期应为是，现为 否" },
    { "branch", "not has_committee", false, "设有委员会应为否，现为 是" },
    { "branch", "not (star >= 3 and members > 4)", false,
      "星级 ≥ 3 应不成立，现为 3；党员数 > 4 应不成立，现为 5" },
    { "branch", "not (star >= 4 and members > 4)", true, "星级 ≥ 4 不成立（应如此），现为 3" },
    { "branch", "groups", false, "党小组数应不为 0，现为 0" },
    { "branch", "not members", false, "党员数应为 0，现为 5" },
    { "branch", "headcount >= 10", false, "在职人数 ≥ 10 不成立，没有记录" },
    { "branch", "members >= 0.02 * headcount", false,
      "党员数 ≥ 0.02 × 在职人数 不成立，现为 5，相比的没有记录" },
    { "branch", "members + groups >= 2 * star", false,
      "党员数 + 党小组数 ≥ 2 × 星级 不成立，现为 5，相比的是 6" },
    { "branch", "(members + groups) / 2 = 2.5", true, "(党员数 + 党小组数) ÷ 2 = 2.5，现为 2.5" },
    { "branch", "missed.m = 0", false, "规则 逾期次数 = 0 不成立，现为 1" },
    { "branch", "post.secretary = 1", false, "书记人数 = 1 不成立，现为 0" },
    { "branch", "projects.brand >= 1", false, "project(brand)数 ≥ 1 不成立，现为 0" },
    { "person", "category = working", false, "类别 = 在职 不成立，现为 离退休" },
    { "person", "status = full and org.grade >= good", true,
      "党员身份 = 正式党员，现为 正式党员；所在组织考核等次 ≥ 好，现为 好" },
    { "person", "grade >= good", false, "考核等次 ≥ 好 不成立，没有记录" },
    { "person", "post.secretary = 1 or org.post.secretary = 1", false,
      "担任书记 = 1 不成立，现为 0；所在组织书记人数 = 1 不成立，现为 0" },
    { "person", "org.star != 3", false, "所在组织星级 ≠ 3 不成立，现为 3" },
};

static void reasons(void **state)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[512];
        struct buf b = BUF_INIT;
        clean(state);
        snprintf(text, sizeof text,
                 HEAD MONTHLY("m") "[scale assessment]\ngrades = best:优秀, good:好, poor:差\n"
                                   "[eligible e]\nsubject = %s\nrequire = %s\n",
                 rows[i].subject, rows[i].text);
        const struct yardstick *y = yardstick_find(good(text), YARD_ELIGIBLE, "e", 0);
        row_true(i, expr_true(y->require, value, NULL) == rows[i].holds);
        expr_parts(y->require, y->require_text, value, NULL, tell, &b);
        if (strcmp(buf_str(&b), rows[i].want))
            fail_msg("row %zu: %s\nwanted: %s", i, buf_str(&b), rows[i].want);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup(reasons, clean) };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
