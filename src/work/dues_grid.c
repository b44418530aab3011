/* The dues of one branch and one year: obligations say who owes, records say what was paid. */
#include "dues_grid.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "due.h"
#include "dues_fee.h"
#include "fields.h"
#include "mem.h"
#include "office.h"
#include "save.h"
#include "words.h"

enum { MONTHS = 24 }; /* the year before too: a run of months does not end in January */

struct reading {
    struct dues_grid *g;
    const struct world *w;
    int org, dues; /* dues: the evidence type */
    bool *lacks;   /* [person * MONTHS + month]: asked of that person and not met */
};

static bool is_dues(const struct reading *r, const struct rule *rule, enum rule_kind kind)
{
    bool yes = false;
    for (size_t i = 0; i < rule->nevidence; i++)
        yes |= rule->evidence[i] == r->dues;
    return yes && rule->kind == kind && rule->every == EVERY_MONTH && rule->each != EACH_NONE;
}

/* The shortest run of months that a rule in force for the organisation names. */
static void find_streak(struct reading *r)
{
    daynum end = date_make(r->g->year, 12, 31), d = r->g->today < end ? r->g->today : end;
    int at = world_policy(r->w, r->org, d);
    const struct policy *p = at >= 0 ? r->w->policy[at] : NULL;
    for (size_t i = 0; p != NULL && i < p->nrules; i++) {
        const struct rule *rule = p->rules[i];
        if (is_dues(r, rule, RULE_STREAK) && span_holds(rule->life, d) &&
            (r->g->streak == 0 || rule->streak < r->g->streak)) {
            r->g->streak = rule->streak;
            r->g->warn = rule->warn;
        }
    }
}

static void take_duty(void *ctx, const struct duty *d)
{
    struct reading *r = ctx;
    struct ymd at = date_split(d->period_start);
    int month = (at.year - r->g->year + 1) * 12 + at.month - 1;
    if (!is_dues(r, d->rule, RULE_PERIODIC) || d->lacking_orgs || d->status == DUTY_WAIVED ||
        month < 0 || month >= MONTHS)
        return;
    for (size_t i = 0; i < d->nlacking; i++)
        r->lacks[d->lacking[i] * MONTHS + month] = true;
}

static enum status ask(struct reading *r, struct office *o, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = r->g->today;
    f.all = true;
    f.from = date_make(r->g->year - 1, 1, 1);
    f.to = date_make(r->g->year, 12, 31);
    f.kinds = 1U << RULE_PERIODIC;
    f.only = r->org;
    return due_run(o, &f, take_duty, r, NULL, e);
}

static int64_t amount(const struct row *row, int field)
{
    const char *text = row_get(row, field);
    return *text == '\0' ? -1 : model_number(&row->en->fields[field], text);
}

/* As section 5 of the obligations has it: nothing due is met on the first of the month. */
static enum dues_mark mark_of(const struct dues_cell *c, daynum month_end, bool lacks)
{
    if (c->recorded && c->due == 0)
        return DUES_PAID;
    if (c->recorded && c->paid_on != DAY_NONE && c->paid >= 0 && c->paid >= c->due)
        return c->paid_on > month_end ? DUES_LATE : DUES_PAID;
    if (c->recorded && c->paid > 0)
        return DUES_PART;
    return !lacks ? DUES_NOT_ASKED : c->over ? DUES_OWING : DUES_AHEAD;
}

static void read_paid(struct dues_row *to, struct db *db, int year)
{
    struct row_query q = { .en = &entity_dues,
                           .sort = F_DUES_MONTH,
                           .nwhere = 1,
                           .where = { { F_DUES_PERSON, to->person } } };
    struct row_iter *it = row_each(db, &q);
    struct row row;
    row_init(&row, &entity_dues);
    while (row_next(it, &row, NULL) == 1) {
        const char *month = row_get(&row, F_DUES_MONTH);
        int at = atoi(month) == year ? atoi(month + 5) - 1 : -1;
        int64_t due = amount(&row, F_DUES_AMOUNT_DUE);
        if (due > 0 && atoi(month) <= year)
            to->fee = due;
        if (at >= 0)
            to->month[at] =
                (struct dues_cell){ .recorded = true,
                                    .due = due,
                                    .paid = amount(&row, F_DUES_AMOUNT_PAID),
                                    .paid_on = date_parse(row_get(&row, F_DUES_PAID_ON)),
                                    .reckoned = -1 };
    }
    row_iter_free(it);
    row_clear(&row);
}

/* Under the policy of the branch on the first of each month. */
static enum status reckon(const struct reading *r, struct dues_row *to, struct db *db,
                          struct err *e)
{
    struct dues_bases bases;
    enum status s = dues_bases_read(&bases, db, to->person, e);
    for (int m = 0; m < 12; m++) {
        struct buf words = BUF_INIT;
        daynum first = date_make(r->g->year, m + 1, 1);
        int policy = world_policy(r->w, r->org, first);
        struct dues_fee fee = dues_fee_of(&bases, policy < 0 ? NULL : r->w->policy[policy], first);
        dues_fee_words(&words, &fee);
        to->month[m].reckoned = fee.due;
        to->month[m].basis = buf_take(&words);
    }
    dues_bases_free(&bases);
    return s;
}

static void judge(struct dues_row *to, const struct dues_grid *g, const bool *lacks)
{
    for (int m = 0; m < 12; m++) {
        struct dues_cell *c = &to->month[m];
        daynum end = date_month_end(date_make(g->year, m + 1, 1));
        c->over = end < g->today;
        c->mark = mark_of(c, end, lacks[12 + m]);
        if (c->over && (c->mark == DUES_OWING || c->mark == DUES_PART)) {
            int64_t due = dues_offered(to, m);
            to->owing++;
            to->short_by += due > 0 ? due - (c->paid > 0 ? c->paid : 0) : 0;
        }
    }
    int last = MONTHS - 1;
    while (last >= 12 && !to->month[last - 12].over)
        last--;
    for (; last >= 0 && lacks[last]; last--)
        to->behind++;
}

static bool belongs(const struct reading *r, int person)
{
    daynum end = date_make(r->g->year, 12, 31), now = r->g->today < end ? r->g->today : end;
    if (world_home(r->w, person, now) == r->org && world_is_member(r->w, person, now, false))
        return true;
    for (int m = 12; m < MONTHS; m++)
        if (r->lacks[person * MONTHS + m])
            return true;
    return false;
}

static enum status fill(struct reading *r, struct db *db, struct err *e)
{
    struct dues_grid *g = r->g;
    enum status s = ST_OK;
    for (int p = 0; p < (int)r->w->nperson && s == ST_OK; p++) {
        if (!belongs(r, p))
            continue;
        g->row = mem_grow(g->row, g->n, &g->cap, sizeof *g->row);
        struct dues_row *to = &g->row[g->n++];
        *to = (struct dues_row){ .person = mem_dup(r->w->person[p].code),
                                 .name = mem_dup(r->w->person[p].name),
                                 .fee = -1 };
        for (int m = 0; m < 12; m++)
            to->month[m] = (struct dues_cell){ .due = -1, .paid = -1, .paid_on = DAY_NONE };
        read_paid(to, db, g->year);
        s = reckon(r, to, db, e);
        judge(to, g, &r->lacks[p * MONTHS]);
    }
    return s;
}

enum status dues_grid_read(struct dues_grid *g, struct db *db, const char *org, int year,
                           daynum today, struct err *e)
{
    struct reading r = { .g = g };
    struct office *o;
    *g = (struct dues_grid){ .year = year, .today = today };
    enum status s = office_open(&o, db, true, e);
    if (s != ST_OK)
        return s;
    r.w = office_world(o);
    r.org = office_org(o, org);
    r.dues = vocabulary_evidence(policy_set_words(r.w->policies), "dues");
    r.lacks = mem_alloc((r.w->nperson + 1) * MONTHS * sizeof *r.lacks);
    if (r.org < 0)
        s = err_set(e, ST_MISSING, "没有代码为 %s 的组织。", org);
    if (s == ST_OK && r.dues >= 0) {
        find_streak(&r);
        s = ask(&r, o, e);
    }
    if (s == ST_OK)
        s = fill(&r, db, e);
    free(r.lacks);
    office_close(o);
    return s;
}

void dues_grid_free(struct dues_grid *g)
{
    for (size_t i = 0; i < g->n; i++) {
        for (int m = 0; m < 12; m++)
            free(g->row[i].month[m].basis);
        free(g->row[i].person);
        free(g->row[i].name);
    }
    free(g->row);
    *g = (struct dues_grid){ 0 };
}

int64_t dues_offered(const struct dues_row *r, int month)
{
    const struct dues_cell *c = &r->month[month];
    return c->due >= 0 ? c->due : c->reckoned >= 0 ? c->reckoned : r->fee;
}

/* One row of a month: what is due, and that it was paid on `day` where that is not NULL. */
static enum status put_month(struct change *c, int year, const struct dues_payment *p,
                             const char *day, struct err *e)
{
    struct buf text = BUF_INIT;
    uint64_t given =
        FIELD_BIT(F_DUES_PERSON) | FIELD_BIT(F_DUES_MONTH) | FIELD_BIT(F_DUES_AMOUNT_DUE);
    struct row row;
    enum put did;
    row_init(&row, &entity_dues);
    row_set(&row, F_DUES_PERSON, p->person);
    buf_printf(&text, "%04d-%02d", year, p->month + 1);
    row_set(&row, F_DUES_MONTH, buf_str(&text));
    buf_clear(&text);
    model_number_text(&entity_dues.fields[F_DUES_AMOUNT_DUE], p->due, &text);
    row_set(&row, F_DUES_AMOUNT_DUE, buf_str(&text));
    if (day != NULL) {
        row_set(&row, F_DUES_PAID_ON, day);
        row_set(&row, F_DUES_AMOUNT_PAID, buf_str(&text));
        given |= FIELD_BIT(F_DUES_PAID_ON) | FIELD_BIT(F_DUES_AMOUNT_PAID);
    }
    enum status s = change_put(c, &row, given, &did, e);
    row_clear(&row);
    buf_free(&text);
    return s;
}

static enum status put_months(struct db *db, int year, const struct dues_payment *v, size_t n,
                              const char *what, const char *day, daynum today, const char *user,
                              struct err *e)
{
    struct change *c;
    enum status s = change_begin(&c, db, what, today, user, e);
    for (size_t i = 0; s == ST_OK && i < n; i++)
        s = put_month(c, year, &v[i], day, e);
    if (s == ST_OK)
        return change_commit(c, e);
    change_abort(c);
    return s;
}

enum status dues_pay(struct db *db, int year, const struct dues_payment *v, size_t n,
                     daynum paid_on, daynum today, const char *user, struct err *e)
{
    char day[DAY_TEXT];
    date_format(paid_on, day);
    return put_months(db, year, v, n, _("缴纳党费"), day, today, user, e);
}

enum status dues_open_months(struct db *db, const struct dues_grid *g, int until, daynum today,
                             const char *user, size_t *n, struct err *e)
{
    struct dues_payment *v = mem_alloc((g->n * 12 + 1) * sizeof *v);
    *n = 0;
    for (size_t i = 0; i < g->n; i++)
        for (int m = 0; m <= until; m++) {
            const struct dues_cell *c = &g->row[i].month[m];
            if (!c->recorded && c->mark != DUES_NOT_ASKED && c->reckoned >= 0)
                v[(*n)++] = (struct dues_payment){ g->row[i].person, m, c->reckoned };
        }
    enum status s = put_months(db, g->year, v, *n, _("开列应缴党费"), NULL, today, user, e);
    free(v);
    return s;
}
