/* The ledger by hand. Under nx6 problems, rectifications and resolutions are asked for with their
 * own deadline, seven days ahead; duty lists are not. Nothing is asked before 2026-01-01. */
#include "door_help.h"

#include <string.h>

#include "ledger_board.h"

static struct ledger_board board;

static int open_board(void **state)
{
    int bad = door_open(state);
    door_policy("nx6");
    door_must(PUT("org", "code", "1", "policy", "nx6", "tracking_from", "2026-01-01"));
    return bad;
}

static int close_board(void **state)
{
    ledger_board_free(&board);
    return door_close(state);
}

static void put(const char *code, const char *kind, const char *opened, const char *deadline)
{
    door_must(PUT("ledger", "code", code, "kind", kind, "org", "B1", "title", "一件事", "opened_on",
                  opened, "deadline", deadline));
}

static const struct ledger_line *line(const char *code, const char *day)
{
    ledger_board_free(&board);
    door_must(ledger_board_read(&board, door.db, NULL, date_parse(day), &door.e));
    for (size_t i = 0; i < board.n; i++)
        if (!strcmp(board.v[i].code, code))
            return &board.v[i];
    return NULL;
}

static void as_the_rule_has_it(void **state)
{
    (void)state;
    put("W", "problem", "2026-03-01", "2026-04-10");
    assert_null(line("W", "2026-02-28")); /* not opened yet */
    assert_int_equal(line("W", "2026-03-01")->state, LEDGER_OPEN);
    assert_int_equal(line("W", "2026-04-02")->state, LEDGER_OPEN);
    assert_int_equal(line("W", "2026-04-03")->state, LEDGER_SOON); /* seven days */
    assert_int_equal(line("W", "2026-04-10")->state, LEDGER_SOON);
    assert_int_equal(line("W", "2026-04-11")->state, LEDGER_OVERDUE);
    assert_string_equal(board.v[0].rule, "问题清单整改到期");
    assert_string_equal(board.v[0].source, "宁党发〔2018〕6号 四·4");
}

static void by_itself_where_no_rule_asks(void **state)
{
    (void)state;
    put("Z", "main_duty", "2026-03-01", "2026-04-10");
    assert_int_equal(line("Z", "2026-04-02")->state, LEDGER_OPEN);
    assert_int_equal(line("Z", "2026-04-03")->state, LEDGER_SOON);
    assert_int_equal(line("Z", "2026-04-10")->state, LEDGER_SOON);
    assert_int_equal(line("Z", "2026-04-11")->state, LEDGER_OVERDUE);
    assert_null(board.v[0].rule);
    put("Z2", "main_duty", "2026-03-01", "");
    assert_int_equal(line("Z2", "2026-11-21")->state, LEDGER_OPEN);
    assert_int_equal(line("Z2", "2026-11-21")->due, DAY_NONE);
}

static void before_tracking_nothing_is_overdue(void **state)
{
    (void)state;
    put("A", "problem", "2025-03-01", "2025-12-31");
    put("B", "main_duty", "2025-03-01", "2025-12-31");
    put("C", "main_duty", "2025-03-01", "2026-01-01");
    assert_int_equal(line("A", "2026-11-21")->state, LEDGER_OPEN);
    assert_true(line("A", "2026-11-21")->before);
    assert_int_equal(line("B", "2026-11-21")->state, LEDGER_OPEN);
    assert_int_equal(line("C", "2026-11-21")->state, LEDGER_OVERDUE);
    assert_false(line("C", "2026-11-21")->before);
}

static void closed_from_its_day_on(void **state)
{
    (void)state;
    put("W", "problem", "2026-03-01", "2026-04-10");
    put("Z", "main_duty", "2026-03-01", "2026-04-10");
    for (int i = 0; i < 2; i++) {
        const struct ledger_line *l = line(i == 0 ? "W" : "Z", "2026-11-21");
        door_must(
            ledger_close(door.db, l, date_parse("2026-04-20"), door_today(), "tester", &door.e));
    }
    assert_int_equal(line("W", "2026-04-19")->state, LEDGER_OVERDUE);
    assert_int_equal(line("W", "2026-04-20")->state, LEDGER_CLOSED);
    assert_int_equal(line("Z", "2026-04-19")->state, LEDGER_OVERDUE);
    assert_int_equal(line("Z", "2026-04-20")->state, LEDGER_CLOSED);
    assert_string_equal(door_value("ledger", "W", "closed_on"), "2026-04-20");
    assert_string_equal(door_value("ledger", "W", "title"), "一件事");
    struct ledger_line old = *line("W", "2026-11-21");
    old.version = 1; /* somebody saved meanwhile */
    assert_int_equal(
        ledger_close(door.db, &old, date_parse("2026-04-21"), door_today(), "tester", &door.e),
        ST_REFUSED);
}

static void waived(void **state)
{
    (void)state;
    put("W", "problem", "2026-03-01", "2026-04-10");
    door_must(PUT("waiver", "org", "B1", "slot", "problem-ledger", "from_on", "2026-04-10", "to_on",
                  "2026-04-10", "reason", "移交"));
    assert_int_equal(line("W", "2026-11-21")->state, LEDGER_WAIVED);
}

static void what_presses_stands_first(void **state)
{
    (void)state;
    put("A", "main_duty", "2026-03-01", "");
    put("B", "main_duty", "2026-03-01", "2026-12-31");
    put("C", "problem", "2026-03-01", "2026-11-20");
    put("D", "problem", "2026-03-01", "2026-11-28");
    put("E", "problem", "2026-03-01", "2026-11-19");
    assert_non_null(line("A", "2026-11-21"));
    static const char *const order[] = { "E", "C", "D", "B", "A" };
    assert_int_equal(board.n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(board.v[i].code, order[i]);
}

static void one_organisation_alone(void **state)
{
    (void)state;
    put("A", "problem", "2026-03-01", "2026-11-20");
    door_must(ledger_board_read(&board, door.db, "B2", door_today(), &door.e));
    assert_int_equal(board.n, 0);
    assert_int_equal(ledger_board_read(&board, door.db, "B9", door_today(), &door.e), ST_MISSING);
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_board, close_board)
    const struct CMUnitTest tests[] = {
        CASE(as_the_rule_has_it),
        CASE(by_itself_where_no_rule_asks),
        CASE(before_tracking_nothing_is_overdue),
        CASE(closed_from_its_day_on),
        CASE(waived),
        CASE(what_presses_stands_first),
        CASE(one_organisation_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
