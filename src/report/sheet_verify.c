/* A finished workbook read back: a full disk leaves one that says it is well and is not. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "archive.h"
#include "buf.h"
#include "sheet.h"

enum { TAIL = 16 };

struct reading {
    bool sheet; /* its cells are counted */
    int64_t bytes, cells;
    char tail[TAIL];  /* the last bytes */
    struct buf *keep; /* the whole part; NULL: not wanted */
};

/* "<c " begins a cell, and '<' stands in XML for nothing else. Many places are looked at side by
 * side, without a branch for each tag: tags are a few bytes apart. */
static int64_t count_cells(const char *at, size_t n)
{
    enum { SIDE = 32, ROUNDS = 255 /* a byte counts no further */ };
    int64_t cells = 0;
    while (n >= SIDE + 2) {
        uint8_t found[SIDE] = { 0 };
        size_t rounds = (n - 2) / SIDE < ROUNDS ? (n - 2) / SIDE : ROUNDS;
        for (size_t r = 0; r < rounds; r++, at += SIDE)
            for (int i = 0; i < SIDE; i++)
                found[i] = (uint8_t)(found[i] +
                                     ((at[i] == '<') & (at[i + 1] == 'c') & (at[i + 2] == ' ')));
        for (int i = 0; i < SIDE; i++)
            cells += found[i];
        n -= rounds * SIDE;
    }
    for (; n >= 3; at++, n--)
        cells += !memcmp(at, "<c ", 3);
    return cells;
}

/* One that begins in the last piece and ends in this one. */
static int64_t count_between(const char *tail, const char *data, size_t n)
{
    char seam[4] = { tail[TAIL - 2], tail[TAIL - 1] };
    n = n < 2 ? n : 2;
    memcpy(seam + 2, data, n);
    return count_cells(seam, n + 2);
}

static void read_piece(void *ctx, const char *data, size_t n)
{
    struct reading *r = ctx;
    r->bytes += (int64_t)n;
    if (r->sheet)
        r->cells += count_between(r->tail, data, n) + count_cells(data, n);
    if (r->keep != NULL)
        buf_add(r->keep, data, n);
    if (n >= TAIL) {
        memcpy(r->tail, data + n - TAIL, TAIL);
    } else {
        memmove(r->tail, r->tail + n, TAIL - n);
        memcpy(r->tail + TAIL - n, data, n);
    }
}

static bool ends_with(const struct reading *r, const char *end)
{
    size_t n = strlen(end);
    return r->bytes >= (int64_t)n && !memcmp(r->tail + TAIL - n, end, n);
}

/* xl/worksheets/sheet2.xml is 1; -1: another part. */
static int sheet_of(const char *part)
{
    int number, end = 0;
    return sscanf(part, "xl/worksheets/sheet%d.xml%n", &number, &end) == 1 && end > 0 &&
                   part[end] == '\0'
               ? number - 1
               : -1;
}

static bool is_whole(const struct reading *r, const char *part, const int64_t *cells, int sheets)
{
    int i = sheet_of(part);
    if (i >= 0)
        return i < sheets && ends_with(r, "</worksheet>") && r->cells == cells[i];
    return ends_with(r, ">") || ends_with(r, ">\n");
}

/* Every sheet is there, and the list of contents names it. */
static bool has_sheets(struct archive *a, const char *types, int sheets)
{
    bool ok = strstr(types, "</Types>") != NULL;
    for (int i = 1; i <= sheets && ok; i++) {
        char part[64], named[80];
        snprintf(part, sizeof part, "xl/worksheets/sheet%d.xml", i);
        snprintf(named, sizeof named, "PartName=\"/%s\"", part);
        ok = archive_find(a, part) >= 0 && strstr(types, named) != NULL;
    }
    return ok && archive_find(a, "xl/workbook.xml") >= 0 && archive_find(a, "_rels/.rels") >= 0;
}

bool sheet_verify(const char *path, const int64_t *cells, int sheets)
{
    static const char contents[] = "[Content_Types].xml";
    struct archive *a;
    struct buf types = BUF_INIT;
    bool ok = archive_open(&a, path, NULL) == ST_OK;
    for (size_t i = 0; ok && i < archive_count(a); i++) {
        const char *part = archive_name(a, i);
        struct reading r = { .sheet = sheet_of(part) >= 0,
                             .keep = !strcmp(part, contents) ? &types : NULL };
        ok = archive_read(a, i, read_piece, &r, NULL) == ST_OK && is_whole(&r, part, cells, sheets);
    }
    ok = ok && has_sheets(a, buf_str(&types), sheets);
    buf_free(&types);
    archive_close(a);
    return ok;
}
