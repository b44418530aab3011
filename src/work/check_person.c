/* Checks of persons, memberships and posts against the others: one ID number for one person, no
 * overlaps, groups in their organisation. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "fields.h"
#include "mem.h"
#include "words.h"

enum status check_person(struct change *c, const struct row *row, struct err *e)
{
    const char *no = row_get(row, F_PERSON_ID_NO);
    if (no[0] == '\0')
        return ST_OK;
    struct stmt *s = db_query(c->db, QUERY_PERSON_OF_ID_NO);
    stmt_bind_text(s, 1, no);
    stmt_bind_int(s, 2, row->id);
    int got = stmt_step(s, e);
    if (got == 1) {
        c->fault = F_PERSON_ID_NO;
        err_set(e, ST_REFUSED, "身份证号与 %s（%s）相同，请核对；同一个人请改那条记录。",
                stmt_text(s, 2), stmt_text(s, 1));
    }
    stmt_reset(s);
    return got == 0 ? ST_OK : got == 1 ? ST_REFUSED : ST_FAILED;
}

/* *kind and *parent of an organisation; "" where it is not there. Free both. */
static enum status stand(struct change *c, const char *org, char **kind, char **parent,
                         struct err *e)
{
    struct stmt *s = db_query(c->db, QUERY_ORG_STAND);
    stmt_bind_text(s, 1, org);
    int got = stmt_step(s, e);
    *kind = mem_dup(got == 1 ? stmt_text(s, 0) : "");
    *parent = mem_dup(got == 1 ? stmt_text(s, 1) : "");
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

/* The organisation is none of the groups, and the group is one of its. */
static enum status check_group(struct change *c, const char *org, const char *group, struct err *e)
{
    char *kind, *parent;
    enum status s = stand(c, org, &kind, &parent, e);
    if (s == ST_OK && !strcmp(kind, "group"))
        s = err_set(e, ST_REFUSED, "“%s”是党小组：请在所在组织填它的党支部“%s”，在党小组填它。",
                    org, parent);
    free(kind);
    free(parent);
    if (s != ST_OK || group[0] == '\0')
        return s;
    s = stand(c, group, &kind, &parent, e);
    if (s == ST_OK && strcmp(kind, "group") != 0)
        s = err_set(e, ST_REFUSED, "“%s”不是党小组，请改填党小组，或清空。", group);
    else if (s == ST_OK && strcmp(parent, org) != 0)
        s = err_set(e, ST_REFUSED, "党小组“%s”属于“%s”，不属于“%s”，请改填。", group, parent, org);
    free(kind);
    free(parent);
    return s;
}

enum status check_membership(struct change *c, const struct row *row, struct err *e)
{
    const char *from = row_get(row, F_MEMBERSHIP_FROM_ON);
    const char *to = row_get(row, F_MEMBERSHIP_TO_ON);
    enum status s =
        check_group(c, row_get(row, F_MEMBERSHIP_ORG), row_get(row, F_MEMBERSHIP_GROUP), e);
    if (s != ST_OK || (from[0] != '\0' && !strcmp(from, to)))
        return s;
    struct stmt *st = db_query(c->db, QUERY_MEMBERSHIP_OVERLAP);
    stmt_bind_text(st, 1, row_get(row, F_MEMBERSHIP_PERSON));
    stmt_bind_int(st, 2, row->id);
    stmt_bind_text(st, 3, from);
    stmt_bind_text(st, 4, to);
    int got = stmt_step(st, e);
    if (got == 1)
        err_set(
            e, ST_REFUSED, "与在“%s”的组织关系（%s 至 %s）时间重叠，请先改正其中一段的起止日期。",
            stmt_text(st, 0), stmt_text(st, 1), stmt_text(st, 2)[0] ? stmt_text(st, 2) : _("今"));
    stmt_reset(st);
    return got == 0 ? ST_OK : got == 1 ? ST_REFUSED : ST_FAILED;
}

enum status check_post(struct change *c, const struct row *row, struct err *e)
{
    const char *from = row_get(row, F_POST_FROM_ON), *to = row_get(row, F_POST_TO_ON);
    if (from[0] != '\0' && !strcmp(from, to))
        return ST_OK;
    struct stmt *s = db_query(c->db, QUERY_POST_OVERLAP);
    stmt_bind_text(s, 1, row_get(row, F_POST_PERSON));
    stmt_bind_text(s, 2, row_get(row, F_POST_ORG));
    stmt_bind_text(s, 3, row_get(row, F_POST_ROLE));
    stmt_bind_int(s, 4, row->id);
    stmt_bind_text(s, 5, from);
    stmt_bind_text(s, 6, to);
    int got = stmt_step(s, e);
    c->fault = F_POST_FROM_ON;
    if (got == 1)
        err_set(e, ST_REFUSED,
                "此人在该组织的同一职务已有一段任职（%s 至 %s），时间重叠，请改正起止日期。",
                stmt_text(s, 0), stmt_text(s, 1)[0] ? stmt_text(s, 1) : _("今"));
    stmt_reset(s);
    return got == 0 ? ST_OK : got == 1 ? ST_REFUSED : ST_FAILED;
}
