/* Inside the lines of the due list. */
#ifndef LINES_OWN_H
#define LINES_OWN_H

#include "lines.h"
#include "office.h"
#include "short_names.h"

struct line_source {
    struct office *office; /* at rest but while lines are made */
    struct short_names *names;
    daynum day;
};

struct line *line_new(struct line_source *from, const struct duty *d);
struct line *line_new_old(struct line_source *from, size_t old); /* that counts so many */
void line_free(struct line *line);

/* What the view asks the scheduler for. */
struct due_filter lines_filter(const struct app *a, const struct view *view);

/* lines_place.c: n lines are taken out of the list, or put into it, each at its place; v is put in
 * order. */
void lines_take_out(struct lines *l, struct line **v, size_t n);
void lines_put_in(struct lines *l, struct line **v, size_t n);
void lines_drop_blocks(struct lines *l);

#endif
