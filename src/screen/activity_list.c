/* The list of activities (活动): that of every entity, with the attendance. */
#include "activity.h"

#include "date.h"
#include "entity_list.h"
#include "fields.h"
#include "words.h"

enum { LATE_DAYS = 7 };

static bool make(struct app *a)
{
    struct buf org = BUF_INIT;
    bool saved = false;
    if (a->org != NULL)
        buf_puts(&org, a->org);
    if (app_pick_org(a, _("哪个组织的活动"), &org))
        saved = activity_new(a, buf_str(&org));
    buf_free(&org);
    return saved;
}

/* The attendance goes with its activity, in one change. */
static enum status remove_parts(struct change *c, struct app *a, const struct row *activity,
                                struct err *e)
{
    struct row_query q = { .en = &entity_attendance,
                           .sort = -1,
                           .nwhere = 1,
                           .where = {
                               { F_ATTENDANCE_ACTIVITY, row_get(activity, F_ACTIVITY_CODE) } } };
    (void)a;
    return change_delete_found(c, &q, NULL, e);
}

/* 12/13: those present, and those on the list. */
static void present(struct app *a, const struct row *row, struct buf *out)
{
    struct row_query q = { .en = &entity_attendance,
                           .sort = -1,
                           .nwhere = 2,
                           .where = { { F_ATTENDANCE_ACTIVITY, row_get(row, F_ACTIVITY_CODE) },
                                      { F_ATTENDANCE_ROLE, "attendee" },
                                      { F_ATTENDANCE_STATUS, "present" } } };
    int64_t all = 0, there = 0;
    if (row_count(a->db, &q, &all, NULL) != ST_OK || all == 0)
        return;
    q.nwhere = 3;
    if (row_count(a->db, &q, &there, NULL) == ST_OK)
        buf_printf(out, "%lld/%lld", (long long)there, (long long)all);
}

static void late(struct app *a, const struct row *row, struct buf *out)
{
    daynum entered = date_parse(row->entered_on != NULL ? row->entered_on : "");
    daynum held = date_parse(row_get(row, F_ACTIVITY_HELD_ON));
    (void)a;
    if (entered != DAY_NONE && held != DAY_NONE && entered - held > LATE_DAYS)
        buf_puts(out, _("补录"));
}

static const struct extra_column extra[] = {
    { "present", N_("出席"), 7, true, present },
    { "late", N_("录入"), 4, false, late },
};

static const struct list_kind kind = {
    .en = &entity_activity,
    .make = make,
    .edit = activity_edit,
    .copy = activity_copy,
    .year = activity_backfill,
    .remove = remove_parts,
    .with = N_("和它的出席记录"),
    .extra = extra,
    .nextra = sizeof extra / sizeof *extra,
    .columns = "held_on org types theme present late",
};

void activity_list_open(struct app *a)
{
    elist_open_kind(a, &kind, false);
}
