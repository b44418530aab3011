/* A row in memory, and the keys and names people write. */
#include "row.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "listed.h"
#include "mem.h"
#include "org_like.h"
#include "row_read.h"
#include "text.h"
#include "words.h"

void row_init(struct row *r, const struct entity *en)
{
    *r = (struct row){ .en = en };
}

void row_clear(struct row *r)
{
    for (int i = 0; r->en != NULL && i < r->en->nfields; i++)
        free(r->value[i]);
    free(r->entered_on);
    free(r->entered_by);
    row_init(r, r->en);
}

void row_set(struct row *r, int field, const char *value)
{
    char *old = r->value[field]; /* value may point into it */
    r->value[field] = value == NULL || *value == '\0' ? NULL : mem_dup(value);
    free(old);
}

const char *row_get(const struct row *r, int field)
{
    return r->value[field] == NULL ? "" : r->value[field];
}

void row_copy(struct row *to, const struct row *from)
{
    row_clear(to);
    *to = *from;
    for (int i = 0; i < from->en->nfields; i++)
        to->value[i] = mem_dup(from->value[i]);
    to->entered_on = mem_dup(from->entered_on);
    to->entered_by = mem_dup(from->entered_by);
}

const char *const *row_values(const struct row *r)
{
    return (const char *const *)r->value;
}

void row_key(const struct row *r, struct buf *out)
{
    bool first = true;
    for (int i = 0; i < r->en->nfields; i++) {
        if (!r->en->fields[i].key)
            continue;
        if (!first)
            buf_putc(out, '/');
        first = false;
        buf_puts(out, row_get(r, i));
    }
}

/* What others write for the same: full-width letters, brackets and blanks as plain ones without
 * blanks, and with the brackets of Chinese text. */
static enum status resolve_otherwise(struct db *db, const char *entity, const char *typed,
                                     struct buf *out)
{
    static const char *const brackets[] = { "（", "）" };
    struct buf folded = BUF_INIT, plain = BUF_INIT, wide = BUF_INIT;
    text_fold_width(&folded, typed);
    for (const char *at = buf_str(&folded); *at != '\0'; at++) {
        char one[2] = { *at, '\0' };
        if (*at == ' ')
            continue;
        buf_puts(&plain, one);
        buf_puts(&wide, *at == '(' || *at == ')' ? brackets[*at == ')'] : one);
    }
    enum status s = ST_MISSING;
    if (strcmp(buf_str(&plain), typed) != 0)
        s = row_resolve_exact(db, entity, buf_str(&plain), out, NULL);
    if (s == ST_MISSING && strcmp(buf_str(&wide), typed) != 0)
        s = row_resolve_exact(db, entity, buf_str(&wide), out, NULL);
    buf_free(&folded);
    buf_free(&plain);
    buf_free(&wide);
    return s;
}

enum status row_resolve(struct db *db, const char *entity, const char *typed, struct buf *out,
                        struct err *e)
{
    enum status s = row_resolve_plain(db, entity, typed, out, e);
    bool org = s == ST_MISSING && e != NULL && !strcmp(entity, "org");
    return org ? org_like_refuse(db, typed, NULL, e) : s;
}

enum status row_resolve_plain(struct db *db, const char *entity, const char *typed, struct buf *out,
                              struct err *e)
{
    struct err own;
    enum status s = row_resolve_exact(db, entity, typed, out, &own);
    if (s == ST_MISSING && resolve_otherwise(db, entity, typed, out) == ST_OK)
        return ST_OK;
    return s == ST_OK ? s : err_set(e, s, "%s", own.text);
}

enum status row_name_apart(struct db *db, const char *entity, const char *code, struct buf *out,
                           struct err *e)
{
    struct buf name = BUF_INIT, whose = BUF_INIT;
    enum status s = row_name(db, entity, code, &name, e);
    buf_puts(out, buf_str(&name));
    bool alone = row_resolve_plain(db, entity, buf_str(&name), &whose, NULL) == ST_OK &&
                 !strcmp(buf_str(&whose), code);
    if (s == ST_OK && !alone && strcmp(buf_str(&name), code) != 0)
        buf_printf(out, _("（%s）"), code);
    buf_free(&name);
    buf_free(&whose);
    return s;
}

/* One part of a key, as typed: read by its kind, a name resolved to its code. */
static enum status read_part(struct db *db, const struct field *f, const char *typed,
                             struct buf *out, struct err *e)
{
    struct buf value = BUF_INIT;
    enum status s = model_read(f, typed, &value, e);
    if (s == ST_OK && f->kind == FIELD_REF && value.len > 0)
        s = row_resolve(db, f->ref, value.data, out, e);
    else if (s == ST_OK)
        buf_puts(out, buf_str(&value));
    buf_free(&value);
    return s;
}

static int key_fields(const struct entity *en)
{
    int n = 0;
    for (int i = 0; i < en->nfields; i++)
        n += en->fields[i].key;
    return n;
}

static enum status split_key(struct db *db, const struct entity *en, const char *key,
                             struct row *out, struct err *e)
{
    int want = key_fields(en), got = 1;
    for (const char *at = key; *at != '\0'; at++)
        got += *at == '/';
    if (got != want) {
        struct buf form = BUF_INIT;
        for (int i = 0; i < en->nfields; i++) {
            if (en->fields[i].key)
                buf_printf(&form, "%s%s", form.len > 0 ? "/" : "", _(en->fields[i].label));
        }
        err_set(e, ST_USAGE, "“%.200s”不能指明%s，请写成 %s（空的也留着 /）。", key, _(en->label),
                buf_str(&form));
        buf_free(&form);
        return ST_USAGE;
    }
    for (int i = 0; i < en->nfields; i++) {
        if (!en->fields[i].key)
            continue;
        size_t n = strcspn(key, "/");
        char *part = mem_dupn(key, n);
        struct buf value = BUF_INIT;
        enum status s = read_part(db, &en->fields[i], part, &value, e);
        row_set(out, i, buf_str(&value));
        buf_free(&value);
        free(part);
        if (s != ST_OK)
            return s;
        key += n + (key[n] == '/');
    }
    return ST_OK;
}

enum status row_find_text(struct db *db, const struct entity *en, const char *key, struct row *row,
                          struct err *e)
{
    struct row wanted;
    row_init(&wanted, en);
    enum status s;
    if (en->prefix != NULL) {
        struct buf code = BUF_INIT;
        s = row_resolve(db, en->name, key, &code, e);
        row_set(&wanted, 0, buf_str(&code));
        buf_free(&code);
    } else {
        s = split_key(db, en, key, &wanted, e);
    }
    if (s == ST_OK) {
        s = row_find(db, en, row_values(&wanted), row, e);
        if (s == ST_MISSING && en->prefix == NULL)
            err_set(e, ST_MISSING, "没有%s“%.200s”（已有的见 dangjian list %s）。", _(en->label),
                    key, en->name);
    }
    row_clear(&wanted);
    return s;
}

enum status row_resolve_list(struct db *db, const char *entity, const char *list, bool plain,
                             struct buf *out, struct err *e)
{
    enum status s = ST_OK;
    const char *between = "";
    for (char *one; s == ST_OK && (one = listed_take(&list)) != NULL; free(one)) {
        buf_puts(out, between);
        s = (plain ? row_resolve_plain : row_resolve)(db, entity, one, out, e);
        between = ";";
    }
    return s;
}
