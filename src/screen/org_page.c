/* One organisation on a page: what it is, who holds its posts, its terms, and what of its structure
 * does not meet the policy. */
#include <string.h>

#include "due_words.h"
#include "fields.h"
#include "page.h"
#include "room.h"
#include "row_page.h"
#include "words.h"

/* The posts held on the day, in the order of roles. */
static void add_posts(struct page *p, struct app *a, const char *org)
{
    struct row_query q = {
        .en = &entity_post, .sort = F_POST_ROLE, .nwhere = 1, .where = { { F_POST_ORG, org } }
    };
    struct row_iter *it = row_each(a->db, &q);
    struct buf name = BUF_INIT;
    struct row row;
    char day[DAY_TEXT];
    date_format(a->as_of, day);
    row_init(&row, &entity_post);
    page_add(p, LOOK_HEAD, 0, _("任职"));
    while (row_next(it, &row, NULL) == 1) {
        const char *from = row_get(&row, F_POST_FROM_ON), *to = row_get(&row, F_POST_TO_ON);
        if (strcmp(from, day) > 0 || (*to != '\0' && strcmp(to, day) <= 0))
            continue;
        buf_clear(&name);
        app_name(a, "person", row_get(&row, F_POST_PERSON), &name);
        page_addf(p, LOOK_TEXT, 2, _("%s：%s（%s 起）"),
                  model_choice_label(&entity_post.fields[F_POST_ROLE], row_get(&row, F_POST_ROLE)),
                  buf_str(&name), from);
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&name);
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
    while (row_next(it, &row, NULL) == 1) {
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

/* Every structure and term line, the ones that are met too: a secretary wants to see both. */
static enum status add_findings(struct page *p, struct app *a, const char *org, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    struct due_list l = { 0 };
    struct buf matter = BUF_INIT;
    struct office *o;
    enum status s = office_open(&o, a->db, true, e);
    if (s != ST_OK)
        return s;
    f.today = a->as_of;
    f.statuses = (1U << DUTY_STATUSES) - 1;
    f.kinds = 1U << RULE_STRUCTURE | 1U << RULE_TERM;
    f.only = office_org(o, org);
    if (f.only >= 0)
        s = due_list_make(&l, o, &f, e);
    if (s == ST_OK && l.n > 0)
        page_add(p, LOOK_HEAD, 0, _("设置和任期"));
    for (size_t i = 0; s == ST_OK && i < l.n; i++) {
        const struct duty *d = &l.duty[i];
        bool red = d->status == DUTY_UNMET || d->status == DUTY_OVERDUE;
        buf_clear(&matter);
        due_matter(&matter, office_world(o), d);
        page_addf(p, red ? LOOK_OVERDUE : LOOK_TEXT, 2, "%s  %s（%s）",
                  _(duty_status_label(d->status)), buf_str(&matter), d->rule->source);
    }
    due_list_free(&l);
    buf_free(&matter);
    office_close(o);
    return s;
}

void org_page_open(struct app *a, const char *org)
{
    struct row row;
    struct err e = { 0 };
    row_init(&row, &entity_org);
    enum status s = row_find_text(a->db, &entity_org, org, &row, &e);
    if (s == ST_OK) {
        struct page *p = page_new(row_get(&row, F_ORG_NAME));
        page_add(p, LOOK_HEAD, 0, row_get(&row, F_ORG_NAME));
        page_add_row(p, a, &row, 0);
        add_posts(p, a, org);
        add_terms(p, a, org);
        s = add_findings(p, a, org, &e);
        page_open(p);
    }
    if (s != ST_OK)
        app_error(&e);
    row_clear(&row);
}
