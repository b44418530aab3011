/* The report `ranking`: the rankings of a year that the policies in force name, and no other; of
 * members' points none: they are asked for by name (rank). */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rank_table.h"
#include "yard_print.h"

struct ranking {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    struct book *b;
    const struct yardstick **v; /* each once */
    size_t n, cap;
};

/* Whether an organisation in scope is under the policy. */
static bool in_use(const struct ranking *r, int policy)
{
    for (int i = 0; i < (int)r->w->norg; i++)
        if (report_wants(r->o, r->q, i, r->q->today) &&
            world_policy(r->w, i, r->q->today) == policy)
            return true;
    return false;
}

static bool is_listed(const struct ranking *r, const struct yardstick *y)
{
    for (size_t i = 0; i < r->n; i++)
        if (!strcmp(r->v[i]->policy, y->policy) && !strcmp(r->v[i]->name, y->name))
            return true;
    return false;
}

static void find(struct ranking *r)
{
    for (size_t k = 0; k < r->w->npolicy; k++) {
        const struct policy *p = r->w->policy[k];
        bool used = p->nyards > 0 && in_use(r, (int)k);
        for (size_t i = 0; i < p->nyards && used; i++) {
            if (p->yard[i]->kind != YARD_RANKING || p->yard[i]->of_points ||
                is_listed(r, p->yard[i]))
                continue;
            r->v = mem_grow((void *)r->v, r->n, &r->cap, sizeof *r->v);
            r->v[r->n++] = p->yard[i];
        }
    }
}

static enum status add_ranking(struct ranking *r, const struct yardstick *y, struct table *data,
                               struct err *e)
{
    struct rank_list l = { 0 };
    struct buf name = BUF_INIT;
    buf_printf(&name, "%s.%s", y->policy, y->name);
    enum status st =
        rank_make(&l, r->o, buf_str(&name), date_split(r->q->period.first).year, r->q->today, e);
    if (!st) {
        struct table *t = book_add(r->b, y->title, y->title, rank_columns, RANK_COLUMNS);
        rank_lines(t, r->o, &l, r->q);
        rank_notes(t, r->o, r->q);
        rank_lines(data, r->o, &l, r->q);
    }
    rank_free(&l);
    buf_free(&name);
    return st;
}

static const char *const lines[][3] = {
    { "名次", "同一类别内 1 加上得分更高的个数，得分相同名次相同；没有得分的不排", "" },
    { "得分、等次", "考核结果中登记的；考核日期在截至日期之后的不算", "考核结果记录" },
    { "名单", "制度规定的前列、靠后、约谈、连年靠后；程序只列出，处理由人决定", "" },
};

/* By what each ranking goes, with its source. */
static void explain(const struct ranking *r)
{
    struct buf by = BUF_INIT;
    for (size_t i = 0; i < r->n; i++) {
        buf_clear(&by);
        yard_measure(&by, r->v[i]);
        book_explain(r->b, r->v[i]->title, buf_str(&by), r->v[i]->source);
    }
    buf_free(&by);
    book_explain_all(r->b, lines, sizeof lines / sizeof *lines);
}

static enum status make_all(struct ranking *r, struct err *e)
{
    enum status st = ST_OK;
    struct table *data = book_data(r->b, rank_columns, RANK_COLUMNS);
    for (size_t i = 0; i < r->n && !st; i++)
        st = add_ranking(r, r->v[i], data, e);
    explain(r);
    return st;
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct ranking r = { .o = o, .w = office_world(o), .q = q, .b = b };
    if (!report_whole_year(q->period))
        return err_set(e, ST_USAGE, "排名按年度，--period 请写成 2026。");
    find(&r);
    enum status st = r.n > 0 ? make_all(&r, e)
                             : err_set(e, ST_MISSING,
                                       "现行制度没有规定排名，不作排名；各制度所定的见 "
                                       "dangjian policy show。");
    free((void *)r.v);
    return st;
}

const struct report report_ranking = {
    .name = "ranking",
    .title = "考核排名：制度规定的排名，分类别列出名次和名单",
    .every = EVERY_YEAR,
    .make = make,
};
