/* How much may be typed before it is kept. */
#include "pace.h"

#include "term.h"

enum { KEYS = 40, MS = 5000 };

bool pace_key(struct pace *p)
{
    long long now = term_now();
    if (p->keys++ == 0)
        p->since = now;
    return p->keys >= KEYS || now - p->since >= MS;
}

void pace_kept(struct pace *p)
{
    p->keys = 0;
}
