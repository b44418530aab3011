/* What the two halves of the floor share: tables as they were read, days and months. */
#ifndef FLOOR_H
#define FLOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { MONTHS = 60, DAYS = 366 * 5, NEVER = 1 << 28, ALWAYS = -NEVER, CODE = 16 };
enum { COMMITTEE = 1, GENERAL = 2, BRANCH = 4, GROUP = 8 };
enum type {
    T_PLAN,
    T_BRANCH_COMMITTEE,
    T_COMMITTEE_MEETING,
    T_MEMBER_REVIEW,
    T_GROUP_MEETING,
    T_JULY_FIRST,
    T_LECTURE,
    T_MEMBER_ASSEMBLY,
    T_LIFE_MEETING,
    T_QUARTER_REPORT,
    T_THEME_DAY,
    TYPES,
    T_NONE = -1
};

struct org {
    char code[CODE], name[96];
    int kind, next_group, group; /* indices; -1 */
    int founded, dissolved, committee_from, committee_to;
    int64_t rank;
};
struct person {
    char code[CODE];
    int joined, full; /* ALWAYS, NEVER: not recorded */
    bool never;       /* no member by the status */
};
struct member {
    int org, person, from, to;
};
/* What an organisation holds of a type in a month: how often, and the earliest day. */
struct cell {
    int n, reached;
};

extern struct org *orgs;
extern struct person *persons;
extern struct member *members; /* by organisation and code */
extern int norgs, *member_at;  /* organisation -> its first member */
extern uint16_t *taken_part;   /* person x month: earliest day of the range + 1; UINT16_MAX: none */
extern int lo, hi, asof, tracking, nmonths, month_of[DAYS];

void die(const char *why);
void *room(size_t n, size_t size);
int day_number(int y, int m, int d); /* days from 1970-01-01 */
int parse(const char *s);            /* YYYY-MM-DD */

void tables_open(const char *path); /* the days are known by then */
void tables_read(void);
/* The marks of the organisation of that rank; ranks are asked for in ascending order. */
void marks_begin(void);
void marks_read(int64_t rank, struct cell (*cells)[MONTHS]);

#endif
