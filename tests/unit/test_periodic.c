/* Periodic rules: lifetimes, the half rule, windows, statuses, tracking, waivers, history,
 * versions. */
#include "test.h"

#include "world_make.h"

#define UB      "org R unit\norg B branch in=R"
#define MONTHLY "m every = month; evidence = lecture"
#define YEARLY  "y every = year; evidence = lecture"

#define is(got, want) assert_string_equal(got, want)

/* "B m START" */
static const char *at(const char *slot, const char *start)
{
    static char text[8][64];
    static int turn;
    turn = (turn + 1) % 8;
    snprintf(text[turn], sizeof text[turn], "B %s %s", slot, start);
    return text[turn];
}

static void lifetimes_are_half_open(void **state)
{
    (void)state;
    const char *rule = "s require = members = 0";
    const char *rows = UB " from=2026-05-02 to=2026-05-04";
    is(lines(rule, "2026-05-01", rows), "-");
    is(lines(rule, "2026-05-02", rows), "B s -..- done");
    is(lines(rule, "2026-05-03", rows), "B s -..- done");
    is(lines(rule, "2026-05-04", rows), "-");
    is(lines(rule, "1900-01-01", UB), "B s -..- done"); /* no start, no end */
    is(lines(rule, "2199-12-31", UB), "B s -..- done");
    /* what is recorded about the future is known */
    is(stand(MONTHLY, "2026-05-10", at("m", "2026-05-01"), UB " to=2026-05-31"), "-");
    is(stand(MONTHLY, "2026-05-10", at("m", "2026-05-01"), UB " to=2026-06-01"), "open 0/1");
}

static void a_group_lives_while_its_branch_lives(void **state)
{
    (void)state;
    const char *rule = "s subject = group; require = members = 0";
    const char *rows = UB " from=2026-05-02 to=2026-05-04\norg G group in=B";
    is(lines(rule, "2026-05-01", rows), "-");
    is(lines(rule, "2026-05-02", rows), "G s -..- done");
    is(lines(rule, "2026-05-03", rows), "G s -..- done");
    is(lines(rule, "2026-05-04", rows), "-");
    /* for the half of a month too: 16 to 30 June is half of it, 17 to 30 is not */
    const char *monthly = MONTHLY "; subject = group", *june = "G m 2026-06-01";
    const char *young = UB " from=%s\norg G group in=B";
    is(stand(monthly, "2026-06-30", june, young, "2026-06-16"), "due 0/1");
    is(stand(monthly, "2026-06-30", june, young, "2026-06-17"), "-");
    /* the unit above may be gone: a branch lives by its own days */
    is(lines("s require = members = 0", "2026-05-02",
             "org R unit to=2020-01-01\norg B branch in=R"),
       "B s -..- done");
}

/* The first day of life that is still half of the period, and the next one, which is not. */
static void half_of_every_period(void **state)
{
    (void)state;
    static const struct {
        const char *every, *start, *end, *half, *less;
    } rows[] = {
        { "month", "2026-02-01", "2026-02-28", "2026-02-15", "2026-02-16" },
        { "month", "2028-02-01", "2028-02-29", "2028-02-15", "2028-02-16" },
        { "month", "2026-06-01", "2026-06-30", "2026-06-16", "2026-06-17" },
        { "month", "2026-08-01", "2026-08-31", "2026-08-16", "2026-08-17" },
        { "quarter", "2026-01-01", "2026-03-31", "2026-02-15", "2026-02-16" },
        { "quarter", "2028-01-01", "2028-03-31", "2028-02-15", "2028-02-16" },
        { "quarter", "2026-04-01", "2026-06-30", "2026-05-16", "2026-05-17" },
        { "quarter", "2026-07-01", "2026-09-30", "2026-08-16", "2026-08-17" },
        { "half-year", "2026-01-01", "2026-06-30", "2026-04-01", "2026-04-02" },
        { "half-year", "2028-01-01", "2028-06-30", "2028-04-01", "2028-04-02" },
        { "half-year", "2026-07-01", "2026-12-31", "2026-10-01", "2026-10-02" },
        { "year", "2026-01-01", "2026-12-31", "2026-07-02", "2026-07-03" },
        { "year", "2028-01-01", "2028-12-31", "2028-07-02", "2028-07-03" },
        { "2 years", "2026-01-01", "2027-12-31", "2027-01-01", "2027-01-02" },
        { "2 years", "2028-01-01", "2029-12-31", "2028-12-31", "2029-01-01" },
        { "3 years", "2024-01-01", "2026-12-31", "2025-07-02", "2025-07-03" },
        { "3 years", "1997-01-01", "1999-12-31", "1998-07-02", "1998-07-03" },
        { "4 years", "2024-01-01", "2027-12-31", "2025-12-31", "2026-01-01" },
        { "5 years", "2025-01-01", "2029-12-31", "2027-07-03", "2027-07-04" },
        { "10 years", "2020-01-01", "2029-12-31", "2024-12-31", "2025-01-01" },
    };
    const char *rule = "x every = %s; evidence = lecture";
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *what = at("x", rows[i].start), *end = rows[i].end, *every = rows[i].every;
        const char *branch = "since 1990-01-01\norg R unit\norg B branch in=R from=%s";
        row_true(i, !strcmp(stand(rule, end, what, branch, every, rows[i].half), "due 0/1"));
        row_true(i, !strcmp(stand(rule, end, what, branch, every, rows[i].less), "-"));
        /* the same for the life of the rule */
        const char *young = "x every = %s; evidence = lecture; from = %s";
        const char *old = "since 1990-01-01\n" UB;
        row_true(i, !strcmp(stand(young, end, what, old, every, rows[i].half), "due 0/1"));
        row_true(i, !strcmp(stand(young, end, what, old, every, rows[i].less), "-"));
    }
}

/* The half is of the whole period, whatever the window; the end counts as the beginning does. */
static void half_whatever_the_window(void **state)
{
    (void)state;
    const char *late = YEARLY "; window = 12-01..", *early = YEARLY "; window = ..03-31";
    is(stand(late, "2026-12-31", at("y", "2026-01-01"), UB " from=2026-07-02"), "due 0/1");
    is(stand(late, "2026-12-31", at("y", "2026-01-01"), UB " from=2026-07-03"), "-");
    is(stand(early, "2026-03-31", at("y", "2026-01-01"), UB " to=2026-07-03"), "due 0/1");
    is(stand(early, "2026-03-31", at("y", "2026-01-01"), UB " to=2026-07-02"), "-");
    const char *rule = YEARLY "; window = ..03-31; until = %s";
    is(stand(rule, "2026-03-31", at("y", "2026-01-01"), UB, "2026-07-03"), "due 0/1");
    is(stand(rule, "2026-03-31", at("y", "2026-01-01"), UB, "2026-07-02"), "-");
    /* half of the month, but gone on its last day; there on it, but not for half */
    is(stand(MONTHLY, "2026-06-30", at("m", "2026-06-01"), UB " to=2026-06-30"), "-");
    is(stand(MONTHLY, "2026-06-30", at("m", "2026-06-01"), UB " to=2026-07-01"), "due 0/1");
    is(stand(MONTHLY "; until = 2026-06-30", "2026-06-30", at("m", "2026-06-01"), UB), "-");
    is(stand(MONTHLY "; until = 2026-07-01", "2026-06-30", at("m", "2026-06-01"), UB), "due 0/1");
}

/* The first and the last day of each window, and the days beside them. */
static void windows(void **state)
{
    (void)state;
    static const struct {
        const char *every, *window, *start, *before, *first, *last, *after;
    } rows[] = {
        { "year", "03-01..04-15", "2026-01-01", "2026-02-28", "2026-03-01", "2026-04-15",
          "2026-04-16" },
        { "year", "..04-15", "2026-01-01", "2025-12-31", "2026-01-01", "2026-04-15", "2026-04-16" },
        { "year", "10-01..", "2026-01-01", "2026-09-30", "2026-10-01", "2026-12-31", "2027-01-01" },
        { "year", "02-29..03-01", "2026-01-01", "2026-02-27", "2026-02-28", "2026-03-01",
          "2026-03-02" },
        { "year", "02-29..03-01", "2028-01-01", "2028-02-28", "2028-02-29", "2028-03-01",
          "2028-03-02" },
        { "year", "..02-29", "2026-01-01", "2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01" },
        { "year", "..02-29", "2028-01-01", "2027-12-31", "2028-01-01", "2028-02-29", "2028-03-01" },
        { "year", "07-01..07-01", "2026-01-01", "2026-06-30", "2026-07-01", "2026-07-01",
          "2026-07-02" },
        { "quarter", "first-month", "2026-04-01", "2026-03-31", "2026-04-01", "2026-04-30",
          "2026-05-01" },
        { "half-year", "first-month", "2026-07-01", "2026-06-30", "2026-07-01", "2026-07-31",
          "2026-08-01" },
        { "year", "first-month", "2026-01-01", "2025-12-31", "2026-01-01", "2026-01-31",
          "2026-02-01" },
        { "2 years", "first-month", "2026-01-01", "2025-12-31", "2026-01-01", "2026-01-31",
          "2026-02-01" },
    };
    const char *rule = "w every = %s; window = %s; evidence = lecture; remind = 0";
    const char *held = "since 2025-01-01\n" UB "\nrecord M B lecture %s";
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *e = rows[i].every, *w = rows[i].window, *what = at("w", rows[i].start);
        const char *counts[] = { rows[i].first, rows[i].last };
        for (int k = 0; k < 2; k++) {
            char want[64];
            snprintf(want, sizeof want, "done 1/1 @%s", counts[k]);
            row_true(i, !strcmp(stand(rule, rows[i].after, what, held, e, w, counts[k]), want));
        }
        const char * not [] = { rows[i].before, rows[i].after };
        for (int k = 0; k < 2; k++)
            row_true(i,
                     !strcmp(stand(rule, rows[i].after, what, held, e, w, not [k]), "overdue 0/1"));
        /* how it stands on the days around the window */
        const char *old = "since 2025-01-01\n" UB;
        row_true(i, !strcmp(stand(rule, rows[i].before, what, old, e, w), "upcoming 0/1"));
        row_true(i, !strcmp(stand(rule, rows[i].first, what, old, e, w),
                            strcmp(rows[i].first, rows[i].last) ? "open 0/1" : "due 0/1"));
        row_true(i, !strcmp(stand(rule, rows[i].last, what, old, e, w), "due 0/1"));
        row_true(i, !strcmp(stand(rule, rows[i].after, what, old, e, w), "overdue 0/1"));
    }
}

/* First line that fits: done, late, waived, overdue, upcoming, due, open. */
static void statuses(void **state)
{
    (void)state;
    const char *rule = YEARLY "; window = 03-01..04-30; remind = 10";
    static const struct {
        const char *T, *plain, *waived, *done, *late;
    } rows[] = {
        { "2026-02-28", "upcoming 0/1", "waived 0/1", "upcoming 0/1", "upcoming 0/1" },
        { "2026-03-01", "open 0/1", "waived 0/1", "open 0/1", "open 0/1" },
        { "2026-04-19", "open 0/1", "waived 0/1", "open 0/1", "open 0/1" },
        { "2026-04-20", "due 0/1", "waived 0/1", "done 1/1 @2026-04-20", "due 0/1" },
        { "2026-04-30", "due 0/1", "waived 0/1", "done 1/1 @2026-04-20", "due 0/1" },
        { "2026-05-01", "overdue 0/1", "waived 0/1", "done 1/1 @2026-04-20", "overdue 0/1" },
        { "2026-05-02", "overdue 0/1", "waived 0/1", "done 1/1 @2026-04-20",
          "late 1/1 @2026-05-02" },
    };
    const char *done = "\nrecord M B lecture 2026-04-20";
    const char *late = "\nrecord M B lecture 2026-05-02 for=2026-04-30";
    const char *waive = "\nwaive B", *what = at("y", "2026-01-01");
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *T = rows[i].T, *two = UB "%s%s";
        row_true(i, !strcmp(stand(rule, T, what, UB), rows[i].plain));
        row_true(i, !strcmp(stand(rule, T, what, two, waive, ""), rows[i].waived));
        row_true(i, !strcmp(stand(rule, T, what, two, done, ""), rows[i].done));
        row_true(i, !strcmp(stand(rule, T, what, two, late, ""), rows[i].late));
        if (*rows[i].done == 'd' && strncmp(rows[i].done, "due", 3))
            row_true(i, !strcmp(stand(rule, T, what, two, done, waive), rows[i].done));
        if (!strncmp(rows[i].late, "late", 4))
            row_true(i, !strcmp(stand(rule, T, what, two, late, waive), rows[i].late));
    }
    /* a reminder longer than the window does not make it begin earlier */
    const char *eager = YEARLY "; window = 03-01..04-30; remind = 300";
    is(stand(eager, "2026-02-28", what, UB), "upcoming 0/1");
    is(stand(eager, "2026-03-01", what, UB), "due 0/1");
}

/* instead: what all those below did, each by itself, serves as well; the earlier of both counts. */
static void by_all_below(void **state)
{
    (void)state;
    const char *rule = "m every = month; evidence = lecture; instead = org:group";
    const char *rows = UB "\norg G group in=B\norg H group in=B%s\n%s",
               *what = at("m", "2026-03-01");
    const char *one = "record M G lecture 2026-03-10",
               *two = "record M G lecture 2026-03-10\nrecord N H lecture 2026-03-31",
               *late = "record M G lecture 2026-03-10\nrecord N H lecture 2026-04-01",
               *own = "record M G lecture 2026-03-10\nrecord N H lecture 2026-03-31\n"
                      "record O B lecture 2026-03-20",
               *later = "record M G lecture 2026-03-10\nrecord N H lecture 2026-03-11\n"
                        "record O B lecture 2026-03-20";
    is(stand(rule, "2026-04-01", what, rows, "", one), "overdue 0/1");
    is(stand(rule, "2026-04-01", what, rows, "", two), "done 1/1 @2026-03-31");
    is(stand(rule, "2026-03-30", what, rows, "", two), "due 0/1");
    is(stand(rule, "2026-04-01", what, rows, "", late), "overdue 0/1");
    is(stand(rule, "2026-04-01", what, rows, "", own), "done 1/1 @2026-03-20");
    is(stand(rule, "2026-04-01", what, rows, "", later), "done 1/1 @2026-03-11");
    /* a group that lives for half of the month counts, one of a day less does not */
    is(stand(rule, "2026-04-01", what, rows, " from=2026-03-16", one), "overdue 0/1");
    is(stand(rule, "2026-04-01", what, rows, " from=2026-03-17", one), "done 1/1 @2026-03-10");
    is(stand(rule, "2026-04-01", what, UB), "overdue 0/1"); /* nobody below: nothing by nobody */
}

/* before = 31: what was done on 1 December counts for the plan of the year, on 30 November it does
 * not, and it serves one year alone. */
static void before_the_window(void **state)
{
    (void)state;
    const char *rule = YEARLY "; window = ..01-31; before = 31; remind = 10";
    const char *rows = "since 2025-01-01\n" UB "\nrecord M B lecture %s",
               *what = at("y", "2026-01-01");
    is(stand(rule, "2026-02-01", what, rows, "2025-12-01"), "done 1/1 @2025-12-01");
    is(stand(rule, "2026-02-01", what, rows, "2025-11-30"), "overdue 0/1");
    is(stand(rule, "2025-12-01", what, rows, "2025-12-01"), "done 1/1 @2025-12-01");
    is(stand(rule, "2025-12-01", what, UB), "open 0/1");
    is(lines(rule, "2025-11-30", UB " from=2025-06-01"), "-");
    is(stand(rule, "2026-02-01", at("y", "2025-01-01"), rows, "2025-12-01"), "overdue 0/1");
    is(stand(rule, "2026-02-01", at("y", "2025-01-01"), rows, "2025-01-31"),
       "done 1/1 @2025-01-31");
}

/* What is asked by default: all that began by T, and by `until` what has its deadline there. */
static void what_has_not_begun(void **state)
{
    (void)state;
    const char *rule = YEARLY "; window = 03-01..04-30";
    is(lines(rule, "2026-02-28", UB), "-");
    is(lines(rule, "2026-03-01", UB), "B y 2026-01-01..2026-04-30 open");
    is(lines(MONTHLY, "2026-01-31", UB), "B m 2026-01-01..2026-01-31 due");
}

static void reached(void **state)
{
    (void)state;
    const char *rule = MONTHLY "; count = 2", *what = at("m", "2026-01-01");
    const char *rows = UB "\nrecord A B lecture 2026-01-20\nrecord C B lecture 2026-01-05\n"
                          "record D B lecture 2026-01-11\nrecord E B theme_day 2026-01-06\n"
                          "record F R lecture 2026-01-07";
    is(stand(rule, "2026-01-31", what, rows), "done 3/2 @2026-01-11"); /* have is not capped */
    is(stand(rule, "2026-01-11", what, rows), "done 2/2 @2026-01-11");
    is(stand(rule, "2026-01-10", what, rows), "open 1/2");
    is(stand(rule, "2026-01-04", what, rows), "open 0/2");
    /* by done-day, whatever the order of the days they count for */
    const char *turned = UB "\nrecord A B lecture 2026-02-03 for=2026-01-05\n"
                            "record C B lecture 2026-01-20";
    is(stand(MONTHLY, "2026-02-28", what, turned), "done 2/1 @2026-01-20");
    is(stand(rule, "2026-02-28", what, turned), "late 2/2 @2026-02-03");
    /* the second one late: the need was reached after the deadline */
    const char *late = UB "\nrecord A B lecture 2026-01-20\nrecord C B lecture 2026-02-03 for=%s";
    is(stand(rule, "2026-02-28", what, late, "2026-01-31"), "late 2/2 @2026-02-03");
    is(stand(rule, "2026-02-28", what, late, "2026-01-01"), "late 2/2 @2026-02-03");
    is(stand(rule, "2026-02-28", what, late, "2025-12-31"), "overdue 1/2");
    is(stand(rule, "2026-02-28", what, late, "2026-02-01"), "overdue 1/2");
    is(stand(rule, "2026-02-02", what, late, "2026-01-31"), "overdue 1/2");
}

static void tracking(void **state)
{
    (void)state;
    const char *what = at("m", "2026-01-01");
    is(stand(MONTHLY, "2026-03-15", what, "since 2026-01-31\n" UB), "overdue 0/1");
    is(stand(MONTHLY, "2026-03-15", what, "since 2026-02-01\n" UB), "-");
    const char *yearly = YEARLY "; window = ..03-31";
    is(stand(yearly, "2026-12-01", at("y", "2026-01-01"), "since 2026-03-31\n" UB), "overdue 0/1");
    is(stand(yearly, "2026-12-01", at("y", "2026-01-01"), "since 2026-04-01\n" UB), "-");
    is(stand(yearly, "2026-12-01", at("y", "2026-01-01"), UB " tracking=2026-03-31"),
       "overdue 0/1");
    is(stand(yearly, "2026-12-01", at("y", "2026-01-01"), UB " tracking=2026-04-01"), "-");
    /* the nearest one that has its own wins, be it earlier or later than those above */
    const char *rows =
        "since 2026-05-01\norg R unit%s\norg C committee in=R%s\norg B branch in=C%s";
    static const struct {
        const char *r, *c, *b, *want;
    } table[] = {
        { "", "", "", "-" },
        { " tracking=2026-01-31", "", "", "overdue 0/1" },
        { " tracking=2026-02-01", "", "", "-" },
        { " tracking=2026-01-01", " tracking=2026-02-01", "", "-" },
        { " tracking=2026-02-01", " tracking=2026-01-31", "", "overdue 0/1" },
        { " tracking=2026-01-01", " tracking=2026-01-01", " tracking=2026-02-01", "-" },
        { "", " tracking=2026-02-01", " tracking=2026-01-31", "overdue 0/1" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        const char *got =
            stand(MONTHLY, "2026-03-15", what, rows, table[i].r, table[i].c, table[i].b);
        row_true(i, !strcmp(got, table[i].want));
    }
}

static void waivers(void **state)
{
    (void)state;
    static const struct {
        const char *waiver, *want;
    } rows[] = {
        { "waive B from=2026-05-31 to=2026-05-31", "waived 0/1" },
        { "waive B from=2026-05-31", "waived 0/1" },
        { "waive B to=2026-05-31", "waived 0/1" },
        { "waive B", "waived 0/1" },
        { "waive B from=2026-06-01", "overdue 0/1" },
        { "waive B to=2026-05-30", "overdue 0/1" },
        { "waive B slot=m", "waived 0/1" },
        { "waive B slot=x", "overdue 0/1" },
        { "waive B person=X", "overdue 0/1" },
        { "waive R", "overdue 0/1" }, /* not those below */
        { "waive C", "overdue 0/1" },
        { "waive C\nwaive B slot=x\nwaive B slot=m from=2026-05-31 to=2026-05-31", "waived 0/1" },
    };
    const char *world = UB "\norg C branch in=R\nperson X of=B\n%s";
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got =
            stand(MONTHLY, "2026-06-01", at("m", "2026-05-01"), world, rows[i].waiver);
        row_true(i, !strcmp(got, rows[i].want));
    }
    is(stand(MONTHLY, "2026-06-01", "R m 2026-05-01", UB "\nwaive R"), "-");
    is(stand(MONTHLY "; subject = unit", "2026-06-01", "R m 2026-05-01", UB "\nwaive R"),
       "waived 0/1");
}

/* Parent and policy stand by placement; they are looked up on min(T, w2). */
static void history(void **state)
{
    (void)state;
    const char *rules = MONTHLY "\npolicy q\nz every = month; evidence = lecture\npolicy n";
    const char *moved = UB "\nplace B 2026-06-01 in=R policy=%s";
    is(lines(rules, "2026-06-30", "since 2026-05-01\n" UB "\nplace B 2026-06-01 in=R policy=q"),
       "B m 2026-05-01..2026-05-31 overdue, B z 2026-06-01..2026-06-30 due");
    is(stand(rules, "2026-06-01", at("m", "2026-05-01"), moved, "n"), "overdue 0/1");
    is(stand(rules, "2026-05-31", at("m", "2026-05-01"), moved, "q"), "due 0/1");
    is(stand(rules, "2026-06-01", at("z", "2026-05-01"), moved, "q"), "-");
    is(stand(rules, "2026-06-30", at("z", "2026-06-01"), moved, "n"), "-");
    /* a change to come is not looked at before its day */
    const char *comes = UB "\nplace B 2026-05-20 in=R policy=q";
    is(stand(rules, "2026-05-19", at("m", "2026-05-01"), comes), "open 0/1");
    is(stand(rules, "2026-05-19", at("z", "2026-05-01"), comes), "-");
    is(stand(rules, "2026-05-20", at("m", "2026-05-01"), comes), "-");
    is(stand(rules, "2026-05-20", at("z", "2026-05-01"), comes), "open 0/1");
    /* on the last day of the period, however short it was there */
    is(stand(rules, "2026-08-01", at("z", "2026-06-01"), UB "\nplace B 2026-06-30 in=R policy=q"),
       "overdue 0/1");
    is(stand(rules, "2026-08-01", at("z", "2026-06-01"), UB "\nplace B 2026-07-01 in=R policy=q"),
       "-");
    /* who names none inherits the parent's, the parent of that day */
    const char *heirs =
        "org R unit\norg S unit policy=q\norg B branch in=R\nplace B 2026-06-01 in=S";
    is(stand(rules, "2026-06-30", at("z", "2026-06-01"), heirs), "due 0/1");
    is(stand(rules, "2026-06-30", at("m", "2026-05-01"), heirs), "overdue 0/1");
    is(stand(rules, "2026-06-30", at("m", "2026-06-01"), heirs), "-");
    is(lines(rules, "2026-06-30", "org B branch policy=-"), "-"); /* under no policy at all */
}

static void versions(void **state)
{
    (void)state;
    const char *rules =
        MONTHLY "; until = 2026-03-01\n"
                "m/2 every = month; evidence = lecture; count = 2; from = 2026-03-01";
    is(lines(rules, "2026-03-01", UB), "B m 2026-01-01..2026-01-31 overdue, "
                                       "B m 2026-02-01..2026-02-28 overdue, "
                                       "B m 2026-03-01..2026-03-31 open");
    is(stand(rules, "2026-03-01", at("m", "2026-02-01"), UB), "overdue 0/1");
    is(stand(rules, "2026-03-01", at("m", "2026-03-01"), UB), "open 0/2");
    /* a change within the month: the old one is not in force on the last day, the new one not there
     * for half */
    const char *within =
        MONTHLY "; until = 2026-03-18\n"
                "m/2 every = month; evidence = lecture; count = 2; from = 2026-03-18";
    is(stand(within, "2026-03-31", at("m", "2026-03-01"), UB), "-");
    const char *early =
        MONTHLY "; until = 2026-03-16\n"
                "m/2 every = month; evidence = lecture; count = 2; from = 2026-03-16";
    is(stand(early, "2026-03-31", at("m", "2026-03-01"), UB), "due 0/2");
    /* a waiver of the slot is of all its versions */
    is(stand(rules, "2026-03-01", at("m", "2026-03-01"), UB "\nwaive B slot=m"), "waived 0/2");
}

static void subjects(void **state)
{
    (void)state;
    const char *rule = MONTHLY "; subject = committee, branch";
    const char *rows = "since 2026-02-01\norg R unit\norg C committee in=R\norg B branch in=C\n"
                       "org G group in=B\norg V general_branch in=C";
    is(lines(rule, "2026-02-01", rows),
       "B m 2026-02-01..2026-02-28 open, C m 2026-02-01..2026-02-28 open");
    /* each by its own records: what the committee held does not serve the branch */
    const char *held = "\nrecord M C lecture 2026-02-01";
    is(lines(rule, "2026-02-01", "since 2026-02-01\norg C committee\norg B branch in=C%s", held),
       "B m 2026-02-01..2026-02-28 open, C m 2026-02-01..2026-02-28 done");
}

static void condition(void **state)
{
    (void)state;
    const char *rule = MONTHLY "; when = members >= 1", *what = at("m", "2026-05-01");
    const char *joins = UB "\nperson X of=B from=%s";
    is(stand(rule, "2026-06-15", what, joins, "2026-05-31"), "overdue 0/1"); /* on w2 */
    is(stand(rule, "2026-06-15", what, joins, "2026-06-01"), "-");
    is(stand(rule, "2026-05-15", what, joins, "2026-05-15"), "open 0/1"); /* on T */
    is(stand(rule, "2026-05-15", what, joins, "2026-05-16"), "-");
    /* on the end of the window, not of the period */
    const char *yearly = YEARLY "; window = ..03-31; when = members >= 1";
    is(stand(yearly, "2026-12-01", at("y", "2026-01-01"), joins, "2026-03-31"), "overdue 0/1");
    is(stand(yearly, "2026-12-01", at("y", "2026-01-01"), joins, "2026-04-01"), "-");
    /* before the window begins it is judged on T as well */
    const char *autumn = YEARLY "; window = 10-01..; when = members >= 1";
    is(stand(autumn, "2026-05-01", at("y", "2026-01-01"), joins, "2026-05-01"), "upcoming 0/1");
    is(stand(autumn, "2026-05-01", at("y", "2026-01-01"), joins, "2026-05-02"), "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lifetimes_are_half_open),
        cmocka_unit_test(a_group_lives_while_its_branch_lives),
        cmocka_unit_test(half_of_every_period),
        cmocka_unit_test(half_whatever_the_window),
        cmocka_unit_test(windows),
        cmocka_unit_test(statuses),
        cmocka_unit_test(before_the_window),
        cmocka_unit_test(by_all_below),
        cmocka_unit_test(what_has_not_begun),
        cmocka_unit_test(reached),
        cmocka_unit_test(tracking),
        cmocka_unit_test(waivers),
        cmocka_unit_test(history),
        cmocka_unit_test(versions),
        cmocka_unit_test(subjects),
        cmocka_unit_test(condition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
