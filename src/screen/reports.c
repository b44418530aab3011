/* Reports (报表): one is chosen for a period, looked at table by table, and written to a file. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "closing.h"
#include "export.h"
#include "file.h"
#include "find.h"
#include "mem.h"
#include "prompt.h"
#include "report.h"
#include "report_closed.h"
#include "room.h"
#include "stack.h"
#include "table_view.h"
#include "words.h"

struct reports {
    struct app *app;
    const struct report *report;
    struct period period;
    struct buf code; /* of the organisation or person it is of; "" */
    bool brief;      /* the brief copy (简表) where there is one */
    struct book *book;
    daynum day; /* it was made for */
    size_t sheet;
    struct table_view *view; /* of the table in sight */
};

static void show_sheet(struct reports *r, size_t sheet)
{
    r->sheet = sheet;
    table_view_free(r->view);
    r->view = table_view_new(r->book->sheet[sheet].table);
}

/* ---- making it ---- */

static bool is_brief(const struct reports *r)
{
    return r->brief && r->report->brief != NULL;
}

static enum status make_book(const struct reports *r, struct book **b, struct err *e)
{
    struct app *a = r->app;
    struct report_query q = { .period = r->period,
                              .today = a->as_of,
                              .org = -1,
                              .code = r->report->of != NULL ? buf_str(&r->code) : NULL,
                              .author = a->user,
                              .watch = &bar_watch };
    struct office *o = NULL;
    enum status s = app_borrow(a, &o, e);
    if (s == ST_OK && a->org != NULL && (q.org = office_org(o, a->org)) < 0)
        s = err_set(e, ST_MISSING, "没有代码为“%s”的组织。", a->org);
    if (q.code != NULL && *q.code == '\0')
        q.code = NULL;
    if (s == ST_OK)
        s = report_closed(r->report, o, &q, 0, b, e);
    if (s == ST_OK && is_brief(r))
        report_brief(r->report, *b, NULL, NULL);
    app_give_back(a, o);
    return s;
}

/* What was in sight stays where it failed, or was stopped. */
static bool remake(void *self)
{
    struct reports *r = self;
    struct err e = { 0 };
    struct book *b = NULL;
    bar_wait();
    if (make_book(r, &b, &e) != ST_OK) {
        app_error(&e);
        return false;
    }
    table_view_free(r->view);
    r->view = NULL;
    book_free(r->book);
    r->book = b;
    r->day = r->app->as_of;
    show_sheet(r, 0);
    return true;
}

/* Soon after a period has ended people report on that one. */
static struct period usual_period(int every, daynum day)
{
    enum { SOON = 31 };
    struct period p = period_of(every > 0 ? every : EVERY_YEAR, day);
    bool early = every > EVERY_MONTH && day - p.first < SOON;
    return early ? period_of(every, p.first - 1) : p;
}

static void find_person(void *app, const char *filter, struct picks *out)
{
    find_persons(app, NULL, filter, out);
}

/* False: Esc. */
static bool ask_code(struct reports *r, const struct report *report)
{
    bool person = report->of != NULL && !strcmp(report->of, "person");
    if (report->of == NULL || (!report->code && !person))
        return true;
    if (person)
        return pick_one(_("哪一名党员的"), find_person, r->app, "", &r->code, NULL);
    return app_pick_org(r->app, _("哪一个组织的"), &r->code);
}

static bool choose(struct reports *r)
{
    const char *titles[64];
    int n = 0, at = 0;
    for (; n < 64 && reports[n] != NULL; n++) {
        titles[n] = _(reports[n]->title);
        if (reports[n] == r->report)
            at = n;
    }
    const struct report *was = r->report;
    struct period period = r->period;
    struct buf code = r->code;
    int got = prompt_choose(_("报表"), _("看哪一种报表？"), titles, n, at);
    r->code = (struct buf)BUF_INIT;
    buf_puts(&r->code, buf_str(&code));
    bool made = got >= 0 && ask_code(r, reports[got]);
    if (made) {
        r->report = reports[got];
        if (was == NULL || was->every != r->report->every)
            r->period = usual_period(r->report->every, r->app->as_of);
        made = remake(r);
    }
    buf_free(made ? &code : &r->code);
    if (!made) {
        r->report = was;
        r->period = period;
        r->code = code;
    }
    return made;
}

static void set_period(struct reports *r, struct period p)
{
    struct period was = r->period;
    r->period = p;
    if (!remake(r))
        r->period = was;
}

static void ask_period(struct reports *r)
{
    struct period p = r->period;
    if (app_ask_period(r->app, _("看哪个期间的报表？可写 2026Q3、2026、本季度、上季度、去年。"),
                       &p))
        set_period(r, p);
}

static void step(struct reports *r, int by)
{
    struct period p = r->period;
    if (app_step_period(&p, by))
        set_period(r, p);
}

static void turn_brief(struct reports *r)
{
    if (r->report->brief == NULL) {
        bar_say(LOOK_STATUS, "%s", _("这种报表没有简表：季报、年报、基础数字才有"));
        return;
    }
    r->brief = !r->brief;
    if (!remake(r))
        r->brief = !r->brief;
}

/* ---- leaving the program ---- */

static enum status save(void *ctx, const char *path, enum export_format format, struct err *e)
{
    const struct reports *r = ctx;
    struct buf out = BUF_INIT;
    if (format == EXPORT_XLSX)
        return book_save(path, r->book, NULL, e);
    book_print(&out, r->book, NULL, format == EXPORT_JSON ? TABLE_JSON : TABLE_CSV, 0);
    enum status s = file_save(path, buf_str(&out), out.len, e);
    buf_free(&out);
    return s;
}

static void export(struct reports *r)
{
    struct buf name = BUF_INIT;
    char period[64];
    const char *title = _(r->report->title), *more = strstr(title, _("："));
    period_name(r->period, period, sizeof period);
    buf_add(&name, title, more != NULL ? (size_t)(more - title) : strlen(title));
    buf_printf(&name, "-%s%s.xlsx", period, is_brief(r) ? _("-简表") : "");
    app_export(buf_str(&name), EXPORT_AS_REPORT, save, r);
    buf_free(&name);
}

/* ---- keys ---- */

#define REPORTS_ACTIONS(X) \
    X(REPORTS_NEXT, "Tab", N_("下一张表"), N_("下表"), \
      N_("一份报表有几张表，在表格文件里各占一页")) \
    X(REPORTS_LAST, "Shift-Tab", N_("前一张表"), NULL, NULL) \
    X(REPORTS_CLOSE, "F2 c", N_("结账，或反结账"), N_("结账"), \
      N_("季度结束之后：留存数字，其间发生的事不再改动；已结账的，写明理由重新打开")) \
    X(REPORTS_SCOPE, "F3", N_("哪个组织和它的下级"), N_("范围"), NULL) \
    X(REPORTS_CHOOSE, "F4 Enter", N_("换一种报表"), N_("报表"), NULL) \
    X(REPORTS_PERIOD, "F5", N_("看另一个期间，或刷新"), N_("期间"), \
      N_("可写 2026Q3、2026、上季度、去年；直接按 Enter 就是刷新")) \
    X(REPORTS_BRIEF, "F6", N_("简表，或全表"), N_("简表"), \
      N_("季报、年报、基础数字：不列各栏都是 0 的组织和逐个组织逐项的表，写明略去了什么")) \
    X(REPORTS_EXPORT, "F9", N_("写成文件"), N_("导出"), \
      N_("表格 xlsx：全部各表，可直接打印上报；CSV、JSON：主表，供其他程序使用")) \
    X(REPORTS_BEFORE, "[", N_("前一个期间"), NULL, NULL) \
    X(REPORTS_AFTER, "]", N_("后一个期间"), NULL, NULL)

ACTION_IDS(REPORTS_ACTIONS);
ACTION_TABLE_WITH(reports_actions, REPORTS_ACTIONS, UNDO_ACTIONS);

static unsigned act(void *self, int what)
{
    struct reports *r = self;
    switch (what) {
    case REPORTS_NEXT:
        show_sheet(r, (r->sheet + 1) % r->book->n);
        break;
    case REPORTS_LAST:
        show_sheet(r, (r->sheet + r->book->n - 1) % r->book->n);
        break;
    case REPORTS_CLOSE:
        if (closing_deed(r->app, r->period))
            remake(r);
        break;
    case REPORTS_SCOPE:
        app_choose_scope(r->app, remake, r);
        break;
    case REPORTS_CHOOSE:
        choose(r);
        break;
    case REPORTS_PERIOD:
        ask_period(r);
        break;
    case REPORTS_BRIEF:
        turn_brief(r);
        break;
    case REPORTS_EXPORT:
        export(r);
        break;
    case UNDO_DEED:
    case REDO_DEED:
        if (journal_undo(r->app, what == REDO_DEED))
            remake(r);
        break;
    default:
        step(r, what == REPORTS_AFTER ? 1 : -1);
        break;
    }
    return TUI_HANDLED;
}

/* ---- what the stack asks ---- */

static void draw(void *self, struct rect r)
{
    const struct reports *x = self;
    const struct book_sheet *s = &x->book->sheet[x->sheet];
    struct buf head = BUF_INIT;
    buf_printf(&head, _("%s（%s %zu/%zu）"), s->title, s->name, x->sheet + 1, x->book->n);
    cells_text(r.row, r.col + 2, r.cols - 2, buf_str(&head), LOOK_COUNT);
    table_view_draw(x->view, (struct rect){ r.row + 1, r.col, r.rows - 1, r.cols });
    buf_free(&head);
}

static void status(void *self, struct buf *b)
{
    struct reports *r = self;
    char period[64], day[DAY_TEXT];
    period_name(r->period, period, sizeof period);
    date_format(r->day, day);
    list_status(table_view_list(r->view), b);
    if (r->report->every > 0)
        buf_printf(b, "  %s", period);
    buf_printf(b, _("  截至 %s"), day);
    if (is_brief(r))
        buf_puts(b, _("  简表"));
    if (r->app->org != NULL) {
        buf_puts(b, _("  范围："));
        app_name(r->app, "org", r->app->org, b);
    }
    list_say_cut(table_view_list(r->view), b);
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(table_view_list(((struct reports *)self)->view), k);
}

static void close_reports(void *self)
{
    struct reports *r = self;
    table_view_free(r->view);
    book_free(r->book);
    buf_free(&r->code);
    free(r);
}

static const struct screen_ops ops = {
    .name = N_("报表"),
    .actions = reports_actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_reports,
};

void reports_open(struct app *a)
{
    struct reports *r = mem_alloc(sizeof *r);
    r->app = a;
    if (choose(r))
        stack_push(&ops, r);
    else
        close_reports(r);
}
