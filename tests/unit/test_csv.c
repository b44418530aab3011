/* CSV: encodings, reading, writing, and both in a row. */
#include "test.h"

#include "buf.h"
#include "csv.h"
#include "decode.h"

/* Records as "a|b|c\n"; a failure ends in "!" and its line. */
static void dump(struct buf *out, const char *text, size_t n, bool lines)
{
    struct csv c;
    struct err e = { ST_OK, "" };
    int got;
    csv_open(&c, text, n);
    while ((got = csv_read(&c, &e)) > 0) {
        if (lines)
            buf_printf(out, "%d:", c.line);
        for (size_t i = 0; i < c.n; i++)
            buf_printf(out, "%s%s", i > 0 ? "|" : "", c.cell[i]);
        buf_putc(out, '\n');
    }
    if (got < 0)
        buf_printf(out, "!%d", c.line);
    assert_int_equal(e.status, got < 0 ? ST_USAGE : ST_OK);
    csv_close(&c);
}

static void reads(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } rows[] = {
        { "", "" },
        { "\n\r\n  \n", "" },
        { "姓名,支部\n张三,一\n", "1:姓名|支部\n2:张三|一\n" },
        { "a,b\r\nc,d", "1:a|b\n2:c|d\n" },
        { "a,b\rc,d\r", "1:a|b\n2:c|d\n" },
        { "a,,\n,,\n", "1:a||\n2:||\n" },
        { "a,", "1:a|\n" },
        { "\"a,b\",\"c\"\"d\"\n", "1:a,b|c\"d\n" },
        { "\"一\n二\",x\n三,y\n", "1:一\n二|x\n3:三|y\n" },
        { "\"一\r\n二\",x\r\n三,y\r\n", "1:一\r\n二|x\n3:三|y\n" },
        { "a\n\n\nb\n", "1:a\n4:b\n" },
        { "\"\",\"\"\n", "1:|\n" },
        { "\"\"\n", "1:\n" },
        { "a\tb\n1\t\n", "1:a|b\n2:1|\n" },
        { "\t\nb\t", "1:|\n2:b|\n" }, /* a line of tabs is a record where tabs separate */
        { "a;b\n1,5;2\n", "1:a|b\n2:1,5|2\n" },
        { "\"a;b;c\",d\n", "1:a;b;c|d\n" }, /* separators in quotes do not count */
        { "a,b;c,d\n", "1:a|b;c|d\n" },
        { "a b\n", "1:a b\n" },
        { " a , b \n", "1: a | b \n" },
        { "a\"b,c\n", "1:a\"b|c\n" },
        { "\"a\"b,c\n", "1:ab|c\n" },
        { "a,b\n\"c,d\ne\n", "1:a|b\n!2" },
        { "\"", "!1" },
        { "\"\"\"", "!1" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        dump(&b, rows[i].in, strlen(rows[i].in), true);
        if (strcmp(buf_str(&b), rows[i].out) != 0)
            fail_msg("row %zu: [%s]", i, buf_str(&b));
        buf_free(&b);
    }
}

/* The text is not closed by a zero byte. */
static void stops_at_its_end(void **state)
{
    (void)state;
    static const char text[] = "a,\"b\"\"c\"\nd,e\n";
    for (size_t n = 0; n < sizeof text; n++) {
        char *copy = malloc(n + 1);
        assert_non_null(copy);
        memcpy(copy, text, n);
        copy[n] = '"'; /* would be read as a quote */
        struct buf b = BUF_INIT;
        dump(&b, copy, n, false);
        if (n == 8) /* a,"b""c" */
            assert_string_equal(buf_str(&b), "a|b\"c\n");
        buf_free(&b);
        free(copy);
    }
}

/* The whole of a file with these bytes: *out NULL where it is refused. */
static enum status decode(const char *bytes, size_t size, const char *encoding, char **out,
                          size_t *n, struct err *e)
{
    struct decoder *d;
    struct buf b = BUF_INIT;
    const char *piece;
    size_t len;
    FILE *f = tmpfile();
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    enum status s = decode_open(&d, f, encoding, e);
    for (int pass = 0; s == ST_OK && pass < 2; pass++) { /* the second gives the same */
        buf_clear(&b);
        assert_int_equal(decode_rewind(d, e), ST_OK);
        while (decode_more(d, &piece, &len, e) == 1)
            buf_add(&b, piece, len);
    }
    decode_close(d);
    fclose(f);
    *n = b.len;
    *out = s == ST_OK ? strdup(buf_str(&b)) : NULL;
    buf_free(&b);
    return s;
}

static void decodes(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        size_t n;
        const char *encoding, *out; /* NULL: refused */
        const char *words;          /* that the refusal holds */
    } rows[] = {
        { "", 0, NULL, "", NULL },
        { "abc", 3, NULL, "abc", NULL },
        { "张三", 6, NULL, "张三", NULL },
        { "\xEF\xBB\xBF张三", 9, NULL, "张三", NULL },
        { "\xEF\xBB\xBF张三", 9, "utf-8", "张三", NULL },
        { "\xD5\xC5\xC8\xFD", 4, NULL, "张三", NULL },
        { "\xD5\xC5\xC8\xFD", 4, "GBK", "张三", NULL },
        { "\x81\x39\xEF\x31\x95\x34\xB2\x35\xA2\xE3\xE9\x46", 12, NULL, "㐂𠮷€镕", NULL },
        { "\x84\x31\x95\x33\xD5\xC5", 6, NULL, "张", NULL },   /* a BOM of GB18030 */
        { "\xFF\xFE\x20\x5F\x0A\x00", 6, NULL, "张\n", NULL }, /* UTF-16, as Excel writes it */
        { "\xFE\xFF\x5F\x20\x00\x0A", 6, NULL, "张\n", NULL },
        { "\xFF\xFE\x20\x5F\x0A", 5, NULL, NULL, "UTF-16LE" }, /* cut off */
        { "a\n\xD5\xC5\n\xC8", 6, NULL, NULL, "第 3 行" },     /* cut off */
        { "a\n\xD5\xC5\xFF\n", 6, NULL, NULL, "第 2 行" },
        { "a\n\xD5\xC5", 4, "utf-8", NULL, "第 2 行" },
        { "\xEF\xBB\xBF\n\xD5\xC5", 6, NULL, NULL, "第 2 行" }, /* says UTF-8, is not */
        { "\xE5\xBC\xA0", 3, "gb18030", NULL, "第 1 行" },
        { "a\nb\0c", 5, NULL, NULL, "第 2 行有零字节" },
        { "abc", 3, "latin1", NULL, "latin1" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct err e = { ST_OK, "" };
        char *out;
        size_t n;
        enum status s = decode(rows[i].in, rows[i].n, rows[i].encoding, &out, &n, &e);
        row_true(i, s == (rows[i].out != NULL ? ST_OK : ST_USAGE));
        if (rows[i].out != NULL) {
            row_true(i, n == strlen(rows[i].out) && strcmp(out, rows[i].out) == 0);
        } else {
            row_true(i, out == NULL && n == 0);
            row_true(i, strstr(e.text, rows[i].words) != NULL);
        }
        free(out);
    }
}

/* Larger than one step of the conversion. */
static void decodes_much(void **state)
{
    (void)state;
    enum { N = 200000 };
    char *gb = malloc(2 * N), *out;
    assert_non_null(gb);
    for (size_t i = 0; i < N; i++)
        memcpy(gb + 2 * i, "\xB5\xB3", 2); /* 党 */
    size_t n;
    struct err e = { ST_OK, "" };
    assert_int_equal(decode(gb, 2 * N, NULL, &out, &n, &e), ST_OK);
    assert_int_equal(n, 3 * N);
    for (size_t i = 0; i < N; i++)
        assert_memory_equal(out + 3 * i, "党", 3);
    free(out);
    free(gb);
}

static void writes(void **state)
{
    (void)state;
    struct buf b = BUF_INIT;
    int column = 0;
    csv_cell(&b, &column, "姓名");
    csv_cell(&b, &column, "a,b");
    csv_cell(&b, &column, "c\"d");
    csv_cell(&b, &column, "");
    csv_cell(&b, &column, "e\nf");
    csv_cell(&b, &column, "g\r");
    csv_cell(&b, &column, " h;\ti");
    csv_end(&b, &column);
    assert_int_equal(column, 0);
    csv_cell(&b, &column, "");
    csv_end(&b, &column);
    csv_cell(&b, &column, "");
    csv_cell(&b, &column, "");
    csv_end(&b, &column);
    assert_string_equal(buf_str(&b), "姓名,\"a,b\",\"c\"\"d\",,\"e\nf\",\"g\r\", h;\ti\r\n"
                                     "\"\"\r\n,\r\n");
    buf_free(&b);
}

/* What a spreadsheet would run gets a mark, which reading takes off; numbers stay. */
static void formulas(void **state)
{
    (void)state;
    static const struct {
        const char *text, *written;
    } rows[] = {
        { "=1+1", "'=1+1" }, { "@a", "'@a" },   { "+86 951", "'+86 951" },
        { "-a", "'-a" },     { "-5", "-5" },    { "+3.5", "+3.5" },
        { "-", "-" },        { "1-2", "1-2" },  { "'=x", "''=x" },
        { "'-5", "''-5" },   { "'a", "'a" },    { "\t=x", "'\t=x" },
        { "-5.", "-5." },    { "-5-", "'-5-" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        struct csv c;
        struct err e = { 0 };
        int column = 0;
        csv_cell(&b, &column, rows[i].text);
        row_true(i, strcmp(buf_str(&b), rows[i].written) == 0);
        csv_end(&b, &column);
        csv_open(&c, buf_str(&b), b.len);
        c.sep = ',';
        row_true(i, csv_read(&c, &e) == 1 && strcmp(c.cell[0], rows[i].text) == 0);
        csv_close(&c);
        buf_free(&b);
    }
    struct buf b = BUF_INIT;
    int column = 0;
    csv_cell(&b, &column, "张\xff\xed\xa0\x80");
    assert_string_equal(buf_str(&b), "张\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    buf_free(&b);
}

/* Whatever is written reads back the same. */
static void there_and_back(void **state)
{
    (void)state;
    static const char *const some[] = { "", "a", ",", "\"", "\n", "\r\n", "党", " ", "\t", ";" };
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char cell[12][32];
        size_t columns = 1 + (size_t)(round % 4), n = columns * 3;
        struct buf b = BUF_INIT;
        int column = 0;
        for (size_t i = 0; i < columns; i++) /* the header decides the separator */
            csv_cell(&b, &column, "h");
        csv_end(&b, &column);
        for (size_t i = 0; i < n; i++) {
            cell[i][0] = '\0';
            for (int k = 0; k < 5; k++) {
                seed = seed * 1664525u + 1013904223u;
                strcat(cell[i], some[(seed >> 10) % COUNT(some)]);
            }
            if (columns == 1 && strspn(cell[i], " \t") == strlen(cell[i]))
                strcat(cell[i], "."); /* a blank line is no record */
            csv_cell(&b, &column, cell[i]);
            if (i % columns == columns - 1)
                csv_end(&b, &column);
        }
        struct csv c;
        csv_open(&c, b.data, b.len);
        assert_int_equal(csv_read(&c, NULL), 1);
        for (size_t i = 0; i < n; i++) {
            if (i % columns == 0)
                assert_int_equal(csv_read(&c, NULL), 1);
            assert_int_equal(c.n, columns);
            assert_string_equal(c.cell[i % columns], cell[i]);
        }
        assert_int_equal(csv_read(&c, NULL), 0);
        csv_close(&c);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),          cmocka_unit_test(stops_at_its_end),
        cmocka_unit_test(decodes),        cmocka_unit_test(decodes_much),
        cmocka_unit_test(writes),         cmocka_unit_test(formulas),
        cmocka_unit_test(there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
