/* Workbooks of the format of 1997. */
#include "fuzz.h"
#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct source *s = NULL;
    struct source_row row;
    struct err e = { 0 };
    char path[32];
    int fd = fuzz_file(data, n, path);
    if (source_open(&s, path, NULL, &e) == ST_OK) {
        for (size_t i = 0; i < source_sheets(s); i++) {
            if (source_begin(s, i, &e) != ST_OK)
                continue;
            while (source_next(s, &row, &e) > 0)
                for (size_t k = 0; k < row.n; k++)
                    HOLDS(row.cell[k].text != NULL);
        }
    }
    source_close(s);
    close(fd);
    return 0;
}
