/* What the files of import share. */
#ifndef IMPORT_OWN_H
#define IMPORT_OWN_H

#include "import.h"

#define IMPORT_REASON "错误原因" /* header of the column that --errors adds */

/* One line of the file, read. */
struct import_line {
    int number;
    bool bad;                      /* a value could not be read: refused already */
    char *value[MODEL_MAX_FIELDS]; /* normalised; NULL: empty */
};
void import_line_clear(struct import_line *l);

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
