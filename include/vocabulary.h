/* The words policies and records share: kinds of organisations, roles of posts and of attendance,
 * types of evidence and of events, dated facts. The closed ones are enums whose order is the order
 * of the tables in vocabulary.c; types and facts are open: a policy may declare more. */
#ifndef VOCABULARY_H
#define VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

enum org_kind {
    ORG_REGION_COMMITTEE,     /* 党委常委会 */
    ORG_LEADING_SMALL_GROUP,  /* 领导小组 */
    ORG_WORK_COMMITTEE,       /* 机关工委 */
    ORG_LEADING_GROUP,        /* 党组 */
    ORG_COMMITTEE,            /* 机关党委 */
    ORG_DISCIPLINE_COMMITTEE, /* 机关纪委 */
    ORG_GENERAL_BRANCH,       /* 党总支 */
    ORG_BRANCH,               /* 党支部 */
    ORG_GROUP,                /* 党小组 */
    ORG_UNIT,                 /* 单位 */
    ORG_OFFICE,               /* 其他机关 */
    ORG_KINDS
};

enum post_role {
    POST_SECRETARY,
    POST_DEPUTY_SECRETARY,
    POST_ORGANISATION_MEMBER,
    POST_PUBLICITY_MEMBER,
    POST_DISCIPLINE_MEMBER,
    POST_YOUTH_MEMBER,
    POST_MEMBER,
    POST_GROUP_LEADER,
    POST_LEADING_MEMBER,
    POST_PARTY_OFFICER,
    POST_ROLES
};

/* In which part a person takes part in a meeting. */
enum part {
    PART_ATTENDEE,
    PART_HOST,
    PART_SPEAKER,
    PART_RECORDER,
    PART_PARTNER,
    PART_NONVOTING,
    PART_GUIDE,
    PART_NONE, /* dues, reviews: no part at all */
    PARTS
};

/* Closed words: the index, or -1. */
int word_org_kind(const char *s);
int word_post_role(const char *s);
int word_part(const char *s);
bool word_ledger_kind(const char *s);
/* The fields of an activity that a record may be asked to hold (obligations.md, section 7), and
 * `counts` may ask for. */
enum { RECORD_FIELDS = 17 };
extern const char *const record_fields[RECORD_FIELDS];
int word_record_field(const char *s);
bool element_known(const char *s); /* such a field, a part, present, absent */
/* The number a word of person.status or person.category stands for in `among`; a category that is
 * none of the dictionary's is WORD_OTHER. */
enum { WORD_OTHER = 0 };
int word_of_person(const char *s);
bool word_yesno(const char *s, int *number); /* yes 1, no 0 */
const char *org_kind_word(int kind);
const char *post_role_word(int role);
const char *part_word(int part);

enum event_subject { EVENT_OF_PERSON = 1, EVENT_OF_ORG = 2, EVENT_OF_BOTH = 3 };

/* How a dated fact is written. */
enum fact_kind { FACT_NUMBER, FACT_YESNO, FACT_WORD };

struct vocabulary;

/* A vocabulary with the standard types (commands.md) and facts (obligations.md, section 6). */
struct vocabulary *vocabulary_new(void);
void vocabulary_free(struct vocabulary *v);

int vocabulary_evidence(const struct vocabulary *v, const char *name); /* -1: unknown */
int vocabulary_event(const struct vocabulary *v, const char *name);
int vocabulary_fact(const struct vocabulary *v, const char *name);
int vocabulary_slot(const struct vocabulary *v, const char *name); /* of a rule of any policy */
const char *vocabulary_slot_name(const struct vocabulary *v, int slot);
/* A grade of assessments as a number, the best the largest; false: no such grade. */
bool vocabulary_grade(const struct vocabulary *v, const char *name, int *number);
size_t vocabulary_evidence_count(const struct vocabulary *v);
size_t vocabulary_event_count(const struct vocabulary *v);
size_t vocabulary_fact_count(const struct vocabulary *v);
const char *vocabulary_evidence_name(const struct vocabulary *v, int type);
const char *vocabulary_event_name(const struct vocabulary *v, int type);
const char *vocabulary_fact_name(const struct vocabulary *v, int fact);
enum event_subject vocabulary_event_subject(const struct vocabulary *v, int type);
enum fact_kind vocabulary_fact_kind(const struct vocabulary *v, int fact);

/* Declares a type or fact, or gives one that is there its title; returns its index. */
int vocabulary_add_evidence(struct vocabulary *v, const char *name, const char *title);
int vocabulary_add_event(struct vocabulary *v, const char *name, const char *title,
                         enum event_subject of);
int vocabulary_add_fact(struct vocabulary *v, const char *name, const char *title,
                        enum fact_kind kind);
void vocabulary_add_slot(struct vocabulary *v, const char *name);
/* An element of the records of some type, as a policy declares it: talks:谈心谈话. */
void vocabulary_add_element(struct vocabulary *v, const char *name, const char *title);
const char *vocabulary_element_title(const struct vocabulary *v,
                                     const char *name); /* the name where there is none */
void vocabulary_add_grade(struct vocabulary *v, const char *name, int number); /* the first stays */
const char *vocabulary_evidence_title(const struct vocabulary *v,
                                      int type); /* 支部主题党日; the name where none */
const char *vocabulary_event_title(const struct vocabulary *v, int type);
const char *vocabulary_fact_title(const struct vocabulary *v, int fact);

/* The number a word of a fact stands for: county 1 < city 2 < region 3 < center 4, organ 1,
 * institution 2, enterprise 3, yes 1, no 0; false: no such word. */
bool vocabulary_word(const char *word, int *number);

#endif
