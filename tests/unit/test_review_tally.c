/* Reviews of a year, branch by branch. */
#include "review_tally.h"

#include "door_help.h"
#include "yardstick.h"

static struct office *o;
static struct review_tally tally;

static int open_reviews(void **state)
{
    int bad = door_open(state);
    door_policy("base");
    door_must(PUT("org", "code", "1", "policy", "base", "tracking_from", "2020-01-01"));
    door_must(PUT("person", "code", "P2", "name", "李四", "org", "B1", "since_on", "2020-01-05"));
    door_must(PUT("person", "code", "P3", "name", "王五", "org", "B2", "since_on", "2020-01-05"));
    return bad;
}

static int close_reviews(void **state)
{
    review_tally_free(&tally);
    office_close(o);
    o = NULL;
    return door_close(state);
}

static const struct review_branch *read_year(int year, const char *today, const char *below,
                                             const char *code)
{
    review_tally_free(&tally);
    office_close(o);
    door_must(office_open(&o, door.db, PEOPLE_NAMED, &door.e));
    door_must(review_tally_make(&tally, o, year, date_parse(today),
                                below != NULL ? office_org(o, below) : -1, &door.e));
    for (size_t i = 0; i < tally.n; i++)
        if (!strcmp(tally.v[i].code, code))
            return &tally.v[i];
    return NULL;
}

static void counted_by_branch(void **state)
{
    (void)state;
    door_must(PUT("review", "person", "P1", "year", "2025", "result", "excellent", "held_on",
                  "2026-01-10"));
    door_must(PUT("review", "person", "P2", "year", "2025", "result", "qualified", "held_on",
                  "2026-01-10"));
    door_must(PUT("review", "person", "P3", "year", "2025", "result", "unqualified"));
    door_must(PUT("review", "person", "P3", "year", "2024", "result", "excellent"));
    const struct review_branch *b = read_year(2025, "2026-01-10", NULL, "B1");
    assert_int_equal(tally.n, 2);
    assert_int_equal(b->reviewed, 2);
    assert_int_equal(b->count[0], 1);
    assert_string_equal(b->names[0], "张三");
    assert_int_equal(b->count[1], 1);
    assert_string_equal(b->names[1], "李四");
    assert_int_equal(b->unfiled, 2); /* none has the number of its file */
    assert_true(review_above_third(b));
    assert_string_equal(b->scale->policy, "base");
    b = read_year(2025, "2026-01-10", NULL, "B2");
    assert_int_equal(b->count[3], 1);
    assert_string_equal(review_grade_label(3), "不合格");
    assert_null(read_year(2025, "2026-01-09", NULL, "B1")); /* the day before it was held */
    assert_null(read_year(2025, "2026-01-10", "B2", "B1"));
    assert_int_equal(tally.n, 1);
}

/* Who moved is counted where the review was held. */
static void moved(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "name", "张三", "org", "B2", "since_on", "2026-01-05"));
    door_must(PUT("review", "person", "P1", "year", "2025", "result", "qualified"));
    assert_non_null(read_year(2025, "2026-02-01", NULL, "B1")); /* on 31 December */
    office_close(o);                                            /* its snapshot */
    o = NULL;
    door_must(PUT("review", "person", "P1", "year", "2025", "held_on", "2026-01-05"));
    assert_null(read_year(2025, "2026-02-01", NULL, "B1"));
    assert_non_null(read_year(2025, "2026-02-01", NULL, "B2"));
}

static void a_third(void **state)
{
    (void)state;
    assert_false(review_above_third(&(struct review_branch){ .count = { 3 }, .reviewed = 9 }));
    assert_true(review_above_third(&(struct review_branch){ .count = { 4 }, .reviewed = 11 }));
    assert_false(review_above_third(&(struct review_branch){ .count = { 4 }, .reviewed = 12 }));
    assert_false(review_above_third(&(struct review_branch){ .count = { 0 }, .reviewed = 1 }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(counted_by_branch, open_reviews, close_reviews),
        cmocka_unit_test_setup_teardown(moved, open_reviews, close_reviews),
        cmocka_unit_test(a_third),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
