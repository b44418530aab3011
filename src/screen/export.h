/* What leaves the program as a file (导出): one place asks for its name, has it written and says
 * where it is. */
#ifndef EXPORT_H
#define EXPORT_H

#include "err.h"

enum export_format { EXPORT_NONE, EXPORT_XLSX, EXPORT_CSV, EXPORT_ICS, EXPORT_JSON };

/* Which formats a thing can be written in: the suffix of the name tells them apart. */
enum export_as {
    EXPORT_AS_BOOK,   /* xlsx alone */
    EXPORT_AS_TABLE,  /* xlsx, csv */
    EXPORT_AS_DUTIES, /* ics too */
    EXPORT_AS_REPORT, /* json too */
};

typedef enum status export_writer(void *ctx, const char *path, enum export_format format,
                                  struct err *e);

/* Asks for the name of a file, with one offered (a / in it becomes -; ~/ typed is the home folder),
 * and whether one that is there shall be replaced; writes it, and says where, with the whole path,
 * or why not. */
void app_export(const char *offered, enum export_as as, export_writer *write, void *ctx);

#endif
