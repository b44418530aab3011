/* Populations: who belongs to them for a period, whose marks count, and what the line of the
 * organisation says. */
#include "test.h"

#include "world_make.h"

#define UB      "org R unit\norg B branch in=R\norg C branch in=R"
#define MEMBERS "e every = month; evidence = lecture; each = member"
#define POSTS   "e every = month; evidence = lecture; each = post:"

#define is(got, want) assert_string_equal(got, want)

/* How the May of the branch B stands on its last day. */
#define may(rules, ...) stand(rules, "2026-05-31", "B e 2026-05-01", __VA_ARGS__)

static void by_recorded_days(void **state)
{
    (void)state;
    const char *full = "e every = month; evidence = lecture; each = full_member";
    const char *rows = UB "\nperson X of=B %s";
    static const struct {
        const char *person;
        bool member, full;
    } table[] = {
        { "status=full", true, true },
        { "status=probationary", true, false },
        { "status=none", false, false },
        /* the days decide where they are recorded, whatever the status says */
        { "status=none joined=2026-05-31", false, false }, /* full_on is not: the status decides */
        { "status=probationary joined=2026-05-31", true, false },
        { "status=probationary joined=2026-06-01", false, false },
        { "status=full joined=2026-06-01", false, false },
        { "status=full joined=2026-05-31", true, true },
        { "status=none joined=2020-01-01 full=2026-05-31", true, true },
        { "status=none joined=2020-01-01 full=2026-06-01", true, false },
        { "status=full joined=2026-05-31 full=2027-05-31", true, false },
        { "status=full joined=2026-06-01 full=2027-06-01", false, false },
        { "status=none full=2026-05-31", true, true },
        { "status=probationary full=2026-06-01", true, false },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        const char *got = may(MEMBERS, rows, table[i].person);
        row_true(i, !strcmp(got, table[i].member ? "due 0/1 lacks X" : "-"));
        got = may(full, rows, table[i].person);
        row_true(i, !strcmp(got, table[i].full ? "due 0/1 lacks X" : "-"));
    }
}

/* On min(T, w2), and there for half of the period. */
static void by_days_of_membership(void **state)
{
    (void)state;
    const char *in = UB "\nperson X of=B from=%s", *out = UB "\nperson X of=B to=%s";
    is(may(MEMBERS, in, "2026-05-16"), "due 0/1 lacks X");
    is(may(MEMBERS, in, "2026-05-17"), "-");
    is(may(MEMBERS, out, "2026-06-01"), "due 0/1 lacks X");
    is(may(MEMBERS, out, "2026-05-31"), "-"); /* not there on the last day */
    is(stand(MEMBERS, "2026-05-30", "B e 2026-05-01", out, "2026-05-31"), "due 0/1 lacks X");
    is(stand(MEMBERS, "2026-05-30", "B e 2026-05-01", out, "2026-05-30"), "-");
    /* there on T, but a recorded end leaves less than half: 15 of 31 days */
    is(stand(MEMBERS, "2026-05-10", "B e 2026-05-01", out, "2026-05-16"), "-");
    is(stand(MEMBERS, "2026-05-10", "B e 2026-05-01", out, "2026-05-17"), "open 0/1 lacks X");
    is(stand(MEMBERS, "2026-05-10", "B e 2026-05-01", in, "2026-05-11"), "-");
    /* half of the whole year, whatever the window */
    const char *yearly = "e every = year; window = ..03-31; evidence = lecture; each = member";
    is(stand(yearly, "2026-03-31", "B e 2026-01-01", out, "2026-07-03"), "due 0/1 lacks X");
    is(stand(yearly, "2026-03-31", "B e 2026-01-01", out, "2026-07-02"), "-");
    is(stand(yearly, "2026-03-31", "B e 2026-01-01", in, "2026-03-31"), "due 0/1 lacks X");
}

/* Several intervals add up; no day counts twice. */
static void several_intervals(void **state)
{
    (void)state;
    const char *away = UB "\nperson X\nmember X B from=2026-01-01 to=2026-05-05\n"
                          "member X C from=2026-05-05 to=%s\nmember X B from=%s";
    is(may(MEMBERS, away, "2026-05-20", "2026-05-20"), "due 0/1 lacks X"); /* 4 + 12 of 31 */
    is(may(MEMBERS, away, "2026-05-21", "2026-05-21"), "-");               /* 4 + 11 */
    const char *posts = UB "\nperson X\npost X B secretary from=2026-01-01 to=%s\n"
                           "post X B deputy_secretary from=%s";
    const char *both = POSTS "secretary,deputy_secretary";
    is(may(both, posts, "2026-05-05", "2026-05-20"), "due 0/1 lacks X");
    is(may(both, posts, "2026-05-05", "2026-05-21"), "-");
    is(may(both, posts, "2026-05-25", "2026-05-10"), "due 0/1 lacks X");
    /* 17..31 twice is 15 days still, 16..31 is 16 */
    const char *twice = UB "\nperson X\npost X B secretary from=%s\n"
                           "post X B deputy_secretary from=2026-05-17";
    is(may(both, twice, "2026-05-17"), "-");
    is(may(both, twice, "2026-05-16"), "due 0/1 lacks X");
    /* nested and overlapping ones: 1..10 within 1..3 + 5..8, and the last day */
    const char *nested = UB "\nperson X\npost X B secretary from=2026-05-01 to=2026-05-11\n"
                            "post X B deputy_secretary from=2026-05-03 to=2026-05-06\n"
                            "post X B deputy_secretary from=2026-05-09 to=2026-05-%s\n"
                            "post X B deputy_secretary from=2026-05-31";
    is(may(both, nested, "15"), "-");               /* 14 + 1 */
    is(may(both, nested, "16"), "due 0/1 lacks X"); /* 15 + 1 */
}

static void posts(void **state)
{
    (void)state;
    const char *rows = UB "\nperson X of=C status=none\nperson Y of=B\nperson Z of=B\n"
                          "post X B secretary\npost Y B member\npost Z C secretary\n%s";
    is(may(POSTS "secretary", rows, ""), "due 0/1 lacks X"); /* whatever else the person is */
    is(may(POSTS "secretary,member", rows, ""), "due 0/2 lacks X,Y");
    is(may(POSTS "deputy_secretary", rows, ""), "-");
    is(may(POSTS "secretary,member", rows, "record M R lecture 2026-05-05\nat M X|Y"),
       "done 2/2 @2026-05-05");
    /* post days count as recorded, also outside the life of the organisation */
    const char *young = "org R unit\norg B branch in=R from=2026-05-16\nperson X\n"
                        "post X B secretary from=2026-05-01 to=2026-05-16\n"
                        "post X B secretary from=2026-05-31";
    is(may(POSTS "secretary", young), "due 0/1 lacks X");
}

static void groups(void **state)
{
    (void)state;
    const char *rule = MEMBERS "; subject = branch, group";
    const char *rows =
        UB "\norg G group in=B\norg H group in=B\nperson A of=B\nperson X of=B group=G\n"
           "person Y of=B group=H\nrecord M B lecture 2026-05-05\nat M X";
    is(stand(rule, "2026-05-31", "G e 2026-05-01", rows), "done 1/1 @2026-05-05");
    is(stand(rule, "2026-05-31", "H e 2026-05-01", rows), "due 0/1 lacks Y");
    is(stand(rule, "2026-05-31", "B e 2026-05-01", rows), "due 1/3 lacks A,Y");
    is(stand(rule, "2026-05-31", "C e 2026-05-01", rows), "-"); /* nobody: asks nothing */
    /* who belongs to the general branch is not a member of the branches below, nor the reverse */
    const char *above = "org V general_branch\norg B branch in=V\nperson X of=V\nperson Y of=B";
    const char *all = MEMBERS "; subject = general_branch, branch";
    is(stand(all, "2026-05-31", "V e 2026-05-01", above), "due 0/1 lacks X");
    is(stand(all, "2026-05-31", "B e 2026-05-01", above), "due 0/1 lacks Y");
}

static void office(void **state)
{
    (void)state;
    const char *rule = "e every = month; evidence = lecture; each = office:secretary%s";
    is(may(rule, UB, ""), "due 0/1 lacks B"); /* vacant, and still one */
    const char *rows = UB "\nperson X of=C\nperson Y of=B\n"
                          "post X B secretary from=2026-05-10 to=2026-05-12\npost Y B member\n"
                          "post Y C secretary\nrecord M R lecture %s\nat M %s";
    is(may(rule, rows, "", "2026-05-09", "X"), "due 0/1 lacks B");
    is(may(rule, rows, "", "2026-05-10", "X"), "done 1/1 @2026-05-10");
    is(may(rule, rows, "", "2026-05-11", "X"), "done 1/1 @2026-05-11");
    is(may(rule, rows, "", "2026-05-12", "X"), "due 0/1 lacks B");
    is(may(rule, rows, "", "2026-05-11", "Y"), "due 0/1 lacks B");
    /* the day it was held decides, not the day it counts for */
    const char *held = UB "\nperson X of=B\npost X B secretary %s\n"
                          "record M B lecture 2026-06-02 for=2026-05-20\nat M X";
    is(stand(rule, "2026-06-30", "B e 2026-05-01", held, "", "from=2026-06-02"),
       "late 1/1 @2026-06-02");
    is(stand(rule, "2026-06-30", "B e 2026-05-01", held, "", "to=2026-06-02"),
       "overdue 0/1 lacks B");
    /* two who hold it at once make one record no more; two one after the other add up */
    const char *two = UB "\nperson X of=B\nperson Y of=B\npost X B secretary to=%s\n"
                         "post Y B secretary from=%s\nrecord M B lecture 2026-05-05\n"
                         "record N B lecture 2026-05-20\nat M X%s";
    is(may(rule, two, "; count = 2", "2026-06-01", "2026-01-01", "|Y"), "due 0/1 lacks B");
    is(may(rule, two, "; count = 2", "2026-05-11", "2026-05-11", "\nat N Y"),
       "done 1/1 @2026-05-20");
    is(may(rule, two, "; count = 2", "2026-05-11", "2026-05-11", "\nat N X"), "due 0/1 lacks B");
    /* a person's waiver takes no office away, one of the organisation does */
    is(may(rule, UB "\nperson X of=B\npost X B secretary\nwaive B person=X", ""),
       "due 0/1 lacks B");
    is(may(rule, UB "\nwaive B", ""), "waived 0/1 lacks B");
}

#define HEADS "h every = month; evidence = lecture; each = head:branch; subject = committee%s"

static void heads(void **state)
{
    (void)state;
    const char *rows = "org C committee\norg V general_branch in=C\norg B branch in=V\n"
                       "org A branch in=C from=2026-05-16\norg D branch in=C from=2026-05-17\n"
                       "org E branch in=C to=2026-05-31\norg F branch\norg G group in=B\n"
                       "org K branch in=C\nplace K 2026-05-20\n"
                       "org L branch\nplace L 2026-05-31 in=C\n"
                       "person X of=B\npost X B secretary\nperson Y of=F\npost Y A secretary\n%s";
    const char *what = "C h 2026-05-01", *T = "2026-05-31";
    is(stand(HEADS, T, what, rows, "", ""), "due 0/3 lacks A,B,L");
    is(stand(HEADS, "2026-05-30", what, rows, "", ""), "due 0/2 lacks A,B"); /* the tree of T */
    is(stand(HEADS, "2026-05-19", what, rows, "", ""), "open 0/3 lacks A,B,K");
    const char *met =
        "record M F lecture 2026-05-05\nrecord N B lecture 2026-05-06\nat M X\nat N Y";
    is(stand(HEADS, T, what, rows, "", met), "due 2/3 lacks L");
    is(stand("h every = month; evidence = lecture; each = head:general_branch,branch; "
             "subject = committee",
             T, what, rows, met),
       "due 2/4 lacks L,V");
    is(stand(HEADS, T, what, "org C committee\norg V general_branch in=C", ""), "-");
}

/* A talk with each head: the committee's own, or hosted by one who was its secretary that day. */
static void partner(void **state)
{
    (void)state;
    const char *rows = "org C committee\norg B branch in=C\norg O committee\nperson X of=B\n"
                       "person S of=O\nperson T of=B\npost X B secretary\n"
                       "post S C secretary from=2026-05-10 to=2026-05-20\n"
                       "post T C deputy_secretary\nrecord M %s\nat M X part=partner\n%s";
    static const struct {
        const char *record, *more;
        bool met;
    } table[] = {
        { "C lecture 2026-05-09", "", true },         /* its own */
        { "O lecture 2026-05-09 joint=C", "", true }, /* its own, jointly */
        { "B lecture 2026-05-15", "", false },        /* another's, nobody hosted */
        { "O lecture 2026-05-10", "at M S part=host", true },
        { "O lecture 2026-05-19", "at M S part=host", true },
        { "O lecture 2026-05-09", "at M S part=host", false }, /* not yet secretary */
        { "O lecture 2026-05-20", "at M S part=host", false }, /* no more */
        { "O lecture 2026-05-15", "at M S", false },           /* there, but no host */
        { "O lecture 2026-05-15", "at M T part=host", false }, /* deputy */
        { "O lecture 2026-05-15 host=S", "", true },           /* the field is the same fact */
        { "O lecture 2026-05-15 host=S", "at M S part=host status=leave", false },
        { "O lecture 2026-05-21 for=2026-05-15 host=S", "", false }, /* the day it was held */
        { "O lecture 2026-05-15", "at M S part=host status=leave made=2026-05-31", true },
        { "O lecture 2026-05-15", "at M S part=host status=leave made=2026-06-01", false },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        const char *got = stand(HEADS, "2026-05-31", "C h 2026-05-01", rows, "; role = partner",
                                table[i].record, table[i].more);
        row_true(i, table[i].met ? !strncmp(got, "done 1/1", 8) : !strcmp(got, "due 0/1 lacks B"));
    }
    is(stand(HEADS, "2026-05-31", "C h 2026-05-01",
             "org C committee\norg B branch in=C\nperson X of=B\npost X B secretary\n"
             "record M C lecture 2026-05-05\nat M X",
             "; role = partner"),
       "due 0/1 lacks B"); /* present, but not as partner */
}

static void roles(void **state)
{
    (void)state;
    static const char *const parts[] = { "attendee", "host",      "speaker", "recorder",
                                         "partner",  "nonvoting", "guide" };
    const char *rule = MEMBERS "; role = %s";
    const char *rows = UB "\nperson X of=B\nrecord M R lecture 2026-05-05\nat M X part=%s";
    for (size_t i = 0; i < COUNT(parts); i++) {
        row_true(i, !strncmp(may(rule, rows, "present", parts[i]), "done", 4));
        row_true(i, (!strncmp(may(rule, rows, "speaker", parts[i]), "done", 4)) == (i == 2));
        row_true(i, (!strncmp(may(rule, rows, "host", parts[i]), "done", 4)) == (i == 1));
    }
    is(may(rule, UB "\nperson X of=B\nrecord M R lecture 2026-05-05 host=X", "host"),
       "done 1/1 @2026-05-05");
    /* dues and reviews have no part: the role does not concern them */
    const char *dues = "e every = month; evidence = dues; each = member; role = speaker";
    is(may(dues, UB "\nperson X of=B\ndues X 2026-05 5 5 on=2026-05-08"), "done 1/1 @2026-05-08");
}

/* One set of marks in a record: the earliest done-day, the most hours. */
static void several_parts(void **state)
{
    (void)state;
    const char *hours = "e every = month; evidence = lecture|training; each = member; "
                        "measure = hours; count = %s";
    const char *rows = UB "\nperson X of=B\nrecord M B lecture|training 2026-05-05 hours=2\n"
                          "at M X part=speaker hours=3.5\nat M X\n%s";
    is(may(hours, rows, "3.5", ""), "done 1/1 @2026-05-05");
    is(may(hours, rows, "3.51", ""), "due 0/1 lacks X");
    is(may(hours, rows, "5.5", "record N R training 2026-05-06 hours=2\nat N X"),
       "done 1/1 @2026-05-06");
    is(may(hours, rows, "5.5", "record N R training 2026-05-06\nat N X"), "due 0/1 lacks X");
    const char *twice = "e every = month; evidence = lecture; each = member; count = 2";
    const char *parts = UB "\nperson X of=B\nrecord M B lecture 2026-05-05\nat M X part=host\n"
                           "at M X part=speaker status=leave made=2026-05-20\n%s";
    is(may(twice, parts, ""), "due 0/1 lacks X");
    is(may(twice, parts, "record N C lecture 2026-05-06\nat N X"), "done 1/1 @2026-05-06");
    is(may(MEMBERS, parts, ""), "done 1/1 @2026-05-05");
    const char *turned = UB "\nperson X of=B\nrecord M B lecture 2026-05-05\n"
                            "at M X part=host status=leave made=2026-05-20\nat M X part=speaker\n"
                            "record N C lecture 2026-05-06\nat N X";
    is(may(twice, turned), "done 1/1 @2026-05-06");
}

static void made_up(void **state)
{
    (void)state;
    const char *rows = UB "\nperson X of=B\nrecord M B lecture 2026-05-05\nat M X status=leave %s";
    is(may(MEMBERS, rows, ""), "due 0/1 lacks X");
    is(may(MEMBERS, rows, "made=2026-05-31"), "done 1/1 @2026-05-31");
    is(may(MEMBERS, rows, "made=2026-06-01"), "due 0/1 lacks X");
    is(stand(MEMBERS, "2026-06-01", "B e 2026-05-01", rows, "made=2026-06-01"),
       "late 1/1 @2026-06-01");
    is(stand(MEMBERS, "2026-06-01", "B e 2026-06-01", rows, "made=2026-06-01"),
       "open 0/1 lacks X"); /* the for-day stays */
    /* all days of a record of several days are made up on that one */
    const char *days =
        "e every = month; evidence = lecture; each = member; measure = days; count = 2";
    const char *two = UB "\nperson X of=B\nrecord M B lecture 2026-05-05 end=2026-05-06\n"
                         "at M X status=leave made=2026-05-20";
    is(may(days, two), "done 1/1 @2026-05-20");
    is(stand(days, "2026-05-19", "B e 2026-05-01", two), "open 0/1 lacks X");
    const char *soon = UB "\nperson X of=B\nrecord M B lecture 2026-05-05 end=2026-05-06\n"
                          "at M X status=leave made=2026-05-05";
    is(may(days, soon), "done 1/1 @2026-05-05");
}

static void waived_persons(void **state)
{
    (void)state;
    const char *rows = UB "\nperson X of=B\nperson Y of=B\n%s";
    static const struct {
        const char *waivers, *want;
    } table[] = {
        { "waive B person=X from=2026-05-31 to=2026-05-31", "overdue 0/1 lacks Y" },
        { "waive B person=X", "overdue 0/1 lacks Y" },
        { "waive B person=X slot=e", "overdue 0/1 lacks Y" },
        { "waive B person=X slot=f", "overdue 0/2 lacks X,Y" },
        { "waive B person=X from=2026-06-01", "overdue 0/2 lacks X,Y" },
        { "waive B person=X to=2026-05-30", "overdue 0/2 lacks X,Y" },
        { "waive R person=X", "overdue 0/2 lacks X,Y" },
        { "waive C person=X", "overdue 0/2 lacks X,Y" },
        { "waive B person=X\nwaive B person=Y", "-" },
        { "waive B", "waived 0/2 lacks X,Y" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        const char *got = stand(MEMBERS, "2026-06-01", "B e 2026-05-01", rows, table[i].waivers);
        row_true(i, !strcmp(got, table[i].want));
    }
    /* a waived one's meeting counts for nobody */
    is(may(MEMBERS, rows, "waive B person=X\nrecord M B lecture 2026-05-05\nat M X"),
       "due 0/1 lacks Y");
}

static void the_line(void **state)
{
    (void)state;
    const char *rows = UB "\nperson b of=B\nperson a10 of=B\nperson a2 of=B\nperson Z of=B\n"
                          "person 张三 of=B\nperson 丁一 of=B\n%s";
    is(may(MEMBERS, rows, ""), "due 0/6 lacks Z,a10,a2,b,丁一,张三");
    const char *held = "record M B lecture 2026-05-05\nrecord N C lecture 2026-05-09\n"
                       "at M b|a10|Z|丁一\nat N a2|b|张三";
    is(may(MEMBERS, rows, held), "done 6/6 @2026-05-09"); /* reached when the last one did */
    is(stand(MEMBERS, "2026-05-08", "B e 2026-05-01", rows, held), "open 4/6 lacks a2,张三");
    /* need and have are people, whatever is counted of each */
    const char *hours =
        "e every = month; evidence = lecture; each = member; measure = hours; count = 2";
    is(may(hours,
           UB "\nperson X of=B\nperson Y of=B\nrecord M B lecture 2026-05-05 hours=2\nat M X"),
       "due 1/2 lacks Y");
}

/* Marks follow the person: who moved takes along what was done before, wherever it was held. */
static void moves(void **state)
{
    (void)state;
    const char *yearly = "e every = year; evidence = lecture; each = member";
    const char *rows = UB "\nperson X\nmember X B from=2026-01-01 to=%s\nmember X C from=%s\n"
                          "record M B lecture 2026-02-05\nrecord N C lecture 2026-11-05\nat %s X";
    const char *b = "B e 2026-01-01", *c = "C e 2026-01-01", *T = "2026-12-31";
    is(stand(yearly, T, c, rows, "2026-07-02", "2026-07-02", "M"), "done 1/1 @2026-02-05");
    is(stand(yearly, T, c, rows, "2026-07-03", "2026-07-03", "M"), "-"); /* 182 days */
    is(stand(yearly, T, b, rows, "2026-07-03", "2026-07-03", "M"), "-"); /* not there on w2 */
    is(stand(yearly, "2026-07-02", b, rows, "2026-07-03", "2026-07-03", "M"),
       "done 1/1 @2026-02-05");
    is(stand(yearly, T, c, rows, "2026-07-02", "2026-07-02", "N"), "done 1/1 @2026-11-05");
    /* still asked of the old one for the year before */
    is(stand(MEMBERS, T, "B e 2026-02-01", rows, "2026-07-02", "2026-07-02", "M"),
       "done 1/1 @2026-02-05");
    is(stand(MEMBERS, T, "B e 2026-03-01", rows, "2026-07-02", "2026-07-02", "M"),
       "overdue 0/1 lacks X");
    is(stand(MEMBERS, T, "C e 2026-11-01", rows, "2026-07-02", "2026-07-02", "N"),
       "done 1/1 @2026-11-05");
}

static void dues_and_reviews(void **state)
{
    (void)state;
    const char *dues = "e every = month; evidence = dues; each = member";
    const char *rows = UB "\nperson X of=B\ndues X %s";
    static const struct {
        const char *dues, *want;
    } table[] = {
        { "2026-05 5 5 on=2026-05-31", "done 1/1 @2026-05-31" },
        { "2026-05 5 6 on=2026-04-02", "done 1/1 @2026-04-02" }, /* paid ahead */
        { "2026-05 5 4.99 on=2026-05-10", "due 0/1 lacks X" },
        { "2026-05 5 5", "due 0/1 lacks X" },
        { "2026-05 0 0", "done 1/1 @2026-05-01" },
        { "2026-04 5 5 on=2026-05-10", "due 0/1 lacks X" },
        { "2026-05 5 5 on=2026-06-01", "due 0/1 lacks X" },
    };
    for (size_t i = 0; i < COUNT(table); i++)
        row_true(i, !strcmp(may(dues, rows, table[i].dues), table[i].want));
    const char *review = "e every = year; evidence = review; each = member";
    const char *of = UB "\nperson X of=B\nreview X %s", *year = "B e 2026-01-01";
    is(stand(review, "2027-03-01", year, of, "2026-12-20 2026"), "done 1/1 @2026-12-20");
    is(stand(review, "2027-03-01", year, of, "2027-02-10 2026"), "late 1/1 @2027-02-10");
    is(stand(review, "2027-02-09", year, of, "2027-02-10 2026"), "overdue 0/1 lacks X");
    is(stand(review, "2027-03-01", "B e 2027-01-01", of, "2027-02-10 2026"), "open 0/1 lacks X");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_recorded_days),
        cmocka_unit_test(by_days_of_membership),
        cmocka_unit_test(several_intervals),
        cmocka_unit_test(posts),
        cmocka_unit_test(groups),
        cmocka_unit_test(office),
        cmocka_unit_test(heads),
        cmocka_unit_test(partner),
        cmocka_unit_test(roles),
        cmocka_unit_test(several_parts),
        cmocka_unit_test(made_up),
        cmocka_unit_test(waived_persons),
        cmocka_unit_test(the_line),
        cmocka_unit_test(moves),
        cmocka_unit_test(dues_and_reviews),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
