/* What is owed a month, on both sides of every bracket and of every day that judges. The rates are
 * those of 中组发〔2008〕3号: 0.5 % up to 3000 yuan, 1 % up to 5000, 1.5 % up to 10000, 2 % above;
 * of pensions 0.5 % up to 5000, 1 % above; 0.2 yuan of students. Worked out by hand. */
#include "door_help.h"

#include "dues_fee.h"
#include "dues_grid.h"
#include "office.h"
#include "policy_store.h"

static int open_fees(void **state)
{
    int bad = door_open(state);
    door_policy("base");
    door_must(PUT("org", "code", "1", "policy", "base", "tracking_from", "2025-01-01"));
    door_must(PUT("person", "code", "P1", "joined_on", "2015-01-01", "full_on", "2016-01-01"));
    return bad;
}

static enum status read_grid(struct dues_grid *g, int year)
{
    struct office *o = door_office();
    enum status s = dues_grid_of(g, o, "B1", year, date_make(2026, 11, 21), &door.e);
    office_close(o);
    return s;
}

/* The sum of a month in fen, by the grid of B1, where P1 (张三) is the only member. */
static int64_t due_in(int year, int month)
{
    struct dues_grid g;
    door_must(read_grid(&g, year));
    int64_t due = g.n == 1 ? g.row[0].month[month - 1].reckoned : -2;
    dues_grid_free(&g);
    return due;
}

static void brackets(void **state)
{
    (void)state;
    static const struct {
        const char *category, *base;
        int64_t fen;
    } rows[] = {
        { "working", "0", 0 },
        { "working", "3000", 1500 },
        { "working", "3000.01", 3000 },
        { "working", "5000", 5000 },
        { "working", "5000.01", 7500 },
        { "working", "10000", 15000 },
        { "working", "10000.01", 20000 },
        { "enterprise", "3000", 1500 },
        { "enterprise", "3000.01", 3000 },
        { "retired", "5000", 2500 },
        { "retired", "5000.01", 5000 },
        { "student", "9999", 20 },
        { "unemployed", "0", 20 },
        { "farmer", "3000", -1 },
        { "other", "3000", -1 },
        /* half a fen goes up: 333 * 0.5 % = 1.665; 332.99 * 0.5 % = 1.66495 */
        { "working", "333", 167 },
        { "working", "332.99", 166 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        door_must(PUT("dues_base", "person", "P1", "from_on", "2026-01-01", "category",
                      rows[i].category, "base", rows[i].base));
        row_true(i, due_in(2026, 6) == rows[i].fen);
    }
}

static void the_first_of_the_month_judges(void **state)
{
    (void)state;
    door_must(PUT("dues_base", "person", "P1", "from_on", "2026-02-02", "base", "2000"));
    door_must(PUT("dues_base", "person", "P1", "from_on", "2026-05-01", "base", "4000"));
    door_must(PUT("dues_base", "person", "P1", "from_on", "2026-07-02", "base", "6000"));
    assert_int_equal(due_in(2026, 1), -1);
    assert_int_equal(due_in(2026, 2), 1000); /* the first one, from its own month */
    assert_int_equal(due_in(2026, 4), 1000);
    assert_int_equal(due_in(2026, 5), 4000); /* set on the first */
    assert_int_equal(due_in(2026, 7), 4000); /* set on the second: from August */
    assert_int_equal(due_in(2026, 8), 9000);
    assert_int_equal(due_in(2027, 1), 9000);
}

static void a_scale_has_days(void **state)
{
    (void)state;
    struct dues_bases b;
    struct policy_set *set;
    door_must(PUT("dues_base", "person", "P1", "base", "4000"));
    door_must(dues_bases_read(&b, door.db, "P1", &door.e));
    door_must(policy_store_load(door.db, &set, &door.e));
    const struct policy *p =
        policy_set_get(set, "base"); /* its scale is in force from 2008-04-01 */
    assert_int_equal(dues_fee_of(&b, p, date_make(2008, 3, 1)).due, -1);
    assert_int_equal(dues_fee_of(&b, p, date_make(2008, 4, 1)).due, 4000);
    policy_set_free(set);
    dues_bases_free(&b);
}

static void the_persons_own_row(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "category", "retired", "dues_base", "5000"));
    assert_int_equal(due_in(2026, 6), 2500);
    door_must(PUT("dues_base", "person", "P1", "from_on", "2026-06-01", "base", "6000"));
    assert_int_equal(due_in(2026, 5), 2500);
    assert_int_equal(due_in(2026, 6), 6000); /* the category is still the person's */
}

static void an_approved_sum(void **state)
{
    (void)state;
    assert_int_equal(PUT("dues_base", "person", "P1", "base", "4000", "fixed", "5"), ST_REFUSED);
    door_must(
        PUT("dues_base", "person", "P1", "base", "4000", "fixed", "5", "approved_by", "机关党委"));
    assert_int_equal(due_in(2026, 6), 500);
}

static void words(void **state)
{
    (void)state;
    struct dues_grid g;
    door_must(PUT("dues_base", "person", "P1", "from_on", "2026-01-01", "base", "4000"));
    door_must(read_grid(&g, 2026));
    assert_string_equal(g.row[0].month[0].basis,
                        "按 1% 计（在职党员按月交纳党费，中组发〔2008〕3号），2026-01-01 核定");
    dues_grid_free(&g);
}

/* A payment that does not say what was due: what was reckoned, under the policy of that month. */
static void a_payment_without_what_was_due(void **state)
{
    (void)state;
    door_must(PUT("dues_base", "person", "P1", "from_on", "2026-03-01", "base", "4000"));
    door_must(PUT("dues", "person", "P1", "month", "2026-03", "amount_paid", "39.99", "paid_on",
                  "2026-03-05"));
    assert_string_equal(door_value("dues", "P1/2026-03", "amount_due"), "40.00");
    door_must(PUT("dues", "person", "P1", "month", "2026-04", "amount_due", "12", "amount_paid",
                  "12", "paid_on", "2026-04-05"));
    assert_string_equal(door_value("dues", "P1/2026-04", "amount_due"), "12.00"); /* entered */
    door_must(PUT("dues", "person", "P1", "month", "2026-02", "amount_paid", "1", "paid_on",
                  "2026-02-05"));
    assert_string_equal(door_value("dues", "P1/2026-02", "amount_due"), ""); /* nothing was set */
}

static void months_are_opened(void **state)
{
    (void)state;
    struct dues_grid g;
    size_t n;
    door_must(PUT("dues_base", "person", "P1", "from_on", "2026-02-01", "base", "4000"));
    door_must(PUT("dues", "person", "P1", "month", "2026-03", "amount_due", "12"));
    door_must(read_grid(&g, 2026));
    door_must(dues_open_months(door.db, &g, 4, door_today(), "tester", &n, &door.e));
    dues_grid_free(&g);
    assert_int_equal(n, 3); /* February, April, May: January has no base, March is recorded */
    assert_string_equal(door_value("dues", "P1/2026-05", "amount_due"), "40.00");
    assert_string_equal(door_value("dues", "P1/2026-05", "amount_paid"), "");
    assert_string_equal(door_value("dues", "P1/2026-03", "amount_due"), "12.00");
    door_must(read_grid(&g, 2026));
    assert_int_equal(g.row[0].month[4].mark, DUES_OWING); /* nothing was paid by it */
    dues_grid_free(&g);
}

static int64_t collected(const char *org, const char *first, const char *last)
{
    struct period p = { date_parse(first), date_parse(last) };
    int64_t fen = -1;
    door_must(dues_collected(door.db, org, p, &fen, &door.e));
    return fen;
}

/* P1 is of B1, which stands under 1 until 1 May and then under C. */
static void what_was_collected_below(void **state)
{
    (void)state;
    door_must(PUT("org", "code", "C", "name", "机关党委", "kind", "committee", "parent", "1"));
    door_must(PUT("dues", "person", "P1", "month", "2026-03", "amount_paid", "12.50", "paid_on",
                  "2026-03-31"));
    door_must(PUT("dues", "person", "P1", "month", "2026-02", "amount_paid", "1", "paid_on",
                  "2026-04-01"));
    assert_int_equal(collected("B1", "2026-01-01", "2026-03-31"), 1250);
    assert_int_equal(collected("1", "2026-01-01", "2026-03-31"), 1250);
    assert_int_equal(collected("1", "2026-01-01", "2026-04-01"), 1350);
    assert_int_equal(collected("C", "2026-01-01", "2026-03-31"), 0);
    assert_int_equal(collected("B2", "2026-01-01", "2026-03-31"), 0);
    door_must(
        PUT("placement", "org", "B1", "from_on", "2026-05-01", "parent", "C", "name", "一支部"));
    assert_int_equal(collected("C", "2026-01-01", "2026-04-30"), 0);
    assert_int_equal(collected("C", "2026-01-01", "2026-05-01"), 1350);
    assert_int_equal(collected("1", "2026-01-01", "2026-05-01"), 1350);
}

/* 10 yuan of 20 in the first quarter, the rest in the second: neither counts twice. */
static void parts_are_collected_on_their_days(void **state)
{
    (void)state;
    struct dues_payment rest = { "P1", 2, 2000 };
    door_must(PUT("dues", "person", "P1", "month", "2026-03", "amount_due", "20", "amount_paid",
                  "10", "paid_on", "2026-03-31"));
    door_must(dues_pay(door.db, 2026, &rest, 1, date_parse("2026-04-01"), door_today(), "tester",
                       &door.e));
    assert_int_equal(collected("1", "2026-01-01", "2026-03-31"), 1000);
    assert_int_equal(collected("1", "2026-04-01", "2026-06-30"), 1000);
    assert_int_equal(collected("1", "2026-01-01", "2026-06-30"), 2000);
    assert_int_equal(collected("B2", "2026-01-01", "2026-06-30"), 0);
    door_must(door_delete_key("dues", "P1/2026-03"));
    assert_int_equal(collected("1", "2026-01-01", "2026-06-30"), 0);
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_fees, door_close)
    const struct CMUnitTest tests[] = {
        CASE(brackets),
        CASE(the_first_of_the_month_judges),
        CASE(a_scale_has_days),
        CASE(the_persons_own_row),
        CASE(an_approved_sum),
        CASE(words),
        CASE(a_payment_without_what_was_due),
        CASE(months_are_opened),
        CASE(what_was_collected_below),
        CASE(parts_are_collected_on_their_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
