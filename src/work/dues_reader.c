/* Who lacks which month, as the obligations say; what is recorded of the year. */
#include "dues_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "due.h"
#include "dues_fee.h"
#include "mem.h"
#include "sorted.h"

bool dues_is_rule(const struct dues_reader *r, const struct rule *rule, enum rule_kind kind)
{
    bool yes = false;
    for (size_t i = 0; i < rule->nevidence; i++)
        yes |= rule->evidence[i] == r->dues;
    return yes && rule->kind == kind && rule->every == EVERY_MONTH && rule->each != EACH_NONE;
}

daynum dues_last_day(const struct dues_reader *r)
{
    daynum end = date_make(r->year, 12, 31);
    return r->today < end ? r->today : end;
}

static void take_duty(void *ctx, const struct duty *d)
{
    struct dues_reader *r = ctx;
    struct ymd at = date_split(d->period_start);
    int month = (at.year - r->year + 1) * 12 + at.month - 1;
    if (!dues_is_rule(r, d->rule, RULE_PERIODIC) || d->lacking_orgs || d->status == DUTY_WAIVED ||
        month < 0 || month >= DUES_MONTHS)
        return;
    for (size_t i = 0; i < d->nlacking; i++) {
        r->lack = mem_grow(r->lack, r->n, &r->cap, sizeof *r->lack);
        r->lack[r->n++] = (struct dues_lack){ d->org, d->lacking[i], month };
    }
}

static int by_org(const void *a, const void *b)
{
    const struct dues_lack *x = a, *y = b;
    return x->org != y->org         ? x->org - y->org
           : x->person != y->person ? x->person - y->person
                                    : x->month - y->month;
}

static int by_person(const void *a, const void *b)
{
    const struct dues_lack *x = a, *y = b;
    return x->person != y->person ? x->person - y->person
           : x->month != y->month ? x->month - y->month
                                  : x->org - y->org;
}

/* Kinds of organisations of which some rule asks the dues of a month: bits of enum org_kind. */
static unsigned asking_kinds(const struct dues_reader *r)
{
    unsigned kinds = 0;
    for (size_t i = 0; i < r->w->npolicy; i++)
        for (size_t k = 0; k < r->w->policy[i]->nrules; k++)
            if (dues_is_rule(r, r->w->policy[i]->rules[k], RULE_PERIODIC))
                kinds |= r->w->policy[i]->rules[k]->subjects;
    return kinds;
}

/* Who may stand in the grid of an organisation: its members, its guests, who lacks there. */
static bool *people_in(const struct dues_reader *r, int org)
{
    bool *in = mem_alloc((r->w->nperson + 1) * sizeof *in);
    for (int p = r->first[org]; p >= 0; p = r->next[p])
        in[p] = true;
    for (size_t i = 0; i < r->nguest; i++)
        in[r->guest[i].person] |= r->guest[i].org == org;
    for (size_t i = 0; i < r->n; i++)
        in[r->lack[i].person] = true;
    return in;
}

/* What others ask of the people of one organisation: without it dues_place() would take the month
 * of a move for theirs and for its own. */
static enum status ask_others(struct dues_reader *r, struct due_filter f, struct err *e)
{
    int own = f.only;
    unsigned kinds = asking_kinds(r);
    struct span year = { date_make(r->year, 1, 1), date_make(r->year + 1, 1, 1) };
    bool *people = people_in(r, own), *at = mem_alloc((r->w->norg + 1) * sizeof *at);
    world_places(r->w, people, year, at);
    world_spread(r->w, false, at);
    enum status s = ST_OK;
    for (int i = 0; i < (int)r->w->norg && s == ST_OK; i++) {
        if (i == own || !at[i] || !(kinds & 1U << r->w->org[i].kind))
            continue;
        f.only = i;
        s = due_run(r->o, &f, take_duty, r, NULL, e);
    }
    free(people);
    free(at);
    return s;
}

static enum status ask(struct dues_reader *r, int only, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = r->today;
    f.all = true;
    f.from = date_make(r->year - 1, 1, 1);
    f.to = date_make(r->year, 12, 31);
    f.kinds = 1U << RULE_PERIODIC;
    f.only = only;
    enum status s = due_run(r->o, &f, take_duty, r, NULL, e);
    size_t own = r->n;
    if (s == ST_OK && only >= 0)
        s = ask_others(r, f, e);
    r->nof = r->n;
    r->of = mem_alloc((r->nof + 1) * sizeof *r->of);
    if (r->nof > 0) {
        memcpy(r->of, r->lack, r->nof * sizeof *r->of);
        qsort(r->of, r->nof, sizeof *r->of, by_person);
    }
    r->n = own;
    if (r->n > 0)
        qsort(r->lack, r->n, sizeof *r->lack, by_org);
    return s;
}

static void find_homes(struct dues_reader *r)
{
    daynum d = dues_last_day(r);
    r->first = mem_alloc((r->w->norg + 1) * sizeof *r->first);
    r->next = mem_alloc((r->w->nperson + 1) * sizeof *r->next);
    memset(r->first, -1, (r->w->norg + 1) * sizeof *r->first);
    for (int p = (int)r->w->nperson - 1; p >= 0; p--) {
        int home = world_is_member(r->w, p, d, false) ? world_home(r->w, p, d) : -1;
        if (home < 0)
            continue;
        r->next[p] = r->first[home];
        r->first[home] = p;
    }
}

static int guest_order(const void *a, const void *b)
{
    const struct dues_guest *x = a, *y = b;
    return x->org != y->org ? x->org - y->org : x->person - y->person;
}

/* Members of the first of some month who are of another organisation at the end, or of none. */
static void find_guests(struct dues_reader *r, int only)
{
    daynum last = dues_last_day(r);
    bool *ever = only < 0 ? NULL : mem_alloc((r->w->nperson + 1) * sizeof *ever);
    for (size_t i = 0; i < r->w->nmembership && ever; i++)
        ever[r->w->membership[i].person] |= r->w->membership[i].org == only;
    for (int p = 0; p < (int)r->w->nperson; p++) {
        if (ever && !ever[p])
            continue;
        int end = world_is_member(r->w, p, last, false) ? world_home(r->w, p, last) : -1, told = -1;
        for (int m = 0; m < 12 && date_make(r->year, m + 1, 1) <= last; m++) {
            daynum d = date_make(r->year, m + 1, 1);
            int home = world_home(r->w, p, d);
            if (home < 0 || home == end || home == told || (only >= 0 && home != only) ||
                !world_is_member(r->w, p, d, false))
                continue;
            r->guest = mem_grow(r->guest, r->nguest, &r->guest_cap, sizeof *r->guest);
            r->guest[r->nguest++] = (struct dues_guest){ home, p };
            told = home;
        }
    }
    free(ever);
    if (r->nguest > 0)
        qsort(r->guest, r->nguest, sizeof *r->guest, guest_order);
}

static int64_t fen_at(struct stmt *s, int column)
{
    return stmt_is_null(s, column) ? -1 : stmt_int(s, column);
}

static int kept_order(const void *a, const void *b)
{
    const struct dues_kept *x = a, *y = b;
    return x->person != y->person ? x->person - y->person : x->month - y->month;
}

static struct stmt *of_year(const struct dues_reader *r, enum query q)
{
    char year[16];
    struct stmt *s = db_query(office_db(r->o), q);
    snprintf(year, sizeof year, "%04d", r->year);
    stmt_bind_text(s, 1, year);
    return s;
}

static enum status read_kept(struct dues_reader *r, struct err *e)
{
    struct stmt *s = of_year(r, QUERY_DUES_OF_YEAR);
    int got, fees = 0;
    r->kept = mem_grow(NULL, 0, &r->kept_cap, sizeof *r->kept);
    while ((got = stmt_step(s, e)) > 0) {
        int person = office_person(r->o, stmt_text(s, 0)), month = (int)stmt_int(s, 1) - 1;
        if (person < 0 || month < 0 || month > 11)
            continue;
        r->kept = mem_grow(r->kept, r->nkept, &r->kept_cap, sizeof *r->kept);
        const char *earlier = stmt_text(s, 5);
        r->kept[r->nkept++] =
            (struct dues_kept){ person,         month,
                                fen_at(s, 2),   fen_at(s, 3),
                                stmt_day(s, 4), *earlier != '\0' ? mem_dup(earlier) : NULL };
    }
    stmt_reset(s);
    if (r->nkept > 0)
        qsort(r->kept, r->nkept, sizeof *r->kept, kept_order);
    r->fee = mem_alloc((r->w->nperson + 1) * sizeof *r->fee);
    for (size_t i = 0; i < r->w->nperson; i++)
        r->fee[i] = -1;
    s = of_year(r, QUERY_DUES_FEES);
    while (got == 0 && (fees = stmt_step(s, e)) > 0) {
        int person = office_person(r->o, stmt_text(s, 0));
        if (person >= 0)
            r->fee[person] = stmt_int(s, 1);
    }
    stmt_reset(s);
    return got < 0 || fees < 0 ? ST_FAILED : ST_OK;
}

static int org_of_lack(const void *key, const void *lack)
{
    return *(const int *)key - ((const struct dues_lack *)lack)->org;
}

static int org_of_guest(const void *key, const void *guest)
{
    return *(const int *)key - ((const struct dues_guest *)guest)->org;
}

static int person_of_kept(const void *key, const void *kept)
{
    return *(const int *)key - ((const struct dues_kept *)kept)->person;
}

size_t dues_lacks_of(const struct dues_reader *r, int org)
{
    return sorted_place(&org, r->lack, r->n, sizeof *r->lack, org_of_lack);
}

size_t dues_guests_of(const struct dues_reader *r, int org)
{
    return sorted_place(&org, r->guest, r->nguest, sizeof *r->guest, org_of_guest);
}

size_t dues_kept_of(const struct dues_reader *r, int person)
{
    return sorted_place(&person, r->kept, r->nkept, sizeof *r->kept, person_of_kept);
}

/* The place in r->of of a person's lacks of a month. */
static size_t asked_of(const struct dues_reader *r, int person, int month)
{
    struct dues_lack key = { 0, person, month };
    return sorted_place(&key, r->of, r->nof, sizeof *r->of, by_person);
}

bool dues_is_asked(const struct dues_reader *r, int person, int month)
{
    size_t i = asked_of(r, person, 12 + month);
    return i < r->nof && r->of[i].person == person && r->of[i].month == 12 + month;
}

int dues_place(const struct dues_reader *r, int person, int month)
{
    daynum first = date_make(r->year, month + 1, 1);
    int home = world_home(r->w, person, first),
        moved = world_home(r->w, person, date_month_end(first)), place = -1;
    for (size_t i = asked_of(r, person, 12 + month);
         i < r->nof && r->of[i].person == person && r->of[i].month == 12 + month; i++) {
        int asks = r->of[i].org;
        if (place < 0 || asks == home || (asks == moved && place != home))
            place = asks;
    }
    return place >= 0 ? place : home;
}

bool dues_reader_has(const struct dues_reader *r, int org)
{
    for (size_t i = dues_lacks_of(r, org); i < r->n && r->lack[i].org == org; i++)
        if (r->lack[i].month >= 12)
            return true;
    size_t guest = dues_guests_of(r, org);
    return r->first[org] >= 0 || (guest < r->nguest && r->guest[guest].org == org);
}

static struct dues_bases *bases_of(void *ctx, const char *code)
{
    struct dues_reader *r = ctx;
    int person = office_person(r->o, code);
    return person >= 0 ? &r->bases[person] : NULL;
}

static enum status read_bases(struct dues_reader *r, struct err *e)
{
    r->bases = mem_alloc((r->w->nperson + 1) * sizeof *r->bases);
    return dues_bases_of_all(office_db(r->o), bases_of, r, e);
}

enum status dues_reader_new(struct dues_reader **out, struct office *o, int year, daynum today,
                            int only, struct err *e)
{
    struct dues_reader *r = mem_alloc(sizeof *r);
    r->o = o;
    r->w = office_world(o);
    r->year = year;
    r->today = today;
    r->dues = vocabulary_evidence(policy_set_words(r->w->policies), "dues");
    find_homes(r);
    find_guests(r, only);
    enum status s = r->dues >= 0 ? ask(r, only, e) : ST_OK;
    if (s == ST_OK && only < 0)
        s = read_kept(r, e);
    if (s == ST_OK && only < 0)
        s = read_bases(r, e);
    *out = s == ST_OK ? r : NULL;
    if (s != ST_OK)
        dues_reader_free(r);
    return s;
}

void dues_reader_free(struct dues_reader *r)
{
    if (r == NULL)
        return;
    for (size_t i = 0; r->bases != NULL && i < r->w->nperson; i++)
        dues_bases_free(&r->bases[i]);
    for (size_t i = 0; i < r->nkept; i++)
        free(r->kept[i].earlier);
    free(r->bases);
    free(r->lack);
    free(r->of);
    free(r->kept);
    free(r->fee);
    free(r->guest);
    free(r->first);
    free(r->next);
    free(r);
}
