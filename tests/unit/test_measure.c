/* The three measures: count, days, hours; and records held jointly. */
#include "test.h"

#include "world_make.h"

#define UB      "org R unit\norg B branch in=R"
#define MONTHLY "m every = month; evidence = lecture"

#define is(got, want) assert_string_equal(got, want)

static void count_measure(void **state)
{
    (void)state;
    const char *rule = "m every = month; evidence = lecture|theme_day; count = 2";
    const char *what = "B m 2026-03-01", *T = "2026-03-31";
    /* a record of both types counts once, one of several days is one, two of one day are two */
    is(stand(rule, T, what, UB "\nrecord M B lecture|theme_day 2026-03-05"), "due 1/2");
    is(stand(rule, T, what, UB "\nrecord M B lecture 2026-03-05 end=2026-03-09"), "due 1/2");
    is(stand(rule, T, what, UB "\nrecord M B lecture 2026-03-05\nrecord N B theme_day 2026-03-05"),
       "done 2/2 @2026-03-05");
    /* but it serves rules of each of its types */
    const char *two = MONTHLY "\nt every = month; evidence = theme_day";
    const char *both = UB "\nrecord M B lecture|theme_day 2026-03-05";
    is(stand(two, T, "B m 2026-03-01", both), "done 1/1 @2026-03-05");
    is(stand(two, T, "B t 2026-03-01", both), "done 1/1 @2026-03-05");
    /* it counts for the day it began: over the end of a month it is of the first alone */
    const char *across = UB "\nrecord M B lecture 2026-03-31 end=2026-04-02";
    is(stand(MONTHLY, "2026-04-30", "B m 2026-03-01", across), "done 1/1 @2026-03-31");
    is(stand(MONTHLY, "2026-04-30", "B m 2026-04-01", across), "due 0/1");
}

static void days_measure(void **state)
{
    (void)state;
    const char *rule = "d every = month; evidence = study_day|training; measure = days; count = 3";
    const char *march = "B d 2026-03-01", *april = "B d 2026-04-01", *T = "2026-04-30";
    is(stand(rule, T, march, UB "\nrecord M B study_day 2026-03-10 end=2026-03-12"),
       "done 3/3 @2026-03-12");
    is(stand(rule, "2026-03-11", march, UB "\nrecord M B study_day 2026-03-10 end=2026-03-12"),
       "open 2/3"); /* what lies ahead is not done yet */
    is(stand(rule, T, march,
             UB "\nrecord M B study_day 2026-03-10 end=2026-03-12\nrecord N B training 2026-03-11"),
       "done 3/3 @2026-03-12");
    const char *across = UB "\nrecord M B study_day|training 2026-03-30 end=2026-04-03";
    is(stand(rule, T, march, across), "overdue 2/3");
    is(stand(rule, T, april, across), "done 3/3 @2026-04-03");
    /* with for_on there is one mark, for that day, done when it was held */
    const char *earlier = UB "\nrecord M B study_day 2026-04-03 end=2026-04-06 for=2026-03-20\n"
                             "record N B study_day 2026-03-18 end=2026-03-19";
    is(stand(rule, T, march, earlier), "late 3/3 @2026-04-03");
    is(stand(rule, "2026-04-02", march, earlier), "overdue 2/3");
    is(stand(rule, T, april, earlier), "due 0/3");
    /* the same for-day counts once, with the earliest done-day */
    const char *same = UB "\nrecord M B study_day 2026-04-03 for=2026-03-18\n"
                          "record N B study_day 2026-03-18 end=2026-03-20";
    is(stand(rule, T, march, same), "done 3/3 @2026-03-20");
    const char *lone = UB "\nrecord M B study_day 2026-04-09 for=2026-03-20\n"
                          "record L B training 2026-04-03 for=2026-03-20\n"
                          "record N B study_day 2026-03-18 end=2026-03-19";
    is(stand(rule, T, march, lone), "late 3/3 @2026-04-03");
}

static void hours_measure(void **state)
{
    (void)state;
    const char *rule = "h every = month; evidence = training|lecture; measure = hours; count = %s";
    const char *what = "B h 2026-03-01", *T = "2026-03-31";
    const char *rows =
        UB "\nrecord M B training 2026-03-05 hours=1.25\n"
           "record N B lecture 2026-03-06 hours=0.5\nrecord O B training 2026-03-07\n"
           "record P B training|lecture 2026-03-08 hours=2.01";
    is(stand(rule, T, what, rows, "3.76"), "done 376/376 @2026-03-08");
    is(stand(rule, T, what, rows, "3.77"), "due 376/377");
    is(stand(rule, T, what, rows, "1.75"), "done 376/175 @2026-03-06");
    is(stand(rule, T, what, rows, "1.76"), "done 376/176 @2026-03-08");
    is(stand(rule, T, what, rows, "1"), "done 376/100 @2026-03-05");
    is(stand(rule, T, what, UB "\nrecord M B training 2026-03-05", "0.01"), "due 0/1");
}

/* A joint record gives its marks to each of those who held it, and to nobody else. */
static void joint(void **state)
{
    (void)state;
    const char *rows = UB "\norg C branch in=R\norg D branch in=R\norg E branch in=R\n"
                          "record M C lecture 2026-01-05 joint=B|D";
    is(lines(MONTHLY, "2026-01-31", rows), "B m 2026-01-01..2026-01-31 done, "
                                           "C m 2026-01-01..2026-01-31 done, "
                                           "D m 2026-01-01..2026-01-31 done, "
                                           "E m 2026-01-01..2026-01-31 due");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(count_measure),
        cmocka_unit_test(days_measure),
        cmocka_unit_test(hours_measure),
        cmocka_unit_test(joint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
