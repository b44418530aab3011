/* The due list (待办): what is owed, by urgency; from here everything is reached. */
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "bar.h"
#include "daywords.h"
#include "entity_list.h"
#include "home.h"
#include "mem.h"
#include "office.h"
#include "policies.h"
#include "room.h"
#include "words.h"

static size_t count(void *ctx)
{
    return ((const struct home *)ctx)->n;
}

static struct line *line_at(const struct home *h, size_t row)
{
    return h->shown != NULL ? h->shown[row] : lines_at(&h->lines, row);
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct home *h = ctx;
    if (column == LINE_MATTER)
        line_matter(out, line_text(line_at(h, row), column), h->column[LINE_MATTER].width,
                    h->app->as_of);
    else
        line_cell(line_at(h, row), column, out);
}

static enum look look(void *ctx, size_t row, int column)
{
    return line_look(line_at(ctx, row), column);
}

static int64_t id(void *ctx, size_t row)
{
    return line_at(ctx, row)->hash;
}

static bool find(void *ctx, int64_t id, size_t *row)
{
    const struct home *h = ctx;
    for (size_t i = 0; i < h->nnear && h->shown == NULL; i++)
        if (h->near[i].hash == id)
            return lines_place(&h->lines, h->near[i].org, id, row);
    for (*row = 0; *row < h->n; ++*row)
        if (line_at(h, *row)->hash == id)
            return true;
    return false;
}

static void filter(void *ctx, const char *text)
{
    struct home *h = ctx;
    free(h->shown);
    h->shown = NULL;
    h->n = h->lines.n;
    if (*text == '\0')
        return;
    h->shown = mem_alloc((h->lines.n + 1) * sizeof(struct line *));
    h->n = 0;
    for (size_t i = 0; i < h->lines.n; i++) {
        struct line *line = lines_at(&h->lines, i);
        if (line_matches(line, text))
            h->shown[h->n++] = line;
    }
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .find = find,
    .filter = filter,
    .empty = N_("这里没有要办的事项。F6 看全部"),
};

struct line *home_line(const struct home *h)
{
    size_t row;
    return list_row(h->list, &row) ? line_at(h, row) : NULL;
}

enum { MOST_BELOW = 1000 };

/* Some lines from the cursor on: where it goes when its own has gone. */
static struct near *lines_below(const struct home *h, size_t *n)
{
    size_t row = 0;
    *n = 0;
    if (!list_row(h->list, &row))
        return NULL;
    struct near *v = mem_alloc(MOST_BELOW * sizeof *v);
    for (; row < h->n && *n < MOST_BELOW; row++) {
        const struct line *line = line_at(h, row);
        v[(*n)++] = (struct near){ line->hash, line->duty.org };
    }
    return v;
}

static void go_to_first(struct home *h, const struct near *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list_go_id(h->list, v[i].hash))
            return;
}

bool home_read(struct home *h)
{
    struct err e = { 0 };
    if (h->app->lent) { /* a day begins while a question about a line is open */
        h->stale = true;
        return true;
    }
    h->app->office = NULL;
    size_t n;
    struct near *below = lines_below(h, &n);
    bool ok = lines_refresh(&h->lines, h->app, &h->view, &e) == ST_OK;
    h->app->office = lines_office(&h->lines);
    h->gone += ok ? h->lines.gone : 0;
    filter(h, list_filter(h->list));
    h->near = below;
    h->nnear = h->lines.whole ? 0 : n; /* organisations may have got other numbers */
    h->unmanned = ok && begin_unmanned(h->app);
    list_empty(h->list,
               h->unmanned ? _("这里还没有要办的事项。刚开始用：4 建组织，i 导入花名册") : NULL);
    list_refresh(h->list);
    go_to_first(h, below, n);
    h->near = NULL;
    h->nnear = 0;
    free(below);
    bool told = h->failed != NULL && !strcmp(h->failed, e.text); /* it stands there still */
    free(h->failed);
    h->failed = ok ? NULL : mem_dup(e.text);
    if (!ok && !told)
        app_error(&e);
    return ok;
}

/* What saving has done to the list: lines of before that are no longer there, or one that has come
 * on from `had`. */
static void say_progress(const struct home *h, const char *id, int64_t had)
{
    struct line *is = lines_find(&h->lines, id);
    if (h->gone > 0)
        bar_say(LOOK_STATUS, _("已保存：%zu 项待办完成，还有 %zu 项"), h->gone, h->lines.n);
    else if (is != NULL && is->duty.have > had)
        bar_say(LOOK_STATUS, _("已保存：进度到了 %s"), line_text(is, LINE_PROGRESS));
    else
        bar_say(LOOK_STATUS, "%s", _("已保存；这一项还没有变化，F3 看什么计入、什么没有计入"));
}

static void run_fulfil(struct home *h, struct line *line)
{
    if (!app_may_write(h->app))
        return;
    char *key = mem_dup(line_id(line));
    int64_t had = line->duty.have;
    h->gone = 0;
    bool saved = fulfil_run(h->app, key);
    if (home_read(h) && saved) /* something may have been taken back there */
        say_progress(h, key, had);
    free(key);
}

static void run_new(struct home *h)
{
    struct buf org = BUF_INIT;
    if (!app_may_write(h->app))
        return;
    if (app_pick_org(h->app, _("哪个组织的活动"), &org) && activity_new(h->app, buf_str(&org)) &&
        home_read(h))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    buf_free(&org);
}

/* Of the branch that the page was about from which one comes, else of the line under the cursor. */
static void open_branch(struct home *h, void (*open)(struct app *a, const char *org))
{
    struct line *line = home_line(h);
    const char *code = stack_about() != NULL ? stack_about() : line != NULL ? line_org(line) : NULL;
    char *org = code != NULL ? mem_dup(code) : NULL;
    open(h->app, org);
    free(org);
}

static void ask_day(struct home *h)
{
    const struct day_question q = { _("截至日期"),
                                    _("看截至哪一天的待办？可写 今天、月底、+30、12/31。\n"
                                      "日期不改，按 Enter 就是刷新。"),
                                    DAY_AHEAD, EMPTY_IS_TODAY };
    bool asked = app_ask_day(h->app, &q, &h->app->as_of);
    h->lines.stale |= asked; /* whatever was saved */
    if (asked && home_read(h))
        bar_say(LOOK_STATUS, "%s", _("已刷新"));
}

static enum status save(void *ctx, const char *path, enum export_format format, struct err *e)
{
    struct home *h = ctx;
    struct line **v = mem_alloc((h->n + 1) * sizeof(struct line *));
    for (size_t i = 0; i < h->n; i++)
        v[i] = line_at(h, i);
    enum status s = lines_save(h->app, &h->view, v, h->n, path, format, e);
    free(v);
    return s;
}

static void export(struct home *h)
{
    struct buf name = BUF_INIT;
    char day[DAY_TEXT];
    date_format(h->app->as_of, day);
    buf_printf(&name, _("待办-%s.xlsx"), day);
    app_export(buf_str(&name), EXPORT_AS_DUTIES, save, h);
    buf_free(&name);
}

#define HOME_DEEDS(X) \
    X(HOME_FULFIL, "F2", N_("录入、完成这一项"), N_("录入"), \
      N_("打开完成这一项的表单，已知的都填好")) \
    X(HOME_WHY, "F3 Enter", N_("为什么"), N_("为何"), \
      N_("规则、依据、起止，哪些记录计入，哪些没有计入")) \
    X(HOME_RECORDS, "F4", N_("录入与台账"), NULL, N_("同 0；只在这一页，别的页上 F4 是修改")) \
    X(HOME_DAY, "F5", N_("看另一天的待办，或刷新"), N_("日期"), \
      N_("可写 月底、+30；日期不改，按 Enter 就是刷新")) \
    X(HOME_VIEW, "F6", N_("看哪些、怎么排"), N_("范围"), \
      N_("现在欠的、全部、某一类、某个组织，按紧急程度或按组织")) \
    X(HOME_EXPORT, "F9", N_("导出为文件"), N_("导出"), \
      N_("屏幕上筛选出的全部各行：表格 xlsx、CSV 或日历 ics")) \
    X(HOME_NEW, "n Ins", N_("录入活动"), NULL, N_("不从待办出发，直接录一个活动")) \
    X(HOME_UNDO, "u", N_("撤销自己最近的一次操作"), NULL, N_("先问再撤销")) \
    X(HOME_REDO, "Ctrl-R", N_("重做刚撤销的操作"), NULL, NULL)

/* The screens: their keys open them from whatever lies above as well. */
#define HOME_WAYS(X) \
    X(HOME_SELF, "1", N_("待办"), NULL, N_("现在欠什么、什么时候到期")) \
    X(HOME_MATRIX, "2", N_("履职矩阵"), N_("矩阵"), \
      N_("组织 × 规则：一个期间里各完成几项、应完成几项")) \
    X(HOME_ACTIVITIES, "3", N_("活动"), N_("活动"), N_("录过的活动：查看、修改、照抄、删除")) \
    X(HOME_ORGS, "4", N_("组织"), NULL, N_("组织的树：党员数、书记、任期、几项不达标")) \
    X(HOME_PERSON, "5", N_("党员"), NULL, N_("一个人的任职、参加率、学时、党费，还缺什么")) \
    X(HOME_DUES, "6", N_("党费"), N_("党费"), N_("一个支部一年的党费，按月一格")) \
    X(HOME_TERMS, "7", N_("任期"), NULL, N_("谁哪天届满，换届走到哪一步，班子有没有空缺")) \
    X(HOME_LEDGER, "8", N_("台账"), NULL, \
      N_("问题、责任、决议、整改：谁负责、哪天到期、进展怎样")) \
    X(HOME_EVALUATION, "9", N_("考评"), NULL, N_("排名、资格、等次标准，各支部民主评议的等次")) \
    X(HOME_CATALOGUE, "0", N_("录入与台账"), N_("台账"), \
      N_("所有台账：组织、党员、任期、党费、活动……查看、录入、修改")) \
    X(HOME_REPORTS, "- r", N_("报表"), NULL, \
      N_("季报、年报、支部工作记录本……看一看，写成可以上报的表格")) \
    X(HOME_PLAN, "p", N_("年度计划"), NULL, N_("一个支部全年的主题党日排在哪一天")) \
    X(HOME_POLICIES, "z", N_("制度"), NULL, N_("现行的规则和依据：查看、修改、停用、比较")) \
    X(HOME_JOURNAL, "= j", N_("记录"), NULL, N_("谁在什么时候改了什么；撤销")) \
    X(HOME_IMPORT, "i +", N_("从文件导入"), NULL, N_("表格或 CSV：先看各列、逐行预览，再写入")) \
    X(HOME_CHECK, "k *", N_("体检"), NULL, N_("数据库是否完好，台账哪些不达标、不全、要核对"))

#define HOME_ACTIONS(X) HOME_DEEDS(X) HOME_WAYS(X)

ACTION_IDS(HOME_ACTIONS);
ACTION_TABLE(home_actions, HOME_ACTIONS);
static ACTION_TABLE(home_ways, HOME_WAYS);

/* The screens one key away; of some the branch is shown that one has in sight. */
static const struct way {
    int what;
    void (*open)(struct app *a);
    void (*open_of)(struct app *a, const char *org);
} ways[] = {
    { HOME_CATALOGUE, catalogue_open, NULL }, { HOME_ACTIVITIES, activity_list_open, NULL },
    { HOME_MATRIX, matrix_open, NULL },       { HOME_EVALUATION, evaluation_open, NULL },
    { HOME_ORGS, orgs_open, NULL },           { HOME_TERMS, terms_open, NULL },
    { HOME_LEDGER, ledger_open, NULL },       { HOME_REPORTS, reports_open, NULL },
    { HOME_POLICIES, policies_open, NULL },   { HOME_JOURNAL, journal_open, NULL },
    { HOME_CHECK, check_open, NULL },         { HOME_PERSON, person_find, NULL },
    { HOME_DUES, NULL, dues_open },           { HOME_PLAN, NULL, plan_open },
};

static void resume(void *self)
{
    struct home *h = self;
    if (!h->stale)
        return;
    h->stale = false;
    home_read(h);
}

/* What is saved there is seen when it has closed, or when a question on the way there has, and
 * nothing was opened. */
static bool go_to(struct home *h, int what)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (ways[i].what != what)
            continue;
        if (ways[i].open != NULL)
            ways[i].open(h->app);
        else
            open_branch(h, ways[i].open_of);
        const struct action *above;
        h->stale = true;
        if (stack_at(2, &above) == NULL)
            resume(h);
        return true;
    }
    return false;
}

/* The lines may be others before it stands. */
static void why(struct home *h, struct line *line)
{
    char *key = mem_dup(line_id(line));
    why_open(h->app, key);
    free(key);
}

static void act_on_line(struct home *h, int what)
{
    struct line *line = home_line(h);
    if (line == NULL)
        return;
    if (line->duty.org < 0)
        home_show_old(h);
    else if (what == HOME_WHY)
        why(h, line);
    else
        run_fulfil(h, line);
    if (h->stale && !h->app->lent) /* a day began while a question was open */
        resume(h);
}

static unsigned act(void *self, int what)
{
    struct home *h = self;
    if (go_to(h, what))
        return TUI_HANDLED;
    switch (what) {
    case HOME_IMPORT:
        if (begin_import(h->app))
            home_read(h);
        break;
    case HOME_UNDO:
    case HOME_REDO:
        if (journal_undo(h->app, what == HOME_REDO))
            home_read(h);
        break;
    case HOME_NEW:
        run_new(h);
        break;
    case HOME_RECORDS:
        go_to(h, HOME_CATALOGUE);
        break;
    case HOME_DAY:
        ask_day(h);
        break;
    case HOME_VIEW:
        home_choose_view(h);
        break;
    case HOME_EXPORT:
        export(h);
        break;
    case HOME_WHY:
    case HOME_FULFIL:
        act_on_line(h, what);
        break;
    default: /* HOME_SELF */
        break;
    }
    return TUI_HANDLED;
}

static unsigned key(void *self, const struct key *k)
{
    struct home *h = self;
    unsigned mask = list_key(h->list, k);
    if (mask != TUI_IGNORED || !key_is(k, KN_ESC))
        return mask;
    if (h->view.what == WHAT_OWED && h->view.kinds == 0)
        return TUI_IGNORED;
    h->view = (struct view){ .by_org = h->view.by_org };
    home_read(h);
    return TUI_HANDLED;
}

static bool others(void *self)
{
    return home_read(self);
}

static void catch_up(void *self)
{
    home_read(self);
}

static void close_home(void *self)
{
    struct home *h = self;
    h->app->office = NULL;
    h->app->catch_up = NULL;
    list_free(h->list);
    lines_free(&h->lines);
    free(h->shown);
    free(h->failed);
    free(h);
}

/* The program may stay open over night: the list follows the day, unless another one was asked
 * for. */
static void tick(void *self)
{
    struct home *h = self;
    daynum now = day_today();
    if (now == DAY_NONE || now == h->app->today)
        return;
    if (h->app->as_of == h->app->today)
        h->app->as_of = now;
    bool back = now < h->app->today;
    h->app->today = now;
    struct err e = { 0 };
    enum status copied = app_copy(h->app, &e);
    home_read(h);
    app_tell_copy(copied, &e);
    if (back)
        bar_say(LOOK_ERROR, "%s", _("请核对电脑的时钟：它退回了前几天，期限都按它说的今天算"));
}

static const struct screen_ops ops = {
    .name = N_("待办"),
    .actions = home_actions,
    .ways = home_ways,
    .keys = list_keys,
    .draw = home_draw,
    .status = home_status,
    .key = key,
    .act = act,
    .resume = resume,
    .tick = tick,
    .others = others,
    .close = close_home,
};

void home_open(struct app *a)
{
    struct home *h = mem_alloc(sizeof *h);
    h->app = a;
    a->catch_up = catch_up;
    a->home = h;
    home_columns(h);
    h->list = list_new(&rows, h);
    list_columns(h->list, h->column, LINE_COLUMNS, 1);
    list_tagging(h->list, false);
    stack_push(&ops, h);
    h->reading = true; /* the screen is there at once, the list when it is made */
    stack_draw();
    h->reading = false;
    home_read(h);
    list_go(h->list, 0);
    home_offer_drafts(h);
}
