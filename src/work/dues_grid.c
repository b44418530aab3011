/* The dues of one branch and one year: obligations say who owes, records say what was paid. */
#include "dues_reader.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "dues_fee.h"
#include "fields.h"
#include "mem.h"
#include "payments.h"
#include "save.h"
#include "words.h"

/* The shortest run of months that a rule in force for the organisation names. */
static void find_streak(const struct dues_reader *r, int org, struct dues_grid *g)
{
    daynum d = dues_last_day(r);
    int at = world_policy(r->w, org, d);
    const struct policy *p = at >= 0 ? r->w->policy[at] : NULL;
    const char *source = "";
    for (size_t i = 0; p != NULL && i < p->nrules; i++) {
        const struct rule *rule = p->rules[i];
        if (dues_is_rule(r, rule, RULE_STREAK) && span_holds(rule->life, d) &&
            (g->streak == 0 || rule->streak < g->streak)) {
            g->streak = rule->streak;
            g->warn = rule->warn;
            source = rule->source;
        }
    }
    g->source = mem_dup(source);
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

/* No more than figures may say (10 billion yuan), so that no sum of a damaged database overflows.
 */
static int64_t bounded(int64_t fen)
{
    return fen < INT64_C(1000000000000) ? fen : INT64_C(1000000000000);
}

/* Of a month paid in several parts, what was paid up to the day asked, and the day on which it came
 * up to what was due, else the last one. */
static void take_parts(struct dues_cell *c, const struct dues_kept *k, daynum today)
{
    struct payment p = { k->paid_on, k->paid - payments_sum(k->earlier), "", 0 };
    struct buf all = BUF_INIT;
    bool met = false;
    payments_with(k->earlier, p, &all);
    c->paid = -1;
    c->paid_on = DAY_NONE;
    for (const char *list = buf_str(&all), *from = list; payment_next(&list, &p) && p.on <= today;
         from = list) {
        c->paid = bounded((c->paid > 0 ? c->paid : 0) + p.fen);
        c->paid_on = met ? c->paid_on : p.on;
        met = c->paid >= c->due;
        free(c->earlier);
        c->earlier =
            from == buf_str(&all) ? NULL : mem_dupn(all.data, (size_t)(from - all.data) - 1);
    }
    buf_free(&all);
}

/* What was paid after the day asked is not known on it. */
static struct dues_cell cell_of(const struct dues_kept *k, daynum today)
{
    bool known = k->paid_on == DAY_NONE || k->paid_on <= today;
    struct dues_cell c = { .recorded = true,
                           .due = bounded(k->due),
                           .paid = known ? bounded(k->paid) : -1,
                           .paid_on = known ? k->paid_on : DAY_NONE,
                           .reckoned = -1 };
    if (k->earlier != NULL)
        take_parts(&c, k, today);
    return c;
}

static void take_paid(const struct dues_reader *r, int person, struct dues_row *to)
{
    to->fee = bounded(r->fee[person]);
    for (size_t i = dues_kept_of(r, person); i < r->nkept && r->kept[i].person == person; i++) {
        const struct dues_kept *k = &r->kept[i];
        to->month[k->month] = cell_of(k, r->today);
    }
}

bool dues_is_met(const struct dues_reader *r, int person, int month)
{
    for (size_t i = dues_kept_of(r, person); i < r->nkept && r->kept[i].person == person; i++) {
        const struct dues_kept *k = &r->kept[i];
        if (k->month != month)
            continue;
        struct dues_cell c = cell_of(k, r->today);
        free(c.earlier);
        return mark_of(&c, DAY_NONE, false) >= DUES_PAID;
    }
    return false;
}

static enum status read_paid(struct dues_row *to, struct db *db, const struct dues_grid *g,
                             struct err *e)
{
    struct row_query q = { .en = &entity_dues,
                           .sort = F_DUES_MONTH,
                           .nwhere = 1,
                           .where = { { F_DUES_PERSON, to->person } } };
    struct row_iter *it = row_each(db, &q);
    struct row row;
    int got;
    row_init(&row, &entity_dues);
    while ((got = row_next(it, &row, e)) == 1) {
        const char *month = row_get(&row, F_DUES_MONTH);
        int at = atoi(month) == g->year ? atoi(month + 5) - 1 : -1;
        int64_t due = amount(&row, F_DUES_AMOUNT_DUE);
        if (due > 0 && atoi(month) <= g->year)
            to->fee = bounded(due);
        const struct dues_kept k = { .due = due,
                                     .paid = amount(&row, F_DUES_AMOUNT_PAID),
                                     .paid_on = date_parse(row_get(&row, F_DUES_PAID_ON)),
                                     .earlier = *row_get(&row, F_DUES_EARLIER) != '\0'
                                                    ? mem_dup(row_get(&row, F_DUES_EARLIER))
                                                    : NULL };
        if (at >= 0)
            to->month[at] = cell_of(&k, g->today);
        free(k.earlier);
    }
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* Under the policy of the branch on the first of each month. */
static enum status reckon(const struct dues_reader *r, int org, int person, struct dues_row *to,
                          struct err *e)
{
    struct dues_bases own = { 0 };
    const struct dues_bases *bases = r->bases != NULL ? &r->bases[person] : &own;
    enum status s = ST_OK;
    if (r->bases == NULL)
        s = dues_bases_read(&own, office_db(r->o), to->person, e);
    for (int m = 0; m < 12; m++) {
        struct buf words = BUF_INIT;
        daynum first = date_make(r->year, m + 1, 1);
        int policy = world_policy(r->w, org, first);
        struct dues_fee fee = dues_fee_of(bases, policy < 0 ? NULL : r->w->policy[policy], first);
        dues_fee_words(&words, &fee);
        to->month[m].reckoned = bounded(fee.due);
        to->month[m].basis = buf_take(&words);
        to->month[m].base = fee.basis != NULL ? fee.basis->base : -1;
        to->month[m].rate = RATIO_UNKNOWN;
        if (fee.scale != NULL && fee.due >= 0)
            scale_rate(fee.scale, fee.basis->base, &to->month[m].rate);
    }
    dues_bases_free(&own);
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
    int last = DUES_MONTHS - 1;
    while (last >= 12 && !to->month[last - 12].over)
        last--;
    for (; last >= 0 && lacks[last]; last--)
        to->behind++;
}

static int by_number(const void *a, const void *b)
{
    const int *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Its members, who was one on the first of a month, and who lacks a month of the year: each once,
 * in the order of codes. */
static int *people_of(const struct dues_reader *r, int org, size_t *n)
{
    int *v = NULL;
    size_t cap = 0, all = 0;
    for (int p = r->first[org]; p >= 0; p = r->next[p]) {
        v = mem_grow(v, all, &cap, sizeof *v);
        v[all++] = p;
    }
    for (size_t i = dues_lacks_of(r, org); i < r->n && r->lack[i].org == org; i++)
        if (r->lack[i].month >= 12) {
            v = mem_grow(v, all, &cap, sizeof *v);
            v[all++] = r->lack[i].person;
        }
    for (size_t i = dues_guests_of(r, org); i < r->nguest && r->guest[i].org == org; i++) {
        v = mem_grow(v, all, &cap, sizeof *v);
        v[all++] = r->guest[i].person;
    }
    if (all > 0)
        qsort(v, all, sizeof *v, by_number);
    *n = 0;
    for (size_t i = 0; i < all; i++)
        if (*n == 0 || v[*n - 1] != v[i])
            v[(*n)++] = v[i];
    return v;
}

/* It stands where the month began. */
static void tell_between(const struct dues_reader *r, int org, int person, int month,
                         struct dues_cell *c)
{
    struct dues_move move;
    daynum first = date_make(r->year, month + 1, 1), end = date_month_end(first);
    c->between = c->mark == DUES_NOT_ASKED && world_home(r->w, person, first) == org &&
                 world_home(r->w, person, end < r->today ? end : r->today) != org &&
                 dues_between(r, person, month, &move);
}

static enum status fill_row(const struct dues_reader *r, int org, int person, bool *lacks,
                            struct dues_grid *g, struct err *e)
{
    g->row = mem_grow(g->row, g->n, &g->cap, sizeof *g->row);
    struct dues_row *to = &g->row[g->n++];
    *to = (struct dues_row){ .person = mem_dup(r->w->person[person].code),
                             .name = mem_dup(r->w->person[person].name),
                             .fee = -1 };
    for (int m = 0; m < 12; m++)
        to->month[m] = (struct dues_cell){ .due = -1, .paid = -1, .paid_on = DAY_NONE };
    enum status s = ST_OK;
    if (r->kept != NULL)
        take_paid(r, person, to);
    else
        s = read_paid(to, office_db(r->o), g, e);
    /* what stands with another organisation stands there alone */
    for (int m = 0; m < 12; m++) {
        struct dues_cell *c = &to->month[m];
        if ((!c->recorded && !lacks[12 + m]) || dues_place(r, person, m) == org)
            continue;
        free(c->earlier);
        *c = (struct dues_cell){ .due = -1, .paid = -1, .paid_on = DAY_NONE };
        lacks[12 + m] = false;
    }
    if (s == ST_OK)
        s = reckon(r, org, person, to, e);
    judge(to, g, lacks);
    for (int m = 0; m < 12; m++)
        tell_between(r, org, person, m, &to->month[m]);
    return s;
}

enum status dues_reader_grid(const struct dues_reader *r, int org, struct dues_grid *g,
                             struct err *e)
{
    size_t n, at = dues_lacks_of(r, org);
    int *person = people_of(r, org, &n);
    enum status s = ST_OK;
    *g = (struct dues_grid){ .year = r->year, .today = r->today };
    find_streak(r, org, g);
    for (size_t i = 0; i < n && s == ST_OK; i++) {
        bool lacks[DUES_MONTHS] = { false };
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

enum status dues_grid_of(struct dues_grid *g, struct office *o, const char *org, int year,
                         daynum today, struct err *e)
{
    struct dues_reader *r = NULL;
    *g = (struct dues_grid){ .year = year, .today = today };
    int at = office_org(o, org);
    enum status s = at >= 0 ? dues_reader_new(&r, o, year, today, at, e)
                            : err_set(e, ST_MISSING, "没有代码为 %s 的组织。", org);
    if (s == ST_OK)
        s = dues_reader_grid(r, at, g, e);
    dues_reader_free(r);
    return s;
}

void dues_grid_free(struct dues_grid *g)
{
    for (size_t i = 0; i < g->n; i++) {
        for (int m = 0; m < 12; m++) {
            free(g->row[i].month[m].basis);
            free(g->row[i].month[m].earlier);
        }
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

bool dues_counts(const struct dues_cell *c)
{
    return c->recorded || c->mark != DUES_NOT_ASKED;
}

int64_t dues_short(const struct dues_row *r, int month)
{
    const struct dues_cell *c = &r->month[month];
    int64_t due = dues_is_owed(c) ? dues_offered(r, month) : 0;
    int64_t paid = c->paid > 0 ? c->paid : 0;
    return due > paid ? due - paid : 0;
}

void dues_row_add(const struct dues_row *r, int first, int last, struct dues_sums *to)
{
    int64_t before = to->unset;
    for (int m = first; m <= last; m++) {
        const struct dues_cell *c = &r->month[m];
        int64_t fee = dues_counts(c) ? dues_offered(r, m) : 0;
        to->due += fee > 0 ? fee : 0;
        to->paid += c->paid > 0 ? c->paid : 0;
        to->owing += dues_short(r, m);
        to->unset += dues_counts(c) && dues_offered(r, m) < 0;
        to->unset_owed += dues_is_owed(c) && dues_offered(r, m) < 0;
    }
    to->unset_people += to->unset > before;
}

static enum status sum_up(const struct dues_reader *r, int org, struct period p,
                          struct figures *own, struct err *e)
{
    int first = date_split(p.first).month - 1, last = date_split(p.last).month - 1;
    struct dues_grid g;
    struct dues_sums sum = { 0 };
    if (!dues_reader_has(r, org))
        return ST_OK;
    enum status st = dues_reader_grid(r, org, &g, e);
    if (st)
        return st;
    for (size_t k = 0; k < g.n; k++)
        dues_row_add(&g.row[k], first, last, &sum);
    own->due = sum.due;
    own->paid = sum.paid;
    own->owing = sum.owing;
    own->unset = sum.unset;
    own->unset_owed = sum.unset_owed;
    own->unset_people = sum.unset_people;
    dues_grid_free(&g);
    return ST_OK;
}

enum status dues_figures(struct office *o, struct period p, daynum today, const bool *wanted,
                         struct figures *own, struct err *e)
{
    struct dues_reader *r = NULL;
    int norg = (int)office_world(o)->norg, year = date_split(p.first).year;
    enum status st = wanted ? ST_OK : dues_reader_new(&r, o, year, today, -1, e);
    for (int i = 0; i < norg && !st; i++) {
        if (wanted && !wanted[i])
            continue;
        if (wanted)
            st = dues_reader_new(&r, o, year, today, i, e);
        if (!st)
            st = sum_up(r, i, p, &own[i], e);
        if (wanted) {
            dues_reader_free(r);
            r = NULL;
        }
    }
    dues_reader_free(r);
    return st;
}
