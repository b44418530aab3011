/* Drafts on the disk: none is written over by another. */
#include "draft.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "buf.h"
#include "mem.h"
#include "test.h"

static const char database[] = "0123456789abcdef";

static struct draft begin(const char *entity, const char *key, const char *text)
{
    struct draft d = { .entity = mem_dup(entity), .key = mem_dup(key), .version = 3 };
    draft_set(&d, "第一支部\n主题党日", text);
    return d;
}

static const struct draft *with_text(const struct drafts *all, const char *text)
{
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->v[i].text, text) == 0)
            return &all->v[i];
    return NULL;
}

/* The same row in two windows, or a draft from before that was put off: three drafts, not one. */
static void one_row_twice(void **state)
{
    static const char *const keys[] = { "A/1", "" };
    char folder[TEST_FOLDER];
    struct buf in = BUF_INIT;
    (void)state;
    test_folder(folder);
    buf_printf(&in, "%s/", folder);
    for (size_t k = 0; k < COUNT(keys); k++) {
        struct draft d[] = { begin("activity", keys[k], "甲\n"), begin("activity", keys[k], "乙\n"),
                             begin("activity", keys[k], "丙\n") };
        struct drafts all;
        for (size_t i = 0; i < COUNT(d); i++)
            assert_int_equal(draft_write(&d[i], buf_str(&in), database, NULL), ST_OK);
        drafts_list(&all, buf_str(&in), database);
        assert_int_equal(all.n, 3);
        assert_string_equal(with_text(&all, "甲\n")->key, keys[k]);
        assert_string_equal(with_text(&all, "丙\n")->title, "第一支部 主题党日");
        assert_int_equal(with_text(&all, "乙\n")->version, 3);
        drafts_free(&all);
        /* each goes on in its own file, and goes alone */
        draft_set(&d[1], "第一支部", "乙乙\n");
        assert_int_equal(draft_write(&d[1], buf_str(&in), database, NULL), ST_OK);
        draft_drop(&d[0]);
        drafts_list(&all, buf_str(&in), database);
        assert_int_equal(all.n, 2);
        assert_non_null(with_text(&all, "乙乙\n"));
        assert_non_null(with_text(&all, "丙\n"));
        drafts_free(&all);
        for (size_t i = 0; i < COUNT(d); i++) {
            draft_drop(&d[i]);
            draft_clear(&d[i]);
        }
    }
    assert_int_equal(remove(folder), 0); /* nothing is left in it */
    buf_free(&in);
}

/* Two windows were offered the same one: it goes on in the one that took it first. */
static void taken_once(void **state)
{
    static const char *const keys[] = { "A/1", "" };
    char folder[TEST_FOLDER];
    struct buf in = BUF_INIT;
    (void)state;
    test_folder(folder);
    buf_printf(&in, "%s/", folder);
    for (size_t k = 0; k < COUNT(keys); k++) {
        struct draft d = begin("activity", keys[k], "甲\n");
        struct drafts here, there, left;
        assert_int_equal(draft_write(&d, buf_str(&in), database, NULL), ST_OK);
        drafts_list(&here, buf_str(&in), database);
        drafts_list(&there, buf_str(&in), database);
        assert_true(draft_claim(&here.v[0], buf_str(&in), database));
        assert_false(draft_claim(&there.v[0], buf_str(&in), database));
        drafts_list(&left, buf_str(&in), database);
        assert_int_equal(left.n, 1);
        assert_string_equal(left.v[0].text, "甲\n");
        assert_string_equal(left.v[0].path, here.v[0].path);
        assert_int_equal(left.v[0].version, 3);
        draft_drop(&here.v[0]);
        drafts_free(&here);
        drafts_free(&there);
        drafts_free(&left);
        draft_clear(&d);
    }
    assert_int_equal(remove(folder), 0); /* nothing is left in it */
    buf_free(&in);
}

/* A key is any text; another one is never taken for it. */
static void keys_apart(void **state)
{
    char folder[TEST_FOLDER];
    struct buf in = BUF_INIT;
    struct drafts all;
    struct draft a = begin("plan", "ZB1", "甲\n"), b = begin("plan", "ZB1-2", "乙\n"),
                 c = begin("plan", "ZB1", "丙\n");
    (void)state;
    test_folder(folder);
    buf_printf(&in, "%s/", folder);
    assert_int_equal(draft_write(&a, buf_str(&in), database, NULL), ST_OK);
    assert_int_equal(draft_write(&b, buf_str(&in), database, NULL), ST_OK);
    assert_int_equal(draft_write(&c, buf_str(&in), database, NULL), ST_OK);
    drafts_list(&all, buf_str(&in), database);
    assert_int_equal(all.n, 3);
    assert_string_equal(with_text(&all, "乙\n")->key, "ZB1-2");
    drafts_free(&all);
    drafts_list(&all, buf_str(&in), "fedcba9876543210"); /* of another database */
    assert_int_equal(all.n, 0);
    drafts_free(&all);
    draft_drop(&a);
    draft_drop(&b);
    draft_drop(&c);
    assert_int_equal(remove(folder), 0);
    draft_clear(&a);
    draft_clear(&b);
    draft_clear(&c);
    buf_free(&in);
}

/* Several windows closed in one second: the order is that of writing, not that of the numbers of
 * their processes, which begin anew. */
static void latest_first(void **state)
{
    char folder[TEST_FOLDER];
    struct buf in = BUF_INIT;
    struct drafts all;
    struct draft d[] = { begin("person", "", "甲\n"), begin("person", "", "乙\n"),
                         begin("person", "", "丙\n") };
    static const long written[] = { 300000003, 300000001, 300000002 };
    (void)state;
    test_folder(folder);
    buf_printf(&in, "%s/", folder);
    assert_int_equal(setenv("DANGJIAN_TODAY", "2026-03-20", 1), 0); /* one stamp for all of them */
    for (size_t i = 0; i < COUNT(d); i++) {
        struct timespec times[] = { { 1000, written[i] }, { 1000, written[i] } };
        assert_int_equal(draft_write(&d[i], buf_str(&in), database, NULL), ST_OK);
        assert_int_equal(utimensat(AT_FDCWD, d[i].path, times, 0), 0);
    }
    drafts_list(&all, buf_str(&in), database);
    assert_int_equal(all.n, 3);
    assert_string_equal(all.v[0].text, "甲\n");
    assert_string_equal(all.v[1].text, "丙\n");
    assert_string_equal(all.v[2].text, "乙\n");
    drafts_free(&all);
    for (size_t i = 0; i < COUNT(d); i++) {
        draft_drop(&d[i]);
        draft_clear(&d[i]);
    }
    assert_int_equal(remove(folder), 0);
    buf_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_row_twice),
        cmocka_unit_test(taken_once),
        cmocka_unit_test(keys_apart),
        cmocka_unit_test(latest_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
