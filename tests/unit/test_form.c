/* The form: what is typed becomes values; drafts; days in words. The keys come from a script, so no
 * terminal is needed. */
#include "form.h"

#include "daywords.h"
#include "term.h"
#include "test.h"

#define TODAY "2026-03-05" /* a Thursday */

static void test_days(void **state)
{
    static const struct {
        const char *words, *day;
    } rows[] = {
        { "今天", "2026-03-05" },
        { "昨天", "2026-03-04" },
        { " 前天 ", "2026-03-03" },
        { "明天", "2026-03-06" },
        { "+7", "2026-03-12" },
        { "-5", "2026-02-28" },
        { "＋７", "2026-03-12" },
        { "月底", "2026-03-31" },
        { "月初", "2026-03-01" },
        { "上月底", "2026-02-28" },
        { "季末", "2026-03-31" },
        { "年底", "2026-12-31" },
        { "3/5", "2026-03-05" },
        { "3.7", "2026-03-07" },
        { "12-1", "2025-12-01" },
        { "9/3", "2026-09-03" },
        { "9/4", "2025-09-04" },
        { "3月5号", "2026-03-05" },
        { "3月5日", "2026-03-05" },
        { "15", "2026-03-15" },
        { "15日", "2026-03-15" },
        { "周三", "2026-03-04" },
        { "上周五", "2026-02-27" },
        { "下周一", "2026-03-09" },
        { "星期日", "2026-03-08" },
        { "2025-12-31", "2025-12-31" },
        { "２０２５／１／２", "2025-01-02" },
        { "2025年1月2日", "2025-01-02" },
        { "20250102", "2025-01-02" },
        { "today", "2026-03-05" },
        { "Yesterday", "2026-03-04" },
        { "TOMORROW", "2026-03-06" },
        { "month start", "2026-03-01" },
        { "Month-End", "2026-03-31" },
        { "last month  end", "2026-02-28" },
        { "quarter end", "2026-03-31" },
        { "year end", "2026-12-31" },
        { "mon", "2026-03-02" },
        { "next mon", "2026-03-09" },
        { "Next Monday", "2026-03-09" },
        { "last fri", "2026-02-27" },
        { "this sunday", "2026-03-08" },
        { "mo", "" },
        { "mondays", "" },
        { "三", "" },
        { "next", "" },
        { "2/30", "" },
        { "32", "" },
        { "大概", "" },
        { "", "" },
        { "+", "" },
        { "+999999", "" },
        { "3/5x", "" },
        { "周八", "" },
    };
    daynum today = date_parse(TODAY);

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        daynum d = DAY_NONE;
        char text[DAY_TEXT] = "";

        if (day_words(rows[i].words, today, DAY_NEAR, &d))
            date_format(d, text);
        if (strcmp(text, rows[i].day) != 0)
            fail_msg("%s: %s, not %s", rows[i].words, text, rows[i].day);
    }
}

/* Of something that happened, of a deadline: which year, which month is meant. */
static void test_sides(void **state)
{
    static const struct {
        const char *today, *words;
        enum day_side side;
        const char *day;
    } rows[] = {
        { "2026-01-15", "12/20", DAY_BEHIND, "2025-12-20" },
        { "2026-01-15", "1/15", DAY_BEHIND, "2026-01-15" },
        { "2026-01-15", "1/16", DAY_BEHIND, "2026-01-16" }, /* a slip: it is seen */
        { "2026-01-15", "2/15", DAY_BEHIND, "2026-02-15" }, /* 31 days ahead */
        { "2026-01-15", "2/16", DAY_BEHIND, "2025-02-16" }, /* 32 */
        { "2026-01-15", "12月20日", DAY_NEAR, "2025-12-20" },
        { "2026-01-15", "12/20", DAY_AHEAD, "2026-12-20" },
        { "2026-12-20", "3/1", DAY_AHEAD, "2027-03-01" },
        { "2026-12-20", "3/1", DAY_NEAR, "2027-03-01" },
        { "2026-12-20", "3/1", DAY_BEHIND, "2026-03-01" },
        { "2026-12-20", "9/19", DAY_AHEAD, "2026-09-19" }, /* 92 days ago */
        { "2026-12-20", "9/18", DAY_AHEAD, "2027-09-18" }, /* 93 */
        { "2026-03-01", "2/29", DAY_BEHIND, "" },
        { "2025-03-01", "2/29", DAY_BEHIND, "2024-02-29" },
        { "2026-03-10", "11", DAY_BEHIND, "2026-03-11" },
        { "2026-12-10", "9日", DAY_NEAR, "2026-12-09" },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        daynum d = DAY_NONE;
        char text[DAY_TEXT] = "";

        if (day_words(rows[i].words, date_parse(rows[i].today), rows[i].side, &d))
            date_format(d, text);
        if (strcmp(text, rows[i].day) != 0)
            fail_msg("row %zu: %s, not %s", i, text, rows[i].day);
    }
}

/* Days that are none, seen from 2026-11-22. */
static void test_missing(void **state)
{
    static const struct {
        const char *words, *said;
    } rows[] = {
        { "2/30", "2 月没有 30 日" },
        { "2026-02-30", "2 月没有 30 日" },
        { "2月31日", "2 月没有 31 日" },
        { "２／３０", "2 月没有 30 日" },
        { "2026年2月29日", "2026 年 2 月没有 29 日" },
        { "2024-2-29", "" },
        { "31", "11 月没有 31 日" },
        { "30", "" },
        { "13/5", "" },
        { "2026-13", "" },
        { "哪天", "" },
        { "", "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf said = BUF_INIT;

        assert_int_equal(day_missing(rows[i].words, date_parse("2026-11-22"), &said),
                         *rows[i].said != '\0');
        assert_string_equal(buf_str(&said), rows[i].said);
        buf_free(&said);
    }
}

/* Periods, seen from 2026-03-05. */
static void test_periods(void **state)
{
    static const struct {
        const char *words, *first, *last;
    } rows[] = {
        { "2026Q3", "2026-07-01", "2026-09-30" },
        { "２０２６ｑ３", "2026-07-01", "2026-09-30" },
        { "2026h1", "2026-01-01", "2026-06-30" },
        { "2024-02", "2024-02-01", "2024-02-29" },
        { "2025", "2025-01-01", "2025-12-31" },
        { " 本月 ", "2026-03-01", "2026-03-31" },
        { "上月", "2026-02-01", "2026-02-28" },
        { "下个月", "2026-04-01", "2026-04-30" },
        { "本季度", "2026-01-01", "2026-03-31" },
        { "上季度", "2025-10-01", "2025-12-31" },
        { "下季", "2026-04-01", "2026-06-30" },
        { "去年", "2025-01-01", "2025-12-31" },
        { "明年", "2027-01-01", "2027-12-31" },
        { "上半年", "2026-01-01", "2026-06-30" },
        { "2025年下半年", "2025-07-01", "2025-12-31" },
        { "12月", "2026-12-01", "2026-12-31" },
        { "2025年2月", "2025-02-01", "2025-02-28" },
        { "二季度", "2026-04-01", "2026-06-30" },
        { "2025年第4季度", "2025-10-01", "2025-12-31" },
        { "2025年", "2025-01-01", "2025-12-31" },
        { "this month", "2026-03-01", "2026-03-31" },
        { "Last Quarter", "2025-10-01", "2025-12-31" },
        { "last half", "2025-07-01", "2025-12-31" },
        { "next year", "2027-01-01", "2027-12-31" },
        { "Q3", "2026-07-01", "2026-09-30" },
        { "h1", "2026-01-01", "2026-06-30" },
        { "三月", "2026-03-01", "2026-03-31" },
        { "二〇二六年十二月", "2026-12-01", "2026-12-31" },
        { "二三月", "", "" },
        { "Q5", "", "" },
        { "13月", "", "" },
        { "0月", "", "" },
        { "五季度", "", "" },
        { "2026Q5", "", "" },
        { "1800年", "", "" },
        { "季度", "", "" },
        { "今天", "", "" },
        { "", "", "" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct period p;
        char first[DAY_TEXT] = "", last[DAY_TEXT] = "";
        if (period_words(rows[i].words, date_parse(TODAY), &p)) {
            date_format(p.first, first);
            date_format(p.last, last);
        }
        if (strcmp(first, rows[i].first) != 0 || strcmp(last, rows[i].last) != 0)
            fail_msg("%s: %s..%s", rows[i].words, first, last);
    }
}

static const struct input_option kinds[] = { { "a", "党员大会" },
                                             { "b", "支委会" },
                                             { NULL, NULL } };

static const struct input inputs[] = {
    { .name = "name", .label = "名称", .kind = INPUT_LINE, .required = true, .max = 5 },
    { .name = "day", .label = "日期", .kind = INPUT_DAY },
    { .name = "kind", .label = "类型", .kind = INPUT_CHOICE, .options = kinds },
    { .name = "many", .label = "几项", .kind = INPUT_MANY, .options = kinds },
    { .name = "ref", .label = "主持", .kind = INPUT_REF },
    { .name = "yes", .label = "公开", .kind = INPUT_YESNO },
    { .name = "number", .label = "人数", .kind = INPUT_NUMBER },
    { .name = "money", .label = "金额", .kind = INPUT_MONEY },
    { .name = "text", .label = "记录", .kind = INPUT_TEXT },
};

enum { N = COUNT(inputs) };

struct seen {
    int saves, drafts, undrafts;
    char draft[4096];
};

static enum status check(void *ctx, struct form *f, int i, const char *value, struct buf *norm,
                         struct err *e)
{
    (void)ctx;
    (void)f;
    if (i == 0 && strcmp(value, "坏") == 0)
        return err_set(e, ST_REFUSED, "名称不行");
    if (i == 0 && strcmp(value, "abc") == 0)
        buf_puts(norm, "ABC");
    return ST_OK;
}

static void look_up(void *ctx, struct form *f, int i, const char *filter, struct picks *out)
{
    static const char *const people[] = { "张三", "张伟", "李四" };

    (void)ctx;
    (void)f;
    (void)i;
    for (size_t k = 0; k < COUNT(people); k++)
        if (strstr(people[k], filter) != NULL) {
            char code[2] = { (char)('1' + k), '\0' };

            picks_add(out, code, people[k]);
        }
}

static enum status save(void *ctx, struct form *f, struct err *e)
{
    struct seen *s = ctx;

    (void)f;
    (void)e;
    s->saves++;
    return ST_OK;
}

static void draft(void *ctx, struct form *f)
{
    struct seen *s = ctx;
    struct buf b = BUF_INIT;

    form_dump(f, &b);
    snprintf(s->draft, sizeof s->draft, "%s", buf_str(&b));
    s->drafts++;
    buf_free(&b);
}

static void undraft(void *ctx, struct form *f)
{
    struct seen *s = ctx;

    (void)f;
    s->undrafts++;
    *s->draft = '\0';
}

static const struct form_ops ops = {
    .check = check,
    .look_up = look_up,
    .save = save,
    .draft = draft,
    .undraft = undraft,
};

/* Runs the form with these keys until they end or the form closes. */
static bool run(struct form *f, const char *keys)
{
    char folder[TEST_FOLDER], path[TEST_FOLDER + 8];
    struct term_options o = { .theme = THEME_MONO };
    struct err e = { 0 };
    bool saved;

    test_folder(folder);
    snprintf(path, sizeof path, "%s/keys", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(keys, file) >= 0);
    fclose(file);
    setenv("DANGJIAN_KEYS", path, 1);
    setenv("DANGJIAN_TODAY", TODAY, 1);
    assert_int_equal(term_open(&o, &e), ST_OK);
    saved = form_run(f);
    term_close();
    remove(path);
    remove(folder);
    return saved;
}

static void values_are(const struct form *f, const char *const want[N])
{
    for (int i = 0; i < N; i++)
        if (strcmp(form_value(f, i), want[i]) != 0)
            fail_msg("%s: %s, not %s", inputs[i].name, form_value(f, i), want[i]);
}

static void test_values(void **state)
{
    static const char *const want[N] = { "ABC", "2026-03-04", "b",     "a;b",   "3",
                                         "yes", "40",         "12.50", "一\n二" };
    struct seen s = { 0 };
    struct form *f = form_new("活动", inputs, N, &ops, &s);

    (void)state;
    assert_true(run(f, "\"abc\" Tab \"昨天\" Tab \"支\" Tab Space Space Space Enter Tab \"李\" Tab "
                       "\"y\" Tab \"４０\" Tab \"12.5\" Tab \"一\" Enter \"二\" F2"));
    values_are(f, want);
    assert_string_equal(form_label(f, 4), "李四");
    assert_int_equal(s.saves, 1);
    assert_int_equal(s.undrafts, 1);
    form_free(f);
}

static void test_refused(void **state)
{
    static const char *const keys[] = {
        "F2",                                             /* required */
        "\"坏\" F2",                                      /* the caller's check */
        "\"好\" Tab \"2/30\" F2",                         /* no day */
        "\"好\" Tab Tab Tab Tab \"王\" F2",               /* nobody of that name */
        "\"好\" Tab Tab Tab Tab \"张\" Tab Esc F2 Esc",   /* two of them, none picked */
        "\"好\" Down Down Down Down Down Down \"十\" F2", /* no number */
        "\"好\" Down Down Down Down Down Down Down \"1.234\" F2",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(keys); i++) {
        struct seen s = { 0 };
        struct form *f = form_new("活动", inputs, N, &ops, &s);

        row_true(i, !run(f, keys[i]));
        row_true(i, s.saves == 0);
        row_true(i, i == 0 || s.drafts > 0);
        form_free(f);
    }
}

static void test_leaving(void **state)
{
    static const struct {
        const char *keys;
        int saves, undrafts;
    } rows[] = {
        { "Esc \"没到这里\"", 0, 0 },        /* nothing changed: it closes */
        { "\"好\" Esc \"1\"", 1, 1 },        /* save */
        { "\"好\" Esc \"2\"", 0, 1 },        /* throw away */
        { "\"好\" Esc \"3\" \"的\"", 0, 0 }, /* go on, then the terminal is gone */
        { "\"好\" Esc Esc :hangup", 0, 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct seen s = { 0 };
        struct form *f = form_new("活动", inputs, N, &ops, &s);

        run(f, rows[i].keys);
        row_true(i, s.saves == rows[i].saves);
        row_true(i, s.undrafts == rows[i].undrafts);
        row_true(i, (strstr(s.draft, "好") != NULL) == (i > 0 && i != 2) || s.saves > 0);
        form_free(f);
    }
}

static void test_draft(void **state)
{
    struct seen s = { 0 };
    struct form *f = form_new("活动", inputs, N, &ops, &s);
    struct buf b = BUF_INIT;

    (void)state;
    form_set(f, 8, "一 \\\n二", NULL);
    form_start(f);
    assert_false(form_changed(f));
    form_restore(f, "name\t好\t好\nday\t\t3月吧\nkind\tb\t支委会\nmany\ta;b\t党员大会、支委会\n"
                    "ref\t1\t张三\nunknown\tx\ty\ntext\t一 \\\\\\n二\t一 \\\\\\n二\n");
    assert_true(form_changed(f));
    assert_string_equal(form_label(f, 4), "张三");
    assert_string_equal(form_value(f, 1), "");
    form_dump(f, &b);
    assert_non_null(strstr(buf_str(&b), "day\t\t3月吧\t\n"));
    assert_non_null(strstr(buf_str(&b), "text\t一 \\\\\\n二\t"));
    assert_string_equal(form_start_value(f, 8), "一 \\\n二");
    /* what it dumps it restores */
    struct form *g = form_new("活动", inputs, N, &ops, &s);
    struct buf c = BUF_INIT;

    form_restore(g, buf_str(&b));
    form_dump(g, &c);
    assert_string_equal(buf_str(&b), buf_str(&c));
    buf_free(&b);
    buf_free(&c);
    form_free(f);
    form_free(g);
}

static void test_tick(void **state)
{
    struct seen s = { 0 };
    struct form *f = form_new("活动", inputs, N, &ops, &s);

    (void)state;
    run(f, ":tick");
    assert_int_equal(s.drafts, 0); /* nothing to keep */
    run(f, "\"半\"\n:tick");
    assert_int_equal(s.drafts, 2); /* the tick, then the end */
    assert_non_null(strstr(s.draft, "name\t\t半"));
    s.drafts = 0;
    run(f, "Tab \"2/30\" Tab");
    assert_int_equal(s.drafts, 3); /* on leaving each field, wrong or not, and at the end */
    assert_non_null(strstr(s.draft, "day\t\t2/30"));
    form_free(f);
}

/* When a draft is kept: by the keys and the pauses between them. The end keeps one more. */
static void test_pauses(void **state)
{
#define TEN "\"一二三四五六七八九十\"\n"
    static const struct {
        const char *keys;
        int drafts, undrafts;
    } rows[] = {
        { ":wait 60000", 0, 0 },
        { "Down Up Left :wait 60000", 0, 0 },
        { "\"半\"\n:wait 999", 1, 0 },
        { "\"半\"\n:wait 1000", 2, 0 },
        { "\"半\"\n:wait 5999", 2, 0 },
        { "\"半\"\n:wait 6000", 3, 0 }, /* a disk that was full may not be so any more */
        { "\"半\"\n:wait 1000\n\"句\"\n:wait 1000", 3, 0 },
        { ":paste \"一整段\"\n:wait 1000", 2, 0 },
        { TEN TEN TEN "\"一二三四五六七八九\"", 1, 0 }, /* 39 keys */
        { TEN TEN TEN TEN, 2, 0 },
        { "\"一\"\n:wait 900\n\"二\"\n:wait 900\n\"三\"\n:wait 900\n\"四\"\n:wait 900\n"
          "\"五\"\n:wait 900\n\"六\"\n:wait 499\n\"七\"",
          1, 0 }, /* 4999 ms without a pause */
        { "\"一\"\n:wait 900\n\"二\"\n:wait 900\n\"三\"\n:wait 900\n\"四\"\n:wait 900\n"
          "\"五\"\n:wait 900\n\"六\"\n:wait 500\n\"七\"",
          2, 0 },
        { "\"半\"\n:wait 1000\nBackspace\n:wait 1000", 1, 1 }, /* as it was: nothing is kept */
        { "\"半\"\n:wait 1000\nBackspace Esc", 1, 1 },
        { "\"半\" Backspace Esc", 0, 0 },
        { "\"半\" Ctrl-Z", 2, 0 }, /* a shell that was stopped in may never go on */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct seen s = { 0 };
        struct form *f = form_new("活动", inputs, N, &ops, &s);
        run(f, rows[i].keys);
        row_true(i, s.drafts == rows[i].drafts);
        row_true(i, s.undrafts == rows[i].undrafts);
        form_free(f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),    cmocka_unit_test(test_sides),
        cmocka_unit_test(test_missing), cmocka_unit_test(test_periods),
        cmocka_unit_test(test_values),  cmocka_unit_test(test_refused),
        cmocka_unit_test(test_leaving), cmocka_unit_test(test_draft),
        cmocka_unit_test(test_tick),    cmocka_unit_test(test_pauses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
