/* A finished workbook read back: a full disk leaves one that says it is well and is not. */
#include <stdio.h>
#include <string.h>

#include "archive.h"
#include "buf.h"
#include "sheet.h"

enum { TAIL = 16 };

struct reading {
    bool sheet; /* its cells are counted */
    int64_t bytes, cells;
    int matched;      /* characters of "<c " at the end of the last piece */
    char tail[TAIL];  /* the last bytes */
    struct buf *keep; /* the whole part; NULL: not wanted */
};

static void count_cells(struct reading *r, const char *at, const char *end)
{
    static const char mark[] = "<c "; /* '<' stands in XML for nothing else */
    while (at < end) {
        if (r->matched == 0) {
            if ((at = memchr(at, '<', (size_t)(end - at))) == NULL)
                return;
            if (end - at >= 3) { /* nearly always: the piece has all of it */
                r->cells += !memcmp(at, mark, 3);
                at++;
                continue;
            }
        }
        r->matched = *at == mark[r->matched] ? r->matched + 1 : *at == '<';
        at++;
        if (r->matched == 3) {
            r->cells++;
            r->matched = 0;
        }
    }
}

static void read_piece(void *ctx, const char *data, size_t n)
{
    struct reading *r = ctx;
    r->bytes += (int64_t)n;
    if (r->sheet)
        count_cells(r, data, data + n);
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

enum status sheet_verify(const char *path, const int64_t *cells, int sheets, struct err *e)
{
    static const char contents[] = "[Content_Types].xml";
    struct archive *a;
    struct buf types = BUF_INIT;
    enum status s = archive_open(&a, path, e);
    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < archive_count(a) && s == ST_OK; i++) {
        const char *part = archive_name(a, i);
        struct reading r = { .sheet = sheet_of(part) >= 0,
                             .keep = !strcmp(part, contents) ? &types : NULL };
        s = archive_read(a, i, read_piece, &r, e);
        if (s == ST_OK && !is_whole(&r, part, cells, sheets))
            s = err_set(e, ST_FAILED, "表格文件里的 %s 不完整。", part);
    }
    if (s == ST_OK && !has_sheets(a, buf_str(&types), sheets))
        s = err_set(e, ST_FAILED, "表格文件里缺少工作表。");
    buf_free(&types);
    archive_close(a);
    return s;
}
