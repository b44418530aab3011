/* What the files of the door share: save.c, history.c, check_*.c. */
#ifndef DOOR_H
#define DOOR_H

#include "buf.h"
#include "journal.h"
#include "map.h"
#include "marks.h"
#include "save.h"

struct change {
    struct db *db;
    daynum today;
    char today_text[DAY_TEXT];
    struct journal journal;
    struct map *counters; /* entity -> last number given out; read from meta when first asked for */
    int fault;
    bool bulk;
    bool foreseen; /* the row at hand: history_foreseen */
    struct marks_late marks;
    struct mark *mark;           /* change_mark; NULL: none is set */
    char *torn;                  /* why a row was written in part; NULL: none was */
    int line;                    /* of the file that is imported; 0: none */
    struct once *once;           /* the lines that said what a row is */
    struct map *ids;             /* entity -> id the next new row gets */
    struct resolved *resolved;   /* resolve.c; NULL: none yet */
    struct row was;              /* what change_put found; id 0: nothing */
    struct reach *scope;         /* what the user may write: scope.c */
    struct closings *closings;   /* closed.c; NULL: not read yet */
    struct policy_set *policies; /* dues_fill.c; NULL: not read yet */
    struct buf whose;    /* whom that concerns (closed_whose.c); not kept where it is too many */
    bool everybody;      /* … or where it may be anybody */
    bool touched;        /* something that obligations of the past look at was changed … */
    daynum touched_from; /* … from that day on: closed_tell.c */
};

/* resolve.c: names become codes, in the fields of `given` that are keys, or are not; c->fault is
 * the one that is refused. What was found is remembered, until a row of that entity is written;
 * NULL: all is forgotten. */
enum { RESOLVED = 4 };
enum status resolve_row(struct change *c, struct row *row, uint64_t given, bool keys,
                        struct err *e);
void resolve_forget(struct change *c, const struct entity *written);
/* The 党小组 of that branch (its code) that is meant: appended. A name that other branches alone
 * have is none here; a code is one everywhere. */
enum status resolve_group(struct db *db, const char *branch, const char *typed, struct buf *code,
                          struct err *e);

/* Whether a row that agrees with itself agrees with the others. `old` has id 0 for a new one. */
enum status check_with_others(struct change *c, const struct row *old, const struct row *row,
                              struct err *e);
enum status check_words(struct change *c, const struct row *row, struct err *e);
enum status check_org(struct change *c, const struct row *old, const struct row *row,
                      struct err *e);
enum status check_placement(struct change *c, const struct row *row, struct err *e);
enum status check_person(struct change *c, const struct row *row, struct err *e);
enum status check_membership(struct change *c, const struct row *row, struct err *e);
enum status check_post(struct change *c, const struct row *row, struct err *e);
enum status check_record(struct change *c, const struct row *old, const struct row *row,
                         struct err *e);

/* What the user may write (operator.h): asked when a change begins, of every row, and before the
 * commit where the list of operators itself was changed. ST_REFUSED says who may. */
enum status scope_begin(struct change *c, struct err *e);
enum status scope_check(struct change *c, const struct row *before, const struct row *after,
                        struct err *e);
enum status scope_whole(struct change *c, const char *what, struct err *e);
enum status scope_end(struct change *c, struct err *e);
void scope_free(struct change *c);

/* ST_REFUSED: the change touches what happened in a closed period; e says who closed it and when.
 * before NULL: inserted; after NULL: deleted. Undo asks too. */
enum status closed_check(struct change *c, const struct row *before, const struct row *after,
                         struct err *e);
void closed_forget(struct change *c);
/* What a written row means for kept figures, a rule from a day on; and, before the commit, the one
 * who is to be told: ST_REFUSED where that one said no. */
void closed_touch(struct change *c, const struct row *before, const struct row *after);
void closed_touch_from(struct change *c, daynum from); /* whoever it may concern */
/* Notes whom a changed row concerns; frees what was noted. */
void closed_whose_note(struct change *c, const struct row *row);
void closed_whose_forget(struct change *c);
/* Marks in wanted[0 .. norg-1] the organisations whose obligations and figures the change may
 * alter. False: it may be any. */
struct office;
bool closed_whose_mark(const struct change *c, const struct office *o, bool *wanted);
enum status closed_tell(struct change *c, struct err *e);

/* Histories: what a new placement takes over; what a person's move does to the row itself; and what
 * the other entity must become after a row was written, or goes. */
enum status history_fill(struct change *c, const struct row *old, struct row *row, uint64_t *given,
                         struct err *e);
enum status history_before(struct change *c, const struct row *old, struct row *row, uint64_t given,
                           struct err *e);
enum status history_after(struct change *c, const struct row *old, const struct row *row,
                          struct err *e);
/* Whether nothing that follows the row is refused once it is written, so that nothing need be taken
 * back: the membership of a new person is looked at beforehand. */
bool history_foreseen(struct change *c, const struct row *old, const struct row *row);
enum status history_delete_before(struct change *c, const struct row *row, struct err *e);
enum status history_delete_after(struct change *c, const struct row *row, struct err *e);

/* dues_fill.c: what a new row of dues leaves out as due is what its base says, and is `given` then;
 * it stays blank where no base says it. */
enum status dues_fill(struct change *c, const struct row *old, struct row *row, uint64_t *given,
                      struct err *e);
void dues_forget(struct change *c);

/* The codes that are made. */
enum status code_make(struct change *c, struct row *row, struct err *e);
enum status code_seen(struct change *c, const struct row *row, struct err *e);
enum status code_keep(struct change *c, struct err *e); /* before the commit */

#endif
