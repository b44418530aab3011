/* The list on the screen. */
#include <string.h>

#include "cells.h"
#include "list_priv.h"
#include "text.h"
#include "words.h"

enum { MARK_CELLS = 2, SHARE_MIN = 10 };

/* Cells of a column: its own, or an equal part of what the columns of fixed width leave. */
static int width_of(const struct list *l, int column, int cols)
{
    int fixed = MARK_CELLS, sharing = 0, w;

    if (l->column[column].width > 0)
        return l->column[column].width;
    for (int i = 0; i < l->columns; i++) {
        fixed += l->column[i].width + 1;
        sharing += l->column[i].width == 0;
    }
    w = (cols - fixed) / sharing;
    return w < SHARE_MIN ? SHARE_MIN : w;
}

/* The column after c in the order of the screen: the frozen ones, then those from `left` on. */
static int next_column(const struct list *l, int c)
{
    return c + 1 == l->frozen ? l->left : c + 1;
}

static int first_column(const struct list *l)
{
    return l->frozen > 0 ? 0 : l->left;
}

/* The column at which the room ends: everything before it is wholly in sight (at least one). */
static int end_column(const struct list *l, int cols)
{
    int x = MARK_CELLS, c;

    for (c = first_column(l); c < l->columns; c = next_column(l, c)) {
        x += width_of(l, c, cols);
        if (x > cols && c != first_column(l))
            break;
        x++;
    }
    return c;
}

/* The column at which drawing ends: of the next one, where it is a text, what there is room for. */
static int end_drawn(const struct list *l, int cols)
{
    int x = MARK_CELLS, end = end_column(l, cols);

    for (int c = first_column(l); c < end; c = next_column(l, c))
        x += width_of(l, c, cols) + 1;
    return end < l->columns && !l->column[end].right && cols - x >= SHARE_MIN ? end + 1 : end;
}

/* Keys may come faster than it is drawn, and a window grow: not further than the last column needs.
 */
static void keep_last(struct list *l, int cols)
{
    while (l->left > l->frozen) {
        l->left--;
        if (end_column(l, cols) < l->columns) {
            l->left++;
            break;
        }
    }
}

static void scroll_sideways(struct list *l, int cols)
{
    if (!l->cells)
        keep_last(l, cols);
    if (l->cells && l->col >= l->frozen) {
        if (l->col < l->left)
            l->left = l->col;
        while (l->left < l->col && end_column(l, cols) <= l->col)
            l->left++;
    }
    l->more = end_column(l, cols) < l->columns;
}

/* The rows above `fixed` never scroll: top counts from there. */
static void scroll(struct list *l, int rows)
{
    size_t fixed = l->fixed < l->count ? l->fixed : l->count;
    size_t page = rows > (int)fixed ? (size_t)rows - fixed : 1;

    l->page = (int)page;
    if (l->top < fixed)
        l->top = fixed;
    if (l->row >= fixed && l->row < l->top)
        l->top = l->row;
    if (l->row >= l->top + page)
        l->top = l->row - page + 1;
    if (l->top > fixed && l->top + page > l->count)
        l->top = l->count > fixed + page ? l->count - page : fixed;
}

static int lines_of(const char *title)
{
    int n = 1;

    for (; (title = strchr(title, '\n')) != NULL; title++)
        n++;
    return n;
}

static int head_lines(const struct list *l)
{
    int most = 1;

    for (int c = 0; c < l->columns; c++) {
        int n = lines_of(l->column[c].title);

        most = n > most ? n : most;
    }
    return most;
}

/* A line of a title: a lower one stands at the foot of the head. */
static void title_line(const struct list_column *c, int line, int lines, struct buf *out)
{
    const char *title = _(c->title);

    line -= lines - lines_of(title);
    for (; line > 0; line--)
        title = strchr(title, '\n') + 1;
    if (line == 0)
        buf_add(out, title, strcspn(title, "\n"));
}

static void draw_head_line(const struct list *l, struct rect r, int line, int lines)
{
    int x = r.col + MARK_CELLS, end = end_drawn(l, r.cols), y = r.row + line;

    cells_put(y, r.col, r.cols, "", LOOK_HEAD);
    for (int c = first_column(l); c < end; c = next_column(l, c)) {
        int w = width_of(l, c, r.cols), room = r.col + r.cols - x;
        int look = LOOK_HEAD | (l->cells && c == l->col ? LOOK_ON : 0);
        struct buf title = BUF_INIT;

        title_line(&l->column[c], line, lines, &title);
        (l->column[c].right ? cells_text_right : cells_text)(y, x, w < room ? w : room,
                                                             buf_str(&title), look);
        buf_free(&title);
        x += w + 1;
    }
    if (line < lines - 1)
        return;
    if (l->left > l->frozen)
        cells_put(y, r.col, 1, "<", LOOK_HEAD);
    if (l->more)
        cells_put(y, r.col + r.cols - 1, 1, ">", LOOK_HEAD);
}

/* The text of a cell in w cells; a column of names keeps their ends. */
static void fit_cell(const struct list_column *c, int w, struct buf *text)
{
    struct buf whole = BUF_INIT;

    if (!c->middle || text->len <= (size_t)w)
        return;
    buf_puts(&whole, buf_str(text));
    buf_clear(text);
    text_middle(text, buf_str(&whole), w, 2);
    buf_free(&whole);
}

/* Blanks before a name are its place in a tree. */
static void keep_cut(struct list *l, const char *text, int w)
{
    if (text_width(text) > w)
        buf_printf(&l->cut, "%s%s", l->cut.len > 0 ? _("；") : "", text + strspn(text, " "));
}

static void draw_row(struct list *l, struct rect r, int y, size_t row)
{
    bool here = row == l->row,
         tagged = l->ops->id != NULL && list_tagged(l, l->ops->id(l->ctx, row));
    int on = here && !l->cells ? LOOK_ON : 0, x = r.col + MARK_CELLS, end = end_drawn(l, r.cols);
    char mark[] = { here ? '>' : ' ', tagged ? '*' : ' ', '\0' };
    struct buf b = BUF_INIT; /* of one cell after the other */

    cells_put(y, r.col, r.cols, mark, (tagged ? LOOK_TAG : LOOK_TEXT) | on);
    if (l->ops->across != NULL && l->ops->across(l->ctx, row)) {
        l->ops->cell(l->ctx, row, 0, &b);
        if (here)
            keep_cut(l, buf_str(&b), r.cols - MARK_CELLS);
        cells_text(y, x, r.cols - MARK_CELLS, buf_str(&b), LOOK_HEAD | on);
        end = first_column(l);
    }
    for (int c = first_column(l); c < end; c = next_column(l, c)) {
        int w = width_of(l, c, r.cols), room = r.col + r.cols - x;
        enum look look = l->ops->look != NULL ? l->ops->look(l->ctx, row, c) : LOOK_TEXT;

        if (tagged && look == LOOK_TEXT)
            look = LOOK_TAG;
        buf_clear(&b);
        l->ops->cell(l->ctx, row, c, &b);
        w = w < room ? w : room;
        if (here)
            keep_cut(l, buf_str(&b), w);
        fit_cell(&l->column[c], w, &b);
        (l->column[c].right ? cells_text_right : cells_text)(
            y, x, w, buf_str(&b), (int)look | on | (l->cells && here && c == l->col ? LOOK_ON : 0));
        if (l->cells && here && c == l->col)
            cells_caret(y, x);
        x += w + 1;
    }
    buf_free(&b);
    if (here && !l->cells)
        cells_caret(y, r.col);
}

static void draw_filter(struct list *l, int row, struct rect r)
{
    const char *label = _("筛选：");
    int w = text_width(label), width = r.cols - w - 1;
    struct edit_view v = edit_view(l->filter, width);

    cells_put(row, r.col, w, label, LOOK_LABEL);
    cells_putn(row, r.col + w, width, v.text, v.n, LOOK_INPUT);
    cells_caret(row, r.col + w + v.caret);
}

/* The line of the filter stays as long as rows are hidden by it, however one came to the list. */
static void draw_hidden(struct list *l, int row, struct rect r)
{
    const char *label = _("筛选："), *hint = _("Esc 看全部，F7 改");
    int w = text_width(label), end = text_width(hint) + 2;

    cells_put(row, r.col, r.cols, "", LOOK_TAG);
    cells_put(row, r.col, w, label, LOOK_TAG);
    w += cells_text(row, r.col + w, r.cols - w - end, edit_text(l->filter), LOOK_TAG);
    cells_put(row, r.col + w + 2, end - 2, hint, LOOK_TAG);
}

/* Below a rule, what the row under the cursor had no room for. */
static void draw_cut(const struct list *l, struct rect r)
{
    struct buf lines = BUF_INIT;
    const char *s;

    cells_rule(r.row, r.col, r.cols, LOOK_BOX);
    text_wrap(&lines, buf_str(&l->cut), r.cols - 2 * MARK_CELLS);
    s = buf_str(&lines);
    for (int i = 1; i < r.rows && *s != '\0'; i++) {
        size_t n = strcspn(s, "\n");

        cells_putn(r.row + i, r.col + MARK_CELLS, r.cols - 2 * MARK_CELLS, s, n, LOOK_HINT);
        s += n + (s[n] == '\n');
    }
    buf_free(&lines);
}

void list_draw(struct list *l, struct rect r)
{
    enum { LOW = 14 };
    int heads = head_lines(l), below = l->cut_lines > 0 && r.rows >= LOW ? l->cut_lines + 1 : 0;
    struct rect cut = { r.row + r.rows - below, r.col, below, r.cols };

    r.rows -= below;
    bool hides = !l->filtering && edit_glyphs(l->filter) > 0;
    int rows = r.rows - heads - (l->filtering || hides ? 1 : 0);

    buf_clear(&l->cut);
    if (l->columns == 0 || rows < 1)
        return;
    scroll(l, rows);
    scroll_sideways(l, r.cols);
    for (int i = 0; i < heads; i++)
        draw_head_line(l, r, i, heads);
    for (int i = 0; i < rows; i++) {
        size_t row = (size_t)i < l->fixed ? (size_t)i : l->top + (size_t)i - l->fixed;

        if (row < l->count)
            draw_row(l, r, r.row + heads + i, row);
    }
    if (l->count == 0) {
        const char *none = l->unread                    ? _("没有读出来，按 F5 再试")
                           : edit_glyphs(l->filter) > 0 ? _("没有符合筛选的行；Esc 取消筛选")
                           : l->empty != NULL           ? l->empty
                           : l->ops->empty != NULL ? _(l->ops->empty)
                                                   : _("还没有记录");

        cells_text(r.row + heads + 1, r.col + MARK_CELLS, r.cols - MARK_CELLS, none, LOOK_HINT);
    }
    if (below > 0)
        draw_cut(l, cut);
    if (l->filtering)
        draw_filter(l, r.row + r.rows - 1, r);
    else if (hides)
        draw_hidden(l, r.row + r.rows - 1, r);
}
