/* The text of policy files: its form, its lines, its bytes. */
#include "test.h"

#include "policy_make.h"
#include "text.h"

static void ten_mistakes(void **state)
{
    (void)state;
    static const char text[] = "id = a\n" /* 1: before the first section */
                               "[policy]\n"
                               "id = a\n"
                               "id = b\n" /* 4: the key is there twice */
                               "[rule one]\n"
                               "title = 一\n"
                               "subject = branch, brnach\n"   /* 7: no such kind */
                               "every = fortnight\n"          /* 8: no such period */
                               "evidence = lecture|lectrue\n" /* 9: no such evidence */
                               "colour = red\n"               /* 10: no such key */
                               "[rule one]\n"                 /* 11: the section is there twice */
                               "title = 二\n"
                               "[chapter x]\n" /* 13: no such section */
                               "[rule three\n" /* 14: no end */
                               "[rule four]\n"
                               "title = 四\n"
                               "subject = branch\n"
                               "require = memebrs > 3\n" /* 18: no such fact */
                               "nonsense\n";             /* 19: neither key nor section */
    static const int at[] = { 1, 4, 7, 8, 9, 10, 11, 13, 14, 18, 19 };
    assert_null(load(text));
    bool seen[20] = { false };
    for (size_t i = 0; i < problems.n; i++) {
        int line = 0;
        assert_int_equal(sscanf(problems.v[i].text, "a.ini:%d: ", &line), 1);
        assert_in_range(line, 1, 19);
        seen[line] = true;
        assert_true(text_valid(problems.v[i].text, strlen(problems.v[i].text)));
    }
    for (size_t i = 0; i < COUNT(at); i++)
        row_true(i, seen[at[i]]);
    assert_int_equal(problems.n, COUNT(at));
    problems_sort(&problems);
    for (size_t i = 0; i < COUNT(at); i++)
        row_true(i, problems.v[i].line == at[i]);
}

static void form(void **state)
{
    (void)state;
    wrong(MONTHLY("m") "[rule m]\n", 9);
    wrong("[policy]\n", 4);
    wrong(RULE("m") "every = month\nevery = month\nevidence = lecture\n", 8);
    wrong("[policy x]\n", 4);
    wrong("[rule]\n", 4);
    wrong("[]\n", 4);
    wrong("[rule m\n", 4);
    wrong("[Rule m]\n", 4);
    wrong("= 5\n", 4);
    wrong("title\n", 4);
    wrong("# 不是注释\n", 4);
    wrong("colour = red\n", 4);
    wrong("[drop m]\n", 4);
    wrong("[evidence theme_walk]\nrequire = place\n", 5);
    wrong("[evidence theme_walk]\ntitle required = place\n", 5);
    wrong("[evidence theme_walk]\n = place\n", 5);
    wrong("[event flood]\ntitle = 水灾\n", 4);
    wrong("[event flood]\nsubject = persons\n", 4);
    wrong("[fact lifts]\nkind = boolean\n", 4);
    wrong("include = nowhere\n", 4);
}

static void line_ends(void **state)
{
    (void)state;
    const struct policy *p = good("\xEF\xBB\xBF[policy]\r\nid = a\r\nnumber = 甲\r\n\r\n; 注释\r\n"
                                  "[rule m]\r\ntitle = 规则\r\nsubject = branch\r\n"
                                  "every = month\r\nevidence = lecture\r\nnote =\r\nclause = 三");
    assert_string_equal(p->rules[0]->title, "规则");
    assert_string_equal(p->rules[0]->note, "");
    assert_string_equal(p->rules[0]->source, "甲 三");
    assert_int_equal(p->rules[0]->line, 6);
}

static void not_utf8(void **state)
{
    (void)state;
    static const char *const bad[] = { "note = \xD6\xA7\xB2\xBF\n", "note = \xC0\xAF\n",
                                       "note = \xED\xA0\x80\n", "note = 支\xE9\x83\n" };
    char text[256];
    for (size_t i = 0; i < COUNT(bad); i++) {
        snprintf(text, sizeof text, MONTHLY("m") "%s", bad[i]);
        wrong(text, 9);
    }
}

static void long_lines(void **state)
{
    (void)state;
    enum { LONG = 10000 };
    static char text[LONG * 4], value[LONG + 1];
    void *none = NULL;
    memset(value, 'x', LONG);
    for (size_t i = 0; i + 3 <= LONG; i += 3)
        memcpy(value + i, "党", 3);
    snprintf(text, sizeof text, HEAD MONTHLY("m") "note = %s\nclause = %s\n", value, value);
    const struct policy *p = good(text);
    assert_string_equal(p->rules[0]->note, value);
    assert_string_equal(p->rules[0]->clause, value);
    assert_int_equal(strlen(p->rules[0]->source), strlen("甲发〔2026〕1号 ") + LONG);
    assert_string_equal(strchr(p->rules[0]->source, ' ') + 1, value);
    /* a mistake in such a line is still one whole sentence, wherever it is cut */
    for (int shift = 0; shift < 3; shift++) {
        snprintf(text, sizeof text, MONTHLY("m") "basis = %.*s%s\n", shift, "xx", value);
        wrong(text, 9);
        snprintf(text, sizeof text, MONTHLY("m") "%.*s%s = 1\n", shift, "xx", value);
        wrong(text, 9);
    }
    clean(&none);
}

/* Whatever the bytes, the reader comes to an end and says something in whole characters. */
static void broken_files(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "\n\n",
        "[",
        "]",
        "[ ]",
        "[rule",
        "=",
        "\xEF\xBB\xBF",
        "\xEF\xBB",
        "[policy]",
        "\r",
        "[policy]\nid = \n",
        "[policy]\nid = 大写\n",
        "[policy]\nid = A\n",
        "[rule m]\n",
        ";\n;",
        "[policy]\nid = a b\n",
        "[policy]\nnumber = 1\n",
    };
    void *none = NULL;
    for (size_t i = 0; i < COUNT(texts); i++) {
        clean(&none);
        load(texts[i]);
        row_true(i, problems.n > 0);
        for (size_t k = 0; k < problems.n; k++)
            row_true(i, text_valid(problems.v[k].text, strlen(problems.v[k].text)));
    }
    clean(&none);
    good(HEAD);
    assert_null(load(HEAD)); /* two of one id */
    assert_int_equal(problems.n, 1);
}

/* Entries kept elsewhere make the same rules as the file does. */
static void entries(void **state)
{
    (void)state;
    struct policy_text *t = policy_read("a.ini", HEAD MONTHLY("m"), &problems);
    struct policy_text *copy = policy_text_new("数据库");
    for (size_t i = 0; i < t->n; i++)
        policy_text_add(copy, t->entry[i].section, t->entry[i].name, t->entry[i].key,
                        t->entry[i].value, 0);
    assert_string_equal(policy_text_get(t, "rule", "m", "every"), "month");
    assert_null(policy_text_get(t, "rule", "m", "window"));
    assert_null(policy_text_get(t, "rule", "n", "every"));
    policy_text_free(t);
    const struct policy *p = policy_set_add(set, copy, NULL, NULL, &problems);
    assert_non_null(p);
    assert_string_equal(p->rules[0]->id, "a.m");
    assert_int_equal(problems.n, 0);
}

int main(void)
{
#define EACH_CLEAN(test) cmocka_unit_test_setup(test, clean)
    const struct CMUnitTest tests[] = {
        EACH_CLEAN(ten_mistakes), EACH_CLEAN(form),       EACH_CLEAN(line_ends),
        EACH_CLEAN(not_utf8),     EACH_CLEAN(long_lines), EACH_CLEAN(broken_files),
        EACH_CLEAN(entries),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
