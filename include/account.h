/* An account (账): how a period stands as of a day, as plain data of its own: the obligations whose
 * deadline lies in it, and the figures. It is made from an office, or read as a closing kept it
 * (结账数字); the closed report is printed from the latter, and the two compared tell what changed
 * after the closing (结账后变动). */
#ifndef ACCOUNT_H
#define ACCOUNT_H

#include "buf.h"
#include "office.h"

struct account_org {
    const char *code, *name; /* the name on the last day of the period */
    enum org_kind kind;
    const char *parent;      /* code, on that day; "": none */
    bool own_books;          /* its records are kept elsewhere; its figures are handed up */
    bool below;              /* something stands below it */
    struct figures own, sum; /* by itself, and with all below it */
};

struct account_rule {
    const char *id, *title, *source;
    enum rule_kind kind; /* RULE_STREAK: as it stood on the day, later days say nothing about it */
};

struct account_duty {
    int org, rule; /* indices */
    enum duty_status status;
    daynum period_start, deadline, done_on; /* DAY_NONE: null */
    const char *matter;                     /* 支部主题党日（2026年3月） */
    const char *event, *item;               /* "": none */
    int64_t have, need;                     /* hundredths where `hours` is set */
    bool hours, advice;
    const char *lacking; /* by name, joined with 、 */
};

struct account {
    struct period period;
    daynum today; /* as of which day */
    struct account_org
        *org; /* by code: those of the scope that lived in the period or have figures */
    size_t norg;
    struct account_rule *rule; /* by id */
    size_t nrule;
    struct account_duty *duty; /* by organisation, rule, period_start, event, item */
    size_t nduty;
    struct pool *pool; /* owns the texts */
};

/* scope: that organisation and those below it on the last day; -1: all. */
enum status account_make(struct account **out, struct office *o, struct period p, daynum today,
                         int scope, struct err *e);
/* The same of the organisations alone that are marked in wanted[0 .. norg-1] (NULL: all): quick
 * where they are few. Sums with what is below are those of the marked ones. */
enum status account_make_of(struct account **out, struct office *o, struct period p, daynum today,
                            int scope, const bool *wanted, struct err *e);
void account_free(struct account *a); /* NULL is legal */

/* Writes it as what a closing keeps (inside the transaction of the door), and reads it again. *out
 * is NULL where that closing kept nothing: it was entered by hand. */
enum status account_keep(struct db *db, int64_t closing, const struct account *a, struct err *e);
enum status account_read(struct account **out, struct db *db, int64_t closing, struct period p,
                         daynum today, struct err *e);

/* What became different, and by what. */
enum account_cause {
    CHANGED_LATER,    /* 结账后补办 */
    CHANGED_RECORDS,  /* 补录或更正记录 */
    CHANGED_WAIVER,   /* 免除 */
    CHANGED_UNWAIVED, /* 免除撤回 */
    CHANGED_TERM,     /* 任期 */
    CHANGED_PEOPLE,   /* 党员、职务或组织关系: somebody else must meet it */
    CHANGED_GONE,     /* 不再要求: 制度或组织 */
    CHANGED_NEW,      /* 新增要求: 制度或组织 */
    CHANGED_FIGURES,  /* 数字 */
};
struct account_change {
    enum account_cause cause;
    size_t nth;                 /* in the order in which they were found */
    const char *org, *name;     /* code and name as they were kept (of a new one: as they are) */
    const char *what;           /* the matter, or the figure */
    const char *before, *after; /* 逾期 0/1; "" where there is none */
};
struct account_changes {
    struct account_change *v;
    size_t n, cap;
    struct pool *pool;
};
const char *account_cause_label(enum account_cause c);

/* kept against now, both of the same period and scope; then: now as it would have stood on the day
 * of the closing, for streaks (NULL: there are none). By organisation. */
void account_compare(const struct account *kept, const struct account *now,
                     const struct account *then, struct account_changes *out);
void account_changes_free(struct account_changes *c);
bool account_runs(const struct account *a); /* whether it has streaks */

#endif
