/* Figures handed up (上报): what `report quarter --format json` of a branch that keeps its own
 * books says, taken in whole or refused. */
#ifndef HANDED_UP_H
#define HANDED_UP_H

#include "buf.h"
#include "date.h"
#include "db.h"

enum { HANDED_MOST = 16 << 20 }; /* bytes of a file */

/* The figures a line may hold, as summary_data() writes them. */
enum handed_figure {
    HANDED_NEED,
    HANDED_HAVE,
    HANDED_LATE,
    HANDED_OVERDUE, /* of a ledger: items as of the day */
    HANDED_PENDING,
    HANDED_ADVICE,
    HANDED_WAIVED,
    HANDED_HELD,
    HANDED_EXPECTED,
    HANDED_PRESENT,
    HANDED_FULL,
    HANDED_PROBATIONARY,
    HANDED_TALKS,
    HANDED_DUE,
    HANDED_PAID,
    HANDED_OWING,
    HANDED_OPENED,
    HANDED_CLOSED,
    HANDED_LEFT,
    HANDED_FIGURES
};

/* A line of the file, of an organisation, a rule, a type of meeting, a kind of ledger, a
 * grade of review. */
struct handed_line {
    char *org, *line, *key, *title;
    int64_t value[HANDED_FIGURES]; /* money in fen; -1: null */
};
struct handed_file {
    char *unit, *period, *as_of;
    int edition; /* 0: not closed */
    struct handed_line *line;
    size_t n, cap;
};

/* ST_FAILED: it is no JSON. ST_REFUSED: it is not such a list; a line and a field are named, or the
 * figures do not add up. */
enum status handed_read(struct db *db, const char *text, struct handed_file *out, struct err *e);
void handed_free(struct handed_file *f);
const char *handed_figure(int i); /* need, have … */

struct handed_ask {
    const char *path, *text; /* text: what the file holds */
    daynum today;
    const char *user;
};
/* Stores what a file says, through the journal: one transaction. said: what came, what differs from
 * what had come, what is odd. The same again changes nothing. ST_REFUSED: an organisation that is
 * not known, an older edition than the one that is here. */
enum status handed_take(struct db *db, const struct handed_ask *ask, char period[8],
                        struct buf *said, struct err *e);

/* Organisations with books of their own that live on the last day, below `org` (NULL: all): which
 * of them have handed up. One call for each: as_of "" where nothing came. */
struct handed_state {
    const char *org, *name, *as_of, *received_at, *digest;
    int edition;
};
enum status handed_states(struct db *db, const char *org, struct period p, const char *period,
                          void (*take)(void *ctx, const struct handed_state *s), void *ctx,
                          struct err *e);

#endif
