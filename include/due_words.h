/* The words of the due list: what a line is about, how far it has come, what its rule demands. */
#ifndef DUE_WORDS_H
#define DUE_WORDS_H

#include "buf.h"
#include "schedule.h"

void due_matter(struct buf *b, const struct world *w,
                const struct duty *d); /* 支部主题党日（2026年3月） */
/* The same for paper, mail and calendars: of an event that is private to its organisation
 * (群众有不良反映 …) without the name. */
void due_open_matter(struct buf *b, const struct world *w, const struct duty *d);
bool due_private(const struct world *w, const struct duty *d);               /* of such an event */
void due_progress(struct buf *b, const struct duty *d);                      /* 0/1 */
void due_amount(struct buf *b, int64_t amount, bool hours);                  /* 1.5 */
void due_demand(struct buf *b, const struct world *w, const struct rule *r); /* 每月至少 1 次 */
/* 党章 第十二条, and whether what the document leaves open there (a number, a deadline) is the
 * program's own: 〔2022〕1号 二·3（数字为程序所定）. */
void due_source(struct buf *b, const struct rule *r);
bool due_is_chosen(const struct rule *r);
void due_condition(struct buf *b, const struct world *w, const struct rule *r); /* when_text */
/* 支部主题党日: the title of the policy, else the label of the dictionary. */
const char *due_type_title(const struct vocabulary *v, int type);
const char *due_event_title(const struct vocabulary *v, int type);

/* What a record lacks, as people call it: 列席, 谈心谈话. */
const char *due_element(const struct world *w, const char *element);

#endif
