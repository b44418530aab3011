/* What targets for readers of sheets share. */
#ifndef FUZZ_ROWS_H
#define FUZZ_ROWS_H

#include "fuzz.h"
#include "source.h"
#include "text.h"

/* A file is refused with a sentence, or every row of every sheet is read twice, in order, its texts
 * UTF-8. */
static inline size_t fuzz_read_sheet(struct source *s, size_t sheet)
{
    struct source_row row;
    struct err e = { 0 };
    size_t rows = 0;
    int line = 0;
    if (source_begin(s, sheet, &e) != ST_OK)
        return 0;
    while (rows < 20000 && source_next(s, &row, &e) > 0) {
        HOLDS(row.line > line && row.n <= SOURCE_COLUMNS);
        line = row.line;
        rows++;
        for (size_t k = 0; k < row.n; k++)
            HOLDS(text_valid(row.cell[k].text, strlen(row.cell[k].text)));
    }
    return rows;
}

static inline void fuzz_rows(const void *data, size_t n)
{
    struct source *s = NULL;
    struct err e = { 0 };
    char path[32];
    int fd = fuzz_file(data, n, path);
    if (source_open(&s, path, NULL, &e) == ST_OK) {
        for (size_t i = 0; i < source_sheets(s) && i < 4; i++)
            HOLDS(fuzz_read_sheet(s, i) == fuzz_read_sheet(s, i));
    } else {
        HOLDS(*e.text != '\0');
    }
    source_close(s);
    close(fd);
}

/* The same of data behind a beginning that says what they are. */
static inline void fuzz_rows_behind(const char *head, const uint8_t *data, size_t n)
{
    size_t len = strlen(head);
    char *whole = malloc(len + n + 1);
    if (whole == NULL)
        abort();
    memcpy(whole, head, len);
    memcpy(whole + len, data, n);
    fuzz_rows(whole, len + n);
    free(whole);
}

#endif
