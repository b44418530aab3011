/* Rankings: ties, the edges of each set, cohorts apart, years in a row. */
#include "test.h"

#include "rank.h"

enum { MOST = 16 };
static struct yardstick ranking = {
    .policy = "p", .name = "r", .top = 3, .bottom = 2, .interview = 1, .repeat = 2
};
static struct rank_line line[MOST];
static size_t n;

static void begin(void)
{
    n = 0;
}

/* score < 0: none */
static void put(int org, int year, const char *cohort, int score)
{
    line[n++] = (struct rank_line){ .org = org,
                                    .person = -1,
                                    .year = year,
                                    .cohort = cohort,
                                    .grade = "",
                                    .score = score < 0 ? RATIO_UNKNOWN : ratio_int(score),
                                    .ranking = &ranking };
}

static const struct rank_line *of(int org, int year)
{
    for (size_t i = 0; i < n; i++)
        if (line[i].org == org && line[i].year == year)
            return &line[i];
    fail_msg("no line of %d in %d", org, year);
    return NULL;
}

static void ties_share(void **state)
{
    (void)state;
    /* 90, 85, 85, 85, 70, 60, 60, none */
    static const int scores[] = { 85, 60, 90, 85, -1, 85, 70, 60 };
    static const struct {
        int rank, from_below;
        bool top, bottom, interview;
    } want[] = {
        { 2, 4, true, false, false },  { 6, 1, false, true, true },   { 1, 7, true, false, false },
        { 2, 4, true, false, false },  { 0, 0, false, false, false }, { 2, 4, true, false, false },
        { 5, 3, false, false, false }, { 6, 1, false, true, true },
    };
    begin();
    for (int i = 0; i < (int)COUNT(scores); i++)
        put(i, 2026, "", scores[i]);
    rank_settle(line, n);
    for (int i = 0; i < (int)COUNT(scores); i++) {
        const struct rank_line *r = of(i, 2026);
        row_true(i, r->rank == want[i].rank && r->from_below == want[i].from_below);
        row_true(i, r->top == want[i].top && r->bottom == want[i].bottom);
        row_true(i, r->interview == want[i].interview && r->of == 7 && !r->repeat);
    }
    assert_int_equal(line[0].org, 2);
    assert_int_equal(line[n - 1].org, 4); /* without a score: last */
}

/* Third and fourth, last but one and last but two. */
static void edges(void **state)
{
    (void)state;
    begin();
    for (int i = 0; i < 6; i++)
        put(i, 2026, "", 100 - i);
    rank_settle(line, n);
    assert_true(of(2, 2026)->top);
    assert_false(of(3, 2026)->top);
    assert_false(of(3, 2026)->bottom);
    assert_true(of(4, 2026)->bottom);
    assert_false(of(4, 2026)->interview);
    assert_true(of(5, 2026)->interview);
}

static void cohorts_apart(void **state)
{
    (void)state;
    begin();
    put(0, 2026, "甲", 50);
    put(1, 2026, "乙", 90);
    put(2, 2026, "甲", 60);
    put(3, 2026, "乙", 80);
    rank_settle(line, n);
    assert_int_equal(of(0, 2026)->rank, 2);
    assert_int_equal(of(1, 2026)->rank, 1);
    assert_int_equal(of(2, 2026)->rank, 1);
    assert_int_equal(of(3, 2026)->of, 2);
}

static void years_in_a_row(void **state)
{
    (void)state;
    begin();
    for (int year = 2024; year <= 2026; year++)
        for (int i = 0; i < 5; i++)
            if (year != 2025 || i != 4)
                put(i, year, year == 2025 ? "甲" : "", 100 - (i + (year == 2026)) % 5);
    /* 2024: 3 and 4 are low; 2025, without 4: 2 and 3; 2026 (0 1 2 3 4 -> 99 98 97 96 100): 2 and 3
     */
    rank_settle(line, n);
    assert_false(of(3, 2024)->repeat);
    assert_true(of(3, 2025)->repeat);
    assert_false(of(2, 2025)->repeat);
    assert_true(of(2, 2026)->repeat);
    assert_true(of(3, 2026)->repeat);
    assert_false(of(4, 2026)->repeat);
    ranking.repeat = 3;
    rank_settle(line, n);
    assert_true(of(3, 2026)->repeat);
    assert_false(of(2, 2026)->repeat);
    ranking.repeat = 0;
    rank_settle(line, n);
    assert_false(of(3, 2026)->repeat);
    ranking.repeat = 2;
}

static void words(void **state)
{
    (void)state;
    begin();
    for (int year = 2025; year <= 2026; year++)
        for (int i = 0; i < 4; i++)
            put(i, year, "", i == 3 && year == 2026 ? -1 : 10 - i);
    rank_settle(line, n);
    struct rank_list l = { line, n, n, 2026, false };
    static const struct {
        int org;
        const char *want;
    } rows[] = {
        { 0, "3 个中第 1 名；在前 3 名" },
        { 2,
          "3 个中第 3 名；在前 3 名；在后 2 名；在后 1 名，约谈；连续 2 年在后 2 名，2025 年 4 个中"
          "第 3 名" },
        { 3, "没有得分，不排名" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        rank_reason(&b, &l, of(rows[i].org, 2026));
        assert_string_equal(buf_str(&b), rows[i].want);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_share),     cmocka_unit_test(edges), cmocka_unit_test(cohorts_apart),
        cmocka_unit_test(years_in_a_row), cmocka_unit_test(words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
