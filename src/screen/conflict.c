/* Mine, theirs, and what it was: one line for each field, the whole texts below. */
#include "conflict.h"

#include <stdlib.h>
#include <string.h>

#include "batches.h"
#include "cells.h"
#include "list.h"
#include "mem.h"
#include "stack.h"
#include "text.h"
#include "words.h"

enum { CHOICE, LABEL, THEIRS, MINE, BASE, COLUMNS, DETAIL_ROWS = 7 };

struct screen {
    struct conflict *c;
    struct list *list;
    char *who; /* 李四 2026-03-20 09:12 */
    bool saves;
};

void conflict_add(struct conflict *c, int key, const char *label, const char *base,
                  const char *theirs, const char *mine, bool touched)
{
    c->v = mem_grow(c->v, c->n, &c->cap, sizeof *c->v);
    c->v[c->n++] = (struct conflict_line){ .key = key,
                                           .label = mem_dup(label),
                                           .base = mem_dup(base),
                                           .theirs = mem_dup(theirs),
                                           .mine = mem_dup(mine),
                                           .both = touched,
                                           .take = !touched };
}

void conflict_free(struct conflict *c)
{
    for (size_t i = 0; i < c->n; i++) {
        free(c->v[i].label);
        free(c->v[i].base);
        free(c->v[i].theirs);
        free(c->v[i].mine);
    }
    free(c->v);
    *c = (struct conflict){ 0 };
}

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->c->n;
}

/* An empty value is said; of several lines the first is shown. */
static void put_value(struct buf *out, const char *s)
{
    if (*s == '\0')
        buf_puts(out, _("（空）"));
    else
        buf_add(out, s, strcspn(s, "\n"));
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct conflict_line *l = &((const struct screen *)ctx)->c->v[row];
    if (column == CHOICE)
        buf_puts(out, l->take ? _("取别人的") : _("留我的"));
    else if (column == LABEL)
        buf_puts(out, l->label);
    else
        put_value(out, column == THEIRS ? l->theirs : column == MINE ? l->mine : l->base);
}

static enum look look(void *ctx, size_t row, int column)
{
    const struct conflict_line *l = &((const struct screen *)ctx)->c->v[row];
    return column == CHOICE && l->both ? LOOK_SOON : LOOK_TEXT;
}

static const struct list_ops rows = { .count = count, .cell = cell, .look = look };

static const struct list_column columns[COLUMNS] = {
    [CHOICE] = { .title = N_("保存时"), .width = 8 },
    [LABEL] = { .title = N_("栏目"), .width = 12 },
    [THEIRS] = { .title = N_("别人的") },
    [MINE] = { .title = N_("我的") },
    [BASE] = { .title = N_("原来") },
};

#define CONFLICT_ACTIONS(X) \
    X(CONF_SAVE, "F2 Enter", N_("照这样保存"), N_("保存"), NULL) \
    X(CONF_TURN, "Space", N_("换一个"), N_("换"), N_("留我的 → 取别人的 → 留我的")) \
    X(CONF_MINE, "1", N_("留我的"), N_("我的"), NULL) \
    X(CONF_THEIRS, "2", N_("取别人的"), N_("别人"), NULL) \
    X(CONF_ALL_MINE, "8", N_("各栏都留我的"), NULL, NULL) \
    X(CONF_ALL_THEIRS, "9", N_("各栏都取别人的"), NULL, NULL) \
    X(CONF_BACK, "Esc F10", N_("回到表单，先不保存"), N_("返回"), NULL)

ACTION_IDS(CONFLICT_ACTIONS);
ACTION_TABLE(conflict_actions, CONFLICT_ACTIONS);

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t row = 0;
    if (what == CONF_SAVE || what == CONF_BACK) {
        s->saves = what == CONF_SAVE;
        return TUI_LEAVE;
    }
    bool all = what == CONF_ALL_MINE || what == CONF_ALL_THEIRS;
    for (size_t i = 0; all && i < s->c->n; i++)
        s->c->v[i].take = what == CONF_ALL_THEIRS;
    if (!all && list_row(s->list, &row)) {
        bool *take = &s->c->v[row].take;
        *take = what == CONF_TURN ? !*take : what == CONF_THEIRS;
        if (what != CONF_TURN && row + 1 < s->c->n)
            list_go(s->list, row + 1);
    }
    return TUI_HANDLED;
}

static int draw_text(const char *label, const char *s, struct rect r, int row, int rows_left)
{
    struct buf lines = BUF_INIT;
    int w = text_width(label), used = 0;
    cells_put(row, r.col + 1, w, label, LOOK_LABEL);
    text_wrap(&lines, *s == '\0' ? _("（空）") : s, r.cols - w - 3);
    for (const char *l = buf_str(&lines); *l != '\0' && used < rows_left; used++) {
        size_t n = strcspn(l, "\n");
        cells_putn(row + used, r.col + 1 + w, r.cols - w - 2, l, n, LOOK_TEXT);
        l += n + (l[n] == '\n');
    }
    buf_free(&lines);
    return used;
}

static void draw(void *self, struct rect r)
{
    struct screen *s = self;
    struct buf head = BUF_INIT;
    size_t at;
    buf_printf(&head, _("%s在这期间保存了这条记录，%zu 栏与这里不同："), s->who, s->c->n);
    cells_text(r.row, r.col + 1, r.cols - 2, buf_str(&head), LOOK_ERROR);
    buf_free(&head);
    list_draw(s->list, (struct rect){ r.row + 1, r.col, r.rows - 2 - DETAIL_ROWS, r.cols });
    int row = r.row + r.rows - DETAIL_ROWS - 1, end = r.row + r.rows;
    cells_rule(row++, r.col, r.cols, LOOK_DIM);
    if (!list_row(s->list, &at))
        return;
    const struct conflict_line *l = &s->c->v[at];
    row += draw_text(_("别人的："), l->theirs, r, row, 3);
    row += draw_text(_("我的："), l->mine, r, row, end - row > 3 ? 3 : end - row);
    if (row < end)
        draw_text(_("原来："), l->base, r, row, end - row);
}

static void status(void *self, struct buf *b)
{
    list_status(((struct screen *)self)->list, b);
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static const struct screen_ops ops = {
    .name = N_("别人也改了"),
    .actions = conflict_actions,
    .keys = list_moves,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
};

/* Who saved the row last, and when; "有人" where the journal does not say. */
static char *who_saved(struct app *a, const struct row *row)
{
    struct buf key = BUF_INIT, who = BUF_INIT;
    row_key(row, &key);
    if (!batches_last_of(a->db, row->en->name, buf_str(&key), &who))
        buf_puts(&who, _("有人"));
    buf_free(&key);
    return buf_take(&who);
}

bool conflict_run(struct app *a, const struct row *row, struct conflict *c)
{
    struct screen s = { .c = c, .who = who_saved(a, row) };
    s.list = list_new(&rows, &s);
    list_columns(s.list, columns, COLUMNS, 2);
    list_tagging(s.list, false);
    stack_run(&ops, &s);
    list_free(s.list);
    free(s.who);
    return s.saves;
}
