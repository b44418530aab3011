/* What the records of the catalogue are worth: types, for-day, done-day and part of the marks they
 * give (obligations.md, section 5), read from the tables the scheduler reads. */
#include "door_help.h"

#include "buf.h"
#include "marks.h"

/* The marks of one kind of record, a line each, in the order of type and whose they are:
 * "type for-day+lag whose", whose a code, with /part where it is a person. */
static const char *marks(int kind)
{
    static char text[1000];
    struct stmt *s = db_prepare(
        door.db,
        "SELECT t.name, date(m.for_day * 86400, 'unixepoch'), m.rest >> 48, o.code"
        "  FROM mark_org m JOIN evidence_type t ON t.id = m.type"
        "  JOIN org o ON o.rank = m.shelf & 1099511627775"
        " WHERE m.record & 15 = $1 "
        "UNION ALL "
        "SELECT t.name, date(m.for_day * 86400, 'unixepoch'), m.rest >> 48,"
        "       p.code || '/' || (m.record & 7)"
        "  FROM mark_person m JOIN evidence_type t ON t.id = m.type JOIN person p ON p.id = "
        "m.person"
        " WHERE m.record >> 3 & 15 = $1 ORDER BY 2, 1, 4");
    size_t n = 0;
    int got;
    text[0] = '\0';
    stmt_bind_int(s, 1, kind);
    while ((got = stmt_step(s, &door.e)) == 1)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s %s+%d %s\n", stmt_text(s, 0),
                              stmt_text(s, 1), (int)stmt_int(s, 2), stmt_text(s, 3));
    assert_int_equal(got, 0);
    return text;
}

enum { STAR = 3, ASSESSMENT, DEBRIEF, TRANSFER, PROJECT, LEDGER };

static void a_star(void **state)
{
    (void)state;
    door_must(PUT("star", "org", "B1", "year", "2026", "stars", "4"));
    assert_string_equal(marks(STAR), ""); /* not rated yet */
    door_must(PUT("star", "org", "B1", "year", "2026", "rated_on", "2026-11-20"));
    assert_string_equal(marks(STAR), "star 2026-11-20+0 B1\n");
    door_must(PUT("star", "org", "B2", "year", "2025", "rated_on", "2026-01-02"));
    assert_string_equal(marks(STAR), "star 2025-12-31+2 B2\nstar 2026-11-20+0 B1\n");
    door_must(PUT("star", "org", "B2", "year", "2025", "rated_on", "2025-12-31"));
    door_must(door_delete_key("star", "B1/2026"));
    assert_string_equal(marks(STAR), "star 2025-12-31+0 B2\n");
}

/* One that names a person is that person's, and not the organisation's. */
static void an_assessment(void **state)
{
    (void)state;
    door_must(PUT("assessment", "org", "B1", "year", "2025", "rated_on", "2026-03-01"));
    door_must(
        PUT("assessment", "org", "B1", "person", "P1", "year", "2026", "rated_on", "2026-03-02"));
    assert_string_equal(marks(ASSESSMENT),
                        "assessment 2025-12-31+60 B1\nassessment 2026-03-02+0 P1/7\n");
}

/* Of the organisation, and of the person as speaker; written and meeting are forms. */
static void a_debrief(void **state)
{
    (void)state;
    door_must(PUT("debrief", "code", "D1", "org", "B1", "person", "P1", "year", "2025", "form",
                  "meeting", "delivered_on", "2026-01-10"));
    door_must(
        PUT("debrief", "code", "D2", "org", "B2", "year", "2026", "delivered_on", "2026-11-01"));
    assert_string_equal(marks(DEBRIEF), "debrief 2025-12-31+10 B1\ndebrief 2025-12-31+10 P1/2\n"
                                        "debrief(meeting) 2025-12-31+10 B1\n"
                                        "debrief(meeting) 2025-12-31+10 P1/2\n"
                                        "debrief 2026-11-01+0 B2\n");
    door_must(PUT("debrief", "code", "D1", "form", "", "delivered_on", ""));
    assert_string_equal(marks(DEBRIEF), "debrief 2026-11-01+0 B2\n");
}

static void a_transfer(void **state)
{
    (void)state;
    door_must(PUT("transfer", "person", "P1", "from_org", "B1", "issued_on", "2026-11-03",
                  "received_on", "2026-11-20"));
    assert_string_equal(marks(TRANSFER), "transfer 2026-11-03+0 P1/7\n");
    door_must(PUT("person", "code", "P1", "org", "B2", "since_on", "2026-11-20"));
    assert_string_equal(marks(TRANSFER), "transfer 2026-11-03+0 P1/7\n"); /* taken along */
}

static void a_project(void **state)
{
    (void)state;
    door_must(PUT("project", "code", "J1", "org", "B1", "kind", "brand", "title", "甲"));
    assert_string_equal(marks(PROJECT), "");
    door_must(PUT("project", "code", "J1", "started_on", "2026-05-01"));
    assert_string_equal(marks(PROJECT),
                        "project 2026-05-01+0 B1\nproject(brand) 2026-05-01+0 B1\n");
    door_must(PUT("project", "code", "J1", "kind", "task", "org", "B2"));
    assert_string_equal(marks(PROJECT), "project 2026-05-01+0 B2\nproject(task) 2026-05-01+0 B2\n");
}

static void a_ledger(void **state)
{
    (void)state;
    door_must(PUT("ledger", "code", "L1", "org", "B1", "kind", "main_duty", "title", "甲",
                  "opened_on", "2026-01-05"));
    assert_string_equal(marks(LEDGER),
                        "ledger 2026-01-05+0 B1\nledger(main_duty) 2026-01-05+0 B1\n");
    door_must(PUT("ledger", "code", "L1", "filed_on", "2026-03-31"));
    assert_string_equal(marks(LEDGER),
                        "ledger 2026-01-05+85 B1\nledger(main_duty) 2026-01-05+85 B1\n");
    door_must(door_delete_key("ledger", "L1"));
    assert_string_equal(marks(LEDGER), "");
}

/* A record of plan(year) counts for plan(year) and for plan, each once. */
static void a_form(void **state)
{
    (void)state;
    door_must(db_script(door.db,
                        "INSERT INTO policy VALUES ('own', 'own', '', 'x', 'x');"
                        "INSERT INTO policy_entry VALUES "
                        "('own', 1, 'evidence', 'plan', '', '', 1),"
                        "('own', 2, 'evidence', 'plan', 'forms', 'year, month', 2)",
                        &door.e));
    door_must(PUT("activity", "code", "A1", "org", "B1", "types", "plan(year);plan(month);lecture",
                  "held_on", "2026-01-05"));
    door_must(PUT("attendance", "activity", "A1", "person", "P1"));
    assert_string_equal(marks(0), "lecture 2026-01-05+0 B1\nlecture 2026-01-05+0 P1/0\n"
                                  "plan 2026-01-05+0 B1\nplan 2026-01-05+0 P1/0\n"
                                  "plan(month) 2026-01-05+0 B1\nplan(month) 2026-01-05+0 P1/0\n"
                                  "plan(year) 2026-01-05+0 B1\nplan(year) 2026-01-05+0 P1/0\n");
    door_must(PUT("activity", "code", "A1", "types", "lecture"));
    assert_string_equal(marks(0), "lecture 2026-01-05+0 B1\nlecture 2026-01-05+0 P1/0\n");
}

static void forms_are_declared(void **state)
{
    static const char *const refused[] = { "plan(year)",      "lecture(year)", "nothing(year)",
                                           "ledger(problem)", "star",          "dues" };
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++)
        row_true(i, PUT("activity", "code", "A1", "org", "B1", "types", refused[i], "held_on",
                        "2026-01-05") == ST_REFUSED);
    assert_int_equal(PUT("plan", "org", "B1", "type", "plan(year)", "planned_on", "2026-12-01"),
                     ST_REFUSED);
    assert_int_equal(PUT("debrief", "org", "B1", "year", "2026", "form", "sung"), ST_REFUSED);
    assert_int_equal(PUT("assessment", "org", "B1", "year", "2026", "grade", "superb"), ST_REFUSED);
    door_must(db_script(door.db,
                        "INSERT INTO policy VALUES ('own', 'own', '', 'x', 'x');"
                        "INSERT INTO policy_entry VALUES "
                        "('own', 1, 'evidence', 'plan', '', '', 1),"
                        "('own', 2, 'evidence', 'plan', 'forms', 'month, year', 2),"
                        "('own', 3, 'evidence', 'debrief', '', '', 3),"
                        "('own', 4, 'evidence', 'debrief', 'forms', 'sung', 4),"
                        "('own', 5, 'scale', 'assessment', '', '', 5),"
                        "('own', 6, 'scale', 'assessment', 'grades', 'superb:极好, fair:尚可', 6)",
                        &door.e));
    door_must(
        PUT("activity", "code", "A1", "org", "B1", "types", "plan(year)", "held_on", "2026-01-05"));
    door_must(PUT("plan", "org", "B1", "type", "plan(month)", "planned_on", "2026-12-01"));
    door_must(PUT("debrief", "org", "B1", "year", "2026", "form", "sung"));
    door_must(PUT("assessment", "org", "B1", "year", "2026", "grade", "superb"));
    assert_int_equal(
        PUT("activity", "code", "A2", "org", "B1", "types", "plan(yea)", "held_on", "2026-01-05"),
        ST_REFUSED);
    assert_int_equal(PUT("assessment", "org", "B2", "year", "2026", "grade", "sup"), ST_REFUSED);
}

/* An import of thousands of rows makes the marks anew: the same ones. */
static void made_anew(void **state)
{
    (void)state;
    door_must(PUT("debrief", "code", "D1", "org", "B1", "person", "P1", "year", "2025", "form",
                  "written", "delivered_on", "2026-01-10"));
    door_must(db_script(door.db,
                        "DELETE FROM mark_org; DELETE FROM mark_person;"
                        "DELETE FROM evidence_type WHERE name LIKE 'debrief(%'",
                        &door.e));
    door_must(db_begin(door.db, &door.e));
    door_must(marks_rebuild(door.db, &door.e));
    door_must(db_commit(door.db, &door.e));
    assert_string_equal(marks(DEBRIEF), "debrief 2025-12-31+10 B1\ndebrief 2025-12-31+10 P1/2\n"
                                        "debrief(written) 2025-12-31+10 B1\n"
                                        "debrief(written) 2025-12-31+10 P1/2\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_star, door_open, door_close),
        cmocka_unit_test_setup_teardown(an_assessment, door_open, door_close),
        cmocka_unit_test_setup_teardown(a_debrief, door_open, door_close),
        cmocka_unit_test_setup_teardown(a_transfer, door_open, door_close),
        cmocka_unit_test_setup_teardown(a_project, door_open, door_close),
        cmocka_unit_test_setup_teardown(a_ledger, door_open, door_close),
        cmocka_unit_test_setup_teardown(a_form, door_open, door_close),
        cmocka_unit_test_setup_teardown(forms_are_declared, door_open, door_close),
        cmocka_unit_test_setup_teardown(made_anew, door_open, door_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
