/* Picking from a list that narrows while one types. */
#include "pick.h"

#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "dialog.h"
#include "edit.h"
#include "listed.h"
#include "mem.h"
#include "stack.h"
#include "text.h"
#include "words.h"

struct picker {
    const char *title;
    pick_fill *fill;
    void *ctx;
    struct edit *filter;
    struct picks found;
    struct picks chosen; /* in the order of picking */
    size_t at, top;
    int rows;
    int cells; /* as wide as what it offered first, and no narrower than LEAST */
    bool many, done;
};

enum { LEAST = 46, LOOKED_AT = 200, TICK = 6 };

void picks_add(struct picks *p, const char *value, const char *label)
{
    p->v = mem_grow(p->v, p->n, &p->cap, sizeof *p->v);
    p->v[p->n++] = (struct pick){ mem_dup(value), mem_dup(label) };
}

static void drop(struct picks *p, size_t i)
{
    free(p->v[i].value);
    free(p->v[i].label);
    memmove(p->v + i, p->v + i + 1, (p->n - i - 1) * sizeof *p->v);
    p->n--;
}

void picks_free(struct picks *p)
{
    while (p->n > 0)
        drop(p, p->n - 1);
    free(p->v);
    *p = (struct picks){ 0 };
}

/* Its place among the chosen ones, or their number. */
static size_t chosen_at(const struct picker *p, const char *value)
{
    size_t i = 0;

    while (i < p->chosen.n && strcmp(p->chosen.v[i].value, value) != 0)
        i++;
    return i;
}

static void refill(struct picker *p)
{
    picks_free(&p->found);
    p->fill(p->ctx, edit_text(p->filter), &p->found);
    p->at = p->top = 0;
}

static void draw_found(struct picker *p, struct rect in)
{
    if (p->at < p->top)
        p->top = p->at;
    if (p->at >= p->top + (size_t)in.rows)
        p->top = p->at - (size_t)in.rows + 1;
    for (int i = 0; i < in.rows && p->top + (size_t)i < p->found.n; i++) {
        const struct pick *v = &p->found.v[p->top + (size_t)i];
        bool here = p->top + (size_t)i == p->at,
             on = p->many && chosen_at(p, v->value) < p->chosen.n;
        struct buf b = BUF_INIT;

        buf_printf(&b, "%s%s", here ? ">" : " ", !p->many ? " " : on ? "[x] " : "[ ] ");
        text_middle(&b, v->label, in.cols - text_width(buf_str(&b)), 2);
        cells_text(in.row + i, in.col, in.cols, buf_str(&b),
                   (on ? LOOK_TAG : LOOK_TEXT) | (here ? LOOK_ON : 0));
        buf_free(&b);
    }
    if (p->found.n == 0)
        cells_text(in.row, in.col + 1, in.cols - 1,
                   edit_glyphs(p->filter) > 0 ? _("没有符合的；改几个字再试")
                                              : _("还没有可以选的：请先录入"),
                   LOOK_HINT);
}

static void draw(void *self, struct rect r)
{
    struct picker *p = self;
    int rows = r.rows - 6;
    struct rect in = dialog_draw(r, p->title, NULL, p->cells, rows > 14 ? 14 : rows);
    const char *label = _("筛选：");
    int w = text_width(label);
    struct edit_view v = edit_view(p->filter, in.cols - w);

    p->rows = in.rows - 2;
    cells_put(in.row, in.col, w, label, LOOK_LABEL);
    cells_putn(in.row, in.col + w, in.cols - w, v.text, v.n, LOOK_INPUT);
    draw_found(p, (struct rect){ in.row + 2, in.col, in.rows - 2, in.cols });
    cells_caret(in.row, in.col + w + v.caret);
}

static void status(void *self, struct buf *b)
{
    const struct picker *p = self;

    buf_printf(b, "%zu/%zu", p->found.n > 0 ? p->at + 1 : 0, p->found.n);
    if (p->many)
        buf_printf(b, _("  已选 %zu"), p->chosen.n);
}

static void toggle(struct picker *p)
{
    size_t i;

    if (p->at >= p->found.n)
        return;
    i = chosen_at(p, p->found.v[p->at].value);
    if (i < p->chosen.n)
        drop(&p->chosen, i);
    else
        picks_add(&p->chosen, p->found.v[p->at].value, p->found.v[p->at].label);
    if (*edit_text(p->filter) != '\0') { /* found and ticked: the next one is looked for */
        edit_set(p->filter, "");
        refill(p);
    } else if (p->at + 1 < p->found.n) {
        p->at++;
    }
}

static void move(struct picker *p, long step)
{
    long to = (long)p->at + step;

    if (to >= (long)p->found.n)
        to = (long)p->found.n - 1;
    p->at = to > 0 ? (size_t)to : 0;
}

static unsigned edit_filter(struct picker *p, const struct key *k)
{
    char *before = mem_dup(edit_text(p->filter));
    unsigned mask = edit_key(p->filter, k, NULL) ? TUI_HANDLED : TUI_IGNORED;

    if (strcmp(before, edit_text(p->filter)) != 0)
        refill(p);
    free(before);
    return mask;
}

static unsigned key(void *self, const struct key *k)
{
    struct picker *p = self;
    struct key f = key_folded(k);
    int page = p->rows > 1 ? p->rows - 1 : 1;

    if (key_is(k, KN_UP))
        move(p, -1);
    else if (key_is(k, KN_DOWN) || key_is(k, KN_TAB))
        move(p, 1);
    else if (key_is(k, KN_PGUP))
        move(p, -page);
    else if (key_is(k, KN_PGDN))
        move(p, page);
    else if (p->many && key_char(&f, ' '))
        toggle(p);
    else
        return edit_filter(p, k);
    return TUI_HANDLED;
}

#define PICK_ACTIONS(X) \
    X(PICK_OK, "Enter F2", N_("选好了"), N_("选好"), N_("取打了勾的各项")) \
    X(PICK_TICK, "Space", N_("打勾或取消"), N_("打勾"), NULL) \
    X(PICK_CANCEL, "Esc F10", N_("取消"), N_("取消"), NULL)

ACTION_IDS(PICK_ACTIONS);
ACTION_TABLE(pick_actions, PICK_ACTIONS);

/* Where one alone is taken there is nothing to tick. */
#define PICK_ONE_ACTIONS(X) \
    X(PICK_OK, "Enter F2", N_("选这一项"), N_("选定"), NULL) \
    X(PICK_CANCEL, "Esc F10", N_("取消"), N_("取消"), NULL)

ACTION_TABLE(pick_one_actions, PICK_ONE_ACTIONS);

static const struct action *mode(const void *self)
{
    const struct picker *p = self;

    return p->many ? pick_actions : pick_one_actions;
}

static unsigned act(void *self, int id)
{
    struct picker *p = self;

    if (id == PICK_TICK) {
        toggle(p);
        return TUI_HANDLED;
    }
    if (id == PICK_OK && !p->many && p->found.n == 0)
        return TUI_HANDLED;
    if (id == PICK_OK && p->many && *edit_text(p->filter) != '\0') {
        if (p->found.n == 0)
            return TUI_HANDLED;
        if (chosen_at(p, p->found.v[p->at].value) == p->chosen.n)
            toggle(p);
    }
    p->done = id == PICK_OK;
    return TUI_LEAVE;
}

static const struct screen_ops ops = {
    .name = "",
    .overlay = true,
    .mode = mode,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
};

/* The place of what is chosen now, so that Enter alone changes nothing; else the first. */
static size_t found_at(const struct picker *p, const char *now)
{
    for (size_t i = 0; i < p->found.n; i++)
        if (strcmp(p->found.v[i].value, now) == 0)
            return i;
    return 0;
}

static int cells_of(const struct picks *found)
{
    int most = LEAST;

    for (size_t i = 0; i < found->n && i < LOOKED_AT; i++)
        if (text_width(found->v[i].label) + TICK > most)
            most = text_width(found->v[i].label) + TICK;
    return most;
}

static bool run(struct picker *p, const char *filter, const char *now)
{
    p->filter = edit_new(false, 240);
    edit_set(p->filter, filter);
    refill(p);
    p->cells = cells_of(&p->found);
    p->at = now != NULL && *filter == '\0' ? found_at(p, now) : 0;
    stack_run(&ops, p);
    edit_free(p->filter);
    return p->done;
}

static void put(struct buf *b, const char *s)
{
    if (b == NULL)
        return;
    buf_clear(b);
    buf_puts(b, s);
}

bool pick_one(const char *title, pick_fill *fill, void *ctx, const char *filter, struct buf *value,
              struct buf *label)
{
    struct picker p = { .title = title, .fill = fill, .ctx = ctx };
    bool done = run(&p, filter, value != NULL ? buf_str(value) : NULL);

    if (done) {
        put(value, p.found.v[p.at].value);
        put(label, p.found.v[p.at].label);
    }
    picks_free(&p.found);
    return done;
}

/* The values and labels of before, taken apart. The last label is what is left: a name alone may
 * hold what stands between names. */
static void choose_before(struct picker *p, const char *values, const char *labels)
{
    const char *between = _("、");

    for (char *value; (value = listed_take(&values)) != NULL; free(value)) {
        const char *end = *values != '\0' ? strstr(labels, between) : NULL;
        size_t n = end != NULL ? (size_t)(end - labels) : strlen(labels);
        char *label = mem_dupn(labels, n);

        picks_add(&p->chosen, value, *label != '\0' ? label : value);
        free(label);
        labels = end != NULL ? end + strlen(between) : "";
    }
}

bool pick_many(const char *title, pick_fill *fill, void *ctx, const char *filter,
               struct buf *values, struct buf *labels)
{
    struct picker p = { .title = title, .fill = fill, .ctx = ctx, .many = true };
    bool done;

    choose_before(&p, buf_str(values), buf_str(labels));
    done = run(&p, filter, NULL);
    if (done) {
        buf_clear(values);
        buf_clear(labels);
        for (size_t i = 0; i < p.chosen.n; i++) {
            buf_printf(values, "%s%s", i > 0 ? ";" : "", p.chosen.v[i].value);
            words_add(labels, p.chosen.v[i].label);
        }
    }
    picks_free(&p.found);
    picks_free(&p.chosen);
    return done;
}
