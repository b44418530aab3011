/* Points by criterion, as lines of a page. */
#include "score_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words.h"

/* A decimal as the dictionary has it; points may be below nought. */
static struct ratio number(const char *text)
{
    struct ratio r;
    bool below = *text == '-';
    if (!ratio_parse(text + below, &r))
        return ratio_int(0);
    return below ? ratio_sub(ratio_int(0), r) : r;
}

static void put_number(struct buf *b, struct ratio r)
{
    char text[RATIO_TEXT];
    bool below = r.num < 0;
    ratio_format(below ? ratio_sub(ratio_int(0), r) : r, 4, text);
    buf_printf(b, "%s%s", below ? "-" : "", text);
}

/* Columns: code, name, weight, points, by, why, day. */
static void take(struct score_sheet *x, struct stmt *s)
{
    const char *weight = stmt_text(s, 2);
    bool first = x->n == 0 || strcmp(x->v[x->n - 1].criterion, stmt_text(s, 0)) != 0;
    x->v = mem_grow(x->v, x->n, &x->cap, sizeof *x->v);
    struct score_line *l = &x->v[x->n++];
    *l = (struct score_line){ .criterion = mem_dup(stmt_text(s, 0)),
                              .name = mem_dup(stmt_text(s, 1)),
                              .weight = *weight != '\0' ? number(weight) : RATIO_UNKNOWN,
                              .given = !stmt_is_null(s, 3),
                              .points = RATIO_UNKNOWN,
                              .by = mem_dup(stmt_text(s, 4)),
                              .why = mem_dup(stmt_text(s, 5)),
                              .on = stmt_day(s, 6) };
    if (first)
        x->weights = ratio_add(x->weights, number(weight));
    if (!l->given)
        return;
    l->points = number(stmt_text(s, 3));
    x->points = ratio_add(x->points, l->points);
    x->given++;
}

enum status score_sheet_read(struct score_sheet *x, struct office *o, int org, int person, int year,
                             const char *cohort, daynum d, struct err *e)
{
    const struct world *w = office_world(o);
    struct stmt *s = db_query(office_db(o), QUERY_FIGURES_SHEET);
    int got;
    *x = (struct score_sheet){ .weights = ratio_int(0), .points = ratio_int(0) };
    stmt_bind_text(s, 1, w->org[org].code);
    stmt_bind_int(s, 2, year);
    stmt_bind_text(s, 3, cohort);
    stmt_bind_text(s, 4, person >= 0 ? w->person[person].code : "");
    while ((got = stmt_step(s, e)) == 1) {
        int setter = office_org(o, stmt_text(s, 7));
        if (setter == org || (setter >= 0 && world_below(w, org, setter, d)))
            take(x, s);
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

void score_sheet_free(struct score_sheet *x)
{
    for (size_t i = 0; i < x->n; i++) {
        free(x->v[i].criterion);
        free(x->v[i].name);
        free(x->v[i].by);
        free(x->v[i].why);
    }
    free(x->v);
    *x = (struct score_sheet){ 0 };
}

/* --- as lines of a page --- */

static void tell_criterion(struct buf *page, const struct score_line *l)
{
    buf_printf(page, "  %s", l->name);
    if (ratio_known(l->weight)) {
        char text[RATIO_TEXT];
        ratio_format(l->weight, 4, text);
        buf_printf(page, _("（分值 %s）"), text);
    }
    if (!l->given)
        buf_puts(page, _("：没有评分"));
    buf_puts(page, "\n");
}

static void tell_points(struct buf *page, const struct score_line *l)
{
    char day[DAY_TEXT], text[RATIO_TEXT];
    date_format(l->on, day);
    ratio_format(l->points, 4, text);
    buf_printf(page, _("    %s 分"), text);
    if (*day != '\0')
        buf_printf(page, _("，%s"), day);
    if (*l->by != '\0')
        buf_printf(page, _("，%s评分"), l->by);
    if (*l->why != '\0')
        buf_printf(page, _("：%s"), l->why);
    buf_puts(page, "\n");
}

static void tell_sums(struct buf *page, const struct score_sheet *x, struct ratio total)
{
    buf_puts(page, _("  各项合计 "));
    put_number(page, x->points);
    buf_puts(page, _(" 分，指标分值合计 "));
    put_number(page, x->weights);
    if (ratio_compare(x->weights, ratio_int(100)) != 0)
        buf_puts(page, _("，不是 100"));
    if (ratio_known(total) && ratio_compare(total, x->points) != 0) {
        buf_puts(page, _("；登记的得分是 "));
        put_number(page, total);
    }
    buf_puts(page, "\n");
}

enum status score_sheet_words(struct buf *page, struct office *o, int org, int year,
                              const char *cohort, struct ratio total, daynum d, struct err *e)
{
    struct score_sheet x;
    enum status st = score_sheet_read(&x, o, org, -1, year, cohort, d, e);
    if (x.n > 0)
        buf_puts(page, _("各项得分：\n"));
    for (size_t i = 0; i < x.n; i++) {
        if (i == 0 || strcmp(x.v[i - 1].criterion, x.v[i].criterion) != 0)
            tell_criterion(page, &x.v[i]);
        if (x.v[i].given)
            tell_points(page, &x.v[i]);
    }
    if (x.n > 0)
        tell_sums(page, &x, total);
    score_sheet_free(&x);
    return st;
}
