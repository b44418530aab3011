/* The demonstration's records as rows: each activity, who was there, and what a review found. */
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "demo_own.h"

enum {
    SEATS = 400,
    ROLL_AWAY = 500,
    ROLL_UP,
    ROLL_WHY,
    ROLL_WHO,
    ROLL_VOTE,
    ROLL_RESULT,
    ROLL_TYPED,
    ROLL_TOLD
};

/* Somebody at a meeting, or away from it. */
struct seat {
    int person;
    const char *role;
    bool away;
    daynum made_up; /* DAY_NONE: not */
};

struct table {
    struct demo *d;
    const struct demo_deed *deed;
    int host, speaker; /* -1: nobody */
    struct seat seat[SEATS];
    int n, away;
};

static bool sits(const struct table *t, int person)
{
    for (int i = 0; i < t->n; i++) {
        if (t->seat[i].person == person)
            return true;
    }
    return false;
}

static void sit(struct table *t, int person, const char *role)
{
    if (person >= 0 && t->n < SEATS && !sits(t, person))
        t->seat[t->n++] = (struct seat){ person, role, false, DAY_NONE };
}

/* Members, and those about to become members. */
static void sit_members(struct table *t, int org)
{
    const struct demo *d = t->d;
    bool group = demo_is(&d->org[org], "group");
    const struct demo_org *o = &d->org[group ? d->org[org].parent : org];
    for (int i = 0; i < o->stays; i++) {
        const struct demo_stay *s = &d->stay[d->stay_at[o->first_stay + i]];
        const struct demo_person *p = &d->person[s->person];
        if ((!group || s->group == org) && demo_stays(s, t->deed->held) && p->lot != LOT_ACTIVIST)
            sit(t, s->person, demo_member(p, t->deed->held) ? "attendee" : "nonvoting");
    }
}

static void sit_officers(struct table *t, int org)
{
    const struct demo *d = t->d;
    const struct demo_org *o = &d->org[org];
    for (int i = 0; i < o->posts; i++) {
        const struct demo_post *p = &d->post[d->post_at[o->first_post + i]];
        if (strcmp(p->role, "party_officer") != 0 &&
            span_holds(span_make(p->from, p->to), t->deed->held))
            sit(t, p->person, "attendee");
    }
}

/* All who lead something in a unit. */
static void sit_heads(struct table *t, int unit)
{
    const struct demo *d = t->d;
    for (size_t i = (size_t)d->unit_at[unit]; i < d->norg && d->org[i].unit == unit; i++) {
        const struct demo_org *o = &d->org[i];
        if (demo_is(o, "committee") || demo_is(o, "general_branch") || demo_is(o, "branch"))
            sit(t, demo_holder(d, (int)i, "secretary", t->deed->held), "attendee");
    }
}

/* The secretary speaks in every other quarter, and in the last where the year's books begin with
 * it. */
static int find_speaker(const struct demo *d, const struct demo_deed *e)
{
    struct ymd t = date_split(demo_counts_for(e)), from = date_split(d->from);
    bool branch = demo_is(&d->org[e->org], "branch");
    int quarter = (t.month - 1) / 3;
    if (e->person >= 0)
        return e->person;
    if (!branch || quarter % 2 == 0 || (t.year == from.year && from.month > 9))
        return demo_holder(d, e->org, "secretary", e->held);
    int other = demo_holder(d, e->org, "publicity_member", e->held);
    return other >= 0 ? other : demo_holder(d, e->org, "secretary", e->held);
}

/* Who leads it: not the one it is about. */
static int find_host(const struct demo *d, const struct demo_deed *e)
{
    const struct demo_form *f = &demo_forms[e->type];
    int org = e->org;
    if (f->host == NULL)
        return -1;
    if (demo_is(&d->org[org], "leading_small_group"))
        org = demo_of_unit(d, d->org[org].unit, "leading_group");
    int host = demo_holder(d, org, f->host, e->held);
    return host == e->person ? demo_holder(d, org, "organisation_member", e->held) : host;
}

/* When somebody away caught up; DAY_NONE: not, or not yet. */
static daynum caught_up(const struct table *t, int person, bool late)
{
    const struct demo_deed *e = t->deed;
    daynum end = date_month_end(demo_counts_for(e));
    int room = end > e->held + 3 ? end - e->held - 2 : 3;
    daynum on = e->held + 2 + demo_roll(t->d, room < 9 ? room : 9, ROLL_UP, person, e->held);
    if (late)
        on = end + 2 + demo_roll(t->d, 9, ROLL_UP, person, e->held);
    return on <= t->d->today ? on : DAY_NONE;
}

/* Theme days are made up; from other meetings people are simply away. */
static void send_away(struct table *t)
{
    const struct demo_deed *e = t->deed;
    bool theme = e->type == THEME_DAY || e->type == JULY_FIRST;
    int away = 4, chosen = demo_roll(t->d, t->n > 0 ? t->n : 1, ROLL_WHO, e->org, e->held);
    if (e->type == TRAINING || e->type == FIELD_WORK || demo_forms[e->type].roll == ROLL_OFFICERS)
        away = 0;
    if (theme && date_month_end(e->held) - e->held < 4)
        away = 0; /* there is no time left to make it up */
    for (int i = 0; i < t->n; i++) {
        struct seat *s = &t->seat[i];
        bool needed = s->person == t->host || s->person == t->speaker;
        if (!strcmp(s->role, "nonvoting") || !strcmp(s->role, "partner"))
            continue;
        if (theme && i >= chosen && !needed && e->all != FATE_DONE) {
            s->away = true;
            s->made_up = e->all == FATE_LATE ? caught_up(t, s->person, true) : DAY_NONE;
            chosen = SEATS; /* one is enough */
        } else if (demo_frail(t->d, s->person)) {
            s->away = true;
        } else if (!needed && demo_roll(t->d, 100, ROLL_AWAY, s->person, e->held) < away) {
            s->away = true;
            s->made_up = theme ? caught_up(t, s->person, false) : DAY_NONE;
        }
        t->away += s->away;
    }
}

static void lay(struct table *t)
{
    struct demo *d = t->d;
    const struct demo_deed *e = t->deed;
    const struct demo_form *f = &demo_forms[e->type];
    bool heads = e->type == TRAINING && demo_is(&d->org[e->org], "work_committee");
    t->speaker = e->type == LECTURE ? find_speaker(d, e) : -1;
    t->host = find_host(d, e);
    if (e->type == LECTURE)
        sit(t, t->speaker, "speaker");
    if (e->type == TALK)
        sit(t, e->person, "partner");
    if (e->type == POST_TRAINING)
        sit(t, e->person, "attendee");
    if (heads)
        sit_heads(t, -1 - e->person);
    else if (f->roll == ROLL_MEMBERS && demo_is(&d->org[e->org], "committee"))
        sit_officers(t, e->org);
    else if (f->roll == ROLL_MEMBERS)
        sit_members(t, e->org);
    else if (f->roll == ROLL_OFFICERS)
        sit_officers(t, e->org);
    if (e->type == THEME_DAY && d->org[e->org].joint >= 0 && demo_joint_month(e))
        sit_members(t, d->org[e->org].joint);
    send_away(t);
}

static void set_hours(const struct table *t, struct demo_row *r)
{
    const struct demo_deed *e = t->deed;
    const struct demo_form *f = &demo_forms[e->type];
    static const int more_days[DEMO_TYPES] = { [TRAINING] = 2, [FIELD_STAY] = 3, [FIELD_WORK] = 6 };
    if (more_days[e->type] > 0) {
        daynum end = e->held + more_days[e->type];
        demo_set_day(r, F_ACTIVITY_ENDED_ON, end <= t->d->today ? end : t->d->today);
    }
    if (e->type == TALK) { /* one after another */
        char start[8], stop[8];
        int at = 13 * 60 + 40 + e->serial % 2 * 25;
        snprintf(start, sizeof start, "%02d:%02d", at / 60, at % 60);
        snprintf(stop, sizeof stop, "%02d:%02d", (at + 20) / 60, (at + 20) % 60);
        demo_set(r, F_ACTIVITY_START_TIME, start);
        demo_set(r, F_ACTIVITY_END_TIME, stop);
    }
    demo_set(r, F_ACTIVITY_START_TIME, f->start);
    demo_set(r, F_ACTIVITY_END_TIME, f->end);
    if (e->hours > 0 || f->hours > 0)
        demo_set_number(r, F_ACTIVITY_HOURS, e->hours > 0 ? e->hours : f->hours);
}

/* Short, and different each time. Of a talk nothing: what is said there is nobody's example. */
static void set_content(const struct table *t, struct demo_row *r)
{
    const struct demo_deed *e = t->deed;
    const struct demo_org *o = &t->d->org[e->org];
    struct ymd on = date_split(e->held);
    struct buf text = BUF_INIT;
    if (e->type == TALK)
        return;
    buf_printf(&text, "示例：%s%d年%d月%d日%s", o->brief, on.year, on.month, on.day,
               demo_forms[e->type].label);
    if (t->n > 1)
        buf_printf(&text, "，应到%d人，实到%d人，请假%d人", t->n, t->n - t->away, t->away);
    buf_puts(&text, "。");
    demo_set(r, F_ACTIVITY_CONTENT, buf_str(&text));
    buf_free(&text);
}

/* Some assemblies vote; those with a vote are the full members. */
static void set_votes(const struct table *t, struct demo_row *r)
{
    const struct demo_deed *e = t->deed;
    int entitled = 0, here = 0;
    char text[80];
    if (e->type != ASSEMBLY || demo_roll(t->d, 4, ROLL_VOTE, e->org, e->held) != 0)
        return;
    for (int i = 0; i < t->n; i++) {
        const struct demo_person *p = &t->d->person[t->seat[i].person];
        bool full = p->full != DAY_NONE && p->full <= e->held;
        entitled += full;
        here += full && !t->seat[i].away;
    }
    snprintf(text, sizeof text, "示例议题:%d/%d/%d/0/0", entitled, here, here);
    demo_set(r, F_ACTIVITY_VOTES, text);
    demo_set(r, F_ACTIVITY_RESOLUTIONS, "表决通过示例议题");
}

static void set_people(const struct table *t, struct demo_row *r)
{
    struct demo *d = t->d;
    const struct demo_deed *e = t->deed;
    char text[32];
    if (t->host >= 0) {
        demo_person_code(d, t->host, text);
        demo_set(r, F_ACTIVITY_HOST, text);
    }
    int recorder = demo_holder(d, e->org, "organisation_member", e->held);
    if (recorder >= 0 && demo_forms[e->type].roll != ROLL_NONE) {
        demo_person_name(d, recorder, text);
        demo_set(r, F_ACTIVITY_RECORDER, text);
    }
    if (e->event >= 0)
        demo_set(r, F_ACTIVITY_EVENTS, d->event[e->event].code);
    if (e->type == THEME_DAY && d->org[e->org].joint >= 0 && demo_joint_month(e))
        demo_set(r, F_ACTIVITY_JOINT, d->org[d->org[e->org].joint].code);
}

/* What a record must hold and did not occur is said; one in some hundred says nothing of it. */
static void set_elements(const struct table *t, struct demo_row *r)
{
    const struct demo_deed *e = t->deed;
    bool meeting = e->type == ASSEMBLY || e->type == BRANCH_COMMITTEE || e->type == GROUP_MEETING;
    bool life = e->type == LIFE_MEETING || e->type == SPECIAL_LIFE_MEETING;
    bool voted = row_get(&r->row, F_ACTIVITY_VOTES)[0] != '\0', sitting = false;
    struct buf none = BUF_INIT;
    for (int i = 0; i < t->n; i++)
        sitting |= !strcmp(t->seat[i].role, "nonvoting");
    buf_puts(&none, sitting ? "" : "nonvoting");
    buf_puts(&none, sitting || voted ? "" : ";");
    buf_puts(&none, voted ? "" : "votes;resolutions");
    if (meeting && demo_roll(t->d, 250, ROLL_TOLD, e->org, e->serial) != 0)
        demo_set(r, F_ACTIVITY_NONE, buf_str(&none));
    if (life) {
        demo_set(r, F_ACTIVITY_TICKED, "talks;criticism;rectification");
        demo_set(r, F_ACTIVITY_GUESTS, "机关党委派员（示例）");
    }
    buf_free(&none);
}

static enum status put_activity(const struct table *t, char code[16], struct err *e)
{
    const struct demo_deed *deed = t->deed;
    struct demo_row r;
    struct buf theme = BUF_INIT;
    demo_row_begin(&r, &entity_activity);
    demo_set(&r, F_ACTIVITY_ORG, t->d->org[deed->org].code);
    demo_set(&r, F_ACTIVITY_TYPES, demo_forms[deed->type].types);
    demo_set_day(&r, F_ACTIVITY_HELD_ON, deed->held);
    demo_set_day(&r, F_ACTIVITY_FOR_ON, deed->for_on);
    demo_set(&r, F_ACTIVITY_PLACE, demo_place(t->d, deed));
    buf_printf(&theme, "%s（示例）", demo_theme(t->d, deed));
    demo_set(&r, F_ACTIVITY_THEME, buf_str(&theme));
    buf_free(&theme);
    if (deed->type == JULY_FIRST)
        demo_set(&r, F_ACTIVITY_OCCASION, "七一");
    set_hours(t, &r);
    set_content(t, &r);
    set_votes(t, &r);
    set_people(t, &r);
    set_elements(t, &r);
    enum status s = demo_put(t->d, &r, e);
    if (s == ST_OK)
        snprintf(code, 16, "%s", row_get(&r.row, F_ACTIVITY_CODE));
    demo_row_end(&r);
    return s;
}

static enum status put_seat(const struct table *t, const struct seat *s, const char *activity,
                            struct err *e)
{
    static const char *const reasons[] = { "出差", "公休", "病假", "外出培训", "值班" };
    int why = demo_roll(t->d, 5, ROLL_WHY, s->person, t->deed->held);
    bool frail = demo_frail(t->d, s->person);
    struct demo_row r;
    char code[16];
    demo_person_code(t->d, s->person, code);
    demo_row_begin(&r, &entity_attendance);
    demo_set(&r, F_ATTENDANCE_ACTIVITY, activity);
    demo_set(&r, F_ATTENDANCE_PERSON, code);
    demo_set(&r, F_ATTENDANCE_ROLE, s->role);
    /* whom the branch has excused for good asks for no leave, and makes up nothing */
    demo_set(&r, F_ATTENDANCE_STATUS, !s->away ? "present" : frail ? "absent" : "leave");
    if (s->away)
        demo_set(&r, F_ATTENDANCE_REASON, frail ? "年老体弱" : reasons[why]);
    demo_set_day(&r, F_ATTENDANCE_MADE_UP_ON, s->made_up);
    enum status st = demo_put(t->d, &r, e);
    demo_row_end(&r);
    return st;
}

static enum status put_review(const struct table *t, int person, struct err *e)
{
    struct demo *d = t->d;
    const struct demo_deed *deed = t->deed;
    const struct demo_person *p = &d->person[person];
    int year = date_split(demo_counts_for(deed)).year;
    if (p->full == DAY_NONE || p->full > deed->held)
        return ST_OK;
    struct demo_row r;
    char code[16], file[32];
    demo_person_code(d, person, code);
    snprintf(file, sizeof file, "PY%d-%04d", year, person + 1);
    demo_row_begin(&r, &entity_review);
    demo_set(&r, F_REVIEW_PERSON, code);
    demo_set_number(&r, F_REVIEW_YEAR, year);
    demo_set(&r, F_REVIEW_RESULT,
             p->failed == year                                 ? "unqualified"
             : demo_roll(d, 10, ROLL_RESULT, person, year) < 3 ? "excellent"
                                                               : "qualified");
    demo_set(&r, F_REVIEW_FILE_NO, file);
    demo_set_day(&r, F_REVIEW_HELD_ON, deed->held);
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

static enum status put_deed(struct demo *d, const struct demo_deed *deed, struct err *e)
{
    struct table t = { .d = d, .deed = deed };
    char code[16];
    lay(&t);
    int delay = demo_roll(d, 3, ROLL_TYPED, deed->org, deed->serial);
    if (demo_roll(d, 40, ROLL_TYPED, deed->serial, 1) == 0)
        delay += 8; /* some are entered late */
    demo_typed(d, deed->held + delay);
    enum status s = put_activity(&t, code, e);
    for (int i = 0; i < t.n && s == ST_OK; i++)
        s = put_seat(&t, &t.seat[i], code, e);
    for (int i = 0; i < t.n && s == ST_OK && deed->type == MEMBER_REVIEW; i++)
        s = put_review(&t, t.seat[i].person, e);
    return s;
}

enum status demo_put_deeds(struct demo *d, struct err *e)
{
    enum status s = ST_OK;
    for (size_t i = 0; i < d->ndeed && demo_step(d, &s, e); i++)
        s = put_deed(d, &d->deed[i], e);
    return s;
}
