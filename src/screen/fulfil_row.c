/* F2 on a line that no meeting fulfils but a row of another entity: an item of the ledger, a
 * debrief, a transfer, dues handed on. What the line knows is filled in. */
#include <stdio.h>
#include <string.h>

#include "activity.h"
#include "bar.h"
#include "fields.h"
#include "fulfil.h"
#include "room.h"

/* Types of evidence that another entity gives, and where what is known goes; -1: nowhere. */
static const struct target {
    const char *type;
    const struct entity *en;
    int org, person, kind, year, day;
} targets[] = {
    { "ledger", &entity_ledger, F_LEDGER_ORG, -1, F_LEDGER_KIND, -1, F_LEDGER_OPENED_ON },
    { "project", &entity_project, F_PROJECT_ORG, -1, F_PROJECT_KIND, -1, F_PROJECT_STARTED_ON },
    { "debrief", &entity_debrief, F_DEBRIEF_ORG, F_DEBRIEF_PERSON, F_DEBRIEF_FORM, F_DEBRIEF_YEAR,
      F_DEBRIEF_DELIVERED_ON },
    { "star", &entity_star, F_STAR_ORG, -1, -1, F_STAR_YEAR, F_STAR_RATED_ON },
    { "assessment", &entity_assessment, F_ASSESSMENT_ORG, F_ASSESSMENT_PERSON, -1,
      F_ASSESSMENT_YEAR, F_ASSESSMENT_RATED_ON },
    { "transfer", &entity_transfer, F_TRANSFER_FROM_ORG, F_TRANSFER_PERSON, -1, -1,
      F_TRANSFER_ISSUED_ON },
    { "remittance", &entity_remittance, F_REMITTANCE_ORG, -1, -1, -1, F_REMITTANCE_PAID_ON },
    { "term", &entity_term, F_TERM_ORG, -1, -1, -1, F_TERM_ELECTED_ON },
    { "dues_base", &entity_dues_base, -1, F_DUES_BASE_PERSON, -1, -1, F_DUES_BASE_FROM_ON },
};

/* debrief(written) is a debrief. */
static const struct target *find_target(const char *type)
{
    size_t n = strcspn(type, "(");
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
        if (strlen(targets[i].type) == n && !memcmp(targets[i].type, type, n))
            return &targets[i];
    return NULL;
}

/* Whom the line is about: of an event its person, else the first who is lacking, else whoever holds
 * the office; -1. */
static int whom(const struct world *w, const struct duty *d, daynum today)
{
    if (d->person >= 0)
        return d->person;
    if (d->nlacking > 0 && !d->lacking_orgs)
        return d->lacking[0];
    for (size_t i = 0; d->rule->each == EACH_OFFICE && i < w->npost; i++)
        if (w->post[i].org == d->org && span_holds(w->post[i].span, today) &&
            (world_post_roles(w, &w->post[i]) & d->rule->each_set))
            return w->post[i].person;
    return -1;
}

static void fill(struct row *row, const struct world *w, const struct duty *d,
                 const struct target *t, const char *type, daynum today)
{
    char day[DAY_TEXT], year[16];
    const char *form = strchr(type, '(');
    struct buf kind = BUF_INIT;
    int org = d->rule->each == EACH_ORG && d->nlacking > 0 ? d->lacking[0] : d->org;
    int person = t->person >= 0 ? whom(w, d, today) : -1;
    struct ymd p = date_split(d->period_start);
    if (form != NULL)
        buf_add(&kind, form + 1, strcspn(form + 1, ")"));
    date_format(today, day);
    snprintf(year, sizeof year, "%04d", p.year);
    row_init(row, t->en);
    if (t->org >= 0)
        row_set(row, t->org, w->org[org].code);
    if (person >= 0)
        row_set(row, t->person, w->person[person].code);
    if (t->kind >= 0)
        row_set(row, t->kind, buf_str(&kind));
    if (t->year >= 0)
        row_set(row, t->year, year);
    row_set(row, t->day, day);
    if (t->en == &entity_ledger) {
        row_set(row, F_LEDGER_TITLE, d->rule->title);
        row_set(row, F_LEDGER_SOURCE, d->rule->source);
    } else if (t->en == &entity_remittance) {
        snprintf(year, sizeof year, "%04dQ%d", p.year, (p.month + 2) / 3);
        row_set(row, F_REMITTANCE_QUARTER, year);
    }
    buf_free(&kind);
}

bool fulfil_is_row(const char *type)
{
    return find_target(type) != NULL;
}

bool fulfil_row(struct app *a, struct held *h, const char *type)
{
    struct row row;
    fill(&row, office_world(h->office), h->duty, find_target(type), type, a->today);
    app_release(h);
    return record_form(a, &row);
}

static bool edit(struct app *a, const struct entity *en, const char *key)
{
    struct row row;
    struct err e = { 0 };
    row_init(&row, en);
    if (row_find_text(a->db, en, key, &row, &e) == ST_OK)
        return record_form(a, &row);
    row_clear(&row);
    app_error(&e);
    return false;
}

bool fulfil_item(struct app *a, struct held *h)
{
    const enum item kind = h->duty->rule->item;
    const char *item = h->duty->item;
    struct buf key = BUF_INIT, person = BUF_INIT;
    size_t n = kind == ITEM_MAKEUP ? strcspn(item, "/") : strlen(item); /* ACTIVITY/PERSON */
    bool saved;
    buf_add(&key, item, n);
    buf_puts(&person, item + n + (item[n] == '/'));
    app_release(h);
    if (kind == ITEM_MAKEUP)
        saved = activity_edit_of(a, buf_str(&key), buf_str(&person));
    else
        saved = edit(a,
                     kind == ITEM_LEDGER     ? &entity_ledger
                     : kind == ITEM_TRANSFER ? &entity_transfer
                                             : &entity_person,
                     buf_str(&key));
    buf_free(&key);
    buf_free(&person);
    return saved;
}
