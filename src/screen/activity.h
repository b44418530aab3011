/* Activities: the form, and the ways into it. Each returns whether something was saved. */
#ifndef ACTIVITY_H
#define ACTIVITY_H

#include "app.h"
#include "draft.h"
#include "meeting.h"

/* What the form starts with. */
struct activity_ask {
    struct meeting m;  /* filled; cleared by the form */
    daynum deadline;   /* of the duty it shall fulfil; DAY_NONE: none */
    struct picks also; /* types that would fulfil other duties: word, matter; freed by the form */
    char *speakers, *partners; /* codes to start with, a;b; freed by the form; NULL: none */
    char *about; /* code of whom of the roster it is about; freed by the form; NULL: nobody */
    struct draft *draft; /* to be taken up; NULL: one from before is offered */
};
bool activity_form(struct app *a, struct activity_ask *ask);

bool activity_new(struct app *a, const char *org);
bool activity_edit(struct app *a, const char *code);
/* The same, where something is to be noted of a person on the roster: the caret is on 出席, and the
 * list opens on that person. */
bool activity_edit_of(struct app *a, const char *code, const char *person);
/* Fields that a copy takes over, closed by -1. */
extern const int activity_kept[];
bool activity_copy(struct app *a, const char *code);
bool activity_resume(struct app *a, struct draft *d);

/* Several months of one type, typed as a sheet. */
bool activity_backfill(struct app *a);
#define BACKFILL "backfill" /* the entity of its drafts */
bool activity_backfill_resume(struct app *a, struct draft *d);

/* The persons of an activity in one part (speaker, partner) as a;b; and the change from one such
 * list to another, put into a change that is open. */
void parts_read(struct app *a, const char *activity, const char *part, struct buf *out);
enum status parts_put(struct change *c, const char *activity, const char *part, const char *before,
                      const char *after, struct err *e);

#endif
