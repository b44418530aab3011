/* Memory that does not fail, and pools. */
#include "mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "err.h"

/* The one thing that must be found without being passed: there is no memory to pass it in. */
static void (*on_exhausted)(void);
static int words_fd = STDERR_FILENO;

void mem_on_exhausted(void (*fn)(void))
{
    on_exhausted = fn;
}

void mem_say_on(int fd)
{
    words_fd = fd;
}

/* No exit(): its handlers and stdio may ask for memory again. */
void mem_exhausted(void)
{
    static const char words[] = "dangjian: 内存不足，程序已退出；已保存的数据不受影响。\n";
    if (on_exhausted != NULL)
        on_exhausted();
    ssize_t written = write(words_fd, words, sizeof words - 1);
    (void)written;
    _exit(ST_FAILED);
}

void *mem_alloc(size_t n)
{
    void *p = calloc(1, n > 0 ? n : 1);
    if (p == NULL)
        mem_exhausted();
    return p;
}

void *mem_resize(void *p, size_t n)
{
    void *q = realloc(p, n > 0 ? n : 1);
    if (q == NULL)
        mem_exhausted();
    return q;
}

char *mem_dup(const char *s)
{
    return s != NULL ? mem_dupn(s, strlen(s)) : NULL;
}

char *mem_dupn(const char *s, size_t n)
{
    if (n == SIZE_MAX)
        mem_exhausted();
    char *p = mem_resize(NULL, n + 1);
    if (n > 0)
        memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

void *mem_grow(void *v, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return v;
    size_t more = *cap < 8 ? 8 : *cap;
    if (*cap > SIZE_MAX - more || (size > 0 && *cap + more > SIZE_MAX / size))
        mem_exhausted();
    *cap += more;
    return mem_resize(v, *cap * size);
}

/* A pool is a list of zeroed blocks; small pieces are cut off the newest one. */
enum { BLOCK_BYTES = 16384, BIG_BYTES = 4096 };

struct block {
    struct block *next;
    alignas(max_align_t) char bytes[];
};

struct pool {
    struct block *blocks;
    char *at; /* free part of the newest shared block */
    size_t left;
};

struct pool *pool_new(void)
{
    return mem_alloc(sizeof(struct pool));
}

static char *block_add(struct pool *p, size_t n)
{
    if (n > SIZE_MAX - sizeof(struct block))
        mem_exhausted();
    struct block *b = mem_alloc(sizeof *b + n);
    b->next = p->blocks;
    p->blocks = b;
    return b->bytes;
}

static void *take(struct pool *p, size_t n, size_t align)
{
    size_t skip = (align - (size_t)((uintptr_t)p->at % align)) % align;
    if (n > BIG_BYTES)
        return block_add(p, n);
    if (p->left < skip || p->left - skip < n) {
        p->at = block_add(p, BLOCK_BYTES);
        p->left = BLOCK_BYTES;
        skip = 0;
    }
    char *piece = p->at + skip;
    p->at += skip + n;
    p->left -= skip + n;
    return piece;
}

void *pool_alloc(struct pool *p, size_t n)
{
    return take(p, n, alignof(max_align_t));
}

char *pool_dup(struct pool *p, const char *s)
{
    return s != NULL ? pool_dupn(p, s, strlen(s)) : NULL;
}

char *pool_dupn(struct pool *p, const char *s, size_t n)
{
    if (n == SIZE_MAX)
        mem_exhausted();
    char *copy = take(p, n + 1, 1);
    if (n > 0)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

void pool_free(struct pool *p)
{
    if (p == NULL)
        return;
    for (struct block *b = p->blocks; b != NULL;) {
        struct block *next = b->next;
        free(b);
        b = next;
    }
    free(p);
}
