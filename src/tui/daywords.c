/* Days as words, and a calendar to pick from. */
#include "daywords.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "dialog.h"
#include "mem.h"
#include "stack.h"
#include "text.h"
#include "words.h"

static bool in_range(daynum d, daynum *out)
{
    if (d < DAY_MIN || d > DAY_MAX)
        return false;
    *out = d;
    return true;
}

/* What a clerk types is Chinese in every language of the program: these words are not translated.
 */
static bool by_name(const char *s, daynum today, daynum *out)
{
    static const struct {
        const char *word;
        int days;
    } words[] = { { "今天", 0 }, { "今日", 0 }, { "昨天", -1 }, { "昨日", -1 },   { "前天", -2 },
                  { "明天", 1 }, { "明日", 1 }, { "后天", 2 },  { "大前天", -3 }, { "大后天", 3 } };
    struct ymd t = date_split(today);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(s, words[i].word) == 0)
            return in_range(today + words[i].days, out);
    if (strcmp(s, "月初") == 0)
        return in_range(date_make(t.year, t.month, 1), out);
    if (strcmp(s, "月底") == 0 || strcmp(s, "月末") == 0)
        return in_range(date_month_end(today), out);
    if (strcmp(s, "上月底") == 0)
        return in_range(date_make(t.year, t.month, 1) - 1, out);
    if (strcmp(s, "季末") == 0 || strcmp(s, "季底") == 0)
        return in_range(period_of(EVERY_QUARTER, today).last, out);
    if (strcmp(s, "年底") == 0 || strcmp(s, "年末") == 0)
        return in_range(date_make(t.year, 12, 31), out);
    return false;
}

/* 周三, 本周三, 上周五, 下周一, 星期三. */
static bool by_weekday(const char *s, daynum today, daynum *out)
{
    static const char *const prefix[] = { "上周",   "本周",   "下周", "上星期",
                                          "本星期", "下星期", "周",   "星期" };
    static const int weeks[] = { -1, 0, 1, -1, 0, 1, 0, 0 };
    static const char *const names[] = { "一", "二", "三", "四", "五", "六", "日", "天" };

    for (size_t i = 0; i < sizeof prefix / sizeof *prefix; i++) {
        size_t n = strlen(prefix[i]);

        if (strncmp(s, prefix[i], n) != 0)
            continue;
        for (int d = 0; d < 8; d++)
            if (strcmp(s + n, names[d]) == 0)
                return in_range(today - date_weekday(today) + 1 + (d < 7 ? d : 6) + 7 * weeks[i],
                                out);
    }
    return false;
}

static bool by_number(const char *s, daynum today, daynum *out)
{
    struct ymd t = date_split(today);
    int month, day, end = 0;
    char *rest;

    if (*s == '+' || *s == '-') {
        long n = strtol(s, &rest, 10);

        return rest > s + 1 && *rest == '\0' && labs(n) < 40000 && in_range(today + (daynum)n, out);
    }
    if ((sscanf(s, "%4d%*1[/.-]%4d%n", &month, &day, &end) == 2 && s[end] == '\0') ||
        (sscanf(s, "%4d月%4d日%n", &month, &day, &end) == 2 && end > 0 && s[end] == '\0') ||
        (sscanf(s, "%4d月%4d%n", &month, &day, &end) == 2 && end > 0 && s[end] == '\0')) {
        if (!date_valid(t.year, month, day))
            return false;
        *out = date_make(t.year, month, day);
        return true;
    }
    if ((sscanf(s, "%2d%n", &day, &end) == 1 && s[end] == '\0') ||
        (sscanf(s, "%2d日%n", &day, &end) == 1 && s[end] == '\0') ||
        (sscanf(s, "%2d号%n", &day, &end) == 1 && s[end] == '\0')) {
        if (!date_valid(t.year, t.month, day))
            return false;
        *out = date_make(t.year, t.month, day);
        return true;
    }
    return false;
}

bool day_words(const char *s, daynum today, daynum *out)
{
    struct buf b = BUF_INIT;
    bool found = false;
    const char *text;
    size_t n;

    text_fold_width(&b, s);
    n = b.len;
    text = text_trim(buf_str(&b), &n);
    char *word = mem_dupn(text, n);

    if (n > 0 && today != DAY_NONE)
        found = by_name(word, today, out) || by_weekday(word, today, out) ||
                by_number(word, today, out);
    if (n > 0 && !found) {
        *out = date_parse_loose(word);
        found = *out != DAY_NONE;
    }
    free(word);
    buf_free(&b);
    return found;
}

struct calendar {
    const char *title;
    daynum at, today;
    bool picked;
};

static void draw(void *self, struct rect r)
{
    const struct calendar *c = self;
    struct rect in = dialog_draw(r, c->title, NULL, 7 * 4, 8);
    struct ymd t = date_split(c->at);
    daynum first = date_make(t.year, t.month, 1), last = date_month_end(c->at);
    struct buf b = BUF_INIT;

    buf_printf(&b, _("%d年%d月"), t.year, t.month);
    cells_text(in.row, in.col, in.cols, buf_str(&b), LOOK_HEAD);
    for (int d = 0; d < 7; d++) {
        const char *name = date_weekday_name(first - date_weekday(first) + 1 + d);
        cells_text(in.row + 1, in.col + d * 4, 4, name, LOOK_DIM);
    }
    for (daynum d = first; d <= last; d++) {
        int cell = d - first + date_weekday(first) - 1, row = in.row + 2 + cell / 7,
            col = in.col + cell % 7 * 4;
        char text[16];

        snprintf(text, sizeof text, "%c%2d%c", d == c->at ? '>' : ' ', (int)(d - first) + 1,
                 d == c->today ? '*' : ' ');
        cells_put(row, col, 4, text,
                  (d == c->today ? LOOK_TAG : LOOK_TEXT) | (d == c->at ? LOOK_ON : 0));
        if (d == c->at)
            cells_caret(row, col + 1);
    }
    buf_free(&b);
}

enum { CAL_PICK = 1, CAL_CANCEL };

static const struct action actions[] = {
    { CAL_PICK, "Enter F2", N_("取这一天"), N_("取这天"), NULL },
    { CAL_CANCEL, "Esc F10", N_("取消"), N_("取消"), NULL },
    { 0 },
};

static unsigned key(void *self, const struct key *k)
{
    struct calendar *c = self;
    daynum to = c->at;

    if (key_is(k, KN_LEFT))
        to--;
    else if (key_is(k, KN_RIGHT))
        to++;
    else if (key_is(k, KN_UP))
        to -= 7;
    else if (key_is(k, KN_DOWN))
        to += 7;
    else if (key_is(k, KN_PGUP))
        to = date_add_months(to, -1);
    else if (key_is(k, KN_PGDN))
        to = date_add_months(to, 1);
    else if (key_is(k, KN_HOME))
        to = c->today;
    else if (key_is(k, KN_END))
        to = date_month_end(to);
    else
        return TUI_IGNORED;
    in_range(to, &c->at);
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
    .actions = actions,
    .draw = draw,
    .key = key,
    .act = act,
};

bool day_pick(const char *title, daynum from, daynum today, daynum *out)
{
    struct calendar c = { .title = title, .at = from != DAY_NONE ? from : today, .today = today };

    if (c.at == DAY_NONE)
        c.at = 0;
    stack_run(&ops, &c);
    if (c.picked)
        *out = c.at;
    return c.picked;
}
