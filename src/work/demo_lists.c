/* The demonstration's debriefs of each December, and what stands on the lists of its units. */
#include <stdio.h>
#include <string.h>

#include "demo_own.h"

enum { ROLL_DEBRIEF = 700, ROLL_VOTES };

static enum status put_debrief(struct demo *d, int org, int year, daynum on, struct err *e)
{
    const struct demo_org *o = &d->org[org];
    int speaker = demo_holder(d, org, "secretary", on);
    int people = 20 + demo_roll(d, 15, ROLL_VOTES, org, year);
    char code[16];
    struct demo_row r;
    demo_row_begin(&r, &entity_debrief);
    demo_set(&r, F_DEBRIEF_ORG, o->code);
    if (speaker >= 0) {
        demo_person_code(d, speaker, code);
        demo_set(&r, F_DEBRIEF_PERSON, code);
    }
    demo_set_number(&r, F_DEBRIEF_YEAR, year);
    demo_set(&r, F_DEBRIEF_FORM, demo_is(o, "leading_group") ? "written" : "meeting");
    demo_set(&r, F_DEBRIEF_STAGE, "evaluated");
    demo_set_day(&r, F_DEBRIEF_DELIVERED_ON, on);
    demo_set_number(&r, F_DEBRIEF_GOOD, people - 5);
    demo_set_number(&r, F_DEBRIEF_FAIRLY_GOOD, 4);
    demo_set_number(&r, F_DEBRIEF_AVERAGE, 1);
    demo_typed(d, on + 1);
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

static enum status put_debriefs(struct demo *d, int year, struct err *e)
{
    static const char *const kinds[] = { "leading_group", "committee", "general_branch", "branch" };
    enum { KINDS = sizeof kinds / sizeof *kinds };
    daynum first = date_make(year, 12, 1);
    enum status s = ST_OK;
    for (size_t i = 0; i < d->norg * KINDS && s == ST_OK; i++) {
        int org = (int)(i / KINDS);
        daynum on =
            demo_workday(first + demo_roll(d, 24, ROLL_DEBRIEF, org, year), first, first + 27);
        if (demo_is(&d->org[org], kinds[i % KINDS]) && demo_lives(&d->org[org], on) &&
            on <= d->today)
            s = put_debrief(d, org, year, on, e);
    }
    return s;
}

/* One line of a list: days before today. */
struct item {
    const char *kind, *title;
    int branch;                   /* -1: the committee's */
    int opened, deadline, closed; /* closed 0: not yet */
};

static const struct item items[] = {
    { "problem", "学习记录不规范", 3, 150, 60, 72 },
    { "problem", "党员活动室设施陈旧", 6, 120, 30, 24 }, /* late */
    { "problem", "谈心谈话记录过简", 10, 80, 9, 0 },     /* overdue */
    { "problem", "个别支部请销假不严", -1, 40, -20, 0 },
    { "resolution", "修订党员活动室管理办法", 2, 45, 12, 15 },
    { "resolution", "组织一次志愿服务", 8, 20, -6, 0 },
    { "rectification", "补齐上半年会议记录", 12, 70, 35, 40 },
};

enum { ITEMS = sizeof items / sizeof *items };

static enum status put_item(struct demo *d, int unit, const struct item *i, struct err *e)
{
    int org = i->branch < 0 ? demo_of_unit(d, unit, "committee") : demo_branch(d, unit, i->branch);
    daynum opened = d->today - i->opened;
    if (org < 0 || opened < d->from || !demo_lives(&d->org[org], d->today))
        return ST_OK;
    struct demo_row r;
    char title[96];
    snprintf(title, sizeof title, "%s（示例）", i->title);
    demo_row_begin(&r, &entity_ledger);
    demo_set(&r, F_LEDGER_KIND, i->kind);
    demo_set(&r, F_LEDGER_ORG, d->org[org].code);
    demo_set(&r, F_LEDGER_TITLE, title);
    demo_set(&r, F_LEDGER_MEASURES, "明确专人，限期完成（示例）");
    demo_set(&r, F_LEDGER_OWNER, "支部书记");
    demo_set_day(&r, F_LEDGER_OPENED_ON, opened);
    demo_set_day(&r, F_LEDGER_DEADLINE, d->today - i->deadline);
    demo_set_day(&r, F_LEDGER_CLOSED_ON, i->closed > 0 ? d->today - i->closed : DAY_NONE);
    demo_typed(d, i->closed > 0 ? d->today - i->closed : opened + 1);
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

enum status demo_put_lists(struct demo *d, struct err *e)
{
    enum status s = ST_OK;
    for (int year = date_split(d->from).year; year <= date_split(d->today).year && s == ST_OK;
         year++)
        s = put_debriefs(d, year, e);
    for (size_t i = 0; i < (size_t)d->units * ITEMS && s == ST_OK; i++)
        s = put_item(d, (int)(i / ITEMS), &items[i % ITEMS], e);
    return s;
}
