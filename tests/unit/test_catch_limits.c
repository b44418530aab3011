/* Where catching up with what was saved ends and reading anew begins: how much was touched, sides
 * of the journal that others damaged. Codes past the program may hold any sign. */
#include "door_help.h"

#include <stdlib.h>

#include "buf.h"
#include "mem.h"
#include "office.h"

static struct office *open_at_rest(void)
{
    struct office *o;
    door_must(office_open(&o, door.db, PEOPLE_NAMED, &door.e));
    office_rest(o);
    return o;
}

/* The organisations that are touched, joined by blanks; *n: how many. */
static enum caught catch_up(struct office *o, struct buf *codes, size_t *n)
{
    const struct world *w = office_world(o);
    bool *touched = mem_alloc(w->norg * sizeof *touched);
    enum caught what;
    *n = 0;
    door_must(office_catch_up(o, &what, touched, &door.e));
    buf_clear(codes);
    for (size_t i = 0; i < w->norg; i++)
        if (touched[i])
            buf_printf(codes, "%s%s", (*n)++ > 0 ? " " : "", w->org[i].code);
    office_rest(o);
    free(touched);
    return what;
}

static void hold_meetings(int n)
{
    for (int i = 0; i < n; i++) {
        char code[16];
        snprintf(code, sizeof code, "C%02d", i);
        door_must(PUT("activity", "org", code, "types", "theme_day", "held_on", "2026-03-10",
                      "start_time", "09:00"));
    }
}

static void as_many_as_sixty_four_organisations(void **state)
{
    enum { BRANCHES = 65 };
    static const struct {
        int meetings;
        enum caught what;
    } rows[] = {
        { 0, CAUGHT_NOTHING }, { 1, CAUGHT_SOME }, { 64, CAUGHT_SOME }, { 65, CAUGHT_ALL }
    };
    struct buf codes = BUF_INIT;
    (void)state;
    for (int i = 0; i < BRANCHES; i++) {
        char code[16];
        snprintf(code, sizeof code, "C%02d", i);
        door_must(PUT("org", "code", code, "name", code, "kind", "branch", "parent", "1"));
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct office *o = open_at_rest();
        size_t n;
        hold_meetings(rows[i].meetings);
        row_true(i, catch_up(o, &codes, &n) == rows[i].what);
        if (rows[i].what == CAUGHT_SOME)
            row_true(i, n == (size_t)rows[i].meetings);
        office_close(o);
    }
    buf_free(&codes);
}

static void as_many_as_four_thousand_changes(void **state)
{
    static const struct {
        int more;
        enum caught what;
    } rows[] = { { 3999, CAUGHT_SOME }, { 4000, CAUGHT_ALL } };
    static const char *const days[] = { "2026-03-10", "2026-03-11" };
    struct buf codes = BUF_INIT;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct office *o = open_at_rest();
        char sql[600];
        size_t n;
        door_must(PUT("activity", "org", "B1", "types", "theme_day", "held_on", days[i]));
        snprintf(sql, sizeof sql,
                 "INSERT INTO journal (batch, entity, row, key, version, op, before, after) "
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
                 "SELECT batch, entity, row, key, version, op, before, after FROM journal, n "
                 "WHERE id = (SELECT max(id) FROM journal)",
                 rows[i].more);
        door_must(db_begin(door.db, &door.e));
        door_must(db_script(door.db, sql, &door.e));
        row_true(i, catch_up(o, &codes, &n) == rows[i].what);
        db_rollback(door.db);
        office_close(o);
    }
    buf_free(&codes);
}

/* Nobody knows what such a change was of. */
static void damaged_sides(void **state)
{
#define LAST " WHERE id = (SELECT max(id) FROM journal)"
    static const struct {
        const char *damage;
        enum caught what;
    } rows[] = {
        { "UPDATE journal SET after = after" LAST, CAUGHT_SOME },
        { "UPDATE journal SET after = '{\"theme\":'" LAST, CAUGHT_ALL },
        { "UPDATE journal SET before = '{\"theme\":'" LAST, CAUGHT_ALL },
        { "UPDATE journal SET before = ''" LAST, CAUGHT_ALL },
        { "UPDATE journal SET before = 'null'" LAST, CAUGHT_ALL },
        { "UPDATE journal SET after = '[\"B1\"]'" LAST, CAUGHT_ALL },
        { "UPDATE journal SET after = '5'" LAST, CAUGHT_ALL },
        { "UPDATE journal SET entity = 'nothing'" LAST, CAUGHT_ALL },
    };
#undef LAST
    struct buf codes = BUF_INIT;
    (void)state;
    door_must(PUT("activity", "code", "A1", "org", "B1", "types", "theme_day", "held_on",
                  "2026-03-10", "theme", "一"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct office *o = open_at_rest();
        char theme[8];
        size_t n;
        snprintf(theme, sizeof theme, "%zu", i);
        door_must(PUT("activity", "code", "A1", "theme", theme));
        door_must(db_begin(door.db, &door.e));
        door_must(db_script(door.db, "DROP TRIGGER journal_keep_update", &door.e));
        door_must(db_script(door.db, rows[i].damage, &door.e));
        row_true(i, catch_up(o, &codes, &n) == rows[i].what);
        if (rows[i].what == CAUGHT_SOME)
            row_true(i, !strcmp(buf_str(&codes), "B1"));
        db_rollback(door.db);
        office_close(o);
    }
    buf_free(&codes);
}

/* The door lets no such code in: somebody wrote it past the program. */
static void codes_with_quotes(void **state)
{
#define CODE "Q\"''\\1"
    static const char *const steps[] = {
        "INSERT INTO batch VALUES (1001, '2026-03-10 10:00:00', 't', 't', NULL, '', '');"
        "INSERT INTO activity (id, entered_on, entered_by, code, org, types, held_on, joint) "
        "VALUES (9001, '2026-03-10', 't', 'A9', 'B1', 'theme_day', '2026-03-10', 'B2;" CODE "');"
        "INSERT INTO activity_joint VALUES (9001, 'B2'), (9001, '" CODE "');"
        "INSERT INTO journal (batch, entity, row, key, version, op, before, after) "
        "VALUES (1001, 'activity', 9001, 'A9', 1, 'insert', NULL, "
        "json_object('org', 'B1', 'joint', 'B2;" CODE "'))",
        "INSERT INTO batch VALUES (1002, '2026-03-10 10:00:00', 't', 't', NULL, '', '');"
        "DELETE FROM activity WHERE id = 9001;"
        "INSERT INTO journal (batch, entity, row, key, version, op, before, after) "
        "VALUES (1002, 'activity', 9001, 'A9', 1, 'delete', "
        "json_object('org', 'B1', 'joint', 'B2;" CODE "'), NULL)",
        "INSERT INTO batch VALUES (1003, '2026-03-10 10:00:00', 't', 't', NULL, '', '');"
        "INSERT INTO journal (batch, entity, row, key, version, op, before, after) "
        "VALUES (1003, 'dues', 1, 'x', 1, 'delete', json_object('org', '" CODE "'), NULL)",
    };
    static const char *const touched[] = { "B1 B2 Q\"'\\1", "B1 B2 Q\"'\\1", "Q\"'\\1" };
    struct buf codes = BUF_INIT;
    (void)state;
    door_must(db_begin(door.db, &door.e));
    door_must(db_script(door.db,
                        "INSERT INTO org (entered_on, entered_by, code, name, kind, parent) "
                        "VALUES ('2026-03-10', 't', '" CODE "', '甲', 'branch', '1')",
                        &door.e));
    struct office *o = open_at_rest();
    for (size_t i = 0; i < COUNT(steps); i++) {
        size_t n;
        door_must(db_script(door.db, steps[i], &door.e));
        row_true(i, catch_up(o, &codes, &n) == CAUGHT_SOME);
        row_true(i, !strcmp(buf_str(&codes), touched[i]));
    }
    db_rollback(door.db);
    office_close(o);
    buf_free(&codes);
#undef CODE
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(as_many_as_sixty_four_organisations, door_open, door_close),
        cmocka_unit_test_setup_teardown(as_many_as_four_thousand_changes, door_open, door_close),
        cmocka_unit_test_setup_teardown(damaged_sides, door_open, door_close),
        cmocka_unit_test_setup_teardown(codes_with_quotes, door_open, door_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
