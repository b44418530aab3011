/* Inside the month grid of dues: its state, and what can be done with a cell. */
#ifndef DUES_H
#define DUES_H

#include "dues_grid.h"
#include "list_screen.h"

enum { COL_NAME, COL_MONTH, COL_OWING = COL_MONTH + 12, COL_BEHIND, COLUMNS };

struct dues {
    struct list_screen l;
    char *org;
    int year;
    daynum paid_on; /* chosen: payments are recorded for this day; DAY_NONE: for that of today */
    struct dues_grid grid;
};

/* The month under the cursor, 0..11; -1: another column. */
int dues_month(const struct dues *s);
const struct dues_row *dues_here(const struct dues *s); /* NULL: none */

daynum dues_paid_on(const struct dues *s);

void dues_pay_cell(struct dues *s);
/* Of everybody in sight, the month under the cursor, or all up to it: people and sum are asked
 * about first. */
void dues_pay_month(struct dues *s);
void dues_pay_back(struct dues *s); /* up to the month under the cursor */
void dues_edit_cell(struct dues *s);
void dues_delete_cell(struct dues *s);
void dues_open_column(struct dues *s); /* what is due up to the month under the cursor */
void dues_edit_base(struct dues *s);   /* of the person under the cursor, for the year shown */
void dues_remit(struct dues *s);       /* of the quarter under the cursor */

#endif
