/* Checks of activities against the day and the others; and which check each entity has. */
#include <string.h>

#include "alike.h"
#include "door.h"
#include "fields.h"
#include "listed.h"
#include "words.h"

static enum status check_not_ahead(struct change *c, const struct row *row, int field,
                                   struct err *e)
{
    const char *day = row_get(row, field);
    if (day[0] == '\0' || strcmp(day, c->today_text) <= 0)
        return ST_OK;
    c->fault = field;
    return err_set(e, ST_REFUSED,
                   "%s %s 还没有到（今天是 %s）：开展之后再录入，打算开展的录入计划。",
                   _(row->en->fields[field].label), day, c->today_text);
}

static enum status check_activity(struct change *c, const struct row *row, struct err *e)
{
    if (listed_has(row_get(row, F_ACTIVITY_JOINT), row_get(row, F_ACTIVITY_ORG))) {
        c->fault = F_ACTIVITY_JOINT;
        return err_set(e, ST_REFUSED, "联合组织里不要再填本组织“%s”。",
                       row_get(row, F_ACTIVITY_ORG));
    }
    return check_not_ahead(c, row, F_ACTIVITY_HELD_ON, e);
}

/* Both stand once, whichever was written first. */
static enum status check_namesake(struct change *c, const struct row *row, struct err *e)
{
    bool known = false;
    enum status s =
        alike_is_apart(c->db, row->en == &entity_namesake ? &entity_person : &entity_org,
                       row_get(row, F_NAMESAKE_OTHER), row_get(row, F_NAMESAKE_ONE), &known, e);
    c->fault = F_NAMESAKE_OTHER;
    return s != ST_OK || !known
               ? s
               : err_set(e, ST_REFUSED, "%s 与 %s 已经登记为两个，不必再录。",
                         row_get(row, F_NAMESAKE_OTHER), row_get(row, F_NAMESAKE_ONE));
}

static enum status check_by_entity(struct change *c, const struct row *old, const struct row *row,
                                   struct err *e)
{
    if (row->en == &entity_org)
        return check_org(c, old, row, e);
    if (row->en == &entity_placement)
        return check_placement(c, row, e);
    if (row->en == &entity_person)
        return check_person(c, row, e);
    if (row->en == &entity_membership)
        return check_membership(c, row, e);
    if (row->en == &entity_post)
        return check_post(c, row, e);
    if (row->en == &entity_activity)
        return check_activity(c, row, e);
    if ((row->en == &entity_namesake || row->en == &entity_org_namesake) && old->id == 0)
        return check_namesake(c, row, e);
    if (row->en == &entity_review)
        return check_not_ahead(c, row, F_REVIEW_HELD_ON, e);
    return check_record(c, old, row, e);
}

enum status check_with_others(struct change *c, const struct row *old, const struct row *row,
                              struct err *e)
{
    enum status s = check_words(c, row, e);
    if (s == ST_OK)
        s = check_by_entity(c, old, row, e);
    if (s == ST_OK)
        c->fault = -1;
    return s;
}
