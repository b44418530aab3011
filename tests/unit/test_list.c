/* The list and the picture it is drawn into. */
#include "list.h"

#include "cells.h"
#include "test.h"

struct rows {
    size_t n;
    size_t asked; /* cells read since it was last set to 0 */
    char filter[64];
    size_t shift; /* rows put in front of the others */
    size_t most;  /* of those a filter shows, so many are known; 0: all */
};

static size_t count(void *ctx)
{
    const struct rows *r = ctx;

    if (*r->filter == '\0')
        return r->n;
    return r->most != 0 && r->most < r->n / 10 ? r->most : r->n / 10;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    struct rows *r = ctx;

    r->asked++;
    buf_printf(out, "列%d行%zu张三支部", column, row);
}

static int64_t id(void *ctx, size_t row)
{
    const struct rows *r = ctx;

    return *r->filter != '\0' ? (int64_t)row * 10 : (int64_t)row - (int64_t)r->shift;
}

static void filter(void *ctx, const char *text)
{
    struct rows *r = ctx;

    snprintf(r->filter, sizeof r->filter, "%s", text);
}

static bool unfinished(void *ctx)
{
    const struct rows *r = ctx;

    return *r->filter != '\0' && r->most != 0;
}

static const struct list_ops ops = {
    .count = count, .cell = cell, .id = id, .filter = filter, .unfinished = unfinished
};

static const struct list_column columns[] = {
    { "甲", 9, false, false },  { "乙", 9, true, false },   { "丙", 21, false, false },
    { "丁", 21, false, false }, { "戊", 21, false, false },
};

static void press(struct list *l, const char *keys)
{
    while (*keys != '\0') {
        size_t n = strcspn(keys, " ");
        struct key k;

        assert_true(key_parse(keys, n, &k));
        list_key(l, &k);
        keys += n + strspn(keys + n, " ");
    }
}

static struct list *list_of(struct rows *r)
{
    struct list *l = list_new(&ops, r);

    list_columns(l, columns, 5, 1);
    cells_size(12, 60);
    return l;
}

static size_t row_of(const struct list *l)
{
    size_t row;

    assert_true(list_row(l, &row));
    return row;
}

static void draw(struct list *l)
{
    cells_clear();
    list_draw(l, (struct rect){ 0, 0, cells_rows(), cells_cols() });
}

static void screen_has(const char *s, bool yes)
{
    struct buf b = BUF_INIT;

    cells_dump(&b);
    if ((strstr(buf_str(&b), s) != NULL) != yes)
        fail_msg("%s: %s\n%s", yes ? "missing" : "there", s, buf_str(&b));
    buf_free(&b);
}

static void test_moving(void **state)
{
    struct rows r = { .n = 100000 };
    struct list *l = list_of(&r);

    (void)state;
    draw(l);
    assert_in_range(r.asked, 1, 60); /* only what is in sight */
    r.asked = 0;
    press(l, "End");
    draw(l);
    assert_int_equal(row_of(l), 99999);
    assert_in_range(r.asked, 1, 60);
    screen_has("行99999", true);
    press(l, "PgUp Up");
    assert_int_equal(row_of(l), 99999 - 10 - 1);
    press(l, "g");
    assert_int_equal(row_of(l), 0);
    press(l, "Up");
    assert_int_equal(row_of(l), 0);
    press(l, "G Down");
    assert_int_equal(row_of(l), 99999);
    list_free(l);
}

static void says(const struct list *l, const char *text)
{
    struct buf b = BUF_INIT;

    list_status(l, &b);
    assert_string_equal(buf_str(&b), text);
    buf_free(&b);
}

/* The filter's rows come a few at a time: the cursor goes back to the row it was on when that has
 * come, and stays on the first one where it does not come. */
static void test_unfinished(void **state)
{
    struct rows r = { .n = 1000, .most = 40 };
    struct list *l = list_of(&r);

    (void)state;
    list_go(l, 500);
    press(l, "/ z");
    says(l, "1/40+");
    press(l, "s"); /* the next letter looks for the same row */
    r.most = 60;
    list_grown(l);
    says(l, "51/60+");
    press(l, "Up");
    r.most = 0;
    list_grown(l);
    says(l, "50/100");
    press(l, "Esc");
    list_go(l, 501); /* the filter does not show it */
    r.most = 40;
    press(l, "/ z");
    r.most = 0;
    list_grown(l);
    says(l, "1/100");
    list_free(l);
}

static void test_filter(void **state)
{
    struct rows r = { .n = 1000 };
    struct list *l = list_of(&r);

    (void)state;
    list_go(l, 50);
    press(l, "张"); /* a hanzi opens the line */
    assert_true(list_filtering(l));
    assert_string_equal(r.filter, "张");
    assert_int_equal(row_of(l), 5); /* on the same id */
    press(l, "n q Down");           /* letters belong to it, arrows to the list */
    assert_string_equal(r.filter, "张nq");
    assert_int_equal(row_of(l), 6);
    draw(l);
    screen_has("筛选：张nq", true);
    press(l, "Enter");
    assert_false(list_filtering(l));
    assert_string_equal(list_filter(l), "张nq");
    draw(l);
    screen_has("筛选：张nq  Esc 看全部，F7 改", true); /* stays in sight as long as it hides rows */
    press(l, "Esc");
    draw(l);
    screen_has("筛选：", false);
    assert_string_equal(r.filter, "");
    assert_int_equal(row_of(l), 60);
    press(l, "／"); /* full-width */
    assert_true(list_filtering(l));
    press(l, "a Esc");
    assert_string_equal(r.filter, "");
    list_free(l);
}

static void test_refresh(void **state)
{
    struct rows r = { .n = 20 };
    struct list *l = list_of(&r);

    (void)state;
    list_go(l, 7);
    press(l, "Space");
    assert_int_equal(row_of(l), 8);
    r.shift = 3;
    r.n = 23;
    list_refresh(l);
    assert_int_equal(row_of(l), 11);
    assert_true(list_tagged(l, 7));
    size_t n;
    const int64_t *tags = list_tags(l, &n);

    assert_int_equal(n, 1);
    assert_int_equal(tags[0], 7);
    r.n = 2;
    list_refresh(l);
    assert_int_equal(row_of(l), 1);
    r.n = 0;
    list_refresh(l);
    assert_false(list_row(l, &n));
    draw(l);
    press(l, "Down Up Space End");
    list_free(l);
}

/* What came above the cursor: in a list that begins in sight it is seen, further down nothing
 * moves. */
static void test_rows_above(void **state)
{
    struct rows r = { .n = 100 };
    struct list *l = list_of(&r);

    (void)state;
    draw(l);
    r.shift = 2;
    r.n = 102;
    list_refresh(l);
    draw(l);
    assert_int_equal(row_of(l), 2);
    screen_has("列0行0", true);
    press(l, "PgDn PgDn PgDn");
    draw(l);
    size_t top, n, was;

    list_window(l, &was, &n);
    assert_true(was > 0);
    r.shift = 5;
    r.n = 105;
    list_refresh(l);
    draw(l);
    list_window(l, &top, &n);
    assert_int_equal(top, was + 3);
    list_free(l);
}

/* Totals that stay on top, under heads of two lines. 12 rows: 2 of heads, 1 fixed, 9 that scroll.
 */
static void test_fixed_rows(void **state)
{
    static const struct list_column two[] = { { "甲", 9, false, false },
                                              { "上面\n下面", 9, true, false } };
    struct rows r = { .n = 100 };
    struct list *l = list_of(&r);

    (void)state;
    list_columns(l, two, 2, 1);
    list_fixed_rows(l, 1);
    draw(l);
    screen_has("上面", true);
    screen_has("下面", true);
    screen_has("列0行0", true);
    screen_has("列0行9", true);
    screen_has("列0行10", false);
    press(l, "PgDn PgDn"); /* a page is 9, less one line */
    assert_int_equal(row_of(l), 16);
    draw(l);
    screen_has("列0行0", true);
    screen_has("列0行7", false);
    screen_has("列0行8", true);
    screen_has("列0行16", true);
    press(l, "End");
    draw(l);
    screen_has("列0行0", true);
    screen_has("列0行90", false);
    screen_has("列0行91", true);
    press(l, "Home");
    draw(l);
    assert_int_equal(row_of(l), 0);
    r.n = 1;
    list_refresh(l);
    draw(l);
    screen_has("列0行0", true);
    screen_has("列0行1", false);
    list_free(l);
}

static void test_sideways(void **state)
{
    struct rows r = { .n = 20 };
    struct list *l = list_of(&r);

    (void)state;
    draw(l);
    screen_has("列3行0", true); /* 16 cells are left: a text begins there */
    screen_has("列4行0", false);
    cells_size(12, 53); /* 9 are too few */
    draw(l);
    screen_has("列3", false);
    cells_size(12, 60);
    press(l, "Right Right");
    draw(l);
    screen_has("列0行0", true); /* frozen */
    screen_has("列1行0", false);
    screen_has("列3行0", true);
    press(l, "Right Right Right Right");
    draw(l);
    screen_has("列4行0", true);
    press(l, "Left Left Left Left Left Left");
    draw(l);
    screen_has("列1行0", true);
    list_free(l);
    /* a cursor from cell to cell takes the columns with it */
    l = list_of(&r);
    list_cell_cursor(l, true);
    press(l, "Right Right Right Right Right");
    draw(l);
    assert_int_equal(list_column(l), 4);
    screen_has("列4行0", true);
    list_free(l);
}

/* What had to be cut stands whole in the status line, or in lines of its own; names keep their
 * ends. */
static void test_cut(void **state)
{
    static const struct list_column narrow[] = { { "甲", 20, false, false },
                                                 { "乙", 11, false, true },
                                                 { "丙", 21, false, false } };
    struct rows r = { .n = 20 };
    struct list *l = list_of(&r);
    struct buf b = BUF_INIT;

    (void)state;
    list_columns(l, narrow, 3, 1);
    draw(l);
    screen_has("列0行0张三支部", true); /* 16 cells of 20 */
    screen_has("列1行…支部", true);     /* 16 of 11: 5, the dots, 4 */
    list_say_cut(l, &b);
    assert_string_equal(buf_str(&b), "  列1行0张三支部");
    press(l, "Down Down");
    draw(l);
    buf_clear(&b);
    list_say_cut(l, &b);
    assert_string_equal(buf_str(&b), "  列1行2张三支部");
    list_cut_lines(l, 1);
    cells_size(14, 60);
    draw(l);
    screen_has("  列1行2张三支部\n", true);
    buf_clear(&b);
    list_say_cut(l, &b);
    assert_string_equal(buf_str(&b), "");
    cells_size(13, 60); /* too low for it */
    draw(l);
    screen_has("  列1行2张三支部\n", false);
    buf_free(&b);
    list_free(l);
}

/* Whatever is drawn wherever, each row of the picture has its cells, no half glyph among them. */
static void test_cells(void **state)
{
    struct buf b = BUF_INIT;

    (void)state;
    cells_size(3, 11);
    cells_put(0, 0, 11, "中共第一支部", LOOK_TEXT);
    cells_put(0, 3, 4, "会议", LOOK_ON);
    cells_put(1, 0, 11, "a\033[31m中", LOOK_TEXT);
    cells_put(2, 9, 8, "支部", LOOK_TEXT);
    cells_put(2, -1, 4, "支部", LOOK_TEXT);
    cells_put(7, 0, 4, "支部", LOOK_TEXT);
    cells_dump(&b);
    assert_string_equal(buf_str(&b), "中 会议 支\na\xef\xbf\xbd[31m中\n         支\n");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moving),     cmocka_unit_test(test_filter),
        cmocka_unit_test(test_unfinished), cmocka_unit_test(test_refresh),
        cmocka_unit_test(test_rows_above), cmocka_unit_test(test_sideways),
        cmocka_unit_test(test_cells),      cmocka_unit_test(test_fixed_rows),
        cmocka_unit_test(test_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
