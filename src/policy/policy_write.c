/* The text of a policy whose versions were planned: what did not change stays as it was written. */
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "policy_own.h"

size_t policy_section_keys(const struct policy_text *t, size_t i)
{
    size_t n = 0;
    while (i + 1 + n < t->n && *t->entry[i + 1 + n].key)
        n++;
    return n;
}

size_t policy_section_at(const struct policy_text *t, const struct policy_entry *head)
{
    size_t i = 0;
    while (i < t->n && (*t->entry[i].key || strcmp(t->entry[i].section, head->section) ||
                        strcmp(t->entry[i].name, head->name)))
        i++;
    return i;
}

bool policy_section_same(const struct policy_text *a, size_t i, const struct policy_text *b)
{
    const struct policy_entry *x = &a->entry[i];
    size_t n = policy_section_keys(a, i), there = 0;
    for (size_t k = 0; k < b->n; k++)
        there += !strcmp(b->entry[k].section, x->section) && !strcmp(b->entry[k].name, x->name);
    if (there != n + 1)
        return false;
    for (size_t k = 1; k <= n; k++) {
        const char *value = policy_text_get(b, x->section, x->name, x[k].key);
        if (!value || strcmp(value, x[k].value))
            return false;
    }
    return true;
}

bool policy_text_same(const struct policy_text *a, const struct policy_text *b)
{
    if (a->n != b->n)
        return false;
    for (size_t i = 0; i < a->n; i++)
        if (!*a->entry[i].key && !policy_section_same(a, i, b))
            return false;
    return true;
}

static bool dated(const char *key)
{
    return !strcmp(key, "from") || !strcmp(key, "until");
}

/* What belongs to a type of records, not to a version of what they require. */
static bool of_type(const char *key)
{
    return !strcmp(key, "title") || !strcmp(key, "elements") || !strcmp(key, "forms");
}

static void put(struct policy_text *out, const struct policy_entry *head, const char *key,
                const char *value)
{
    policy_text_add(out, head->section, head->name, key, value, head->line);
}

static void put_day(struct policy_text *out, const struct policy_entry *head, const char *key,
                    daynum d)
{
    char day[DAY_TEXT];
    date_format(d, day);
    if (*day)
        put(out, head, key, day);
}

/* The keys of a version: those of its rule, what is changed in place, and its days. */
static void put_piece(struct policy_text *out, const struct policy_entry *head,
                      const struct piece *x, bool record)
{
    const struct rule *r = x->rule, *look = record || !x->look ? r : x->look;
    for (size_t i = 0; i < r->nwords; i++) {
        const char *key = r->words[i].key, *value = r->words[i].value;
        if (dated(key) || (record && of_type(key)))
            continue;
        if (rule_key_in_place(key) && !rule_same_key(r, look, key))
            value = rule_written(look, key);
        if (value)
            put(out, head, key, value);
    }
    for (size_t i = 0; i < look->nwords; i++) {
        const char *key = look->words[i].key;
        if (rule_key_in_place(key) && !rule_written(r, key) && !rule_same_key(r, look, key))
            put(out, head, key, look->words[i].value);
    }
    put_day(out, head, "from", x->life.from);
    put_day(out, head, "until", x->life.to);
}

static bool same_life(struct span a, struct span b)
{
    return a.from == b.from && a.to == b.to;
}

/* The rule of that version that a has, where the piece says the same. */
static const struct rule *unchanged(const struct merge *m, const struct slot_plan *s,
                                    const struct piece *x)
{
    const struct rule *look = x->look ? x->look : x->rule;
    for (size_t i = 0; i < m->a->nrules; i++) {
        const struct rule *r = m->a->rules[i];
        if (strcmp(r->policy, m->a->id) || strcmp(r->slot, s->slot) ||
            (r->kind == RULE_RECORD) != s->record || r->version != x->version)
            continue;
        bool same = same_life(r->life, x->life) && rule_asks_same(r, x->rule);
        for (size_t k = 0; k < look->nwords && same && !s->record; k++)
            same = !rule_key_in_place(look->words[k].key) ||
                   rule_same_key(r, look, look->words[k].key);
        for (size_t k = 0; k < r->nwords && same && !s->record; k++)
            same = !rule_key_in_place(r->words[k].key) || rule_same_key(r, look, r->words[k].key);
        return same ? r : NULL;
    }
    return NULL;
}

static void put_keys(struct policy_text *out, const struct policy_entry *head,
                     const struct merge *m, const struct slot_plan *s, const struct piece *x)
{
    const struct rule *r = unchanged(m, s, x);
    for (size_t i = 0; r && i < r->nwords; i++)
        if (!s->record || !of_type(r->words[i].key))
            put(out, head, r->words[i].key, r->words[i].value);
    if (!r)
        put_piece(out, head, x, s->record);
}

/* All versions of a slot but, of a type of records, the first: that one stands with its type. */
static void put_slot(struct policy_text *out, const struct merge *m, struct slot_plan *s, int line)
{
    s->written = true;
    for (size_t i = 0; i < s->n; i++) {
        char name[128];
        if (s->record && s->piece[i].version == 1)
            continue;
        if (s->piece[i].version > 1)
            snprintf(name, sizeof name, "%s/%d", s->slot, s->piece[i].version);
        else
            snprintf(name, sizeof name, "%s", s->slot);
        struct policy_entry head = { s->record ? "evidence" : "rule", name, "", "", line };
        put(out, &head, "", "");
        put_keys(out, &head, m, s, &s->piece[i]);
    }
}

static struct slot_plan *slot_of(struct merge *m, const struct policy_entry *head)
{
    size_t n = strcspn(head->name, "/");
    bool record = !strcmp(head->section, "evidence");
    if (!record && strcmp(head->section, "rule"))
        return NULL;
    for (size_t i = 0; i < m->n; i++)
        if (m->slot[i].record == record && strlen(m->slot[i].slot) == n &&
            !memcmp(m->slot[i].slot, head->name, n))
            return &m->slot[i];
    return NULL;
}

/* The elements of both: earlier versions require some, later ones others. */
static void put_elements(struct policy_text *out, const struct policy_entry *head, const char *x,
                         const char *y)
{
    struct buf all = BUF_INIT;
    buf_printf(&all, "%s", x);
    for (; *y; y += strspn(y, ", ")) {
        size_t all_of = strcspn(y, ", "), n = strcspn(y, ":, ");
        const char *at = x;
        bool there = false;
        for (; *at && !there; at += strcspn(at, ", "), at += strspn(at, ", "))
            there = strcspn(at, ":, ") == n && !memcmp(at, y, n);
        if (n && !there) {
            buf_puts(&all, all.len ? ", " : "");
            buf_add(&all, y, all_of);
        }
        y += all_of;
    }
    if (all.len)
        put(out, head, "elements", buf_str(&all));
    buf_free(&all);
}

/* A type of records as the later text has it, with what is required of it first. */
static void put_type(struct policy_text *out, struct merge *m, const struct policy_entry *head)
{
    static const char *const plain[] = { "title", "forms" };
    const char *type = head->name;
    bool later = policy_text_get(m->next, "evidence", type, "") != NULL;
    put(out, head, "", "");
    for (size_t i = 0; i < 2; i++) {
        const char *value = policy_text_get(later ? m->next : m->old, "evidence", type, plain[i]);
        if (value)
            put(out, head, plain[i], value);
    }
    const char *x = policy_text_get(m->old, "evidence", type, "elements");
    const char *y = policy_text_get(m->next, "evidence", type, "elements");
    put_elements(out, head, x ? x : "", y ? y : "");
    struct slot_plan *s = slot_of(m, head);
    for (size_t i = 0; s && i < s->n; i++)
        if (s->piece[i].version == 1)
            put_keys(out, head, m, s, &s->piece[i]);
    const char *clause = policy_text_get(later ? m->next : m->old, "evidence", type, "clause");
    if (clause && !policy_text_get(out, "evidence", type, "clause") && !s)
        put(out, head, "clause", clause);
}

static void copy_section(struct policy_text *out, const struct policy_text *t, size_t i)
{
    for (size_t k = 0; k <= policy_section_keys(t, i); k++)
        put(out, &t->entry[i], t->entry[i + k].key, t->entry[i + k].value);
}

static bool stays(const char *section)
{
    return !strcmp(section, "event") || !strcmp(section, "fact") || !strcmp(section, "drop");
}

static void put_section(struct policy_text *out, struct merge *m, const struct policy_text *t,
                        size_t i)
{
    const struct policy_entry *head = &t->entry[i];
    struct slot_plan *s = slot_of(m, head);
    bool record = !strcmp(head->section, "evidence");
    if (record && !strchr(head->name, '/'))
        put_type(out, m, head);
    if (s && !s->written)
        put_slot(out, m, s, head->line);
    if (record || !strcmp(head->section, "rule"))
        return;
    size_t at = policy_section_at(m->next, head);
    if (at < m->next->n)
        copy_section(out, m->next, at);
    else if (stays(head->section))
        copy_section(out, t, i);
}

struct policy_text *merge_write(struct merge *m)
{
    struct policy_text *out = policy_text_new(m->old->file);
    for (size_t i = 0; i < m->old->n; i++)
        if (!*m->old->entry[i].key)
            put_section(out, m, m->old, i);
    for (size_t i = 0; i < m->next->n; i++) {
        const struct policy_entry *head = &m->next->entry[i];
        if (!*head->key && policy_section_at(m->old, head) == m->old->n)
            put_section(out, m, m->next, i);
    }
    return out;
}
