/* JSON strings. */
#include "test.h"

#include "buf.h"
#include "json.h"

static void strings(void **state)
{
    (void)state;
    static const struct {
        const char *in, *out;
    } rows[] = {
        { NULL, "null" },
        { "", "\"\"" },
        { "支部主题党日", "\"支部主题党日\"" },
        { "a\"b\\c/d", "\"a\\\"b\\\\c/d\"" },
        { "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
        { "\x01\x1B[31m\x1F\x7F", "\"\\u0001\\u001b[31m\\u001f\x7F\"" },
        { "𠮷\xEF\xBF\xBD", "\"𠮷\xEF\xBF\xBD\"" },
        { "\xD5\xC5z", "\"\xEF\xBF\xBD\xEF\xBF\xBDz\"" },
        { "\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"" }, /* a surrogate */
        { "\xE5\x85", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"" },                 /* cut off */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        json_string(&b, rows[i].in);
        row_true(i, strcmp(buf_str(&b), rows[i].out) == 0);
        buf_free(&b);
    }
}

static void counted(void **state)
{
    (void)state;
    struct buf b = BUF_INIT;
    json_stringn(&b, "a\0b\"", 3);
    assert_string_equal(buf_str(&b), "\"a\\u0000b\"");
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings),
        cmocka_unit_test(counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
