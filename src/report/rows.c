/* Rows: what printers of every kind share. */
#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "text.h"

bool table_format_read(const char *word, enum table_format *f)
{
    static const char *const words[] = {
        [TABLE_TABLE] = "table", [TABLE_TEXT] = "text", [TABLE_XLSX] = "xlsx",
        [TABLE_CSV] = "csv",     [TABLE_JSON] = "json", [TABLE_JSONL] = "jsonl",
    };
    for (int i = 0; i <= TABLE_JSONL; i++) {
        if (!strcmp(word, words[i])) {
            *f = (enum table_format)i;
            return true;
        }
    }
    return false;
}

bool column_is_number(enum column_kind k)
{
    return k == COLUMN_INT || k == COLUMN_MONEY || k == COLUMN_SHARE || k == COLUMN_SCORE ||
           k == COLUMN_NUMBER;
}

/* In one piece: what is freed cell by cell leaves holes among which the makers of workbooks, who
 * allocate several times a cell, look for room as long as they run. */
struct rows_head {
    const struct rows *t;
    struct buf text; /* the cells of the rows kept, each with its end */
    size_t at;       /* what of it was given out */
    unsigned *marks; /* of the rows kept; NULL: none has any */
    size_t nmarks, marks_cap, row;
    bool ended;
};

struct rows_head *rows_head_new(const struct rows *t)
{
    struct rows_head *h = mem_alloc(sizeof *h);
    h->t = t;
    return h;
}

static int widest_line(const char *s)
{
    int most = 0;
    for (;;) {
        size_t n = strcspn(s, "\n");
        int w = text_width_of(s, n);
        if (w > most)
            most = w;
        if (s[n] == '\0')
            return most;
        s += n + 1;
    }
}

static void keep_row(struct rows_head *h, const char *const *cell, int *width)
{
    unsigned marks = h->t->marks != NULL ? *h->t->marks : 0;
    if (h->t->marks != NULL) {
        h->marks = mem_grow(h->marks, h->nmarks, &h->marks_cap, sizeof *h->marks);
        h->marks[h->nmarks++] = marks;
    }
    for (int i = 0; i < h->t->columns; i++) {
        const char *s = cell[i] != NULL ? cell[i] : "";
        buf_keep(&h->text, s);
        if (*s == '\0' || marks & ROW_ACROSS) /* it takes the room that there is */
            continue;
        int w = widest_line(s);
        if (w > width[i])
            width[i] = w;
    }
}

enum status rows_head_read(struct rows_head *h, int rows, int *width, bool *all, struct err *e)
{
    const char *cell[ROWS_COLUMNS];
    int got = 1;
    memset(width, 0, (size_t)h->t->columns * sizeof *width);
    for (int i = 0; i < rows && (got = h->t->next(h->t->ctx, cell, e)) == 1; i++)
        keep_row(h, cell, width);
    h->ended = got != 1;
    *all = h->ended;
    return got < 0 ? ST_FAILED : ST_OK;
}

int rows_head_next(struct rows_head *h, const char **cell, struct err *e)
{
    h->row++;
    if (h->at == h->text.len) {
        buf_free(&h->text);
        h->at = 0;
        return h->ended ? 0 : h->t->next(h->t->ctx, cell, e);
    }
    for (int i = 0; i < h->t->columns; i++) {
        cell[i] = h->text.data + h->at;
        h->at += strlen(cell[i]) + 1;
    }
    return 1;
}

unsigned rows_head_marks(const struct rows_head *h)
{
    return h->t->marks == NULL ? 0 : h->row <= h->nmarks ? h->marks[h->row - 1] : *h->t->marks;
}

void rows_head_free(struct rows_head *h)
{
    if (h == NULL)
        return;
    buf_free(&h->text);
    free(h->marks);
    free(h);
}
