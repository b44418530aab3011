/* A database as the program made it before the catalogue came (migrations 1 to 3), with data, is
 * copied, brought up to date and works. */
#include "test.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/store/store.h"
#include "buf.h"
#include "date.h"
#include "db.h"
#include "journal.h"
#include "marks.h"
#include "meta.h"
#include "row.h"
#include "save.h"
#include "schema.h"

enum { BEFORE = 3 };

static char folder[TEST_FOLDER], file[TEST_FOLDER + 32];
static struct err e;

static void must(enum status s)
{
    if (s != ST_OK)
        fail_msg("%s", e.text);
}

/* What the program wrote then: an organisation, a person with dues and a review, an activity of a
 * type with a form that a policy declared as a type of its own, attendance, and the marks of all
 * of it. The view fills the tables as the program did. */
static const char data[] =
    "INSERT INTO meta VALUES ('version', '3'), ('database', 'x');"
    "INSERT INTO setting VALUES ('tracking_from', '2026-01-01');"
    "INSERT INTO policy VALUES ('own', 'own', '', 'x', 'x');"
    "INSERT INTO policy_entry VALUES ('own', 1, 'evidence', 'plan(year)', '', '', 1);"
    "INSERT INTO org (entered_on, entered_by, code, name, kind, rank)"
    " VALUES ('2026-01-01', 'x', 'B1', '一支部', 'branch', 1024);"
    "INSERT INTO placement (entered_on, entered_by, org, from_on, name)"
    " VALUES ('2026-01-01', 'x', 'B1', '', '一支部');"
    "INSERT INTO person (entered_on, entered_by, code, name, org, status)"
    " VALUES ('2026-01-01', 'x', 'P1', '张三', 'B1', 'full');"
    "INSERT INTO membership (entered_on, entered_by, person, org, from_on)"
    " VALUES ('2026-01-01', 'x', 'P1', 'B1', '');"
    "INSERT INTO activity (entered_on, entered_by, code, org, types, held_on)"
    " VALUES ('2026-01-01', 'x', 'A1', 'B1', 'plan(year);lecture', '2026-01-20');"
    "INSERT INTO activity_type VALUES (1, 'plan(year)'), (1, 'lecture');"
    "INSERT INTO attendance (entered_on, entered_by, activity, person, role, status)"
    " VALUES ('2026-01-01', 'x', 'A1', 'P1', 'attendee', 'present');"
    "INSERT INTO dues (entered_on, entered_by, person, month, amount_due, amount_paid, paid_on)"
    " VALUES ('2026-01-01', 'x', 'P1', '2026-01', 1000, 1000, '2026-02-01');"
    "INSERT INTO review (entered_on, entered_by, person, year, held_on)"
    " VALUES ('2026-01-01', 'x', 'P1', 2025, '2026-01-21');"
    "INSERT INTO evidence_type (name) VALUES ('plan(year)'), ('lecture');"
    "INSERT INTO mark_home SELECT p.id, o.rank FROM person p JOIN org o ON o.code = p.org;"
    "INSERT INTO mark_org SELECT org_rank, type, for_day, record, rest FROM mark_org_source;"
    "INSERT INTO mark_person SELECT org_rank, person, type, for_day, record, rest"
    "  FROM mark_person_source;";

static void raw(sqlite3 *db, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s", why);
}

static int begin(void **state)
{
    sqlite3 *db;
    char sql[80];
    (void)state;
    test_folder(folder);
    snprintf(file, sizeof file, "%s/a.db", folder);
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             APPLICATION_ID, BEFORE);
    raw(db, sql);
    for (int i = 0; i < BEFORE; i++)
        raw(db, schema_migrations[i].sql);
    raw(db, data);
    sqlite3_close(db);
    return 0;
}

/* A journal too; its chain is none. */
static int begin_with_journal(void **state)
{
    sqlite3 *db;
    begin(state);
    assert_int_equal(sqlite3_open(file, &db), SQLITE_OK);
    raw(db, "INSERT INTO batch VALUES (1, '2026-01-01 08:00:00', 'x', 'x', NULL, '', 'h');"
            "INSERT INTO journal VALUES (7, 1, 'person', 1, 'P1', 1, 'insert', NULL, '{}');"
            "INSERT INTO journal_guarded VALUES (7, 'id_no', 's', NULL, 'v');");
    sqlite3_close(db);
    return 0;
}

static int end(void **state)
{
    char copy[TEST_FOLDER + 64];
    (void)state;
    snprintf(copy, sizeof copy, "%s.format%d", file, BEFORE);
    place_remove(copy);
    place_remove(file);
    return rmdir(folder);
}

static int64_t count(struct db *db, const char *sql)
{
    struct stmt *s = db_prepare(db, sql);
    if (stmt_step(s, &e) != 1)
        fail_msg("%s", e.text);
    int64_t n = stmt_int(s, 0);
    stmt_reset(s);
    return n;
}

static void no_mark_is_wrong(struct db *db)
{
    int64_t wrong = -1;
    must(marks_verify(db, &wrong, &e));
    assert_int_equal(wrong, 0);
}

static void it_is_copied_and_brought_up_to_date(void **state)
{
    struct db *db;
    struct buf v = BUF_INIT;
    struct stat st;
    char copy[TEST_FOLDER + 64];
    int version;
    (void)state;
    must(db_open(&db, file, DB_READ, &e));
    must(db_version(db, &version, &e));
    assert_int_equal(version, migrate_latest());
    must(meta_get(db, "version", &v, &e));
    assert_int_equal(atoi(buf_str(&v)), migrate_latest());
    must(db_sound(db, &e));
    no_mark_is_wrong(db);
    /* what was there still is; the plan of the year is now a plan as well */
    assert_int_equal(count(db, "SELECT count(*) FROM person"), 1);
    assert_int_equal(count(db, "SELECT count(*) FROM name_key"), 2);
    assert_int_equal(count(db, "SELECT count(*) FROM name_key WHERE search LIKE char(10) || 'P1' "
                               "|| char(10) || '张三' || char(10) || 'zs' || char(10) || '%'"),
                     1);
    assert_int_equal(count(db, "SELECT count(*) FROM mark_org"), 3);
    assert_int_equal(count(db, "SELECT count(*) FROM mark_person"), 5);
    assert_int_equal(count(db, "SELECT count(*) FROM mark_org m JOIN evidence_type t"
                               " ON t.id = m.type WHERE t.name = 'plan'"),
                     1);
    db_close(db);
    snprintf(copy, sizeof copy, "%s.format%d", file, BEFORE);
    assert_int_equal(stat(copy, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    must(db_open_as_it_is(&db, copy, &e));
    must(db_version(db, &version, &e));
    assert_int_equal(version, BEFORE);
    assert_int_equal(count(db, "SELECT count(*) FROM mark_person"), 4);
    db_close(db);
    buf_free(&v);
}

static enum status put(struct change *c, const char *entity, const char *const *fields)
{
    const struct entity *en = model_entity(entity);
    struct row row;
    enum put did;
    uint64_t given = 0;
    row_init(&row, en);
    for (size_t i = 0; fields[i] != NULL; i += 2) {
        int f = model_field(en, fields[i]);
        row_set(&row, f, fields[i + 1]);
        given |= FIELD_BIT(f);
    }
    enum status s = change_put(c, &row, given, &did, &e);
    row_clear(&row);
    return s;
}

static void refuses(sqlite3 *db, const char *sql)
{
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_CONSTRAINT);
}

/* Tables that were made anew hold what they held, and their conditions still hold. */
static void conditions_stand(void **state)
{
    struct db *db;
    sqlite3 *h;
    (void)state;
    must(db_open(&db, file, DB_WRITE, &e));
    assert_int_equal(count(db, "SELECT journal FROM journal_guarded WHERE after = 'v'"), 7);
    assert_int_equal(count(db, "SELECT batch FROM journal WHERE id = 7 AND key = 'P1'"), 1);
    assert_int_equal(count(db, "SELECT id FROM attendance WHERE status = 'present'"), 1);
    db_close(db);
    assert_int_equal(sqlite3_open(file, &h), SQLITE_OK);
    raw(h, "INSERT INTO journal (batch, entity, row, key, version, op)"
           " VALUES (1, 'x', 1, 'x', 1, 'note')");
    refuses(h, "INSERT INTO journal (batch, entity, row, key, version, op)"
               " VALUES (1, 'x', 1, 'x', 1, 'notes')");
    refuses(h, "UPDATE journal SET op = 'note'");
    refuses(h, "DELETE FROM journal");
    raw(h, "UPDATE attendance SET status = 'leave'");
    refuses(h, "UPDATE attendance SET status = 'late'");
    refuses(h, "UPDATE attendance SET status = ''");
    sqlite3_close(h);
}

static void it_works(void **state)
{
    static const char *const ledger[] = { "code",  "L1", "kind",      "problem",    "org", "B1",
                                          "title", "甲", "opened_on", "2026-02-01", NULL };
    static const char *const log[] = { "ledger", "L1", "at", "2026-02-02", "text", "乙", NULL };
    static const char *const star[] = {
        "org", "B1", "year", "2025", "rated_on", "2026-01-05", NULL
    };
    static const char *const person[] = { "code", "P1", "title", "科长", NULL };
    static const char *const other[] = { "code", "P2", "name", "张三", "org", "B1", NULL };
    static const char *const two[] = { "person", "P2", "other", "P1", NULL };
    static const char *const parts[] = { "person",           "P1", "month", "2026-01", "earlier",
                                         "2026-01-31 10.00", NULL };
    static const char *const rest[] = { "person",           "P1",      "month",
                                        "2026-01",          "paid_on", "2026-02-02",
                                        "amount_paid",      "10.01",   "earlier",
                                        "2026-01-31 10.00", NULL };
    struct db *db;
    struct change *c;
    (void)state;
    must(db_open(&db, file, DB_WRITE, &e));
    must(change_begin(&c, db, "test", date_make(2026, 11, 21), "tester", &e));
    must(put(c, "ledger", ledger));
    must(put(c, "ledger_log", log));
    must(put(c, "star", star));
    must(put(c, "person", person));
    must(put(c, "person", other));
    must(put(c, "namesake", two));
    assert_int_equal(put(c, "dues", parts), ST_REFUSED); /* nothing is left for the last day */
    must(put(c, "dues", rest));
    must(change_commit(c, &e));
    no_mark_is_wrong(db);
    must(journal_verify(db, &e));
    must(db_sound(db, &e));
    assert_int_equal(count(db, "SELECT count(*) FROM mark_org"), 6);
    assert_int_equal(count(db, "SELECT count(*) FROM namesake"), 1);
    assert_int_equal(count(db, "SELECT amount FROM dues_earlier WHERE paid_on = '2026-01-31'"),
                     1000);
    /* 10 yuan were due and there on 31 January, 30 days after the first */
    assert_int_equal(count(db, "SELECT rest >> 48 FROM mark_person WHERE record & 127 = 15"), 30);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_copied_and_brought_up_to_date, begin, end),
        cmocka_unit_test_setup_teardown(conditions_stand, begin_with_journal, end),
        cmocka_unit_test_setup_teardown(it_works, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
