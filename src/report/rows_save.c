/* Rows as a file of their own: CSV, or a workbook of one sheet. */
#include "file.h"
#include "workbook.h"

static enum status save_csv(const char *path, const struct rows *t, struct err *e)
{
    struct buf out = BUF_INIT;
    int got;
    struct rows_printer *p = rows_print_begin(t, TABLE_CSV, &out, 0);
    while ((got = rows_print_next(p, e)) == 1)
        continue;
    rows_print_end(p);
    enum status s = got < 0 ? e->status : file_save(path, buf_str(&out), out.len, e);
    buf_free(&out);
    return s;
}

enum status rows_save(const char *path, const struct rows *t, enum table_format f,
                      const struct rows_title *h, struct err *e)
{
    if (f != TABLE_XLSX)
        return save_csv(path, t, e);
    struct sheet sheet = {
        .name = h->title, .title = h->title, .about = h->about, .table = t, .form = h->form
    };
    struct workbook b = { .title = h->title,
                          .unit = h->unit,
                          .author = h->author,
                          .day = h->day,
                          .sheet = &sheet,
                          .sheets = 1 };
    return workbook_save(path, &b, e);
}
