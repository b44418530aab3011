/* CSV (RFC 4180) and TSV, read from memory and written to a buffer. */
#ifndef CSV_H
#define CSV_H

#include <stddef.h>

#include "err.h"

struct buf;

/* Reads records one by one. The text must be UTF-8 (see csv_decode) and outlive the reader. */
struct csv {
    const char *at, *end;
    char sep;
    int line;        /* line on which the record last read began, 1-based */
    int next_line;
    char **cell;     /* the cells of the record last read: borrowed until the next csv_read */
    size_t n, cap;   /* cells */
    char *scratch;
    size_t scratch_cap;
};

/* Finds the encoding and gives UTF-8: a BOM decides (UTF-8, GB18030, UTF-16), then strict UTF-8,
 * then GB18030. `encoding` may force "utf-8" or "gb18030" (NULL: find out). All or nothing: a byte
 * that is not of the encoding, or a zero byte, is refused with its line. The result is to be freed
 * and holds neither BOM nor zero bytes; *out_n its bytes. */
enum status csv_decode(const char *bytes, size_t n, const char *encoding, char **out, size_t *out_n,
                       struct err *e);

/* Sniffs comma, tab or semicolon in the first line. */
void csv_open(struct csv *c, const char *text, size_t n);
/* 1: a record was read; 0: the end; -1: a quote that never closes (e says where). Blank lines are
 * passed over. Lines end in LF, CRLF or CR. */
int csv_read(struct csv *c, struct err *e);
void csv_close(struct csv *c);

/* Writes one cell after another: a comma before all but the first of a line (*column counts them, 0
 * at first); quotes where needed; CRLF ends the line. */
void csv_cell(struct buf *b, int *column, const char *s);
void csv_end(struct buf *b, int *column);

#endif
