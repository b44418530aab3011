/* The manual page, made from the tables by which the program works: commands with their options,
 * places of the screens with their actions. */
#ifndef MANUAL_H
#define MANUAL_H

#include "buf.h"
#include "command.h"
#include "tui.h"

/* What a page is made of; each closed as its type says. */
struct manual {
    const char *version; /* 0.1.0 */
    const struct option *globals;
    const struct command *const *commands;
    const struct action_place *places;
};

/* dangjian(1) as roff, for man(7) macros: appended. */
void manual_program(struct buf *out, const struct manual *m);

/* Text for roff: nothing in it is taken for a command, Chinese may break between characters, but
 * not before closing nor after opening punctuation. */
void manual_text(struct buf *out, const char *s);

#endif
