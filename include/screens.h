/* The screens of the program: opened when no command is given. */
#ifndef SCREENS_H
#define SCREENS_H

#include <stdbool.h>

#include "date.h"
#include "err.h"

struct screens_ask {
    const char *db_path; /* where the database is, or shall be */
    daynum today;        /* the day records are typed, and the due list is asked for at first */
    bool pinned;         /* that day was asked for, and stays over midnight */
    const char *org;     /* code: that organisation and those below it; NULL: all */
    const char *user;
    const char *drafts; /* the folder of drafts, with a slash at its end */
    const char *lists;  /* the file that remembers how lists stood */
    /* As the configuration has them; NULL: not said. */
    const char *theme;     /* default, mono, plain */
    const char *ambiguous; /* ambiguous-width: auto, narrow, wide */
    const char *esc_digit; /* esc-digit: yes, no */
    const char *copies;    /* copies: no, or how many are kept */
};

/* Whether there is a terminal that can show them. False: a list is printed instead. */
bool screens_possible(void);

/* Opens the terminal and returns when the program is left. ST_OK also after a hangup: what was
 * typed and not saved is in a draft. */
enum status screens_run(const struct screens_ask *ask, struct err *e);

#endif
