/* The readings and strokes of names, beside the rows. */
#include "name_key.h"

#include <ctype.h>
#include <string.h>

#include "buf.h"
#include "fields.h"
#include "hanzi.h"

/* Each way to call the row stands after a line end, so that one search finds beginnings too. */
static void add_line(struct buf *out, const char *s)
{
    if (*s == '\0')
        return;
    buf_putc(out, '\n');
    for (; *s != '\0'; s++)
        buf_putc(out, (char)tolower((unsigned char)*s));
}

/* A text is found by its beginning and by that of each of its first syllables; a name has a few,
 * and what is no name shall not fill the table with the square of its length. */
enum { SYLLABLES = 64 };

/* The words from each of them on, without blanks: zhangsanfeng, sanfeng, feng. */
static void add_readings(struct buf *out, const char *words)
{
    for (int i = 0; i < SYLLABLES && *words != '\0'; i++) {
        buf_putc(out, '\n');
        for (const char *at = words; *at != '\0'; at++)
            if (*at != ' ')
                buf_putc(out, *at);
        words += strcspn(words, " ");
        words += *words == ' ';
    }
}

static void add_initials(struct buf *out, const char *words)
{
    struct buf first = BUF_INIT;
    hanzi_initials(words, &first);
    for (size_t i = 0; i < SYLLABLES && i < first.len; i++)
        buf_printf(out, "\n%s", first.data + i);
    buf_free(&first);
}

struct keys {
    struct buf search, words, pinyin, strokes, strokes_short;
};

static const char *value(const struct row *r, const char *field)
{
    for (int i = 0; i < r->en->nfields; i++) {
        if (!strcmp(r->en->fields[i].name, field))
            return row_get(r, i);
    }
    return "";
}

/* What else is short and open about the row: 处长, 正式党员. */
static void add_values(struct buf *out, const struct row *r)
{
    for (int i = 1; i < r->en->nfields; i++) {
        const struct field *f = &r->en->fields[i];
        bool text = f->kind == FIELD_TEXT || f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES;
        struct buf shown = BUF_INIT;
        if (text && f->guard == GUARD_OPEN && i != model_naming(r->en))
            model_show(f, row_get(r, i), &shown);
        add_line(out, buf_str(&shown));
        buf_free(&shown);
    }
}

static void make(const struct row *r, const char *name, struct keys *k)
{
    enum hanzi_name what = r->en == &entity_person ? HANZI_PERSON : HANZI_TEXT;
    const char *said = value(r, "pinyin"), *brief = value(r, "short_name");
    if (*said != '\0')
        buf_puts(&k->words, said);
    else
        hanzi_words(name, what, &k->words);
    add_line(&k->search, row_get(r, 0));
    add_line(&k->search, name);
    add_initials(&k->search, buf_str(&k->words));
    add_readings(&k->search, buf_str(&k->words));
    if (*brief != '\0') {
        struct buf words = BUF_INIT;
        hanzi_words(brief, what, &words);
        add_initials(&k->search, buf_str(&words));
        add_readings(&k->search, buf_str(&words));
        buf_free(&words);
    }
    add_values(&k->search, r);
    hanzi_pinyin_key(name, buf_str(&k->words), &k->pinyin);
    hanzi_stroke_key(name, false, &k->strokes);
    hanzi_stroke_key(name, true, &k->strokes_short);
}

enum status name_key_put(struct db *db, const struct row *r, struct err *e)
{
    int naming = model_naming(r->en);
    struct keys k = { 0 };
    if (naming < 0)
        return ST_OK;
    make(r, row_get(r, naming), &k);
    struct stmt *s = db_query(db, QUERY_NAME_KEY_PUT);
    stmt_bind_static(s, 1, r->en->name);
    stmt_bind_int(s, 2, r->id);
    stmt_bind_static(s, 3, row_get(r, 0));
    stmt_bind_static(s, 4, buf_str(&k.search));
    stmt_bind_static(s, 5, buf_str(&k.pinyin));
    stmt_bind_static(s, 6, buf_str(&k.strokes));
    stmt_bind_static(s, 7, buf_str(&k.strokes_short));
    enum status st = stmt_run(s, e);
    buf_free(&k.search);
    buf_free(&k.words);
    buf_free(&k.pinyin);
    buf_free(&k.strokes);
    buf_free(&k.strokes_short);
    return st;
}

enum status name_key_drop(struct db *db, const struct row *r, struct err *e)
{
    if (model_naming(r->en) < 0)
        return ST_OK;
    struct stmt *s = db_query(db, QUERY_NAME_KEY_DROP);
    stmt_bind_static(s, 1, r->en->name);
    stmt_bind_int(s, 2, r->id);
    return stmt_run(s, e);
}

static enum status rebuild_one(struct db *db, const struct entity *en, struct err *e)
{
    struct row_query q = { .en = en, .sort = -1 };
    struct row_iter *it = row_each(db, &q);
    struct row row;
    enum status s = ST_OK;
    int got = 0;
    row_init(&row, en);
    while (s == ST_OK && (got = row_next(it, &row, e)) == 1)
        s = name_key_put(db, &row, e);
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? ST_FAILED : s;
}

enum status name_keys_rebuild(struct db *db, struct err *e)
{
    enum status s = stmt_run(db_query(db, QUERY_NAME_KEY_CLEAR), e);
    for (size_t i = 0; s == ST_OK && model_entities[i] != NULL; i++) {
        if (model_naming(model_entities[i]) >= 0)
            s = rebuild_one(db, model_entities[i], e);
    }
    return s;
}
