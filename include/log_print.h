/* The journal printed: a table for people, CSV and JSON for programs; the newest change first.
 *
 * Guarded values (journal.h) are shown as 〔受保护〕, whoever asks. */
#ifndef LOG_PRINT_H
#define LOG_PRINT_H

#include <stdint.h>

#include "buf.h"
#include "date.h"
#include "db.h"
#include "rows.h"

/* Which changes. */
struct log_ask {
    const char *entity; /* its name; "": all */
    const char *key;    /* of the row, as the journal has it (row_key); "": all */
    const char *since;  /* YYYY-MM-DD; "": from the beginning */
    int64_t limit;      /* changes at most */
    int64_t batch;      /* of this one alone; 0: all */
};

struct log_printer {
    enum table_format format; /* a line of CSV for each field, an object of JSON for each change */
    struct buf *out;          /* which the caller may empty between two changes */
    struct db *db;
    int width;       /* For people: cells of a line; 0: as wide as it needs */
    int64_t changes; /* printed so far */
    int64_t batch;   /* under whose heading the table stands */
    struct stmt *stmt;
};

/* log_print_begin … log_print_next while it gives 1 … log_print_end */
void log_print_begin(struct log_printer *p, const struct log_ask *ask);
int log_print_next(struct log_printer *p, struct err *e); /* 0: the end, -1: failed */
void log_print_end(struct log_printer *p);

/* The same as a workbook: a line for each field that changed. */
enum status log_workbook(const char *path, struct db *db, const struct log_ask *ask,
                         const char *author, daynum day, struct err *e);

#endif
