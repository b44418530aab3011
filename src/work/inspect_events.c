/* Events: those that records speak of and nobody entered, and those that were entered where no rule
 * asks anybody. */
#include <string.h>

#include "buf.h"
#include "check_own.h"
#include "due_words.h"
#include "proposal.h"
#include "words.h"

enum { LATELY = 400 }; /* days */

/* What was to be entered is said as it is typed; on the screen it is a form. */
static void tell_proposal(const struct checking *k, const struct proposal *p)
{
    struct buf text = BUF_INIT, fix = BUF_INIT;
    char day[DAY_TEXT];
    int org = inspect_asked(k, p->where);
    int person = *p->person != '\0' ? office_person(k->office, p->person) : -1;
    date_format(p->day, day);
    if (org >= 0) {
        inspect_name(&text, world_name(k->w, org, k->ask->today), p->where);
        if (person >= 0)
            inspect_name(&text, k->w->person[person].name, p->person);
        buf_printf(&text, _("%s：%s，没有登记事项“%s”；登记后按“%s”催办（%s）。"), day, p->what,
                   p->title, p->asks, p->source);
        buf_printf(&fix,
                   _("是这样的事项就登记（dangjian add event type=%s %s=%s occurred_on=%s）。"),
                   p->type, person >= 0 ? "person" : "org", person >= 0 ? p->person : p->org, day);
        const struct check_finding f = { .group = CHECK_EVENTS,
                                         .text = buf_str(&text),
                                         .fix = buf_str(&fix),
                                         .org = p->where,
                                         .entity = p->entity,
                                         .code = p->key };
        k->sink(k->ctx, &f);
    }
    buf_free(&text);
    buf_free(&fix);
}

static enum status look_proposals(struct checking *k, struct err *e)
{
    struct proposals p;
    enum status s = proposals_make(&p, k->office, k->ask->today, e);
    for (size_t i = 0; i < p.n && s == ST_OK; i++)
        tell_proposal(k, &p.v[i]);
    proposals_free(&p);
    return s;
}

static bool waits(const struct rule *r, int type)
{
    for (size_t i = 0; i < r->nafter; i++)
        if (r->after[i] == type)
            return true;
    return false;
}

/* The rule that waits for such an event, where none of them asks the organisation it is of; NULL:
 * one does, or none waits. */
static const struct rule *asks_others(const struct world *w, const struct world_event *v, int org)
{
    int policy = world_policy(w, org, v->occurred);
    const struct rule *others = NULL;
    for (size_t i = 0; policy >= 0 && i < w->policy[policy]->nrules; i++) {
        const struct rule *r = w->policy[policy]->rules[i];
        if (!waits(r, v->type))
            continue;
        if (r->above || (r->subjects & (1U << w->org[org].kind)))
            return NULL;
        others = r;
    }
    return others;
}

/* 上级决议 of a committee, for itself alone: no branch is asked to relay it. */
static void tell_unasked(const struct checking *k, const struct world_event *v, int org,
                         const struct rule *r)
{
    const struct vocabulary *words = policy_set_words(k->w->policies);
    struct buf text = BUF_INIT, fix = BUF_INIT;
    char day[DAY_TEXT];
    date_format(v->occurred, day);
    inspect_name(&text, world_name(k->w, org, k->ask->today), k->w->org[org].code);
    buf_printf(&text, _("事项 %s“%s”（%s）：“%s”（%s）问的是别的类别的组织，没有谁因此被催办。"),
               v->code, due_event_title(words, v->type), day, _(r->title), r->source);
    if (v->person < 0)
        buf_printf(&fix,
                   _("下级都要做的，范围改为“本组织及下级”：dangjian set event %s scope=below"),
                   v->code);
    else
        buf_printf(&fix, _("请核对 %s 的所在组织。"), k->w->person[v->person].code);
    const struct check_finding f = { .group = CHECK_EVENTS,
                                     .text = buf_str(&text),
                                     .fix = buf_str(&fix),
                                     .org = k->w->org[org].code,
                                     .entity = "event",
                                     .code = v->code };
    k->sink(k->ctx, &f);
    buf_free(&text);
    buf_free(&fix);
}

static void look_unasked(const struct checking *k)
{
    const struct world *w = k->w;
    for (size_t i = 0; i < w->nevent; i++) {
        const struct world_event *v = &w->event[i];
        int org = v->person >= 0 ? world_home(w, v->person, v->occurred) : v->org;
        if (org < 0 || v->below || v->occurred > k->ask->today ||
            v->occurred < k->ask->today - LATELY ||
            v->occurred < world_tracking(w, org, k->ask->today) ||
            inspect_asked(k, w->org[org].code) < 0)
            continue;
        const struct rule *r = asks_others(w, v, org);
        if (r != NULL)
            tell_unasked(k, v, org, r);
    }
}

enum status inspect_events(struct checking *k, struct err *e)
{
    enum status s = look_proposals(k, e);
    if (s == ST_OK)
        look_unasked(k);
    return s;
}
