/* Days of which a file has the month alone: 出生年月 1970.01, as rosters of cadres write it. */
#include <string.h>

#include "date.h"
#include "fields.h"
#include "import_own.h"
#include "words.h"

/* Whether a day lies in the month; 1970-1 is January or October. */
static bool lies_in(const char *day, const char *month)
{
    size_t n = strlen(month);
    if (n == strlen("1970-01"))
        return !strncmp(day, month, n);
    return !strncmp(day, month, 5) && (!strncmp(day + 5, "01", 2) || !strncmp(day + 5, "10", 2));
}

/* The day an ID number has; "" where there is none. */
static void day_of_id(const char *id_no, char out[DAY_TEXT])
{
    daynum birth;
    *out = '\0';
    if (*id_no != '\0' && model_id_no(id_no, &birth, NULL))
        date_format(birth, out);
}

/* Of other days more depends: without a day of joining nobody is a member. */
static bool is_birth(const struct row *row, int field)
{
    return row->en == &entity_person && field == F_PERSON_BIRTH_ON;
}

static enum status no_day(const struct row *row, int field, const char *month, struct err *e)
{
    bool vague = strlen(month) < strlen("1970-01");
    return err_set(e, ST_USAGE,
                   "“%s”只有年月%s，没有日：请补上日，写成 2026-03-05 的样子%s；"
                   "不知道是哪一天的请留空，或略过这一列。",
                   month, vague ? _("（是 1 月还是 10 月也说不清）") : "",
                   is_birth(row, field) ? _("，或在这一行填身份证号") : "");
}

static enum status settle(struct import *im, const struct row *old, const struct import_line *l,
                          struct row *row, int field, uint64_t *given, struct err *e)
{
    const char *month = l->value[field], *known = old->id != 0 ? row_get(old, field) : "";
    char day[DAY_TEXT] = "";
    if (is_birth(row, field)) {
        const char *id_no = row_get(row, F_PERSON_ID_NO);
        day_of_id(*id_no != '\0' || old->id == 0 ? id_no : row_get(old, F_PERSON_ID_NO), day);
    }
    if (*day != '\0' && !lies_in(day, month))
        return err_set(e, ST_REFUSED, "“%s”与身份证号中的 %s 不一致，请核对。", month, day);
    if (*day != '\0') {
        row_set(row, field, day);
        return ST_OK;
    }
    if (*known != '\0' && !lies_in(known, month))
        return err_set(e, ST_REFUSED, "“%s”与已记录的 %s 不一致，请核对；要改的请写出日。", month,
                       known);
    if (*known == '\0' && !(is_birth(row, field) && im->no_birth)) {
        im->unborn += is_birth(row, field);
        return no_day(row, field, month, e);
    }
    *given &= ~FIELD_BIT(field);
    return ST_OK;
}

enum status import_find_old(struct db *db, const struct row *row, struct row *old, struct err *e)
{
    enum status s = ST_MISSING;
    if (row->id != 0)
        s = row_load(db, row->en, row->id, old, e);
    else if (row->en->prefix == NULL || *row_get(row, 0) != '\0')
        s = row_find(db, row->en, row_values(row), old, e);
    return s == ST_MISSING ? ST_OK : s;
}

/* Of several the last is told by e, the others here. */
enum status import_settle_months(struct import_run *r, const struct import_line *l, struct row *row,
                                 uint64_t *given, int *fault, struct err *e)
{
    const struct entity *en = row->en;
    struct row old;
    row_init(&old, en);
    enum status s = import_find_old(r->db, row, &old, e), one = s;
    for (int i = 0; i < en->nfields && one != ST_FAILED; i++) {
        struct err own;
        if (!(l->months & FIELD_BIT(i)))
            continue;
        one = settle(r->im, &old, l, row, i, given, &own);
        if (one == ST_OK)
            continue;
        if (s != ST_OK)
            import_refuse(r->im, l->number, import_column_of(r->im, *fault), e->text);
        s = err_set(e, one, "%s", own.text);
        *fault = i;
    }
    row_clear(&old);
    return s;
}
