/* Marks: what the records of the database are worth to the rules (obligations.md, section 5), kept
 * beside them in two tables clustered in the order in which the scheduler reads: by (shelf, type,
 * day) and by (shelf, person, type, day). The shelf is the year and the rank of the organisation
 * (of a person: the last one) in one number: (year - 1970) x 2^40 + rank.
 *
 * A third table, without years, says who was where: mark_place by (rank, code of the person, day
 * from which).
 *
 * The views mark_org_source, mark_person_source and mark_place_source (schema/sqlite) say what the
 * tables must hold; they are changed in the same transaction as the records, by the door alone,
 * through these calls. */
#ifndef MARKS_H
#define MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "db.h"
#include "err.h"
#include "model.h"

enum { MARKS_ENTITIES = 16 }; /* whose rows give marks, or say where they are filed */

/* The marks that one change still has to make. Zero at its beginning. */
struct marks_late {
    bool wait; /* set by the door: those of new rows wait for marks_settle */
    bool anew; /* so much was changed that all marks are made anew */
    int64_t changed;
    int64_t first[MARKS_ENTITIES], last[MARKS_ENTITIES]; /* new rows, by id; first 0: none */
};

/* Around each change of a row that is there: before it is written (id 0: it comes back) and after
 * (id 0: it was deleted); and after a new one was. The ids of new rows of an entity follow each
 * other. */
enum status marks_before(struct db *db, struct marks_late *late, const struct entity *en,
                         int64_t id, struct err *e);
enum status marks_after(struct db *db, const struct marks_late *late, const struct entity *en,
                        int64_t id, struct err *e);
enum status marks_new(struct db *db, struct marks_late *late, const struct entity *en, int64_t id,
                      struct err *e);
/* Makes what is left to make: before the commit, and before anything looks at the marks. */
enum status marks_settle(struct db *db, struct marks_late *late, struct err *e);

enum status marks_rebuild(struct db *db, struct err *e);

/* Whether the tables hold exactly what the views say; *wrong counts the rows that differ. */
enum status marks_verify(struct db *db, int64_t *wrong, struct err *e);

#endif
