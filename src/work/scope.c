/* What operators may write: of which organisation a row is, and whether that is in their scope. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "fields.h"
#include "mem.h"
#include "operator.h"
#include "words.h"

struct reach {
    enum operator_reach reach;
    char *org;
    struct map *inside; /* organisation -> 1: in the scope, 0: not */
    bool changed;       /* the list of operators itself */
};

enum status operator_reach(struct db *db, const char *user, enum operator_reach *reach,
                           struct buf *scope, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_OPERATOR_MINE);
    stmt_bind_text(s, 1, user);
    int got = stmt_step(s, e);
    *reach = OPERATOR_FREE;
    if (got == 1 && stmt_int(s, 0) > 0)
        *reach = stmt_int(s, 1) == 0     ? OPERATOR_READER
                 : *stmt_text(s, 2) != 0 ? OPERATOR_SCOPE
                                         : OPERATOR_WHOLE;
    if (got == 1 && scope != NULL)
        buf_puts(scope, stmt_text(s, 2));
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

/* 可以请 lisi、wangwu 办理。 */
static void add_who(struct db *db, const char *org, struct buf *out)
{
    struct stmt *s = db_query(db, QUERY_OPERATOR_OF_ORG);
    int n = 0;
    stmt_bind_text(s, 1, org);
    while (n < 5 && stmt_step(s, NULL) == 1)
        buf_printf(out, "%s%s", n++ == 0 ? _("；可以请 ") : _("、"), stmt_text(s, 0));
    stmt_reset(s);
    buf_puts(out, n == 0 ? _("。") : _(" 办理。"));
}

static void add_org(struct db *db, const char *org, struct buf *out)
{
    struct buf name = BUF_INIT;
    row_name(db, "org", org, &name, NULL);
    buf_printf(out, _("%s（%s）"), buf_str(&name), org);
    buf_free(&name);
}

void operator_tell(struct db *db, const char *user, struct buf *out)
{
    enum operator_reach reach;
    struct buf scope = BUF_INIT;
    struct err unread; /* said by whoever reads next */
    if (operator_reach(db, user, &reach, &scope, &unread) == ST_OK && reach == OPERATOR_SCOPE) {
        buf_puts(out, _("可以录入和修改的是"));
        add_org(db, buf_str(&scope), out);
        buf_puts(out, _("及其下级的记录。"));
    } else if (reach == OPERATOR_READER) {
        buf_printf(out, _("%s 不在操作员名单中，只能查看"), user);
        add_who(db, "", out);
    }
    buf_free(&scope);
}

static enum status refuse(struct db *db, const char *org, struct buf *why, struct err *e)
{
    add_who(db, org, why);
    enum status st = err_set(e, ST_REFUSED, "%s", buf_str(why));
    buf_free(why);
    return st;
}

enum status operator_whole(struct db *db, const char *user, const char *what, struct err *e)
{
    enum operator_reach reach;
    struct buf why = BUF_INIT;
    enum status st = operator_reach(db, user, &reach, NULL, e);
    if (st || reach == OPERATOR_FREE || reach == OPERATOR_WHOLE)
        return st;
    buf_printf(&why, _("%s要由管辖全部组织的操作员来做，%s 不是"), what, user);
    return refuse(db, "", &why, e);
}

enum status scope_begin(struct change *c, struct err *e)
{
    struct buf org = BUF_INIT;
    c->scope = mem_alloc(sizeof *c->scope);
    enum status st = operator_reach(c->db, c->journal.user, &c->scope->reach, &org, e);
    c->scope->org = mem_dup(buf_str(&org));
    buf_free(&org);
    return st;
}

void scope_free(struct change *c)
{
    if (c->scope == NULL)
        return;
    map_free(c->scope->inside);
    free(c->scope->org);
    free(c->scope);
    c->scope = NULL;
}

enum status scope_whole(struct change *c, const char *what, struct err *e)
{
    return operator_whole(c->db, c->journal.user, what, e);
}

static const char *value_of(const struct row *r, const char *field)
{
    for (int i = 0; i < r->en->nfields; i++)
        if (!strcmp(r->en->fields[i].name, field))
            return row_get(r, i);
    return "";
}

/* Where a row has no organisation of its own it is of that of what it refers to: an attendance of
 * the meeting's, dues of the person's. */
static enum status org_of(struct db *db, const struct row *r, struct buf *out, struct err *e)
{
    static const struct {
        const char *field;
        enum query q;
    } refers[] = { { "activity", QUERY_OPERATOR_ACTIVITY_ORG },
                   { "ledger", QUERY_OPERATOR_LEDGER_ORG },
                   { "person", QUERY_OPERATOR_PERSON_ORG } };
    int got = 0;
    buf_puts(out, value_of(r, "org"));
    if (r->en == &entity_transfer)
        buf_puts(out, row_get(r, F_TRANSFER_FROM_ORG));
    for (size_t i = 0; i < sizeof refers / sizeof *refers && out->len == 0 && got >= 0; i++) {
        const char *code = value_of(r, refers[i].field);
        if (*code == '\0')
            continue;
        struct stmt *s = db_query(db, refers[i].q);
        stmt_bind_text(s, 1, code);
        got = stmt_step(s, e);
        if (got == 1)
            buf_puts(out, stmt_text(s, 0));
        stmt_reset(s);
    }
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status is_inside(struct change *c, const char *org, bool *in, struct err *e)
{
    if (c->scope->inside == NULL)
        c->scope->inside = map_new();
    int64_t known = map_get(c->scope->inside, org, -1);
    *in = known == 1;
    if (known >= 0)
        return ST_OK;
    struct stmt *s = db_query(c->db, QUERY_OPERATOR_REACHES);
    stmt_bind_text(s, 1, org);
    stmt_bind_text(s, 2, c->scope->org);
    int got = stmt_step(s, e);
    *in = got == 1 && stmt_int(s, 0) > 0;
    stmt_reset(s);
    if (got < 0)
        return ST_FAILED;
    map_set(c->scope->inside, org, *in);
    return ST_OK;
}

static enum status outside(struct change *c, const char *org, const char *what, struct err *e)
{
    struct buf why = BUF_INIT;
    add_org(c->db, org, &why);
    buf_printf(&why, _("的%s不在 %s 的管辖（"), what, c->journal.user);
    add_org(c->db, c->scope->org, &why);
    buf_puts(&why, _("及其下级）之内"));
    return refuse(c->db, org, &why, e);
}

static enum status look_inside(struct change *c, const char *org, const char *what, struct err *e)
{
    bool in;
    enum status st = is_inside(c, org, &in, e);
    return st || in ? st : outside(c, org, what, e);
}

static enum status reader(struct change *c, const char *org, struct err *e)
{
    struct buf why = BUF_INIT;
    buf_printf(&why, _("%s 不在操作员名单中，只能查看"), c->journal.user);
    return refuse(c->db, org, &why, e);
}

static enum status look(struct change *c, const struct entity *en, const char *org, struct err *e)
{
    struct buf why = BUF_INIT;
    if (*org != '\0')
        return look_inside(c, org, _(en->label), e);
    buf_printf(&why, _("%s不属于哪一个组织，要由管辖全部组织的操作员来改"), _(en->label));
    return refuse(c->db, "", &why, e);
}

enum status change_reach(struct change *c, const char *org, const char *what, struct err *e)
{
    if (c->scope->reach == OPERATOR_FREE || c->scope->reach == OPERATOR_WHOLE)
        return ST_OK;
    if (c->scope->reach == OPERATOR_READER)
        return reader(c, org, e);
    if (*org == '\0')
        return scope_whole(c, what, e);
    return look_inside(c, org, what, e);
}

/* A new organisation is its parent's; one that is moved must stay inside. */
static enum status look_org(struct change *c, const struct row *before, const struct row *after,
                            struct err *e)
{
    enum status st = ST_OK;
    map_free(c->scope->inside); /* the tree changes */
    c->scope->inside = NULL;
    if (before != NULL)
        st = look(c, before->en, row_get(before, F_ORG_CODE), e);
    if (!st && after != NULL &&
        (before == NULL || strcmp(row_get(before, F_ORG_PARENT), row_get(after, F_ORG_PARENT))))
        st = look(c, after->en, row_get(after, F_ORG_PARENT), e);
    return st;
}

/* Whether the second of a pair of one name is within reach: a pair stands once, whichever of both
 * was written first, and is of the organisations of both. */
static enum status second_inside(struct change *c, const struct row *r, bool *in, struct err *e)
{
    struct row second;
    struct buf org = BUF_INIT;
    *in = false;
    if (r->en != &entity_namesake && r->en != &entity_org_namesake)
        return ST_OK;
    row_init(&second, r->en);
    row_set(&second, F_NAMESAKE_ONE, row_get(r, F_NAMESAKE_OTHER));
    enum status st = org_of(c->db, &second, &org, e);
    if (!st)
        st = is_inside(c, buf_str(&org), in, e);
    buf_free(&org);
    row_clear(&second);
    return st;
}

static enum status look_row(struct change *c, const struct row *r, struct err *e)
{
    struct buf org = BUF_INIT;
    bool in;
    enum status st = second_inside(c, r, &in, e);
    if (!st && !in)
        st = org_of(c->db, r, &org, e);
    if (!st && !in)
        st = look(c, r->en, buf_str(&org), e);
    buf_free(&org);
    return st;
}

enum status scope_check(struct change *c, const struct row *before, const struct row *after,
                        struct err *e)
{
    const struct row *side[] = { before, after };
    const struct entity *en = before != NULL ? before->en : after->en;
    enum status st = ST_OK;
    c->scope->changed |= en == &entity_operator;
    if (c->scope->reach == OPERATOR_FREE || c->scope->reach == OPERATOR_WHOLE)
        return ST_OK;
    if (c->scope->reach == OPERATOR_READER) {
        struct buf org = BUF_INIT;
        st = org_of(c->db, after != NULL ? after : before, &org, e);
        if (!st)
            st = reader(c, buf_str(&org), e);
        buf_free(&org);
        return st;
    }
    if (en == &entity_org)
        return look_org(c, before, after, e);
    for (int i = 0; i < 2 && !st; i++)
        if (side[i] != NULL)
            st = look_row(c, side[i], e);
    return st;
}

/* Whoever changes the list stays in it, with everything in reach: else a slip of the pen could
 * leave nobody who may mend it. */
enum status scope_end(struct change *c, struct err *e)
{
    enum operator_reach reach;
    if (!c->scope->changed)
        return ST_OK;
    enum status st = operator_reach(c->db, c->journal.user, &reach, NULL, e);
    if (st || reach == OPERATOR_FREE || reach == OPERATOR_WHOLE)
        return st;
    return err_set(e, ST_REFUSED,
                   "这样改了以后 %s 自己不再管辖全部组织，操作员名单就可能没有人能改了；"
                   "请先录入操作员 %s，管辖组织不填（要交给别人的，由接手的人来改）。",
                   c->journal.user, c->journal.user);
}
