/* Meetings that came in without anybody who took part, where a policy asks that of each member: a
 * list of meetings does not fulfil it, and that is said. */
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "import_own.h"
#include "map.h"
#include "mem.h"
#include "office.h"
#include "words.h"

/* Meetings that were there before, of one organisation, one word for their types, one month. Those
 * that are made are not held: there may be a million, and at the end they are the last ones. */
struct import_meetings {
    char *org, *types;
    daynum day; /* of one of them */
    int64_t n;
};

/* Whether anybody is recorded with it. */
static enum status attended(struct import_run *r, const char *code, bool *yes, struct err *e)
{
    struct stmt *s = db_query(r->db, QUERY_MEETING_ATTENDED);
    stmt_bind_text(s, 1, code);
    int got = stmt_step(s, e);
    *yes = got == 1;
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

enum status import_note_meeting(struct import_run *r, const struct row *row, bool created,
                                struct err *e)
{
    bool some;
    const char *org = row_get(row, F_ACTIVITY_ORG), *types = row_get(row, F_ACTIVITY_TYPES);
    const char *day = row_get(row, F_ACTIVITY_HELD_ON);
    struct buf *key = &r->meeting;
    if (created) {
        r->met_new = true;
        return ST_OK;
    }
    enum status s = attended(r, row_get(row, F_ACTIVITY_CODE), &some, e);
    if (s != ST_OK || some)
        return s;
    if (r->met == NULL)
        r->met = map_new();
    buf_clear(key); /* of every line: no allocation, no format */
    buf_puts(key, org);
    buf_putc(key, '\n');
    buf_puts(key, types);
    buf_putc(key, '\n');
    buf_add(key, day, strlen("2026-03"));
    int64_t at = map_get(r->met, buf_str(key), -1);
    if (at < 0) {
        at = (int64_t)r->nmeetings;
        map_add(r->met, buf_str(key), at);
        r->meetings = mem_grow(r->meetings, r->nmeetings, &r->meetings_cap, sizeof *r->meetings);
        r->meetings[r->nmeetings++] =
            (struct import_meetings){ mem_dup(org), mem_dup(types), date_parse(day), 0 };
    }
    r->meetings[at].n++;
    return ST_OK;
}

static bool has_type(const struct vocabulary *words, const struct rule *rule, const char *types)
{
    bool found = false;
    while (*types != '\0' && !found) {
        size_t n = strcspn(types, ";");
        char *one = mem_dupn(types, n);
        int type = vocabulary_evidence(words, one);
        for (size_t i = 0; i < rule->nevidence && type >= 0; i++)
            found = found || rule->evidence[i] == type;
        free(one);
        types += n + (types[n] == ';');
    }
    return found;
}

/* Where the rule has a condition it is not certain, and nothing is said. */
static bool asks_each(const struct world *w, const struct rule *rule, int org, daynum day)
{
    return (rule->each == EACH_MEMBER || rule->each == EACH_FULL_MEMBER) &&
           rule->kind == RULE_PERIODIC && rule->when == NULL && !rule->advice &&
           (rule->subjects & (1U << w->org[org].kind)) != 0 && span_holds(rule->life, day) &&
           day >= world_tracking(w, org, day);
}

/* Rules with how many meetings do not fulfil them. */
struct asked {
    const struct rule *rule;
    int64_t n;
};

static void count_asked(struct asked *v, size_t *n, size_t most, const struct rule *rule,
                        int64_t meetings)
{
    size_t i = 0;
    while (i < *n && v[i].rule != rule)
        i++;
    if (i == most)
        return;
    if (i == *n)
        v[(*n)++] = (struct asked){ rule, 0 };
    v[i].n += meetings;
}

struct tally {
    const struct office *office;
    struct asked asked[IMPORT_NAMES];
    size_t n;
};

static void tally_meetings(struct tally *t, const char *code, const char *types, daynum day,
                           int64_t meetings)
{
    const struct world *w = office_world(t->office);
    int org = office_org(t->office, code);
    int policy = org >= 0 ? world_policy(w, org, day) : -1;
    for (size_t k = 0; policy >= 0 && k < w->policy[policy]->nrules; k++) {
        const struct rule *rule = w->policy[policy]->rules[k];
        if (asks_each(w, rule, org, day) && has_type(policy_set_words(w->policies), rule, types))
            count_asked(t->asked, &t->n, IMPORT_NAMES, rule, meetings);
    }
}

/* Those that this import made. */
static enum status tally_new(struct import_run *r, struct tally *t, struct err *e)
{
    struct stmt *s = db_query(r->db, QUERY_MEETINGS_UNATTENDED);
    int got;
    stmt_bind_int(s, 1, r->last_meeting);
    while ((got = stmt_step(s, e)) == 1)
        tally_meetings(t, stmt_text(s, 0), stmt_text(s, 1), date_parse(stmt_text(s, 2)), 1);
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

enum status import_meetings_begin(struct import_run *r, struct err *e)
{
    struct stmt *s = db_query(r->db, QUERY_MEETING_LAST);
    int got = stmt_step(s, e);
    r->last_meeting = got == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

enum status import_tell_unattended(struct import_run *r, struct err *e)
{
    struct tally t = { 0 };
    struct office *o = NULL;
    if (r->nmeetings == 0 && !r->met_new)
        return ST_OK;
    enum status s = office_open_slices(&o, r->db, r->how->today, e);
    t.office = o;
    for (size_t i = 0; s == ST_OK && i < r->nmeetings; i++) {
        const struct import_meetings *m = &r->meetings[i];
        tally_meetings(&t, m->org, m->types, m->day, m->n);
    }
    if (s == ST_OK && r->met_new)
        s = tally_new(r, &t, e);
    for (size_t i = 0; s == ST_OK && i < t.n; i++) {
        const struct asked *a = &t.asked[i];
        struct buf b = BUF_INIT;
        buf_printf(&b, _("“%s”（%s）%lld 次"), _(a->rule->title), a->rule->source, (long long)a->n);
        import_name(&r->im->unattended, buf_str(&b), "");
        buf_free(&b);
    }
    office_close(o);
    return s;
}

void import_meetings_end(struct import_run *r)
{
    for (size_t i = 0; i < r->nmeetings; i++) {
        free(r->meetings[i].org);
        free(r->meetings[i].types);
    }
    free(r->meetings);
    map_free(r->met);
    buf_free(&r->meeting);
}
