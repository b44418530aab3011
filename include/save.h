/* The one door through which rows change: checks, writes, marks, journal, one transaction, one
 * batch.
 *
 *     change_begin … change_put / change_delete … change_end
 *
 * What is refused leaves nothing behind; the change goes on with what was put before. */
#ifndef SAVE_H
#define SAVE_H

#include <stdbool.h>
#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "row.h"

struct change;

#define FIELD_BIT(i) (UINT64_C(1) << (i))
#define FIELD_ALL    UINT64_MAX

/* Begins the writing transaction. `what` stands in the journal (导入 person); `user` is who does
 * it. *out is NULL where it could not begin. */
enum status change_begin(struct change **out, struct db *db, const char *what, daynum today,
                         const char *user, struct err *e);
/* The same, taking back another batch. */
enum status change_begin_undo(struct change **out, struct db *db, int64_t undoes, const char *what,
                              daynum today, const char *user, struct err *e);

/* Commits, and frees c in every case. A change that changed nothing leaves no batch. */
enum status change_commit(struct change *c, struct err *e);
void change_abort(struct change *c); /* takes everything back and frees c; NULL is legal */
/* One or the other, as it went so far: what was not ST_OK comes back, and nothing has happened. */
enum status change_end(struct change *c, enum status so_far, struct err *e);

/* Many rows follow: large cache, their marks made together at the end. */
void change_bulk(struct change *c);

enum put { PUT_UNCHANGED, PUT_CREATED, PUT_UPDATED };

/* Inserts or updates one row. Values are normalised (model_read); references may be names. `given`
 * has FIELD_BIT(i) for each field that counts; the others keep what they were (or their preset).
 * row->id 0: found by its key, and a code left out is made; else that row, and row->version, unless
 * 0, must be the one that is there. After ST_OK row is what the database now holds. ST_USAGE,
 * ST_MISSING, ST_REFUSED: nothing was written. */
enum status change_put(struct change *c, struct row *row, uint64_t given, enum put *did,
                       struct err *e);

/* References become codes, as change_put makes them; what does not resolve stays, and is named by
 * the door. Only what refers to one row. */
void change_resolve(struct change *c, struct row *row);

/* What is put next stands on this line of a file: of two lines about one row the second may not say
 * otherwise. 0: it stands on none. */
void change_once(struct change *c, int line);
/* The line of the file that this row was put by; 0: none. */
int change_line(const struct change *c, int64_t id);

/* Deletes one row: refused where others refer to it (what is part of it goes with it: histories,
 * namesakes). */
enum status change_delete(struct change *c, const struct entity *en, int64_t id, int version,
                          struct err *e);

/* Deletes every row the query finds, as change_delete does; *n (may be NULL): how many. */
enum status change_delete_found(struct change *c, const struct row_query *q, size_t *n,
                                struct err *e);
/* One row as a change of its own, called 删除 and what it is. */
enum status delete_alone(struct db *db, const struct entity *en, int64_t id, int version,
                         daynum today, const char *user, struct err *e);

/* What the last change_put that went well found in the place of its row, borrowed until the next
 * one; id 0: nothing. */
const struct row *change_was(const struct change *c);

/* A mark, one at a time: what is put from here on stands or falls together. change_settle ends it:
 * where so_far is not ST_OK, nothing was put since; returns so_far, or why it failed. Codes and
 * numbers given out in between are not given again. */
enum status change_mark(struct change *c, struct err *e);
enum status change_settle(struct change *c, enum status so_far, struct err *e);

/* The field at fault in the last refusal, -1: none in particular. */
int change_fault(const struct change *c);

/* Puts a row as it stands, without the checks and the moves of a form: for undo. before NULL: it is
 * not there; after NULL: it goes. The version of before must be the one that is there. */
enum status change_write(struct change *c, struct row *before, struct row *after, struct err *e);

/* A line in the journal that changed no row. */
enum status change_note(struct change *c, const char *entity, const char *text, struct err *e);
/* Whether the operator may do what touches that organisation ("": all of them) and no row of the
 * dictionary: ST_REFUSED says who may. what: 上报数字. */
enum status change_reach(struct change *c, const char *org, const char *what, struct err *e);

/* Rows written so far, histories included. */
int64_t change_count(const struct change *c);

/* Finds the row that one without a code means (commands.md): by ID number, name, day and so on. row
 * has the fields of `given`, references already codes. *id 0: none. ST_REFUSED: two. */
enum status match_row(struct db *db, const struct row *row, uint64_t given, int64_t *id,
                      struct err *e);
/* Whether two lists without doubles (a;b) hold the same words. */
bool match_same_words(const char *a, const char *b);

#endif
