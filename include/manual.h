/* The manual pages, made from the tables by which the program works: commands with their options,
 * places of the screens with their actions, keys and words of policies. */
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
/* dangjian-policy(5): sections, keys and words of a policy. */
void manual_policy(struct buf *out, const char *version);

/* Text for roff: nothing in it is taken for a command, Chinese may break between characters, but
 * not before closing nor after opening punctuation. */
void roff_text(struct buf *out, const char *s);

#endif
