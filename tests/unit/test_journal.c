/* The journal: its chain tells what was changed past the door, guarded values can be erased. */
#include "door_help.h"

#include <unistd.h>

#include "buf.h"
#include "create.h"
#include "fields.h"
#include "journal.h"
#include "marks.h"
#include "meta.h"
#include "save.h"

/* One byte changed past the door is found: in a batch, in a change, in a guarded value. */
static void the_chain_tells(void **state)
{
    static const char *const tampering[] = {
        "DROP TRIGGER batch_keep_update; UPDATE batch SET user = 'testes' WHERE id = 3",
        "DROP TRIGGER journal_keep_update; UPDATE journal SET after = replace(after, '一', '二') "
        "WHERE batch = 2",
        "DROP TRIGGER journal_keep_delete; DELETE FROM journal WHERE batch = 4",
        "UPDATE journal_guarded SET after = '11010519491231002Y'",
        "DROP TRIGGER batch_keep_delete; DROP TRIGGER journal_keep_delete; "
        "DELETE FROM journal_guarded; "
        "DELETE FROM journal WHERE batch = (SELECT max(id) FROM batch); "
        "DELETE FROM batch WHERE id = (SELECT max(id) FROM batch)",
        "DELETE FROM meta WHERE name = 'chain.end'",
        "DROP TRIGGER batch_keep_delete; PRAGMA foreign_keys = OFF; DELETE FROM batch "
        "WHERE id = (SELECT max(id) FROM batch)",
    };
    (void)state;
    door_must(PUT("person", "code", "P1", "id_no", "11010519491231002X"));
    for (size_t i = 0; i < COUNT(tampering); i++) {
        door_must(journal_verify(door.db, &door.e));
        door_must(db_begin(door.db, &door.e));
        if (i + 1 == COUNT(tampering)) /* foreign keys can be put off outside a transaction alone */
            db_rollback(door.db);
        door_must(db_script(door.db, tampering[i], &door.e));
        row_true(i, journal_verify(door.db, &door.e) == ST_REFUSED);
        if (i + 1 < COUNT(tampering))
            db_rollback(door.db);
    }
    /* the last one stays in the file: it is made good for close_one */
    door_must(db_script(door.db,
                        "DROP TRIGGER journal_keep_delete; DELETE FROM journal_guarded; "
                        "DELETE FROM journal WHERE batch NOT IN (SELECT id FROM batch); "
                        "UPDATE meta SET value = (SELECT id || ' ' || hash FROM batch "
                        "ORDER BY id DESC LIMIT 1) WHERE name = 'chain.end'",
                        &door.e));
}

static void guarded_values_can_be_erased(void **state)
{
    struct stmt *s;
    struct row row;
    uint64_t mask;
    bool erased;
    int64_t id;
    (void)state;
    door_must(PUT("person", "code", "P1", "id_no", "11010519491231002X", "title", "科长"));
    s = db_prepare(door.db, "SELECT journal FROM journal_guarded");
    assert_int_equal(stmt_step(s, &door.e), 1);
    id = stmt_int(s, 0);
    stmt_reset(s);
    s = db_prepare(door.db, "SELECT count(*) FROM journal WHERE after LIKE '%11010519491231002X%'");
    assert_int_equal(stmt_step(s, &door.e), 1);
    assert_int_equal(stmt_int(s, 0), 0);
    stmt_reset(s);
    row_init(&row, &entity_person);
    door_must(journal_values(door.db, id, true, &row, &mask, &erased, &door.e));
    assert_string_equal(row_get(&row, F_PERSON_ID_NO), "11010519491231002X");
    assert_string_equal(row_get(&row, F_PERSON_TITLE), "科长");
    assert_true(mask == (FIELD_BIT(F_PERSON_ID_NO) | FIELD_BIT(F_PERSON_TITLE)));
    assert_false(erased);
    door_must(db_script(door.db, "DELETE FROM journal_guarded", &door.e));
    door_must(journal_verify(door.db, &door.e));
    door_must(journal_values(door.db, id, true, &row, &mask, &erased, &door.e));
    assert_true(erased);
    row_clear(&row);
}

static void the_journal_is_append_only(void **state)
{
    (void)state;
    assert_int_equal(db_script(door.db, "UPDATE batch SET user = 'x'", &door.e), ST_REFUSED);
    assert_int_equal(db_script(door.db, "DELETE FROM batch", &door.e), ST_REFUSED);
    assert_int_equal(db_script(door.db, "UPDATE journal SET key = 'x'", &door.e), ST_REFUSED);
    assert_int_equal(db_script(door.db, "DELETE FROM journal", &door.e), ST_REFUSED);
}

/* What undo does: rows as they stood, by their old ids. */
static void rows_can_be_put_back(void **state)
{
    struct change *c;
    struct row row;
    (void)state;
    door_must(PUT("activity", "code", "M1", "org", "B1", "types", "lecture;theme_day", "held_on",
                  "2026-04-20", "hours", "1.5"));
    row_init(&row, &entity_activity);
    door_must(row_find_text(door.db, &entity_activity, "M1", &row, &door.e));
    door_must(door_delete_key("activity", "M1"));
    door_must(change_begin_undo(&c, door.db, 6, "撤销", door_today(), "tester", &door.e));
    door_must(change_write(c, NULL, &row, &door.e));
    door_must(change_commit(c, &door.e));
    row_clear(&row);
    assert_string_equal(door_value("activity", "M1", "hours"), "1.5");
    assert_string_equal(door_value("activity", "M1", "types"), "lecture;theme_day");
}

#define DOOR(f) cmocka_unit_test_setup_teardown(f, door_open, door_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOOR(the_chain_tells),
        DOOR(guarded_values_can_be_erased),
        DOOR(the_journal_is_append_only),
        DOOR(rows_can_be_put_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
