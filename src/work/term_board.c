/* Terms of office: the obligations say when one ends, its row how far the next election has come.
 */
#include "term_board.h"

#include <stdlib.h>
#include <string.h>

#include "due.h"
#include "fields.h"
#include "mem.h"
#include "office.h"
#include "row.h"
#include "save.h"
#include "words.h"

/* Days before the end. A branch begins one or two months ahead (惯例); between the steps there is
 * time for the superior's answer; what follows the election is done within its term as well. */
static const struct {
    const char *name, *full;
    int before;
    int field; /* of the term's row; -1: nothing records it */
} steps[TERM_STEPS] = {
    [TERM_NOTICE] = { "提醒", "上级提醒，着手准备", -1, F_TERM_NOTIFIED_ON },
    [TERM_DELIBERATION] = { "研究", "委员会会议研究换届", 60, F_TERM_DELIBERATED_ON },
    [TERM_REQUEST] = { "请示", "向上级请示换届", 55, F_TERM_REQUESTED_ON },
    [TERM_REPLY] = { "批复", "上级批复，筹备", 45, F_TERM_APPROVED_ON },
    [TERM_CANDIDATES] = { "人选", "推荐、考察人选，起草报告", 40, F_TERM_CANDIDATES_ON },
    [TERM_NAMES_REQUEST] = { "报人选", "请示候选人预备人选", 30, F_TERM_NAMES_REQUESTED_ON },
    [TERM_NAMES_REPLY] = { "批人选", "上级批复人选，通知党员", 20, F_TERM_NAMES_APPROVED_ON },
    [TERM_ELECTION] = { "选举", "党员大会选举", 10, -1 },
    [TERM_FIRST_MEETING] = { "分工", "新班子第一次会议，选书记、分工", 10,
                             F_TERM_FIRST_MEETING_ON },
    [TERM_TALKS] = { "谈话", "与落选的同志谈话", 7, F_TERM_TALKS_ON },
    [TERM_RESULT] = { "报结果", "报告选举结果", 5, F_TERM_REPORTED_ON },
    [TERM_RESULT_REPLY] = { "备案", "上级批复、备案，材料归档", 0, F_TERM_FILED_ON },
};

enum {
    YEAR = 366,    /* what was done this long before the end belongs to the next election */
    HANDOVER = 31, /* a post may be handed over this many days around an election */
};

const char *term_step_name(enum term_step s)
{
    return _(steps[s].name);
}

const char *term_step_full(enum term_step s)
{
    return _(steps[s].full);
}

struct reading {
    struct term_board *b;
    const struct office *o;
    const struct world *w;
    daynum day;
    size_t *at; /* 1 + the line of an organisation; 0: none */
};

static void fill(struct term_line *l, const struct duty *d)
{
    free(l->title);
    free(l->source);
    l->elected = d->period_start;
    l->due = d->deadline;
    l->years = d->rule->term_years;
    l->end = date_add_years(l->elected, l->years);
    l->status = d->status;
    l->title = mem_dup(_(d->rule->title));
    l->source = mem_dup(d->rule->source);
    for (int s = 0; s < TERM_STEPS; s++) {
        int before = s == TERM_NOTICE ? d->rule->remind : steps[s].before;
        l->target[s] = d->deadline != DAY_NONE ? d->deadline - before : DAY_NONE;
        l->done[s] = l->own[s] = DAY_NONE;
    }
}

/* One line for an organisation: its latest term, and of several rules the one that ends it
 * first. */
static void take_duty(void *ctx, const struct duty *d)
{
    struct reading *r = ctx;
    struct term_board *b = r->b;
    if (d->done_on != DAY_NONE)
        return; /* there is a later term */
    if (r->at[d->org] > 0) {
        struct term_line *l = &b->v[r->at[d->org] - 1];
        if (d->period_start > l->elected || (d->period_start == l->elected && d->deadline < l->due))
            fill(l, d);
        return;
    }
    b->v = mem_grow(b->v, b->n, &b->cap, sizeof *b->v);
    struct term_line *l = &b->v[b->n++];
    *l = (struct term_line){ .org = mem_dup(r->w->org[d->org].code),
                             .name = mem_dup(world_name(r->w, d->org, r->day)),
                             .kind = org_kind_word((int)r->w->org[d->org].kind),
                             .approval_no = mem_dup("") };
    fill(l, d);
    r->at[d->org] = b->n;
}

/* What the row says: of the next election in the last year before the end, else of its own. */
static void take_row(struct term_line *l, const struct row *row)
{
    l->id = row->id;
    l->version = row->version;
    if (*row_get(row, F_TERM_YEARS) != '\0') {
        l->years = atoi(row_get(row, F_TERM_YEARS));
        l->end = date_add_years(l->elected, l->years);
    }
    if (l->due != l->end) {
        free(l->approval_no);
        l->approval_no = mem_dup(row_get(row, F_TERM_APPROVAL_NO));
    }
    for (int s = 0; s < TERM_STEPS; s++) {
        daynum done = steps[s].field < 0 ? DAY_NONE : date_parse(row_get(row, steps[s].field));
        if (done != DAY_NONE && done > l->elected && done >= l->end - YEAR)
            l->done[s] = done;
        else if (done != DAY_NONE)
            l->own[s] = done;
    }
}

static enum status read_rows(struct reading *r, struct db *db, struct err *e)
{
    struct row_query q = { .en = &entity_term, .sort = -1 };
    struct row_iter *it = row_each(db, &q);
    struct row row;
    int got;
    row_init(&row, &entity_term);
    while ((got = row_next(it, &row, e)) > 0) {
        int org = office_org(r->o, row_get(&row, F_TERM_ORG));
        struct term_line *l = org >= 0 && r->at[org] > 0 ? &r->b->v[r->at[org] - 1] : NULL;
        if (l != NULL && l->elected == date_parse(row_get(&row, F_TERM_ELECTED_ON)))
            take_row(l, &row);
    }
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

/* After the last step on record. What nothing records is taken to be done by its target day; the
 * election itself only by a new term. */
static void find_next(struct term_line *l, daynum day)
{
    int last = TERM_NOTICE;
    if (day < l->target[TERM_NOTICE]) {
        l->next = TERM_NOTICE;
        return;
    }
    for (int s = 0; s < TERM_STEPS; s++)
        if (l->done[s] != DAY_NONE)
            last = s;
    int next = last + 1;
    while (next > TERM_REPLY && next < TERM_ELECTION && l->target[next] < day)
        next++;
    l->next = (enum term_step)next;
}

/* --- vacancies --- */

static bool one_holder(enum post_role role)
{
    return role != POST_MEMBER && role != POST_LEADING_MEMBER && role != POST_DEPUTY_SECRETARY;
}

/* The posts of one organisation and role. */
struct holders {
    const struct world_post **v;
    size_t n;
};

/* Those who left after the election, not by it: its handover takes some days. */
static bool left(const struct reading *r, const struct world_post *p, daynum elected)
{
    bool by_election = p->span.from < elected && p->span.to <= elected + HANDOVER;
    return p->span.to <= r->day && p->span.to > elected && !by_election;
}

static int by_end(const void *a, const void *b)
{
    const struct world_post *x = *(const struct world_post *const *)a;
    const struct world_post *y = *(const struct world_post *const *)b;
    return (x->span.to > y->span.to) - (x->span.to < y->span.to);
}

/* How many of those who left, the last ones, nobody came after. */
static size_t not_followed(const struct reading *r, const struct holders *h, daynum elected,
                           bool alone)
{
    size_t gone = 0, came = 0, there = 0;
    daynum first = DAY_STILL;
    for (size_t i = 0; i < h->n; i++) {
        there += span_holds(h->v[i]->span, r->day);
        if (left(r, h->v[i], elected)) {
            gone++;
            first = h->v[i]->span.to < first ? h->v[i]->span.to : first;
        }
    }
    for (size_t i = 0; i < h->n; i++)
        came += h->v[i]->span.from > elected && h->v[i]->span.from >= first - HANDOVER &&
                h->v[i]->span.from <= r->day;
    if (alone)
        return gone > 0 && there == 0 ? 1 : 0;
    return gone > came ? gone - came : 0;
}

/* Whether a vacancy of that time is on record already. */
static bool is_told(const struct reading *r, int org, daynum since)
{
    int type = vocabulary_event(policy_set_words(r->w->policies), "vacancy");
    for (size_t i = 0; i < r->w->nevent; i++)
        if (r->w->event[i].org == org && r->w->event[i].type == type &&
            r->w->event[i].occurred >= since)
            return true;
    return false;
}

static void add_vacancies(struct reading *r, const struct holders *h, daynum elected)
{
    struct term_board *b = r->b;
    int org = h->v[0]->org;
    size_t open = not_followed(r, h, elected, one_holder(h->v[0]->role));
    qsort(h->v, h->n, sizeof *h->v, by_end);
    for (size_t i = h->n; i-- > 0 && open > 0;) {
        const struct world_post *p = h->v[i];
        if (!left(r, p, elected))
            continue;
        open--;
        if (is_told(r, org, p->span.to))
            continue;
        b->vacancy = mem_grow(b->vacancy, b->nvacancy, &b->vacancy_cap, sizeof *b->vacancy);
        b->vacancy[b->nvacancy++] =
            (struct term_vacancy){ .org = mem_dup(r->w->org[org].code),
                                   .org_name = mem_dup(world_name(r->w, org, r->day)),
                                   .person = mem_dup(r->w->person[p->person].name),
                                   .role = post_role_word((int)p->role),
                                   .since = p->span.to };
        b->v[r->at[org] - 1].vacant++;
    }
}

/* The posts of one organisation stand together. */
static void find_vacancies(struct reading *r)
{
    const struct world *w = r->w;
    const struct world_post **v = mem_alloc((w->npost + 1) * sizeof *v);
    for (size_t i = 0, end; i < w->npost; i = end) {
        int org = w->post[i].org;
        for (end = i; end < w->npost && w->post[end].org == org; end++)
            ;
        const struct term_line *l = r->at[org] > 0 ? &r->b->v[r->at[org] - 1] : NULL;
        if (l == NULL || l->elected == DAY_NONE || !world_active(w, org, r->day))
            continue;
        daynum elected = l->elected;
        for (int role = 0; role < POST_GROUP_LEADER; role++) {
            struct holders h = { v, 0 };
            for (size_t k = i; k < end; k++)
                if ((int)w->post[k].role == role)
                    v[h.n++] = &w->post[k];
            if (h.n > 0)
                add_vacancies(r, &h, elected);
        }
    }
    free(v);
}

/* --- all of it --- */

static int by_due(const void *a, const void *b)
{
    const struct term_line *x = a, *y = b;
    return x->due != y->due ? (x->due > y->due) - (x->due < y->due) : strcmp(x->org, y->org);
}

static enum status ask(struct reading *r, struct office *o, const char *org, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = r->day;
    f.all = true;
    f.kinds = 1U << RULE_TERM;
    if (org != NULL && (f.org = office_org(o, org)) < 0)
        return err_set(e, ST_MISSING, "没有代码为 %s 的组织。", org);
    return due_run(o, &f, take_duty, r, NULL, e);
}

enum status term_board_of(struct term_board *b, struct office *o, const char *org, daynum day,
                          struct err *e)
{
    *b = (struct term_board){ 0 };
    struct reading r = { .b = b, .o = o, .w = office_world(o), .day = day };
    r.at = mem_alloc((r.w->norg + 1) * sizeof *r.at);
    enum status s = ask(&r, o, org, e);
    if (s == ST_OK)
        s = read_rows(&r, office_db(o), e);
    if (s == ST_OK)
        find_vacancies(&r);
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i].elected != DAY_NONE)
            find_next(&b->v[i], day);
    free(r.at);
    if (b->n > 0)
        qsort(b->v, b->n, sizeof *b->v, by_due);
    if (s != ST_OK)
        term_board_free(b);
    return s;
}

void term_board_free(struct term_board *b)
{
    for (size_t i = 0; i < b->n; i++) {
        free(b->v[i].org);
        free(b->v[i].name);
        free(b->v[i].approval_no);
        free(b->v[i].title);
        free(b->v[i].source);
    }
    for (size_t i = 0; i < b->nvacancy; i++) {
        free(b->vacancy[i].org);
        free(b->vacancy[i].org_name);
        free(b->vacancy[i].person);
    }
    free(b->v);
    free(b->vacancy);
    *b = (struct term_board){ 0 };
}

enum status term_extend(struct db *db, const struct term_line *l, const char *until,
                        const char *approval_no, const char *approved_by, daynum today,
                        const char *user, struct err *e)
{
    struct change *c;
    struct row row;
    enum put did;
    enum status s = change_begin(&c, db, _("换届延期"), today, user, e);
    if (s != ST_OK)
        return s;
    row_init(&row, &entity_term);
    row.id = l->id;
    row.version = l->version;
    row_set(&row, F_TERM_EXTENDED_TO, until);
    row_set(&row, F_TERM_APPROVAL_NO, approval_no);
    row_set(&row, F_TERM_APPROVED_BY, approved_by);
    s = change_put(c, &row,
                   FIELD_BIT(F_TERM_EXTENDED_TO) | FIELD_BIT(F_TERM_APPROVAL_NO) |
                       FIELD_BIT(F_TERM_APPROVED_BY),
                   &did, e);
    row_clear(&row);
    return change_end(c, s, e);
}
