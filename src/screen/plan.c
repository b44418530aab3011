/* The plan of a year (年度计划): a theme day for each month, offered by the policy, the branch's
 * day and the office calendar; every line may be changed before it is saved. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app_draft.h"
#include "bar.h"
#include "daywords.h"
#include "fields.h"
#include "form.h"
#include "list_screen.h"
#include "mem.h"
#include "plan_draft.h"
#include "plan_year.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

enum { COL_PERIOD, COL_DAY, COL_WEEKDAY, COL_THEME, COL_WORD, COLUMNS };

struct screen {
    struct list_screen l;
    char *org;
    struct plan_year plan;
    bool changed;
    struct draft draft;
};

static size_t total(const void *self)
{
    return ((const struct screen *)self)->plan.n;
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct planned *v = &((const struct screen *)self)->plan.v[line];
    char text[40];
    if (column == COL_PERIOD) {
        struct ymd end = date_split(v->window.last);
        period_name((struct period){ date_make(end.year, end.month, 1), v->window.last }, text,
                    sizeof text);
        buf_puts(out, text);
    } else if (column == COL_DAY) {
        date_format(v->day, text);
        buf_puts(out, text);
    } else if (column == COL_WEEKDAY) {
        buf_puts(out, date_weekday_name(v->day));
    } else if (column == COL_THEME) {
        buf_puts(out, v->theme);
    } else if (*v->activity != '\0') {
        buf_printf(out, _("已开展 %s"), v->activity);
    } else if (v->moved != NULL) {
        buf_printf(out, _("%s，改期"), v->moved);
    } else if (v->id == 0) {
        buf_puts(out, _("未保存"));
    }
}

static int64_t id(void *self, size_t line)
{
    return ((const struct screen *)self)->plan.v[line].window.last;
}

static const struct list_field fields[COLUMNS] = {
    { "month", COLUMN_TEXT, { .title = N_("月份"), .width = 12 } },
    { "day", COLUMN_DAY, { .title = N_("计划日期"), .width = 10 } },
    { "weekday", COLUMN_TEXT, { .title = N_("星期"), .width = 4 } },
    { "theme", COLUMN_TEXT, { .title = N_("主题") } },
    { "note", COLUMN_TEXT, { .title = N_("说明"), .width = 18 } },
};

/* day: NULL is the branch's own. */
static bool read_plan(struct screen *s, int year, const char *day)
{
    struct err e = { 0 };
    struct plan_year now;
    if (plan_year_read(&now, s->l.app->db, s->org, "theme_day", day, year, s->l.app->today, &e) !=
        ST_OK) {
        app_error(&e);
        return false;
    }
    plan_year_free(&s->plan);
    s->plan = now;
    s->changed = day != NULL; /* what is offered unasked comes again */
    list_screen_show(s);
    return true;
}

enum { IN_DAY, IN_THEME, INPUTS };

static const struct input inputs[INPUTS] = {
    { .name = "day", .label = N_("计划日期"), .kind = INPUT_DAY, .required = true },
    { .name = "theme", .label = N_("主题"), .kind = INPUT_LINE, .width = 50, .max = 200 },
};

static void restore(struct screen *s)
{
    const char *text = s->draft.text;
    char *day = mem_dupn(text, strcspn(text, "\n"));
    if (*day != '\0' && strcmp(day, s->plan.day) != 0)
        read_plan(s, s->plan.year, day);
    free(day);
    plan_draft_lines(&s->plan, text);
    s->changed = true;
    list_screen_show(s);
}

static void take_draft(struct screen *s, struct draft *d)
{
    draft_clear(&s->draft);
    s->draft = *d;
    *d = (struct draft){ 0 };
    restore(s);
}

static void offer_draft(struct screen *s)
{
    struct draft found;
    plan_draft_begin(&s->draft, &s->plan);
    if (app_draft_offer(s->l.app, &s->draft, _("年度计划"), &found))
        take_draft(s, &found);
}

static void ask_day(struct screen *s)
{
    struct buf day = BUF_INIT, value = BUF_INIT;
    struct err e = { 0 };
    buf_puts(&day, s->plan.day);
    while (prompt_line(_("主题党日"),
                       _("每月第几周的星期几？2.5 就是第二个星期五；已经保存的日期不动"), &day)) {
        buf_clear(&value);
        if (model_read(&entity_org.fields[F_ORG_THEME_DAY], buf_str(&day), &value, &e) == ST_OK) {
            if (read_plan(s, s->plan.year, buf_str(&value)))
                plan_draft_keep(s->l.app, &s->draft, &s->plan, NULL, NULL);
            break;
        }
        prompt_message(_("主题党日"), e.text);
    }
    buf_free(&day);
    buf_free(&value);
}

struct line_form {
    struct screen *screen;
    struct planned *line;
};

static enum status check_line(void *ctx, struct form *f, int i, const char *value, struct buf *norm,
                              struct err *e)
{
    const struct planned *v = ((struct line_form *)ctx)->line;
    daynum d = i == IN_DAY ? date_parse(value) : v->day;
    (void)f;
    (void)norm;
    if (d >= v->window.first && d <= v->window.last)
        return ST_OK;
    return err_set(e, ST_USAGE, _("不在这个月里：计划的日期要在任务要求的月份之内。"));
}

static enum status keep_line(void *ctx, struct form *f, struct err *e)
{
    struct line_form *l = ctx;
    (void)e;
    l->line->day = date_parse(form_value(f, IN_DAY));
    free(l->line->theme);
    l->line->theme = mem_dup(form_value(f, IN_THEME));
    free(l->line->moved);
    l->line->moved = NULL;
    l->screen->changed = true;
    return ST_OK;
}

static void keep_typed(void *ctx, struct form *f)
{
    const struct line_form *l = ctx;
    struct planned line = *l->line;
    char *theme = mem_dup(form_typed(f, IN_THEME));
    line.theme = theme;
    if (*form_value(f, IN_DAY) != '\0')
        line.day = date_parse(form_value(f, IN_DAY));
    plan_draft_keep(l->screen->l.app, &l->screen->draft, &l->screen->plan, l->line, &line);
    free(theme);
}

/* Taken over, or thrown away: what stands in the list counts. */
static void keep_list(void *ctx, struct form *f)
{
    const struct line_form *l = ctx;
    (void)f;
    if (l->screen->changed)
        plan_draft_keep(l->screen->l.app, &l->screen->draft, &l->screen->plan, NULL, NULL);
    else
        app_draft_drop(&l->screen->draft);
}

static enum day_mark note(void *ctx, daynum d, struct buf *name)
{
    return app_day_note(((struct line_form *)ctx)->screen->l.app, d, name);
}

static void edit_line(struct screen *s)
{
    static const struct form_ops ops = { .check = check_line,
                                         .save = keep_line,
                                         .day_note = note,
                                         .draft = keep_typed,
                                         .undraft = keep_list };
    size_t line;
    char day[DAY_TEXT];
    if (!list_screen_line(s, &line))
        return;
    struct line_form l = { s, &s->plan.v[line] };
    struct form *f = form_new(_("修改计划"), inputs, INPUTS, &ops, &l);
    date_format(l.line->day, day);
    form_set(f, IN_DAY, day, NULL);
    form_set(f, IN_THEME, l.line->theme, NULL);
    form_run(f);
    form_free(f);
}

static void save(struct screen *s)
{
    struct err e = { 0 };
    if (s->plan.n == 0 || !app_may_write(s->l.app))
        return;
    if (plan_year_save(&s->plan, s->l.app->db, s->l.app->today, s->l.app->user, &e) != ST_OK) {
        app_error(&e);
        return;
    }
    app_draft_drop(&s->draft);
    if (read_plan(s, s->plan.year, NULL))
        bar_say(LOOK_STATUS, _("全年计划已保存：%zu 次；撤销：u"), s->plan.n);
}

static bool may_drop(struct screen *s)
{
    if (!s->changed || s->l.app->read_only)
        return true;
    bool drop = prompt_yes(_("排好的计划还没有保存，不要了？（F2 保存）"));
    if (drop)
        app_draft_drop(&s->draft);
    return drop;
}

static void choose_branch(struct screen *s)
{
    struct buf code = BUF_INIT;
    if (app_pick_branch(s->l.app, _("哪个支部的计划"), NULL, &code)) {
        char *old = s->org;
        s->org = buf_take(&code);
        if (read_plan(s, s->plan.year, NULL)) {
            free(old);
            offer_draft(s);
        } else {
            free(s->org);
            s->org = old;
        }
    }
    buf_free(&code);
}

#define PLAN_ACTIONS(X) \
    X(PLAN_SAVE, "F2", N_("保存全年计划"), N_("保存"), N_("每一行成为一条计划，可在台账里查到")) \
    X(PLAN_BRANCH, "F3", N_("换一个支部"), N_("支部"), NULL) \
    X(PLAN_EDIT, "F4 Enter", N_("改这一次"), N_("修改"), N_("日期和主题")) \
    X(PLAN_DAY, "F5", N_("定每月的主题党日"), N_("定日"), \
      N_("第几周的星期几；遇到放假顺延到下一个工作日")) \
    X(PLAN_LAST_YEAR, "[", N_("上一年"), NULL, NULL) \
    X(PLAN_NEXT_YEAR, "]", N_("下一年"), NULL, NULL)

ACTION_IDS(PLAN_ACTIONS);
ACTION_TABLE_WITH(plan_actions, PLAN_ACTIONS, LIST_ACTIONS);

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    if (what == PLAN_SAVE)
        save(s);
    else if (what == PLAN_EDIT)
        edit_line(s);
    else if (what == PLAN_DAY)
        ask_day(s);
    else if (!may_drop(s))
        return TUI_HANDLED;
    else if (what == PLAN_BRANCH)
        choose_branch(s);
    else if (read_plan(s, s->plan.year + (what == PLAN_NEXT_YEAR ? 1 : -1), NULL))
        offer_draft(s);
    return TUI_HANDLED;
}

static void say(void *self, struct buf *b)
{
    const struct screen *s = self;
    buf_printf(b, _("  %d 年"), s->plan.year);
    daynum sunday = s->l.app->today - date_weekday(s->l.app->today);
    int nth, weekday;
    size_t unsaved = 0;
    if (sscanf(s->plan.day, "%d.%d", &nth, &weekday) == 2)
        buf_printf(b, _("  每月第 %d 个%s"), nth, date_weekday_name(sunday + weekday));
    for (size_t i = 0; i < s->plan.n; i++)
        unsaved += s->plan.v[i].id == 0;
    if (unsaved > 0)
        buf_printf(b, _("  未保存 %zu 次：F2 保存"), unsaved);
}

static void title(void *self, struct buf *b)
{
    struct screen *s = self;
    buf_puts(b, _("年度计划 › "));
    app_name(s->l.app, "org", s->org, b);
}

static bool changed(void *self)
{
    return ((struct screen *)self)->changed;
}

static bool leave(void *self)
{
    return may_drop(self);
}

static void file(void *self, struct buf *b)
{
    struct screen *s = self;
    buf_puts(b, _("年度计划-"));
    app_name(s->l.app, "org", s->org, b);
    buf_printf(b, _("-%d年"), s->plan.year);
}

static bool read_this_year(void *self)
{
    struct screen *s = self;
    return read_plan(s, s->plan.year, NULL);
}

static bool still(const void *self)
{
    return ((const struct screen *)self)->changed;
}

static void free_plan(void *self)
{
    struct screen *s = self;
    plan_year_free(&s->plan);
    draft_clear(&s->draft);
    free(s->org);
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .read = read_this_year,
    .id = id,
    .still = still,
    .say = say,
    .file = file,
    .act = act,
    .free = free_plan,
    .empty = N_("按 F5 定下每月的主题党日，如 2.5（第二个星期五），就排出全年"),
};

static const char *about(const void *self)
{
    return ((const struct screen *)self)->org;
}

static const struct screen_ops ops = {
    .name = N_("年度计划"),
    .about = about,
    .actions = plan_actions,
    .keys = list_moves,
    .key = list_screen_key,
    .title = title,
    .changed = changed,
    .leave = leave,
    LIST_SCREEN_OPS,
};

/* NULL: it could not be read, and that was said. */
static struct screen *begin(struct app *a, const char *org, int year)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->org = mem_dup(org);
    s->plan.year = year;
    return list_screen_begin(s, a, &face) ? s : NULL;
}

void plan_open(struct app *a, const char *org)
{
    struct buf code = BUF_INIT;
    struct screen *s = NULL;
    if (app_pick_branch(a, _("哪个支部的计划"), org, &code))
        s = begin(a, buf_str(&code), date_split(a->today).year);
    buf_free(&code);
    if (s == NULL)
        return;
    list_screen_push(s, &ops);
    offer_draft(s);
}

void plan_resume(struct app *a, struct draft *d)
{
    int year, end = 0;
    if (sscanf(d->key, "%4d %n", &year, &end) != 1)
        return;
    struct screen *s = begin(a, d->key + end, year);
    if (s == NULL)
        return;
    take_draft(s, d);
    list_screen_run(s, &ops);
}
