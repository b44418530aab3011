/* Walking marks: whatever years they lie in, they come by organisation, person, type and day, each
 * once. */
#include "test.h"

#include <unistd.h>

#include "../../src/store/office_priv.h"
#include "create.h"
#include "date.h"

enum { ORGS = 7, PERSONS = 20, TYPES = 4, MARKS = 6000 };

static char folder[TEST_FOLDER], file[TEST_FOLDER + 32];
static struct db *db;
static struct err e;
static uint32_t seed;

static int roll(int n)
{
    seed = seed * 1664525U + 1013904223U;
    return (int)((seed >> 8) % (uint32_t)n);
}

static void must(enum status s)
{
    if (s != ST_OK)
        fail_msg("%s", e.text);
}

/* What an office knows of its people: person i has the id i + 1 and belongs to home[i]; the later
 * ones to earlier organisations, so that ids are in no order. -1: to none. */
static int64_t rank[ORGS];
static int home[PERSONS], by_id[PERSONS + 1];

static int64_t rank_of(int person)
{
    return home[person] < 0 ? 0 : rank[home[person]];
}

static int begin(void **state)
{
    struct create how = { .since = DAY_NONE, .today = date_make(2026, 11, 21), .user = "tester" };
    (void)state;
    test_folder(folder);
    snprintf(file, sizeof file, "%s/a.db", folder);
    must(database_make(file, &how, &db, &e));
    for (int i = 0; i < ORGS; i++)
        rank[i] = (i + 1) * 1024;
    by_id[0] = -1;
    for (int i = 0; i < PERSONS; i++) {
        home[i] = ORGS - 1 - i % (ORGS + 1);
        by_id[i + 1] = i;
    }
    return 0;
}

static int end(void **state)
{
    (void)state;
    db_close(db);
    unlink(file);
    return rmdir(folder);
}

static void add_mark(int64_t record, daynum day, bool long_run)
{
    char sql[400];
    int64_t year = (int64_t)(date_split(day).year - 1970) * (INT64_C(1) << 40);
    int person = long_run ? 3 : roll(PERSONS), org = long_run ? 2 : roll(ORGS);
    int type = long_run ? 1 : roll(TYPES);
    snprintf(sql, sizeof sql,
             "INSERT INTO mark_org VALUES (%lld, %d, %d, %lld, %d);"
             "INSERT INTO mark_person VALUES (%lld, %d, %d, %d, %lld, %d)",
             (long long)(year + rank[org]), type, day, (long long)record * 16, roll(9),
             (long long)(year + rank_of(person)), person + 1, type, day, (long long)record * 128,
             roll(9));
    must(db_script(db, sql, &e));
}

/* Days of the years first .. first + years - 1, some years left out; a third of all marks is one
 * long run of one type. */
static void fill(int first, int years)
{
    must(db_begin(db, &e));
    must(db_script(db, "DELETE FROM mark_org; DELETE FROM mark_person", &e));
    for (int i = 0; i < MARKS; i++) {
        int year = first + roll(years);
        daynum day = roll(50) == 0 ? date_make(year, 12, 31) : date_make(year, 1, 1) + roll(365);
        if (years < 3 || year % 4 != 3)
            add_mark(i + 1, day, roll(3) == 0);
    }
    must(db_commit(db, &e));
}

/* The same, said by SQL. A person's row has no rank: it is looked up by the id. */
static const char own_order[] =
    "SELECT shelf & 1099511627775, type, for_day, record, rest FROM mark_org"
    " WHERE for_day >= $1 ORDER BY 1, 2, 3, 4";
static const char person_order[] =
    "SELECT person, type, for_day, record, rest FROM mark_person"
    " WHERE for_day >= $1 ORDER BY shelf & 1099511627775, 1, 2, 3, 4";

static void compare(const struct office *o, bool persons)
{
    static int64_t rows[M_ROWS * M_COLUMNS];
    struct stmt *s = db_prepare_own(db, persons ? person_order : own_order);
    struct walk *w = walk_open(o, persons, &e);
    int n, all = 0;
    must(e.status);
    stmt_bind_int(
        s, 1, o->first_own > DAY_MIN ? date_make(date_split(o->first_own).year, 1, 1) : DAY_ALWAYS);
    do {
        n = walk_rows(w, rows, &e);
        assert_true(n >= 0);
        for (int i = 0; i < n; i++, all++) {
            const int64_t *v = &rows[i * M_COLUMNS];
            if (stmt_step(s, &e) != 1)
                fail_msg("row %d: there are no more", all);
            if ((persons ? v[M_WHO] : v[M_WHO] & SHELF_RANK) != stmt_int(s, M_WHO))
                fail_msg("row %d: whose", all);
            for (int k = M_TYPE; k < M_COLUMNS; k++)
                if (v[k] != stmt_int(s, k))
                    fail_msg("row %d: column %d", all, k);
        }
    } while (n == M_ROWS);
    assert_int_equal(stmt_step(s, &e), 0);
    stmt_free(s);
    walk_close(w);
}

static void walk_all(daynum first)
{
    struct office o = { .db = db,
                        .rank = rank,
                        .home = home,
                        .by_id = by_id,
                        .nby_id = PERSONS + 1,
                        .first_own = first,
                        .first_persons = first };
    compare(&o, false);
    compare(&o, true);
}

static void no_marks(void **state)
{
    (void)state;
    walk_all(DAY_ALWAYS);
}

static void one_year(void **state)
{
    (void)state;
    fill(2026, 1);
    walk_all(DAY_ALWAYS);
    walk_all(date_make(2026, 12, 31));
    walk_all(date_make(2027, 1, 1));
}

static void several_years(void **state)
{
    (void)state;
    for (seed = 1; seed < 4; seed++) {
        fill(2025, 2);
        walk_all(DAY_ALWAYS);
        walk_all(date_make(2025, 12, 31));
        walk_all(date_make(2026, 1, 1));
        walk_all(DAY_STILL);
    }
}

/* Before the count of days begins too, and behind the years that one byte counts. */
static void many_years(void **state)
{
    (void)state;
    fill(1900, 40);
    walk_all(DAY_ALWAYS);
    fill(1960, 20);
    walk_all(DAY_ALWAYS);
    walk_all(date_make(1969, 12, 31));
    walk_all(date_make(1970, 1, 1));
    fill(2090, 110);
    walk_all(DAY_ALWAYS);
    walk_all(date_make(2150, 6, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_marks, begin, end),
        cmocka_unit_test_setup_teardown(one_year, begin, end),
        cmocka_unit_test_setup_teardown(several_years, begin, end),
        cmocka_unit_test_setup_teardown(many_years, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
