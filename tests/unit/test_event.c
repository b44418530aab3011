/* Event rules: whom an event asks, until when, and which records answer it. */
#include "test.h"

#include "world_make.h"

#define UB   "org R unit\norg B branch in=R\norg C branch in=R"
#define RULE "e after = award|upper_decision; within = 10; evidence = lecture|theme_day"
#define WHAT "B e 2026-05-01"

#define is(got, want) assert_string_equal(got, want)

static void days(void **state)
{
    (void)state;
    const char *rows = UB "\nevent E upper_decision 2026-05-01 org=B";
    is(lines(RULE, "2026-04-30", rows), "-");
    is(lines(RULE, "2026-05-01", rows), "B e 2026-05-01..2026-05-11 open #E");
    is(lines(RULE, "2026-05-03", rows), "B e 2026-05-01..2026-05-11 open #E");
    is(lines(RULE, "2026-05-04", rows), "B e 2026-05-01..2026-05-11 due #E");
    is(lines(RULE, "2026-05-11", rows), "B e 2026-05-01..2026-05-11 due #E");
    is(lines(RULE, "2026-05-12", rows), "B e 2026-05-01..2026-05-11 overdue #E");
    is(lines(RULE, "2026-05-12", UB "\nevent E vacancy 2026-05-01 org=B"), "-"); /* another type */
    const char *at_once = "e after = upper_decision; within = 0; evidence = lecture";
    is(lines(at_once, "2026-05-01", rows), "B e 2026-05-01..2026-05-01 due #E");
    is(lines(at_once, "2026-05-02", rows), "B e 2026-05-01..2026-05-01 overdue #E");
}

static void whether_it_asks(void **state)
{
    (void)state;
    const char *rule = RULE "; %s", *T = "2026-06-01";
    static const struct {
        const char *rule, *since, *org, *want;
    } rows[] = {
        { "count = 1", "2026-05-11", "", "overdue 0/1" },
        { "count = 1", "2026-05-12", "", "-" },
        { "count = 1", "2026-01-01", " from=2026-05-01", "overdue 0/1" },
        { "count = 1", "2026-01-01", " from=2026-05-02", "-" }, /* not there when it occurred */
        { "count = 1", "2026-01-01", " to=2026-05-12", "overdue 0/1" },
        { "count = 1", "2026-01-01", " to=2026-05-11", "-" }, /* not there on D */
        { "from = 2026-05-11", "2026-01-01", "", "overdue 0/1" },
        { "from = 2026-05-12", "2026-01-01", "", "-" },
        { "until = 2026-05-12", "2026-01-01", "", "overdue 0/1" },
        { "until = 2026-05-11", "2026-01-01", "", "-" },
        { "subject = committee", "2026-01-01", "", "-" },
        { "count = 2", "2026-01-01", "", "overdue 0/2" },
    };
    const char *world = "since %s\norg R unit\norg B branch in=R%s\n"
                        "event E upper_decision 2026-05-01 org=B";
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = stand(rule, T, WHAT, world, rows[i].rule, rows[i].since, rows[i].org);
        row_true(i, !strcmp(got, rows[i].want));
    }
}

/* The condition and the policy are those of min(T, D). */
static void judged(void **state)
{
    (void)state;
    const char *rule = RULE "; when = members >= 1";
    const char *rows = UB "\nevent E upper_decision 2026-05-01 org=B\nperson X of=B from=%s to=%s";
    is(stand(rule, "2026-06-01", WHAT, rows, "2026-05-11", "2026-05-12"), "overdue 0/1");
    is(stand(rule, "2026-06-01", WHAT, rows, "2026-05-12", "2026-07-01"), "-");
    is(stand(rule, "2026-06-01", WHAT, rows, "2026-01-01", "2026-05-11"), "-");
    is(stand(rule, "2026-05-05", WHAT, rows, "2026-05-05", "2026-05-06"), "due 0/1");
    is(stand(rule, "2026-05-05", WHAT, rows, "2026-05-06", "2026-07-01"), "-");
    const char *two = RULE "\npolicy q";
    const char *moved = UB "\nevent E upper_decision 2026-05-01 org=B\nplace B %s in=R policy=q";
    is(stand(two, "2026-06-01", WHAT, moved, "2026-05-12"), "overdue 0/1");
    is(stand(two, "2026-06-01", WHAT, moved, "2026-05-11"), "-");
    is(stand(two, "2026-05-10", WHAT, moved, "2026-05-11"), "due 0/1");
}

static void waived(void **state)
{
    (void)state;
    const char *rows = UB "\nevent E upper_decision 2026-05-01 org=B\n%s";
    is(stand(RULE, "2026-06-01", WHAT, rows, "waive B from=2026-05-11 to=2026-05-11"),
       "waived 0/1");
    is(stand(RULE, "2026-06-01", WHAT, rows, "waive B to=2026-05-10"), "overdue 0/1");
    is(stand(RULE, "2026-06-01", WHAT, rows, "waive B from=2026-05-12"), "overdue 0/1");
    is(stand(RULE, "2026-06-01", WHAT, rows, "waive B slot=e"), "waived 0/1");
    is(stand(RULE, "2026-06-01", WHAT, rows, "waive B\nrecord M B lecture 2026-05-20 events=E"),
       "late 1/1 @2026-05-20");
}

/* Records of an organisation's event: that name it, that name none, that name another. */
static void of_an_organisation(void **state)
{
    (void)state;
    static const struct {
        const char *record, *want;
    } rows[] = {
        { "B lecture 2026-05-01 events=E", "done 1/1 @2026-05-01" },
        { "B lecture 2026-05-11 events=E", "done 1/1 @2026-05-11" },
        { "B lecture 2026-05-12 events=E", "late 1/1 @2026-05-12" },
        { "B lecture 2026-06-01 events=E", "late 1/1 @2026-06-01" },
        { "B lecture 2026-06-02 events=E", "overdue 0/1" }, /* after T */
        { "B lecture 2026-04-30 events=E", "overdue 0/1" },
        { "B lecture 2026-05-20 for=2026-04-30 events=E", "overdue 0/1" },
        { "B lecture 2026-05-20 for=2026-05-01 events=E", "late 1/1 @2026-05-20" },
        { "B lecture 2026-05-05 events=F|E", "done 1/1 @2026-05-05" },
        { "B lecture|theme_day 2026-05-05 events=E", "done 1/1 @2026-05-05" },
        { "B talk 2026-05-05 events=E", "overdue 0/1" },
        { "C lecture 2026-05-05 events=E", "overdue 0/1" },
        { "C lecture 2026-05-05 joint=B events=E", "done 1/1 @2026-05-05" },
        { "B lecture 2026-05-01", "done 1/1 @2026-05-01" },
        { "B lecture 2026-05-11", "done 1/1 @2026-05-11" },
        { "B lecture 2026-04-30", "overdue 0/1" },
        { "B lecture 2026-05-12", "overdue 0/1" },
        { "B lecture 2026-05-12 for=2026-05-11", "late 1/1 @2026-05-12" },
        { "B lecture 2026-05-05 for=2026-04-30", "overdue 0/1" },
        { "B lecture 2026-05-05 events=F", "overdue 0/1" },
        { "C lecture 2026-05-05", "overdue 0/1" },
        { "R lecture 2026-05-05", "overdue 0/1" },
        { "R lecture 2026-05-05 joint=B", "done 1/1 @2026-05-05" },
        { "B talk 2026-05-05", "overdue 0/1" },
    };
    const char *world = UB "\nevent E upper_decision 2026-05-01 org=B\n"
                           "event F vacancy 2026-05-01 org=B\nrecord M %s";
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(i, !strcmp(stand(RULE, "2026-06-01", WHAT, world, rows[i].record), rows[i].want));
}

static void of_a_person(void **state)
{
    (void)state;
    static const struct {
        const char *record, *at, *want;
    } rows[] = {
        { "B lecture 2026-05-05", "", "overdue 0/1" },
        { "B lecture 2026-05-05", "at M X", "done 1/1 @2026-05-05" },
        { "R lecture 2026-05-05", "at M X part=nonvoting", "done 1/1 @2026-05-05" },
        { "R lecture 2026-05-05", "at M Y", "overdue 0/1" },
        { "R lecture 2026-05-05", "at M X status=leave", "overdue 0/1" },
        { "R lecture 2026-05-05", "at M X status=leave made=2026-06-01", "late 1/1 @2026-06-01" },
        { "R lecture 2026-05-05", "at M X status=leave made=2026-06-02", "overdue 0/1" },
        { "R lecture 2026-05-12", "at M X", "overdue 0/1" },
        { "R lecture 2026-04-30", "at M X", "overdue 0/1" },
        { "R lecture 2026-05-05 events=F", "at M X", "overdue 0/1" },
        { "R lecture 2026-05-05 events=E", "", "done 1/1 @2026-05-05" },
        { "C lecture 2026-05-20 events=E", "", "late 1/1 @2026-05-20" },
        { "C lecture 2026-05-20 joint=B|R events=E", "at M X", "late 1/1 @2026-05-20" },
        { "C lecture 2026-04-30 events=E", "at M X", "overdue 0/1" },
    };
    const char *world = UB "\nperson X of=B\nperson Y of=B\nevent E award 2026-05-01 person=X\n"
                           "event F award 2026-01-01 person=Y\nrecord M %s\n%s";
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(i, !strcmp(stand(RULE, "2026-06-01", WHAT, world, rows[i].record, rows[i].at),
                            rows[i].want));
    /* named and present at once: one record is one mark */
    const char *two = RULE "; count = 2";
    is(stand(two, "2026-06-01", WHAT, world, "B lecture 2026-05-05 events=E", "at M X"),
       "overdue 1/2");
    is(stand(two, "2026-06-01", WHAT, world, "B lecture 2026-05-05 events=E",
             "at M X\nrecord N C lecture 2026-05-06\nat N X"),
       "done 2/2 @2026-05-06");
}

/* The person's own organisation on that day, never the group; nobody's event asks nothing. */
static void whose_person(void **state)
{
    (void)state;
    const char *rule = RULE "; subject = branch, group";
    const char *rows = UB "\norg G group in=B\nperson X status=none\n"
                          "member X B group=G from=2026-02-01 to=2026-05-01\n"
                          "member X C from=2026-05-01 to=2026-05-20\n"
                          "record M R theme_day %s\nat M X\nevent E award %s person=X";
    static const struct {
        const char *day, *held, *want;
    } table[] = {
        { "2026-01-31", "2026-01-31", "-" },
        { "2026-02-01", "2026-03-31", "B e 2026-02-01..2026-02-11 overdue #E" },
        { "2026-04-30", "2026-05-02", "B e 2026-04-30..2026-05-10 done #E" }, /* moved meanwhile */
        { "2026-05-01", "2026-05-02", "C e 2026-05-01..2026-05-11 done #E" },
        { "2026-05-19", "2026-03-31", "C e 2026-05-19..2026-05-29 overdue #E" },
        { "2026-05-20", "2026-05-20", "-" },
    };
    for (size_t i = 0; i < COUNT(table); i++)
        row_true(i, !strcmp(lines(rule, "2026-06-01", rows, table[i].held, table[i].day),
                            table[i].want));
}

static void scope_below(void **state)
{
    (void)state;
    const char *rule = RULE "; subject = unit, committee, branch";
    const char *rows = "org R unit\norg K committee in=R\norg B branch in=K\norg C branch in=R\n"
                       "org O branch\nplace C 2026-05-02\nrecord M B lecture 2026-05-03\n"
                       "event E upper_decision %s org=R%s";
    is(lines(rule, "2026-06-01", rows, "2026-05-01", " below=1"),
       "B e 2026-05-01..2026-05-11 done #E, K e 2026-05-01..2026-05-11 overdue #E, "
       "R e 2026-05-01..2026-05-11 overdue #E");
    is(lines(rule, "2026-05-01", rows, "2026-05-01", " below=1"),
       "B e 2026-05-01..2026-05-11 open #E, C e 2026-05-01..2026-05-11 open #E, "
       "K e 2026-05-01..2026-05-11 open #E, R e 2026-05-01..2026-05-11 open #E");
    is(lines(rule, "2026-06-01", rows, "2026-05-01", ""), "R e 2026-05-01..2026-05-11 overdue #E");
    is(lines(RULE, "2026-06-01", rows, "2026-05-01", ""), "-"); /* the unit is no subject */
    /* a person's event has no scope */
    const char *person =
        UB "\norg G group in=B\nperson X of=%s\nevent E award 2026-05-01 person=X%s";
    const char *all = RULE "; subject = unit, branch, group";
    is(lines(all, "2026-06-01", person, "B", " below=1"), "B e 2026-05-01..2026-05-11 overdue #E");
    is(lines(all, "2026-06-01", person, "B from=2026-06-01", " below=1"), "-");
    /* a record that names it serves the organisation whose it is */
    const char *named = "org R unit\norg B branch in=R\norg C branch in=R\n"
                        "event E upper_decision 2026-05-01 org=R below=1\n"
                        "record M B lecture 2026-05-20 events=E";
    is(lines(RULE, "2026-06-01", named), "B e 2026-05-01..2026-05-11 late #E, "
                                         "C e 2026-05-01..2026-05-11 overdue #E");
}

/* A record that names none may serve several events; lines of one day stand in the order of the
 * codes. */
static void several_events(void **state)
{
    (void)state;
    const char *rows =
        UB "\nevent E2 upper_decision 2026-05-01 org=B\n"
           "event E1 upper_decision 2026-05-01 org=B\n"
           "event E3 upper_decision 2026-04-30 org=B\nrecord M B lecture 2026-05-05%s";
    is(lines(RULE, "2026-06-01", rows, ""), "B e 2026-04-30..2026-05-10 done #E3, "
                                            "B e 2026-05-01..2026-05-11 done #E1, "
                                            "B e 2026-05-01..2026-05-11 done #E2");
    is(lines(RULE, "2026-06-01", rows, " events=E1|E3"), "B e 2026-04-30..2026-05-10 done #E3, "
                                                         "B e 2026-05-01..2026-05-11 done #E1, "
                                                         "B e 2026-05-01..2026-05-11 overdue #E2");
}

static void measures(void **state)
{
    (void)state;
    const char *days_rule = RULE "; measure = days; count = 3";
    const char *rows = UB "\nevent E upper_decision 2026-05-01 org=B\nrecord M B lecture %s";
    const char *T = "2026-06-01";
    is(stand(days_rule, T, WHAT, rows, "2026-05-10 end=2026-05-12"), "overdue 2/3");
    is(stand(days_rule, T, WHAT, rows, "2026-05-10 end=2026-05-12 events=E"),
       "late 3/3 @2026-05-12");
    is(stand(days_rule, T, WHAT, rows, "2026-04-30 end=2026-05-02"), "overdue 2/3");
    is(stand(days_rule, T, WHAT, rows, "2026-05-09 end=2026-05-11"), "done 3/3 @2026-05-11");
    const char *hours = RULE "; measure = hours; count = 1.5";
    is(stand(hours, T, WHAT, rows, "2026-05-09 hours=1.5"), "done 150/150 @2026-05-09");
    is(stand(hours, T, WHAT, rows, "2026-05-09 hours=1.49"), "overdue 149/150");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days),
        cmocka_unit_test(whether_it_asks),
        cmocka_unit_test(judged),
        cmocka_unit_test(waived),
        cmocka_unit_test(of_an_organisation),
        cmocka_unit_test(of_a_person),
        cmocka_unit_test(whose_person),
        cmocka_unit_test(scope_below),
        cmocka_unit_test(several_events),
        cmocka_unit_test(measures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
