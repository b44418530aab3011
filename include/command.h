/* A subcommand: one file in src/cmd, ending in one const struct command. */
#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "date.h"
#include "err.h"

struct buf;
struct command;

/* What stands before the command on the line, and what follows it. */
struct call {
    const char *db_path; /* --db, else $DANGJIAN_DB, else the configuration, else the data folder */
    daynum today;        /* --on, else $DANGJIAN_TODAY, else the local day */
    const char *org;     /* --org: that organisation and those below it; NULL: all */
    const char *user;    /* who is at work, for the journal: $DANGJIAN_USER, else the login name */
    const char *program; /* argv[0] */
    const struct command *command;
    int argc; /* what follows the command's name */
    char **argv;
};

/* An option: --name VALUE or --name=VALUE; -o is written "o". This row is the only place where it
 * stands: it is read, told by help and manual, and offered to the shell from here. */
struct option {
    const char *name;
    const char *value; /* what follows it, in a word: 天数; NULL: a switch */
    const char *help;
    size_t at;         /* where its value goes in the options of the command, by offsetof */
    const char *words; /* what the shell offers, see complete.c: "text json @file"; NULL: nothing */
    /* MANY: into a struct option_many; OUTPUT: a file, NULL where "-" says standard output */
    enum { OPTION_ONE, OPTION_NEEDED, OPTION_MANY, OPTION_OUTPUT } kind;
};

/* Values of an option that may stand several times, in order. */
struct option_many {
    const char **values; /* room for `max`, the caller's */
    int max, n;
};

enum { COMMAND_ARGS = 4 };

struct command {
    const char *name;
    const char *usage;              /* the plain arguments: 种类 字段=值… */
    const char *summary;            /* one Chinese line */
    const char *help;               /* what else there is to say, a line each; NULL: nothing */
    const struct option *options;   /* closed by a NULL name; NULL: none */
    const char *args[COMMAND_ARGS]; /* what the shell offers for the plain arguments, in their
                                       order; what begins with '+' is for all that follow */
    enum status (*run)(struct call *c, struct err *e);
};

extern const struct command *const commands[]; /* closed by NULL, in the order of --help */

/* Rows that several commands have. */
#define OPTION_FILE(type, member)                                                                  \
    {                                                                                              \
        .name = "o", .value = N_("文件"), .help = N_("写入文件（要么完整，要么没有）"),            \
        .at = offsetof(type, member), .words = "@file", .kind = OPTION_OUTPUT,                     \
    }
#define OPTION_WIDTH(type, member)                                                                 \
    {                                                                                              \
        .name = "width", .value = N_("列"), .help = N_("表格宽度，单位是半角字符"),                \
        .at = offsetof(type, member),                                                              \
    }
#define OPTION_VERSION(type, member)                                                               \
    {                                                                                              \
        .name = "if-version", .value = N_("版本"), .help = N_("仅当记录还是这一版时才做"),         \
        .at = offsetof(type, member),                                                              \
    }

const struct command *command_find(const char *name); /* NULL: none */
enum status help_all(struct err *e);
enum status help_one(const char *name, struct err *e);

extern const struct option global_options[]; /* those before the command, into struct globals */
struct globals {
    const char *db, *on, *org, *lang;
    bool version, help;
};

/* Reads the options of c->command into its own struct; what is left are the plain arguments, in
 * order, in c->argv, counted by c->argc. "--" ends the options. An unknown one or a missing value:
 * ST_USAGE. */
enum status options_read(struct call *c, void *into, struct err *e);
/* Those before the command: up to the first plain argument, of which *at is the place. */
enum status options_before(int argc, char **argv, int *at, struct globals *into, struct err *e);

/* 种类 [--format 格式] …: the plain arguments and every option they do not name. */
void command_usage(const struct command *c, struct buf *out);
/* --format 格式, as it is typed */
void option_spelling(const struct option *o, struct buf *out);

/* The entity and the organisation (--org; *org NULL: all) of a call, in plain words where there is
 * none. */
struct entity;
struct db;
enum status call_entity(const struct call *c, const struct entity **en, struct err *e);
/* The database for writing: whoever changes figures that a closing kept is told so on standard
 * error. */
enum status call_open(const struct call *c, struct db **db, struct err *e);
/* The copy of the day (copies.h), before anything is written; what went wrong is said on standard
 * error and stands in nobody's way. call_open does it. */
void call_copy(struct db *db);
/* Where the clock is behind the journal (journal.h): said on standard error. */
void call_tell_clock(struct db *db);
enum status call_org(const struct call *c, struct db *db, struct buf *org, struct err *e);

#endif
