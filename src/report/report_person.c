/* The report `person`: one member on a sheet: who it is, the year in figures, what is lacking, the
 * days ahead, grades, posts; each with its clause. What the screen of that member shows. */
#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "dues_grid.h"
#include "fields.h"
#include "mem.h"
#include "person_file.h"
#include "report.h"
#include "row.h"
#include "words.h"

static const struct column columns[] = {
    { "section", "栏目", COLUMN_TEXT }, { "item", "项目", COLUMN_TEXT },
    { "text", "内容", COLUMN_TEXT },    { "day", "日期", COLUMN_DAY },
    { "source", "依据", COLUMN_TEXT },
};

struct page {
    struct office *o;
    const struct world *w;
    const struct report_query *q;
    struct table *t;
    struct row row;
    struct person_file file;
};

static void add(struct page *p, const char *section, const char *item, const char *text, daynum day,
                const char *source)
{
    table_text(p->t, section);
    table_text(p->t, item);
    table_text(p->t, text);
    table_day(p->t, day);
    table_text(p->t, source);
}

/* ---- who it is ---- */

static void add_field(struct page *p, int field)
{
    const struct field *f = &entity_person.fields[field];
    const char *value = row_get(&p->row, field);
    struct buf b = BUF_INIT;
    if (*value == '\0' || (f->guard != GUARD_OPEN && !p->q->guarded))
        return;
    if (f->kind == FIELD_REF)
        row_name(office_db(p->o), f->ref, value, &b, NULL);
    else
        model_show(f, value, &b);
    add(p, _("基本情况"), _(f->label), buf_str(&b), DAY_NONE, "");
    buf_free(&b);
}

/* ---- the year ---- */

static void add_attendance(struct page *p)
{
    const struct figures *f = &p->file.figure;
    char rate[RATIO_TEXT];
    struct buf b = BUF_INIT;
    ratio_percent(ratio_div(ratio_int(f->present), ratio_int(f->expected)), rate);
    if (f->expected > 0)
        buf_printf(&b, _("%s（应到 %lld 次，到会和补课 %lld 次）"), rate, (long long)f->expected,
                   (long long)f->present);
    else
        buf_puts(&b, _("还没有要全体党员参加、记了出席的会议"));
    add(p, _("本年情况"), _("参加率"), buf_str(&b), DAY_NONE, "");
    buf_free(&b);
}

static void add_needs(struct page *p)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < p->file.nneeds; i++) {
        const struct person_need *n = &p->file.needs[i];
        buf_clear(&b);
        person_need_words(&b, n);
        add(p, _("本年情况"), n->title, buf_str(&b), n->deadline, n->source);
    }
    if (p->file.weight != NULL)
        add(p, _("本年情况"), _("量化积分"), p->file.weight, DAY_NONE, "");
    buf_free(&b);
}

static void add_money(struct buf *b, const char *label, int64_t fen)
{
    buf_printf(b, _("%s %lld.%02lld 元"), label, (long long)(fen / 100), (long long)(fen % 100));
}

static void add_recorded(struct buf *b, const struct figures *f)
{
    add_money(b, _("登记应缴"), f->due);
    add_money(b, _("，实缴"), f->paid);
}

struct telling {
    struct page *p;
    bool home; /* the present organisation was told */
};

/* What the month grid says; the months with former organisations on lines of their own. */
static void tell_stay(void *ctx, const char *org_name, bool home, const struct dues_row *r)
{
    struct telling *t = ctx;
    const struct figures *f = &t->p->file.figure;
    struct buf b = BUF_INIT, item = BUF_INIT;
    dues_say_months(r, &b);
    buf_puts(&item, _("党费"));
    if (!home)
        buf_printf(&item, _("（原在%s）"), org_name);
    if (home) {
        buf_puts(&b, _("；"));
        add_recorded(&b, f);
    }
    add(t->p, _("本年情况"), buf_str(&item), buf_str(&b), DAY_NONE, "");
    t->home = t->home || home;
    buf_free(&b);
    buf_free(&item);
}

static enum status add_dues(struct page *p, struct err *e)
{
    struct telling t = { .p = p };
    const struct figures *f = &p->file.figure;
    enum status s = dues_of_person(p->o, p->file.code, date_split(p->q->today).year, p->q->today,
                                   tell_stay, &t, e);
    if (!s && !t.home && (f->due > 0 || f->paid > 0)) { /* in no grid of today: what is recorded */
        struct buf b = BUF_INIT;
        add_recorded(&b, f);
        add(p, _("本年情况"), _("党费"), buf_str(&b), DAY_NONE, "");
        buf_free(&b);
    }
    return s;
}

static void add_talks(struct page *p)
{
    struct buf b = BUF_INIT;
    char day[DAY_TEXT];
    buf_printf(&b, _("%zu 次"), p->file.ntalks);
    for (size_t i = 0; i < p->file.ntalks; i++) {
        date_format(p->file.talk[i], day);
        buf_printf(&b, "%s%s", i > 0 ? _("、") : _("："), day);
    }
    add(p, _("本年情况"), _("谈心谈话"), buf_str(&b), DAY_NONE, "");
    buf_free(&b);
}

/* ---- what is lacking, the days ahead ---- */

static void add_lacks(struct page *p)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < p->file.nlack; i++) {
        const struct person_lack *l = &p->file.lack[i];
        if (l->guarded && !p->q->guarded)
            continue;
        buf_clear(&b);
        buf_printf(&b, _("%s（%s）"), l->matter, l->org);
        add(p, _("现在还缺"), duty_status_label(l->status), buf_str(&b), l->deadline, l->source);
    }
    if (p->file.nlack == 0)
        add(p, _("现在还缺"), "", _("没有"), DAY_NONE, "");
    for (size_t i = 0; i < p->file.ndate; i++) {
        const struct person_date *d = &p->file.date[i];
        add(p, _("要记着的日期"), d->what, d->next, d->day, d->source);
    }
    buf_free(&b);
}

/* ---- other years, memberships, posts ---- */

typedef void (*row_taker)(struct page *p, const struct row *row);

static enum status each_row(struct page *p, const struct entity *en, int person, int sort,
                            row_taker take, struct err *e)
{
    struct row_query q = {
        .en = en, .sort = sort, .nwhere = 1, .where = { { person, p->file.code } }
    };
    struct row_iter *it = row_each(office_db(p->o), &q);
    struct row row;
    int got;
    row_init(&row, en);
    while ((got = row_next(it, &row, e)) == 1)
        take(p, &row);
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

/* 2025 年: 合格 */
static void add_year(struct page *p, const char *section, const char *year, const struct field *f,
                     const char *word, daynum day)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, _("%s 年"), year);
    if (*word != '\0' && (day == DAY_NONE || day <= p->q->today))
        add(p, section, buf_str(&b), model_choice_label(f, word), day, "");
    buf_free(&b);
}

static void take_review(struct page *p, const struct row *row)
{
    add_year(p, _("民主评议"), row_get(row, F_REVIEW_YEAR), &entity_review.fields[F_REVIEW_RESULT],
             row_get(row, F_REVIEW_RESULT), date_parse(row_get(row, F_REVIEW_HELD_ON)));
}

static void take_assessment(struct page *p, const struct row *row)
{
    add_year(p, _("考核等次"), row_get(row, F_ASSESSMENT_YEAR),
             &entity_assessment.fields[F_ASSESSMENT_GRADE], row_get(row, F_ASSESSMENT_GRADE),
             date_parse(row_get(row, F_ASSESSMENT_RATED_ON)));
}

/* 2020-01-05 起，到 2026-03-01 止 */
static void add_span(struct page *p, const char *section, const char *item, const char *from,
                     const char *to)
{
    struct buf b = BUF_INIT;
    if (*from != '\0')
        buf_printf(&b, _("%s 起"), from);
    else if (*to == '\0')
        buf_puts(&b, _("一直"));
    if (*to != '\0')
        buf_printf(&b, _("%s到 %s 止"), *from != '\0' ? _("，") : "", to);
    add(p, section, item, buf_str(&b), DAY_NONE, "");
    buf_free(&b);
}

static void take_membership(struct page *p, const struct row *row)
{
    struct buf b = BUF_INIT;
    row_name(office_db(p->o), "org", row_get(row, F_MEMBERSHIP_ORG), &b, NULL);
    if (*row_get(row, F_MEMBERSHIP_GROUP) != '\0') {
        buf_puts(&b, " ");
        row_name(office_db(p->o), "org", row_get(row, F_MEMBERSHIP_GROUP), &b, NULL);
    }
    add_span(p, _("组织关系"), buf_str(&b), row_get(row, F_MEMBERSHIP_FROM_ON),
             row_get(row, F_MEMBERSHIP_TO_ON));
    buf_free(&b);
}

static void take_post(struct page *p, const struct row *row)
{
    struct buf b = BUF_INIT;
    row_name(office_db(p->o), "org", row_get(row, F_POST_ORG), &b, NULL);
    buf_printf(&b, " %s",
               model_choice_label(&entity_post.fields[F_POST_ROLE], row_get(row, F_POST_ROLE)));
    add_span(p, _("任职"), buf_str(&b), row_get(row, F_POST_FROM_ON), row_get(row, F_POST_TO_ON));
    buf_free(&b);
}

static enum status add_histories(struct page *p, struct err *e)
{
    enum status st = each_row(p, &entity_review, F_REVIEW_PERSON, F_REVIEW_YEAR, take_review, e);
    if (!st)
        st = each_row(p, &entity_assessment, F_ASSESSMENT_PERSON, F_ASSESSMENT_YEAR,
                      take_assessment, e);
    if (!st)
        st = each_row(p, &entity_membership, F_MEMBERSHIP_PERSON, F_MEMBERSHIP_FROM_ON,
                      take_membership, e);
    return st ? st : each_row(p, &entity_post, F_POST_PERSON, F_POST_FROM_ON, take_post, e);
}

static const char *const lines[][3] = {
    { "参加率", "本年 1 月 1 日到截至日期，应到的全体党员会议中到会和事后补课的",
      "支部主题党日、党员大会、党小组会、党课、组织生活会、民主评议等" },
    { "学时", "截至日期所在一期内计入的学时和制度要求的学时", "见“依据”一栏" },
    { "党费", "欠缴按各项要求推定，与党费月历一致；金额为登记的", "" },
    { "谈心谈话", "本年参加的谈心谈话", "" },
    { "现在还缺", "点名到本人的逾期、临期、待办和不达标事项", "见“依据”一栏" },
};

static enum status fill(struct page *p, struct err *e)
{
    for (int i = 0; i < F_PERSON_N; i++)
        add_field(p, i);
    add_attendance(p);
    add_needs(p);
    enum status st = add_dues(p, e);
    add_talks(p);
    add_lacks(p);
    return st ? st : add_histories(p, e);
}

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct page p = { .o = o, .w = office_world(o), .q = q };
    struct buf title = BUF_INIT;
    row_init(&p.row, &entity_person);
    enum status st = row_find_text(office_db(o), &entity_person, q->code, &p.row, e);
    if (!st)
        st = person_file_of(&p.file, o, q->code, q->today, e);
    if (!st) {
        buf_printf(&title, _("党员情况：%s"), p.file.name);
        p.t =
            book_add(b, _("党员情况"), buf_str(&title), columns, sizeof columns / sizeof *columns);
        st = fill(&p, e);
        report_day_notes(p.t, o, q);
        book_explain_all(b, lines, sizeof lines / sizeof *lines);
    }
    person_file_free(&p.file);
    row_clear(&p.row);
    buf_free(&title);
    return st;
}

const struct report report_person = {
    .name = "person",
    .title = "党员情况：一名党员的出勤、学时、党费、谈话、考评、任职和下一步日期",
    .of = "person",
    .code = true,
    .make = make,
};
