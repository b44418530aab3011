/* The stack of screens and the loop. */
#include "stack.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "clock.h"
#include "help.h"
#include "mem.h"
#include "term.h"
#include "text.h"
#include "words.h"

enum { REST_MS = 1000, TICK_MS = 5000, SKIP_MAX = 16, SLOW_MS = 50 };

struct layer {
    const struct screen_ops *ops;
    void *self;
    bool old;  /* others have changed something since it was read */
    bool slow; /* reading it took longer than a key may wait: only while nobody types */
};

static struct {
    struct layer *layer;
    size_t n, cap;
    size_t floor; /* the loop that runs ends at this height: somebody below waits for it */
    bool ended;
    const struct action *after; /* for the screen below, see stack_do_after */
    bool press;
    const char *about; /* what the page was about from which a way is taken; NULL: none is */
    const struct stack_others *others;
    int ticks;       /* so many waits for a key, one after another, were in vain */
    unsigned theirs; /* the message about what others saved */
} stack;

#define STACK_ACTIONS(X) \
    X(ACT_HELP, "F1", N_("帮助"), N_("帮助"), \
      N_("本页所有按键和功能；回车执行选中的一行；输入法开着时字母加 Alt 按")) \
    X(ACT_PALETTE, "Ctrl-P", N_("命令面板"), NULL, N_("输入几个字找到功能，回车执行")) \
    X(ACT_LEAVE, "F10 q", N_("离开"), N_("离开"), N_("离开本页；没有保存的会先问")) \
    X(ACT_BACK, "Esc", N_("返回"), NULL, N_("关掉最上面的一层；没有保存的会先问")) \
    X(ACT_REPAINT, "Ctrl-L", N_("重画屏幕"), NULL, NULL) \
    X(ACT_SUSPEND, "Ctrl-Z", N_("暂时回到命令行"), NULL, N_("用 fg 回来"))

ACTION_IDS(STACK_ACTIONS);
ACTION_TABLE(stack_actions, STACK_ACTIONS);

static const struct action *actions_of(const struct layer *l)
{
    return l->ops->mode != NULL ? l->ops->mode(l->self) : l->ops->actions;
}

static struct layer *top(void)
{
    return &stack.layer[stack.n - 1];
}

static void path_of(struct buf *b)
{
    for (size_t i = 0; i < stack.n; i++) {
        const struct layer *l = &stack.layer[i];

        if (l->ops->overlay)
            continue;
        buf_puts(b, " › ");
        if (l->ops->title != NULL)
            l->ops->title(l->self, b);
        else
            buf_puts(b, _(l->ops->name));
    }
}

static void draw_too_small(void)
{
    struct buf b = BUF_INIT, lines = BUF_INIT;
    int row = 0;

    cells_clear();
    buf_printf(&b,
               _("窗口太小（现在 %d 列 %d 行）：请放大到至少 %d 列 %d 行，内容都在，放大后继续。"),
               cells_cols(), cells_rows(), TUI_MIN_COLS, TUI_MIN_ROWS);
    text_wrap(&lines, buf_str(&b), cells_cols());
    for (const char *s = buf_str(&lines); *s != '\0'; row++) {
        size_t n = strcspn(s, "\n");

        cells_putn(row, 0, cells_cols(), s, n, LOOK_TEXT);
        s += n + (s[n] == '\n' ? 1 : 0);
    }
    buf_free(&b);
    buf_free(&lines);
}

static bool too_small(void)
{
    return cells_rows() < TUI_MIN_ROWS || cells_cols() < TUI_MIN_COLS;
}

static void draw_layers(void)
{
    size_t base = stack.n - 1;
    struct rect r = { 1, 0, cells_rows() - 3, cells_cols() };
    struct buf path = BUF_INIT, status = BUF_INIT;
    const struct layer *page;

    while (base > 0 && stack.layer[base].ops->overlay)
        base--;
    page = &stack.layer[base];
    cells_clear();
    path_of(&path);
    bar_draw_top(buf_str(&path), page->ops->changed != NULL && page->ops->changed(page->self));
    for (size_t i = base; i < stack.n; i++) {
        cells_caret_hide();
        stack.layer[i].ops->draw(stack.layer[i].self, r);
    }
    if (top()->ops->status != NULL)
        top()->ops->status(top()->self, &status);
    else if (page->ops->status != NULL)
        page->ops->status(page->self, &status);
    bar_draw_status(buf_str(&status));
    bar_draw_keys(actions_of(top()), top()->ops->keys, top()->ops->overlay ? NULL : stack_actions);
    buf_free(&path);
    buf_free(&status);
}

void stack_draw(void)
{
    if (stack.n == 0)
        return;
    if (too_small())
        draw_too_small();
    else
        draw_layers();
    term_show();
}

void stack_push(const struct screen_ops *ops, void *self)
{
    stack.layer = mem_grow(stack.layer, stack.n, &stack.cap, sizeof *stack.layer);
    stack.layer[stack.n++] = (struct layer){ .ops = ops, .self = self };
}

static void pop(void);
static void take_key(const struct key *k);

static void obey(unsigned mask, size_t depth)
{
    if ((mask & TUI_REDRAW) != 0)
        term_repaint();
    if ((mask & TUI_LEAVE) != 0 && stack.n == depth)
        pop();
}

/* The action chosen on the help page. */
static void do_after(const struct action *a, bool press)
{
    size_t depth = stack.n;
    struct key k;

    if (a == NULL)
        return;
    if (press) {
        if (key_parse(a->keys, strcspn(a->keys, " "), &k))
            take_key(&k);
    } else if (top()->ops->act != NULL) {
        obey(top()->ops->act(top()->self, a->id), depth);
    }
}

static void pop(void)
{
    struct layer l = *top();
    const struct action *after = stack.after; /* not that of a question resume() asks */

    stack.after = NULL;
    stack.n--;
    if (l.ops->close != NULL)
        l.ops->close(l.self);
    if (stack.n == 0 || stack.ended)
        return;
    if (top()->ops->resume != NULL)
        top()->ops->resume(top()->self);
    do_after(after, stack.press);
}

static void leave_top(void)
{
    if (top()->ops->leave == NULL || top()->ops->leave(top()->self))
        pop();
}

static void tick(void)
{
    for (size_t i = 0; i < stack.n; i++)
        if (stack.layer[i].ops->tick != NULL)
            stack.layer[i].ops->tick(stack.layer[i].self);
}

/* Who is stopped may never go on: what was typed is kept before. */
static void suspend(void)
{
    tick();
    term_suspend();
}

static void do_everywhere(int id)
{
    switch (id) {
    case ACT_HELP:
        help_open(false);
        break;
    case ACT_PALETTE:
        help_open(true);
        break;
    case ACT_LEAVE:
        leave_top();
        break;
    case ACT_BACK:
        if (stack.n > 1 || top()->ops->leave != NULL)
            leave_top();
        else
            bar_say(LOOK_STATUS, "%s", _("要离开程序请按 F10"));
        break;
    case ACT_REPAINT:
        term_repaint();
        break;
    case ACT_SUSPEND:
        suspend();
        break;
    default:
        break;
    }
}

/* The ways of the lowest screen, as they stand open to the layers above; NULL: not here. */
static const struct action *ways_from(size_t height)
{
    bool open = height > 1 && stack.floor == 0 && !stack.layer[height - 1].ops->overlay;
    return open ? stack.layer[0].ops->ways : NULL;
}

/* As it is; or a letter with Alt as the letter alone: a live input method lets that through. */
static const struct action *action_of(const struct action *table, const struct key *k)
{
    const struct action *a = key_action(table, k);

    if (a == NULL && k->kind == K_ALT)
        a = key_action(table, &(const struct key){ .kind = K_CHAR, .code = k->code });
    return a;
}

/* The uppermost page that is about anything: a copy; NULL: none is. */
static char *about_now(void)
{
    for (size_t i = stack.n; i > 1; i--) {
        const struct layer *l = &stack.layer[i - 1];
        const char *about = l->ops->about != NULL ? l->ops->about(l->self) : NULL;

        if (about != NULL)
            return mem_dup(about);
    }
    return NULL;
}

/* What was opened from the lowest screen closes, as by Esc, without being read again. False: it
 * does not want to. */
static bool close_above(void)
{
    for (bool closed = false; stack.n > 1; closed = true) {
        struct layer l = *top();

        if (l.ops->leave != NULL && !l.ops->leave(l.self)) {
            if (closed && !stack.ended && l.ops->resume != NULL)
                l.ops->resume(l.self);
            return false;
        }
        stack.n--;
        if (l.ops->close != NULL)
            l.ops->close(l.self);
    }
    return !stack.ended;
}

static void go_way(const struct key *k)
{
    const struct action *ways = ways_from(stack.n);
    const struct action *a = ways != NULL ? action_of(ways, k) : NULL;
    char *about = a != NULL ? about_now() : NULL;

    if (a != NULL && close_above()) {
        stack.about = about;
        obey(top()->ops->act(top()->self, a->id), 1);
        stack.about = NULL;
        if (stack.n == 1 && !stack.ended && top()->ops->resume != NULL)
            top()->ops->resume(top()->self);
    }
    free(about);
}

const char *stack_about(void)
{
    return stack.about;
}

static void take_key(const struct key *k)
{
    size_t depth = stack.n;
    struct layer l = *top();
    struct key folded = key_folded(k);
    const struct action *a;
    unsigned mask = TUI_IGNORED;

    if (k->kind == K_CTRL && (k->code == 'z' || k->code == 'l')) {
        do_everywhere(k->code == 'z' ? ACT_SUSPEND : ACT_REPAINT);
        return;
    }
    if (k->kind == K_BAD) {
        bar_say(LOOK_ERROR, "%s", _("收到的不是 UTF-8：请把终端软件的字符编码设为 UTF-8"));
        return;
    }
    if (l.ops->key != NULL)
        mask = l.ops->key(l.self, k);
    if (mask == TUI_IGNORED && l.ops->act != NULL &&
        (a = action_of(actions_of(&l), &folded)) != NULL)
        mask = l.ops->act(l.self, a->id);
    if (mask != TUI_IGNORED)
        obey(mask, depth);
    else if ((a = action_of(stack_actions, &folded)) != NULL)
        do_everywhere(a->id);
    else
        go_way(&folded);
}

static void hang_up(void)
{
    stack.ended = true;
    for (size_t i = stack.n; i > 0; i--)
        if (stack.layer[i - 1].ops->hangup != NULL)
            stack.layer[i - 1].ops->hangup(stack.layer[i - 1].self);
}

void stack_on_others(const struct stack_others *who)
{
    stack.others = who;
}

/* One's own message stays; what is told of others gives way to what they did after it. */
static void tell_of_others(bool said, bool read)
{
    unsigned told = bar_told();

    if (said && told != stack.theirs)
        return;
    stack.others->say(stack.others->ctx, read);
    if (bar_told() != told)
        stack.theirs = bar_told();
}

/* The layer may have moved in memory when others() returns; nothing lies above it, nor below. */
static bool read_anew(void)
{
    long long began = clock_ms();
    bool said = bar_says(), read;

    top()->old = false;
    read = top()->ops->others(top()->self);
    top()->slow = clock_ms() - began > SLOW_MS;
    tell_of_others(said, read);
    return true;
}

static bool catch_up(void)
{
    if (stack.others == NULL)
        return false;
    if (stack.others->came(stack.others->ctx))
        for (size_t i = 0; i < stack.n; i++)
            stack.layer[i].old = true;
    if (!top()->old || top()->ops->others == NULL || (top()->slow && stack.ticks < 2))
        return false;
    return read_anew();
}

/* Draws what the last key did before what it left to do. What nobody waits for begins a little
 * later: first the terminal shall show the picture. */
static struct key next_key(void)
{
    enum { PAUSE_MS = 12 };
    bool went_on = false;

    stack_draw();
    while (top()->ops->idle != NULL && !term_pending() && top()->ops->idle(top()->self))
        went_on = true;
    if (went_on && !term_pending())
        stack_draw();
    if (term_quiet(PAUSE_MS)) {
        if (catch_up())
            stack_draw();
        if (top()->ops->ahead != NULL)
            top()->ops->ahead(top()->self);
    }
    return term_key(stack.ticks == 0 ? REST_MS : TICK_MS);
}

static void run_above(size_t depth)
{
    int skipped = 0;
    size_t floor = stack.floor;

    stack.floor = depth;
    while (stack.n > depth && !stack.ended) {
        struct key k = { .kind = K_TICK };

        /* on a slow line typed-ahead keys are not each painted */
        if (term_pending() && ++skipped <= SKIP_MAX)
            k = term_key(0);
        if (k.kind == K_TICK) {
            k = next_key();
            skipped = 0;
        }
        stack.ticks = k.kind == K_TICK ? stack.ticks + 1 : 0;
        if (k.kind == K_HANGUP) {
            hang_up();
        } else if (k.kind == K_TICK) {
            tick();
        } else if (k.kind == K_CTRL && k.code == 'z') {
            suspend();
        } else if (k.kind != K_RESIZE && !too_small()) {
            bar_quiet();
            take_key(&k);
        }
    }
    while (stack.n > depth)
        pop();
    stack.floor = floor;
}

void stack_run(const struct screen_ops *ops, void *self)
{
    size_t depth = stack.n;

    if (depth == 0)
        stack.ended = false;
    stack_push(ops, self);
    run_above(depth);
}

void stack_loop(void)
{
    run_above(0);
}

bool stack_ended(void)
{
    return stack.ended;
}

const struct action *stack_actions_below(void)
{
    return stack.n > 1 ? actions_of(&stack.layer[stack.n - 2]) : NULL;
}

const struct action *stack_keys_below(void)
{
    return stack.n > 1 ? stack.layer[stack.n - 2].ops->keys : NULL;
}

const struct action *stack_ways_below(void)
{
    return stack.n > 1 ? ways_from(stack.n - 1) : NULL;
}

size_t stack_floor(void)
{
    return stack.floor;
}

const struct screen_ops *stack_at(size_t height, const struct action **actions)
{
    if (height == 0 || height > stack.n)
        return NULL;
    *actions = actions_of(&stack.layer[height - 1]);
    return stack.layer[height - 1].ops;
}

void stack_do_after(const struct action *a, bool press)
{
    stack.after = a;
    stack.press = press;
}
