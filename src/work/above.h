/* Up the tree of organisations on a day, as placements have it for this connection: with what it
 * has written and not yet committed. */
#ifndef ABOVE_H
#define ABOVE_H

#include "db.h"
#include "err.h"

/* No tree of organisations is as deep: who has gone up so far is in a cycle. */
enum { ABOVE_MOST = 64 };

/* *org (owned) becomes the one above it, "" where there is none. day: 2026-03-31. */
enum status above_next(struct db *db, char **org, const char *day, struct err *e);

#endif
