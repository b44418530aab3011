/* One person on a page (党员): who it is, where and in which posts, this year in figures, what is
 * lacking now and the days ahead, each with its clause. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "due_words.h"
#include "dues_grid.h"
#include "fields.h"
#include "find.h"
#include "mem.h"
#include "page.h"
#include "person_file.h"
#include "pick.h"
#include "ratio.h"
#include "room.h"
#include "row_page.h"
#include "save.h"
#include "words.h"

struct person_page {
    struct app *app;
    char *code;
    struct row row;
    struct person_file file;
};

/* The rows of an entity that name the person, in the order of a field. */
static struct row_iter *rows_of(const struct person_page *t, const struct entity *en, int person,
                                int sort)
{
    struct row_query q = { .en = en, .sort = sort, .nwhere = 1, .where = { { person, t->code } } };
    return row_each(t->app->db, &q);
}

static void say_span(const char *from, const char *to, struct buf *out)
{
    if (*from != '\0')
        buf_printf(out, _("%s 起"), from);
    else if (*to == '\0')
        buf_puts(out, _("一直"));
    if (*to != '\0')
        buf_printf(out, _("%s到 %s 止"), *from != '\0' ? _("，") : "", to);
}

static void add_memberships(struct page *p, const struct person_page *t)
{
    struct row_iter *it = rows_of(t, &entity_membership, F_MEMBERSHIP_PERSON, F_MEMBERSHIP_FROM_ON);
    struct buf b = BUF_INIT;
    struct row row;
    row_init(&row, &entity_membership);
    page_add(p, LOOK_HEAD, 0, _("组织关系"));
    while (app_next(it, &row)) {
        buf_clear(&b);
        app_name(t->app, "org", row_get(&row, F_MEMBERSHIP_ORG), &b);
        if (*row_get(&row, F_MEMBERSHIP_GROUP) != '\0') {
            buf_puts(&b, " ");
            app_name(t->app, "org", row_get(&row, F_MEMBERSHIP_GROUP), &b);
        }
        buf_puts(&b, _("："));
        say_span(row_get(&row, F_MEMBERSHIP_FROM_ON), row_get(&row, F_MEMBERSHIP_TO_ON), &b);
        page_add(p, LOOK_TEXT, 2, buf_str(&b));
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&b);
}

static void add_posts(struct page *p, const struct person_page *t)
{
    struct row_iter *it = rows_of(t, &entity_post, F_POST_PERSON, F_POST_FROM_ON);
    struct buf b = BUF_INIT;
    struct row row;
    bool first = true;
    row_init(&row, &entity_post);
    while (app_next(it, &row)) {
        if (first)
            page_add(p, LOOK_HEAD, 0, _("任职"));
        first = false;
        buf_clear(&b);
        app_name(t->app, "org", row_get(&row, F_POST_ORG), &b);
        buf_printf(
            &b, _(" %s："),
            model_choice_label(&entity_post.fields[F_POST_ROLE], row_get(&row, F_POST_ROLE)));
        say_span(row_get(&row, F_POST_FROM_ON), row_get(&row, F_POST_TO_ON), &b);
        page_add(p, LOOK_TEXT, 2, buf_str(&b));
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&b);
}

static void add_attendance(struct page *p, const struct figures *f)
{
    if (f->expected == 0) {
        page_add(p, LOOK_TEXT, 2, _("参加率：还没有要全体党员参加、记了出席的会议"));
        return;
    }
    char rate[RATIO_TEXT];
    ratio_percent(ratio_div(ratio_int(f->present), ratio_int(f->expected)), rate);
    page_addf(p, LOOK_TEXT, 2, _("参加率：%s（应到 %lld 次，到会和补课 %lld 次）"), rate,
              (long long)f->expected, (long long)f->present);
}

static void add_needs(struct page *p, const struct person_file *f)
{
    struct buf b = BUF_INIT;
    char day[DAY_TEXT];
    for (size_t i = 0; i < f->nneeds; i++) {
        const struct person_need *n = &f->needs[i];
        buf_clear(&b);
        person_need_words(&b, n);
        date_format(n->deadline, day);
        page_addf(p, n->asked && n->met ? LOOK_DONE : LOOK_TEXT, 2, _("%s：%s，截至 %s（%s）"),
                  n->title, buf_str(&b), day, n->source);
    }
    buf_free(&b);
}

/* Points of the year by criterion, each with who gave it and why (量化积分). */
static void add_points(struct page *p, const struct person_page *t)
{
    struct row_iter *it = rows_of(t, &entity_score, F_SCORE_PERSON, F_SCORE_CRITERION);
    struct row row, criterion;
    struct ratio sum = ratio_int(0);
    char year[16], text[RATIO_TEXT];
    int n = 0;
    snprintf(year, sizeof year, "%d", date_split(t->app->as_of).year);
    row_init(&row, &entity_score);
    row_init(&criterion, &entity_criterion);
    while (app_next(it, &row)) {
        const char *by = row_get(&row, F_SCORE_FOUND_BY), *why = row_get(&row, F_SCORE_REASON);
        const char *points = row_get(&row, F_SCORE_POINTS);
        struct ratio r;
        row_clear(&criterion);
        if (!app_find(t->app, &entity_criterion, row_get(&row, F_SCORE_CRITERION), &criterion) ||
            strcmp(row_get(&criterion, F_CRITERION_YEAR), year) != 0)
            continue;
        if (ratio_parse(points + (*points == '-'), &r))
            sum = *points == '-' ? ratio_sub(sum, r) : ratio_add(sum, r);
        if (n++ == 0)
            page_add(p, LOOK_HEAD, 0, _("今年的积分"));
        page_addf(p, LOOK_TEXT, 2, _("%s：%s 分%s%s%s%s"), row_get(&criterion, F_CRITERION_NAME),
                  points, *by != '\0' ? _("，评分 ") : "", by, *why != '\0' ? _("：") : "", why);
    }
    row_iter_free(it);
    row_clear(&row);
    row_clear(&criterion);
    bool below = sum.num < 0;
    ratio_format(below ? ratio_sub(ratio_int(0), sum) : sum, 4, text);
    if (n > 0)
        page_addf(p, LOOK_TEXT, 2, _("合计 %s%s 分"), below ? "-" : "", text);
    if (t->file.weight != NULL)
        page_add(p, LOOK_HINT, 2, t->file.weight);
}

static void tell_stay(void *ctx, const char *org_name, bool home, const struct dues_row *r)
{
    struct page *p = ctx;
    struct buf b = BUF_INIT;
    bool owing = dues_say_months(r, &b);
    struct buf where = BUF_INIT;
    if (!home)
        buf_printf(&where, _("（原在%s）"), org_name);
    page_addf(p, owing ? LOOK_OVERDUE : LOOK_TEXT, 2, _("党费%s：%s"), buf_str(&where),
              buf_str(&b));
    buf_free(&where);
    buf_free(&b);
}

/* As the month grids have it: who owes is what the obligations say. */
static void add_dues(struct page *p, const struct person_page *t, struct office *o)
{
    struct err e = { 0 };
    if (dues_of_person(o, t->code, date_split(t->app->as_of).year, t->app->as_of, tell_stay, p,
                       &e) != ST_OK)
        page_add(p, LOOK_ERROR, 2, e.text); /* no line would look as if nothing were owed */
}

static void add_talks(struct page *p, const struct person_file *f)
{
    struct buf days = BUF_INIT;
    char day[DAY_TEXT];
    for (size_t i = 0; i < f->ntalks; i++) {
        date_format(f->talk[i], day);
        words_add(&days, day);
    }
    page_addf(p, LOOK_TEXT, 2, f->ntalks > 0 ? _("谈心谈话：%d 次（%s）") : _("谈心谈话：%d 次%s"),
              (int)f->ntalks, buf_str(&days));
    buf_free(&days);
}

/* What was found each year, the last one first: 2025 年 合格. */
static void add_years(struct page *p, const struct person_page *t, const struct entity *en,
                      const char *title, int person, int year, int result)
{
    struct row_query q = {
        .en = en, .sort = year, .descending = true, .nwhere = 1, .where = { { person, t->code } }
    };
    struct row_iter *it = row_each(t->app->db, &q);
    struct buf b = BUF_INIT;
    struct row row;
    row_init(&row, en);
    while (app_next(it, &row)) {
        const char *word = row_get(&row, result);
        if (*word == '\0')
            continue;
        buf_printf(&b, _("%s%s 年 %s"), b.len > 0 ? _("、") : "", row_get(&row, year),
                   model_choice_label(&en->fields[result], word));
    }
    row_iter_free(it);
    row_clear(&row);
    if (b.len > 0)
        page_addf(p, LOOK_TEXT, 2, _("%s：%s"), title, buf_str(&b));
    buf_free(&b);
}

static void add_lacks(struct page *p, const struct person_file *f)
{
    char day[DAY_TEXT];
    page_addf(p, LOOK_HEAD, 0, _("现在还缺（%zu 项）"), f->nlack);
    for (size_t i = 0; i < f->nlack; i++) {
        const struct person_lack *l = &f->lack[i];
        date_format(l->deadline, day);
        page_addf(p, l->status == DUTY_OVERDUE ? LOOK_OVERDUE : LOOK_TEXT, 2, "%s  %s  %s",
                  _(duty_status_label(l->status)), day, l->matter);
        page_addf(p, LOOK_HINT, 4, "%s · %s", l->org, l->source);
    }
    if (f->nlack == 0)
        page_add(p, LOOK_TEXT, 2, _("没有。"));
}

static void add_dates(struct page *p, const struct person_file *f)
{
    char day[DAY_TEXT];
    if (f->ndate == 0)
        return;
    page_add(p, LOOK_HEAD, 0, _("要记着的日期"));
    for (size_t i = 0; i < f->ndate; i++) {
        date_format(f->date[i].day, day);
        page_addf(p, LOOK_TEXT, 2, _("%s  %s：%s（%s）"), day, f->date[i].what, f->date[i].next,
                  f->date[i].source);
    }
}

static enum status read_page(struct person_page *t, struct office *o, struct err *e)
{
    person_file_free(&t->file);
    row_clear(&t->row);
    enum status s = row_find_text(t->app->db, &entity_person, t->code, &t->row, e);
    return s == ST_OK ? person_file_of(&t->file, o, t->code, t->app->as_of, e) : s;
}

static void add_all(struct page *p, struct person_page *t, struct office *o)
{
    char day[DAY_TEXT];
    page_add(p, LOOK_HEAD, 0, row_get(&t->row, F_PERSON_NAME));
    page_add_row(p, t->app, &t->row, FIELD_BIT(F_PERSON_NAME));
    add_lacks(p, &t->file);
    add_dates(p, &t->file);
    date_format(t->app->as_of, day);
    page_addf(p, LOOK_HEAD, 0, _("今年（截至 %s）"), day);
    add_attendance(p, &t->file.figure);
    add_needs(p, &t->file);
    add_dues(p, t, o);
    add_talks(p, &t->file);
    add_years(p, t, &entity_review, _("民主评议"), F_REVIEW_PERSON, F_REVIEW_YEAR, F_REVIEW_RESULT);
    add_years(p, t, &entity_assessment, _("考核等次"), F_ASSESSMENT_PERSON, F_ASSESSMENT_YEAR,
              F_ASSESSMENT_GRADE);
    add_points(p, t);
    add_memberships(p, t);
    add_posts(p, t);
}

static void fill(void *ctx, struct page *p)
{
    struct person_page *t = ctx;
    struct err e = { 0 };
    struct office *o;
    enum status s = app_borrow(t->app, &o, &e);
    if (s == ST_OK)
        s = read_page(t, o, &e);
    if (s == ST_OK)
        add_all(p, t, o);
    else
        page_add(p, LOOK_ERROR, 0, e.text);
    app_give_back(t->app, o);
}

static void find_lack(void *ctx, const char *filter, struct picks *out)
{
    const struct person_file *f = ctx;
    for (size_t i = 0; i < f->nlack; i++)
        if (app_matches(f->lack[i].matter, "", filter))
            picks_add(out, f->lack[i].id, f->lack[i].matter);
}

/* One of what is lacking; false: there is none, or Esc. */
static bool pick_lack(struct person_page *t, const char *title, struct buf *id)
{
    if (t->file.nlack == 1) {
        buf_puts(id, t->file.lack[0].id);
        return true;
    }
    if (t->file.nlack == 0)
        bar_say(LOOK_STATUS, "%s", _("现在没有缺的"));
    return t->file.nlack > 0 && pick_one(title, find_lack, &t->file, "", id, NULL);
}

static bool edit(struct person_page *t)
{
    struct row row;
    if (t->row.id == 0) {
        bar_say(LOOK_STATUS, "%s", _("这位党员的记录已经不在"));
        return false;
    }
    row_init(&row, &entity_person);
    row_copy(&row, &t->row);
    return record_form(t->app, &row);
}

#define PERSON_ACTIONS(X) \
    X(PERSON_FULFIL, "F2", N_("录入缺的一项"), N_("录入"), N_("选一项，打开完成它的表单")) \
    X(PERSON_WHY, "F3", N_("为什么缺"), N_("为何"), N_("选一项，看规则、依据和哪些记录计入")) \
    X(PERSON_EDIT, "F4", N_("修改基本情况"), N_("修改"), NULL) \
    X(PERSON_DUES, "d", N_("所在支部的党费"), NULL, NULL) \
    X(PERSON_HISTORY, "h", N_("基本情况的修改历史"), NULL, NULL)

ACTION_IDS(PERSON_ACTIONS);
ACTION_TABLE_WITH(person_actions, PERSON_ACTIONS, UNDO_ACTIONS);

static unsigned act(void *ctx, int what)
{
    struct person_page *t = ctx;
    struct buf id = BUF_INIT;
    bool saved = false;
    if (what == UNDO_DEED || what == REDO_DEED)
        journal_undo(t->app, what == REDO_DEED);
    else if (what == PERSON_FULFIL)
        saved = pick_lack(t, _("录入哪一项"), &id) && fulfil_run(t->app, buf_str(&id));
    else if (what == PERSON_WHY && pick_lack(t, _("看哪一项"), &id))
        why_open(t->app, buf_str(&id));
    else if (what == PERSON_EDIT)
        saved = edit(t);
    else if (what == PERSON_DUES)
        dues_open(t->app, row_get(&t->row, F_PERSON_ORG));
    else if (what == PERSON_HISTORY)
        journal_of_record(t->app, "person", t->code);
    if (saved)
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    buf_free(&id);
    return TUI_HANDLED;
}

static void close_person(void *ctx)
{
    struct person_page *t = ctx;
    person_file_free(&t->file);
    row_clear(&t->row);
    free(t->code);
    free(t);
}

static const char *about(const void *ctx)
{
    return row_get(&((const struct person_page *)ctx)->row, F_PERSON_ORG);
}

static const struct page_ops ops = {
    .actions = person_actions, .fill = fill, .act = act, .close = close_person, .about = about
};

static void find_person(void *ctx, const char *filter, struct picks *out)
{
    find_persons(ctx, NULL, filter, out);
}

void person_open(struct app *a, const char *person)
{
    struct buf code = BUF_INIT;
    if (person != NULL)
        buf_puts(&code, person);
    if (person != NULL ||
        (begin_roster(a) && pick_one(_("看哪位党员"), find_person, a, "", &code, NULL))) {
        struct person_page *t = mem_alloc(sizeof *t);
        t->app = a;
        t->code = mem_dup(buf_str(&code));
        row_init(&t->row, &entity_person);
        page_open_live(_("党员"), &ops, t);
    }
    buf_free(&code);
}

void person_find(struct app *a)
{
    person_open(a, NULL);
}
