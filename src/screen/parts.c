/* Who spoke at an activity, and with whom one talked: rows of attendance of their own. */
#include "activity.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "listed.h"
#include "mem.h"
#include "save.h"
#include "words.h"

void parts_read(struct app *a, const char *activity, const char *part, struct buf *out)
{
    struct row_query q = { .en = &entity_attendance,
                           .sort = F_ATTENDANCE_PERSON,
                           .nwhere = 2,
                           .where = { { F_ATTENDANCE_ACTIVITY, activity },
                                      { F_ATTENDANCE_ROLE, part } } };
    struct row_iter *it = row_each(a->db, &q);
    struct row row;
    row_init(&row, &entity_attendance);
    while (app_next(it, &row))
        buf_printf(out, "%s%s", out->len > 0 ? ";" : "", row_get(&row, F_ATTENDANCE_PERSON));
    row_iter_free(it);
    row_clear(&row);
}

static enum status put_one(struct change *c, struct row *row, bool there, struct err *e)
{
    enum put did;
    if (there)
        return change_put(c, row,
                          FIELD_BIT(F_ATTENDANCE_ACTIVITY) | FIELD_BIT(F_ATTENDANCE_PERSON) |
                              FIELD_BIT(F_ATTENDANCE_ROLE),
                          &did, e);
    const struct row_query q = { .en = &entity_attendance,
                                 .sort = -1,
                                 .nwhere = 3,
                                 .where = {
                                     { F_ATTENDANCE_ACTIVITY, row_get(row, F_ATTENDANCE_ACTIVITY) },
                                     { F_ATTENDANCE_PERSON, row_get(row, F_ATTENDANCE_PERSON) },
                                     { F_ATTENDANCE_ROLE, row_get(row, F_ATTENDANCE_ROLE) } } };
    return change_delete_found(c, &q, NULL, e);
}

/* Every one of `list` that is not in `other`: is put there, or goes. */
static enum status put_list(struct change *c, struct row *row, const char *list, const char *other,
                            bool there, struct err *e)
{
    enum status s = ST_OK;
    char *person;
    while (s == ST_OK && (person = listed_take(&list)) != NULL) {
        char *activity = mem_dup(row_get(row, F_ATTENDANCE_ACTIVITY));
        char *role = mem_dup(row_get(row, F_ATTENDANCE_ROLE));
        row_clear(row); /* what the one before was saved as goes */
        row_set(row, F_ATTENDANCE_ACTIVITY, activity);
        row_set(row, F_ATTENDANCE_ROLE, role);
        row_set(row, F_ATTENDANCE_PERSON, person);
        if (!listed_has(other, person))
            s = put_one(c, row, there, e);
        free(person);
        free(activity);
        free(role);
    }
    return s;
}

enum status parts_put(struct change *c, const char *activity, const char *part, const char *before,
                      const char *after, struct err *e)
{
    struct row row;
    row_init(&row, &entity_attendance);
    row_set(&row, F_ATTENDANCE_ACTIVITY, activity);
    row_set(&row, F_ATTENDANCE_ROLE, part);
    enum status s = put_list(c, &row, before, after, false, e);
    if (s == ST_OK)
        s = put_list(c, &row, after, before, true, e);
    row_clear(&row);
    return s;
}
