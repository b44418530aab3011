/* The INI reader: entries with their lines; every mistake of form is reported, none stops the
 * reading. */
#include "policy.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "text.h"
#include "words.h"

void problems_add(struct problems *p, const char *file, int line, const char *fmt, ...)
{
    struct buf b = BUF_INIT;
    char what[512];
    va_list ap;
    va_start(ap, fmt);
    int whole = vsnprintf(what, sizeof what, _(fmt), ap);
    va_end(ap);
    if (whole >= (int)sizeof what) { /* not cut inside a character */
        size_t n = sizeof what - 1;
        for (int tail = 0; tail < 3 && !text_valid(what, n); tail++)
            n--;
        what[n] = 0;
    }
    if (line)
        buf_printf(&b, "%s:%d: %s", file, line, what);
    else
        buf_printf(&b, "%s: %s", file, what);
    p->v = mem_grow(p->v, p->n, &p->cap, sizeof *p->v);
    p->v[p->n++] = (struct problem){ buf_take(&b), line };
}

void problems_sort(struct problems *p)
{
    for (size_t i = 1; i < p->n; i++) {
        struct problem x = p->v[i];
        size_t k = i;
        for (; k > 0 && p->v[k - 1].line > x.line; k--)
            p->v[k] = p->v[k - 1];
        p->v[k] = x;
    }
}

void problems_free(struct problems *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->v[i].text);
    free(p->v);
    *p = (struct problems){ 0 };
}

struct policy_text *policy_text_new(const char *file)
{
    struct policy_text *t = mem_alloc(sizeof *t);
    t->file = mem_dup(file);
    t->pool = pool_new();
    return t;
}

void policy_text_free(struct policy_text *t)
{
    if (!t)
        return;
    pool_free(t->pool);
    free(t->entry);
    free(t->sum);
    free(t->file);
    free(t);
}

static uint32_t add_sum(uint32_t h, const char *s)
{
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * 16777619U;
    return h * 16777619U;
}

static uint32_t sum_of(const char *section, const char *name, const char *key)
{
    return add_sum(add_sum(add_sum(2166136261U, section), name), key);
}

void policy_text_add(struct policy_text *t, const char *section, const char *name, const char *key,
                     const char *value, int line)
{
    t->entry = mem_grow(t->entry, t->n, &t->cap, sizeof *t->entry);
    t->sum = mem_grow(t->sum, t->n, &t->sum_cap, sizeof *t->sum);
    t->sum[t->n] = sum_of(section, name, key);
    t->entry[t->n++] =
        (struct policy_entry){ pool_dup(t->pool, section), pool_dup(t->pool, name),
                               pool_dup(t->pool, key), pool_dup(t->pool, value), line };
}

const char *policy_text_get(const struct policy_text *t, const char *section, const char *name,
                            const char *key)
{
    uint32_t sum = sum_of(section, name, key);
    for (size_t i = 0; i < t->n; i++) {
        const struct policy_entry *x = &t->entry[i];
        if (t->sum[i] == sum && !strcmp(x->key, key) && !strcmp(x->name, name) &&
            !strcmp(x->section, section))
            return x->value;
    }
    return NULL;
}

/* Where the reader stands: the section a key belongs to. */
struct reader {
    struct policy_text *t;
    struct problems *p;
    int line;
    char *section, *name; /* NULL before the first section, or in one that is no section */
    bool skip;            /* a broken section line was reported: its keys are passed over */
};

static bool section_known(const char *s)
{
    static const char *const known[] = { "policy", "rule",  "drop",     "evidence", "event",
                                         "fact",   "scale", "eligible", "ranking" };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!strcmp(known[i], s))
            return true;
    return false;
}

static void reader_section(struct reader *r, const char *s, size_t n)
{
    free(r->section);
    free(r->name);
    r->section = r->name = NULL;
    r->skip = true;
    if (s[n - 1] != ']') {
        problems_add(r->p, r->t->file, r->line, "节标题要以 ] 结束");
        return;
    }
    char *head = mem_dupn(s + 1, n - 2);
    size_t len = strlen(head);
    const char *trimmed = text_trim(head, &len);
    size_t word = 0;
    while (word < len && trimmed[word] != ' ' && trimmed[word] != '\t')
        word++;
    char *section = mem_dupn(trimmed, word);
    size_t rest = len - word;
    const char *name = text_trim(trimmed + word, &rest);
    r->section = section;
    r->name = mem_dupn(name, rest);
    free(head);
    if (!section_known(section))
        problems_add(r->p, r->t->file, r->line, "没有这种节：[%s]", section);
    else if (!strcmp(section, "policy") != !*r->name)
        problems_add(r->p, r->t->file, r->line,
                     *r->name ? "[policy] 节不带名称" : "[%s] 后面要写名称", section);
    else if (policy_text_get(r->t, section, r->name, ""))
        problems_add(r->p, r->t->file, r->line, "重复的节：[%s%s%s]", section, *r->name ? " " : "",
                     r->name);
    else
        r->skip = false;
    if (!r->skip)
        policy_text_add(r->t, section, r->name, "", "", r->line);
}

static void reader_key(struct reader *r, const char *s, size_t n)
{
    const char *eq = memchr(s, '=', n);
    if (!eq) {
        problems_add(r->p, r->t->file, r->line,
                     "这一行既不是 [节] 也不是 键 = 值（注释要以 ; 开头）");
        return;
    }
    size_t kn = (size_t)(eq - s), vn = n - kn - 1;
    const char *key = text_trim(s, &kn), *value = text_trim(eq + 1, &vn);
    if (!kn) {
        problems_add(r->p, r->t->file, r->line, "等号前面缺少键名");
        return;
    }
    if (!r->section && !r->skip) {
        problems_add(r->p, r->t->file, r->line, "第一个 [节] 之前不能有键");
        return;
    }
    if (r->skip)
        return;
    char *k = mem_dupn(key, kn), *v = mem_dupn(value, vn);
    if (policy_text_get(r->t, r->section, r->name, k))
        problems_add(r->p, r->t->file, r->line, "同一节里重复的键：%s", k);
    else
        policy_text_add(r->t, r->section, r->name, k, v, r->line);
    free(k);
    free(v);
}

struct policy_text *policy_read(const char *file, const char *text, struct problems *p)
{
    struct reader r = { .t = policy_text_new(file), .p = p };
    if (!strncmp(text, "\xEF\xBB\xBF", 3))
        text += 3;
    while (*text) {
        size_t n = strcspn(text, "\n"), trimmed = n;
        r.line++;
        const char *s = text_trim(text, &trimmed);
        if (trimmed && s[trimmed - 1] == '\r')
            trimmed--;
        if (!text_valid(s, trimmed))
            problems_add(p, file, r.line, "不是 UTF-8 文字，请用 UTF-8 另存");
        else if (trimmed && *s == '[')
            reader_section(&r, s, trimmed);
        else if (trimmed && *s != ';')
            reader_key(&r, s, trimmed);
        text += n + (text[n] == '\n');
    }
    free(r.section);
    free(r.name);
    return r.t;
}
