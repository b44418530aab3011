/* The next election of one organisation on a page: its steps counted back from the end of the
 * term, what is on record of them, and which posts stand empty. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "fields.h"
#include "mem.h"
#include "page.h"
#include "room.h"
#include "terms.h"
#include "words.h"

struct term_page {
    struct app *app;
    char *org;
    struct term_board board;
};

static const struct term_line *own_line(const struct term_page *t)
{
    for (size_t i = 0; i < t->board.n; i++)
        if (!strcmp(t->board.v[i].org, t->org))
            return &t->board.v[i];
    return NULL;
}

static void add_term(struct page *p, const struct term_page *t, const struct term_line *l)
{
    char from[DAY_TEXT], end[DAY_TEXT], due[DAY_TEXT];
    int days = (int)(l->due - t->app->as_of);
    date_format(l->elected, from);
    date_format(l->end, end);
    date_format(l->due, due);
    page_add(p, LOOK_HEAD, 0, l->name);
    page_addf(p, LOOK_TEXT, 2, _("%s 选举产生，任期 %d 年，%s 届满"), from, l->years, end);
    if (*l->approval_no != '\0')
        page_addf(p, LOOK_TEXT, 2, _("经批准延期到 %s，批复文号 %s"), due, l->approval_no);
    page_addf(p, l->status == DUTY_OVERDUE ? LOOK_OVERDUE : LOOK_TEXT, 2,
              days < 0 ? _("%s：已经过了 %d 天") : _("%s：还有 %d 天"),
              _(duty_status_label(l->status)), abs(days));
    page_addf(p, LOOK_HINT, 2, _("依据：%s（%s）"), l->title, l->source);
}

static void add_step(struct page *p, const struct term_page *t, const struct term_line *l, int s)
{
    enum term_step step = (enum term_step)s;
    bool past = l->target[s] < t->app->as_of;
    char target[DAY_TEXT], done[DAY_TEXT];
    date_format(l->target[s], target);
    date_format(l->done[s], done);
    const char *word = l->done[s] != DAY_NONE ? _("已记 ")
                       : s == TERM_ELECTION   ? _("选出后按 F2 录入新一届")
                       : past                 ? _("过了参考日，还没有记录")
                                              : _("还没有记录");
    page_addf(p,
              l->done[s] != DAY_NONE ? LOOK_DONE
              : s == (int)l->next    ? LOOK_DUE
                                     : LOOK_TEXT,
              0, "%s%2d  %s  %s  %s%s", s == (int)l->next ? "> " : "  ", s, target,
              _(term_step_full(step)), word, done);
}

static void add_steps(struct page *p, const struct term_page *t, const struct term_line *l)
{
    page_add(p, LOOK_TEXT, 0, "");
    page_add(p, LOOK_HEAD, 0, _("换届的步骤（从届满日倒推）"));
    for (int s = 0; s < TERM_STEPS; s++)
        add_step(p, t, l, s);
    page_addf(p, LOOK_HINT, 2,
              _("提醒的日期出自制度（提前 %d 天）。其余各步没有文件规定天数：参考日由程序选定，"
                "只供安排，过了也不算逾期。各步做了按 F4 填日期。"),
              (int)(l->due - l->target[TERM_NOTICE]));
    if (*l->approval_no != '\0' && l->done[TERM_REPLY] != DAY_NONE)
        page_add(p, LOOK_HINT, 2, _("这一届有延期的批复：请核对“批复日期”是换届的还是延期的。"));
}

/* What follows an election, of the term that runs: shown for a year, and where a day is there. */
static void add_own(struct page *p, const struct term_page *t, const struct term_line *l)
{
    enum { SHOWN = 366 };
    bool fresh = t->app->as_of - l->elected < SHOWN, first = true;
    char day[DAY_TEXT];
    for (int s = TERM_ELECTION + 1; s < TERM_STEPS; s++) {
        if (l->own[s] == DAY_NONE && !fresh)
            continue;
        if (first) {
            page_add(p, LOOK_TEXT, 0, "");
            page_add(p, LOOK_HEAD, 0, _("本届选出之后"));
        }
        first = false;
        date_format(l->own[s], day);
        page_addf(p, l->own[s] != DAY_NONE ? LOOK_DONE : LOOK_TEXT, 2, "%s  %s%s",
                  _(term_step_full((enum term_step)s)),
                  l->own[s] != DAY_NONE ? _("已记 ") : _("还没有记录"), day);
    }
}

static void add_vacancies(struct page *p, const struct term_page *t)
{
    bool first = true;
    char day[DAY_TEXT];
    for (size_t i = 0; i < t->board.nvacancy; i++) {
        const struct term_vacancy *v = &t->board.vacancy[i];
        if (strcmp(v->org, t->org) != 0)
            continue;
        if (first) {
            page_add(p, LOOK_TEXT, 0, "");
            page_add(p, LOOK_HEAD, 0, _("班子空缺"));
        }
        first = false;
        date_format(v->since, day);
        page_addf(p, LOOK_TEXT, 2, _("%s：%s %s 离任，还没有人接任（v 登记为班子空缺）"),
                  model_choice_label(&entity_post.fields[F_POST_ROLE], v->role), v->person, day);
    }
}

/* Whether an activity says that it is about an election; what it says is people's own words. */
static bool is_about(const struct row *row)
{
    const char *theme = row_get(row, F_ACTIVITY_THEME), *types = row_get(row, F_ACTIVITY_TYPES);
    return strstr(theme, "换届") != NULL || strstr(theme, "选举") != NULL ||
           strstr(types, "by_election") != NULL;
}

static void add_activities(struct page *p, const struct term_page *t, const struct term_line *l)
{
    struct row_query q = { .en = &entity_activity,
                           .sort = F_ACTIVITY_HELD_ON,
                           .nwhere = 1,
                           .where = { { F_ACTIVITY_ORG, t->org } } };
    struct row_iter *it = row_each(t->app->db, &q);
    struct buf types = BUF_INIT;
    struct row row;
    bool first = true;
    row_init(&row, &entity_activity);
    while (app_next(it, &row)) {
        daynum held = date_parse(row_get(&row, F_ACTIVITY_HELD_ON));
        if (held <= l->elected || held > t->app->as_of || !is_about(&row))
            continue;
        if (first) {
            page_add(p, LOOK_TEXT, 0, "");
            page_add(p, LOOK_HEAD, 0, _("本届以来说到换届、选举的活动"));
        }
        first = false;
        buf_clear(&types);
        app_type_titles(app_words_of(t->app, &entity_activity, F_ACTIVITY_TYPES),
                        row_get(&row, F_ACTIVITY_TYPES), &types);
        page_addf(p, LOOK_TEXT, 2, "%s  %s  %s", row_get(&row, F_ACTIVITY_HELD_ON), buf_str(&types),
                  row_get(&row, F_ACTIVITY_THEME));
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&types);
}

static void fill(void *ctx, struct page *p)
{
    struct term_page *t = ctx;
    struct err e = { 0 };
    struct office *o;
    enum status s = app_borrow(t->app, &o, &e);
    term_board_free(&t->board);
    if (s == ST_OK)
        s = term_board_of(&t->board, o, t->org, t->app->as_of, &e);
    app_give_back(t->app, o);
    if (s != ST_OK) {
        page_add(p, LOOK_ERROR, 0, e.text);
        return;
    }
    const struct term_line *l = own_line(t);
    if (l == NULL) {
        page_add(p, LOOK_TEXT, 0, _("现在没有规则要求这个组织换届。"));
    } else if (l->elected == DAY_NONE) {
        page_add(p, LOOK_HEAD, 0, l->name);
        page_add(p, LOOK_OVERDUE, 2, _("要按期换届，但还没有登记过届次：按 F2 录入现任的一届。"));
        page_addf(p, LOOK_HINT, 2, _("依据：%s（%s）"), l->title, l->source);
    } else {
        add_term(p, t, l);
        add_own(p, t, l);
        add_steps(p, t, l);
        add_vacancies(p, t);
        add_activities(p, t, l);
    }
}

#define TERM_ACTIONS(X) \
    X(TERM_NEW, "F2 n Ins", N_("录入新一届"), N_("新届"), N_("选举之后录入；原来的一届就此办结")) \
    X(TERM_EDIT, "F4", N_("改这一届"), N_("修改"), N_("换届各步的日期也填在这里")) \
    X(TERM_EXTEND, "F6", N_("批准延期"), N_("延期"), N_("填新的届满日期和批复文号，缺文号不保存")) \
    X(TERM_VACANT, "v", N_("登记班子空缺"), N_("空缺"), NULL)

ACTION_IDS(TERM_ACTIONS);
ACTION_TABLE_WITH(term_actions, TERM_ACTIONS, UNDO_ACTIONS);

static unsigned act(void *ctx, int what)
{
    struct term_page *t = ctx;
    const struct term_line *l = own_line(t);
    if (what == UNDO_DEED || what == REDO_DEED) {
        journal_undo(t->app, what == REDO_DEED);
        return TUI_HANDLED;
    }
    bool saved = what == TERM_NEW      ? term_new(t->app, t->org)
                 : what == TERM_VACANT ? term_note_vacancy(t->app, &t->board, t->org)
                 : l == NULL           ? false
                 : what == TERM_EDIT   ? term_edit(t->app, l)
                                       : term_extension(t->app, l);
    if (saved)
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    return TUI_HANDLED;
}

static void close_page(void *ctx)
{
    struct term_page *t = ctx;
    term_board_free(&t->board);
    free(t->org);
    free(t);
}

static const char *about(const void *ctx)
{
    return ((const struct term_page *)ctx)->org;
}

static const struct page_ops ops = {
    .actions = term_actions, .fill = fill, .act = act, .close = close_page, .about = about
};

void term_page_open(struct app *a, const char *org)
{
    struct term_page *t = mem_alloc(sizeof *t);
    t->app = a;
    t->org = mem_dup(org);
    page_open_live(_("换届"), &ops, t);
}
