/* The due list as JSON, CSV, a table for people, a workbook, a calendar and a letter. The form of
 * the JSON is a contract (commands.md). */
#ifndef DUE_PRINT_H
#define DUE_PRINT_H

#include "buf.h"
#include "due.h"

enum due_format { DUE_JSON, DUE_JSONL, DUE_CSV };

struct due_printer;

/* Prints into out, which the caller may empty between two duties. */
struct due_printer *due_printer_new(enum due_format f, struct buf *out, const struct world *w,
                                    daynum today);
void due_printer_add(struct due_printer *p, const struct duty *d);
void due_printer_end(struct due_printer *p); /* closes the list and frees p */

/* A table of at most `width` cells (0: as wide as it needs), with what was filtered and the as-of
 * day. */
void due_table(struct buf *out, const struct world *w, const struct due_filter *f,
               const struct due_list *l, int width);

/* A workbook: the list, and a sheet that explains each figure. author: who made it. */
enum status due_workbook(const char *path, const struct world *w, const struct due_filter *f,
                         const struct due_list *l, const char *author, struct err *e);

/* A calendar of tasks, for programs that keep one. Each has the duty's id (due_id) for ever. */
void due_ics(struct buf *out, const struct world *w, const struct due_list *l);

/* A letter: a sentence that says it all, then the lines by status, wrapped at `width` cells (0:
 * 76). */
void due_letter(struct buf *out, const struct world *w, const struct due_filter *f,
                const struct due_list *l, int width);

/* The organisation a list is about: the one asked for, else the root. */
const char *due_unit(const struct world *w, const struct due_filter *f);

#endif
