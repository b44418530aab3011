/* A subcommand: one file in src/cmd, ending in one const struct command. */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>

#include "date.h"
#include "err.h"

/* What stands before the command on the line, and what follows it. */
struct call {
    const char *db_path; /* --db, else $DANGJIAN_DB, else the configuration, else the data folder */
    daynum today;        /* --on, else $DANGJIAN_TODAY, else the local day */
    const char *org;     /* --org: that organisation and those below it; NULL: all */
    const char *user;    /* who is at work, for the journal: $DANGJIAN_USER, else the login name */
    const char *program; /* argv[0] */
    int argc;            /* what follows the command's name */
    char **argv;
};

struct command {
    const char *name;
    const char *usage;   /* ENTITY FIELD=VALUE… */
    const char *summary; /* one Chinese line */
    const char *help;    /* the options, a line each; NULL: none */
    enum status (*run)(struct call *c, struct err *e);
};

extern const struct command *const commands[]; /* closed by NULL, in the order of --help */

const struct command *command_find(const char *name); /* NULL: none */
enum status help_all(struct err *e);
enum status help_one(const char *name, struct err *e);

/* A long option of a command: --name VALUE or --name=VALUE; -o is written "o". */
struct option_spec {
    const char *name;
    const char **value; /* takes a value: set here */
    bool *flag;         /* or is a switch */
};

/* Reads the options of c into the specs (closed by a NULL name); what is left are the plain
 * arguments, in order, in c->argv, counted by c->argc. "--" ends the options. An unknown one or a
 * missing value: ST_USAGE. */
enum status options_read(struct call *c, const struct option_spec *specs, struct err *e);

/* Options that may stand several times: their values in order, up to `max`. */
struct option_many {
    const char *name;
    const char **values;
    int max, n;
};

/* The same with some of them (closed by a NULL name). */
enum status options_read_many(struct call *c, const struct option_spec *specs,
                              struct option_many *many, struct err *e);

/* The entity and the organisation (--org; *org NULL: all) of a call, in plain words where there is
 * none. */
struct entity;
struct db;
struct buf;
enum status call_entity(const struct call *c, const struct entity **en, struct err *e);
enum status call_org(const struct call *c, struct db *db, struct buf *org, struct err *e);

#endif
