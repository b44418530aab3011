/* Lists of words joined by ';'. */
#include "listed.h"

#include <string.h>

#include "mem.h"

bool listed_next(const char **list, struct listed *word)
{
    const char *at = *list;
    if (*at == '\0')
        return false;
    *word = (struct listed){ at, strcspn(at, ";"), strcspn(at, ";(") };
    *list = at + word->n + (at[word->n] == ';');
    return true;
}

char *listed_take(const char **list)
{
    struct listed word;
    return listed_next(list, &word) ? mem_dupn(word.text, word.n) : NULL;
}

bool listed_holds(const char *list, const char *word, size_t n)
{
    struct listed one;
    while (listed_next(&list, &one))
        if (one.n == n && !memcmp(one.text, word, n))
            return true;
    return false;
}

bool listed_has(const char *list, const char *word)
{
    return listed_holds(list, word, strlen(word));
}

bool listed_has_type(const char *list, const char *type)
{
    struct listed one;
    size_t n = strlen(type);
    while (listed_next(&list, &one))
        if (one.bare == n && !memcmp(one.text, type, n))
            return true;
    return false;
}
