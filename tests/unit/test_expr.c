/* Expressions: every operator, what binds tighter, what is unknown, and what is refused. */
#include "test.h"

#include "expr.h"
#include "text.h"
#include "vocabulary.h"

static struct vocabulary *words;

/* A house in which only some things are written down. */
static struct ratio value(void *ctx, struct fact_ref f)
{
    (void)ctx;
    switch (f.fact) {
    case FACT_MEMBERS:
        return ratio_int(7);
    case FACT_FULL_MEMBERS:
        return ratio_int(5);
    case FACT_HAS_COMMITTEE:
    case FACT_TERM_OVERDUE:
        return ratio_int(1);
    case FACT_POST:
        return ratio_int(f.arg == POST_DEPUTY_SECRETARY ? 2 : 0);
    case FACT_RECORDED:
        if (!strcmp(vocabulary_fact_name(words, f.arg), "level"))
            return ratio_int(3);
        if (!strcmp(vocabulary_fact_name(words, f.arg), "budget"))
            return ratio_int(200);
        if (!strcmp(vocabulary_fact_name(words, f.arg), "joint_office"))
            return ratio_int(1);
        return RATIO_UNKNOWN; /* headcount, venue … */
    default:
        return ratio_int(0);
    }
}

static struct expr *parsed(const char *s)
{
    char why[256];
    struct expr *x = expr_parse(s, words, SCOPE_ORG, why, sizeof why);
    if (!x)
        fail_msg("%s: %s", s, why);
    assert_string_equal(why, "");
    return x;
}

static bool is_true(const char *s)
{
    struct expr *x = parsed(s);
    bool t = expr_true(x, value, NULL);
    expr_free(x);
    return t;
}

/* Each row holds; its second text does not. */
struct pair {
    const char *yes, *no;
};

static void check(const struct pair *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        row_true(i, is_true(rows[i].yes));
        row_true(i, !is_true(rows[i].no));
    }
}

static void operators(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        { "members = 7", "members = 6" },
        { "members != 6", "members != 7" },
        { "members < 8", "members < 7" },
        { "members <= 7", "members <= 6" },
        { "members > 6", "members > 7" },
        { "members >= 7", "members >= 8" },
        { "members + 1 = 8", "members + 1 = 7" },
        { "members - 1 = 6", "members - 1 = 7" },
        { "members * 2 = 14", "members * 2 = 7" },
        { "members / 2 = 3.5", "members / 2 = 3" },
        { "members = 7 and full_members = 5", "members = 7 and full_members = 6" },
        { "members = 1 or full_members = 5", "members = 1 or full_members = 1" },
        { "not members = 6", "not members = 7" },
        { "not not members = 7", "not not members = 6" },
        { "(members) = (7)", "((members = 6))" },
        { "0 - 1 < 0", "0 - 1 > 0" },
        { "1 < 2", "2 < 1" },
    };
    check(rows, COUNT(rows));
}

static void what_binds_tighter(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        { "2 + 3 * 4 = 14", "2 + 3 * 4 = 20" },
        { "(2 + 3) * 4 = 20", "(2 + 3) * 4 = 14" },
        { "10 - 3 - 2 = 5", "10 - 3 - 2 = 9" },
        { "12 / 3 / 2 = 2", "12 / 3 / 2 = 8" },
        { "12 / 3 * 2 = 8", "12 / 3 * 2 = 2" },
        { "10 - 3 + 2 = 9", "10 - 3 + 2 = 5" },
        { "2 * 3 = 3 + 3", "2 * 3 > 3 + 3" },
        /* and before or */
        { "1 = 1 or 1 = 2 and 1 = 2", "(1 = 1 or 1 = 2) and 1 = 2" },
        { "1 = 2 and 1 = 2 or 1 = 1", "1 = 2 and (1 = 2 or 1 = 1)" },
        /* not before and, but after the comparison */
        { "not 1 = 2 and 1 = 1", "not (1 = 1 or 1 = 2)" },
        { "not 1 = 2 or 1 = 1", "not 1 = 1 and 1 = 1" },
        { "not members > 8", "not members > 6" },
    };
    check(rows, COUNT(rows));
}

static void exact_numbers(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        { "7 >= 0.035 * 200", "7 > 0.035 * 200" },
        { "members >= 0.035 * budget", "members > 0.035 * budget" },
        { "7 = 0.035 * 200", "7 != 0.035 * 200" },
        { "0.1 + 0.2 = 0.3", "0.1 + 0.2 != 0.3" },
        { "1 / 3 * 3 = 1", "1 / 3 * 3 < 1" },
        { "1 / 3 < 0.333333334", "1 / 3 < 0.333333333" },
    };
    check(rows, COUNT(rows));
}

/* What is not recorded, or divided by nothing, makes the comparison false, whichever it is. */
static void unknown_values(void **state)
{
    (void)state;
    static const char *const ops[] = { "=", "!=", "<", "<=", ">", ">=" };
    static const char *const values[] = {
        "headcount",     "0.02 * headcount", "headcount - 1",     "members / 0",          "0 / 0",
        "1 / headcount", "0 * headcount",    "members / (1 - 1)", "headcount - headcount"
    };
    char text[128];
    for (size_t i = 0; i < COUNT(ops); i++)
        for (size_t k = 0; k < COUNT(values); k++) {
            snprintf(text, sizeof text, "members %s %s", ops[i], values[k]);
            row_true(i, !is_true(text));
            snprintf(text, sizeof text, "%s %s members", values[k], ops[i]);
            row_true(i, !is_true(text));
            snprintf(text, sizeof text, "not members %s %s", ops[i], values[k]);
            row_true(i, is_true(text));
        }
    static const struct pair rows[] = {
        { "members = 7 or headcount > 1", "members = 7 and headcount > 1" },
        { "headcount > 1 or members = 7", "headcount > 1 and members = 7" },
        { "not headcount", "headcount" },
        { "not (headcount > 1 and members = 7)", "headcount = headcount" },
    };
    check(rows, COUNT(rows));
}

static void bare_values(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        { "members", "groups" },
        { "term_overdue", "not term_overdue" },
        { "members = 7 and not groups", "members and groups" },
        { "1", "0" },
        { "joint_office", "not joint_office" },
        { "(members = 7) = 1", "(members = 7) = 0" },
    };
    check(rows, COUNT(rows));
}

static void names(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        { "post.deputy_secretary = 2", "post.secretary = 2" },
        { "has_committee = 1", "has_committee = 0" },
        { "joint_office = yes", "joint_office = no" },
        { "level = region", "level = city" },
        { "level >= city", "level >= center" },
        { "level>=city and members>=7", "level>=center or members<7" },
        { "members-1 = 6 or 1 = 1", "1 = 2" }, /* the name members-1 is declared below */
        { "missed-theme-day = 0 or 1 = 1", "1-1" },
    };
    vocabulary_add_fact(words, "members-1", NULL, FACT_NUMBER);
    vocabulary_add_fact(words, "missed-theme-day", NULL, FACT_NUMBER);
    check(rows, COUNT(rows));
    static const char *const known[] = {
        "members",       "full_members", "groups",   "discipline_committee",
        "branches",      "fulltime",     "parttime", "term_overdue",
        "has_committee", "headcount",    "level",    "unit_kind",
        "budget",        "budget_share", "venue",    "retired_members",
    };
    for (size_t i = 0; i < COUNT(known); i++)
        expr_free(parsed(known[i]));
    for (int role = 0; role < POST_ROLES; role++) {
        char text[64];
        snprintf(text, sizeof text, "post.%s = 1", post_role_word(role));
        expr_free(parsed(text));
    }
}

/* Words of an enumeration stand in their order. */
static void enumerations(void **state)
{
    (void)state;
    static const struct pair rows[] = {
        { "county < city", "city < county" },
        { "city < region", "region < city" },
        { "region < center", "center < region" },
        { "organ < institution", "institution < organ" },
        { "institution < enterprise", "enterprise < institution" },
        { "no < yes", "yes < no" },
        { "yes = 1", "no = 1" },
    };
    check(rows, COUNT(rows));
}

static void refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "   ",
        "memebrs > 3",
        "Members > 3",
        "post.chief = 1",
        "post. = 1",
        "post = 1",
        "members >",
        "> 3",
        "members > > 3",
        "members == 3",
        "members => 3",
        "members <> 3",
        "1 < 2 < 3",
        "members 3",
        "(members > 3",
        "members > 3)",
        "()",
        "not",
        "members and",
        "or members",
        "members & 3",
        "3..5 = 1",
        "3. = 3",
        ".5 = 1",
        "-1 < 0",
        "1.0000000001 = 1",
        "members-groups > 0",
        "level = village",
        "党员 > 3",
        "members ＞ 3",
        "members > 3；",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = 1",
        "1111111111111111111111111111111111111111111111111111111111111111111111111111 = 1",
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        char why[256] = "?";
        struct expr *x = expr_parse(bad[i], words, SCOPE_ORG, why, sizeof why);
        row_true(i, !x);
        row_true(i, *why && *why != '?');
        row_true(i, text_valid(why, strlen(why)));
    }
}

static void deep(void **state)
{
    (void)state;
    char text[4096], why[256];
    for (int depth = 1; depth <= 1000; depth *= 10) {
        memset(text, '(', (size_t)depth);
        memcpy(text + depth, "1", 2);
        for (int i = 0; i < depth; i++)
            strcat(text, ")");
        struct expr *x = expr_parse(text, words, SCOPE_ORG, why, sizeof why);
        assert_int_equal(x != NULL, depth <= 10);
        expr_free(x);
    }
    *text = 0;
    for (int i = 0; i < 900; i++)
        strcat(text, "not ");
    strcat(text, "1");
    assert_null(expr_parse(text, words, SCOPE_ORG, why, sizeof why));
}

static void what_is_asked(void **state)
{
    (void)state;
    struct expr *x = parsed("members > 3 and (groups = 0 or not term_overdue)");
    assert_true(expr_asks(x, FACT_MEMBERS));
    assert_true(expr_asks(x, FACT_GROUPS));
    assert_true(expr_asks(x, FACT_TERM_OVERDUE));
    assert_false(expr_asks(x, FACT_BRANCHES));
    expr_free(x);
    assert_false(expr_asks(NULL, FACT_MEMBERS));
    assert_true(expr_true(NULL, value, NULL));
    expr_free(NULL);
}

static int set_up(void **state)
{
    (void)state;
    words = vocabulary_new();
    vocabulary_add_fact(words, "joint_office", "合署办公", FACT_YESNO);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    vocabulary_free(words);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators),     cmocka_unit_test(what_binds_tighter),
        cmocka_unit_test(exact_numbers), cmocka_unit_test(unknown_values),
        cmocka_unit_test(bare_values),   cmocka_unit_test(names),
        cmocka_unit_test(enumerations),  cmocka_unit_test(refused),
        cmocka_unit_test(deep),          cmocka_unit_test(what_is_asked),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
