/* A meeting as it is typed: one activity and who took part, saved together (活动与出席). */
#ifndef MEETING_H
#define MEETING_H

#include <stdbool.h>
#include <stddef.h>

#include "due.h"
#include "row.h"

/* How somebody on the roster took part. */
enum presence { PRESENCE_PRESENT, PRESENCE_LEAVE, PRESENCE_ABSENT };

struct attendee {
    char *person; /* code */
    char *name;
    enum presence presence;
    char *reason;     /* of leave or absence; "" */
    char *made_up_on; /* "" */
    bool member;      /* on the roster of the day (otherwise: recorded, but no longer on it) */
    bool recorded;    /* there is a row of attendance already */
};

struct meeting {
    struct row activity;
    struct attendee *attendee; /* in the order of codes */
    size_t n, cap;
};

/* A new meeting of an organisation on a day; everybody on the roster is present. */
enum status meeting_new(struct meeting *m, struct db *db, const char *org, daynum held_on,
                        struct err *e);

/* The meeting that would fulfil a duty, filled in as far as is known: organisation, type, day
 * (today), the day it counts for where the deadline is past, the event it answers. ST_REFUSED: no
 * meeting fulfils it (dues, terms, structure); e says what does. */
enum status meeting_for(struct meeting *m, struct office *o, const struct duty *d, daynum today,
                        struct err *e);

/* Whether records of that evidence type are activities: the others have entities of their own. */
bool meeting_is_type(const char *type);

enum status meeting_load(struct meeting *m, struct db *db, const char *code, struct err *e);

/* After the organisation or the day of the activity changed: the roster of that day, with what was
 * said of those on it kept. */
enum status meeting_roster(struct meeting *m, struct db *db, struct err *e);

/* What else belongs to the same deed: put into the change that saves the activity, which is as it
 * will be saved, with its code. */
struct change;
typedef enum status meeting_more(struct change *c, const struct row *activity, void *ctx,
                                 struct err *e);

/* Saves both, and what `more` (may be NULL) adds, in one change: all of it or nothing. *fault is
 * the field of the activity at fault, -1: none in particular. Those present are attendees, one row
 * each; the other parts (host, speaker …) are left to `more`. */
enum status meeting_save(struct meeting *m, struct db *db, daynum today, const char *user,
                         meeting_more *more, void *ctx, int *fault, struct err *e);

/* The same into a change that is open. row is initialised or cleared, and becomes the activity as
 * it is saved; m stays as it is. */
enum status meeting_put(struct change *c, const struct meeting *m, struct row *row, int *fault,
                        struct err *e);

void meeting_clear(struct meeting *m);

#endif
