/* Checks of single values beyond their kind, and the order of days in a row. */
#include "checks.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "date.h"
#include "words.h"

enum status check_theme_day(const char *v, struct err *e)
{
    if (strlen(v) == 3 && v[0] >= '1' && v[0] <= '5' && v[1] == '.' && v[2] >= '1' && v[2] <= '7')
        return ST_OK;
    return err_set(e, ST_USAGE, "“%.40s”看不懂，请写成 第几周.星期几，如 2.5（每月第二个星期五）。",
                   v);
}

enum status check_month_day(const char *v, struct err *e)
{
    int n = atoi(v);
    return n >= 1 && n <= 31 ? ST_OK : err_set(e, ST_USAGE, "日期应在 1 至 31 之间，请改正。");
}

enum status check_year(const char *v, struct err *e)
{
    return date_valid(atoi(v), 1, 1)
               ? ST_OK
               : err_set(e, ST_USAGE, "“%.40s”不是有效的年份，请写四位数字，如 2026。", v);
}

enum status check_positive(const char *v, struct err *e)
{
    int n = atoi(v);
    return n >= 1 && n <= 999 ? ST_OK : err_set(e, ST_USAGE, "应为 1 至 999 的整数，请改正。");
}

enum status check_phone(const char *v, struct err *e)
{
    if (strspn(v, "0123456789+-() /;,") == strlen(v) && strpbrk(v, "0123456789") != NULL)
        return ST_OK;
    return err_set(e, ST_USAGE, "电话只能有数字和 + - ( )，请改正。");
}

enum status check_pinyin(const char *v, struct err *e)
{
    bool letters = strspn(v, "abcdefghijklmnopqrstuvwxyz ") == strlen(v);
    if (letters && *v != ' ' && strstr(v, "  ") == NULL && v[strlen(v) - 1] != ' ')
        return ST_OK;
    return err_set(e, ST_USAGE, "拼音用小写字母，音节之间空一格，ü 写作 v，如 lv bu，请改正。");
}

enum status check_slot(const char *v, struct err *e)
{
    for (const char *at = v; *at != '\0'; at++) {
        if (!((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || *at == '-' || *at == '_'))
            return err_set(e, ST_USAGE, "“%.40s”不是任务项，请填规则的短名，如 theme-day。", v);
    }
    return ST_OK;
}

enum status check_plain(const char *v, struct err *e)
{
    return strchr(v, '/') == NULL ? ST_OK
                                  : err_set(e, ST_USAGE, "“%.80s”里不能有 /，请改用别的符号。", v);
}

enum status check_count(const char *v, struct err *e)
{
    int n = atoi(v);
    return n >= 0 && n <= 99999 ? ST_OK : err_set(e, ST_USAGE, "应为 0 至 99999 的整数，请改正。");
}

enum status check_stars(const char *v, struct err *e)
{
    int n = atoi(v);
    return n >= 1 && n <= 5 ? ST_OK : err_set(e, ST_USAGE, "星级应在 1 至 5 之间，请改正。");
}

enum status check_quarter(const char *v, struct err *e)
{
    return strchr(v, 'Q') != NULL
               ? ST_OK
               : err_set(e, ST_USAGE, "“%.40s”不是季度，请写成 2026Q3 的样子。", v);
}

/* item: entitled/present/for/against/abstain */
static bool vote_line(const char *s, const char *end)
{
    const char *numbers = NULL;
    for (const char *at = s; at < end; at++) {
        if (*at == ':')
            numbers = at + 1;
        else if (end - at >= 3 && !memcmp(at, "：", 3))
            numbers = at + 3;
    }
    if (numbers == NULL || numbers - s < 2)
        return false;
    for (int i = 0; i < 5; i++) {
        while (numbers < end && *numbers == ' ')
            numbers++;
        const char *from = numbers;
        while (numbers < end && *numbers >= '0' && *numbers <= '9')
            numbers++;
        if (numbers == from || numbers - from > 6)
            return false;
        while (numbers < end && *numbers == ' ')
            numbers++;
        if (i < 4 && (numbers == end || *numbers++ != '/'))
            return false;
    }
    return numbers == end;
}

enum status check_votes(const char *v, struct err *e)
{
    int line = 1;
    for (const char *s = v; *s != '\0'; line++) {
        const char *end = s + strcspn(s, "\n");
        const char *first = s + strspn(s, " ");
        if (first < end && !vote_line(s, end))
            return err_set(e, ST_USAGE,
                           "表决第 %d 行看不懂，请每行写成 事项: 应到/实到/赞成/反对/弃权，"
                           "如 发展党员: 12/10/10/0/0。",
                           line);
        s = end + (*end == '\n');
    }
    return ST_OK;
}

enum status check_days(const struct field *fields, const char *const *v,
                       const struct day_order *pairs, size_t n, int *field, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        const char *a = v[pairs[i].earlier], *b = v[pairs[i].later];
        int cmp = a[0] == '\0' || b[0] == '\0' ? -1 : strcmp(a, b);
        if (cmp > 0 || (cmp == 0 && pairs[i].strict)) {
            *field = pairs[i].later;
            return err_set(
                e, ST_REFUSED, "%s %s 应%s于%s %s，请改正。", _(fields[pairs[i].later].label), b,
                pairs[i].strict ? _("晚") : _("不早"), _(fields[pairs[i].earlier].label), a);
        }
    }
    return ST_OK;
}

bool model_id_no(const char *s, daynum *birth, bool *female)
{
    static const int weight[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    static const char check[] = "10X98765432"; /* GB 11643-1999 */
    int sum = 0;
    if (strlen(s) != 18 || strspn(s, "0123456789") < 17)
        return false;
    for (int i = 0; i < 17; i++)
        sum += (s[i] - '0') * weight[i];
    char last = s[17] == 'x' ? 'X' : s[17];
    if (last != check[sum % 11])
        return false;
    char day[DAY_TEXT] = "";
    memcpy(day, s + 6, 4);
    day[4] = day[7] = '-';
    memcpy(day + 5, s + 10, 2);
    memcpy(day + 8, s + 12, 2);
    day[10] = '\0';
    daynum d = date_parse(day);
    if (d == DAY_NONE)
        return false;
    if (birth != NULL)
        *birth = d;
    if (female != NULL)
        *female = (s[16] - '0') % 2 == 0;
    return true;
}

bool model_is_number(const struct field *f)
{
    return f->kind == FIELD_INT || f->kind == FIELD_MONEY || f->kind == FIELD_HOURS ||
           f->kind == FIELD_YESNO;
}

int64_t model_number(const struct field *f, const char *v)
{
    static const int64_t most = 99999999999; /* no more is taken from people; others wrote it */
    if (f->kind == FIELD_YESNO)
        return !strcmp(v, "yes");
    int64_t n = strtoll(v, NULL, 10);
    if (f->kind == FIELD_INT)
        return n;
    const char *dot = strchr(v, '.');
    n = (n > most ? most : n < -most ? -most : n) * 100;
    if (dot != NULL && dot[1] != '\0')
        n += (dot[1] - '0') * 10 + (dot[2] != '\0' ? dot[2] - '0' : 0);
    return n;
}

void model_number_text(const struct field *f, int64_t n, struct buf *out)
{
    if (f->kind == FIELD_YESNO)
        buf_puts(out, n != 0 ? "yes" : "no");
    else if (f->kind == FIELD_MONEY)
        buf_printf(out, "%lld.%02d", (long long)(n / 100), (int)(n % 100));
    else if (f->kind == FIELD_HOURS && n % 100 != 0)
        buf_printf(out, n % 10 != 0 ? "%lld.%02d" : "%lld.%d", (long long)(n / 100),
                   (int)(n % 10 != 0 ? n % 100 : n % 100 / 10));
    else
        buf_printf(out, "%lld", (long long)(f->kind == FIELD_HOURS ? n / 100 : n));
}
