/* The driver: what is no database of ours is refused in plain words and left as it was;
 * transactions, marks, versions. */
#include "test.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/store/store.h"
#include "buf.h"
#include "db.h"
#include "file.h"
#include "meta.h"
#include "schema.h"

static char folder[TEST_FOLDER], file[TEST_FOLDER + 32];
static struct err e;

static int begin(void **state)
{
    (void)state;
    test_folder(folder);
    snprintf(file, sizeof file, "%s/a?#%%.db", folder); /* signs that mean something in a URI */
    return 0;
}

static int end(void **state)
{
    (void)state;
    place_remove(file);
    return rmdir(folder);
}

static void must(enum status s)
{
    if (s != ST_OK)
        fail_msg("%s", e.text);
}

static struct db *made(void)
{
    struct db *db;
    must(db_open(&db, file, DB_CREATE, &e));
    return db;
}

static void refused(enum db_mode mode, enum status wanted, const char *word)
{
    struct db *db;
    enum status s = db_open(&db, file, mode, &e);
    assert_null(db);
    if (s != wanted || strstr(e.text, word) == NULL)
        fail_msg("%d %s, wanted %d …%s…", (int)s, e.text, (int)wanted, word);
}

static void put_file(const char *text, size_t n)
{
    must(file_save(file, text, n, &e));
}

static void make_and_open(void **state)
{
    struct db *db = made();
    struct stat st;
    struct buf id = BUF_INIT;
    (void)state;
    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    must(meta_get(db, "version", &id, &e));
    assert_true(atoi(buf_str(&id)) == migrate_latest());
    db_close(db);
    refused(DB_CREATE, ST_REFUSED, "已经存在");
    must(db_open(&db, file, DB_READ, &e));
    assert_int_not_equal(meta_set(db, "x", "y", &e), ST_OK); /* reading is reading */
    db_close(db);
    must(db_open(&db, file, DB_WRITE, &e));
    must(meta_set(db, "x", "y", &e));
    db_close(db);
    buf_free(&id);
}

static void no_database(void **state)
{
    static const char text[] = "编号,名称\nB1,一支部\n一二三四五六七八九十一二三四五六七八九十";
    char big[8192];
    (void)state;
    refused(DB_READ, ST_MISSING, "没有数据库文件");
    refused(DB_WRITE, ST_MISSING, "init");
    put_file("", 0);
    refused(DB_READ, ST_FAILED, "空文件");
    put_file(text, sizeof text - 1);
    refused(DB_READ, ST_FAILED, "不是数据库文件");
    memset(big, 'x', sizeof big);
    put_file(big, sizeof big);
    refused(DB_WRITE, ST_FAILED, "不是数据库文件");
    unlink(file);
    assert_int_equal(mkdir(file, 0700), 0);
    refused(DB_READ, ST_FAILED, "文件夹");
    refused(DB_CREATE, ST_FAILED, "文件夹");
    rmdir(file);
    assert_int_equal(symlink("/dev/null", file), 0);
    refused(DB_WRITE, ST_FAILED, "不是普通文件");
}

static void truncated(void **state)
{
    struct db *db = made();
    struct stat st;
    (void)state;
    db_close(db);
    assert_int_equal(stat(file, &st), 0);
    assert_int_equal(truncate(file, st.st_size / 2), 0);
    refused(DB_READ, ST_FAILED, "已损坏");
    assert_int_equal(truncate(file, 50), 0);
    refused(DB_WRITE, ST_FAILED, "已损坏");
}

static void another_program_and_a_newer_one(void **state)
{
    struct db *db = made();
    (void)state;
    must(db_set_version(db, migrate_latest() + 1, &e));
    db_close(db);
    refused(DB_READ, ST_FAILED, "升级本程序");
    must(db_open_as_it_is(&db, file, &e) == ST_FAILED ? ST_OK : ST_FAILED);
    db_close(db);
    unlink(file);
    db = made();
    must(db_script(db, "PRAGMA application_id = 7", &e));
    db_close(db);
    refused(DB_WRITE, ST_FAILED, "不是党建台账");
}

static void marks_take_back(void **state)
{
    struct db *db = made();
    struct buf v = BUF_INIT;
    (void)state;
    must(db_begin(db, &e));
    must(meta_set(db, "a", "1", &e));
    must(db_mark(db, &e));
    must(meta_set(db, "a", "2", &e));
    db_take_back(db);
    must(db_mark(db, &e));
    must(meta_set(db, "b", "3", &e));
    must(db_keep(db, &e));
    must(db_commit(db, &e));
    must(meta_get(db, "a", &v, &e));
    must(meta_get(db, "b", &v, &e));
    assert_string_equal(buf_str(&v), "13");
    buf_free(&v);
    db_close(db);
}

/* Where the engine takes a transaction back by itself and nobody looks, nothing of it is written
 * one by one. */
static void what_is_taken_back_is_over(void **state)
{
    struct db *db = made();
    struct buf value = BUF_INIT;
    (void)state;
    must(db_begin(db, &e));
    must(meta_set(db, "a", "1", &e));
    assert_int_not_equal(db_script(db, "INSERT OR ROLLBACK INTO meta SELECT * FROM meta", NULL),
                         ST_OK);
    assert_false(db_in_transaction(db));
    assert_int_equal(meta_set(db, "b", "2", &e), ST_REFUSED);
    assert_non_null(strstr(e.text, "不接受"));
    assert_int_equal(db_mark(db, &e), ST_REFUSED);
    assert_int_equal(db_commit(db, &e), ST_REFUSED);
    assert_int_not_equal(meta_get(db, "b", &value, &e), ST_OK);
    assert_string_equal(buf_str(&value), "");
    must(db_begin(db, &e));
    must(meta_set(db, "c", "3", &e));
    must(db_commit(db, &e));
    must(meta_get(db, "c", &value, &e));
    assert_string_equal(buf_str(&value), "3");
    /* a statement that fails by itself takes nothing else back */
    must(db_begin(db, &e));
    must(meta_set(db, "d", "4", &e));
    assert_int_not_equal(db_script(db, "INSERT INTO meta SELECT * FROM meta", NULL), ST_OK);
    must(db_commit(db, &e));
    buf_clear(&value);
    must(meta_get(db, "d", &value, &e));
    assert_string_equal(buf_str(&value), "4");
    buf_free(&value);
    db_close(db);
}

static void parameters_go_by_their_number(void **state)
{
    struct db *db = made();
    (void)state;
    struct stmt *s = db_prepare(db, "SELECT $2, $1, $3");
    stmt_bind_text(s, 1, "一");
    stmt_bind_int(s, 2, 2);
    stmt_bind_null(s, 3);
    assert_int_equal(stmt_step(s, &e), 1);
    assert_int_equal(stmt_int(s, 0), 2);
    assert_string_equal(stmt_text(s, 1), "一");
    assert_true(stmt_is_null(s, 2));
    assert_string_equal(stmt_text(s, 2), "");
    stmt_reset(s);
    s = db_prepare(db, "SELECT nothing FROM nowhere");
    stmt_bind_int(s, 1, 1); /* does no harm */
    assert_int_equal(stmt_step(s, &e), -1);
    db_close(db);
}

/* Rows that a scan takes down: all, in the order of the key, whatever fits into a batch. */
static void scans(void **state)
{
    (void)state;
    struct db *db;
    enum { ROWS = 7, COLUMNS = 5 };
    int64_t v[ROWS * COLUMNS + 1] = { 0 };
    must(db_open(&db, file, DB_CREATE, &e));
    must(db_script(db,
                   "PRAGMA foreign_keys = OFF;"
                   "INSERT INTO mark_org (shelf, type, for_day, record, rest) VALUES"
                   " (2, 1, 5, 16, 7), (1, 2, 9, 32, -1), (1, 1, 9, 48, 0), (1, 1, 8, 64, 0),"
                   " (3, 1, 1, 80, 1099511627776), (2, 1, 5, 15, 0), (9, 9, 9, 9, 9)",
                   &e));
    static const int64_t record[ROWS] = { 64, 48, 32, 15, 16, 80, 9 };
    for (int batch = 1; batch <= ROWS + 1; batch++) {
        struct stmt *s = db_query_scan(db, QUERY_OFFICE_MARKS_ORG, 0);
        int n = 0, got;
        stmt_bind_int(s, 1, 0);
        do {
            got = stmt_ints(s, v, COLUMNS, batch < ROWS ? batch : ROWS, &e);
            for (int i = 0; i < got; i++)
                assert_int_equal(v[i * COLUMNS + 3], record[n++]);
        } while (got == (batch < ROWS ? batch : ROWS));
        assert_int_equal(got >= 0, 1);
        assert_int_equal(n, ROWS);
    }
    struct stmt *s = db_query_scan(db, QUERY_OFFICE_MARKS_ORG, 0);
    stmt_bind_int(s, 1, 0);
    assert_int_equal(stmt_ints(s, v, COLUMNS, ROWS, &e), ROWS);
    static const int64_t whole[COLUMNS] = { 3, 1, 1, 80, 1099511627776 };
    for (int i = 0; i < COLUMNS; i++)
        assert_int_equal(v[5 * COLUMNS + i], whole[i]);
    stmt_reset(s);
    db_close(db);
}

/* Two of them side by side, each from a place of its own. */
static void scans_side_by_side(void **state)
{
    (void)state;
    struct db *db;
    enum { COLUMNS = 5 };
    int64_t v[2 * COLUMNS];
    must(db_open(&db, file, DB_CREATE, &e));
    must(db_script(db,
                   "INSERT INTO mark_org (shelf, type, for_day, record, rest) VALUES"
                   " (1, 1, 1, 16, 0), (2, 1, 1, 32, 0), (3, 1, 1, 48, 0)",
                   &e));
    struct stmt *a = db_query_scan(db, QUERY_OFFICE_MARKS_ORG, 0);
    struct stmt *b = db_query_scan(db, QUERY_OFFICE_MARKS_ORG, 1);
    stmt_bind_int(a, 1, 1);
    stmt_bind_int(b, 1, 2);
    static const int64_t of_a[] = { 16, 32, 48 }, of_b[] = { 32, 48 };
    for (int i = 0; i < 3; i++) {
        assert_int_equal(stmt_ints(a, v, COLUMNS, 1, &e), 1);
        assert_int_equal(v[3], of_a[i]);
        assert_int_equal(stmt_ints(b, v, COLUMNS, 1, &e), i < 2);
        if (i < 2)
            assert_int_equal(v[3], of_b[i]);
    }
    assert_int_equal(stmt_ints(a, v, COLUMNS, 1, &e), 0);
    db_close(db);
}

static void copies(void **state)
{
    struct db *db = made(), *copy;
    char to[TEST_FOLDER + 64];
    struct stat st;
    (void)state;
    snprintf(to, sizeof to, "%s/copy.db", folder);
    must(meta_set(db, "a", "1", &e));
    must(db_copy(db, to, &e));
    assert_int_equal(stat(to, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(db_copy(db, to, &e), ST_REFUSED);
    must(db_open(&copy, to, DB_WRITE, &e));
    must(db_sound(copy, &e));
    db_discard(copy);
    assert_int_not_equal(stat(to, &st), 0);
    db_close(db);
}

/* A file as the first version of the program made it. */
static void make_first_form(void)
{
    sqlite3 *raw;
    char sql[64];
    assert_int_equal(sqlite3_open(file, &raw), SQLITE_OK);
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = 1",
             APPLICATION_ID);
    assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, schema_migrations[0].sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw,
                                  "INSERT INTO meta VALUES ('version', '1'), ('database', 'x');"
                                  "INSERT INTO setting VALUES ('tracking_from', '2026-01-01')",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(raw);
}

static void an_older_one_is_brought_up_to_date(void **state)
{
    struct db *db;
    struct buf v = BUF_INIT;
    char copy[TEST_FOLDER + 64];
    int version;
    (void)state;
    make_first_form();
    must(db_open(&db, file, DB_READ, &e));
    must(db_version(db, &version, &e));
    assert_int_equal(version, migrate_latest());
    must(meta_get(db, "version", &v, &e));
    must(setting_get(db, "tracking_from", &v, &e));
    assert_int_equal(strcmp(buf_str(&v) + v.len - 10, "2026-01-01"), 0);
    must(db_sound(db, &e));
    db_close(db);
    snprintf(copy, sizeof copy, "%s.format1", file);
    must(db_open_as_it_is(&db, copy, &e)); /* what was there, kept beside it */
    must(db_version(db, &version, &e));
    assert_int_equal(version, 1);
    db_discard(db);
    buf_free(&v);
}

static void copy_file(const char *from, const char *to)
{
    char *data;
    size_t n;
    must(file_read(from, &data, &n, &e));
    FILE *f = fopen(to, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(data, 1, n, f), n);
    fclose(f);
    free(data);
}

/* Stopped in the middle of a change by a journal of the old kind: reading takes it back. */
static void what_was_not_finished_is_taken_back_for_a_reader(void **state)
{
    struct db *db = made();
    struct buf v = BUF_INIT;
    char cut[TEST_FOLDER + 64], from[TEST_FOLDER + 64], to[TEST_FOLDER + 72];
    (void)state;
    snprintf(cut, sizeof cut, "%s/cut.db", folder);
    snprintf(from, sizeof from, "%s-journal", file);
    snprintf(to, sizeof to, "%s-journal", cut);
    must(meta_set(db, "a", "1", &e));
    must(db_script(db, "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN", &e));
    must(meta_set(db, "a", "2", &e));
    must(db_script(db,
                   "WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 2000)"
                   " INSERT INTO meta SELECT 'x' || n, hex(zeroblob(100)) FROM t",
                   &e)); /* more than the cache holds: the file has changed */
    copy_file(file, cut);
    copy_file(from, to);
    db_rollback(db);
    db_close(db);
    must(db_open(&db, cut, DB_READ, &e));
    must(meta_get(db, "a", &v, &e));
    assert_string_equal(buf_str(&v), "1");
    must(db_sound(db, &e));
    db_discard(db);
    buf_free(&v);
}

/* Where the log stays (here: somebody else has the file open), the file alone is not all of it. */
static void a_file_without_its_log_is_not_whole(void **state)
{
    struct db *db = made();
    sqlite3 *other;
    struct stat st;
    (void)state;
    assert_int_equal(sqlite3_open(file, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "SELECT * FROM meta", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(db_close_whole(db, &e), ST_FAILED);
    assert_int_not_equal(stat(file, &st), 0);
    sqlite3_close(other);
    db = made();
    must(db_close_whole(db, &e));
    assert_int_equal(stat(file, &st), 0);
}

static void nobody_else_has_it_open_meanwhile(void **state)
{
    sqlite3 *other;
    (void)state;
    make_first_form();
    assert_int_equal(sqlite3_open(file, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    refused(DB_WRITE, ST_FAILED, "升级"); /* after the busy timeout */
    sqlite3_close(other);
}

/* Where locks cannot be trusted (mountinfo, proc(5)). */
static void networks(void **state)
{
    static const char info[] =
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "30 22 0:45 / /mnt/x rw,relatime shared:9 master:2 - nfs4 host:/x rw\n"
        "31 22 0:46 / /mnt/y rw - fuse.sshfs host:/y rw\n"
        "32 22 0:47 / /mnt/z rw - fuse.fuse-overlayfs fuse-overlayfs rw\n"
        "33 22 0:48 / /mnt/c rw - cifs //host/c rw";
    (void)state;
    assert_false(place_is_network(info, 8, 1));
    assert_true(place_is_network(info, 0, 45));
    assert_true(place_is_network(info, 0, 46));
    assert_false(place_is_network(info, 0, 47));
    assert_true(place_is_network(info, 0, 48));
    assert_false(place_is_network(info, 9, 9));
    assert_false(place_is_network("", 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(make_and_open, begin, end),
        cmocka_unit_test_setup_teardown(no_database, begin, end),
        cmocka_unit_test_setup_teardown(truncated, begin, end),
        cmocka_unit_test_setup_teardown(another_program_and_a_newer_one, begin, end),
        cmocka_unit_test_setup_teardown(marks_take_back, begin, end),
        cmocka_unit_test_setup_teardown(what_is_taken_back_is_over, begin, end),
        cmocka_unit_test_setup_teardown(parameters_go_by_their_number, begin, end),
        cmocka_unit_test_setup_teardown(scans, begin, end),
        cmocka_unit_test_setup_teardown(scans_side_by_side, begin, end),
        cmocka_unit_test_setup_teardown(copies, begin, end),
        cmocka_unit_test_setup_teardown(an_older_one_is_brought_up_to_date, begin, end),
        cmocka_unit_test_setup_teardown(what_was_not_finished_is_taken_back_for_a_reader, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_file_without_its_log_is_not_whole, begin, end),
        cmocka_unit_test_setup_teardown(nobody_else_has_it_open_meanwhile, begin, end),
        cmocka_unit_test(networks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
