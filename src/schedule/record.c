/* Incomplete records (obligations.md 3.7): what a type of record must hold and does not. */
#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "mem.h"

static bool holds(const struct world_sheet *x, const char *element, daynum today)
{
    for (const struct world_element *p = x->present; p->name; p++)
        if (p->since <= today && !strcmp(p->name, element))
            return true;
    return false;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Appends what the record lacks, sorted; how much that is. */
static size_t find_lacking(struct schedule *s, const struct rule *r, const struct world_sheet *x)
{
    size_t first = s->nelement;
    for (size_t i = 0; i < r->nrequired; i++)
        if (!holds(x, r->required[i], s->today)) {
            s->element = mem_grow(s->element, s->nelement, &s->element_cap, sizeof *s->element);
            s->element[s->nelement++] = r->required[i];
        }
    if (s->nelement > first)
        qsort(s->element + first, s->nelement - first, sizeof *s->element, by_text);
    return s->nelement - first;
}

void record_schedule(struct schedule *s, const struct plan *p)
{
    const struct rule *r = p->rule;
    const struct world *w = s->w;
    for (size_t k = w->index->sheet[s->org]; k < w->index->sheet[s->org + 1]; k++) {
        const struct world_sheet *x = &w->sheet[k];
        if (x->type != r->evidence[0] || x->held > s->today ||
            x->held < s->today - SCHEDULE_RECORD_DAYS || x->held < s->tracking ||
            !span_holds(r->life, x->held) || !plan_concerns(s, p, s->org, x->held))
            continue;
        size_t lacking = find_lacking(s, r, x);
        if (!lacking)
            continue;
        struct duty d = duty_plain(s, r);
        d.status = waived(s, r, s->org, x->held) ? DUTY_WAIVED : DUTY_UNMET;
        d.period_start = x->held;
        d.need = (int64_t)r->nrequired;
        d.have = (int64_t)(r->nrequired - lacking);
        d.item = x->code;
        duty_keep(s, &d);
    }
}
