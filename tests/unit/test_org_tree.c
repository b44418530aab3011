/* The tree of organisations on a day: order, depth, counts, terms, findings. */
#include "door_help.h"

#include "due.h"
#include "office.h"
#include "org_tree.h"

static struct org_tree tree;

static int open_tree(void **state)
{
    int bad = door_open(state);
    door_policy("base");
    door_must(PUT("org", "code", "1", "policy", "base", "tracking_from", "2020-01-01"));
    door_must(PUT("person", "code", "P1", "joined_on", "2015-01-01", "full_on", "2016-01-01"));
    return bad;
}

static int close_tree(void **state)
{
    org_tree_free(&tree);
    return door_close(state);
}

static const struct org_line *line(const char *code, const char *day)
{
    org_tree_free(&tree);
    struct office *o = door_office();
    door_must(org_tree_of(&tree, o, date_parse(day), &door.e));
    office_close(o);
    for (size_t i = 0; i < tree.n; i++)
        if (!strcmp(tree.v[i].code, code))
            return &tree.v[i];
    return NULL;
}

static void those_below_follow_the_one_above(void **state)
{
    static const char *const codes[] = { "1", "B1", "G1", "B2" };
    static const int depths[] = { 0, 1, 2, 1 };
    (void)state;
    assert_int_equal(line("1", "2026-11-21")->below, 3);
    assert_int_equal(tree.n, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(tree.v[i].code, codes[i]);
        assert_int_equal(tree.v[i].depth, depths[i]);
    }
    assert_string_equal(tree.v[1].kind, "branch");
    assert_int_equal(tree.v[1].below, 1);
}

static void moved_under_another(void **state)
{
    (void)state;
    door_must(PUT("org", "code", "GB", "name", "总支", "kind", "general_branch", "parent", "1"));
    door_must(PUT("placement", "org", "B2", "from_on", "2026-06-01", "parent", "GB"));
    assert_int_equal(line("B2", "2026-05-31")->depth, 1);
    assert_int_equal(line("B2", "2026-06-01")->depth, 2);
    assert_string_equal(tree.v[tree.n - 2].code, "GB");
}

static void members_and_secretaries(void **state)
{
    (void)state;
    door_must(PUT("post", "person", "P1", "org", "B1", "role", "secretary", "from_on", "2024-01-01",
                  "to_on", "2026-01-01"));
    assert_int_equal(line("B1", "2026-11-21")->members, 1);
    assert_string_equal(line("B1", "2025-12-31")->secretary, "张三");
    assert_string_equal(line("B1", "2026-01-01")->secretary, ""); /* the day it ended */
    assert_int_equal(line("B2", "2026-11-21")->members, 0);
    assert_int_equal(line("1", "2026-11-21")->members, 1);
}

static void a_dissolved_one(void **state)
{
    (void)state;
    door_must(PUT("org", "code", "B2", "dissolved_on", "2026-07-01"));
    assert_true(line("B2", "2026-06-30")->active);
    assert_false(line("B2", "2026-07-01")->active);
    assert_int_equal(line("1", "2026-07-01")->below, 2);
}

static void terms(void **state)
{
    (void)state;
    assert_true(line("B1", "2026-11-21")->term_missing);
    door_must(PUT("term", "org", "B1", "elected_on", "2023-11-21"));
    const struct org_line *l = line("B1", "2026-11-21"); /* three years */
    assert_false(l->term_missing);
    assert_int_equal(l->term_due, date_parse("2026-11-21"));
    assert_false(l->term_overdue);
    assert_true(line("B1", "2026-11-22")->term_overdue);
}

/* What the tree counts as 不达标 are the lines of the due list: what is not set up, terms that
 * nobody recorded, and records that lack something. */
static void unmet_as_in_the_due_list(void **state)
{
    const daynum day = date_parse("2026-11-21");
    struct due_filter f = DUE_FILTER_INIT;
    struct due_list l;
    struct office *o;
    (void)state;
    door_policy("nx6");
    door_must(PUT("org", "code", "1", "policy", "nx6"));
    size_t before = line("G1", "2026-11-21")->unmet;
    door_must(PUT("activity", "org", "G1", "types", "group_meeting", "held_on", "2026-11-10"));
    assert_int_equal(line("G1", "2026-11-21")->unmet, before + 1);
    door_must(office_open(&o, door.db, PEOPLE_NAMED, &door.e));
    f.today = day;
    f.classes = 1U << DUTY_UNMET;
    door_must(due_list_make(&l, o, &f, &door.e));
    for (size_t i = 0; i < tree.n; i++) {
        size_t n = 0;
        for (size_t k = 0; k < l.n; k++)
            n += l.duty[k].org == office_org(o, tree.v[i].code);
        assert_int_equal(tree.v[i].unmet, n);
    }
    due_list_free(&l);
    office_close(o);
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_tree, close_tree)
    const struct CMUnitTest tests[] = {
        CASE(those_below_follow_the_one_above),
        CASE(moved_under_another),
        CASE(members_and_secretaries),
        CASE(a_dissolved_one),
        CASE(terms),
        CASE(unmet_as_in_the_due_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
