/* The due list as a workbook: the lines, and a sheet that explains every figure by its rule. */
#include <stdlib.h>
#include <string.h>

#include "due_print.h"
#include "due_rows.h"
#include "due_words.h"
#include "mem.h"
#include "workbook.h"

static const enum due_column shown[] = { DUE_STATUS,  DUE_DEADLINE, DUE_DAYS,  DUE_CODE,
                                         DUE_ORG,     DUE_MATTER,   DUE_NEED,  DUE_HAVE,
                                         DUE_DONE_ON, DUE_LACKING,  DUE_SOURCE };
enum { SHOWN = sizeof shown / sizeof *shown };

/* The rules of the lines, each once, by id. */
struct rules {
    const struct world *w;
    const struct rule **v;
    size_t n, at;
    struct buf demand, source, remind;
};

enum {
    RULE_ID,
    RULE_TITLE,
    RULE_DEMAND,
    RULE_SOURCE,
    RULE_CLAUSE,
    RULE_REMIND,
    RULE_BASIS,
    RULE_NOTE,
    RULE_COLUMNS
};

static const struct column rule_columns[RULE_COLUMNS] = {
    [RULE_ID] = { "rule", "规则", COLUMN_TEXT },
    [RULE_TITLE] = { "title", "事项", COLUMN_TEXT },
    [RULE_DEMAND] = { "demand", "要求和起止", COLUMN_TEXT },
    [RULE_SOURCE] = { "source", "依据文件", COLUMN_TEXT },
    [RULE_CLAUSE] = { "clause", "条款", COLUMN_CODE },
    [RULE_REMIND] = { "remind", "提前提醒（天）", COLUMN_INT },
    [RULE_BASIS] = { "basis", "数字出处", COLUMN_TEXT },
    [RULE_NOTE] = { "note", "说明", COLUMN_TEXT },
};

static int by_id(const void *a, const void *b)
{
    const struct rule *const *x = a, *const *y = b;
    int c = strcmp((*x)->id, (*y)->id);
    return c != 0 ? c : (*x)->version - (*y)->version;
}

static void collect(struct rules *r, const struct due_list *l)
{
    size_t n = 0;
    r->v = mem_alloc((l->n + 1) * sizeof *r->v);
    for (size_t i = 0; i < l->n; i++)
        r->v[i] = l->duty[i].rule;
    qsort((void *)r->v, l->n, sizeof *r->v, by_id);
    for (size_t i = 0; i < l->n; i++)
        if (n == 0 || r->v[n - 1] != r->v[i])
            r->v[n++] = r->v[i];
    r->n = n;
}

static int next_rule(void *ctx, const char **cell, struct err *e)
{
    struct rules *x = ctx;
    (void)e;
    if (x->at == x->n)
        return 0;
    const struct rule *r = x->v[x->at++];
    const struct policy *p = policy_set_get(x->w->policies, r->policy);
    buf_clear(&x->demand);
    buf_clear(&x->source);
    buf_clear(&x->remind);
    due_demand(&x->demand, x->w, r);
    if (p != NULL)
        buf_printf(&x->source, "%s%s%s", p->title, p->number && *p->number ? " " : "",
                   p->number ? p->number : "");
    buf_printf(&x->remind, "%d", r->remind);
    cell[RULE_ID] = r->id;
    cell[RULE_TITLE] = r->title;
    cell[RULE_DEMAND] = buf_str(&x->demand);
    cell[RULE_SOURCE] = x->source.len > 0 ? buf_str(&x->source) : r->source;
    cell[RULE_CLAUSE] = r->clause;
    cell[RULE_REMIND] = buf_str(&x->remind);
    cell[RULE_BASIS] = r->chosen ? "文件未定，按惯例" : "文件原文";
    cell[RULE_NOTE] = r->note;
    return 1;
}

static void rules_free(struct rules *r)
{
    free((void *)r->v);
    buf_free(&r->demand);
    buf_free(&r->source);
    buf_free(&r->remind);
}

const char *due_unit(const struct world *w, const struct due_filter *f)
{
    int org = f->only >= 0 ? f->only : f->org;
    for (int i = 0; org < 0 && i < (int)w->norg; i++)
        if (world_parent(w, i, f->today) < 0 && world_active(w, i, f->today))
            org = i;
    return org >= 0 ? world_name(w, org, f->today) : "";
}

static void say_about(struct buf *b, const struct world *w, const struct due_filter *f,
                      const struct due_list *l)
{
    struct ymd day = date_split(f->today);
    buf_printf(b, "填报单位：%s　　截至日期：%d年%d月%d日\n", due_unit(w, f), day.year, day.month,
               day.day);
    due_summary(b, f, l);
    if (l->old)
        buf_printf(b, "另有 %zu 项逾期已超过一年，没有列出。\n", l->old);
}

static const char *const meanings =
    "“待办”表中每一行是一个组织按一条规则应办的一件事；应完成、已完"
    "成是该规则要求和已记录的次数、人数、"
    "天数或学时，天数是期限减去截至日期，负数表示已过。\n"
    "状态：逾期（期限已过仍未完成）、不达标（应当一直满足而现在不满足）、"
    "临期（离期限不多于提前提醒的天数）、待办（已到办理时间）、未到期（还没到办理时间）、"
    "完成（期限内完成）、补办（期限过后完成）、免除（经批准免办）。";

enum status due_workbook(const char *path, const struct world *w, const struct due_filter *f,
                         const struct due_list *l, const char *author, struct err *e)
{
    struct due_rows rows;
    struct rules rules = { .w = w };
    struct rows about_rules = { rule_columns, NULL, RULE_COLUMNS, next_rule, &rules };
    struct buf about = BUF_INIT;
    say_about(&about, w, f, l);
    due_rows_begin(&rows, w, l, shown, SHOWN);
    rows.watch = f->watch;
    collect(&rules, l);
    struct sheet sheets[] = {
        { "待办", "党建工作待办清单", buf_str(&about), &rows.rows, true },
        { "说明", "待办清单说明", meanings, &about_rules, false },
    };
    struct workbook b = { "党建工作待办清单", due_unit(w, f), author, f->today, sheets, 2 };
    enum status s = workbook_save(path, &b, e);
    rules_free(&rules);
    due_rows_end(&rows);
    buf_free(&about);
    return s;
}
