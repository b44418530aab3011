/* The door: moves and placements, checks between rows, codes that are made, the journal and its chain. */
#include "test.h"

#include <unistd.h>

#include "buf.h"
#include "create.h"
#include "fields.h"
#include "journal.h"
#include "marks.h"
#include "meta.h"
#include "save.h"

static char path[] = "/tmp/dangjian-door-XXXXXX";
static char file[64];

static struct db *db;
static struct err e;
static int fault;

static daynum today(void)
{
    return date_make(2026, 11, 21);
}

/* Puts a row given as name, value, … NULL. The answer of the door; *key (may be NULL) gets the key. */
static enum status put_fields(const char *entity, const char *const *fields, enum put *did,
                              char key[64])
{
    const struct entity *en = model_entity(entity);
    struct change *c;
    struct row row;
    uint64_t given = 0;
    enum put own;
    row_init(&row, en);
    for (size_t i = 0; fields[i] != NULL; i += 2) {
        struct buf value = BUF_INIT;
        int f = model_field(en, fields[i]);
        assert_true(f >= 0);
        if (model_read(&en->fields[f], fields[i + 1], &value, &e) != ST_OK)
            fail_msg("%s: %s", fields[i], e.text);
        row_set(&row, f, buf_str(&value));
        given |= FIELD_BIT(f);
        buf_free(&value);
    }
    if (change_begin(&c, db, "test", today(), "tester", &e) != ST_OK)
        fail_msg("%s", e.text);
    enum status s = change_put(c, &row, given, did != NULL ? did : &own, &e);
    fault = change_fault(c);
    if (s == ST_OK) {
        struct buf text = BUF_INIT;
        row_key(&row, &text);
        if (key != NULL)
            snprintf(key, 64, "%s", buf_str(&text));
        buf_free(&text);
        assert_int_equal(change_commit(c, &e), ST_OK);
    } else {
        change_abort(c);
    }
    row_clear(&row);
    return s;
}

#define PUT(entity, ...) put_fields(entity, (const char *const[]){ __VA_ARGS__, NULL }, NULL, NULL)

static void must(enum status s)
{
    if (s != ST_OK)
        fail_msg("%s", e.text);
}

/* The value of a field of a row named by its key. "?" where there is no such row. */
static const char *value(const char *entity, const char *key, const char *field)
{
    static char text[4][256];
    static int n;
    const struct entity *en = model_entity(entity);
    struct row row;
    char *out = text[n++ % 4];
    row_init(&row, en);
    enum status s = row_find_text(db, en, key, &row, &e);
    snprintf(out, sizeof text[0], "%s", s == ST_OK ? row_get(&row, model_field(en, field)) : "?");
    row_clear(&row);
    return out;
}

static int64_t count(const char *entity)
{
    struct row_query q = { .en = model_entity(entity), .sort = -1 };
    int64_t n;
    must(row_count(db, &q, &n, &e));
    return n;
}

static enum status delete_key(const char *entity, const char *key)
{
    const struct entity *en = model_entity(entity);
    struct row row;
    struct change *c;
    row_init(&row, en);
    must(row_find_text(db, en, key, &row, &e));
    must(change_begin(&c, db, "delete", today(), "tester", &e));
    enum status s = change_delete(c, en, row.id, row.version, &e);
    if (s == ST_OK)
        must(change_commit(c, &e));
    else
        change_abort(c);
    row_clear(&row);
    return s;
}

static int open_one(void **state)
{
    struct create how = { .today = today(), .since = DAY_NONE, .user = "tester" };
    (void)state;
    strcpy(path, "/tmp/dangjian-door-XXXXXX");
    assert_non_null(mkdtemp(path));
    snprintf(file, sizeof file, "%s/a.db", path);
    must(database_create(file, &how, &db, &e));
    must(PUT("org", "code", "B1", "name", "一支部", "kind", "branch", "parent", "1"));
    must(PUT("org", "code", "B2", "name", "二支部", "short_name", "二支", "kind", "branch", "parent",
             "1"));
    must(PUT("org", "code", "G1", "name", "一组", "kind", "group", "parent", "B1"));
    must(PUT("person", "code", "P1", "name", "张三", "org", "B1", "since_on", "2020-01-05"));
    return 0;
}

/* Whatever a test did, the file is sound, the chain holds and the marks are those of the records. */
static int close_one(void **state)
{
    int64_t wrong = -1;
    (void)state;
    must(db_sound(db, &e));
    must(journal_verify(db, &e));
    must(marks_verify(db, &wrong, &e));
    assert_int_equal(wrong, 0);
    db_close(db);
    assert_int_equal(unlink(file), 0);
    assert_int_equal(rmdir(path), 0); /* nothing is left beside it */
    return 0;
}

static void a_new_database(void **state)
{
    struct buf text = BUF_INIT;
    (void)state;
    must(setting_get(db, "tracking_from", &text, &e));
    assert_string_equal(buf_str(&text), "2026-11-01");
    buf_clear(&text);
    must(meta_get(db, "database", &text, &e));
    assert_int_equal(text.len, 32);
    buf_free(&text);
    assert_string_equal(value("org", "1", "kind"), "unit");
    assert_string_equal(value("placement", "1/", "name"), "本单位");
    struct create how = { .today = today(), .since = DAY_NONE, .user = "tester" };
    assert_int_equal(database_create(file, &how, NULL, &e), ST_REFUSED);
}

static void a_move(void **state)
{
    (void)state;
    must(PUT("person", "code", "P1", "org", "二支", "since_on", "2024-03-01"));
    assert_int_equal(count("membership"), 2);
    assert_string_equal(value("membership", "P1/2020-01-05", "to_on"), "2024-03-01");
    assert_string_equal(value("membership", "P1/2024-03-01", "org"), "B2");
    assert_string_equal(value("person", "P1", "org"), "B2");
}

static void a_move_to_a_group(void **state)
{
    (void)state;
    must(PUT("person", "code", "P1", "group", "G1", "since_on", "2024-03-01"));
    assert_int_equal(count("membership"), 2);
    assert_string_equal(value("membership", "P1/2020-01-05", "group"), "");
    assert_string_equal(value("membership", "P1/2024-03-01", "group"), "G1");
}

static void a_correction(void **state)
{
    (void)state;
    must(PUT("person", "code", "P1", "org", "B2", "since_on", "2020-01-05")); /* the same day */
    assert_int_equal(count("membership"), 1);
    assert_string_equal(value("membership", "P1/2020-01-05", "org"), "B2");
    must(PUT("person", "code", "P1", "org", "B1")); /* no day */
    assert_int_equal(count("membership"), 1);
    assert_string_equal(value("membership", "P1/2020-01-05", "org"), "B1");
    must(PUT("person", "code", "P1", "org", "B2", "since_on", "")); /* an empty one */
    assert_int_equal(count("membership"), 1);
    assert_string_equal(value("person", "P1", "since_on"), "2020-01-05");
    must(PUT("person", "code", "P1", "since_on", "2020-01-06")); /* the day alone */
    assert_int_equal(count("membership"), 1);
    assert_string_equal(value("membership", "P1/2020-01-06", "org"), "B2");
}

static void an_earlier_move_is_refused(void **state)
{
    (void)state;
    assert_int_equal(PUT("person", "code", "P1", "org", "B2", "since_on", "2019-01-01"), ST_REFUSED);
    assert_int_equal(fault, F_PERSON_SINCE_ON);
    assert_int_equal(PUT("person", "code", "P1", "org", ""), ST_REFUSED);
    assert_string_equal(value("person", "P1", "org"), "B1");
}

static void left_and_back(void **state)
{
    (void)state;
    must(PUT("person", "code", "P1", "left_on", "2023-05-01", "left_reason", "调出"));
    assert_string_equal(value("membership", "P1/2020-01-05", "to_on"), "2023-05-01");
    must(PUT("person", "code", "P1", "org", "B2", "since_on", "2024-03-01"));
    assert_string_equal(value("membership", "P1/2020-01-05", "to_on"), "2023-05-01");
    assert_string_equal(value("membership", "P1/2024-03-01", "to_on"), "");
    assert_string_equal(value("person", "P1", "left_on"), "");
    assert_string_equal(value("person", "P1", "left_reason"), "");
}

static void histories_show_their_end(void **state)
{
    (void)state;
    must(PUT("membership", "person", "P1", "org", "B2", "from_on", "2018-01-01", "to_on",
             "2020-01-05"));
    assert_string_equal(value("person", "P1", "since_on"), "2020-01-05"); /* an earlier one */
    assert_int_equal(PUT("membership", "person", "P1", "org", "B2", "from_on", "2022-01-01"),
                     ST_REFUSED); /* overlaps */
    must(PUT("membership", "person", "P1", "from_on", "2020-01-05", "to_on", "2022-01-01", "reason",
             "调动"));
    assert_string_equal(value("person", "P1", "left_reason"), "调动");
    must(PUT("membership", "person", "P1", "org", "B2", "from_on", "2022-01-01"));
    assert_string_equal(value("person", "P1", "org"), "B2");
    assert_string_equal(value("person", "P1", "left_on"), "");
    must(delete_key("membership", "P1/2022-01-01"));
    assert_string_equal(value("person", "P1", "left_on"), "2022-01-01");
    must(delete_key("membership", "P1/2020-01-05"));
    must(delete_key("membership", "P1/2018-01-01"));
    assert_string_equal(value("person", "P1", "org"), "");
    assert_string_equal(value("person", "P1", "since_on"), "");
}

static void no_organisation_no_membership(void **state)
{
    (void)state;
    must(PUT("person", "code", "P2", "name", "李四"));
    assert_int_equal(count("membership"), 1);
    must(PUT("person", "code", "P2", "org", "B2"));
    assert_string_equal(value("membership", "P2/", "org"), "B2");
    must(PUT("person", "code", "P2", "since_on", "2021-01-01"));
    assert_string_equal(value("membership", "P2/2021-01-01", "org"), "B2");
    assert_int_equal(count("membership"), 2);
}

static void groups_belong_to_their_branch(void **state)
{
    (void)state;
    assert_int_equal(PUT("person", "code", "P1", "org", "B2", "group", "G1"), ST_REFUSED);
    assert_int_equal(PUT("person", "code", "P1", "org", "G1"), ST_REFUSED);
    assert_int_equal(PUT("person", "code", "P1", "group", "B2"), ST_REFUSED);
    must(PUT("person", "code", "P1", "group", "一组"));
    assert_string_equal(value("person", "P1", "group"), "G1");
}

static void placements(void **state)
{
    (void)state;
    must(PUT("org", "code", "Z1", "name", "总支", "kind", "general_branch", "parent", "1"));
    must(PUT("placement", "org", "B1", "from_on", "2024-01-01", "parent", "Z1"));
    assert_string_equal(value("org", "B1", "parent"), "Z1");
    assert_string_equal(value("placement", "B1/2024-01-01", "name"), "一支部"); /* taken over */
    assert_string_equal(value("placement", "B1/", "parent"), "1");
    must(PUT("placement", "org", "B1", "from_on", "2025-01-01", "name", "机关一支部", "parent", ""));
    assert_string_equal(value("org", "B1", "name"), "机关一支部");
    assert_string_equal(value("org", "B1", "parent"), ""); /* an empty cell means none */
    must(PUT("placement", "org", "B1", "from_on", "2024-06-01", "name", ""));
    assert_string_equal(value("placement", "B1/2024-06-01", "name"), "一支部");
    assert_string_equal(value("placement", "B1/2024-06-01", "parent"), "Z1");
    must(PUT("org", "code", "B1", "name", "第一支部")); /* corrects the last */
    assert_string_equal(value("placement", "B1/2025-01-01", "name"), "第一支部");
    assert_string_equal(value("placement", "B1/2024-06-01", "name"), "一支部");
    must(delete_key("placement", "B1/2025-01-01"));
    assert_string_equal(value("org", "B1", "name"), "一支部");
    assert_int_equal(delete_key("placement", "B1/"), ST_REFUSED);
}

static void no_circles(void **state)
{
    (void)state;
    must(PUT("org", "code", "Z1", "name", "总支", "kind", "general_branch", "parent", "1"));
    must(PUT("org", "code", "B1", "parent", "Z1"));
    assert_int_equal(PUT("org", "code", "Z1", "parent", "B1"), ST_REFUSED);
    assert_int_equal(PUT("org", "code", "Z1", "parent", "G1"), ST_REFUSED);
    assert_int_equal(PUT("org", "code", "Z1", "parent", "Z1"), ST_REFUSED);
    assert_int_equal(PUT("placement", "org", "Z1", "from_on", "2025-01-01", "parent", "B1"),
                     ST_REFUSED);
    assert_int_equal(PUT("org", "code", "B1", "kind", "general_branch"), ST_REFUSED);
    assert_string_equal(value("org", "Z1", "parent"), "1");
}

static void posts_do_not_overlap(void **state)
{
    (void)state;
    must(PUT("post", "person", "P1", "org", "B1", "role", "书记", "from_on", "2022-01-01", "to_on",
             "2024-01-01"));
    assert_int_equal(PUT("post", "person", "P1", "org", "B1", "role", "secretary", "from_on",
                         "2023-12-31"),
                     ST_REFUSED);
    must(PUT("post", "person", "P1", "org", "B1", "role", "secretary", "from_on", "2024-01-01"));
    must(PUT("post", "person", "P1", "org", "B2", "role", "secretary", "from_on", "2023-01-01"));
}

static void days_ahead(void **state)
{
    (void)state;
    assert_int_equal(PUT("activity", "org", "B1", "types", "lecture", "held_on", "2026-11-22"),
                     ST_REFUSED);
    assert_int_equal(fault, F_ACTIVITY_HELD_ON);
    must(PUT("activity", "org", "B1", "types", "lecture", "held_on", "2026-11-21"));
}

static void codes_are_made_once(void **state)
{
    char key[64];
    static const char *const fields[] = { "org",     "B1",         "types", "lecture",
                                          "held_on", "2026-01-01", NULL };
    (void)state;
    must(put_fields("activity", fields, NULL, key));
    assert_string_equal(key, "A000001");
    must(PUT("activity", "code", "A000007", "org", "B1", "types", "lecture", "held_on",
             "2026-01-01"));
    must(delete_key("activity", "A000007"));
    must(put_fields("activity", fields, NULL, key));
    assert_string_equal(key, "A000008"); /* never the one that was there */
}

static void unchanged_writes_nothing(void **state)
{
    enum put did;
    int64_t before = count("org");
    static const char *const fields[] = { "code", "B2", "short_name", "二支", NULL };
    struct stmt *s;
    (void)state;
    must(put_fields("org", fields, &did, NULL));
    assert_int_equal(did, PUT_UNCHANGED);
    assert_int_equal(count("org"), before);
    s = db_query(db, QUERY_BATCH_LAST);
    assert_int_equal(stmt_step(s, &e), 1);
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
    must(row_find_text(db, &entity_org, "B1", &row, &e));
    must(PUT("org", "code", "B1", "note", "别人"));
    must(change_begin(&c, db, "test", today(), "tester", &e));
    row_set(&row, F_ORG_NOTE, "自己");
    assert_int_equal(change_put(c, &row, FIELD_BIT(F_ORG_NOTE), &did, &e), ST_REFUSED);
    assert_int_equal(change_delete(c, row.en, row.id, row.version, &e), ST_REFUSED);
    change_abort(c);
    row_clear(&row);
    assert_string_equal(value("org", "B1", "note"), "别人");
}

static void what_is_referred_to_stays(void **state)
{
    (void)state;
    must(PUT("event", "code", "E1", "type", "central_decision", "org", "1", "occurred_on",
             "2026-03-07"));
    must(PUT("activity", "code", "M1", "org", "B1", "types", "lecture", "held_on", "2026-04-20",
             "events", "E1", "joint", "B2", "host", "张三"));
    assert_int_equal(delete_key("event", "E1"), ST_REFUSED);
    assert_non_null(strstr(e.text, "1 条活动"));
    assert_int_equal(delete_key("org", "B2"), ST_REFUSED);
    assert_int_equal(delete_key("person", "P1"), ST_REFUSED);
    must(delete_key("activity", "M1"));
    must(delete_key("event", "E1"));
    must(delete_key("org", "B2")); /* with its placement */
    must(delete_key("person", "P1")); /* with its memberships */
    assert_int_equal(count("membership"), 0);
}

static void two_persons_of_one_name(void **state)
{
    (void)state;
    must(PUT("person", "code", "P2", "name", "张三", "org", "B2"));
    assert_int_equal(PUT("dues", "person", "张三", "month", "2026-05"), ST_REFUSED);
    assert_int_equal(fault, F_DUES_PERSON);
    assert_int_equal(PUT("dues", "person", "李四", "month", "2026-05"), ST_REFUSED);
    must(PUT("dues", "person", "P2", "month", "2026-05", "amount_due", "12.5"));
    assert_string_equal(value("dues", "P2/2026-05", "amount_due"), "12.50");
    must(PUT("person", "code", "P1", "id_no", "11010519491231002X"));
    assert_int_equal(PUT("person", "code", "P2", "id_no", "11010519491231002X"), ST_REFUSED);
}

static void a_refused_row_leaves_nothing(void **state)
{
    struct change *c;
    struct row row;
    enum put did;
    (void)state;
    must(change_begin(&c, db, "test", today(), "tester", &e));
    row_init(&row, &entity_person);
    row_set(&row, F_PERSON_CODE, "P9");
    row_set(&row, F_PERSON_NAME, "王五");
    row_set(&row, F_PERSON_ORG, "B2");
    row_set(&row, F_PERSON_GROUP, "G1"); /* found out after the person is written */
    assert_int_equal(change_put(c, &row, FIELD_ALL, &did, &e), ST_REFUSED);
    assert_int_equal(change_count(c), 0);
    row_clear(&row);
    row_set(&row, F_PERSON_CODE, "P8");
    row_set(&row, F_PERSON_NAME, "赵六");
    must(change_put(c, &row, FIELD_ALL, &did, &e)); /* the change goes on */
    must(change_commit(c, &e));
    row_clear(&row);
    assert_string_equal(value("person", "P9", "name"), "?");
    assert_string_equal(value("person", "P8", "name"), "赵六");
}

/* One byte changed past the door is found: in a batch, in a change, in a guarded value. */
static void the_chain_tells(void **state)
{
    static const char *const tampering[] = {
        "DROP TRIGGER batch_keep_update; UPDATE batch SET user = 'testes' WHERE id = 3",
        "DROP TRIGGER journal_keep_update; UPDATE journal SET after = replace(after, '一', '二') "
        "WHERE batch = 2",
        "DROP TRIGGER journal_keep_delete; DELETE FROM journal WHERE batch = 4",
        "UPDATE journal_guarded SET after = '11010519491231002Y'",
        "DROP TRIGGER batch_keep_delete; PRAGMA foreign_keys = OFF; DELETE FROM batch "
        "WHERE id = (SELECT max(id) FROM batch)",
    };
    (void)state;
    must(PUT("person", "code", "P1", "id_no", "11010519491231002X"));
    for (size_t i = 0; i < COUNT(tampering); i++) {
        must(journal_verify(db, &e));
        must(db_begin(db, &e));
        if (i + 1 == COUNT(tampering)) /* foreign keys can be put off outside a transaction alone */
            db_rollback(db);
        must(db_script(db, tampering[i], &e));
        row_true(i, journal_verify(db, &e) == ST_REFUSED);
        if (i + 1 < COUNT(tampering))
            db_rollback(db);
    }
    /* the last one stays in the file: it is made good for close_one */
    must(db_script(db, "DROP TRIGGER journal_keep_delete; DELETE FROM journal_guarded; "
                       "DELETE FROM journal WHERE batch NOT IN (SELECT id FROM batch)", &e));
}

static void guarded_values_can_be_erased(void **state)
{
    struct stmt *s;
    struct row row;
    uint64_t mask;
    bool erased;
    int64_t id;
    (void)state;
    must(PUT("person", "code", "P1", "id_no", "11010519491231002X", "title", "科长"));
    s = db_prepare(db, "SELECT journal FROM journal_guarded");
    assert_int_equal(stmt_step(s, &e), 1);
    id = stmt_int(s, 0);
    stmt_reset(s);
    s = db_prepare(db, "SELECT count(*) FROM journal WHERE after LIKE '%11010519491231002X%'");
    assert_int_equal(stmt_step(s, &e), 1);
    assert_int_equal(stmt_int(s, 0), 0);
    stmt_reset(s);
    row_init(&row, &entity_person);
    must(journal_values(db, id, true, &row, &mask, &erased, &e));
    assert_string_equal(row_get(&row, F_PERSON_ID_NO), "11010519491231002X");
    assert_string_equal(row_get(&row, F_PERSON_TITLE), "科长");
    assert_true(mask == (FIELD_BIT(F_PERSON_ID_NO) | FIELD_BIT(F_PERSON_TITLE)));
    assert_false(erased);
    must(db_script(db, "DELETE FROM journal_guarded", &e));
    must(journal_verify(db, &e));
    must(journal_values(db, id, true, &row, &mask, &erased, &e));
    assert_true(erased);
    row_clear(&row);
}

static void the_journal_is_append_only(void **state)
{
    (void)state;
    assert_int_equal(db_script(db, "UPDATE batch SET user = 'x'", &e), ST_REFUSED);
    assert_int_equal(db_script(db, "DELETE FROM batch", &e), ST_REFUSED);
    assert_int_equal(db_script(db, "UPDATE journal SET key = 'x'", &e), ST_REFUSED);
    assert_int_equal(db_script(db, "DELETE FROM journal", &e), ST_REFUSED);
}

/* What undo does: rows as they stood, by their old ids. */
static void rows_can_be_put_back(void **state)
{
    struct change *c;
    struct row row;
    (void)state;
    must(PUT("activity", "code", "M1", "org", "B1", "types", "lecture;theme_day", "held_on",
             "2026-04-20", "hours", "1.5"));
    row_init(&row, &entity_activity);
    must(row_find_text(db, &entity_activity, "M1", &row, &e));
    must(delete_key("activity", "M1"));
    must(change_begin_undo(&c, db, 6, "撤销", today(), "tester", &e));
    must(change_write(c, NULL, &row, &e));
    must(change_commit(c, &e));
    row_clear(&row);
    assert_string_equal(value("activity", "M1", "hours"), "1.5");
    assert_string_equal(value("activity", "M1", "types"), "lecture;theme_day");
}

#define DOOR(f) cmocka_unit_test_setup_teardown(f, open_one, close_one)

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
        DOOR(the_chain_tells),
        DOOR(guarded_values_can_be_erased),
        DOOR(the_journal_is_append_only),
        DOOR(rows_can_be_put_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
