/* The lines of the due list as the screen shows them: copies, so that no snapshot is held. */
#ifndef LINES_H
#define LINES_H

#include <stdint.h>

#include "app.h"
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

struct line {
    char *id; /* of due_id; "" for the counted line of old ones */
    int64_t hash;
    char *text[LINE_COLUMNS];
    enum duty_status status;
    int64_t have;
};

/* What is shown. */
enum what { WHAT_OWED, WHAT_LATE, WHAT_ALL, WHAT_OLD };
struct narrow;
struct view {
    enum what what;
    unsigned kinds; /* bits of enum rule_kind; 0: all */
    bool by_org;    /* else by urgency */
    const struct narrow *narrow; /* NULL: everything of the scope */
};

struct lines {
    struct line *v;
    size_t n, cap;
    size_t overdue, soon, month, waived, old; /* whatever is shown */
};

/* Reads the due list anew. On failure the lines are as they were. */
enum status lines_read(struct lines *l, struct app *a, const struct view *view, struct err *e);
void lines_free(struct lines *l);
const struct line *lines_find(const struct lines *l, const char *id); /* NULL: not there */
enum look line_look(enum duty_status status);
bool line_matches(const struct line *line, const char *text);

/* The lines v as the command `due` writes them into files: EXPORT_CSV, EXPORT_XLSX, EXPORT_ICS. */
enum status lines_save(struct app *a, const struct view *view, const struct line *const *v,
                       size_t n, const char *path, enum export_format format, struct err *e);

#endif
