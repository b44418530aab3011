/* The terms of office (任期): whose ends when, and what has to be done next. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "fields.h"
#include "list_screen.h"
#include "mem.h"
#include "room.h"
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
    COLUMNS,
    COL_APPROVAL = COLUMNS, /* in files alone, like the code */
    COL_CODE,
    FIELDS
};

struct screen {
    struct list_screen l;
    struct term_board board;
};

static size_t total(const void *self)
{
    return ((const struct screen *)self)->board.n;
}

static const struct term_line *line_at(const void *self, size_t line)
{
    return &((const struct screen *)self)->board.v[line];
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

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct screen *s = self;
    const struct term_line *l = line_at(s, line);
    char day[DAY_TEXT];
    switch (column) {
    case COL_ORG:
        buf_puts(out, short_name(s->l.names, l->org, l->name));
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
            buf_printf(out, "%d", (int)(l->due - s->l.app->as_of));
        break;
    case COL_STATUS:
        buf_puts(out, _(duty_status_label(l->status)));
        break;
    default:
        say_next(l, out);
        break;
    }
}

/* Days are days alone, and the name whole. */
static void value(void *self, size_t line, int column, struct buf *out)
{
    const struct term_line *l = line_at(self, line);
    char day[DAY_TEXT];
    date_format(column == COL_DUE ? l->due : l->elected, day);
    if (column == COL_ELECTED || column == COL_DUE)
        buf_puts(out, day);
    else if (column == COL_ORG || column == COL_CODE || column == COL_APPROVAL)
        buf_puts(out, column == COL_ORG ? l->name : column == COL_CODE ? l->org : l->approval_no);
    else
        cell(self, line, column, out);
}

static const char *name(const void *self, size_t line)
{
    return line_at(self, line)->org;
}

static enum look look(void *self, size_t line, int column)
{
    static const enum look looks[DUTY_STATUSES] = {
        [DUTY_OVERDUE] = LOOK_OVERDUE, [DUTY_UNMET] = LOOK_OVERDUE, [DUTY_DUE] = LOOK_SOON,
        [DUTY_OPEN] = LOOK_DUE,        [DUTY_UPCOMING] = LOOK_DIM,  [DUTY_LATE] = LOOK_DONE,
        [DUTY_DONE] = LOOK_DONE,       [DUTY_WAIVED] = LOOK_WAIVED,
    };
    bool tells = column == COL_STATUS || column == COL_DAYS;
    return tells ? looks[line_at(self, line)->status] : LOOK_TEXT;
}

static bool matches(void *self, size_t line, const char *text)
{
    const struct screen *s = self;
    const struct term_line *l = line_at(s, line);
    return app_matches(l->name, l->org, text) ||
           app_matches(short_name(s->l.names, l->org, ""), "", text) ||
           strstr(_(duty_status_label(l->status)), text) != NULL;
}

static const struct list_field fields[FIELDS] = {
    { "org", COLUMN_TEXT, { .title = N_("组织"), .width = 14, .middle = true } },
    { "kind", COLUMN_TEXT, { .title = N_("类型"), .width = 8 } },
    { "elected_on", COLUMN_DAY, { .title = N_("选举日期"), .width = 10 } },
    { "years", COLUMN_INT, { .title = N_("年限"), .width = 4, .right = true } },
    { "due", COLUMN_DAY, { .title = N_("届满"), .width = 13 } },
    { "days", COLUMN_INT, { .title = N_("天数"), .width = 5, .right = true } },
    { "status", COLUMN_TEXT, { .title = N_("状态"), .width = 7 } },
    { "next", COLUMN_TEXT, { .title = N_("下一步") } },
    { "approval_no", COLUMN_TEXT, { .title = N_("延期批复") } },
    { "code", COLUMN_CODE, { .title = N_("代码") } },
};

static enum status read_board(void *fresh, void *self, struct err *e)
{
    struct app *a = ((const struct screen *)self)->l.app;
    struct office *o;
    enum status s = app_borrow(a, &o, e);
    if (s == ST_OK)
        s = term_board_of(fresh, o, a->org, a->as_of, e);
    app_give_back(a, o);
    return s;
}

static void free_board(void *board)
{
    term_board_free(board);
}

/* The cursor follows the organisation: a new term sorts elsewhere. */
static void after(struct screen *s, bool saved, const char *org)
{
    if (!saved || !list_screen_read(s))
        return;
    for (size_t i = 0; i < s->l.n; i++)
        if (org != NULL && !strcmp(line_at(s, s->l.shown[i])->org, org))
            list_go(s->l.list, i);
    bar_say(LOOK_STATUS, "%s", _("已保存"));
}

#define TERMS_ACTIONS(X) \
    X(TERMS_NEW, "F2 n Ins", N_("录入新一届"), N_("新届"), N_("选举之后录入；原来的一届就此办结")) \
    X(TERMS_PAGE, "F3 Enter", N_("换届的各个步骤"), N_("步骤"), \
      N_("从届满日倒推每一步的日期，哪些已有记录")) \
    X(TERMS_EDIT, "F4", N_("改这一届"), N_("修改"), N_("换届各步的日期也填在这里")) \
    X(TERMS_REFRESH, "F5", N_("刷新"), NULL, NULL) \
    X(TERMS_EXTEND, "F6", N_("批准延期"), N_("延期"), \
      N_("填新的届满日期和批复文号，缺文号不保存")) \
    X(TERMS_VACANT, "v", N_("班子空缺"), N_("空缺"), \
      N_("离任以后没有人接任的职务；选中的可以登记为班子空缺")) \
    X(TERMS_ORG, "o", N_("看这个组织"), NULL, NULL)

ACTION_IDS(TERMS_ACTIONS);
ACTION_TABLE_WITH(terms_actions, TERMS_ACTIONS, LIST_RECORD_ACTIONS);

static void open_page(struct screen *s, void (*open)(struct app *a, const char *org),
                      const char *org)
{
    s->l.stale = true;
    open(s->l.app, org);
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t line;
    const struct term_line *l = list_screen_line(s, &line) ? line_at(s, line) : NULL;
    char *org = l != NULL ? mem_dup(l->org) : NULL;
    if (what == TERMS_REFRESH)
        list_screen_read(s);
    else if (what == TERMS_VACANT)
        after(s, term_note_vacancy(s->l.app, &s->board, NULL), org);
    else if (what == TERMS_NEW)
        after(s, term_new(s->l.app, org), org);
    else if (l != NULL && (what == TERMS_PAGE || what == TERMS_ORG))
        open_page(s, what == TERMS_PAGE ? term_page_open : org_page_open, org);
    else if (l != NULL)
        after(s, (what == TERMS_EDIT ? term_edit : term_extension)(s->l.app, l), org);
    free(org);
    return TUI_HANDLED;
}

static void say(void *self, struct buf *b)
{
    struct screen *s = self;
    char day[DAY_TEXT];
    date_format(s->l.app->as_of, day);
    buf_printf(b, _("  截至 %s"), day);
    if (s->board.nvacancy > 0)
        buf_printf(b, _("  班子空缺 %zu 处（v 查看）"), s->board.nvacancy);
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .board = { offsetof(struct screen, board), sizeof(struct term_board), read_board, free_board },
    .names = true,
    .fields = FIELDS,
    .value = value,
    .look = look,
    .name = name,
    .matches = matches,
    .say = say,
    .act = act,
    .en = &entity_term,
    .empty = N_("没有要按期换届的组织：制度里没有换届的规则，或班子都由上级任命"),
};

static const char *about(const void *self)
{
    size_t line;
    return list_screen_line(self, &line) ? line_at(self, line)->org : NULL;
}

static const struct screen_ops ops = {
    .name = N_("任期"),
    .about = about,
    .actions = terms_actions,
    .keys = list_keys,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void terms_open(struct app *a)
{
    list_screen_open(mem_alloc(sizeof(struct screen)), a, &face, &ops);
}
