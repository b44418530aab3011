/* The conditions a filter makes of its words: on the row, on a field, on the names kept apart. */
#include "row_ask.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "name_texts.h"
#include "row_read.h"
#include "words.h"

/* Borrowed until the statement is done. A filter with more words than anybody types ends there. */
void ask_param(struct ask *a, const char *text, int64_t number)
{
    if (a->n < BINDS)
        a->bind[a->n++] = (struct bind){ text, number };
    buf_printf(&a->sql, "$%d", a->n);
}

const char *ask_hold(struct ask *a, struct buf *b)
{
    buf_reserve(b, 1);
    char *s = buf_take(b);
    if (a->nheld == BINDS) {
        free(s);
        return "";
    }
    return a->held[a->nheld++] = s;
}

bool ask_is_letters(const char *w)
{
    while (isalpha((unsigned char)*w) && (unsigned char)*w < 0x80)
        w++;
    return *w == '\0';
}

/* Letters alone are initials or a reading: they begin at a syllable. Anything else is looked for
 * anywhere. */
static const char *name_pattern(struct ask *a, const char *w)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s%s", ask_is_letters(w) ? "\n" : "", w);
    return ask_hold(a, &b);
}

/* What is meant goes on to a JSON list; how many there are, as far as they are counted. */
static int look_in_memory(const struct name_texts *t, const char *pattern, struct buf *codes)
{
    size_t at = 0;
    int n = 0;
    for (const char *code; n <= MEANT_MOST && (code = name_texts_next(t, pattern, &at)) != NULL;) {
        buf_putc(codes, n++ > 0 ? ',' : '[');
        json_string(codes, code);
    }
    return n;
}

static int look_in_database(struct db *db, const char *entity, const char *pattern,
                            struct buf *codes, struct err *e)
{
    struct stmt *s = db_prepare(db, "SELECT code FROM name_key"
                                    " WHERE entity = $1 AND holds(search, $2)");
    int n = 0;
    stmt_bind_static(s, 1, entity);
    stmt_bind_static(s, 2, pattern);
    while (n <= MEANT_MOST && stmt_step(s, e) == 1) {
        buf_putc(codes, n++ > 0 ? ',' : '[');
        json_string(codes, stmt_text(s, 0));
    }
    stmt_reset(s);
    return n;
}

/* Looked up once for all fields that may mean it: most words are nobody's name, and each look goes
 * through all names of the entity. */
static struct meant look_up(struct ask *a, const char *entity, const char *w)
{
    struct meant m = { .entity = entity, .word = w };
    struct buf codes = BUF_INIT;
    struct err e = { 0 };
    if (a->db == NULL)
        return m;
    const char *pattern = name_pattern(a, w);
    int n = name_texts_ready(a->of->texts, entity)
                ? look_in_memory(a->of->texts, pattern, &codes)
                : look_in_database(a->db, entity, pattern, &codes, &e);
    m.none = n == 0 && e.status == ST_OK;
    buf_puts(&codes, n > 0 ? "]" : "[]");
    if (n <= MEANT_MOST && e.status == ST_OK && a->nheld < BINDS)
        m.codes = ask_hold(a, &codes);
    else
        buf_free(&codes);
    return m;
}

static struct meant meant(struct ask *a, const char *entity, const char *w)
{
    for (int i = 0; i < a->nmeant; i++) {
        if (!strcmp(a->meant[i].entity, entity) && !strcmp(a->meant[i].word, w))
            return a->meant[i];
    }
    struct meant m = look_up(a, entity, w);
    if (a->nmeant < MEANT)
        a->meant[a->nmeant++] = m;
    return m;
}

/* (SELECT value …): the codes of what is meant. */
static void codes_of(struct ask *a, const struct meant *m)
{
    if (m->codes != NULL) {
        buf_puts(&a->sql, "(SELECT value FROM json_each(");
        ask_param(a, m->codes, 0);
        buf_puts(&a->sql, "))");
        return;
    }
    buf_puts(&a->sql, "(SELECT code AS value FROM name_key WHERE entity = ");
    ask_param(a, m->entity, 0);
    buf_puts(&a->sql, " AND holds(search, ");
    ask_param(a, name_pattern(a, m->word), 0);
    buf_puts(&a->sql, "))");
}

static void holds_text(struct ask *a, const struct field *f, const char *w)
{
    buf_printf(&a->sql, "holds(lower(t.\"%s\"), ", f->name);
    ask_param(a, w, 0);
    buf_puts(&a->sql, ")");
}

static void holds_item(struct ask *a, const struct field *f, const char *item)
{
    buf_printf(&a->sql, "holds(';' || t.\"%s\" || ';', ';' || ", f->name);
    ask_param(a, item, 0);
    buf_puts(&a->sql, " || ';')");
}

static void choice(struct ask *a, const struct field *f, const char *w)
{
    bool list = f->kind == FIELD_CHOICES, any = f->open;
    buf_puts(&a->sql, "(");
    if (f->open)
        holds_text(a, f, w);
    for (const struct choice *c = f->choices; c != NULL && c->word != NULL; c++) {
        if (strstr(c->label, w) == NULL && strcasestr(_(c->label), w) == NULL &&
            strcmp(c->word, w) != 0)
            continue;
        buf_puts(&a->sql, any ? " OR " : "");
        any = true;
        if (list) {
            holds_item(a, f, c->word);
        } else {
            buf_printf(&a->sql, "t.\"%s\" = ", f->name);
            ask_param(a, c->word, 0);
        }
    }
    buf_puts(&a->sql, any ? ")" : "0)");
}

/* Is the text of one that is meant; or holds the word, or one of a list is meant. */
static void reference(struct ask *a, const struct field *f, const char *w)
{
    bool name = model_naming(model_entity(f->ref)) >= 0;
    struct meant m = { .none = true };
    if (name)
        m = meant(a, f->ref, w);
    if (name && f->kind == FIELD_REF) {
        buf_printf(&a->sql, "(t.\"%s\" IN ", f->name);
        codes_of(a, &m);
        buf_puts(&a->sql, ")");
        return;
    }
    buf_puts(&a->sql, "(");
    holds_text(a, f, w);
    if (f->kind == FIELD_REFS && !m.none) {
        buf_printf(&a->sql, " OR (t.\"%s\" <> '' AND EXISTS (SELECT 1 FROM ", f->name);
        codes_of(a, &m);
        buf_printf(&a->sql, " k WHERE holds(';' || t.\"%s\" || ';', ';' || k.value || ';')))",
                   f->name);
    }
    buf_puts(&a->sql, ")");
}

static void number(struct ask *a, const struct field *f, const char *w)
{
    struct buf value = BUF_INIT;
    struct err e = { 0 };
    bool read = model_read(f, w, &value, &e) == ST_OK && value.len > 0;
    if (read) {
        buf_printf(&a->sql, "t.\"%s\" = ", f->name);
        ask_param(a, NULL, model_number(f, buf_str(&value)));
    } else {
        buf_puts(&a->sql, "0");
    }
    buf_free(&value);
}

static void empty(struct ask *a, const struct field *f)
{
    buf_printf(&a->sql, "(t.\"%s\" IS NULL", f->name);
    if (!model_is_number(f))
        buf_printf(&a->sql, " OR t.\"%s\" = ''", f->name);
    buf_puts(&a->sql, ")");
}

static void in_field(struct ask *a, const struct field *f, const char *w)
{
    if (f->guard == GUARD_PRIVATE) {
        buf_puts(&a->sql, "0");
    } else if (*w == '\0') {
        empty(a, f);
    } else if (f->guard == GUARD_MASKED) {
        buf_printf(&a->sql, "t.\"%s\" = upper(", f->name);
        ask_param(a, w, 0);
        buf_puts(&a->sql, ")");
    } else if (f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES) {
        choice(a, f, w);
    } else if (f->kind == FIELD_REF || f->kind == FIELD_REFS) {
        reference(a, f, w);
    } else if (model_is_number(f)) {
        number(a, f, w);
    } else {
        holds_text(a, f, w);
    }
}

/* What is private is not looked for, in its row or at all; what is masked only as a whole. */
void ask_in_field(struct ask *a, const struct field *f, const char *w)
{
    const struct entity *en = a->of->en;
    bool keeps = *w != '\0' && model_may_keep(en, (int)(f - en->fields));
    buf_puts(&a->sql, keeps ? "(" : "");
    in_field(a, f, w);
    if (keeps) {
        buf_puts(&a->sql, " AND NOT ");
        row_keeps(&a->sql, en, "t.");
        buf_puts(&a->sql, ")");
    }
}

/* Yes and no are in every row: they are asked for by their field. */
void ask_in_row(struct ask *a, const char *w)
{
    const struct entity *en = a->of->en;
    bool any = false;
    buf_puts(&a->sql, "(");
    for (int i = 0; i < en->nfields; i++) {
        const struct field *f = &en->fields[i];
        if (f->guard == GUARD_PRIVATE || f->kind == FIELD_YESNO)
            continue;
        buf_puts(&a->sql, any ? " OR " : "");
        any = true;
        ask_in_field(a, f, w);
    }
    buf_puts(&a->sql, ")");
}

/* Of rows that have a name all that is short stands in the search text, but for references and what
 * is masked: those are looked up by their indexes. */
void ask_in_names(struct ask *a, const char *w)
{
    const struct entity *en = a->of->en;
    buf_puts(&a->sql, "(holds(n.search, ");
    ask_param(a, name_pattern(a, w), 0);
    buf_puts(&a->sql, ")");
    for (int i = 0; i < en->nfields; i++) {
        const struct field *f = &en->fields[i];
        bool whole = f->guard == GUARD_MASKED && strlen(w) >= MASKED_LEAST;
        if (f->kind != FIELD_REF && !whole)
            continue;
        if (f->kind == FIELD_REF && model_naming(model_entity(f->ref)) >= 0 &&
            meant(a, f->ref, w).none)
            continue; /* one condition less for every name */
        buf_printf(&a->sql, " OR n.row IN (SELECT t.id FROM \"%s\" t WHERE ", en->name);
        ask_in_field(a, f, w);
        buf_puts(&a->sql, ")");
    }
    buf_puts(&a->sql, ")");
}
