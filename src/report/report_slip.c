/* The report `slip` (催办单): a sheet for each organisation with something overdue or nearly due,
 * to be printed and handed to it, with a line for the reply. What a group owes stands on the slip
 * of its branch. */
#include <stdlib.h>
#include <string.h>

#include "due_rows.h"
#include "due_words.h"
#include "mem.h"
#include "report.h"
#include "words.h"

static const struct column columns[] = {
    { "org", "代码", COLUMN_CODE },      { "org_name", "组织", COLUMN_TEXT },
    { "number", "序号", COLUMN_INT },    { "status", "状态", COLUMN_TEXT },
    { "title", "事项", COLUMN_TEXT },    { "deadline", "期限", COLUMN_DAY },
    { "days_left", "天数", COLUMN_INT }, { "need", "应完成", COLUMN_NUMBER },
    { "have", "已完成", COLUMN_NUMBER }, { "lacking", "尚缺", COLUMN_TEXT },
    { "source", "依据", COLUMN_TEXT },   { "reply", "　　办理情况　　", COLUMN_TEXT },
};
enum { NAMED = 2, STATUS = 3, COLUMNS = sizeof columns / sizeof *columns };

struct slips {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    struct book *b;
    struct due_list list;
    struct due_filter usual; /* what the due list shows by itself */
    int *whose;              /* of each duty: who is handed the slip */
};

static void add_line(const struct slips *s, struct table *t, const struct duty *d, int whose,
                     int number)
{
    struct buf b = BUF_INIT;
    daynum today = s->q->today;
    table_int(t, number);
    table_word(t, duty_status_word(d->status), duty_class_label(duty_class(d)));
    if (d->org != whose)
        buf_printf(&b, _("%s："), world_name(s->w, d->org, today));
    due_open_matter(&b, s->w, d);
    table_text(t, buf_str(&b));
    table_day(t, d->deadline);
    if (d->deadline != DAY_NONE)
        table_int(t, d->deadline - today);
    else
        table_null(t);
    table_number(t, d->need, d->hours);
    table_number(t, d->have, d->hours);
    buf_clear(&b);
    due_lacking(&b, s->w, d, today);
    table_text(t, buf_str(&b));
    buf_clear(&b);
    due_source(&b, d->rule);
    table_text(t, buf_str(&b));
    table_text(t, "");
    buf_free(&b);
}

/* The sheet itself says whose it is: without code and name. */
static struct table *begin(const struct slips *s, int org)
{
    struct buf title = BUF_INIT;
    const char *name = world_name(s->w, org, s->q->today);
    buf_printf(&title, _("党建工作催办单：%s"), name);
    struct table *t = book_add(s->b, name, buf_str(&title), columns + NAMED, COLUMNS - NAMED);
    s->b->sheet[s->b->n - 1].form = false;
    t->look[STATUS - NAMED].status = true;
    table_drop_empty(t, "lacking");
    buf_free(&title);
    return t;
}

static void end(struct slips *s, struct table *t, const size_t *count, size_t old)
{
    char day[DAY_TEXT];
    struct buf foot = BUF_INIT;
    size_t overdue = count[DUTY_OVERDUE] + old;
    date_format(s->q->today, day);
    buf_printf(&t->notes, _("截至 %s，共 %zu 项：逾期 %zu、临期 %zu；请按期办理并将回执交回\n"),
               day, overdue + count[DUTY_DUE], overdue, count[DUTY_DUE]);
    due_say_old(&t->notes, old);
    buf_printf(&foot,
               _("催办单位（盖章）：%"
                 "s　　　　　　经办人：　　　　　　　　送达日期：　　　　年　　月　　日\n"
                 "回执：以上事项已知悉，将于　　　　年　　月　　日前办结。　　"
                 "书记（签名）：　　　　　　　　　日期：　　　　年　　月　　日"),
               s->b->unit);
    book_foot(s->b, buf_str(&foot));
    buf_free(&foot);
}

static void add_slip(struct slips *s, int org, struct table *data)
{
    struct table *t = NULL;
    size_t count[DUTY_CLASSES] = { 0 }, old = 0;
    int number = 0;
    for (size_t i = 0; i < s->list.n; i++) {
        const struct duty *d = &s->list.duty[i];
        if (s->whose[i] != org)
            continue;
        if (due_shows(&s->usual, d) == DUE_OLD) {
            old++;
            continue;
        }
        if (t == NULL)
            t = begin(s, org);
        count[duty_class(d)]++;
        table_text(data, s->w->org[org].code);
        table_text(data, world_name(s->w, org, s->q->today));
        add_line(s, data, d, org, ++number);
        add_line(s, t, d, org, number);
    }
    if (t == NULL && old > 0)
        t = begin(s, org); /* what is too old to be listed is owed all the same */
    if (t != NULL)
        end(s, t, count, old);
}

/* The branch of a group; else the organisation itself. */
static int handed_to(const struct slips *s, int org)
{
    int above = s->w->org[org].kind == ORG_GROUP ? world_parent(s->w, org, s->q->today) : -1;
    return above >= 0 && report_wants(s->o, s->q, above, s->q->today) ? above : org;
}

static const char *const lines[][3] = {
    { "列入的事项", "截至当日逾期和临期的；逾期超过一年的只记项数", "见“依据”一栏" },
    { "逾期、临期", "期限已过仍未完成；离期限不多于提前提醒的天数", "见“依据”一栏" },
    { "天数", "期限减去截至日期，负数表示已过", "" },
    { "应完成、已完成", "该规则要求和已记录的次数、人数、天数或学时", "" },
    { "尚缺", "还没有完成的人，或记录中还缺的内容", "" },
    { "党小组", "党小组的事项列在所属支部的催办单上，事项前写明党小组", "" },
};

static void add_slips(struct slips *s)
{
    bool *has = mem_alloc((s->w->norg + 1) * sizeof *has);
    struct table *data = book_data(s->b, columns, COLUMNS);
    s->whose = mem_alloc((s->list.n + 1) * sizeof *s->whose);
    for (size_t i = 0; i < s->list.n; i++) {
        s->whose[i] = handed_to(s, s->list.duty[i].org);
        has[s->whose[i]] = true;
    }
    for (int i = 0; i < (int)s->w->norg; i++)
        if (has[i])
            add_slip(s, i, data);
    if (s->b->n == 0) {
        struct table *t = book_add(s->b, _("催办单"), _("党建工作催办单"), columns, COLUMNS);
        report_day_notes(t, s->o, s->q);
        buf_puts(&t->notes, _("没有逾期和临期的事项\n"));
    }
    book_explain_all(s->b, lines, sizeof lines / sizeof *lines);
    free(s->whose);
    free(has);
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct slips s = { .o = o, .w = office_world(o), .q = q, .b = b, .usual = DUE_FILTER_INIT };
    struct due_filter f = DUE_FILTER_INIT;
    s.usual.today = f.today = q->today;
    f.classes = 1U << DUTY_OVERDUE | 1U << DUTY_DUE;
    f.org = q->org;
    f.watch = q->watch;
    if (q->code != NULL)
        f.org = office_org(o, q->code);
    enum status st = due_list_make(&s.list, o, &f, e);
    if (!st)
        add_slips(&s);
    due_list_free(&s.list);
    return st;
}

const struct report report_slip = {
    .name = "slip",
    .title = "催办单：有逾期、临期事项的组织各一张，附回执",
    .of = "org",
    .make = make,
};
