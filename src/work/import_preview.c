/* What comes of each line of a file, kept to be shown, and held against what comes of it when it is
 * put in: what was seen is what is done. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "mem.h"

/* FNV-1a over the values as they are read. */
static uint64_t digest_of(const struct import_line *l)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (int i = 0; i < MODEL_MAX_FIELDS; i++) {
        const char *s = l->value[i] != NULL ? l->value[i] : "";
        do
            h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
        while (*s++ != '\0');
    }
    for (int i = 0; i < IMPORT_ROLL; i++)
        for (const char *s = l->roll[i] != NULL ? l->roll[i] : ""; *s != '\0'; s++)
            h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    for (const char *s = l->aside != NULL ? l->aside : ""; *s != '\0'; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return h;
}

/* The first fields that anybody may see: P0001 张三; of what is, was or may be private as a whole
 * its key. was: NULL where there was none. */
static char *name_of(const struct entity *en, const char *const *values, const char *const *was,
                     bool refused)
{
    enum { NAMING = 3 };
    bool unknown = refused && en->hidden != NULL;
    struct buf b = BUF_INIT;
    for (int i = 0, n = 0; i < en->nfields && n < NAMING; i++) {
        const struct field *f = &en->fields[i];
        if (values[i] == NULL || *values[i] == '\0' || f->kind == FIELD_LONG ||
            model_guarded(en, i, values) || (was != NULL && model_guarded(en, i, was)) ||
            (unknown && !f->key))
            continue;
        buf_puts(&b, n++ > 0 ? " " : "");
        model_show(f, values[i], &b);
    }
    buf_reserve(&b, 1);
    return buf_take(&b);
}

static void add_value(struct import_row *r, struct buf *b, int field, const char *before,
                      const char *after)
{
    r->changed |= FIELD_BIT(field);
    buf_add(b, before, strlen(before) + 1);
    buf_add(b, after, strlen(after) + 1);
}

/* What is masked is shown so; the rest of what is guarded is not shown. */
static bool withheld(const struct row *row, int field)
{
    return row->en->fields[field].guard != GUARD_MASKED &&
           model_guarded(row->en, field, row_values(row));
}

static void keep(struct import_run *run, const struct import_line *l, enum import_state state,
                 const struct row *row)
{
    struct import *im = run->im;
    const struct entity *en = im->en;
    bool refused = state == IMPORT_REFUSED || state == IMPORT_ALIKE || state == IMPORT_ASIDE,
         created = state == IMPORT_CREATED;
    const struct row *was = change_was(run->c);
    struct buf values = BUF_INIT;
    const char
        *now[MODEL_MAX_FIELDS]; /* what will be made goes by its name: nobody knows its code */
    for (int i = 0; i < en->nfields; i++) {
        const char *made = refused ? NULL : import_org_made(run, &en->fields[i], row_get(row, i));
        now[i] = made != NULL          ? made
                 : !refused            ? row_get(row, i)
                 : l->value[i] != NULL ? l->value[i]
                                       : "";
    }
    im->row = mem_grow(im->row, im->nrows, &im->rows_cap, sizeof *im->row);
    struct import_row *r = &im->row[im->nrows++];
    *r = (struct import_row){
        .line = l->number, .state = state, .missing = run->missing_at, .said = digest_of(l)
    };
    if (!refused) {
        r->id = created ? 0 : row->id;
        r->version = row->version;
    }
    r->name = state == IMPORT_ASIDE
                  ? mem_dup(l->aside)
                  : name_of(en, now, state == IMPORT_UPDATED ? row_values(was) : NULL, refused);
    r->note = run->note.len > 0 && !refused ? mem_dup(buf_str(&run->note)) : NULL;
    for (int i = 0; i < en->nfields; i++) {
        const char *after = now[i];
        const char *before = state == IMPORT_UPDATED ? row_get(was, i) : "";
        if (state != IMPORT_UNCHANGED && strcmp(before, after) != 0)
            add_value(r, &values, i, before, after);
        if (en->fields[i].guard == GUARD_PRIVATE || (!refused && withheld(row, i)) ||
            (state == IMPORT_UPDATED && withheld(was, i)))
            r->withheld |= FIELD_BIT(i);
    }
    r->values = buf_take(&values);
}

static int by_line(const void *a, const void *b)
{
    const struct import_row *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

static enum status moved_on(const struct import_line *l, struct err *e)
{
    return err_set(e, ST_REFUSED,
                   "第 %d 行与预览时不同：有关的记录或文件在这期间有变动，没有导入；请重新预览。",
                   l->number);
}

enum status import_came_of(struct import_run *r, const struct import_line *l,
                           enum import_state state, const struct row *row, struct err *e)
{
    if (r->keep)
        keep(r, l, state, row);
    if (r->expected == NULL)
        return ST_OK;
    const struct import_row wanted = { .line = l->number };
    const struct import_row *x =
        r->expected->nrows == 0
            ? NULL
            : bsearch(&wanted, r->expected->row, r->expected->nrows, sizeof wanted, by_line);
    bool old = state == IMPORT_UPDATED || state == IMPORT_UNCHANGED;
    if (x == NULL || x->state != state || x->said != digest_of(l) ||
        (old && (x->id != row->id || x->version != row->version)))
        return moved_on(l, e);
    return ST_OK;
}

enum status import_preview(struct import *im, struct db *db, const struct import_how *how,
                           struct err *e)
{
    struct import_how dry = *how;
    struct import_run r = { .im = im, .db = db, .how = &dry, .keep = true };
    dry.dry_run = dry.valid_only = true;
    enum status s = import_execute(&r, e);
    if (im->nrows > 0) /* a file in which lines refer to each other was read in another order */
        qsort(im->row, im->nrows, sizeof *im->row, by_line);
    return s;
}

enum status import_commit(const struct import *im, struct db *db, const struct import_how *how,
                          struct err *e)
{
    struct import now = { .en = im->en,
                          .source = im->source,
                          .sheet = im->sheet,
                          .header_line = im->header_line,
                          .header = im->header,
                          .ncolumns = im->ncolumns,
                          .field = im->field,
                          .given = im->given,
                          .nlines = im->nrows,
                          .said = im->said,
                          .nsaid = im->nsaid,
                          .unknown = im->unknown,
                          .take_roll = im->take_roll,
                          .keep_blank = im->keep_blank,
                          .no_birth = im->no_birth,
                          .stage_as = im->stage_as,
                          .meant = im->meant,
                          .nmeant = im->nmeant,
                          .make_under = im->make_under };
    struct import_run r = { .im = &now, .db = db, .how = how, .expected = im };
    enum status s = import_execute(&r, e);
    import_forget(&now);
    free(now.refusals);
    return s;
}

bool import_row_field(const struct import_row *r, int field, const char **before,
                      const char **after)
{
    const char *at = r->values;
    if (!(r->changed & FIELD_BIT(field)))
        return false;
    for (int i = 0; i <= field; i++) {
        if (!(r->changed & FIELD_BIT(i)))
            continue;
        *before = at;
        *after = at + strlen(at) + 1;
        at = *after + strlen(*after) + 1;
    }
    return true;
}
