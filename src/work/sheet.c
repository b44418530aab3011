/* A sheet of cells, and CSV as one. */
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "file.h"
#include "import.h"
#include "mem.h"

void sheet_begin(struct sheet *s)
{
    *s = (struct sheet){ .pool = pool_new() };
}

static const char **copy_cells(struct sheet *s, const char *const *cells, size_t n)
{
    const char **copy = pool_alloc(s->pool, (n + 1) * sizeof *copy);
    for (size_t i = 0; i < n; i++)
        copy[i] = pool_dup(s->pool, cells[i]);
    return copy;
}

void sheet_add(struct sheet *s, int line, const char *const *cells, size_t n)
{
    const char **copy = copy_cells(s, cells, n);
    if (s->header == NULL) {
        s->header = copy;
        s->ncolumns = n;
        return;
    }
    s->lines = mem_grow(s->lines, s->nlines, &s->cap, sizeof *s->lines);
    s->lines[s->nlines++] = (struct sheet_line){ .line = line, .n = n, .cell = copy };
}

void sheet_free(struct sheet *s)
{
    pool_free(s->pool);
    free(s->lines);
    *s = (struct sheet){ 0 };
}

static bool all_empty(char *const *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (cells[i][0] != '\0')
            return false;
    }
    return true;
}

enum status sheet_read_csv(struct sheet *s, const char *path, const char *encoding, struct err *e)
{
    char *bytes = NULL, *text = NULL;
    size_t n = 0, text_n = 0;
    struct csv csv;
    int got;
    sheet_begin(s);
    enum status st = file_read(path, &bytes, &n, e);
    if (st == ST_OK)
        st = csv_decode(bytes, n, encoding, &text, &text_n, e);
    free(bytes);
    if (st != ST_OK)
        return st;
    csv_open(&csv, text, text_n);
    while ((got = csv_read(&csv, e)) == 1) {
        if (!all_empty(csv.cell, csv.n)) /* spreadsheets write lines of commas below the last row */
            sheet_add(s, csv.line, (const char *const *)csv.cell, csv.n);
    }
    csv_close(&csv);
    free(text);
    if (got < 0)
        return ST_USAGE;
    if (s->header == NULL)
        return err_set(e, ST_USAGE, "%s 是空的：第一行要写各列的名称。", path);
    return ST_OK;
}
