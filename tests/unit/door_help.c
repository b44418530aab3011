/* A small office behind the door, for tests. */
#include "door_help.h"

#include <unistd.h>

#include "buf.h"
#include "create.h"
#include "fields.h"
#include "journal.h"
#include "marks.h"
#include "meta.h"
#include "office.h"
#include "policy_change.h"
#include "save.h"

struct door door;

static char path[TEST_FOLDER];

daynum door_today(void)
{
    return date_make(2026, 11, 21);
}

/* Puts a row given as name, value, … NULL. The answer of the door; *key (may be NULL) gets the key.
 * */
enum status door_put_fields(const char *entity, const char *const *fields, enum put *did,
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
        if (model_read(&en->fields[f], fields[i + 1], &value, &door.e) != ST_OK)
            fail_msg("%s: %s", fields[i], door.e.text);
        row_set(&row, f, buf_str(&value));
        given |= FIELD_BIT(f);
        buf_free(&value);
    }
    if (change_begin(&c, door.db, "test", door_today(), "tester", &door.e) != ST_OK)
        fail_msg("%s", door.e.text);
    enum status s = change_put(c, &row, given, did != NULL ? did : &own, &door.e);
    door.fault = change_fault(c);
    if (s == ST_OK) {
        struct buf text = BUF_INIT;
        row_key(&row, &text);
        if (key != NULL)
            snprintf(key, 64, "%s", buf_str(&text));
        buf_free(&text);
        assert_int_equal(change_commit(c, &door.e), ST_OK);
    } else {
        change_abort(c);
    }
    row_clear(&row);
    return s;
}

void door_must(enum status s)
{
    if (s != ST_OK)
        fail_msg("%s", door.e.text);
}

/* The value of a field of a row named by its key. "?" where there is no such row. */
const char *door_value(const char *entity, const char *key, const char *field)
{
    static char text[4][256];
    static int n;
    const struct entity *en = model_entity(entity);
    struct row row;
    char *out = text[n++ % 4];
    row_init(&row, en);
    enum status s = row_find_text(door.db, en, key, &row, &door.e);
    snprintf(out, sizeof text[0], "%s", s == ST_OK ? row_get(&row, model_field(en, field)) : "?");
    row_clear(&row);
    return out;
}

int64_t door_id(const char *entity, const char *key)
{
    struct row row;
    row_init(&row, model_entity(entity));
    enum status s = row_find_text(door.db, row.en, key, &row, &door.e);
    int64_t id = s == ST_OK ? row.id : 0;
    row_clear(&row);
    return id;
}

int64_t door_count(const char *entity)
{
    struct row_query q = { .en = model_entity(entity), .sort = -1 };
    int64_t n;
    door_must(row_count(door.db, &q, &n, &door.e));
    return n;
}

void door_digest(char out[DIGEST_TEXT])
{
    struct digest d;
    digest_begin(&d);
    static const char *const marks[] = { "mark_org", "mark_person", "mark_home", "mark_place" };
    for (size_t i = 0; i < COUNT(marks) || model_entities[i - COUNT(marks)] != NULL; i++) {
        const char *table = i < COUNT(marks) ? marks[i] : model_entities[i - COUNT(marks)]->name;
        char sql[96];
        int got, columns;
        snprintf(sql, sizeof sql, "SELECT count(*) FROM pragma_table_info('%s')", table);
        struct stmt *s = db_prepare(door.db, sql);
        assert_int_equal(stmt_step(s, &door.e), 1);
        columns = (int)stmt_int(s, 0);
        stmt_reset(s);
        snprintf(sql, sizeof sql, "SELECT * FROM \"%s\" ORDER BY 1", table);
        s = db_prepare(door.db, sql);
        while ((got = stmt_step(s, &door.e)) == 1)
            for (int k = 0; k < columns; k++)
                digest_add(&d, stmt_is_null(s, k) ? NULL : stmt_text(s, k));
        assert_int_equal(got, 0);
    }
    digest_end(&d, out);
}

enum status door_delete_key(const char *entity, const char *key)
{
    const struct entity *en = model_entity(entity);
    struct row row;
    struct change *c;
    row_init(&row, en);
    door_must(row_find_text(door.db, en, key, &row, &door.e));
    door_must(change_begin(&c, door.db, "delete", door_today(), "tester", &door.e));
    enum status s = change_delete(c, en, row.id, row.version, &door.e);
    if (s == ST_OK)
        door_must(change_commit(c, &door.e));
    else
        change_abort(c);
    row_clear(&row);
    return s;
}

void door_policy(const char *id)
{
    struct policy_deed d = { .user = "tester", .today = door_today(), .from = DAY_NONE };
    door_must(policy_change_load(door.db, id, &d, &door.e));
}

int door_open(void **state)
{
    struct create how = { .today = door_today(), .since = DAY_NONE, .user = "tester" };
    (void)state;
    test_folder(path);
    snprintf(door.file, sizeof door.file, "%s/a.db", path);
    door_must(database_make(door.file, &how, &door.db, &door.e));
    door_must(PUT("org", "code", "B1", "name", "一支部", "kind", "branch", "parent", "1"));
    door_must(PUT("org", "code", "B2", "name", "二支部", "short_name", "二支", "kind", "branch",
                  "parent", "1"));
    door_must(PUT("org", "code", "G1", "name", "一组", "kind", "group", "parent", "B1"));
    door_must(PUT("person", "code", "P1", "name", "张三", "org", "B1", "since_on", "2020-01-05"));
    return 0;
}

/* Whatever a test did, the file is sound, the chain holds and the marks are those of the records.
 * */
int door_close(void **state)
{
    int64_t wrong = -1;
    (void)state;
    door_must(db_sound(door.db, &door.e));
    door_must(journal_verify(door.db, &door.e));
    door_must(marks_verify(door.db, &wrong, &door.e));
    assert_int_equal(wrong, 0);
    db_close(door.db);
    assert_int_equal(unlink(door.file), 0);
    assert_int_equal(rmdir(path), 0); /* nothing is left beside it */
    return 0;
}

struct office *door_office(void)
{
    struct office *o = NULL;
    door_must(office_open(&o, door.db, PEOPLE_NAMED, &door.e));
    return o;
}
