/* Errors, memory, buffers. */
#include "test.h"

#include "buf.h"
#include "digest.h"
#include "err.h"
#include "listed.h"
#include "mem.h"
#include "text.h"

static void err_keeps_status_and_text(void **state)
{
    (void)state;
    struct err e = { ST_OK, "" };
    assert_int_equal(err_set(&e, ST_REFUSED, "第 %d 行", 7), ST_REFUSED);
    assert_int_equal(e.status, ST_REFUSED);
    assert_string_equal(e.text, "第 7 行");
    assert_int_equal(err_prefix(&e, "文件 %s", "a.csv"), ST_REFUSED);
    assert_string_equal(e.text, "文件 a.csv：第 7 行");
    assert_int_equal(err_set(&e, ST_USAGE, "又是%s", e.text), ST_USAGE);
    assert_string_equal(e.text, "又是文件 a.csv：第 7 行");
    assert_int_equal(err_set(NULL, ST_MISSING, "x"), ST_MISSING);
    assert_int_equal(err_prefix(NULL, "x"), ST_FAILED);
}

/* 1024 bytes hold 1023: 341 characters of three bytes exactly; one byte before them leaves 340. */
static void err_never_cuts_a_character(void **state)
{
    (void)state;
    for (size_t before = 0; before < 4; before++) {
        struct buf b = BUF_INIT;
        for (size_t i = 0; i < before; i++)
            buf_putc(&b, 'a');
        for (int i = 0; i < 400; i++)
            buf_puts(&b, "党");
        struct err e;
        err_set(&e, ST_FAILED, "%s", buf_str(&b));
        assert_int_equal(strlen(e.text), before + (1023 - before) / 3 * 3);
        assert_true(text_valid(e.text, strlen(e.text)));
        err_prefix(&e, "%s", buf_str(&b));
        assert_int_equal(strlen(e.text), before + (1023 - before) / 3 * 3);
        assert_true(text_valid(e.text, strlen(e.text)));
        buf_free(&b);
    }
}

static void buf_grows_and_stays_closed(void **state)
{
    (void)state;
    struct buf b = BUF_INIT;
    assert_string_equal(buf_str(&b), "");
    for (int i = 0; i < 1000; i++) {
        buf_printf(&b, "%d,", i % 10);
        assert_int_equal(b.data[b.len], '\0');
    }
    assert_int_equal(b.len, 2000);
    assert_memory_equal(b.data, "0,1,2,3,4,5,6,7,8,9,0,", 22);
    buf_clear(&b);
    assert_string_equal(buf_str(&b), "");
    buf_add(&b, "a\0b", 3);
    assert_int_equal(b.len, 3);
    char *taken = buf_take(&b);
    assert_memory_equal(taken, "a\0b\0", 4);
    free(taken);
    assert_null(b.data);
    taken = buf_take(&b);
    assert_string_equal(taken, "");
    free(taken);
    buf_free(&b);
}

static void buf_prints_long_text(void **state)
{
    (void)state;
    char text[5001];
    memset(text, 'x', 5000);
    text[5000] = '\0';
    struct buf b = BUF_INIT;
    for (size_t n = 4990; n <= 5000; n++) {
        buf_clear(&b);
        buf_printf(&b, "%.*s", (int)n, text);
        assert_int_equal(b.len, n);
        assert_int_equal(strlen(b.data), n);
    }
    buf_free(&b);
    for (size_t n = 100; n <= 300; n++) { /* around the room a fresh one has */
        buf_printf(&b, "%.*s", (int)n, text);
        assert_int_equal(strlen(buf_str(&b)), n);
        buf_free(&b);
    }
}

static void mem_copies(void **state)
{
    (void)state;
    assert_null(mem_dup(NULL));
    char *s = mem_dupn("支部大会", 6);
    assert_string_equal(s, "支部");
    free(s);
    unsigned char *z = mem_alloc(100);
    for (int i = 0; i < 100; i++)
        assert_int_equal(z[i], 0);
    free(z);
    free(mem_alloc(0));
    int *v = NULL;
    size_t cap = 0;
    for (size_t n = 0; n < 1000; n++) {
        v = mem_grow(v, n, &cap, sizeof *v);
        assert_true(cap > n);
        v[n] = (int)n;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(v[i], i);
    free(v);
}

static void pool_pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { N = 3000 };
    static char *piece[N];
    struct pool *p = pool_new();
    for (int i = 0; i < N; i++) {
        size_t n = (size_t)(i * 37 % 6000);
        if (i % 3 == 0) {
            piece[i] = pool_alloc(p, n + 1);
            assert_int_equal((uintptr_t)piece[i] % _Alignof(max_align_t), 0);
            for (size_t k = 0; k <= n; k++)
                assert_int_equal(piece[i][k], 0);
            memset(piece[i], 'a' + i % 26, n);
        } else {
            char *s = mem_alloc(n + 1);
            memset(s, 'a' + i % 26, n);
            piece[i] = i % 3 == 1 ? pool_dup(p, s) : pool_dupn(p, s, n);
            free(s);
        }
    }
    for (int i = 0; i < N; i++) {
        size_t n = (size_t)(i * 37 % 6000);
        assert_int_equal(strlen(piece[i]), n);
        for (size_t k = 0; k < n; k++)
            assert_int_equal(piece[i][k], 'a' + i % 26);
    }
    assert_null(pool_dup(p, NULL));
    pool_free(p);
    pool_free(NULL);
}

/* plan(year) is a plan, but not the word plan; what only begins alike is another word. */
static void lists_are_walked_word_by_word(void **state)
{
    (void)state;
    const char *list = "lecture;plan(year);talk";
    struct listed word;
    assert_true(listed_next(&list, &word));
    assert_int_equal(word.n, 7);
    assert_int_equal(word.bare, 7);
    assert_true(listed_next(&list, &word));
    assert_memory_equal(word.text, "plan(year)", word.n);
    assert_int_equal(word.n, 10);
    assert_int_equal(word.bare, 4);
    char *last = listed_take(&list);
    assert_string_equal(last, "talk");
    free(last);
    assert_null(listed_take(&list));
    assert_false(listed_next(&list, &word));
}

static void lists_hold_whole_words(void **state)
{
    (void)state;
    const char *list = "lecture;plan(year);talk";
    assert_true(listed_has(list, "talk"));
    assert_true(listed_has(list, "lecture"));
    assert_false(listed_has(list, "tal"));
    assert_false(listed_has(list, "talks"));
    assert_false(listed_has(list, "plan"));
    assert_false(listed_has("", ""));
    assert_true(listed_holds(list, "talk;x", 4));
    assert_true(listed_has_type(list, "plan"));
    assert_true(listed_has_type(list, "talk"));
    assert_false(listed_has_type(list, "pla"));
    assert_false(listed_has_type("", "plan"));
}

/* The sum of a million letters a stands in FIPS 180-2 (B.3): whatever pieces they come in. */
static void digest_of_pieces(void **state)
{
    static const char sum[] = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    enum { ALL = 1000000, MOST = 600 };
    static const size_t steps[] = { 1, 8, 63, 64, 255, 256, 257, MOST };
    char piece[MOST], got[DIGEST_TEXT];
    (void)state;
    memset(piece, 'a', sizeof piece);
    for (size_t i = 0; i <= sizeof steps / sizeof *steps; i++) {
        struct digest d;
        digest_begin(&d);
        for (size_t at = 0, n; at < ALL; at += n) {
            n = i < sizeof steps / sizeof *steps ? steps[i] : at % MOST + 1;
            n = n < ALL - at ? n : ALL - at;
            digest_add_bytes(&d, piece, n);
        }
        digest_end(&d, got);
        assert_string_equal(got, sum);
    }
}

/* A copy goes on by itself, with what it has not reckoned yet. */
static void digest_branches(void **state)
{
    struct digest a, b;
    char one[DIGEST_TEXT], two[DIGEST_TEXT], whole[DIGEST_TEXT];
    (void)state;
    digest_begin(&a);
    digest_add(&a, "x");
    b = a;
    digest_add(&a, "y");
    digest_add(&b, "y");
    digest_end(&a, one);
    digest_end(&b, two);
    assert_string_equal(one, two);
    digest_begin(&a);
    digest_add_bytes(&a, "\1\0\0\0\0\0\0\0x\1\0\0\0\0\0\0\0y", 18); /* each with its length */
    digest_end(&a, whole);
    assert_string_equal(one, whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(err_keeps_status_and_text),
        cmocka_unit_test(err_never_cuts_a_character),
        cmocka_unit_test(buf_grows_and_stays_closed),
        cmocka_unit_test(buf_prints_long_text),
        cmocka_unit_test(lists_are_walked_word_by_word),
        cmocka_unit_test(lists_hold_whole_words),
        cmocka_unit_test(mem_copies),
        cmocka_unit_test(pool_pieces_do_not_overlap),
        cmocka_unit_test(digest_of_pieces),
        cmocka_unit_test(digest_branches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
