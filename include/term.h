/* The terminal: opened, shown, asked for keys, closed on every path. */
#ifndef TERM_H
#define TERM_H

#include "err.h"
#include "key.h"

enum theme { THEME_DEFAULT, THEME_MONO, THEME_PLAIN };

enum ambiguous { AMBIGUOUS_AUTO, AMBIGUOUS_NARROW, AMBIGUOUS_WIDE };

struct term_options {
    enum theme theme;         /* THEME_DEFAULT is mono where NO_COLOR is set */
    enum ambiguous ambiguous; /* width of “ ” — … ①; auto asks the terminal */
    bool esc_digit;           /* Esc, then a digit within 400 ms: an F-key */
};

/* Opens the terminal: an unknown TERM is taken for an xterm; TERM=dumb and no terminal are refused
 * in words. With $DANGJIAN_KEYS set keys come from that file (see script.c) and no terminal is
 * needed: $LINES x $COLUMNS. */
enum status term_open(const struct term_options *o, struct err *e);
/* Keys from a function instead of a terminal, for tests: every term_open from now on takes them
 * there. It is asked when all that can be done without a key is done and drawn (see cells_dump). */
void term_keys_from(struct key (*next)(void *ctx), void *ctx);
void term_close(void); /* everything as it was; legal when not open */

void term_show(void);    /* sends what has changed since the last time */
void term_repaint(void); /* the next term_show sends everything */

/* The next key. K_TICK after timeout_ms without one (-1: wait for ever), and not while half of one
 * is there: then what that becomes is waited for. Suspending (Ctrl-Z,
 * SIGTSTP) and coming back happen in here and end in K_RESIZE. After the terminal is gone or
 * SIGHUP, SIGTERM came, always K_HANGUP. */
struct key term_key(int timeout_ms);
long long term_now(void); /* ms; scripts bring a clock of their own */
bool term_pending(void);  /* something typed waits already */
bool term_quiet(int ms);  /* and nothing comes in that time */
void term_suspend(void);

#endif
