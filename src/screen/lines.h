/* The lines of the due list as the screen shows them. What they were made from is kept beside them,
 * without a snapshot: their words are put together when they are asked for, and after a save only
 * the lines of the organisations it touched are made anew. */
#ifndef LINES_H
#define LINES_H

#include <stdint.h>

#include "app.h"
#include "export.h"
#include "tui.h"

enum {
    LINE_STATUS,
    LINE_DEADLINE,
    LINE_DAYS,
    LINE_ORG,
    LINE_MATTER,
    LINE_PROGRESS,
    LINE_SOURCE,
    LINE_COLUMNS
};

struct line_source; /* the office, names, the day */

/* A line; it stays where it is until its organisation is touched. */
struct line {
    struct line_source *from;
    struct line *next; /* of the same organisation */
    struct duty duty;  /* without what is lacking; org -1: the counted line of old ones */
    char *item;        /* the duty's; NULL */
    int64_t hash;      /* the same over refreshes, from one start to the next too */
    char *id, *text[LINE_COLUMNS]; /* line_id(), line_text() */
};

const char *line_id(struct line *line);        /* of due_id; "" for the counted line of old ones */
const char *line_org(const struct line *line); /* its code, borrowed; NULL for the counted line */
const char *line_text(struct line *line, int column);
/* A cell on the screen: a deadline the program has chosen has a * behind it, told by line_note. */
void line_cell(struct line *line, int column, struct buf *out);
void line_note(const struct line *line, struct buf *status); /* line may be NULL */
/* The matter in so many cells: first the running year goes from its period, then what is
 * told of its day, then the middle of the title. */
void line_matter(struct buf *out, const char *matter, int width, daynum as_of);
int line_status_width(bool all); /* cells of the longest word; all: 建议未做 may be there */
enum look line_look(const struct line *line, int column);
enum look duty_look(int class); /* duty_class */
bool line_matches(struct line *line, const char *text);

/* What is shown. */
enum what { WHAT_OWED, WHAT_LATE, WHAT_ALL, WHAT_OLD };
struct narrow;
struct view {
    enum what what;
    unsigned kinds;              /* bits of enum rule_kind; 0: all */
    bool by_org;                 /* else by urgency */
    const struct narrow *narrow; /* NULL: everything of the scope */
};

/* Counts of one organisation, or of all. */
struct line_counts {
    size_t overdue, unmet, soon, month, waived, old;
};

/* Some lines that follow each other; never none. */
struct line_block {
    size_t n, before; /* before: lines in the blocks before this one */
    struct line *v[];
};

struct lines {
    struct line_block **block; /* the list in its order: lines_at() */
    size_t nblock, block_cap, n;
    size_t block_most;      /* lines of a block at most, 2 and up; 0: as many as is best */
    struct line_counts all; /* whatever is shown */
    size_t gone;            /* lines of before that the last refresh no longer found */
    bool whole;             /* the last refresh made all of it anew */

    struct line_source *from;
    struct line **first;    /* of each organisation */
    struct line_counts *of; /* likewise */
    struct line *old;       /* the counted line; NULL: none */
    struct view view;       /* what they were made for, as of from->day */
    char *scope;            /* code; NULL: all */
    bool stale;             /* has to be made anew */
};

/* Makes the list anew. On failure the lines are as they were. */
enum status lines_read(struct lines *l, struct app *a, const struct view *view, struct err *e);
/* The same list, where only what was saved since has to be looked at. */
enum status lines_refresh(struct lines *l, struct app *a, const struct view *view, struct err *e);
void lines_free(struct lines *l);
struct office *lines_office(const struct lines *l); /* at rest, borrowed; NULL: not up to date */
struct line *lines_find(const struct lines *l, const char *id); /* NULL: not there */
struct line *lines_at(const struct lines *l, size_t place);     /* 0 .. n-1 */
/* Where the line of that hash is among those of an organisation (-1: the counted one); false: not
 * there. */
bool lines_place(const struct lines *l, int org, int64_t hash, size_t *place);

/* The lines v as the command `due` writes them into files: EXPORT_CSV, EXPORT_XLSX, EXPORT_ICS. */
enum status lines_save(struct app *a, const struct view *view, struct line *const *v, size_t n,
                       const char *path, enum export_format format, struct err *e);

#endif
