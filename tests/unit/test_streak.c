/* Streaks, and the words by, force, before, naming, asks; probations as items. */
#include "test.h"

#include "world_make.h"

#define UB      "org R unit\norg B branch in=R\n"
#define SIX     "s every = month; each = member; evidence = dues; streak = 6; warn = 3"
#define MEMBERS UB "person P of=B status=full\nperson Q of=B status=full\n"

#define is(got, want) assert_string_equal(got, want)

/* Worked example 18: nobody has a streak on the day the program is first used. */
static void example_18(void **state)
{
    (void)state;
    const char *rows = "since 2026-11-01\n" MEMBERS;
    const char *one = "s every = month; each = member; evidence = dues; streak = 1";
    is(lines(one, "2026-11-30", rows), "-");
    is(stand(one, "2026-12-01", "B s 2026-11-01", rows), "overdue 1/1 lacks P,Q");
    is(lines(SIX, "2027-01-31", rows), "-");
    is(stand(SIX, "2027-02-01", "B s 2027-01-01", rows), "due 3/6 lacks P,Q");
    is(stand(SIX, "2027-04-30", "B s 2027-03-01", rows), "due 5/6 lacks P,Q");
    is(stand(SIX, "2027-05-01", "B s 2027-04-01", rows), "overdue 6/6 lacks P,Q");
}

/* A month paid ends the run; paid later it was not missed; the last month that is over decides. */
static void runs(void **state)
{
    (void)state;
    const char *rows = MEMBERS "dues Q 2026-03 1 1 on=2026-03-05\n%s";
    is(stand(SIX, "2026-07-01", "B s 2026-06-01", rows, ""), "overdue 6/6 lacks P,Q");
    is(stand(SIX, "2026-06-30", "B s 2026-05-01", rows, ""), "due 5/6 lacks P");
    is(stand(SIX, "2026-07-01", "B s 2026-06-01", rows, "dues P 2026-06 1 1 on=2026-06-30"),
       "due 3/6 lacks Q");
    /* made good on 3 July: still missed on the second */
    is(stand(SIX, "2026-07-02", "B s 2026-06-01", rows, "dues P 2026-06 1 1 on=2026-07-03"),
       "overdue 6/6 lacks P,Q");
    is(stand(SIX, "2026-07-03", "B s 2026-06-01", rows, "dues P 2026-06 1 1 on=2026-07-03"),
       "due 3/6 lacks Q");
    /* paid in part is not paid */
    is(stand(SIX, "2026-07-01", "B s 2026-06-01", rows, "dues P 2026-06 2 1 on=2026-06-30"),
       "overdue 6/6 lacks P,Q");
}

/* A month in which somebody was no member, or excused, ends the run. */
static void outside(void **state)
{
    (void)state;
    const char *rows = UB "org C branch in=R\nperson P of=B from=%s status=full";
    /* there for 15 of 28 days of February; not for 12 of 28 */
    is(stand(SIX, "2026-07-01", "B s 2026-06-01", rows, "2026-02-14"), "due 5/6 lacks P");
    is(stand(SIX, "2026-07-01", "B s 2026-06-01", rows, "2026-02-17"), "due 4/6 lacks P");
    is(stand(SIX, "2026-07-01", "B s 2026-06-01",
             MEMBERS "waive B person=P from=2026-03-31 to=2026-03-31"),
       "overdue 6/6 lacks P,Q");
    is(stand(SIX, "2026-08-01", "B s 2026-07-01",
             MEMBERS "waive B person=P from=2026-05-31 to=2026-05-31"),
       "overdue 7/6 lacks Q");
    is(lines(SIX, "2026-07-01", MEMBERS "waive B slot=s from=2026-04-30 to=2026-04-30"), "-");
    is(lines(SIX "; until = 2026-06-15", "2026-07-01", MEMBERS), "-");
}

static void by_day(void **state)
{
    (void)state;
    const char *first = "m every = quarter; by = 1-31; evidence = lecture";
    is(stand(first, "2026-04-30", "B m 2026-04-01", UB "record A B lecture 2026-04-30"),
       "done 1/1 @2026-04-30");
    is(stand(first, "2026-05-01", "B m 2026-04-01", UB "record A B lecture 2026-05-01"),
       "overdue 0/1");
    is(lines("m every = year; by = 2-29; evidence = lecture", "2026-02-28", UB),
       "B m 2026-01-01..2026-02-28 due");
    is(lines("m every = year; by = 2-29; evidence = lecture", "2026-03-01", UB),
       "B m 2026-01-01..2026-02-28 overdue");
}

static void advice(void **state)
{
    (void)state;
    const char *may = "m every = month; evidence = lecture; force = advice";
    is(stand(may, "2026-01-31", "B m 2026-01-01", UB), "due 0/1");
    is(stand(may, "2026-02-01", "B m 2026-01-01", UB), "unmet 0/1");
}

static void events(void **state)
{
    (void)state;
    const char *rows = UB "person P of=B status=full\nevent E award 2026-03-10 person=P\n%s";
    const char *before = "e after = award; within = 0; before = 30; evidence = training";
    is(stand(before, "2026-03-10", "B e 2026-03-10", rows,
             "record A B training 2026-02-08\nat A P"),
       "done 1/1 @2026-02-08");
    is(stand(before, "2026-03-11", "B e 2026-03-10", rows,
             "record A B training 2026-02-07\nat A P"),
       "overdue 0/1");
    const char *naming = "e after = award; within = 30; naming = required; evidence = talk";
    is(stand(naming, "2026-03-20", "B e 2026-03-10", rows, "record A B talk 2026-03-12\nat A P"),
       "open 0/1");
    is(stand(naming, "2026-03-20", "B e 2026-03-10", rows,
             "record A B talk 2026-03-12 events=E\nat A P"),
       "done 1/1 @2026-03-12");
}

/* asks = above: the nearest organisation of a subject kind, the event's own included. */
static void above(void **state)
{
    (void)state;
    const char *rule = "e subject = committee; after = award; within = 30; asks = above; "
                       "evidence = report_up";
    const char *rows = "org R committee\norg C committee in=R\norg B branch in=C\n"
                       "person P of=B status=full\nevent E award 2026-03-10 person=P\n%s";
    is(lines(rule, "2026-03-10", rows, ""), "C e 2026-03-10..2026-04-09 open #E");
    is(stand(rule, "2026-03-20", "C e 2026-03-10", rows, "record A B report_up 2026-03-15\nat A P"),
       "done 1/1 @2026-03-15");
    is(lines(rule, "2026-03-10", rows, "event F award 2026-03-09 org=R"),
       "C e 2026-03-10..2026-04-09 open #E, R e 2026-03-09..2026-04-08 open #F");
}

/* A probation of a year from joined_on, met by full_on. */
static void probation(void **state)
{
    (void)state;
    const char *rule = "i item = probation";
    const char *rows = UB "person P of=B joined=2025-02-28 status=probationary\n"
                          "person Q of=B joined=2025-03-01 full=2026-03-02";
    is(lines(rule, "2026-02-20", rows),
       "B i 2025-02-28..2026-02-28 open, B i 2025-03-01..2026-03-01 open");
    is(lines(rule, "2026-02-21", rows),
       "B i 2025-02-28..2026-02-28 due, B i 2025-03-01..2026-03-01 open");
    is(lines(rule, "2026-03-01", rows),
       "B i 2025-02-28..2026-02-28 overdue, B i 2025-03-01..2026-03-01 due");
    is(lines(rule, "2026-03-02", rows),
       "B i 2025-02-28..2026-02-28 overdue, B i 2025-03-01..2026-03-01 late");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example_18), cmocka_unit_test(runs),      cmocka_unit_test(outside),
        cmocka_unit_test(by_day),     cmocka_unit_test(advice),    cmocka_unit_test(events),
        cmocka_unit_test(above),      cmocka_unit_test(probation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
