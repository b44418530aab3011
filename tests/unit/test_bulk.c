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
        cmocka_unit_test(the_first_line_about_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
