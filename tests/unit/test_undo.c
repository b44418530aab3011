/* Undo and redo behind the door: the tables are what they were, to the last column. */
#include "door_help.h"

#include "buf.h"
#include "fields.h"
#include "undo.h"

static enum status by(const char *user, bool redo)
{
    struct buf said = BUF_INIT;
    enum status s =
        (redo ? redo_last : undo_last)(door.db, door_today() + 10, user, &said, &door.e);
    assert_true((s == ST_OK) == (said.len > 0));
    buf_free(&said);
    return s;
}

#define UNDO() by("tester", false)
#define REDO() by("tester", true)

/* One batch of n persons and their memberships, and a change of one who is there. */
static void put_many(const char *user, int n)
{
    struct change *c;
    struct row row;
    enum put did;
    row_init(&row, &entity_person);
    door_must(change_begin(&c, door.db, "导入党员", door_today(), user, &door.e));
    for (int i = 0; i <= n; i++) {
        char text[16];
        snprintf(text, sizeof text, i == n ? "P1" : "X%d", i);
        row_clear(&row);
        row_set(&row, F_PERSON_CODE, text);
        row_set(&row, F_PERSON_NAME, text);
        row_set(&row, F_PERSON_ORG, i == n ? "B1" : "B2");
        row_set(&row, F_PERSON_PHONE, "13800001234");
        door_must(change_put(c, &row,
                             FIELD_BIT(F_PERSON_CODE) | FIELD_BIT(F_PERSON_NAME) |
                                 FIELD_BIT(F_PERSON_ORG) | FIELD_BIT(F_PERSON_PHONE),
                             &did, &door.e));
    }
    row_clear(&row);
    door_must(change_commit(c, &door.e));
}

static void an_import_is_taken_back_whole(void **state)
{
    char before[DIGEST_TEXT], after[DIGEST_TEXT], again[DIGEST_TEXT];
    (void)state;
    door_must(PUT("activity", "code", "M1", "org", "B1", "types", "lecture", "held_on",
                  "2026-04-20", "host", "P1"));
    door_digest(before);
    put_many("tester", 5000);
    door_digest(after);
    assert_int_equal(door_count("person"), 5001);
    door_must(UNDO());
    assert_int_equal(door_count("person"), 1);
    assert_string_equal(door_value("person", "P1", "phone"), "");
    door_must(db_script(door.db, "UPDATE person SET version = 1", &door.e)); /* it has gone on */
    door_digest(again);
    assert_string_equal(again, before);
    assert_string_not_equal(after, before);
    door_must(db_script(door.db, "UPDATE person SET version = 3", &door.e));
    door_must(REDO());
    assert_int_equal(door_count("membership"), 5001);
    assert_string_equal(door_value("person", "X4999", "phone"), "13800001234");
}

/* The row that comes back is the one that went, with its number, its version and its days. */
static void a_delete_is_reversible(void **state)
{
    char before[DIGEST_TEXT], again[DIGEST_TEXT];
    (void)state;
    door_must(PUT("activity", "code", "M1", "org", "B1", "types", "lecture;theme_day", "held_on",
                  "2026-04-20", "hours", "1.5", "joint", "B2", "host", "P1"));
    setenv("DANGJIAN_TODAY", "2026-11-21", 1);
    door_must(
        PUT("activity", "code", "M2", "org", "B1", "types", "lecture", "held_on", "2026-04-21"));
    door_must(PUT("activity", "code", "M2", "theme", "甲"));
    setenv("DANGJIAN_TODAY", "2026-12-01", 1);
    door_digest(before);
    door_must(door_delete_key("activity", "M2"));
    door_digest(again);
    assert_string_not_equal(again, before);
    door_must(UNDO());
    door_digest(again);
    assert_string_equal(again, before);
    unsetenv("DANGJIAN_TODAY");
}

/* Nothing of a refused undo stays. */
static void what_others_did_is_not_lost(void **state)
{
    char before[DIGEST_TEXT], again[DIGEST_TEXT];
    (void)state;
    put_many("lisi", 3);
    door_must(PUT("person", "code", "X1", "title", "科长"));
    door_digest(before);
    assert_int_equal(by("lisi", false), ST_REFUSED);
    assert_non_null(strstr(door.e.text, "党员“X1”后来由 tester 于 "));
    assert_non_null(strstr(door.e.text, "不能撤销“导入党员”"));
    door_digest(again);
    assert_string_equal(again, before);
    door_must(UNDO());
    door_must(by("lisi", false));
    assert_int_equal(door_count("person"), 1);
}

/* The number of a deleted row goes to the next one: neither is taken for the other. */
/* Deleted, taken back, entered anew: each row keeps a history of its own. */
static void numbers_never_come_back(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-01", "amount_due", "5"));
    door_must(PUT("dues", "person", "P1", "month", "2026-02", "amount_due", "6"));
    assert_int_equal(door_id("dues", "P1/2026-02"), 2);
    door_must(UNDO());
    door_must(PUT("dues", "person", "P1", "month", "2026-03", "amount_due", "7"));
    assert_int_equal(door_id("dues", "P1/2026-03"), 3);
    door_must(door_delete_key("dues", "P1/2026-03"));
    door_must(PUT("dues", "person", "P1", "month", "2026-04", "amount_due", "8"));
    assert_int_equal(door_id("dues", "P1/2026-04"), 4);
    door_must(UNDO()); /* April */
    door_must(UNDO()); /* the deletion of March */
    assert_int_equal(door_id("dues", "P1/2026-03"), 3);
    door_must(UNDO()); /* March itself */
    assert_int_equal(door_count("dues"), 1);
}

static void numbers_were_given_again(void **state)
{
    (void)state;
    door_must(PUT("dues", "person", "P1", "month", "2026-01", "amount_due", "5"));
    door_must(PUT("dues", "person", "P1", "month", "2026-02", "amount_due", "6"));
    door_must(door_delete_key("dues", "P1/2026-02"));
    struct change *c;
    struct row row;
    enum put did;
    row_init(&row, &entity_dues);
    row_set(&row, F_DUES_PERSON, "P1");
    row_set(&row, F_DUES_MONTH, "2026-03");
    door_must(change_begin(&c, door.db, "新增党费", door_today(), "lisi", &door.e));
    door_must(change_put(c, &row, FIELD_ALL, &did, &door.e));
    door_must(change_commit(c, &door.e));
    assert_int_equal(row.id, 3); /* a number never comes back … */
    row_clear(&row);
    door_must(db_script(door.db, /* … as it did in earlier versions */
                        "DROP TRIGGER journal_keep_update; "
                        "UPDATE journal SET row = 2 WHERE entity = 'dues' AND row = 3; "
                        "UPDATE dues SET id = 2 WHERE id = 3",
                        &door.e));
    door_must(UNDO());
    assert_string_equal(door_value("dues", "P1/2026-02", "amount_due"), "6.00");
    assert_string_equal(door_value("dues", "P1/2026-03", "person"), "P1");
    assert_int_equal(UNDO(), ST_REFUSED); /* which row it was is no longer told by its number */
    assert_string_equal(door_value("dues", "P1/2026-03", "person"), "P1");
    door_must(REDO());
    assert_string_equal(door_value("dues", "P1/2026-02", "amount_due"), "?");
    assert_int_equal(door_count("dues"), 2);
    door_must(db_script(door.db, /* for the chain, which is looked at in the end */
                        "UPDATE journal SET row = 3 WHERE entity = 'dues' AND row = 2 AND batch = "
                        "(SELECT id FROM batch WHERE user = 'lisi')",
                        &door.e));
}

static void erased_values_do_not_come_back(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "phone", "13800001234"));
    door_must(PUT("person", "code", "P1", "phone", "13900001234"));
    door_must(db_script(door.db, "UPDATE journal_guarded SET before = NULL", &door.e));
    assert_int_equal(UNDO(), ST_REFUSED);
    assert_non_null(strstr(door.e.text, "已被清除"));
    assert_string_equal(door_value("person", "P1", "phone"), "13900001234");
}

/* Past the door: the row is not the one the journal knows. */
static void a_row_changed_past_the_door_is_left(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "title", "科长"));
    door_must(db_script(door.db, "UPDATE person SET version = 9", &door.e));
    assert_int_equal(UNDO(), ST_REFUSED);
    assert_non_null(strstr(door.e.text, "dangjian check"));
}

/* A stack: back and forth as often as one likes, each step once. */
static void back_and_forth(void **state)
{
    static const char *const titles[] = { "", "甲", "乙", "丙" };
    (void)state;
    for (size_t i = 1; i < COUNT(titles); i++)
        door_must(PUT("person", "code", "P1", "title", titles[i]));
    for (int round = 0; round < 3; round++) {
        for (size_t i = COUNT(titles) - 1; i-- > 0;) {
            door_must(UNDO());
            assert_string_equal(door_value("person", "P1", "title"), titles[i]);
        }
        for (size_t i = 1; i < COUNT(titles); i++) {
            door_must(REDO());
            assert_string_equal(door_value("person", "P1", "title"), titles[i]);
        }
        assert_int_equal(REDO(), ST_MISSING);
    }
    for (size_t i = 1; i < COUNT(titles); i++)
        door_must(UNDO());
    door_must(UNDO()); /* P1 itself */
    assert_int_equal(door_count("person"), 0);
    door_must(REDO());
    door_must(REDO());
    assert_string_equal(door_value("person", "P1", "title"), "甲");
}

/* The new database is the bottom of the stack. */
static void the_bottom(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) /* P1, G1, B2, B1 */
        door_must(UNDO());
    assert_int_equal(UNDO(), ST_REFUSED);
    assert_non_null(strstr(door.e.text, "建立数据库"));
    assert_int_equal(door_count("org"), 1);
    assert_int_equal(by("lisi", false), ST_MISSING);
    for (int i = 0; i < 4; i++)
        door_must(REDO());
    assert_string_equal(door_value("person", "P1", "org"), "B1");
}

#define DOOR(f) cmocka_unit_test_setup_teardown(f, door_open, door_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOOR(an_import_is_taken_back_whole),
        DOOR(a_delete_is_reversible),
        DOOR(what_others_did_is_not_lost),
        DOOR(numbers_were_given_again),
        DOOR(numbers_never_come_back),
        DOOR(erased_values_do_not_come_back),
        DOOR(a_row_changed_past_the_door_is_left),
        DOOR(back_and_forth),
        DOOR(the_bottom),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
