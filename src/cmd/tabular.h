/* What the commands that print a table share: --period, --org, --format, --width, -o. */
#ifndef TABULAR_H
#define TABULAR_H

#include "command.h"
#include "office.h"
#include "table.h"

/* How a table is printed. */
struct table_call {
    enum table_format format;
    int width;        /* cells; 0: as wide as it needs */
    const char *path; /* NULL: standard output */
    /* of a workbook: its title, whose it is, who made it, when; set by the command */
    const char *title, *unit, *author;
    daynum day;
};

/* The options as they stand on the line; NULL where one is not there. */
struct table_options {
    const char *period, *format, *width, *path;
};

#define OPTION_FORMAT                                                                              \
    {                                                                                              \
        .name = "format", .value = N_("格式"),                                                     \
        .help = N_("table、text、csv、json、jsonl、xlsx（须有 -o）"),                              \
        .at = offsetof(struct table_options, format), .words = "table text csv json jsonl xlsx",   \
    }
#define OPTION_PERIOD(told)                                                                        \
    {                                                                                              \
        .name = "period", .value = N_("期间"), .help = (told),                                     \
        .at = offsetof(struct table_options, period), .words = "@period", .kind = OPTION_NEEDED,   \
    }

enum status call_table(const struct table_options *o, struct table_call *out, struct err *e);
enum status call_print(const struct table_call *how, struct table *t, struct err *e);

/* What a workbook says of itself: title, unit (the organisation asked for, -1: the root), author
 * and day. */
void call_name_table(struct table_call *how, const struct call *c, const struct office *o, int org,
                     const char *title);

/* 2026, 2026H1, 2026Q3, 2026-03. */
enum status call_period(const char *s, struct period *p, struct err *e);

/* --private: that guarded columns are taken out is itself on record, before they are. label: what
 * is taken out. */
enum status call_note_private(const struct call *c, const char *entity, const char *label,
                              const char *reason, struct err *e);

/* --org as an organisation of the office; *org stays where there is none. */
enum status call_office_org(const struct call *c, const struct office *o, int *org, struct err *e);

#endif
