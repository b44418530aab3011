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

static void set_look(int look)
{
    int plain = look & ~LOOK_ON;
    struct paint p = paints[plain < LOOK_COUNT ? plain : LOOK_TEXT];

    if ((look & LOOK_ON) != 0 && !mark_only)
        p.attr ^= A_REVERSE;
    wattr_set(stdscr, p.attr, p.pair, NULL);
}

static void send_row(int row)
{
    const struct cell *c = grid_row(row);
    int cols = cells_cols();
    wchar_t *w = mem_alloc((size_t)cols * CELL_CHARS * sizeof *w);

    wmove(stdscr, row, 0);
    wattr_set(stdscr, A_NORMAL, 0, NULL);
    wclrtoeol(stdscr);
    for (int col = 0; col < cols;) {
        int n = 0, look = c[col].look;

        for (; col < cols && c[col].look == look; col++)
            for (int i = 0; i < c[col].n; i++)
                w[n++] = (wchar_t)c[col].ch[i];
        set_look(look);
        waddnwstr(stdscr, w, n);
    }
    free(w);
}

void paint_forget(void)
{
    free(sent);
    sent = NULL;
}

void paint_show(bool all)
{
    int rows = cells_rows(), cols = cells_cols(), row, col;
    size_t bytes = (size_t)cols * sizeof(struct cell);
    bool fresh = sent == NULL || sent_rows != rows || sent_cols != cols;

    if (fresh) {
        paint_forget();
        sent = mem_alloc((size_t)rows * bytes);
        sent_rows = rows;
        sent_cols = cols;
    }
    for (int i = 0; i < rows; i++) {
        struct cell *old = sent + (size_t)i * (size_t)cols;

        if (!fresh && memcmp(old, grid_row(i), bytes) == 0)
            continue;
        send_row(i);
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
