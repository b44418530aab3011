/* Heads of columns in lines: what gives way where there is no room. */
#include "test.h"

#include <string.h>

#include "buf.h"
#include "text.h"

static void heading(void **state)
{
    (void)state;
    static const struct {
        const char *in;
        int cells;
        const char *out;
    } rows[] = {
        { "党课", 8, "党课" },
        { "支部党员大会", 8, "支部党员\n大会" },
        { "支部党员大会（不设党小组）", 8, "支部党员\n大…不设\n党小组）" },
        { "Party lecture", 8, "Party\nlecture" },
        { "Branch theme day", 8, "Branch\ntheme\nday" },
        { "Branch committee meeting", 9, "Branch\ncommittee\nmeeting" },
        { "Branch general meeting (no groups)", 9, "Branch …\n(no\ngroups)" },
        { "Branch general meeting (with groups)", 9, "Branch …\n(with\ngroups)" },
        { "Secretary of the committee lectures", 9, "Secretary\n…\nlectures" },
        { "Internationale", 8, "Internat\nionale" }, /* no place to break */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        text_heading(&b, rows[i].in, rows[i].cells, 3);
        if (strcmp(buf_str(&b), rows[i].out) != 0)
            fail_msg("row %zu: [%s]", i, buf_str(&b));
        buf_free(&b);
    }
    assert_int_equal(text_longest_word("Branch committee meeting"), 9);
    assert_int_equal(text_longest_word("支部 committee"), 0);
    assert_int_equal(text_longest_word(""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(heading) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
