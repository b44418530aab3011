/* Which records count (counts), and persons as a measure. */
#include "test.h"

#include "world_make.h"

#define UB            "org R unit\norg B branch in=R\n"
#define is(got, want) assert_string_equal(got, want)

static void days(void **state)
{
    (void)state;
    const char *two = "m every = month; evidence = training; counts = days >= 2";
    const char *rows = UB "record A B training %s";
    is(stand(two, "2026-04-01", "B m 2026-03-01", rows, "2026-03-10 end=2026-03-11"),
       "done 1/1 @2026-03-10");
    is(stand(two, "2026-04-01", "B m 2026-03-01", rows, "2026-03-10 end=2026-03-10"),
       "overdue 0/1");
    is(stand(two, "2026-04-01", "B m 2026-03-01", rows, "2026-03-10"), "overdue 0/1");
    /* it counts for one day, and lasted two */
    is(stand(two, "2026-04-01", "B m 2026-03-01", rows, "2026-04-01 end=2026-04-02 for=2026-03-05"),
       "late 1/1 @2026-04-01");
    /* what does not count has no days either */
    is(stand("m every = month; evidence = training; measure = days; count = 3; counts = days >= 2",
             "2026-04-01", "B m 2026-03-01",
             UB "record A B training 2026-03-10 end=2026-03-11\nrecord A2 B training 2026-03-20"),
       "overdue 2/3");
}

/* The hours of the record; those of the person play no part. */
static void hours(void **state)
{
    (void)state;
    const char *rule = "m every = month; evidence = training; counts = hours > 1.5";
    const char *rows = UB "record A B training 2026-03-10 %s";
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "hours=1.5"), "overdue 0/1");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "hours=1.51"), "done 1/1 @2026-03-10");
    is(stand("m every = month; evidence = training; counts = hours = 0", "2026-04-01",
             "B m 2026-03-01", rows, ""),
       "done 1/1 @2026-03-10");
    is(stand("m every = month; each = member; evidence = training; counts = hours <= 1",
             "2026-04-01", "B m 2026-03-01",
             UB "person P of=B\nrecord A B training 2026-03-10 hours=1\nat A P hours=3"),
       "done 1/1 @2026-03-10");
}

static void fields(void **state)
{
    (void)state;
    const char *rows = UB "record A B theme_day 2026-03-10 %s";
    const char *with = "m every = month; evidence = theme_day; counts = has.place and has.content";
    const char *without = "m every = month; evidence = theme_day; counts = not has.place";
    is(stand(with, "2026-04-01", "B m 2026-03-01", rows, "has=content|place"),
       "done 1/1 @2026-03-10");
    is(stand(with, "2026-04-01", "B m 2026-03-01", rows, "has=place"), "overdue 0/1");
    is(stand(without, "2026-04-01", "B m 2026-03-01", rows, "has=place"), "overdue 0/1");
    is(stand(without, "2026-04-01", "B m 2026-03-01", rows, "has=content"), "done 1/1 @2026-03-10");
    /* dues are no activity: one day, no hours, no fields */
    is(stand("m every = month; each = member; evidence = dues; "
             "counts = days = 1 and hours = 0 and not has.place",
             "2026-04-01", "B m 2026-03-01", UB "person P of=B\ndues P 2026-03 1 1 on=2026-03-05"),
       "done 1/1 @2026-03-05");
}

static void own(void **state)
{
    (void)state;
    const char *rule = "m every = month; each = member; evidence = talk; counts = own";
    const char *rows = UB "org C branch in=R\norg G group in=B\nperson P of=B group=G\n"
                          "record A %s\nat A P";
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "B talk 2026-03-10"),
       "done 1/1 @2026-03-10");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "C talk 2026-03-10"),
       "overdue 0/1 lacks P");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "C talk 2026-03-10 joint=B"),
       "done 1/1 @2026-03-10");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "G talk 2026-03-10"),
       "done 1/1 @2026-03-10");
    /* in B before the 10th, in C from then on */
    const char *moved = UB "org C branch in=R\nperson P\nmember P B to=2026-03-10\n"
                           "member P C from=2026-03-10\nrecord A %s\nat A P";
    is(stand(rule, "2026-04-01", "C m 2026-03-01", moved, "B talk 2026-03-09"),
       "done 1/1 @2026-03-09");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", moved, "B talk 2026-03-10"),
       "overdue 0/1 lacks P");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", moved, "C talk 2026-03-10"),
       "done 1/1 @2026-03-10");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", moved, "C talk 2026-03-09"),
       "overdue 0/1 lacks P");
    /* whoever held the office, where it was his own organisation */
    const char *office = "m every = month; each = office:secretary; evidence = talk; counts = own";
    const char *posts = UB "org C branch in=R\nperson P of=C\npost P B secretary\n"
                           "record A %s talk 2026-03-10\nat A P";
    is(stand(office, "2026-04-01", "B m 2026-03-01", posts, "B"), "overdue 0/1 lacks B");
    is(stand(office, "2026-04-01", "B m 2026-03-01", posts, "C"), "done 1/1 @2026-03-10");
}

/* Records that name the event of a person are judged for that person. */
static void events(void **state)
{
    (void)state;
    const char *rule = "e after = award; within = 30; evidence = talk; counts = own";
    const char *rows = UB "org C branch in=R\nperson P of=B\nevent E award 2026-03-10 person=P\n"
                          "record A %s talk 2026-03-12 events=E";
    is(stand(rule, "2026-03-20", "B e 2026-03-10", rows, "B"), "done 1/1 @2026-03-12");
    is(stand(rule, "2026-03-20", "B e 2026-03-10", rows, "C"), "open 0/1");
}

/* Each person once, on the earliest day, over all records. */
static void persons(void **state)
{
    (void)state;
    const char *three = "m every = month; evidence = lecture; measure = persons; count = 3";
    const char *rows = UB "org C branch in=R\nperson P of=B\nperson Q of=B\nperson S of=C\n"
                          "record A B lecture 2026-03-10\nat A P|Q\n%s";
    is(stand(three, "2026-03-12", "B m 2026-03-01", rows, ""), "open 2/3");
    is(stand(three, "2026-03-31", "B m 2026-03-01", rows,
             "record A2 B lecture 2026-03-20\nat A2 Q|S"),
       "done 3/3 @2026-03-20");
    is(stand(three, "2026-04-01", "B m 2026-03-01", rows,
             "record A2 B lecture 2026-03-20\nat A2 P|Q"),
       "overdue 2/3");
    /* two parts of one person are one person; one who makes it up counts from that day */
    is(stand(three, "2026-04-01", "B m 2026-03-01", rows, "at A Q part=speaker"), "overdue 2/3");
    const char *leave = "at A S status=leave made=2026-04-02";
    is(stand(three, "2026-04-01", "B m 2026-03-01", rows, leave), "overdue 2/3");
    is(stand(three, "2026-04-02", "B m 2026-03-01", rows, leave), "late 3/3 @2026-04-02");
    /* what C held is not B's, a joint record is; the host was there too */
    is(stand(three, "2026-04-01", "B m 2026-03-01", rows,
             "record A2 C lecture 2026-03-20\nat A2 S"),
       "overdue 2/3");
    is(stand(three, "2026-04-01", "B m 2026-03-01", rows,
             "record A2 C lecture 2026-03-20 joint=B host=S"),
       "done 3/3 @2026-03-20");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days), cmocka_unit_test(hours),  cmocka_unit_test(fields),
        cmocka_unit_test(own),  cmocka_unit_test(events), cmocka_unit_test(persons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
