/* The report `roster` (党员花名册): the members on the day, by the strokes of their surnames, in
 * the column order of the rosters in use. Numbers of identity and telephones only where the reason
 * is on record. */
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "mem.h"
#include "report.h"
#include "row.h"
#include "row_list.h"
#include "words.h"

enum {
    POSTS = F_PERSON_N, /* columns that are no field of the person */
    FULL,
    SINCE,
};

/* In their order: the fields of the person, and what the history says. */
static const int shown[] = {
    F_PERSON_NAME,      F_PERSON_GENDER,  F_PERSON_ETHNICITY,
    F_PERSON_BIRTH_ON,  F_PERSON_ID_NO,   FULL,
    F_PERSON_JOINED_ON, F_PERSON_FULL_ON, F_PERSON_CATEGORY,
    F_PERSON_ORG,       F_PERSON_GROUP,   POSTS,
    F_PERSON_TITLE,     F_PERSON_PHONE,   SINCE,
    F_PERSON_NOTE,
};
enum { SHOWN = sizeof shown / sizeof *shown };

struct roster {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    int *first, *next; /* posts held on the day: the first one of a person, the next one of it */
    int *group;        /* of each person on the day; -1 */
    int full, probationary, others;
};

static bool is_guarded(int field)
{
    return field < F_PERSON_N && entity_person.fields[field].guard != GUARD_OPEN;
}

static struct column column_of(int field)
{
    if (field == POSTS)
        return (struct column){ "posts", _("党内职务"), COLUMN_TEXT };
    if (field == FULL)
        return (struct column){ "status", _("党员类别"), COLUMN_TEXT };
    if (field == SINCE)
        return (struct column){ "since_on", _("转入日期"), COLUMN_DAY };
    const struct field *f = &entity_person.fields[field];
    return (struct column){ f->name, _(f->label),
                            f->kind == FIELD_DAY     ? COLUMN_DAY
                            : f->kind == FIELD_ID_NO ? COLUMN_CODE
                                                     : COLUMN_TEXT };
}

static void find_posts(struct roster *r)
{
    const struct world *w = r->w;
    r->first = mem_alloc((w->nperson + 1) * sizeof *r->first);
    r->next = mem_alloc((w->npost + 1) * sizeof *r->next);
    memset(r->first, -1, (w->nperson + 1) * sizeof *r->first);
    for (size_t i = w->npost; i-- > 0;) {
        const struct world_post *p = &w->post[i];
        if (p->person < 0 || !span_holds(p->span, r->q->today))
            continue;
        r->next[i] = r->first[p->person];
        r->first[p->person] = (int)i;
    }
}

/* 支部书记、第一党小组 党小组组长: posts elsewhere with the name of the organisation. */
static void put_posts(const struct roster *r, struct table *t, int person, int home)
{
    struct buf b = BUF_INIT;
    for (int i = r->first[person]; i >= 0; i = r->next[i]) {
        const struct world_post *p = &r->w->post[i];
        buf_printf(
            &b, "%s%s%s", b.len > 0 ? _("、") : "",
            p->org != home ? world_name(r->w, p->org, r->q->today) : "",
            model_choice_label(&entity_post.fields[F_POST_ROLE], post_role_word((int)p->role)));
    }
    table_text(t, buf_str(&b));
    buf_free(&b);
}

static void put_org(const struct roster *r, struct table *t, int org)
{
    if (org < 0)
        table_null(t);
    else
        table_word(t, r->w->org[org].code, world_name(r->w, org, r->q->today));
}

/* The membership of the day. */
static const struct world_membership *membership_of(const struct roster *r, int person)
{
    int i = r->group[person];
    return i >= 0 ? &r->w->membership[i] : NULL;
}

static void put(const struct roster *r, struct table *t, const struct row *row, int person,
                int home, int field)
{
    const struct world_membership *m = membership_of(r, person);
    bool full = world_is_member(r->w, person, r->q->today, true);
    if (field == POSTS)
        put_posts(r, t, person, home);
    else if (field == FULL)
        table_word(t, full ? "full" : "probationary", full ? _("正式党员") : _("预备党员"));
    else if (field == SINCE)
        table_day(t, m != NULL ? m->span.from : DAY_NONE);
    else if (field == F_PERSON_ORG)
        put_org(r, t, home);
    else if (field == F_PERSON_GROUP)
        put_org(r, t, m != NULL ? m->group : -1);
    else if (entity_person.fields[field].choices != NULL)
        table_word(t, row_get(row, field),
                   model_choice_label(&entity_person.fields[field], row_get(row, field)));
    else
        table_text(t, row_get(row, field));
}

static void add_member(struct roster *r, struct table *t, const struct row *row)
{
    daynum today = r->q->today;
    int person = office_person(r->o, row_get(row, F_PERSON_CODE));
    int home = person >= 0 ? world_home(r->w, person, today) : -1;
    if (home < 0 || !report_wants(r->o, r->q, home, today))
        return;
    if (!world_is_member(r->w, person, today, false)) {
        r->others++;
        return;
    }
    if (world_is_member(r->w, person, today, true))
        r->full++;
    else
        r->probationary++;
    table_int(t, r->full + r->probationary);
    table_text(t, row_get(row, F_PERSON_CODE));
    for (int i = 0; i < SHOWN; i++)
        if (r->q->guarded || !is_guarded(shown[i]))
            put(r, t, row, person, home, shown[i]);
}

static struct table *begin(const struct roster *r, struct book *b)
{
    struct column columns[2 + SHOWN] = { { "number", _("序号"), COLUMN_INT },
                                         { "code", _("编号"), COLUMN_CODE } };
    size_t n = 2;
    for (int i = 0; i < SHOWN; i++)
        if (r->q->guarded || !is_guarded(shown[i]))
            columns[n++] = column_of(shown[i]);
    struct table *t = book_add(b, _("花名册"), _("党员花名册"), columns, n);
    table_drop_empty(t, "group");
    return t;
}

static void find_groups(struct roster *r)
{
    r->group = mem_alloc((r->w->nperson + 1) * sizeof *r->group);
    memset(r->group, -1, (r->w->nperson + 1) * sizeof *r->group);
    for (size_t i = 0; i < r->w->nmembership; i++) {
        const struct world_membership *m = &r->w->membership[i];
        if (m->person >= 0 && span_holds(m->span, r->q->today))
            r->group[m->person] = (int)i;
    }
}

static enum status add_members(struct roster *r, struct table *t, struct err *e)
{
    struct row_list_ask ask = { .en = &entity_person,
                                .sort = F_PERSON_NAME,
                                .names = NAMES_STROKES };
    struct row_ids ids = { 0 };
    size_t hidden;
    struct row row;
    row_init(&row, &entity_person);
    enum status st = row_list(office_db(r->o), &ask, &ids, &hidden, e);
    for (size_t i = 0; i < ids.n && !st; i++) {
        st = row_load(office_db(r->o), &entity_person, ids.v[i], &row, e);
        if (!st)
            add_member(r, t, &row);
        row_clear(&row);
    }
    row_ids_free(&ids);
    return st;
}

static const char *const lines[][3] = {
    { "列入的人员", "当日的正式党员和预备党员，按当日所在的组织；发展对象、积极分子、申请人不列",
      "" },
    { "排列", "按姓氏笔画：先比姓的笔画数，再比笔顺（横竖撇点折），姓相同的比名；不区分支部",
      "姓氏笔画为大陆规范字形的笔画数" },
    { "党员类别", "按入党、转正日期推定；没有日期的按登记的状态", "党章第七条" },
    { "党内职务", "当日担任的职务；不在本人所在组织的写明组织", "职务记录" },
    { "身份证号、电话", "不公开，只有写明理由时列出，理由记入变更记录", "" },
};

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct roster r = { .o = o, .w = office_world(o), .q = q };
    struct table *t = begin(&r, b);
    find_posts(&r);
    find_groups(&r);
    enum status st = add_members(&r, t, e);
    report_day_notes(t, o, q);
    buf_printf(&t->notes, _("共 %d 名党员，其中正式 %d 名、预备 %d 名；按姓氏笔画排列\n"),
               r.full + r.probationary, r.full, r.probationary);
    if (r.others > 0)
        buf_printf(
            &t->notes,
            _("另有 %d "
              "人当日不是党员（发展对象、积极分子、申请人），或没有登记党员状态，没有列出\n"),
            r.others);
    book_explain_all(b, lines, sizeof lines / sizeof *lines);
    free(r.first);
    free(r.next);
    free(r.group);
    return st;
}

const struct report report_roster = {
    .name = "roster",
    .title = "党员花名册：按姓氏笔画；身份证号、电话须写明理由",
    .make = make,
};
