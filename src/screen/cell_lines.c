/* The obligations behind a cell of the matrix: a list; one alone is explained at once. */
#include <stdlib.h>

#include "bar.h"
#include "lines.h"
#include "list_screen.h"
#include "mem.h"
#include "room.h"
#include "words.h"

struct screen {
    struct list_screen l;
    struct narrow narrow;
    char *org, *rule; /* what it points to */
    struct view view;
    struct lines lines;
    bool *saved; /* of whoever opened this */
};

static size_t total(const void *self)
{
    return ((const struct screen *)self)->lines.n;
}

static struct line *line_at(const void *self, size_t line)
{
    return lines_at(&((const struct screen *)self)->lines, line);
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    line_cell(line_at(self, line), column, out);
}

static void value(void *self, size_t line, int column, struct buf *out)
{
    buf_puts(out, line_text(line_at(self, line), column));
}

static enum look look(void *self, size_t line, int column)
{
    return line_look(line_at(self, line), column);
}

static int64_t id(void *self, size_t line)
{
    return line_at(self, line)->hash;
}

static bool matches(void *self, size_t line, const char *text)
{
    return line_matches(line_at(self, line), text);
}

static bool read_lines(void *self)
{
    struct screen *s = self;
    struct err e = { 0 };
    bool ok = lines_read(&s->lines, s->l.app, &s->view, &e) == ST_OK;
    if (!ok)
        app_error(&e);
    return ok;
}

static bool is_done(const struct line *l)
{
    return l->duty.status == DUTY_DONE || l->duty.status == DUTY_LATE ||
           l->duty.status == DUTY_WAIVED;
}

/* The only one, or the only one that is not done; NULL: there are several, or none. */
static struct line *only_line(const struct lines *l, bool open)
{
    struct line *found = NULL;
    for (size_t i = 0; i < l->n; i++) {
        struct line *line = lines_at(l, i);
        if (open && is_done(line))
            continue;
        if (found != NULL)
            return NULL;
        found = line;
    }
    return found;
}

static bool fulfil(struct app *a, struct line *l)
{
    if (!app_may_write(a))
        return false;
    char *key = mem_dup(line_id(l));
    bool saved = fulfil_run(a, key);
    free(key);
    if (saved)
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    return saved;
}

#define CELL_ACTIONS(X) \
    X(CELL_FULFIL, "F2", N_("录入、完成这一项"), N_("录入"), NULL) \
    X(CELL_WHY, "F3 Enter", N_("为什么"), N_("为何"), \
      N_("规则、依据、起止，哪些记录计入，哪些没有计入")) \
    X(CELL_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL)

ACTION_IDS(CELL_ACTIONS);
ACTION_TABLE_WITH(cell_actions, CELL_ACTIONS, LIST_ACTIONS);

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t line;
    struct line *l = list_screen_line(s, &line) ? line_at(s, line) : NULL;
    if (what == CELL_REFRESH) {
        list_screen_read(s);
    } else if (l != NULL && what == CELL_WHY) {
        why_open(s->l.app, line_id(l));
    } else if (l != NULL && fulfil(s->l.app, l)) {
        *s->saved = true;
        list_screen_read(s);
    }
    return TUI_HANDLED;
}

static void say(void *self, struct buf *b)
{
    char period[64];
    period_name(((struct screen *)self)->narrow.period, period, sizeof period);
    buf_printf(b, _("  期限在%s内"), period);
    size_t line;
    if (list_screen_line(self, &line))
        line_note(line_at(self, line), b);
}

static void file(void *self, struct buf *b)
{
    char period[64];
    period_name(((struct screen *)self)->narrow.period, period, sizeof period);
    buf_printf(b, _("明细-%s"), period);
}

static void free_lines(void *self)
{
    struct screen *s = self;
    lines_free(&s->lines);
    free(s->org);
    free(s->rule);
}

static const struct list_field fields[LINE_COLUMNS] = {
    [LINE_STATUS] = { "status", COLUMN_TEXT, { .title = N_("状态"), .width = 6 } },
    [LINE_DEADLINE] = { "deadline", COLUMN_DAY, { .title = N_("期限"), .width = 11 } },
    [LINE_DAYS] = { "days", COLUMN_INT, { .title = N_("天数"), .width = 5, .right = true } },
    [LINE_ORG] = { "org", COLUMN_TEXT, { .title = N_("组织"), .width = 12, .middle = true } },
    [LINE_MATTER] = { "matter", COLUMN_TEXT, { .title = N_("事项"), .middle = true } },
    [LINE_PROGRESS] = { "progress",
                        COLUMN_CODE,
                        { .title = N_("进度"), .width = 5, .right = true } },
    [LINE_SOURCE] = { "source", COLUMN_TEXT, { .title = N_("依据"), .width = 24, .middle = true } },
};

static const struct list_face face = {
    .field = fields,
    .columns = LINE_PROGRESS + 1,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .read = read_lines,
    .fields = LINE_COLUMNS,
    .value = value,
    .look = look,
    .id = id,
    .matches = matches,
    .say = say,
    .file = file,
    .act = act,
    .free = free_lines,
    .empty = N_("这里没有要办的事项"),
};

static const struct screen_ops ops = {
    .name = N_("明细"),
    .actions = cell_actions,
    .keys = list_keys,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

static struct screen *screen_new(const struct narrow *n, bool *saved)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->org = mem_dup(n->org);
    s->rule = mem_dup(n->rule);
    s->narrow = (struct narrow){ s->org, s->rule, n->period };
    s->view = (struct view){ .what = WHAT_ALL, .narrow = &s->narrow };
    s->saved = saved;
    return s;
}

bool cell_open(struct app *a, const struct narrow *n, bool fulfilling, bool *saved)
{
    struct screen *s = screen_new(n, saved);
    if (!list_screen_begin(s, a, &face))
        return false;
    struct line *one = only_line(&s->lines, fulfilling);
    if (one == NULL) {
        list_screen_push(s, &ops);
        return false;
    }
    bool did = fulfilling && fulfil(a, one);
    if (!fulfilling)
        why_open(a, line_id(one));
    list_screen_close(s);
    return did;
}
