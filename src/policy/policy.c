/* A set of policies: includes resolved, vocabulary declared, rules made, replaced and dropped. */
#include "policy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "rule.h"
#include "words.h"
#include "yard.h"

struct policy_set {
    struct vocabulary *words;
    struct pool *pool;
    struct policy **policy;
    size_t n, cap;
    struct rule **made; /* all rules of all files, to be cleared */
    size_t nmade, made_cap;
    struct yards yards;      /* likewise */
    const char *reading[16]; /* the chain of includes, to see a cycle */
    int depth;
};

struct policy_set *policy_set_new(void)
{
    struct policy_set *s = mem_alloc(sizeof *s);
    s->words = vocabulary_new();
    s->pool = pool_new();
    return s;
}

void policy_set_free(struct policy_set *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->nmade; i++)
        rule_clear(s->made[i]);
    for (size_t i = 0; i < s->n; i++) {
        free(s->policy[i]->rules);
        free(s->policy[i]->yard);
    }
    yards_clear(&s->yards);
    free(s->made);
    free(s->policy);
    vocabulary_free(s->words);
    pool_free(s->pool);
    free(s);
}

const struct policy *policy_set_get(const struct policy_set *s, const char *id)
{
    for (size_t i = 0; i < s->n; i++)
        if (!strcmp(s->policy[i]->id, id))
            return s->policy[i];
    return NULL;
}

size_t policy_set_count(const struct policy_set *s)
{
    return s->n;
}

const struct policy *policy_set_at(const struct policy_set *s, size_t i)
{
    return s->policy[i];
}

const struct vocabulary *policy_set_words(const struct policy_set *s)
{
    return s->words;
}

/* The keys of the sections that are not rules. */
static const struct {
    const char *section, *keys;
} section_keys[] = {
    { "policy", " id title number include " },
    { "drop", " " },
    { "evidence", " title clause required elements forms from until " },
    { "event", " title subject " },
    { "fact", " title kind " },
    { "scale", " title clause number note grades brackets fixed from until " },
    { "eligible", " title clause number note subject require " },
    { "ranking", " title clause number note of cohorts top bottom interview repeat "
                 "share bar_group bar_person " },
};

static void check_section_keys(const struct policy_text *t, struct problems *p)
{
    for (size_t i = 0; i < t->n; i++) {
        const struct policy_entry *x = &t->entry[i];
        char wanted[80];
        snprintf(wanted, sizeof wanted, " %s ", x->key);
        for (size_t k = 0; *x->key && k < sizeof section_keys / sizeof *section_keys; k++)
            if (!strcmp(section_keys[k].section, x->section) &&
                (strchr(x->key, ' ') || !strstr(section_keys[k].keys, wanted)))
                problems_add(p, t->file, x->line, "[%s] 里没有这个键：%s", x->section, x->key);
    }
}

static void declare_event(struct policy_set *s, const struct policy_text *t,
                          const struct policy_entry *x, const char *title, struct problems *p)
{
    const char *of = policy_text_get(t, "event", x->name, "subject");
    int known = vocabulary_event(s->words, x->name);
    enum event_subject subject = known >= 0 ? vocabulary_event_subject(s->words, known) : 0;
    if (of && !strcmp(of, "person"))
        subject = EVENT_OF_PERSON;
    else if (of && !strcmp(of, "organisation"))
        subject = EVENT_OF_ORG;
    else if (of && !strcmp(of, "both"))
        subject = EVENT_OF_BOTH;
    else if (of || !subject)
        problems_add(p, t->file, x->line, "[event %s] 要写 subject = person、organisation 或 both",
                     x->name);
    vocabulary_add_event(s->words, x->name, title, subject);
}

static void declare_fact(struct policy_set *s, const struct policy_text *t,
                         const struct policy_entry *x, const char *title, struct problems *p)
{
    const char *kind = policy_text_get(t, "fact", x->name, "kind");
    enum fact_kind k = FACT_NUMBER;
    if (kind && !strcmp(kind, "yesno"))
        k = FACT_YESNO;
    else if (kind && !strcmp(kind, "word"))
        k = FACT_WORD;
    else if (kind && strcmp(kind, "number"))
        problems_add(p, t->file, x->line, "[fact %s] 的 kind 只有 number、yesno、word", x->name);
    vocabulary_add_fact(s->words, x->name, title, k);
}

/* TYPE(FORM) for each form of a type: year:年度 is shown as 工作计划（年度）, quarter by its word.
 */
static void declare_forms(struct policy_set *s, const char *type, const char *title,
                          const char *forms)
{
    while (forms && *forms) {
        size_t all = strcspn(forms, ", "), n = strcspn(forms, ":, ");
        const char *called = n < all ? forms + n + 1 : forms;
        char name[128], label[256];
        snprintf(name, sizeof name, "%s(%.*s)", type, (int)n, forms);
        snprintf(label, sizeof label, _("%s（%.*s）"), title ? title : type,
                 (int)(forms + all - called), called);
        if (n)
            vocabulary_add_evidence(s->words, name, label);
        forms += all;
        forms += strspn(forms, ", ");
    }
}

/* talks:谈心谈话, criticism: what the type's own elements are called. */
static void declare_elements(struct policy_set *s, const char *elements)
{
    while (elements && *elements) {
        size_t all = strcspn(elements, ", "), n = strcspn(elements, ":, ");
        char *name = pool_dupn(s->pool, elements, n);
        char *title = n < all ? pool_dupn(s->pool, elements + n + 1, all - n - 1) : NULL;
        if (n)
            vocabulary_add_element(s->words, name, title);
        elements += all;
        elements += strspn(elements, ", ");
    }
}

/* excellent:优秀, good:好, … : the best first, the best the largest. */
static void declare_grades(struct policy_set *s, const char *grades)
{
    int n = 0;
    for (const char *at = grades; at && *at; at++)
        n += at == grades || at[-1] == ',';
    while (grades && *grades) {
        grades += strspn(grades, ", ");
        size_t all = strcspn(grades, ","), word = strcspn(grades, ":, ");
        if (word)
            vocabulary_add_grade(s->words, pool_dupn(s->pool, grades, word), n--);
        grades += all;
    }
}

/* theme-day/2 -> theme-day */
static void declare_slot(struct policy_set *s, const char *name)
{
    vocabulary_add_slot(s->words, pool_dupn(s->pool, name, strcspn(name, "/")));
}

/* Types and facts come before the rules that use them, wherever they stand in the file. */
static void declare_words(struct policy_set *s, const struct policy_text *t, struct problems *p)
{
    for (size_t i = 0; i < t->n; i++) {
        const struct policy_entry *x = &t->entry[i];
        if (*x->key)
            continue;
        const char *title = policy_text_get(t, x->section, x->name, "title");
        if (!strcmp(x->section, "evidence") && strchr(x->name, '/')) {
            continue; /* a later version of what a type requires declares nothing */
        } else if (!strcmp(x->section, "evidence")) {
            vocabulary_add_evidence(s->words, x->name, title);
            declare_forms(s, x->name, title, policy_text_get(t, "evidence", x->name, "forms"));
            declare_elements(s, policy_text_get(t, "evidence", x->name, "elements"));
        } else if (!strcmp(x->section, "event"))
            declare_event(s, t, x, title, p);
        else if (!strcmp(x->section, "fact"))
            declare_fact(s, t, x, title, p);
        else if (!strcmp(x->section, "scale") && !strncmp(x->name, "assessment", 10) &&
                 strchr("/", x->name[10]))
            declare_grades(s, policy_text_get(t, "scale", x->name, "grades"));
        else if (!strcmp(x->section, "rule"))
            declare_slot(s, x->name);
    }
}

/* The rules of a policy while it is put together. */
struct list {
    struct rule **v;
    size_t n, cap;
    struct yards yards;
};

/* Takes the rules of a slot out, or what a type of record requires: the two have ids of one form,
 * but do not replace each other. */
static size_t list_remove(struct list *l, const char *slot, bool record, const char *keep_policy)
{
    size_t kept = 0, gone = 0;
    for (size_t i = 0; i < l->n; i++) {
        const struct rule *r = l->v[i];
        bool out = !strcmp(r->slot, slot) && (r->kind == RULE_RECORD) == record &&
                   (!keep_policy || strcmp(r->policy, keep_policy));
        if (out)
            gone++;
        else
            l->v[kept++] = l->v[i];
    }
    l->n = kept;
    return gone;
}

static void list_add(struct list *l, struct rule *r)
{
    l->v = mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = r;
}

static int rule_order(const void *a, const void *b)
{
    const struct rule *x = *(struct rule *const *)a, *y = *(struct rule *const *)b;
    int c = strcmp(x->id, y->id);
    return c ? c : x->version - y->version;
}

/* A policy that is being read, and how those it includes are found. */
struct reading {
    struct policy_set *s;
    const struct policy_text *t;
    struct list *l;
    policy_finder find;
    void *ctx;
    struct problems *p;
};

static void include_one(const struct reading *r, int line, const char *id)
{
    struct policy_set *s = r->s;
    for (int i = 0; i < s->depth; i++)
        if (!strcmp(s->reading[i], id)) {
            problems_add(r->p, r->t->file, line, "include 绕成了圈：%s 又包含了 %s", id, id);
            return;
        }
    const struct policy *inner = policy_set_get(s, id);
    if (!inner) {
        struct policy_text *it = r->find ? r->find(r->ctx, id, r->p) : NULL;
        if (!it) {
            problems_add(r->p, r->t->file, line, "找不到 include 的制度：%s", id);
            return;
        }
        inner = policy_set_add(s, it, r->find, r->ctx, r->p);
    }
    if (!inner)
        return; /* its own problems are told */
    for (size_t i = 0; i < inner->nrules; i++)
        list_remove(r->l, inner->rules[i]->slot, inner->rules[i]->kind == RULE_RECORD,
                    inner->rules[i]->policy);
    for (size_t i = 0; i < inner->nrules; i++) {
        bool there = false;
        for (size_t k = 0; k < r->l->n && !there; k++)
            there = r->l->v[k] == inner->rules[i];
        if (!there)
            list_add(r->l, inner->rules[i]);
    }
    yards_include(&r->l->yards, inner);
}

static int entry_line(const struct policy_text *t, const char *section, const char *key)
{
    for (size_t i = 0; i < t->n; i++)
        if (!strcmp(t->entry[i].section, section) && !strcmp(t->entry[i].key, key))
            return t->entry[i].line;
    return 0;
}

static void include_all(const struct reading *r)
{
    const char *list = policy_text_get(r->t, "policy", "", "include");
    int line = entry_line(r->t, "policy", "include");
    while (list && *list) {
        list += strspn(list, ", ");
        size_t n = strcspn(list, ", ");
        if (n)
            include_one(r, line, pool_dupn(r->s->pool, list, n));
        list += n;
    }
}

static void drop_slots(const struct policy_text *t, struct list *l, struct problems *p)
{
    for (size_t i = 0; i < t->n; i++) {
        const struct policy_entry *x = &t->entry[i];
        if (!strcmp(x->section, "drop") && !*x->key && !list_remove(l, x->name, false, NULL))
            problems_add(p, t->file, x->line, "[drop %s]：所包含的制度里没有这条规则", x->name);
    }
}

/* id, policy and source: the file's own number unless the rule names another. */
static void rule_name(struct policy_set *s, struct rule *r, const struct policy *pol)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s.%s", pol->id, r->slot);
    r->id = pool_dup(s->pool, buf_str(&b));
    r->policy = pol->id;
    const char *number = r->source ? r->source : pol->number;
    buf_clear(&b);
    buf_printf(&b, "%s%s%s", number, *number && *r->clause ? " " : "", r->clause);
    r->source = pool_dup(s->pool, buf_str(&b));
    buf_free(&b);
}

static void take_rule(struct policy_set *s, struct rule *r, const struct policy *pol,
                      struct list *l)
{
    rule_name(s, r, pol);
    s->made = mem_grow(s->made, s->nmade, &s->made_cap, sizeof *s->made);
    s->made[s->nmade++] = r;
    list_remove(l, r->slot, r->kind == RULE_RECORD, pol->id);
    list_add(l, r);
}

/* The keys of the section first .. first+n-1, for those who compare rules and change them. */
static struct rule *keep_words(struct policy_set *s, struct rule *r, const struct policy_text *t,
                               size_t first, size_t n)
{
    struct rule_word *w = pool_alloc(s->pool, n * sizeof *w);
    for (size_t i = 1; i < n; i++) {
        const struct policy_entry *x = &t->entry[first + i];
        w[i - 1] = (struct rule_word){ pool_dup(s->pool, x->key), pool_dup(s->pool, x->value) };
    }
    r->words = w;
    r->nwords = n - 1;
    return r;
}

static void make_rules(struct policy_set *s, const struct policy_text *t, const struct policy *pol,
                       struct list *l, struct problems *p)
{
    for (size_t i = 0; i < t->n;) {
        size_t n = 1;
        while (i + n < t->n && *t->entry[i + n].key)
            n++;
        const struct policy_entry *x = &t->entry[i];
        struct rule *r = NULL;
        if (!strcmp(x->section, "rule") && !*x->key)
            r = rule_make(t, i, n, s->words, s->pool, p);
        else if (!strcmp(x->section, "evidence") && !*x->key)
            r = rule_of_record(t, i, n, s->words, s->pool, p);
        if (r)
            take_rule(s, keep_words(s, r, t, i, n), pol, l);
        else if (!strcmp(x->section, "evidence") && !*x->key)
            list_remove(l, x->name, true, pol->id); /* it requires nothing here */
        i += n;
    }
}

static void check_versions(const struct policy_text *t, const struct list *l, struct problems *p)
{
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = i + 1; k < l->n && !strcmp(l->v[k]->id, l->v[i]->id); k++) {
            struct span both = span_cut(l->v[i]->life, l->v[k]->life);
            bool alike = (l->v[i]->kind == RULE_RECORD) == (l->v[k]->kind == RULE_RECORD);
            if (alike && both.from < both.to)
                problems_add(p, t->file, l->v[k]->line,
                             "%s 的第 %d 版与第 %d 版有效期重叠：用 until 与 from 分开",
                             l->v[i]->slot, l->v[i]->version, l->v[k]->version);
        }
}

static struct policy *make_policy(struct policy_set *s, const struct policy_text *t,
                                  struct problems *p)
{
    const char *id = policy_text_get(t, "policy", "", "id");
    const char *title = policy_text_get(t, "policy", "", "title");
    const char *number = policy_text_get(t, "policy", "", "number");
    struct policy *pol = pool_alloc(s->pool, sizeof *pol);
    if (!id || !*id || strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-") != strlen(id)) {
        problems_add(p, t->file, entry_line(t, "policy", id ? "id" : ""),
                     "[policy] 里要写 id（小写字母、数字、连字符）");
        id = "?";
    } else if (policy_set_get(s, id)) {
        problems_add(p, t->file, entry_line(t, "policy", "id"), "制度 %s 已经有了", id);
    }
    pol->id = pool_dup(s->pool, id);
    pol->title = pool_dup(s->pool, title ? title : id);
    pol->number = pool_dup(s->pool, number ? number : "");
    return pol;
}

const struct policy *policy_set_add(struct policy_set *s, struct policy_text *t, policy_finder find,
                                    void *ctx, struct problems *p)
{
    struct list l = { 0 };
    size_t before = p->n;
    struct policy *pol = make_policy(s, t, p);
    check_section_keys(t, p);
    if (s->depth < (int)(sizeof s->reading / sizeof *s->reading)) {
        s->reading[s->depth++] = pol->id;
        include_all(&(struct reading){ s, t, &l, find, ctx, p });
        s->depth--;
    } else {
        problems_add(p, t->file, 0, "include 层数太多");
    }
    declare_words(s, t, p);
    drop_slots(t, &l, p);
    make_rules(s, t, pol, &l, p);
    if (l.n)
        qsort(l.v, l.n, sizeof *l.v, rule_order);
    check_versions(t, &l, p);
    pol->rules = l.v;
    pol->nrules = l.n;
    yards_make(&l.yards, t, pol, s->words, s->pool, &s->yards, p);
    policy_text_free(t);
    if (p->n > before) {
        free(l.v);
        free(l.yards.v);
        return NULL;
    }
    pol->yard = l.yards.v;
    pol->nyards = l.yards.n;
    s->policy = mem_grow(s->policy, s->n, &s->cap, sizeof *s->policy);
    s->policy[s->n++] = pol;
    return pol;
}

/* They may be owned by another policy that is included: their rules are made anew each time. */
static void ask_eligible(struct policy_set *s, struct policy *p)
{
    for (size_t i = 0; i < p->nyards; i++) {
        const struct yardstick *y = p->yard[i];
        if (y->kind != YARD_ELIGIBLE)
            continue;
        struct rule *r = pool_alloc(s->pool, sizeof *r);
        *r = (struct rule){ .kind = RULE_STRUCTURE,
                            .id = y->name,
                            .policy = y->policy,
                            .slot = y->name,
                            .title = y->title,
                            .clause = "",
                            .source = y->source,
                            .note = y->note,
                            .require_text = y->require_text,
                            .subjects = y->of_person ? (1U << ORG_KINDS) - 1 : y->subjects,
                            .life = SPAN_ALL,
                            .require = y->require,
                            .among = y->of_person ? y->require : NULL,
                            .count = 1,
                            .part = PART_NONE,
                            .version = 1 };
        p->rules = mem_resize(p->rules, (p->nrules + 1) * sizeof *p->rules);
        p->rules[p->nrules++] = r;
    }
}

void policy_set_ask_eligible(struct policy_set *s)
{
    for (size_t i = 0; i < s->n; i++)
        ask_eligible(s, s->policy[i]);
}
