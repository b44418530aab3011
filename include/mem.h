/* Memory that does not fail: when the machine has none left the program says so
 * and ends cleanly (what is in the database is safe, what is not is in a draft). */
#ifndef MEM_H
#define MEM_H

#include <stddef.h>

void *mem_alloc(size_t n);           /* zeroed; never NULL */
void *mem_resize(void *p, size_t n); /* never NULL */
char *mem_dup(const char *s);        /* a copy of s; NULL stays NULL */
char *mem_dupn(const char *s, size_t n);

/* Makes room for one element more in an array of `cap` elements of `size` bytes that holds `n`:
 * v = mem_grow(v, n, &cap, sizeof *v); v[n++] = … */
void *mem_grow(void *v, size_t n, size_t *cap, size_t size);

/* Called once before the program ends for want of memory (restores the terminal). */
void mem_on_exhausted(void (*fn)(void));

/* Where the last sentence goes: standard error, unless that is turned aside for a while. */
void mem_say_on(int fd);
/* The end for want of memory, where a library met it. */
_Noreturn void mem_exhausted(void);

/* A pool hands out memory that is freed all at once: the strings of a world, of a policy. */
struct pool;
struct pool *pool_new(void);
void *pool_alloc(struct pool *p, size_t n); /* zeroed, aligned for any type */
char *pool_dup(struct pool *p, const char *s);
char *pool_dupn(struct pool *p, const char *s, size_t n);
void pool_free(struct pool *p);

#endif
