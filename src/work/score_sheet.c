/* Points by criterion, as lines of a page. */
#include "score_sheet.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words.h"

struct sheet {
    struct buf *page;
    char *criterion; /* the last one told; NULL: none yet */
    struct ratio weights, points;
};

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
static void tell(struct sheet *x, struct stmt *s)
{
    const char *weight = stmt_text(s, 2), *by = stmt_text(s, 4), *why = stmt_text(s, 5);
    if (x->criterion == NULL)
        buf_puts(x->page, _("各项得分：\n"));
    if (x->criterion == NULL || strcmp(x->criterion, stmt_text(s, 0)) != 0) {
        free(x->criterion);
        x->criterion = mem_dup(stmt_text(s, 0));
        x->weights = ratio_add(x->weights, number(weight));
        buf_printf(x->page, "  %s", stmt_text(s, 1));
        if (*weight)
            buf_printf(x->page, _("（分值 %s）"), weight);
        if (stmt_is_null(s, 3))
            buf_puts(x->page, _("：没有评分"));
        buf_puts(x->page, "\n");
    }
    if (stmt_is_null(s, 3))
        return;
    x->points = ratio_add(x->points, number(stmt_text(s, 3)));
    buf_printf(x->page, _("    %s 分"), stmt_text(s, 3));
    if (*stmt_text(s, 6))
        buf_printf(x->page, _("，%s"), stmt_text(s, 6));
    if (*by)
        buf_printf(x->page, _("，%s评分"), by);
    if (*why)
        buf_printf(x->page, _("：%s"), why);
    buf_puts(x->page, "\n");
}

static void tell_sums(struct sheet *x, struct ratio total)
{
    buf_puts(x->page, _("  各项合计 "));
    put_number(x->page, x->points);
    buf_puts(x->page, _(" 分，指标分值合计 "));
    put_number(x->page, x->weights);
    if (ratio_compare(x->weights, ratio_int(100)) != 0)
        buf_puts(x->page, _("，不是 100"));
    if (ratio_known(total) && ratio_compare(total, x->points) != 0) {
        buf_puts(x->page, _("；登记的得分是 "));
        put_number(x->page, total);
    }
    buf_puts(x->page, "\n");
}

enum status score_sheet_words(struct buf *page, struct office *o, int org, int year,
                              const char *cohort, struct ratio total, daynum d, struct err *e)
{
    const struct world *w = office_world(o);
    struct sheet x = { .page = page, .weights = ratio_int(0), .points = ratio_int(0) };
    struct stmt *s = db_query(office_db(o), QUERY_FIGURES_SHEET);
    int got;
    stmt_bind_text(s, 1, w->org[org].code);
    stmt_bind_int(s, 2, year);
    stmt_bind_text(s, 3, cohort);
    while ((got = stmt_step(s, e)) == 1) {
        int setter = office_org(o, stmt_text(s, 7));
        if (setter == org || (setter >= 0 && world_below(w, org, setter, d)))
            tell(&x, s);
    }
    stmt_reset(s);
    if (x.criterion != NULL)
        tell_sums(&x, total);
    free(x.criterion);
    return got < 0 ? e->status : ST_OK;
}
