/* Importing on the screen (导入): a file is chosen, its columns are looked at, its rows are tried,
 * and what was shown is put in. */
#ifndef IMPORT_SCREEN_H
#define IMPORT_SCREEN_H

#include <sys/stat.h>

#include "app.h"
#include "import.h"

struct importing {
    struct app *app;
    const struct entity *en;
    char *path, *file; /* file: its name, without the folder */
    struct stat as_read;
    struct source *source;
    struct import im;
    struct import_maps maps; /* what was said of columns, now and before */
    bool dated;              /* it was said what is done without a day of birth */
    bool staged;             /* it was said what those are whose stage is not known */
    bool blanked;            /* it was said what empty cells do */
    bool rolled;             /* it was said whether attendance is taken */
    bool done;               /* it was put in */
};

/* The columns, then the preview; returns when they have closed. */
void import_columns_run(struct importing *x);
/* What comes of each row; from here it is put in. */
void import_preview_run(struct importing *x);

/* The file once more, if it was written since: it may have been mended. What was said of single
 * rows is forgotten then, for others may stand in their lines. ST_REFUSED: its columns are others;
 * nothing is changed then. */
enum status import_look_again(struct importing *x, struct err *e);

/* Whether a row that looks like another is that one, `why` it is asked; true: it was said. */
bool import_say_alike(struct importing *x, const struct import_row *r, const char *why);
/* What a name means that is no organisation's; true: it was said. */
bool import_say_org(struct importing *x, const struct import_missing *m);
/* The same of all of which nothing was said: those that are near another one, then all the others
 * together. *again, False: as below. */
bool import_ask_orgs(struct importing *x, bool *again);
/* Whether people come in without the birthday of which the file has the month alone; once. *again:
 * the rows are to be tried anew. False: Esc. */
bool import_ask_birth(struct importing *x, bool *again);
/* What those are of whom the file does not say it, once. *again: the rows are to be tried anew.
 * False: Esc. */
bool import_ask_stage(struct importing *x, bool *again);
/* Likewise whether empty cells empty what is recorded. */
bool import_ask_blank(struct importing *x, bool *again);
/* Likewise whether attendance is taken from the columns that say who was missing. */
bool import_ask_roll(struct importing *x, bool *again);
/* After it was done: what is still asked of the meetings that came in. */
void import_tell_open(const struct import *im);
/* Whether it is to be done; what is refused stays out only where that is said plainly. */
bool import_agreed(const struct import *im);

#endif
