/* The batches of the journal, for a list. */
#include "batches.h"

#include <stdlib.h>
#include <string.h>

#include "journal.h"
#include "mem.h"
#include "model.h"
#include "row.h"
#include "words.h"

void batches_free(struct batches *b)
{
    for (size_t i = 0; i < b->n; i++) {
        free(b->v[i].at);
        free(b->v[i].user);
        free(b->v[i].what);
    }
    free(b->v);
    *b = (struct batches){ 0 };
}

static enum status read_some(struct batches *b, struct db *db, int n, const char *filter,
                             struct err *e)
{
    struct stmt *s = db_query(db, QUERY_LOG_BATCHES);
    int got;
    batches_free(b);
    stmt_bind_int(s, 1, n);
    stmt_bind_text(s, 2, filter);
    while ((got = stmt_step(s, e)) == 1) {
        b->v = mem_grow(b->v, b->n, &b->cap, sizeof *b->v);
        b->v[b->n++] = (struct batch_line){ .id = stmt_int(s, 0),
                                            .at = mem_dup(stmt_text(s, 1)),
                                            .user = mem_dup(stmt_text(s, 2)),
                                            .what = mem_dup(stmt_text(s, 3)),
                                            .undone = stmt_int(s, 4) != 0,
                                            .rows = stmt_int(s, 5) };
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

enum status batches_read(struct batches *b, struct db *db, const char *filter, struct err *e)
{
    return read_some(b, db, BATCHES_MOST, filter, e);
}

enum status batches_newest(struct batches *b, struct db *db, int n, struct err *e)
{
    return read_some(b, db, n, "", e);
}

static bool has_name(const struct entity *en)
{
    return model_field(en, "name") >= 0;
}

/* Of what has no name: the organisation or person, and the day: 第一支部 2026-03-10; nothing of
 * what is kept from others, who read this in the status bar. */
static void whose_and_when(struct db *db, const struct entity *en, const char *key, struct buf *out)
{
    bool whose = false, when = false;
    struct row row;
    row_init(&row, en);
    if (row_find_text(db, en, key, &row, NULL) == ST_OK) {
        for (int i = 0; i < en->nfields; i++) {
            const struct field *f = &en->fields[i];
            const char *value = row_get(&row, i);
            if (*value == '\0' || model_guarded(en, i, row_values(&row)))
                continue;
            if (!whose && f->kind == FIELD_REF) {
                whose = true;
                row_name(db, f->ref, value, out, NULL);
            } else if (!when && f->kind == FIELD_DAY) {
                when = true;
                buf_printf(out, "%s%s", out->len > 0 ? " " : "", value);
            }
        }
    }
    row_clear(&row);
}

/* A row by its name, or by that of what its key begins with; what is gone by its key. */
static void tell_row(struct db *db, const char *entity, const char *key, struct buf *out)
{
    const struct entity *en = model_entity(entity);
    struct buf name = BUF_INIT;
    if (en == NULL) {
        buf_printf(out, "%s %s", journal_label(entity), key);
        return;
    }
    const struct field *first = &en->fields[0];
    char *part = mem_dupn(key, strcspn(key, "/"));
    if (en->prefix != NULL && has_name(en))
        row_name(db, en->name, key, &name, NULL);
    else if (en->prefix != NULL)
        whose_and_when(db, en, key, &name);
    else if (first->kind == FIELD_REF)
        row_name(db, first->ref, part, &name, NULL);
    if (name.len > 0 && strcmp(buf_str(&name), key) != 0 && strcmp(buf_str(&name), part) != 0)
        buf_printf(out, _("%s %s（%s）"), _(en->label), buf_str(&name), key);
    else
        buf_printf(out, "%s %s", _(en->label), key);
    free(part);
    buf_free(&name);
}

void batches_tell_rows(struct db *db, int64_t batch, struct buf *out)
{
    enum { TOLD = 3 };
    struct stmt *s = db_query(db, QUERY_BATCH_ROWS);
    int told = 0;
    stmt_bind_int(s, 1, batch);
    stmt_bind_int(s, 2, TOLD + 1);
    while (stmt_step(s, NULL) == 1 && told <= TOLD) {
        if (told == TOLD)
            buf_puts(out, _(" 等"));
        else
            buf_puts(out, told > 0 ? _("、") : "");
        if (told++ < TOLD)
            tell_row(db, stmt_text(s, 0), stmt_text(s, 1), out);
    }
    stmt_reset(s);
}

int64_t batches_last(struct db *db)
{
    struct stmt *s = db_query(db, QUERY_BATCH_LAST);
    int64_t id = stmt_step(s, NULL) == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return id;
}

bool batches_last_of(struct db *db, const char *entity, const char *key, struct buf *who)
{
    struct stmt *s = db_query(db, QUERY_LOG_CHANGES);
    stmt_bind_text(s, 1, entity);
    stmt_bind_text(s, 2, key);
    stmt_bind_text(s, 3, "");
    stmt_bind_int(s, 4, 1);
    stmt_bind_int(s, 5, 0);
    bool there = stmt_step(s, NULL) > 0;
    if (there)
        buf_printf(who, _("%s（%.16s）"), stmt_text(s, 3), stmt_text(s, 2));
    stmt_reset(s);
    return there;
}
