/* The file of one person by hand. P1 (张三) is in B1 since 2020, a full member; under base the year
 * asks 32 hours of a member and 56 of who holds a post, and the charter a year of probation. */
#include "door_help.h"

#include <string.h>

#include "office.h"
#include "person_file.h"

static struct person_file file;

static int open_file(void **state)
{
    int bad = door_open(state);
    door_policy("base");
    door_must(PUT("org", "code", "1", "policy", "base", "tracking_from", "2026-01-01"));
    door_must(PUT("person", "code", "P1", "joined_on", "2015-01-01", "full_on", "2016-01-01"));
    door_must(PUT("person", "code", "P2", "name", "李四", "org", "B1", "since_on", "2020-01-05",
                  "joined_on", "2014-01-01", "full_on", "2015-01-01"));
    return bad;
}

static int close_file(void **state)
{
    person_file_free(&file);
    return door_close(state);
}

static enum status ask(const char *person, daynum day)
{
    struct office *o = door_office();
    enum status s = person_file_of(&file, o, person, day, &door.e);
    office_close(o);
    return s;
}

static void read_file(const char *person, const char *day)
{
    person_file_free(&file);
    door_must(ask(person, date_parse(day)));
}

static void meeting(const char *code, const char *types, const char *day, const char *hours)
{
    door_must(PUT("activity", "code", code, "org", "B1", "types", types, "held_on", day, "theme",
                  "学习", "hours", hours));
}

static void attend(const char *code, const char *person, const char *how)
{
    door_must(PUT("attendance", "activity", code, "person", person, "role", "attendee", "status",
                  how, "reason", strcmp(how, "present") != 0 ? "公差" : ""));
}

static const struct person_need *hours(const char *title)
{
    for (size_t i = 0; i < file.nneeds; i++)
        if (strstr(file.needs[i].title, title) != NULL)
            return &file.needs[i];
    return NULL;
}

static const struct person_lack *lack(const char *matter)
{
    for (size_t i = 0; i < file.nlack; i++)
        if (strstr(file.lack[i].matter, matter) != NULL)
            return &file.lack[i];
    return NULL;
}

static void attendance_of_one(void **state)
{
    (void)state;
    meeting("A1", "theme_day", "2026-03-05", "2");
    attend("A1", "P1", "present");
    attend("A1", "P2", "present");
    meeting("A2", "theme_day", "2026-04-05", "2");
    attend("A2", "P1", "leave");
    attend("A2", "P2", "present");
    meeting("A3", "branch_committee", "2026-04-06", "2"); /* not everybody is called */
    attend("A3", "P1", "present");
    read_file("P1", "2026-04-04");
    assert_int_equal(file.figure.expected, 1);
    assert_int_equal(file.figure.present, 1);
    read_file("P1", "2026-04-05");
    assert_int_equal(file.figure.expected, 2);
    assert_int_equal(file.figure.present, 1);
    read_file("P2", "2026-11-21");
    assert_int_equal(file.figure.expected, 2);
    assert_int_equal(file.figure.present, 2);
    read_file("P1", "2027-01-01"); /* of that year alone */
    assert_int_equal(file.figure.expected, 0);
}

static void meeting_of(const char *org, const char *code, const char *types, const char *day)
{
    door_must(PUT("activity", "code", code, "org", org, "types", types, "held_on", day, "theme",
                  "学习", "hours", "2"));
}

/* Whose meetings call somebody changes with the organisation, and the group, of the day. */
static void meetings_of_where_one_was(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "group", "G1", "since_on", "2026-05-01"));
    door_must(PUT("person", "code", "P2", "org", "B2", "since_on", "2026-06-01"));
    meeting_of("B1", "A1", "theme_day", "2026-05-31"); /* the last day of P2 there */
    attend("A1", "P2", "present");
    meeting_of("B1", "A2", "theme_day", "2026-06-01");
    attend("A2", "P1", "present");
    meeting_of("B2", "A3", "theme_day", "2026-06-01");
    attend("A3", "P2", "leave");
    meeting_of("G1", "A4", "group_meeting", "2026-05-02");
    attend("A4", "P1", "present");
    door_must(PUT("dues", "person", "P2", "month", "2026-01", "amount_due", "30", "amount_paid",
                  "20", "paid_on", "2026-01-20"));
    read_file("P2", "2026-11-21");
    assert_int_equal(file.figure.expected, 2); /* A1 and A3 */
    assert_int_equal(file.figure.present, 1);
    assert_int_equal(file.figure.due, 3000);
    assert_int_equal(file.figure.owing, 1000);
    read_file("P1", "2026-11-21");
    assert_int_equal(file.figure.expected, 3); /* A1, A2 and A4 */
    assert_int_equal(file.figure.present, 2);
    assert_int_equal(file.figure.due, 0);
}

static void a_waiver_calls_nobody(void **state)
{
    (void)state;
    meeting("A1", "theme_day", "2026-03-05", "2");
    attend("A1", "P2", "present");
    read_file("P1", "2026-11-21");
    assert_int_equal(file.figure.expected, 1);
    door_must(PUT("waiver", "org", "B1", "person", "P1", "from_on", "2026-03-05", "to_on",
                  "2026-03-05", "reason", "病休"));
    read_file("P1", "2026-11-21");
    assert_int_equal(file.figure.expected, 0);
}

static void hours_against_need(void **state)
{
    (void)state;
    meeting("A1", "theme_day;lecture", "2026-03-05", "2"); /* two types, counted once */
    attend("A1", "P1", "present");
    meeting("A2", "training", "2026-04-05", "29.5");
    attend("A2", "P1", "present");
    read_file("P1", "2026-11-21");
    const struct person_need *h = hours("32");
    assert_non_null(h);
    assert_int_equal(h->need, 3200);
    assert_int_equal(h->have, 3150);
    assert_true(h->asked);
    assert_false(h->met);
    assert_null(hours("56"));
    meeting("A3", "study_day", "2026-05-05", "0.5");
    attend("A3", "P1", "present");
    read_file("P1", "2026-05-04");
    assert_int_equal(hours("32")->have, 3150);
    read_file("P1", "2026-05-05");
    assert_int_equal(hours("32")->have, 3200);
    assert_true(hours("32")->met);
    assert_null(lack("32"));
}

static void who_holds_a_post_is_asked_more(void **state)
{
    (void)state;
    door_must(
        PUT("post", "person", "P1", "org", "B1", "role", "secretary", "from_on", "2024-01-01"));
    door_must(PUT("term", "org", "B1", "elected_on", "2024-05-10"));
    read_file("P1", "2026-11-21");
    assert_non_null(hours("56"));
    assert_int_equal(hours("56")->need, 5600);
    assert_int_equal(file.ndate, 1);
    assert_int_equal(file.date[0].day, date_parse("2027-05-10"));
    read_file("P2", "2026-11-21");
    assert_null(hours("56"));
    assert_int_equal(file.ndate, 0);
}

static void what_is_lacking(void **state)
{
    (void)state;
    read_file("P1", "2026-02-01");
    const struct person_lack *l = lack("党费"); /* of January: over on the 31st */
    assert_non_null(l);
    assert_int_equal(l->status, DUTY_OVERDUE);
    assert_int_equal(l->deadline, date_parse("2026-01-31"));
    assert_true(*l->source != '\0');
    door_must(PUT("dues", "person", "P1", "month", "2026-01", "amount_due", "20", "amount_paid",
                  "20", "paid_on", "2026-01-20"));
    read_file("P1", "2026-02-01");
    l = lack("党费");
    assert_true(l == NULL || l->deadline == date_parse("2026-02-28"));
    assert_int_equal(file.figure.due, 2000);
    assert_int_equal(file.figure.paid, 2000);
    read_file("P2", "2026-02-01");
    assert_int_equal(lack("党费")->deadline, date_parse("2026-01-31"));
}

static void a_probation_ends(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P3", "name", "王五", "org", "B1", "since_on", "2026-02-28",
                  "joined_on", "2026-02-28", "status", "probationary"));
    read_file("P3", "2026-11-21");
    assert_int_equal(file.ndate, 1);
    assert_int_equal(file.date[0].day, date_parse("2027-02-28"));
    assert_string_equal(file.date[0].source, "党章第七条");
    door_must(PUT("person", "code", "P3", "probation_until", "2027-08-28"));
    read_file("P3", "2026-11-21");
    assert_int_equal(file.date[0].day, date_parse("2027-08-28"));
    read_file("P1", "2026-11-21");
    assert_int_equal(file.ndate, 0);
}

static void nobody_of_that_code(void **state)
{
    (void)state;
    assert_int_equal(ask("P9", door_today()), ST_MISSING);
}

int main(void)
{
#define CASE(f) cmocka_unit_test_setup_teardown(f, open_file, close_file)
    const struct CMUnitTest tests[] = {
        CASE(attendance_of_one),
        CASE(meetings_of_where_one_was),
        CASE(a_waiver_calls_nobody),
        CASE(hours_against_need),
        CASE(who_holds_a_post_is_asked_more),
        CASE(what_is_lacking),
        CASE(a_probation_ends),
        CASE(nobody_of_that_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
