/* What every unit test includes: cmocka with the headers it asks for. */
#ifndef TEST_H
#define TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Rows of a table. */
#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A failed row of a table says which one it was. */
#define row_true(row, what)                                                                        \
    do {                                                                                           \
        if (!(what))                                                                               \
            fail_msg("row %zu: %s", (size_t)(row), #what);                                         \
    } while (0)

#endif
