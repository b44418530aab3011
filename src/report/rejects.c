/* The refused rows of an import as a workbook or as CSV. */
#include "rejects.h"

#include <string.h>
#include <strings.h>

#include "import.h"
#include "words.h"
#include "workbook.h"

static bool is_workbook(const char *path)
{
    size_t n = strlen(path);
    return n > 5 && !strcasecmp(path + n - 5, ".xlsx");
}

enum status rejects_save(const char *path, const struct import *im, const char *author, daynum day,
                         struct err *e)
{
    struct import_rejects r;
    struct column column[ROWS_COLUMNS];
    if (im->ncolumns >= ROWS_COLUMNS)
        return err_set(e, ST_USAGE, "文件的列太多，不合格的行没有写入 %s。", path);
    enum status s = import_rejects_begin(&r, im, e);
    for (size_t i = 0; i <= r.columns; i++)
        column[i] = (struct column){ import_rejects_header(&r, i), import_rejects_header(&r, i),
                                     COLUMN_TEXT };
    struct rows rows = {
        .column = column, .columns = (int)r.columns + 1, .next = import_rejects_next, .ctx = &r
    };
    struct sheet sheet = { .name = _(im->en->label), .table = &rows };
    struct workbook b = { _("不合格的行"), "", author, day, &sheet, 1 };
    if (s == ST_OK)
        s = is_workbook(path) ? workbook_save(path, &b, e)
                              : rows_save(path, &rows, TABLE_CSV, NULL, e);
    import_rejects_end(&r);
    return s;
}
