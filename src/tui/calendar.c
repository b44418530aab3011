/* A month to pick a day from. */
#include <stdio.h>
#include <string.h>

#include "cells.h"
#include "daywords.h"
#include "dialog.h"
#include "stack.h"
#include "text.h"
#include "words.h"

enum { DAY_CELLS = 6 };

struct calendar {
    const char *title;
    daynum at, today;
    day_noter *note;
    void *ctx;
    bool picked;
};

static enum day_mark mark_of(const struct calendar *c, daynum d, struct buf *name)
{
    return c->note != NULL ? c->note(c->ctx, d, name) : DAY_PLAIN;
}

/* >20*休: the cursor, the day, today, and what the office calendar says of it. */
static void draw_day(const struct calendar *c, daynum d, int row, int col)
{
    static const char *const marks[] = {
        [DAY_PLAIN] = "", [DAY_OFF] = N_("休"), [DAY_WORK] = N_("班")
    };
    enum day_mark mark = mark_of(c, d, NULL);
    bool here = d == c->at, off = mark == DAY_OFF || (mark == DAY_PLAIN && date_weekday(d) > 5);
    struct buf b = BUF_INIT;

    buf_printf(&b, "%c%2d%c%s", here ? '>' : ' ', date_split(d).day, d == c->today ? '*' : ' ',
               mark == DAY_PLAIN ? "" : _(marks[mark]));
    cells_put(row, col, DAY_CELLS, buf_str(&b),
              (d == c->today ? LOOK_TAG
               : off         ? LOOK_DIM
                             : LOOK_TEXT) |
                  (here ? LOOK_ON : 0));
    if (here)
        cells_caret(row, col + 1);
    buf_free(&b);
}

/* 2026-03-20 周五 今天 清明节 */
static void draw_words(const struct calendar *c, struct rect in)
{
    struct buf b = BUF_INIT, name = BUF_INIT;
    char text[DAY_TEXT];

    date_format(c->at, text);
    mark_of(c, c->at, &name);
    buf_printf(&b, "%s %s%s%s %s", text, date_weekday_name(c->at), c->at == c->today ? " " : "",
               c->at == c->today ? _("今天") : "", buf_str(&name));
    cells_text(in.row + in.rows - 1, in.col, in.cols, buf_str(&b), LOOK_HINT);
    buf_free(&b);
    buf_free(&name);
}

static void draw(void *self, struct rect r)
{
    const struct calendar *c = self;
    struct rect in = dialog_draw(r, c->title, NULL, 7 * DAY_CELLS, 9);
    struct ymd t = date_split(c->at);
    daynum first = date_make(t.year, t.month, 1), last = date_month_end(c->at);
    struct buf b = BUF_INIT;

    buf_printf(&b, _("%d年%d月"), t.year, t.month);
    cells_text(in.row, in.col + 1, in.cols - 1, buf_str(&b), LOOK_HEAD);
    for (int d = 0; d < 7; d++) {
        const char *name = date_weekday_name(first - date_weekday(first) + 1 + d);
        cells_text(in.row + 1, in.col + 1 + d * DAY_CELLS, DAY_CELLS - 1, name, LOOK_DIM);
    }
    for (daynum d = first; d <= last; d++) {
        int cell = d - first + date_weekday(first) - 1;
        draw_day(c, d, in.row + 2 + cell / 7, in.col + cell % 7 * DAY_CELLS);
    }
    draw_words(c, in);
    buf_free(&b);
}

#define CALENDAR_ACTIONS(X) \
    X(CAL_PICK, "Enter F2", N_("取这一天"), N_("取这天"), NULL) \
    X(CAL_CANCEL, "Esc F10", N_("取消"), N_("取消"), NULL)

ACTION_IDS(CALENDAR_ACTIONS);
ACTION_TABLE(calendar_actions, CALENDAR_ACTIONS);

const struct action calendar_moves[] = {
    { 1, "Left Right Up Down", N_("前后一天、一周"), NULL, NULL },
    { 2, "PgUp PgDn", N_("上月、下月"), N_("翻月"), N_("Ctrl-PgUp、Ctrl-PgDn 翻一年") },
    { 3, "Home", N_("今天"), N_("今天"), N_("End 到月底") },
    { 0 },
};

static unsigned key(void *self, const struct key *k)
{
    struct calendar *c = self;
    int months = k->kind == K_NAME && k->mod == MOD_CTRL ? 12 : 1;
    daynum to = c->at;

    if (key_is(k, KN_LEFT))
        to--;
    else if (key_is(k, KN_RIGHT))
        to++;
    else if (key_is(k, KN_UP))
        to -= 7;
    else if (key_is(k, KN_DOWN))
        to += 7;
    else if (k->kind == K_NAME && k->code == KN_PGUP)
        to = date_add_months(to, -months);
    else if (k->kind == K_NAME && k->code == KN_PGDN)
        to = date_add_months(to, months);
    else if (key_is(k, KN_HOME))
        to = c->today;
    else if (key_is(k, KN_END))
        to = date_month_end(to);
    else
        return TUI_IGNORED;
    if (to >= DAY_MIN && to <= DAY_MAX)
        c->at = to;
    return TUI_HANDLED;
}

static unsigned act(void *self, int id)
{
    struct calendar *c = self;

    c->picked = id == CAL_PICK;
    return TUI_LEAVE;
}

static const struct screen_ops ops = {
    .name = "",
    .overlay = true,
    .actions = calendar_actions,
    .keys = calendar_moves,
    .draw = draw,
    .key = key,
    .act = act,
};

bool day_pick(const char *title, daynum from, daynum today, day_noter *note, void *ctx, daynum *out)
{
    struct calendar c = { .title = title,
                          .at = from != DAY_NONE ? from : today,
                          .today = today,
                          .note = note,
                          .ctx = ctx };

    if (c.at == DAY_NONE)
        c.at = 0;
    stack_run(&ops, &c);
    if (c.picked)
        *out = c.at;
    return c.picked;
}
