/* The refused rows of an import as a file: as they stand there, with their reasons in a last
 * column, to be mended and imported. */
#ifndef REJECTS_H
#define REJECTS_H

#include "date.h"
#include "err.h"

struct import;

/* A workbook where the path ends in .xlsx, else CSV. im has at least one refusal. */
enum status rejects_save(const char *path, const struct import *im, const char *author, daynum day,
                         struct err *e);

#endif
