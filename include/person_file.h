/* What the office's records and obligations say of one person (党员): attendance and dues of a
 * year, hours against need, what this person lacks now, and the days ahead. Facts with their
 * clauses; nothing is judged and nobody compared. */
#ifndef PERSON_FILE_H
#define PERSON_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "figures.h"
#include "schedule.h"

struct buf;

/* What a rule asks of each in the period of half a year or more that holds the day: hours of study,
 * days in the field, trainings. */
struct person_need {
    char *title, *source;
    enum measure measure;
    int64_t need, have; /* hours: hundredths; have as the engine counts them */
    daynum deadline;
    bool asked; /* false: waived, or not there for half of the period */
    bool met;
};

/* A duty that names the person: as one who lacks, or whose matter it is. */
struct person_lack {
    char *id; /* of due_id */
    char *matter, *org, *source;
    daynum deadline; /* DAY_NONE: none */
    enum duty_status status;
    bool guarded; /* of an event that is private to its organisation */
};

struct person_date {
    daynum day;
    char *what, *next, *source; /* next: what is done then */
};

struct person_file {
    char *code, *name;
    struct period year;    /* from 1 January to the day asked */
    struct figures figure; /* expected, present; due, paid, owing of the months begun */
    struct person_need *needs;
    size_t nneeds, needs_cap;
    char *weight; /* what the points of the members have to weigh, and whether they do; NULL: not
                     asked (量化积分) */
    struct person_lack *lack; /* by deadline */
    size_t nlack, lack_cap;
    struct person_date *date; /* likewise */
    size_t ndate, date_cap;
    daynum *talk; /* talks of the year in which the person took part (谈心谈话) */
    size_t ntalks, talks_cap;
};

/* The office knows names. */
struct office;
enum status person_file_of(struct person_file *f, struct office *o, const char *person, daynum day,
                           struct err *e);
void person_file_free(struct person_file *f);

/* 24/56 学时，还差 32 */
void person_need_words(struct buf *b, const struct person_need *n);

#endif
