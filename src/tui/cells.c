/* The picture: whole glyphs in cells. */
#include "cells.h"

#include <locale.h>
#include <string.h>
#include <wctype.h>

#include "grid.h"
#include "mem.h"
#include "text.h"

static struct {
    struct cell *cell;
    uint32_t (*marks)[CELL_MARKS]; /* of each cell; looked at where it says that it has some */
    int rows, cols;
    int caret_row, caret_col; /* -1: hidden */
    bool ascii;
} grid = { .caret_row = -1 };

int cells_rows(void)
{
    return grid.rows;
}

int cells_cols(void)
{
    return grid.cols;
}

void cells_lines(bool ascii)
{
    grid.ascii = ascii;
}

static struct cell *at(int row, int col)
{
    return &grid.cell[(size_t)row * (size_t)grid.cols + (size_t)col];
}

const struct cell *grid_row(int row)
{
    return at(row, 0);
}

const uint32_t *grid_marks(int row, int col)
{
    return grid.marks[(size_t)row * (size_t)grid.cols + (size_t)col];
}

static void set_blank(struct cell *c, int look)
{
    *c = (struct cell){ .ch = ' ', .width = 1, .look = (uint8_t)look };
}

void cells_clear(void)
{
    for (int i = 0; i < grid.rows * grid.cols; i++)
        set_blank(&grid.cell[i], LOOK_TEXT);
    cells_caret_hide();
}

void cells_size(int rows, int cols)
{
    size_t n;

    grid.rows = rows > 0 ? rows : 1;
    grid.cols = cols > 0 ? cols : 1;
    n = (size_t)grid.rows * (size_t)grid.cols;
    grid.cell = mem_resize(grid.cell, n * sizeof *grid.cell);
    grid.marks = mem_resize(grid.marks, n * sizeof *grid.marks);
    cells_clear();
}

/* Before cells [col, end) are written: the other half of a wide character cut by either end becomes
 * blank. */
static void cut_ends(int row, int col, int end)
{
    if (col > 0 && at(row, col)->width == 0)
        set_blank(at(row, col - 1), at(row, col - 1)->look);
    if (end < grid.cols && at(row, end)->width == 0)
        set_blank(at(row, end), at(row, end)->look);
}

/* What was no character yet when the C library was made, and what never will be one, terminals
 * leave out or give what width they like. Hanzi of planes 2 and 3 are let through: the newest stand
 * in names too. */
static bool is_character(uint32_t cp)
{
    static locale_t utf8;
    static bool asked;
    if ((cp & 0xfffe) == 0xfffe)
        return false;
    if (cp < 0x300 || (cp >= 0x3041 && cp <= 0x9fff) || (cp >= 0x20000 && cp <= 0x3347f))
        return true;
    if (!asked)
        utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    asked = true;
    return utf8 == (locale_t)0 || iswprint_l((wint_t)cp, utf8) != 0;
}

/* What the terminal gets for a character. Joiners and variation selectors are left out: terminals
 * disagree about what they do to the width. */
static uint32_t shown(uint32_t cp)
{
    if (text_is_control(cp))
        return TEXT_BAD;
    if ((cp >= 0x200b && cp <= 0x200f) || (cp >= 0x202a && cp <= 0x202e) ||
        (cp >= 0x2060 && cp <= 0x2069) || (cp >= 0xfe00 && cp <= 0xfe0f) || cp == 0xfeff ||
        (cp >= 0xe0000 && cp <= 0xe0fff) || cp == 0x061c || cp == 0x180e)
        return 0;
    if (cp == 0xad) /* a place to break a line: a hyphen, or nothing at all */
        return '-';
    return is_character(cp) ? cp : TEXT_BAD;
}

static void put_plain(struct cell *c, uint32_t cp, int width, int look)
{
    *c = (struct cell){ .ch = cp, .width = (uint8_t)width, .look = (uint8_t)look };
    if (width == 2)
        c[1] = (struct cell){ .look = (uint8_t)look };
}

static void put_glyph(int row, int col, const char *s, size_t n, int width, int look)
{
    struct cell *c = at(row, col);

    *c = (struct cell){ .width = (uint8_t)width, .look = (uint8_t)look };
    for (size_t i = 0; i < n && c->marks < CELL_MARKS;) {
        uint32_t cp;

        i += text_decode(s + i, n - i, &cp);
        cp = shown(cp);
        if (c->ch == 0)
            c->ch = cp;
        else if (cp != 0)
            grid.marks[c - grid.cell][c->marks++] = cp;
    }
    if (c->ch == 0)
        c->ch = ' ';
    if (width == 2)
        c[1] = (struct cell){ .look = (uint8_t)look };
    if (width == 2 && text_char_width(c->ch) == 1) {
        c->width = 1;
        set_blank(&c[1], look);
    }
}

/* *left: the bytes that found no room. */
static int put_most(int row, int col, int width, const char *s, size_t n, int look, size_t *left)
{
    int end = col + width, x = col;

    *left = n;
    if (row < 0 || row >= grid.rows || col < 0 || col >= grid.cols || width <= 0)
        return 0;
    if (end > grid.cols)
        end = grid.cols;
    cut_ends(row, col, end);
    while (n > 0) {
        uint32_t cp;
        size_t used = text_plain(s, n, &cp);
        int w = used == 3 ? 2 : 1;
        bool plain = used > 0;

        if (!plain)
            used = text_glyph(s, n, &w);
        if (x + w > end)
            break;
        if (plain)
            put_plain(at(row, x), cp, w, look);
        else if (w > 0)
            put_glyph(row, x, s, used, w, look);
        x += w;
        s += used;
        n -= used;
    }
    for (int i = x; i < end; i++)
        set_blank(at(row, i), look);
    *left = n;
    return x - col;
}

int cells_putn(int row, int col, int width, const char *s, size_t n, int look)
{
    size_t left;

    return put_most(row, col, width, s, n, look, &left);
}

int cells_put(int row, int col, int width, const char *s, int look)
{
    return cells_putn(row, col, width, s, strlen(s), look);
}

int cells_text(int row, int col, int width, const char *s, int look)
{
    struct buf b = BUF_INIT;
    size_t left;
    int used = put_most(row, col, width, s, strlen(s), look, &left);

    if (left == 0)
        return used;
    text_pad(&b, s, width);
    used = cells_put(row, col, width, buf_str(&b), look);
    buf_free(&b);
    return used;
}

int cells_text_right(int row, int col, int width, const char *s, int look)
{
    int w = text_width(s);

    if (w >= width)
        return cells_text(row, col, width, s, look);
    cells_put(row, col, width - w, "", look);
    return cells_put(row, col + width - w, w, s, look);
}

static void cells_fill(struct rect r, int look)
{
    for (int i = 0; i < r.rows; i++)
        cells_put(r.row + i, r.col, r.cols, "", look);
}

static void line_part(int row, int col, const char *line, const char *ascii, int look)
{
    if (row >= 0 && row < grid.rows && col >= 0 && col < grid.cols)
        cells_put(row, col, 1, grid.ascii || text_width(line) != 1 ? ascii : line, look);
}

void cells_rule(int row, int col, int width, int look)
{
    for (int i = 0; i < width; i++)
        line_part(row, col + i, "─", "-", look);
}

void cells_box(struct rect r, const char *title, int look)
{
    int last = r.row + r.rows - 1, right = r.col + r.cols - 1;

    cells_fill(r, LOOK_TEXT);
    cells_rule(r.row, r.col, r.cols, look);
    cells_rule(last, r.col, r.cols, look);
    for (int i = r.row + 1; i < last; i++) {
        line_part(i, r.col, "│", "|", look);
        line_part(i, right, "│", "|", look);
    }
    line_part(r.row, r.col, "┌", "+", look);
    line_part(r.row, right, "┐", "+", look);
    line_part(last, r.col, "└", "+", look);
    line_part(last, right, "┘", "+", look);
    if (title != NULL && *title != '\0' && r.cols > 8) {
        int w = text_width(title);

        if (w > r.cols - 6)
            w = r.cols - 6;
        cells_put(r.row, r.col + 2, w + 2, "", look);
        cells_text(r.row, r.col + 3, w, title, look);
    }
}

void cells_caret(int row, int col)
{
    grid.caret_row = row;
    grid.caret_col = col < grid.cols ? col : grid.cols - 1;
}

void cells_caret_hide(void)
{
    grid.caret_row = -1;
    grid.caret_col = 0;
}

bool cells_caret_at(int *row, int *col)
{
    *row = grid.caret_row;
    *col = grid.caret_col;
    return grid.caret_row >= 0 && grid.caret_row < grid.rows;
}

void cells_dump(struct buf *b)
{
    for (int row = 0; row < grid.rows; row++) {
        size_t keep = b->len;

        for (int col = 0; col < grid.cols; col++) {
            const struct cell *c = at(row, col);
            char u[4];

            if (c->width > 0)
                buf_add(b, u, text_encode(c->ch, u));
            for (int i = 0; i < c->marks; i++)
                buf_add(b, u, text_encode(grid_marks(row, col)[i], u));
            if (c->width > 0 && c->ch != ' ')
                keep = b->len;
        }
        b->len = keep;
        buf_putc(b, '\n');
    }
}
