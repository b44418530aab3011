/* What backup.c and restore.c share. */
#ifndef BACKUP_OWN_H
#define BACKUP_OWN_H

#include <stdbool.h>
#include <stdint.h>

#include "err.h"
#include "watch.h"

enum { BACKUP_ENTITIES = 64 };

struct backup_facts {
    int64_t batches; /* number of the last one */
    int64_t all, rows[BACKUP_ENTITIES];
};

/* Reads a copy back: sound, of no later version, its journal unbroken. Rows are counted only where
 * asked for: an older version has fewer kinds. */
enum status backup_verify(const char *path, bool count, struct backup_facts *facts,
                          const struct watch *w, struct err *e);

#endif
