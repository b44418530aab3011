/* dangjian rank: who stands where among the assessed, and in which named set. */
#include "rank.h"

#include "command.h"
#include "output.h"
#include "report.h"
#include "tabular.h"
#include "words.h"

static const struct column columns[] = {
    { "ranking", "排名", COLUMN_TEXT },  { "cohort", "类别", COLUMN_TEXT },
    { "rank", "名次", COLUMN_INT },      { "org", "代码", COLUMN_TEXT },
    { "org_name", "组织", COLUMN_TEXT }, { "score", "得分", COLUMN_SCORE },
    { "grade", "等次", COLUMN_TEXT },    { "sets", "名单", COLUMN_LIST },
    { "reason", "说明", COLUMN_TEXT },
};

static void add_sets(struct table *t, const struct rank_line *r)
{
    const struct {
        bool in;
        const char *word, *label;
    } sets[] = { { r->top, "top", _("前列") },
                 { r->bottom, "bottom", _("靠后") },
                 { r->interview, "interview", _("约谈") },
                 { r->repeat, "repeat", _("连年靠后") } };
    struct buf words = BUF_INIT, labels = BUF_INIT;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (sets[i].in) {
            buf_printf(&words, "%s%s", words.len ? ";" : "", sets[i].word);
            buf_printf(&labels, "%s%s", labels.len ? _("、") : "", sets[i].label);
        }
    table_word(t, buf_str(&words), buf_str(&labels));
    buf_free(&words);
    buf_free(&labels);
}

static void add_line(struct table *t, const struct world *w, const struct rank_list *l,
                     const struct rank_line *r, daynum d)
{
    int policy = world_policy(w, r->org, d);
    const struct yardstick *scale =
        policy < 0 ? NULL : yardstick_find(w->policy[policy], YARD_SCALE, "assessment", d);
    struct buf reason = BUF_INIT;
    struct buf id = BUF_INIT;
    buf_printf(&id, "%s.%s", r->ranking->policy, r->ranking->name);
    rank_reason(&reason, l, r);
    table_word(t, buf_str(&id), r->ranking->title);
    table_text(t, r->cohort);
    if (r->rank)
        table_int(t, r->rank);
    else
        table_null(t);
    table_text(t, w->org[r->org].code);
    table_text(t, world_name(w, r->org, d));
    table_ratio(t, r->score);
    table_word(t, r->grade, scale ? scale_label(scale, r->grade) : NULL);
    add_sets(t, r);
    table_text(t, buf_str(&reason));
    buf_free(&reason);
    buf_free(&id);
}

static enum status print(struct office *o, const struct rank_list *l, const struct report_query *q,
                         const struct table_call *how, struct err *e)
{
    const struct world *w = office_world(o);
    struct table *t = table_new(columns, sizeof columns / sizeof *columns);
    daynum d = q->period.last < q->today ? q->period.last : q->today;
    const struct yardstick *named = NULL;
    for (size_t i = 0; i < l->n; i++) {
        const struct rank_line *r = &l->v[i];
        if (r->year != l->year || !report_wants(o, q, r->org, d))
            continue;
        add_line(t, w, l, r, d);
        if (r->ranking != named && *r->ranking->source)
            buf_printf(&t->notes, _("依据：%s %s\n"), r->ranking->title, r->ranking->source);
        named = r->ranking;
    }
    report_notes(t, o, q);
    buf_puts(&t->notes, _("得分相同名次相同；程序只列出名单，处理由人决定\n"));
    enum status st = call_print(how, t, e);
    table_free(t);
    return st;
}

static bool whole_year(struct period p)
{
    struct ymd a = date_split(p.first), b = date_split(p.last);
    return a.year == b.year && a.month == 1 && b.month == 12;
}

static const struct option options[] = {
    OPTION_PERIOD(N_("年度，如 2026")),
    OPTION_FORMAT,
    OPTION_WIDTH(struct table_options, width),
    OPTION_FILE(struct table_options, path),
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct table_options opt = { 0 };
    struct report_query q = { .today = c->today, .org = -1 };
    struct table_call how;
    struct rank_list l = { 0 };
    struct db *db = NULL;
    struct office *o = NULL;
    enum status st = options_read(c, &opt, e);
    if (!st && c->argc != 1)
        st = err_set(e, ST_USAGE,
                     "用法：dangjian rank 名称 --period 2026；名称见 "
                     "dangjian policy show。");
    if (!st)
        st = call_period(opt.period, &q.period, e);
    if (!st && !whole_year(q.period))
        st = err_set(e, ST_USAGE, "排名按年度，--period 请写成 2026，这里是“%s”。", opt.period);
    if (!st)
        st = call_table(&opt, &how, e);
    if (!st)
        st = db_open(&db, c->db_path, DB_READ, e);
    if (!st)
        st = office_open(&o, db, false, e);
    if (!st)
        st = call_office_org(c, o, &q.org, e);
    if (!st)
        st = rank_make(&l, o, c->argv[0], date_split(q.period.first).year, c->today, e);
    if (!st) {
        call_name_table(&how, c, o, q.org, _("考核排名"));
        st = print(o, &l, &q, &how, e);
    }
    rank_free(&l);
    office_close(o);
    db_close(db);
    return st;
}

const struct command command_rank = {
    .name = "rank",
    .usage = N_("名称"),
    .summary = N_("考核排名：名次和名单（前列、靠后、约谈、连年靠后），附理由"),
    .help = N_("名称是制度里 [ranking 名称] 的名称，见 dangjian policy show；"
               "各类别分开排，得分相同名次相同\n"),
    .options = options,
    .args = { "@ranking" },
    .run = run,
};
