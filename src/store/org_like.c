/* Names of organisations taken apart, and held against each other. */
#include "org_like.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fields.h"
#include "map.h"
#include "mem.h"
#include "row.h"
#include "text.h"

enum { WORD = 64 /* characters of a name that are compared */, SHORTEST = 2, SPELT = 3 };

/* What names end in, the longer first. */
static const struct {
    const char *end, *kind;
} ends[] = {
    { "党支部委员会", "branch" },
    { "支部委员会", "branch" },
    { "党支部", "branch" },
    { "支部", "branch" },
    { "党总支部委员会", "general_branch" },
    { "总支部委员会", "general_branch" },
    { "党总支部", "general_branch" },
    { "总支部", "general_branch" },
    { "党总支", "general_branch" },
    { "总支", "general_branch" },
    { "党小组", "group" },
    { "小组", "group" },
    { "机关纪律检查委员会", "discipline_committee" },
    { "机关纪委", "discipline_committee" },
    { "纪委", "discipline_committee" },
    { "机关工作委员会", "work_committee" },
    { "机关工委", "work_committee" },
    { "机关委员会", "committee" },
    { "机关党委", "committee" },
    { "党委", "committee" },
    { "党组", "leading_group" },
};

/* A name taken apart. */
struct parts {
    const char *kind; /* NULL: it does not say */
    int number;       /* 第二: 2; 0: none */
    uint32_t rest[WORD];
    size_t n;
};

struct one {
    char *code, *name, *parent;
    const char *kind;
    struct parts names[2]; /* the name, the short name where there is one */
    int nnames;
};

struct org_likes {
    struct one *v;
    size_t n, cap;
};

static const char *after(const char *s, const char *word)
{
    size_t n = strlen(word);
    return strncmp(s, word, n) ? s : s + n;
}

static bool cut_end(struct buf *b, const char *end)
{
    size_t n = strlen(end);
    if (b->len < n || strcmp(b->data + b->len - n, end) != 0)
        return false;
    b->len -= n;
    b->data[b->len] = '\0';
    return true;
}

enum { TEN = 0x5341, HUNDRED = 0x767E, ORDINAL = 0x7B2C }; /* 十 百 第 */

static bool is_numeral(uint32_t cp)
{
    return text_digit(cp) >= 0 || cp == TEN || cp == HUNDRED;
}

/* 十二, 二十, 一百零三, 12. */
static int number_of(const uint32_t *cp, size_t n)
{
    int sum = 0, last = 0;
    bool units = false;
    for (size_t i = 0; i < n && sum < 100000; i++) {
        if (cp[i] == TEN || cp[i] == HUNDRED) {
            sum += (last == 0 ? 1 : last) * (cp[i] == TEN ? 10 : 100);
            last = 0;
            units = true;
        } else {
            last = (units ? 0 : last * 10) + text_digit(cp[i]);
        }
        last = last > 100000 ? 100000 : last;
    }
    return sum + last;
}

/* The number at the end of what is left of the name; before nothing that says the sort only one
 * with 第. */
static void take_number(struct parts *p)
{
    size_t from = p->n;
    while (from > 0 && is_numeral(p->rest[from - 1]))
        from--;
    bool ordinal = from > 0 && p->rest[from - 1] == ORDINAL;
    if (from == p->n || (p->kind == NULL && !ordinal))
        return;
    p->number = number_of(p->rest + from, p->n - from);
    p->n = from - ordinal;
}

/* group: it is known to be a 党小组, so that 第一组 is one. */
static void take_apart(const char *name, bool group, struct parts *p)
{
    struct buf folded = BUF_INIT, plain = BUF_INIT;
    *p = (struct parts){ 0 };
    text_fold_width(&folded, name);
    for (const char *at = after(after(buf_str(&folded), "中国共产党"), "中共"); *at != '\0'; at++)
        if (*at != ' ')
            buf_putc(&plain, *at);
    for (size_t i = 0; i < sizeof ends / sizeof *ends && p->kind == NULL && plain.len > 0; i++)
        if (cut_end(&plain, ends[i].end))
            p->kind = ends[i].kind;
    if (group && p->kind == NULL && cut_end(&plain, "组"))
        p->kind = "group";
    for (const char *at = buf_str(&plain); *at != '\0' && p->n < WORD;)
        at += text_decode(at, strlen(at), &p->rest[p->n++]);
    take_number(p);
    buf_free(&folded);
    buf_free(&plain);
}

const char *org_kind_of(const char *name)
{
    struct parts p;
    take_apart(name, false, &p);
    return p.kind;
}

/* Of two rests of the same length: those that differ; numerals differ in earnest. */
static bool one_differs(const struct parts *a, const struct parts *b)
{
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++) {
        if (a->rest[i] == b->rest[i])
            continue;
        if (is_numeral(a->rest[i]) && is_numeral(b->rest[i]))
            return false;
        n++;
    }
    return n == 1;
}

static bool holds(const struct parts *whole, const struct parts *part)
{
    for (size_t i = 0; i + part->n <= whole->n; i++)
        if (!memcmp(whole->rest + i, part->rest, part->n * sizeof *part->rest))
            return true;
    return false;
}

/* 发改委 for 发展和改革委员会: its characters in their order, the first one first. */
static bool abridges(const struct parts *part, const struct parts *whole)
{
    size_t k = 0;
    for (size_t i = 0; i < whole->n && k < part->n; i++)
        k += whole->rest[i] == part->rest[k];
    return k == part->n && whole->rest[0] == part->rest[0];
}

static enum likeness compare(const struct parts *a, const struct parts *b)
{
    const struct parts *part = a->n < b->n ? a : b, *whole = part == a ? b : a;
    if (a->kind != NULL && b->kind != NULL && strcmp(a->kind, b->kind) != 0)
        return LIKE_NOTHING;
    bool same = a->n == b->n && !memcmp(a->rest, b->rest, a->n * sizeof *a->rest);
    if (a->number != b->number)
        return same && a->n > 0 && a->number == 0 ? LIKE_PART : LIKE_NOTHING;
    if (same)
        return a->n > 0 || a->number > 0 ? LIKE_SAME : LIKE_NOTHING;
    if (part->n == 0)
        return a->number > 0 ? LIKE_MUCH : LIKE_NOTHING;
    if (part->n < SHORTEST)
        return LIKE_NOTHING;
    if (holds(whole, part) || (a->n == b->n && a->n >= SPELT && one_differs(a, b)))
        return LIKE_MUCH;
    return abridges(part, whole) ? LIKE_PART : LIKE_NOTHING;
}

static bool is_group(const char *kind)
{
    return kind != NULL && !strcmp(kind, "group");
}

static struct one *add(struct org_likes *l, const char *code, const char *name, const char *kind,
                       const char *parent)
{
    l->v = mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    struct one *o = &l->v[l->n++];
    *o = (struct one){
        .code = mem_dup(code), .name = mem_dup(name), .parent = mem_dup(parent), .nnames = 1
    };
    take_apart(name, is_group(kind), &o->names[0]);
    o->kind = kind;
    if (o->names[0].kind == NULL) /* 办公室 that is a branch */
        o->names[0].kind = kind;
    return o;
}

void org_likes_add(struct org_likes *l, const char *code, const char *name, const char *kind,
                   const char *parent)
{
    add(l, code, name, kind, parent);
}

static void clear(struct one *o)
{
    free(o->code);
    free(o->name);
    free(o->parent);
}

void org_likes_drop_last(struct org_likes *l)
{
    clear(&l->v[--l->n]);
}

/* The word of the dictionary, which stays. */
static const char *kind_word(const char *kind)
{
    const struct choice *c = entity_org.fields[F_ORG_KIND].choices;
    while (c->word != NULL && strcmp(c->word, kind) != 0)
        c++;
    return c->word;
}

enum status org_likes_new(struct org_likes **out, struct db *db, daynum today, struct err *e)
{
    struct row_query q = { .en = &entity_org, .sort = -1 };
    struct row row;
    char day[DAY_TEXT];
    int got;
    struct org_likes *l = *out = mem_alloc(sizeof *l);
    if (today != DAY_NONE)
        date_format(today, day);
    row_init(&row, &entity_org);
    struct row_iter *it = row_each(db, &q);
    while ((got = row_next(it, &row, e)) == 1) {
        const char *end = row_get(&row, F_ORG_DISSOLVED_ON);
        if (today != DAY_NONE && *end != '\0' && strcmp(end, day) <= 0)
            continue;
        struct one *o = add(l, row_get(&row, F_ORG_CODE), row_get(&row, F_ORG_NAME),
                            kind_word(row_get(&row, F_ORG_KIND)), row_get(&row, F_ORG_PARENT));
        if (*row_get(&row, F_ORG_SHORT_NAME) != '\0')
            take_apart(row_get(&row, F_ORG_SHORT_NAME), is_group(o->kind), &o->names[o->nnames++]);
    }
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? ST_FAILED : ST_OK;
}

void org_likes_free(struct org_likes *l)
{
    for (size_t i = 0; l != NULL && i < l->n; i++)
        clear(&l->v[i]);
    if (l != NULL)
        free(l->v);
    free(l);
}

static bool has_hanzi(const char *s)
{
    while (*s != '\0' && (unsigned char)*s < 0x80)
        s++;
    return *s != '\0';
}

size_t org_likes_find(const struct org_likes *l, const char *name, const char *branch,
                      struct org_like *out, size_t n)
{
    struct parts wanted;
    size_t found = 0;
    take_apart(name, branch != NULL, &wanted);
    for (size_t i = 0; i < l->n && has_hanzi(name); i++) {
        const struct one *o = &l->v[i];
        struct org_like like = { o->code, o->name, LIKE_NOTHING };
        if (branch != NULL && (!is_group(o->kind) || strcmp(o->parent, branch) != 0))
            continue;
        for (int k = 0; k < o->nnames; k++) {
            enum likeness how = compare(&wanted, &o->names[k]);
            like.how = how > like.how ? how : like.how;
        }
        if (like.how == LIKE_NOTHING)
            continue;
        size_t at = found < n ? found++ : n;
        while (at > 0 && out[at - 1].how < like.how) {
            if (at < n)
                out[at] = out[at - 1];
            at--;
        }
        if (at < n)
            out[at] = like;
    }
    for (size_t i = 0; i < found; i++)
        out[i] = (struct org_like){ mem_dup(out[i].code), mem_dup(out[i].name), out[i].how };
    return found;
}

void org_like_free(struct org_like *found, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(found[i].code);
        free(found[i].name);
    }
}

const char *org_likes_parent(const struct org_likes *l)
{
    struct map *branches = map_new();
    const char *most = NULL, *committee = NULL, *top = NULL;
    int64_t n = 0;
    int committees = 0, tops = 0;
    for (size_t i = 0; i < l->n; i++) {
        const struct one *o = &l->v[i];
        bool branch = o->kind != NULL && !strcmp(o->kind, "branch") && *o->parent != '\0';
        int64_t here = branch ? map_get(branches, o->parent, 0) + 1 : 0;
        if (branch)
            map_set(branches, o->parent, here);
        if (here > n) {
            n = here;
            most = o->parent;
        }
        if (o->kind != NULL && !strcmp(o->kind, "committee") && committees++ == 0)
            committee = o->code;
        if (*o->parent == '\0' && tops++ == 0)
            top = o->code;
    }
    map_free(branches);
    return most != NULL ? most : committees == 1 ? committee : tops == 1 ? top : NULL;
}
