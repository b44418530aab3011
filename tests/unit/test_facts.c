/* What the facts of an organisation are worth on a day. */
#include "test.h"

#include "world_make.h"

#define yes(expression, T, org, rows) assert_true(holds(expression, T, org, rows))
#define no(expression, T, org, rows)  assert_false(holds(expression, T, org, rows))

/* K > (V > B > G), (C > H) and a committee of discipline; each has one person of its own. */
#define TREE \
    "org R unit\norg K committee in=R\norg N discipline_committee in=K\n" \
    "org V general_branch in=K\norg B branch in=V\norg G group in=B\norg C branch in=K\n" \
    "org H group in=C\n"

static void members(void **state)
{
    (void)state;
    const char *rows = TREE "person k of=K\nperson v of=V\nperson b of=B\nperson g of=B group=G\n"
                            "person c of=C status=probationary\nperson h of=C group=H\n"
                            "person n of=N status=none\nperson r of=R";
    static const struct {
        const char *org, *members, *full;
    } table[] = {
        { "G", "members = 1", "full_members = 1" },
        { "H", "members = 1", "full_members = 1" },
        { "B", "members = 2", "full_members = 2" }, /* own; the group's are among them */
        { "C", "members = 2", "full_members = 1" },
        { "V", "members = 3", "full_members = 3" }, /* own and those below, none twice */
        { "K", "members = 6", "full_members = 5" },
        { "R", "members = 7", "full_members = 6" },
        { "N", "members = 0", "full_members = 0" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        row_true(i, holds(table[i].members, "2026-05-01", table[i].org, rows));
        row_true(i, holds(table[i].full, "2026-05-01", table[i].org, rows));
    }
    /* a branch and a group count their own alone, whatever stands below them */
    yes("members = 1", "2026-05-01", "B",
        "org B branch\norg D branch in=B\nperson b of=B\nperson d of=D");
}

/* Only those below that are active on the day, by the tree of the day. */
static void members_below(void **state)
{
    (void)state;
    const char *rows = "org R unit\norg V general_branch in=R to=2026-05-10\n"
                       "org B branch in=V from=2026-05-02 to=2026-05-04\nperson b of=B\n"
                       "org C branch in=R\nplace C 2026-05-03\nperson c of=C\n"
                       "org D branch\nplace D 2026-05-04 in=V\nperson d of=D";
    static const struct {
        const char *T, *want;
    } table[] = {
        { "2026-05-01", "members = 1" }, /* c */
        { "2026-05-02", "members = 2" }, /* b, c */
        { "2026-05-03", "members = 1" }, /* b */
        { "2026-05-04", "members = 1" }, /* d */
    };
    for (size_t i = 0; i < COUNT(table); i++)
        row_true(i, holds(table[i].want, table[i].T, "R", rows));
    /* its own count whether it lives or not: a rule asks the living alone */
    yes("members = 1", "2026-05-03", "B", rows);
}

static void member_on_a_day(void **state)
{
    (void)state;
    const char *rows = "org B branch\nperson X of=B from=2026-05-02 to=2026-05-06 "
                       "joined=2026-05-03 full=2026-05-05";
    static const struct {
        const char *T;
        int members, full;
    } table[] = {
        { "2026-05-01", 0, 0 }, { "2026-05-02", 0, 0 }, { "2026-05-03", 1, 0 },
        { "2026-05-04", 1, 0 }, { "2026-05-05", 1, 1 }, { "2026-05-06", 0, 0 },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        row_true(i, holds(table[i].members ? "members = 1" : "members = 0", table[i].T, "B", rows));
        row_true(i, holds(table[i].full ? "full_members = 1" : "full_members = 0", table[i].T, "B",
                          rows));
    }
}

static void organisations_below(void **state)
{
    (void)state;
    const char *T = "2026-05-01";
    const char *rows = TREE "org D branch in=K to=2026-05-01\norg E branch in=K from=2026-05-02\n"
                            "org F group in=C to=2026-05-01\norg I group in=C";
    yes("branches = 2", T, "K", rows); /* B at some depth, C; not D, not E */
    yes("branches = 3", "2026-04-30", "K", rows);
    yes("branches = 3", "2026-05-02", "K", rows);
    yes("branches = 1", T, "V", rows);
    yes("branches = 2", T, "R", rows);
    yes("branches = 0", T, "B", rows); /* not itself */
    yes("groups = 2", T, "C", rows);
    yes("groups = 3", "2026-04-30", "C", rows);
    yes("groups = 1", T, "B", rows);
    yes("groups = 0", T, "V", rows); /* directly below alone */
    yes("discipline_committee = 1", T, "K", rows);
    yes("discipline_committee = 0", T, "R", rows);
    const char *moved = "org K committee\norg N discipline_committee in=K to=2026-05-02\n"
                        "org O discipline_committee in=K\nplace O 2026-05-01\norg B branch in=K\n"
                        "org G group in=B\nplace B 2026-05-01";
    yes("discipline_committee = 2 and branches = 1", "2026-04-30", "K", moved);
    yes("discipline_committee = 1 and branches = 0", "2026-05-01", "K", moved);
    yes("discipline_committee = 0", "2026-05-02", "K", moved);
}

static void committee(void **state)
{
    (void)state;
    const char *rows = "org B branch committee=2026-05-02..2026-05-04";
    no("has_committee = 1", "2026-05-01", "B", rows);
    yes("has_committee = 1", "2026-05-02", "B", rows);
    yes("has_committee = 1", "2026-05-03", "B", rows);
    no("has_committee = 1", "2026-05-04", "B", rows);
    yes("has_committee = 0", "2026-05-04", "B", rows);
    yes("has_committee = 1", "2199-01-01", "B", "org B branch committee=2026-05-02");
    no("has_committee = 1", "2026-05-01", "B", "org B branch"); /* without committee_from: none */
}

static void posts(void **state)
{
    (void)state;
    const char *rows = TREE "person X\nperson Y\nperson Z\npost X B secretary from=2026-05-02\n"
                            "post Y B secretary to=2026-05-03\npost Z V secretary\n"
                            "post X B deputy_secretary";
    yes("post.secretary = 1 and post.deputy_secretary = 1", "2026-05-01", "B", rows);
    yes("post.secretary = 2", "2026-05-02", "B", rows);
    yes("post.secretary = 1", "2026-05-03", "B", rows);
    yes("post.secretary = 1", "2026-05-02", "V", rows); /* in itself alone */
    yes("post.secretary = 0", "2026-05-02", "K", rows);
    yes("post.member = 0", "2026-05-02", "B", rows);
}

/* Who leads a leading group is one of its members; elsewhere a secretary is none. */
static void leaders(void **state)
{
    (void)state;
    const char *rows = "org Z leading_group\norg B branch\nperson X\nperson Y\nperson W\n"
                       "post X Z secretary from=2026-05-02\npost Y Z deputy_secretary\n"
                       "post W Z leading_member\npost X B secretary\npost Y Z leading_member";
    yes("post.leading_member = 2", "2026-05-01", "Z", rows);
    yes("post.leading_member = 3", "2026-05-02", "Z", rows);
    yes("post.secretary = 1 and post.deputy_secretary = 1", "2026-05-02", "Z", rows);
    yes("post.leading_member = 0", "2026-05-02", "B", rows);
}

/* Persons, not rows: who is somewhere by two rows of one day is there once. */
static void persons_are_counted(void **state)
{
    (void)state;
    const char *twice =
        "org B branch\norg G group in=B\nperson X\nmember X B group=G to=2026-05-10\n"
        "member X B group=G from=2026-05-05\nperson Y of=B group=G";
    yes("members = 2 and full_members = 2", "2026-05-05", "B", twice);
    yes("members = 2 and full_members = 2", "2026-05-05", "G", twice);
    yes("members = 2", "2026-05-10", "B", twice);
    const char *rows = "org B branch\nperson X\nperson Y\npost X B secretary to=2026-05-10\n"
                       "post X B secretary from=2026-05-05\npost Y B secretary";
    yes("post.secretary = 2", "2026-05-04", "B", rows);
    yes("post.secretary = 2", "2026-05-05", "B", rows);
    yes("post.secretary = 2", "2026-05-10", "B", rows);
}

static void officers(void **state)
{
    (void)state;
    const char *rows = TREE "person X\nperson Y\nperson Z\npost X K party_officer full_time=1\n"
                            "post Y C party_officer full_time=0 from=2026-05-02\n"
                            "post Z V party_officer full_time=1 to=2026-05-02\npost Z K secretary";
    yes("fulltime = 2 and parttime = 0", "2026-05-01", "K", rows);
    yes("fulltime = 1 and parttime = 1", "2026-05-02", "K", rows);
    yes("fulltime = 1 and parttime = 1", "2026-05-02", "R", rows);
    yes("fulltime = 1 and parttime = 0", "2026-05-01", "V", rows);
    yes("fulltime = 0 and parttime = 1", "2026-05-02", "C", rows);
    yes("fulltime = 0 and parttime = 0", "2026-05-02", "B", rows);
    /* where full_time was left blank it is neither */
    const char *blank = "org K committee\nperson X\nperson Y\npost X K party_officer\n"
                        "post Y K party_officer full_time=0";
    yes("fulltime = 0 and parttime = 1 and post.party_officer = 2", "2026-05-01", "K", blank);
}

static void dated(void **state)
{
    (void)state;
    const char *rows = TREE "fact K headcount 100\nfact K headcount 120 from=2026-05-02\n"
                            "fact V headcount 50 from=2026-05-04\nfact K level region\n"
                            "fact V level city\nfact K joint_office yes from=2026-05-03\n"
                            "fact K budget 12.5\nfact R venue 6";
    yes("headcount = 100", "2026-05-01", "K", rows);
    yes("headcount = 120", "2026-05-02", "K", rows);
    yes("headcount = 120", "2026-05-03", "V", rows); /* the nearest above */
    yes("headcount = 50", "2026-05-04", "V", rows);  /* its own from then on */
    yes("headcount = 50", "2026-05-04", "B", rows);
    yes("headcount = 120", "2026-05-04", "C", rows);
    no("headcount >= 0", "2026-05-04", "R", rows); /* never the other way */
    no("headcount != 5", "2026-05-04", "R", rows);
    yes("level = city and level < region", "2026-05-01", "G", rows);
    yes("level = region", "2026-05-01", "H", rows);
    no("joint_office = yes or joint_office = no", "2026-05-02", "B", rows); /* not recorded yet */
    yes("joint_office = yes", "2026-05-03", "B", rows);
    yes("joint_office", "2026-05-03", "B", rows);
    yes("not joint_office", "2026-05-02", "B", rows);
    yes("budget = 12.5 and budget * 2 = 25", "2026-05-01", "B", rows);
    yes("venue = 6", "2026-05-01", "G", rows);
    no("budget_share >= 0", "2026-05-01", "K", rows);
    /* a value of its own that is older wins over a newer one above */
    const char *older = "org K committee\norg B branch in=K\nfact K headcount 9 from=2026-05-01\n"
                        "fact B headcount 5 from=2020-01-01";
    yes("headcount = 5", "2026-06-01", "B", older);
    yes("headcount = 9", "2019-12-31", "B",
        "org K committee\norg B branch in=K\n"
        "fact K headcount 9\nfact B headcount 5 from=2020-01-01");
}

/* The ancestors of that day. */
static void dated_by_the_tree(void **state)
{
    (void)state;
    const char *rows =
        "org K committee\norg L committee\norg B branch in=K\nplace B 2026-05-02 in=L\n"
        "fact K headcount 5\nfact L headcount 7";
    yes("headcount = 5", "2026-05-01", "B", rows);
    yes("headcount = 7", "2026-05-02", "B", rows);
    /* the first placement holds before its day too */
    const char *first = "org K committee\norg L committee\norg B branch in=K placed=2026-05-02\n"
                        "place B 2026-05-04 in=L\nfact K headcount 5\nfact L headcount 7";
    yes("headcount = 5", "2026-05-01", "B", first);
    yes("branches = 1", "2026-05-01", "K", first);
    yes("branches = 1", "2026-05-03", "K", first);
    yes("branches = 0", "2026-05-04", "K", first);
    yes("branches = 1", "2026-05-04", "L", first);
    yes("headcount = 7", "2026-05-04", "B", first);
}

static void blank_means_none(void **state)
{
    (void)state;
    yes("retired_members = 0", "2026-05-01", "B", "org B branch");
    yes("members - retired_members = 1", "2026-05-01", "B", "org B branch\nperson X of=B");
    yes("retired_members = 3", "2026-05-01", "B",
        "org K committee\norg B branch in=K\n"
        "fact K retired_members 3");
    yes("retired_members = 0", "2026-05-01", "B",
        "org B branch\nfact B retired_members 3 from=2026-05-02");
}

/* The two per cent of an office that never wrote down its headcount is not fulfilled. */
static void staff_ratio(void **state)
{
    (void)state;
    const char *rule = "fulltime >= 0.02 * headcount", *T = "2026-05-01";
    const char *two = "org K committee\nperson X\nperson Y\npost X K party_officer full_time=1\n"
                      "post Y K party_officer full_time=1%s";
    assert_true(holds(rule, T, "K", two, "\nfact K headcount 100"));
    assert_false(holds(rule, T, "K", two, "\nfact K headcount 101"));
    assert_false(holds(rule, T, "K", two, ""));
    assert_true(holds("not fulltime >= 0.02 * headcount", T, "K", two, ""));
}

static void overdue_term(void **state)
{
    (void)state;
    const char *rows = "org K committee\norg B branch in=K\nterm B 2023-05-01\nterm K 2010-01-01";
    yes("term_overdue = 0", "2026-05-01", "B", rows);
    yes("term_overdue = 1", "2026-05-02", "B", rows);
    yes("term_overdue = 0", "2026-05-02", "K", rows); /* no rule asks it for a term */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members),
        cmocka_unit_test(members_below),
        cmocka_unit_test(member_on_a_day),
        cmocka_unit_test(organisations_below),
        cmocka_unit_test(committee),
        cmocka_unit_test(posts),
        cmocka_unit_test(leaders),
        cmocka_unit_test(persons_are_counted),
        cmocka_unit_test(officers),
        cmocka_unit_test(dated),
        cmocka_unit_test(dated_by_the_tree),
        cmocka_unit_test(blank_means_none),
        cmocka_unit_test(staff_ratio),
        cmocka_unit_test(overdue_term),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
