/* The grid of dues against days worked out by hand. Today is 2026-11-21; B1 has 张三 since 2020. */
#include "door_help.h"

#include "dues_grid.h"
#include "office.h"

static struct dues_grid grid;
static struct office *between_office;
static daynum between_on;

static int open_dues(void **state)
{
    int bad = door_open(state);
    door_policy("base");
    door_must(PUT("org", "code", "1", "policy", "base", "tracking_from", "2025-01-01"));
    door_must(PUT("person", "code", "P1", "joined_on", "2015-01-01", "full_on", "2016-01-01"));
    return bad;
}

static int close_dues(void **state)
{
    dues_grid_free(&grid);
    return door_close(state);
}

static enum status read_grid(const char *org, int year, daynum today)
{
    struct office *o = door_office();
    enum status s = dues_grid_of(&grid, o, org, year, today, &door.e);
    office_close(o);
    return s;
}

static const struct dues_row *read_year(int year, const char *today)
{
    dues_grid_free(&grid);
    door_must(read_grid("B1", year, date_parse(today)));
    return grid.n > 0 ? &grid.row[0] : NULL;
}

static void nothing_paid(void **state)
{
    (void)state;
    const struct dues_row *r = read_year(2026, "2026-11-21");
    assert_int_equal(grid.n, 1);
    assert_string_equal(r->name, "张三");
    for (int m = 0; m < 10; m++)
        assert_int_equal(r->month[m].mark, DUES_OWING);
    assert_int_equal(r->month[10].mark, DUES_AHEAD); /* November is not over */
    assert_int_equal(r->month[11].mark, DUES_AHEAD);
    assert_int_equal(r->owing, 10);
    assert_int_equal(r->fee, -1);
    assert_int_equal(r->behind, 22);  /* all of 2025 and ten months */
    assert_int_equal(grid.streak, 6); /* 党章第九条 */
}

static void a_month_is_over_after_its_last_day(void **state)
{
    (void)state;
    assert_int_equal(read_year(2026, "2026-02-28")->month[1].mark, DUES_AHEAD);
    assert_int_equal(read_year(2026, "2026-03-01")->month[1].mark, DUES_OWING);
}

static void paid_in_time_and_late(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_due", "20", "amount_paid",
                  "20", "paid_on", "2026-05-31"));
    door_must(PUT("dues", "person", "P1", "month", "2026-06", "amount_due", "20", "amount_paid",
                  "20", "paid_on", "2026-07-01"));
    door_must(PUT("dues", "person", "P1", "month", "2026-10", "amount_due", "20", "amount_paid",
                  "19.99", "paid_on", "2026-10-10"));
    const struct dues_row *r = read_year(2026, "2026-11-21");
    assert_int_equal(r->month[4].mark, DUES_PAID);
    assert_int_equal(r->month[5].mark, DUES_LATE);
    assert_int_equal(r->month[9].mark, DUES_PART);
    assert_int_equal(r->owing, 8);
    assert_int_equal(r->behind, 4); /* July to October */
    assert_int_equal(r->fee, 2000);
    assert_int_equal(r->short_by, 7 * 2000 + 1);
}

static void nothing_due_is_met(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_due", "0"));
    assert_int_equal(read_year(2026, "2026-11-21")->month[4].mark, DUES_PAID);
}

static void a_waiver_asks_nothing(void **state)
{
    (void)state;
    door_must(PUT("waiver", "org", "B1", "slot", "dues", "person", "P1", "from_on", "2026-04-30",
                  "to_on", "2026-05-30", "reason", "困难"));
    const struct dues_row *r = read_year(2026, "2026-11-21");
    assert_int_equal(r->month[2].mark, DUES_OWING);
    assert_int_equal(r->month[3].mark, DUES_NOT_ASKED); /* its deadline is 30 April */
    assert_int_equal(r->month[4].mark, DUES_OWING);     /* 31 May */
}

static void paying(void **state)
{
    (void)state;
    struct dues_payment v[] = { { "P1", 0, 1250 }, { "P1", 10, 1250 } };
    door_must(
        dues_pay(door.db, 2026, v, 2, date_parse("2026-11-20"), door_today(), "tester", &door.e));
    const struct dues_row *r = read_year(2026, "2026-11-21");
    assert_int_equal(r->month[0].mark, DUES_LATE);
    assert_int_equal(r->month[10].mark, DUES_PAID);
    assert_int_equal(r->month[10].paid, 1250);
    assert_int_equal(dues_offered(r, 11), 1250);
    assert_string_equal(door_value("dues", "P1/2026-01", "amount_paid"), "12.50");
    assert_string_equal(door_value("dues", "P1/2026-01", "paid_on"), "2026-11-20");
}

/* By the mark of a month of P1: the day on which it was done for the obligations. */
static daynum done_on(const char *month)
{
    struct stmt *s = db_prepare(door.db, "SELECT for_day + (rest >> 48) FROM mark_person"
                                         " WHERE record & 127 = 15"
                                         " AND for_day = unixepoch($1 || '-01') / 86400");
    stmt_bind_text(s, 1, month);
    daynum d = stmt_step(s, &door.e) == 1 ? (daynum)stmt_int(s, 0) : DAY_NONE;
    stmt_reset(s);
    return d;
}

static void pay_may(const char *day)
{
    struct dues_payment v = { "P1", 4, 2000 };
    door_must(dues_pay(door.db, 2026, &v, 1, date_parse(day), door_today(), "tester", &door.e));
}

/* 10 yuan of 20 for May come in in time, the rest on 2 June. */
static void the_rest_leaves_the_first_part(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_due", "20", "amount_paid",
                  "10", "paid_on", "2026-05-08", "receipt", "0007"));
    pay_may("2026-06-02");
    assert_string_equal(door_value("dues", "P1/2026-05", "earlier"), "2026-05-08 10.00 0007");
    assert_string_equal(door_value("dues", "P1/2026-05", "amount_paid"), "20.00");
    assert_string_equal(door_value("dues", "P1/2026-05", "paid_on"), "2026-06-02");
    assert_string_equal(door_value("dues", "P1/2026-05", "receipt"), "");
    const struct dues_cell *c = &read_year(2026, "2026-06-02")->month[4];
    assert_int_equal(c->mark, DUES_LATE);
    assert_int_equal(c->paid, 2000);
    assert_int_equal(c->paid_on, date_parse("2026-06-02"));
    assert_string_equal(c->earlier, "2026-05-08 10.00 0007");
    c = &read_year(2026, "2026-06-01")->month[4]; /* the day before, half of it was there */
    assert_int_equal(c->mark, DUES_PART);
    assert_int_equal(c->paid, 1000);
    assert_int_equal(c->paid_on, date_parse("2026-05-08"));
    assert_null(c->earlier);
    c = &read_year(2026, "2026-05-07")->month[4];
    assert_int_equal(c->mark, DUES_AHEAD);
    assert_int_equal(c->paid, -1);
    assert_int_equal(grid.row[0].short_by, 4 * 2000); /* January to April, by what May is */
}

static void parts_of_one_day_are_one(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_due", "20", "amount_paid",
                  "10", "paid_on", "2026-05-08", "receipt", "0007"));
    pay_may("2026-05-08");
    assert_string_equal(door_value("dues", "P1/2026-05", "earlier"), "");
    assert_string_equal(door_value("dues", "P1/2026-05", "amount_paid"), "20.00");
    assert_string_equal(door_value("dues", "P1/2026-05", "receipt"), "0007");
}

/* Somebody else entered it since the grid was read. */
static void what_is_paid_in_full_stays(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_due", "20", "amount_paid",
                  "20", "paid_on", "2026-05-08", "receipt", "0007"));
    pay_may("2026-06-02");
    assert_string_equal(door_value("dues", "P1/2026-05", "earlier"), "");
    assert_string_equal(door_value("dues", "P1/2026-05", "paid_on"), "2026-05-08");
    assert_string_equal(door_value("dues", "P1/2026-05", "receipt"), "0007");
}

/* What is entered later may have come in before. */
static void a_part_from_before_takes_its_place(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_due", "20", "amount_paid",
                  "10", "paid_on", "2026-06-02", "receipt", "0007"));
    pay_may("2026-05-31");
    assert_string_equal(door_value("dues", "P1/2026-05", "earlier"), "2026-05-31 10.00");
    assert_string_equal(door_value("dues", "P1/2026-05", "paid_on"), "2026-06-02");
    assert_string_equal(door_value("dues", "P1/2026-05", "receipt"), "0007");
}

/* 20 of 20 by 31 May and 5 more in June: the month was paid in time, in the grid as for the
 * obligations. */
static void what_is_too_much_makes_nothing_late(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_due", "20", "amount_paid",
                  "25", "paid_on", "2026-06-02", "earlier",
                  "2026-05-31 12.50；2026/5/8 7.50 收据 0007"));
    assert_string_equal(door_value("dues", "P1/2026-05", "earlier"),
                        "2026-05-08 7.50 收据 0007;2026-05-31 12.50");
    const struct dues_cell *c = &read_year(2026, "2026-06-02")->month[4];
    assert_int_equal(c->mark, DUES_PAID);
    assert_int_equal(c->paid, 2500);
    assert_int_equal(c->paid_on, date_parse("2026-05-31"));
    assert_int_equal(done_on("2026-05"), date_parse("2026-05-31"));
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_due", "20.01"));
    assert_int_equal(read_year(2026, "2026-06-02")->month[4].mark, DUES_LATE);
    assert_int_equal(done_on("2026-05"), date_parse("2026-06-02"));
}

/* The parts are part of the sum, and before the last one. */
static void parts_agree_with_the_month(void **state)
{
    (void)state;
    assert_int_equal(PUT("dues", "person", "P1", "month", "2026-05", "amount_paid", "10", "paid_on",
                         "2026-06-02", "earlier", "2026-05-08 10"),
                     ST_REFUSED);
    assert_int_equal(PUT("dues", "person", "P1", "month", "2026-05", "amount_paid", "10.01",
                         "paid_on", "2026-05-08", "earlier", "2026-05-08 10"),
                     ST_REFUSED);
    assert_int_equal(PUT("dues", "person", "P1", "month", "2026-05", "earlier", "2026-05-08 10"),
                     ST_REFUSED);
    door_must(PUT("dues", "person", "P1", "month", "2026-05", "amount_paid", "10.01", "paid_on",
                  "2026-05-09", "earlier", "2026-05-08 10"));
}

/* What one organisation shows of January to March: by itself, and where all are asked. */
static void expect_both(const char *org, int64_t due, int64_t paid, int64_t owing)
{
    struct office *o;
    struct dues_reader *r;
    struct dues_grid whole;
    struct dues_sums alone = { 0 }, among = { 0 };
    daynum today = door_today();
    dues_grid_free(&grid);
    door_must(read_grid(org, 2026, today));
    for (size_t i = 0; i < grid.n; i++)
        dues_row_add(&grid.row[i], 0, 2, &alone);
    door_must(office_open(&o, door.db, PEOPLE_NAMED, &door.e));
    door_must(dues_reader_new(&r, o, 2026, today, -1, &door.e));
    door_must(dues_reader_grid(r, office_org(o, org), &whole, &door.e));
    for (size_t i = 0; i < whole.n; i++)
        dues_row_add(&whole.row[i], 0, 2, &among);
    dues_grid_free(&whole);
    dues_reader_free(r);
    office_close(o);
    assert_int_equal(among.due, due);
    assert_int_equal(among.paid, paid);
    assert_int_equal(among.owing, owing);
    assert_int_equal(alone.due, due);
    assert_int_equal(alone.paid, paid);
    assert_int_equal(alone.owing, owing);
}

static void move(const char *day)
{
    door_must(PUT("dues", "person", "P1", "month", "2026-03", "amount_due", "10", "amount_paid",
                  "4", "paid_on", "2026-03-05"));
    door_must(PUT("person", "code", "P1", "org", "B2", "since_on", day));
}

/* March is asked by B2, where 22 of its 31 days were spent; January and February are of B1. */
static void the_month_of_a_move_stands_with_who_asks(void **state)
{
    (void)state;
    move("2026-03-10");
    expect_both("B1", 2000, 0, 2000);
    expect_both("B2", 1000, 400, 600);
}

/* Seven days of it in B2, and of B1 no longer at its end: nobody asks; it stands where it began. */
static void asked_by_nobody_it_stands_where_it_began(void **state)
{
    (void)state;
    move("2026-03-25");
    expect_both("B1", 3000, 400, 2600);
    expect_both("B2", 0, 0, 0);
}

static void between_told(void *ctx, const struct dues_move *m)
{
    int *n = ctx;
    ++*n;
    assert_string_equal(office_world(between_office)->person[m->person].code, "P1");
    assert_int_equal(m->on, between_on);
}

/* How many months of 2026 fell between two branches, and whether the grid of B1 says so of March.
 */
static void expect_between(const char *today, int n)
{
    int told = 0;
    between_office = door_office();
    door_must(
        dues_between_all(between_office, 2026, date_parse(today), between_told, &told, &door.e));
    office_close(between_office);
    assert_int_equal(told, n);
    assert_true(read_year(2026, today)->month[2].between == (n > 0));
}

/* March has 31 days: from the 16th 16 of them in B2, which asks. */
static void the_first_half_does_not_fall_between(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "org", "B2", "since_on", "2026-03-16"));
    expect_between("2026-11-21", 0);
}

/* From the 17th 15 of them, and nobody asks. */
static void the_second_half_falls_between(void **state)
{
    (void)state;
    between_on = date_parse("2026-03-17");
    door_must(PUT("person", "code", "P1", "org", "B2", "since_on", "2026-03-17"));
    expect_between("2026-11-21", 1);
    expect_between("2026-03-17", 1);
    expect_between("2026-03-16", 0); /* the day before it moved: of B1 still */
}

/* Whoever takes it: then it is settled. A waiver settles it, too. */
static void paid_it_is_settled(void **state)
{
    (void)state;
    between_on = date_parse("2026-03-25");
    move("2026-03-25"); /* 4 of 10 paid */
    int told = 0;
    between_office = door_office();
    door_must(dues_between_all(between_office, 2026, door_today(), between_told, &told, &door.e));
    office_close(between_office);
    assert_int_equal(told, 1);
    door_must(PUT("dues", "person", "P1", "month", "2026-03", "amount_paid", "10"));
    expect_between("2026-11-21", 0);
}

static void excused_it_is_settled(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "org", "B2", "since_on", "2026-03-25"));
    door_must(PUT("waiver", "org", "B2", "person", "P1", "from_on", "2026-03-01", "to_on",
                  "2026-03-31", "reason", "抗洪", "approved_by", "机关党委"));
    expect_between("2026-11-21", 0);
}

static void no_such_branch(void **state)
{
    (void)state;
    assert_int_equal(read_grid("B9", 2026, door_today()), ST_MISSING);
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_dues, close_dues)
    const struct CMUnitTest tests[] = {
        CASE(nothing_paid),
        CASE(a_month_is_over_after_its_last_day),
        CASE(paid_in_time_and_late),
        CASE(nothing_due_is_met),
        CASE(a_waiver_asks_nothing),
        CASE(paying),
        CASE(the_rest_leaves_the_first_part),
        CASE(what_is_paid_in_full_stays),
        CASE(parts_of_one_day_are_one),
        CASE(a_part_from_before_takes_its_place),
        CASE(what_is_too_much_makes_nothing_late),
        CASE(parts_agree_with_the_month),
        CASE(no_such_branch),
        CASE(the_month_of_a_move_stands_with_who_asks),
        CASE(asked_by_nobody_it_stands_where_it_began),
        CASE(the_first_half_does_not_fall_between),
        CASE(the_second_half_falls_between),
        CASE(paid_it_is_settled),
        CASE(excused_it_is_settled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
