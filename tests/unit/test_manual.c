/* The manual names every command, option and action, each once and in its place. */
#include "test.h"

#include "manual.h"
#include "places.h"
#include "policy.h"
#include "vocabulary.h"

/* What there is between the heading of that name and the next one of its kind; NULL: no such
 * heading, or several. */
static char *section(const char *page, const char *macro, const char *name)
{
    struct buf head = BUF_INIT, next = BUF_INIT;
    buf_printf(&head, "\n%s \"", macro);
    roff_text(&head, name);
    buf_puts(&head, "\"\n");
    const char *at = strstr(page, buf_str(&head));
    if (at != NULL && strstr(at + 1, buf_str(&head)) != NULL)
        at = NULL;
    if (at != NULL) {
        size_t n = strlen(buf_str(&head)) - 1;
        const char *end = strstr(at + n, "\n.S");
        buf_add(&next, at + n, end != NULL ? (size_t)(end + 1 - at) - n : strlen(at + n));
    }
    buf_free(&head);
    return next.data;
}

static size_t times(const char *text, const char *what)
{
    size_t n = 0;
    for (const char *s = text; s != NULL && (s = strstr(s, what)) != NULL; s++)
        n++;
    return n;
}

/* How often a term stands in a section, with the beginning of what is said of it. */
static size_t terms(const char *text, const char *term, const char *said)
{
    struct buf b = BUF_INIT;
    buf_puts(&b, "\n.TP\n\\fB");
    roff_text(&b, term);
    buf_puts(&b, "\\fR\n");
    roff_text(&b, said);
    size_t n = times(text, buf_str(&b));
    buf_free(&b);
    return n;
}

static void look_at_options(const char *text, const char *where, const struct option *options,
                            struct buf *bad)
{
    for (const struct option *o = options; o != NULL && o->name != NULL; o++) {
        struct buf name = BUF_INIT;
        option_spelling(o, &name);
        if (terms(text, buf_str(&name), o->help) != 1)
            buf_printf(bad, "%s: %s; ", where, buf_str(&name));
        buf_free(&name);
    }
}

static void look_at_commands(const char *page, const struct command *const *list, struct buf *bad)
{
    for (size_t i = 0; list[i] != NULL; i++) {
        char *text = section(page, ".SS", list[i]->name);
        if (text == NULL)
            buf_printf(bad, "command %s; ", list[i]->name);
        else
            look_at_options(text, list[i]->name, list[i]->options, bad);
        free(text);
    }
}

static void look_at_places(const char *page, const struct action_place *list, struct buf *bad)
{
    for (const struct action_place *p = list; p->name != NULL; p++) {
        char *text = section(page, ".SS", p->name);
        if (text == NULL)
            buf_printf(bad, "place %s; ", p->name);
        for (const struct action *a = p->actions; text != NULL && a->id != 0; a++)
            if (terms(text, a->keys, a->name) != 1)
                buf_printf(bad, "%s: %s %s; ", p->name, a->keys, a->name);
        free(text);
    }
}

/* What is missing from a page, or there twice, of all the program has. */
static void missing(const char *page, const char *wanted)
{
    struct buf bad = BUF_INIT;
    char *text = section(page, ".SH", "选项");
    look_at_options(text, "before the command", global_options, &bad);
    look_at_commands(page, commands, &bad);
    look_at_places(page, places, &bad);
    assert_string_equal(buf_str(&bad), wanted);
    free(text);
    buf_free(&bad);
}

static void everything_is_in_the_manual(void **state)
{
    (void)state;
    const struct manual m = { "0", global_options, commands, places };
    struct buf page = BUF_INIT;
    manual_program(&page, &m);
    missing(buf_str(&page), "");
    buf_free(&page);
}

/* Pages that lack something: the test sees it. */
static void what_is_missing_is_seen(void **state)
{
    (void)state;
    static const struct option no_options[] = { { 0 } };
    struct command first = *commands[0];
    const struct command *const *rest = commands + 1;
    const struct manual without_command = { "0", global_options, rest, places };
    const struct manual without_place = { "0", global_options, commands, places + 1 };
    struct buf page = BUF_INIT, bad = BUF_INIT;
    manual_program(&page, &without_command);
    missing(buf_str(&page), "command init; ");
    buf_clear(&page);
    manual_program(&page, &without_place);
    missing(buf_str(&page), "place 处处可用; ");

    first.options = no_options;
    const struct command *const one[] = { &first, NULL }, *const whole[] = { commands[0], NULL };
    const struct manual without_options = { "0", no_options, one, places };
    buf_clear(&page);
    manual_program(&page, &without_options);
    look_at_commands(buf_str(&page), whole, &bad);
    assert_non_null(strstr(buf_str(&bad), "init: --policy 制度; init: --code 代码; "));
    buf_free(&page);
    buf_free(&bad);
}

/* An action told in the wrong words, or with a key more, is another one. */
static void an_action_that_differs_is_seen(void **state)
{
    (void)state;
    static const struct action told[] = { { 1, "F2", "录入", NULL, NULL }, { 0 } };
    static const struct action does[] = { { 1, "F2", "录入", NULL, NULL },
                                          { 2, "F8 Del", "删除", NULL, NULL },
                                          { 0 } };
    const struct action_place page_of[] = { { "甲", told }, { 0 } },
                              has[] = { { "甲", does }, { 0 } };
    static const struct command *const none[] = { NULL };
    const struct manual m = { "0", global_options, none, page_of };
    struct buf page = BUF_INIT, bad = BUF_INIT;
    manual_program(&page, &m);
    look_at_places(buf_str(&page), page_of, &bad);
    assert_string_equal(buf_str(&bad), "");
    look_at_places(buf_str(&page), has, &bad);
    assert_string_equal(buf_str(&bad), "甲: F8 Del 删除; ");
    buf_free(&page);
    buf_free(&bad);
}

/* Every key of a policy and every word is told once. */
static void every_key_of_a_policy_is_told(void **state)
{
    (void)state;
    struct buf page = BUF_INIT;
    struct policy_key k;
    struct vocabulary *v = vocabulary_new();
    manual_policy(&page, "0");
    char *rules = section(buf_str(&page), ".SH", "规则的键");
    char *yards = section(buf_str(&page), ".SH", "尺度的键");
    char *evidence = section(buf_str(&page), ".SH", "记录的类型");
    for (size_t i = 0; policy_rule_key(i, &k); i++)
        row_true(i, terms(rules, k.name, k.help) == 1);
    for (size_t i = 0; policy_yard_key(i, &k); i++)
        row_true(i, terms(yards, k.name, k.help) == 1);
    for (int i = 0; i < (int)vocabulary_evidence_count(v); i++)
        row_true(i, times(evidence, vocabulary_evidence_name(v, i)) >= 1);
    assert_int_equal(terms(rules, "colour", ""), 0);
    vocabulary_free(v);
    free(rules);
    free(yards);
    free(evidence);
    buf_free(&page);
}

/* roff takes a line that begins with a point or an apostrophe for a command. */
static void text_is_no_command(void **state)
{
    (void)state;
    static const struct {
        const char *text, *roff;
    } rows[] = {
        { ".ini", "\\&.ini" },        { "'a'", "\\&'a'" },
        { "a\\b", "a\\eb" },          { "--all", "\\-\\-all" },
        { "逾期", "逾\\:期" },        { "甲，乙", "甲，\\:乙" },
        { "（甲）", "（甲）" },       { "看 a.b", "看 a.b" },
        { "F2录入", "F2\\:录\\:入" }, { "", "" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        roff_text(&b, rows[i].text);
        assert_string_equal(buf_str(&b), rows[i].roff);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_in_the_manual),
        cmocka_unit_test(what_is_missing_is_seen),
        cmocka_unit_test(an_action_that_differs_is_seen),
        cmocka_unit_test(every_key_of_a_policy_is_told),
        cmocka_unit_test(text_is_no_command),
    };
    return cmocka_run_group_tests_name("manual", tests, NULL, NULL);
}
