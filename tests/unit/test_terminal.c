/* Waiting for keys at a terminal, which is a pseudo terminal here. */
#include "term.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"

static int open_terminal(int *slave)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(master >= 0);
    assert_int_equal(grantpt(master), 0);
    assert_int_equal(unlockpt(master), 0);
    *slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    assert_true(*slave >= 0);
    return master;
}

/* The second half of a character, once the first has been read. */
static void send_rest(int master, int slave, const char *rest)
{
    int waiting = 1;
    while (ioctl(slave, FIONREAD, &waiting) == 0 && waiting > 0)
        ;
    _exit(write(master, rest, strlen(rest)) == (ssize_t)strlen(rest) ? 0 : 1);
}

static struct key key_in_two(int master, int slave, const char *first, const char *rest)
{
    int status;
    assert_int_equal(write(master, first, strlen(first)), (ssize_t)strlen(first));
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        send_rest(master, slave, rest);
    struct key k = term_key(1);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    return k;
}

/* While half of a character is there no time is up: what a tick sets off would keep the other half
 * waiting. A millisecond without anything is one. */
static void half_a_character(void **state)
{
    struct term_options o = { .theme = THEME_MONO, .ambiguous = AMBIGUOUS_NARROW };
    struct err e = { 0 };
    int slave, master = open_terminal(&slave), in = dup(0), out = dup(1);
    (void)state;
    setenv("TERM", "xterm", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("DANGJIAN_KEYS");
    fflush(stdout);
    dup2(slave, 0);
    dup2(slave, 1);
    enum status s = term_open(&o, &e);
    struct key none = { .kind = K_NONE }, whole = none, after = none;
    if (s == ST_OK) {
        none = term_key(1);
        /* on a machine so busy that the rest takes a second, what is there is no character */
        for (int i = 0; i < 5 && (i == 0 || whole.kind == K_BAD); i++) {
            whole = key_in_two(master, slave, "\xe5", "\x85\x9a"); /* 党 */
            do
                after = term_key(1);
            while (after.kind == K_BAD);
        }
        term_close();
    }
    dup2(in, 0);
    dup2(out, 1);
    close(master);
    close(slave);
    assert_int_equal(s, ST_OK);
    assert_int_equal(none.kind, K_TICK);
    assert_int_equal(whole.kind, K_CHAR);
    assert_int_equal(whole.code, 0x515a);
    assert_int_equal(after.kind, K_TICK);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(half_a_character) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
