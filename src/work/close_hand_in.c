/* Handing in the figures of a quarter is the report to the Party committee above
 * (支部向机关党委报告 工作): one record for each branch that owes it. */
#include <stdlib.h>
#include <string.h>

#include "close_own.h"
#include "due.h"
#include "fields.h"
#include "mem.h"
#include "words.h"

#define REPORT "quarter_report"

struct owing {
    const struct world *w;
    int type;
    daynum last;
    char **code;
    size_t n, cap;
    struct buf *names;
};

static bool accepts(const struct rule *r, int type)
{
    for (size_t i = 0; i < r->nevidence; i++)
        if (r->evidence[i] == type)
            return true;
    return false;
}

static void take(void *ctx, const struct duty *d)
{
    struct owing *x = ctx;
    const char *code = x->w->org[d->org].code;
    if (d->rule->kind != RULE_PERIODIC || d->rule->each || !accepts(d->rule, x->type) ||
        (x->n && !strcmp(x->code[x->n - 1], code)))
        return;
    words_add(x->names, world_name(x->w, d->org, x->last));
    x->code = mem_grow(x->code, x->n, &x->cap, sizeof *x->code);
    x->code[x->n++] = mem_dup(code);
}

static enum status look(struct db *db, const struct close_ask *ask, struct close_view *v,
                        struct owing *x, struct err *e)
{
    struct office *o = NULL;
    struct due_filter f = DUE_FILTER_INIT;
    enum status st = office_open(&o, db, PEOPLE_CODED, e);
    if (st)
        return st;
    x->w = office_world(o);
    x->type = vocabulary_evidence(policy_set_words(x->w->policies), REPORT);
    f.today = ask->today;
    f.from = v->period.first;
    f.to = x->last = v->period.last;
    f.classes = DUE_FAILED;
    if (ask->today <= f.to)
        f.classes |= 1U << DUTY_DUE | 1U << DUTY_OPEN;
    for (size_t i = 0; i < v->nroot && !st && x->type >= 0; i++) {
        f.org = office_org(o, v->root[i]);
        if (f.org >= 0)
            st = due_run(o, &f, take, x, NULL, e);
    }
    office_close(o);
    return st;
}

static enum status record(struct change *c, const char *org, const struct close_view *v, daynum day,
                          struct err *e)
{
    struct row row;
    struct buf theme = BUF_INIT;
    char today[DAY_TEXT], last[DAY_TEXT], name[64];
    enum put did;
    date_format(day, today);
    date_format(day < v->period.last ? day : v->period.last, last);
    period_name(v->period, name, sizeof name);
    buf_printf(&theme, _("%s工作报告"), name);
    row_init(&row, &entity_activity);
    row_set(&row, F_ACTIVITY_ORG, org);
    row_set(&row, F_ACTIVITY_TYPES, REPORT);
    row_set(&row, F_ACTIVITY_HELD_ON, today);
    row_set(&row, F_ACTIVITY_FOR_ON, last);
    row_set(&row, F_ACTIVITY_THEME, buf_str(&theme));
    enum status st = change_put(c, &row,
                                FIELD_BIT(F_ACTIVITY_ORG) | FIELD_BIT(F_ACTIVITY_TYPES) |
                                    FIELD_BIT(F_ACTIVITY_HELD_ON) | FIELD_BIT(F_ACTIVITY_FOR_ON) |
                                    FIELD_BIT(F_ACTIVITY_THEME),
                                &did, e);
    if (st)
        err_prefix(e, "%s 的季度报告", org);
    row_clear(&row);
    buf_free(&theme);
    return st;
}

enum status close_reports(struct db *db, const struct close_ask *ask, struct close_view *v,
                          struct change *c, struct err *e)
{
    struct owing x = { .names = &v->report };
    enum status st = look(db, ask, v, &x, e);
    v->nreport = x.n;
    for (size_t i = 0; i < x.n && !st && c; i++)
        st = record(c, x.code[i], v, ask->today, e);
    for (size_t i = 0; i < x.n; i++)
        free(x.code[i]);
    free(x.code);
    return st;
}

/* Whether what is handed in stays as it is. */
static enum status say_state(struct db *db, const struct close_view *v, struct buf *said,
                             struct err *e)
{
    char *whose = NULL, *on = NULL;
    enum status st =
        v->nroot ? closing_covering(db, v->root[0], v->code, v->period, &whose, &on, e) : ST_OK;
    if (!st && whose)
        buf_printf(said, _("%s 已于 %s 结账，上报的是留存的数字。\n"), v->code, on);
    else if (!st)
        buf_printf(said,
                   _("%s 还没有结账，上报的数字以后还会变，请先结账"
                     "（dangjian close %s）。\n"),
                   v->code, v->code);
    free(whose);
    free(on);
    return st;
}

static enum status begin(struct change **c, struct db *db, const struct close_ask *ask,
                         struct close_view *v, struct err *e)
{
    struct buf what = BUF_INIT;
    char day[DAY_TEXT];
    enum status st = close_read_period(ask->period, true, v->code, &v->period, e);
    date_format(ask->today, day);
    if (!st && ask->today < v->period.first)
        st = err_set(e, ST_REFUSED, _("%s 还没有开始（今天是 %s），不能上报。"), v->code, day);
    if (!st)
        st = close_take_roots(db, ask->org, day, v, e);
    buf_printf(&what, _("上报 %s"), v->code);
    if (!st)
        st = change_begin(c, db, buf_str(&what), ask->today, ask->user, e);
    buf_free(&what);
    return st;
}

enum status close_hand_in(struct db *db, const struct close_ask *ask,
                          enum status (*then)(void *ctx, struct db *db, struct err *e), void *ctx,
                          struct buf *said, struct err *e)
{
    struct close_view v = { 0 };
    struct change *c = NULL;
    enum status st = begin(&c, db, ask, &v, e);
    if (!st)
        st = close_reports(db, ask, &v, c, e);
    if (!st)
        st = say_state(db, &v, said, e);
    if (!st && v.nreport)
        buf_printf(said, _("已为 %zu 个组织记下向上级党组织报告工作（%s）。\n"), v.nreport,
                   buf_str(&v.report));
    else if (!st)
        buf_puts(said, _("没有欠季度报告的组织，没有记什么。\n"));
    if (!st)
        st = then(ctx, db, e);
    st = change_end(c, st, e);
    close_view_free(&v);
    return st;
}
