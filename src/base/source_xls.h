/* What the two readers of .xls share: the workbook, and its records one by one. */
#ifndef SOURCE_XLS_H
#define SOURCE_XLS_H

#include <stdbool.h>
#include <stdio.h>

#include "buf.h"
#include "source_own.h"
#include "source_rows.h"

enum {
    XLS_FORMULA = 0x0006,
    XLS_EOF = 0x000A,
    XLS_DATEMODE = 0x0022,
    XLS_FILEPASS = 0x002F,
    XLS_CONTINUE = 0x003C,
    XLS_BOUNDSHEET = 0x0085,
    XLS_MULRK = 0x00BD,
    XLS_RSTRING = 0x00D6,
    XLS_XF = 0x00E0,
    XLS_MERGED = 0x00E5,
    XLS_SST = 0x00FC,
    XLS_LABELSST = 0x00FD,
    XLS_NUMBER = 0x0203,
    XLS_LABEL = 0x0204,
    XLS_BOOLERR = 0x0205,
    XLS_STRING = 0x0207,
    XLS_RK = 0x027E,
    XLS_FORMAT = 0x041E,
    XLS_BOF = 0x0809
};

struct xls_book {
    struct buf stream;
    bool old; /* of 1995: texts are bytes of the system's encoding, taken as GB18030 */
    bool from_1904;
    size_t *offset; /* of each sheet in the stream */
    size_t offset_cap;
    struct buf strings; /* the shared ones, each closed by a zero byte */
    size_t *string;     /* where each begins */
    size_t nstrings, string_cap;
    enum shows *shows; /* of each cell format */
    size_t nformats, format_cap;
    struct xls_number {
        int id;
        enum shows shows;
    } * number; /* formats with a code of their own */
    size_t nnumbers, number_cap;
};

/* A record; what goes on in CONTINUE records is read through. */
struct xls_record {
    const struct xls_book *book;
    unsigned id;
    const char *data;
    size_t n;
    size_t next; /* where the next one begins in the stream */
};

bool xls_next_record(struct xls_record *r);
void xls_skip(struct xls_record *r, size_t n); /* bytes that do not go on elsewhere */
/* Appends a text with its length before it. False: it does not hold together. */
bool xls_string(const struct xls_book *b, struct xls_record *r, struct buf *out);

enum status xls_book_open(struct xls_book *b, struct source *s, FILE *f, const char *path,
                          struct err *e);
void xls_book_free(struct xls_book *b);

#endif
