/* The ledger (台账): problems, duties, resolutions, rectifications, and how each stands.
 *
 * Where a rule asks for the kind (item = ledger.KIND), the obligations say how an item stands, and
 * the ledger never differs from the due list. Elsewhere it is its own deadline: overdue after it,
 * close to it within LEDGER_SOON_DAYS. */
#ifndef LEDGER_BOARD_H
#define LEDGER_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"

enum { LEDGER_SOON_DAYS = 7 }; /* as obligations.md has it for items */

enum ledger_state {
    LEDGER_OVERDUE, /* 逾期 */
    LEDGER_SOON,    /* 临期 */
    LEDGER_OPEN,    /* 待办 */
    LEDGER_WAIVED,  /* 免除 */
    LEDGER_CLOSED,  /* 已办结 */
    LEDGER_STATES
};

const char *ledger_state_label(enum ledger_state s);

struct ledger_line {
    int64_t id;
    int version;
    char *code, *kind, *org, *title, *owner;           /* kind: a word; org: a code */
    daynum opened, filed, published, deadline, closed; /* DAY_NONE: not recorded */
    daynum due; /* the deadline, or the one the rule gives; DAY_NONE: none */
    enum ledger_state state;
    char *rule, *source; /* title and source of the rule that asks; NULL: none does */
    bool before;         /* due before the day from which anything is asked (起算日期) */
};

struct ledger_board {
    struct ledger_line *v; /* by state, then by deadline, those without one last */
    size_t n, cap;
};

/* What was opened by that day, of org and those below it (NULL: all). */
enum status ledger_board_read(struct ledger_board *b, struct db *db, const char *org, daynum day,
                              struct err *e);
/* The same of an office that is open. */
struct office;
enum status ledger_board_of(struct ledger_board *b, struct office *o, const char *org, daynum day,
                            struct err *e);
void ledger_board_free(struct ledger_board *b);

/* Closes an item (销号) on a day. */
enum status ledger_close(struct db *db, const struct ledger_line *l, daynum on, daynum today,
                         const char *user, struct err *e);

#endif
