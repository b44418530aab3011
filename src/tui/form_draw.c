/* The form on the screen: a label, a field, what is wrong with it. */
#include <string.h>

#include "cells.h"
#include "date.h"
#include "daywords.h"
#include "form_priv.h"
#include "text.h"
#include "words.h"

enum { ERROR_MIN = 24, TEXT_CELLS = 100 }; /* longer lines are hard to read */

struct frame {
    int label; /* cells of the labels with their mark */
    int left;  /* where fields begin */
    int room;  /* cells from there to the right edge */
};

static struct frame frame_of(const struct form *f, struct rect r)
{
    struct frame w = { 0 };

    for (int i = 0; i < f->n; i++) {
        int cells = text_width(_(f->field[i].in->label));

        if (f->field[i].in->kind != INPUT_HEAD && cells > w.label)
            w.label = cells;
    }
    if (w.label > r.cols / 3)
        w.label = r.cols / 3;
    w.left = r.col + 1 + 2 + w.label + 1;
    w.room = r.col + r.cols - w.left - 1;
    return w;
}

/* Cells inside the brackets. */
static int width_of(const struct field *d, int room)
{
    static const int usual[] = {
        [INPUT_LINE] = 40,   [INPUT_TEXT] = 0,   [INPUT_CHOICE] = 24, [INPUT_DAY] = 12,
        [INPUT_NUMBER] = 14, [INPUT_MONEY] = 14, [INPUT_YESNO] = 6,   [INPUT_REF] = 30,
        [INPUT_MANY] = 50,   [INPUT_OPEN] = 50,  [INPUT_SHOW] = 0,    [INPUT_HEAD] = 0,
    };
    int w = d->in->width > 0 ? d->in->width : usual[d->in->kind];

    room -= 2; /* the brackets */
    if (d->in->kind == INPUT_TEXT && room > TEXT_CELLS)
        return TEXT_CELLS;
    return w == 0 || w > room ? room : w;
}

/* Whether what is wrong fits beside the field; otherwise it has a row of its own below. */
static bool error_beside(const struct field *d, struct frame w)
{
    int left = w.room - width_of(d, w.room) - 3;

    return left >= ERROR_MIN || left >= text_width(d->error);
}

static int height_of(const struct field *d, struct frame w)
{
    int rows = 1;

    if (d->in->kind == INPUT_TEXT)
        rows = d->in->rows > 0 ? d->in->rows : 4;
    if (d->error != NULL && (d->in->kind == INPUT_TEXT || !error_beside(d, w)))
        rows++;
    return rows;
}

static void brackets(int row, int left, int width, bool before, bool after)
{
    cells_put(row, left, 1, before ? "<" : "[", LOOK_LABEL);
    cells_put(row, left + 1 + width, 1, after ? ">" : "]", LOOK_LABEL);
}

static void draw_line(struct field *d, int row, int left, int width, bool here, bool gives_way)
{
    struct edit_view v = edit_view(d->edit, width);

    brackets(row, left, width, v.before, v.after);
    cells_putn(row, left + 1, width, v.text, v.n, LOOK_INPUT);
    if (gives_way)
        cells_putn(row, left + 1, v.caret, v.text, v.n, LOOK_INPUT | LOOK_ON);
    if (here)
        cells_caret(row, left + 1 + v.caret);
}

/* Rows first..last are those of the screen the form may use. */
static void draw_lines(struct field *d, int row, int left, int width, bool here, int first,
                       int last)
{
    int rows = d->in->rows > 0 ? d->in->rows : 4, crow, ccol,
        count = edit_layout(d->edit, width - 1);

    edit_caret_cell(d->edit, &crow, &ccol);
    if (crow < d->top)
        d->top = crow;
    if (crow >= d->top + rows)
        d->top = crow - rows + 1;
    if (d->top > 0 && d->top + rows > count)
        d->top = count > rows ? count - rows : 0;
    for (int i = 0; i < rows; i++) {
        size_t n;
        const char *s = edit_row(d->edit, d->top + i, &n);

        if (row + i < first || row + i > last)
            continue;
        brackets(row + i, left, width, i == 0 && d->top > 0,
                 i == rows - 1 && d->top + rows < count);
        cells_putn(row + i, left + 1, width, s, n, LOOK_INPUT);
        if (here && d->top + i == crow)
            cells_caret(row + i, left + 1 + ccol);
    }
}

/* What stands to the right of a field: what is wrong, or something useful about it. */
static void draw_side(const struct field *d, int row, int col, int cells, bool here)
{
    daynum day;

    if (cells <= 0)
        return;
    if (d->error != NULL) {
        cells_text(row, col, cells, d->error, LOOK_ERROR);
    } else if (d->in->kind == INPUT_DAY && !d->dirty && (day = date_parse(d->value)) != DAY_NONE) {
        cells_text(row, col, cells, date_weekday_name(day), LOOK_DIM);
        if (d->in->side == DAY_BEHIND && day > day_today())
            cells_text(row, col + 5, cells - 5, _("还没有到"), LOOK_SOON);
    } else if (here && (d->in->kind == INPUT_CHOICE || d->in->kind == INPUT_REF ||
                        d->in->kind == INPUT_MANY)) {
        cells_text(row, col, cells, _("F4 选"), LOOK_DIM);
    } else if (here && d->in->kind == INPUT_OPEN) {
        cells_text(row, col, cells, _("Enter 打开"), LOOK_DIM);
    }
}

static void draw_field(struct form *f, int i, int row, struct frame w, struct rect r)
{
    struct field *d = &f->field[i];
    bool here = i == f->at, seen = row >= r.row && row < r.row + r.rows;
    int width = width_of(d, w.room), label = w.label, look = LOOK_LABEL | (here ? LOOK_ON : 0);
    int below = row + height_of(d, w) - 1;

    if (d->in->kind == INPUT_HEAD) {
        if (seen)
            cells_text(row, r.col + 1, r.cols - 2, _(d->in->label), LOOK_HEAD);
        return;
    }
    if (seen) {
        cells_put(row, r.col + 1, 2, d->in->required ? "* " : "  ", LOOK_ERROR);
        cells_text(row, r.col + 3, label, _(d->in->label), look);
    }
    if (d->in->kind == INPUT_TEXT) {
        draw_lines(d, row, w.left, width, here, r.row, r.row + r.rows - 1);
    } else if (d->in->kind == INPUT_SHOW) {
        if (seen)
            cells_text(row, w.left + 1, w.room - 1, d->label, LOOK_TEXT);
    } else if (d->edit != NULL) {
        if (seen)
            draw_line(d, row, w.left, width, here, field_gives_way(f, i));
    } else if (seen) {
        brackets(row, w.left, width, false, false);
        cells_text(row, w.left + 1, width, d->label, LOOK_INPUT);
        if (here)
            cells_caret(row, w.left + 1);
    }
    if (d->error != NULL && (d->in->kind == INPUT_TEXT || !error_beside(d, w))) {
        if (below >= r.row && below < r.row + r.rows)
            cells_text(below, w.left + 1, w.room - 1, d->error, LOOK_ERROR);
    } else if (seen && d->in->kind != INPUT_TEXT && d->in->kind != INPUT_SHOW) {
        draw_side(d, row, w.left + width + 3, w.room - width - 3, here);
    }
}

static void draw_hint(const struct form *f, struct rect r)
{
    const struct field *d = &f->field[f->at];
    int row = r.row + r.rows - 1;

    cells_rule(row - 1, r.col, r.cols, LOOK_DIM);
    if (d->error != NULL)
        cells_text(row, r.col + 1, r.cols - 1, d->error, LOOK_ERROR);
    else
        cells_text(row, r.col + 1, r.cols - 1, field_hint(d), LOOK_HINT);
}

void form_draw(struct form *f, struct rect r)
{
    struct rect in = { r.row, r.col, r.rows - 2, r.cols };
    struct frame w = frame_of(f, r);
    int y = 0, from = 0, to = 0, total = 0;

    for (int i = 0; i < f->n; i++) {
        if (i == f->at) {
            from = total;
            to = total + height_of(&f->field[i], w);
        }
        total += height_of(&f->field[i], w);
    }
    if (f->at > 0 && f->field[f->at - 1].in->kind == INPUT_HEAD)
        from--; /* its heading with it */
    if (to > f->top + in.rows)
        f->top = to - in.rows;
    if (from < f->top)
        f->top = from;
    if (f->top > 0 && f->top + in.rows > total)
        f->top = total > in.rows ? total - in.rows : 0;
    f->page = in.rows > 2 ? in.rows - 1 : 1;
    for (int i = 0; i < f->n; i++) {
        int h = height_of(&f->field[i], w), row = in.row + y - f->top;

        if (row + h > in.row && row < in.row + in.rows)
            draw_field(f, i, row, w, in);
        y += h;
    }
    if (f->top > 0)
        cells_put(in.row, r.col + r.cols - 1, 1, "^", LOOK_DIM);
    if (f->top + in.rows < total)
        cells_put(in.row + in.rows - 1, r.col + r.cols - 1, 1, "v", LOOK_DIM);
    draw_hint(f, r);
}
