/* References of the rows that are put: names become codes. Among many rows those about one branch
 * follow each other, and what a field said last is not looked for again. */
#include "save.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "mem.h"
#include "org_like.h"

/* What a field referred to last. Holds while the change goes on, until a row of that entity is
 * written: nobody else writes meanwhile. */
struct resolved {
    const struct field *field; /* NULL: free */
    char *typed, *code;
    char *within; /* of a 党小组: the code of its branch; NULL: of anything else */
};

void resolve_forget(struct change *c, const struct entity *written)
{
    for (int i = 0; c->resolved != NULL && i < RESOLVED; i++) {
        struct resolved *r = &c->resolved[i];
        if (r->field == NULL || (written != NULL && strcmp(r->field->ref, written->name) != 0))
            continue;
        free(r->typed);
        free(r->code);
        free(r->within);
        *r = (struct resolved){ 0 };
    }
    if (written == NULL) {
        free(c->resolved);
        c->resolved = NULL;
    }
}

/* The place of the field, or a free one; NULL: there is none. */
static struct resolved *place_of(struct change *c, const struct field *f)
{
    struct resolved *room = NULL;
    if (!c->bulk)
        return NULL;
    if (c->resolved == NULL)
        c->resolved = mem_alloc(RESOLVED * sizeof *c->resolved);
    for (int i = 0; i < RESOLVED; i++) {
        if (c->resolved[i].field == f)
            return &c->resolved[i];
        if (c->resolved[i].field == NULL)
            room = &c->resolved[i];
    }
    return room;
}

/* The branch in which a 党小组 is looked for by its name: 第一党小组 there is in every one. NULL:
 * it is none, or the row does not say. */
static const char *branch_of(const struct row *row, int field)
{
    int org = !strcmp(row->en->fields[field].name, "group") ? model_field(row->en, "org") : -1;
    return org >= 0 && *row_get(row, org) != '\0' ? row_get(row, org) : NULL;
}

/* Appended to code where the branch has one of that name. */
static enum status find_group(struct db *db, const char *branch, const char *typed,
                              struct buf *code, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_GROUP_NAMED);
    stmt_bind_static(s, 1, typed);
    stmt_bind_static(s, 2, branch);
    int got = stmt_step(s, e);
    if (got == 1)
        buf_puts(code, stmt_text(s, 0));
    if (got == 1 && stmt_step(s, e) == 1) /* two: the name alone says nothing */
        buf_clear(code);
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status stands_in(struct db *db, const char *group, const char *branch, bool *here,
                             struct err *e)
{
    struct stmt *s = db_query(db, QUERY_ORG_STAND);
    stmt_bind_text(s, 1, group);
    int got = stmt_step(s, e);
    *here = got == 1 && !strcmp(stmt_text(s, 1), branch);
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

enum status resolve_group(struct db *db, const char *branch, const char *typed, struct buf *code,
                          struct err *e)
{
    enum status s = find_group(db, branch, typed, code, e);
    if (s != ST_OK || code->len > 0)
        return s;
    s = row_resolve_plain(db, "org", typed, code, e);
    bool here = true;
    if ((s == ST_OK || s == ST_REFUSED) && strcmp(buf_str(code), typed) != 0 &&
        stands_in(db, buf_str(code), branch, &here, e) != ST_OK)
        return ST_FAILED;
    if (!here) {
        buf_clear(code);
        s = err_set(e, ST_MISSING,
                    "“%.90s”没有党小组“%.200s”，请先录入（已有的见 dangjian list org）。", branch,
                    typed);
    }
    return s;
}

/* Of one row it is said what a name may mean that nothing has; an import says it of each name. */
static enum status resolve_one(struct change *c, const struct field *f, const char *branch,
                               const char *typed, struct buf *code, struct err *e)
{
    if (f->kind == FIELD_REFS)
        return row_resolve_list(c->db, f->ref, typed, c->bulk, code, e);
    if (branch == NULL)
        return (c->bulk ? row_resolve_plain : row_resolve)(c->db, f->ref, typed, code, e);
    enum status s = resolve_group(c->db, branch, typed, code, e);
    return s == ST_MISSING && !c->bulk ? org_like_refuse(c->db, typed, branch, e) : s;
}

static bool same_place(const struct resolved *r, const char *branch)
{
    return branch == NULL ? r->within == NULL : r->within != NULL && !strcmp(r->within, branch);
}

static enum status resolve_field(struct change *c, const struct field *f, struct row *row, int i,
                                 struct err *e)
{
    struct resolved *r = place_of(c, f);
    const char *typed = row_get(row, i); /* a code means itself before it is anybody's name */
    const char *branch = branch_of(row, i);
    struct buf code = BUF_INIT;
    if (r != NULL && r->field == f && same_place(r, branch) &&
        (!strcmp(typed, r->code) || !strcmp(typed, r->typed))) {
        if (strcmp(typed, r->code) != 0)
            row_set(row, i, r->code);
        return ST_OK;
    }
    enum status s = resolve_one(c, f, branch, typed, &code, e);
    if (s == ST_OK && r != NULL) {
        free(r->typed);
        free(r->code);
        free(r->within);
        *r = (struct resolved){ f, mem_dup(typed), mem_dup(buf_str(&code)),
                                branch != NULL ? mem_dup(branch) : NULL };
    }
    if (s == ST_OK)
        row_set(row, i, buf_str(&code));
    buf_free(&code);
    return s;
}

enum status resolve_row(struct change *c, struct row *row, uint64_t given, bool keys, struct err *e)
{
    for (int i = 0; i < row->en->nfields; i++) {
        const struct field *f = &row->en->fields[i];
        if ((f->kind != FIELD_REF && f->kind != FIELD_REFS) || f->key != keys ||
            !(given & FIELD_BIT(i)) || row_get(row, i)[0] == '\0')
            continue;
        enum status s = resolve_field(c, f, row, i, e);
        if (s == ST_OK)
            continue;
        c->fault = i;
        return s == ST_MISSING ? err_set(e, ST_REFUSED, "%s", e->text) : s;
    }
    return ST_OK;
}

void change_resolve(struct change *c, struct row *row)
{
    for (int i = 0; i < row->en->nfields; i++) {
        const struct field *f = &row->en->fields[i];
        if (f->kind == FIELD_REF && row_get(row, i)[0] != '\0')
            resolve_field(c, f, row, i, NULL);
    }
}
