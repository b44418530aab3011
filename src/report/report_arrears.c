/* The report `arrears` (欠缴名单): who owes dues of which months, how much, and how far the run of
 * months is that a rule names. The year before is looked at too: in January nobody is clean. */
#include <stdlib.h>
#include <string.h>

#include "dues_grid.h"
#include "mem.h"
#include "report.h"
#include "words.h"

static const struct column columns[] = {
    { "org", "代码", COLUMN_CODE },        { "org_name", "组织", COLUMN_TEXT },
    { "person", "编号", COLUMN_CODE },     { "name", "姓名", COLUMN_TEXT },
    { "months", "欠缴月份", COLUMN_LIST }, { "count", "月数", COLUMN_INT },
    { "owed", "欠缴金额", COLUMN_MONEY },  { "unknown", "金额不明月数", COLUMN_INT },
    { "behind", "连续月数", COLUMN_INT },  { "streak", "规定月数", COLUMN_INT },
    { "clock", "连续欠缴", COLUMN_TEXT },  { "full_on", "满期日", COLUMN_DAY },
    { "source", "依据", COLUMN_TEXT },
};
enum { OWED = 6, COLUMNS = sizeof columns / sizeof *columns };

struct arrears {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    struct table *t;
    struct dues_reader *before, *now; /* the year before, and that of the period */
    int64_t persons, months, owed;
};

/* One person's months in two years; either row may be NULL. */
struct owing {
    struct buf words, shown;
    int count, unknown, year; /* year: last one written */
    int64_t owed;
};

static void take_row(const struct arrears *x, struct owing *w, int year, const struct dues_row *r)
{
    for (int m = 0; m < 12 && r != NULL; m++) {
        if (!dues_is_owed(&r->month[m]) || date_make(year, m + 1, 1) > x->q->period.last)
            continue;
        buf_printf(&w->words, "%s%04d-%02d", w->words.len > 0 ? ";" : "", year, m + 1);
        if (w->year != year)
            buf_printf(&w->shown, _("%s%d年"), w->year != 0 ? _("月；") : "", year);
        buf_printf(&w->shown, "%s%d", w->year == year ? _("、") : "", m + 1);
        w->year = year;
        w->count++;
        w->owed += dues_short(r, m);
        w->unknown += dues_offered(r, m) < 0;
    }
}

/* The last month that is over, of the two years. */
static daynum last_over(const struct arrears *x, int year)
{
    daynum d = date_make(year, 12, 31);
    return d < x->q->today
               ? d
               : date_make(date_split(x->q->today).year, date_split(x->q->today).month, 1) - 1;
}

/* The clock of the rule: how far the run is, and the day it is full if nothing is paid. */
static void put_clock(const struct arrears *x, const struct dues_grid *g, int year,
                      const struct dues_row *r)
{
    struct table *t = x->t;
    struct buf b = BUF_INIT;
    int behind = r != NULL ? r->behind : 0;
    table_int(t, behind);
    if (g->streak == 0) {
        table_null(t);
        table_null(t);
        table_null(t);
        table_text(t, "");
        return;
    }
    daynum first = last_over(x, year) + 1; /* of the month after */
    table_int(t, g->streak);
    if (behind >= g->streak)
        buf_printf(&b, _("已满 %d 个月"), g->streak);
    else if (behind > 0)
        buf_printf(&b, _("%s再欠 %d 个月就满"), g->warn > 0 && behind >= g->warn ? _("注意：") : "",
                   g->streak - behind);
    table_text(t, buf_str(&b));
    table_day(t, behind > 0 ? date_add_months(first, g->streak - behind) - 1 : DAY_NONE);
    table_text(t, g->source);
    buf_free(&b);
}

static void add_person(struct arrears *x, int org, const struct dues_grid *g, int year,
                       const struct dues_row *before, const struct dues_row *now)
{
    struct owing w = { .words = BUF_INIT, .shown = BUF_INIT };
    const struct dues_row *who = now != NULL ? now : before;
    take_row(x, &w, year - 1, before);
    take_row(x, &w, year, now);
    if (w.count > 0) {
        buf_puts(&w.shown, _("月"));
        table_text(x->t, x->w->org[org].code);
        table_text(x->t, world_name(x->w, org, x->q->today));
        table_text(x->t, who->person);
        table_text(x->t, who->name);
        table_word(x->t, buf_str(&w.words), buf_str(&w.shown));
        table_int(x->t, w.count);
        report_dues_sum(x->t, w.owed, w.unknown);
        table_int(x->t, w.unknown);
        put_clock(x, g, year, now);
        x->persons++;
        x->months += w.count;
        x->owed += w.owed;
    }
    buf_free(&w.words);
    buf_free(&w.shown);
}

/* Both are in the order of codes. */
static void add_grids(struct arrears *x, int org, const struct dues_grid *before,
                      const struct dues_grid *now)
{
    size_t i = 0, k = 0;
    while (i < before->n || k < now->n) {
        const struct dues_row *a = i < before->n ? &before->row[i] : NULL;
        const struct dues_row *b = k < now->n ? &now->row[k] : NULL;
        int c = a == NULL ? 1 : b == NULL ? -1 : strcmp(a->person, b->person);
        add_person(x, org, now, now->year, c <= 0 ? a : NULL, c >= 0 ? b : NULL);
        i += c <= 0;
        k += c >= 0;
    }
}

static enum status add_branch(struct arrears *x, int org, struct err *e)
{
    struct dues_grid before = { 0 }, now = { 0 };
    enum status st = dues_reader_grid(x->before, org, &before, e);
    if (!st)
        st = dues_reader_grid(x->now, org, &now, e);
    if (!st)
        add_grids(x, org, &before, &now);
    dues_grid_free(&before);
    dues_grid_free(&now);
    return st;
}

static const char *const lines[][3] = {
    { "欠缴月份", "上一年 1 月起到期末，月份已过而没有缴足的；起算日期之前的和免除的不算",
      "与待办和党费月历一致" },
    { "欠缴金额", "各欠缴月份的应缴减去实缴；应缴为登记的，没有登记的按核定的基数和比例计算",
      "党费核定记录" },
    { "金额不明月数", "既没有登记应缴、也没有核定基数的欠缴月份，没有算在金额里", "" },
    { "连续月数", "到最近一个已过的月份为止，连续没有缴足的月数", "见“依据”一栏" },
    { "连续欠缴、满期日",
      "规定的连续月数满没满；一直不缴，到满期日（含当日）就满。程序只说明，"
      "处理由支部依程序决定",
      "见“依据”一栏" },
};

static enum status fill(struct arrears *x, struct err *e)
{
    enum status st = ST_OK;
    for (int i = 0; i < (int)x->w->norg && !st; i++)
        if (report_wants(x->o, x->q, i, x->q->today) &&
            (dues_reader_has(x->before, i) || dues_reader_has(x->now, i)))
            st = add_branch(x, i, e);
    report_notes(x->t, x->o, x->q);
    buf_printf(&x->t->notes, _("共 %lld 人、%lld 个月，%lld.%02lld 元（单位：元）\n"),
               (long long)x->persons, (long long)x->months, (long long)(x->owed / 100),
               (long long)(x->owed % 100));
    return st;
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct arrears x = { .o = o, .w = office_world(o), .q = q };
    int year = date_split(q->period.last).year;
    x.t = book_add(b, _("欠缴名单"), _("党费欠缴名单"), columns, COLUMNS);
    x.t->look[OWED].alarm = true;
    table_drop_empty(x.t, "clock");
    table_drop_empty(x.t, "full_on");
    enum status st = dues_reader_new(&x.before, o, year - 1, q->today, -1, e);
    if (!st)
        st = dues_reader_new(&x.now, o, year, q->today, -1, e);
    if (!st)
        st = fill(&x, e);
    book_explain_all(b, lines, sizeof lines / sizeof *lines);
    dues_reader_free(x.before);
    dues_reader_free(x.now);
    return st;
}

const struct report report_arrears = {
    .name = "arrears",
    .title = "党费欠缴名单：谁欠哪几个月、多少、连续几个月（党章第九条）",
    .make = make,
};
