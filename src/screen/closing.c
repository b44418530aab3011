/* Closing a quarter: the question says what is kept and what is still owed in it. */
#include "closing.h"

#include <string.h>

#include "bar.h"
#include "prompt.h"
#include "report_closed.h"
#include "words.h"

enum { NAMED = 8 }; /* overdue ones named; the rest is counted */

static void put_overdue(struct buf *out, const struct close_view *v)
{
    const char *at = buf_str(&v->overdue);
    for (int i = 0; *at != '\0' && i < NAMED; i++) {
        size_t n = strcspn(at, "\n") + 1;
        buf_puts(out, "  ");
        buf_add(out, at, n);
        at += n;
    }
    if (v->count[DUTY_OVERDUE] > NAMED)
        buf_printf(out, _("  …… 共 %zu 项\n"), v->count[DUTY_OVERDUE]);
}

static void put_question(struct buf *out, const struct close_view *v)
{
    buf_printf(out, _("%s 结账：%zu 个组织，完成 %zu 项（补办 %zu），逾期 %zu，免除 %zu。\n"),
               v->code, v->norg, v->count[DUTY_DONE] + v->count[DUTY_LATE], v->count[DUTY_LATE],
               v->count[DUTY_OVERDUE], v->count[DUTY_WAIVED]);
    if (v->edition > 1)
        buf_printf(out, _("这是更正，第 %d 版。\n"), v->edition);
    put_overdue(out, v);
    buf_puts(out, _("数字留存，其间发生的事不再改动；可以撤销，也可以反结账。"));
}

/* Whether to close, and whether the reports that are owed are handed in with it. */
static bool ask_close(const struct close_view *v, bool *hand_in)
{
    const char *const choices[] = { _("结账，并为欠季度报告的组织记下已报告"), _("只结账") };
    struct buf question = BUF_INIT;
    bool yes;
    put_question(&question, v);
    if (v->nreport > 0) {
        buf_printf(&question, _("\n还没有季度报告记录的：%s"), buf_str(&v->report));
        int chosen = prompt_choose(_("结账"), buf_str(&question), choices, 2, 1);
        yes = chosen >= 0;
        *hand_in = chosen == 0;
    } else {
        yes = prompt_yes(buf_str(&question));
    }
    buf_free(&question);
    return yes;
}

static enum status close_it(struct app *a, struct close_ask *ask, struct buf *said, bool *done,
                            struct err *e)
{
    struct close_view v;
    struct buf keys = BUF_INIT;
    enum status s = close_look(a->db, ask, &v, e);
    if (s == ST_OK) {
        *done = ask_close(&v, &ask->hand_in);
        close_view_free(&v);
        s = *done ? close_period(a->db, ask, &keys, said, e) : ST_OK;
    }
    buf_free(&keys);
    return s;
}

static enum status open_it(struct app *a, const struct close_ask *ask, const struct closing *c,
                           struct buf *said, bool *done, struct err *e)
{
    struct buf question = BUF_INIT, reason = BUF_INIT, keys = BUF_INIT;
    enum status s = ST_OK;
    buf_printf(&question, _("%s 已于 %s 由 %s 结账（第 %d 版）。为什么重新打开？"), ask->period,
               c->closed_on, c->closed_by, c->edition);
    *done = prompt_line(_("反结账"), buf_str(&question), &reason) && reason.len > 0;
    if (*done)
        s = close_reopen(a->db, ask, buf_str(&reason), &keys, said, e);
    buf_free(&question);
    buf_free(&reason);
    buf_free(&keys);
    return s;
}

bool closing_deed(struct app *a, struct period p)
{
    char code[PERIOD_TEXT];
    struct close_ask ask = { .org = a->org, .period = code, .today = a->today, .user = a->user };
    struct closing c = { 0 };
    struct buf org = BUF_INIT, said = BUF_INIT;
    struct err e = { 0 };
    bool done = false;
    ask.keeper = report_keep;
    period_format(p, code);
    if (!app_may_write(a))
        return false;
    enum status s = a->org != NULL ? ST_OK : closing_root(a->db, a->today, &org, &e);
    if (s == ST_OK)
        s = closing_find(a->db, a->org != NULL ? a->org : buf_str(&org), code, 0, &c, &e);
    if (s == ST_OK)
        s = c.id != 0 ? open_it(a, &ask, &c, &said, &done, &e)
                      : close_it(a, &ask, &said, &done, &e);
    if (s != ST_OK)
        app_error(&e);
    else if (!done)
        bar_say(LOOK_STATUS, "%s", c.id != 0 ? _("没有反结账") : _("没有结账"));
    else
        prompt_message(c.id != 0 ? _("反结账") : _("结账"), buf_str(&said));
    closing_clear(&c);
    buf_free(&org);
    buf_free(&said);
    return done && s == ST_OK;
}
