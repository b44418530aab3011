/* The dues of a branch, month by month (党费): one key marks a month paid. */
#include <stddef.h>
#include <stdlib.h>

#include "bar.h"
#include "dues.h"
#include "dues_fee.h"
#include "fields.h"
#include "mem.h"
#include "room.h"
#include "text.h"
#include "words.h"

/* The month before the last one of a streak is the last to act in (the rule's own warning comes
 * earlier); the program's own choice. */
enum { LAST_MONTHS = 1 };

static const char *const marks[DUES_MARKS] = {
    [DUES_NOT_ASKED] = N_("-"), [DUES_AHEAD] = N_("待缴"), [DUES_OWING] = N_("欠缴"),
    [DUES_PART] = N_("不足"),   [DUES_PAID] = N_("已缴"),  [DUES_LATE] = N_("补缴"),
};

static size_t total(const void *self)
{
    return ((const struct dues *)self)->grid.n;
}

static const struct dues_row *row_at(const void *self, size_t line)
{
    return &((const struct dues *)self)->grid.row[line];
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct dues_row *r = row_at(self, line);
    if (column == COL_NAME)
        buf_puts(out, r->name);
    else if (column < COL_OWING)
        buf_puts(out, _(marks[r->month[column - COL_MONTH].mark]));
    else if (column == COL_OWING ? r->owing > 0 : r->behind > 0)
        buf_printf(out, "%d", column == COL_OWING ? r->owing : r->behind);
}

static enum look look(void *self, size_t line, int column)
{
    static const enum look looks[DUES_MARKS] = {
        [DUES_NOT_ASKED] = LOOK_DIM, [DUES_AHEAD] = LOOK_DUE, [DUES_OWING] = LOOK_OVERDUE,
        [DUES_PART] = LOOK_OVERDUE,  [DUES_PAID] = LOOK_DONE, [DUES_LATE] = LOOK_DONE,
    };
    const struct dues_row *r = row_at(self, line);
    if (column >= COL_MONTH && column < COL_OWING)
        return looks[r->month[column - COL_MONTH].mark];
    const struct dues_grid *g = &((const struct dues *)self)->grid;
    if (column != COL_BEHIND || g->streak == 0 || r->behind < g->warn)
        return LOOK_TEXT;
    return r->behind < g->streak ? LOOK_DUE : LOOK_OVERDUE;
}

static bool matches(void *self, size_t line, const char *text)
{
    const struct dues_row *r = row_at(self, line);
    return app_matches(r->name, r->person, text);
}

static const char *name(const void *self, size_t line)
{
    return row_at(self, line)->person;
}

static const struct list_field fields[COLUMNS] = {
    { "name", COLUMN_TEXT, { .title = N_("姓名"), .width = 8 } },
    { "m1", COLUMN_TEXT, { .title = N_("1月"), .width = 4 } },
    { "m2", COLUMN_TEXT, { .title = N_("2月"), .width = 4 } },
    { "m3", COLUMN_TEXT, { .title = N_("3月"), .width = 4 } },
    { "m4", COLUMN_TEXT, { .title = N_("4月"), .width = 4 } },
    { "m5", COLUMN_TEXT, { .title = N_("5月"), .width = 4 } },
    { "m6", COLUMN_TEXT, { .title = N_("6月"), .width = 4 } },
    { "m7", COLUMN_TEXT, { .title = N_("7月"), .width = 4 } },
    { "m8", COLUMN_TEXT, { .title = N_("8月"), .width = 4 } },
    { "m9", COLUMN_TEXT, { .title = N_("9月"), .width = 4 } },
    { "m10", COLUMN_TEXT, { .title = N_("10月"), .width = 4 } },
    { "m11", COLUMN_TEXT, { .title = N_("11月"), .width = 4 } },
    { "m12", COLUMN_TEXT, { .title = N_("12月"), .width = 4 } },
    { "owing", COLUMN_INT, { .title = N_("欠"), .width = 2, .right = true } },
    { "behind", COLUMN_INT, { .title = N_("连欠"), .width = 4, .right = true } },
};

static enum status read_board(void *fresh, void *self, struct err *e)
{
    struct dues *s = self;
    struct app *a = s->l.app;
    struct office *o;
    enum status st = app_borrow(a, &o, e);
    if (st == ST_OK)
        st = dues_grid_of(fresh, o, s->org, s->year, a->today, e);
    app_give_back(a, o);
    return st;
}

static void free_board(void *board)
{
    dues_grid_free(board);
}

/* The month under the cursor, 0..11; -1: another column. */
int dues_month(const struct dues *s)
{
    int column = list_column(s->l.list);
    return column >= COL_MONTH && column < COL_OWING ? column - COL_MONTH : -1;
}

const struct dues_row *dues_here(const struct dues *s)
{
    size_t line;
    return list_screen_line(s, &line) ? row_at(s, line) : NULL;
}

/* The screen may stay open over midnight. */
daynum dues_paid_on(const struct dues *s)
{
    return s->paid_on != DAY_NONE ? s->paid_on : s->l.app->today;
}

/* A day that was chosen stays chosen, today's too: without one payments follow the day. */
static void ask_day(struct dues *s)
{
    const struct day_question q = { _("收款日期"),
                                    _("以后记的党费都算哪一天缴的？可写 今天、昨天、3/5\n"
                                      "空着：跟着当天走"),
                                    DAY_BEHIND, EMPTY_IS_NONE };
    daynum day = dues_paid_on(s);
    if (app_ask_day(s->l.app, &q, &day))
        s->paid_on = day;
}

/* Where it cannot be read the months stay those of before, and so do their branch and year: a
 * payment is recorded for these. */
static void show(struct dues *s, const char *org, int year)
{
    char *was = s->org;
    int year_was = s->year;
    s->org = mem_dup(org);
    s->year = year;
    bool ok = list_screen_read(s);
    free(ok ? was : s->org);
    s->org = ok ? s->org : was;
    s->year = ok ? year : year_was;
}

static void choose_org(struct dues *s)
{
    struct buf code = BUF_INIT;
    if (app_pick_branch(s->l.app, _("看哪个支部的党费"), NULL, &code))
        show(s, buf_str(&code), s->year);
    buf_free(&code);
}

#define DUES_ACTIONS(X) \
    X(DUES_PAY, "Space", N_("记这个月已缴"), N_("已缴"), \
      N_("按缴费标准记足额，日期是收款日期；记错了按 u")) \
    X(DUES_MONTH, "F2", N_("全体已缴：这个月，或到这个月为止"), N_("全缴"), \
      N_("列出的人里还没有缴的都按标准记上；先说几人、共多少元，一次撤销")) \
    X(DUES_ORG, "F3", N_("换一个支部"), N_("支部"), NULL) \
    X(DUES_EDIT, "F4 Enter", N_("看、改这一笔"), N_("修改"), N_("应缴、实缴、日期、收据号")) \
    X(DUES_DAY, "F5", N_("收款日期"), N_("日期"), N_("以后记的党费都算这一天缴的")) \
    X(DUES_BACK, "F6 b", N_("补缴到这个月"), N_("补缴"), N_("这个人到这个月为止欠的都记上")) \
    X(DUES_DELETE, "F8 Del", N_("删除这一笔"), N_("删除"), N_("先问再删；可以撤销")) \
    X(DUES_PERSON, "v", N_("看这个人"), NULL, NULL) \
    X(DUES_OPEN, "o", N_("开列应缴到这个月"), NULL, \
      N_("按核定的基数和比例，把还没有记录的月份记上应缴，不算已缴")) \
    X(DUES_BASE, "k", N_("核定这个人的基数"), NULL, N_("一年核定一次；少缴、免缴填定额和批准人")) \
    X(DUES_REMIT, "s", N_("这个季度的上缴"), NULL, N_("实收按收款日期算好，可改")) \
    X(DUES_LAST_YEAR, "[", N_("上一年"), NULL, NULL) \
    X(DUES_NEXT_YEAR, "]", N_("下一年"), NULL, NULL)

ACTION_IDS(DUES_ACTIONS);
ACTION_TABLE_WITH(dues_actions, DUES_ACTIONS, LIST_ACTIONS);

static unsigned act(void *self, int what)
{
    struct dues *s = self;
    switch (what) {
    case DUES_PAY:
        dues_pay_cell(s);
        break;
    case DUES_MONTH:
        dues_pay_month(s);
        break;
    case DUES_BACK:
        dues_pay_back(s);
        break;
    case DUES_EDIT:
        dues_edit_cell(s);
        break;
    case DUES_DELETE:
        dues_delete_cell(s);
        break;
    case DUES_DAY:
        ask_day(s);
        break;
    case DUES_PERSON:
        if (dues_here(s) != NULL)
            person_open(s->l.app, dues_here(s)->person);
        break;
    case DUES_OPEN:
        dues_open_column(s);
        break;
    case DUES_BASE:
        dues_edit_base(s);
        break;
    case DUES_REMIT:
        dues_remit(s);
        break;
    case DUES_ORG:
        choose_org(s);
        break;
    default: {
        int year = s->year + (what == DUES_NEXT_YEAR ? 1 : -1);
        if (date_valid(year, 1, 1))
            show(s, s->org, year);
    }
    }
    return TUI_HANDLED;
}

/* What the months in a row mean; what follows is for the branch and its superior. */
static void say_behind(const struct dues_grid *g, const struct dues_row *r, struct buf *b)
{
    if (g->streak > 0 && r->behind >= g->streak)
        buf_printf(b, _("  %s 连欠 %d 个月，已满 %d 个月"), r->name, r->behind, g->streak);
    else if (g->streak > 0 && r->behind >= g->streak - LAST_MONTHS)
        buf_printf(b, _("  %s 再欠 %d 个月就满 %d 个月"), r->name, g->streak - r->behind,
                   g->streak);
}

static void say_cell(const struct dues_row *r, int month, struct buf *b)
{
    const struct dues_cell *c = &r->month[month];
    char day[DAY_TEXT];
    buf_printf(b, _("  %s %d 月"), r->name, month + 1);
    if (dues_offered(r, month) >= 0) {
        buf_puts(b, _(" 应缴 "));
        dues_money(b, dues_offered(r, month));
    } else if (dues_counts(c)) {
        buf_puts(b, _(" 未定标准（k 核定基数）"));
    }
    if (c->recorded && c->paid >= 0) {
        buf_puts(b, _(" 实缴 "));
        dues_money(b, c->paid);
    }
    if (c->earlier != NULL)
        buf_printf(b, _("（先缴 %s）"), c->earlier);
    if (c->between)
        buf_puts(b, _(" 月中转出，两边都没有要求，请商定由谁收"));
    date_format(c->recorded ? c->paid_on : DAY_NONE, day);
    buf_printf(b, " %s", day);
    if (c->due < 0 && c->reckoned >= 0)
        buf_printf(b, " %s", c->basis);
}

static void say(void *self, struct buf *b)
{
    struct dues *s = self;
    const struct dues_row *r = dues_here(s);
    char day[DAY_TEXT];
    date_format(dues_paid_on(s), day);
    buf_printf(b, _("  %d 年"), s->year);
    if (r == NULL || dues_month(s) < 0 || r->month[dues_month(s)].mark != DUES_NOT_ASKED)
        buf_printf(b, _("  收款 %s"), day);
    if (r != NULL && dues_month(s) >= 0)
        say_cell(r, dues_month(s), b);
    else if (r != NULL)
        say_behind(&s->grid, r, b);
}

static void title(void *self, struct buf *b)
{
    struct dues *s = self;
    buf_puts(b, _("党费 › "));
    app_name(s->l.app, "org", s->org, b);
}

static void file(void *self, struct buf *b)
{
    struct dues *s = self;
    buf_puts(b, _("党费-"));
    app_name(s->l.app, "org", s->org, b);
    buf_printf(b, _("-%d年"), s->year);
}

/* Space pays; it tags nothing here. */
static unsigned key(void *self, const struct key *k)
{
    struct dues *s = self;
    if (key_char(k, ' ') && !list_filtering(s->l.list))
        return act(s, DUES_PAY);
    return list_screen_key(s, k);
}

static void free_org(void *self)
{
    free(((struct dues *)self)->org);
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .board = { offsetof(struct dues, grid), sizeof(struct dues_grid), read_board, free_board },
    .look = look,
    .name = name,
    .matches = matches,
    .say = say,
    .file = file,
    .act = act,
    .free = free_org,
    .empty = N_("这个组织这一年没有要缴党费的党员：F3 换一个支部或年份"),
};

static const char *about(const void *self)
{
    return ((const struct dues *)self)->org;
}

static const struct screen_ops ops = {
    .name = N_("党费"),
    .about = about,
    .actions = dues_actions,
    .keys = list_keys,
    .title = title,
    .key = key,
    LIST_SCREEN_OPS,
};

void dues_open(struct app *a, const char *org)
{
    struct ymd today = date_split(a->today);
    struct buf code = BUF_INIT;
    if (!app_pick_branch(a, _("看哪个支部的党费"), org, &code))
        return;
    struct dues *s = mem_alloc(sizeof *s);
    s->org = buf_take(&code);
    s->year = today.year;
    s->paid_on = DAY_NONE;
    if (!list_screen_open(s, a, &face, &ops))
        return;
    list_cell_cursor(s->l.list, true);
    list_go_column(s->l.list, COL_MONTH + today.month - 1);
}
