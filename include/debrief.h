/* A debrief (述职评议) and what follows from it: its stages, the ballots, what is to be put right
 * now, and how that of the years before stands (述后整改：下一年述职时专题汇报). */
#ifndef DEBRIEF_H
#define DEBRIEF_H

#include "ledger_board.h"
#include "row.h"

struct debrief_item {
    char *debrief;                  /* the code of the one it came from */
    int year;                       /* of that one */
    const struct ledger_line *line; /* of the board */
};

struct debrief_file {
    struct row row;
    long count[4], ballots,
        present; /* 好 较好 一般 差; their sum; -1: nobody counted who was there */
    struct ledger_board board;
    struct debrief_item *item; /* of this one, of last year, and older ones that are still open */
    size_t n;
};

/* As of a day. ST_MISSING: no such debrief. */
enum status debrief_read(struct debrief_file *f, struct db *db, const char *code, daynum day,
                         struct err *e);
void debrief_free(struct debrief_file *f);

/* Moves it to a stage (a word). Delivered or evaluated without a day becomes today's; evaluated
 * also notes the event debrief_evaluated of that day once, so that the plan of rectification is
 * asked for: all in one batch. */
enum status debrief_advance(struct db *db, const struct row *debrief, const char *stage,
                            daynum today, const char *user, struct err *e);

#endif
