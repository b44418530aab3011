/* What is written between begin and end arrives in one piece, and whole. */
#include "test.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "../../src/tui/term_priv.h"

struct line {
    int before, end[2]; /* what stdout was; a pipe in its place */
    FILE *out;
};

static int open_line(void **state)
{
    static struct line l;
    fflush(stdout);
    l.before = dup(STDOUT_FILENO);
    assert_int_equal(pipe(l.end), 0);
    dup2(l.end[1], STDOUT_FILENO);
    l.out = frame_open();
    *state = &l;
    return 0;
}

static int close_line(void **state)
{
    struct line *l = *state;
    frame_close();
    fflush(stdout);
    dup2(l->before, STDOUT_FILENO);
    close(l->before);
    close(l->end[0]);
    close(l->end[1]);
    return 0;
}

static bool anything(const struct line *l)
{
    struct pollfd p = { .fd = l->end[0], .events = POLLIN };
    return poll(&p, 1, 0) > 0;
}

static void put(const struct line *l, const char *s)
{
    assert_int_equal(write(fileno(l->out), s, strlen(s)), strlen(s));
}

static void arrives(const struct line *l, const char *want)
{
    char got[64] = "";
    assert_int_equal(read(l->end[0], got, sizeof got - 1), strlen(want));
    assert_string_equal(got, want);
    assert_false(anything(l));
}

static void pieces_wait_for_the_end(void **state)
{
    struct line *l = *state;
    frame_begin();
    put(l, "一行");
    assert_false(anything(l));
    put(l, "，又一行");
    assert_false(anything(l));
    frame_end();
    arrives(l, "一行，又一行");
    frame_begin(); /* a shorter one afterwards has nothing of it */
    put(l, "二");
    frame_end();
    arrives(l, "二");
    frame_begin();
    frame_end();
    assert_false(anything(l));
}

static void outside_it_goes_straight(void **state)
{
    struct line *l = *state;
    put(l, "铃");
    arrives(l, "铃");
    frame_begin();
    assert_int_equal(write(STDOUT_FILENO, "!", 1), 1); /* a fault in the middle of a picture */
    arrives(l, "!");
    frame_end();
    assert_false(anything(l));
    frame_end(); /* whoever gives the terminal back does not know whether a picture was begun */
    assert_false(anything(l));
    put(l, "完");
    arrives(l, "完");
}

/* A page of a very large terminal is more than any buffer beneath. */
static void as_long_as_it_is(void **state)
{
    enum { ALL = 150000 };
    struct line *l = *state;
    assert_true(fcntl(l->end[1], F_SETPIPE_SZ, ALL) >= ALL);
    static char got[ALL + 1];
    size_t n = 0;
    frame_begin();
    for (int i = 0; i < ALL / 10; i++)
        put(l, "0123456789");
    frame_end();
    while (anything(l)) {
        ssize_t more = read(l->end[0], got + n, sizeof got - n);
        assert_true(more > 0);
        n += (size_t)more;
    }
    assert_int_equal(n, ALL);
    for (int i = 0; i < ALL; i++)
        if (got[i] != '0' + i % 10)
            fail_msg("byte %d is %c", i, got[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pieces_wait_for_the_end, open_line, close_line),
        cmocka_unit_test_setup_teardown(outside_it_goes_straight, open_line, close_line),
        cmocka_unit_test_setup_teardown(as_long_as_it_is, open_line, close_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
