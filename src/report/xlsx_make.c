/* A workbook is begun beside its place, filled, read back and put there. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "file.h"
#include "mem.h"
#include "sheet.h"
#include "xlsx_own.h"

/* The library's complaints would tear the screen. */
static int hush(void)
{
    int kept = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nowhere >= 0)
        dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0)
        close(nowhere);
    if (kept >= 0)
        mem_say_on(kept);
    return kept;
}

static void unhush(int kept)
{
    if (kept < 0)
        return;
    dup2(kept, STDERR_FILENO);
    mem_say_on(STDERR_FILENO);
    close(kept);
}

/* Between the library and its temporary file: the C library alone would write 4,096 bytes at a
 * time. */
struct xlsx_room {
    char *bytes; /* NULL: not taken yet */
};

lxw_worksheet *xlsx_sheet(lxw_workbook *wb, const char *wanted, struct xlsx_room *room)
{
    enum { PIECE = 1 << 16 };
    struct buf name = BUF_INIT;
    int number = 0;
    sheet_name(&name, wanted, number);
    while (workbook_validate_sheet_name(wb, buf_str(&name)) == LXW_ERROR_SHEETNAME_ALREADY_USED) {
        buf_clear(&name);
        sheet_name(&name, wanted, ++number);
    }
    lxw_worksheet *ws = workbook_add_worksheet(wb, buf_str(&name));
    if (ws != NULL && ws->optimize_tmpfile != NULL && room != NULL && room->bytes == NULL) {
        room->bytes = mem_alloc(PIECE);
        setvbuf(ws->optimize_tmpfile, room->bytes, _IOFBF, PIECE);
    }
    buf_free(&name);
    return ws;
}

/* cells[i]: what sheet i must hold when it is read back. A workbook that was not closed well leaves
 * the temporary files of its sheets open until the program ends: the room stays theirs. */
static enum status write_all(const struct file_new *f, xlsx_fill *fill, const void *ctx,
                             int64_t *cells, int *sheets, struct err *e)
{
    struct xlsx_room room = { NULL };
    lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = f->folder };
    int kept = hush();
    lxw_workbook *wb = workbook_new_opt(f->name, &options);
    enum status st = wb != NULL ? fill(wb, &room, ctx, cells, sheets, e) : ST_FAILED;
    if (wb != NULL && st != ST_OK)
        lxw_workbook_free(wb);
    else if (wb == NULL || workbook_close(wb) != LXW_NO_ERROR)
        st = err_set(e, ST_FAILED, "%s 没有写成，请再试一次。", f->target);
    else
        free(room.bytes);
    unhush(kept);
    return st;
}

/* The library does not tell why it could not write: the disk does. */
static enum status why(const struct file_new *f, struct err *e)
{
    enum { ENOUGH = 1 << 20 };
    off_t end = lseek(f->fd, 0, SEEK_END);
    int number = posix_fallocate(f->fd, end > 0 ? end : 0, ENOUGH);
    return number == 0 ? e->status : file_unwritten(f->target, number, e);
}

enum status xlsx_make(const char *path, xlsx_fill *fill, const void *ctx, int sheets, struct err *e)
{
    struct file_new f;
    struct err own = { 0 };
    e = e != NULL ? e : &own;
    enum status st = file_begin(&f, path, e);
    if (st != ST_OK)
        return st;
    int64_t *cells = mem_alloc((size_t)sheets * sizeof *cells);
    st = write_all(&f, fill, ctx, cells, &sheets, e);
    if (st == ST_OK && !sheet_verify(f.name, cells, sheets))
        st = err_set(e, ST_FAILED,
                     "%s 没有写全，没有保存：写的时候磁盘大概满过（临时文件比成品大十来倍），"
                     "请腾出空间后再试。",
                     f.target);
    free(cells);
    if (st == ST_OK)
        return file_commit(&f, e);
    st = why(&f, e);
    file_abandon(&f);
    return st;
}
