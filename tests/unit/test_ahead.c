/* Reading ahead: however long the streams are and in whatever order they are wanted, each comes
 * whole and in order, and neither side waits for ever: SIGALRM would end the test. */
#include "test.h"

#include <unistd.h>

#include "../../src/store/office_priv.h"
#include "create.h"
#include "date.h"

enum { FOREVER = 900 }; /* seconds */

static char folder[TEST_FOLDER], file[TEST_FOLDER + 32];
static struct db *db;
static struct err e;
static uint32_t seed = 1;

static int roll(int n)
{
    seed = seed * 1664525U + 1013904223U;
    return (int)((seed >> 8) % (uint32_t)n);
}

static int begin(void **state)
{
    struct create how = { .since = DAY_NONE, .today = date_make(2026, 11, 21), .user = "tester" };
    (void)state;
    test_folder(folder);
    snprintf(file, sizeof file, "%s/a.db", folder);
    alarm(FOREVER);
    return database_make(file, &how, &db, &e) == ST_OK ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    alarm(0);
    db_close(db);
    unlink(file);
    return rmdir(folder);
}

/* Row i of every stream is i, and i as a text; the row of number $2 cannot be read. */
static const char rows[] =
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n)"
    " SELECT i, CASE i WHEN $2 THEN json('{') ELSE CAST(i AS TEXT) END FROM n LIMIT $1";

struct reading {
    struct office o;
    struct stmt *s[AHEAD_STREAMS];
    struct ahead *a;
    int got[AHEAD_STREAMS]; /* rows */
    bool more[AHEAD_STREAMS];
};

static void open_streams(struct reading *r, const int *length, int bad)
{
    struct row_stream *streams[] = { &r->o.own.rows, &r->o.persons.rows, &r->o.places, &r->o.away };
    *r = (struct reading){ .o.db = db };
    for (int i = 0; i < AHEAD_STREAMS; i++) {
        r->s[i] = db_prepare_own(db, rows);
        stmt_bind_int(r->s[i], 1, length[i]);
        stmt_bind_int(r->s[i], 2, i == 0 ? bad : -1);
        streams[i]->from = (struct row_source){ .s = r->s[i], .columns = 2 };
        r->more[i] = true;
    }
    r->a = ahead_start(&r->o);
    assert_non_null(r->a);
}

static void close_streams(struct reading *r)
{
    ahead_stop(r->a);
    for (int i = 0; i < AHEAD_STREAMS; i++)
        stmt_free(r->s[i]);
}

/* A batch of one of them; what is lent of the others stays. */
static void take(struct reading *r, int stream)
{
    const int64_t *v = NULL;
    const struct buf *texts = NULL;
    char text[16];
    int n = ahead_next(r->a, stream, &v, &texts, &e);
    for (int i = 0; i < n; i++) {
        assert_int_equal(v[2 * i], r->got[stream]);
        snprintf(text, sizeof text, "%d", r->got[stream]++);
        assert_string_equal(texts->data + v[2 * i + 1], text);
    }
    r->more[stream] = n == M_ROWS;
}

static void pause_and_ask(struct reading *r)
{
    ahead_pause(r->a);
    struct stmt *s = db_prepare_own(db, "SELECT 7");
    assert_int_equal(stmt_step(s, &e), 1);
    assert_int_equal(stmt_int(s, 0), 7);
    stmt_free(s);
    ahead_go_on(r->a);
}

enum order { ONE_BY_ONE, IN_TURN, ANY };

static void read_all(struct reading *r, enum order order)
{
    bool any = true;
    for (int at = 0; any; at++) {
        any = false;
        for (int i = 0; i < AHEAD_STREAMS; i++)
            any = any || r->more[i];
        int stream = order == ANY ? roll(AHEAD_STREAMS) : at % AHEAD_STREAMS;
        do {
            if (r->more[stream])
                take(r, stream);
            if (order == ANY && roll(8) == 0)
                pause_and_ask(r);
        } while (order == ONE_BY_ONE && r->more[stream]);
    }
}

/* Around a batch, around the half of a queue (4 batches) and a whole one (8), and far beyond. */
static const int lengths[][AHEAD_STREAMS] = {
    { 0, 0, 0, 0 },
    { 1, 0, 1023, 1024 },
    { 1025, 2048, 3072, 4095 },
    { 4096, 4097, 5120, 5121 },
    { 8191, 8192, 8193, 9216 },
    { 0, 12000, 0, 1 },
    { 12000, 5, 15000, 9217 },
};

static void comes_whole(void **state)
{
    (void)state;
    struct reading r;
    for (size_t k = 0; k < COUNT(lengths); k++)
        for (int order = ONE_BY_ONE; order <= ANY; order++) {
            open_streams(&r, lengths[k], -1);
            read_all(&r, (enum order)order);
            close_streams(&r);
            for (int i = 0; i < AHEAD_STREAMS; i++)
                assert_int_equal(r.got[i], lengths[k][i]);
        }
}

/* Whoever has seen enough stops, be the thread at work, asleep or in a pause. */
static void stops_anywhere(void **state)
{
    (void)state;
    static const int length[AHEAD_STREAMS] = { 9000, 20000, 100, 9000 };
    struct reading r;
    for (int taken = 0; taken < 24; taken++) {
        open_streams(&r, length, -1);
        for (int i = 0; i < taken; i++)
            take(&r, i % AHEAD_STREAMS);
        if (taken % 3 == 1)
            pause_and_ask(&r);
        if (taken % 3 == 2)
            ahead_pause(r.a);
        close_streams(&r);
    }
}

/* What cannot be read ends its own stream, and is told. */
static void tells_what_failed(void **state)
{
    (void)state;
    static const int length[AHEAD_STREAMS] = { 9000, 9000, 10, 9000 };
    struct reading r;
    for (int order = ONE_BY_ONE; order <= ANY; order++) {
        e.status = ST_OK;
        open_streams(&r, length, 6000); /* in the sixth batch: 5 x 1024 rows come */
        read_all(&r, (enum order)order);
        close_streams(&r);
        assert_int_equal(e.status, ST_FAILED);
        assert_int_equal(r.got[0], 5120);
        for (int i = 1; i < AHEAD_STREAMS; i++)
            assert_int_equal(r.got[i], length[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(comes_whole, begin, end),
        cmocka_unit_test_setup_teardown(stops_anywhere, begin, end),
        cmocka_unit_test_setup_teardown(tells_what_failed, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
