/* The matrix (履职矩阵): organisations x rules, have and need of each in a period (commands.md).
 * Plain data of its own, that outlives the office it was made from. */
#ifndef MATRIX_H
#define MATRIX_H

#include "buf.h"
#include "due.h"

/* Obligations whose deadline lies in the period, of one organisation by one rule. Nothing was asked
 * where need and waived are both 0. */
struct matrix_cell {
    int32_t have;    /* done and late */
    int32_t need;    /* all but waived */
    int32_t waived;  /* 免除 */
    int32_t overdue; /* 逾期 as of today */
    int32_t unmet;   /* 不达标 */
    int32_t advice;  /* advice that was not followed: never overdue */
    int32_t due;     /* 临期 */
    int32_t open;    /* 待办 */
    int32_t late;    /* 补办, counted in have too */
    int32_t missing; /* 未报: of an organisation with books of its own; counted nowhere else */
};

/* What a cell says in one word: the most urgent of its obligations. */
enum matrix_mark {
    MARK_NONE, /* nothing was asked */
    MARK_OVERDUE,
    MARK_UNMET,
    MARK_DUE,
    MARK_OPEN,
    MARK_UPCOMING,
    MARK_ADVICE,
    MARK_LATE, /* all of it, some late */
    MARK_DONE,
    MARK_WAIVED,
    MARK_MISSING, /* 未报 */
    MATRIX_MARKS
};

struct matrix_rule {
    char *id, *title, *source;
    int version; /* the newest that asked */
};
struct matrix_org {
    char *code, *name;
    size_t first; /* where its cells begin; they end where those of the next one do */
};
struct matrix_entry {
    int column;
    struct matrix_cell cell;
};

struct matrix {
    struct period period;
    daynum today;
    struct matrix_rule *rule; /* columns, by id */
    size_t nrules;
    struct matrix_org *org; /* rows, in the order of codes: organisations of which something was
                               asked; org[norgs] ends the list */
    size_t norgs;
    struct matrix_entry *entry; /* cells in which something was asked: row by row, by column */
    struct matrix_cell *of_rule, *of_org, all; /* totals */
};

/* org: that organisation and those below it; -1: all. watch may be NULL; ST_STOPPED where it said
 * stop. */
enum status matrix_make(struct matrix *m, struct office *o, struct period p, daynum today, int org,
                        const struct watch *watch, struct err *e);
void matrix_free(struct matrix *m);
/* Never NULL. */
const struct matrix_cell *matrix_at(const struct matrix *m, size_t row, size_t column);
bool matrix_asked(const struct matrix_cell *c);
int32_t matrix_pending(const struct matrix_cell *c); /* 期限未到: 临期, 待办 and 未到期 */

/* The columns of some rows summed: of_rule[0 .. nrules-1], what stood there is lost. */
void matrix_sum(const struct matrix *m, const size_t *rows, size_t n, struct matrix_cell *of_rule,
                struct matrix_cell *all);

enum matrix_mark matrix_mark(const struct matrix_cell *c);
const char *matrix_mark_word(enum matrix_mark k);  /* 逾 */
const char *matrix_mark_label(enum matrix_mark k); /* 逾期 */
/* 完成 2/3（补办 1），逾期 1，免除 1; 没有要求. */
void matrix_cell_words(struct buf *b, const struct matrix_cell *c);
/* 2/3逾; 免; empty where nothing was asked. */
void matrix_cell_text(struct buf *b, const struct matrix_cell *c);

#endif
