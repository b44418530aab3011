/* Workbooks of the format of 1997 (.xls), by freexl, where it was built in. */
#include "source_own.h"

#ifdef HAVE_FREEXL

#include <errno.h>
#include <freexl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"
#include "words.h"

struct xls {
    struct source base;
    const void *book;
    unsigned row, rows;
    unsigned short columns;
    struct source_cell *cell;
    char (*spelt)[32]; /* numbers of the row at hand */
};

static enum status broken(const char *path, struct err *e)
{
    return err_set(e, ST_FAILED, "%s 读不了：不是完整的表格文件。", path);
}

/* Days come as text: the library knows from which year they count. */
static void take_cell(struct xls *x, unsigned short column)
{
    FreeXL_CellValue v;
    struct source_cell *c = &x->cell[column];
    *c = (struct source_cell){ .text = "" };
    if (freexl_get_cell_value(x->book, x->row, column, &v) != FREEXL_OK)
        return;
    if (v.type == FREEXL_CELL_INT || v.type == FREEXL_CELL_DOUBLE) {
        c->kind = SOURCE_NUMBER;
        c->number = v.type == FREEXL_CELL_INT ? v.value.int_value : v.value.double_value;
        source_number(c->number, x->spelt[column]);
        c->text = x->spelt[column];
    } else if (v.type != FREEXL_CELL_NULL && v.value.text_value != NULL) {
        c->text = v.value.text_value;
        c->kind =
            c->text[0] == '#' && strchr("NDVR", c->text[1]) != NULL ? SOURCE_ERROR : SOURCE_TEXT;
    }
}

static int xls_next(struct source *base, struct source_row *row, struct err *e)
{
    struct xls *x = (struct xls *)base;
    (void)e;
    if (x->row >= x->rows)
        return 0;
    for (unsigned short i = 0; i < x->columns; i++)
        take_cell(x, i);
    size_t n = x->columns;
    while (n > 0 && x->cell[n - 1].text[0] == '\0')
        n--;
    *row = (struct source_row){ .line = (int)++x->row, .n = n, .sparse = true, .cell = x->cell };
    return 1;
}

static enum status xls_begin(struct source *base, size_t sheet, struct err *e)
{
    struct xls *x = (struct xls *)base;
    x->row = x->rows = 0;
    if (freexl_select_active_worksheet(x->book, (unsigned short)sheet) != FREEXL_OK ||
        freexl_worksheet_dimensions(x->book, &x->rows, &x->columns) != FREEXL_OK)
        return err_set(e, ST_FAILED, "工作表“%s”读不了。", base->sheets[sheet]);
    x->cell = mem_resize(x->cell, (size_t)(x->columns + 1) * sizeof *x->cell);
    x->spelt = mem_resize(x->spelt, (size_t)(x->columns + 1) * sizeof *x->spelt);
    return ST_OK;
}

static void xls_close(struct source *base)
{
    struct xls *x = (struct xls *)base;
    if (x->book != NULL)
        freexl_close(x->book);
    free(x->cell);
    free(x->spelt);
    free(x);
}

static enum status open_book(struct source **out, const char *path, struct err *e)
{
    static const struct source_ops ops = { xls_begin, xls_next, xls_close };
    struct xls *x = mem_alloc(sizeof *x);
    unsigned locked = 0, sheets = 0;
    x->base.ops = &ops;
    x->base.caution = N_("旧式 .xls 工作簿里的公式和合并单元格读不出来，这些格会是空的；"
                         "有公式或合并单元格的，请用表格软件另存为 .xlsx 再导入。");
    *out = &x->base;
    if (freexl_open(path, &x->book) != FREEXL_OK)
        return broken(path, e);
    if (freexl_get_info(x->book, FREEXL_BIFF_PASSWORD, &locked) == FREEXL_OK &&
        locked == FREEXL_BIFF_OBFUSCATED)
        return err_set(e, ST_REFUSED, "%s 有密码保护，请在表格软件里去掉密码，另存后再试。", path);
    if (freexl_get_info(x->book, FREEXL_BIFF_SHEET_COUNT, &sheets) != FREEXL_OK || sheets == 0)
        return broken(path, e);
    for (unsigned i = 0; i < sheets && i < 1000; i++) {
        const char *name = NULL;
        if (freexl_get_worksheet_name(x->book, (unsigned short)i, &name) != FREEXL_OK)
            return broken(path, e);
        source_add_sheet(&x->base, name != NULL ? name : "");
    }
    return ST_OK;
}

/* Reads it whole, for nothing. */
static enum status try_all(const char *path)
{
    struct source *s = NULL;
    struct source_row row;
    struct err e;
    enum status st = open_book(&s, path, &e);
    for (size_t i = 0; i < s->nsheets && st == ST_OK; i++)
        if (xls_begin(s, i, &e) == ST_OK)
            while (xls_next(s, &row, &e) > 0)
                ;
    return st == ST_REFUSED ? ST_OK : st; /* protected: told by who opens it */
}

/* The library reads beyond its memory where a workbook is damaged or made to do harm (freexl 1.0.6:
 * lengths of names are believed). So another process reads it first, and only what that survived
 * is read here. */
static bool survives(const char *path)
{
    int end = 0;
    pid_t child = fork();
    if (child == 0) {
        alarm(60); /* nor does it stop at every loop */
        _exit(try_all(path) == ST_OK ? 0 : 1);
    }
    if (child < 0)
        return false;
    while (waitpid(child, &end, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(end) && WEXITSTATUS(end) == 0;
}

enum status source_open_xls(struct source **out, const char *path, struct err *e)
{
    return survives(path) ? open_book(out, path, e) : broken(path, e);
}

#else

enum status source_open_xls(struct source **out, const char *path, struct err *e)
{
    (void)out;
    return err_set(e, ST_USAGE,
                   "%s 是旧式的 .xls 工作簿，这个程序没有编入对它的支持；"
                   "请用表格软件打开，另存为 .xlsx 后再试。",
                   path);
}

#endif
