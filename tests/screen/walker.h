/* Walks through the screens of the program without a terminal: the one side runs them, the other
 * presses a key, sees what is on the screen when nothing is left to do, and presses the next. */
#ifndef WALKER_H
#define WALKER_H

#include <stdbool.h>
#include <stdint.h>

#include "key.h"
#include "screens.h"
#include "stack.h"

/* Runs the screens on that database, again and again where they are left, until walk returns. */
void walker_run(const struct screens_ask *ask, void (*walk)(void));

/* For walk: a key, and the program is at rest again; keys by their names: "0 Down Enter". */
void walker_press(const struct key *k);
void walker_keys(const char *names);
/* Bytes as a terminal sends them, `apart` with 100 ms before the last: what the decoder makes of
 * them is pressed. */
void walker_bytes(const char *bytes, size_t n, bool apart);
void walker_size(int rows, int cols);

const char *walker_screen(void); /* as UTF-8 lines, until the next key */
bool walker_shows(const char *text);
size_t walker_height(void); /* of the stack; 0: the program has been left */
const struct screen_ops *walker_top(const struct action **actions);

/* What is wrong with the picture, whatever it shows; NULL: nothing. */
const char *walker_unsound(void);
/* Closes what lies above that height by Esc, without saving. False: it does not close. */
bool walker_back(size_t height);

/* The keys of a random walk, always the same for a seed: count of them. Returns what was wrong. */
size_t walker_rain(uint64_t seed, long count);

#endif
