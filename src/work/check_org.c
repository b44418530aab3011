/* Checks of organisations and their placements against the others: no cycle, a kind that never
 * changes. */
#include <stdlib.h>
#include <string.h>

#include "above.h"
#include "door.h"
#include "fields.h"
#include "mem.h"

static enum status check_cycle(struct change *c, const char *org, const char *parent,
                               const char *day, struct err *e)
{
    char *at = mem_dup(parent);
    enum status s = ST_OK;
    int depth = 0;
    while (s == ST_OK && *at != '\0') {
        if (!strcmp(at, org) || ++depth > ABOVE_MOST) {
            s = err_set(e, ST_REFUSED, "上级组织“%s”在本组织之下，上下级成了圈，请改填上级组织。",
                        parent);
            break;
        }
        s = above_next(c->db, &at, day, e);
    }
    free(at);
    return s;
}

static const char *const last_day = "9999-12-31"; /* after every day */

enum status check_org(struct change *c, const struct row *old, const struct row *row, struct err *e)
{
    if (old->id != 0 && strcmp(row_get(old, F_ORG_KIND), row_get(row, F_ORG_KIND)) != 0) {
        c->fault = F_ORG_KIND;
        return err_set(e, ST_REFUSED,
                       "组织类型定下后不再更改：改建时请撤销原组织，另建新组织并填“承接自”。");
    }
    if (old->id == 0 || !strcmp(row_get(old, F_ORG_PARENT), row_get(row, F_ORG_PARENT)))
        return ST_OK;
    c->fault = F_ORG_PARENT;
    return check_cycle(c, row_get(row, F_ORG_CODE), row_get(row, F_ORG_PARENT), last_day, e);
}

enum status check_placement(struct change *c, const struct row *row, struct err *e)
{
    c->fault = F_PLACEMENT_PARENT;
    const char *org = row_get(row, F_PLACEMENT_ORG), *parent = row_get(row, F_PLACEMENT_PARENT);
    return check_cycle(c, org, parent, row_get(row, F_PLACEMENT_FROM_ON), e);
}
