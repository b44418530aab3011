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

/* A long option of a command: --name VALUE or --name=VALUE; -o is written "o". */
struct option_spec {
    const char *name;
    const char **value; /* takes a value: set here */
    bool *flag;         /* or is a switch */
};

/* Reads the options of c into the specs (closed by a NULL name); what is left are the plain arguments, in order, in
 * c->argv, counted by c->argc. "--" ends the options. An unknown one or a missing value: ST_USAGE. */
enum status options_read(struct call *c, const struct option_spec *specs, struct err *e);

#endif
