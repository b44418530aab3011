/* The line editor: glyphs, undo, cutting, what is seen of a line and of many. */
#include "edit.h"

#include "test.h"
#include "text.h"

#define JOINED "👨\xe2\x80\x8d👩\xe2\x80\x8d👧" /* a family: three persons, two joiners */

static struct edit *line(const char *text)
{
    struct edit *e = edit_new(false, 0);

    edit_set(e, text);
    return e;
}

static void type(struct edit *e, const char *s)
{
    while (*s != '\0') {
        uint32_t cp;
        size_t n = text_decode(s, strlen(s), &cp);
        struct key k = { .kind = K_CHAR, .code = cp };

        assert_true(edit_key(e, &k, NULL));
        s += n;
    }
}

static void do_times(struct edit *e, enum edit_verb verb, int n)
{
    while (n-- > 0)
        edit_do(e, verb);
}

static void test_typing(void **state)
{
    struct edit *e = line("");

    (void)state;
    type(e, "张三");
    edit_do(e, EDIT_LEFT);
    type(e, "小𠮷");
    assert_string_equal(edit_text(e), "张小𠮷三");
    assert_int_equal(edit_glyphs(e), 4);
    assert_int_equal(edit_caret(e), 3);
    edit_do(e, EDIT_BACKSPACE);
    edit_do(e, EDIT_DELETE);
    assert_string_equal(edit_text(e), "张小");
    assert_false(edit_do(e, EDIT_DELETE));
    edit_do(e, EDIT_HOME);
    assert_false(edit_do(e, EDIT_BACKSPACE));
    edit_free(e);
}

static void test_combining(void **state)
{
    struct edit *e = line("e\xcc\x81张");

    (void)state;
    assert_int_equal(edit_glyphs(e), 2);
    edit_do(e, EDIT_BACKSPACE);
    edit_do(e, EDIT_BACKSPACE);
    assert_string_equal(edit_text(e), "");
    /* typed one after the other the mark joins the letter, and the caret stands behind both */
    type(e, "ab");
    edit_do(e, EDIT_LEFT);
    type(e, "\xcc\x81");
    assert_int_equal(edit_glyphs(e), 2);
    assert_int_equal(edit_caret(e), 1);
    edit_do(e, EDIT_BACKSPACE);
    assert_string_equal(edit_text(e), "b");
    edit_free(e);
}

static void test_joiners(void **state)
{
    struct edit *e = line(JOINED);

    (void)state;
    assert_int_equal(edit_glyphs(e), 3);
    edit_do(e, EDIT_BACKSPACE);
    assert_true(text_valid(edit_text(e), strlen(edit_text(e))));
    assert_int_equal(edit_glyphs(e), 2);
    edit_free(e);
}

static void test_controls(void **state)
{
    struct edit *e = line("一\t二\n三\033[31m\xff");

    (void)state;
    assert_string_equal(edit_text(e), "一 二 三\xef\xbf\xbd[31m\xef\xbf\xbd");
    edit_free(e);
    e = line(
        "\xc2\x9b一\xe2\x80\xa8二\xe2\x80\xae三"); /* CSI, a line separator; turned text stays */
    assert_string_equal(edit_text(e), "\xef\xbf\xbd一\xef\xbf\xbd二\xe2\x80\xae三");
    edit_free(e);
    e = edit_new(true, 0);
    edit_set(e, "一\r\n二");
    assert_string_equal(edit_text(e), "一\n二");
    edit_free(e);
}

static void test_limit(void **state)
{
    struct edit *e = edit_new(false, 3);
    bool full;
    struct key k = { .kind = K_PASTE, .text = "一二三四" };

    (void)state;
    assert_true(edit_key(e, &k, &full));
    assert_true(full);
    assert_string_equal(edit_text(e), "一二三");
    k = (struct key){ .kind = K_CHAR, .code = 'x' };
    edit_key(e, &k, &full);
    assert_true(full);
    edit_do(e, EDIT_BACKSPACE);
    edit_key(e, &k, &full);
    assert_false(full);
    assert_string_equal(edit_text(e), "一二x");
    /* overwriting needs no room */
    edit_do(e, EDIT_HOME);
    edit_do(e, EDIT_OVERWRITE);
    assert_true(edit_insert(e, "甲", strlen("甲")));
    assert_string_equal(edit_text(e), "甲二x");
    edit_free(e);
}

static void test_overwrite(void **state)
{
    struct edit *e = line("张三支部");

    (void)state;
    edit_do(e, EDIT_HOME);
    edit_do(e, EDIT_OVERWRITE);
    type(e, "ab");
    assert_string_equal(edit_text(e), "ab支部");
    type(e, "国家的");
    assert_string_equal(edit_text(e), "ab国家的");
    edit_do(e, EDIT_UNDO);
    edit_do(e, EDIT_UNDO);
    edit_do(e, EDIT_UNDO);
    assert_string_equal(edit_text(e), "ab支部");
    edit_free(e);
    e = edit_new(true, 0);
    edit_set(e, "一\n二");
    edit_do(e, EDIT_TOP);
    edit_do(e, EDIT_OVERWRITE);
    type(e, "甲乙"); /* the end of a line is not overwritten */
    assert_string_equal(edit_text(e), "甲乙\n二");
    edit_free(e);
}

static void test_undo(void **state)
{
    struct edit *e = line("旧");

    (void)state;
    assert_false(edit_do(e, EDIT_UNDO));
    type(e, "一二三");
    edit_do(e, EDIT_HOME);
    edit_do(e, EDIT_DELETE);
    assert_string_equal(edit_text(e), "一二三");
    assert_true(edit_do(e, EDIT_UNDO));
    assert_string_equal(edit_text(e), "旧一二三");
    assert_int_equal(edit_caret(e), 0);
    assert_true(edit_do(e, EDIT_UNDO)); /* typed in one go */
    assert_string_equal(edit_text(e), "旧");
    assert_false(edit_do(e, EDIT_UNDO));
    assert_true(edit_do(e, EDIT_REDO));
    assert_true(edit_do(e, EDIT_REDO));
    assert_false(edit_do(e, EDIT_REDO));
    assert_string_equal(edit_text(e), "一二三");
    edit_do(e, EDIT_UNDO);
    type(e, "新"); /* a new change ends what could be redone */
    assert_false(edit_do(e, EDIT_REDO));
    assert_string_equal(edit_text(e), "新旧一二三");
    edit_do(e, EDIT_UNDO);
    edit_do(e, EDIT_UNDO);
    assert_string_equal(edit_text(e), "旧");
    edit_free(e);
}

static void test_kill(void **state)
{
    struct edit *e = line("第一支部 张三 abc"), *other = line("");

    (void)state;
    edit_do(e, EDIT_KILL_WORD);
    assert_string_equal(edit_text(e), "第一支部 张三 ");
    edit_do(e, EDIT_WORD_LEFT);
    edit_do(e, EDIT_KILL_END);
    assert_string_equal(edit_text(e), "第一支部 ");
    edit_do(other, EDIT_YANK);
    assert_string_equal(edit_text(other), "张三 ");
    edit_do(e, EDIT_KILL_HOME);
    assert_string_equal(edit_text(e), "");
    edit_do(e, EDIT_YANK);
    edit_do(e, EDIT_YANK);
    assert_string_equal(edit_text(e), "第一支部 第一支部 ");
    edit_free(e);
    edit_free(other);
}

static void test_words(void **state)
{
    static const size_t stops[] = { 0, 4, 5, 8, 11 };
    struct edit *e = line("第一支部，abc 张三𠮷"); /* hanzi, sign, letters, hanzi beyond the BMP */

    (void)state;
    edit_do(e, EDIT_HOME);
    for (size_t i = 0; i < COUNT(stops); i++) {
        row_true(i, edit_caret(e) == stops[i] + (stops[i] >= 8));
        edit_do(e, EDIT_WORD_RIGHT);
    }
    edit_do(e, EDIT_WORD_LEFT);
    assert_int_equal(edit_caret(e), 9);
    edit_free(e);
}

/* At every width and caret: whole glyphs, the caret inside, the glyph under it in sight. */
static void check_view(struct edit *e, int width)
{
    struct edit_view v = edit_view(e, width);
    char *shown = strndup(v.text, v.n);
    int w;

    assert_true(text_valid(shown, v.n));
    assert_in_range(text_width(shown), 0, width);
    assert_in_range(v.caret, 0, width - 1);
    if (edit_caret(e) < edit_glyphs(e)) {
        text_glyph(v.text + text_clip(v.text, v.caret), 8, &w);
        assert_in_range(v.caret + w, 0, width);
    }
    assert_int_equal(v.before, v.text != edit_text(e));
    free(shown);
}

static void test_view(void **state)
{
    struct edit *e = line("a张三支部bc委员会e\xcc\x81𠮷x" JOINED "完");

    (void)state;
    for (int width = 3; width < 30; width++) {
        edit_do(e, EDIT_END);
        for (size_t i = 0; i <= edit_glyphs(e); i++) {
            check_view(e, width);
            edit_do(e, EDIT_LEFT);
        }
        for (size_t i = 0; i <= edit_glyphs(e); i++) {
            check_view(e, width);
            edit_do(e, EDIT_RIGHT);
        }
        check_view(e, width);
    }
    edit_free(e);
}

static void test_view_scrolls(void **state)
{
    struct edit *e = line("一二三四五六七八九十百千");
    struct edit_view v = edit_view(e, 7);

    (void)state;
    assert_memory_equal(v.text, "十百千", v.n);
    assert_int_equal(v.n, 9);
    assert_int_equal(v.caret, 6);
    assert_true(v.before);
    assert_false(v.after);
    edit_do(e, EDIT_HOME);
    v = edit_view(e, 7);
    assert_memory_equal(v.text, "一二三", 9);
    assert_int_equal(v.caret, 0);
    assert_true(v.after);
    /* deleting at the end pulls the text back into sight */
    edit_do(e, EDIT_END);
    edit_view(e, 7);
    do_times(e, EDIT_BACKSPACE, 10);
    v = edit_view(e, 7);
    assert_int_equal(v.n, 6);
    assert_int_equal(v.caret, 4);
    edit_free(e);
}

static void test_long(void **state)
{
    struct edit *e = line("");
    char *s = malloc(30001);

    (void)state;
    for (int i = 0; i < 10000; i++)
        memcpy(s + 3 * i, "党", 3);
    s[30000] = '\0';
    assert_true(edit_insert(e, s, 30000));
    assert_int_equal(edit_glyphs(e), 10000);
    edit_do(e, EDIT_HOME);
    for (int i = 0; i < 200; i++) {
        type(e, "x");
        check_view(e, 39);
    }
    do_times(e, EDIT_UNDO, 4);
    assert_int_equal(edit_glyphs(e), 10000);
    edit_do(e, EDIT_UNDO);
    assert_string_equal(edit_text(e), "");
    edit_free(e);
    free(s);
}

static void row_is(struct edit *e, int row, const char *want)
{
    size_t n;
    const char *s = edit_row(e, row, &n);

    assert_int_equal(n, strlen(want));
    assert_memory_equal(s, want, n);
}

static void caret_is(struct edit *e, int row, int col)
{
    int r, c;

    edit_caret_cell(e, &r, &c);
    assert_int_equal(r, row);
    assert_int_equal(c, col);
}

static void test_layout(void **state)
{
    struct edit *e = edit_new(true, 0);

    (void)state;
    edit_set(e, "一二三四五六七八九十百千万亿兆京");
    assert_int_equal(edit_layout(e, 11), 4); /* odd width */
    row_is(e, 0, "一二三四五");
    row_is(e, 3, "京");
    caret_is(e, 3, 2);
    edit_set(e, "一二三四五。六");
    assert_int_equal(edit_layout(e, 10), 2); /* no row begins with a full stop */
    row_is(e, 1, "五。六");
    edit_set(e, "一\n\n二\n");
    assert_int_equal(edit_layout(e, 10), 4);
    row_is(e, 1, "");
    caret_is(e, 3, 0);
    edit_set(e, "Committee 会议记录 关于 第一季度 Committee");
    assert_int_equal(edit_layout(e, 20), 3);
    row_is(e, 0, "Committee 会议记录 ");
    edit_free(e);
}

/* Rows put together are the text. */
static void test_layout_loses_nothing(void **state)
{
    static const char *const texts[] = {
        "",
        "   ",
        "  一二  三四五六   七八  ",
        "word  word   《书名》（括号），标点。 tail   ",
        "一\n  二 \n\n \n三",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
        JOINED JOINED " e\xcc\x81",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct edit *e = edit_new(true, 0);

        edit_set(e, texts[i]);
        for (int width = 2; width < 20; width++) {
            int rows = edit_layout(e, width), row, col;
            size_t n, sum = 0, breaks = 0;

            for (int r = 0; r < rows; r++) {
                edit_row(e, r, &n);
                sum += n;
            }
            for (const char *s = texts[i]; *s != '\0'; s++)
                breaks += *s == '\n';
            row_true(i, sum + breaks == strlen(texts[i]));
            edit_do(e, EDIT_TOP);
            do {
                edit_caret_cell(e, &row, &col);
                row_true(i, row >= 0 && row < rows && col >= 0 && col <= width);
            } while (edit_do(e, EDIT_RIGHT));
        }
        edit_free(e);
    }
}

static void test_rows(void **state)
{
    struct edit *e = edit_new(true, 0);

    (void)state;
    edit_set(e, "一二三四五六七八\n甲\n一二三四五六");
    edit_layout(e, 8);
    caret_is(e, 4, 4);
    edit_do(e, EDIT_UP);
    caret_is(e, 3, 4);
    edit_do(e, EDIT_UP);
    caret_is(e, 2, 2); /* a short row */
    edit_do(e, EDIT_UP);
    caret_is(e, 1, 4); /* and back at the cell it came from */
    edit_do(e, EDIT_UP);
    assert_false(edit_do(e, EDIT_UP));
    edit_do(e, EDIT_HOME);
    caret_is(e, 0, 0);
    edit_do(e, EDIT_END); /* of the line, not of the row */
    edit_layout(e, 8);
    caret_is(e, 1, 8);
    edit_free(e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_typing),       cmocka_unit_test(test_combining),
        cmocka_unit_test(test_joiners),      cmocka_unit_test(test_controls),
        cmocka_unit_test(test_limit),        cmocka_unit_test(test_overwrite),
        cmocka_unit_test(test_undo),         cmocka_unit_test(test_kill),
        cmocka_unit_test(test_words),        cmocka_unit_test(test_view),
        cmocka_unit_test(test_view_scrolls), cmocka_unit_test(test_long),
        cmocka_unit_test(test_layout),       cmocka_unit_test(test_layout_loses_nothing),
        cmocka_unit_test(test_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
