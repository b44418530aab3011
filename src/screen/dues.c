/* The dues of a branch, month by month (党费): one key marks a month paid. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "daywords.h"
#include "dues.h"
#include "fields.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "stack.h"
#include "text.h"
#include "words.h"

enum { SIX_MONTHS = 6 }; /* 党章第九条: six months without dues */

static const char *const marks[DUES_MARKS] = {
    [DUES_NOT_ASKED] = N_("-"), [DUES_AHEAD] = N_("待缴"), [DUES_OWING] = N_("欠缴"),
    [DUES_PART] = N_("不足"),   [DUES_PAID] = N_("已缴"),  [DUES_LATE] = N_("补缴"),
};

static size_t count(void *ctx)
{
    return ((const struct dues *)ctx)->n;
}

const struct dues_row *dues_row_at(const struct dues *s, size_t row)
{
    return &s->grid.row[s->shown[row]];
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct dues_row *r = dues_row_at(ctx, row);
    if (column == COL_NAME)
        buf_puts(out, r->name);
    else if (column < COL_OWING)
        buf_puts(out, _(marks[r->month[column - COL_MONTH].mark]));
    else if (column == COL_OWING ? r->owing > 0 : r->behind > 0)
        buf_printf(out, "%d", column == COL_OWING ? r->owing : r->behind);
}

static enum look look(void *ctx, size_t row, int column)
{
    static const enum look looks[DUES_MARKS] = {
        [DUES_NOT_ASKED] = LOOK_DIM, [DUES_AHEAD] = LOOK_DUE, [DUES_OWING] = LOOK_OVERDUE,
        [DUES_PART] = LOOK_OVERDUE,  [DUES_PAID] = LOOK_DONE, [DUES_LATE] = LOOK_DONE,
    };
    const struct dues_row *r = dues_row_at(ctx, row);
    if (column >= COL_MONTH && column < COL_OWING)
        return looks[r->month[column - COL_MONTH].mark];
    return column == COL_BEHIND && r->behind >= SIX_MONTHS ? LOOK_OVERDUE : LOOK_TEXT;
}

static int64_t id(void *ctx, size_t row)
{
    return (int64_t)((const struct dues *)ctx)->shown[row];
}

static void filter(void *ctx, const char *text)
{
    struct dues *s = ctx;
    s->n = 0;
    for (size_t i = 0; i < s->grid.n; i++)
        if (strstr(s->grid.row[i].name, text) != NULL ||
            strcasestr(s->grid.row[i].person, text) != NULL)
            s->shown[s->n++] = i;
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .filter = filter,
    .empty = N_("这个组织这一年没有要缴党费的党员：F3 换一个支部或年份"),
};

static const struct column columns[COLUMNS] = {
    { .title = N_("姓名"), .width = 8 },
    { .title = N_("1月"), .width = 4 },
    { .title = N_("2月"), .width = 4 },
    { .title = N_("3月"), .width = 4 },
    { .title = N_("4月"), .width = 4 },
    { .title = N_("5月"), .width = 4 },
    { .title = N_("6月"), .width = 4 },
    { .title = N_("7月"), .width = 4 },
    { .title = N_("8月"), .width = 4 },
    { .title = N_("9月"), .width = 4 },
    { .title = N_("10月"), .width = 4 },
    { .title = N_("11月"), .width = 4 },
    { .title = N_("12月"), .width = 4 },
    { .title = N_("欠"), .width = 2, .right = true },
    { .title = N_("连欠"), .width = 4, .right = true },
};

bool dues_read(struct dues *s)
{
    struct err e = { 0 };
    struct dues_grid now;
    bool ok = dues_grid_read(&now, s->app->db, s->org, s->year, s->app->today, &e) == ST_OK;
    if (!ok) {
        dues_grid_free(&now);
        app_error(&e);
        return false;
    }
    dues_grid_free(&s->grid);
    s->grid = now;
    free(s->shown);
    s->shown = mem_alloc((s->grid.n + 1) * sizeof *s->shown);
    filter(s, s->list != NULL ? list_filter(s->list) : "");
    if (s->list != NULL)
        list_refresh(s->list);
    return true;
}

/* The month under the cursor, 0..11; -1: another column. */
int dues_month(const struct dues *s)
{
    int column = list_column(s->list);
    return column >= COL_MONTH && column < COL_OWING ? column - COL_MONTH : -1;
}

const struct dues_row *dues_here(const struct dues *s)
{
    size_t row;
    return list_row(s->list, &row) ? dues_row_at(s, row) : NULL;
}

static void ask_day(struct dues *s)
{
    struct buf typed = BUF_INIT;
    char day[DAY_TEXT];
    daynum d;
    date_format(s->paid_on, day);
    buf_puts(&typed, day);
    while (
        prompt_line(_("收款日期"), _("以后记的党费都算哪一天缴的？可写 今天、昨天、3/5"), &typed)) {
        if (day_words(buf_str(&typed), s->app->today, DAY_BEHIND, &d) && d <= s->app->today) {
            s->paid_on = d;
            break;
        }
        prompt_message(_("这个日期不能用"), _("请写今天或以前的日期，如 2026-3-5、3/5、昨天。"));
    }
    buf_free(&typed);
}

static void choose_org(struct dues *s)
{
    struct buf code = BUF_INIT;
    if (app_pick_branch(s->app, _("看哪个支部的党费"), NULL, &code)) {
        free(s->org);
        s->org = mem_dup(buf_str(&code));
        dues_read(s);
    }
    buf_free(&code);
}

enum {
    DUES_PAY = 1,
    DUES_MONTH,
    DUES_BACK,
    DUES_EDIT,
    DUES_DELETE,
    DUES_DAY,
    DUES_ORG,
    DUES_PERSON,
    DUES_LAST_YEAR,
    DUES_NEXT_YEAR
};

static const struct action actions[] = {
    { DUES_PAY, "Space Enter", N_("记这个月已缴"), N_("已缴"),
      N_("按缴费标准记足额，日期是收款日期") },
    { DUES_MONTH, "F2", N_("这个月全体已缴"), N_("全缴"), N_("这一列里还没有缴的人都记上") },
    { DUES_ORG, "F3", N_("换一个支部"), N_("支部"), NULL },
    { DUES_EDIT, "F4", N_("改这一笔"), N_("修改"), N_("应缴、实缴、日期、收据号") },
    { DUES_DAY, "F5", N_("收款日期"), N_("日期"), N_("以后记的党费都算这一天缴的") },
    { DUES_BACK, "F6 b", N_("补缴到这个月"), N_("补缴"), N_("这个人到这个月为止欠的都记上") },
    { DUES_DELETE, "F8 Del", N_("删除这一笔"), N_("删除"), N_("先问再删；可以撤销") },
    { DUES_PERSON, "5", N_("看这个人"), NULL, NULL },
    { DUES_LAST_YEAR, "[ -", N_("上一年"), NULL, NULL },
    { DUES_NEXT_YEAR, "] +", N_("下一年"), NULL, NULL },
    { 0 },
};

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
            person_open(s->app, dues_here(s)->person);
        break;
    case DUES_ORG:
        choose_org(s);
        break;
    default:
        s->year += what == DUES_NEXT_YEAR ? 1 : -1;
        dues_read(s);
        break;
    }
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    list_draw(((struct dues *)self)->list, r);
}

static void add_money(struct buf *b, int64_t fen)
{
    buf_printf(b, "%lld.%02lld", (long long)(fen / 100), (long long)(fen % 100));
}

static void say_cell(const struct dues_row *r, int month, struct buf *b)
{
    const struct dues_cell *c = &r->month[month];
    char day[DAY_TEXT];
    buf_printf(b, _("  %s %d 月"), r->name, month + 1);
    if (dues_offered(r, month) >= 0) {
        buf_puts(b, _(" 应缴 "));
        add_money(b, dues_offered(r, month));
    }
    if (c->recorded && c->paid >= 0) {
        buf_puts(b, _(" 实缴 "));
        add_money(b, c->paid);
    }
    date_format(c->recorded ? c->paid_on : DAY_NONE, day);
    buf_printf(b, " %s", day);
}

static void status(void *self, struct buf *b)
{
    struct dues *s = self;
    const struct dues_row *r = dues_here(s);
    char day[DAY_TEXT];
    list_status(s->list, b);
    date_format(s->paid_on, day);
    buf_printf(b, _("  %d 年  收款日期 %s"), s->year, day);
    if (r != NULL && dues_month(s) >= 0)
        say_cell(r, dues_month(s), b);
}

static void title(void *self, struct buf *b)
{
    struct dues *s = self;
    buf_puts(b, _("党费 › "));
    app_name(s->app, "org", s->org, b);
}

/* Space pays; it tags nothing here. */
static unsigned key(void *self, const struct key *k)
{
    struct dues *s = self;
    if (key_char(k, ' ') && !list_filtering(s->list))
        return act(s, DUES_PAY);
    return list_key(s->list, k);
}

static void close_dues(void *self)
{
    struct dues *s = self;
    list_free(s->list);
    dues_grid_free(&s->grid);
    free(s->shown);
    free(s->org);
    free(s);
}

static const struct screen_ops ops = {
    .name = N_("党费"),
    .actions = actions,
    .keys = list_keys,
    .title = title,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_dues,
};

void dues_open(struct app *a, const char *org)
{
    struct ymd today = date_split(a->today);
    struct dues *s;
    struct buf code = BUF_INIT;
    if (!app_pick_branch(a, _("看哪个支部的党费"), org, &code))
        return;
    s = mem_alloc(sizeof *s);
    s->app = a;
    s->org = buf_take(&code);
    s->year = today.year;
    s->paid_on = a->today;
    if (!dues_read(s)) {
        close_dues(s);
        return;
    }
    s->list = list_new(&rows, s);
    list_columns(s->list, columns, COLUMNS, 1);
    list_cell_cursor(s->list, true);
    list_go_column(s->list, COL_MONTH + today.month - 1);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}
