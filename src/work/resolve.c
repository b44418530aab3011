/* References of the rows that are put: names become codes. Among many rows those about one branch
 * follow each other, and what a field said last is not looked for again. */
#include "save.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "mem.h"

/* What a field referred to last. Holds while the change goes on, until a row of that entity is
 * written: nobody else writes meanwhile. */
struct resolved {
    const struct field *field; /* NULL: free */
    char *typed, *code;
};

void resolve_forget(struct change *c, const struct entity *written)
{
    for (int i = 0; c->resolved != NULL && i < RESOLVED; i++) {
        struct resolved *r = &c->resolved[i];
        if (r->field == NULL || (written != NULL && strcmp(r->field->ref, written->name) != 0))
            continue;
        free(r->typed);
        free(r->code);
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

static enum status resolve_field(struct change *c, const struct field *f, struct row *row, int i,
                                 struct err *e)
{
    struct resolved *r = place_of(c, f);
    const char *typed = row_get(row, i); /* a code means itself before it is anybody's name */
    struct buf code = BUF_INIT;
    if (r != NULL && r->field == f && (!strcmp(typed, r->code) || !strcmp(typed, r->typed))) {
        if (strcmp(typed, r->code) != 0)
            row_set(row, i, r->code);
        return ST_OK;
    }
    bool list = f->kind == FIELD_REFS;
    enum status s = (list ? row_resolve_list : row_resolve)(c->db, f->ref, typed, &code, e);
    if (s == ST_OK && r != NULL) {
        free(r->typed);
        free(r->code);
        *r = (struct resolved){ f, mem_dup(typed), mem_dup(buf_str(&code)) };
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
