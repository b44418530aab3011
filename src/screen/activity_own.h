/* Inside the form of an activity. */
#ifndef ACTIVITY_OWN_H
#define ACTIVITY_OWN_H

#include "activity.h"
#include "entry.h"

struct act {
    struct entry t;
    struct activity_ask *ask;
    int attendance, owed, speakers, partners; /* inputs */
    char for_on[DAY_TEXT];              /* what was filled in for a deadline that is past */
    char *spoke, *talked;               /* the parts as they are in the database */
    char *noted;                        /* the attendance the form began with, as text */
    struct row base;                    /* the activity as the form began with it */
};

/* activity_form.c */
void act_show_roster(struct act *x, struct form *f);
void act_changed(void *act, struct form *f, int i);

/* activity_sheets.c */
void act_open(void *act, struct form *f, int i); /* the roster, votes, resolutions */
void act_show_owed(struct act *x, struct form *f, const char *owed);
void act_copy(struct act *x, struct form *f); /* F6 */
/* Before a save: see entry_merge. */
enum status act_meet_others(struct act *x, struct form *f, struct err *e);

#endif
