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

/* A new folder under $TMPDIR, else under the usual one, for the files of a test. */
#define TEST_FOLDER 256
static inline void test_folder(char path[TEST_FOLDER])
{
    const char *under = getenv("TMPDIR");
    int n = snprintf(path, TEST_FOLDER, "%s/dangjian-XXXXXX",
                     under != NULL && *under != '\0' ? under : P_tmpdir);
    assert_true(n > 0 && n < TEST_FOLDER);
    assert_non_null(mkdtemp(path));
}

/* A failed row of a table says which one it was. */
#define row_true(row, what) \
    do { \
        if (!(what)) \
            fail_msg("row %zu: %s", (size_t)(row), #what); \
    } while (0)

#endif
