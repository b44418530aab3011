/* What a policy must not say, each beside the nearest that it may: with which line it is refused;
 * and what cannot change from a day on. */
#include "test.h"

#include "policy_make.h"
#include "policy_merge.h"

#define ITEM    RULE("i")
#define YEARLY  RULE("m") "every = year\nevidence = lecture\n"
#define QUARTER RULE("m") "every = quarter\nevidence = lecture\n"
#define STREAK  MONTHLY("m") "each = member\nstreak = 6\n"
#define WALK    "[evidence walk]\nrequired = place\nfrom = 2026-07-01\n"
#define RANKING "[ranking r]\nof = assessment\n"
#define POINTS  "[ranking r]\nof = points\n"
#define PORTION "[fact portion]\nkind = number\n"
#define GRADES  "[scale assessment]\ngrades = good:好, bad:差\n"

static void rules(void **state)
{
    (void)state;
    right(YEARLY "by = 1-31\n");
    wrong(YEARLY "window = ..03-31\nby = 1-31\n", 4);
    wrong(YEARLY "by = 01-31..02-01\n", 9);
    right(QUARTER "by = 3-31\n");
    wrong(QUARTER "by = 4-10\n", 4);
    right(STREAK "warn = 6\n");
    wrong(STREAK "warn = 7\n", 4);
    wrong(MONTHLY("m") "streak = 6\n", 4);
    right(MONTHLY("m") "each = member\nremind = dues_day\n");
    wrong(STREAK "remind = dues_day\n", 4);
}

static void items(void **state)
{
    (void)state;
    right(ITEM "item = makeup\nwithin = 5\nevidence = lecture\n");
    wrong(ITEM "item = makeup\nwithin = 5\n", 4);
    wrong(ITEM "item = makeup\nevidence = lecture\n", 4);
    right(ITEM "item = probation\n");
    wrong(ITEM "item = probation\nevidence = lecture\n", 4);
    right(ITEM "item = ledger.problem\n");
    wrong(ITEM "item = ledger\n", 7);
    wrong(ITEM "item = ledger-problem\n", 7);
    wrong(ITEM "item = ledger.dream\n", 7);
}

static void records(void **state)
{
    (void)state;
    right(WALK "until = 2026-07-02\n");
    wrong(WALK "until = 2026-07-01\n", 4);
}

static void scales(void **state)
{
    (void)state;
    right("[scale s]\nfixed = 0.2\n");
    right("[scale s]\nfixed = 0\n");
    wrong("[scale s]\nfixed = free\n", 5);
    wrong("[scale s]\nfixed = -0.2\n", 5);
    wrong("[scale s]\nfixed = 0.2\nbrackets = :1\n", 4);
    wrong("[scale s]\nbrackets = 3000:-0.5, :1\n", 5);
}

static void rankings(void **state)
{
    (void)state;
    right(POINTS);
    wrong(POINTS "top = 3\n", 4);
    wrong(POINTS "bottom = 3\n", 4);
    wrong(POINTS "interview = 3\n", 4);
    wrong(POINTS "cohorts = 机关\n", 4);
    right(PORTION POINTS "share = portion\n");
    wrong(PORTION RANKING "share = portion\n", 6);
    wrong(POINTS "share = portion\n", 6);
    right(GRADES RANKING "bottom = 3\nbar_group = bad\nbar_person = bad\n");
    wrong(GRADES RANKING "bar_group = bad\n", 6);
    wrong(GRADES RANKING "bar_person = bad\n", 6);
    wrong(GRADES RANKING "bottom = 3\nbar_group = worse\n", 9);
}

static struct policy_text *base(void *ctx, const char *id, struct problems *p)
{
    (void)ctx;
    if (!strcmp(id, "more"))
        return policy_read(id, "[policy]\nid = more\n" MONTHLY("w"), p);
    return strcmp(id, "base")
               ? NULL
               : policy_read(id, "[policy]\nid = base\n" MONTHLY("x") MONTHLY("y"), p);
}

/* The problems of going from one text to the other on 2026-07-01; 0: it goes. */
static size_t changed(const char *from, const char *to)
{
    static const char *const head = "[policy]\nid = a\n";
    struct policy_set *sets[2];
    struct policy_text *texts[2];
    const struct policy *p[2];
    struct problems said = { 0 };
    for (int i = 0; i < 2; i++) {
        char *text;
        if (asprintf(&text, "%s%s", head, i ? to : from) < 0)
            fail();
        sets[i] = policy_set_new();
        texts[i] = policy_read("a.ini", text, &said);
        p[i] = policy_set_add(sets[i], policy_read("a.ini", text, &said), base, NULL, &said);
        assert_non_null(p[i]);
        free(text);
    }
    struct policy_text *merged =
        policy_merge(texts[0], p[0], texts[1], p[1], date_make(2026, 7, 1), NULL, &said);
    size_t n = said.n;
    assert_int_equal(merged == NULL, n > 0);
    policy_text_free(merged);
    problems_free(&said);
    for (int i = 0; i < 2; i++) {
        policy_text_free(texts[i]);
        policy_set_free(sets[i]);
    }
    return n;
}

static void undated(void **state)
{
    (void)state;
    static const char with[] = "include = base\n", own[] = "include = base\n" MONTHLY("x");
    static const char dropped[] = "include = base\n[drop x]\n";
    static const char both[] = "include = base,more\n", spaced[] = "include =  base , more\n";
    assert_int_equal(changed(with, "include = base\n" MONTHLY("z")), 0);
    assert_int_equal(changed(both, spaced), 0);
    assert_int_equal(changed(with, both), 1);
    assert_int_equal(changed(with, ""), 1);
    assert_int_equal(changed("", with), 1);
    assert_int_equal(changed(with, dropped), 1);
    assert_int_equal(changed(dropped, with), 1);
    assert_int_equal(changed(dropped, dropped), 0);
    assert_int_equal(changed(with, own), 1);
    assert_int_equal(changed(own, with), 1);
    assert_int_equal(changed(own, own), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules),  cmocka_unit_test(items),    cmocka_unit_test(records),
        cmocka_unit_test(scales), cmocka_unit_test(rankings), cmocka_unit_test(undated),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
