/* The door: moves and placements, checks between rows, codes that are made. */
#include "door_help.h"

#include <unistd.h>

#include "buf.h"
#include "create.h"
#include "fields.h"
#include "journal.h"
#include "marks.h"
#include "meta.h"
#include "save.h"

static void a_new_database(void **state)
{
    struct buf text = BUF_INIT;
    (void)state;
    door_must(setting_get(door.db, "tracking_from", &text, &door.e));
    assert_string_equal(buf_str(&text), "2026-11-01");
    buf_clear(&text);
    door_must(meta_get(door.db, "database", &text, &door.e));
    assert_int_equal(text.len, 32);
    buf_free(&text);
    assert_string_equal(door_value("org", "1", "kind"), "unit");
    assert_string_equal(door_value("placement", "1/", "name"), "本单位");
    struct create how = { .today = door_today(), .since = DAY_NONE, .user = "tester" };
    assert_int_equal(database_create(door.file, &how, &door.e), ST_REFUSED);
}

static void a_move(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "org", "二支", "since_on", "2024-03-01"));
    assert_int_equal(door_count("membership"), 2);
    assert_string_equal(door_value("membership", "P1/2020-01-05", "to_on"), "2024-03-01");
    assert_string_equal(door_value("membership", "P1/2024-03-01", "org"), "B2");
    assert_string_equal(door_value("person", "P1", "org"), "B2");
}

static void a_move_to_a_group(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "group", "G1", "since_on", "2024-03-01"));
    assert_int_equal(door_count("membership"), 2);
    assert_string_equal(door_value("membership", "P1/2020-01-05", "group"), "");
    assert_string_equal(door_value("membership", "P1/2024-03-01", "group"), "G1");
}

static void a_correction(void **state)
{
    (void)state;
    door_must(
        PUT("person", "code", "P1", "org", "B2", "since_on", "2020-01-05")); /* the same day */
    assert_int_equal(door_count("membership"), 1);
    assert_string_equal(door_value("membership", "P1/2020-01-05", "org"), "B2");
    door_must(PUT("person", "code", "P1", "org", "B1")); /* no day */
    assert_int_equal(door_count("membership"), 1);
    assert_string_equal(door_value("membership", "P1/2020-01-05", "org"), "B1");
    door_must(PUT("person", "code", "P1", "org", "B2", "since_on", "")); /* an empty one */
    assert_int_equal(door_count("membership"), 1);
    assert_string_equal(door_value("person", "P1", "since_on"), "2020-01-05");
    door_must(PUT("person", "code", "P1", "since_on", "2020-01-06")); /* the day alone */
    assert_int_equal(door_count("membership"), 1);
    assert_string_equal(door_value("membership", "P1/2020-01-06", "org"), "B2");
}

static void an_earlier_move_is_refused(void **state)
{
    (void)state;
    assert_int_equal(PUT("person", "code", "P1", "org", "B2", "since_on", "2019-01-01"),
                     ST_REFUSED);
    assert_int_equal(door.fault, F_PERSON_SINCE_ON);
    assert_int_equal(PUT("person", "code", "P1", "org", ""), ST_REFUSED);
    assert_string_equal(door_value("person", "P1", "org"), "B1");
}

static void left_and_back(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P1", "left_on", "2023-05-01", "left_reason", "调出"));
    assert_string_equal(door_value("membership", "P1/2020-01-05", "to_on"), "2023-05-01");
    door_must(PUT("person", "code", "P1", "org", "B2", "since_on", "2024-03-01"));
    assert_string_equal(door_value("membership", "P1/2020-01-05", "to_on"), "2023-05-01");
    assert_string_equal(door_value("membership", "P1/2024-03-01", "to_on"), "");
    assert_string_equal(door_value("person", "P1", "left_on"), "");
    assert_string_equal(door_value("person", "P1", "left_reason"), "");
}

static void histories_show_their_end(void **state)
{
    (void)state;
    door_must(PUT("membership", "person", "P1", "org", "B2", "from_on", "2018-01-01", "to_on",
                  "2020-01-05"));
    assert_string_equal(door_value("person", "P1", "since_on"), "2020-01-05"); /* an earlier one */
    assert_int_equal(PUT("membership", "person", "P1", "org", "B2", "from_on", "2022-01-01"),
                     ST_REFUSED); /* overlaps */
    door_must(PUT("membership", "person", "P1", "from_on", "2020-01-05", "to_on", "2022-01-01",
                  "reason", "调动"));
    assert_string_equal(door_value("person", "P1", "left_reason"), "调动");
    door_must(PUT("membership", "person", "P1", "org", "B2", "from_on", "2022-01-01"));
    assert_string_equal(door_value("person", "P1", "org"), "B2");
    assert_string_equal(door_value("person", "P1", "left_on"), "");
    door_must(door_delete_key("membership", "P1/2022-01-01"));
    assert_string_equal(door_value("person", "P1", "left_on"), "2022-01-01");
    door_must(door_delete_key("membership", "P1/2020-01-05"));
    door_must(door_delete_key("membership", "P1/2018-01-01"));
    assert_string_equal(door_value("person", "P1", "org"), "");
    assert_string_equal(door_value("person", "P1", "since_on"), "");
}

static void no_organisation_no_membership(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P2", "name", "李四"));
    assert_int_equal(door_count("membership"), 1);
    door_must(PUT("person", "code", "P2", "org", "B2"));
    assert_string_equal(door_value("membership", "P2/", "org"), "B2");
    door_must(PUT("person", "code", "P2", "since_on", "2021-01-01"));
    assert_string_equal(door_value("membership", "P2/2021-01-01", "org"), "B2");
    assert_int_equal(door_count("membership"), 2);
}

static void groups_belong_to_their_branch(void **state)
{
    (void)state;
    assert_int_equal(PUT("person", "code", "P1", "org", "B2", "group", "G1"), ST_REFUSED);
    assert_int_equal(PUT("person", "code", "P1", "org", "G1"), ST_REFUSED);
    assert_int_equal(PUT("person", "code", "P1", "group", "B2"), ST_REFUSED);
    door_must(PUT("person", "code", "P1", "group", "一组"));
    assert_string_equal(door_value("person", "P1", "group"), "G1");
}

static void placements(void **state)
{
    (void)state;
    door_must(PUT("org", "code", "Z1", "name", "总支", "kind", "general_branch", "parent", "1"));
    door_must(PUT("placement", "org", "B1", "from_on", "2024-01-01", "parent", "Z1"));
    assert_string_equal(door_value("org", "B1", "parent"), "Z1");
    assert_string_equal(door_value("placement", "B1/2024-01-01", "name"),
                        "一支部"); /* taken over */
    assert_string_equal(door_value("placement", "B1/", "parent"), "1");
    door_must(
        PUT("placement", "org", "B1", "from_on", "2025-01-01", "name", "机关一支部", "parent", ""));
    assert_string_equal(door_value("org", "B1", "name"), "机关一支部");
    assert_string_equal(door_value("org", "B1", "parent"), ""); /* an empty cell means none */
    door_must(PUT("placement", "org", "B1", "from_on", "2024-06-01", "name", ""));
    assert_string_equal(door_value("placement", "B1/2024-06-01", "name"), "一支部");
    assert_string_equal(door_value("placement", "B1/2024-06-01", "parent"), "Z1");
    door_must(PUT("org", "code", "B1", "name", "第一支部")); /* corrects the last */
    assert_string_equal(door_value("placement", "B1/2025-01-01", "name"), "第一支部");
    assert_string_equal(door_value("placement", "B1/2024-06-01", "name"), "一支部");
    door_must(door_delete_key("placement", "B1/2025-01-01"));
    assert_string_equal(door_value("org", "B1", "name"), "一支部");
    assert_int_equal(door_delete_key("placement", "B1/"), ST_REFUSED);
}

static void no_circles(void **state)
{
    (void)state;
    door_must(PUT("org", "code", "Z1", "name", "总支", "kind", "general_branch", "parent", "1"));
    door_must(PUT("org", "code", "B1", "parent", "Z1"));
    assert_int_equal(PUT("org", "code", "Z1", "parent", "B1"), ST_REFUSED);
    assert_int_equal(PUT("org", "code", "Z1", "parent", "G1"), ST_REFUSED);
    assert_int_equal(PUT("org", "code", "Z1", "parent", "Z1"), ST_REFUSED);
    assert_int_equal(PUT("placement", "org", "Z1", "from_on", "2025-01-01", "parent", "B1"),
                     ST_REFUSED);
    assert_int_equal(PUT("org", "code", "B1", "kind", "general_branch"), ST_REFUSED);
    assert_string_equal(door_value("org", "Z1", "parent"), "1");
}

static void posts_do_not_overlap(void **state)
{
    (void)state;
    door_must(PUT("post", "person", "P1", "org", "B1", "role", "书记", "from_on", "2022-01-01",
                  "to_on", "2024-01-01"));
    assert_int_equal(
        PUT("post", "person", "P1", "org", "B1", "role", "secretary", "from_on", "2023-12-31"),
        ST_REFUSED);
    door_must(
        PUT("post", "person", "P1", "org", "B1", "role", "secretary", "from_on", "2024-01-01"));
    door_must(
        PUT("post", "person", "P1", "org", "B2", "role", "secretary", "from_on", "2023-01-01"));
}

static void days_ahead(void **state)
{
    (void)state;
    assert_int_equal(PUT("activity", "org", "B1", "types", "lecture", "held_on", "2026-11-22"),
                     ST_REFUSED);
    assert_int_equal(door.fault, F_ACTIVITY_HELD_ON);
    door_must(PUT("activity", "org", "B1", "types", "lecture", "held_on", "2026-11-21"));
}

static void codes_are_made_once(void **state)
{
    char key[64];
    static const char *const fields[] = { "org",     "B1",         "types", "lecture",
                                          "held_on", "2026-01-01", NULL };
    (void)state;
    door_must(door_put_fields("activity", fields, NULL, key));
    assert_string_equal(key, "A000001");
    door_must(PUT("activity", "code", "A000007", "org", "B1", "types", "lecture", "held_on",
                  "2026-01-01"));
    door_must(door_delete_key("activity", "A000007"));
    door_must(door_put_fields("activity", fields, NULL, key));
    assert_string_equal(key, "A000008"); /* never the one that was there */
}

static void unchanged_writes_nothing(void **state)
{
    enum put did;
    int64_t before = door_count("org");
    static const char *const fields[] = { "code", "B2", "short_name", "二支", NULL };
    struct stmt *s;
    (void)state;
    door_must(door_put_fields("org", fields, &did, NULL));
    assert_int_equal(did, PUT_UNCHANGED);
    assert_int_equal(door_count("org"), before);
    s = db_query(door.db, QUERY_BATCH_LAST);
    assert_int_equal(stmt_step(s, &door.e), 1);
    assert_int_equal(stmt_int(s, 0), 5); /* the batches of open_one */
    stmt_reset(s);
}

static void a_version_that_moved_on(void **state)
{
    struct change *c;
    struct row row;
    enum put did;
    (void)state;
    row_init(&row, &entity_org);
    door_must(row_find_text(door.db, &entity_org, "B1", &row, &door.e));
    door_must(PUT("org", "code", "B1", "note", "别人"));
    door_must(change_begin(&c, door.db, "test", door_today(), "tester", &door.e));
    row_set(&row, F_ORG_NOTE, "自己");
    assert_int_equal(change_put(c, &row, FIELD_BIT(F_ORG_NOTE), &did, &door.e), ST_REFUSED);
    assert_int_equal(change_delete(c, row.en, row.id, row.version, &door.e), ST_REFUSED);
    change_abort(c);
    row_clear(&row);
    assert_string_equal(door_value("org", "B1", "note"), "别人");
}

static void what_is_referred_to_stays(void **state)
{
    (void)state;
    door_must(PUT("event", "code", "E1", "type", "central_decision", "org", "1", "occurred_on",
                  "2026-03-07"));
    door_must(PUT("activity", "code", "M1", "org", "B1", "types", "lecture", "held_on",
                  "2026-04-20", "events", "E1", "joint", "B2", "host", "张三"));
    assert_int_equal(door_delete_key("event", "E1"), ST_REFUSED);
    assert_non_null(strstr(door.e.text, "1 条活动"));
    assert_int_equal(door_delete_key("org", "B2"), ST_REFUSED);
    assert_int_equal(door_delete_key("person", "P1"), ST_REFUSED);
    door_must(door_delete_key("activity", "M1"));
    door_must(door_delete_key("event", "E1"));
    door_must(door_delete_key("org", "B2"));    /* with its placement */
    door_must(door_delete_key("person", "P1")); /* with its memberships */
    assert_int_equal(door_count("membership"), 0);
}

static void two_persons_of_one_name(void **state)
{
    (void)state;
    door_must(PUT("person", "code", "P2", "name", "张三", "org", "B2"));
    assert_int_equal(PUT("dues", "person", "张三", "month", "2026-05"), ST_REFUSED);
    assert_int_equal(door.fault, F_DUES_PERSON);
    assert_int_equal(PUT("dues", "person", "李四", "month", "2026-05"), ST_REFUSED);
    door_must(PUT("dues", "person", "P2", "month", "2026-05", "amount_due", "12.5"));
    assert_string_equal(door_value("dues", "P2/2026-05", "amount_due"), "12.50");
    door_must(PUT("person", "code", "P1", "id_no", "11010519491231002X"));
    assert_int_equal(PUT("person", "code", "P2", "id_no", "11010519491231002X"), ST_REFUSED);
}

static void a_refused_row_leaves_nothing(void **state)
{
    struct change *c;
    struct row row;
    enum put did;
    (void)state;
    door_must(change_begin(&c, door.db, "test", door_today(), "tester", &door.e));
    row_init(&row, &entity_person);
    row_set(&row, F_PERSON_CODE, "P9");
    row_set(&row, F_PERSON_NAME, "王五");
    row_set(&row, F_PERSON_ORG, "B2");
    row_set(&row, F_PERSON_GROUP, "G1"); /* found out after the person is written */
    assert_int_equal(change_put(c, &row, FIELD_ALL, &did, &door.e), ST_REFUSED);
    assert_int_equal(change_count(c), 0);
    row_clear(&row);
    row_set(&row, F_PERSON_CODE, "P8");
    row_set(&row, F_PERSON_NAME, "赵六");
    door_must(change_put(c, &row, FIELD_ALL, &did, &door.e)); /* the change goes on */
    door_must(change_commit(c, &door.e));
    row_clear(&row);
    assert_string_equal(door_value("person", "P9", "name"), "?");
    assert_string_equal(door_value("person", "P8", "name"), "赵六");
}

#define DOOR(f) cmocka_unit_test_setup_teardown(f, door_open, door_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOOR(a_new_database),
        DOOR(a_move),
        DOOR(a_move_to_a_group),
        DOOR(a_correction),
        DOOR(an_earlier_move_is_refused),
        DOOR(left_and_back),
        DOOR(histories_show_their_end),
        DOOR(no_organisation_no_membership),
        DOOR(groups_belong_to_their_branch),
        DOOR(placements),
        DOOR(no_circles),
        DOOR(posts_do_not_overlap),
        DOOR(days_ahead),
        DOOR(codes_are_made_once),
        DOOR(unchanged_writes_nothing),
        DOOR(a_version_that_moved_on),
        DOOR(what_is_referred_to_stays),
        DOOR(two_persons_of_one_name),
        DOOR(a_refused_row_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
