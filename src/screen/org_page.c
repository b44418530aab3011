/* One organisation on a page: what it is, who holds its posts, its terms, and what of its structure
 * does not meet the policy. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "civil.h"
#include "due_words.h"
#include "fields.h"
#include "mem.h"
#include "page.h"
#include "room.h"
#include "row_page.h"
#include "words.h"

static void add_posts_of(struct page *p, struct app *a, const char *org, const char *role)
{
    struct row_query q = { .en = &entity_post,
                           .sort = F_POST_FROM_ON,
                           .nwhere = 2,
                           .where = { { F_POST_ORG, org }, { F_POST_ROLE, role } } };
    struct row_iter *it = row_each(a->db, &q);
    struct buf name = BUF_INIT;
    struct row row;
    char day[DAY_TEXT];
    date_format(a->as_of, day);
    row_init(&row, &entity_post);
    while (app_next(it, &row)) {
        const char *from = row_get(&row, F_POST_FROM_ON), *to = row_get(&row, F_POST_TO_ON);
        if (strcmp(from, day) > 0 || (*to != '\0' && strcmp(to, day) <= 0))
            continue;
        buf_clear(&name);
        app_name(a, "person", row_get(&row, F_POST_PERSON), &name);
        page_addf(p, LOOK_TEXT, 2, _("%s：%s（%s 起）"),
                  model_choice_label(&entity_post.fields[F_POST_ROLE], role), buf_str(&name), from);
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&name);
}

/* The posts held on the day, in the order of the dictionary: 书记 first. */
static void add_posts(struct page *p, struct app *a, const char *org)
{
    const struct choice *c = entity_post.fields[F_POST_ROLE].choices;
    page_add(p, LOOK_HEAD, 0, _("任职"));
    for (; c->word != NULL; c++)
        add_posts_of(p, a, org, c->word);
}

static void add_terms(struct page *p, struct app *a, const char *org)
{
    struct row_query q = { .en = &entity_term,
                           .sort = F_TERM_ELECTED_ON,
                           .descending = true,
                           .nwhere = 1,
                           .where = { { F_TERM_ORG, org } } };
    struct row_iter *it = row_each(a->db, &q);
    struct row row;
    bool first = true;
    row_init(&row, &entity_term);
    while (app_next(it, &row)) {
        if (first)
            page_add(p, LOOK_HEAD, 0, _("历届"));
        first = false;
        const char *number = row_get(&row, F_TERM_NUMBER);
        page_addf(p, LOOK_TEXT, 2, *number != '\0' ? _("%s 选举产生，第 %s 届") : _("%s 选举产生"),
                  row_get(&row, F_TERM_ELECTED_ON), number);
        if (*row_get(&row, F_TERM_EXTENDED_TO) != '\0')
            page_addf(p, LOOK_TEXT, 4, _("延期到 %s，批准文号 %s"),
                      row_get(&row, F_TERM_EXTENDED_TO), row_get(&row, F_TERM_APPROVAL_NO));
    }
    row_iter_free(it);
    row_clear(&row);
}

/* The lines of those kinds below a head of their own. */
static void add_lines(struct page *p, const struct office *o, const struct due_list *l,
                      unsigned kinds, const char *head)
{
    struct buf matter = BUF_INIT, source = BUF_INIT;
    for (size_t i = 0; i < l->n; i++) {
        const struct duty *d = &l->duty[i];
        bool red = DUE_FAILED & 1U << duty_class(d);
        if (!(kinds & 1U << d->rule->kind))
            continue;
        if (head != NULL)
            page_add(p, LOOK_HEAD, 0, head);
        head = NULL;
        buf_clear(&matter);
        due_matter(&matter, office_world(o), d);
        buf_clear(&source);
        due_source(&source, d->rule);
        page_addf(p, red ? LOOK_OVERDUE : LOOK_TEXT, 2, _("%s  %s（%s）"),
                  duty_class_label(duty_class(d)), buf_str(&matter), buf_str(&source));
    }
    buf_free(&matter);
    buf_free(&source);
}

/* Every structure and term line, the ones that are met too: a secretary wants to see both. And what
 * else the tree counts as 不达标: records that lack something. */
static enum status add_findings(struct page *p, struct app *a, const char *org, struct err *e)
{
    enum { SET_UP = 1U << RULE_STRUCTURE | 1U << RULE_TERM, RECORDS = 1U << RULE_RECORD };
    struct due_filter f = DUE_FILTER_INIT;
    struct due_list l = { 0 };
    struct office *o;
    enum status s = app_borrow(a, &o, e);
    if (s != ST_OK)
        return s;
    f.today = a->as_of;
    f.classes = DUE_EVERY_CLASS;
    f.kinds = SET_UP | RECORDS;
    f.only = office_org(o, org);
    if (f.only >= 0)
        s = due_list_make(&l, o, &f, e);
    if (s == ST_OK) {
        add_lines(p, o, &l, SET_UP, _("设置和任期"));
        add_lines(p, o, &l, RECORDS, _("不全的记录"));
    }
    due_list_free(&l);
    app_give_back(a, o);
    return s;
}

struct org_page {
    struct app *app;
    char *code;
    struct row row; /* id 0: it is gone */
};

static void fill(void *ctx, struct page *p)
{
    struct org_page *t = ctx;
    struct err e = { 0 };
    row_clear(&t->row);
    enum status s = row_find_text(t->app->db, &entity_org, t->code, &t->row, &e);
    if (s == ST_OK) {
        page_add(p, LOOK_HEAD, 0, row_get(&t->row, F_ORG_NAME));
        page_add_row(p, t->app, &t->row, 0);
        add_posts(p, t->app, t->code);
        add_terms(p, t->app, t->code);
        civil_add(p, t->app, t->code);
        s = add_findings(p, t->app, t->code, &e);
    }
    if (s != ST_OK)
        page_add(p, LOOK_ERROR, 0, e.text);
}

static void edit(struct org_page *t)
{
    struct row row;
    if (t->row.id == 0) {
        bar_say(LOOK_STATUS, "%s", _("这个组织的记录已经不在"));
        return;
    }
    row_init(&row, &entity_org);
    row_copy(&row, &t->row);
    if (record_form(t->app, &row))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
}

#define ORG_ACTIONS(X) \
    X(ORG_EDIT, "F4", N_("修改基本情况"), N_("修改"), NULL) \
    X(ORG_HISTORY, "h", N_("基本情况的修改历史"), NULL, NULL)

ACTION_IDS(ORG_ACTIONS);
ACTION_TABLE_WITH(org_actions, ORG_ACTIONS, UNDO_ACTIONS);

static unsigned act(void *ctx, int what)
{
    struct org_page *t = ctx;
    if (what == UNDO_DEED || what == REDO_DEED)
        journal_undo(t->app, what == REDO_DEED);
    else if (what == ORG_EDIT)
        edit(t);
    else
        journal_of_record(t->app, "org", t->code);
    return TUI_HANDLED;
}

static void close_org(void *ctx)
{
    struct org_page *t = ctx;
    row_clear(&t->row);
    free(t->code);
    free(t);
}

static const char *about(const void *ctx)
{
    return ((const struct org_page *)ctx)->code;
}

static const struct page_ops ops = {
    .actions = org_actions, .fill = fill, .act = act, .close = close_org, .about = about
};

void org_page_open(struct app *a, const char *org)
{
    struct org_page *t = mem_alloc(sizeof *t);
    t->app = a;
    t->code = mem_dup(org);
    row_init(&t->row, &entity_org);
    page_open_live(_("组织"), &ops, t);
}
