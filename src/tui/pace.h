/* How much may be typed before it is kept. Whoever pauses for a second has the tick (stack.h); for
 * who does not, a key now and then is the one at which it is kept: a draft is written through to
 * the disk, and that is too slow for each. */
#ifndef PACE_H
#define PACE_H

#include <stdbool.h>

struct pace {
    int keys;        /* since it was last kept */
    long long since; /* when the first of them came (term_now) */
};

bool pace_key(struct pace *p); /* a key has come; true: keep now what was typed */
void pace_kept(struct pace *p);

#endif
