/* One status type and one error object for the whole program.
 *
 * A function that can fail for a reason a person can mend returns enum status
 * and fills a struct err with one Chinese sentence that says what happened and
 * what to do next. The values are the exit codes of the command line, so a
 * status travels from the lowest floor to main() unchanged. Failed allocation
 * is no such reason: it ends the program (see mem.h). */
#ifndef ERR_H
#define ERR_H

enum status {
    ST_OK = 0,
    ST_FAILED = 1,    /* the machine: disk, file, database */
    ST_USAGE = 2,     /* the command line or a value is written wrongly */
    ST_MISSING = 3,   /* what was asked for does not exist */
    ST_REFUSED = 4,   /* a check, a conflict, a closed period */
    ST_OVERDUE = 5,   /* due --exit-code: no error, something is overdue */
    ST_STOPPED = 130, /* whoever waited did not want to any more (watch.h): nothing was kept */
};

struct err {
    enum status status;
    char text[1024]; /* UTF-8, one sentence or several lines; never cut inside a character */
};

/* Fills e (which may be NULL) and returns s, so that `return err_set(...)` is the error path. */
enum status err_set(struct err *e, enum status s, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "prefix：" before the text already there: where the mistake was seen. Returns e's status
 * (ST_FAILED where e is NULL). */
enum status err_prefix(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
