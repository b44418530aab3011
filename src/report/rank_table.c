/* Rankings as tables. */
#include "rank_table.h"
#include "words.h"

const struct column rank_columns[RANK_COLUMNS] = {
    { "ranking", "排名", COLUMN_TEXT },  { "cohort", "类别", COLUMN_TEXT },
    { "rank", "名次", COLUMN_INT },      { "org", "代码", COLUMN_TEXT },
    { "org_name", "组织", COLUMN_TEXT }, { "score", "得分", COLUMN_SCORE },
    { "grade", "等次", COLUMN_TEXT },    { "sets", "名单", COLUMN_LIST },
    { "reason", "说明", COLUMN_TEXT },
};

/* Of persons' points. */
static const struct column point_columns[] = {
    { "ranking", "排名", COLUMN_TEXT }, { "rank", "名次", COLUMN_INT },
    { "org", "代码", COLUMN_TEXT },     { "org_name", "组织", COLUMN_TEXT },
    { "person", "编号", COLUMN_TEXT },  { "person_name", "姓名", COLUMN_TEXT },
    { "points", "积分", COLUMN_SCORE }, { "reason", "说明", COLUMN_TEXT },
};

struct table *rank_table_new(const struct rank_list *l)
{
    return l->points ? table_new(point_columns, sizeof point_columns / sizeof *point_columns)
                     : table_new(rank_columns, RANK_COLUMNS);
}

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
            words_add(&labels, sets[i].label);
        }
    table_word(t, buf_str(&words), buf_str(&labels));
    buf_free(&words);
    buf_free(&labels);
}

static void add_person(struct table *t, const struct world *w, const struct rank_list *l,
                       const struct rank_line *r, daynum d)
{
    struct buf reason = BUF_INIT, id = BUF_INIT;
    buf_printf(&id, "%s.%s", r->ranking->policy, r->ranking->name);
    rank_reason(&reason, l, r);
    table_word(t, buf_str(&id), _(r->ranking->title));
    table_int(t, r->rank);
    table_text(t, w->org[r->org].code);
    table_text(t, world_name(w, r->org, d));
    table_text(t, w->person[r->person].code);
    table_text(t, w->person[r->person].name);
    table_ratio(t, r->score);
    table_text(t, buf_str(&reason));
    buf_free(&reason);
    buf_free(&id);
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
    table_word(t, buf_str(&id), _(r->ranking->title));
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

void rank_lines(struct table *t, struct office *o, const struct rank_list *l,
                const struct report_query *q)
{
    const struct world *w = office_world(o);
    daynum d = q->period.last < q->today ? q->period.last : q->today;
    const struct yardstick *named = NULL;
    for (size_t i = 0; i < l->n; i++) {
        const struct rank_line *r = &l->v[i];
        if (r->year != l->year || !report_wants(o, q, r->org, d))
            continue;
        if (r->person >= 0)
            add_person(t, w, l, r, d);
        else
            add_line(t, w, l, r, d);
        if (r->ranking != named && *r->ranking->source)
            buf_printf(&t->notes, _("依据：%s %s\n"), _(r->ranking->title), r->ranking->source);
        named = r->ranking;
    }
}

void rank_notes(struct table *t, const struct office *o, const struct report_query *q)
{
    report_notes(t, o, q);
    buf_puts(&t->notes, _("得分相同名次相同；程序只列出名单，处理由人决定\n"));
}
