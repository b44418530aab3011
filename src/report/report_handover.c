/* The report `handover` (交接清单): what a successor needs to go on: what is open by its deadline,
 * incomplete records, open ledger items, running terms, closed periods, operators, policies, where
 * the database lies. */
#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "due_rows.h"
#include "fields.h"
#include "ledger_board.h"
#include "mem.h"
#include "meta.h"
#include "report.h"
#include "row.h"
#include "term_board.h"
#include "words.h"

struct handover {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    struct book *b;
    struct due_list open, records;
    struct ledger_board ledger;
    struct term_board terms;
    struct drafts drafts;
    struct table *about; /* 概况 */
};

/* ---- 概况 ---- */

static void say(struct handover *h, const char *item, const char *text)
{
    table_text(h->about, item);
    table_text(h->about, text);
}

static void say_number(struct handover *h, const char *item, int64_t n, const char *unit)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%lld %s", (long long)n, unit);
    say(h, item, buf_str(&b));
    buf_free(&b);
}

/* As the due list counts them: incomplete records are among 不达标, and have a sheet of their
 * own. */
static void say_open(struct handover *h)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, _("%zu 项"), h->open.n + h->records.n);
    for (int c = 0, n = 0; c < DUTY_CLASSES; c++) {
        size_t both = h->open.count[c] + h->records.count[c];
        if (both > 0)
            buf_printf(&b, "%s%s %zu", n++ > 0 ? _("、") : _("："), duty_class_label(c), both);
    }
    say(h, _("未办事项"), buf_str(&b));
    buf_free(&b);
}

/* Heads as the figures have them: those of a group are its branch's. */
static enum status say_heads(struct handover *h, struct err *e)
{
    daynum d = h->q->today;
    struct figures *own = mem_alloc((h->w->norg + 1) * sizeof *own);
    int64_t full = 0, probationary = 0, orgs = 0;
    enum status st = office_figures(h->o, (struct period){ d, d }, own, e);
    for (int i = 0; i < (int)h->w->norg && !st; i++) {
        if (!report_wants(h->o, h->q, i, d))
            continue;
        bool group = h->w->org[i].kind == ORG_GROUP;
        orgs += world_active(h->w, i, d);
        full += group ? 0 : own[i].full;
        probationary += group ? 0 : own[i].probationary;
    }
    say_number(h, _("组织"), orgs, _("个"));
    say_number(h, _("正式党员"), full, _("名"));
    say_number(h, _("预备党员"), probationary, _("名"));
    free(own);
    return st;
}

static size_t open_items(const struct handover *h)
{
    size_t n = 0;
    for (size_t i = 0; i < h->ledger.n; i++)
        n += h->ledger.v[i].state != LEDGER_CLOSED;
    return n;
}

/* Whole, so that who comes after finds it from anywhere. */
static void say_database(struct handover *h)
{
    const char *given = db_path(office_db(h->o));
    char *whole = realpath(given, NULL);
    say(h, _("数据库文件"), whole != NULL ? whole : given);
    free(whole);
}

static enum status add_about(struct handover *h, struct err *e)
{
    char day[DAY_TEXT];
    date_format(h->q->today, day);
    say(h, _("单位"), h->b->unit);
    say(h, _("截至日期"), day);
    say_database(h);
    date_format(h->w->tracking_from, day);
    say(h, _("起算日期"), day);
    say(h, _("备份"),
        _("备份文件由移交人另交；交接前请用 dangjian backup 备份一份，程序不记录备份过几次"));
    enum status st = say_heads(h, e);
    say_open(h);
    say_number(h, _("其中不完整记录"), (int64_t)h->records.n, _("条"));
    say_number(h, _("未办结台账"), (int64_t)open_items(h), _("项"));
    if (h->q->drafts != NULL)
        say_number(h, _("没有保存的草稿"), (int64_t)h->drafts.n, _("份（本机当前用户）"));
    report_day_notes(h->about, h->o, h->q);
    book_foot(h->b, _("移交人（签名）：　　　　　　　　接收人（签名）：　　　　　　　　"
                      "监交人（签名）：\n日期：　　　　年　　月　　日"));
    return st;
}

/* ---- what is open ---- */

static int by_deadline(const void *a, const void *b)
{
    const struct duty *x = a, *y = b;
    if (x->deadline != y->deadline)
        return x->deadline == DAY_NONE     ? 1
               : y->deadline == DAY_NONE   ? -1
               : x->deadline < y->deadline ? -1
                                           : 1;
    if (x->org != y->org)
        return x->org < y->org ? -1 : 1;
    int c = strcmp(x->rule->id, y->rule->id);
    return c != 0 ? c : (x->event > y->event) - (x->event < y->event);
}

static enum status read_open(struct handover *h, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = h->q->today;
    f.org = h->q->org;
    f.watch = h->q->watch;
    f.classes = DUE_FAILED | 1U << DUTY_DUE | 1U << DUTY_OPEN;
    f.kinds = ((1U << RULE_KINDS) - 1) & ~(1U << RULE_RECORD);
    enum status st = due_list_make(&h->open, h->o, &f, e);
    f.kinds = 1U << RULE_RECORD;
    if (!st)
        st = due_list_make(&h->records, h->o, &f, e);
    if (h->open.n > 0)
        qsort(h->open.duty, h->open.n, sizeof *h->open.duty, by_deadline);
    return st;
}

static void add_duties(struct handover *h, const struct due_list *l, const char *name,
                       const char *title)
{
    static const enum due_column shown[] = { DUE_DEADLINE, DUE_STATUS, DUE_DAYS, DUE_CODE,
                                             DUE_ORG,      DUE_MATTER, DUE_NEED, DUE_HAVE,
                                             DUE_LACKING,  DUE_SOURCE };
    struct due_rows rows;
    due_rows_begin(&rows, h->w, l, shown, sizeof shown / sizeof *shown);
    struct table *t = table_of(&rows.rows);
    due_rows_end(&rows);
    report_day_notes(t, h->o, h->q);
    book_take(h->b, name, title, t);
}

/* ---- ledger, terms ---- */

static void add_ledger(struct handover *h)
{
    static const struct column columns[] = {
        { "due", "期限", COLUMN_DAY },           { "status", "状态", COLUMN_TEXT },
        { "code", "编号", COLUMN_CODE },         { "kind", "台账", COLUMN_TEXT },
        { "org", "代码", COLUMN_CODE },          { "org_name", "组织", COLUMN_TEXT },
        { "title", "事项", COLUMN_TEXT },        { "owner", "责任人", COLUMN_TEXT },
        { "opened_on", "立项日期", COLUMN_DAY },
    };
    enum { STATUS = 1 };
    struct table *t = book_add(h->b, _("未办结台账"), _("没有办结的台账事项"), columns,
                               sizeof columns / sizeof *columns);
    t->look[STATUS].status = true;
    for (size_t i = 0; i < h->ledger.n; i++) {
        const struct ledger_line *l = &h->ledger.v[i];
        int org = office_org(h->o, l->org);
        if (l->state == LEDGER_CLOSED)
            continue;
        table_day(t, l->due);
        table_text(t, ledger_state_label(l->state));
        table_text(t, l->code);
        table_text(t, model_choice_label(&entity_ledger.fields[F_LEDGER_KIND], l->kind));
        table_text(t, l->org);
        table_text(t, org >= 0 ? world_name(h->w, org, h->q->today) : "");
        table_text(t, l->title);
        table_text(t, l->owner);
        table_day(t, l->opened);
    }
    report_day_notes(t, h->o, h->q);
}

static void add_terms(struct handover *h)
{
    static const struct column columns[] = {
        { "due", "届满日期", COLUMN_DAY },        { "status", "状态", COLUMN_TEXT },
        { "org", "代码", COLUMN_CODE },           { "org_name", "组织", COLUMN_TEXT },
        { "elected_on", "选举日期", COLUMN_DAY }, { "approval_no", "延期批复文号", COLUMN_TEXT },
        { "next", "下一步", COLUMN_TEXT },        { "next_on", "计划日期", COLUMN_DAY },
        { "source", "依据", COLUMN_TEXT },
    };
    enum { STATUS = 1 };
    struct table *t =
        book_add(h->b, _("任期"), _("任期和换届"), columns, sizeof columns / sizeof *columns);
    t->look[STATUS].status = true;
    for (size_t i = 0; i < h->terms.n; i++) {
        const struct term_line *l = &h->terms.v[i];
        bool next = l->elected != DAY_NONE && l->next < TERM_STEPS;
        table_day(t, l->due);
        table_word(t, duty_status_word(l->status), duty_status_label(l->status));
        table_text(t, l->org);
        table_text(t, l->name);
        table_day(t, l->elected);
        table_text(t, l->approval_no);
        table_text(t, next ? term_step_full(l->next) : "");
        table_day(t, next ? l->target[l->next] : DAY_NONE);
        table_text(t, l->source);
    }
    report_day_notes(t, h->o, h->q);
}

/* ---- closings, operators, policies, drafts ---- */

/* The open fields of every row of an entity, in their order; those of organisations in scope. */
static enum status add_rows(struct handover *h, const struct entity *en, int org, const char *title,
                            struct err *e)
{
    struct column columns[MODEL_MAX_FIELDS];
    struct row_query q = { .en = en, .sort = -1 };
    struct row row;
    int got;
    for (int i = 0; i < en->nfields; i++)
        columns[i] = (struct column){ en->fields[i].name, _(en->fields[i].label),
                                      en->fields[i].kind == FIELD_DAY ? COLUMN_DAY : COLUMN_TEXT };
    struct table *t = book_add(h->b, _(en->label), title, columns, (size_t)en->nfields);
    struct row_iter *it = row_each(office_db(h->o), &q);
    row_init(&row, en);
    while ((got = row_next(it, &row, e)) == 1) {
        int at = office_org(h->o, row_get(&row, org));
        if (at >= 0 && !report_wants(h->o, h->q, at, h->q->today))
            continue;
        for (int i = 0; i < en->nfields; i++)
            table_word(t, row_get(&row, i),
                       i == org && at >= 0 ? world_name(h->w, at, h->q->today) : NULL);
    }
    row_iter_free(it);
    row_clear(&row);
    report_day_notes(t, h->o, h->q);
    return got < 0 ? e->status : ST_OK;
}

static void add_policies(struct handover *h)
{
    static const struct column columns[] = {
        { "policy", "制度", COLUMN_CODE }, { "title", "名称", COLUMN_TEXT },
        { "number", "文号", COLUMN_TEXT }, { "orgs", "适用组织", COLUMN_INT },
        { "rules", "规则", COLUMN_INT },
    };
    struct table *t =
        book_add(h->b, _("制度"), _("现行制度"), columns, sizeof columns / sizeof *columns);
    for (int k = 0; k < (int)h->w->npolicy; k++) {
        const struct policy *p = h->w->policy[k];
        int64_t n = 0;
        for (int i = 0; i < (int)h->w->norg; i++)
            n += report_wants(h->o, h->q, i, h->q->today) && world_active(h->w, i, h->q->today) &&
                 world_policy(h->w, i, h->q->today) == k;
        if (n == 0)
            continue;
        table_text(t, p->id);
        table_text(t, p->title);
        table_text(t, p->number);
        table_int(t, n);
        table_int(t, (int64_t)p->nrules);
    }
    report_day_notes(t, h->o, h->q);
}

static void add_drafts(struct handover *h)
{
    static const struct column columns[] = {
        { "entity", "种类", COLUMN_TEXT },
        { "key", "编号", COLUMN_CODE },
        { "title", "草稿", COLUMN_TEXT },
        { "at", "写于", COLUMN_TEXT },
    };
    if (h->drafts.n == 0)
        return;
    struct table *t =
        book_add(h->b, _("草稿"), _("没有保存的草稿"), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < h->drafts.n; i++) {
        const struct draft *d = &h->drafts.v[i];
        const struct entity *en = model_entity(d->entity);
        table_word(t, d->entity, en != NULL ? _(en->label) : NULL);
        table_text(t, d->key);
        table_text(t, d->title);
        table_text(t, d->at);
    }
}

static const char *const lines[][3] = {
    { "未办事项",
      "截至当日逾期、不达标、临期和待办的全部事项，按期限排列；逾期很久的也在内；不完整记录另列一"
      "表",
      "见“依据”一栏" },
    { "不完整记录", "缺少制度要求的内容的会议、活动记录", "见“依据”一栏" },
    { "未办结台账", "没有销号的各类台账事项", "" },
    { "任期", "各组织最近一次选举和届满，下一步和计划日期", "见“依据”一栏" },
    { "结账", "已结账的期间；有反结账日期的已重新打开", "" },
    { "草稿", "只在录入人的机器上，随用户走；交接前请保存或放弃", "" },
};

static enum status fill(struct handover *h, struct err *e)
{
    static const struct column columns[] = { { "item", "项目", COLUMN_TEXT },
                                             { "text", "内容", COLUMN_TEXT } };
    h->about = book_add(h->b, _("概况"), _("党建工作交接清单"), columns, 2);
    h->b->sheet[0].form = false;
    enum status st = add_about(h, e);
    add_duties(h, &h->open, _("未办事项"), _("没有办完的事项（按期限）"));
    add_duties(h, &h->records, _("不完整记录"), _("内容不完整的记录"));
    add_ledger(h);
    add_terms(h);
    if (!st)
        st = add_rows(h, &entity_closing, F_CLOSING_ORG, _("已结账的期间"), e);
    if (!st)
        st = add_rows(h, &entity_operator, F_OPERATOR_SCOPE, _("操作员和管辖范围"), e);
    add_policies(h);
    add_drafts(h);
    book_explain_all(h->b, lines, sizeof lines / sizeof *lines);
    return st;
}

static void read_drafts(struct handover *h)
{
    struct buf id = BUF_INIT;
    if (h->q->drafts != NULL && meta_get(office_db(h->o), "database", &id, NULL) == ST_OK)
        drafts_list(&h->drafts, h->q->drafts, buf_str(&id));
    buf_free(&id);
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct handover h = { .o = o, .w = office_world(o), .q = q, .b = b };
    const char *scope = report_scope(o, q);
    enum status st = read_open(&h, e);
    if (!st)
        st = ledger_board_of(&h.ledger, o, scope, q->today, e);
    if (!st)
        st = term_board_of(&h.terms, o, scope, q->today, e);
    if (!st) {
        read_drafts(&h);
        st = fill(&h, e);
    }
    due_list_free(&h.open);
    due_list_free(&h.records);
    ledger_board_free(&h.ledger);
    term_board_free(&h.terms);
    drafts_free(&h.drafts);
    return st;
}

const struct report report_handover = {
    .name = "handover",
    .title = "交接清单：未办事项、不全的记录、台账、任期、结账、操作员、制度等",
    .drafts = true,
    .make = make,
};
