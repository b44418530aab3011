/* One rule of a policy changed from a day on: the whole policy as it would be, and then as ever. */
#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "policy_change.h"
#include "policy_store.h"
#include "policy_turn.h"
#include "words.h"

struct edit {
    const char *slot;
    const char *const (*pairs)[2];
    size_t n;
};

/* The version of the slot that is in force on the day, else the first that comes after. */
static const struct rule *version_on(const struct policy *p, const char *slot, daynum day)
{
    const struct rule *next = NULL;
    for (size_t i = 0; i < p->nrules; i++) {
        const struct rule *r = p->rules[i];
        if (strcmp(r->slot, slot) || r->kind == RULE_RECORD || r->life.to <= day)
            continue;
        if (!next || r->life.from < next->life.from)
            next = r;
    }
    return next;
}

static enum status find_rule(const struct turn *t, const struct edit *x, const struct rule **r,
                             struct err *e)
{
    daynum day = t->d->from == DAY_NONE ? t->d->today : t->d->from;
    *r = version_on(t->a, x->slot, day);
    if (!*r)
        return err_set(e, ST_MISSING,
                       "制度 %s 从那天起没有规则“%s”；dangjian policy show %s 可列出全部。", t->id,
                       x->slot, t->id);
    if (strcmp((*r)->policy, t->id))
        return err_set(e, ST_REFUSED,
                       "规则 %s 写在制度 %s 里，请改那里（凡包含它的制度都随之改变）："
                       "dangjian policy set %s %s …",
                       x->slot, (*r)->policy, (*r)->policy, x->slot);
    return ST_OK;
}

/* The version that a section of the text is; NULL: it is not one of this slot. */
static const struct rule *rule_at(const struct turn *t, const struct policy_entry *x,
                                  const char *slot)
{
    size_t n = strcspn(x->name, "/");
    if (strcmp(x->section, "rule") || strlen(slot) != n || memcmp(slot, x->name, n))
        return NULL;
    int version = x->name[n] ? atoi(x->name + n + 1) : 1;
    for (size_t i = 0; i < t->a->nrules; i++)
        if (!strcmp(t->a->rules[i]->slot, slot) && t->a->rules[i]->version == version &&
            t->a->rules[i]->kind != RULE_RECORD)
            return t->a->rules[i];
    return NULL;
}

static const char *given(const struct edit *x, const char *key)
{
    for (size_t i = 0; i < x->n; i++)
        if (!strcmp(x->pairs[i][0], key))
            return x->pairs[i][1];
    return NULL;
}

/* The whole policy with the keys changed in the section of r. */
static struct policy_text *with_keys(const struct turn *t, const struct rule *r,
                                     const struct edit *x)
{
    struct policy_text *out = policy_text_new(t->id);
    for (size_t i = 0; i < t->old->n; i++) {
        const struct policy_entry *o = &t->old->entry[i];
        bool here = rule_at(t, o, r->slot) == r;
        const char *value = here && *o->key ? given(x, o->key) : NULL;
        if (!value || *value)
            policy_text_add(out, o->section, o->name, o->key, value ? value : o->value,
                            value ? 0 : o->line);
        if (!here || *o->key)
            continue;
        for (size_t k = 0; k < x->n; k++)
            if (*x->pairs[k][1] && !policy_text_get(t->old, "rule", o->name, x->pairs[k][0]))
                policy_text_add(out, "rule", o->name, x->pairs[k][0], x->pairs[k][1], 0);
    }
    return out;
}

/* The whole policy with every version of the slot of r ended by the day. */
static struct policy_text *without(const struct turn *t, const struct rule *r, daynum day)
{
    struct policy_text *out = policy_text_new(t->id);
    char until[DAY_TEXT];
    date_format(day, until);
    for (size_t i = 0; i < t->old->n; i++) {
        const struct policy_entry *o = &t->old->entry[i];
        const struct rule *version = rule_at(t, o, r->slot);
        bool ends = version && version->life.to > day;
        if (ends && (version->life.from >= day || !strcmp(o->key, "until")))
            continue;
        policy_text_add(out, o->section, o->name, o->key, o->value, o->line);
        if (ends && !*o->key)
            policy_text_add(out, o->section, o->name, "until", until, 0);
    }
    return out;
}

static enum status check_edit(const struct turn *t, const struct edit *x, struct err *e)
{
    bool in_place = x->n > 0;
    for (size_t i = 0; i < x->n; i++) {
        if (!strcmp(x->pairs[i][0], "from") || !strcmp(x->pairs[i][0], "until"))
            return err_set(e, ST_USAGE, "起止日由 --from 决定；要停用一条规则请用 --end。");
        in_place = in_place && rule_key_in_place(x->pairs[i][0]);
    }
    if (t->d->from == DAY_NONE && !in_place)
        return err_set(e, ST_USAGE,
                       "请用 --from 写明从哪天起，那天以前不变，如 --from 2026-07-01。");
    return ST_OK;
}

static enum status make_next(struct turn *t, const struct rule *r, const struct edit *x,
                             struct err *e)
{
    struct problems p = { 0 };
    struct policy_text *text[2]; /* one is taken over by the set */
    for (int i = 0; i < 2; i++)
        text[i] = x->n ? with_keys(t, r, x) : without(t, r, t->d->from);
    t->next = text[0];
    t->next_set = policy_set_new();
    t->b = policy_set_add(t->next_set, text[1], policy_store_find, t->c->db, &p);
    enum status st = ST_OK;
    if (!t->b)
        st = err_set(e, ST_USAGE, "规则 %s 没有改动：%s", r->slot, p.v[0].text);
    problems_free(&p);
    return st;
}

static enum status edit_rule(struct turn *t, const struct edit *x, struct err *e)
{
    const struct rule *r = NULL;
    enum status st = check_edit(t, x, e);
    if (!st && !(t->old = policy_store_get(t->c->db, t->id, e)))
        st = e->status ? e->status
                       : err_set(e, ST_MISSING,
                                 "数据库里没有制度“%s”；dangjian policy list 可列出全部。", t->id);
    if (!st)
        st = turn_look(t, e);
    if (!st)
        st = find_rule(t, x, &r, e);
    if (!st)
        st = make_next(t, r, x, e);
    if (st)
        return st;
    if (t->d->from == DAY_NONE)
        t->d->from = r->life.from > t->d->today ? r->life.from : t->d->today;
    return turn_write(t, e);
}

enum status policy_change_rule(struct db *db, const char *policy, const char *slot,
                               const char *const (*pairs)[2], size_t n, struct policy_deed *d,
                               struct err *e)
{
    struct change *c;
    struct buf what = BUF_INIT;
    const struct edit x = { slot, pairs, n };
    buf_printf(&what, "%s.%s", policy, slot);
    char *id = buf_take(&what);
    turn_name(&what, n ? _("改规则") : _("停用规则"), id, d->from);
    enum status st = change_begin(&c, db, buf_str(&what), d->today, d->user, e);
    d->changed = false;
    if (!st) {
        struct turn t = { .c = c, .d = d, .id = policy };
        daynum said = d->from;
        st = turn_end(c, d, edit_rule(&t, &x, e), e);
        d->from = said;
        turn_clear(&t);
    }
    free(id);
    buf_free(&what);
    return st;
}
