/* Payments in a field: how they are read, and put together. */
#include "test.h"

#include "buf.h"
#include "fields.h"
#include "payments.h"

static void readings(void **state)
{
    static const struct {
        const char *typed, *wanted; /* NULL: refused */
    } rows[] = {
        { "2026-03-01 10.00", "2026-03-01 10.00" },
        { "2026年3月1日 10元", "2026-03-01 10.00" },
        { "２０２６/３/１　５；2026-2-28  1,000.5", "2026-02-28 1000.50;2026-03-01 5.00" },
        { "2026-03-01 10 收据 12\n2026-03-02 0.01;", "2026-03-01 10.00 收据 12;2026-03-02 0.01" },
        { "2026-03-01", NULL },
        { "10.00", NULL },
        { "2026-02-30 10", NULL },
        { "2026-03-01 十元", NULL },
        { "2026-03-01 -1", NULL },
        { "2026-03-01 0", NULL },
        { "2026-03-01 10 \001", NULL },
        { "2026-03-01 10；2026/3/1 5", NULL },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf out = BUF_INIT;
        struct err e = { 0 };
        enum status s = model_read(&entity_dues.fields[F_DUES_EARLIER], rows[i].typed, &out, &e);
        row_true(i, s == (rows[i].wanted != NULL ? ST_OK : ST_USAGE));
        row_true(i, rows[i].wanted == NULL || !strcmp(buf_str(&out), rows[i].wanted));
        buf_free(&out);
    }
}

static void taken_apart(void **state)
{
    (void)state;
    const char *list = "2026-03-01 10.00 收据 12;2026-03-02 0.01";
    struct payment p;
    assert_int_equal(payments_sum(list), 1001);
    assert_true(payment_next(&list, &p));
    assert_int_equal(p.on, date_make(2026, 3, 1));
    assert_int_equal(p.fen, 1000);
    assert_memory_equal(p.receipt, "收据 12", p.n);
    assert_int_equal(p.n, strlen("收据 12"));
    assert_true(payment_next(&list, &p));
    assert_int_equal(p.fen, 1);
    assert_int_equal(p.n, 0);
    assert_false(payment_next(&list, &p));
    assert_true(payments_have("2026-03-01 10.00;2026-03-02 0.01", &p));
    assert_false(payments_have("2026-03-01 0.01;2026-03-02 0.02", &p));
    assert_false(payments_have("", &p));
}

static void each_in_its_place(void **state)
{
    static const struct {
        const char *list, *wanted;
        int day;
    } rows[] = {
        { "", "2026-03-05 2.00 ,7", 5 },
        { "2026-03-05 1.00 6", "2026-03-05 3.00 6", 5 },
        { "2026-03-05 1.00", "2026-03-04 2.00 ,7;2026-03-05 1.00", 4 },
        { "2026-03-05 1.00", "2026-03-05 1.00;2026-03-06 2.00 ,7", 6 },
        { "2026-03-01 1.00;2026-03-05 1.00", "2026-03-01 1.00;2026-03-03 2.00 ,7;2026-03-05 1.00",
          3 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf out = BUF_INIT;
        payments_with(rows[i].list,
                      (struct payment){ date_make(2026, 3, rows[i].day), 200, ";7", 2 }, &out);
        row_true(i, !strcmp(buf_str(&out), rows[i].wanted));
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings),
        cmocka_unit_test(taken_apart),
        cmocka_unit_test(each_in_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
