/* Questions in a dialog over the screen. They return when answered; resizing, help and suspending
 * go on meanwhile. When the program is told to end they return as if Esc had been pressed (see
 * stack_ended). */
#ifndef PROMPT_H
#define PROMPT_H

#include <stdbool.h>

#include "buf.h"

/* A line of text: *answer holds what is offered and then the answer. The first letter typed takes
 * the place of what is offered; arrows, Home, End and Backspace edit it. False: Esc, *answer is as
 * before. */
bool prompt_line(const char *title, const char *question, struct buf *answer);

/* The same for what shall not be lost: `keep` is told what is typed at every pause, and when the
 * program ends. */
struct prompt_keep {
    void (*keep)(void *ctx, const char *typed);
    void *ctx;
};
bool prompt_line_kept(const char *title, const char *question, struct buf *answer,
                      const struct prompt_keep *k);

bool prompt_yes(const char *question); /* Esc is no */

/* One of n choices: its number, from 0; -1: Esc. The cursor starts on `preset`. */
int prompt_choose(const char *title, const char *question, const char *const *choices, int n,
                  int preset);

void prompt_message(const char *title, const char *text);

#endif
