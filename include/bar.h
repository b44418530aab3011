/* The top line, the status line (last but one) and the key bar (last). */
#ifndef BAR_H
#define BAR_H

#include "buf.h"
#include "tui.h"
#include "watch.h"

/* What the top line says besides the path; copied. NULL keeps what is there. */
void bar_info(const char *program, const char *place, const char *operator_name);

/* A message in the status line until the next key; LOOK_ERROR for what went wrong, otherwise
 * LOOK_STATUS. */
void bar_say(enum look look, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void bar_quiet(void);
bool bar_says(void);     /* there is a message */
unsigned bar_told(void); /* how many messages there were: another number, another message */

void bar_draw_top(const char *path, bool changed);
void bar_draw_status(const char *status);
/* Keys with a bar label from the tables (may be NULL), F-keys in their order first. Whole entries
 * only; where two tables use an F-key the earlier one has it. */
void bar_draw_keys(const struct action *a, const struct action *b, const struct action *c);

/* For long work: a bar in the status line, drawn at most ten times a second; Esc says stop. */
extern const struct watch bar_watch;
void bar_wait(void); /* work begins that may be short: the bar comes after a moment only */

#endif
