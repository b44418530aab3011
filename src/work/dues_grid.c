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

/* A month that is asked of a person by an organisation and not met. */
struct lack {
    int org, person, month; /* 0: January of the year before */
};

struct dues_reader {
    struct office *o;
    const struct world *w;
    int year;
    daynum today;
    int dues;          /* the evidence type; -1: none */
    struct lack *lack; /* by organisation, person, month */
    size_t n, cap;
    int *first, *next; /* members by their own organisation at the end of the year, or today */
};

static bool is_dues(const struct dues_reader *r, const struct rule *rule, enum rule_kind kind)
{
    bool yes = false;
    for (size_t i = 0; i < rule->nevidence; i++)
        yes |= rule->evidence[i] == r->dues;
    return yes && rule->kind == kind && rule->every == EVERY_MONTH && rule->each != EACH_NONE;
}

/* The end of the year, or today. */
static daynum last_day(const struct dues_reader *r)
{
    daynum end = date_make(r->year, 12, 31);
    return r->today < end ? r->today : end;
}

/* The shortest run of months that a rule in force for the organisation names. */
static void find_streak(const struct dues_reader *r, int org, struct dues_grid *g)
{
    daynum d = last_day(r);
    int at = world_policy(r->w, org, d);
    const struct policy *p = at >= 0 ? r->w->policy[at] : NULL;
    const char *source = "";
    for (size_t i = 0; p != NULL && i < p->nrules; i++) {
        const struct rule *rule = p->rules[i];
        if (is_dues(r, rule, RULE_STREAK) && span_holds(rule->life, d) &&
            (g->streak == 0 || rule->streak < g->streak)) {
            g->streak = rule->streak;
            g->warn = rule->warn;
            source = rule->source;
        }
    }
    g->source = mem_dup(source);
}

static void take_duty(void *ctx, const struct duty *d)
{
    struct dues_reader *r = ctx;
    struct ymd at = date_split(d->period_start);
    int month = (at.year - r->year + 1) * 12 + at.month - 1;
    if (!is_dues(r, d->rule, RULE_PERIODIC) || d->lacking_orgs || d->status == DUTY_WAIVED ||
        month < 0 || month >= MONTHS)
        return;
    for (size_t i = 0; i < d->nlacking; i++) {
        r->lack = mem_grow(r->lack, r->n, &r->cap, sizeof *r->lack);
        r->lack[r->n++] = (struct lack){ d->org, d->lacking[i], month };
    }
}

static int by_org(const void *a, const void *b)
{
    const struct lack *x = a, *y = b;
    return x->org != y->org         ? x->org - y->org
           : x->person != y->person ? x->person - y->person
                                    : x->month - y->month;
}

static enum status ask(struct dues_reader *r, int scope, int only, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = r->today;
    f.all = true;
    f.from = date_make(r->year - 1, 1, 1);
    f.to = date_make(r->year, 12, 31);
    f.kinds = 1U << RULE_PERIODIC;
    f.org = scope;
    f.only = only;
    enum status s = due_run(r->o, &f, take_duty, r, NULL, e);
    if (r->n > 0)
        qsort(r->lack, r->n, sizeof *r->lack, by_org);
    return s;
}

static void find_homes(struct dues_reader *r)
{
    daynum d = last_day(r);
    r->first = mem_alloc((r->w->norg + 1) * sizeof *r->first);
    r->next = mem_alloc((r->w->nperson + 1) * sizeof *r->next);
    memset(r->first, -1, (r->w->norg + 1) * sizeof *r->first);
    for (int p = (int)r->w->nperson - 1; p >= 0; p--) {
        int home = world_is_member(r->w, p, d, false) ? world_home(r->w, p, d) : -1;
        if (home < 0)
            continue;
        r->next[p] = r->first[home];
        r->first[home] = p;
    }
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

/* What was paid after the day asked is not known on it. */
static struct dues_cell cell_of(const struct row *row, daynum today)
{
    struct dues_cell c = { .recorded = true,
                           .due = amount(row, F_DUES_AMOUNT_DUE),
                           .paid = amount(row, F_DUES_AMOUNT_PAID),
                           .paid_on = date_parse(row_get(row, F_DUES_PAID_ON)),
                           .reckoned = -1 };
    if (c.paid_on != DAY_NONE && c.paid_on > today) {
        c.paid = -1;
        c.paid_on = DAY_NONE;
    }
    return c;
}

static void read_paid(struct dues_row *to, struct db *db, const struct dues_grid *g)
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
        int at = atoi(month) == g->year ? atoi(month + 5) - 1 : -1;
        int64_t due = amount(&row, F_DUES_AMOUNT_DUE);
        if (due > 0 && atoi(month) <= g->year)
            to->fee = due;
        if (at >= 0)
            to->month[at] = cell_of(&row, g->today);
    }
    row_iter_free(it);
    row_clear(&row);
}

/* Under the policy of the branch on the first of each month. */
static enum status reckon(const struct dues_reader *r, int org, struct dues_row *to, struct err *e)
{
    struct dues_bases bases;
    enum status s = dues_bases_read(&bases, office_db(r->o), to->person, e);
    for (int m = 0; m < 12; m++) {
        struct buf words = BUF_INIT;
        daynum first = date_make(r->year, m + 1, 1);
        int policy = world_policy(r->w, org, first);
        struct dues_fee fee = dues_fee_of(&bases, policy < 0 ? NULL : r->w->policy[policy], first);
        dues_fee_words(&words, &fee);
        to->month[m].reckoned = fee.due;
        to->month[m].basis = buf_take(&words);
        to->month[m].base = fee.basis != NULL ? fee.basis->base : -1;
        to->month[m].rate = RATIO_UNKNOWN;
        if (fee.scale != NULL && fee.due >= 0)
            scale_rate(fee.scale, fee.basis->base, &to->month[m].rate);
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
        to->owing += dues_is_owed(c);
        to->short_by += dues_short(to, m);
    }
    int last = MONTHS - 1;
    while (last >= 12 && !to->month[last - 12].over)
        last--;
    for (; last >= 0 && lacks[last]; last--)
        to->behind++;
}

/* The first lack of an organisation, or where it would stand. */
static size_t lacks_of(const struct dues_reader *r, int org)
{
    size_t low = 0, high = r->n;
    while (low < high) {
        size_t at = low + (high - low) / 2;
        if (r->lack[at].org < org)
            low = at + 1;
        else
            high = at;
    }
    return low;
}

static int by_number(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Its members, and who left it but lacks a month of the year: each once, in the order of codes. */
static int *people_of(const struct dues_reader *r, int org, size_t *n)
{
    int *v = NULL;
    size_t cap = 0, all = 0;
    for (int p = r->first[org]; p >= 0; p = r->next[p]) {
        v = mem_grow(v, all, &cap, sizeof *v);
        v[all++] = p;
    }
    for (size_t i = lacks_of(r, org); i < r->n && r->lack[i].org == org; i++)
        if (r->lack[i].month >= 12) {
            v = mem_grow(v, all, &cap, sizeof *v);
            v[all++] = r->lack[i].person;
        }
    if (all > 0)
        qsort(v, all, sizeof *v, by_number);
    *n = 0;
    for (size_t i = 0; i < all; i++)
        if (*n == 0 || v[*n - 1] != v[i])
            v[(*n)++] = v[i];
    return v;
}

static enum status fill_row(const struct dues_reader *r, int org, int person, const bool *lacks,
                            struct dues_grid *g, struct err *e)
{
    g->row = mem_grow(g->row, g->n, &g->cap, sizeof *g->row);
    struct dues_row *to = &g->row[g->n++];
    *to = (struct dues_row){ .person = mem_dup(r->w->person[person].code),
                             .name = mem_dup(r->w->person[person].name),
                             .fee = -1 };
    for (int m = 0; m < 12; m++)
        to->month[m] = (struct dues_cell){ .due = -1, .paid = -1, .paid_on = DAY_NONE };
    read_paid(to, office_db(r->o), g);
    enum status s = reckon(r, org, to, e);
    judge(to, g, lacks);
    return s;
}

enum status dues_reader_grid(const struct dues_reader *r, int org, struct dues_grid *g,
                             struct err *e)
{
    size_t n, at = lacks_of(r, org);
    int *person = people_of(r, org, &n);
    enum status s = ST_OK;
    *g = (struct dues_grid){ .year = r->year, .today = r->today };
    find_streak(r, org, g);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        bool lacks[MONTHS] = { false };
        for (; at < r->n && r->lack[at].org == org && r->lack[at].person <= person[i]; at++)
            if (r->lack[at].person == person[i])
                lacks[r->lack[at].month] = true;
        s = fill_row(r, org, person[i], lacks, g, e);
    }
    free(person);
    if (s != ST_OK)
        dues_grid_free(g);
    return s;
}

bool dues_reader_has(const struct dues_reader *r, int org)
{
    for (size_t i = lacks_of(r, org); i < r->n && r->lack[i].org == org; i++)
        if (r->lack[i].month >= 12)
            return true;
    return r->first[org] >= 0;
}

enum status dues_reader_new(struct dues_reader **out, struct office *o, int year, daynum today,
                            int scope, int only, struct err *e)
{
    struct dues_reader *r = mem_alloc(sizeof *r);
    r->o = o;
    r->w = office_world(o);
    r->year = year;
    r->today = today;
    r->dues = vocabulary_evidence(policy_set_words(r->w->policies), "dues");
    find_homes(r);
    enum status s = r->dues >= 0 ? ask(r, scope, only, e) : ST_OK;
    *out = s == ST_OK ? r : NULL;
    if (s != ST_OK)
        dues_reader_free(r);
    return s;
}

void dues_reader_free(struct dues_reader *r)
{
    if (r == NULL)
        return;
    free(r->lack);
    free(r->first);
    free(r->next);
    free(r);
}

enum status dues_grid_read(struct dues_grid *g, struct db *db, const char *org, int year,
                           daynum today, struct err *e)
{
    struct dues_reader *r = NULL;
    struct office *o;
    *g = (struct dues_grid){ .year = year, .today = today };
    enum status s = office_open(&o, db, true, e);
    if (s != ST_OK)
        return s;
    int at = office_org(o, org);
    s = at >= 0 ? dues_reader_new(&r, o, year, today, -1, at, e)
                : err_set(e, ST_MISSING, "没有代码为 %s 的组织。", org);
    if (s == ST_OK)
        s = dues_reader_grid(r, at, g, e);
    dues_reader_free(r);
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
    free(g->source);
    *g = (struct dues_grid){ 0 };
}

int64_t dues_offered(const struct dues_row *r, int month)
{
    const struct dues_cell *c = &r->month[month];
    return c->due >= 0 ? c->due : c->reckoned >= 0 ? c->reckoned : r->fee;
}

bool dues_is_owed(const struct dues_cell *c)
{
    return c->over && (c->mark == DUES_OWING || c->mark == DUES_PART);
}

int64_t dues_short(const struct dues_row *r, int month)
{
    const struct dues_cell *c = &r->month[month];
    int64_t due = dues_is_owed(c) ? dues_offered(r, month) : 0;
    return due > 0 ? due - (c->paid > 0 ? c->paid : 0) : 0;
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
