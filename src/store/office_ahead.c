/* Reading ahead: while one thread schedules, another walks the marks.
 *
 * Reading the marks is more than half of a long due list, and asks nothing of what is made of them.
 * The thread walks on the office's own connection, in its snapshot, and nobody else
 * asks that connection anything until it has come to its end, pauses, or was stopped. Short queues
 * of batches lie in between, one for each stream; each batch belongs to one side at a time.
 *
 * Waking the other side for every batch would cost more than handing it over. So each sleeps a
 * while: the thread when every queue is full or at its end, until one is half empty; who takes,
 * when the queue wanted is empty, until that is half full or at its end. No signal is lost, since
 * what they wait for changes under the lock alone. They never sleep both: a queue passes half
 * empty, and wakes the thread, before it is empty; and the thread goes on as long as a queue wants
 * to be filled and is not full. A pause is made and ended by who takes, and so never waited in. */
#include <pthread.h>
#include <stdlib.h>

#include "buf.h"
#include "mem.h"
#include "office_priv.h"

enum { BATCHES = 8, HALF = BATCHES / 2 };

struct queue {
    struct row_source from;
    struct batch {
        int64_t *rows;
        struct buf texts;
        int n;
    } batch[BATCHES];
    size_t filled, taken; /* batches so far: taken <= filled <= taken + BATCHES */
    bool lent;            /* the batch `taken` is being looked at */
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

/* How many batches it holds. */
static size_t held(const struct queue *q)
{
    return q->filled - q->taken;
}

/* The one that will run dry first; NULL: all are full or at their end. */
static struct queue *to_fill(struct ahead *a)
{
    struct queue *least = NULL;
    for (int i = 0; i < AHEAD_STREAMS; i++) {
        struct queue *q = &a->queue[i];
        if (!q->end && held(q) < BATCHES && (!least || held(q) < held(least)))
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
        if (q->end || a->paused || held(q) >= HALF)
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
    if (q->lent) {
        q->lent = false;
        q->taken++;
        if (held(q) <= HALF)
            pthread_cond_signal(&a->taken);
    }
    for (size_t enough = held(q) ? 1 : HALF; held(q) < enough && !q->end;)
        pthread_cond_wait(&a->filled, &a->lock);
    if (held(q)) {
        struct batch *b = &q->batch[q->taken % BATCHES];
        q->lent = true;
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
