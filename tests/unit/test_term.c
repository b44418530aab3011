/* Term rules, structure rules, and the fact term_overdue. */
#include "test.h"

#include "world_make.h"

#define UB    "org R unit\norg B branch in=R"
#define THREE "t term = 3"

#define is(got, want) assert_string_equal(got, want)

/* Its one mark is the next term. */
static void next_term(void **state)
{
    (void)state;
    const char *rows = UB "\nterm B 2023-05-01\nterm B %s";
    is(lines(THREE, "2026-05-02", rows, "2026-05-02"),
       "B t 2023-05-01..2026-05-01 late, B t 2026-05-02..2029-05-02 open");
    is(lines(THREE, "2026-05-01", rows, "2026-05-02"), "B t 2023-05-01..2026-05-01 due");
    is(lines(THREE, "2026-05-02", rows, "2026-05-01"),
       "B t 2023-05-01..2026-05-01 done, B t 2026-05-01..2029-05-01 open");
    is(lines(THREE, "2026-05-02", rows, "2026-05-03"), "B t 2023-05-01..2026-05-01 overdue");
    is(stand(THREE, "2026-05-02", "B t 2023-05-01", rows, "2026-05-02"), "late 1/1 @2026-05-02");
    is(stand(THREE, "2026-05-01", "B t 2023-05-01", rows, "2024-01-01"), "done 1/1 @2024-01-01");
    is(stand(THREE, "2026-05-01", "B t 2023-05-01", rows, "2026-05-02"), "due 0/1");
    /* the next one, not a later one */
    is(stand(THREE, "2030-01-01", "B t 2023-05-01",
             UB "\nterm B 2029-06-01\nterm B 2023-05-01\n"
                "term B 2026-05-09"),
       "late 1/1 @2026-05-09");
}

static void length(void **state)
{
    (void)state;
    is(lines(THREE, "2026-05-01", UB "\nterm B 2024-05-01 years=5"),
       "B t 2024-05-01..2029-05-01 open");
    is(lines("t term = 5", "2026-05-01", UB "\nterm B 2024-05-01"),
       "B t 2024-05-01..2029-05-01 open");
    is(lines("t term = 5", "2026-05-01", UB "\nterm B 2024-05-01 years=3 to=2027-10-31"),
       "B t 2024-05-01..2027-10-31 open");
    is(lines(THREE, "2026-01-01", UB "\nterm B 2024-02-29 years=4"),
       "B t 2024-02-29..2028-02-29 open");
    /* due from 180 days before: 2026-11-02 to 2027-05-01 */
    is(lines(THREE, "2026-11-01", UB "\nterm B 2024-05-01"), "B t 2024-05-01..2027-05-01 open");
    is(lines(THREE, "2026-11-02", UB "\nterm B 2024-05-01"), "B t 2024-05-01..2027-05-01 due");
    is(lines(THREE, "2027-05-01", UB "\nterm B 2024-05-01"), "B t 2024-05-01..2027-05-01 due");
    is(lines(THREE, "2027-05-02", UB "\nterm B 2024-05-01"), "B t 2024-05-01..2027-05-01 overdue");
    is(lines(THREE "; remind = 0", "2027-04-30", UB "\nterm B 2024-05-01"),
       "B t 2024-05-01..2027-05-01 open");
}

/* The latest term is asked whatever tracking_from says; older ones where D is not before it. */
static void tracking(void **state)
{
    (void)state;
    const char *rows = "since %s\n" UB "\nterm B 2019-05-01\nterm B 2022-05-01";
    is(lines(THREE, "2026-05-01", rows, "2030-01-01"), "B t 2022-05-01..2025-05-01 overdue");
    is(lines(THREE, "2026-05-01", rows, "2022-05-02"), "B t 2022-05-01..2025-05-01 overdue");
    is(lines(THREE, "2026-05-01", rows, "2022-05-01"),
       "B t 2019-05-01..2022-05-01 done, B t 2022-05-01..2025-05-01 overdue");
    /* what is elected after T is not known yet: the older one is the latest */
    is(lines(THREE, "2022-04-30", rows, "2030-01-01"), "B t 2019-05-01..2022-05-01 due");
}

static void alive(void **state)
{
    (void)state;
    const char *rows = "org R unit\norg B branch in=R %s\nterm B 2023-05-01", *T = "2026-06-01";
    is(lines(THREE, T, rows, "to=2026-05-02"), "B t 2023-05-01..2026-05-01 overdue"); /* on D */
    is(lines(THREE, T, rows, "to=2026-05-01"), "-");
    is(lines(THREE, "2026-04-30", rows, "to=2026-05-01"), "B t 2023-05-01..2026-05-01 due"); /* T */
    is(lines(THREE, "2026-04-30", rows, "to=2026-04-30"), "-");
    is(lines(THREE, T, rows, "from=2026-06-01"), "B t 2023-05-01..2026-05-01 overdue");
    is(lines(THREE, T, rows, "from=2026-06-02"), "-");
    is(lines(THREE "; subject = committee", T, rows, ""), "-");
    is(lines(THREE, T, rows, "appointed=1"), "-");
}

static void in_force(void **state)
{
    (void)state;
    const char *rows = UB "\nterm B 2023-05-01", *T = "2026-06-01";
    is(lines(THREE "; from = 2026-05-01", T, rows), "B t 2023-05-01..2026-05-01 overdue");
    is(lines(THREE "; from = 2026-05-02", T, rows), "-");
    is(lines(THREE "; from = 2026-05-01", "2026-01-01", rows), "B t 2023-05-01..2026-05-01 due");
    is(lines(THREE "; until = 2026-05-02", T, rows), "B t 2023-05-01..2026-05-01 overdue");
    is(lines(THREE "; until = 2026-05-01", T, rows), "-");
}

/* The condition and the policy on min(T, D). */
static void judged(void **state)
{
    (void)state;
    const char *rule = THREE "; when = members >= 1";
    const char *rows = UB "\nterm B 2023-05-01\nperson X of=B from=%s to=%s";
    const char *line = "B t 2023-05-01..2026-05-01 overdue";
    is(lines(rule, "2026-06-01", rows, "2026-05-01", "2026-05-02"), line);
    is(lines(rule, "2026-06-01", rows, "2026-05-02", "2027-01-01"), "-");
    is(lines(rule, "2026-02-01", rows, "2026-02-01", "2026-02-02"),
       "B t 2023-05-01..2026-05-01 due");
    is(lines(rule, "2026-02-01", rows, "2026-02-02", "2027-01-01"), "-");
    const char *moved = UB "\nterm B 2023-05-01\nplace B %s in=R policy=q";
    is(lines(THREE "\npolicy q", "2026-06-01", moved, "2026-05-02"), line);
    is(lines(THREE "\npolicy q", "2026-06-01", moved, "2026-05-01"), "-");
}

static void no_term(void **state)
{
    (void)state;
    const char *T = "2026-05-01", *none = "B t -..- unmet";
    is(lines(THREE, T, UB), none);
    is(stand(THREE, T, "B t -", UB), "unmet 0/1");
    is(lines(THREE, T, UB "\nterm B 2026-05-02"), none); /* not known yet */
    is(lines(THREE, T, UB "\nterm B 2026-05-01"), "B t 2026-05-01..2029-05-01 open");
    is(lines(THREE, T, UB " from=2026-05-01"), none);
    is(lines(THREE, T, UB " from=2026-05-02"), "-");
    is(lines(THREE, T, UB " to=2026-05-01"), "-");
    is(lines(THREE, T, UB " to=2026-05-02"), none);
    is(lines(THREE, T, UB " appointed=1"), "-");
    is(lines(THREE, T, "since 2030-01-01\n" UB), none);
    is(lines(THREE "; from = 2026-05-01", T, UB), none);
    is(lines(THREE "; from = 2026-05-02", T, UB), "-");
    is(lines(THREE "; until = 2026-05-01", T, UB), "-");
    is(lines(THREE "; when = members > 0", T, UB), "-");
    is(lines(THREE, T, UB "\nwaive B from=2026-05-01 to=2026-05-01"), "B t -..- waived");
    is(lines(THREE, T, UB "\nwaive B slot=t from=2026-05-01"), "B t -..- waived");
    is(lines(THREE, T, UB "\nwaive B to=2026-04-30"), none);
    is(lines(THREE, T, UB "\nwaive B from=2026-05-02"), none);
    is(lines(THREE, T, UB "\nwaive R"), none);
}

static void waived(void **state)
{
    (void)state;
    const char *rows = UB "\nterm B 2023-05-01\n%s", *T = "2026-06-01";
    is(stand(THREE, T, "B t 2023-05-01", rows, "waive B from=2026-05-01 to=2026-05-01"),
       "waived 0/1"); /* by the deadline */
    is(stand(THREE, T, "B t 2023-05-01", rows, "waive B from=2026-05-02"), "overdue 0/1");
    is(stand(THREE, T, "B t 2023-05-01", rows, "waive B to=2026-04-30"), "overdue 0/1");
    is(stand(THREE, T, "B t 2023-05-01", rows, "waive B\nterm B 2026-05-20"),
       "late 1/1 @2026-05-20");
}

/* A change of single members does not restart a term: posts do not concern it. */
static void posts_do_not_matter(void **state)
{
    (void)state;
    is(lines(THREE, "2026-05-02",
             UB "\nterm B 2023-05-01\nperson X of=B\n"
                "post X B secretary from=2026-04-01"),
       "B t 2023-05-01..2026-05-01 overdue");
}

#define WORDS "\ns require = term_overdue = 0"

static void term_overdue(void **state)
{
    (void)state;
    const char *rules = THREE WORDS "\nm every = month; evidence = lecture; when = term_overdue";
    const char *rows = UB "\nterm B 2023-05-01\n%s";
    is(stand(rules, "2026-05-01", "B s -", rows, ""), "done 1/1");
    is(stand(rules, "2026-05-02", "B s -", rows, ""), "unmet 0/1");
    is(stand(rules, "2026-05-02", "B s -", rows, "term B 2026-05-02"), "done 1/1");
    is(stand(rules, "2026-05-02", "B s -", rows, "term B 2026-05-03"), "unmet 0/1");
    is(stand(rules, "2026-05-02", "B s -", rows, "waive B slot=t"), "done 1/1"); /* waived */
    is(stand(rules, "2026-05-02", "B s -", UB), "done 1/1"); /* unmet is not overdue */
    is(stand(rules, "2026-05-02", "B s -", UB " appointed=1\nterm B 2023-05-01"), "done 1/1");
    is(stand(THREE "; from = 2026-05-02" WORDS, "2026-06-01", "B s -", rows, ""), "done 1/1");
    is(stand(THREE "; when = members > 0" WORDS, "2026-06-01", "B s -", rows, ""), "done 1/1");
    is(stand(THREE "; subject = committee" WORDS, "2026-06-01", "B s -", rows, ""), "done 1/1");
    /* in the condition of a periodic rule: on min(T, w2) */
    is(stand(rules, "2026-08-01", "B m 2026-04-01", rows, ""), "-");
    is(stand(rules, "2026-08-01", "B m 2026-05-01", rows, ""), "overdue 0/1");
    is(stand(rules, "2026-08-01", "B m 2026-05-01", rows, "term B 2026-06-30"), "overdue 0/1");
    is(stand(rules, "2026-08-01", "B m 2026-06-01", rows, "term B 2026-06-30"), "-");
    is(stand(rules, "2026-05-01", "B m 2026-05-01", rows, ""), "-");
    is(stand(rules, "2026-05-02", "B m 2026-05-01", rows, ""), "open 0/1");
}

static void structure(void **state)
{
    (void)state;
    const char *rule = "s require = post.secretary >= 1; when = members >= 1";
    const char *rows = UB "\nperson X of=B from=2026-05-02\npost X B secretary from=2026-05-04\n%s";
    is(stand(rule, "2026-05-01", "B s -", rows, ""), "-");
    is(stand(rule, "2026-05-02", "B s -", rows, ""), "unmet 0/1");
    is(stand(rule, "2026-05-03", "B s -", rows, ""), "unmet 0/1");
    is(stand(rule, "2026-05-04", "B s -", rows, ""), "done 1/1");
    const char *waive = "waive B slot=s from=2026-05-03 to=2026-05-04";
    is(stand(rule, "2026-05-02", "B s -", rows, waive), "unmet 0/1");
    is(stand(rule, "2026-05-03", "B s -", rows, waive), "waived 0/1");
    is(stand(rule, "2026-05-04", "B s -", rows, waive), "done 1/1");
    const char *plain = "s require = members > 0; %s";
    is(stand(plain, "2026-05-01", "B s -", UB, "from = 2026-05-01"), "unmet 0/1");
    is(stand(plain, "2026-05-01", "B s -", UB, "from = 2026-05-02"), "-");
    is(stand(plain, "2026-05-01", "B s -", UB, "until = 2026-05-01"), "-");
    is(stand(plain, "2026-05-01", "B s -", UB, "until = 2026-05-02"), "unmet 0/1");
    is(stand(plain, "2026-05-01", "B s -", "since 2030-01-01\n" UB, "note = x"), "unmet 0/1");
    is(stand(plain, "2026-05-01", "R s -", UB, "note = x"), "-");
    is(lines("s require = members > 0\npolicy q", "2026-05-01",
             UB "\nplace B 2026-05-01 in=R policy=q"),
       "-");
    is(lines("s require = members > 0\npolicy q", "2026-04-30",
             UB "\nplace B 2026-05-01 in=R policy=q"),
       "B s -..- unmet");
}

/* Sorted by rule and period; a version in force each, an organisation after the other. */
static void order(void **state)
{
    (void)state;
    const char *rules = "z require = members > 0; subject = unit, branch\n"
                        "b term = 3\na every = quarter; evidence = lecture\n"
                        "c every = quarter; evidence = lecture";
    is(lines(rules, "2026-04-01",
             "org b branch in=R\norg R unit\norg A branch in=R\n"
             "term b 2025-01-01\nterm b 2024-01-01"),
       "A a 2026-01-01..2026-03-31 overdue, A a 2026-04-01..2026-06-30 open, A b -..- unmet, "
       "A c 2026-01-01..2026-03-31 overdue, A c 2026-04-01..2026-06-30 open, A z -..- unmet, "
       "R z -..- unmet, "
       "b a 2026-01-01..2026-03-31 overdue, b a 2026-04-01..2026-06-30 open, "
       "b b 2024-01-01..2027-01-01 done, b b 2025-01-01..2028-01-01 open, "
       "b c 2026-01-01..2026-03-31 overdue, b c 2026-04-01..2026-06-30 open, b z -..- unmet");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(next_term),
        cmocka_unit_test(length),
        cmocka_unit_test(tracking),
        cmocka_unit_test(alive),
        cmocka_unit_test(in_force),
        cmocka_unit_test(judged),
        cmocka_unit_test(no_term),
        cmocka_unit_test(waived),
        cmocka_unit_test(posts_do_not_matter),
        cmocka_unit_test(term_overdue),
        cmocka_unit_test(structure),
        cmocka_unit_test(order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
