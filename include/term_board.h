/* Terms of office (任期): for each organisation that a term is asked of, when it ends, what has to
 * be done by when, and which posts of the body stand empty.
 *
 * When a term ends and how that stands is what the obligations say; the notice before it is the
 * rule's (上级一般提前6个月提醒). No document gives days to the other steps: their target days are
 * the program's choice (basis = default), counted back from the end, and nothing is overdue by
 * them. */
#ifndef TERM_BOARD_H
#define TERM_BOARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "schedule.h"

enum term_step {
    TERM_NOTICE,        /* 提前提醒 */
    TERM_DELIBERATION,  /* 委员会研究 */
    TERM_REQUEST,       /* 换届请示 */
    TERM_REPLY,         /* 批复 */
    TERM_CANDIDATES,    /* 推荐、考察人选 */
    TERM_NAMES_REQUEST, /* 人选请示 */
    TERM_NAMES_REPLY,   /* 人选批复 */
    TERM_ELECTION,      /* 大会选举 */
    TERM_FIRST_MEETING, /* 新班子第一次会议 */
    TERM_TALKS,         /* 与落选的同志谈话 */
    TERM_RESULT,        /* 结果报告 */
    TERM_RESULT_REPLY,  /* 结果批复、备案 */
    TERM_STEPS
};

const char *term_step_name(enum term_step s); /* 请示 */
const char *term_step_full(enum term_step s); /* 向上级请示换届 */

struct term_line {
    char *org, *name; /* code, name on the day */
    const char *kind; /* a word: branch */
    int64_t id;       /* of the term's row; 0: no term was ever recorded */
    int version;
    daynum elected;    /* DAY_NONE: none recorded */
    int years;         /* its own, else the rule's */
    daynum end;        /* elected + years */
    daynum due;        /* with the extension; DAY_NONE: none recorded */
    char *approval_no; /* of the extension; "" for none */
    enum duty_status status;
    char *title, *source;      /* of the rule */
    daynum target[TERM_STEPS]; /* DAY_NONE: no term recorded */
    daynum done[TERM_STEPS];   /* what the row says was done for the next election; DAY_NONE */
    daynum own[TERM_STEPS];    /* the same for the election of this term */
    enum term_step next;       /* meaningful where `elected` is there */
    size_t vacant;             /* posts of the body that stand empty */
};

/* A post that ended after the election, and nobody came after. */
struct term_vacancy {
    char *org, *org_name;
    char *person;     /* name of who held it last */
    const char *role; /* a word: secretary */
    daynum since;     /* from this day on nobody holds it */
};

struct term_board {
    struct term_line *v; /* by the end of the term, what was never recorded first */
    size_t n, cap;
    struct term_vacancy *vacancy; /* in the order of codes of organisations */
    size_t nvacancy, vacancy_cap;
};

/* org: that organisation and those below it; NULL: all. The office knows names. */
struct office;
enum status term_board_of(struct term_board *b, struct office *o, const char *org, daynum day,
                          struct err *e);
void term_board_free(struct term_board *b);

/* Moves the end of a term: without an approval number it is refused. */
enum status term_extend(struct db *db, const struct term_line *l, const char *until,
                        const char *approval_no, const char *approved_by, daynum today,
                        const char *user, struct err *e);

#endif
