/* Facts for the rest of the catalogue: star, grade, pairings, projects, missed, marks. */
#include "test.h"

#include "world_make.h"

#define UB            "org R unit\norg B branch in=R\n"
#define is(got, want) assert_string_equal(got, want)

static void star(void **state)
{
    (void)state;
    const char *rows = UB "star B 2026-03-01 4\nstar B 2026-05-01 3\nstar R 2026-01-01 5";
    assert_false(holds("star >= 4", "2026-02-28", "B", rows)); /* R's is not B's */
    assert_true(holds("not star >= 1", "2026-02-28", "B", rows));
    assert_true(holds("star = 4", "2026-03-01", "B", rows));
    assert_true(holds("star = 4", "2026-04-30", "B", rows));
    assert_true(holds("star = 3", "2026-05-01", "B", rows));
}

/* The best is the largest. */
static void grade(void **state)
{
    (void)state;
    const char *rules = "[scale assessment] grades = best:优, good:良, bad:差\n"
                        "s require = grade >= good";
    const char *rows = UB "grade B 2026-03-01 %s\n%s";
    is(stand(rules, "2026-03-01", "B s -", rows, "best", ""), "done 1/1");
    is(stand(rules, "2026-03-01", "B s -", rows, "good", ""), "done 1/1");
    is(stand(rules, "2026-03-01", "B s -", rows, "bad", ""), "unmet 0/1");
    is(stand(rules, "2026-02-28", "B s -", rows, "best", ""), "unmet 0/1");
    is(stand(rules, "2026-04-01", "B s -", rows, "best", "grade B 2026-04-01 bad"), "unmet 0/1");
    is(stand(rules, "2026-03-31", "B s -", rows, "best", "grade B 2026-04-01 bad"), "done 1/1");
}

static void holdings(void **state)
{
    (void)state;
    const char *rows = UB "pairing B from=2026-03-01 to=2026-04-01\npairing R\n"
                          "project B brand from=2026-03-01 to=2026-04-01\nproject B task";
    assert_true(holds("pairings = 0", "2026-02-28", "B", rows));
    assert_true(holds("pairings = 1", "2026-03-01", "B", rows));
    assert_true(holds("pairings = 1", "2026-03-31", "B", rows));
    assert_true(holds("pairings = 0", "2026-04-01", "B", rows));
    assert_true(holds("projects.brand = 0 and projects.task = 1", "2026-02-28", "B", rows));
    assert_true(holds("projects.brand = 1 and projects.task = 1", "2026-03-31", "B", rows));
    assert_true(holds("projects.brand = 0 and projects.task = 1", "2026-04-01", "B", rows));
    assert_true(holds("projects.innovation = 0", "2026-03-31", "B", rows));
}

/* The day of the last change of the fact itself: not of another one, nor one that left it as it
 * was. */
static void since_when(void **state)
{
    (void)state;
    const char *held = UB "pairing B from=2026-03-01 to=2026-04-01\npairing R from=2026-02-01\n"
                          "project B brand from=2026-03-05 to=2026-04-05\nproject B task";
    is(since("pairings >= 0", "2026-02-28", "B", held), "-");
    is(since("pairings >= 0", "2026-03-01", "B", held), "2026-03-01");
    is(since("pairings >= 0", "2026-03-31", "B", held), "2026-03-01");
    is(since("pairings >= 0", "2026-05-01", "B", held), "2026-04-01");
    is(since("projects.brand >= 0", "2026-03-04", "B", held), "-");
    is(since("projects.brand >= 0", "2026-03-31", "B", held), "2026-03-05");
    is(since("projects.brand >= 0", "2026-04-05", "B", held), "2026-04-05");
    is(since("projects.task >= 0", "2026-05-01", "B", held), "-");
    const char *stars = UB "star B 2026-03-01 4\nstar B 2026-04-01 4\nstar B 2026-05-01 3";
    is(since("star >= 0", "2026-02-28", "B", stars), "-");
    is(since("star >= 0", "2026-04-30", "B", stars), "2026-03-01");
    is(since("star >= 0", "2026-05-01", "B", stars), "2026-05-01");
    /* its own, or that of the organisation above */
    const char *facts = UB "fact R headcount 120 from=2026-02-01\n%s";
    is(since("headcount >= 0", "2026-01-31", "B", facts, ""), "-");
    is(since("headcount >= 0", "2026-03-31", "B", facts, ""), "2026-02-01");
    is(since("headcount >= 0", "2026-03-31", "B", facts, "fact B headcount 9 from=2026-03-10"),
       "2026-03-10");
    is(since("headcount >= 0", "2026-03-31", "B", facts, "place B 2026-03-20"), "2026-03-20");
    /* the new superior has had as many for years, the old one since it was counted anew */
    const char *moved = "place B 2026-03-20 in=S\norg S unit\nfact S headcount 120 from=2020-01-01";
    is(since("headcount >= 0", "2026-03-31", "B", facts, moved), "2026-02-01");
}

static void people_since_when(void **state)
{
    (void)state;
    const char *rows = UB "org G group in=B from=2026-03-05\n"
                          "person P of=B from=2026-02-10 to=2026-03-01 full=2010-01-01\n"
                          "person Q of=B from=2026-03-01 joined=2025-06-01 full=2026-06-01\n"
                          "post Q B party_officer from=2026-04-01 full_time=1";
    is(since("members >= 0", "2026-02-09", "B", rows), "-");
    is(since("members >= 0", "2026-02-10", "B", rows), "2026-02-10");
    is(since("members >= 0", "2026-03-15", "B", rows), "2026-02-10"); /* one went, one came */
    is(since("members >= 0", "2026-03-15", "R", rows), "2026-02-10");
    is(since("full_members >= 0", "2026-03-15", "B", rows), "2026-03-01");
    is(since("full_members >= 0", "2026-06-01", "R", rows), "2026-06-01");
    is(since("groups >= 0", "2026-03-04", "B", rows), "-");
    is(since("groups >= 0", "2026-03-05", "B", rows), "2026-03-05");
    is(since("fulltime >= 0", "2026-04-15", "B", rows), "2026-04-01");
    is(since("fulltime >= 0", "2026-03-31", "B", rows), "-");
    /* of those that changed places with each other, too: R over S, then S over R */
    is(since("members >= 0", "2026-03-15", "R",
             "org R unit in=S\norg S unit\nplace R 2026-02-01\nplace S 2026-02-01 in=R\n"
             "org B branch in=S\nperson P of=B from=2026-01-05"),
       "2026-02-01");
}

/* Overdue lines with a deadline at most 366 days back: on 1 February 2026 that is 31 January 2025,
 * thirteen months; a day later January 2025 is out. */
static void missed(void **state)
{
    (void)state;
    const char *rules = "m every = month; evidence = lecture%s\ns require = missed.m = %s";
    const char *rows = "since 2025-01-01\n" UB "%s";
    is(stand(rules, "2026-02-01", "B s -", rows, "", "13", ""), "done 1/1");
    is(stand(rules, "2026-02-01", "B s -", rows, "", "12", ""), "unmet 0/1");
    is(stand(rules, "2026-02-02", "B s -", rows, "", "12", ""), "done 1/1");
    is(stand(rules, "2026-02-02", "B s -", rows, "", "13", ""), "unmet 0/1");
    /* held, made good later, excused, only advised: not missed */
    is(stand(rules, "2026-02-01", "B s -", rows, "", "12", "record A B lecture 2025-05-31"),
       "done 1/1");
    is(stand(rules, "2026-02-01", "B s -", rows, "", "12",
             "record A B lecture 2026-02-01 for=2026-01-31"),
       "done 1/1");
    is(stand(rules, "2026-02-01", "B s -", rows, "", "12",
             "waive B slot=m from=2025-05-31 to=2025-05-31"),
       "done 1/1");
    is(stand(rules, "2026-02-01", "B s -", rows, "; force = advice", "0", ""), "done 1/1");
    /* the lines of the slot itself stay as they are */
    is(lines("m every = month; evidence = lecture\ns require = missed.m = 1\n"
             "t require = missed.m = 2; when = missed.m > 1",
             "2026-02-01", UB),
       "B m 2026-01-01..2026-01-31 overdue, B m 2026-02-01..2026-02-28 open, B s -..- done");
    is(lines("m every = month; each = member; evidence = lecture\na require = missed.m = 1",
             "2026-02-01", UB "person P of=B"),
       "B a -..- done, B m 2026-01-01..2026-01-31 overdue, B m 2026-02-01..2026-02-28 open");
    is(stand("m every = month; each = member; evidence = lecture\na require = missed.m = 1",
             "2026-02-01", "B m 2026-01-01", UB "person P of=B"),
       "overdue 0/1 lacks P");
}

/* Marks of this year, of S and of all below. */
static void marks(void **state)
{
    (void)state;
    const char *rows = "org R unit\norg C committee in=R\norg B branch in=C\norg D branch in=R\n"
                       "record A C lecture 2026-01-01\nrecord A2 B lecture 2026-03-05\n"
                       "record A3 D lecture 2026-03-06\n%s";
    assert_true(holds("marks.lecture = 2", "2026-12-31", "C", rows, ""));
    assert_true(holds("marks.lecture = 3", "2026-12-31", "R", rows, ""));
    assert_true(holds("marks.lecture = 1", "2026-12-31", "B", rows, ""));
    assert_true(holds("marks.talk = 0", "2026-12-31", "C", rows, ""));
    assert_true(holds("marks.lecture = 1", "2026-03-04", "C", rows, ""));
    assert_true(holds("marks.lecture = 0", "2027-01-01", "C", rows, ""));
    /* for a day of last year; done after today; joint gives one to each */
    assert_true(holds("marks.lecture = 2", "2026-12-31", "C", rows,
                      "record A4 B lecture 2026-01-02 for=2025-12-31"));
    assert_true(
        holds("marks.lecture = 3", "2026-12-31", "C", rows, "record A4 B lecture 2026-01-02"));
    assert_true(holds("marks.lecture = 2", "2026-11-30", "C", rows,
                      "record A4 B lecture 2026-12-01 for=2026-11-30"));
    assert_true(holds("marks.lecture = 3", "2026-12-01", "C", rows,
                      "record A4 B lecture 2026-12-01 for=2026-11-30"));
    assert_true(holds("marks.lecture = 4", "2026-12-31", "C", rows,
                      "record A4 B lecture 2026-04-01 joint=C"));
    /* the tree of today */
    assert_true(holds("marks.lecture = 3", "2026-06-01", "C", rows, "place D 2026-06-01 in=C"));
    assert_true(holds("marks.lecture = 2", "2026-05-31", "C", rows, "place D 2026-06-01 in=C"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(star),
        cmocka_unit_test(grade),
        cmocka_unit_test(holdings),
        cmocka_unit_test(missed),
        cmocka_unit_test(marks),
        cmocka_unit_test(since_when),
        cmocka_unit_test(people_since_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
