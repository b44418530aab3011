/* Workbooks of the format of 2003 in XML. */
#include "fuzz_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_rows_behind("<?xml version='1.0'?><!--urn:schemas-microsoft-com:office:spreadsheet-->",
                     data, n);
    return 0;
}
