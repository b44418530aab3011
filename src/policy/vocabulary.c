/* The words policies and records share (commands.md, obligations.md section 6). */
#include "vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "mem.h"

static const char *const kind_words[ORG_KINDS] = {
    [ORG_REGION_COMMITTEE] = "region_committee",
    [ORG_LEADING_SMALL_GROUP] = "leading_small_group",
    [ORG_WORK_COMMITTEE] = "work_committee",
    [ORG_LEADING_GROUP] = "leading_group",
    [ORG_COMMITTEE] = "committee",
    [ORG_DISCIPLINE_COMMITTEE] = "discipline_committee",
    [ORG_GENERAL_BRANCH] = "general_branch",
    [ORG_BRANCH] = "branch",
    [ORG_GROUP] = "group",
    [ORG_UNIT] = "unit",
    [ORG_OFFICE] = "office",
};

static const char *const role_words[POST_ROLES] = {
    [POST_SECRETARY] = "secretary",
    [POST_DEPUTY_SECRETARY] = "deputy_secretary",
    [POST_ORGANISATION_MEMBER] = "organisation_member",
    [POST_PUBLICITY_MEMBER] = "publicity_member",
    [POST_DISCIPLINE_MEMBER] = "discipline_member",
    [POST_YOUTH_MEMBER] = "youth_member",
    [POST_MEMBER] = "member",
    [POST_GROUP_LEADER] = "group_leader",
    [POST_LEADING_MEMBER] = "leading_member",
    [POST_PARTY_OFFICER] = "party_officer",
};

static const char *const part_words[PART_NONE] = {
    [PART_ATTENDEE] = "attendee", [PART_HOST] = "host",       [PART_SPEAKER] = "speaker",
    [PART_RECORDER] = "recorder", [PART_PARTNER] = "partner", [PART_NONVOTING] = "nonvoting",
    [PART_GUIDE] = "guide",
};

static int word_find(const char *const *words, int n, const char *s)
{
    for (int i = 0; i < n; i++)
        if (!strcmp(words[i], s))
            return i;
    return -1;
}

int word_org_kind(const char *s)
{
    return word_find(kind_words, ORG_KINDS, s);
}

int word_post_role(const char *s)
{
    return word_find(role_words, POST_ROLES, s);
}

int word_part(const char *s)
{
    return word_find(part_words, PART_NONE, s);
}

const char *part_word(int part)
{
    return part_words[part];
}

const char *org_kind_word(int kind)
{
    return kind >= 0 && kind < ORG_KINDS ? kind_words[kind] : "";
}

const char *post_role_word(int role)
{
    return role_words[role];
}

static bool word_among(const char *words, const char *s)
{
    size_t n = strlen(s);
    for (const char *at = words; n && *at;) {
        size_t len = strcspn(at, " ");
        if (len == n && !memcmp(at, s, n))
            return true;
        at += len + (at[len] == ' ');
    }
    return false;
}

bool word_ledger_kind(const char *s)
{
    return word_among("problem main_duty supervision_duty resolution rectification integrity", s);
}

const char *const record_fields[RECORD_FIELDS] = {
    "ended_on", "start_time", "end_time", "place",       "theme", "host",
    "recorder", "content",    "votes",    "resolutions", "hours", "for_on",
    "events",   "joint",      "guests",   "occasion",    "note",
};

int word_record_field(const char *s)
{
    return word_find(record_fields, RECORD_FIELDS, s);
}

bool element_known(const char *s)
{
    return word_record_field(s) >= 0 || word_part(s) >= 0 || word_among("present absent", s);
}

static int word_choice(const struct choice *list, const char *s)
{
    for (int i = 0; list[i].word; i++)
        if (!strcmp(list[i].word, s))
            return i;
    return -1;
}

int word_of_person(const char *s)
{
    enum { CATEGORIES = 100 }; /* behind the words of the status */
    int i = word_choice(entity_person.fields[F_PERSON_STATUS].choices, s);
    if (i >= 0)
        return 1 + i;
    i = word_choice(entity_person.fields[F_PERSON_CATEGORY].choices, s);
    return i < 0 ? -1 : CATEGORIES + i;
}

bool word_yesno(const char *s, int *number)
{
    *number = !strcmp(s, "yes");
    return *number || !strcmp(s, "no");
}

/* Types of activities, then those that other entities give. */
static const char evidence_words[] =
    "theme_day july_first member_assembly branch_committee group_meeting lecture life_meeting "
    "special_life_meeting member_review member_congress committee_meeting leading_group_meeting "
    "leading_small_group_meeting center_group_study democratic_life_meeting inspection "
    "half_year_review circular report_hearing report_up quarter_report plan theme_plan talk "
    "training study_day field_research system_meeting consultation analysis by_election feedback "
    "interview service civil_review disposition handling removal commendation recommendation "
    "branch_opinion duty_report care_visit theory_test criteria info_report case exchange openness "
    "document evaluation site_teaching warning_education study_group declaration "
    "dues review star assessment debrief transfer project ledger remittance dues_base term";

static const struct {
    const char *words;
    enum event_subject of;
} event_words[] = {
    { "job_change award penalty organisational_handling difficulty conflict complaint retirement "
      "unit_change away_six_months review_failed secretary_appointed leader_appointed joined_unit "
      "family early_sign debrief_evaluated",
      EVENT_OF_PERSON },
    { "central_decision upper_decision vacancy problem_found assessment_graded ranked_low "
      "irregular",
      EVENT_OF_ORG },
    { "violation serious_violation major_error accountability", EVENT_OF_BOTH },
};

static const struct {
    const char *name;
    enum fact_kind kind;
} fact_words[] = {
    { "headcount", FACT_NUMBER }, { "retired_members", FACT_NUMBER },
    { "level", FACT_WORD },       { "unit_kind", FACT_WORD },
    { "budget", FACT_NUMBER },    { "budget_share", FACT_NUMBER },
    { "venue", FACT_NUMBER },
};

struct word {
    char *name, *title;
    int kind; /* enum event_subject or enum fact_kind */
};

struct words {
    struct word *word;
    size_t n, cap;
};

struct vocabulary {
    struct words evidence, event, fact, slot, element, grade;
};

static int words_find(const struct words *w, const char *name)
{
    for (size_t i = 0; i < w->n; i++)
        if (!strcmp(w->word[i].name, name))
            return (int)i;
    return -1;
}

static int words_add(struct words *w, const char *name, const char *title, int kind)
{
    int at = words_find(w, name);
    if (at < 0) {
        w->word = mem_grow(w->word, w->n, &w->cap, sizeof *w->word);
        w->word[w->n] = (struct word){ mem_dup(name), NULL, kind };
        at = (int)w->n++;
    }
    if (title && *title) {
        free(w->word[at].title);
        w->word[at].title = mem_dup(title);
    }
    return at;
}

static void words_add_all(struct words *w, const char *names, int kind)
{
    while (*names) {
        size_t n = strcspn(names, " ");
        char *one = mem_dupn(names, n);
        words_add(w, one, NULL, kind);
        free(one);
        names += n + (names[n] == ' ');
    }
}

static void words_free(struct words *w)
{
    for (size_t i = 0; i < w->n; i++) {
        free(w->word[i].name);
        free(w->word[i].title);
    }
    free(w->word);
}

struct vocabulary *vocabulary_new(void)
{
    struct vocabulary *v = mem_alloc(sizeof *v);
    words_add_all(&v->evidence, evidence_words, 0);
    words_add_all(&v->evidence,
                  "project(brand) project(work_method) project(practice) project(breakthrough) "
                  "project(task) project(innovation) ledger(problem) ledger(main_duty) "
                  "ledger(supervision_duty) ledger(resolution) ledger(rectification) "
                  "ledger(integrity)",
                  0);
    for (size_t i = 0; i < sizeof event_words / sizeof *event_words; i++)
        words_add_all(&v->event, event_words[i].words, (int)event_words[i].of);
    for (size_t i = 0; i < sizeof fact_words / sizeof *fact_words; i++)
        words_add(&v->fact, fact_words[i].name, NULL, (int)fact_words[i].kind);
    return v;
}

void vocabulary_free(struct vocabulary *v)
{
    if (!v)
        return;
    words_free(&v->evidence);
    words_free(&v->event);
    words_free(&v->fact);
    words_free(&v->slot);
    words_free(&v->element);
    words_free(&v->grade);
    free(v);
}

int vocabulary_evidence(const struct vocabulary *v, const char *name)
{
    return words_find(&v->evidence, name);
}

int vocabulary_event(const struct vocabulary *v, const char *name)
{
    return words_find(&v->event, name);
}

int vocabulary_fact(const struct vocabulary *v, const char *name)
{
    return words_find(&v->fact, name);
}

int vocabulary_slot(const struct vocabulary *v, const char *name)
{
    return words_find(&v->slot, name);
}

const char *vocabulary_slot_name(const struct vocabulary *v, int slot)
{
    return v->slot.word[slot].name;
}

void vocabulary_add_slot(struct vocabulary *v, const char *name)
{
    words_add(&v->slot, name, NULL, 0);
}

static const char *word_title(const struct word *w)
{
    return w->title ? w->title : w->name;
}

void vocabulary_add_element(struct vocabulary *v, const char *name, const char *title)
{
    words_add(&v->element, name, title, 0);
}

const char *vocabulary_element_title(const struct vocabulary *v, const char *name)
{
    int at = words_find(&v->element, name);
    return at >= 0 ? word_title(&v->element.word[at]) : name;
}

bool vocabulary_grade(const struct vocabulary *v, const char *name, int *number)
{
    int at = words_find(&v->grade, name);
    if (at >= 0)
        *number = v->grade.word[at].kind;
    return at >= 0;
}

void vocabulary_add_grade(struct vocabulary *v, const char *name, int number)
{
    words_add(&v->grade, name, NULL, number);
}

size_t vocabulary_evidence_count(const struct vocabulary *v)
{
    return v->evidence.n;
}

size_t vocabulary_event_count(const struct vocabulary *v)
{
    return v->event.n;
}

size_t vocabulary_fact_count(const struct vocabulary *v)
{
    return v->fact.n;
}

const char *vocabulary_evidence_name(const struct vocabulary *v, int type)
{
    return v->evidence.word[type].name;
}

const char *vocabulary_event_name(const struct vocabulary *v, int type)
{
    return v->event.word[type].name;
}

const char *vocabulary_fact_name(const struct vocabulary *v, int fact)
{
    return v->fact.word[fact].name;
}

enum event_subject vocabulary_event_subject(const struct vocabulary *v, int type)
{
    return (enum event_subject)v->event.word[type].kind;
}

enum fact_kind vocabulary_fact_kind(const struct vocabulary *v, int fact)
{
    return (enum fact_kind)v->fact.word[fact].kind;
}

const char *vocabulary_evidence_title(const struct vocabulary *v, int type)
{
    return word_title(&v->evidence.word[type]);
}

const char *vocabulary_event_title(const struct vocabulary *v, int type)
{
    return word_title(&v->event.word[type]);
}

const char *vocabulary_fact_title(const struct vocabulary *v, int fact)
{
    return word_title(&v->fact.word[fact]);
}

int vocabulary_add_evidence(struct vocabulary *v, const char *name, const char *title)
{
    return words_add(&v->evidence, name, title, 0);
}

int vocabulary_add_event(struct vocabulary *v, const char *name, const char *title,
                         enum event_subject of)
{
    return words_add(&v->event, name, title, (int)of);
}

int vocabulary_add_fact(struct vocabulary *v, const char *name, const char *title,
                        enum fact_kind kind)
{
    return words_add(&v->fact, name, title, (int)kind);
}

bool vocabulary_word(const char *word, int *number)
{
    static const struct {
        const char *word;
        int number;
    } words[] = {
        { "county", 1 }, { "city", 2 },        { "region", 3 },     { "center", 4 },
        { "organ", 1 },  { "institution", 2 }, { "enterprise", 3 },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i].word, word)) {
            *number = words[i].number;
            return true;
        }
    return word_yesno(word, number);
}
