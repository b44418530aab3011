/* A table from text to a number or a pointer: names of a file's rows, statements by their text. */
#ifndef MAP_H
#define MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct map;

struct map *map_new(void);
void map_free(struct map *m); /* NULL is legal */

/* The value kept for key, or `none`. */
int64_t map_get(const struct map *m, const char *key, int64_t none);
/* Keeps value for key (copied); false: it was there and keeps its old value. */
bool map_add(struct map *m, const char *key, int64_t value);
void map_set(struct map *m, const char *key, int64_t value);

#endif
