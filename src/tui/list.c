/* The list: where the cursor is, what is tagged, what is filtered. */
#include "list.h"

#include <stdlib.h>
#include <string.h>

#include "list_priv.h"
#include "mem.h"
#include "words.h"

/* Of all lists; those of a few rows have no more. */
#define MOVES \
    { 1, "Down", N_("下一行"), NULL, \
      N_("↑ ↓ PgUp PgDn 移动；Home 或 g 到第一行，End 或 G 到最后一行") }, \
    { \
        2, "Right", N_("向右看"), NULL, N_("← → 看放不下的列") \
    }

const struct action list_moves[] = { MOVES, { 0 } };

#define FILTER \
    { \
        3, "F7 /", N_("筛选"), N_("筛选"), N_("边输入边筛选；直接输入汉字也可以；Esc 取消") \
    }

const struct action list_keys[] = { MOVES, FILTER, { 0 } };

const struct action list_tag_keys[] = {
    MOVES,
    FILTER,
    { 4, "Space", N_("选中一行"), NULL, N_("再按一次取消") },
    { 0 },
};

/* FNV-1a: the same name keeps its number over refreshes. */
int64_t list_id_of(const char *name)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (; *name != '\0'; name++)
        h = (h ^ (unsigned char)*name) * UINT64_C(1099511628211);
    return (int64_t)h;
}

struct list *list_new(const struct list_ops *ops, void *ctx)
{
    struct list *l = mem_alloc(sizeof *l);

    l->ops = ops;
    l->ctx = ctx;
    l->tagging = ops->id != NULL;
    l->page = 10;
    l->filter = edit_new(false, 60);
    l->count = ops->count(ctx);
    if (l->count > 0 && ops->id != NULL)
        l->id = ops->id(ctx, 0);
    return l;
}

void list_free(struct list *l)
{
    if (l == NULL)
        return;
    edit_free(l->filter);
    buf_free(&l->cut);
    free(l->tag);
    free(l);
}

void list_columns(struct list *l, const struct list_column *columns, int n, int frozen)
{
    l->column = columns;
    l->columns = n;
    l->frozen = frozen;
    l->left = frozen;
    l->col = 0;
}

void list_cell_cursor(struct list *l, bool on)
{
    l->cells = on;
}

void list_empty(struct list *l, const char *text)
{
    l->empty = text;
}

void list_unread(struct list *l, bool on)
{
    l->unread = on;
}

void list_fixed_rows(struct list *l, size_t n)
{
    l->fixed = n;
}

void list_tagging(struct list *l, bool on)
{
    l->tagging = on && l->ops->id != NULL;
}

bool list_row(const struct list *l, size_t *row)
{
    *row = l->row;
    return l->count > 0;
}

int list_column(const struct list *l)
{
    return l->col;
}

void list_go_column(struct list *l, int column)
{
    if (column >= 0 && column < l->columns)
        l->col = column;
}

void list_go(struct list *l, size_t row)
{
    l->row = l->count == 0 ? 0 : row < l->count ? row : l->count - 1;
    if (l->ops->id != NULL && l->count > 0)
        l->id = l->ops->id(l->ctx, l->row);
}

bool list_go_id(struct list *l, int64_t id)
{
    size_t at;

    if (l->ops->find != NULL) {
        if (!l->ops->find(l->ctx, id, &at) || at >= l->count)
            return false;
        list_go(l, at);
        return true;
    }
    for (size_t i = 0; l->ops->id != NULL && i < l->count; i++)
        if (l->ops->id(l->ctx, i) == id) {
            list_go(l, i);
            return true;
        }
    return false;
}

/* Where rows have come or gone above the cursor its row stays on its line of the screen. */
void list_refresh(struct list *l)
{
    size_t was = l->row;

    l->count = l->ops->count(l->ctx);
    if (l->ops->id != NULL && l->row < l->count && l->ops->id(l->ctx, l->row) == l->id)
        return;
    if (!list_go_id(l, l->id))
        list_go(l, l->row);
    else if (l->row < was)
        l->top -= l->top > was - l->row ? was - l->row : l->top;
    else if (l->top > l->fixed) /* at the very top what came above is to be seen */
        l->top += l->row - was;
}

static size_t tag_place(const struct list *l, int64_t id)
{
    size_t lo = 0, hi = l->tags;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (l->tag[mid] < id)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

bool list_tagged(const struct list *l, int64_t id)
{
    size_t i = tag_place(l, id);

    return i < l->tags && l->tag[i] == id;
}

void list_tag(struct list *l, int64_t id, bool on)
{
    size_t i = tag_place(l, id);

    if (list_tagged(l, id) == on)
        return;
    if (on) {
        l->tag = mem_grow(l->tag, l->tags, &l->tag_cap, sizeof *l->tag);
        memmove(l->tag + i + 1, l->tag + i, (l->tags - i) * sizeof *l->tag);
        l->tag[i] = id;
        l->tags++;
    } else {
        memmove(l->tag + i, l->tag + i + 1, (l->tags - i - 1) * sizeof *l->tag);
        l->tags--;
    }
}

void list_untag(struct list *l)
{
    l->tags = 0;
}

const int64_t *list_tags(const struct list *l, size_t *n)
{
    *n = l->tags;
    return l->tag;
}

const char *list_filter(const struct list *l)
{
    return edit_text(l->filter);
}

void list_window(const struct list *l, size_t *top, size_t *rows)
{
    *top = l->top;
    *rows = (size_t)l->page;
}

bool list_filtering(const struct list *l)
{
    return l->filtering;
}

static bool unfinished(const struct list *l)
{
    return l->ops->unfinished != NULL && l->ops->unfinished(l->ctx);
}

static void apply_filter(struct list *l)
{
    int64_t id = l->sought != 0 ? l->sought : l->id;

    l->ops->filter(l->ctx, edit_text(l->filter));
    l->count = l->ops->count(l->ctx);
    l->top = 0;
    l->sought = 0;
    if (list_go_id(l, id))
        return;
    list_go(l, 0);
    if (unfinished(l))
        l->sought = id;
}

void list_grown(struct list *l)
{
    l->count = l->ops->count(l->ctx);
    if (l->sought != 0 && (list_go_id(l, l->sought) || !unfinished(l)))
        l->sought = 0;
}

void list_set_filter(struct list *l, const char *text)
{
    if (l->ops->filter == NULL || strcmp(text, edit_text(l->filter)) == 0)
        return;
    edit_set(l->filter, text);
    apply_filter(l);
}

static void move(struct list *l, long step)
{
    size_t to = l->row;

    if (step < 0)
        to = (size_t)-step < to ? to - (size_t)-step : 0;
    else
        to += (size_t)step;
    list_go(l, to);
}

static void move_column(struct list *l, int step)
{
    if (l->cells) {
        l->col += step;
        if (l->col < 0)
            l->col = 0;
        if (l->col >= l->columns)
            l->col = l->columns - 1;
    } else if (step < 0 ? l->left > l->frozen : l->more) {
        l->left += step;
    }
}

static bool move_key(struct list *l, const struct key *k)
{
    long page = l->page > 1 ? l->page - 1 : 1;

    if (k->kind != K_NAME || (k->mod & ~(unsigned)MOD_CTRL) != 0)
        return false;
    switch (k->code) {
    case KN_UP:
        move(l, -1);
        return true;
    case KN_DOWN:
        move(l, 1);
        return true;
    case KN_PGUP:
        move(l, -page);
        return true;
    case KN_PGDN:
        move(l, page);
        return true;
    case KN_HOME:
        list_go(l, 0);
        return true;
    case KN_END:
        list_go(l, l->count);
        return true;
    case KN_LEFT:
        move_column(l, -1);
        return true;
    case KN_RIGHT:
        move_column(l, 1);
        return true;
    default:
        return false;
    }
}

static unsigned filter_key(struct list *l, const struct key *k)
{
    bool sideways =
        key_is(k, KN_LEFT) || key_is(k, KN_RIGHT) || key_is(k, KN_HOME) || key_is(k, KN_END);

    if (key_is(k, KN_ENTER) || key_is(k, KN_TAB)) {
        l->filtering = false;
        return TUI_HANDLED;
    }
    if (key_is(k, KN_ESC)) {
        l->filtering = false;
        list_set_filter(l, "");
        return TUI_HANDLED;
    }
    if (!sideways && move_key(l, k))
        return TUI_HANDLED;
    if (key_is(k, KN_BACKSPACE) && edit_glyphs(l->filter) == 0) {
        l->filtering = false;
        return TUI_HANDLED;
    }
    struct buf before = BUF_INIT;

    buf_puts(&before, edit_text(l->filter));
    unsigned mask = edit_key(l->filter, k, NULL) ? TUI_HANDLED : TUI_IGNORED;

    if (strcmp(buf_str(&before), edit_text(l->filter)) != 0)
        apply_filter(l);
    buf_free(&before);
    return mask;
}

static unsigned open_filter(struct list *l, const struct key *first)
{
    l->filtering = true;
    if (first != NULL) {
        edit_set(l->filter, "");
        filter_key(l, first);
    }
    return TUI_HANDLED;
}

static void toggle_tag(struct list *l)
{
    if (l->count == 0)
        return;
    list_tag(l, l->id, !list_tagged(l, l->id));
    move(l, 1);
}

unsigned list_key(struct list *l, const struct key *k)
{
    struct key f = key_folded(k);
    bool filters = l->ops->filter != NULL;

    if (l->filtering)
        return filter_key(l, k);
    if (move_key(l, k))
        return TUI_HANDLED;
    if (filters && (key_is(k, KN_F0 + 7) || key_char(&f, '/')))
        return open_filter(l, NULL);
    if (filters && (key_is_han(k) || k->kind == K_PASTE))
        return open_filter(l, k);
    if (filters && key_is(k, KN_ESC) && edit_glyphs(l->filter) > 0) {
        list_set_filter(l, "");
        return TUI_HANDLED;
    }
    if (key_char(&f, 'g'))
        list_go(l, 0);
    else if (key_char(&f, 'G'))
        list_go(l, l->count);
    else if (key_char(&f, ' ') && l->tagging)
        toggle_tag(l);
    else
        return TUI_IGNORED;
    return TUI_HANDLED;
}

void list_status(const struct list *l, struct buf *b)
{
    buf_printf(b, "%zu/%zu%s", l->count > 0 ? l->row + 1 : 0, l->count, unfinished(l) ? "+" : "");
    if (l->unread && l->count > 0)
        buf_puts(b, _("  没有读全，按 F5 再试"));
    if (l->tags > 0)
        buf_printf(b, _("  已选 %zu"), l->tags);
}

void list_say_cut(const struct list *l, struct buf *b)
{
    if (l->cut.len > 0 && l->cut_lines == 0)
        buf_printf(b, "  %s", buf_str(&l->cut));
}

void list_cut_lines(struct list *l, int lines)
{
    l->cut_lines = lines;
}
