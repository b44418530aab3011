/* CSV (RFC 4180) and TSV, read from memory and written to a buffer. */
#ifndef CSV_H
#define CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

struct buf;

/* Gives the next piece of the text: 1, 0 at the end, -1 where it failed. */
typedef int (*csv_more)(void *ctx, const char **piece, size_t *n, struct err *e);

/* Reads records one by one. The text must be UTF-8 (see decode.h). */
struct csv {
    const char *at, *end; /* of the piece at hand */
    csv_more more;        /* NULL: there is no further piece */
    void *ctx;
    struct err *e; /* of the csv_read at work */
    bool failed;
    char sep;
    int line; /* line on which the record last read began, 1-based */
    int next_line;
    bool quoted;   /* the record last read has a quote */
    char **cell;   /* the cells of the record last read: borrowed until the next csv_read */
    size_t *start; /* of each in `text` */
    size_t n, cap; /* cells */
    char *text;
    size_t text_n, text_cap;
};

/* The separator is comma, tab or semicolon: the one seen most often in the first line.
 * The text must outlive the reader. */
void csv_open(struct csv *c, const char *text, size_t n);
/* The same, of a text that comes in pieces. */
enum status csv_open_pieces(struct csv *c, csv_more more, void *ctx, struct err *e);
/* A mark that keeps a spreadsheet from reading a formula ('=1+1, see csv_cell) is taken off.
 * 1: a record was read; 0: the end; -1: a quote that never closes (e says where), or the pieces
 * failed. Blank lines are passed over. Lines end in LF, CRLF or CR. */
int csv_read(struct csv *c, struct err *e);
void csv_close(struct csv *c);

/* Writes one cell after another: a comma before all but the first of a line (*column counts them, 0
 * at first); quotes where needed; CRLF ends the line. A text that a spreadsheet would run as a
 * formula (= + - @ and no number) stands behind a ', which csv_read takes off again; bytes that are
 * no UTF-8 become U+FFFD. */
void csv_cell(struct buf *b, int *column, const char *s);
void csv_end(struct buf *b, int *column);

#endif
