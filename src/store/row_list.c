/* The rows of a list: the statement is assembled from the dictionary, as in row_each.c. */
#include "row_list.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "row_ask.h"
#include "row_read.h"

enum { CHUNK = 512 };

/* Begins a condition of the statement or of one inside it. */
static void also(struct ask *a, bool *any)
{
    buf_puts(&a->sql, *any ? " AND " : " WHERE ");
    *any = true;
}

/* What is asked of the row itself. */
static bool ask_rows(struct ask *a, const struct row_filter *f, bool any)
{
    const struct entity *en = a->of->en;
    bool named = model_naming(en) >= 0;
    size_t before = a->sql.len;
    bool was = any;
    if (a->of->org != NULL) {
        also(a, &any);
        if (!row_scope(&a->sql, en, "t.")) {
            a->sql.len = before;
            a->sql.data[before] = '\0';
            any = was;
        }
    }
    for (size_t i = 0; i < f->n; i++) {
        if (f->v[i].field < 0 && named)
            continue;
        also(a, &any);
        if (f->v[i].field < 0)
            ask_in_row(a, f->v[i].text);
        else
            ask_in_field(a, &en->fields[f->v[i].field], f->v[i].text);
    }
    return any;
}

/* What is asked of its name. */
static void ask_names(struct ask *a, const struct row_filter *f)
{
    buf_puts(&a->sql, "n.entity = ");
    ask_param(a, a->of->en->name, 0);
    for (size_t i = 0; i < f->n; i++) {
        if (f->v[i].field >= 0)
            continue;
        buf_puts(&a->sql, " AND ");
        ask_in_names(a, f->v[i].text);
    }
}

static bool asks_rows(const struct ask *a, const struct row_filter *f)
{
    bool any = a->of->org != NULL;
    for (size_t i = 0; i < f->n; i++)
        any = any || f->v[i].field >= 0;
    return any;
}

static bool asks_names(const struct ask *a, const struct row_filter *f)
{
    bool any = false;
    for (size_t i = 0; i < f->n; i++)
        any = any || f->v[i].field < 0;
    return any && model_naming(a->of->en) >= 0;
}

static const char *name_column(enum name_order o)
{
    return o == NAMES_PINYIN ? "pinyin" : o == NAMES_STROKES ? "strokes" : "strokes_short";
}

/* Choices stand as in the dictionary. */
static void order_choice(struct ask *a, const struct field *f, const char *down)
{
    struct buf words = BUF_INIT;
    for (const struct choice *c = f->choices; c->word != NULL; c++)
        buf_printf(&words, ";%s", c->word);
    buf_puts(&words, ";");
    buf_puts(&a->sql, "instr(");
    ask_param(a, ask_hold(a, &words), 0);
    buf_puts(&a->sql, ", ';' || ");
    row_open_column(&a->sql, a->of->en, a->of->sort, "t.");
    buf_printf(&a->sql, " || ';')%s, t.id%s", down, down);
}

/* As the names of what is referred to stand. */
static void order_reference(struct ask *a, const struct field *f, const char *down)
{
    buf_printf(&a->sql,
               "(SELECT k.%s FROM name_key k WHERE k.entity = ", name_column(a->of->names));
    ask_param(a, f->ref, 0);
    buf_printf(&a->sql, " AND k.code = t.\"%s\")%s, t.id%s", f->name, down, down);
}

static void order(struct ask *a)
{
    const struct row_list_ask *of = a->of;
    const char *down = of->descending ? " DESC" : "";
    const struct field *f = of->sort >= 0 ? &of->en->fields[of->sort] : NULL;
    buf_puts(&a->sql, " ORDER BY ");
    if (f != NULL && f->kind == FIELD_REF && of->names != NAMES_CODE &&
        model_naming(model_entity(f->ref)) >= 0) {
        order_reference(a, f, down);
    } else if (f != NULL && f->kind == FIELD_CHOICE && f->choices != NULL) {
        order_choice(a, f, down);
    } else if (f != NULL && !(f->key && of->en->prefix != NULL)) {
        row_open_column(&a->sql, of->en, of->sort, "t.");
        buf_printf(&a->sql, "%s, t.id%s", down, down);
    } else {
        for (int i = 0; i < of->en->nfields; i++) {
            if (of->en->fields[i].key)
                buf_printf(&a->sql, "t.\"%s\"%s, ", of->en->fields[i].name, down);
        }
        buf_printf(&a->sql, "t.id%s", down);
    }
}

static const char *among(struct ask *a)
{
    struct buf ids = BUF_INIT;
    for (size_t i = 0; i < a->of->among->n; i++)
        buf_printf(&ids, "%c%lld", i > 0 ? ',' : '[', (long long)a->of->among->v[i]);
    buf_puts(&ids, a->of->among->n > 0 ? "]" : "[]");
    return ask_hold(a, &ids);
}

/* Rows in the order of their names are read from the index of those; the rows themselves only where
 * something is asked of them. */
static void by_names(struct ask *a, const struct row_filter *f)
{
    const char *down = a->of->descending ? " DESC" : "";
    buf_puts(&a->sql, "SELECT n.row FROM name_key n WHERE ");
    ask_names(a, f);
    if (asks_rows(a, f)) {
        buf_printf(&a->sql, " AND n.row IN (SELECT t.id FROM \"%s\" t", a->of->en->name);
        ask_rows(a, f, false);
        buf_puts(&a->sql, ")");
    }
    if (a->of->among != NULL) {
        buf_puts(&a->sql, " AND n.row IN (SELECT value FROM json_each(");
        ask_param(a, among(a), 0);
        buf_puts(&a->sql, "))");
    }
    buf_printf(&a->sql, " ORDER BY n.%s%s", name_column(a->of->names), down);
    if (a->of->names == NAMES_STROKES) /* its index holds what is looked for, code first */
        buf_printf(&a->sql, ", n.search%s", down);
    buf_printf(&a->sql, ", n.row%s", down);
}

static void by_rows(struct ask *a, const struct row_filter *f)
{
    const struct entity *en = a->of->en;
    buf_puts(&a->sql, "SELECT ");
    if (en->hidden != NULL)
        row_columns(&a->sql, en);
    else
        buf_puts(&a->sql, "t.id");
    buf_printf(&a->sql, " FROM \"%s\" t", en->name);
    bool any = ask_rows(a, f, false);
    if (asks_names(a, f)) {
        also(a, &any);
        buf_puts(&a->sql, "t.id IN (SELECT n.row FROM name_key n WHERE ");
        ask_names(a, f);
        buf_puts(&a->sql, ")");
    }
    order(a);
}

static void assemble(struct ask *a, const struct row_filter *f)
{
    const struct row_list_ask *of = a->of;
    if (of->org != NULL) {
        buf_puts(&a->sql, row_below);
        a->bind[a->n++] = (struct bind){ of->org, 0 };
    }
    if (of->sort >= 0 && of->sort == model_naming(of->en) && of->names != NAMES_CODE)
        by_names(a, f);
    else
        by_rows(a, f);
}

static void ask_free(struct ask *a)
{
    for (int i = 0; i < a->nheld; i++)
        free(a->held[i]);
    buf_free(&a->sql);
}

static struct stmt *prepare(struct db *db, struct ask *a)
{
    struct stmt *s = db_prepare_own(db, buf_str(&a->sql));
    for (int i = 0; i < a->n; i++) {
        if (a->bind[i].text == NULL)
            stmt_bind_int(s, i + 1, a->bind[i].number);
        else
            stmt_bind_static(s, i + 1, a->bind[i].text);
    }
    return s;
}

static void add_id(struct row_ids *out, int64_t id)
{
    out->v = mem_grow(out->v, out->n, &out->cap, sizeof *out->v);
    out->v[out->n++] = id;
}

struct row_walk {
    struct row_list_ask of;
    struct row_filter filter;
    struct ask ask;
    struct stmt *stmt;
};

static int read_ids(struct row_walk *w, size_t n, struct row_ids *out, struct err *e)
{
    int64_t v[CHUNK];
    while (n > 0) {
        int most = n < CHUNK ? (int)n : CHUNK;
        int got = stmt_ints(w->stmt, v, 1, most, e);
        for (int i = 0; i < got; i++)
            add_id(out, v[i]);
        if (got < most)
            return got < 0 ? -1 : 0;
        n -= (size_t)got;
    }
    return 1;
}

static int read_open(struct row_walk *w, size_t n, struct row_ids *out, size_t *hidden,
                     struct err *e)
{
    const struct entity *en = w->of.en;
    struct row row;
    int got = 1;
    row_init(&row, en);
    for (; n > 0 && (got = stmt_step(w->stmt, e)) == 1; n--) {
        row_fill(w->stmt, en, &row);
        const char *v[MODEL_MAX_FIELDS];
        for (int i = 0; i < en->nfields; i++)
            v[i] = row_get(&row, i);
        if (en->hidden(v))
            *hidden += w->filter.n == 0; /* a count would tell what it holds */
        else
            add_id(out, row.id);
    }
    row_clear(&row);
    return got;
}

struct row_walk *row_walk_begin(struct db *db, const struct row_list_ask *of)
{
    struct row_walk *w = mem_alloc(sizeof *w);
    w->of = *of;
    w->ask.of = &w->of;
    w->ask.db = db;
    row_filter_parse(of->en, of->filter == NULL ? "" : of->filter, &w->filter);
    assemble(&w->ask, &w->filter);
    w->stmt = prepare(db, &w->ask);
    return w;
}

int row_walk_more(struct row_walk *w, size_t n, struct row_ids *out, size_t *hidden, struct err *e)
{
    return w->of.en->hidden != NULL ? read_open(w, n, out, hidden, e) : read_ids(w, n, out, e);
}

void row_walk_end(struct row_walk *w)
{
    if (w == NULL)
        return;
    stmt_free(w->stmt);
    ask_free(&w->ask);
    row_filter_free(&w->filter);
    free(w);
}

enum status row_list(struct db *db, const struct row_list_ask *of, struct row_ids *out,
                     size_t *hidden, struct err *e)
{
    out->n = 0;
    *hidden = 0;
    struct row_walk *w = row_walk_begin(db, of);
    int got = row_walk_more(w, SIZE_MAX, out, hidden, e);
    row_walk_end(w);
    return got < 0 ? ST_FAILED : ST_OK;
}

void row_list_sql(const struct row_list_ask *of, struct buf *out)
{
    struct row_filter f = { 0 };
    struct ask *a = mem_alloc(sizeof *a);
    a->of = of;
    row_filter_parse(of->en, of->filter == NULL ? "" : of->filter, &f);
    assemble(a, &f);
    buf_puts(out, buf_str(&a->sql));
    ask_free(a);
    free(a);
    row_filter_free(&f);
}

bool row_list_narrows(const struct row_list_ask *ask, const char *typed)
{
    struct row_filter was = { 0 }, now = { 0 };
    size_t n = strlen(typed);
    if (n == 0 || strncmp(ask->filter, typed, n) != 0 || ask->filter[n] == '\0' || ask->sort < 0 ||
        ask->sort != model_naming(ask->en) || ask->names == NAMES_CODE)
        return false;
    row_filter_parse(ask->en, typed, &was);
    row_filter_parse(ask->en, ask->filter, &now);
    bool yes = was.n > 0 && was.n == now.n;
    if (yes) {
        const struct row_word *a = &was.v[was.n - 1], *b = &now.v[now.n - 1];
        yes = a->field < 0 && b->field < 0 && strlen(b->text) < MASKED_LEAST &&
              strstr(b->text, a->text) == b->text &&
              (!ask_is_letters(a->text) || ask_is_letters(b->text));
    }
    row_filter_free(&was);
    row_filter_free(&now);
    return yes;
}

void row_ids_free(struct row_ids *ids)
{
    free(ids->v);
    *ids = (struct row_ids){ 0 };
}

bool row_ids_find(const struct row_ids *ids, int64_t id, size_t *at)
{
    for (size_t i = 0; i < ids->n; i++) {
        if (ids->v[i] == id) {
            *at = i;
            return true;
        }
    }
    return false;
}
