/* What schema/ holds, compiled in: migrations and shipped policies. The named
 * statements are in query.h, which is generated. */
#ifndef SCHEMA_H
#define SCHEMA_H

struct migration {
    int version; /* 1, 2, 3 … without a gap: the number its file name begins with */
    const char *name;
    const char *sql; /* several statements; to be run in one transaction */
};

/* In order; closed by a row whose sql is NULL. */
extern const struct migration schema_migrations[];

struct shipped_policy {
    const char *id;   /* base, nx6 … */
    const char *text; /* the INI file */
};

/* In the order of Makefile.am; closed by a row whose id is NULL. */
extern const struct shipped_policy schema_policies[];

/* Holidays and make-up working days of a year (国务院办公厅 announces them in the November before),
 * as `import calendar` takes them. */
struct shipped_calendar {
    const char *year; /* 2026 */
    const char *text; /* CSV: day,kind,name */
};

/* By year; closed by a row whose year is NULL. */
extern const struct shipped_calendar schema_calendars[];

#endif
