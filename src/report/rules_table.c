/* Rules as a table. */
#include "rules_table.h"

#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "mem.h"
#include "words.h"

static const struct column columns[] = {
    { "rule", "规则", COLUMN_CODE },
    { "title", "事项", COLUMN_TEXT },
    { "demand", "要求和起止", COLUMN_TEXT },
    { "counts", "计入的记录", COLUMN_TEXT },
    { "source", "依据文件", COLUMN_TEXT },
    { "clause", "条款", COLUMN_CODE },
    { "remind", "提前提醒（天）", COLUMN_INT },
    { "basis", "数字出处", COLUMN_TEXT },
    { "note", "说明", COLUMN_TEXT },
};

static int by_id(const void *a, const void *b)
{
    const struct rule *const *x = a, *const *y = b;
    int c = strcmp((*x)->id, (*y)->id);
    return c != 0 ? c : (*x)->version - (*y)->version;
}

static void add_rule(struct table *t, const struct world *w, const struct rule *r)
{
    const struct policy *p = policy_set_get(w->policies, r->policy);
    struct buf demand = BUF_INIT, counts = BUF_INIT, source = BUF_INIT;
    due_demand(&demand, w, r);
    for (size_t i = 0; i < r->nevidence; i++)
        words_add(&counts, due_type_title(policy_set_words(w->policies), r->evidence[i]));
    if (p != NULL)
        buf_printf(&source, "%s%s%s", _(p->title), p->number && *p->number ? " " : "",
                   p->number ? p->number : "");
    table_text(t, r->id);
    table_text(t, _(r->title));
    table_text(t, buf_str(&demand));
    table_text(t, buf_str(&counts));
    table_text(t, source.len > 0 ? buf_str(&source) : r->source);
    table_text(t, r->clause);
    table_int(t, r->remind);
    table_text(t, r->chosen ? _("文件未定，按惯例") : _("文件原文"));
    table_text(t, _(r->note));
    buf_free(&demand);
    buf_free(&counts);
    buf_free(&source);
}

struct table *rules_table(const struct world *w, const struct rule *const *r, size_t n)
{
    const struct rule **v = mem_alloc((n + 1) * sizeof *v);
    struct table *t = table_new(columns, sizeof columns / sizeof *columns);
    if (n > 0)
        memcpy((void *)v, (const void *)r, n * sizeof *v);
    qsort((void *)v, n, sizeof *v, by_id);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || v[i] != v[i - 1])
            add_rule(t, w, v[i]);
    free((void *)v);
    return t;
}

const struct rule *rules_find(const struct world *w, const char *id, int version)
{
    for (size_t i = 0; i < policy_set_count(w->policies); i++) {
        const struct policy *p = policy_set_at(w->policies, i);
        for (size_t k = 0; k < p->nrules; k++)
            if (p->rules[k]->version == version && !strcmp(p->rules[k]->id, id))
                return p->rules[k];
    }
    return NULL;
}
