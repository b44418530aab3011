/* Lists that are kept in order. */
#include "sorted.h"

size_t sorted_place(const void *key, const void *v, size_t n, size_t size,
                    int (*order)(const void *key, const void *element))
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t at = low + (high - low) / 2;
        if (order(key, (const char *)v + at * size) > 0)
            low = at + 1;
        else
            high = at;
    }
    return low;
}
