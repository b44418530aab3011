/* Narrowed and wider populations: among, reach, org:KIND, tenure. */
#include "test.h"

#include "world_make.h"

#define UB            "org R unit\norg B branch in=R\n"
#define is(got, want) assert_string_equal(got, want)

static void category(void **state)
{
    (void)state;
    const char *rule = "m every = month; each = member; evidence = talk; among = %s";
    const char *rows = UB "person P of=B category=working\nperson Q of=B category=retired\n"
                          "person S of=B";
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "category = retired"),
       "overdue 0/1 lacks Q");
    /* where it is not recorded a comparison is false */
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "category != retired"),
       "overdue 0/1 lacks P");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "not category = retired"),
       "overdue 0/2 lacks P,S");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "category = student"), "-");
}

/* The day judged is min(T, w2). */
static void status(void **state)
{
    (void)state;
    const char *rule = "m every = quarter; each = member; evidence = talk; "
                       "among = status = probationary";
    const char *rows = UB "person P of=B joined=2025-06-16 full=%s";
    is(stand(rule, "2026-06-15", "B m 2026-04-01", rows, "2026-06-16"), "due 0/1 lacks P");
    is(stand(rule, "2026-06-16", "B m 2026-04-01", rows, "2026-06-16"), "-");
    is(stand(rule, "2026-07-02", "B m 2026-04-01", rows, "2026-07-01"), "overdue 0/1 lacks P");
    is(stand(rule, "2026-07-02", "B m 2026-04-01", rows, "2026-06-30"), "-");
}

static void posts(void **state)
{
    (void)state;
    const char *rule = "m every = month; each = member; evidence = talk; among = %s";
    const char *rows = UB "person P of=B\npost P R party_officer %s";
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "post.party_officer", "from=2026-03-31"),
       "overdue 0/1 lacks P");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "post.party_officer", "from=2026-04-01"),
       "-");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "post.party_officer", "to=2026-03-31"),
       "-");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "post.secretary", ""), "-");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "full_time", "full_time=1"),
       "overdue 0/1 lacks P");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "full_time", "full_time=0"), "-");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "full_time = no", "full_time=0"),
       "overdue 0/1 lacks P");
    /* nobody says: neither yes nor no */
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "full_time = no", ""), "-");
    is(stand(rule, "2026-04-01", "B m 2026-03-01", rows, "full_time = no",
             "full_time=0\npost P B secretary full_time=1"),
       "-");
}

#define TREE "org R unit\norg C committee in=R\norg B branch in=C\norg D branch in=C\n"

static void below(void **state)
{
    (void)state;
    const char *rule = "m subject = committee; every = month; each = member; reach = below; "
                       "evidence = talk";
    const char *rows = TREE "org X branch in=R\nperson O of=X\nperson P of=B\nperson Q of=D\n"
                            "person S of=C\n%s";
    is(stand(rule, "2026-04-01", "C m 2026-03-01", rows, ""), "overdue 0/3 lacks P,Q,S");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", rows,
             "record A X talk 2026-03-03\nat A P\nrecord A2 D talk 2026-03-04\nat A2 Q|S|O"),
       "done 3/3 @2026-03-04");
    /* a waiver of C takes one out, one of B does not */
    is(stand(rule, "2026-04-01", "C m 2026-03-01", rows, "waive B person=P\nwaive C person=Q"),
       "overdue 0/2 lacks P,S");
    /* 15 days in B and 16 in D are the month; 15 of 31 alone are not half, 16 are */
    const char *moved = TREE "org X branch in=R\nperson P\nmember P %s\nmember P %s";
    is(stand(rule, "2026-04-01", "C m 2026-03-01", moved, "B to=2026-03-16", "D from=2026-03-16"),
       "overdue 0/1 lacks P");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", moved, "X to=2026-03-17", "D from=2026-03-17"),
       "-");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", moved, "X to=2026-03-16", "D from=2026-03-16"),
       "overdue 0/1 lacks P");
    /* the tree as it stands on the day judged */
    const char *placed = TREE "org X branch in=R\nplace X %s in=C\nperson P of=X";
    is(stand(rule, "2026-04-01", "C m 2026-03-01", placed, "2026-03-31"), "overdue 0/1 lacks P");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", placed, "2026-04-01"), "-");
    /* posts below, and only there */
    is(stand("m subject = committee; every = month; each = post:secretary; reach = below; "
             "evidence = talk",
             "2026-04-01", "C m 2026-03-01", rows,
             "post O B secretary\npost P X secretary\npost S C secretary"),
       "overdue 0/2 lacks O,S");
}

static void offices(void **state)
{
    (void)state;
    const char *rule = "m subject = committee; every = month; each = office:secretary; "
                       "reach = below; evidence = talk";
    const char *rows = "org R unit\norg C committee in=R\norg B branch in=C %s\nperson P of=B\n"
                       "post P B secretary\nrecord A B talk 2026-03-05\nat A P";
    is(stand(rule, "2026-04-01", "C m 2026-03-01", rows, ""), "overdue 1/2 lacks C");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", rows, "to=2026-04-01"), "overdue 1/2 lacks C");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", rows, "to=2026-03-31"), "overdue 0/1 lacks C");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", rows, "from=2026-03-16"), "overdue 1/2 lacks C");
    is(stand(rule, "2026-04-01", "C m 2026-03-01", rows, "from=2026-03-17"), "overdue 0/1 lacks C");
}

/* Each organisation by its own marks. */
static void orgs(void **state)
{
    (void)state;
    const char *rule = "m subject = unit; every = month; each = org:branch; evidence = lecture";
    const char *rows = TREE "%s";
    is(stand(rule, "2026-04-01", "R m 2026-03-01", rows,
             "record A B lecture 2026-03-05\nrecord A2 C lecture 2026-03-06"),
       "overdue 1/2 lacks D");
    is(stand(rule, "2026-04-02", "R m 2026-03-01", rows,
             "record A B lecture 2026-03-05\nrecord A2 C lecture 2026-03-06 joint=D"),
       "done 2/2 @2026-03-06");
    is(stand(rule, "2026-04-02", "R m 2026-03-01", rows,
             "record A B lecture 2026-03-05\nrecord A2 D lecture 2026-04-02 for=2026-03-31"),
       "late 2/2 @2026-04-02");
    is(stand(rule, "2026-04-01", "R m 2026-03-01",
             "org R unit\norg B branch in=R from=%s\nrecord A B lecture 2026-03-20", "2026-03-16"),
       "done 1/1 @2026-03-20");
    is(stand(rule, "2026-04-01", "R m 2026-03-01",
             "org R unit\norg B branch in=R from=%s\nrecord A B lecture 2026-03-20", "2026-03-17"),
       "-");
    is(stand("m subject = unit; every = month; each = org:branch; evidence = lecture; "
             "measure = persons; count = 2",
             "2026-04-01", "R m 2026-03-01", rows,
             "person P of=B\nperson Q of=B\nrecord A B lecture 2026-03-05\nat A P|Q\n"
             "record A2 D lecture 2026-03-06\nat A2 P"),
       "overdue 1/2 lacks D");
    const char *streak = "s subject = unit; every = month; each = org:branch; evidence = lecture; "
                         "streak = 2";
    is(stand(streak, "2026-03-01", "R s 2026-02-01", TREE "record A B lecture 2026-01-31"),
       "overdue 2/2 lacks D");
    is(stand(streak, "2026-02-28", "R s 2026-01-01", TREE "record A B lecture 2026-01-31"), "-");
}

/* Five years from 1 July 2021 end on 1 July 2026; 180 days before are 2 January. */
static void tenure(void **state)
{
    (void)state;
    const char *rule = "t each = post:secretary; tenure = 5%s";
    const char *rows = UB "person P of=B\npost P B secretary %s\n%s";
    is(stand(rule, "2026-01-01", "B t -", rows, "", "from=2021-07-01", ""), "done 1/1");
    is(stand(rule, "2026-01-02", "B t -", rows, "", "from=2021-07-01", ""), "unmet 0/1 lacks P");
    is(stand(rule, "2026-06-30", "B t -", rows, "; remind = 0", "from=2021-07-01", ""), "done 1/1");
    is(stand(rule, "2026-07-01", "B t -", rows, "; remind = 0", "from=2021-07-01", ""),
       "unmet 0/1 lacks P");
    is(stand(rule, "2027-01-01", "B t -", rows, "", "", ""),
       "done 1/1"); /* nobody knows since when */
    is(stand(rule, "2027-01-01", "B t -", rows, "", "from=2021-07-01 to=2027-01-02", ""),
       "unmet 0/1 lacks P");
    is(stand(rule, "2027-01-01", "B t -", rows, "", "from=2021-07-01 to=2027-01-01", ""), "-");
    /* each post by its own day; the two persons are two */
    is(stand(
           rule, "2027-01-01", "B t -", rows, "", "from=2021-07-01 to=2026-12-01",
           "post P B secretary from=2026-12-01\nperson Q of=B\npost Q B secretary from=2020-01-01"),
       "unmet 1/2 lacks Q");
    is(stand(rule, "2027-01-01", "B t -", rows, "", "from=2021-07-01", "waive B person=P"), "-");
    is(stand(rule, "2027-01-01", "B t -", rows, "", "from=2021-07-01", "waive B slot=t"),
       "waived 0/1 lacks P");
    is(stand(rule, "2027-01-01", "B t -", rows, "; among = category = working", "from=2021-07-01",
             ""),
       "-");
    is(stand("t subject = unit; each = post:secretary; tenure = 5%s", "2027-01-01", "R t -", rows,
             "", "from=2021-07-01", ""),
       "-");
    is(stand("t subject = unit; each = post:secretary; tenure = 5%s", "2027-01-01", "R t -", rows,
             "; reach = below", "from=2021-07-01", ""),
       "unmet 0/1 lacks P");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(category), cmocka_unit_test(status),  cmocka_unit_test(posts),
        cmocka_unit_test(below),    cmocka_unit_test(offices), cmocka_unit_test(orgs),
        cmocka_unit_test(tenure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
