/* The terms of office (任期): whose ends when, and what has to be done next. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "fields.h"
#include "list.h"
#include "mem.h"
#include "room.h"
#include "short_names.h"
#include "stack.h"
#include "terms.h"
#include "words.h"

enum {
    COL_ORG,
    COL_KIND,
    COL_ELECTED,
    COL_YEARS,
    COL_DUE,
    COL_DAYS,
    COL_STATUS,
    COL_NEXT,
    COLUMNS
};

struct screen {
    struct app *app;
    struct term_board board;
    struct short_names *names;
    size_t *shown;
    size_t n;
    bool stale; /* the page above may have changed something */
    struct list *list;
};

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->n;
}

static const struct term_line *line_at(const struct screen *s, size_t row)
{
    return &s->board.v[s->shown[row]];
}

static void say_next(const struct term_line *l, struct buf *out)
{
    char day[DAY_TEXT];
    if (l->elected == DAY_NONE) {
        buf_puts(out, _("录入届次"));
        return;
    }
    date_format(l->target[l->next], day);
    buf_printf(out, "%s %s", day + 5, _(term_step_name(l->next)));
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct screen *s = ctx;
    const struct term_line *l = line_at(s, row);
    char day[DAY_TEXT];
    switch (column) {
    case COL_ORG:
        buf_puts(out, short_name(s->names, l->org, l->name));
        break;
    case COL_KIND:
        buf_puts(out, model_choice_label(&entity_org.fields[F_ORG_KIND], l->kind));
        break;
    case COL_ELECTED:
        date_format(l->elected, day);
        buf_puts(out, l->elected != DAY_NONE ? day : _("没有登记"));
        break;
    case COL_YEARS:
        if (l->elected != DAY_NONE)
            buf_printf(out, "%d", l->years);
        break;
    case COL_DUE:
        date_format(l->due, day);
        buf_puts(out, day);
        if (*l->approval_no != '\0')
            buf_puts(out, _(" 延"));
        break;
    case COL_DAYS:
        if (l->due != DAY_NONE)
            buf_printf(out, "%d", (int)(l->due - s->app->as_of));
        break;
    case COL_STATUS:
        buf_puts(out, _(duty_status_label(l->status)));
        break;
    default:
        say_next(l, out);
        break;
    }
}

static enum look look(void *ctx, size_t row, int column)
{
    static const enum look looks[DUTY_STATUSES] = {
        [DUTY_OVERDUE] = LOOK_OVERDUE, [DUTY_UNMET] = LOOK_OVERDUE, [DUTY_DUE] = LOOK_SOON,
        [DUTY_OPEN] = LOOK_DUE,        [DUTY_UPCOMING] = LOOK_DIM,  [DUTY_LATE] = LOOK_DONE,
        [DUTY_DONE] = LOOK_DONE,       [DUTY_WAIVED] = LOOK_WAIVED,
    };
    bool tells = column == COL_STATUS || column == COL_DAYS;
    return tells ? looks[line_at(ctx, row)->status] : LOOK_TEXT;
}

static int64_t id(void *ctx, size_t row)
{
    return (int64_t)((const struct screen *)ctx)->shown[row];
}

static void filter(void *ctx, const char *text)
{
    struct screen *s = ctx;
    s->n = 0;
    for (size_t i = 0; i < s->board.n; i++) {
        const struct term_line *l = &s->board.v[i];
        if (app_matches(l->name, l->org, text) ||
            app_matches(short_name(s->names, l->org, ""), "", text) ||
            strstr(_(duty_status_label(l->status)), text) != NULL)
            s->shown[s->n++] = i;
    }
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .filter = filter,
    .empty = N_("没有要按期换届的组织：制度里没有换届的规则，或班子都由上级任命"),
};

static const struct column columns[COLUMNS] = {
    { .title = N_("组织"), .width = 14 },     { .title = N_("类型"), .width = 8 },
    { .title = N_("选举日期"), .width = 10 }, { .title = N_("年"), .width = 2, .right = true },
    { .title = N_("届满"), .width = 13 },     { .title = N_("天数"), .width = 5, .right = true },
    { .title = N_("状态"), .width = 6 },      { .title = N_("下一步") },
};

static bool read_terms(struct screen *s)
{
    struct err e = { 0 };
    struct term_board now;
    if (term_board_read(&now, s->app->db, s->app->org, s->app->as_of, &e) != ST_OK) {
        app_error(&e);
        return false;
    }
    term_board_free(&s->board);
    s->board = now;
    short_names_free(s->names);
    s->names = short_names_read(s->app);
    free(s->shown);
    s->shown = mem_alloc((now.n + 1) * sizeof *s->shown);
    filter(s, s->list != NULL ? list_filter(s->list) : "");
    if (s->list != NULL)
        list_refresh(s->list);
    return true;
}

/* The cursor follows the organisation: a new term sorts elsewhere. */
static void after(struct screen *s, bool saved, const char *org)
{
    if (!saved || !read_terms(s))
        return;
    for (size_t i = 0; i < s->n; i++)
        if (org != NULL && !strcmp(line_at(s, i)->org, org))
            list_go(s->list, i);
    bar_say(LOOK_STATUS, "%s", _("已保存"));
}

enum {
    TERMS_PAGE = 1,
    TERMS_NEW,
    TERMS_EDIT,
    TERMS_REFRESH,
    TERMS_EXTEND,
    TERMS_VACANT,
    TERMS_ORG
};

static const struct action actions[] = {
    { TERMS_NEW, "F2 n Ins", N_("录入新一届"), N_("新届"), N_("选举之后录入；原来的一届就此办结") },
    { TERMS_PAGE, "F3 Enter", N_("换届的各个步骤"), N_("步骤"),
      N_("从届满日倒推每一步的日期，哪些已有记录") },
    { TERMS_EDIT, "F4", N_("改这一届"), N_("修改"), N_("研究、请示、批复的日期也填在这里") },
    { TERMS_REFRESH, "F5", N_("刷新"), NULL, NULL },
    { TERMS_EXTEND, "F6", N_("批准延期"), N_("延期"),
      N_("填新的届满日期和批复文号，缺文号不保存") },
    { TERMS_VACANT, "v 0", N_("班子空缺"), N_("空缺"),
      N_("离任以后没有人接任的职务；选中的可以登记为班子空缺") },
    { TERMS_ORG, "4", N_("看这个组织"), NULL, NULL },
    { 0 },
};

static void open_page(struct screen *s, void (*open)(struct app *a, const char *org),
                      const char *org)
{
    s->stale = true;
    open(s->app, org);
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t row;
    const struct term_line *l = list_row(s->list, &row) ? line_at(s, row) : NULL;
    char *org = l != NULL ? mem_dup(l->org) : NULL;
    if (what == TERMS_REFRESH)
        read_terms(s);
    else if (what == TERMS_VACANT)
        after(s, term_note_vacancy(s->app, &s->board, NULL), org);
    else if (what == TERMS_NEW)
        after(s, term_new(s->app, org), org);
    else if (l != NULL && (what == TERMS_PAGE || what == TERMS_ORG))
        open_page(s, what == TERMS_PAGE ? term_page_open : org_page_open, org);
    else if (l != NULL)
        after(s, (what == TERMS_EDIT ? term_edit : term_extension)(s->app, l), org);
    free(org);
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    list_draw(((struct screen *)self)->list, r);
}

static void status(void *self, struct buf *b)
{
    struct screen *s = self;
    char day[DAY_TEXT];
    list_status(s->list, b);
    date_format(s->app->as_of, day);
    buf_printf(b, _("  截至 %s"), day);
    if (s->board.nvacancy > 0)
        buf_printf(b, _("  班子空缺 %zu 处（v 查看）"), s->board.nvacancy);
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void resume(void *self)
{
    struct screen *s = self;
    if (s->stale)
        read_terms(s);
    s->stale = false;
}

static void close_terms(void *self)
{
    struct screen *s = self;
    list_free(s->list);
    term_board_free(&s->board);
    short_names_free(s->names);
    free(s->shown);
    free(s);
}

static const struct screen_ops ops = {
    .name = N_("任期"),
    .actions = actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .resume = resume,
    .close = close_terms,
};

void terms_open(struct app *a)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->app = a;
    if (!read_terms(s)) {
        close_terms(s);
        return;
    }
    s->list = list_new(&rows, s);
    list_columns(s->list, columns, COLUMNS, 1);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}
