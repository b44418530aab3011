/* Between the parts of the terminal: modes and signals (term.c), pictures (paint.c), what ncurses
 * writes (frame.c), scripts (script.c). */
#ifndef TERM_PRIV_H
#define TERM_PRIV_H

#include <stdbool.h>
#include <stdio.h>

#include "term.h"

/* paint.c: the only file, with term.c, that includes curses.h. */
void paint_looks(enum theme theme);
void paint_show(bool all); /* sends what differs from what was sent; all of it if asked */
void paint_forget(void);   /* what was sent is no longer there */

/* frame.c: what is written between begin and end reaches the terminal in one piece, at the end. */
FILE *frame_open(void); /* for newterm() */
void frame_close(void); /* after delscreen() */
/* Straight to the terminal, all of it unless it is gone; a signal handler may call it. */
void frame_write(const char *s, size_t n);
void frame_begin(void);
void frame_end(void); /* without a begin: nothing happens */

/* script.c: keys from a file instead of a terminal. */
bool script_wanted(void); /* $DANGJIAN_KEYS is set, or term_keys_from was called */
enum status script_open(struct err *e);
void script_close(void);
struct key script_key(int timeout_ms); /* K_HANGUP at the end */
long long script_now(void);

#endif
