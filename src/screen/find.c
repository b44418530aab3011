/* Looking things up by what people call them. */
#include "find.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "hanzi.h"
#include "listed.h"
#include "mem.h"
#include "model.h"
#include "row.h"
#include "words.h"

enum { FOUND_MAX = 300, LOOKED_MAX = 20000 };

bool app_matches(const char *name, const char *code, const char *filter)
{
    return strcasestr(name, filter) != NULL || strcasestr(code, filter) != NULL ||
           hanzi_spell(name, filter);
}

/* 岗位变动 2026-11-09 王芳 */
static void say_event(struct app *a, const struct row *row, struct buf *out)
{
    bool person = *row_get(row, F_EVENT_PERSON) != '\0';
    app_type_titles(app_words_of(a, &entity_event, F_EVENT_TYPE), row_get(row, F_EVENT_TYPE), out);
    buf_printf(out, " %s ", row_get(row, F_EVENT_OCCURRED_ON));
    app_name(a, person ? "person" : "org", row_get(row, person ? F_EVENT_PERSON : F_EVENT_ORG),
             out);
}

/* 2026-11-09 支部主题党日 学习全会精神 */
static void say_activity(struct app *a, const struct row *row, struct buf *out)
{
    buf_printf(out, "%s ", row_get(row, F_ACTIVITY_HELD_ON));
    app_type_titles(app_words_of(a, &entity_activity, F_ACTIVITY_TYPES),
                    row_get(row, F_ACTIVITY_TYPES), out);
    buf_printf(out, " %s", row_get(row, F_ACTIVITY_THEME));
}

static int name_field(const struct entity *en)
{
    int i = model_field(en, "name");
    return i >= 0 ? i : model_field(en, "title");
}

static void say_row(struct app *a, const struct row *row, struct buf *out)
{
    int name = name_field(row->en);
    if (row->en == &entity_event)
        say_event(a, row, out);
    else if (row->en == &entity_activity)
        say_activity(a, row, out);
    else
        buf_puts(out, row_get(row, name >= 0 ? name : 0));
    if (row->en == &entity_org && *row_get(row, F_ORG_DISSOLVED_ON) != '\0')
        buf_puts(out, _("（已撤销）"));
}

void find_names(struct app *a, const char *entity, const char *codes, struct buf *out)
{
    const struct entity *en = model_entity(entity);
    if (en == &entity_org || en == &entity_person) {
        app_names(a, entity, codes, out);
        return;
    }
    struct row row;
    row_init(&row, en);
    const char *between = "";
    for (char *code; (code = listed_take(&codes)) != NULL; free(code)) {
        const char *values[MODEL_MAX_FIELDS] = { code };
        buf_puts(out, between);
        between = _("、");
        if (row_find(a->db, en, values, &row, NULL) == ST_OK)
            say_row(a, &row, out);
        else
            buf_puts(out, code);
        row_clear(&row);
    }
}

/* Found rows, each once. */
struct finding {
    struct app *app;
    const struct entity *en;
    const char *kind; /* of organisations; NULL: any */
    const char *filter;
    struct picks *out;
};

static bool is_found(const struct picks *p, const char *code)
{
    for (size_t i = 0; i < p->n; i++)
        if (!strcmp(p->v[i].value, code))
            return true;
    return false;
}

static bool is_here(const struct app *a, const struct row *row)
{
    const char *left = row->en == &entity_person ? row_get(row, F_PERSON_LEFT_ON) : "";
    return *left == '\0' || date_parse(left) > a->today;
}

static bool fits(const struct finding *g, const struct row *row, const char *label)
{
    const char *other = row->en == &entity_org ? row_get(row, F_ORG_SHORT_NAME) : "";
    return *g->filter == '\0' || app_matches(label, row_get(row, 0), g->filter) ||
           app_matches(other, "", g->filter);
}

static void find_in(const struct finding *g, const char *org)
{
    static const struct {
        const struct entity *en;
        int day;
    } latest[] = { { &entity_event, F_EVENT_OCCURRED_ON },
                   { &entity_activity, F_ACTIVITY_HELD_ON },
                   { &entity_ledger, F_LEDGER_OPENED_ON } };
    struct row_query q = { .en = g->en, .sort = -1, .org = org, .limit = LOOKED_MAX };
    for (size_t i = 0; i < sizeof latest / sizeof *latest; i++)
        if (latest[i].en == g->en) {
            q.sort = latest[i].day;
            q.descending = true;
        }
    if (g->kind != NULL) {
        q.nwhere = 1;
        q.where[0].field = F_ORG_KIND;
        q.where[0].value = g->kind;
    }
    struct row_iter *it = row_each(g->app->db, &q);
    struct buf label = BUF_INIT;
    struct row row;
    row_init(&row, g->en);
    while (g->out->n < FOUND_MAX && app_next(it, &row)) {
        buf_clear(&label);
        say_row(g->app, &row, &label);
        if (is_here(g->app, &row) && fits(g, &row, buf_str(&label)) &&
            !is_found(g->out, row_get(&row, 0)))
            picks_add(g->out, row_get(&row, 0), buf_str(&label));
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&label);
}

/* Of a person the organisation, of an organisation the one above; nothing of others. */
static void say_home(const struct finding *g, const char *code, struct buf *out)
{
    struct row row;
    int field = g->en == &entity_person ? F_PERSON_ORG : F_ORG_PARENT;
    const char *values[MODEL_MAX_FIELDS] = { code };
    if (g->en != &entity_person && g->en != &entity_org)
        return;
    row_init(&row, g->en);
    if (row_find(g->app->db, g->en, values, &row, NULL) == ST_OK && *row_get(&row, field) != '\0') {
        app_name(g->app, "org", row_get(&row, field), out);
        buf_puts(out, _("，"));
    }
    row_clear(&row);
}

/* 王芳（办公室支部，P012）: where she is and the code tell two of the same name apart. */
static void tell_apart(const struct finding *g)
{
    struct picks *p = g->out;
    bool *twice = mem_alloc(p->n + 1);
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = i + 1; k < p->n; k++)
            if (!strcmp(p->v[i].label, p->v[k].label))
                twice[i] = twice[k] = true;
    for (size_t i = 0; i < p->n; i++) {
        struct buf b = BUF_INIT, home = BUF_INIT;
        if (!twice[i])
            continue;
        say_home(g, p->v[i].value, &home);
        buf_puts(&home, p->v[i].value);
        buf_printf(&b, _("%s（%s）"), p->v[i].label, buf_str(&home));
        buf_free(&home);
        free(p->v[i].label);
        p->v[i].label = buf_take(&b);
    }
    free(twice);
}

static void find_all(const struct finding *g, const char *org)
{
    if (org != NULL && *org != '\0' && g->en != &entity_org)
        find_in(g, org);
    if (g->app->org != NULL)
        find_in(g, g->app->org);
    find_in(g, NULL);
    tell_apart(g);
}

void find_rows(struct app *a, const char *entity, const char *org, const char *filter,
               struct picks *out)
{
    struct finding g = { .app = a, .en = model_entity(entity), .filter = filter, .out = out };
    find_all(&g, org);
}

void find_orgs(struct app *a, const char *kind, const char *filter, struct picks *out)
{
    struct finding g = { .app = a, .en = &entity_org, .kind = kind, .filter = filter, .out = out };
    find_all(&g, NULL);
}

void find_persons(struct app *a, const char *org, const char *filter, struct picks *out)
{
    find_rows(a, "person", org, filter, out);
}

void app_find_orgs(void *app, const char *filter, struct picks *out)
{
    find_rows(app, "org", NULL, filter, out);
}

void find_words(const struct picks *words, const char *filter, struct picks *out)
{
    for (size_t i = 0; i < words->n; i++)
        if (app_matches(words->v[i].label, words->v[i].value, filter))
            picks_add(out, words->v[i].value, words->v[i].label);
}

void find_choices(const struct field *f, const char *filter, struct picks *out)
{
    for (const struct choice *c = f->choices; c != NULL && c->word != NULL; c++)
        if (app_matches(_(c->label), c->word, filter))
            picks_add(out, c->word, _(c->label));
}

static void add_period(const char *value, const char *label, const char *filter, struct picks *out)
{
    if (app_matches(label, value, filter))
        picks_add(out, value, label);
}

static void find_months(int year, int month, const char *filter, struct picks *out)
{
    for (int i = 0; i < 24; i++) {
        struct buf value = BUF_INIT, label = BUF_INIT;
        buf_printf(&value, "%04d-%02d", year, month);
        buf_printf(&label, _("%d年%d月"), year, month);
        add_period(buf_str(&value), buf_str(&label), filter, out);
        buf_free(&value);
        buf_free(&label);
        year -= month == 1;
        month = month == 1 ? 12 : month - 1;
    }
}

void find_periods(struct app *a, bool months, const char *filter, struct picks *out)
{
    static const struct {
        const char *part, *label;
    } parts[] = { { "", N_("年") },          { "H2", N_("年下半年") }, { "Q4", N_("年第4季度") },
                  { "Q3", N_("年第3季度") }, { "H1", N_("年上半年") }, { "Q2", N_("年第2季度") },
                  { "Q1", N_("年第1季度") } };
    struct ymd t = date_split(a->today);
    if (months) {
        find_months(t.year, t.month, filter, out);
        return;
    }
    for (int year = t.year; year > t.year - 3; year--)
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
            struct buf value = BUF_INIT, label = BUF_INIT;
            buf_printf(&value, "%04d%s", year, parts[i].part);
            buf_printf(&label, "%d%s", year, _(parts[i].label));
            add_period(buf_str(&value), buf_str(&label), filter, out);
            buf_free(&value);
            buf_free(&label);
        }
}
