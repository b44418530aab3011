/* Events that records speak of and nobody has entered. */
#include "proposal.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "mem.h"
#include "rank.h"
#include "row.h"
#include "term_board.h"
#include "words.h"

enum {
    AROUND = 31,     /* an event so many days before the record's day is taken for it */
    LOOK_BACK = 400, /* what is older is left in peace */
};

/* The rules of that organisation's policy that ask something after such an event: their titles are
 * appended. The first one; NULL: none does, or it would not be asked any more. */
static const struct rule *asking(struct buf *titles, const struct world *w, int org, int type,
                                 daynum day, daynum today)
{
    const struct rule *first = NULL;
    int policy = org < 0 ? -1 : world_policy(w, org, today);
    for (size_t i = 0; policy >= 0 && i < w->policy[policy]->nrules; i++) {
        const struct rule *r = w->policy[policy]->rules[i];
        daynum due = day + r->within;
        bool after = false;
        for (size_t k = 0; r->kind == RULE_EVENT && k < r->nafter; k++)
            after |= r->after[k] == type;
        if (after && (r->above || (r->subjects & (1U << w->org[org].kind)) != 0) &&
            span_holds(r->life, due) && due >= world_tracking(w, org, today)) {
            buf_printf(titles, "%s%s", first != NULL ? _("”“") : "", _(r->title));
            first = first != NULL ? first : r;
        }
    }
    return first;
}

static void say(struct buf *b, const char *type, int year)
{
    static const struct {
        const char *type, *words;
    } all[] = {
        { "review_failed", N_("民主评议不合格") },  { "assessment_graded", N_("考核评定了等次") },
        { "ranked_low", N_("考核排名靠后") },       { "secretary_appointed", N_("新任书记") },
        { "leader_appointed", N_("新任领导职务") }, { "joined_unit", N_("新来本单位") },
        { "problem_found", N_("列入了问题清单") }
    };
    if (year > 0)
        buf_printf(b, _("%d 年度"), year);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!strcmp(all[i].type, type))
            buf_puts(b, _(all[i].words));
}

/* As the policy calls it, else as the dictionary does. */
static const char *title_of(const struct vocabulary *words, int type, const char *word)
{
    const char *title = vocabulary_event_title(words, type);
    return strcmp(title, word) != 0 ? _(title)
                                    : model_choice_label(&entity_event.fields[F_EVENT_TYPE], word);
}

/* One that was found; of which nothing is asked it is left out. */
struct found {
    const char *type, *org, *person, *entity, *key;
    daynum day;
    int year;         /* of a rating; else 0 */
    const char *what; /* NULL: what such an event is always called */
};

static void add(struct proposals *p, struct office *o, const struct found *f, daynum today)
{
    const struct world *w = office_world(o);
    const struct vocabulary *words = policy_set_words(w->policies);
    int person = *f->person != '\0' ? office_person(o, f->person) : -1;
    int org = person >= 0 ? world_home(w, person, f->day) : office_org(o, f->org);
    int type = vocabulary_event(words, f->type);
    struct buf what = BUF_INIT, asks = BUF_INIT;
    const struct rule *r = type < 0 ? NULL : asking(&asks, w, org, type, f->day, today);
    if (r == NULL)
        return;
    if (f->what != NULL)
        buf_puts(&what, f->what);
    else
        say(&what, f->type, f->year);
    p->v = mem_grow(p->v, p->n, &p->cap, sizeof *p->v);
    p->v[p->n++] = (struct proposal){ .type = mem_dup(f->type),
                                      .title = mem_dup(title_of(words, type, f->type)),
                                      .org = mem_dup(f->org),
                                      .person = mem_dup(f->person),
                                      .where = mem_dup(w->org[org].code),
                                      .what = buf_take(&what),
                                      .asks = buf_take(&asks),
                                      .source = mem_dup(r->source),
                                      .entity = mem_dup(f->entity),
                                      .key = mem_dup(f->key),
                                      .day = f->day };
}

static void bind(struct stmt *s, const char *entity, const char *key, daynum today)
{
    stmt_bind_day(s, 1, today);
    stmt_bind_text(s, 2, entity);
    stmt_bind_text(s, 3, key);
}

static enum status read_records(struct proposals *p, struct office *o, const char *entity,
                                const char *key, daynum today, struct err *e)
{
    struct stmt *s = db_query(office_db(o), QUERY_PROPOSALS);
    int got;
    bind(s, entity, key, today);
    while ((got = stmt_step(s, e)) == 1)
        add(p, o,
            &(struct found){ stmt_text(s, 0), stmt_text(s, 1), stmt_text(s, 2), stmt_text(s, 4),
                             stmt_text(s, 5), stmt_day(s, 3), (int)stmt_int(s, 6), NULL },
            today);
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

/* --- ranks that ask for an interview --- */

static bool entered(const struct world *w, int type, int org, daynum since)
{
    for (size_t i = 0; i < w->nevent; i++)
        if (w->event[i].type == type && w->event[i].org == org && w->event[i].occurred >= since)
            return true;
    return false;
}

static void take_ranks(struct proposals *p, struct office *o, const struct rank_list *l,
                       const struct policy *of, daynum today)
{
    const struct world *w = office_world(o);
    int type = vocabulary_event(policy_set_words(w->policies), "ranked_low");
    for (size_t i = 0; i < l->n; i++) {
        const struct rank_line *r = &l->v[i];
        struct buf key = BUF_INIT;
        if (r->year != l->year || !r->interview || r->rated == DAY_NONE ||
            strcmp(r->ranking->policy, of->id) != 0 || entered(w, type, r->org, r->rated - AROUND))
            continue;
        buf_printf(&key, "%s//%d/%s", w->org[r->org].code, r->year, r->cohort);
        add(p, o,
            &(struct found){ "ranked_low", w->org[r->org].code, "", "assessment", buf_str(&key),
                             r->rated, r->year, NULL },
            today);
        buf_free(&key);
    }
}

/* A year is rated at its end, or in the next one. */
static enum status read_ranks(struct proposals *p, struct office *o, daynum today, struct err *e)
{
    const struct world *w = office_world(o);
    enum status s = ST_OK;
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nyards; k++) {
            const struct yardstick *y = w->policy[i]->yard[k];
            for (int back = 0; y->interview > 0 && back < 2 && s == ST_OK; back++) {
                struct rank_list l = { 0 };
                struct buf name = BUF_INIT;
                buf_printf(&name, "%s.%s", w->policy[i]->id, y->name);
                s = rank_make(&l, o, buf_str(&name), date_split(today).year - back, today, e);
                if (s == ST_OK)
                    take_ranks(p, o, &l, w->policy[i], today);
                rank_free(&l);
                buf_free(&name);
            }
        }
    return s;
}

/* --- posts that stand empty --- */

static enum status read_vacancies(struct proposals *p, struct office *o, daynum today,
                                  struct err *e)
{
    struct term_board b;
    enum status s = term_board_of(&b, o, NULL, today, e);
    if (s != ST_OK)
        return s;
    for (size_t i = 0; i < b.nvacancy; i++) {
        const struct term_vacancy *v = &b.vacancy[i];
        struct buf what = BUF_INIT;
        buf_printf(&what, _("%s %s 离任，没有人接任"), v->person,
                   model_choice_label(&entity_post.fields[F_POST_ROLE], v->role));
        if (v->since >= today - LOOK_BACK)
            add(p, o,
                &(struct found){ "vacancy", v->org, "", "org", v->org, v->since, 0,
                                 buf_str(&what) },
                today);
        buf_free(&what);
    }
    term_board_free(&b);
    return ST_OK;
}

static int by_record(const void *a, const void *b)
{
    const struct proposal *x = a, *y = b;
    int c = strcmp(x->entity, y->entity);
    c = c != 0 ? c : strcmp(x->key, y->key);
    return c != 0 ? c : strcmp(x->type, y->type);
}

enum status proposals_make(struct proposals *p, struct office *o, daynum today, struct err *e)
{
    *p = (struct proposals){ 0 };
    enum status s = read_records(p, o, "", "", today, e);
    if (s == ST_OK)
        s = read_ranks(p, o, today, e);
    if (s == ST_OK)
        s = read_vacancies(p, o, today, e);
    if (p->n > 0)
        qsort(p->v, p->n, sizeof *p->v, by_record);
    return s;
}

enum status proposals_of(struct proposals *p, struct db *db, const char *entity, const char *key,
                         daynum today, struct err *e)
{
    struct stmt *q = db_query(db, QUERY_PROPOSALS);
    struct office *o;
    *p = (struct proposals){ 0 };
    bind(q, entity, key, today);
    int got = stmt_step(q, e);
    stmt_reset(q);
    enum status s = got < 0 ? e->status : ST_OK;
    if (got < 1 || (s = office_open(&o, db, PEOPLE_CODED, e)) != ST_OK)
        return s;
    s = read_records(p, o, entity, key, today, e);
    office_close(o);
    return s;
}

static void clear(struct proposal *p)
{
    free(p->type);
    free(p->title);
    free(p->org);
    free(p->person);
    free(p->where);
    free(p->what);
    free(p->asks);
    free(p->source);
    free(p->entity);
    free(p->key);
}

void proposals_free(struct proposals *p)
{
    for (size_t i = 0; i < p->n; i++)
        clear(&p->v[i]);
    free(p->v);
    *p = (struct proposals){ 0 };
}

void proposal_row(const struct proposal *p, struct row *event)
{
    char day[DAY_TEXT];
    date_format(p->day, day);
    row_set(event, F_EVENT_TYPE, p->type);
    row_set(event, F_EVENT_ORG, p->org);
    row_set(event, F_EVENT_PERSON, p->person);
    row_set(event, F_EVENT_OCCURRED_ON, day);
    row_set(event, F_EVENT_NOTE, p->what);
}
