/* The organisations as a tree (组织): members, secretaries, terms, and what of the structure is
 * lacking. */
#include <stddef.h>

#include "bar.h"
#include "fields.h"
#include "list_screen.h"
#include "mem.h"
#include "org_tree.h"
#include "room.h"
#include "words.h"

enum {
    COL_NAME,
    COL_KIND,
    COL_MEMBERS,
    COL_SECRETARY,
    COL_TERM,
    COL_UNMET,
    COLUMNS,
    COL_CODE = COLUMNS,
    FIELDS
};

struct screen {
    struct list_screen l;
    struct org_tree tree;
    bool all; /* dissolved ones too */
};

static size_t total(const void *self)
{
    return ((const struct screen *)self)->tree.n;
}

static const struct org_line *line_at(const void *self, size_t line)
{
    return &((const struct screen *)self)->tree.v[line];
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct org_line *l = line_at(self, line);
    char day[DAY_TEXT];
    switch (column) {
    case COL_NAME:
        for (int i = 0; i < l->depth; i++)
            buf_puts(out, "  ");
        buf_puts(out, l->name);
        if (!l->active)
            buf_puts(out, _("（已撤销）"));
        break;
    case COL_KIND:
        buf_puts(out, model_choice_label(&entity_org.fields[F_ORG_KIND], l->kind));
        break;
    case COL_MEMBERS:
        buf_printf(out, "%d", l->members);
        break;
    case COL_SECRETARY:
        buf_puts(out, l->secretary);
        break;
    case COL_TERM:
        date_format(l->term_due, day);
        buf_puts(out, l->term_missing ? _("没有登记") : day);
        break;
    default:
        if (l->unmet > 0)
            buf_printf(out, _("%zu 项"), l->unmet);
        break;
    }
}

/* A file needs no tree of blanks, and no words where a number stands. */
static void value(void *self, size_t line, int column, struct buf *out)
{
    const struct org_line *l = line_at(self, line);
    if (column == COL_CODE)
        buf_puts(out, l->code);
    else if (column == COL_NAME)
        buf_puts(out, l->name);
    else if (column == COL_UNMET)
        buf_printf(out, "%zu", l->unmet);
    else if (column != COL_TERM || !l->term_missing)
        cell(self, line, column, out);
}

static enum look look(void *self, size_t line, int column)
{
    const struct org_line *l = line_at(self, line);
    if (column == COL_UNMET || (column == COL_TERM && (l->term_missing || l->term_overdue)))
        return LOOK_OVERDUE;
    return l->active ? LOOK_TEXT : LOOK_DIM;
}

static bool matches(void *self, size_t line, const char *text)
{
    const struct org_line *l = line_at(self, line);
    return (l->active || ((const struct screen *)self)->all) &&
           (app_matches(l->name, l->code, text) || app_matches(l->secretary, "", text));
}

static const char *name(const void *self, size_t line)
{
    return line_at(self, line)->code;
}

static const struct list_field fields[FIELDS] = {
    { "name", COLUMN_TEXT, { .title = N_("组织"), .middle = true } },
    { "kind", COLUMN_TEXT, { .title = N_("类型"), .width = 10 } },
    { "members", COLUMN_INT, { .title = N_("党员"), .width = 5, .right = true } },
    { "secretary", COLUMN_TEXT, { .title = N_("书记"), .width = 8 } },
    { "term_due", COLUMN_DAY, { .title = N_("任期届满"), .width = 10 } },
    { "unmet", COLUMN_INT, { .title = N_("不达标"), .width = 6, .right = true } },
    { "code", COLUMN_CODE, { .title = N_("代码") } },
};

static enum status read_board(void *fresh, void *self, struct err *e)
{
    struct app *a = ((const struct screen *)self)->l.app;
    struct office *o;
    enum status s = app_borrow(a, &o, e);
    if (s == ST_OK)
        s = org_tree_of(fresh, o, a->as_of, e);
    app_give_back(a, o);
    return s;
}

static void free_board(void *board)
{
    org_tree_free(board);
}

static void edit(struct screen *s, const struct org_line *l)
{
    struct row row;
    struct err e = { 0 };
    row_init(&row, &entity_org);
    if (row_find_text(s->l.app->db, &entity_org, l->code, &row, &e) != ST_OK) {
        app_error(&e);
        row_clear(&row);
    } else if (record_form(s->l.app, &row) && list_screen_read(s)) {
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    }
}

/* A new one below that under the cursor. */
static void add(struct screen *s, const struct org_line *above)
{
    struct row row;
    if (!app_may_write(s->l.app))
        return;
    row_init(&row, &entity_org);
    if (above != NULL)
        row_set(&row, F_ORG_PARENT, above->code);
    if (record_form(s->l.app, &row) && list_screen_read(s))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
}

static void ask_day(struct screen *s)
{
    const struct day_question q = {
        _("哪一天"),
        _("看哪一天的组织？可写 今天、年底、2025-6-30。\n日期不改，按 Enter 就是刷新。"), DAY_NEAR,
        EMPTY_IS_TODAY
    };
    daynum was = s->l.app->as_of;
    if (app_ask_day(s->l.app, &q, &s->l.app->as_of) && !list_screen_read(s))
        s->l.app->as_of = was;
}

#define ORGS_ACTIONS(X) \
    X(ORGS_PAGE, "F3 Enter", N_("看这个组织"), N_("详情"), \
      N_("任职、任期、下设组织，哪些不达标和依据")) \
    X(ORGS_EDIT, "F4", N_("修改"), N_("修改"), NULL) \
    X(ORGS_DAY, "F5", N_("看另一天的组织，或刷新"), N_("日期"), \
      N_("可写 今天、年底、2025-6-30；日期不改，按 Enter 就是刷新")) \
    X(ORGS_ALL, "F6", N_("已撤销的也列出"), N_("全部"), N_("再按一次收起")) \
    X(ORGS_NEW, "n Ins", N_("在它下面新建组织"), N_("新建"), NULL) \
    X(ORGS_DUES, "d", N_("它的党费"), NULL, NULL) \
    X(ORGS_PLAN, "p", N_("它的年度计划"), NULL, NULL)

ACTION_IDS(ORGS_ACTIONS);
ACTION_TABLE_WITH(orgs_actions, ORGS_ACTIONS, LIST_RECORD_ACTIONS);

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t line;
    const struct org_line *l = list_screen_line(s, &line) ? line_at(s, line) : NULL;
    if (what == ORGS_DAY) {
        ask_day(s);
    } else if (what == ORGS_NEW) {
        add(s, l);
    } else if (what == ORGS_ALL) {
        s->all = !s->all;
        list_screen_show(s);
    } else if (l != NULL && what == ORGS_PAGE) {
        s->l.stale = true;
        org_page_open(s->l.app, l->code);
    } else if (l != NULL && what == ORGS_EDIT) {
        edit(s, l);
    } else if (l != NULL) {
        (what == ORGS_DUES ? dues_open : plan_open)(s->l.app, l->code);
    }
    return TUI_HANDLED;
}

static void say(void *self, struct buf *b)
{
    struct screen *s = self;
    char day[DAY_TEXT];
    date_format(s->l.app->as_of, day);
    buf_printf(b, _("  截至 %s"), day);
    if (s->all)
        buf_puts(b, _("  含已撤销"));
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .board = { offsetof(struct screen, tree), sizeof(struct org_tree), read_board, free_board },
    .name = name,
    .fields = FIELDS,
    .value = value,
    .look = look,
    .matches = matches,
    .say = say,
    .act = act,
    .en = &entity_org,
    .empty = N_("还没有组织"),
};

static const char *about(const void *self)
{
    size_t line;
    return list_screen_line(self, &line) ? name(self, line) : NULL;
}

static const struct screen_ops ops = {
    .name = N_("组织"),
    .about = about,
    .actions = orgs_actions,
    .keys = list_keys,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void orgs_open(struct app *a)
{
    list_screen_open(mem_alloc(sizeof(struct screen)), a, &face, &ops);
}
