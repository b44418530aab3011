/* Working days (工作日): Monday to Friday, but for the holidays and make-up days of the office
 * calendar. What the database records of a day (entity calendar) goes before what is shipped. */
#ifndef WORKDAYS_H
#define WORKDAYS_H

#include <stdbool.h>

#include "date.h"
#include "db.h"
#include "err.h"

struct workdays;

enum status workdays_open(struct workdays **out, struct db *db, struct err *e);
void workdays_free(struct workdays *w); /* NULL is legal */

bool workdays_is(const struct workdays *w, daynum d);

enum day_note { NOTE_NONE, NOTE_HOLIDAY, NOTE_WORKDAY };
/* What the calendar says of the day; *name (may be NULL) is borrowed: 清明节, "" for none. */
enum day_note workdays_note(const struct workdays *w, daynum d, const char **name);

#endif
