/* What happens in the demonstration, and the records that answer it. Those of persons that rules
 * ask about say no more than that there was one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "demo_own.h"
#include "mem.h"

enum { CYCLE = 540 }; /* days after which the same comes again, in a long demonstration */

enum { ROLL_DELAY = 200 };

/* One line of a unit's story. */
struct story {
    const char *type;
    int ago;           /* days */
    int branch, place; /* whose: a person there, or (place -1) the branch itself */
    enum demo_fate fate;
};

static const struct story branch_story[] = {
    { "job_change", 12, 4, 9, FATE_MISSED }, /* not yet: there are days left */
    { "job_change", 95, 0, 9, FATE_DONE },   { "job_change", 210, 9, 9, FATE_DONE },
    { "job_change", 333, 2, 10, FATE_LATE }, { "job_change", 470, 5, 9, FATE_DONE },
    { "award", 58, 18, 9, FATE_MISSED },     { "award", 140, 2, 11, FATE_DONE },
    { "award", 140, 8, 10, FATE_DONE },      { "award", 140, 12, 11, FATE_DONE },
    { "award", 420, 4, 10, FATE_DONE },      { "award", 420, 17, 11, FATE_DONE },
    { "difficulty", 180, 7, 12, FATE_DONE }, { "difficulty", 430, 17, 9, FATE_DONE },
    { "conflict", 255, 8, 9, FATE_DONE },    { "complaint", 300, 15, 9, FATE_DONE },
    { "retirement", 75, 0, 10, FATE_DONE },  { "retirement", 160, 12, 10, FATE_DONE },
    { "retirement", 385, 2, 9, FATE_LATE },  { "review_failed", 320, 14, 9, FATE_DONE },
    { "vacancy", 70, 17, -1, FATE_MISSED }, /* three weeks are left */
    { "vacancy", 205, 11, -1, FATE_DONE },   { "vacancy", 440, 5, -1, FATE_LATE },
    { "violation", 262, 15, -1, FATE_DONE }, { "serious_violation", 415, 15, -1, FATE_DONE },
};

/* Decisions from above: whom they reach, and how often. */
static const int upper[] = { 14, 112, 231, 352, 486 };
static const int central[] = { 24, 101, 192, 290, 411, 507 };

static int add_event(struct demo *d, const char *type, int org, int person, daynum on)
{
    d->event = mem_grow(d->event, d->nevent, &d->cap_event, sizeof *d->event);
    d->event[d->nevent++] =
        (struct demo_event){ .type = type, .org = org, .person = person, .on = on };
    return (int)d->nevent - 1;
}

static void answer(struct demo *d, enum demo_type type, int org, int person, int event, int after)
{
    daynum on = d->event[event].on;
    struct demo_deed deed = { .held = demo_workday(on + after, on, on + after + 6),
                              .for_on = DAY_NONE,
                              .org = org,
                              .person = person,
                              .event = event,
                              .type = type };
    if (deed.held <= d->today)
        demo_add_deed(d, &deed);
}

static void answer_all(struct demo *d, int event, enum demo_fate fate)
{
    const struct demo_event *e = &d->event[event];
    int delay = 4 + demo_roll(d, 14, ROLL_DELAY, event, 0);
    if (fate == FATE_MISSED)
        return;
    if (fate == FATE_LATE)
        delay += 32;
    if (e->person >= 0) {
        int org = demo_home(d, e->person, e->on);
        bool failed = !strcmp(e->type, "review_failed");
        if (org >= 0)
            answer(d, failed ? DISPOSITION : TALK, org, failed ? -1 : e->person, event, delay);
    } else if (!strcmp(e->type, "vacancy")) {
        answer(d, BY_ELECTION, e->org, -1, event, delay + (fate == FATE_LATE ? 65 : 35));
    } else {
        int org = e->org;
        bool serious = !strcmp(e->type, "serious_violation");
        answer(d, HANDLING, org, -1, event, delay);
        if (serious)
            answer(d, REPORT_UP, org, -1, event, 3);
        if (serious)
            answer(d, SPECIAL_LIFE_MEETING, org, -1, event, delay + 7);
    }
}

/* Sixty on that day. */
static void retire(struct demo *d, int person, daynum on)
{
    struct demo_person *p = &d->person[person];
    p->retired = true;
    p->female = false;
    p->birth = date_add_years(on, -60);
    p->joined = date_make(date_split(p->birth).year + 26, 7, 1);
    p->full = date_add_years(p->joined, 1);
}

static void tell(struct demo *d, int unit, const struct story *s, daynum on, bool again)
{
    int org = demo_branch(d, unit, s->branch);
    if (org < 0 || d->org[org].closed || d->org[org].fresh)
        return;
    int person = s->place < 0 ? -1 : demo_person_at(d, org, s->place);
    if (s->place >= 0 && (person < 0 || d->person[person].lot != LOT_PLAIN))
        return;
    if (!strcmp(s->type, "retirement")) {
        if (d->person[person].retired)
            return;
        retire(d, person, on);
    }
    if (!strcmp(s->type, "review_failed"))
        d->person[person].failed = date_split(on).year - 1;
    int event = add_event(d, s->type, person < 0 ? org : -1, person, on);
    answer_all(d, event, again ? FATE_DONE : s->fate);
}

static bool known(const struct demo *d, daynum on)
{
    return on >= d->from && on <= d->today;
}

/* Each branch hears of a decision in one of its next meetings; demo_deeds.c lets one of them name
 * it. */
static void tell_decisions(struct demo *d, int unit, int cycle)
{
    int committee = demo_of_unit(d, unit, "committee");
    int group = demo_of_unit(d, unit, "leading_group");
    for (size_t i = 0; i < sizeof upper / sizeof *upper; i++) {
        daynum on = demo_workday(d->today - upper[i] - cycle, d->from, d->today);
        if (known(d, d->today - upper[i] - cycle)) {
            int event = add_event(d, "upper_decision", committee, -1, on);
            d->event[event].below = true;
        }
    }
    for (size_t i = 0; i < sizeof central / sizeof *central; i++) {
        daynum on = demo_workday(d->today - central[i] - cycle, d->from, d->today);
        if (known(d, d->today - central[i] - cycle))
            answer(d, LEADING_GROUP_MEETING, group, -1,
                   add_event(d, "central_decision", group, -1, on), 6 + (int)i * 2);
    }
}

/* Trained in the weeks before the appointment. */
static void prepare(struct demo *d, int org, int event)
{
    const struct demo_event *e = &d->event[event];
    int committee = demo_of_unit(d, d->org[org].unit, "committee");
    struct demo_deed deed = { .held = demo_workday(e->on - 20, d->from, e->on - 1),
                              .for_on = DAY_NONE,
                              .org = committee,
                              .person = e->person,
                              .event = -1,
                              .type = POST_TRAINING };
    demo_add_deed(d, &deed);
}

/* A new secretary was appointed, and the one before has another job. */
static void tell_changes(struct demo *d)
{
    for (size_t i = 0; i < d->npost; i++) {
        const struct demo_post *p = &d->post[i];
        if (p->to == DAY_NONE || p->to < d->from || d->org[p->org].closed)
            continue;
        int next = demo_holder(d, p->org, p->role, p->to), org = p->org;
        answer(d, TALK, org, p->person, add_event(d, "job_change", -1, p->person, p->to), 4);
        if (next >= 0)
            prepare(d, org, add_event(d, "secretary_appointed", -1, next, d->post[i].to));
    }
}

void demo_plan_events(struct demo *d)
{
    for (int unit = 0; unit < d->units; unit++) {
        for (int cycle = 0; d->today - cycle >= d->from; cycle += CYCLE) {
            for (size_t i = 0; i < sizeof branch_story / sizeof *branch_story; i++) {
                const struct story *s = &branch_story[i];
                daynum on = demo_workday(d->today - s->ago - cycle, d->from, d->today);
                bool once = !strcmp(s->type, "retirement") && cycle > 0;
                if (known(d, d->today - s->ago - cycle) && !once)
                    tell(d, unit, s, on, cycle > 0);
            }
            tell_decisions(d, unit, cycle);
        }
    }
    tell_changes(d);
}

static enum status put_event(struct demo *d, struct demo_event *ev, struct err *e)
{
    struct demo_row r;
    char person[16];
    demo_row_begin(&r, &entity_event);
    demo_set(&r, F_EVENT_TYPE, ev->type);
    if (ev->person >= 0) {
        demo_person_code(d, ev->person, person);
        demo_set(&r, F_EVENT_PERSON, person);
    } else {
        demo_set(&r, F_EVENT_ORG, d->org[ev->org].code);
        demo_set(&r, F_EVENT_SCOPE, ev->below ? "below" : "own");
    }
    demo_set_day(&r, F_EVENT_OCCURRED_ON, ev->on);
    demo_set(&r, F_EVENT_NOTE, "示例事项");
    if (!strcmp(ev->type, "upper_decision") || !strcmp(ev->type, "central_decision"))
        demo_set(&r, F_EVENT_DOCUMENT, "关于示例工作的通知（示例）");
    demo_typed(d, ev->on + 1);
    enum status s = demo_put(d, &r, e);
    if (s == ST_OK)
        snprintf(ev->code, sizeof ev->code, "%s", row_get(&r.row, F_EVENT_CODE));
    demo_row_end(&r);
    return s;
}

static enum status put_waiver(struct demo *d, int org, const char *slot, int person,
                              struct period p, const char *reason, struct err *e)
{
    struct demo_row r;
    char code[16] = "";
    if (person >= 0)
        demo_person_code(d, person, code);
    demo_row_begin(&r, &entity_waiver);
    demo_set(&r, F_WAIVER_ORG, d->org[org].code);
    demo_set(&r, F_WAIVER_SLOT, slot);
    demo_set(&r, F_WAIVER_PERSON, code);
    demo_set_day(&r, F_WAIVER_FROM_ON, p.first);
    demo_set_day(&r, F_WAIVER_TO_ON, p.last);
    demo_set(&r, F_WAIVER_REASON, reason);
    demo_set(&r, F_WAIVER_APPROVED_BY, "机关党委");
    demo_set(&r, F_WAIVER_DOCUMENT, "机关党委会议纪要（示例）");
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

static enum status put_waivers(struct demo *d, struct err *e)
{
    static const char *const slots[] = { "coverage", "hours-member" };
    daynum first = demo_first_ago(d, 4);
    struct period month = { first, date_month_end(first) }, always = { d->from, DAY_NONE };
    enum status s = ST_OK;
    demo_typed(d, first);
    for (size_t i = 0; i < d->norg && s == ST_OK; i++) {
        if (demo_suspended(&d->org[i], d, first) && !d->org[i].fresh)
            s = put_waiver(d, (int)i, "", -1, month, "抽调参加专项工作，当月组织生活暂停（示例）",
                           e);
    }
    for (size_t i = 0; i < d->npersons * 2 && s == ST_OK; i++) {
        int person = (int)(i / 2);
        if (demo_frail(d, person))
            s = put_waiver(d, d->person[person].org, slots[i % 2], person, always,
                           "年老体弱，行动不便（示例）", e);
    }
    return s;
}

/* Told in the order of their days. */
static int by_day(const void *a, const void *b)
{
    const struct demo_event *const *x = a, *const *y = b;
    if ((*x)->on != (*y)->on)
        return (*x)->on < (*y)->on ? -1 : 1;
    return (*x > *y) - (*x < *y);
}

enum status demo_put_events(struct demo *d, struct err *e)
{
    struct demo_event **order = mem_alloc((d->nevent + 1) * sizeof *order);
    enum status s = ST_OK;
    for (size_t i = 0; i < d->nevent; i++)
        order[i] = &d->event[i];
    qsort(order, d->nevent, sizeof *order, by_day);
    for (size_t i = 0; i < d->nevent && demo_step(d, &s, e); i++)
        s = put_event(d, order[i], e);
    free(order);
    return s == ST_OK ? put_waivers(d, e) : s;
}
