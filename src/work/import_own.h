/* What the two files of import share. */
#ifndef IMPORT_OWN_H
#define IMPORT_OWN_H

#include "import.h"

void import_refuse(struct import *im, size_t row, int column, const char *reason);
void import_forget(struct import *im); /* the refusals of the last run, not those of the plan */

#endif
