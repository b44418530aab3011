/* Days and times as clerks say and write them. Every expected value is derived by hand; seen from
 * Thursday, 2026-03-05. */
#include "buf.h"
#include "date.h"
#include "daywords.h"
#include "fields.h"
#include "model.h"
#include "test.h"

static void numerals(void **state)
{
    (void)state;
    static const struct {
        const char *written, *digits;
    } rows[] = {
        { "十月一日", "10月1日" },
        { "十一月十日", "11月10日" },
        { "十二月三十一日", "12月31日" },
        { "二月二十九日", "2月29日" },
        { "二十号", "20号" },
        { "三〇日", "30日" },
        { "三月五", "3月5" },
        { "八点三十", "8点30" },
        { "八点零五分", "8点05分" },
        { "十二点半", "12点半" },
        { "八点一刻", "8点1刻" },
        { "二〇二六年十一月", "2026年11月" },
        { "１２月３日", "12月3日" },
        { "", "" },
        /* no numbers, or two of them */
        { "二三月", "二三月" },
        { "三五日", "三五日" },
        { "1二月", "1二月" },
        { "二百日", "二百日" },
        { "十十日", "十十日" },
        { "二十零日", "二十零日" },
        { "零十日", "零十日" },
        { "三二十日", "三二十日" },
        { "一二三四五六七八九年", "一二三四五六七八九年" },
        { "三", "三" },
        { "周三", "周三" },
        { "星期日", "星期日" },
        { "2026年第三季度", "2026年第三季度" },
        { "10 o", "10 o" },
        { "2o日", "2o日" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        date_numerals(rows[i].written, &b);
        row_true(i, strcmp(buf_str(&b), rows[i].digits) == 0);
        buf_free(&b);
    }
}

static void days_said(void **state)
{
    static const struct {
        const char *words, *day;
    } rows[] = {
        { "三月五日", "2026-03-05" },
        { "三月五号", "2026-03-05" },
        { "三月五", "2026-03-05" },
        { "十二月二十日", "2025-12-20" },
        { "十五日", "2026-03-15" },
        { "二十号", "2026-03-20" },
        { "三十一日", "2026-03-31" },
        { "二〇二六年三月五日", "2026-03-05" },
        { "二0二六年三月五日", "2026-03-05" },
        { "２０２６－０３－０５", "2026-03-05" },
        { "二月三十日", "" },
        { "三五日", "" },
        { "二三月五日", "" },
        { "十五", "" },
        { "二六年三月五日", "" },
        { "四月三十一日", "" }, /* 30 days */
        { "四月三十日", "2026-04-30" },
        { "三十二日", "" },
        { "十三月一日", "" },
        { "３月５号", "2026-03-05" },
        { "三", "" },
        { "周三", "2026-03-04" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        daynum d = DAY_NONE;
        char text[DAY_TEXT] = "";
        if (day_words(rows[i].words, date_make(2026, 3, 5), DAY_NEAR, &d))
            date_format(d, text);
        if (strcmp(text, rows[i].day) != 0)
            fail_msg("%s: %s, not %s", rows[i].words, text, rows[i].day);
    }
}

/* Seen from November, which has 30 days. */
static void days_that_are_none(void **state)
{
    static const struct {
        const char *words, *said;
    } rows[] = {
        { "三十一日", "11 月没有 31 日" },
        { "三十日", "" },
        { "四月三十一日", "4 月没有 31 日" },
        { "二〇二六年二月二十九日", "2026 年 2 月没有 29 日" },
        { "26年3月5日", "年份请写四位，如 2026" },
        { "1899-2-29", "年份 1899 不在 1900 至 2199 年之间，请核对" },
        { "1899/12/31", "年份 1899 不在 1900 至 2199 年之间，请核对" },
        { "1900-1-1", "" },
        { "2199-12-31", "" },
        { "2204-3-5", "年份 2204 不在 1900 至 2199 年之间，请核对" },
        { "2/29", "2025 至 2027 年 2 月没有 29 日；别的年份请写上" },
        { "二月二十九日", "2025 至 2027 年 2 月没有 29 日；别的年份请写上" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf said = BUF_INIT;
        row_true(i, day_missing(rows[i].words, date_make(2026, 11, 22), &said) ==
                        (*rows[i].said != '\0'));
        row_true(i, strcmp(buf_str(&said), rows[i].said) == 0);
        buf_free(&said);
    }
}

/* Times as they are said. What may be two times is refused by its own sentence: `unclear`. */
static void times_said(void **state)
{
    static const struct {
        const char *said, *time;
    } rows[] = {
        { "8点半", "08:30" },
        { "8点30", "08:30" },
        { "8点30分", "08:30" },
        { "８点３０", "08:30" },
        { "八点半", "08:30" },
        { "八点三十", "08:30" },
        { "八点三十分", "08:30" },
        { "8点整", "08:00" },
        { "8点钟", "08:00" },
        { "8点05", "08:05" },
        { "8点5分", "08:05" },
        { "八点零五分", "08:05" },
        { "8点一刻", "08:15" },
        { "8点三刻", "08:45" },
        { "9时", "09:00" },
        { "20点半", "20:30" },
        { "12点半", "12:30" },
        { "23点59分", "23:59" },
        { "1点", "01:00" },
        { "0:00", "00:00" },
        { "00:30", "00:30" },
        { "下午3点", "15:00" },
        { "下午三点", "15:00" },
        { "下午两点半", "14:30" },
        { "下午3:30", "15:30" },
        { "下午 3 点 30 分", "15:30" },
        { "下午1点", "13:00" },
        { "下午7点", "19:00" },
        { "下午15点", "15:00" },
        { "上午9点", "09:00" },
        { "上午11点半", "11:30" },
        { "早上8点", "08:00" },
        { "中午12点", "12:00" },
        { "中午12点半", "12:30" },
        { "中午1点", "13:00" },
        { "晚上7点半", "19:30" },
        { "晚上11点", "23:00" },
        { "凌晨1点", "01:00" },
        { "8点5", "unclear" }, /* 8:05, 8:50 */
        { "0点", "unclear" },
        { "零点", "unclear" },
        { "24点", "unclear" },
        { "晚上12点", "unclear" },
        { "下午12点半", "unclear" },
        { "上午12点", "unclear" },
        { "凌晨12点", "unclear" },
        { "晚上1点", "unclear" },
        { "下午8点", "unclear" },
        { "上午3点", "unclear" },
        { "上午15点", "unclear" },
        { "凌晨6点", "unclear" },
        { "25点", NULL },
        { "8点60", NULL },
        { "8点60分", NULL },
        { "8点半钟", NULL },
        { "8点半30", NULL },
        { "8点130", NULL },
        { "8点-9点", NULL },
        { "点半", NULL },
        { "下午", NULL },
        { "下午3", NULL },
        { "八", NULL },
        { "8点x", NULL },
        { "9:30:", NULL },
        { "9:300", NULL },
        { "9:30x", NULL },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        struct err e = { 0 };
        enum status s =
            model_read(&entity_activity.fields[F_ACTIVITY_START_TIME], rows[i].said, &b, &e);
        bool unclear = strstr(e.text, "说不清是几点") != NULL;
        const char *got = s == ST_OK ? buf_str(&b) : unclear ? "unclear" : NULL;
        if ((got == NULL) != (rows[i].time == NULL) ||
            (got != NULL && strcmp(got, rows[i].time) != 0))
            fail_msg("%s: %s", rows[i].said, got != NULL ? got : e.text);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numerals),
        cmocka_unit_test(days_said),
        cmocka_unit_test(days_that_are_none),
        cmocka_unit_test(times_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
