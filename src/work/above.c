/* From an organisation to the one above it. */
#include "above.h"

#include <stdlib.h>

#include "mem.h"

enum status above_next(struct db *db, char **org, const char *day, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_PLACEMENT_AT);
    stmt_bind_text(s, 1, *org);
    stmt_bind_text(s, 2, day);
    int got = stmt_step(s, e);
    free(*org);
    *org = mem_dup(got == 1 ? stmt_text(s, 0) : "");
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}
