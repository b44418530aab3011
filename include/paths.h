/* Where things lie: the database, the configuration. */
#ifndef PATHS_H
#define PATHS_H

#include <stdbool.h>

#include "err.h"

struct buf;

/* The value of KEY in $XDG_CONFIG_HOME/dangjian/config (INI: key = value lines; sections and
 * comments are passed over): appended. False: it is not there. The file is only read. */
bool config_get(const char *key, struct buf *out);

/* The database of a call: `given` (--db), else $DANGJIAN_DB, else `db` of the configuration, else
 * $XDG_DATA_HOME/dangjian/dangjian.db, whose folder is made (0700) where it is missing and `create`
 * is set. Appended. */
enum status path_database(const char *given, bool create, struct buf *out, struct err *e);

/* $XDG_STATE_HOME/dangjian/NAME, its folders made (0700). Appended. */
enum status path_state(const char *name, struct buf *out, struct err *e);

#endif
