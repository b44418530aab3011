/* A meeting: the roster of the day, what a duty asks for, and saving both in one change. */
#include "meeting.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "mem.h"
#include "save.h"
#include "words.h"

static const char *const presence_words[] = {
    [PRESENCE_PRESENT] = "present", [PRESENCE_LEAVE] = "leave", [PRESENCE_ABSENT] = "absent"
};

static void attendee_clear(struct attendee *a)
{
    free(a->person);
    free(a->name);
    free(a->reason);
    free(a->made_up_on);
}

static void attendees_clear(struct attendee *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        attendee_clear(&v[i]);
    free(v);
}

void meeting_clear(struct meeting *m)
{
    row_clear(&m->activity);
    attendees_clear(m->attendee, m->n);
    m->attendee = NULL;
    m->n = m->cap = 0;
}

static void meeting_init(struct meeting *m)
{
    *m = (struct meeting){ 0 };
    row_init(&m->activity, &entity_activity);
}

static struct attendee *attendee_add(struct meeting *m)
{
    m->attendee = mem_grow(m->attendee, m->n, &m->cap, sizeof *m->attendee);
    m->attendee[m->n] = (struct attendee){ 0 };
    return &m->attendee[m->n++];
}

static struct attendee *attendee_find(struct attendee *v, size_t n, const char *person)
{
    for (size_t i = 0; i < n; i++)
        if (v[i].person && !strcmp(v[i].person, person))
            return &v[i];
    return NULL;
}

static int by_person(const void *a, const void *b)
{
    return strcmp(((const struct attendee *)a)->person, ((const struct attendee *)b)->person);
}

/* What was said of those who are no longer on the roster is kept only where it is recorded. */
static void take_over(struct meeting *m, struct attendee *old, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct attendee *now = attendee_find(m->attendee, m->n, old[i].person);
        bool member = now != NULL;
        if (!now && !old[i].recorded)
            continue;
        if (!now)
            now = attendee_add(m);
        attendee_clear(now);
        *now = old[i];
        now->member = member;
        old[i] = (struct attendee){ 0 };
    }
    if (m->n)
        qsort(m->attendee, m->n, sizeof *m->attendee, by_person);
}

enum status meeting_roster(struct meeting *m, struct db *db, struct err *e)
{
    struct attendee *old = m->attendee;
    size_t n = m->n;
    struct stmt *s = db_query(db, QUERY_MEETING_ROSTER);
    int got;
    m->attendee = NULL;
    m->n = m->cap = 0;
    stmt_bind_text(s, 1, row_get(&m->activity, F_ACTIVITY_ORG));
    stmt_bind_text(s, 2, row_get(&m->activity, F_ACTIVITY_HELD_ON));
    while ((got = stmt_step(s, e)) > 0) {
        struct attendee *a = attendee_add(m);
        a->person = mem_dup(stmt_text(s, 0));
        a->name = mem_dup(stmt_text(s, 1));
        a->reason = mem_dup("");
        a->made_up_on = mem_dup("");
        a->member = true;
    }
    stmt_reset(s);
    take_over(m, old, n);
    attendees_clear(old, n);
    return got < 0 ? e->status : ST_OK;
}

enum status meeting_new(struct meeting *m, struct db *db, const char *org, daynum held_on,
                        struct err *e)
{
    char day[DAY_TEXT];
    meeting_init(m);
    date_format(held_on, day);
    row_set(&m->activity, F_ACTIVITY_ORG, org);
    row_set(&m->activity, F_ACTIVITY_HELD_ON, day);
    return meeting_roster(m, db, e);
}

bool meeting_is_type(const char *type)
{
    static const char *const others[] = { "dues",       "review",    "star",    "assessment",
                                          "debrief",    "transfer",  "project", "ledger",
                                          "remittance", "dues_base", "term" };
    size_t n = strcspn(type, "("); /* ledger(main_duty) is a ledger */
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strlen(others[i]) == n && !memcmp(type, others[i], n))
            return false;
    return true;
}

static enum status refuse(const struct duty *d, struct err *e)
{
    switch (d->rule->kind) {
    case RULE_TERM:
        return err_set(e, ST_REFUSED, "换届由任期记录完成：请录入新一届的当选日期（任期）。");
    case RULE_STRUCTURE:
        return err_set(e, ST_REFUSED, "这一项看组织现状：请在组织、任职或组织数据里补齐。");
    default:
        return err_set(e, ST_REFUSED, "这一项不由会议完成：请在相应的登记里录入。");
    }
}

/* A record made after the deadline counts for it only when it says so, and only within a year. */
static void count_for(struct meeting *m, const struct duty *d, daynum today)
{
    char day[DAY_TEXT];
    if (d->event >= 0 || d->deadline == DAY_NONE || today <= d->deadline ||
        today - d->deadline > 366)
        return;
    date_format(d->deadline, day);
    row_set(&m->activity, F_ACTIVITY_FOR_ON, day);
}

enum status meeting_for(struct meeting *m, struct office *o, const struct duty *d, daynum today,
                        struct err *e)
{
    const struct world *w = office_world(o);
    const struct rule *r = d->rule;
    const char *type = r->nevidence
                           ? vocabulary_evidence_name(policy_set_words(w->policies), r->evidence[0])
                           : NULL;
    meeting_init(m);
    if (!type || !meeting_is_type(type))
        return refuse(d, e);
    enum status st = meeting_new(m, office_db(o), w->org[d->org].code, today, e);
    row_set(&m->activity, F_ACTIVITY_TYPES, type);
    if (d->event >= 0)
        row_set(&m->activity, F_ACTIVITY_EVENTS, w->event[d->event].code);
    count_for(m, d, today);
    return st;
}

enum status meeting_load(struct meeting *m, struct db *db, const char *code, struct err *e)
{
    const char *values[MODEL_MAX_FIELDS] = { code };
    meeting_init(m);
    enum status st = row_find(db, &entity_activity, values, &m->activity, e);
    if (st == ST_MISSING)
        return err_set(e, ST_MISSING, "没有编号为“%s”的活动。", code);
    struct stmt *s = db_query(db, QUERY_MEETING_ATTENDANCE);
    int got = 0;
    stmt_bind_text(s, 1, code);
    while (!st && (got = stmt_step(s, e)) > 0) {
        struct attendee *a = attendee_add(m);
        const char *status = stmt_text(s, 2);
        a->person = mem_dup(stmt_text(s, 0));
        a->name = mem_dup(stmt_text(s, 1));
        a->presence = !strcmp(status, "present") ? PRESENCE_PRESENT
                      : !strcmp(status, "leave") ? PRESENCE_LEAVE
                                                 : PRESENCE_ABSENT;
        a->reason = mem_dup(stmt_text(s, 3));
        a->made_up_on = mem_dup(stmt_text(s, 4));
        a->recorded = true;
    }
    stmt_reset(s);
    if (!st && got < 0)
        st = e->status;
    return st;
}

static enum status save_attendee(struct change *c, const char *activity, const struct attendee *a,
                                 struct err *e)
{
    struct row row;
    enum put did;
    row_init(&row, &entity_attendance);
    row_set(&row, F_ATTENDANCE_ACTIVITY, activity);
    row_set(&row, F_ATTENDANCE_PERSON, a->person);
    row_set(&row, F_ATTENDANCE_ROLE, "attendee");
    row_set(&row, F_ATTENDANCE_STATUS, presence_words[a->presence]);
    row_set(&row, F_ATTENDANCE_REASON, a->reason);
    row_set(&row, F_ATTENDANCE_MADE_UP_ON, a->made_up_on);
    uint64_t given = FIELD_BIT(F_ATTENDANCE_ACTIVITY) | FIELD_BIT(F_ATTENDANCE_PERSON) |
                     FIELD_BIT(F_ATTENDANCE_ROLE) | FIELD_BIT(F_ATTENDANCE_STATUS) |
                     FIELD_BIT(F_ATTENDANCE_REASON) | FIELD_BIT(F_ATTENDANCE_MADE_UP_ON);
    enum status st = change_put(c, &row, given, &did, e);
    if (st)
        err_prefix(e, "%s", a->name);
    row_clear(&row);
    return st;
}

enum status meeting_put(struct change *c, const struct meeting *m, struct row *row, int *fault,
                        struct err *e)
{
    enum put did;
    row_copy(row, &m->activity); /* what was typed stays as it was when it is refused */
    enum status st = change_put(c, row, FIELD_ALL, &did, e);
    if (st) {
        *fault = change_fault(c);
        return st;
    }
    for (size_t i = 0; i < m->n && !st; i++)
        if (m->attendee[i].member || m->attendee[i].recorded)
            st = save_attendee(c, row_get(row, F_ACTIVITY_CODE), &m->attendee[i], e);
    return st;
}

enum status meeting_save(struct meeting *m, struct db *db, daynum today, const char *user,
                         meeting_more *more, void *ctx, int *fault, struct err *e)
{
    struct change *c;
    struct row row;
    *fault = -1;
    enum status st =
        change_begin(&c, db, m->activity.id ? _("修改活动") : _("录入活动"), today, user, e);
    if (st)
        return st;
    row_init(&row, &entity_activity);
    st = meeting_put(c, m, &row, fault, e);
    if (!st && more)
        st = more(c, &row, ctx, e);
    st = change_end(c, st, e);
    if (!st) {
        struct row typed = m->activity;
        m->activity = row;
        row = typed;
        for (size_t i = 0; i < m->n; i++)
            m->attendee[i].recorded |= m->attendee[i].member;
    }
    row_clear(&row);
    return st;
}
