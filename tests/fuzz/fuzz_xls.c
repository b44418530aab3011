/* Workbooks of the format of 1997. */
#include "fuzz_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_rows(data, n);
    return 0;
}
