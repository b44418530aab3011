/* The matrix: the word of a cell, cells found again, sums of some rows, stopped on the way. */
#include "matrix.h"

#include <stdlib.h>

#include "door_help.h"

static void the_word_of_a_cell(void **state)
{
    static const struct {
        struct matrix_cell cell;
        enum matrix_mark mark;
        const char *text;
    } rows[] = {
        { { .need = 0 }, MARK_NONE, "" },
        { { .waived = 2 }, MARK_WAIVED, "免" },
        { { .need = 3, .have = 3, .waived = 1 }, MARK_DONE, "3/3完" },
        { { .need = 3, .have = 3, .late = 1 }, MARK_LATE, "3/3补" },
        { { .need = 3, .have = 2, .late = 2, .overdue = 1 }, MARK_OVERDUE, "2/3逾" },
        { { .need = 4, .overdue = 1, .unmet = 1, .due = 1, .open = 1 }, MARK_OVERDUE, "0/4逾" },
        { { .need = 3, .unmet = 1, .due = 1, .open = 1 }, MARK_UNMET, "0/3欠" },
        { { .need = 3, .due = 1, .open = 2 }, MARK_DUE, "0/3临" },
        { { .need = 3, .have = 1, .open = 1 }, MARK_OPEN, "1/3待" },
        { { .need = 3, .have = 1 }, MARK_UPCOMING, "1/3未" },
        { { .need = 3, .have = 1, .advice = 1 }, MARK_UPCOMING, "1/3未" },
        { { .need = 3, .have = 2, .advice = 1 }, MARK_ADVICE, "2/3议" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        matrix_cell_text(&b, &rows[i].cell);
        if (matrix_mark(&rows[i].cell) != rows[i].mark || strcmp(buf_str(&b), rows[i].text) != 0)
            fail_msg("row %zu: %s", i, buf_str(&b));
        buf_free(&b);
    }
}

static void a_cell_in_words(void **state)
{
    static const struct {
        struct matrix_cell cell;
        const char *text;
    } rows[] = {
        { { .need = 0 }, "没有要求" },
        { { .waived = 2 }, "免除 2" },
        { { .need = 3, .have = 3, .late = 1, .waived = 1 }, "完成 3/3（补办 1），免除 1" },
        { { .need = 9, .have = 1, .overdue = 2, .unmet = 1, .due = 3, .open = 1, .advice = 1 },
          "完成 1/9，逾期 2，不达标 1，临期 3，待办 1，建议做的没有做 1" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        matrix_cell_words(&b, &rows[i].cell);
        assert_string_equal(buf_str(&b), rows[i].text);
        buf_free(&b);
    }
}

/* Three organisations by three rules, the second organisation asked by none but the last. */
static void cells_and_sums(void **state)
{
    struct matrix_entry entry[] = {
        { 0, { .need = 3, .have = 1, .overdue = 2 } },
        { 2, { .need = 1, .have = 1, .late = 1 } },
        { 2, { .waived = 1 } },
        { 1, { .need = 5 } },
        { 2, { .need = 1 } },
    };
    struct matrix_org org[] = { { .first = 0 }, { .first = 2 }, { .first = 3 }, { .first = 5 } };
    struct matrix_cell of_org[3] = { { .need = 4, .have = 2, .overdue = 2, .late = 1 },
                                     { .waived = 1 },
                                     { .need = 6 } };
    struct matrix_cell sum[3], all;
    struct matrix m = { .nrules = 3, .org = org, .norgs = 3, .entry = entry, .of_org = of_org };
    static const size_t some[] = { 0, 1 };
    (void)state;
    assert_int_equal(matrix_at(&m, 0, 0)->overdue, 2);
    assert_false(matrix_asked(matrix_at(&m, 0, 1)));
    assert_int_equal(matrix_at(&m, 1, 2)->waived, 1);
    assert_false(matrix_asked(matrix_at(&m, 1, 0)));
    assert_int_equal(matrix_at(&m, 2, 1)->need, 5);
    matrix_sum(&m, NULL, 3, sum, &all);
    assert_int_equal(sum[0].need, 3);
    assert_int_equal(sum[1].need, 5);
    assert_int_equal(sum[2].need, 2);
    assert_int_equal(sum[2].waived, 1);
    assert_int_equal(all.need, 10);
    assert_int_equal(all.have, 2);
    matrix_sum(&m, some, 2, sum, &all);
    assert_int_equal(sum[1].need, 0);
    assert_int_equal(sum[2].need, 1);
    assert_int_equal(all.need, 4);
    assert_int_equal(all.waived, 1);
    assert_int_equal(all.late, 1);
}

static bool go_on(void *ctx, const char *what, size_t done, size_t total)
{
    assert_string_equal(what, "正在推算");
    assert_true(done <= total);
    return *(const bool *)ctx;
}

static enum status make(struct matrix *m, bool on)
{
    struct office *o;
    struct watch watch = { go_on, &on };
    struct period p = { date_parse("2026-01-01"), date_parse("2026-12-31") };
    door_must(office_open(&o, door.db, PEOPLE_NAMED, &door.e));
    enum status s = matrix_make(m, o, p, door_today(), -1, &watch, &door.e);
    office_close(o); /* what the matrix shows is its own */
    return s;
}

static void stopped(void **state)
{
    struct matrix m;
    (void)state;
    door_policy("base");
    door_must(PUT("org", "code", "1", "policy", "base", "tracking_from", "2026-01-01"));
    assert_int_equal(make(&m, false), ST_STOPPED);
    matrix_free(&m);
    assert_int_equal(make(&m, true), ST_OK);
    assert_true(m.norgs > 0);
    bool found = false;
    for (size_t row = 0; row < m.norgs; row++)
        found = found || (!strcmp(m.org[row].code, "B2") && !strcmp(m.org[row].name, "二支部"));
    assert_true(found);
    for (size_t k = 1; k < m.nrules; k++)
        assert_true(strcmp(m.rule[k - 1].id, m.rule[k].id) < 0);
    matrix_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_word_of_a_cell),
        cmocka_unit_test(a_cell_in_words),
        cmocka_unit_test(cells_and_sums),
        cmocka_unit_test_setup_teardown(stopped, door_open, door_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
