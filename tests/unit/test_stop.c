/* Long work that is stopped, at every step: the database is what it was and no file is left. And
 * the preview of an import: what it shows is what is put in, or nothing. */
#include "door_help.h"

#include <dirent.h>
#include <unistd.h>

#include "buf.h"
#include "check.h"
#include "demo.h"
#include "due_print.h"
#include "fields.h"
#include "import.h"
#include "office.h"
#include "rows.h"
#include "undo.h"
#include "workbook.h"

/* Says stop when it is asked for the `left`-th time. */
struct patience {
    struct watch watch;
    int left, asked;
};

static bool go_on(void *ctx, const char *what, size_t done, size_t total)
{
    struct patience *p = ctx;
    assert_non_null(what);
    assert_true(total == 0 || done <= total);
    return ++p->asked != p->left;
}

static void patience(struct patience *p, int left)
{
    *p = (struct patience){ { go_on, p }, left, 0 };
}

/* A folder with a file of lines, for import. */
static char folder[TEST_FOLDER], csv[TEST_FOLDER + 32];

static void write_csv(const char *text)
{
    FILE *f = fopen(csv, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static int files_in_folder(void)
{
    DIR *d = opendir(folder);
    int n = 0;
    assert_non_null(d);
    for (const struct dirent *x; (x = readdir(d)) != NULL;)
        n += x->d_name[0] != '.' || (x->d_name[1] != '\0' && x->d_name[1] != '.');
    closedir(d);
    return n;
}

static int open_all(void **state)
{
    test_folder(folder);
    snprintf(csv, sizeof csv, "%s/in.csv", folder);
    return door_open(state);
}

static int close_all(void **state)
{
    unlink(csv);
    assert_int_equal(rmdir(folder), 0);
    return door_close(state);
}

static int64_t batches(void)
{
    struct stmt *s = db_prepare(door.db, "SELECT count(*) FROM batch");
    assert_int_equal(stmt_step(s, &door.e), 1);
    int64_t n = stmt_int(s, 0);
    stmt_reset(s);
    return n;
}

/* P1 gets another name (updated), P2 and P3 are new, P4 stands in no branch (refused), P1 again
 * says the same of it (unchanged). */
static const char *const people = "编号,姓名,所在支部,呼机\n"
                                  "P1,张三丰,B1,\n"
                                  "P2,李四,B1,\n"
                                  "P3,王五,二支,\n"
                                  "P4,赵六,B9,\n"
                                  "P1,张三丰,B1,\n";

struct reading {
    struct source *source;
    struct import im;
};

static void read_file(struct reading *r)
{
    const struct import_maps none = { 0 };
    struct err e = { 0 };
    r->source = NULL;
    if (source_open(&r->source, csv, NULL, &e) != ST_OK ||
        import_look(&r->im, &entity_person, r->source, NULL, &none, &e) != ST_OK)
        fail_msg("%s", e.text);
    assert_true(r->im.unknown[3]); /* 呼机: no field of persons */
    assert_int_equal(import_assign(&r->im, 3, -1, &e), ST_OK);
    assert_false(r->im.unknown[3]);
}

static void end_file(struct reading *r)
{
    import_free(&r->im);
    source_close(r->source);
}

static struct import_how how_of(struct patience *p)
{
    return (struct import_how){
        .valid_only = true, .today = door_today(), .user = "tester", .watch = &p->watch
    };
}

static void import_stops_anywhere(void **state)
{
    char before[DIGEST_TEXT], after[DIGEST_TEXT];
    struct reading r;
    struct patience p;
    int64_t n = batches();
    enum status s = ST_STOPPED;
    int k = 0;
    (void)state;
    write_csv(people);
    read_file(&r);
    door_digest(before);
    while (s == ST_STOPPED) {
        patience(&p, ++k);
        const struct import_how how = how_of(&p);
        s = import_run(&r.im, door.db, &how, &door.e);
        if (s != ST_STOPPED)
            continue;
        assert_string_equal(door.e.text, "已停止：数据没有变动。");
        door_digest(after);
        assert_string_equal(after, before);
        assert_int_equal(batches(), n);
        assert_false(db_in_transaction(door.db));
    }
    assert_int_equal(s, ST_OK);
    assert_int_equal(k, 6); /* five lines, five times stopped */
    assert_int_equal(batches(), n + 1);
    assert_string_equal(door_value("person", "P1", "name"), "张三丰");
    assert_int_equal(door_count("person"), 3);
    end_file(&r);
}

/* From 5,000 lines on the marks are built anew at the end: they are what they were too, which
 * door_close holds against the records. */
static void a_large_import_stops(void **state)
{
    char before[DIGEST_TEXT], after[DIGEST_TEXT];
    struct buf b = BUF_INIT;
    struct reading r;
    struct patience p;
    (void)state;
    buf_puts(&b, "编号,姓名,所在支部,呼机\n");
    for (int i = 0; i < 5200; i++)
        buf_printf(&b, "X%d,新人,B1,\n", i);
    write_csv(buf_str(&b));
    buf_free(&b);
    read_file(&r);
    door_digest(before);
    patience(&p, 5150);
    const struct import_how how = how_of(&p);
    assert_int_equal(import_count(&r.im, NULL, &door.e), ST_OK);
    assert_int_equal(r.im.nlines, 5200);
    assert_int_equal(import_run(&r.im, door.db, &how, &door.e), ST_STOPPED);
    door_digest(after);
    assert_string_equal(after, before);
    end_file(&r);
}

static void preview(struct reading *r, const char *states)
{
    struct patience p;
    char got[16] = "";
    patience(&p, 0);
    const struct import_how how = how_of(&p);
    door_must(import_preview(&r->im, door.db, &how, &door.e));
    for (size_t i = 0; i < r->im.nrows; i++) {
        got[i] = "cuxdra"[r->im.row[i].state];
        assert_int_equal(r->im.row[i].line, i + 2);
    }
    assert_string_equal(got, states);
}

static enum status commit(struct reading *r, int left, bool valid_only)
{
    struct patience p;
    patience(&p, left);
    struct import_how how = how_of(&p);
    how.valid_only = valid_only;
    return import_commit(&r->im, door.db, &how, &door.e);
}

static void what_was_seen_is_put_in(void **state)
{
    char before[DIGEST_TEXT], after[DIGEST_TEXT];
    struct reading r;
    const char *old = NULL, *now = NULL;
    struct buf said = BUF_INIT;
    (void)state;
    write_csv(people);
    read_file(&r);
    door_digest(before);
    preview(&r, "uccrx");
    door_digest(after);
    assert_string_equal(after, before);
    assert_true(import_row_field(&r.im.row[0], F_PERSON_NAME, &old, &now));
    assert_string_equal(old, "张三");
    assert_string_equal(now, "张三丰");
    assert_false(import_row_field(&r.im.row[0], F_PERSON_ORG, &old, &now));
    assert_true(import_row_field(&r.im.row[2], F_PERSON_ORG, &old, &now));
    assert_string_equal(now, "B2"); /* 二支 */
    assert_string_equal(r.im.row[3].name, "P4 赵六 B9");
    for (int k = 1; k <= 5; k++) {
        assert_int_equal(commit(&r, k, true), ST_STOPPED);
        door_digest(after);
        assert_string_equal(after, before);
    }
    assert_int_equal(commit(&r, 0, false), ST_REFUSED); /* one line is */
    door_digest(after);
    assert_string_equal(after, before);
    assert_int_equal(r.im.nrows, 5); /* the preview stands as it was */
    assert_int_equal(r.im.refused, 1);
    door_must(commit(&r, 0, true));
    assert_string_equal(door_value("person", "P3", "org"), "B2");
    assert_int_equal(door_count("person"), 3);
    door_must(undo_last(door.db, door_today(), "tester", &said, &door.e)); /* one deed */
    assert_int_equal(door_count("person"), 1);
    assert_string_equal(door_value("person", "P1", "name"), "张三");
    buf_free(&said);
    end_file(&r);
}

static void refused_as_changed(struct reading *r, const char *word)
{
    char before[DIGEST_TEXT], after[DIGEST_TEXT];
    door_digest(before);
    assert_int_equal(commit(r, 0, true), ST_REFUSED);
    assert_non_null(strstr(door.e.text, word));
    door_digest(after);
    assert_string_equal(after, before);
}

/* Somebody else saves between the preview and the deed. */
static void records_that_moved_on(void **state)
{
    struct reading r;
    (void)state;
    write_csv(people);
    read_file(&r);
    preview(&r, "uccrx");
    door_must(PUT("person", "code", "P1", "phone", "13800001234"));
    refused_as_changed(&r, "第 2 行与预览时不同");
    preview(&r, "uccrx");
    door_must(PUT("person", "code", "P2", "name", "李四", "org", "B1"));
    refused_as_changed(&r, "第 3 行与预览时不同"); /* was to be new */
    preview(&r, "uxcrx");
    door_must(PUT("org", "code", "B9", "name", "九支部", "kind", "branch", "parent", "1"));
    refused_as_changed(&r, "第 5 行与预览时不同"); /* was refused */
    preview(&r, "uxccx");
    door_must(commit(&r, 0, false));
    assert_string_equal(door_value("person", "P4", "org"), "B9");
    end_file(&r);
}

/* Every part of check, and the scheduler in it. */
static void count_finding(void *ctx, const struct check_finding *f)
{
    assert_true(f->group != CHECK_SOUND);
    ++*(int *)ctx;
}

static void check_stops_anywhere(void **state)
{
    enum status s = ST_STOPPED;
    int k = 0, all = 0, found = 0;
    struct patience p;
    (void)state;
    door_must(PUT("activity", "code", "V1", "org", "B2", "types", "member_assembly", "held_on",
                  "2026-11-15", "votes", "换届: 10/5/5/0/0"));
    const struct check_ask ask = { .today = door_today() };
    door_must(check_run(door.db, &ask, count_finding, &all, &door.e));
    assert_true(all > 0);
    while (s == ST_STOPPED) {
        patience(&p, ++k);
        found = 0;
        s = check_run(door.db, &(struct check_ask){ .today = door_today(), .watch = &p.watch },
                      count_finding, &found, &door.e);
        if (s == ST_STOPPED)
            assert_string_equal(door.e.text, "已停止：没有查完。");
    }
    assert_int_equal(s, ST_OK);
    assert_int_equal(found, all);
    assert_true(k > 14);
    door_must(db_sound(door.db, &door.e)); /* nobody is asked any more */
}

/* Rows that end with a stop at the k-th. */
struct feed {
    int at, left;
};

static int next(void *ctx, const char **cell, struct err *e)
{
    struct feed *f = ctx;
    if (f->at == f->left) {
        watch_stopped(e, "没有写文件");
        return -1;
    }
    cell[0] = "第一支部";
    return f->at++ < 5;
}

static void a_workbook_stops_anywhere(void **state)
{
    static const struct column column = { "name", "名称", COLUMN_TEXT };
    char path[TEST_FOLDER + 32];
    (void)state;
    snprintf(path, sizeof path, "%s/out.xlsx", folder);
    for (int k = 0; k < 7; k++) {
        struct feed f = { 0, k };
        struct rows rows = { .column = &column, .columns = 1, .next = next, .ctx = &f };
        struct sheet sheet = { .name = "表", .table = &rows };
        struct workbook b = { "表", "", "", door_today(), &sheet, 1 };
        enum status s = workbook_save(path, &b, &door.e);
        assert_int_equal(s, k < 6 ? ST_STOPPED : ST_OK); /* five rows, then the end */
        assert_int_equal(files_in_folder(), k < 6 ? 0 : 1);
    }
    unlink(path);
}

static void a_due_workbook_stops(void **state)
{
    struct office *o;
    struct due_list l;
    struct due_filter f = DUE_FILTER_INIT;
    struct patience p;
    char path[TEST_FOLDER + 32];
    (void)state;
    snprintf(path, sizeof path, "%s/due.xlsx", folder);
    door_policy("base");
    door_must(PUT("org", "code", "1", "policy", "base", "tracking_from", "2026-01-01"));
    door_must(office_open(&o, door.db, PEOPLE_NAMED, &door.e));
    f.today = door_today();
    door_must(due_list_make(&l, o, &f, &door.e));
    assert_true(l.n > 0);
    patience(&p, 1);
    f.watch = &p.watch;
    assert_int_equal(due_workbook(path, office_world(o), &f, &l, "", &door.e), ST_STOPPED);
    assert_int_equal(files_in_folder(), 0);
    patience(&p, 0);
    door_must(due_workbook(path, office_world(o), &f, &l, "", &door.e));
    due_list_free(&l);
    office_close(o);
    unlink(path);
}

static void a_demonstration_stops(void **state)
{
    struct patience p;
    struct err e;
    char path[TEST_FOLDER + 32];
    enum status s = ST_STOPPED;
    (void)state;
    snprintf(path, sizeof path, "%s/demo.db", folder);
    for (int k = 1; s == ST_STOPPED; k *= 3) {
        patience(&p, k);
        const struct demo_ask ask = {
            .orgs = DEMO_ORGS_MIN, .months = 1, .seed = 1, .today = door_today(), .watch = &p.watch
        };
        s = demo_make(path, &ask, NULL, &e);
        assert_int_equal(files_in_folder(), s == ST_OK);
    }
    assert_int_equal(s, ST_OK);
    assert_true(p.asked > 100);
    unlink(path);
}

#define STOP(f) cmocka_unit_test_setup_teardown(f, open_all, close_all)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STOP(import_stops_anywhere), STOP(a_large_import_stops),  STOP(what_was_seen_is_put_in),
        STOP(records_that_moved_on), STOP(check_stops_anywhere),  STOP(a_workbook_stops_anywhere),
        STOP(a_due_workbook_stops),  STOP(a_demonstration_stops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
