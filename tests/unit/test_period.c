/* Periods, the half rule, windows. Expected days are written by hand or come from the naive
 * calendar. */
#include "test.h"

#include "date.h"
#include "naive.h"

static const char *text(struct period p)
{
    static char out[2 * DAY_TEXT + 4];
    char first[DAY_TEXT], last[DAY_TEXT];
    date_format(p.first, first);
    date_format(p.last, last);
    snprintf(out, sizeof out, "%s..%s", first, last);
    return out;
}

/* Whether a block of `every` months begins on this day: for parts of a year by the calendar, for
 * n years by counting from 2000 in both directions. */
static bool begins(const struct naive *n, int every)
{
    if (n->day != 1)
        return false;
    if (every == 1)
        return true;
    if (every == 3)
        return n->month == 1 || n->month == 4 || n->month == 7 || n->month == 10;
    if (every == 6)
        return n->month == 1 || n->month == 7;
    if (n->month != 1)
        return false;
    for (int year = 2000; year < 2200; year += every / 12) {
        if (year == n->year || 2000 - (year - 2000) == n->year)
            return true;
    }
    return false;
}

/* Each day against the block that the naive calendar has it in; the blocks cut by 1900 and 2200
 * are held against each other only. */
static void every_day_in_every_length(void **state)
{
    (void)state;
    static const int lengths[] = { 1, 3, 6, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120 };
    for (size_t i = 0; i < COUNT(lengths); i++) {
        struct period p = { 0, DAY_MIN - 1 };
        bool known = false;
        for (struct naive n = naive_first(); n.year < 2200; naive_next(&n)) {
            bool start = begins(&n, lengths[i]);
            struct period got = period_of(lengths[i], n.number);
            bool right = got.first <= n.number && n.number <= got.last;
            if (start) {
                right = right && got.first == n.number && (!known || p.last == n.number - 1);
                known = true;
            } else if (n.number > DAY_MIN) {
                right = right && got.first == p.first && got.last == p.last;
            }
            if (start && n.number > DAY_MIN) {
                struct period next = period_next(lengths[i], p);
                right = right && next.first == got.first && next.last == got.last;
            }
            if (!right)
                fail_msg("%d months, %d-%d-%d: %s", lengths[i], n.year, n.month, n.day, text(got));
            p = got;
        }
    }
}

static void by_hand(void **state)
{
    (void)state;
    static const struct {
        int every;
        const char *day, *want;
    } rows[] = {
        { EVERY_MONTH, "2024-02-29", "2024-02-01..2024-02-29" },
        { EVERY_MONTH, "2100-02-28", "2100-02-01..2100-02-28" },
        { EVERY_MONTH, "2026-12-31", "2026-12-01..2026-12-31" },
        { EVERY_QUARTER, "2026-03-31", "2026-01-01..2026-03-31" },
        { EVERY_QUARTER, "2026-04-01", "2026-04-01..2026-06-30" },
        { EVERY_QUARTER, "1999-12-31", "1999-10-01..1999-12-31" },
        { EVERY_HALF, "2026-06-30", "2026-01-01..2026-06-30" },
        { EVERY_HALF, "2026-07-01", "2026-07-01..2026-12-31" },
        { EVERY_YEAR, "1900-01-01", "1900-01-01..1900-12-31" },
        { EVERY_YEAR, "2199-12-31", "2199-01-01..2199-12-31" },
        { 24, "2025-12-31", "2024-01-01..2025-12-31" },
        { 24, "2026-01-01", "2026-01-01..2027-12-31" },
        { 24, "1999-12-31", "1998-01-01..1999-12-31" },
        { 36, "2026-11-21", "2024-01-01..2026-12-31" },
        { 36, "2027-01-01", "2027-01-01..2029-12-31" },
        { 36, "1999-06-01", "1997-01-01..1999-12-31" },
        { 48, "2026-11-21", "2024-01-01..2027-12-31" },
        { 60, "2024-12-31", "2020-01-01..2024-12-31" },
        { 60, "2025-01-01", "2025-01-01..2029-12-31" },
        { 72, "2026-11-21", "2024-01-01..2029-12-31" },
        { 84, "2026-11-21", "2021-01-01..2027-12-31" },
        { 96, "2026-11-21", "2024-01-01..2031-12-31" },
        { 108, "2026-11-21", "2018-01-01..2026-12-31" },
        { 120, "2026-11-21", "2020-01-01..2029-12-31" },
        { 120, "1999-12-31", "1990-01-01..1999-12-31" },
        { 36, "1900-12-31", "1898-01-01..1900-12-31" }, /* begins before the calendar does */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = text(period_of(rows[i].every, date_parse(rows[i].day)));
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("row %zu: %s", i, got);
    }
}

static void every_words(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        int every;
    } rows[] = {
        { "month", 1 },      { "quarter", 3 },  { "half-year", 6 }, { "year", 12 },
        { "2 years", 24 },   { "3 years", 36 }, { "4 years", 48 },  { "5 years", 60 },
        { "6 years", 72 },   { "7 years", 84 }, { "8 years", 96 },  { "9 years", 108 },
        { "10 years", 120 }, { "1 years", 0 },  { "11 years", 0 },  { "0 years", 0 },
        { "2years", 0 },     { "2 year", 0 },   { "02 years", 0 },  { "2  years", 0 },
        { "2 years ", 0 },   { "", 0 },         { "months", 0 },    { "Month", 0 },
        { "half", 0 },       { "week", 0 },     { "100 years", 0 }, { "years", 0 },
        { "1", 0 },          { "10", 0 },       { "2", 0 },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(i, every_parse(rows[i].s) == rows[i].every);
    assert_int_equal(every_parse(NULL), 0);
}

/* Exactly half is there; one day less is not. */
static void half_rule(void **state)
{
    (void)state;
    static const struct {
        int every;
        const char *day;
        int days, half;
    } rows[] = {
        { EVERY_MONTH, "2026-02-01", 28, 14 },   { EVERY_MONTH, "2024-02-01", 29, 15 },
        { EVERY_MONTH, "2026-04-01", 30, 15 },   { EVERY_MONTH, "2026-01-01", 31, 16 },
        { EVERY_QUARTER, "2026-01-01", 90, 45 }, { EVERY_QUARTER, "2024-01-01", 91, 46 },
        { EVERY_QUARTER, "2026-04-01", 91, 46 }, { EVERY_QUARTER, "2026-07-01", 92, 46 },
        { EVERY_QUARTER, "2026-10-01", 92, 46 }, { EVERY_HALF, "2026-01-01", 181, 91 },
        { EVERY_HALF, "2024-01-01", 182, 91 },   { EVERY_HALF, "2026-07-01", 184, 92 },
        { EVERY_YEAR, "2026-01-01", 365, 183 },  { EVERY_YEAR, "2024-01-01", 366, 183 },
        { 24, "2026-01-01", 730, 365 },          { 24, "2024-01-01", 731, 366 },
        { 36, "2024-01-01", 1096, 548 },         { 60, "2025-01-01", 1826, 913 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct period p = period_of(rows[i].every, date_parse(rows[i].day));
        row_true(i, period_days(p) == rows[i].days);
        row_true(i, period_half(p, rows[i].half));
        row_true(i, !period_half(p, rows[i].half - 1));
        row_true(i, period_half(p, rows[i].days));
        row_true(i, !period_half(p, 0));
    }
}

static void overlap(void **state)
{
    (void)state;
    struct period p = period_of(EVERY_MONTH, date_make(2026, 11, 1));
    static const struct {
        const char *from, *to; /* the end does not belong; NULL: open */
        int days;
    } rows[] = {
        { NULL, NULL, 30 },
        { "2026-11-01", "2026-12-01", 30 },
        { "2026-11-16", NULL, 15 },
        { "2026-11-17", NULL, 14 },
        { NULL, "2026-11-16", 15 },
        { NULL, "2026-11-15", 14 },
        { NULL, "2026-11-01", 0 },
        { "2026-12-01", NULL, 0 },
        { "2026-11-30", NULL, 1 },
        { NULL, "2026-11-02", 1 },
        { "2026-11-10", "2026-11-10", 0 },
        { "2020-01-01", "2020-12-31", 0 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct span s = span_make(date_parse(rows[i].from), date_parse(rows[i].to));
        row_true(i, period_overlap(p, s) == rows[i].days);
    }
    assert_int_equal(period_span(p).from, date_make(2026, 11, 1));
    assert_int_equal(period_span(p).to, date_make(2026, 12, 1));
}

static void windows(void **state)
{
    (void)state;
    static const struct {
        const char *window;
        int every;
        const char *day, *want; /* NULL: no window */
    } rows[] = {
        { "", EVERY_YEAR, "2026-05-05", "2026-01-01..2026-12-31" },
        { "", EVERY_MONTH, "2026-05-05", "2026-05-01..2026-05-31" },
        { "first-month", EVERY_QUARTER, "2026-06-30", "2026-04-01..2026-04-30" },
        { "first-month", EVERY_HALF, "2026-12-31", "2026-07-01..2026-07-31" },
        { "first-month", EVERY_YEAR, "2026-12-31", "2026-01-01..2026-01-31" },
        { "01-01..03-31", EVERY_YEAR, "2026-05-05", "2026-01-01..2026-03-31" },
        { "..03-31", EVERY_YEAR, "2026-05-05", "2026-01-01..2026-03-31" },
        { "10-01..", EVERY_YEAR, "2026-05-05", "2026-10-01..2026-12-31" },
        { "07-01..07-01", EVERY_YEAR, "2026-05-05", "2026-07-01..2026-07-01" },
        { "..02-29", EVERY_YEAR, "2026-05-05", "2026-01-01..2026-02-28" },
        { "..02-29", EVERY_YEAR, "2024-05-05", "2024-01-01..2024-02-29" },
        { "..02-29", EVERY_YEAR, "2100-05-05", "2100-01-01..2100-02-28" },
        { "..02-29", EVERY_YEAR, "2000-05-05", "2000-01-01..2000-02-29" },
        { "02-29..", EVERY_YEAR, "2026-05-05", "2026-02-28..2026-12-31" },
        { "02-29..", EVERY_YEAR, "2024-05-05", "2024-02-29..2024-12-31" },
        { "02-29..02-29", EVERY_YEAR, "2026-05-05", "2026-02-28..2026-02-28" },
        { "12-31..12-31", EVERY_YEAR, "2026-05-05", "2026-12-31..2026-12-31" },
        { "12-31..01-01", EVERY_YEAR, "2026-05-05", NULL }, /* wraps */
        { "03-02..03-01", EVERY_YEAR, "2026-05-05", NULL },
        { "..", EVERY_YEAR, "2026-05-05", NULL },
        { "..00-10", EVERY_YEAR, "2026-05-05", NULL },
        { "..13-01", EVERY_YEAR, "2026-05-05", NULL },
        { "..02-30", EVERY_YEAR, "2026-05-05", NULL },
        { "..04-31", EVERY_YEAR, "2026-05-05", NULL },
        { "..04-00", EVERY_YEAR, "2026-05-05", NULL },
        { "..4-01", EVERY_YEAR, "2026-05-05", NULL },
        { "04-01", EVERY_YEAR, "2026-05-05", NULL },
        { "04-01.", EVERY_YEAR, "2026-05-05", NULL },
        { "04-01...05-01", EVERY_YEAR, "2026-05-05", NULL },
        { "04-01..05-01 ", EVERY_YEAR, "2026-05-05", NULL },
        { "04-01..05-01..", EVERY_YEAR, "2026-05-05", NULL },
        { "04/01..05/01", EVERY_YEAR, "2026-05-05", NULL },
        { "first", EVERY_YEAR, "2026-05-05", NULL },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct window w;
        row_true(i, window_parse(rows[i].window, &w) == (rows[i].want != NULL));
        if (rows[i].want == NULL)
            continue;
        struct period p = period_of(rows[i].every, date_parse(rows[i].day));
        const char *got = text(window_in(&w, p));
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("row %zu: %s", i, got);
    }
}

static void names(void **state)
{
    (void)state;
    static const struct {
        const char *s, *want, *name; /* NULL: no period */
    } rows[] = {
        { "2026", "2026-01-01..2026-12-31", "2026年" },
        { "1900", "1900-01-01..1900-12-31", "1900年" },
        { "2199", "2199-01-01..2199-12-31", "2199年" },
        { "2026H1", "2026-01-01..2026-06-30", "2026年上半年" },
        { "2026H2", "2026-07-01..2026-12-31", "2026年下半年" },
        { "2026Q1", "2026-01-01..2026-03-31", "2026年第1季度" },
        { "2026Q2", "2026-04-01..2026-06-30", "2026年第2季度" },
        { "2026Q3", "2026-07-01..2026-09-30", "2026年第3季度" },
        { "2026q4", "2026-10-01..2026-12-31", "2026年第4季度" },
        { "2026-03", "2026-03-01..2026-03-31", "2026年3月" },
        { "2024-02", "2024-02-01..2024-02-29", "2024年2月" },
        { "2026-12", "2026-12-01..2026-12-31", "2026年12月" },
        { "1899", NULL, NULL },
        { "2200", NULL, NULL },
        { "", NULL, NULL },
        { "202", NULL, NULL },
        { "20266", NULL, NULL },
        { "2026H0", NULL, NULL },
        { "2026H3", NULL, NULL },
        { "2026Q0", NULL, NULL },
        { "2026Q5", NULL, NULL },
        { "2026Q", NULL, NULL },
        { "2026Q11", NULL, NULL },
        { "2026-00", NULL, NULL },
        { "2026-13", NULL, NULL },
        { "2026-3", NULL, NULL },
        { "2026-03-01", NULL, NULL },
        { "2026 ", NULL, NULL },
        { "x026", NULL, NULL },
        { "2026M3", NULL, NULL },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct period p;
        char name[64];
        row_true(i, period_parse(rows[i].s, &p) == (rows[i].want != NULL));
        if (rows[i].want == NULL)
            continue;
        row_true(i, strcmp(text(p), rows[i].want) == 0);
        period_name(p, name, sizeof name);
        row_true(i, strcmp(name, rows[i].name) == 0);
        period_format(p, name);
        row_true(i, strcasecmp(name, rows[i].s) == 0); /* 2026q4 */
    }
    struct period p = { 0, 1 };
    char none[PERIOD_TEXT];
    assert_false(period_parse(NULL, &p));
    period_format(p, none);
    assert_string_equal(none, "");
}

static void other_names(void **state)
{
    (void)state;
    static const struct {
        const char *first, *last, *name;
    } rows[] = {
        { "2026-01-01", "2027-12-31", "2026—2027年" },
        { "2020-01-01", "2029-12-31", "2020—2029年" },
        { "2026-02-01", "2026-04-30", "2026-02-01—2026-04-30" }, /* no quarter */
        { "2026-04-01", "2026-09-30", "2026-04-01—2026-09-30" }, /* no half-year */
        { "2026-07-01", "2027-06-30", "2026-07-01—2027-06-30" }, /* no year */
        { "2026-01-02", "2026-12-31", "2026-01-02—2026-12-31" },
        { "2026-01-01", "2026-12-30", "2026-01-01—2026-12-30" },
        { "2026-03-05", "2026-03-05", "2026-03-05—2026-03-05" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char name[64];
        struct period p = { date_parse(rows[i].first), date_parse(rows[i].last) };
        period_name(p, name, sizeof name);
        row_true(i, strcmp(name, rows[i].name) == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_in_every_length),
        cmocka_unit_test(by_hand),
        cmocka_unit_test(every_words),
        cmocka_unit_test(half_rule),
        cmocka_unit_test(overlap),
        cmocka_unit_test(windows),
        cmocka_unit_test(names),
        cmocka_unit_test(other_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
