/* Pictures to ncurses: whole rows, looks to attributes. */
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "cells.h"
#include "grid.h"
#include "mem.h"
#include "term_priv.h"
#include "text.h"

/* One function decides width: ncurses asks wcwidth(), and this definition stands before the one of
 * the C library. Otherwise the two would disagree about new characters and about the ambiguous ones
 * (“ — ① ★) wherever a terminal shows those wide, and rows would be drawn one cell off. */
int wcwidth(wchar_t c)
{
    if (c == 0)
        return 0;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0))
        return -1;
    return text_char_width((uint32_t)c);
}

struct paint {
    attr_t attr;
    short pair;
};

static struct paint paints[LOOK_COUNT];
static bool mark_only; /* plain: the cursor row is marked by a sign, not by reverse */

static struct cell *sent; /* what the terminal shows; NULL: unknown */
static int sent_rows, sent_cols;
static cchar_t *line; /* room for a row on its way */

static const struct {
    attr_t mono, attr;
    short fg, bg; /* -1: the terminal's own */
} looks[LOOK_COUNT] = {
    [LOOK_TEXT] = { A_NORMAL, A_NORMAL, -1, -1 },
    [LOOK_TITLE] = { A_REVERSE, A_BOLD, COLOR_WHITE, COLOR_RED },
    [LOOK_HEAD] = { A_BOLD | A_UNDERLINE, A_BOLD | A_UNDERLINE, -1, -1 },
    [LOOK_STATUS] = { A_NORMAL, A_NORMAL, COLOR_CYAN, -1 },
    [LOOK_BAR] = { A_REVERSE, A_NORMAL, COLOR_BLACK, COLOR_CYAN },
    [LOOK_KEY] = { A_BOLD, A_NORMAL, -1, -1 },
    [LOOK_LABEL] = { A_NORMAL, A_NORMAL, -1, -1 },
    [LOOK_INPUT] = { A_UNDERLINE, A_UNDERLINE, -1, -1 },
    [LOOK_HINT] = { A_DIM, A_NORMAL, COLOR_CYAN, -1 },
    [LOOK_DIM] = { A_DIM, A_DIM, -1, -1 },
    [LOOK_ERROR] = { A_BOLD, A_BOLD, COLOR_RED, -1 },
    [LOOK_TAG] = { A_BOLD, A_BOLD, COLOR_YELLOW, -1 },
    [LOOK_BOX] = { A_NORMAL, A_NORMAL, COLOR_CYAN, -1 },
    [LOOK_OVERDUE] = { A_BOLD, A_BOLD, COLOR_RED, -1 },
    [LOOK_SOON] = { A_BOLD, A_BOLD, COLOR_YELLOW, -1 },
    [LOOK_DUE] = { A_NORMAL, A_NORMAL, -1, -1 },
    [LOOK_DONE] = { A_NORMAL, A_NORMAL, COLOR_GREEN, -1 },
    [LOOK_WAIVED] = { A_DIM, A_NORMAL, COLOR_BLUE, -1 },
};

void paint_looks(enum theme theme)
{
    bool colour = theme == THEME_DEFAULT && has_colors();

    mark_only = theme == THEME_PLAIN;
    cells_lines(theme == THEME_PLAIN);
    if (colour) {
        start_color();
        use_default_colors();
    }
    for (int i = 0; i < LOOK_COUNT; i++) {
        struct paint p = { .attr = looks[i].mono };

        if (theme == THEME_PLAIN)
            p.attr = A_NORMAL;
        if (colour) {
            p.attr = looks[i].attr;
            if (looks[i].fg >= 0 && init_pair((short)(i + 1), looks[i].fg, looks[i].bg) == OK)
                p.pair = (short)(i + 1);
            else if (looks[i].fg >= 0)
                p.attr = looks[i].mono;
        }
        paints[i] = p;
    }
}

static struct paint paint_of(int look)
{
    int plain = look & ~LOOK_ON;
    struct paint p = paints[plain < LOOK_COUNT ? plain : LOOK_TEXT];

    if ((look & LOOK_ON) != 0 && !mark_only)
        p.attr ^= A_REVERSE;
    return p;
}

/* Cells [col, end) of a row, no wide one cut at either end. Whole characters are handed over as
 * they are: to add text to a window, ncurses looks at each character as if it were typed. */
static void send_cells(int row, int col, int end)
{
    const struct cell *c = grid_row(row);
    wchar_t text[CELL_MARKS + 2];
    struct paint p = paint_of(c[col].look);
    int n = 0, look = c[col].look;

    for (int i = col; i < end; i++) {
        if (c[i].width == 0)
            continue;
        if (c[i].look != look) {
            look = c[i].look;
            p = paint_of(look);
        }
        text[0] = (wchar_t)c[i].ch;
        for (int k = 0; k < c[i].marks; k++)
            text[k + 1] = (wchar_t)grid_marks(row, i)[k];
        text[c[i].marks + 1] = 0;
        setcchar(&line[n++], text, p.attr, p.pair, NULL);
    }
    mvwadd_wchnstr(stdscr, row, col, line, n);
}

/* What is on a character is not kept: it is sent again, and ncurses sees whether it differs. */
static bool same_cell(const struct cell *a, const struct cell *b)
{
    return memcmp(a, b, sizeof *a) == 0 && a->marks == 0;
}

/* From the first cell that differs to the last one. */
static void send_difference(int row, const struct cell *old)
{
    const struct cell *now = grid_row(row);
    int col = 0, end = cells_cols();

    while (col < end && same_cell(&old[col], &now[col]))
        col++;
    while (end > col && same_cell(&old[end - 1], &now[end - 1]))
        end--;
    while (col > 0 && (old[col].width == 0 || now[col].width == 0))
        col--;
    while (end < cells_cols() && (old[end].width == 0 || now[end].width == 0))
        end++;
    if (col < end)
        send_cells(row, col, end);
}

void paint_forget(void)
{
    free(sent);
    free(line);
    sent = NULL;
    line = NULL;
}

void paint_show(bool all)
{
    int rows = cells_rows(), cols = cells_cols(), row, col;
    size_t bytes = (size_t)cols * sizeof(struct cell);
    bool fresh = sent == NULL || sent_rows != rows || sent_cols != cols;

    if (fresh) {
        paint_forget();
        sent = mem_alloc((size_t)rows * bytes);
        line = mem_alloc((size_t)cols * sizeof *line);
        sent_rows = rows;
        sent_cols = cols;
    }
    for (int i = 0; i < rows; i++) {
        struct cell *old = sent + (size_t)i * (size_t)cols;

        if (fresh)
            send_cells(i, 0, cols);
        else
            send_difference(i, old);
        memcpy(old, grid_row(i), bytes);
    }
    if (all)
        clearok(curscr, TRUE);
    if (cells_caret_at(&row, &col)) {
        curs_set(1);
        wmove(stdscr, row, col);
    } else {
        curs_set(0);
        wmove(stdscr, rows - 1, 0);
    }
    wnoutrefresh(stdscr);
    doupdate();
}
