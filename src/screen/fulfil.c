/* F2 on the due list: from a line to the form that fulfils it. */
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "bar.h"
#include "due_words.h"
#include "fields.h"
#include "fulfil.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

static const struct vocabulary *words_of(const struct held *h)
{
    return policy_set_words(office_world(h->office)->policies);
}

static const char *first_evidence(const struct held *h)
{
    const struct rule *r = h->duty->rule;
    return r->nevidence > 0 ? vocabulary_evidence_name(words_of(h), r->evidence[0]) : "";
}

static bool is_owed(enum duty_status s)
{
    return s == DUTY_OVERDUE || s == DUTY_DUE || s == DUTY_OPEN;
}

static bool picks_hold(const struct picks *p, const char *value)
{
    for (size_t i = 0; i < p->n; i++)
        if (!strcmp(p->v[i].value, value))
            return true;
    return false;
}

/* What else this organisation owes that a meeting now could serve as well: its window is open, or
 * was, like that of the line itself. */
static void find_also(const struct held *h, struct picks *also)
{
    const struct due_list *l = &h->list;
    for (size_t i = 0; i < l->n; i++) {
        const struct duty *d = &l->duty[i];
        if (d == h->duty || !is_owed(d->status) || d->rule->nevidence == 0 ||
            d->rule->each == EACH_HEAD || d->window_start > l->today ||
            (d->deadline < l->today && d->deadline < h->duty->window_start))
            continue;
        const char *word = vocabulary_evidence_name(words_of(h), d->rule->evidence[0]);
        if (!meeting_is_type(word) || picks_hold(also, word) || !strcmp(word, first_evidence(h)))
            continue;
        picks_add(also, word, _(d->rule->title));
    }
}

/* Where the rule asks for somebody in a part (谁讲党课), the first who is lacking is filled in; a
 * talk after something has happened to somebody is with that person. */
static char *one_lacking(const struct held *h, enum part part)
{
    const struct duty *d = h->duty;
    if (part == PART_PARTNER && d->person >= 0 && !strcmp(first_evidence(h), "talk"))
        return mem_dup(office_world(h->office)->person[d->person].code);
    if (d->rule->part != part || d->nlacking == 0 || d->lacking_orgs)
        return NULL;
    return mem_dup(office_world(h->office)->person[d->lacking[0]].code);
}

/* The latest meeting of the kind within the duty's window; "" where there is none. */
static void find_held(struct app *a, const struct held *h, struct buf *code)
{
    const struct duty *d = h->duty;
    struct row_query q = { .en = &entity_activity,
                           .sort = F_ACTIVITY_HELD_ON,
                           .descending = true,
                           .nwhere = 2,
                           .where = { { F_ACTIVITY_ORG, office_world(h->office)->org[d->org].code },
                                      { F_ACTIVITY_TYPES, first_evidence(h) } } };
    struct row_iter *it = row_each(a->db, &q);
    struct row row;
    row_init(&row, &entity_activity);
    while (code->len == 0 && app_next(it, &row)) {
        daynum held = date_parse(row_get(&row, F_ACTIVITY_HELD_ON));
        if (held >= d->window_start && held <= d->period_end)
            buf_puts(code, row_get(&row, F_ACTIVITY_CODE));
    }
    row_iter_free(it);
    row_clear(&row);
}

/* Where everybody has to take part and the meeting was held, those who missed it catch up: that is
 * noted in the meeting that is there. What was chosen:
 * 0: the meeting that is there, 1: another one, -1: neither. */
static int offer_catch_up(struct app *a, const struct held *h, struct buf *code)
{
    const char *const choices[] = { _("打开已录的那次会：记补课，或改出席情况"),
                                    _("另录一次活动") };
    const struct duty *d = h->duty;
    bool all = d->rule->each == EACH_MEMBER || d->rule->each == EACH_FULL_MEMBER;
    if (!all || d->deadline == DAY_NONE)
        return 1;
    find_held(a, h, code);
    if (code->len == 0)
        return 1;
    struct buf question = BUF_INIT;
    buf_printf(&question, _("会已经开过，还有 %zu 人没有参加或没有补课："), d->nlacking);
    for (size_t i = 0; i < d->nlacking && i < 8 && !d->lacking_orgs; i++)
        buf_printf(&question, "%s%s", i > 0 ? _("、") : "",
                   office_world(h->office)->person[d->lacking[i]].name);
    buf_puts(&question, d->nlacking > 8 ? _("等。") : _("。"));
    int what = prompt_choose(_(d->rule->title), buf_str(&question), choices, 2, 0);
    buf_free(&question);
    return what;
}

static bool run_meeting(struct app *a, struct held *h, struct activity_ask *ask)
{
    ask->deadline = h->duty->deadline;
    ask->speakers = one_lacking(h, PART_SPEAKER);
    ask->partners = one_lacking(h, PART_PARTNER);
    find_also(h, &ask->also);
    app_release(h);
    return activity_form(a, ask);
}

/* Dues of a month, reviews of a year: by person. */
static bool run_lacking(struct app *a, struct held *h, bool dues)
{
    const struct world *w = office_world(h->office);
    const struct duty *d = h->duty;
    struct buf title = BUF_INIT, when = BUF_INIT;
    struct ymd t = date_split(d->period_start);
    if (dues)
        buf_printf(&when, "%04d-%02d", t.year, t.month);
    else
        buf_printf(&when, "%04d", t.year);
    due_matter(&title, w, d);
    struct lacking l = {
        .en = dues ? &entity_dues : &entity_review,
        .person_field = dues ? F_DUES_PERSON : F_REVIEW_PERSON,
        .when_field = dues ? F_DUES_MONTH : F_REVIEW_YEAR,
        .when = buf_take(&when),
        .title = buf_take(&title),
        .v = mem_alloc((d->nlacking + 1) * sizeof *l.v),
    };
    for (size_t i = 0; i < d->nlacking && !d->lacking_orgs; i++)
        l.v[l.n++] = (struct person){ .code = mem_dup(w->person[d->lacking[i]].code),
                                      .name = mem_dup(w->person[d->lacking[i]].name) };
    app_release(h);
    bool saved = lacking_run(a, &l);
    for (size_t i = 0; i < l.n; i++) {
        free(l.v[i].code);
        free(l.v[i].name);
    }
    free(l.v);
    free(l.when);
    free(l.title);
    return saved;
}

static bool run_term(struct app *a, const char *org)
{
    struct row row;
    row_init(&row, &entity_term);
    row_set(&row, F_TERM_ORG, org);
    return record_form(a, &row);
}

/* What a condition looks at; -1, false: not that. */
struct looked_at {
    int project, fact; /* evidence type project(KIND), dated fact: the first of them */
    bool post, pairing;
};

static void look_at(void *ctx, struct fact_ref f)
{
    struct looked_at *l = ctx;
    if (f.fact == FACT_PROJECTS && l->project < 0)
        l->project = f.arg;
    if (f.fact == FACT_RECORDED && l->fact < 0)
        l->fact = f.arg;
    l->post |= f.fact == FACT_POST || f.fact == FACT_FULLTIME || f.fact == FACT_PARTTIME;
    l->pairing |= f.fact == FACT_PAIRINGS;
}

/* A project or a pairing is a row of its own. */
static bool run_holding(struct app *a, const char *org, const char *project)
{
    struct row row;
    char day[DAY_TEXT];
    date_format(a->today, day);
    row_init(&row, project != NULL ? &entity_project : &entity_tie);
    row_set(&row, project != NULL ? F_PROJECT_ORG : F_TIE_ORG, org);
    row_set(&row, project != NULL ? F_PROJECT_STARTED_ON : F_TIE_FROM_ON, day);
    if (project != NULL) {
        char *kind = mem_dupn(project, strcspn(project, ")"));
        row_set(&row, F_PROJECT_KIND, kind);
        free(kind);
    } else {
        row_set(&row, F_TIE_KIND, "pairing");
    }
    return record_form(a, &row);
}

/* What a structure rule looks at lies in one of four places. */
static bool run_structure(struct app *a, const char *org, const char *title, const char *fact,
                          bool post)
{
    const char *const choices[] = { _("改这个组织本身（类型、委员会、上级）"),
                                    _("登记任职（书记、委员等）"),
                                    _("登记组织数据（编制、经费等）"), _("登记一名党员") };
    const char *values[MODEL_MAX_FIELDS] = { org };
    struct row row;
    struct err e = { 0 };
    int what = prompt_choose(title, _("这一项看组织的现状，补齐哪一处？"), choices, 4,
                             post           ? 1
                             : fact != NULL ? 2
                                            : 0);
    if (what < 0)
        return false;
    row_init(&row, what == 0   ? &entity_org
                   : what == 1 ? &entity_post
                   : what == 2 ? &entity_fact
                               : &entity_person);
    if (what == 0 && row_find(a->db, &entity_org, values, &row, &e) != ST_OK) {
        app_error(&e);
        return false;
    }
    if (what > 0)
        row_set(&row, what == 1 ? F_POST_ORG : what == 2 ? F_FACT_ORG : F_PERSON_ORG, org);
    if (what == 2 && fact != NULL)
        row_set(&row, F_FACT_NAME, fact);
    return record_form(a, &row);
}

/* What is overdue of the slots an escalation counts. */
static void say_missed(const struct held *h, struct buf *b)
{
    struct buf slot = BUF_INIT;
    for (size_t i = 0; i < h->list.n; i++) {
        const struct duty *x = &h->list.duty[i];
        buf_clear(&slot);
        buf_printf(&slot, "missed.%s", x->rule->slot);
        if (x->org != h->duty->org || x->status != DUTY_OVERDUE ||
            strstr(h->duty->rule->require_text, buf_str(&slot)) == NULL)
            continue;
        buf_puts(b, b->len > 0 ? _("；") : _("逾期："));
        due_matter(b, office_world(h->office), x);
    }
    buf_free(&slot);
}

static bool follows(const struct rule *r, int event)
{
    for (size_t i = 0; i < r->nafter; i++)
        if (r->after[i] == event)
            return true;
    return false;
}

/* Whether a rule of the organisation waits for it to be on record that meetings are irregular, and
 * none that was noted still asks for what follows. */
static bool awaits_irregular(const struct held *h)
{
    const struct world *w = office_world(h->office);
    const struct duty *d = h->duty;
    int event = vocabulary_event(words_of(h), "irregular");
    int policy = world_policy(w, d->org, h->list.today);
    bool awaits = false;
    for (size_t i = 0; policy >= 0 && i < w->policy[policy]->nrules; i++)
        awaits |= follows(w->policy[policy]->rules[i], event) &&
                  (w->policy[policy]->rules[i]->subjects & (1U << w->org[d->org].kind)) != 0;
    for (size_t i = 0; i < h->list.n; i++)
        awaits &= !(h->list.duty[i].org == d->org && follows(h->list.duty[i].rule, event) &&
                    is_owed(h->list.duty[i].status));
    return awaits;
}

/* The event is noted by a person, with what was missed; a rule then asks for the item within its
 * days, also where the item is not entered at once. */
static bool note_irregular(struct app *a, const char *org, const char *day, const char *missed)
{
    struct row row;
    row_init(&row, &entity_event);
    row_set(&row, F_EVENT_TYPE, "irregular");
    row_set(&row, F_EVENT_ORG, org);
    row_set(&row, F_EVENT_OCCURRED_ON, day);
    row_set(&row, F_EVENT_NOTE, missed);
    return record_form(a, &row);
}

/* Meetings missed again and again (“三会一课”不经常): the program proposes to note that, and an
 * item of the ledger with what was missed; whether it is so, and by when, a person decides in the
 * forms. */
static bool run_escalation(struct app *a, struct held *h)
{
    const struct duty *d = h->duty;
    struct buf missed = BUF_INIT, org = BUF_INIT;
    char day[DAY_TEXT];
    struct row row;
    bool note = awaits_irregular(h), saved = false;
    say_missed(h, &missed);
    buf_puts(&org, office_world(h->office)->org[d->org].code);
    date_format(a->today, day);
    row_init(&row, &entity_ledger);
    row_set(&row, F_LEDGER_KIND, "rectification");
    row_set(&row, F_LEDGER_ORG, buf_str(&org));
    row_set(&row, F_LEDGER_TITLE, d->rule->title);
    row_set(&row, F_LEDGER_CONTENT, buf_str(&missed));
    row_set(&row, F_LEDGER_OPENED_ON, day);
    row_set(&row, F_LEDGER_SOURCE, d->rule->source);
    app_release(h);
    if (note)
        saved = note_irregular(a, buf_str(&org), day, buf_str(&missed));
    if (!note || saved)
        saved |= record_form(a, &row);
    else
        row_clear(&row);
    buf_free(&missed);
    buf_free(&org);
    return saved;
}

static bool run_other(struct app *a, struct held *h, const struct err *why)
{
    const char *type = first_evidence(h);
    enum rule_kind kind = h->duty->rule->kind;
    bool dues = !strcmp(type, "dues"), saved = false;
    if (dues || !strcmp(type, "review"))
        return run_lacking(a, h, dues);
    if (kind == RULE_STRUCTURE && h->duty->rule->require != NULL &&
        expr_asks(h->duty->rule->require, FACT_MISSED))
        return run_escalation(a, h);
    if (fulfil_is_row(type))
        return fulfil_row(a, h, type);
    struct looked_at l = { -1, -1, false, false };
    if (kind == RULE_STRUCTURE && h->duty->rule->require != NULL)
        expr_facts(h->duty->rule->require, look_at, &l);
    const struct vocabulary *words = words_of(h);
    char *project = l.project >= 0
                        ? mem_dup(strchr(vocabulary_evidence_name(words, l.project), '(') + 1)
                        : NULL;
    char *fact = l.fact >= 0 ? mem_dup(vocabulary_fact_name(words, l.fact)) : NULL;
    char *org = mem_dup(office_world(h->office)->org[h->duty->org].code);
    char *title = mem_dup(_(h->duty->rule->title));
    app_release(h);
    if (kind == RULE_TERM)
        saved = run_term(a, org);
    else if (project != NULL || l.pairing)
        saved = run_holding(a, org, project);
    else if (kind == RULE_STRUCTURE)
        saved = run_structure(a, org, title, fact, l.post);
    else
        app_error(why);
    free(org);
    free(title);
    free(project);
    free(fact);
    return saved;
}

bool fulfil_run(struct app *a, const char *id)
{
    struct held h;
    struct activity_ask ask = { 0 };
    struct err e = { 0 };
    enum status s = app_hold(a, id, &h, &e);
    if (s != ST_OK) {
        app_error(&e);
        return false;
    }
    if (h.duty->rule == &due_hand_up) {
        bar_say(LOOK_STATUS, "%s", due_hand_up.note);
        app_release(&h);
        return false;
    }
    if (h.duty->rule->kind == RULE_ITEM)
        return fulfil_item(a, &h);
    struct buf code = BUF_INIT;
    bool lacks = h.duty->rule->kind == RULE_RECORD; /* the record itself is to be completed */
    if (lacks)
        buf_puts(&code, h.duty->item);
    int what = lacks ? 0 : offer_catch_up(a, &h, &code);
    if (what != 1) {
        app_release(&h);
        bool saved = what == 0 && activity_edit(a, buf_str(&code));
        buf_free(&code);
        return saved;
    }
    buf_free(&code);
    s = meeting_for(&ask.m, h.office, h.duty, a->today, &e);
    if (s == ST_OK)
        return run_meeting(a, &h, &ask);
    meeting_clear(&ask.m);
    if (s == ST_REFUSED)
        return run_other(a, &h, &e);
    app_release(&h);
    app_error(&e);
    return false;
}
