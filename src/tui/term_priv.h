/* Between the parts of the terminal: modes and signals (term.c), pictures (paint.c), scripts
 * (script.c). */
#ifndef TERM_PRIV_H
#define TERM_PRIV_H

#include <stdbool.h>

#include "term.h"

/* paint.c: the only file, with term.c, that includes curses.h. */
void paint_looks(enum theme theme);
void paint_show(bool all); /* sends the rows that differ from what was sent; all of them if asked */
void paint_forget(void);   /* what was sent is no longer there */

/* script.c: keys from a file instead of a terminal. */
bool script_wanted(void); /* $DANGJIAN_KEYS is set, or term_keys_from was called */
enum status script_open(struct err *e);
void script_close(void);
struct key script_key(void); /* K_HANGUP at the end */

#endif
