/* What was done, batch by batch, the newest first: for the screen of the journal. */
#ifndef BATCHES_H
#define BATCHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "db.h"
#include "err.h"

struct batch_line {
    int64_t id, rows; /* rows it changed */
    bool undone;      /* a later batch took it back */
    char *at, *user, *what;
};

struct batches {
    struct batch_line *v;
    size_t n, cap;
};

enum { BATCHES_MOST = 5000 }; /* older ones: dangjian log */

/* Those of which time, person or deed hold `filter` ("": all). b is emptied first. */
enum status batches_read(struct batches *b, struct db *db, const char *filter, struct err *e);
/* The last n of all. */
enum status batches_newest(struct batches *b, struct db *db, int n, struct err *e);
void batches_free(struct batches *b);

/* The first few rows of a batch, as people call them: 活动 学习（A1）、出席 王芳（A1/P1/attendee）.
 * Appended; nothing where it cannot be known. What is
 * private (事项 of some types) by its key alone. */
void batches_tell_rows(struct db *db, int64_t batch, struct buf *out);

/* The number of the last one; 0: none. Another number: something may have changed since. */
int64_t batches_last(struct db *db);

/* Who changed a record last, and when: 张三（2026-03-05 10:20）, appended. False: the journal does
 * not say. key: as row_key has it. */
bool batches_last_of(struct db *db, const char *entity, const char *key, struct buf *who);

#endif
