/* The organisations as a tree (组织): members, secretaries, terms, and what of the structure is
 * lacking. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "daywords.h"
#include "fields.h"
#include "list.h"
#include "mem.h"
#include "org_tree.h"
#include "prompt.h"
#include "room.h"
#include "stack.h"
#include "words.h"

enum { COL_NAME, COL_KIND, COL_MEMBERS, COL_SECRETARY, COL_TERM, COL_UNMET, COLUMNS };

struct screen {
    struct app *app;
    struct org_tree tree;
    size_t *shown;
    size_t n;
    bool all; /* dissolved ones too */
    struct list *list;
};

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->n;
}

static const struct org_line *line_at(const struct screen *s, size_t row)
{
    return &s->tree.v[s->shown[row]];
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct org_line *l = line_at(ctx, row);
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

static enum look look(void *ctx, size_t row, int column)
{
    const struct org_line *l = line_at(ctx, row);
    if (column == COL_UNMET || (column == COL_TERM && (l->term_missing || l->term_overdue)))
        return LOOK_OVERDUE;
    return l->active ? LOOK_TEXT : LOOK_DIM;
}

static int64_t id(void *ctx, size_t row)
{
    return (int64_t)((const struct screen *)ctx)->shown[row];
}

static void filter(void *ctx, const char *text)
{
    struct screen *s = ctx;
    s->n = 0;
    for (size_t i = 0; i < s->tree.n; i++) {
        const struct org_line *l = &s->tree.v[i];
        if ((l->active || s->all) &&
            (strstr(l->name, text) != NULL || strcasestr(l->code, text) != NULL ||
             strstr(l->secretary, text) != NULL))
            s->shown[s->n++] = i;
    }
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .filter = filter,
    .empty = N_("还没有组织"),
};

static const struct column columns[COLUMNS] = {
    { .title = N_("组织") },
    { .title = N_("类型"), .width = 10 },
    { .title = N_("党员"), .width = 5, .right = true },
    { .title = N_("书记"), .width = 8 },
    { .title = N_("任期届满"), .width = 10 },
    { .title = N_("不达标"), .width = 6, .right = true },
};

static bool read_tree(struct screen *s)
{
    struct err e = { 0 };
    struct org_tree now;
    if (org_tree_read(&now, s->app->db, s->app->as_of, &e) != ST_OK) {
        app_error(&e);
        return false;
    }
    org_tree_free(&s->tree);
    s->tree = now;
    free(s->shown);
    s->shown = mem_alloc((now.n + 1) * sizeof *s->shown);
    filter(s, s->list != NULL ? list_filter(s->list) : "");
    if (s->list != NULL)
        list_refresh(s->list);
    return true;
}

static void edit(struct screen *s, const struct org_line *l)
{
    struct row row;
    struct err e = { 0 };
    row_init(&row, &entity_org);
    if (row_find_text(s->app->db, &entity_org, l->code, &row, &e) != ST_OK) {
        app_error(&e);
        row_clear(&row);
    } else if (record_form(s->app, &row) && read_tree(s)) {
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    }
}

/* A new one below that under the cursor. */
static void add(struct screen *s, const struct org_line *above)
{
    struct row row;
    if (!app_may_write(s->app))
        return;
    row_init(&row, &entity_org);
    if (above != NULL)
        row_set(&row, F_ORG_PARENT, above->code);
    if (record_form(s->app, &row) && read_tree(s))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
}

static void ask_day(struct screen *s)
{
    struct buf day = BUF_INIT;
    char text[DAY_TEXT];
    daynum d = s->app->today;
    date_format(s->app->as_of, text);
    buf_puts(&day, text);
    while (prompt_line(_("刷新"), _("看哪一天的组织？可写 今天、年底、2025-6-30"), &day)) {
        if (day.len == 0 || day_words(buf_str(&day), s->app->today, DAY_NEAR, &d)) {
            s->app->as_of = d;
            read_tree(s);
            break;
        }
        prompt_message(_("看不懂这个日期"), _("可写 2026-12-31、12/31、今天、月底。"));
    }
    buf_free(&day);
}

enum { ORGS_PAGE = 1, ORGS_EDIT, ORGS_NEW, ORGS_DAY, ORGS_ALL, ORGS_DUES, ORGS_PLAN };

static const struct action actions[] = {
    { ORGS_PAGE, "F3 Enter", N_("看这个组织"), N_("详情"),
      N_("任职、任期、下设组织，哪些设置不达标和依据") },
    { ORGS_EDIT, "F4", N_("修改"), N_("修改"), NULL },
    { ORGS_DAY, "F5", N_("刷新，或看某一天的组织"), N_("刷新"), NULL },
    { ORGS_ALL, "F6", N_("已撤销的也列出"), N_("全部"), N_("再按一次收起") },
    { ORGS_NEW, "n Ins", N_("在它下面新建组织"), N_("新建"), NULL },
    { ORGS_DUES, "6", N_("它的党费"), NULL, NULL },
    { ORGS_PLAN, "p", N_("它的年度计划"), NULL, NULL },
    { 0 },
};

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t row;
    const struct org_line *l = list_row(s->list, &row) ? line_at(s, row) : NULL;
    if (what == ORGS_DAY) {
        ask_day(s);
    } else if (what == ORGS_NEW) {
        add(s, l);
    } else if (what == ORGS_ALL) {
        s->all = !s->all;
        read_tree(s);
    } else if (l != NULL && what == ORGS_PAGE) {
        org_page_open(s->app, l->code);
    } else if (l != NULL && what == ORGS_EDIT) {
        edit(s, l);
    } else if (l != NULL) {
        (what == ORGS_DUES ? dues_open : plan_open)(s->app, l->code);
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
    char day[DAY_TEXT];
    list_status(s->list, b);
    date_format(s->app->as_of, day);
    buf_printf(b, _("  截至 %s"), day);
    if (s->all)
        buf_puts(b, _("  含已撤销"));
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void close_orgs(void *self)
{
    struct screen *s = self;
    list_free(s->list);
    org_tree_free(&s->tree);
    free(s->shown);
    free(s);
}

static const struct screen_ops ops = {
    .name = N_("组织"),
    .actions = actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_orgs,
};

void orgs_open(struct app *a)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->app = a;
    if (!read_tree(s)) {
        close_orgs(s);
        return;
    }
    s->list = list_new(&rows, s);
    list_columns(s->list, columns, COLUMNS, 1);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}
