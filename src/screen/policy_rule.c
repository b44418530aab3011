/* A rule in words: what it asks of whom, where it stands, its versions, who is exempt. */
#include <string.h>

#include "due_words.h"
#include "fields.h"
#include "page.h"
#include "policies.h"
#include "policy_print.h"
#include "row.h"
#include "words.h"

static void add_subjects(struct page *p, const struct rule *r)
{
    struct buf b = BUF_INIT;
    const struct choice *c = entity_org.fields[F_ORG_KIND].choices;
    for (; c->word != NULL; c++)
        if (word_org_kind(c->word) >= 0 && r->subjects & 1U << word_org_kind(c->word))
            words_add(&b, _(c->label));
    page_addf(p, LOOK_TEXT, 0, _("适用组织：%s"), buf_str(&b));
    buf_free(&b);
}

static void add_demand(struct page *p, const struct policy_set *set, const struct rule *r)
{
    const struct world w = { .policies = set };
    const struct vocabulary *v = policy_set_words(set);
    struct buf b = BUF_INIT;
    due_demand(&b, &w, r);
    page_addf(p, LOOK_TEXT, 0, _("要求：%s%s"), buf_str(&b),
              r->advice ? _("（可以、一般，不算逾期）") : "");
    buf_clear(&b);
    if (r->when_text != NULL) {
        due_condition(&b, &w, r);
        page_addf(p, LOOK_TEXT, 0, _("条件：%s"), buf_str(&b));
    }
    buf_clear(&b);
    for (size_t i = 0; i < r->nevidence; i++)
        words_add(&b, _(vocabulary_evidence_title(v, r->evidence[i])));
    if (b.len > 0)
        page_addf(p, LOOK_TEXT, 0, _("算数的记录：%s"), buf_str(&b));
    if (r->remind > 0)
        page_addf(p, LOOK_TEXT, 0, _("期限前 %d 天提醒"), r->remind);
    buf_free(&b);
}

/* 自 2026-07-01 至 2027-01-01 前 */
static void say_life(struct buf *b, struct span life)
{
    char from[DAY_TEXT], to[DAY_TEXT];
    date_format(life.from, from);
    date_format(life.to, to);
    if (*from == '\0' && *to == '\0')
        buf_puts(b, _("一直有效"));
    if (*from != '\0')
        buf_printf(b, _("自 %s"), from);
    if (*to != '\0')
        buf_printf(b, _("%s至 %s 前"), *from != '\0' ? " " : "", to);
}

static void add_versions(struct page *p, const struct policy_set *set, const struct policy *pol,
                         const struct rule *r, daynum day)
{
    const struct world w = { .policies = set };
    page_add(p, LOOK_TEXT, 0, "");
    page_add(p, LOOK_HEAD, 0, _("各版："));
    for (size_t i = 0; i < pol->nrules; i++) {
        const struct rule *x = pol->rules[i];
        struct buf b = BUF_INIT;
        if (strcmp(x->id, r->id) != 0 || (x->kind == RULE_RECORD) != (r->kind == RULE_RECORD))
            continue;
        say_life(&b, x->life);
        buf_puts(&b, _("："));
        due_demand(&b, &w, x);
        if (span_holds(x->life, day))
            buf_puts(&b, _("（现行）"));
        page_addf(p, LOOK_TEXT, 2, "· %s", buf_str(&b));
        buf_free(&b);
    }
}

/* Who need not meet it, since when, and why. */
static void add_exempt(struct page *p, struct app *a, const struct rule *r)
{
    struct row_query q = {
        .en = &entity_waiver, .sort = -1, .nwhere = 1, .where = { { F_WAIVER_SLOT, r->slot } }
    };
    struct row_iter *it = row_each(a->db, &q);
    struct buf b = BUF_INIT;
    struct row row;
    bool any = false;
    row_init(&row, &entity_waiver);
    while (app_next(it, &row)) {
        if (!any) {
            page_add(p, LOOK_TEXT, 0, "");
            page_add(p, LOOK_HEAD, 0, _("免除："));
        }
        any = true;
        buf_clear(&b);
        app_name(a, "org", row_get(&row, F_WAIVER_ORG), &b);
        if (*row_get(&row, F_WAIVER_PERSON) != '\0')
            app_name(a, "person", row_get(&row, F_WAIVER_PERSON), &b);
        page_addf(p, LOOK_TEXT, 2, "· %s  %s—%s  %s", buf_str(&b), row_get(&row, F_WAIVER_FROM_ON),
                  row_get(&row, F_WAIVER_TO_ON), row_get(&row, F_WAIVER_REASON));
    }
    row_iter_free(it);
    row_clear(&row);
    buf_free(&b);
}

void policy_rule_page(struct app *a, const struct policy_set *set, const struct policy *p,
                      const struct rule *r)
{
    struct page *page = page_new(_(r->title));
    page_addf(page, LOOK_HEAD, 0, _("%s（%s）"), r->title, r->id);
    page_addf(page, LOOK_TEXT, 0, _("依据：%s%s"), r->source,
              r->chosen ? _("（数字为程序所定，可修改）") : "");
    add_subjects(page, r);
    add_demand(page, set, r);
    if (*r->note != '\0')
        page_addf(page, LOOK_TEXT, 0, _("说明：%s"), _(r->note));
    if (strcmp(r->policy, p->id) != 0)
        page_addf(page, LOOK_TEXT, 0, _("写在制度 %s 里，%s 包含了它"), r->policy, p->id);
    add_versions(page, set, p, r, a->as_of);
    add_exempt(page, a, r);
    page_open(page);
}
