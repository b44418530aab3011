/* Which row one without a code means (commands.md). */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "fields.h"
#include "listed.h"
#include "mem.h"
#include "words.h"

enum { TWO = -1 };

static enum status two(const struct row *row, const char *by, struct err *e)
{
    return err_set(e, ST_REFUSED, "有不止一条%s与它%s相同，请填编号指明是哪一条。",
                   _(row->en->label), by);
}

/* Whether what is written about a candidate contradicts what the row says. */
static bool fits(const char *there, const char *here)
{
    return there[0] == '\0' || here[0] == '\0' || !strcmp(there, here);
}

static enum status match_id_no(struct db *db, const struct row *row, int64_t *id, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_PERSON_OF_ID_NO);
    stmt_bind_text(s, 1, row_get(row, F_PERSON_ID_NO));
    stmt_bind_int(s, 2, 0);
    int got = stmt_step(s, e);
    *id = got == 1 ? stmt_int(s, 0) : 0;
    bool more = got == 1 && stmt_step(s, e) == 1;
    stmt_reset(s);
    return got < 0 ? ST_FAILED : more ? two(row, _("身份证号"), e) : ST_OK;
}

/* By name, and the birthday where both are known; else the organisation. */
static enum status match_name(struct db *db, const struct row *row, int64_t *id, struct err *e)
{
    const char *no = row_get(row, F_PERSON_ID_NO), *birth = row_get(row, F_PERSON_BIRTH_ON);
    const char *org = row_get(row, F_PERSON_ORG);
    int64_t by_birth = 0, by_org = 0;
    struct stmt *s = db_query(db, QUERY_PERSON_NAMED);
    stmt_bind_text(s, 1, row_get(row, F_PERSON_NAME));
    int got;
    while ((got = stmt_step(s, e)) == 1) {
        if (!fits(stmt_text(s, 1), no))
            continue;
        if (birth[0] != '\0' && !strcmp(stmt_text(s, 2), birth))
            by_birth = by_birth == 0 ? stmt_int(s, 0) : TWO;
        else if (fits(stmt_text(s, 2), birth) && !strcmp(stmt_text(s, 3), org))
            by_org = by_org == 0 ? stmt_int(s, 0) : TWO;
    }
    if (got < 0)
        return ST_FAILED;
    *id = by_birth != 0 ? by_birth : by_org;
    if (*id != TWO)
        return ST_OK;
    *id = 0;
    return two(row, by_birth != 0 ? _("姓名和出生日期") : _("姓名和所在组织"), e);
}

static enum status match_person(struct db *db, const struct row *row, int64_t *id, struct err *e)
{
    enum status s = ST_OK;
    if (row_get(row, F_PERSON_ID_NO)[0] != '\0')
        s = match_id_no(db, row, id, e);
    return s == ST_OK && *id == 0 ? match_name(db, row, id, e) : s;
}

static size_t list_length(const char *list)
{
    size_t n = *list != '\0';
    for (; *list != '\0'; list++)
        n += *list == ';';
    return n;
}

bool match_same_words(const char *a, const char *b)
{
    if (list_length(a) != list_length(b))
        return false;
    struct listed word;
    while (listed_next(&a, &word))
        if (!listed_holds(b, word.text, word.n))
            return false;
    return true;
}

static enum status match_activity(struct db *db, const struct row *row, int64_t *id, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_ACTIVITY_HELD);
    stmt_bind_text(s, 1, row_get(row, F_ACTIVITY_ORG));
    stmt_bind_text(s, 2, row_get(row, F_ACTIVITY_HELD_ON));
    stmt_bind_text(s, 3, row_get(row, F_ACTIVITY_START_TIME));
    int got;
    while ((got = stmt_step(s, e)) == 1) {
        if (match_same_words(stmt_text(s, 1), row_get(row, F_ACTIVITY_TYPES)))
            *id = *id == 0 ? stmt_int(s, 0) : TWO;
    }
    if (got < 0)
        return ST_FAILED;
    return *id == TWO ? two(row, _("组织、日期、时间和类型"), e) : ST_OK;
}

static enum status match_query(struct stmt *s, const struct row *row, const char *by, int64_t *id,
                               struct err *e)
{
    int got;
    while ((got = stmt_step(s, e)) == 1)
        *id = *id == 0 ? stmt_int(s, 0) : TWO;
    if (got < 0)
        return ST_FAILED;
    return *id == TWO ? two(row, by, e) : ST_OK;
}

static enum status match_event(struct db *db, const struct row *row, int64_t *id, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_EVENT_OCCURRED);
    stmt_bind_text(s, 1, row_get(row, F_EVENT_TYPE));
    stmt_bind_text(s, 2, row_get(row, F_EVENT_OCCURRED_ON));
    stmt_bind_text(s, 3, row_get(row, F_EVENT_ORG));
    stmt_bind_text(s, 4, row_get(row, F_EVENT_PERSON));
    return match_query(s, row, _("类型、日期和对象"), id, e);
}

/* By name, under the organisation that is given: 第一党支部 there is everywhere. */
static enum status match_org(struct db *db, const struct row *row, uint64_t given, int64_t *id,
                             struct err *e)
{
    const char *parent = row_get(row, F_ORG_PARENT);
    bool under = (given & FIELD_BIT(F_ORG_PARENT)) != 0 && *parent != '\0';
    struct stmt *s = db_query(db, QUERY_ORG_NAMED);
    int got;
    stmt_bind_text(s, 1, row_get(row, F_ORG_NAME));
    while ((got = stmt_step(s, e)) == 1)
        if (!under || !strcmp(stmt_text(s, 1), parent))
            *id = *id == 0 ? stmt_int(s, 0) : TWO;
    if (got < 0)
        return ST_FAILED;
    return *id == TWO ? two(row, under ? _("名称和上级") : _("名称"), e) : ST_OK;
}

/* Entities whose rows are the same where these fields are: in the order of the statement. */
enum { ALIKE = 5, NO_FIELD = -1 };

static const struct {
    const struct entity *en;
    enum query q;
    const char *by;
    int fields[ALIKE];
} alike[] = {
    { &entity_ledger,
      QUERY_LEDGER_LIKE,
      "类型、组织和事项",
      { F_LEDGER_KIND, F_LEDGER_ORG, F_LEDGER_TITLE, NO_FIELD } },
    { &entity_project,
      QUERY_PROJECT_LIKE,
      "类型、组织和名称",
      { F_PROJECT_KIND, F_PROJECT_ORG, F_PROJECT_TITLE, NO_FIELD } },
    { &entity_tie,
      QUERY_TIE_LIKE,
      "类型、组织、双方和起始日期",
      { F_TIE_KIND, F_TIE_ORG, F_TIE_PERSON, F_TIE_PARTNER, F_TIE_FROM_ON } },
    { &entity_debrief,
      QUERY_DEBRIEF_LIKE,
      "组织、述职人、年度和形式",
      { F_DEBRIEF_ORG, F_DEBRIEF_PERSON, F_DEBRIEF_YEAR, F_DEBRIEF_FORM, NO_FIELD } },
    { &entity_criterion,
      QUERY_CRITERION_LIKE,
      "组织、年度、类别和指标",
      { F_CRITERION_ORG, F_CRITERION_YEAR, F_CRITERION_COHORT, F_CRITERION_NAME, NO_FIELD } },
};

static enum status match_alike(struct db *db, const struct row *row, int64_t *id, struct err *e)
{
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        if (alike[i].en != row->en)
            continue;
        struct stmt *s = db_query(db, alike[i].q);
        for (int k = 0; k < ALIKE && alike[i].fields[k] != NO_FIELD; k++)
            stmt_bind_text(s, k + 1, row_get(row, alike[i].fields[k]));
        return match_query(s, row, _(alike[i].by), id, e);
    }
    return ST_OK;
}

enum status match_row(struct db *db, const struct row *row, uint64_t given, int64_t *id,
                      struct err *e)
{
    *id = 0;
    enum status s = ST_OK;
    if (row->en == &entity_person)
        s = match_person(db, row, id, e);
    else if (row->en == &entity_activity)
        s = match_activity(db, row, id, e);
    else if (row->en == &entity_event)
        s = match_event(db, row, id, e);
    else if (row->en == &entity_org)
        s = match_org(db, row, given, id, e);
    else
        s = match_alike(db, row, id, e);
    if (s != ST_OK)
        *id = 0;
    return s;
}
