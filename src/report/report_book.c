/* The report `branch-book` (支部工作记录本、党支部工作手册): the minutes of a branch and its
 * groups, a sheet for each type of meeting, one record on a page, as the printed books have them.
 */
#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "fields.h"
#include "mem.h"
#include "minute.h"
#include "report.h"
#include "words.h"

struct writing {
    struct office *o;
    const struct report_query *q;
    struct book *b;
    int org;
    struct minute *v; /* by day, then by code */
    size_t n, cap;
};

static bool of_book(const struct writing *x, int org, daynum held)
{
    const struct world *w = office_world(x->o);
    return org == x->org ||
           (org >= 0 && w->org[org].kind == ORG_GROUP && world_parent(w, org, held) == x->org);
}

static void take(struct writing *x, const struct row *row, bool joint)
{
    daynum held = date_parse(row_get(row, F_ACTIVITY_HELD_ON));
    int org = office_org(x->o, row_get(row, F_ACTIVITY_ORG));
    if (held < x->q->period.first || held > x->q->period.last || held > x->q->today ||
        (!joint && !of_book(x, org, held)))
        return;
    x->v = mem_grow(x->v, x->n, &x->cap, sizeof *x->v);
    struct minute *m = &x->v[x->n++];
    *m = (struct minute){
        .o = x->o, .org = org, .of = joint ? x->org : org, .held = held, .all = x->q->guarded
    };
    row_init(&m->row, &entity_activity);
    row_copy(&m->row, row);
}

static enum status read_some(struct writing *x, struct row_query *ask, bool joint, struct err *e)
{
    struct row_iter *it = row_each(office_db(x->o), ask);
    struct row row;
    int got;
    row_init(&row, &entity_activity);
    while ((got = row_next(it, &row, e)) == 1)
        take(x, &row, joint);
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

static int by_day(const void *a, const void *b)
{
    const struct minute *x = a, *y = b;
    if (x->held != y->held)
        return x->held < y->held ? -1 : 1;
    return strcmp(row_get(&x->row, F_ACTIVITY_CODE), row_get(&y->row, F_ACTIVITY_CODE));
}

/* Its own and those of its groups; those of others that were held jointly with it. */
static enum status read_minutes(struct writing *x, struct err *e)
{
    struct row_query own = { .en = &entity_activity, .sort = -1, .org = x->q->code };
    struct row_query joint = { .en = &entity_activity,
                               .sort = -1,
                               .nwhere = 1,
                               .where = { { F_ACTIVITY_JOINT, x->q->code } } };
    enum status st = read_some(x, &own, false, e);
    if (!st)
        st = read_some(x, &joint, true, e);
    if (x->n > 0)
        qsort(x->v, x->n, sizeof *x->v, by_day);
    for (size_t i = 0; i < x->n && !st; i++)
        st = minute_read(&x->v[i], e);
    return st;
}

static const char *title_of(const struct writing *x, const char *type)
{
    const struct vocabulary *words = policy_set_words(office_world(x->o)->policies);
    int number = vocabulary_evidence(words, type);
    return number >= 0 ? due_type_title(words, number) : type;
}

/* ---- 目录 ---- */

static void add_contents(struct writing *x, const char *name)
{
    static const struct column columns[] = {
        { "code", "编号", COLUMN_CODE },     { "held_on", "日期", COLUMN_DAY },
        { "org_name", "组织", COLUMN_TEXT }, { "types", "类型", COLUMN_TEXT },
        { "theme", "主题", COLUMN_TEXT },    { "place", "地点", COLUMN_TEXT },
        { "host", "主持人", COLUMN_TEXT },   { "recorder", "记录人", COLUMN_TEXT },
        { "members", "党员", COLUMN_INT },   { "present", "到会", COLUMN_INT },
    };
    struct buf title = BUF_INIT, types = BUF_INIT;
    char period[64];
    period_name(x->q->period, period, sizeof period);
    buf_printf(&title, _("%s工作记录（%s）"), name, period);
    struct table *t =
        book_add(x->b, _("目录"), buf_str(&title), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < x->n; i++) {
        const struct minute *m = &x->v[i];
        buf_clear(&types);
        minute_types(&types, m);
        table_text(t, row_get(&m->row, F_ACTIVITY_CODE));
        table_day(t, m->held);
        table_text(t, m->org >= 0 ? world_name(office_world(x->o), m->org, m->held) : "");
        table_word(t, row_get(&m->row, F_ACTIVITY_TYPES), buf_str(&types));
        table_text(t, row_get(&m->row, F_ACTIVITY_THEME));
        table_text(t, row_get(&m->row, F_ACTIVITY_PLACE));
        table_text(t, buf_str(&m->host));
        table_text(t, row_get(&m->row, F_ACTIVITY_RECORDER));
        table_int(t, m->members);
        if (m->parts > 0)
            table_int(t, m->npresent);
        else
            table_null(t);
    }
    report_notes(t, x->o, x->q);
    buf_puts(&t->notes, _("到会为当场到会的人，事后补课的列在缺席中；没有记名单的为空白\n"));
    buf_free(&title);
    buf_free(&types);
}

/* ---- a type ---- */

static void add_type(struct writing *x, const char *type)
{
    static const struct column columns[] = {
        { "item", "栏目", COLUMN_TEXT },
        { "text", "内容", COLUMN_TEXT },
    };
    struct table *t = NULL;
    for (size_t i = 0; i < x->n; i++) {
        if (!minute_is(&x->v[i], type))
            continue;
        bool first = t == NULL;
        if (first) {
            t = book_add(x->b, title_of(x, type), title_of(x, type), columns, 2);
            t->look[1].broad = true;
            report_notes(t, x->o, x->q);
            buf_puts(&t->notes, _("表决依次为 应到/实到/赞成/反对/弃权\n"));
        }
        minute_write(&x->v[i], t, title_of(x, type), !first);
    }
}

static void add_types(struct writing *x)
{
    const struct vocabulary *words = policy_set_words(office_world(x->o)->policies);
    const struct choice *c = entity_activity.fields[F_ACTIVITY_TYPES].choices;
    for (size_t i = 0; c[i].word != NULL; i++)
        add_type(x, c[i].word);
    for (int i = 0; i < (int)vocabulary_evidence_count(words); i++) {
        const char *type = vocabulary_evidence_name(words, i);
        if (strchr(type, '(') == NULL &&
            !strcmp(model_choice_label(&entity_activity.fields[F_ACTIVITY_TYPES], type), type))
            add_type(x, type); /* what a policy added */
    }
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct writing x = { .o = o, .q = q, .b = b, .org = office_org(o, q->code) };
    enum status st = read_minutes(&x, e);
    if (!st) {
        add_contents(&x, world_name(office_world(o), x.org, q->today));
        add_types(&x);
    }
    for (size_t i = 0; i < x.n; i++)
        minute_clear(&x.v[i]);
    free(x.v);
    return st;
}

const struct report report_branch_book = {
    .name = "branch-book",
    .title = "支部工作记录本：一个组织的会议和活动记录，一类一表，一次一页",
    .every = EVERY_YEAR,
    .of = "org",
    .code = true,
    .make = make,
};
