/* Tables of web pages. */
#include "fuzz_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_rows_behind("<html>", data, n);
    return 0;
}
