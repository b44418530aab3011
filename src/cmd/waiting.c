/* Signals are held back while work goes on, and looked for whenever it asks: no handler, nothing is
 * cut in two. */
#include "waiting.h"
#include "clock.h"
#include "output.h"
#include "words.h"

#include <stdio.h>
#include <unistd.h>

enum { EVERY_MS = 200 };

static void draw(struct waiting *w, const char *what, size_t done, size_t total)
{
    long long now = clock_ms();
    if (now - w->drawn_ms < EVERY_MS)
        return;
    w->drawn_ms = now;
    w->drawn = true;
    fprintf(stderr, "\r\033[K%s", what);
    if (done > 0 || total > 0)
        fprintf(stderr, " %zu", done);
    if (total > 0)
        fprintf(stderr, "/%zu", total);
    fputs(_("（Ctrl-C 停止）"), stderr);
}

static bool go_on(void *ctx, const char *what, size_t done, size_t total)
{
    struct waiting *w = ctx;
    sigset_t pending;
    if (w->terminal)
        draw(w, what, done, total);
    if (sigpending(&pending) != 0)
        return true;
    return !sigismember(&pending, SIGINT) && !sigismember(&pending, SIGTERM) &&
           !sigismember(&pending, SIGHUP);
}

void waiting_begin(struct waiting *w)
{
    static const int asked[] = { SIGINT, SIGTERM, SIGHUP };
    *w = (struct waiting){ .watch = { go_on, w }, .terminal = isatty(STDERR_FILENO) != 0 };
    w->drawn_ms = clock_ms(); /* what is short shows nothing */
    sigemptyset(&w->held);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct sigaction sa;
        if (sigaction(asked[i], NULL, &sa) == 0 && sa.sa_handler == SIG_DFL)
            sigaddset(&w->held, asked[i]);
    }
    sigset_t before;
    sigprocmask(SIG_BLOCK, &w->held, &before);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        w->within =
            w->within || (sigismember(&w->held, asked[i]) && sigismember(&before, asked[i]));
}

void waiting_quiet(struct waiting *w)
{
    if (w->drawn)
        fputs("\r\033[K", stderr);
    w->drawn = false;
}

void waiting_end(struct waiting *w, enum status s, const struct err *e)
{
    static const struct timespec none = { 0, 0 };
    waiting_quiet(w);
    if (w->within)
        return;
    if (s == ST_STOPPED)
        output_say("dangjian: %s\n", e->text);
    else
        while (sigtimedwait(&w->held, NULL, &none) > 0)
            continue; /* it came too late: what was done stands, and is told */
    sigprocmask(SIG_UNBLOCK, &w->held, NULL);
}
