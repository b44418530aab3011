/* Marks: what the records of the database are worth to the rules (obligations.md, section 5), kept
 * beside them in two tables clustered in the order in which the scheduler reads: by (organisation
 * rank, type, day) and by (rank of the person's organisation, person, type, day).
 *
 * The views mark_org_source and mark_person_source (schema/sqlite) say what the tables must hold;
 * the tables are changed in the same transaction as the records, by the door alone, through these
 * calls. */
#ifndef MARKS_H
#define MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "db.h"
#include "err.h"
#include "model.h"

/* Around each change of one row: before it is written (id 0: a new row) and after (id 0: it was
 * deleted). */
enum status marks_before(struct db *db, const struct entity *en, int64_t id, struct err *e);
enum status marks_after(struct db *db, const struct entity *en, int64_t id, struct err *e);

/* Between these two, in one transaction, the calls above do nothing and the end builds all marks
 * anew: for imports of thousands of rows. */
void marks_bulk_begin(struct db *db);
enum status marks_bulk_end(struct db *db, struct err *e);

enum status marks_rebuild(struct db *db, struct err *e);

/* Whether the tables hold exactly what the views say; *wrong counts the rows that differ. */
enum status marks_verify(struct db *db, int64_t *wrong, struct err *e);

#endif
