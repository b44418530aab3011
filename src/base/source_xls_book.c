/* The workbook of an .xls file: its sheets, shared texts, and the formats that show days. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "mem.h"
#include "ole.h"
#include "source_xls.h"
#include "text.h"

enum {
    SHEETS = 1000,
    VERSION_1997 = 0x0600,
    WIDE = 1,  /* a text of two bytes each */
    EXTRA = 4, /* readings above hanzi follow */
    RUNS = 8   /* fonts of its parts follow */
};

bool xls_next_record(struct xls_record *r)
{
    const struct buf *s = &r->book->stream;
    if (r->next + 4 > s->len)
        return false;
    r->id = ole_16(s->data + r->next);
    r->n = ole_16(s->data + r->next + 2);
    r->data = s->data + r->next + 4;
    r->next += 4 + r->n;
    return r->next <= s->len;
}

void xls_skip(struct xls_record *r, size_t n)
{
    n = n < r->n ? n : r->n;
    r->data += n;
    r->n -= n;
}

/* The record goes on in a CONTINUE. */
static bool go_on(struct xls_record *r)
{
    struct xls_record next = *r;
    if (!xls_next_record(&next) || next.id != XLS_CONTINUE)
        return false;
    next.id = r->id;
    *r = next;
    return true;
}

/* Skips what may go on elsewhere. */
static bool pass(struct xls_record *r, size_t n)
{
    while (n > r->n) {
        n -= r->n;
        if (!go_on(r))
            return false;
    }
    xls_skip(r, n);
    return true;
}

static void put_unit(struct buf *out, uint32_t *high, uint32_t unit)
{
    char bytes[4];
    if (unit >= 0xD800 && unit < 0xDC00) {
        *high = unit;
        return;
    }
    bool low = unit >= 0xDC00 && unit < 0xE000;
    if (low && *high != 0)
        unit = 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00);
    else if (low || unit == 0)
        unit = TEXT_BAD;
    *high = 0;
    buf_add(out, bytes, text_encode(unit, bytes));
}

/* The characters of a text; where it goes on, a byte says anew how wide they are. */
static bool read_characters(struct xls_record *r, size_t count, unsigned flags, struct buf *out)
{
    uint32_t high = 0;
    while (count > 0) {
        size_t width = (flags & WIDE) != 0 ? 2 : 1;
        if (r->n < width) {
            if (r->n > 0 || !go_on(r) || r->n == 0)
                return false;
            flags = (unsigned char)*r->data;
            xls_skip(r, 1);
            continue;
        }
        put_unit(out, &high, width == 2 ? ole_16(r->data) : (unsigned char)*r->data);
        xls_skip(r, width);
        count--;
    }
    return true;
}

/* Bytes of 1995. */
static bool read_bytes(struct xls_record *r, size_t count, struct buf *out)
{
    count = count < r->n ? count : r->n;
    decode_bytes(r->data, count, out);
    xls_skip(r, count);
    return true;
}

/* Behind the length: flags, what follows the characters, the characters. */
static bool read_text(const struct xls_book *b, struct xls_record *r, size_t count, struct buf *out)
{
    if (b->old)
        return read_bytes(r, count, out);
    if (r->n < 1)
        return false;
    unsigned flags = (unsigned char)*r->data;
    xls_skip(r, 1);
    size_t behind = 0, need = ((flags & RUNS) != 0 ? 2 : 0) + ((flags & EXTRA) != 0 ? 4 : 0);
    if (r->n < need)
        return false;
    if ((flags & RUNS) != 0) {
        behind += 4 * (size_t)ole_16(r->data);
        xls_skip(r, 2);
    }
    if ((flags & EXTRA) != 0) {
        behind += ole_32(r->data);
        xls_skip(r, 4);
    }
    return read_characters(r, count, flags, out) && pass(r, behind);
}

bool xls_string(const struct xls_book *b, struct xls_record *r, struct buf *out)
{
    if (r->n < 2 && !(r->n == 0 && go_on(r) && r->n >= 2))
        return false;
    size_t count = ole_16(r->data);
    xls_skip(r, 2);
    if (r->n == 0 && count > 0 && !b->old && !go_on(r))
        return false;
    return read_text(b, r, count, out);
}

static bool take_strings(struct xls_book *b, struct xls_record *r)
{
    if (r->n < 8)
        return false;
    size_t count = ole_32(r->data + 4);
    xls_skip(r, 8);
    for (size_t i = 0; i < count; i++) {
        b->string = mem_grow(b->string, b->nstrings, &b->string_cap, sizeof *b->string);
        b->string[b->nstrings] = b->strings.len;
        if (!xls_string(b, r, &b->strings))
            return false;
        b->nstrings++;
        buf_add(&b->strings, "", 1);
    }
    return true;
}

/* A number format with a code of its own. */
static void take_format(struct xls_book *b, struct xls_record *r)
{
    struct buf code = BUF_INIT;
    if (r->n < 3)
        return;
    int id = (int)ole_16(r->data);
    size_t count = (unsigned char)r->data[2];
    bool read;
    xls_skip(r, 2);
    if (b->old) {
        xls_skip(r, 1);
        read = read_bytes(r, count, &code);
    } else {
        read = xls_string(b, r, &code);
    }
    if (read) {
        b->number = mem_grow(b->number, b->nnumbers, &b->number_cap, sizeof *b->number);
        b->number[b->nnumbers++] = (struct xls_number){ id, format_shows(buf_str(&code)) };
    }
    buf_free(&code);
}

static void take_cell_format(struct xls_book *b, const struct xls_record *r)
{
    int id = r->n >= 4 ? (int)ole_16(r->data + 2) : 0;
    enum shows shows = format_built_in(id);
    for (size_t i = 0; i < b->nnumbers; i++)
        if (b->number[i].id == id)
            shows = b->number[i].shows;
    b->shows = mem_grow(b->shows, b->nformats, &b->format_cap, sizeof *b->shows);
    b->shows[b->nformats++] = shows;
}

/* Sheets of charts and macros, and hidden ones, are left out. */
static void take_sheet(struct xls_book *b, struct source *s, struct xls_record *r)
{
    struct buf name = BUF_INIT;
    if (r->n < 8 || r->data[4] != 0 || r->data[5] != 0 || s->nsheets >= SHEETS)
        return;
    size_t offset = ole_32(r->data), count = (unsigned char)r->data[6];
    xls_skip(r, 7);
    if (read_text(b, r, count, &name)) {
        b->offset = mem_grow(b->offset, s->nsheets, &b->offset_cap, sizeof *b->offset);
        b->offset[s->nsheets] = offset;
        source_add_sheet(s, buf_str(&name));
    }
    buf_free(&name);
}

static enum status broken(const char *path, struct err *e)
{
    return err_set(e, ST_FAILED, "%s 读不了：不是完整的表格文件。", path);
}

static enum status read_records(struct xls_book *b, struct source *s, const char *path,
                                struct err *e)
{
    struct xls_record r = { .book = b };
    bool well = xls_next_record(&r) && r.id == XLS_BOF && r.n >= 4;
    b->old = well && ole_16(r.data) != VERSION_1997;
    while (well && (well = xls_next_record(&r)) && r.id != XLS_EOF) {
        if (r.id == XLS_FILEPASS)
            return err_set(e, ST_REFUSED, "%s 有密码保护，请在表格软件里去掉密码，另存后再试。",
                           path);
        if (r.id == XLS_DATEMODE && r.n >= 2)
            b->from_1904 = ole_16(r.data) == 1;
        else if (r.id == XLS_SST)
            well = take_strings(b, &r);
        else if (r.id == XLS_FORMAT)
            take_format(b, &r);
        else if (r.id == XLS_XF)
            take_cell_format(b, &r);
        else if (r.id == XLS_BOUNDSHEET)
            take_sheet(b, s, &r);
    }
    if (!well)
        return broken(path, e);
    return s->nsheets > 0 ? ST_OK : err_set(e, ST_USAGE, "%s 里没有工作表。", path);
}

enum status xls_book_open(struct xls_book *b, struct source *s, FILE *f, const char *path,
                          struct err *e)
{
    struct ole *o = ole_open(f);
    if (o == NULL)
        return broken(path, e);
    enum status st = ST_OK;
    if (ole_has(o, "EncryptedPackage"))
        st = err_set(e, ST_REFUSED, "%s 有密码保护，请在表格软件里去掉密码，另存后再试。", path);
    else if (!ole_read(o, "Workbook", &b->stream) && !ole_read(o, "Book", &b->stream))
        st = err_set(e, ST_USAGE, "%s 不是工作簿，请用表格软件打开，另存为 .xlsx 后再试。", path);
    ole_close(o);
    return st == ST_OK ? read_records(b, s, path, e) : st;
}

void xls_book_free(struct xls_book *b)
{
    buf_free(&b->stream);
    buf_free(&b->strings);
    free(b->offset);
    free(b->string);
    free(b->shows);
    free(b->number);
}
