/* Versions of rules cut and joined at a day. */
#include "policy_merge.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "policy_own.h"
#include "words.h"

enum { PERIOD_NAME = 64 }; /* bytes for period_name() */

static bool own(const struct policy *p, const struct rule *r)
{
    return !strcmp(r->policy, p->id);
}

static bool of_slot(const struct rule *r, const struct rule *like)
{
    return !strcmp(r->slot, like->slot) && (r->kind == RULE_RECORD) == (like->kind == RULE_RECORD);
}

/* Where the life of r is cut so that what it asked before `from` stays asked: once its window has
 * passed it needs the half of the period all the same (half rule), and has it until its end. */
static daynum cut_at(const struct rule *r, daynum from)
{
    if (!span_holds(r->life, from) || !r->every)
        return from;
    struct period p = period_of(r->every, from);
    if (p.first == from || window_in(&r->window, p).last >= from ||
        !period_half(p, period_overlap(p, r->life)))
        return from;
    return p.last + 1;
}

/* The version that is in force on the day before `from` decides for its slot. */
static daynum cut_slot(const struct policy *a, const struct rule *like, daynum from)
{
    for (size_t i = 0; i < a->nrules; i++)
        if (own(a, a->rules[i]) && of_slot(a->rules[i], like) && a->rules[i]->life.from < from &&
            span_holds(a->rules[i]->life, from))
            return cut_at(a->rules[i], from);
    return from;
}

static void add_piece(struct slot_plan *s, const struct rule *r, struct span life, bool kept)
{
    if (life.from >= life.to)
        return;
    s->piece = mem_grow(s->piece, s->n, &s->cap, sizeof *s->piece);
    s->piece[s->n++] = (struct piece){ .rule = r, .life = life, .kept = kept };
}

static int by_time(const void *a, const void *b)
{
    const struct piece *x = a, *y = b;
    return (x->life.from > y->life.from) - (x->life.from < y->life.from);
}

/* Two pieces that touch at the cut and ask the same are one. */
static void join(struct slot_plan *s)
{
    for (size_t i = 0; i + 1 < s->n; i++) {
        struct piece *x = &s->piece[i], *y = x + 1;
        if (!x->kept || y->kept || x->life.to != y->life.from || !rule_asks_same(x->rule, y->rule))
            continue;
        x->life.to = y->life.to;
        x->look = y->rule;
        memmove(y, y + 1, (s->n - i - 2) * sizeof *y);
        s->n--;
        return;
    }
}

static bool taken(const struct slot_plan *s, int version)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->piece[i].version == version)
            return true;
    return false;
}

/* A version that is not kept but was there before asks the same: its name is used again. */
static int name_of_same(const struct slot_plan *s, const struct policy *a, const struct rule *r)
{
    for (size_t i = 0; i < a->nrules; i++) {
        const struct rule *x = a->rules[i];
        if (own(a, x) && of_slot(x, r) && !taken(s, x->version) && rule_asks_same(x, r))
            return x->version;
    }
    return 0;
}

/* Versions keep their numbers; a new one takes its own where it is free, else the next. */
static void number_pieces(struct slot_plan *s, const struct policy *a)
{
    int last = 0;
    for (size_t i = 0; i < s->n; i++)
        if (s->piece[i].kept)
            s->piece[i].version = s->piece[i].rule->version;
    for (size_t i = 0; i < s->n; i++)
        if (!s->piece[i].version)
            s->piece[i].version = name_of_same(s, a, s->piece[i].rule);
    for (size_t i = 0; i < s->n; i++)
        if (!s->piece[i].version && !taken(s, s->piece[i].rule->version))
            s->piece[i].version = s->piece[i].rule->version;
    for (size_t i = 0; i < s->n; i++)
        if (s->piece[i].version > last)
            last = s->piece[i].version;
    for (size_t i = 0; i < s->n; i++)
        if (!s->piece[i].version)
            s->piece[i].version = ++last;
}

/* The first day of what is due at the cut or later: what begins on it or after it. */
static daynum first_due(const struct rule *r, daynum cut)
{
    if (r->kind == RULE_EVENT)
        return cut - r->within;
    daynum d = date_add_years(cut, -r->term_years);
    return date_add_years(d, r->term_years) < cut ? d + 1 : d; /* of 29 February the 28th */
}

/* Where the time to a deadline changes, some that began before the cut have one deadline on this
 * side of it and one on the other: a rule is asked when it is in force on the deadline. */
static void tell_moved(const char *slot, const struct rule *x, const struct rule *y, daynum cut,
                       struct buf *notes)
{
    char from[DAY_TEXT], to[DAY_TEXT];
    if (x->kind != y->kind || (x->kind != RULE_EVENT && x->kind != RULE_TERM))
        return;
    bool term = x->kind == RULE_TERM;
    daynum old = first_due(x, cut), new = first_due(y, cut);
    if (old == new)
        return;
    date_format(old < new ? old : new, from);
    date_format((old < new ? new : old) - 1, to);
    buf_printf(notes, _("%s：%s 至 %s %s，旧期限在改动%s，新期限在改动%s，%s。\n"), slot, from, to,
               term ? _("当选的") : _("发生的"), old < new ? _("以后") : _("以前"),
               old < new ? _("以前") : _("以后"), old < new ? _("两版都不要求") : _("两版都要求"));
}

/* The same of periods: the window of the new rule is over already, that of the old one is not. */
static void tell_lost(const char *slot, const struct rule *x, const struct rule *y, daynum cut,
                      struct buf *notes)
{
    char day[DAY_TEXT], name[PERIOD_NAME];
    if (!x->every || x->every != y->every)
        return;
    struct period p = period_of(x->every, cut);
    if (p.first == cut || window_in(&x->window, p).last < cut ||
        window_in(&y->window, p).last >= cut || !period_half(p, period_overlap(p, x->life)))
        return;
    period_name(p, name, sizeof name);
    date_format(p.last + 1, day);
    buf_printf(notes,
               _("%s：%s的期限，按旧规定在改动以后，按新规定在改动以前，这一期不作要求；"
                 "要让这一期仍按旧规定，请自 %s 起。\n"),
               slot, name, day);
}

/* A period of which the new rule holds less than half is not asked. */
static void tell_half(const char *slot, const struct rule *r, struct span life, struct buf *notes)
{
    char day[DAY_TEXT], name[PERIOD_NAME];
    if (!r->every)
        return;
    struct period p = period_of(r->every, life.from);
    if (p.first == life.from || window_in(&r->window, p).last < life.from ||
        period_half(p, period_overlap(p, life)))
        return;
    period_name(p, name, sizeof name);
    date_format(p.last + 1, day);
    buf_printf(notes, _("%s：新规定在%s里不足一半，这一期不作要求；要从整期算起，请自 %s 起。\n"),
               slot, name, day);
}

/* What people should know about the day they chose. */
static void tell_slot(const struct slot_plan *s, daynum from, daynum cut, struct buf *notes)
{
    char day[DAY_TEXT];
    for (size_t i = 0; i < s->n; i++) {
        const struct piece *y = &s->piece[i];
        if (y->life.from != cut || y->kept)
            continue;
        date_format(cut, day);
        if (cut != from)
            buf_printf(notes, _("%s：这一期的期限在改动之前，新规定自 %s 起。\n"), s->slot, day);
        if (i > 0 && y[-1].life.to == cut) {
            tell_moved(s->slot, y[-1].rule, y->rule, cut, notes);
            tell_lost(s->slot, y[-1].rule, y->rule, cut, notes);
        }
        tell_half(s->slot, y->rule, y->life, notes);
    }
}

static void plan_slot(struct merge *m, const struct rule *like)
{
    daynum cut = cut_slot(m->a, like, m->from);
    m->slot = mem_grow(m->slot, m->n, &m->cap, sizeof *m->slot);
    struct slot_plan *s = &m->slot[m->n++];
    *s = (struct slot_plan){ .slot = like->slot, .record = like->kind == RULE_RECORD };
    for (size_t i = 0; i < m->a->nrules; i++)
        if (own(m->a, m->a->rules[i]) && of_slot(m->a->rules[i], like))
            add_piece(s, m->a->rules[i],
                      span_cut(m->a->rules[i]->life, (struct span){ DAY_ALWAYS, cut }), true);
    for (size_t i = 0; i < m->b->nrules; i++)
        if (own(m->b, m->b->rules[i]) && of_slot(m->b->rules[i], like))
            add_piece(s, m->b->rules[i],
                      span_cut(m->b->rules[i]->life, (struct span){ cut, DAY_STILL }), false);
    if (s->n)
        qsort(s->piece, s->n, sizeof *s->piece, by_time);
    join(s);
    number_pieces(s, m->a);
    if (m->notes)
        tell_slot(s, m->from, cut, m->notes);
}

static bool planned(const struct merge *m, const struct rule *like)
{
    for (size_t i = 0; i < m->n; i++)
        if (!strcmp(m->slot[i].slot, like->slot) &&
            m->slot[i].record == (like->kind == RULE_RECORD))
            return true;
    return false;
}

static void plan_own(struct merge *m, const struct policy *p)
{
    for (size_t i = 0; i < p->nrules; i++)
        if (own(p, p->rules[i]) && !planned(m, p->rules[i]))
            plan_slot(m, p->rules[i]);
}

/* A rule that p has of its own under that slot. */
static bool has_own(const struct policy *p, const struct rule *like)
{
    for (size_t i = 0; i < p->nrules; i++)
        if (own(p, p->rules[i]) && of_slot(p->rules[i], like))
            return true;
    return false;
}

/* A slot that is x's own and comes to y from what it includes: replacing has no day. */
static void check_replaced(struct merge *m, const struct policy *x, const struct policy *y)
{
    for (size_t i = 0; i < y->nrules; i++) {
        const struct rule *r = y->rules[i];
        if (!own(y, r) && has_own(x, r))
            problems_add(m->p, m->a->id, 0,
                         "%s 一边是所包含的 %s 的规则，一边是自己的，不能只从某天起替换", r->slot,
                         r->policy);
    }
}

static void check_drops(struct merge *m, const struct policy_text *x, const struct policy_text *y)
{
    for (size_t i = 0; i < x->n; i++)
        if (!strcmp(x->entry[i].section, "drop") && !*x->entry[i].key &&
            !policy_text_get(y, "drop", x->entry[i].name, ""))
            problems_add(m->p, m->a->id, 0, "[drop %s] 只在一边有，不能只从某天起增减",
                         x->entry[i].name);
}

/* Words of a list, whatever stands between them. */
static bool same_words(const char *x, const char *y)
{
    x = x ? x : "";
    y = y ? y : "";
    for (;;) {
        x += strspn(x, ", ");
        y += strspn(y, ", ");
        size_t n = strcspn(x, ", ");
        if (n != strcspn(y, ", ") || memcmp(x, y, n))
            return false;
        if (!n)
            return true;
        x += n;
        y += n;
    }
}

static void check_undated(struct merge *m)
{
    if (!same_words(policy_text_get(m->old, "policy", "", "include"),
                    policy_text_get(m->next, "policy", "", "include")))
        problems_add(m->p, m->a->id, 0, "include 改了，不能只从某天起生效");
    check_drops(m, m->old, m->next);
    check_drops(m, m->next, m->old);
    check_replaced(m, m->a, m->b);
    check_replaced(m, m->b, m->a);
}

struct policy_text *policy_merge(const struct policy_text *old, const struct policy *a,
                                 const struct policy_text *next, const struct policy *b,
                                 daynum from, struct buf *notes, struct problems *p)
{
    struct merge m = { old, next, a, b, from, notes, p, NULL, 0, 0 };
    struct policy_text *out = NULL;
    size_t before = p->n;
    check_undated(&m);
    if (p->n == before) {
        plan_own(&m, a);
        plan_own(&m, b);
        out = merge_write(&m);
    }
    for (size_t i = 0; i < m.n; i++)
        free(m.slot[i].piece);
    free(m.slot);
    return out;
}
