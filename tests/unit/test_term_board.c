/* Terms counted back by hand. B1 elects for three years: elected on 2024-05-10 its term ends on
 * 2027-05-10, and 180 days before that is 2026-11-11 (19 days of November, 31, 31, 28, 31, 30 and
 * 10 of May). */
#include "door_help.h"

#include <string.h>

#include "office.h"
#include "term_board.h"

static struct term_board board;

static int open_board(void **state)
{
    int bad = door_open(state);
    door_policy("base");
    door_must(PUT("org", "code", "1", "policy", "base", "tracking_from", "2020-01-01"));
    door_must(PUT("person", "code", "P2", "name", "李四", "org", "B1", "status", "full"));
    door_must(PUT("person", "code", "P3", "name", "王五", "org", "B1", "status", "full"));
    return bad;
}

static int close_board(void **state)
{
    term_board_free(&board);
    return door_close(state);
}

static enum status read_board(const char *org, daynum day)
{
    struct office *o = door_office();
    enum status s = term_board_of(&board, o, org, day, &door.e);
    office_close(o);
    return s;
}

static const struct term_line *line(const char *org, const char *day)
{
    term_board_free(&board);
    door_must(read_board(NULL, date_parse(day)));
    for (size_t i = 0; i < board.n; i++)
        if (!strcmp(board.v[i].org, org))
            return &board.v[i];
    fail_msg("no line of %s", org);
    return NULL;
}

static void is_day(daynum d, const char *text)
{
    char day[DAY_TEXT];
    date_format(d, day);
    assert_string_equal(day, text);
}

static void never_recorded(void **state)
{
    (void)state;
    const struct term_line *l = line("B1", "2026-11-21");
    assert_int_equal(board.n, 2); /* the branches; a unit elects nobody, a group neither */
    assert_int_equal(l->status, DUTY_UNMET);
    assert_int_equal(l->elected, DAY_NONE);
    assert_int_equal(l->due, DAY_NONE);
    assert_int_equal(l->id, 0);
}

static void counted_back_from_its_end(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2024-05-10"));
    const struct term_line *l = line("B1", "2026-11-10");
    assert_int_equal(l->years, 3);
    is_day(l->end, "2027-05-10");
    is_day(l->due, "2027-05-10");
    is_day(l->target[TERM_NOTICE], "2026-11-11");
    is_day(l->target[TERM_DELIBERATION], "2027-03-11"); /* 60 days: 20, 30, 10 */
    is_day(l->target[TERM_REQUEST], "2027-03-16");
    is_day(l->target[TERM_REPLY], "2027-03-26");
    is_day(l->target[TERM_ELECTION], "2027-04-30");
    is_day(l->target[TERM_RESULT_REPLY], "2027-05-10");
    assert_int_equal(l->status, DUTY_OPEN);
    assert_int_equal(l->next, TERM_NOTICE);
    l = line("B1", "2026-11-11");
    assert_int_equal(l->status, DUTY_DUE);
    assert_int_equal(l->next, TERM_DELIBERATION);
    assert_int_equal(line("B1", "2027-05-10")->status, DUTY_DUE);
    assert_int_equal(line("B1", "2027-05-11")->status, DUTY_OVERDUE);
    assert_string_equal(board.v[board.n - 1].org, "B1"); /* what was never recorded is first */
}

static void years_of_its_own(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2024-02-29", "years", "5"));
    const struct term_line *l = line("B1", "2026-11-21");
    assert_int_equal(l->years, 5);
    is_day(l->end, "2029-02-28");
    is_day(l->due, "2029-02-28");
}

static void a_new_term_takes_its_place(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2023-05-10"));
    door_must(PUT("term", "org", "B1", "elected_on", "2026-05-08"));
    is_day(line("B1", "2026-05-07")->elected, "2023-05-10");
    is_day(line("B1", "2026-05-08")->elected, "2026-05-08");
    assert_int_equal(board.n, 2);
}

/* Elected on 2023-12-10: the term ends on 2026-12-10, and the last year before that begins on
 * 2025-12-09 (366 days). */
static void what_is_on_record(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2023-12-10", "deliberated_on", "2025-12-08"));
    assert_int_equal(line("B1", "2026-11-21")->done[TERM_DELIBERATION], DAY_NONE);
    assert_int_equal(line("B1", "2026-11-21")->next, TERM_DELIBERATION);
    door_must(PUT("term", "org", "B1", "elected_on", "2023-12-10", "deliberated_on", "2025-12-09"));
    is_day(line("B1", "2026-11-21")->done[TERM_DELIBERATION], "2025-12-09");
    assert_int_equal(line("B1", "2026-11-21")->next, TERM_REQUEST);
    door_must(PUT("term", "org", "B1", "elected_on", "2023-12-10", "requested_on", "2023-11-01",
                  "approved_on", "2026-10-25"));
    const struct term_line *l = line("B1", "2026-11-20");
    assert_int_equal(l->done[TERM_REQUEST], DAY_NONE); /* that was for its own election */
    is_day(l->target[TERM_NAMES_REPLY], "2026-11-20"); /* 20 days before */
    assert_int_equal(l->next, TERM_NAMES_REPLY);
    assert_int_equal(line("B1", "2026-11-21")->next, TERM_ELECTION);
    assert_int_equal(line("B1", "2027-01-01")->next, TERM_ELECTION);
}

/* The days of the other steps, of the next election from 366 days before the end, 2025-12-09, else
 * of the own one. */
static void every_step_has_a_day(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2023-12-10", "notified_on", "2026-06-10",
                  "candidates_on", "2026-11-01", "names_requested_on", "2026-11-10",
                  "names_approved_on", "2026-11-20"));
    door_must(PUT("term", "org", "B1", "elected_on", "2023-12-10", "first_meeting_on", "2023-12-11",
                  "talks_on", "2025-12-08", "reported_on", "2023-12-12", "filed_on", "2025-12-09"));
    const struct term_line *l = line("B1", "2026-11-21");
    is_day(l->done[TERM_NOTICE], "2026-06-10");
    is_day(l->done[TERM_CANDIDATES], "2026-11-01");
    is_day(l->done[TERM_NAMES_REQUEST], "2026-11-10");
    is_day(l->done[TERM_NAMES_REPLY], "2026-11-20");
    is_day(l->own[TERM_FIRST_MEETING], "2023-12-11");
    is_day(l->own[TERM_TALKS], "2025-12-08");
    is_day(l->own[TERM_RESULT], "2023-12-12");
    assert_int_equal(l->own[TERM_RESULT_REPLY], DAY_NONE);
    is_day(l->done[TERM_RESULT_REPLY], "2025-12-09");
    assert_int_equal(PUT("term", "org", "B1", "elected_on", "2023-12-10", "names_requested_on",
                         "2026-11-20", "names_approved_on", "2026-11-19"),
                     ST_REFUSED);
}

static void an_extension_wants_an_approval(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2023-11-20"));
    const struct term_line *l = line("B1", "2026-11-21");
    assert_int_equal(l->status, DUTY_OVERDUE);
    assert_int_equal(
        term_extend(door.db, l, "2027-06-30", "", "机关工委", door_today(), "tester", &door.e),
        ST_REFUSED);
    assert_string_equal(door_value("term", "B1/2023-11-20", "extended_to"), "");
    door_must(term_extend(door.db, l, "2027-06-30", "测〔2026〕3号", "机关工委", door_today(),
                          "tester", &door.e));
    assert_string_equal(door_value("term", "B1/2023-11-20", "approved_by"), "机关工委");
    l = line("B1", "2026-11-21");
    is_day(l->end, "2026-11-20");
    is_day(l->due, "2027-06-30");
    assert_string_equal(l->approval_no, "测〔2026〕3号");
    assert_int_equal(l->status, DUTY_OPEN); /* 180 days before: 2027-01-01 */
    assert_int_equal(line("B1", "2026-12-31")->status, DUTY_OPEN);
    assert_int_equal(line("B1", "2027-01-01")->status, DUTY_DUE);
}

static void post(const char *person, const char *role, const char *from, const char *to)
{
    door_must(
        PUT("post", "person", person, "org", "B1", "role", role, "from_on", from, "to_on", to));
}

static void a_post_nobody_took_over(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2024-05-10"));
    post("P1", "secretary", "2024-05-10", "2026-03-01");
    assert_int_equal(line("B1", "2026-02-28")->vacant, 0);
    assert_int_equal(line("B1", "2026-03-01")->vacant, 1);
    assert_string_equal(board.vacancy[0].person, "张三");
    assert_string_equal(board.vacancy[0].role, "secretary");
    is_day(board.vacancy[0].since, "2026-03-01");
    post("P2", "secretary", "2026-03-05", "");
    assert_int_equal(line("B1", "2026-03-04")->vacant, 1);
    assert_int_equal(line("B1", "2026-03-05")->vacant, 0);
}

static void a_vacancy_on_record_is_not_offered(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2024-05-10"));
    post("P1", "secretary", "2024-05-10", "2026-03-01");
    door_must(PUT("event", "type", "vacancy", "org", "B1", "occurred_on", "2026-02-28"));
    assert_int_equal(line("B1", "2026-11-21")->vacant, 1); /* of an earlier one */
    door_must(PUT("event", "type", "vacancy", "org", "B1", "occurred_on", "2026-03-01"));
    assert_int_equal(line("B1", "2026-11-21")->vacant, 0);
    assert_int_equal(board.nvacancy, 0);
}

static void of_several_the_last_one(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2024-05-10"));
    post("P1", "member", "2024-05-10", "2026-02-01");
    post("P2", "member", "2026-02-10", "");
    assert_int_equal(line("B1", "2026-11-21")->vacant, 0);
    post("P3", "member", "2024-05-10", "2026-05-01");
    assert_int_equal(line("B1", "2026-11-21")->vacant, 1);
    assert_string_equal(board.vacancy[0].person, "王五");
}

static void the_election_itself_leaves_none(void **state)
{
    (void)state;
    door_must(PUT("term", "org", "B1", "elected_on", "2024-05-10"));
    post("P1", "member", "2021-05-10", "2024-06-10"); /* 31 days after */
    assert_int_equal(line("B1", "2026-11-21")->vacant, 0);
    post("P2", "member", "2021-05-10", "2024-06-11");
    assert_int_equal(line("B1", "2026-11-21")->vacant, 1);
    assert_string_equal(board.vacancy[0].person, "李四");
}

static void one_organisation_alone(void **state)
{
    (void)state;
    door_must(read_board("B2", door_today()));
    assert_int_equal(board.n, 1);
    assert_string_equal(board.v[0].org, "B2");
    term_board_free(&board);
    assert_int_equal(read_board("B9", door_today()), ST_MISSING);
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_board, close_board)
    const struct CMUnitTest tests[] = {
        CASE(never_recorded),
        CASE(counted_back_from_its_end),
        CASE(years_of_its_own),
        CASE(a_new_term_takes_its_place),
        CASE(what_is_on_record),
        CASE(every_step_has_a_day),
        CASE(an_extension_wants_an_approval),
        CASE(a_post_nobody_took_over),
        CASE(a_vacancy_on_record_is_not_offered),
        CASE(of_several_the_last_one),
        CASE(the_election_itself_leaves_none),
        CASE(one_organisation_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
