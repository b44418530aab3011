/* Forms made out of the dictionary. */
#include "entry.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "mem.h"
#include "text.h"
#include "words.h"

void entry_init(struct entry *t, struct app *app, const struct entity *en)
{
    *t = (struct entry){ .app = app, .en = en, .pool = pool_new() };
}

void entry_free(struct entry *t)
{
    draft_clear(&t->draft);
    pool_free(t->pool);
}

static const struct input_option *options_of(struct entry *t, const struct choice *c)
{
    size_t n = 0;
    while (c[n].word != NULL)
        n++;
    struct input_option *o = pool_alloc(t->pool, (n + 1) * sizeof *o);
    for (size_t i = 0; i < n; i++)
        o[i] = (struct input_option){ c[i].word, c[i].label };
    return o;
}

static enum input_kind kind_of(const struct field *f)
{
    switch (f->kind) {
    case FIELD_LONG:
        return INPUT_TEXT;
    case FIELD_DAY:
        return INPUT_DAY;
    case FIELD_INT:
    case FIELD_NUMBER:
    case FIELD_HOURS:
        return INPUT_NUMBER;
    case FIELD_MONEY:
        return INPUT_MONEY;
    case FIELD_YESNO:
        return INPUT_YESNO;
    case FIELD_CHOICE:
        return f->open ? INPUT_REF : INPUT_CHOICE;
    case FIELD_REF:
        return INPUT_REF;
    case FIELD_CHOICES:
    case FIELD_REFS:
        return INPUT_MANY;
    default:
        return INPUT_LINE;
    }
}

/* A field's own hint, where it says more than its label does. */
static const char *hint_of(struct entry *t, const struct field *f)
{
    bool more = f->hint != NULL && strcmp(f->hint, f->label) != 0;
    if (!more)
        return NULL;
    if (f->kind != FIELD_DAY)
        return f->hint;
    struct buf b = BUF_INIT;
    buf_printf(&b, _("%s；可写 3/5、昨天、+7、月底，F4 日历"), f->hint);
    char *s = pool_dup(t->pool, buf_str(&b));
    buf_free(&b);
    return s;
}

int entry_add(struct entry *t, int field)
{
    const struct field *f = &t->en->fields[field];
    bool closed = (f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES) && !f->open;
    struct input in = {
        .name = f->name,
        .label = f->label,
        .kind = kind_of(f),
        .required = f->required,
        .hint = hint_of(t, f),
        .options = closed && f->choices != NULL ? options_of(t, f->choices) : NULL,
    };
    if (in.kind == INPUT_LINE)
        in.width = f->width > 30 ? 50 : f->width < 8 ? 8 : f->width + 4;
    if (in.kind == INPUT_TEXT)
        in.rows = 3;
    t->field[t->n] = field;
    t->input[t->n] = in;
    return t->n++;
}

int entry_add_own(struct entry *t, struct input in)
{
    t->field[t->n] = -1;
    t->input[t->n] = in;
    return t->n++;
}

void entry_show_only(struct entry *t, int i)
{
    t->input[i].kind = INPUT_SHOW;
    t->input[i].required = false;
}

int entry_input(const struct entry *t, int field)
{
    for (int i = 0; i < t->n; i++)
        if (t->field[i] == field)
            return i;
    return -1;
}

static const struct picks *words_of(const struct entry *t, const struct field *f)
{
    if (t->en == &entity_activity && !strcmp(f->name, "types"))
        return &t->app->types;
    return t->en == &entity_event && !strcmp(f->name, "type") ? &t->app->event_types : NULL;
}

/* 岗位变动 2026-11-09 王芳: an event has no name of its own. */
static void say_event(struct entry *t, const struct row *row, struct buf *out)
{
    bool person = *row_get(row, F_EVENT_PERSON) != '\0';
    app_type_titles(&t->app->event_types, row_get(row, F_EVENT_TYPE), out);
    buf_printf(out, " %s ", row_get(row, F_EVENT_OCCURRED_ON));
    app_name(t->app, person ? "person" : "org",
             row_get(row, person ? F_EVENT_PERSON : F_EVENT_ORG), out);
}

static void say_events(struct entry *t, const char *codes, struct buf *out)
{
    struct row row;
    row_init(&row, &entity_event);
    while (*codes != '\0') {
        size_t n = strcspn(codes, ";");
        char *code = mem_dupn(codes, n);
        const char *values[MODEL_MAX_FIELDS] = { code };
        buf_puts(out, out->len > 0 ? "、" : "");
        if (row_find(t->app->db, &entity_event, values, &row, NULL) == ST_OK)
            say_event(t, &row, out);
        else
            buf_puts(out, code);
        row_clear(&row);
        free(code);
        codes += n + (codes[n] == ';');
    }
}

static void label_of(struct entry *t, int i, const char *value, struct buf *out)
{
    const struct field *f = &t->en->fields[t->field[i]];
    if (f->ref != NULL && !strcmp(f->ref, "event"))
        say_events(t, value, out);
    else if (f->kind == FIELD_REF || f->kind == FIELD_REFS)
        app_names(t->app, f->ref, value, out);
    else if (words_of(t, f) != NULL)
        app_type_titles(words_of(t, f), value, out);
    else
        model_show(f, value, out);
}

void entry_set(struct entry *t, struct form *f, int field, const char *value)
{
    int i = entry_input(t, field);
    struct buf label = BUF_INIT;
    if (i < 0)
        return;
    enum input_kind kind = t->input[i].kind;
    bool spoken = kind == INPUT_REF || kind == INPUT_MANY || kind == INPUT_SHOW;
    if (spoken)
        label_of(t, i, value, &label);
    form_set(f, i, value, spoken ? buf_str(&label) : NULL);
    buf_free(&label);
}

void entry_fill(struct entry *t, struct form *f, const struct row *row)
{
    for (int i = 0; i < t->n; i++)
        if (t->field[i] >= 0)
            entry_set(t, f, t->field[i], row_get(row, t->field[i]));
}

void entry_take(const struct entry *t, const struct form *f, struct row *row)
{
    for (int i = 0; i < t->n; i++)
        if (t->field[i] >= 0)
            row_set(row, t->field[i], form_value(f, i));
}

/* 1430 and 930 are what fingers type for 14:30 and 9:30. */
static void add_colon(struct buf *typed)
{
    size_t n = typed->len;
    if ((n != 3 && n != 4) || strspn(typed->data, "0123456789") != n)
        return;
    char last[3] = { typed->data[n - 2], typed->data[n - 1], '\0' };
    typed->data[n - 2] = '\0';
    typed->len = n - 2;
    buf_printf(typed, ":%s", last);
}

enum status entry_check(struct entry *t, int i, const char *value, struct buf *norm,
                        struct err *e)
{
    if (t->field[i] < 0)
        return ST_OK;
    const struct field *f = &t->en->fields[t->field[i]];
    if (f->kind == FIELD_REF || f->kind == FIELD_REFS)
        return ST_OK;
    struct buf typed = BUF_INIT;
    if (f->kind == FIELD_TEXT || f->kind == FIELD_LONG)
        buf_puts(&typed, value);
    else
        text_fold_width(&typed, value);
    if (f->kind == FIELD_TIME)
        add_colon(&typed);
    enum status s = model_read(f, buf_str(&typed), norm, e);
    if (s == ST_OK && f->check != NULL)
        s = f->check(buf_str(norm), e);
    buf_free(&typed);
    return s;
}

/* 王芳（P012）: the code tells two of the same name apart. */
static void tell_apart(struct picks *p)
{
    bool *twice = mem_alloc(p->n + 1);
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = i + 1; k < p->n; k++)
            if (!strcmp(p->v[i].label, p->v[k].label))
                twice[i] = twice[k] = true;
    for (size_t i = 0; i < p->n; i++) {
        struct buf b = BUF_INIT;
        if (!twice[i])
            continue;
        buf_printf(&b, "%s（%s）", p->v[i].label, p->v[i].value);
        free(p->v[i].label);
        p->v[i].label = buf_take(&b);
    }
    free(twice);
}

static void find_persons_of(struct entry *t, const char *org, const char *filter,
                            struct picks *out)
{
    struct row_query q = { .en = &entity_person, .sort = -1, .org = org };
    struct row_iter *it = row_each(t->app->db, &q);
    struct row row;
    row_init(&row, &entity_person);
    while (out->n < 300 && row_next(it, &row, NULL) == 1) {
        bool ours = t->org != NULL && !strcmp(row_get(&row, F_PERSON_ORG), t->org);
        const char *left = row_get(&row, F_PERSON_LEFT_ON);
        if ((org == NULL && ours) || (*left != '\0' && date_parse(left) <= t->app->today))
            continue; /* they stand above already, or are here no more */
        if (strstr(row_get(&row, F_PERSON_NAME), filter) != NULL ||
            strcasestr(row_get(&row, F_PERSON_CODE), filter) != NULL)
            picks_add(out, row_get(&row, F_PERSON_CODE), row_get(&row, F_PERSON_NAME));
    }
    row_iter_free(it);
    row_clear(&row);
}

void entry_find_persons(struct entry *t, const char *filter, struct picks *out)
{
    if (t->org != NULL)
        find_persons_of(t, t->org, filter, out);
    find_persons_of(t, NULL, filter, out);
    tell_apart(out);
}

static void find_events(struct entry *t, const char *filter, struct picks *out)
{
    struct row_query q = { .en = &entity_event, .sort = F_EVENT_OCCURRED_ON, .descending = true };
    struct row_iter *it = row_each(t->app->db, &q);
    struct row row;
    struct buf label = BUF_INIT;
    row_init(&row, &entity_event);
    while (out->n < 300 && row_next(it, &row, NULL) == 1) {
        buf_clear(&label);
        say_event(t, &row, &label);
        if (strstr(buf_str(&label), filter) != NULL ||
            strcasestr(row_get(&row, F_EVENT_CODE), filter) != NULL)
            picks_add(out, row_get(&row, F_EVENT_CODE), buf_str(&label));
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&label);
}

static void find_words(const struct picks *words, const char *filter, struct picks *out)
{
    for (size_t i = 0; i < words->n; i++)
        if (strstr(words->v[i].label, filter) != NULL ||
            strcasestr(words->v[i].value, filter) != NULL)
            picks_add(out, words->v[i].value, words->v[i].label);
}

static void find_choices(const struct field *f, const char *filter, struct picks *out)
{
    for (const struct choice *c = f->choices; c != NULL && c->word != NULL; c++)
        if (strstr(c->label, filter) != NULL || strcasestr(c->word, filter) != NULL)
            picks_add(out, c->word, c->label);
}

void entry_look_up(struct entry *t, int i, const char *filter, struct picks *out)
{
    const struct field *f = t->field[i] >= 0 ? &t->en->fields[t->field[i]] : NULL;
    const char *ref = f != NULL ? f->ref : NULL;
    if (f == NULL)
        return;
    if (words_of(t, f) != NULL)
        find_words(words_of(t, f), filter, out);
    else if (ref != NULL && !strcmp(ref, "org"))
        app_find_orgs(t->app, filter, out);
    else if ((ref != NULL && !strcmp(ref, "person")) || !strcmp(f->name, "recorder"))
        entry_find_persons(t, filter, out);
    else if (ref != NULL && !strcmp(ref, "event"))
        find_events(t, filter, out);
    else
        find_choices(f, filter, out);
    if (!strcmp(f->name, "recorder")) /* a name, not a code, is what is kept */
        for (size_t k = 0; k < out->n; k++) {
            free(out->v[k].value);
            out->v[k].value = mem_dup(out->v[k].label);
        }
}

void entry_fault(struct entry *t, struct form *f, int field, const struct err *e)
{
    int i = field >= 0 ? entry_input(t, field) : -1;
    if (i < 0)
        return;
    form_error(f, i, e->text);
    form_go(f, i);
}
