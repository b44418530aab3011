/* Whom a change of the roster concerns: a committee of ten thousand branches does not have to be
 * gone through because one person's row was put right. */
#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "fields.h"
#include "mem.h"
#include "office.h"

enum { MOST_BYTES = 4096, MOST_ORGS = 64 };

/* What an organisation hands down to those below it: policy, days, facts. */
static bool hands_down(const struct entity *en)
{
    return en == &entity_org || en == &entity_placement || en == &entity_fact;
}

/* A line each: D code, an organisation and those below it; O code, an organisation; P code, a
 * person. */
static void note(struct change *c, char kind, const char *code)
{
    if (*code == '\0' || c->everybody)
        return;
    buf_printf(&c->whose, "%c%s\n", kind, code);
    c->everybody = c->whose.len > MOST_BYTES;
}

void closed_whose_note(struct change *c, const struct row *row)
{
    const struct entity *en = row->en;
    for (int i = 0; i < en->nfields; i++) {
        const struct field *f = &en->fields[i];
        if (f->kind == FIELD_REF && !strcmp(f->ref, "org"))
            note(c, hands_down(en) ? 'D' : 'O', row_get(row, i));
        else if (f->kind == FIELD_REF && !strcmp(f->ref, "person"))
            note(c, 'P', row_get(row, i));
    }
    if (en == &entity_org)
        note(c, 'D', row_get(row, F_ORG_CODE));
    else if (en == &entity_person)
        note(c, 'P', row_get(row, F_PERSON_CODE));
}

void closed_whose_forget(struct change *c)
{
    buf_free(&c->whose);
}

bool closed_whose_mark(const struct change *c, const struct office *o, bool *wanted)
{
    const struct world *w = office_world(o);
    bool *below = mem_alloc((w->norg + 1) * sizeof *below);
    bool *people = mem_alloc((w->nperson + 1) * sizeof *people);
    size_t n = 0;
    for (const char *at = buf_str(&c->whose); *at != '\0' && !c->everybody;) {
        size_t len = strcspn(at, "\n");
        char *code = mem_dupn(at + 1, len - 1);
        int i = *at == 'P' ? office_person(o, code) : office_org(o, code);
        if (i >= 0 && *at == 'P')
            people[i] = true;
        else if (i >= 0)
            (*at == 'D' ? below : wanted)[i] = true;
        free(code);
        at += len + 1;
    }
    world_places(w, people, SPAN_ALL, wanted);
    world_spread(w, true, below);
    for (size_t i = 0; i < w->norg; i++)
        wanted[i] |= below[i];
    world_spread(w, false, wanted);
    for (size_t i = 0; i < w->norg; i++)
        n += wanted[i];
    free(people);
    free(below);
    return !c->everybody && n <= MOST_ORGS;
}
