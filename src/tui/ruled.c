/* A ruled sheet. */
#include "ruled.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "edit.h"
#include "mem.h"
#include "pace.h"
#include "prompt.h"
#include "stack.h"
#include "text.h"
#include "words.h"

struct ruled {
    char *title;
    const struct ruled_column *column;
    int columns;
    bool grows, done, changed, fresh;
    bool typed; /* the caret is where it was, with what was typed there */
    const struct ruled_ops *ops;
    void *ctx;
    char **cell; /* rows * columns */
    size_t cells, cap;
    int row, col, top;
    struct edit *edit; /* of the cell with the caret */
    char *error;
    struct pace pace;
};

int ruled_rows(const struct ruled *r)
{
    return (int)r->cells / r->columns;
}

static char **cell_at(const struct ruled *r, int row, int col)
{
    return &r->cell[(size_t)row * (size_t)r->columns + (size_t)col];
}

const char *ruled_get(const struct ruled *r, int row, int col)
{
    return *cell_at(r, row, col);
}

const char *ruled_typed(const struct ruled *r, int row, int col)
{
    return row == r->row && col == r->col ? edit_text(r->edit) : ruled_get(r, row, col);
}

void ruled_set(struct ruled *r, int row, int col, const char *text)
{
    char **cell = cell_at(r, row, col), *copy = mem_dup(text);
    free(*cell);
    *cell = copy;
}

void ruled_restored(struct ruled *r)
{
    r->changed = true;
}

void ruled_type(struct ruled *r, int row, int col, const char *text)
{
    r->row = row;
    r->col = col;
    edit_set(r->edit, text);
    r->typed = true;
}

int ruled_add(struct ruled *r)
{
    for (int i = 0; i < r->columns; i++) {
        r->cell = mem_grow(r->cell, r->cells, &r->cap, sizeof *r->cell);
        r->cell[r->cells++] = mem_dup("");
    }
    return ruled_rows(r) - 1;
}

static int first_column(const struct ruled *r)
{
    int col = 0;
    while (col < r->columns - 1 && r->column[col].fixed)
        col++;
    return col;
}

struct ruled *ruled_new(const char *title, const struct ruled_column *columns, int n, bool grows,
                        const struct ruled_ops *ops, void *ctx)
{
    struct ruled *r = mem_alloc(sizeof *r);
    *r = (struct ruled){ .title = mem_dup(title),
                         .column = columns,
                         .columns = n,
                         .grows = grows,
                         .ops = ops,
                         .ctx = ctx,
                         .edit = edit_new(false, 0) };
    r->col = first_column(r);
    return r;
}

void ruled_free(struct ruled *r)
{
    for (size_t i = 0; i < r->cells; i++)
        free(r->cell[i]);
    free(r->cell);
    free(r->title);
    free(r->error);
    edit_free(r->edit);
    free(r);
}

static bool is_changed(const struct ruled *r)
{
    return r->changed || strcmp(edit_text(r->edit), ruled_get(r, r->row, r->col)) != 0;
}

static void keep(void *self)
{
    struct ruled *r = self;
    pace_kept(&r->pace);
    if (r->ops->keep != NULL && is_changed(r))
        r->ops->keep(r->ctx, r);
}

static void say(struct ruled *r, const char *error)
{
    char *copy = mem_dup(error);
    free(r->error);
    r->error = copy;
}

static void ruled_go(struct ruled *r, int row, int col)
{
    r->row = row;
    r->col = col;
    edit_set(r->edit, ruled_get(r, row, col));
    r->fresh = true;
}

/* Takes over what was typed in the cell; false: it was refused, and stays. */
static bool settle(struct ruled *r)
{
    struct buf norm = BUF_INIT;
    struct err e = { 0 };
    size_t n = strlen(edit_text(r->edit));
    const char *text = text_trim(edit_text(r->edit), &n);
    char *typed = mem_dupn(text, n);
    bool same = !strcmp(typed, ruled_get(r, r->row, r->col)), ok = true;
    say(r, NULL);
    if (!same && r->ops->settle != NULL)
        ok = r->ops->settle(r->ctx, r, r->row, r->col, typed, &norm, &e) == ST_OK;
    if (!same && ok) {
        ruled_set(r, r->row, r->col, norm.len > 0 ? buf_str(&norm) : typed);
        r->changed = true;
    }
    if (ok)
        edit_set(r->edit, ruled_get(r, r->row, r->col));
    else
        say(r, e.text);
    free(typed);
    buf_free(&norm);
    return ok;
}

static bool is_empty(const struct ruled *r, int row)
{
    for (int i = 0; i < r->columns; i++)
        if (!r->column[i].fixed && *ruled_get(r, row, i) != '\0')
            return false;
    return true;
}

/* The next cell that can be typed in; behind the last one a new row. */
static void step(struct ruled *r, int by)
{
    int row = r->row, col = r->col;
    do {
        col += by;
        if (col >= r->columns)
            row++, col = 0;
        else if (col < 0)
            row--, col = r->columns - 1;
    } while (r->column[col].fixed);
    if (row >= ruled_rows(r) && r->grows && !is_empty(r, r->row))
        row = ruled_add(r);
    if (row >= 0 && row < ruled_rows(r))
        ruled_go(r, row, col);
    else if (by > 0)
        bar_say(LOOK_STATUS, "%s", _("已是最后一格：F2 完成"));
}

static void move_row(struct ruled *r, int row)
{
    if (row >= ruled_rows(r) && r->grows && !is_empty(r, ruled_rows(r) - 1))
        row = ruled_add(r);
    if (row >= 0 && row < ruled_rows(r))
        ruled_go(r, row, r->col);
}

static void take_out(struct ruled *r)
{
    for (int i = 0; i < r->columns; i++)
        free(*cell_at(r, r->row, i));
    size_t at = (size_t)r->row * (size_t)r->columns, n = (size_t)r->columns;
    memmove(r->cell + at, r->cell + at + n, (r->cells - at - n) * sizeof *r->cell);
    r->cells -= n;
    r->changed = true;
    if (r->cells == 0)
        ruled_add(r);
    say(r, NULL);
    ruled_go(r, r->row < ruled_rows(r) ? r->row : r->row - 1, r->col);
    keep(r);
}

static void fill(void *ctx, const char *filter, struct picks *out)
{
    const struct ruled *r = ctx;
    if (r->ops->look_up != NULL)
        r->ops->look_up(r->ctx, r->col, filter, out);
}

static void pick(struct ruled *r)
{
    struct picks all = { 0 };
    struct buf value = BUF_INIT;
    fill(r, "", &all);
    if (all.n == 0)
        bar_say(LOOK_STATUS, "%s", _("这一栏没有可选的列表"));
    else if (pick_one(_(r->column[r->col].title), fill, r, "", &value, NULL))
        edit_set(r->edit, buf_str(&value));
    picks_free(&all);
    buf_free(&value);
}

static int width_of(const struct ruled *r, int col, int room)
{
    int shared = 0;
    room -= 2;
    for (int i = 0; i < r->columns; i++) {
        room -= r->column[i].width + 1;
        shared += r->column[i].width == 0;
    }
    return r->column[col].width > 0 ? r->column[col].width : room > 8 * shared ? room / shared : 8;
}

static void draw_cell(struct ruled *r, int row, int col, struct rect at)
{
    const char *s = ruled_get(r, row, col);
    if (r->column[col].fixed) {
        cells_text(at.row, at.col, at.cols, s, LOOK_DIM);
    } else if (row == r->row && col == r->col) {
        struct edit_view v = edit_view(r->edit, at.cols);
        cells_putn(at.row, at.col, at.cols, v.text, v.n, LOOK_INPUT);
        if (r->fresh)
            cells_putn(at.row, at.col, v.caret, v.text, v.n, LOOK_INPUT | LOOK_ON);
        cells_caret(at.row, at.col + v.caret);
    } else if (r->column[col].number) {
        cells_text_right(at.row, at.col, at.cols, s, LOOK_INPUT);
    } else {
        cells_text(at.row, at.col, at.cols, s, LOOK_INPUT);
    }
}

static void draw_row(struct ruled *r, int row, struct rect at)
{
    int x = at.col + 2;
    cells_put(at.row, at.col, 1, row == r->row ? ">" : " ", LOOK_TEXT);
    for (int i = 0; i < r->columns; i++) {
        int w = width_of(r, i, at.cols);
        draw_cell(r, row, i, (struct rect){ at.row, x, 1, w });
        x += w + 1;
    }
}

static void draw_foot(struct ruled *r, struct rect at)
{
    struct buf warning = BUF_INIT;
    cells_rule(at.row + at.rows - 2, at.col, at.cols, LOOK_DIM);
    if (r->ops->warn != NULL)
        r->ops->warn(r->ctx, r, r->row, &warning);
    const char *s = r->error != NULL       ? r->error
                    : warning.len > 0      ? buf_str(&warning)
                    : r->ops->hint != NULL ? _(r->ops->hint)
                                           : "";
    cells_text(at.row + at.rows - 1, at.col + 1, at.cols - 1, s,
               r->error != NULL  ? LOOK_ERROR
               : warning.len > 0 ? LOOK_SOON
                                 : LOOK_HINT);
    buf_free(&warning);
}

static void draw(void *self, struct rect at)
{
    struct ruled *r = self;
    int rows = at.rows - 3, x = at.col + 2;
    for (int i = 0; i < r->columns; i++) {
        int w = width_of(r, i, at.cols);
        cells_text(at.row, x, w, _(r->column[i].title), LOOK_HEAD);
        x += w + 1;
    }
    if (r->row < r->top)
        r->top = r->row;
    if (r->row >= r->top + rows)
        r->top = r->row - rows + 1;
    for (int i = 0; i < rows && r->top + i < ruled_rows(r); i++)
        draw_row(r, r->top + i, (struct rect){ at.row + 1 + i, at.col, 1, at.cols });
    draw_foot(r, at);
}

#define RULED_ACTIONS(X) \
    X(RULED_DONE, "F2", N_("完成，回到表单"), N_("完成"), NULL) \
    X(RULED_PICK, "F4", N_("从列表里选"), N_("选择"), NULL) \
    X(RULED_OUT, "F8", N_("去掉这一行"), N_("去掉"), NULL)

ACTION_IDS(RULED_ACTIONS);
ACTION_TABLE(ruled_actions, RULED_ACTIONS);

/* Where the rows are given, none can be taken out. */
#define RULED_WHOLE_ACTIONS(X) \
    X(RULED_DONE, "F2", N_("完成"), N_("完成"), NULL) \
    X(RULED_PICK, "F4", N_("从列表里选"), N_("选择"), NULL)

ACTION_TABLE(ruled_whole_actions, RULED_WHOLE_ACTIONS);

static const struct action *mode(const void *self)
{
    return ((const struct ruled *)self)->grows ? ruled_actions : ruled_whole_actions;
}

static unsigned act(void *self, int what)
{
    struct ruled *r = self;
    if (what == RULED_PICK) {
        pick(r);
    } else if (what == RULED_OUT) {
        take_out(r);
    } else if (settle(r)) {
        r->done = true;
        return TUI_LEAVE;
    }
    return TUI_HANDLED;
}

static unsigned edit_cell(struct ruled *r, const struct key *k)
{
    if (r->fresh && (k->kind == K_CHAR || k->kind == K_PASTE))
        edit_do(r->edit, EDIT_CLEAR);
    if (!edit_key(r->edit, k, NULL))
        return TUI_IGNORED;
    r->fresh = false;
    return TUI_HANDLED;
}

static unsigned key(void *self, const struct key *k)
{
    struct ruled *r = self;
    bool back = k->kind == K_NAME && k->code == KN_TAB && k->mod == MOD_SHIFT;
    bool moves =
        back || key_is(k, KN_TAB) || key_is(k, KN_ENTER) || key_is(k, KN_UP) || key_is(k, KN_DOWN);
    if (!moves) {
        unsigned mask = edit_cell(r, k);
        if (pace_key(&r->pace))
            keep(r);
        return mask;
    }
    bool ok = settle(r);
    keep(r);
    if (!ok)
        return TUI_HANDLED;
    if (key_is(k, KN_UP) || key_is(k, KN_DOWN))
        move_row(r, r->row + (key_is(k, KN_UP) ? -1 : 1));
    else
        step(r, back ? -1 : 1);
    return TUI_HANDLED;
}

static bool leave(void *self)
{
    struct ruled *r = self;
    const char *const choices[] = { _("完成，用填好的"), _("放弃修改"), _("继续填写") };
    if (r->done || !is_changed(r))
        return true;
    int what = prompt_choose(r->title, _("有改动还没有用上。"), choices, 3, 0);
    r->done = what == 0 && settle(r);
    return r->done || what == 1;
}

static void title(void *self, struct buf *b)
{
    buf_puts(b, ((const struct ruled *)self)->title);
}

static void status(void *self, struct buf *b)
{
    const struct ruled *r = self;
    buf_printf(b, _("第 %d 行，共 %d 行"), r->row + 1, ruled_rows(r));
}

static const struct screen_ops ops = {
    .name = "",
    .mode = mode,
    .title = title,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .leave = leave,
    .tick = keep,
    .hangup = keep,
};

bool ruled_run(struct ruled *r)
{
    if (ruled_rows(r) == 0)
        ruled_add(r);
    if (!r->typed)
        ruled_go(r, r->row, r->col);
    r->done = r->typed = false;
    stack_run(&ops, r);
    return r->done;
}
