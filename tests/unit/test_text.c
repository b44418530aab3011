/* UTF-8 and width in cells. */
#include "test.h"

#include <gnu/libc-version.h>
#include <locale.h>
#include <wchar.h>

#include "buf.h"
#include "text.h"

#define BAD "\xEF\xBF\xBD"

static uint32_t seed = 1;

static uint32_t any(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

/* Some characters of every kind, broken bytes among them. */
static void random_text(struct buf *b, int glyphs)
{
    static const char *const some[] = {
        "党", "a", " ",  "é",  "e\xCC\x81",    "…",    "“", "，",
        "、", "1", "（", "）", "\xD5",         "\x1B", "👨", "\xE2\x80\x8D",
        "𠮷", "│", "。", "Z",  "\xE2\x80\xAE", "％",   "\t"
    };
    for (int i = 0; i < glyphs; i++)
        buf_puts(b, some[any((uint32_t)COUNT(some))]);
}

static void valid(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        size_t n;
        bool ok;
    } rows[] = {
        { "", 0, true },
        { "党建a", 7, true },
        { "a\0b", 3, true },
        { "\xC2\x80", 2, true },
        { "\xC1\xBF", 2, false },         /* overlong */
        { "\xC0\x80", 2, false },         /* overlong */
        { "\xE0\xA0\x80", 3, true },      /* U+0800 */
        { "\xE0\x9F\xBF", 3, false },     /* overlong */
        { "\xED\x9F\xBF", 3, true },      /* U+D7FF */
        { "\xED\xA0\x80", 3, false },     /* U+D800 */
        { "\xED\xBF\xBF", 3, false },     /* U+DFFF */
        { "\xEE\x80\x80", 3, true },      /* U+E000 */
        { "\xF0\x90\x80\x80", 4, true },  /* U+10000 */
        { "\xF0\x8F\xBF\xBF", 4, false }, /* overlong */
        { "\xF4\x8F\xBF\xBF", 4, true },  /* U+10FFFF */
        { "\xF4\x90\x80\x80", 4, false }, /* beyond */
        { "\xF8\x88\x80\x80\x80", 5, false },
        { "\x80", 1, false },
        { "\xE5\x85", 2, false },
        { "党", 2, false },
        { "\xFF", 1, false },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(i, text_valid(rows[i].s, rows[i].n) == rows[i].ok);
}

/* Every code point there and back; C.UTF-8 of the C library is the second opinion. */
static void encode_and_decode(void **state)
{
    (void)state;
    assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char ours[4], theirs[16];
        size_t n = text_encode(c, ours);
        mbstate_t st = { 0 };
        assert_int_equal(n, wcrtomb(theirs, (wchar_t)c, &st));
        assert_memory_equal(ours, theirs, n);
        uint32_t back;
        assert_int_equal(text_decode(ours, n, &back), n);
        assert_int_equal(back, c);
        if (n > 1) { /* cut off: one byte at a time */
            assert_int_equal(text_decode(ours, n - 1, &back), 1);
            assert_int_equal(back, 0xFFFD);
        }
    }
    char out[4];
    assert_int_equal(text_encode(0xD800, out), 3);
    assert_memory_equal(out, BAD, 3);
    assert_int_equal(text_encode(0x110000, out), 3);
    assert_memory_equal(out, BAD, 3);
}

/* The reasoned exceptions from what the C library says. */
static bool may_differ(uint32_t c, int libc)
{
    if (c == 0)
        return true; /* NUL: 0 there, a replacement sign here */
    return libc < 0; /* controls and what is not assigned: -1 there */
}

static int expected_there(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } wide[] = {
        /* blocks that later versions fill with ideographs or emoji */
        { 0x3400, 0x4DBF },   { 0x4E00, 0x9FFF },   { 0xF900, 0xFAFF },
        { 0x1FA70, 0x1FAFF }, { 0x20000, 0x2FFFD }, { 0x30000, 0x3FFFD },
    };
    for (size_t i = 0; i < COUNT(wide); i++) {
        if (c >= wide[i].first && c <= wide[i].last)
            return 2;
    }
    return 1;
}

static void width_of_every_character(void **state)
{
    (void)state;
    assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
    bool same = strcmp(gnu_get_libc_version(), "2.36") == 0; /* Unicode 14, as our table */
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        int there = wcwidth((wchar_t)c), here = text_char_width(c);
        int want = may_differ(c, there) ? expected_there(c) : there;
        bool everyday = c < 0xAD || (c >= 0x2010 && c < 0x2028) || (c >= 0x3001 && c < 0x3030) ||
                        (c >= 0x4E00 && c < 0x9FA6) || (c >= 0xFF01 && c < 0xFF61);
        if ((same || everyday) && here != want)
            fail_msg("U+%04X: %d, the C library says %d", (unsigned)c, here, there);
    }
}

/* A text is as wide as its characters: what knows some by their bytes alone says the same. */
static void width_of_one_is_its_own(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        char bytes[4];
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        size_t n = text_encode(c, bytes);
        if (text_width_of(bytes, n) != text_char_width(c))
            fail_msg("U+%04X: %d", (unsigned)c, text_width_of(bytes, n));
    }
    assert_int_equal(text_width_of("党建台账", 6), 4);
    assert_int_equal(text_width_of("党", 2), 2); /* cut off: two broken bytes */
    assert_int_equal(text_width_of("\xE5 ab", 4), 4);
    assert_int_equal(text_width_of("党", 0), 0);
}

static void width_by_hand(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        int cells, wide_cells;
    } rows[] = {
        { "", 0, 0 },
        { "abc", 3, 3 },
        { "党建台账", 8, 8 },
        { "第3支部", 7, 7 },
        { "《》、。，：；（）〇㎡", 22, 22 },
        { "“”‘’—…·①★│", 10, 20 },
        { "e\xCC\x81", 1, 1 },          /* e and an acute accent */
        { "\xCC\x81", 0, 0 },           /* alone */
        { "葛\xF3\xA0\x84\x80", 2, 2 }, /* a variation selector, U+E0100 */
        { "👨\xE2\x80\x8D👩", 4, 4 },     /* two people and a joiner */
        { "😀", 2, 2 },
        { "\x1B[1m", 4, 5 },  /* shown as U+FFFD and [1m */
        { "\xD5\xC5", 2, 4 }, /* GBK: two broken bytes */
        { "ｱﾊﾟ", 3, 3 },
        { "\xEE\x80\x80", 1, 2 }, /* private use */
        { "\xE2\x80\xAE"
          "ab",
          2, 2 }, /* an override of direction */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        text_ambiguous_wide(false);
        row_true(i, text_width(rows[i].s) == rows[i].cells);
        text_ambiguous_wide(true);
        row_true(i, text_width(rows[i].s) == rows[i].wide_cells);
        text_ambiguous_wide(false);
    }
}

static void glyphs(void **state)
{
    (void)state;
    int cells;
    assert_int_equal(text_glyph("", 0, &cells), 0);
    assert_int_equal(cells, 0);
    assert_int_equal(text_glyph("e\xCC\x81\xCC\x82x", 6, &cells), 5);
    assert_int_equal(cells, 1);
    assert_int_equal(text_glyph("党员", 6, &cells), 3);
    assert_int_equal(cells, 2);
    assert_int_equal(text_glyph("\xCC\x81\xCC\x82x", 5, &cells), 4);
    assert_int_equal(cells, 0);
    assert_int_equal(text_glyph("\xD5x", 2, &cells), 1);
    assert_int_equal(cells, 1);
}

static void clip(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        int cells;
        size_t bytes;
    } rows[] = {
        { "党员大会", 8, 12 },    { "党员大会", 7, 9 },  { "党员大会", 6, 9 }, { "党员大会", 1, 0 },
        { "党员大会", 0, 0 },     { "党员大会", -1, 0 }, { "a党", 2, 1 },      { "a党", 3, 4 },
        { "abe\xCC\x81z", 3, 5 }, { "ab", 99, 2 },
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(i, text_clip(rows[i].s, rows[i].cells) == rows[i].bytes);
}

static void middle(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        int cells;
        const char *shown;
    } rows[] = {
        { "第一党小组", 10, "第一党小组" },
        { "法规处第一党小组", 11, "法规…党小组" }, /* 4 and 1 and 6 cells */
        { "法规处第一党小组", 12, "法规…党小组" }, /* half of 11 is 5: two hanzi; 7: three */
        { "法规处第一党小组", 15, "法规处…一党小组" },
        { "法规处第一党小组", 16, "法规处第一党小组" },
        { "abcdefgh", 5, "ab…gh" },
        { "abcdefgh", 3, "a…h" },
        { "abcdefgh", 2, "ab" },
        { "党员大会", 0, "" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        text_middle(&b, rows[i].s, rows[i].cells, 2);
        if (strcmp(buf_str(&b), rows[i].shown))
            fail_msg("row %zu: %s", i, buf_str(&b));
        assert_true(text_width(buf_str(&b)) <= rows[i].cells);
        buf_free(&b);
    }
}

static void pad(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        int cells;
        const char *right, *left; /* padded on that side */
    } rows[] = {
        { "党员", 6, "党员  ", "  党员" },
        { "党员", 4, "党员", "党员" },
        { "党员", 3, "党…", "党…" },
        { "党员大会", 6, "党员… ", " 党员…" }, /* the odd cell is a space */
        { "党员大会", 5, "党员…", "党员…" },
        { "党员", 2, "… ", " …" },
        { "党员", 1, "…", "…" },
        { "党员", 0, "", "" },
        { "党员", -3, "", "" },
        { "", 3, "   ", "   " },
        { "abc", 3, "abc", "abc" },
        { "abcd", 3, "ab…", "ab…" },
        { "e\xCC\x81", 2, "e\xCC\x81 ", " e\xCC\x81" },
        { "a\nb", 3, "a" BAD "b", "a" BAD "b" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        text_pad(&b, rows[i].s, rows[i].cells);
        row_true(i, strcmp(buf_str(&b), rows[i].right) == 0);
        buf_clear(&b);
        text_pad_left(&b, rows[i].s, rows[i].cells);
        row_true(i, strcmp(buf_str(&b), rows[i].left) == 0);
        buf_free(&b);
    }
    text_ambiguous_wide(true); /* "…" takes two cells then, or does not fit */
    struct buf b = BUF_INIT;
    text_pad(&b, "党员大会", 6);
    text_pad(&b, "|党员", 1);
    assert_string_equal(buf_str(&b), "党员… ");
    text_ambiguous_wide(false);
    buf_free(&b);
}

static void pad_is_exact(void **state)
{
    (void)state;
    for (int wide = 0; wide < 2; wide++) {
        text_ambiguous_wide(wide);
        for (int i = 0; i < 4000; i++) {
            struct buf in = BUF_INIT, out = BUF_INIT;
            random_text(&in, (int)any(12));
            int cells = (int)any(16);
            (i % 2 == 0 ? text_pad : text_pad_left)(&out, buf_str(&in), cells);
            row_true(i, text_width(buf_str(&out)) == cells);
            row_true(i, text_valid(buf_str(&out), out.len));
            buf_free(&in);
            buf_free(&out);
        }
    }
    text_ambiguous_wide(false);
}

static void safe(void **state)
{
    (void)state;
    static const char in[] = "党\x1B[31m\t\n\x7F\xC2\x85\xE2\x80\xA8\xD5\xC5|\xE2\x80\xAE"
                             "\xE2\x81\xA6x\0y";
    struct buf b = BUF_INIT;
    text_safe(&b, in, sizeof in - 1);
    assert_string_equal(buf_str(&b), "党" BAD "[31m" BAD BAD BAD BAD BAD BAD BAD "|x" BAD "y");
    buf_free(&b);
    for (int i = 0; i < 2000; i++) {
        struct buf raw = BUF_INIT;
        random_text(&raw, 10);
        buf_clear(&b);
        text_safe(&b, buf_str(&raw), raw.len);
        row_true(i, text_valid(buf_str(&b), b.len));
        row_true(i, text_width(buf_str(&b)) == text_width(buf_str(&raw)));
        buf_free(&raw);
    }
    buf_free(&b);
}

static void fold(void **state)
{
    (void)state;
    struct buf b = BUF_INIT;
    text_fold_width(&b, "０９ＡＺａｚ！～：／　（党）。￥x\xD5");
    assert_string_equal(buf_str(&b), "09AZaz!~:/ (党)。￥x\xD5");
    buf_free(&b);
}

static void trim(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } rows[] = {
        { "", "" },
        { "  ", "" },
        { "党 员", "党 员" },
        { " \t\r\n\v\f党\xC2\xA0\xE3\x80\x80", "党" },
        { "\xEF\xBB\xBF　党员　 ", "党员" },
        { "\xA0党\xA0", "\xA0党\xA0" }, /* no NBSP: a broken byte */
        { "\xE3\x80\x80", "" },
        { "a", "a" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t n = strlen(rows[i].in);
        const char *s = text_trim(rows[i].in, &n);
        row_true(i, n == strlen(rows[i].out) && memcmp(s, rows[i].out, n) == 0);
    }
    size_t n = 3; /* not past what it was given */
    const char *s = text_trim(" a  b", &n);
    assert_int_equal(n, 1);
    assert_int_equal(*s, 'a');
}

static void wrap(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        int cells;
        const char *out;
    } rows[] = {
        { "", 10, "" },
        { "党员", 10, "党员\n" },
        { "a\nb", 10, "a\nb\n" },
        { "a\n", 10, "a\n" },
        { "a\n\nb", 10, "a\n\nb\n" },
        { "a\r\nb", 10, "a\nb\n" },
        { "支部党员大会", 6, "支部党\n员大会\n" },
        { "支部党员大会", 7, "支部党\n员大会\n" },
        { "支部党，大会", 6, "支部\n党，大\n会\n" }, /* no comma at the start of a line */
        { "支部（大会）", 6, "支部\n（大\n会）\n" }, /* nor an opening mark at the end */
        { "支部（大会）", 4, "支部\n（大\n会）\n" },
        { "the party branch", 9, "the party\nbranch\n" },
        { "the party branch", 8, "the\nparty\nbranch\n" },
        { "international", 5, "inter\nnatio\nnal\n" }, /* no place to break */
        { "第2026号文件", 8, "第2026号\n文件\n" },
        { "共2026年", 6, "共\n2026年\n" }, /* a number stays with what it counts */
        { "二〔2018〕6号二", 10, "二〔2018〕\n6号二\n" },
        { "二〔2018〕6号", 12, "二〔2018〕\n6号\n" },
        { "二〔2018〕6号", 13, "二〔2018〕6号\n" },
        { "共2026年", 5, "共\n2026\n年\n" }, /* unless no line holds both */
        { "a  b", 2, "a\nb\n" },
        { "e\xCC\x81"
          "e\xCC\x81",
          1, "e\xCC\x81\ne\xCC\x81\n" },
        { "党员", 1, "党\n员\n" }, /* narrower than a character: one each */
        { "a\tb", 10, "a" BAD "b\n" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        text_wrap(&b, rows[i].in, rows[i].cells);
        if (strcmp(buf_str(&b), rows[i].out) != 0)
            fail_msg("row %zu: [%s]", i, buf_str(&b));
        buf_free(&b);
    }
}

static void without_spaces(struct buf *out, const char *s)
{
    for (; *s != '\0'; s++) {
        if (*s != ' ' && *s != '\n')
            buf_putc(out, *s);
    }
}

/* No line is too wide, and nothing but blanks is lost. */
static void wrap_loses_nothing(void **state)
{
    (void)state;
    for (int i = 0; i < 4000; i++) {
        struct buf in = BUF_INIT, safe_in = BUF_INIT, out = BUF_INIT, a = BUF_INIT, b = BUF_INIT;
        random_text(&in, (int)any(60));
        int cells = 2 + (int)any(20);
        text_wrap(&out, buf_str(&in), cells);
        text_safe(&safe_in, buf_str(&in), in.len);
        without_spaces(&a, buf_str(&safe_in));
        without_spaces(&b, buf_str(&out));
        row_true(i, strcmp(buf_str(&a), buf_str(&b)) == 0);
        char *line = out.data;
        for (char *end; line != NULL && (end = strchr(line, '\n')) != NULL; line = end + 1) {
            *end = '\0';
            row_true(i, text_width(line) <= cells);
        }
        buf_free(&in);
        buf_free(&safe_in);
        buf_free(&out);
        buf_free(&a);
        buf_free(&b);
    }
}

static void test_holds(void **state)
{
    static const struct {
        const char *text, *word;
        bool yes;
    } rows[] = {
        { "张三丰", "张", true },  { "张三丰", "丰", true },    { "张三丰", "三", true },
        { "张三丰", "李", false }, { "张三", "张三丰", false }, { "张三", "张三", true },
        { "", "张", false },       { "张", "", true },          { "aab", "ab", true },
        { "ab", "aab", false },    { "\nzs\ns", "\ns", true },  { "\nzs\n", "\ns", false },
        { "zs", "\nzs", false },   { "aaab", "aab", true },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        row_true(i, text_holds(rows[i].text, strlen(rows[i].text), rows[i].word,
                               strlen(rows[i].word)) == rows[i].yes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_holds),
        cmocka_unit_test(valid),
        cmocka_unit_test(encode_and_decode),
        cmocka_unit_test(width_of_every_character),
        cmocka_unit_test(width_of_one_is_its_own),
        cmocka_unit_test(width_by_hand),
        cmocka_unit_test(glyphs),
        cmocka_unit_test(clip),
        cmocka_unit_test(middle),
        cmocka_unit_test(pad),
        cmocka_unit_test(pad_is_exact),
        cmocka_unit_test(safe),
        cmocka_unit_test(fold),
        cmocka_unit_test(trim),
        cmocka_unit_test(wrap),
        cmocka_unit_test(wrap_loses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
