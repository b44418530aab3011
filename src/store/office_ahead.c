/* Reading ahead: while one thread schedules, another walks the marks.
 *
 * Reading the marks is more than half of a long due list, and asks nothing of what is made of them.
 * The thread walks on the office's own connection, in its snapshot, and nobody else
 * asks that connection anything until it has come to its end, pauses, or was stopped. Short queues
 * of batches lie in between, one for each stream; each batch belongs to one side at a time. */
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>

#include "buf.h"
#include "mem.h"
#include "office_priv.h"

enum { BATCHES = 8 };

struct queue {
    struct row_source from;
    struct batch {
        int64_t *rows;
        struct buf texts;
        int n;
    } batch[BATCHES];
    size_t filled, taken; /* batches so far: taken <= filled <= taken + BATCHES */
    bool held;            /* the batch `taken` is being looked at */
    bool end;             /* nothing follows what is filled */
};

struct ahead {
    pthread_t thread;
    pthread_mutex_t lock; /* of all that follows, but the batches themselves */
    pthread_cond_t filled, taken;
    struct queue queue[AHEAD_STREAMS];
    struct err failed;
    bool stop;
    bool paused;  /* nothing more is read */
    bool reading; /* a batch is being filled */
};

/* The one that will run dry first; NULL: all are full or at their end. */
static struct queue *to_fill(struct ahead *a)
{
    struct queue *least = NULL;
    for (int i = 0; i < AHEAD_STREAMS; i++) {
        struct queue *q = &a->queue[i];
        size_t n = q->filled - q->taken;
        if (!q->end && n < BATCHES && (!least || n < least->filled - least->taken))
            least = q;
    }
    return least;
}

static bool at_end(const struct ahead *a)
{
    bool end = true;
    for (int i = 0; i < AHEAD_STREAMS; i++)
        end = end && a->queue[i].end;
    return end;
}

static void *run(void *arg)
{
    struct ahead *a = arg;
    struct err e = { 0 };
    pthread_mutex_lock(&a->lock);
    while (!a->stop && !at_end(a)) {
        struct queue *q = a->paused ? NULL : to_fill(a);
        if (!q) {
            pthread_cond_wait(&a->taken, &a->lock);
            continue;
        }
        struct batch *b = &q->batch[q->filled % BATCHES];
        a->reading = true;
        pthread_mutex_unlock(&a->lock);
        buf_clear(&b->texts);
        int n = row_source_read(&q->from, b->rows, &b->texts, &e);
        pthread_mutex_lock(&a->lock);
        a->reading = false;
        b->n = n < 0 ? 0 : n;
        q->filled++;
        q->end = n < M_ROWS;
        if (n < 0)
            a->failed = e;
        pthread_cond_signal(&a->filled);
    }
    pthread_mutex_unlock(&a->lock);
    return NULL;
}

static void queue_begin(struct queue *q, struct row_source from)
{
    q->from = from;
    q->end = !from.walk && !from.s;
    for (int i = 0; i < BATCHES && !q->end; i++)
        q->batch[i].rows = mem_alloc((size_t)(M_ROWS * from.columns) * sizeof(int64_t));
}

static void queue_free(struct queue *q)
{
    for (int i = 0; i < BATCHES; i++) {
        free(q->batch[i].rows);
        buf_free(&q->batch[i].texts);
    }
}

struct ahead *ahead_start(const struct office *o)
{
    struct ahead *a = mem_alloc(sizeof *a);
    const struct row_stream *streams[AHEAD_STREAMS] = {
        [AHEAD_OWN] = &o->own.rows,
        [AHEAD_PERSONS] = &o->persons.rows,
        [AHEAD_PLACES] = &o->places,
        [AHEAD_AWAY] = &o->away,
    };
    for (int i = 0; i < AHEAD_STREAMS; i++)
        queue_begin(&a->queue[i], streams[i]->from);
    pthread_mutex_init(&a->lock, NULL);
    pthread_cond_init(&a->filled, NULL);
    pthread_cond_init(&a->taken, NULL);
    mallopt(M_ARENA_MAX, 1); /* a heap of its own would grow page by page, with a call for each */
    if (!pthread_create(&a->thread, NULL, run, a))
        return a;
    a->stop = true; /* nobody to wait for */
    ahead_stop(a);
    return NULL;
}

int ahead_next(struct ahead *a, int stream, const int64_t **rows, const struct buf **texts,
               struct err *e)
{
    struct queue *q = &a->queue[stream];
    int n = 0;
    pthread_mutex_lock(&a->lock);
    if (q->held) {
        q->held = false;
        q->taken++;
        pthread_cond_signal(&a->taken);
    }
    while (q->filled == q->taken && !q->end)
        pthread_cond_wait(&a->filled, &a->lock);
    if (q->filled > q->taken) {
        struct batch *b = &q->batch[q->taken % BATCHES];
        q->held = true;
        *rows = b->rows;
        if (texts)
            *texts = &b->texts;
        n = b->n;
    }
    if (a->failed.status)
        *e = a->failed;
    pthread_mutex_unlock(&a->lock);
    return n;
}

void ahead_pause(struct ahead *a)
{
    if (!a)
        return;
    pthread_mutex_lock(&a->lock);
    a->paused = true;
    while (a->reading)
        pthread_cond_wait(&a->filled, &a->lock);
    pthread_mutex_unlock(&a->lock);
}

void ahead_go_on(struct ahead *a)
{
    if (!a)
        return;
    pthread_mutex_lock(&a->lock);
    a->paused = false;
    pthread_cond_signal(&a->taken);
    pthread_mutex_unlock(&a->lock);
}

void ahead_stop(struct ahead *a)
{
    if (!a)
        return;
    pthread_mutex_lock(&a->lock);
    bool alone = a->stop;
    a->stop = true;
    pthread_cond_signal(&a->taken);
    pthread_mutex_unlock(&a->lock);
    if (!alone)
        pthread_join(a->thread, NULL);
    pthread_cond_destroy(&a->taken);
    pthread_cond_destroy(&a->filled);
    pthread_mutex_destroy(&a->lock);
    for (int i = 0; i < AHEAD_STREAMS; i++)
        queue_free(&a->queue[i]);
    free(a);
}
