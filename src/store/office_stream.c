/* Rows of an office as they are wanted: out of a walk over the marks or a statement, read a batch
 * at a time, or out of what a thread has read ahead. */
#include <stdlib.h>

#include "mem.h"
#include "office_priv.h"

int row_source_read(const struct row_source *from, int64_t *rows, struct buf *texts, struct err *e)
{
    return from->walk ? walk_rows(from->walk, rows, e)
                      : stmt_rows(from->s, rows, from->columns, M_ROWS, texts, e);
}

void row_stream_begin(struct row_stream *t, int number, struct row_source from)
{
    t->from = from;
    t->number = number;
    t->more = true;
    t->at = t->nrows = 0;
}

bool row_stream_read(struct office *o, struct row_stream *t)
{
    if (!t->more)
        return false;
    t->at = 0;
    if (o->ahead && t->number != AHEAD_NONE) {
        t->nrows = ahead_next(o->ahead, t->number, &t->rows, &t->texts, &o->failed);
    } else {
        if (!t->batch)
            t->batch = mem_alloc((size_t)(M_ROWS * t->from.columns) * sizeof *t->batch);
        buf_clear(&t->read);
        t->nrows = row_source_read(&t->from, t->batch, &t->read, &o->failed);
        t->rows = t->batch;
        t->texts = &t->read;
    }
    t->more = t->nrows == M_ROWS;
    return t->nrows > 0;
}

void row_stream_end(struct row_stream *t)
{
    walk_close(t->from.walk);
    if (t->from.s)
        stmt_reset(t->from.s);
    t->from.walk = NULL;
    t->from.s = NULL;
    t->more = false;
    t->at = t->nrows = 0;
}

void row_stream_free(struct row_stream *t)
{
    row_stream_end(t);
    free(t->batch);
    buf_free(&t->read);
}
