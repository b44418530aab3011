/* Help and command palette: the live key tables as a list. */
#include "help.h"

#include <stdlib.h>
#include <string.h>

#include "hanzi.h"
#include "list.h"
#include "mem.h"
#include "stack.h"
#include "words.h"

struct line {
    const struct action *action;
    bool press; /* run by its key: the widget or the stack knows what to do */
};

struct help {
    struct line *all, *shown; /* shown: those that match */
    size_t n, cap, shown_n;
    struct list *list;
};

static void add_row(struct help *h, const struct action *a, bool press)
{
    h->all = mem_grow(h->all, h->n, &h->cap, sizeof *h->all);
    h->all[h->n++] = (struct line){ a, press };
}

static void add_table(struct help *h, const struct action *a, bool press)
{
    for (; a != NULL && a->id != 0; a++)
        add_row(h, a, press);
}

/* Those whose key means nothing else here. */
static void add_ways(struct help *h, const struct action *a)
{
    for (; a != NULL && a->id != 0; a++) {
        struct key k;

        if (key_parse(a->keys, strcspn(a->keys, " "), &k) &&
            key_action(stack_actions_below(), &k) == NULL &&
            key_action(stack_keys_below(), &k) == NULL && key_action(stack_actions, &k) == NULL)
            add_row(h, a, true);
    }
}

static size_t count(void *ctx)
{
    const struct help *h = ctx;

    return h->shown_n;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct help *h = ctx;
    const struct action *a = h->shown[row].action;
    const char *s = column == 0       ? a->keys
                    : column == 1     ? _(a->name)
                    : a->help != NULL ? _(a->help)
                                      : "";

    buf_puts(out, s);
}

/* The words themselves, or what they are read as: dc and daochu find 导出. */
static bool holds(const char *name, const char *typed)
{
    return strcasestr(name, typed) != NULL || hanzi_spell(name, typed);
}

static void filter(void *ctx, const char *text)
{
    struct help *h = ctx;

    h->shown_n = 0;
    for (size_t i = 0; i < h->n; i++) {
        const struct action *a = h->all[i].action;

        if (holds(_(a->name), text) || strcasestr(a->keys, text) != NULL ||
            (a->help != NULL && strcasestr(_(a->help), text) != NULL))
            h->shown[h->shown_n++] = h->all[i];
    }
}

static const struct list_ops rows = { .count = count, .cell = cell, .filter = filter };

static const struct list_column columns[] = {
    { .title = N_("按键"), .width = 16 },
    { .title = N_("功能"), .width = 18 },
    { .title = N_("说明") },
};

static void draw(void *self, struct rect r)
{
    struct help *h = self;

    list_draw(h->list, r);
}

static unsigned run_line(struct help *h)
{
    size_t row;

    if (!list_row(h->list, &row))
        return TUI_HANDLED;
    stack_do_after(h->shown[row].action, h->shown[row].press);
    return TUI_LEAVE;
}

#define HELP_ACTIONS(X) \
    X(HELP_RUN, "Enter F2", N_("执行这一行"), N_("执行"), N_("和在原来的页面按这个键一样"))

ACTION_IDS(HELP_ACTIONS);
ACTION_TABLE(help_actions, HELP_ACTIONS);

static unsigned key(void *self, const struct key *k)
{
    struct help *h = self;

    if (key_is(k, KN_ENTER)) /* also while the filter line is open */
        return run_line(h);
    if (key_is(k, KN_F0 + 1))
        return TUI_LEAVE;
    return list_key(h->list, k);
}

static unsigned act(void *self, int id)
{
    return id == HELP_RUN ? run_line(self) : TUI_IGNORED;
}

static void status(void *self, struct buf *b)
{
    struct help *h = self;

    list_status(h->list, b);
}

static void close_help(void *self)
{
    struct help *h = self;

    list_free(h->list);
    free(h->all);
    free(h->shown);
    free(h);
}

static const struct screen_ops ops = {
    .name = N_("帮助"),
    .actions = help_actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_help,
};

void help_open(bool palette)
{
    static const struct key open_filter = { .kind = K_NAME, .code = KN_F0 + 7 };
    struct help *h = mem_alloc(sizeof *h);

    stack_push(&ops, h);
    add_table(h, stack_actions_below(), false);
    add_table(h, stack_keys_below(), true);
    add_table(h, stack_actions, true);
    add_ways(h, stack_ways_below());
    h->shown = mem_alloc((h->n + 1) * sizeof *h->shown);
    filter(h, "");
    h->list = list_new(&rows, h);
    list_columns(h->list, columns, 3, 0);
    list_cut_lines(h->list, 2);
    if (palette)
        list_key(h->list, &open_filter);
}
