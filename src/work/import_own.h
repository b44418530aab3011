/* What the files of import share. */
#ifndef IMPORT_OWN_H
#define IMPORT_OWN_H

#include "import.h"
#include "save.h"

#define IMPORT_REASON "错误原因" /* header of the column that --errors adds */

/* One line of the file, read. */
struct import_line {
    int number;
    bool bad;                      /* a value could not be read: refused already */
    char *value[MODEL_MAX_FIELDS]; /* normalised; NULL: empty */
    uint64_t months;               /* fields of a day that have a month alone (import_month) */
};
void import_line_clear(struct import_line *l);

/* The run of an import: what comes of each line is counted, told (kept), and held against what was
 * expected of it. */
struct import_run {
    struct import *im;
    struct change *c;
    struct db *db;
    const struct import_how *how;
    const struct import *expected; /* a preview; NULL: nothing in particular */
    bool keep;                     /* im->row */
    size_t lines;
    struct map *touched; /* codes of the roster's rows that the file has; NULL: no roster */
    struct map *refused; /* names of those that were refused */
    struct map *orgs;    /* codes of the organisations it names */
};
/* row: as the database has it now; of a refused line it means nothing. ST_REFUSED: not what was
 * expected. */
enum status import_came_of(struct import_run *r, const struct import_line *l,
                           enum import_state state, const struct row *row, struct err *e);
enum status import_execute(struct import_run *r, struct err *e);

/* A month where a day is asked: the day on record stays where it lies in that month; a birthday
 * comes out of the ID number; else it is refused, nothing is guessed. Such fields leave *given.
 * row: as it will be put, its code or id known where it is an old one. */
enum status import_settle_months(struct import_run *r, const struct import_line *l, struct row *row,
                                 uint64_t *given, int *fault, struct err *e);
int import_column_of(const struct import *im, int field); /* -1: none */

enum { IMPORT_PASSED = -2 };              /* a column that every file has and none of ours is */
char *import_plain_header(const char *s); /* without what people put around it: blanks, line ends, *
                                             for required ones, a colon; to be freed */
int import_header_field(const struct entity *en, const char *plain); /* or IMPORT_PASSED, or -1 */
/* What was said of a column, the last word first; NULL: nothing. */
const struct import_map *import_map_of(const struct import_maps *maps, const char *header,
                                       const char *plain);
/* The sheet and the header alone. */
enum status import_find_header(struct import *im, const char *sheet, const struct import_maps *maps,
                               struct err *e);
void import_forget_header(struct import *im);

void import_refuse(struct import *im, int line, int column, const char *reason);
void import_forget(struct import *im); /* what the last run found */

/* The lines below the header, from the first one on. */
enum status import_lines_begin(const struct import *im, struct err *e);
/* 1: l is filled (it was cleared); 0: the end; -1: failed. */
int import_lines_next(struct import *im, struct import_line *l, struct err *e);

/* All lines, in an order in which those referred to come first: a branch and its general branch.
 * Only for entities that refer to themselves. */
struct import_lines {
    struct import_line *line;
    size_t n, cap;
    size_t *order;
};
bool import_lines_refer(const struct entity *en);
enum status import_lines_all(struct import_lines *all, struct import *im, struct err *e);
void import_lines_free(struct import_lines *all);

#endif
