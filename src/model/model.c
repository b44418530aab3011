/* The dictionary: look-ups, what is shown, what is kept from being shown. */
#include "model.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "fields.h"
#include "listed.h"
#include "words.h"

const struct entity *const model_entities[] = {
    &entity_org,      &entity_placement,  &entity_fact,       &entity_org_namesake,
    &entity_person,   &entity_membership, &entity_namesake,   &entity_post,
    &entity_term,     &entity_event,      &entity_activity,   &entity_attendance,
    &entity_dues,     &entity_review,     &entity_waiver,     &entity_debrief,
    &entity_ledger,   &entity_ledger_log, &entity_project,    &entity_tie,
    &entity_star,     &entity_assessment, &entity_criterion,  &entity_score,
    &entity_transfer, &entity_dues_base,  &entity_remittance, &entity_plan,
    &entity_calendar, &entity_closing,    &entity_operator,   NULL,
};

const struct entity *model_entity(const char *name)
{
    for (size_t i = 0; model_entities[i] != NULL; i++) {
        const struct entity *en = model_entities[i];
        if (!strcmp(en->name, name) || !strcmp(en->label, name) || !strcasecmp(_(en->label), name))
            return en;
    }
    return NULL;
}

/* Whether one of the words of a blank-separated list is s. */
static bool has_word(const char *words, const char *s)
{
    size_t n = strlen(s);
    while (words != NULL && *words != '\0') {
        size_t len = strcspn(words, " ");
        if (len == n && !strncasecmp(words, s, n))
            return true;
        words += len + (words[len] == ' ');
    }
    return false;
}

int model_field(const struct entity *en, const char *name)
{
    for (int i = 0; i < en->nfields; i++) {
        if (!strcasecmp(en->fields[i].name, name) || !strcmp(en->fields[i].label, name) ||
            !strcasecmp(_(en->fields[i].label), name))
            return i;
    }
    for (int i = 0; i < en->nfields; i++) {
        if (has_word(en->fields[i].synonyms, name))
            return i;
    }
    return -1;
}

static int field_named(const struct entity *en, const char *name)
{
    for (int i = 0; i < en->nfields; i++) {
        if (en->fields[i].name[0] == name[0] && !strcmp(en->fields[i].name, name))
            return i;
    }
    return -1;
}

int model_naming(const struct entity *en)
{
    int name = field_named(en, "name");
    return en->prefix == NULL ? -1 : name >= 0 ? name : field_named(en, "title");
}

const char *model_choice_label(const struct field *f, const char *word)
{
    for (const struct choice *c = f->choices; c != NULL && c->word != NULL; c++) {
        if (!strcmp(c->word, word))
            return _(c->label);
    }
    return word;
}

bool model_has_words(const struct field *f)
{
    return f->kind == FIELD_YESNO || f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES;
}

static void show_choices(const struct field *f, const char *list, struct buf *out)
{
    const char *between = "";
    for (char *word; (word = listed_take(&list)) != NULL; free(word)) {
        buf_printf(out, "%s%s", between, model_choice_label(f, word));
        between = _("；");
    }
}

void model_show(const struct field *f, const char *value, struct buf *out)
{
    switch (f->kind) {
    case FIELD_YESNO:
        buf_puts(out, !strcmp(value, "yes") ? _("是") : !strcmp(value, "no") ? _("否") : value);
        break;
    case FIELD_CHOICE:
        buf_puts(out, model_choice_label(f, value));
        break;
    case FIELD_CHOICES:
        show_choices(f, value, out);
        break;
    default:
        buf_puts(out, value);
    }
}

const char model_withheld[] = "〔受保护〕";

void model_mask(const char *value, struct buf *out)
{
    size_t n = strlen(value);
    size_t head = n >= 15 ? 4 : n >= 8 ? 3 : 0, tail = n >= 8 ? 4 : 0;
    buf_add(out, value, head);
    for (size_t i = head; i + tail < n; i++)
        buf_putc(out, '*');
    buf_add(out, value + n - tail, tail);
}

bool model_may_keep(const struct entity *en, int field)
{
    return en->kept != NULL && (en->kept->fields >> field & 1) != 0;
}

bool model_kept(const struct entity *en, int field, const char *const *values)
{
    return model_may_keep(en, field) && en->kept->when(values[en->kept->by]);
}

bool model_guarded(const struct entity *en, int field, const char *const *values)
{
    const struct field *f = &en->fields[field];
    if (f->guard != GUARD_OPEN || model_kept(en, field, values))
        return true;
    return !f->key && en->hidden != NULL && en->hidden(values);
}

static enum status check_required(const struct entity *en, const char *const *v, int *field,
                                  struct err *e)
{
    for (int i = 0; i < en->nfields; i++) {
        if (en->fields[i].required && v[i][0] == '\0') {
            *field = i;
            return err_set(e, ST_USAGE, "%s没有填写，请填写。", _(en->fields[i].label));
        }
    }
    return ST_OK;
}

enum status model_check_row(const struct entity *en, const char *const *values, int *field,
                            struct err *e)
{
    const char *v[MODEL_MAX_FIELDS];
    for (int i = 0; i < en->nfields; i++)
        v[i] = values[i] == NULL ? "" : values[i];
    enum status s = check_required(en, v, field, e);
    if (s == ST_OK && en->check != NULL)
        s = en->check(v, field, e);
    if (s == ST_OK)
        *field = -1;
    return s;
}
