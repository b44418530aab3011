/* Forms made out of the dictionary: which input a field becomes, what is looked up, how values go
 * in and out, drafts. */
#ifndef ENTRY_H
#define ENTRY_H

#include "alike.h"
#include "app.h"
#include "draft.h"
#include "form.h"
#include "row.h"

enum { ENTRY_MAX = MODEL_MAX_FIELDS + 8 };

struct entry {
    struct app *app;
    const struct entity *en;
    struct input input[ENTRY_MAX];
    int field[ENTRY_MAX]; /* of the entity; -1: a line of the form's own */
    int n;
    struct pool *pool; /* options and hints */
    struct draft draft;
    struct alike_apart apart; /* the rows this one was said not to be */
    const char
        *parts;      /* of an activity: who spoke and who was spoken with, in the form; borrowed */
    bool beside;     /* the row that this one was like was opened from here, and saved */
    const char *org; /* look-ups of persons give those of this organisation first; NULL: all */
};

void entry_init(struct entry *t, struct app *app, const struct entity *en);
void entry_free(struct entry *t); /* the draft's file stays */

/* Adds an input; the number of it. */
int entry_add(struct entry *t, int field);
int entry_add_own(struct entry *t, struct input in);
void entry_show_only(struct entry *t, int i);      /* it cannot be changed here */
int entry_input(const struct entry *t, int field); /* -1: not in the form */

/* Between a row and the form. */
void entry_fill(struct entry *t, struct form *f, const struct row *row);
void entry_set(struct entry *t, struct form *f, int field, const char *value);
/* A value as people read it: appended. */
void entry_label(struct entry *t, int i, const char *value, struct buf *out);
void entry_take(const struct entry *t, const struct form *f, struct row *row);

/* For form_ops: what the dictionary says. */
enum status entry_check(struct entry *t, int i, const char *value, struct buf *norm, struct err *e);
void entry_look_up(struct entry *t, int i, const char *filter, struct picks *out);

/* The field at fault in a refused save: its reason beside it, the caret on it. */
void entry_fault(struct entry *t, struct form *f, int field, const struct err *e);

/* Who changed the row the form began with, and what; says so where it was never saved. */
void entry_history(struct entry *t, const struct row *row);

/* Before a save of dues: where sum and day have grown, whether that is another payment of the
 * month, which then stands beside those before it, or a correction. ST_REFUSED: back to the form.
 */
enum status entry_ask_parts(struct entry *t, struct form *f, const struct row *was, struct err *e);

/* Before a save: what others did meanwhile. base is the row the form began with (id 0: a new one);
 * where it moved on the user chooses field by field, the form follows, and base becomes what is
 * there now. A row that is gone may be saved as a new one (base->id 0). ST_REFUSED: back to the
 * form. */
enum status entry_merge(struct entry *t, struct form *f, struct row *base, struct err *e);
/* Its steps, for a form that has more to compare. entry_meet: now->id 0 where nobody did anything.
 */
struct conflict;
enum status entry_meet(struct entry *t, struct form *f, struct row *base, struct row *now,
                       struct err *e);
/* Asks about a new row that looks like another (alike.h), once about each. */
enum status entry_ask_alike(struct entry *t, const struct form *f, struct err *e);
void entry_conflicts(struct entry *t, const struct form *f, const struct row *base,
                     const struct row *now, struct conflict *c);
enum status entry_choose(struct entry *t, struct form *f, struct row *base, const struct row *now,
                         struct conflict *c, struct err *e);
/* After a draft was taken up: base as it was when the draft was begun. */
void entry_base(const struct entry *t, const struct form *f, struct row *base);

/* Drafts. begin: key "" for a new row. offer: a draft of this form from before may be taken up;
 * true: the form was restored from it. */
void entry_draft_begin(struct entry *t, const char *key, int version);
bool entry_draft_offer(struct entry *t, struct form *f);
void entry_draft_take(struct entry *t, struct form *f, struct draft *d); /* d is emptied */
void entry_draft_write(struct entry *t, const struct form *f, const char *title);
void entry_draft_drop(struct entry *t);

#endif
