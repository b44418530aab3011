/* Histories kept in step with the row that shows their end: placement (隶属沿革) with org,
 * membership (组织关系) with person (commands.md).
 *
 * A person row with another organisation or group and a later since_on is a move: the open
 * membership closes on that day and the next one opens. With the same since_on, or none, it
 * corrects the last one. Saving a row of a history makes the other show the last one. The writes
 * here skip the hooks, so nothing goes round in a circle. */
#include <string.h>

#include "buf.h"
#include "door.h"
#include "fields.h"
#include "words.h"

/* The first row a query names; row keeps id 0 where there is none. $1 is a code, $2 a day where
 * `day` is given. */
static enum status load_first(struct change *c, enum query q, const struct entity *en,
                              const char *code, const char *day, struct row *row, struct err *e)
{
    struct stmt *s = db_query(c->db, q);
    stmt_bind_text(s, 1, code);
    if (day != NULL)
        stmt_bind_text(s, 2, day);
    int got = stmt_step(s, e);
    int64_t id = got == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    row_clear(row);
    return got < 0 ? ST_FAILED : id == 0 ? ST_OK : row_load(c->db, en, id, row, e);
}

static enum status find_code(struct change *c, const struct entity *en, const char *code,
                             struct row *row, struct err *e)
{
    const char *values[MODEL_MAX_FIELDS] = { code };
    enum status s = row_find(c->db, en, values, row, e);
    return s == ST_MISSING ? err_set(e, ST_REFUSED, "没有%s“%s”。", _(en->label), code) : s;
}

static bool differ(const struct row *a, const struct row *b, const int (*pairs)[2], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(row_get(a, pairs[i][0]), row_get(b, pairs[i][1])) != 0)
            return true;
    }
    return false;
}

static void take(struct row *to, const struct row *from, const int (*pairs)[2], size_t n)
{
    for (size_t i = 0; i < n; i++)
        row_set(to, pairs[i][0], row_get(from, pairs[i][1]));
}

/* Writes `to` with the pairs of fields taken from `from`, where they differ. */
static enum status bring(struct change *c, struct row *to, const struct row *from,
                         const int (*pairs)[2], size_t n, struct err *e)
{
    if (!differ(to, from, pairs, n))
        return ST_OK;
    struct row next;
    row_init(&next, to->en);
    row_copy(&next, to);
    take(&next, from, pairs, n);
    enum status s = change_write(c, to, &next, e);
    row_clear(&next);
    return s;
}

static const int org_of_placement[][2] = { { F_ORG_PARENT, F_PLACEMENT_PARENT },
                                           { F_ORG_POLICY, F_PLACEMENT_POLICY },
                                           { F_ORG_NAME, F_PLACEMENT_NAME } };
static const int placement_of_org[][2] = { { F_PLACEMENT_PARENT, F_ORG_PARENT },
                                           { F_PLACEMENT_POLICY, F_ORG_POLICY },
                                           { F_PLACEMENT_NAME, F_ORG_NAME } };
enum { PLACED = sizeof org_of_placement / sizeof *org_of_placement };

static const int person_of_membership[][2] = { { F_PERSON_ORG, F_MEMBERSHIP_ORG },
                                               { F_PERSON_GROUP, F_MEMBERSHIP_GROUP },
                                               { F_PERSON_SINCE_ON, F_MEMBERSHIP_FROM_ON },
                                               { F_PERSON_LEFT_ON, F_MEMBERSHIP_TO_ON },
                                               { F_PERSON_LEFT_REASON, F_MEMBERSHIP_REASON } };
static const int membership_of_person[][2] = { { F_MEMBERSHIP_ORG, F_PERSON_ORG },
                                               { F_MEMBERSHIP_GROUP, F_PERSON_GROUP },
                                               { F_MEMBERSHIP_FROM_ON, F_PERSON_SINCE_ON },
                                               { F_MEMBERSHIP_TO_ON, F_PERSON_LEFT_ON },
                                               { F_MEMBERSHIP_REASON, F_PERSON_LEFT_REASON } };
enum { JOINED = sizeof person_of_membership / sizeof *person_of_membership };

/* A new placement takes over what it does not say; an empty name always. */
static enum status fill_placement(struct change *c, const struct row *old, struct row *row,
                                  uint64_t *given, struct err *e)
{
    struct row before;
    row_init(&before, &entity_placement);
    enum status s =
        load_first(c, QUERY_PLACEMENT_BEFORE, &entity_placement, row_get(row, F_PLACEMENT_ORG),
                   row_get(row, F_PLACEMENT_FROM_ON), &before, e);
    const struct row *from = before.id != 0 ? &before : old;
    for (int i = F_PLACEMENT_PARENT; i < F_PLACEMENT_N && s == ST_OK; i++) {
        bool keeps_name = i == F_PLACEMENT_NAME && row_get(row, i)[0] == '\0';
        bool absent = old->id == 0 && !(*given & FIELD_BIT(i));
        if ((absent || (keeps_name && (*given & FIELD_BIT(i)))) && from->id != 0) {
            row_set(row, i, row_get(from, i));
            *given |= FIELD_BIT(i);
        }
    }
    row_clear(&before);
    return s;
}

enum status history_fill(struct change *c, const struct row *old, struct row *row, uint64_t *given,
                         struct err *e)
{
    return row->en == &entity_placement ? fill_placement(c, old, row, given, e) : ST_OK;
}

static bool elsewhere(const struct row *person, const struct row *membership)
{
    return strcmp(row_get(person, F_PERSON_ORG), row_get(membership, F_MEMBERSHIP_ORG)) != 0 ||
           strcmp(row_get(person, F_PERSON_GROUP), row_get(membership, F_MEMBERSHIP_GROUP)) != 0;
}

/* Whether this person row says that the person moved, after the last membership. */
static bool moves(const struct row *person, const struct row *last)
{
    return last->id != 0 && elsewhere(person, last) &&
           strcmp(row_get(person, F_PERSON_SINCE_ON), row_get(last, F_MEMBERSHIP_FROM_ON)) > 0;
}

/* A group stays with its organisation: who goes elsewhere leaves it, unless another one is said. */
static void forget_group(const struct row *old, struct row *row, uint64_t given)
{
    if (!(given & FIELD_BIT(F_PERSON_GROUP)) &&
        strcmp(row_get(old, F_PERSON_ORG), row_get(row, F_PERSON_ORG)) != 0)
        row_set(row, F_PERSON_GROUP, "");
}

/* The end of the membership left behind is not the end of the next one. */
static void forget_left(const struct row *old, struct row *row, uint64_t given)
{
    static const int fields[] = { F_PERSON_LEFT_ON, F_PERSON_LEFT_REASON };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        bool untouched = !strcmp(row_get(old, fields[i]), row_get(row, fields[i]));
        if (!(given & FIELD_BIT(fields[i])) || untouched)
            row_set(row, fields[i], "");
    }
}

static enum status person_before(struct change *c, const struct row *old, struct row *row,
                                 uint64_t given, struct err *e)
{
    struct row last;
    row_init(&last, &entity_membership);
    if (old->id == 0)
        return ST_OK;
    forget_group(old, row, given);
    enum status s = load_first(c, QUERY_MEMBERSHIP_LAST, &entity_membership,
                               row_get(old, F_PERSON_CODE), NULL, &last, e);
    const char *since = row_get(row, F_PERSON_SINCE_ON);
    const char *from = row_get(&last, F_MEMBERSHIP_FROM_ON);
    bool asks = s == ST_OK && last.id != 0 && elsewhere(row, &last);
    if (asks && row_get(row, F_PERSON_ORG)[0] == '\0') {
        c->fault = F_PERSON_ORG;
        s = err_set(
            e, ST_REFUSED,
            "已有组织关系，不能清空所在组织：离开的请填离开日期，录错的请删除该条组织关系。");
    } else if (asks && since[0] != '\0' && strcmp(since, from) < 0) {
        c->fault = F_PERSON_SINCE_ON;
        s = err_set(e, ST_REFUSED,
                    "转入日期 %s 早于现有组织关系的 %s：换组织请填之后的日期；"
                    "更正现有的请填同一日期；补录以前的请录入“组织关系”。",
                    since, from);
    } else if (asks && moves(row, &last)) {
        forget_left(old, row, given);
    } else if (asks && since[0] == '\0') {
        /* none given: the last one is corrected, its day stays */
        row_set(row, F_PERSON_SINCE_ON, from);
    }
    row_clear(&last);
    return s;
}

enum status history_before(struct change *c, const struct row *old, struct row *row, uint64_t given,
                           struct err *e)
{
    return row->en == &entity_person ? person_before(c, old, row, given, e) : ST_OK;
}

/* The membership that the person row shows. */
static void show_membership(const struct row *person, struct row *membership)
{
    row_set(membership, F_MEMBERSHIP_PERSON, row_get(person, F_PERSON_CODE));
    take(membership, person, membership_of_person, JOINED);
}

static enum status close_and_open(struct change *c, const struct row *person, struct row *last,
                                  struct err *e)
{
    const char *since = row_get(person, F_PERSON_SINCE_ON);
    const char *to = row_get(last, F_MEMBERSHIP_TO_ON);
    enum status s = ST_OK;
    struct row next;
    row_init(&next, &entity_membership);
    if (to[0] == '\0' || strcmp(to, since) > 0) {
        row_copy(&next, last);
        row_set(&next, F_MEMBERSHIP_TO_ON, since);
        s = change_write(c, last, &next, e);
        row_clear(&next);
    }
    show_membership(person, &next);
    if (s == ST_OK)
        s = check_membership(c, &next, e);
    if (s == ST_OK)
        s = change_write(c, NULL, &next, e);
    row_clear(&next);
    return s;
}

static enum status correct_last(struct change *c, const struct row *person, struct row *last,
                                struct err *e)
{
    struct row next;
    if (last->id != 0 && !differ(last, person, membership_of_person, JOINED))
        return ST_OK;
    row_init(&next, &entity_membership);
    if (last->id != 0)
        row_copy(&next, last);
    show_membership(person, &next);
    enum status s = c->foreseen ? ST_OK : check_membership(c, &next, e);
    if (s == ST_OK)
        s = change_write(c, last->id != 0 ? last : NULL, &next, e);
    row_clear(&next);
    return s;
}

/* Who is new has no membership yet. */
static enum status person_after(struct change *c, const struct row *old, const struct row *row,
                                struct err *e)
{
    struct row last;
    enum status s = ST_OK;
    row_init(&last, &entity_membership);
    if (old->id != 0)
        s = load_first(c, QUERY_MEMBERSHIP_LAST, &entity_membership, row_get(row, F_PERSON_CODE),
                       NULL, &last, e);
    if (s == ST_OK && moves(row, &last))
        s = close_and_open(c, row, &last, e);
    else if (s == ST_OK && row_get(row, F_PERSON_ORG)[0] != '\0')
        s = correct_last(c, row, &last, e);
    if (s != ST_OK && c->fault < 0)
        c->fault = F_PERSON_ORG;
    row_clear(&last);
    return s;
}

static enum status org_after(struct change *c, const struct row *row, struct err *e)
{
    struct row last;
    row_init(&last, &entity_placement);
    enum status s = load_first(c, QUERY_PLACEMENT_LAST, &entity_placement, row_get(row, F_ORG_CODE),
                               NULL, &last, e);
    if (s == ST_OK && last.id != 0) {
        s = bring(c, &last, row, placement_of_org, PLACED, e);
    } else if (s == ST_OK) {
        row_set(&last, F_PLACEMENT_ORG, row_get(row, F_ORG_CODE));
        take(&last, row, placement_of_org, PLACED);
        s = change_write(c, NULL, &last, e);
    }
    row_clear(&last);
    return s;
}

/* The row that shows the history shows its last row again; a person without any shows none. */
static enum status show_last(struct change *c, enum query q, const struct row *changed,
                             const struct entity *shown, const int (*pairs)[2], size_t n,
                             struct err *e)
{
    struct row last, to;
    row_init(&last, changed->en);
    row_init(&to, shown);
    enum status s = load_first(c, q, changed->en, row_get(changed, 0), NULL, &last, e);
    if (s == ST_OK)
        s = find_code(c, shown, row_get(changed, 0), &to, e);
    if (s == ST_OK)
        s = bring(c, &to, &last, pairs, n, e);
    row_clear(&last);
    row_clear(&to);
    return s;
}

enum status history_after(struct change *c, const struct row *old, const struct row *row,
                          struct err *e)
{
    if (row->en == &entity_org)
        return org_after(c, row, e);
    if (row->en == &entity_person)
        return person_after(c, old, row, e);
    if (row->en == &entity_placement)
        return show_last(c, QUERY_PLACEMENT_LAST, row, &entity_org, org_of_placement, PLACED, e);
    if (row->en == &entity_membership)
        return show_last(c, QUERY_MEMBERSHIP_LAST, row, &entity_person, person_of_membership,
                         JOINED, e);
    return ST_OK;
}

/* Whether rows of the entity move others with them. */
static bool follows(const struct entity *en)
{
    return en == &entity_org || en == &entity_person || en == &entity_placement ||
           en == &entity_membership;
}

/* Days, organisation and group of the membership are those of the person, and it is the first one:
 * beyond these checks there is nothing it could be refused for. */
bool history_foreseen(struct change *c, const struct row *old, const struct row *row)
{
    struct row first;
    if (!follows(row->en))
        return true;
    if (row->en != &entity_person || old->id != 0)
        return false;
    if (row_get(row, F_PERSON_ORG)[0] == '\0')
        return true;
    row_init(&first, &entity_membership);
    show_membership(row, &first);
    bool ok = scope_check(c, NULL, &first, NULL) == ST_OK &&
              closed_check(c, NULL, &first, NULL) == ST_OK &&
              check_membership(c, &first, NULL) == ST_OK;
    row_clear(&first);
    return ok;
}

/* Deletes the whole history of a row that is about to be deleted. */
static enum status delete_all(struct change *c, enum query q, const struct entity *en,
                              const char *code, struct err *e)
{
    struct row row;
    row_init(&row, en);
    enum status s = load_first(c, q, en, code, NULL, &row, e);
    while (s == ST_OK && row.id != 0) {
        s = change_write(c, &row, NULL, e);
        if (s == ST_OK)
            s = load_first(c, q, en, code, NULL, &row, e);
    }
    row_clear(&row);
    return s;
}

enum status history_delete_before(struct change *c, const struct row *row, struct err *e)
{
    const char *code = row_get(row, 0);
    enum status s = ST_OK;
    if (row->en == &entity_org &&
        (s = delete_all(c, QUERY_ORG_NAMESAKE_OF, &entity_org_namesake, code, e)) == ST_OK)
        s = delete_all(c, QUERY_PLACEMENT_LAST, &entity_placement, code, e);
    if (row->en == &entity_person &&
        (s = delete_all(c, QUERY_NAMESAKE_OF, &entity_namesake, code, e)) == ST_OK)
        s = delete_all(c, QUERY_MEMBERSHIP_LAST, &entity_membership, code, e);
    if (s != ST_OK)
        return s;
    if (row->en == &entity_placement && row_get(row, F_PLACEMENT_FROM_ON)[0] == '\0')
        return err_set(e, ST_REFUSED, "最初的一段隶属不能删除，请改正它，或删除组织。");
    return ST_OK;
}

enum status history_delete_after(struct change *c, const struct row *row, struct err *e)
{
    return row->en == &entity_placement || row->en == &entity_membership
               ? history_after(c, NULL, row, e)
               : ST_OK;
}
