/* The obligations behind a cell of the matrix: a list; one alone is explained at once. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "lines.h"
#include "list.h"
#include "mem.h"
#include "room.h"
#include "stack.h"
#include "words.h"

struct screen {
    struct app *app;
    struct narrow narrow;
    char *org, *rule; /* what it points to */
    struct view view;
    struct lines lines;
    const struct line **shown;
    size_t n;
    struct column column[LINE_COLUMNS];
    struct list *list;
    bool *saved; /* of whoever opened this */
};

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->n;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    buf_puts(out, ((const struct screen *)ctx)->shown[row]->text[column]);
}

static enum look look(void *ctx, size_t row, int column)
{
    bool tells = column == LINE_STATUS || column == LINE_DAYS;
    return tells ? line_look(((const struct screen *)ctx)->shown[row]->status) : LOOK_TEXT;
}

static int64_t id(void *ctx, size_t row)
{
    return ((const struct screen *)ctx)->shown[row]->hash;
}

static void filter(void *ctx, const char *text)
{
    struct screen *s = ctx;
    s->n = 0;
    for (size_t i = 0; i < s->lines.n; i++)
        if (line_matches(&s->lines.v[i], text))
            s->shown[s->n++] = &s->lines.v[i];
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .filter = filter,
    .empty = N_("这里没有要办的事项"),
};

static bool read_lines(struct screen *s)
{
    struct err e = { 0 };
    if (lines_read(&s->lines, s->app, &s->view, &e) != ST_OK) {
        app_error(&e);
        return false;
    }
    free(s->shown);
    s->shown = mem_alloc((s->lines.n + 1) * sizeof *s->shown);
    filter(s, s->list != NULL ? list_filter(s->list) : "");
    if (s->list != NULL)
        list_refresh(s->list);
    return true;
}

static bool is_done(const struct line *l)
{
    return l->status == DUTY_DONE || l->status == DUTY_LATE || l->status == DUTY_WAIVED;
}

/* The only one, or the only one that is not done; NULL: there are several, or none. */
static const struct line *only_line(const struct lines *l, bool open)
{
    const struct line *found = NULL;
    for (size_t i = 0; i < l->n; i++) {
        if (open && is_done(&l->v[i]))
            continue;
        if (found != NULL)
            return NULL;
        found = &l->v[i];
    }
    return found;
}

static bool fulfil(struct app *a, const struct line *l)
{
    if (!app_may_write(a))
        return false;
    char *key = mem_dup(l->id);
    bool saved = fulfil_run(a, key);
    free(key);
    if (saved)
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    return saved;
}

enum { CELL_FULFIL = 1, CELL_WHY, CELL_REFRESH };

static const struct action actions[] = {
    { CELL_FULFIL, "F2", N_("录入、完成这一项"), N_("录入"), NULL },
    { CELL_WHY, "F3 Enter", N_("为什么"), N_("为何"),
      N_("规则、依据、起止，哪些记录计入，哪些没有计入") },
    { CELL_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL },
    { 0 },
};

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t row;
    const struct line *l = list_row(s->list, &row) ? s->shown[row] : NULL;
    if (what == CELL_REFRESH) {
        read_lines(s);
    } else if (l != NULL && what == CELL_WHY) {
        why_open(s->app, l->id);
    } else if (l != NULL && fulfil(s->app, l)) {
        *s->saved = true;
        read_lines(s);
    }
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    list_draw(((struct screen *)self)->list, r);
}

static void status(void *self, struct buf *b)
{
    struct screen *s = self;
    char period[64];
    period_name(s->narrow.period, period, sizeof period);
    list_status(s->list, b);
    buf_printf(b, _("  期限在%s内"), period);
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void close_cell(void *self)
{
    struct screen *s = self;
    list_free(s->list);
    lines_free(&s->lines);
    free(s->shown);
    free(s->org);
    free(s->rule);
    free(s);
}

static const struct screen_ops ops = {
    .name = N_("明细"),
    .actions = actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_cell,
};

static struct screen *screen_new(struct app *a, const struct narrow *n, bool *saved)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->app = a;
    s->org = mem_dup(n->org);
    s->rule = mem_dup(n->rule);
    s->narrow = (struct narrow){ s->org, s->rule, n->period };
    s->view = (struct view){ .what = WHAT_ALL, .narrow = &s->narrow };
    s->saved = saved;
    return s;
}

static void show(struct screen *s)
{
    static const struct column columns[LINE_COLUMNS] = {
        [LINE_STATUS] = { .title = N_("状态"), .width = 6 },
        [LINE_DEADLINE] = { .title = N_("期限"), .width = 10 },
        [LINE_DAYS] = { .title = N_("天数"), .width = 5, .right = true },
        [LINE_ORG] = { .title = N_("组织"), .width = 12 },
        [LINE_MATTER] = { .title = N_("事项") },
        [LINE_PROGRESS] = { .title = N_("进度"), .width = 5, .right = true },
        [LINE_SOURCE] = { .title = N_("依据"), .width = 24 },
    };
    memcpy(s->column, columns, sizeof columns);
    s->list = list_new(&rows, s);
    list_columns(s->list, s->column, LINE_PROGRESS + 1, 1);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}

bool cell_open(struct app *a, const struct narrow *n, bool fulfilling, bool *saved)
{
    struct screen *s = screen_new(a, n, saved);
    if (!read_lines(s)) {
        close_cell(s);
        return false;
    }
    const struct line *one = only_line(&s->lines, fulfilling);
    if (one == NULL) {
        show(s);
        return false;
    }
    bool did = fulfilling && fulfil(a, one);
    if (!fulfilling)
        why_open(a, one->id);
    close_cell(s);
    return did;
}
