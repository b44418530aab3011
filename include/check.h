/* Whether a database is sound (体检): the file, the chain of the journal, the marks, and what the
 * records lack. */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "watch.h"

enum check_group {
    CHECK_SOUND,      /* the database itself */
    CHECK_STRUCTURE,  /* structure rules that are not met, terms nobody recorded */
    CHECK_INCOMPLETE, /* records that lack an element: with the former all that is 不达标 */
    CHECK_ADVICE,     /* advice that was not followed */
    CHECK_TREE,       /* organisations and people that hang on nothing */
    CHECK_TERMS,      /* terms and posts that contradict each other */
    CHECK_QUORUM,     /* not enough of those entitled were there */
    CHECK_VOTES,      /* votes that do not add up */
    CHECK_TWICE,      /* one person in two meetings at the same hour */
    CHECK_SAME_TEXT,  /* two records with the same minutes */
    CHECK_ALIKE,      /* two records of what may be one thing: alike.h */
    CHECK_LIFE,       /* a record outside the life of its organisation */
    CHECK_LATE_ENTRY, /* 补录: typed more than a week later */
    CHECK_REVIEW,     /* more than a third reviewed as excellent; results that are not filed */
    CHECK_SCORES,     /* weights of criteria that do not come to 100; points above the weight */
    CHECK_DEBRIEF,    /* ballots against those present; stages without their day or words */
    CHECK_RATED,      /* a grade or title whose conditions did not hold on that day */
    CHECK_DUES,       /* not what the base says; less handed on than the share; struck off without
                         approval */
    CHECK_EVENTS,     /* events that records speak of and nobody has entered */
    CHECK_GROUPS
};
const char *check_group_word(enum check_group g);  /* same_text */
const char *check_group_label(enum check_group g); /* 内容雷同 */
/* Whether findings of the group are faults of the database, or what rules ask for and is lacking;
 * the others are for people to look at. */
bool check_group_unsound(enum check_group g);
bool check_group_lacking(enum check_group g);

struct check_finding {
    enum check_group group;
    const char *text;                /* one Chinese sentence: what was found */
    const char *fix;                 /* what to do about it; NULL: the text says it */
    const char *org, *entity, *code; /* which record; NULL: none in particular */
    const char *other; /* of two that may be one thing: the code of the earlier one; else NULL */
    bool two;          /* it may be said that they are two: alike.h */
};

struct check_ask {
    daynum today;
    const char *org; /* code: the rules of that organisation and those below it; NULL: all */
    const struct watch *watch; /* NULL: nobody waits */
    size_t *apart; /* counts the pairs left out because it was said that they are two; NULL: it is
                      not asked */
};

/* Both are borrowed until it returns. */
typedef void (*check_sink)(void *ctx, const struct check_finding *f);

/* Tells the sink everything that is found: first the file, the chain and the marks, then the
 * structure rules not met and the incomplete records, organisation by organisation, then what an
 * inspector finds, kind by kind. ST_OK: it came to the end, whatever was found. ST_MISSING: no such
 * organisation. ST_STOPPED: the watch said so; what was found until then has been told. */
enum status check_run(struct db *db, const struct check_ask *ask, check_sink sink, void *ctx,
                      struct err *e);

/* What there is to look at in one record that stands (id): a post begun before the person joined,
 * or on a committee while on probation; a term, the last of its organisation, that ended more than
 * ten years ago. The sentence is appended, without its end; nothing: nothing. */
struct buf;
struct entity;
enum status check_say(struct db *db, const struct entity *en, int64_t id, daynum today,
                      struct buf *out, struct err *e);

/* Makes the marks anew from the records: mends what check finds about them. */
enum status check_mend(struct db *db, struct err *e);

#endif
