/* Top line, status line, key bar. */
#include "bar.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "clock.h"
#include "daywords.h"
#include "key.h"
#include "mem.h"
#include "term.h"
#include "text.h"
#include "words.h"

static struct {
    char *program, *place, *operator_name;
    struct buf message;
    enum look look;
    unsigned told;
    long long drawn_ms; /* the progress bar */
} bar;

static void keep(char **where, const char *s)
{
    if (s == NULL)
        return;
    free(*where);
    *where = mem_dup(s);
}

void bar_info(const char *program, const char *place, const char *operator_name)
{
    keep(&bar.program, program);
    keep(&bar.place, place);
    keep(&bar.operator_name, operator_name);
}

void bar_say(enum look look, const char *fmt, ...)
{
    char text[1024];
    va_list ap;

    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    buf_clear(&bar.message);
    for (char *s = text; (s = strchr(s, '\n')) != NULL;)
        *s = ' ';
    buf_puts(&bar.message, text);
    bar.look = look;
    bar.told++;
}

void bar_quiet(void)
{
    buf_clear(&bar.message);
}

bool bar_says(void)
{
    return bar.message.len > 0;
}

unsigned bar_told(void)
{
    return bar.told;
}

static void today_text(struct buf *b)
{
    daynum today = day_today();
    char day[DAY_TEXT];

    if (today == DAY_NONE)
        return;
    date_format(today, day);
    buf_printf(b, " %s %s", day, date_weekday_name(today));
}

/* Where I am: in a narrow window what is on the right end of the path matters most. */
static void place_text(struct buf *b, const char *path, int cells)
{
    const char *program = bar.program != NULL ? bar.program : _("党建台账");
    const char *place = bar.place != NULL ? bar.place : "";

    buf_printf(b, " %s%s%s%s", program, *place != '\0' ? "  " : "", place, path);
    if (text_width(buf_str(b)) > cells) {
        buf_clear(b);
        buf_printf(b, " %s%s", place, path);
    }
    if (text_width(buf_str(b)) > cells) {
        buf_clear(b);
        buf_printf(b, " …%s", path);
    }
    for (const char *rest = path; text_width(buf_str(b)) > cells;) {
        rest = strstr(rest + 1, " › ");
        if (rest == NULL)
            break; /* the last screen alone is clipped */
        buf_clear(b);
        buf_printf(b, " …%s", rest);
    }
}

void bar_draw_top(const char *path, bool changed)
{
    struct buf left = BUF_INIT, right = BUF_INIT;
    int cols = cells_cols(), w;

    if (changed)
        buf_puts(&right, _(" *已改 "));
    today_text(&right);
    if (bar.operator_name != NULL && *bar.operator_name != '\0')
        buf_printf(&right, " %s", bar.operator_name);
    buf_putc(&right, ' ');
    w = text_width(buf_str(&right));
    if (w > cols / 2)
        w = cols / 2;
    place_text(&left, path, cols - w);
    cells_text(0, 0, cols - w, buf_str(&left), LOOK_TITLE);
    cells_text(0, cols - w, w, buf_str(&right), LOOK_TITLE);
    buf_free(&left);
    buf_free(&right);
}

void bar_draw_status(const char *status)
{
    int row = cells_rows() - 2, cols = cells_cols(), left = text_width(status), w;

    if (bar.message.len == 0) {
        cells_text(row, 0, cols, status, LOOK_STATUS);
        return;
    }
    /* the message has precedence; the status keeps what is left of the line */
    w = text_width(buf_str(&bar.message));
    if (left > cols - w - 2)
        left = cols - w - 2;
    if (left < 6)
        left = 0;
    if (left > 0)
        cells_text(row, 0, left, status, LOOK_STATUS);
    cells_text(row, left > 0 ? left + 2 : 0, cols - (left > 0 ? left + 2 : 0),
               buf_str(&bar.message), (int)bar.look);
}

enum { NO_KEY = 99 };

/* The key that stands on the bar: the first of the action. Returns the number of an F-key, 0 for
 * another, NO_KEY for none. */
static unsigned fn_of(const struct action *a, struct key *first)
{
    if (a->keys == NULL || !key_parse(a->keys, strcspn(a->keys, " "), first))
        return NO_KEY;
    return first->kind == K_NAME && first->mod == 0 && first->code > KN_F0 ? first->code - KN_F0
                                                                           : 0;
}

static int draw_entry(int row, int col, int end, const struct key *k, const char *label)
{
    struct buf name = BUF_INIT;
    int w, lw = text_width(label);

    key_print(&name, k);
    w = text_width(buf_str(&name));
    if (col + w + lw <= end) {
        cells_put(row, col, w, buf_str(&name), LOOK_KEY);
        cells_put(row, col + w, lw, label, LOOK_BAR);
        col += w + lw + 1;
    }
    buf_free(&name);
    return col;
}

/* Draws the entries of one number (0: no F-key); returns the next free cell. */
static int draw_number(const struct action *const tables[3], unsigned fn, int row, int col)
{
    struct key k;

    for (size_t t = 0; t < 3; t++)
        for (const struct action *a = tables[t]; a != NULL && a->id != 0; a++) {
            if (a->bar == NULL || fn_of(a, &k) != fn)
                continue;
            col = draw_entry(row, col, cells_cols(), &k, _(a->bar));
            if (fn != 0)
                return col;
        }
    return col;
}

void bar_draw_keys(const struct action *a, const struct action *b, const struct action *c)
{
    const struct action *const tables[] = { a, b, c };
    int row = cells_rows() - 1, col = 0;

    cells_put(row, 0, cells_cols(), "", LOOK_TEXT);
    for (unsigned fn = 1; fn <= 12; fn++)
        col = draw_number(tables, fn, row, col);
    draw_number(tables, 0, row, col);
}

void bar_wait(void)
{
    enum { MOMENT = 300 };
    bar.drawn_ms = clock_ms() + MOMENT;
}

static bool go_on(void *ctx, const char *what, size_t done, size_t total)
{
    long long now = clock_ms();
    int cols = cells_cols(), width = cols / 3, full;
    char text[64];

    (void)ctx;
    if (now - bar.drawn_ms < 100 && (done < total || total == 0))
        return true;
    full = total > 0 ? (int)(done * (size_t)width / total) : 0;
    if (total > 0)
        snprintf(text, sizeof text, " %zu/%zu  %s", done, total, _("Esc 停止"));
    else
        snprintf(text, sizeof text, " %zu  %s", done, _("Esc 停止"));
    int col = cells_text(cells_rows() - 2, 0, cols / 3, _(what), LOOK_STATUS) + 1;
    cells_put(cells_rows() - 2, col, cols - col, "", LOOK_STATUS);
    for (int i = 0; i < width; i++)
        cells_put(cells_rows() - 2, col + i, 1, i < full ? "#" : ".", LOOK_STATUS);
    cells_text(cells_rows() - 2, col + width, cols - col - width, text, LOOK_STATUS);
    term_show();
    bar.drawn_ms = clock_ms(); /* a line that is slow to take it does not get one for every step */
    while (term_pending()) {
        struct key k = term_key(0);

        if (k.kind == K_HANGUP || key_is(&k, KN_ESC) || (k.kind == K_CTRL && k.code == 'c'))
            return false;
        if (k.kind == K_TICK)
            break;
    }
    return true;
}

const struct watch bar_watch = { go_on, NULL };
