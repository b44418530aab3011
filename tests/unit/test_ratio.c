/* Exact numbers. */
#include "test.h"

#include "ratio.h"

static struct ratio parsed(const char *s)
{
    struct ratio r = RATIO_UNKNOWN;
    if (!ratio_parse(s, &r))
        fail_msg("%s", s);
    return r;
}

static bool same(struct ratio r, int64_t num, int64_t den)
{
    return r.num == num && r.den == den;
}

static void parse(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        int64_t num, den;
    } good[] = {
        { "0", 0, 1 },
        { "12", 12, 1 },
        { "007", 7, 1 },
        { "0.035", 7, 200 },
        { "0.5", 1, 2 },
        { "1.50", 3, 2 },
        { "0.000", 0, 1 },
        { "100.0", 100, 1 },
        { "0.000000001", 1, 1000000000 },
        { "999999999999999", 999999999999999, 1 },
    };
    static const char *const bad[] = {
        "",
        ".",
        ".5",
        "5.",
        "1..2",
        "1.2.3",
        "-1",
        "+1",
        "1e3",
        "1,5",
        " 1",
        "1 ",
        "a",
        "1a",
        "0x10",
        "1.-",
        "0.0000000001",
        "１",
        "1000000000000000",
    };
    for (size_t i = 0; i < COUNT(good); i++)
        row_true(i, same(parsed(good[i].s), good[i].num, good[i].den));
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct ratio r = ratio_int(5);
        row_true(i, !ratio_parse(bad[i], &r));
        row_true(i, same(r, 5, 1));
    }
}

static void arithmetic(void **state)
{
    (void)state;
    struct ratio half = parsed("0.5"), third = ratio_div(ratio_int(1), ratio_int(3));
    assert_true(same(third, 1, 3));
    assert_true(same(ratio_add(half, third), 5, 6));
    assert_true(same(ratio_sub(half, third), 1, 6));
    assert_true(same(ratio_sub(third, half), -1, 6));
    assert_true(same(ratio_mul(half, third), 1, 6));
    assert_true(same(ratio_div(half, third), 3, 2));
    assert_true(same(ratio_sub(half, half), 0, 1));
    assert_true(same(ratio_div(ratio_int(6), ratio_int(-4)), -3, 2));
    assert_true(same(ratio_div(ratio_int(-6), ratio_int(-4)), 3, 2));
    assert_true(same(ratio_div(ratio_int(0), ratio_int(-4)), 0, 1));
    assert_true(same(ratio_mul(ratio_int(-3), third), -1, 1));
}

/* What doubles get wrong. */
static void exact(void **state)
{
    (void)state;
    assert_int_equal(ratio_compare(ratio_mul(parsed("0.035"), ratio_int(200)), ratio_int(7)), 0);
    assert_int_equal(ratio_compare(ratio_add(parsed("0.1"), parsed("0.2")), parsed("0.3")), 0);
    struct ratio sum = ratio_int(0), tenth = parsed("0.1");
    for (int i = 0; i < 100; i++)
        sum = ratio_add(sum, tenth);
    assert_true(same(sum, 10, 1));
    struct ratio third = ratio_div(ratio_int(1), ratio_int(3));
    assert_true(same(ratio_mul(third, ratio_int(3)), 1, 1));
}

static void compare(void **state)
{
    (void)state;
    static const char *const up[] = { "0", "0.000000001", "0.01", "0.02", "0.5", "1", "1.5", "2" };
    for (size_t i = 0; i < COUNT(up); i++)
        for (size_t k = 0; k < COUNT(up); k++) {
            int c = ratio_compare(parsed(up[i]), parsed(up[k]));
            row_true(i, i < k ? c < 0 : i > k ? c > 0 : c == 0);
        }
    assert_true(ratio_compare(ratio_int(-1), ratio_int(0)) < 0);
    assert_true(ratio_compare(ratio_int(-1), ratio_int(-2)) > 0);
}

static void unknown(void **state)
{
    (void)state;
    struct ratio one = ratio_int(1), none = RATIO_UNKNOWN;
    assert_true(ratio_known(one));
    assert_true(ratio_known(ratio_int(0)));
    assert_false(ratio_known(none));
    struct ratio (*const ops[])(struct ratio, struct ratio) = { ratio_add, ratio_sub, ratio_mul,
                                                                ratio_div };
    for (size_t i = 0; i < COUNT(ops); i++) {
        row_true(i, !ratio_known(ops[i](one, none)));
        row_true(i, !ratio_known(ops[i](none, one)));
        row_true(i, !ratio_known(ops[i](none, none)));
        row_true(i, !ratio_known(ops[i](ratio_int(0), none)));
    }
    assert_false(ratio_known(ratio_div(one, ratio_int(0))));
    assert_false(ratio_known(ratio_div(ratio_int(0), ratio_int(0))));
    assert_true(ratio_known(ratio_div(ratio_int(0), one)));
}

/* Too big is unknown, never wrong. */
static void too_big(void **state)
{
    (void)state;
    struct ratio big = parsed("999999999999999");
    assert_false(ratio_known(ratio_mul(big, big)));
    assert_false(ratio_known(ratio_mul(ratio_mul(big, big), ratio_int(0))));
    struct ratio many = ratio_mul(big, ratio_int(4000));
    assert_true(same(many, INT64_C(3999999999999996000), 1));
    assert_false(ratio_known(ratio_add(many, many)));
    assert_true(same(ratio_sub(many, many), 0, 1));
    struct ratio small = ratio_div(ratio_int(1), many);
    assert_true(ratio_known(small));
    assert_false(ratio_known(ratio_mul(small, small)));
    assert_true(ratio_compare(small, parsed("0.000000001")) < 0);
}

static void as_text(void **state)
{
    (void)state;
    static const struct {
        int64_t num, den;
        int places;
        const char *text;
    } rows[] = {
        { 1, 2, 4, "0.5" },    { 7, 1, 2, "7" },        { 2, 3, 2, "0.67" },
        { 1, 3, 2, "0.33" },   { 1, 8, 2, "0.13" },     { 999, 1000, 2, "1" },
        { 1, 1000, 2, "0" },   { -1, 2, 1, "-0.5" },    { -1, 9, 0, "0" },
        { 100, 1, 0, "100" },  { 1, 0, 2, "" },         { 101, 100, 2, "1.01" },
        { 10, 100, 2, "0.1" }, { 6, 1000, 3, "0.006" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char got[RATIO_TEXT];
        ratio_format((struct ratio){ rows[i].num, rows[i].den }, rows[i].places, got);
        if (strcmp(got, rows[i].text))
            fail_msg("row %zu: %s", i, got);
    }
}

/* One decimal always: a column of them lines up. */
static void as_percent(void **state)
{
    (void)state;
    static const struct {
        int64_t num, den;
        const char *text;
    } rows[] = {
        { 1, 1, "100.0%" },      { 0, 1, "0.0%" },    { 2, 3, "66.7%" },
        { 1, 3, "33.3%" },       { 1, 200, "0.5%" },  { 1999, 2000, "100.0%" },
        { 1998, 2000, "99.9%" }, { -1, 4, "-25.0%" }, { 1, 2001, "0.0%" },
        { 1, 2000, "0.1%" },     { 1, 0, "" },        { 3, 1, "300.0%" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char got[RATIO_TEXT];
        ratio_percent((struct ratio){ rows[i].num, rows[i].den }, got);
        if (strcmp(got, rows[i].text))
            fail_msg("row %zu: %s", i, got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parse),   cmocka_unit_test(arithmetic), cmocka_unit_test(exact),
        cmocka_unit_test(compare), cmocka_unit_test(unknown),    cmocka_unit_test(too_big),
        cmocka_unit_test(as_text), cmocka_unit_test(as_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
