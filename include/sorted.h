/* Lists that are kept in order. */
#ifndef SORTED_H
#define SORTED_H

#include <stddef.h>

/* Where the key stands among n elements of `size` bytes at v, or would stand: the first that is not
 * before it; n: all are. order(key, element) is positive where the element comes before the key. v
 * may be NULL where n is 0. */
size_t sorted_place(const void *key, const void *v, size_t n, size_t size,
                    int (*order)(const void *key, const void *element));

#endif
