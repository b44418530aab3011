/* What the readers of files behind source.h share. */
#ifndef SOURCE_OWN_H
#define SOURCE_OWN_H

#include <stdio.h>

#include "source.h"

struct source {
    const struct source_ops *ops;
    char **sheets; /* names; owned, as the array is */
    size_t nsheets, cap;
};

struct source_ops {
    enum status (*begin)(struct source *s, size_t sheet, struct err *e);
    int (*next)(struct source *s, struct source_row *row, struct err *e);
    void (*close)(struct source *s); /* frees s, the names apart */
};

/* A web page: each of its tables that is no layout is a sheet. Takes f. */
enum status source_open_html(struct source **out, FILE *f, const char *encoding, struct err *e);
/* The format of 2003 in XML. Takes f. */
enum status source_open_sheetml(struct source **out, FILE *f, struct err *e);
enum status source_open_xlsx(struct source **out, const char *path, struct err *e);
/* The format of 1997; f stays the caller's. */
enum status source_open_xls(struct source **out, FILE *f, const char *path, struct err *e);

void source_add_sheet(struct source *s, const char *name);
/* A number as a sheet shows it: at most 15 digits. */
void source_number(double v, char out[32]);

#endif
