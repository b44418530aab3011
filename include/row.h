/* Rows of entities: one row in memory, read and written by the dictionary.
 *
 * Values are normalised text as model.h says; NULL and "" are empty. The door (save.h) alone
 * writes; everybody may read. */
#ifndef ROW_H
#define ROW_H

#include <stdbool.h>
#include <stdint.h>

#include "db.h"
#include "err.h"
#include "model.h"

struct buf;

struct row {
    const struct entity *en;
    int64_t id;  /* 0: not in the database */
    int version; /* 0: not in the database */
    char *value[MODEL_MAX_FIELDS];
    char *entered_on, *entered_by;
};

void row_init(struct row *r, const struct entity *en);
void row_clear(struct row *r); /* frees what it holds; it is as after row_init */
void row_set(struct row *r, int field, const char *value);
/* never NULL; borrowed until the field is set */
const char *row_get(const struct row *r, int field);
void row_copy(struct row *to, const struct row *from); /* to was initialised or cleared */
/* its code, or its key fields joined with '/' */
void row_key(const struct row *r, struct buf *out);
const char *const *row_values(const struct row *r);

/* Fills row (initialised or cleared). ST_MISSING: there is none; e is then filled by row_find_text
 * alone. */
enum status row_load(struct db *db, const struct entity *en, int64_t id, struct row *row,
                     struct err *e);
/* By the key fields among values[]. */
enum status row_find(struct db *db, const struct entity *en, const char *const *values,
                     struct row *row, struct err *e);
/* By what people write: a code, or the key fields joined with '/'; days, choices and names are read
 * as in a form. */
enum status row_find_text(struct db *db, const struct entity *en, const char *key, struct row *row,
                          struct err *e);

/* The code of the row that `typed` names: its code, else a name or short name that only one row
 * has; where there is none, the same in other widths and without blanks (Ｂ１, 机关 (本级)).
 * Appended to out. ST_MISSING names the organisations that may be meant (org_like.h). */
enum status row_resolve(struct db *db, const char *entity, const char *typed, struct buf *out,
                        struct err *e);
/* The same for rows by the thousand: nothing is looked for that may be meant. */
enum status row_resolve_plain(struct db *db, const char *entity, const char *typed, struct buf *out,
                              struct err *e);
/* As one of these for every item of a;b;c. */
enum status row_resolve_list(struct db *db, const char *entity, const char *list, bool plain,
                             struct buf *out, struct err *e);
/* The name (else the code) of the row with that code, for people: appended. */
enum status row_name(struct db *db, const char *entity, const char *code, struct buf *out,
                     struct err *e);
/* The same, with its code behind where the name alone would not say which: 王芳（P000012）. */
enum status row_name_apart(struct db *db, const char *entity, const char *code, struct buf *out,
                           struct err *e);

/* The largest id of a row that is there; 0: none. */
enum status row_last_id(struct db *db, const struct entity *en, int64_t *id, struct err *e);

/* For the door alone. Insert wants the id in the row and sets the version; update and delete want
 * the version that is there (ST_REFUSED else) and update sets the next. The lists of activities are
 * kept in step. */
enum status row_insert(struct db *db, struct row *r, const char *today, const char *user,
                       struct err *e);
enum status row_update(struct db *db, struct row *r, struct err *e);
enum status row_delete(struct db *db, const struct row *r, struct err *e);
/* Puts a deleted row back under its old id. */
enum status row_restore(struct db *db, const struct row *r, struct err *e);

/* How many rows refer to this one: appends "3 条活动、12 条出席" and gives the sum. What is part of
 * the row and goes with it (placement, membership, namesakes) is left out. */
enum status row_referrers(struct db *db, const struct row *r, int64_t *n, struct buf *out,
                          struct err *e);

/* Reading many. */
enum { ROW_FILTERS = 16 };

struct row_query {
    const struct entity *en;
    struct {
        int field;
        const char *value; /* normalised; "": empty; of a list field: holds this word or a form */
    } where[ROW_FILTERS];
    int nwhere;
    int sort; /* a field; -1: the key */
    bool descending;
    /* what is private (model.h) meets no condition but that of being empty, and orders nothing */
    bool guarded;
    const char *org;       /* code: rows of that organisation and those below it; NULL: all */
    int64_t limit, offset; /* limit 0: all */
};

struct row_iter;

struct row_iter *row_each(struct db *db, const struct row_query *q);
/* 1: row is filled (cleared first), 0: the end, -1: failed. */
int row_next(struct row_iter *it, struct row *row, struct err *e);
void row_iter_free(struct row_iter *it);
enum status row_count(struct db *db, const struct row_query *q, int64_t *n, struct err *e);

#endif
