/* Policies (制度): INI text -> checked rules. Format and meaning: obligations.md, section 2.
 *
 * A policy is kept as its entries (section, name, key, value): the file gives them, the database
 * stores them, and rules are always made from them by the same path. */
#ifndef POLICY_H
#define POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "err.h"
#include "expr.h"
#include "vocabulary.h"

/* Every mistake of a file, each with FILE:LINE. */
struct problem {
    char *text; /* owned */
    int line;   /* 0: the file as a whole */
};
struct problems {
    struct problem *v;
    size_t n, cap;
};
void problems_add(struct problems *p, const char *file, int line, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void problems_sort(struct problems *p); /* by line; those of one line as they were found */
void problems_free(struct problems *p);

struct policy_entry {
    const char *section; /* policy, rule, drop, evidence, event, fact, scale, eligible, ranking */
    const char *name;    /* theme-day/2; "" for [policy] */
    const char *key;     /* "" for the section line itself */
    const char *value;
    int line;
};

/* One policy as it is written. */
struct policy_text {
    char *file; /* for messages */
    struct policy_entry *entry;
    uint32_t *sum; /* of the words of each entry: few are compared when one is looked for */
    size_t n, cap, sum_cap;
    struct pool *pool; /* owns the strings */
};

/* Reads the INI text. Mistakes of form go to p; what could be read is given all the same. Never
 * NULL. */
struct policy_text *policy_read(const char *file, const char *text, struct problems *p);
struct policy_text *policy_text_new(const char *file);
void policy_text_add(struct policy_text *t, const char *section, const char *name, const char *key,
                     const char *value, int line); /* copies */
const char *policy_text_get(const struct policy_text *t, const char *section, const char *name,
                            const char *key); /* NULL: not there */
void policy_text_free(struct policy_text *t);

enum rule_kind {
    RULE_PERIODIC,
    RULE_EVENT,
    RULE_TERM,
    RULE_STRUCTURE,
    RULE_STREAK,
    RULE_ITEM,
    RULE_RECORD,
    RULE_KINDS
};
enum measure { MEASURE_COUNT, MEASURE_DAYS, MEASURE_HOURS, MEASURE_PERSONS };
enum each { EACH_NONE, EACH_MEMBER, EACH_FULL_MEMBER, EACH_POST, EACH_OFFICE, EACH_HEAD, EACH_ORG };

/* A key of a rule as it is written. */
struct rule_word {
    const char *key, *value;
};

/* Where the deadlines of item rules come from. */
enum item { ITEM_NONE, ITEM_LEDGER, ITEM_MAKEUP, ITEM_TRANSFER, ITEM_PROBATION };

struct rule {
    enum rule_kind kind;
    const char *id;     /* nx6.theme-day */
    const char *policy; /* nx6: the file it is written in */
    const char *slot;   /* theme-day */
    const char *title;
    const char *clause; /* may be "" */
    const char *source; /* 宁党发〔2018〕6号 二·6 */
    const char *note;   /* may be "" */
    const char *when_text, *require_text, *counts_text, *among_text; /* as written; NULL */
    bool chosen;       /* basis = default: the program chose the number */
    unsigned subjects; /* bit 1 << enum org_kind */
    struct expr *when; /* NULL: always */
    struct span life;
    int every; /* months; 0 */
    struct window window;
    int *evidence; /* types of the vocabulary */
    size_t nevidence;
    int64_t count; /* MEASURE_HOURS: hundredths */
    enum measure measure;
    enum each each;
    unsigned
        each_set; /* EACH_POST, EACH_OFFICE: bits of post roles; EACH_HEAD, EACH_ORG: of kinds */
    unsigned instead; /* kinds of organisations below: what all of them did, each by itself, serves
                         as well */
    bool below;       /* reach = below: the population of S and of all below it */
    struct expr *among;  /* narrows a population of persons; NULL: everybody */
    struct expr *counts; /* a record counts only where it holds; NULL: always */
    enum part part;      /* PART_NONE: any */
    int *after;          /* event types */
    size_t nafter;
    int within, before; /* days after and before the event; RULE_ITEM: -1 where not said */
    bool naming;        /* only records that name the event count */
    bool above;         /* asks = above: the nearest organisation of a subject kind */
    enum item item;
    const char *item_kind; /* ITEM_LEDGER: problem, resolution … */
    const char **required; /* RULE_RECORD: the elements a record of the type must have */
    size_t nrequired;
    bool advice; /* force = advice: 可, 原则上, 一般: never overdue */
    int term_years;
    struct expr *require;
    int tenure;       /* years in one post, in place of `require`; 0 */
    int streak, warn; /* RULE_STREAK: consecutive periods missed */
    int remind;       /* days */
    bool remind_day;  /* from the day the organisation fixed for dues (dues_day), where it did */
    int version;      /* 1, or n of [rule slot/n] */
    int line;
    const struct rule_word *words; /* what it was made of, in the order of its section */
    size_t nwords;
};

/* A key of [rule …], or of [scale …], [eligible …] and [ranking …], as the manual tells it. */
struct policy_key {
    const char *name, *help;
    unsigned kinds; /* of a rule: bits of the kinds it may stand with */
};
bool policy_rule_key(size_t i, struct policy_key *out); /* false: there are no more */
bool policy_yard_key(size_t i, struct policy_key *out);

struct yardstick;

/* One policy with what it includes, ready for the scheduler: rules sorted by id (code point), then
 * by version. */
struct policy {
    const char *id, *title, *number;
    struct rule **rules; /* borrowed from the set */
    size_t nrules;
    struct yardstick **yard; /* scales, eligibility, rankings (yardstick.h); likewise */
    size_t nyards;
};

struct policy_set;

/* Gives the text of an included policy (NULL: none of that name). */
typedef struct policy_text *(*policy_finder)(void *ctx, const char *id, struct problems *p);

struct policy_set *policy_set_new(void);
void policy_set_free(struct policy_set *s);
/* Takes t over, reads its includes through find, checks everything and makes its rules. NULL where
 * p got a problem. */
const struct policy *policy_set_add(struct policy_set *s, struct policy_text *t, policy_finder find,
                                    void *ctx, struct problems *p);
const struct policy *policy_set_get(const struct policy_set *s,
                                    const char *id); /* NULL: not there */
size_t policy_set_count(const struct policy_set *s);
const struct policy *policy_set_at(const struct policy_set *s, size_t i);
/* Lets each [eligible] section stand among the rules of its policies as a structure rule, so that
 * what its expression asks is read like what rules ask. */
void policy_set_ask_eligible(struct policy_set *s);
const struct vocabulary *policy_set_words(const struct policy_set *s);

#endif
