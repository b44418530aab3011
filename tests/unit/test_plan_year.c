/* Plans of a year. Calendar of 2026: 1 January is a Thursday; holidays are 1–3 January, 15–23
 * February, 4–6 April, 1–5 May, 19–21 June, 25–27 September, 1–7 October. */
#include "door_help.h"

#include "plan_year.h"

static struct plan_year plan;

static int open_plan(void **state)
{
    int bad = door_open(state);
    door_policy("nx6");
    door_must(PUT("org", "code", "1", "policy", "nx6", "tracking_from", "2026-01-01"));
    return bad;
}

static int close_plan(void **state)
{
    plan_year_free(&plan);
    return door_close(state);
}

static void read_plan(const char *day)
{
    plan_year_free(&plan);
    door_must(plan_year_read(&plan, door.db, "B1", "theme_day", day, 2026, date_parse("2026-01-05"),
                             &door.e));
}

static const char *day_of(size_t i)
{
    static char text[DAY_TEXT];
    date_format(plan.v[i].day, text);
    return text;
}

static void nth_weekdays(void **state)
{
    (void)state;
    assert_int_equal(plan_nth_weekday(2026, 1, 1, 4), date_parse("2026-01-01"));
    assert_int_equal(plan_nth_weekday(2026, 1, 1, 3), date_parse("2026-01-07"));
    assert_int_equal(plan_nth_weekday(2026, 1, 5, 6), date_parse("2026-01-31"));
    assert_int_equal(plan_nth_weekday(2026, 2, 5, 5), date_parse("2026-02-27")); /* only four */
}

static void working_days(void **state)
{
    struct workdays *w;
    const char *name;
    (void)state;
    door_must(workdays_open(&w, door.db, &door.e));
    assert_true(workdays_is(w, date_parse("2026-01-04")));  /* a Sunday made up */
    assert_false(workdays_is(w, date_parse("2026-01-02"))); /* a Friday off */
    assert_true(workdays_is(w, date_parse("2026-01-05")));
    assert_false(workdays_is(w, date_parse("2026-01-10")));
    assert_int_equal(workdays_note(w, date_parse("2026-04-05"), &name), NOTE_HOLIDAY);
    assert_string_equal(name, "清明节");
    workdays_free(w);
    door_must(PUT("calendar", "day", "2026-01-05", "kind", "holiday", "name", "停电"));
    door_must(workdays_open(&w, door.db, &door.e));
    assert_false(workdays_is(w, date_parse("2026-01-05"))); /* what is recorded goes before */
    workdays_free(w);
}

static void the_day_of_each_month(void **state)
{
    static const char *const second_friday[] = {
        "2026-01-09", "2026-02-13", "2026-03-13", "2026-04-10", "2026-05-08", "2026-06-12",
        "2026-07-10", "2026-08-14", "2026-09-11", "2026-10-09", "2026-11-13", "2026-12-11",
    };
    (void)state;
    read_plan("2.5");
    assert_int_equal(plan.n, 12);
    for (size_t i = 0; i < 12; i++) {
        assert_string_equal(day_of(i), second_friday[i]);
        assert_null(plan.v[i].moved);
    }
}

static void holidays_move_it(void **state)
{
    (void)state;
    read_plan("1.5");
    assert_string_equal(day_of(0), "2026-01-04"); /* the 2nd is off; Sunday the 4th is worked */
    assert_string_equal(plan.v[0].moved, "元旦");
    assert_string_equal(day_of(1), "2026-02-06");
    assert_string_equal(day_of(3), "2026-04-03");
    assert_string_equal(day_of(4), "2026-05-06"); /* 1 to 5 May are off */
    assert_string_equal(day_of(9), "2026-10-08");
    read_plan("3.1");
    assert_string_equal(day_of(1), "2026-02-24"); /* 16 February: after the feast */
    read_plan("5.7");
    assert_string_equal(day_of(0), "2026-01-26"); /* the last Sunday, 25 January: Monday */
    assert_string_equal(plan.v[0].moved, "休息日");
    assert_string_equal(day_of(4), "2026-05-29"); /* Sunday the 31st ends May: back to Friday */
}

static void what_is_planned_stays(void **state)
{
    (void)state;
    door_must(
        PUT("plan", "org", "B1", "type", "theme_day", "planned_on", "2026-03-20", "theme", "植树"));
    read_plan("2.5");
    assert_string_equal(day_of(2), "2026-03-20");
    assert_string_equal(plan.v[2].theme, "植树");
    assert_string_equal(day_of(3), "2026-04-10");
    plan.v[2].day = date_parse("2026-03-27");
    door_must(plan_year_save(&plan, door.db, door_today(), "tester", &door.e));
    assert_int_equal(door_count("plan"), 12);
    assert_string_equal(door_value("plan", "B1/theme_day/2026-03-27", "theme"), "植树");
    assert_string_equal(door_value("org", "B1", "theme_day"), "2.5");
    read_plan(NULL);
    assert_string_equal(day_of(2), "2026-03-27");
    door_must(plan_year_save(&plan, door.db, door_today(), "tester", &door.e));
    assert_int_equal(door_count("plan"), 12);
}

static void no_day_no_plan(void **state)
{
    (void)state;
    read_plan(NULL);
    assert_int_equal(plan.n, 0);
    assert_string_equal(plan.day, "");
    plan_year_free(&plan);
    assert_int_equal(
        plan_year_read(&plan, door.db, "B9", "theme_day", "2.5", 2026, door_today(), &door.e),
        ST_MISSING);
}

static void a_branch_founded_in_autumn(void **state)
{
    (void)state;
    door_must(PUT("org", "code", "B1", "founded_on", "2026-09-17")); /* 14 of 30 days */
    read_plan("2.5");
    assert_int_equal(plan.n, 3);
    assert_string_equal(day_of(0), "2026-10-09");
    door_must(PUT("org", "code", "B1", "founded_on", "2026-09-16")); /* 15 of 30 days */
    read_plan("2.5");
    assert_int_equal(plan.n, 4);
    assert_string_equal(day_of(0), "2026-09-16"); /* the 11th is before there was a branch */
    assert_string_equal(plan.v[0].moved, "成立以前");
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_plan, close_plan)
    const struct CMUnitTest tests[] = {
        CASE(nth_weekdays),
        CASE(working_days),
        CASE(the_day_of_each_month),
        CASE(holidays_move_it),
        CASE(what_is_planned_stays),
        CASE(no_day_no_plan),
        CASE(a_branch_founded_in_autumn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
