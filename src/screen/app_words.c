/* The words policies and the dictionary share, as the screens offer and name them. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "batches.h"
#include "fact_words.h"
#include "fields.h"
#include "listed.h"
#include "meeting.h"
#include "mem.h"
#include "policy_store.h"
#include "row.h"
#include "words.h"
#include "workdays.h"

static const char *title_of(const struct picks *p, const char *word)
{
    for (size_t i = 0; i < p->n; i++)
        if (!strcmp(p->v[i].value, word))
            return p->v[i].label;
    return NULL;
}

static void add(struct picks *p, const char *word, const char *title)
{
    if (title_of(p, word) == NULL)
        picks_add(p, word, title);
}

static void add_choices(struct picks *p, const struct entity *en, int field)
{
    for (const struct choice *c = en->fields[field].choices; c->word != NULL; c++)
        add(p, c->word, _(c->label));
}

/* The FORM of debrief(FORM). */
static void add_debrief(struct picks *p, const char *word, const char *title)
{
    static const char before[] = "debrief(";
    size_t n = sizeof before - 1, len = strlen(word);
    if (strncmp(word, before, n) != 0 || word[len - 1] != ')')
        return;
    char *form = mem_dupn(word + n, len - n - 1);
    add(p, form, title);
    free(form);
}

static const char yesno[] = "yesno";

static void add_vocabulary(struct app *a, const struct vocabulary *v)
{
    for (int i = 0; i < (int)vocabulary_evidence_count(v); i++) {
        const char *word = vocabulary_evidence_name(v, i),
                   *title = _(vocabulary_evidence_title(v, i));
        if (meeting_is_type(word))
            add(&a->types, word, title);
        add_debrief(&a->debrief_forms, word, title);
    }
    for (int i = 0; i < (int)vocabulary_event_count(v); i++)
        add(&a->event_types, vocabulary_event_name(v, i), _(vocabulary_event_title(v, i)));
    for (int i = 0; i < (int)vocabulary_fact_count(v); i++) {
        add(&a->facts, vocabulary_fact_name(v, i), _(vocabulary_fact_title(v, i)));
        if (vocabulary_fact_kind(v, i) != FACT_NUMBER)
            add(&a->fact_kinds, vocabulary_fact_name(v, i),
                vocabulary_fact_kind(v, i) == FACT_YESNO ? yesno : "");
    }
}

/* The duties a waiver may name, and what the records of a policy's own types must hold. */
static void add_rules(struct app *a, const struct policy *p, const struct vocabulary *words)
{
    add(&a->policies, p->id, p->title);
    for (size_t i = 0; i < p->nrules; i++) {
        const struct rule *r = p->rules[i];
        add(&a->slots, r->slot, _(r->title));
        for (size_t k = 0; k < r->nrequired; k++)
            if (!element_known(r->required[k]))
                add(&a->elements, r->required[k],
                    _(vocabulary_element_title(words, r->required[k])));
    }
}

/* When a form or a list asks for the first time: the due list is there sooner without them. */
static void read_words(struct app *a)
{
    struct policy_set *set = NULL;
    if (a->words_read)
        return;
    a->words_read = true;
    add_choices(&a->types, &entity_activity, F_ACTIVITY_TYPES);
    add_choices(&a->event_types, &entity_event, F_EVENT_TYPE);
    add_choices(&a->debrief_forms, &entity_debrief, F_DEBRIEF_FORM);
    add_choices(&a->facts, &entity_fact, F_FACT_NAME);
    if (policy_store_load(a->db, &set, NULL) != ST_OK)
        return; /* the due list says what is wrong with them */
    add_vocabulary(a, policy_set_words(set));
    for (size_t i = 0; i < policy_set_count(set); i++)
        add_rules(a, policy_set_at(set, i), policy_set_words(set));
    policy_set_free(set);
}

void app_words_free(struct app *a)
{
    struct picks *const all[] = { &a->types, &a->event_types, &a->debrief_forms, &a->facts,
                                  &a->slots, &a->policies,    &a->elements,      &a->fact_kinds };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        picks_free(all[i]);
}

const struct choice *app_fact_words(struct app *a, const char *fact)
{
    read_words(a);
    const char *kind = title_of(&a->fact_kinds, fact);
    return fact_choices(fact, kind == NULL           ? FACT_NUMBER
                              : !strcmp(kind, yesno) ? FACT_YESNO
                                                     : FACT_WORD);
}

const struct picks *app_words_of(struct app *a, const struct entity *en, int field)
{
    static const struct {
        const struct entity *en;
        int field;
        size_t words; /* where in the app */
    } fields[] = {
        { &entity_activity, F_ACTIVITY_TYPES, offsetof(struct app, types) },
        { &entity_activity, F_ACTIVITY_TICKED, offsetof(struct app, elements) },
        { &entity_plan, F_PLAN_TYPE, offsetof(struct app, types) },
        { &entity_event, F_EVENT_TYPE, offsetof(struct app, event_types) },
        { &entity_debrief, F_DEBRIEF_FORM, offsetof(struct app, debrief_forms) },
        { &entity_fact, F_FACT_NAME, offsetof(struct app, facts) },
        { &entity_waiver, F_WAIVER_SLOT, offsetof(struct app, slots) },
        { &entity_org, F_ORG_POLICY, offsetof(struct app, policies) },
        { &entity_placement, F_PLACEMENT_POLICY, offsetof(struct app, policies) },
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].en == en && fields[i].field == field) {
            read_words(a);
            return (const struct picks *)((const char *)a + fields[i].words);
        }
    return NULL;
}

void app_type_titles(const struct picks *types, const char *words, struct buf *out)
{
    const char *between = "";
    for (char *word; (word = listed_take(&words)) != NULL; free(word)) {
        const char *title = title_of(types, word);
        buf_printf(out, "%s%s", between, title != NULL ? title : word);
        between = _("、");
    }
}

static void add_value(struct app *a, const struct row *row, int field, struct buf *out)
{
    const struct field *f = &row->en->fields[field];
    const struct picks *words = app_words_of(a, row->en, field);
    const char *value = row_get(row, field);
    if (f->guard == GUARD_MASKED)
        model_mask(value, out);
    else if (words != NULL)
        app_type_titles(words, value, out);
    else if (f->kind == FIELD_REF || f->kind == FIELD_REFS)
        app_names(a, f->ref, value, out);
    else
        model_show(f, value, out);
}

void app_value(struct app *a, const struct row *row, int field, struct buf *out)
{
    size_t begin = out->len;
    if (*row_get(row, field) == '\0' || row->en->fields[field].guard == GUARD_PRIVATE)
        return;
    if (model_kept(row->en, field, row_values(row)))
        buf_puts(out, _(model_withheld));
    else
        add_value(a, row, field, out);
    for (size_t i = begin; i < out->len; i++)
        if (out->data[i] == '\n')
            out->data[i] = ' ';
}

/* A calendar asks for six weeks of days at each key: it is read once, and when something was saved
 * since. */
static const struct workdays *workdays_now(struct app *a)
{
    int64_t last = batches_last(a->db);
    if (a->workdays != NULL && a->workdays_of == last)
        return a->workdays;
    workdays_free(a->workdays);
    a->workdays = NULL;
    a->workdays_of = last;
    return workdays_open(&a->workdays, a->db, NULL) == ST_OK ? a->workdays : NULL;
}

enum day_mark app_day_note(struct app *a, daynum d, struct buf *name)
{
    static const enum day_mark marks[] = {
        [NOTE_NONE] = DAY_PLAIN, [NOTE_HOLIDAY] = DAY_OFF, [NOTE_WORKDAY] = DAY_WORK
    };
    const struct workdays *w = workdays_now(a);
    const char *said;
    if (w == NULL)
        return DAY_PLAIN;
    enum day_note note = workdays_note(w, d, &said);
    if (name != NULL)
        buf_puts(name, said);
    return marks[note];
}
