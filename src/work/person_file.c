/* One person: what the obligations of its organisations say of it, and its figures. */
#include "person_file.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "due.h"
#include "due_words.h"
#include "fields.h"
#include "listed.h"
#include "mem.h"
#include "office.h"
#include "row.h"
#include "words.h"

struct reading {
    struct person_file *f;
    struct office *o;
    const struct world *w;
    int person;
    daynum day;
    bool *asked;               /* organisations whose duties may name the person */
    bool *former;              /* those it has left in the year: what they lack of it still */
    struct schedule *schedule; /* to ask why */
    struct world_term *term;   /* of each organisation: its latest, with its end as `extended` */
    const struct rule **term_rule;
};

/* --- which organisations --- */

static void ask_up(struct reading *r, int org)
{
    for (int depth = 0; org >= 0 && depth < 64 && !r->asked[org]; depth++) {
        r->asked[org] = true;
        org = world_parent(r->w, org, r->day);
    }
}

/* Its own and that of its group, those it holds posts in, and all above them. */
static void find_orgs(struct reading *r)
{
    for (size_t i = 0; i < r->w->nmembership; i++) {
        const struct world_membership *m = &r->w->membership[i];
        if (m->person != r->person || !span_holds(m->span, r->day))
            continue;
        ask_up(r, m->org);
        if (m->group >= 0)
            ask_up(r, m->group);
    }
    for (size_t i = 0; i < r->w->npost; i++)
        if (r->w->post[i].person == r->person && span_holds(r->w->post[i].span, r->day))
            ask_up(r, r->w->post[i].org);
}

/* Where it belonged in the year and belongs no more. */
static void find_former(struct reading *r)
{
    for (size_t i = 0; i < r->w->nmembership; i++) {
        const struct world_membership *m = &r->w->membership[i];
        if (m->person != r->person || period_overlap(r->f->year, m->span) == 0)
            continue;
        r->former[m->org] = !r->asked[m->org];
        if (m->group >= 0)
            r->former[m->group] = !r->asked[m->group];
    }
}

/* --- what is needed of each --- */

/* What the person has for one duty: asked of the engine, so that it is what counted there. */
struct hearing {
    int person;
    bool found;
    int64_t have;
    enum left_out left;
    daynum reached;
};

static void hear(void *ctx, const struct claim *c)
{
    struct hearing *h = ctx;
    if (c->orgs || c->who != h->person)
        return;
    h->found = true;
    h->left = c->left;
    h->reached = c->reached;
    for (size_t i = 0; i < c->n; i++)
        h->have += c->w[i].verdict == VERDICT_COUNTS ? c->w[i].amount : 0;
}

/* Dues and reviews stand on lines of their own. */
static bool is_need(const struct rule *r)
{
    enum { HALF_A_YEAR = 6 };
    return r->kind == RULE_PERIODIC && r->each != EACH_NONE && r->every >= HALF_A_YEAR &&
           r->measure != MEASURE_PERSONS;
}

static bool is_met_elsewhere(const struct reading *r, const struct rule *rule)
{
    const char *type =
        rule->nevidence == 0
            ? ""
            : vocabulary_evidence_name(policy_set_words(r->w->policies), rule->evidence[0]);
    return !strcmp(type, "dues") || !strcmp(type, "dues_base") || !strcmp(type, "review");
}

static void take_need(struct reading *r, const struct duty *d)
{
    struct person_file *f = r->f;
    struct hearing h = { .person = r->person };
    if (!is_need(d->rule) || is_met_elsewhere(r, d->rule) || r->day < d->window_start ||
        r->day > d->deadline)
        return;
    schedule_why(r->schedule, d, hear, &h);
    if (!h.found)
        return;
    f->needs = mem_grow(f->needs, f->nneeds, &f->needs_cap, sizeof *f->needs);
    f->needs[f->nneeds++] = (struct person_need){ .title = mem_dup(_(d->rule->title)),
                                                  .source = mem_dup(d->rule->source),
                                                  .measure = d->rule->measure,
                                                  .need = d->rule->count,
                                                  .have = h.have,
                                                  .deadline = d->deadline,
                                                  .asked = h.left == LEFT_IN,
                                                  .met = h.reached != DAY_NONE };
}

void person_need_words(struct buf *b, const struct person_need *n)
{
    static const char *const units[] = { [MEASURE_COUNT] = N_("次"),
                                         [MEASURE_DAYS] = N_("天"),
                                         [MEASURE_HOURS] = N_("学时"),
                                         [MEASURE_PERSONS] = N_("人") };
    bool hours = n->measure == MEASURE_HOURS;
    due_amount(b, n->have, hours);
    buf_puts(b, "/");
    due_amount(b, n->need, hours);
    buf_printf(b, " %s", _(units[n->measure]));
    if (!n->asked) {
        buf_puts(b, _("，现在不要求（免除，或在组织里不足半期）"));
    } else if (n->met) {
        buf_puts(b, _("，已达到"));
    } else {
        buf_puts(b, _("，还差 "));
        due_amount(b, n->need - n->have, hours);
    }
}

/* The weight of the points is asked of the unit ([rule points]: 不低于20%). */
static void take_weight(struct reading *r, const struct duty *d)
{
    struct buf b = BUF_INIT;
    if (r->f->weight != NULL || d->rule->kind != RULE_STRUCTURE ||
        strcmp(d->rule->slot, "points") != 0)
        return;
    buf_printf(&b, _("%s%s，"), d->rule->title,
               d->status == DUTY_DONE ? _("：达标") : _("：不达标"));
    due_demand(&b, r->w, d->rule);
    buf_printf(&b, _("（%s）"), d->rule->source);
    r->f->weight = buf_take(&b);
}

/* --- what is lacking --- */

static bool names(const struct reading *r, const struct duty *d)
{
    if (d->person == r->person)
        return true;
    for (size_t i = 0; i < d->nlacking && !d->lacking_orgs; i++)
        if (d->lacking[i] == r->person)
            return true;
    return false;
}

static void take_lack(struct reading *r, const struct duty *d)
{
    struct person_file *f = r->f;
    bool owed = (DUE_FAILED | 1U << DUTY_DUE | 1U << DUTY_OPEN) & 1U << duty_class(d);
    struct buf matter = BUF_INIT, id = BUF_INIT, source = BUF_INIT;
    if (!owed)
        return;
    due_source(&source, d->rule);
    due_matter(&matter, r->w, d);
    due_id(&id, r->w, d);
    f->lack = mem_grow(f->lack, f->nlack, &f->lack_cap, sizeof *f->lack);
    f->lack[f->nlack++] = (struct person_lack){ .id = buf_take(&id),
                                                .matter = buf_take(&matter),
                                                .org = mem_dup(world_name(r->w, d->org, r->day)),
                                                .source = buf_take(&source),
                                                .deadline = d->deadline,
                                                .status = d->status,
                                                .guarded = due_private(r->w, d) };
}

static void take_term(struct reading *r, const struct duty *d)
{
    struct world_term *t = &r->term[d->org];
    if (d->done_on != DAY_NONE || d->deadline == DAY_NONE ||
        (r->term_rule[d->org] != NULL && t->elected >= d->period_start))
        return;
    t->elected = d->period_start;
    t->extended = d->deadline;
    r->term_rule[d->org] = d->rule;
}

static void take_duty(struct reading *r, const struct duty *d)
{
    if (d->rule->kind == RULE_TERM)
        take_term(r, d);
    take_need(r, d);
    take_weight(r, d);
    if (names(r, d))
        take_lack(r, d);
}

static enum status ask(struct reading *r, struct err *e)
{
    enum status s = ST_OK;
    for (int i = 0; i < (int)r->w->norg && s == ST_OK; i++) {
        struct due_filter f = DUE_FILTER_INIT;
        struct due_list l = { 0 };
        f.today = r->day;
        f.all = true;
        f.only = i;
        if (!r->asked[i] && !r->former[i])
            continue;
        s = due_list_make(&l, r->o, &f, e);
        r->schedule = schedule_new(r->w, office_marks(r->o, false), r->day, due_until(&f));
        for (size_t k = 0; s == ST_OK && k < l.n; k++)
            if (r->asked[i])
                take_duty(r, &l.duty[k]);
            else if (names(r, &l.duty[k]))
                take_lack(r, &l.duty[k]);
        schedule_free(r->schedule);
        due_list_free(&l);
        if (s == ST_OK)
            s = office_failed(r->o, e);
    }
    return s;
}

/* --- talks --- */

static void take_talk(struct person_file *f, const struct row *activity)
{
    daynum d = date_parse(row_get(activity, F_ACTIVITY_HELD_ON));
    if (!listed_has_type(row_get(activity, F_ACTIVITY_TYPES), "talk") || d < f->year.first ||
        d > f->year.last)
        return;
    f->talk = mem_grow(f->talk, f->ntalks, &f->talks_cap, sizeof *f->talk);
    f->talk[f->ntalks++] = d;
}

static int by_number(const void *a, const void *b)
{
    const daynum *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static enum status read_talks(struct reading *r, struct err *e)
{
    struct db *db = office_db(r->o);
    struct row_query q = { .en = &entity_attendance,
                           .sort = -1,
                           .nwhere = 1,
                           .where = { { F_ATTENDANCE_PERSON, r->f->code } } };
    struct row_iter *it = row_each(db, &q);
    struct row row, activity;
    int got = 0;
    enum status s = ST_OK;
    row_init(&row, &entity_attendance);
    row_init(&activity, &entity_activity);
    while (s != ST_FAILED && (got = row_next(it, &row, e)) == 1) {
        row_clear(&activity);
        s = row_find_text(db, &entity_activity, row_get(&row, F_ATTENDANCE_ACTIVITY), &activity, e);
        if (s == ST_OK)
            take_talk(r->f, &activity);
    }
    row_iter_free(it);
    row_clear(&row);
    row_clear(&activity);
    if (r->f->ntalks > 0)
        qsort(r->f->talk, r->f->ntalks, sizeof *r->f->talk, by_number);
    return got < 0 || s == ST_FAILED ? ST_FAILED : ST_OK;
}

/* --- the days ahead --- */

static void add_date(struct person_file *f, daynum day, char *what, const char *next,
                     const char *source)
{
    f->date = mem_grow(f->date, f->ndate, &f->date_cap, sizeof *f->date);
    f->date[f->ndate++] = (struct person_date){ day, what, mem_dup(next), mem_dup(source) };
}

/* 党章第七条: a year from the vote of the plenary, unless it was prolonged. */
static void add_probation(struct reading *r)
{
    const struct world_person *p = &r->w->person[r->person];
    if (p->joined == DAY_NONE || !world_is_member(r->w, r->person, r->day, false) ||
        world_is_member(r->w, r->person, r->day, true))
        return;
    bool longer = p->until != DAY_NONE;
    add_date(r->f, longer ? p->until : date_add_years(p->joined, 1),
             mem_dup(longer ? _("延长的预备期满") : _("预备期满")),
             _("本人提出转正申请，支部大会讨论"), _("党章第七条"));
}

static void add_terms(struct reading *r)
{
    struct buf what = BUF_INIT;
    for (int org = 0; org < (int)r->w->norg; org++) {
        const struct rule *rule = r->term_rule[org];
        if (rule == NULL || !world_holds_post(r->w, r->person, org, ~0U, r->day))
            continue;
        buf_clear(&what);
        buf_printf(&what, _("%s任期届满"), world_name(r->w, org, r->day));
        add_date(r->f, r->term[org].extended, mem_dup(buf_str(&what)), _("按期换届"), rule->source);
    }
    buf_free(&what);
}

static int by_deadline(const void *a, const void *b)
{
    const struct person_lack *x = a, *y = b;
    return (x->deadline > y->deadline) - (x->deadline < y->deadline);
}

static int by_day(const void *a, const void *b)
{
    const struct person_date *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

/* --- all of it --- */

static enum status read_all(struct reading *r, struct err *e)
{
    struct person_file *f = r->f;
    size_t n = r->w->norg + 1;
    r->asked = mem_alloc(n * sizeof *r->asked);
    r->term = mem_alloc(n * sizeof *r->term);
    r->term_rule = mem_alloc(n * sizeof *r->term_rule);
    f->code = mem_dup(r->w->person[r->person].code);
    f->name = mem_dup(r->w->person[r->person].name);
    f->year = (struct period){ date_make(date_split(r->day).year, 1, 1), r->day };
    r->former = mem_alloc(n * sizeof *r->former);
    find_orgs(r);
    find_former(r);
    enum status s = ask(r, e);
    if (s == ST_OK)
        s = office_figures_of(r->o, r->person, f->year, &f->figure, e);
    if (s == ST_OK)
        s = read_talks(r, e);
    add_probation(r);
    add_terms(r);
    if (f->nlack > 0)
        qsort(f->lack, f->nlack, sizeof *f->lack, by_deadline);
    if (f->ndate > 0)
        qsort(f->date, f->ndate, sizeof *f->date, by_day);
    free(r->asked);
    free(r->former);
    free(r->term);
    free(r->term_rule);
    return s;
}

enum status person_file_of(struct person_file *f, struct office *o, const char *person, daynum day,
                           struct err *e)
{
    *f = (struct person_file){ 0 };
    struct reading r = { .f = f, .o = o, .w = office_world(o), .day = day };
    r.person = office_person(o, person);
    enum status s =
        r.person >= 0 ? read_all(&r, e) : err_set(e, ST_MISSING, "没有编号为 %s 的党员。", person);
    if (s != ST_OK)
        person_file_free(f);
    return s;
}

void person_file_free(struct person_file *f)
{
    for (size_t i = 0; i < f->nneeds; i++) {
        free(f->needs[i].title);
        free(f->needs[i].source);
    }
    for (size_t i = 0; i < f->nlack; i++) {
        free(f->lack[i].id);
        free(f->lack[i].matter);
        free(f->lack[i].org);
        free(f->lack[i].source);
    }
    for (size_t i = 0; i < f->ndate; i++) {
        free(f->date[i].what);
        free(f->date[i].next);
        free(f->date[i].source);
    }
    free(f->needs);
    free(f->weight);
    free(f->lack);
    free(f->date);
    free(f->talk);
    free(f->code);
    free(f->name);
    *f = (struct person_file){ 0 };
}
