/* Events (事项) that records speak of and nobody has entered: a failed review, a grade that was
 * given, a post that was taken, a rank that asks for an interview. The program makes no event by
 * itself (obligations.md, section 8): it offers them, and whoever enters one decides that it is
 * one. */
#ifndef PROPOSAL_H
#define PROPOSAL_H

#include "office.h"

struct proposal {
    char *type, *title; /* review_failed, 评议不合格 */
    char *org, *person; /* whose event: one of the two codes, the other "" */
    char *where;        /* the organisation it is about, a person's own */
    char *what;         /* 2025 年度评议不合格 */
    char *asks, *source; /* what it would ask for: 评议不合格的组织处置, 宁党发〔2018〕6号 二·4 */
    char *entity, *key; /* the record that speaks of it */
    daynum day;         /* when it occurred */
};

struct proposals {
    struct proposal *v; /* by entity, key and type */
    size_t n, cap;
};

/* What records of the last 400 days speak of, where a rule of the policy in force asks something
 * after such an event and its deadline is not before the day from which on it is asked. An event of
 * that type entered for it from 31 days before that day on is taken for it. The office must know
 * names. */
enum status proposals_make(struct proposals *p, struct office *o, daynum today, struct err *e);
/* Those of one record alone: nothing but a statement where it speaks of none. */
enum status proposals_of(struct proposals *p, struct db *db, const char *entity, const char *key,
                         daynum today, struct err *e);
void proposals_free(struct proposals *p);

/* Fills a row of the entity event, not saved. */
struct row;
void proposal_row(const struct proposal *p, struct row *event);

#endif
