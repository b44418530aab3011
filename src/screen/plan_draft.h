/* The draft of a plan that is not saved (年度计划): its days and themes. */
#ifndef PLAN_DRAFT_H
#define PLAN_DRAFT_H

#include "app_draft.h"
#include "plan_year.h"

void plan_draft_begin(struct draft *d, const struct plan_year *p);
/* `as` stands for `line`, whose form is open; NULL: none is. */
void plan_draft_keep(struct app *a, struct draft *d, const struct plan_year *p,
                     const struct planned *line, const struct planned *as);
/* From such a text: what was held meanwhile, and a day that is none of its month, stay. Its first
 * line is the day of every month (2.5). */
void plan_draft_lines(struct plan_year *p, const char *text);

#endif
