/* Civil days. Expected days are written by hand or come from the naive calendar. */
#include "test.h"

#include <time.h>

#include "clock.h"
#include "date.h"
#include "naive.h"

static const char *text(daynum d)
{
    static char out[4][DAY_TEXT];
    static int turn;
    turn = (turn + 1) % 4;
    date_format(d, out[turn]);
    return out[turn];
}

static void every_day(void **state)
{
    (void)state;
    struct naive n = naive_first();
    int days = 0;
    for (; n.year < 2200; naive_next(&n), days++) {
        char want[40], got[DAY_TEXT];
        snprintf(want, sizeof want, "%04d-%02d-%02d", n.year, n.month, n.day);
        struct ymd a = date_split(n.number);
        date_format(n.number, got);
        bool same = a.year == n.year && a.month == n.month && a.day == n.day &&
                    date_make(n.year, n.month, n.day) == n.number &&
                    date_weekday(n.number) == n.weekday && strcmp(got, want) == 0 &&
                    date_parse(want) == n.number && date_parse_loose(want) == n.number &&
                    date_valid(n.year, n.month, n.day) &&
                    date_is_leap(n.year) == naive_leap(n.year) &&
                    date_month_days(n.year, n.month) == naive_length(n.year, n.month) &&
                    date_month_end(n.number) == n.number + naive_length(n.year, n.month) - n.day;
        if (!same)
            fail_msg("%s", want);
    }
    assert_int_equal(days, NAIVE_DAYS);
    assert_int_equal(naive_first().number, DAY_MIN);
    assert_int_equal(n.number - 1, DAY_MAX);
}

static void leap_years(void **state)
{
    (void)state;
    assert_false(date_is_leap(1900));
    assert_true(date_is_leap(1904));
    assert_true(date_is_leap(2000));
    assert_true(date_is_leap(2024));
    assert_false(date_is_leap(2026));
    assert_false(date_is_leap(2100));
    assert_true(date_valid(2000, 2, 29));
    assert_true(date_valid(2024, 2, 29));
    assert_false(date_valid(1900, 2, 29));
    assert_false(date_valid(2100, 2, 29));
    assert_false(date_valid(2026, 2, 29));
    assert_int_equal(date_make(2000, 3, 1) - date_make(2000, 2, 28), 2);
    assert_int_equal(date_make(2100, 3, 1) - date_make(2100, 2, 28), 1);
    assert_int_equal(date_make(1900, 3, 1) - date_make(1900, 2, 28), 1);
}

static void bounds(void **state)
{
    (void)state;
    static const struct {
        int year, month, day;
        bool ok;
    } rows[] = {
        { 1899, 12, 31, false }, { 1900, 1, 1, true },   { 2199, 12, 31, true },
        { 2200, 1, 1, false },   { 2026, 0, 1, false },  { 2026, 13, 1, false },
        { 2026, 12, 1, true },   { 2026, 1, 0, false },  { 2026, 1, 31, true },
        { 2026, 1, 32, false },  { 2026, 4, 30, true },  { 2026, 4, 31, false },
        { 2026, 2, 28, true },   { 2026, -1, 1, false }, { 2026, 1, -1, false },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(i, date_valid(rows[i].year, rows[i].month, rows[i].day) == rows[i].ok);
    assert_int_equal(date_make(1970, 1, 1), 0);
    assert_int_equal(date_make(1969, 12, 31), -1);
    assert_int_equal(date_make(1900, 1, 1), DAY_MIN);
    assert_int_equal(date_make(2199, 12, 31), DAY_MAX);
    static const struct {
        int year;
        daynum day;
    } years[] = {
        { INT32_MIN, DAY_ALWAYS }, { -1, DAY_ALWAYS },   { 0, -719528 }, /* 0000-01-01 */
        { 9999, 2932532 },         { 10000, DAY_STILL }, { INT32_MAX, DAY_STILL },
    };
    for (size_t i = 0; i < COUNT(years); i++)
        row_true(i, date_make(years[i].year, 1, 1) == years[i].day);
}

/* Days everybody can look up. */
static void weekdays(void **state)
{
    (void)state;
    static const struct {
        int year, month, day, weekday;
        const char *name;
    } rows[] = {
        { 1900, 1, 1, 1, "周一" },   { 1921, 7, 23, 6, "周六" }, { 1949, 10, 1, 6, "周六" },
        { 1970, 1, 1, 4, "周四" },   { 2000, 1, 1, 6, "周六" },  { 2000, 2, 29, 2, "周二" },
        { 2018, 7, 1, 7, "周日" },   { 2024, 2, 29, 4, "周四" }, { 2026, 7, 1, 3, "周三" },
        { 2026, 11, 20, 5, "周五" }, { 2100, 3, 1, 1, "周一" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        daynum d = date_make(rows[i].year, rows[i].month, rows[i].day);
        row_true(i, date_weekday(d) == rows[i].weekday);
        row_true(i, strcmp(date_weekday_name(d), rows[i].name) == 0);
    }
}

/* The n-th month from an anchor on the 31st: a short month does not shorten what follows. */
static void months_from_the_anchor(void **state)
{
    (void)state;
    static const char *const want[] = {
        "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31",
        "2024-06-30", "2024-07-31", "2024-08-31", "2024-09-30", "2024-10-31",
        "2024-11-30", "2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31",
    };
    for (size_t i = 0; i < COUNT(want); i++)
        assert_string_equal(text(date_add_months(date_make(2024, 1, 31), (int)i)), want[i]);
}

static void months_and_years(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        int months;
        const char *to;
    } rows[] = {
        { "2024-01-31", -1, "2023-12-31" },   { "2024-03-31", -1, "2024-02-29" },
        { "2023-03-31", -1, "2023-02-28" },   { "2023-03-29", -1, "2023-02-28" },
        { "2024-03-29", -1, "2024-02-29" },   { "2024-03-30", -1, "2024-02-29" },
        { "2024-01-01", -1, "2023-12-01" },   { "2024-12-15", 1, "2025-01-15" },
        { "2024-01-15", -12, "2023-01-15" },  { "2024-01-15", -13, "2022-12-15" },
        { "2026-08-31", 6, "2027-02-28" },    { "2027-08-31", 6, "2028-02-29" },
        { "2000-01-31", 1, "2000-02-29" },    { "2100-01-31", 1, "2100-02-28" },
        { "1900-01-31", 1, "1900-02-28" },    { "2026-05-30", 3, "2026-08-30" },
        { "2026-05-31", 1, "2026-06-30" },    { "2026-10-31", 0, "2026-10-31" },
        { "2024-02-29", 12, "2025-02-28" },   { "2024-02-29", 36, "2027-02-28" },
        { "2024-02-29", 48, "2028-02-29" },   { "2024-02-29", -12, "2023-02-28" },
        { "1900-01-31", 3599, "2199-12-31" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        daynum d = date_parse(rows[i].from);
        row_true(i, strcmp(text(date_add_months(d, rows[i].months)), rows[i].to) == 0);
        if (rows[i].months % 12 == 0)
            row_true(i, date_add_years(d, rows[i].months / 12) == date_parse(rows[i].to));
    }
}

static void months_at_the_edges(void **state)
{
    (void)state;
    static const daynum marks[] = { DAY_NONE, DAY_ALWAYS, DAY_STILL };
    for (size_t i = 0; i < COUNT(marks); i++) {
        row_true(i, date_add_months(marks[i], 5) == marks[i]);
        row_true(i, date_add_years(marks[i], -5) == marks[i]);
        row_true(i, date_month_end(marks[i]) == marks[i]);
        row_true(i, strcmp(text(marks[i]), "") == 0);
    }
    assert_int_equal(date_add_months(date_make(2199, 12, 1), 1) - 1, DAY_MAX);
    assert_int_equal(date_add_months(date_make(2026, 1, 1), INT32_MAX), DAY_STILL);
    assert_int_equal(date_add_months(date_make(2026, 1, 1), INT32_MIN), DAY_ALWAYS);
    assert_int_equal(date_add_years(date_make(2026, 1, 1), INT32_MAX), DAY_STILL);
    assert_int_equal(date_add_years(date_make(2026, 1, 1), INT32_MIN), DAY_ALWAYS);
    assert_true(DAY_ALWAYS < DAY_MIN && DAY_MAX < DAY_STILL && DAY_NONE < DAY_ALWAYS);
}

static void parse_strictly(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",           "2026",       "2026-11",     "2026-11-21 ", " 2026-11-21", "2026-1-21",
        "2026-11-1",  "2026/11/21", "20261121",    "2026-11-31",  "2026-02-29",  "1899-12-31",
        "2200-01-01", "2026-00-10", "2026-13-10",  "2026-10-00",  "2026-11-2x",  "+026-11-21",
        "2026-+1-21", "2026-11--1", "02026-11-21", "2026-11-211", "２026-11-21", "0000-00-00",
        "2026--1-11",
    };
    for (size_t i = 0; i < COUNT(bad); i++)
        row_true(i, date_parse(bad[i]) == DAY_NONE);
    assert_int_equal(date_parse(NULL), DAY_NONE);
    assert_int_equal(date_parse("1970-01-02"), 1);
    assert_int_equal(date_parse("1969-12-31"), -1);
    assert_int_equal(date_parse("2024-02-29") - date_parse("2024-01-01"), 59);
}

static void parse_what_people_write(void **state)
{
    (void)state;
    static const char *const good[] = {
        "2026-3-5",
        "2026-03-05",
        "2026/3/5",
        "2026/03/05",
        "2026.3.5",
        "2026.03.05",
        "2026年3月5日",
        "2026年03月05日",
        "2026年3月5号",
        "20260305",
        "  2026-3-5\t",
        "　２０２６－０３－０５　",
        "２０２６／３／５",
        "２０２６年３月５日",
        "２０２６０３０５",
        "2026 年 3 月 5 日",
        "二〇二六年三月五日",
        "二0二六年三月五日",
        "二零二六年三月五号",
        "二○二六年三月五日",
        "二O二六年三月五日",
        "二〇二六年三月零五日",
        "２０２６年三月5日",
        "二〇二六 年 三 月 五 日",
        "\xEF\xBB\xBF\x32\x30\x32\x36-3-5\r\n", /* a BOM; 2026 */
    };
    static const char *const bad[] = {
        "",
        " ",
        "2026",
        "2026-3",
        "26-3-5",
        "2026-3/5",
        "2026/3-5",
        "2026.3/5",
        "2026年3-5",
        "2026年3月5",
        "3/5/2026",
        "2026-3-5-1",
        "2026-3-5x",
        "x2026-3-5",
        "2026-003-5",
        "2026-3-005",
        "2026-2-30",
        "20260230",
        "二〇二六年二月三十日",
        "二六年三月五日",
        "二千零二十六年三月五日",
        "二〇二六年三月五",
        "二〇二六年三月三五日",
        "二〇二六-三-五",
        "三月五日",
        "2026年2月30日",
        "2026035",
        "202603050",
        "1899-12-31",
        "2200-1-1",
        "18991231",
        "22000101",
        "2026--3-5",
        "2026-3--5",
        "2026-13-1",
        "2026-0-1",
        "2026-1-0",
        "12026-3-5",
        "2026\xD5-3-5",
        "20260305日",
        "2026-3-5\n2026-3-6",
        "2026-3-5                                                                          x",
    };
    for (size_t i = 0; i < COUNT(good); i++)
        row_true(i, date_parse_loose(good[i]) == date_make(2026, 3, 5));
    for (size_t i = 0; i < COUNT(bad); i++)
        row_true(i, date_parse_loose(bad[i]) == DAY_NONE);
    assert_int_equal(date_parse_loose(NULL), DAY_NONE);
}

static void spans(void **state)
{
    (void)state;
    struct span s = span_make(10, 20);
    assert_false(span_holds(s, 9));
    assert_true(span_holds(s, 10));
    assert_true(span_holds(s, 19));
    assert_false(span_holds(s, 20));
    assert_int_equal(span_days(s), 10);
    assert_int_equal(span_days(span_make(10, 10)), 0);
    assert_int_equal(span_days(span_make(20, 10)), 0);
    struct span open = span_make(DAY_NONE, DAY_NONE);
    assert_true(open.from == SPAN_ALL.from && open.to == SPAN_ALL.to);
    assert_true(span_holds(open, DAY_MIN) && span_holds(open, DAY_MAX));
    assert_int_equal(span_days(SPAN_ALL), 1 << 29);
    assert_int_equal(span_make(10, DAY_NONE).to, DAY_STILL);
    assert_int_equal(span_make(DAY_NONE, 10).from, DAY_ALWAYS);
    struct span c = span_cut(s, span_make(15, 30));
    assert_true(c.from == 15 && c.to == 20);
    c = span_cut(span_make(0, 12), s);
    assert_true(c.from == 10 && c.to == 12);
    c = span_cut(SPAN_ALL, s);
    assert_true(c.from == 10 && c.to == 20);
    assert_int_equal(span_days(span_cut(s, span_make(20, 30))), 0);
    assert_int_equal(span_days(span_cut(s, span_make(40, 50))), 0);
}

static daynum machine_day(void)
{
    char text[DAY_TEXT];
    time_t t = time(NULL);
    assert_int_equal(strftime(text, sizeof text, "%Y-%m-%d", localtime(&t)), 10);
    return date_parse(text);
}

/* The clock of this program, in the place of the library's: steps of a day that ends. */
static time_t steps[2];
static int step = -1;

time_t time(time_t *out)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    time_t t = step >= 0 ? steps[step < 1 ? step++ : 1] : now.tv_sec;
    if (out != NULL)
        *out = t;
    return t;
}

/* A stamp is of one moment: neither the day before with the time of the day after, nor the other
 * way round. */
static void a_stamp_over_midnight(void **state)
{
    (void)state;
    char stamp[20];
    struct tm last = { .tm_year = 126, .tm_mon = 1, .tm_mday = 28, .tm_hour = 23, .tm_min = 59 };
    last.tm_sec = 59;
    last.tm_isdst = -1;
    unsetenv("DANGJIAN_TODAY");
    steps[0] = mktime(&last);
    steps[1] = steps[0] + 1;
    step = 0;
    clock_stamp(stamp);
    step = -1;
    assert_string_equal(stamp, "2026-02-28 23:59:59");
}

static void the_clock(void **state)
{
    (void)state;
    char stamp[20];
    setenv("DANGJIAN_TODAY", "2024-02-29", 1);
    assert_int_equal(clock_today(), date_make(2024, 2, 29));
    clock_stamp(stamp);
    assert_string_equal(stamp, "2024-02-29 00:00:00");
    setenv("DANGJIAN_TODAY", "2023-02-29", 1);
    assert_int_equal(clock_today(), DAY_NONE);
    setenv("DANGJIAN_TODAY", "", 1); /* as good as not set */
    assert_true(clock_today() != DAY_NONE);
    unsetenv("DANGJIAN_TODAY");
    daynum before = machine_day();
    clock_stamp(stamp);
    daynum today = clock_today();
    daynum after = machine_day();
    assert_true(before <= today && today <= after);
    assert_int_equal(strlen(stamp), 19);
    assert_true(stamp[10] == ' ' && stamp[13] == ':' && stamp[16] == ':');
    stamp[10] = '\0';
    assert_true(before <= date_parse(stamp) && date_parse(stamp) <= after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day),
        cmocka_unit_test(leap_years),
        cmocka_unit_test(bounds),
        cmocka_unit_test(weekdays),
        cmocka_unit_test(months_from_the_anchor),
        cmocka_unit_test(months_and_years),
        cmocka_unit_test(months_at_the_edges),
        cmocka_unit_test(parse_strictly),
        cmocka_unit_test(parse_what_people_write),
        cmocka_unit_test(spans),
        cmocka_unit_test(a_stamp_over_midnight),
        cmocka_unit_test(the_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
