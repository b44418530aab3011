/* What the commands on entities share. */
#ifndef ARGS_H
#define ARGS_H

#include <stdint.h>

#include "command.h"
#include "row.h"

/* FIELD=VALUE…: read into row (initialised), *given gets a bit for each. */
enum status args_fields(struct row *row, char *const *args, int n, uint64_t *given, struct err *e);

/* FIELD=VALUE of --where, --sort FIELD or -FIELD, as a part of the query; values are kept in *hold,
 * freed by the caller with args_free. */
struct args_hold {
    char *values[ROW_FILTERS];
    int n;
};
enum status args_where(struct db *db, struct row_query *q, const char *const *wheres, int n,
                       struct args_hold *hold, struct err *e);
enum status args_sort(struct row_query *q, const char *sort, struct err *e);
void args_free(struct args_hold *hold);

/* The version --if-version asks for; 0 where it is not there. */
enum status args_version(const char *typed, int *version, struct err *e);

struct change;
/* Puts the label of the field at fault before the sentence. */
enum status args_fault(const struct change *c, const struct entity *en, enum status s,
                       struct err *e);

#endif
