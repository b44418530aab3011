/* Civil days. Integer arithmetic on whole days; the calendar repeats every 400 years. */
#include <string.h>

#include "buf.h"
#include "date.h"
#include "text.h"
#include "words.h"

enum { ERA_DAYS = 146097, EPOCH_SHIFT = 719468 }; /* 400 years; 0000-03-01 to 1970-01-01 */

bool date_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && date_is_leap(year) ? 29 : days[month - 1];
}

bool date_valid(int year, int month, int day)
{
    return year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 &&
           day <= date_month_days(year, month);
}

/* Years begin in March here, so that the leap day is the last one: then the months before
 * month m (0 March) hold (153 m + 2) / 5 days. */
daynum date_make(int year, int month, int day)
{
    if (year < 0 || year > 9999)
        return year < 0 ? DAY_ALWAYS : DAY_STILL;
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int in_era = y - era * 400;
    int in_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int days = in_era * 365 + in_era / 4 - in_era / 100 + in_year;
    return era * ERA_DAYS + days - EPOCH_SHIFT;
}

struct ymd date_split(daynum d)
{
    int z = d + EPOCH_SHIFT;
    int era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
    int in_era = z - era * ERA_DAYS;
    int y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int in_year = in_era - (365 * y + y / 4 - y / 100);
    int m = (5 * in_year + 2) / 153;
    struct ymd out = { .day = in_year - (153 * m + 2) / 5 + 1, .month = m < 10 ? m + 3 : m - 9 };
    out.year = y + era * 400 + (out.month <= 2 ? 1 : 0);
    return out;
}

int date_weekday(daynum d)
{
    int w = (d % 7 + 3) % 7; /* 1970-01-01 was a Thursday */
    return (w < 0 ? w + 7 : w) + 1;
}

static bool is_mark(daynum d)
{
    return d <= DAY_ALWAYS || d >= DAY_STILL;
}

daynum date_add_months(daynum d, int months)
{
    if (is_mark(d))
        return d;
    struct ymd a = date_split(d);
    int64_t m = (int64_t)a.year * 12 + a.month - 1 + months;
    if (m < 0)
        return DAY_ALWAYS;
    if (m >= INT64_C(12) * 10000)
        return DAY_STILL;
    int year = (int)(m / 12), month = (int)(m % 12) + 1;
    int last = date_month_days(year, month);
    return date_make(year, month, a.day < last ? a.day : last);
}

daynum date_add_years(daynum d, int years)
{
    if (years > 10000 || years < -10000)
        years = years > 0 ? 10000 : -10000;
    return date_add_months(d, years * 12);
}

daynum date_month_end(daynum d)
{
    if (is_mark(d))
        return d;
    struct ymd a = date_split(d);
    return d + date_month_days(a.year, a.month) - a.day;
}

/* Reads `least` to `most` digits at *s and steps over them; -1 if they are not there. */
static int number(const char **s, int least, int most)
{
    int value = 0, n = 0;
    while (n < most && (*s)[n] >= '0' && (*s)[n] <= '9')
        value = value * 10 + ((*s)[n++] - '0');
    *s += n;
    return n >= least ? value : -1;
}

static daynum checked(int year, int month, int day)
{
    return date_valid(year, month, day) ? date_make(year, month, day) : DAY_NONE;
}

daynum date_parse(const char *s)
{
    if (s == NULL || strlen(s) != DAY_TEXT - 1 || s[4] != '-' || s[7] != '-')
        return DAY_NONE;
    int year = number(&s, 4, 4);
    s++;
    int month = number(&s, 2, 2);
    s++;
    return checked(year, month, number(&s, 2, 2));
}

static void skip_blanks(const char **s)
{
    while (**s == ' ')
        (*s)++;
}

/* Steps over the mark, with blanks around it. */
static bool skip(const char **s, const char *mark)
{
    skip_blanks(s);
    size_t n = strlen(mark);
    if (strncmp(*s, mark, n) != 0)
        return false;
    *s += n;
    skip_blanks(s);
    return true;
}

static daynum parse_folded(const char *s)
{
    static const char *const marks[][3] = {
        { "-", "-", "" },     { "/", "/", "" },     { ".", ".", "" },
        { "年", "月", "日" }, { "年", "月", "号" },
    };
    if (strlen(s) == 8 && strspn(s, "0123456789") == 8) {
        int year = number(&s, 4, 4), month = number(&s, 2, 2);
        return checked(year, month, number(&s, 2, 2));
    }
    int year = number(&s, 4, 4);
    if (year < 0)
        return DAY_NONE;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        const char *at = s;
        if (!skip(&at, marks[i][0]))
            continue;
        int month = number(&at, 1, 2);
        if (month < 0 || !skip(&at, marks[i][1]))
            continue;
        int day = number(&at, 1, 2);
        if (day >= 0 && skip(&at, marks[i][2]) && *at == '\0')
            return checked(year, month, day);
    }
    return DAY_NONE;
}

daynum date_parse_loose(const char *s)
{
    if (s == NULL)
        return DAY_NONE;
    size_t n = strlen(s);
    s = text_trim(s, &n);
    if (n == 0 || n > 64)
        return DAY_NONE;
    char plain[65];
    memcpy(plain, s, n);
    plain[n] = '\0';
    struct buf b = BUF_INIT;
    text_fold_width(&b, plain);
    daynum d = parse_folded(buf_str(&b));
    if (d == DAY_NONE && strstr(buf_str(&b), "年") != NULL) {
        buf_clear(&b);
        date_numerals(plain, &b);
        d = parse_folded(buf_str(&b));
    }
    buf_free(&b);
    return d;
}

static void digits(char *out, int n, int value)
{
    while (n-- > 0) {
        out[n] = (char)('0' + value % 10);
        value /= 10;
    }
}

void date_format(daynum d, char out[DAY_TEXT])
{
    out[0] = '\0';
    if (is_mark(d))
        return;
    struct ymd a = date_split(d);
    if (a.year < 0 || a.year > 9999)
        return;
    digits(out, 4, a.year);
    digits(out + 5, 2, a.month);
    digits(out + 8, 2, a.day);
    out[4] = out[7] = '-';
    out[10] = '\0';
}

const char *date_weekday_name(daynum d)
{
    static const char *const names[] = { N_("周一"), N_("周二"), N_("周三"), N_("周四"),
                                         N_("周五"), N_("周六"), N_("周日") };
    return _(names[date_weekday(d) - 1]);
}

struct span span_make(daynum from, daynum to)
{
    return (struct span){ from == DAY_NONE ? DAY_ALWAYS : from, to == DAY_NONE ? DAY_STILL : to };
}

bool span_holds(struct span s, daynum d)
{
    return s.from <= d && d < s.to;
}

struct span span_cut(struct span a, struct span b)
{
    return (struct span){ a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to };
}

int span_days(struct span s)
{
    return s.from < s.to ? s.to - s.from : 0;
}
