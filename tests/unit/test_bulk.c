/* Thousands of rows in one change are what they are one by one: rows, marks, what is refused. And
 * the lines of a file about one row. */
#include "door_help.h"

#include "../../src/work/once.h"
#include "buf.h"
#include "journal.h"
#include "marks.h"
#include "row.h"

enum { ROWS = 400, FIELDS = 7 };

/* The same seed gives the same rows. */
static uint32_t seed;

static uint32_t roll(uint32_t n)
{
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % n;
}

static const char *one_of(const char *const *words, uint32_t n)
{
    return words[roll(n)];
}

/* Fields as name, value … NULL; some are refused: days to come, nobody's codes, a guest of its own
 * meeting. */
static const char *random_row(const char *f[2 * FIELDS + 1], char code[16])
{
    static const char *const orgs[] = { "B1", "B2", "G1", "nobody" };
    static const char *const types[] = { "theme_day", "lecture", "theme_day;lecture" };
    static const char *const days[] = { "2026-03-31", "2026-04-01", "2026-11-20", "2027-01-01" };
    static const char *const roles[] = { "attendee", "host" };
    static const char *const statuses[] = { "present", "absent", "leave" };
    static const char *const months[] = { "2026-01", "2026-02", "2026-03" };
    uint32_t what = roll(5);
    snprintf(code, 16, "A%02u", roll(40));
    size_t n = 0;
    if (what < 2) {
        const char *v[] = { "code",    code,
                            "org",     one_of(orgs, 4),
                            "types",   one_of(types, 3),
                            "held_on", one_of(days, 4),
                            "joint",   roll(3) ? "" : one_of(orgs, 3),
                            "host",    roll(2) ? "P1" : "" };
        for (; n < COUNT(v); n++)
            f[n] = v[n];
    } else if (what < 4) {
        const char *v[] = { "activity",       code,     "person",           "P1", "role",
                            one_of(roles, 2), "status", one_of(statuses, 3) };
        for (; n < COUNT(v); n++)
            f[n] = v[n];
    } else {
        const char *v[] = { "person",     "P1",           "month",       one_of(months, 3),
                            "amount_due", "5.00",         "amount_paid", roll(2) ? "5.00" : "1.00",
                            "paid_on",    one_of(days, 3) };
        for (; n < COUNT(v); n++)
            f[n] = v[n];
    }
    f[n] = NULL;
    return what < 2 ? "activity" : what < 4 ? "attendance" : "dues";
}

/* Both kinds of work meet the types in the same order, so that their marks have the same numbers.
 */
static void meet_types(void)
{
    door_must(
        PUT("activity", "code", "T1", "org", "B1", "types", "theme_day", "held_on", "2026-01-05"));
    door_must(
        PUT("activity", "code", "T2", "org", "B1", "types", "lecture", "held_on", "2026-01-05"));
}

static enum status put(struct change *c, const char *entity, const char *const *f)
{
    const struct entity *en = model_entity(entity);
    struct row row;
    enum put did;
    uint64_t given = 0;
    row_init(&row, en);
    for (; *f != NULL; f += 2) {
        int i = model_field(en, f[0]);
        struct buf value = BUF_INIT;
        door_must(model_read(&en->fields[i], f[1], &value, &door.e));
        row_set(&row, i, buf_str(&value));
        buf_free(&value);
        given |= FIELD_BIT(i);
    }
    enum status s = change_put(c, &row, given, &did, &door.e);
    row_clear(&row);
    return s;
}

static void one_by_one(uint32_t from, enum status *came)
{
    const char *f[2 * FIELDS + 1];
    char code[16];
    seed = from;
    for (int i = 0; i < ROWS; i++) {
        const char *entity = random_row(f, code);
        came[i] = door_put_fields(entity, f, NULL, NULL);
    }
}

static int in_bulk(uint32_t from, const enum status *came)
{
    const char *f[2 * FIELDS + 1];
    char code[16];
    struct change *c;
    int refused = 0;
    seed = from;
    door_must(change_begin(&c, door.db, "test", door_today(), "tester", &door.e));
    change_bulk(c);
    for (int i = 0; i < ROWS; i++) {
        const char *entity = random_row(f, code);
        row_true(i, put(c, entity, f) == came[i]);
        refused += came[i] != ST_OK;
    }
    door_must(change_commit(c, &door.e));
    return refused;
}

static void bulk_is_what_one_by_one_is(void **state)
{
    char single[DIGEST_TEXT], bulk[DIGEST_TEXT];
    enum status came[ROWS];
    int refused = 0;
    for (uint32_t from = 1; from <= 3; from++) {
        meet_types();
        one_by_one(from, came);
        door_digest(single);
        door_close(state);
        door_open(state);
        meet_types();
        refused += in_bulk(from, came);
        door_digest(bulk);
        assert_string_equal(bulk, single);
        door_close(state);
        door_open(state);
    }
    assert_in_range(refused, ROWS / 4, 2 * ROWS);
}

static struct change *begin_bulk(void)
{
    struct change *c;
    door_must(change_begin(&c, door.db, "test", door_today(), "tester", &door.e));
    change_bulk(c);
    return c;
}

#define BULK_PUT(c, entity, ...) put(c, entity, (const char *const[]){ __VA_ARGS__, NULL })

static int64_t number(const char *sql)
{
    struct stmt *s = db_prepare(door.db, sql);
    assert_int_equal(stmt_step(s, &door.e), 1);
    int64_t n = stmt_int(s, 0);
    stmt_reset(s);
    return n;
}

static int64_t rank_of_b2(void)
{
    return number("SELECT rank FROM org WHERE code = 'B2'");
}

/* Places in the order of codes, no two the same, everybody has one. */
static void assert_ranked(void)
{
    assert_int_equal(number("SELECT count(*) FROM org a JOIN org b ON a.code < b.code "
                            "WHERE a.rank >= b.rank OR a.rank IS NULL OR b.rank IS NULL"),
                     0);
}

/* 300 branches between B1 and B2, with their people and what they did: nobody who was there takes
 * another place. */
static void new_organisations_take_places_between(void **state)
{
    (void)state;
    int64_t b2 = rank_of_b2();
    struct change *c = begin_bulk();
    for (int i = 299; i >= 0; i--) {
        char org[16], person[16], activity[16];
        snprintf(org, sizeof org, "B1-%03d", i);
        snprintf(person, sizeof person, "P-%03d", i);
        snprintf(activity, sizeof activity, "A-%03d", i);
        door_must(BULK_PUT(c, "org", "code", org, "name", org, "kind", "branch", "parent", "1"));
        door_must(BULK_PUT(c, "person", "code", person, "name", person, "org", org, "since_on",
                           "2020-01-05", "status", "full"));
        door_must(BULK_PUT(c, "activity", "code", activity, "org", org, "types", "theme_day",
                           "held_on", "2026-03-31", "host", person, "joint", "B1"));
        door_must(BULK_PUT(c, "attendance", "activity", activity, "person", person, "role",
                           i % 2 ? "host" : "attendee", "status", i % 3 ? "present" : "absent"));
    }
    door_must(BULK_PUT(c, "activity", "code", "A-007", "hours", "1.5"));
    door_must(BULK_PUT(c, "person", "code", "P-008", "org", "B2", "since_on", "2026-03-01"));
    door_must(change_commit(c, &door.e));
    assert_ranked();
    assert_int_equal(rank_of_b2(), b2);
    assert_int_equal(number("SELECT count(*) FROM mark_org"), 600);
}

/* Five thousand organisations before the only one there was: all take places with room for those
 * that come between them later. */
static void an_office_that_comes_whole(void **state)
{
    (void)state;
    struct change *c = begin_bulk();
    for (int i = 0; i < 5000; i++) {
        char org[16];
        snprintf(org, sizeof org, "A%04d", i);
        door_must(BULK_PUT(c, "org", "code", org, "name", org, "kind", "branch", "parent", "1"));
    }
    door_must(change_commit(c, &door.e));
    assert_in_range(number("SELECT min(b.rank - a.rank) FROM org a JOIN org b "
                           "ON b.code = printf('A%04d', substr(a.code, 2) + 1) "
                           "WHERE a.code LIKE 'A%'"),
                    1000, 1 << 20);
}

/* Branches that come one after the other, each behind the last. */
static void organisations_one_by_one_find_room(void **state)
{
    (void)state;
    door_must(PUT("org", "code", "B1-000", "name", "甲", "kind", "branch", "parent", "1"));
    int64_t b2 = rank_of_b2();
    for (int i = 1; i <= 100; i++) {
        char org[16];
        snprintf(org, sizeof org, "B1-%03d", i);
        door_must(PUT("org", "code", org, "name", org, "kind", "branch", "parent", "1"));
    }
    assert_ranked();
    assert_int_equal(rank_of_b2(), b2);
}

/* No room is left between two: all take new places, and the marks with them. */
static void organisations_without_room(void **state)
{
    (void)state;
    door_must(
        PUT("activity", "code", "A1", "org", "B2", "types", "theme_day", "held_on", "2026-01-05"));
    door_must(db_script(door.db,
                        "UPDATE org SET rank = (SELECT rank + 1 FROM org WHERE code = 'B1') "
                        "WHERE code = 'B2'; UPDATE mark_org SET shelf = (shelf >> 40 << 40) + "
                        "(SELECT rank FROM org WHERE code = 'B2')",
                        &door.e));
    int64_t b2 = rank_of_b2();
    struct change *c = begin_bulk();
    door_must(BULK_PUT(c, "org", "code", "B1-1", "name", "甲", "kind", "branch", "parent", "1"));
    door_must(BULK_PUT(c, "org", "code", "B1-2", "name", "乙", "kind", "branch", "parent", "1"));
    door_must(BULK_PUT(c, "person", "code", "P2", "name", "李四", "org", "B1-2", "since_on",
                       "2020-01-05", "status", "full"));
    door_must(BULK_PUT(c, "activity", "code", "A2", "org", "B1-1", "types", "theme_day", "held_on",
                       "2026-01-05", "host", "P2"));
    door_must(BULK_PUT(c, "activity", "code", "A1", "hours", "1.5"));
    door_must(BULK_PUT(c, "activity", "code", "A3", "org", "B1-2", "types", "theme_day", "held_on",
                       "2026-01-05", "host", "P2"));
    door_must(change_commit(c, &door.e));
    assert_ranked();
    assert_true(rank_of_b2() > b2 + 1);
}

/* A row that is taken back in the middle takes nothing back of those before it. */
static void what_waits_survives_a_refusal(void **state)
{
    (void)state;
    struct change *c = begin_bulk();
    door_must(BULK_PUT(c, "activity", "code", "A1", "org", "B1", "types", "theme_day", "held_on",
                       "2026-01-05"));
    door_must(db_script(door.db,
                        "CREATE TEMP TRIGGER stop BEFORE INSERT ON membership "
                        "BEGIN SELECT raise(ABORT, 'stop'); END",
                        &door.e));
    assert_true(BULK_PUT(c, "person", "code", "P1", "org", "B2", "since_on", "2026-02-01") !=
                ST_OK);
    door_must(db_script(door.db, "DROP TRIGGER stop", &door.e));
    door_must(BULK_PUT(c, "activity", "code", "A2", "org", "B1", "types", "theme_day", "held_on",
                       "2026-02-05"));
    door_must(change_commit(c, &door.e));
    assert_int_equal(number("SELECT count(*) FROM mark_org"), 2);
}

/* So many changes of so few rows that all marks are made anew; the last one too counts. */
static void many_changes(void **state)
{
    enum { RECORDS = 20, ROUNDS = 260 };
    (void)state;
    struct change *c = begin_bulk();
    for (int i = 0; i < RECORDS * ROUNDS; i++) {
        char code[16];
        snprintf(code, sizeof code, "A%d", i % RECORDS);
        door_must(BULK_PUT(c, "activity", "code", code, "org", "B1", "types", "theme_day",
                           "held_on", "2026-01-05", "hours", i / RECORDS % 2 ? "1.5" : "2"));
    }
    door_must(BULK_PUT(c, "activity", "code", "B", "org", "B1", "types", "lecture", "held_on",
                       "2026-01-05"));
    door_must(change_commit(c, &door.e));
    assert_int_equal(number("SELECT count(*) FROM mark_org"), RECORDS + 1);
    assert_int_equal(number("SELECT count(*) FROM mark_org WHERE rest >> 28 & 1048575 = 150"),
                     RECORDS);
}

/* What a name meant a line ago is asked again once such a row was written. */
static void names_change_meanwhile(void **state)
{
    (void)state;
    struct change *c = begin_bulk();
    for (int i = 0; i < 2; i++)
        door_must(BULK_PUT(c, "activity", "code", i ? "A2" : "A1", "org", "二支", "types",
                           "theme_day", "held_on", i ? "2026-02-05" : "2026-01-05"));
    door_must(BULK_PUT(c, "org", "code", "B2", "short_name", "旧二支"));
    door_must(BULK_PUT(c, "org", "code", "B1", "short_name", "二支"));
    door_must(BULK_PUT(c, "activity", "code", "A3", "org", "二支", "types", "theme_day", "held_on",
                       "2026-03-05"));
    door_must(BULK_PUT(c, "org", "code", "B1", "short_name", "一"));
    assert_int_equal(BULK_PUT(c, "activity", "code", "A4", "org", "二支", "types", "theme_day",
                              "held_on", "2026-04-05"),
                     ST_REFUSED);
    door_must(change_commit(c, &door.e));
    assert_string_equal(door_value("activity", "A2", "org"), "B2");
    assert_string_equal(door_value("activity", "A3", "org"), "B1");
}

/* 1..3 made by lines 5..7, 4 by line 9; 100 and 50 were there. */
static void the_first_line_about_a_row(void **state)
{
    struct once *o = once_new();
    (void)state;
    assert_int_equal(once_line(o, 1), 0);
    once_note(o, 1, 5, true);
    once_note(o, 2, 6, true);
    once_note(o, 3, 7, true);
    once_note(o, 100, 8, false);
    once_note(o, 4, 9, true);
    once_note(o, 2, 10, false);
    once_note(o, 100, 11, false);
    once_note(o, 5, 12, true);
    static const int lines[] = { 0, 5, 6, 7, 9, 12, 0 };
    for (size_t id = 0; id < COUNT(lines); id++)
        row_true(id, once_line(o, (int64_t)id) == lines[id]);
    assert_int_equal(once_line(o, 100), 8);
    assert_int_equal(once_line(o, 50), 0);
    once_free(o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(bulk_is_what_one_by_one_is, door_open, door_close),
        cmocka_unit_test_setup_teardown(new_organisations_take_places_between, door_open,
                                        door_close),
        cmocka_unit_test_setup_teardown(an_office_that_comes_whole, door_open, door_close),
        cmocka_unit_test_setup_teardown(organisations_one_by_one_find_room, door_open, door_close),
        cmocka_unit_test_setup_teardown(organisations_without_room, door_open, door_close),
        cmocka_unit_test_setup_teardown(what_waits_survives_a_refusal, door_open, door_close),
        cmocka_unit_test_setup_teardown(many_changes, door_open, door_close),
        cmocka_unit_test_setup_teardown(names_change_meanwhile, door_open, door_close),
        cmocka_unit_test(the_first_line_about_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
