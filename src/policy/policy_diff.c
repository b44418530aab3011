/* Rules compared by what they ask. */
#include "policy_diff.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"

const char *rule_written(const struct rule *r, const char *key)
{
    for (size_t i = 0; i < r->nwords; i++)
        if (!strcmp(r->words[i].key, key))
            return r->words[i].value;
    return NULL;
}

bool rule_key_in_place(const char *key)
{
    static const char *const keys[] = { "title", "note", "remind", "basis", "elements", "forms" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(keys[i], key))
            return true;
    return false;
}

static bool is_in(char c, const char *set)
{
    return c && strchr(set, c);
}

/* One blank where there are several, none beside a sign that ends a word anyway. */
static void squeeze(struct buf *b, const char *s)
{
    static const char ends[] = "()=!<>+*/,|";
    for (; *s; s++) {
        bool blank = is_in(*s, " \t");
        if (blank && (!b->len || b->data[b->len - 1] == ' ' || is_in(b->data[b->len - 1], ends) ||
                      is_in(s[1], ends) || !s[1]))
            continue;
        buf_putc(b, blank ? ' ' : *s);
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The parts of a list in one order; what stands before a colon (post:) leads it. */
static void sort_list(struct buf *b, const char *seps)
{
    char *text = buf_take(b), *colon = strchr(text, ':');
    char *list = colon ? colon + 1 : text, **part = NULL;
    size_t n = 0, cap = 0;
    buf_add(b, text, (size_t)(list - text));
    for (char *p = strtok(list, seps); p; p = strtok(NULL, seps)) {
        part = mem_grow(part, n, &cap, sizeof *part);
        part[n++] = p;
    }
    if (n)
        qsort(part, n, sizeof *part, by_text);
    for (size_t i = 0; i < n; i++)
        buf_printf(b, "%s%s", i ? "," : "", part[i]);
    free(part);
    free(text);
}

/* 02.50 -> 2.5 */
static void trim_number(struct buf *b)
{
    char *text = buf_take(b), *s = text;
    while (*s == '0' && s[1] >= '0' && s[1] <= '9')
        s++;
    size_t n = strlen(s);
    if (strchr(s, '.')) {
        while (n && s[n - 1] == '0')
            n--;
        n -= n && s[n - 1] == '.';
    }
    buf_add(b, s, n);
    free(text);
}

/* A value in one form for all ways of writing it; what a key says that is not written. */
static void normal(const struct rule *r, const char *key, struct buf *b)
{
    static const struct {
        const char *key, *preset, *seps;
        bool number;
    } forms[] = {
        { "count", "1", NULL, true },       { "measure", "count", NULL, false },
        { "role", "present", NULL, false }, { "basis", "text", NULL, false },
        { "subject", NULL, ",", false },    { "evidence", NULL, "|", false },
        { "after", NULL, "|", false },      { "each", NULL, ",", false },
        { "instead", NULL, ",", false },    { "within", NULL, NULL, true },
        { "before", NULL, NULL, true },     { "term", NULL, NULL, true },
        { "streak", NULL, NULL, true },     { "tenure", NULL, NULL, true },
        { "required", NULL, ", ", false },  { "elements", NULL, ", ", false },
        { "forms", NULL, ", ", false },
    };
    const char *s = rule_written(r, key);
    size_t i = 0;
    while (i < sizeof forms / sizeof *forms && strcmp(forms[i].key, key))
        i++;
    bool known = i < sizeof forms / sizeof *forms;
    if (!s && known)
        s = forms[i].preset;
    squeeze(b, s ? s : "");
    if (known && forms[i].seps)
        sort_list(b, forms[i].seps);
    if (known && forms[i].number)
        trim_number(b);
}

bool rule_same_key(const struct rule *a, const struct rule *b, const char *key)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    if (!strcmp(key, "from"))
        return a->life.from == b->life.from;
    if (!strcmp(key, "until"))
        return a->life.to == b->life.to;
    if (!strcmp(key, "remind")) /* what is not written follows from the kind */
        return a->remind == b->remind && a->remind_day == b->remind_day;
    if (!strcmp(key, "warn"))
        return a->warn == b->warn;
    normal(a, key, &x);
    normal(b, key, &y);
    bool same = !strcmp(buf_str(&x), buf_str(&y));
    buf_free(&x);
    buf_free(&y);
    return same;
}

static void compare_key(const struct rule *a, const struct rule *b, const char *key, daynum since,
                        struct rule_change *c)
{
    bool of_type = !strcmp(key, "title") || !strcmp(key, "elements") || !strcmp(key, "forms");
    if (a->kind == RULE_RECORD && of_type && (a->version > 1 || b->version > 1))
        return; /* said once, in the type's first section */
    bool begun = !strcmp(key, "from") && a->life.from <= since && b->life.from <= since;
    if (begun || rule_same_key(a, b, key))
        return;
    c->key = mem_grow(c->key, c->n, &c->cap, sizeof *c->key);
    c->key[c->n++] = (struct key_change){ key, rule_written(a, key), rule_written(b, key) };
}

/* What differs, in the order in which a, then b, has its keys. */
static void compare_rules(const struct rule *a, const struct rule *b, daynum since,
                          struct rule_change *c)
{
    for (size_t i = 0; i < a->nwords; i++)
        compare_key(a, b, a->words[i].key, since, c);
    for (size_t i = 0; i < b->nwords; i++)
        if (!rule_written(a, b->words[i].key))
            compare_key(a, b, b->words[i].key, since, c);
}

bool rule_asks_same(const struct rule *a, const struct rule *b)
{
    struct rule_change c = { 0 };
    bool same = true;
    compare_rules(a, b, DAY_ALWAYS, &c);
    for (size_t i = 0; i < c.n && same; i++)
        same = rule_key_in_place(c.key[i].key) || !strcmp(c.key[i].key, "from") ||
               !strcmp(c.key[i].key, "until");
    free(c.key);
    return same;
}

/* Slots by name, rules before what records require; versions by time. */
static int rule_order(const struct rule *a, const struct rule *b)
{
    int c = strcmp(a->slot, b->slot);
    if (!c)
        c = (a->kind == RULE_RECORD) - (b->kind == RULE_RECORD);
    return c;
}

static int by_slot(const void *a, const void *b)
{
    const struct rule *x = *(const struct rule *const *)a, *y = *(const struct rule *const *)b;
    int c = rule_order(x, y);
    return c ? c : (x->life.from > y->life.from) - (x->life.from < y->life.from);
}

static const struct rule **in_order(const struct policy *p, daynum since, size_t *n)
{
    const struct rule **v = mem_alloc((p->nrules + 1) * sizeof *v);
    *n = 0;
    for (size_t i = 0; i < p->nrules; i++)
        if (p->rules[i]->life.to > since)
            v[(*n)++] = p->rules[i];
    qsort(v, *n, sizeof *v, by_slot);
    return v;
}

static void add(struct policy_diff *d, const struct rule *a, const struct rule *b, daynum since)
{
    struct rule_change c = { .a = a, .b = b };
    if (a && b) {
        compare_rules(a, b, since, &c);
        if (!c.n)
            return;
    }
    d->v = mem_grow(d->v, d->n, &d->cap, sizeof *d->v);
    d->v[d->n++] = c;
}

void policy_compare(const struct policy *a, const struct policy *b, daynum since,
                    struct policy_diff *d)
{
    size_t n, m, i = 0, k = 0;
    const struct rule **x = in_order(a, since, &n), **y = in_order(b, since, &m);
    *d = (struct policy_diff){ 0 };
    while (i < n || k < m) {
        int c = i == n ? 1 : k == m ? -1 : rule_order(x[i], y[k]);
        add(d, c <= 0 ? x[i] : NULL, c >= 0 ? y[k] : NULL, since);
        i += c <= 0;
        k += c >= 0;
    }
    free(x);
    free(y);
}

void policy_diff_free(struct policy_diff *d)
{
    for (size_t i = 0; i < d->n; i++)
        free(d->v[i].key);
    free(d->v);
    *d = (struct policy_diff){ 0 };
}
