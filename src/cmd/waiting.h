/* Long work on the command line: on a terminal how far it is, on standard error; Ctrl-C (and being
 * told to end) stops it, and it takes back what it did before the program ends. */
#ifndef WAITING_H
#define WAITING_H

#include <signal.h>

#include "watch.h"

struct waiting {
    struct watch watch; /* to be handed to the work */
    sigset_t held;      /* signals that wait until the work has been asked */
    bool within;        /* other work that waits: it is for that to end by the signal */
    bool terminal, drawn;
    long long drawn_ms;
};

void waiting_begin(struct waiting *w);
/* The line of progress goes: something is going to be printed. */
void waiting_quiet(struct waiting *w);
/* s is how the work ended. Stopped: says so and ends by the signal, as if it had not been held. */
void waiting_end(struct waiting *w, enum status s, const struct err *e);

#endif
