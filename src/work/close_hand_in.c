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
    buf_printf(x->names, "%s%s", x->names->len ? _("、") : "", world_name(x->w, d->org, x->last));
    x->code = mem_grow(x->code, x->n, &x->cap, sizeof *x->code);
    x->code[x->n++] = mem_dup(code);
}

static enum status look(struct db *db, const struct close_ask *ask, struct close_view *v,
                        struct owing *x, struct err *e)
{
    struct office *o = NULL;
    struct due_filter f = DUE_FILTER_INIT;
    enum status st = office_open(&o, db, false, e);
    if (st)
        return st;
    x->w = office_world(o);
    x->type = vocabulary_evidence(policy_set_words(x->w->policies), REPORT);
    f.today = ask->today;
    f.from = v->period.first;
    f.to = x->last = v->period.last;
    f.statuses = 1U << DUTY_OVERDUE | 1U << DUTY_UNMET;
    for (size_t i = 0; i < v->nroot && !st && x->type >= 0; i++) {
        f.org = office_org(o, v->root[i]);
        if (f.org >= 0)
            st = due_run(o, &f, take, x, NULL, e);
    }
    office_close(o);
    return st;
}

static enum status record(struct change *c, const char *org, const struct close_view *v,
                          const char *today, struct err *e)
{
    struct row row;
    struct buf theme = BUF_INIT;
    char last[DAY_TEXT], name[64];
    enum put did;
    date_format(v->period.last, last);
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
    char today[DAY_TEXT];
    enum status st = look(db, ask, v, &x, e);
    date_format(ask->today, today);
    v->nreport = x.n;
    for (size_t i = 0; i < x.n && !st && c; i++)
        st = record(c, x.code[i], v, today, e);
    for (size_t i = 0; i < x.n; i++)
        free(x.code[i]);
    free(x.code);
    return st;
}
