/* The worked examples of the meaning of obligations, by number, each on both sides of its boundary.
 */
#include "test.h"

#include "world_make.h"

#define UB      "org R unit\norg B branch in=R"
#define MONTHLY "m every = month; evidence = lecture"

static void example_1(void **state)
{
    (void)state;
    const char *rows = UB " from=2026-08-20";
    assert_string_equal(stand(MONTHLY, "2026-08-31", "B m 2026-08-01", rows), "-");
    assert_string_equal(stand(MONTHLY, "2026-09-01", "B m 2026-08-01", rows), "-");
    assert_string_equal(stand(MONTHLY, "2026-09-01", "B m 2026-09-01", rows), "open 0/1");
    assert_string_equal(lines(MONTHLY, "2026-10-15", rows),
                        "B m 2026-09-01..2026-09-30 overdue, B m 2026-10-01..2026-10-31 open");
}

static void example_2(void **state)
{
    (void)state;
    const char *august = "B m 2026-08-01";
    assert_string_equal(stand(MONTHLY, "2026-08-31", august, UB " from=2026-08-16"), "due 0/1");
    assert_string_equal(stand(MONTHLY, "2026-08-31", august, UB " from=2026-08-17"), "-");
}

static void example_3(void **state)
{
    (void)state;
    const char *rules = MONTHLY "\nq every = quarter; evidence = lecture\n"
                                "h every = half-year; evidence = lecture";
    assert_string_equal(lines(rules, "2026-07-01", "since 2026-04-30\n" UB " to=2026-06-30"),
                        "B m 2026-04-01..2026-04-30 overdue, B m 2026-05-01..2026-05-31 overdue");
    assert_string_equal(lines(rules, "2026-07-01", "since 2026-06-01\n" UB " to=2026-07-01"),
                        "B h 2026-01-01..2026-06-30 overdue, B m 2026-06-01..2026-06-30 overdue, "
                        "B q 2026-04-01..2026-06-30 overdue");
}

/* The day of entry decides nothing: a world does not even know it. */
static void example_4(void **state)
{
    (void)state;
    const char *rules = MONTHLY "\nq every = quarter; evidence = lecture";
    const char *rows = UB "\nrecord M B lecture 2026-03-31";
    const char *late = UB "\nrecord M B lecture 2026-04-01";
    assert_string_equal(stand(rules, "2026-04-05", "B m 2026-03-01", rows), "done 1/1 @2026-03-31");
    assert_string_equal(stand(rules, "2026-04-05", "B q 2026-01-01", rows), "done 1/1 @2026-03-31");
    assert_string_equal(stand(rules, "2026-04-05", "B m 2026-03-01", late), "overdue 0/1");
    assert_string_equal(stand(rules, "2026-04-05", "B q 2026-01-01", late), "overdue 0/1");
}

static void example_5(void **state)
{
    (void)state;
    const char *rows = UB "\nrecord M B lecture 2026-04-03 for=2026-03-20";
    const char *march = "B m 2026-03-01", *april = "B m 2026-04-01";
    assert_string_equal(stand(MONTHLY, "2026-04-03", march, rows), "late 1/1 @2026-04-03");
    assert_string_equal(stand(MONTHLY, "2026-04-02", march, rows), "overdue 0/1");
    assert_string_equal(stand(MONTHLY, "2026-04-30", april, rows), "due 0/1");
    assert_string_equal(stand(MONTHLY, "2026-04-30", april, UB "\nrecord M B lecture 2026-04-03"),
                        "done 1/1 @2026-04-03");
}

static void example_6(void **state)
{
    (void)state;
    const char *half = "h every = half-year; evidence = lecture";
    assert_string_equal(stand(half, "2026-05-31", "B h 2026-01-01", UB), "due 0/1");
    assert_string_equal(stand(half, "2026-05-30", "B h 2026-01-01", UB), "open 0/1");
}

static void example_7(void **state)
{
    (void)state;
    const char *rules = "m every = month; evidence = lecture; when = groups = 0\n"
                        "q every = quarter; evidence = lecture; when = groups > 0";
    const char *rows = UB "\norg G group in=B to=2026-07-10\norg H group in=B to=2026-07-10";
    static const struct {
        const char *T, *july, *third;
    } rows_of[] = {
        { "2026-08-05", "overdue 0/1", "-" },
        { "2026-07-10", "open 0/1", "-" }, /* the first day without groups */
        { "2026-07-09", "-", "open 0/1" },
        { "2026-07-05", "-", "open 0/1" },
    };
    for (size_t i = 0; i < COUNT(rows_of); i++) {
        const char *T = rows_of[i].T;
        row_true(i, !strcmp(stand(rules, T, "B m 2026-07-01", rows), rows_of[i].july));
        row_true(i, !strcmp(stand(rules, T, "B q 2026-07-01", rows), rows_of[i].third));
    }
}

static void example_8(void **state)
{
    (void)state;
    const char *rows = UB "\nterm B 2024-02-29";
    assert_string_equal(lines("t term = 3", "2026-09-01", rows), "B t 2024-02-29..2027-02-28 due");
    assert_string_equal(lines("t term = 3", "2026-08-31", rows), "B t 2024-02-29..2027-02-28 open");
}

static void example_9(void **state)
{
    (void)state;
    const char *rows = UB "\nterm B 2024-02-29 to=2027-11-30";
    assert_string_equal(lines("t term = 3", "2027-12-01", rows),
                        "B t 2024-02-29..2027-11-30 overdue");
    assert_string_equal(lines("t term = 3", "2027-11-30", rows), "B t 2024-02-29..2027-11-30 due");
    assert_string_equal(lines("t term = 3", "2027-03-01", rows), "B t 2024-02-29..2027-11-30 open");
    /* an extension without an approval number is none: the world does not hold it */
    assert_string_equal(lines("t term = 3", "2027-03-01", UB "\nterm B 2024-02-29"),
                        "B t 2024-02-29..2027-02-28 overdue");
}

static void example_10(void **state)
{
    (void)state;
    const char *days = "d every = month; evidence = study_day; measure = days; count = 2";
    const char *march = "B d 2026-03-01", *april = "B d 2026-04-01", *T = "2026-04-30";
    assert_string_equal(stand(days, T, march,
                              UB "\nrecord M B study_day 2026-03-05\n"
                                 "record N B study_day 2026-03-05"),
                        "overdue 1/2");
    assert_string_equal(stand(days, T, march,
                              UB "\nrecord M B study_day 2026-03-05\n"
                                 "record N B study_day 2026-03-06"),
                        "done 2/2 @2026-03-06");
    assert_string_equal(
        stand(days, T, march, UB "\nrecord M B study_day 2026-03-30 end=2026-03-31"),
        "done 2/2 @2026-03-31");
    const char *across = UB "\nrecord M B study_day 2026-03-31 end=2026-04-01";
    assert_string_equal(stand(days, T, march, across), "overdue 1/2");
    assert_string_equal(stand(days, T, april, across), "due 1/2");
}

static void example_11(void **state)
{
    (void)state;
    const char *dues = "f every = month; evidence = dues; each = member";
    const char *rows = UB "\nperson X of=B\nperson Y of=B\ndues X 2026-05 5 5 on=2026-05-20\n"
                          "dues Y 2026-05 5 5 on=%s";
    const char *may = "B f 2026-05-01";
    assert_string_equal(stand(dues, "2026-06-02", may, rows, "2026-06-02"), "late 2/2 @2026-06-02");
    assert_string_equal(stand(dues, "2026-06-01", may, rows, "2026-06-02"), "overdue 1/2 lacks Y");
    assert_string_equal(stand(dues, "2026-06-02", may, rows, "2026-05-31"), "done 2/2 @2026-05-31");
    assert_string_equal(stand(dues, "2026-06-03", may,
                              UB
                              "\nperson X of=B\nperson Y of=B\ndues Y 2026-05 5 5 on=2026-06-02"),
                        "overdue 1/2 lacks X");
}

static void example_12(void **state)
{
    (void)state;
    const char *each = "e every = month; evidence = lecture; each = member";
    const char *rows = UB "\nperson X of=B from=%s", *august = "B e 2026-08-01";
    assert_string_equal(stand(each, "2026-09-01", august, rows, "2026-08-20"), "-");
    assert_string_equal(stand(each, "2026-09-01", august, rows, "2026-08-17"), "-");
    assert_string_equal(stand(each, "2026-09-01", august, rows, "2026-08-16"),
                        "overdue 0/1 lacks X");
}

static void example_13(void **state)
{
    (void)state;
    const char *rule = "e after = central_decision; within = 30; evidence = leading_group_meeting; "
                       "subject = leading_group";
    const char *rows = "org L leading_group\nevent E central_decision 2026-03-07 org=L\n"
                       "record M L leading_group_meeting %s";
    static const struct {
        const char *record, *want;
    } rows_of[] = {
        { "2026-01-31 events=E", "overdue 0/1" },
        { "2026-03-06 events=E", "overdue 0/1" },
        { "2026-03-07 events=E", "done 1/1 @2026-03-07" },
        { "2026-04-06 events=E", "done 1/1 @2026-04-06" },
        { "2026-04-07 events=E", "late 1/1 @2026-04-07" },
        { "2026-04-20 events=E", "late 1/1 @2026-04-20" },
        { "2026-03-20", "done 1/1 @2026-03-20" },
        { "2026-04-06", "done 1/1 @2026-04-06" },
        { "2026-04-07", "overdue 0/1" },
        { "2026-03-06", "overdue 0/1" },
    };
    for (size_t i = 0; i < COUNT(rows_of); i++) {
        const char *got = stand(rule, "2026-05-01", "L e 2026-03-07", rows, rows_of[i].record);
        row_true(i, !strcmp(got, rows_of[i].want));
    }
}

static void example_14(void **state)
{
    (void)state;
    const char *rule =
        "l every = year; evidence = lecture; each = office:secretary; role = speaker";
    const char *rows = UB "\nperson X of=B\nperson Y of=B\npost X B secretary to=2026-09-11\n"
                          "post Y B secretary from=2026-09-11\n"
                          "record M B lecture %s\nat M %s part=%s";
    const char *year = "B l 2026-01-01", *T = "2026-12-01", *lacks = "due 0/1 lacks B";
    assert_string_equal(stand(rule, T, year, rows, "2026-05-08", "X", "speaker"),
                        "done 1/1 @2026-05-08");
    assert_string_equal(stand(rule, T, year, rows, "2026-09-10", "X", "speaker"),
                        "done 1/1 @2026-09-10");
    assert_string_equal(stand(rule, T, year, rows, "2026-09-11", "X", "speaker"), lacks);
    assert_string_equal(stand(rule, T, year, rows, "2026-09-11", "Y", "speaker"),
                        "done 1/1 @2026-09-11");
    assert_string_equal(stand(rule, T, year, rows, "2026-09-10", "Y", "speaker"), lacks);
    assert_string_equal(stand(rule, T, year, rows, "2026-05-08", "X", "attendee"), lacks);
}

static void example_15(void **state)
{
    (void)state;
    const char *rule = "e every = month; evidence = theme_day; each = member";
    const char *rows = UB "\nperson X of=B\nrecord M B theme_day 2026-03-10\n"
                          "at M X status=leave made=2026-04-10";
    const char *march = "B e 2026-03-01";
    assert_string_equal(stand(rule, "2026-04-10", march, rows), "late 1/1 @2026-04-10");
    assert_string_equal(stand(rule, "2026-04-09", march, rows), "overdue 0/1 lacks X");
    assert_string_equal(stand(rule, "2026-04-30", "B e 2026-04-01", rows), "due 0/1 lacks X");
}

static void example_16(void **state)
{
    (void)state;
    const char *rules = MONTHLY "; from = %s\nq every = quarter; evidence = lecture; from = %s";
    static const struct {
        const char *day, *want;
    } rows[] = { { "2026-06-25", "-" },
                 { "2026-06-17", "-" },
                 { "2026-06-16", "B m 2026-06-01..2026-06-30 due" } };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = lines(rules, "2026-06-30", UB, rows[i].day, rows[i].day);
        row_true(i, !strcmp(got, rows[i].want));
    }
    /* the quarter has 91 days: 46 of them are half, 45 are not */
    const char *quarter = "q every = quarter; evidence = lecture; from = %s";
    assert_string_equal(lines(quarter, "2026-06-30", UB, "2026-05-17"), "-");
    assert_string_equal(lines(quarter, "2026-06-30", UB, "2026-05-16"),
                        "B q 2026-04-01..2026-06-30 due");
}

static void example_17(void **state)
{
    (void)state;
    const char *founded = UB " from=2026-05-01";
    assert_string_equal(lines("t term = 3", "2026-05-01", founded), "B t -..- unmet");
    assert_string_equal(lines("t term = 3", "2026-04-30", founded), "-");
    assert_string_equal(stand("t term = 3", "2026-05-01", "B t -", founded), "unmet 0/1");
    assert_string_equal(lines("t term = 3", "2026-01-01", UB "\nterm B 2022-09-30"),
                        "B t 2022-09-30..2025-09-30 overdue");
    assert_string_equal(lines("t term = 3", "2025-09-30", UB "\nterm B 2022-09-30"),
                        "B t 2022-09-30..2025-09-30 due");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_1),  cmocka_unit_test(example_2),  cmocka_unit_test(example_3),
        cmocka_unit_test(example_4),  cmocka_unit_test(example_5),  cmocka_unit_test(example_6),
        cmocka_unit_test(example_7),  cmocka_unit_test(example_8),  cmocka_unit_test(example_9),
        cmocka_unit_test(example_10), cmocka_unit_test(example_11), cmocka_unit_test(example_12),
        cmocka_unit_test(example_13), cmocka_unit_test(example_14), cmocka_unit_test(example_15),
        cmocka_unit_test(example_16), cmocka_unit_test(example_17),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
