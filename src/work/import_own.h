/* What the files of import share. */
#ifndef IMPORT_OWN_H
#define IMPORT_OWN_H

#include "buf.h"
#include "import.h"
#include "save.h"

#define IMPORT_REASON "错误原因" /* header of the column that --errors adds */

/* What lists of meetings say of who was there. */
enum import_roll { ROLL_CALLED, ROLL_PRESENT, ROLL_ABSENT, ROLL_LEAVE, IMPORT_ROLL };

/* One line of the file, read. */
struct import_line {
    int number;
    bool bad;                      /* a value could not be read: refused already */
    char *value[MODEL_MAX_FIELDS]; /* normalised; NULL: empty */
    uint64_t emptied;              /* fields whose cell says so: （空） */
    uint64_t months;               /* fields of a day that have a month alone (import_month) */
    char *roll[IMPORT_ROLL];       /* as written; NULL: empty, or nobody asked for it */
    bool alike;                    /* refused because it looks like another */
    char *aside;                   /* what stands in a row that is no record; NULL: it is one */
};
void import_line_clear(struct import_line *l);

/* What a name of an organisation was settled to be. */
struct import_org {
    char *key; /* in import_run.settled */
    char *code, *name;
    bool made; /* by this run */
};

/* The run of an import: what comes of each line is counted, told (kept), and held against what was
 * expected of it. */
struct import_run {
    struct import *im;
    struct change *c;
    struct db *db;
    const struct import_how *how;
    const struct import *expected; /* a preview; NULL: nothing in particular */
    bool keep;                     /* im->row */
    size_t lines;
    struct map *touched; /* codes of the roster's rows that the file has; NULL: no roster */
    struct map *refused; /* names of those that were refused */
    struct map *orgs;    /* codes of the organisations it names */
    struct buf note;     /* of the line at hand */
    int missing_at;      /* of im->missing, what the line at hand lacks; -1: nothing */
    struct org_likes *likes;
    struct map *missing; /* name -> of im->missing */
    struct map *settled; /* name -> of org, -1: not any more; NULL: none */
    struct map *met;     /* of meetings, by what `meeting` says of the line at hand */
    struct buf meeting;
    struct import_meetings *meetings;
    size_t nmeetings, meetings_cap;
    int64_t last_meeting; /* that was there before: those with a larger id are made here */
    bool met_new;
    struct import_org *org;
    size_t norg, org_cap;
    bool marked;   /* the line at hand makes organisations; norg before the first one: */
    size_t before; /* those from here on fall with the line */
};
/* row: as the database has it now; of a refused line it means nothing. ST_REFUSED: not what was
 * expected. */
enum status import_came_of(struct import_run *r, const struct import_line *l,
                           enum import_state state, const struct row *row, struct err *e);
enum status import_execute(struct import_run *r, struct err *e);

/* A month where a day is asked: the day on record stays where it lies in that month; a birthday
 * comes out of the ID number; else it is refused, nothing is guessed. Such fields leave *given.
 * row: as it will be put, its code or id known where it is an old one. */
enum status import_settle_months(struct import_run *r, const struct import_line *l, struct row *row,
                                 uint64_t *given, int *fault, struct err *e);
int import_column_of(const struct import *im, int field); /* -1: none */

enum {
    IMPORT_PASSED = -2, /* a column that every file has and none of ours is */
    IMPORT_UNKEPT = -3  /* one that offices have and of which nothing is recorded here */
};
char *import_plain_header(const char *s); /* without what people put around it: blanks, line ends, *
                                             for required ones, a colon; to be freed */
/* 缺席人员 is not 列席人员, however many characters they share: one says who was not there. */
bool import_says_absence(const char *plain);
int import_header_field(const struct entity *en, const char *plain); /* or one of these, or -1 */
/* import_unkept.c: whether it is such a header; *hint: where else it is entered, or "". */
bool import_header_unkept(const struct entity *en, const char *plain, const char **hint);
/* What was said of the nth column (from 1) of that header, the last word first; NULL: nothing. */
const struct import_map *import_map_of(const struct import_maps *maps, const char *header,
                                       const char *plain, int nth);
/* The sheet and the header alone. */
enum status import_find_header(struct import *im, const char *sheet, const struct import_maps *maps,
                               struct err *e);
void import_forget_header(struct import *im);

/* Whether a row of the table is no record: then what it says is appended. */
enum aside { ASIDE_NONE, ASIDE_BLANK, ASIDE_TOLD };
enum aside import_aside(const struct import *im, const struct source_row *row, struct buf *out);

/* aside_words.c: a cell without blanks, full-width signs as plain ones, that begins like a total or
 * a line to be signed. */
bool aside_total(const char *s);
bool aside_signature(const char *s);

/* import_ask.c: what is asked of a line before it is put, and noted of it after. */
/* The row the line means where it is a new one that looks like another: as was decided. ST_REFUSED:
 * nothing was decided, l->alike. */
enum status import_ask_alike(struct import_run *r, struct import_line *l, struct row *row,
                             uint64_t given, struct err *e);
/* A row that was put because it was said to be another one is told apart from those it looks like.
 */
enum status import_set_apart(struct import_run *r, const struct import_line *l,
                             const struct row *row, struct err *e);
/* What is told of a row that was put: a code that was made, a member nobody can tell the stage of.
 */
void import_note(struct import_run *r, const struct import_line *l, const struct row *row,
                 bool created);
/* Gives the stage that was said for all of whom it is not known. */
enum status import_fill_stage(struct import_run *r, struct row *row, uint64_t *given,
                              struct err *e);
/* import_roll.c: the column of each, -1: none; after the meeting of the line was put. */
void import_roll_columns(const struct import *im, int column[IMPORT_ROLL]);
int import_header_roll(const struct entity *en, const char *plain); /* import_unkept.c; -1: none */
bool import_says_nobody(const char *cell);                          /* 无 */
enum status import_take_roll(struct import_run *r, const struct import_line *l,
                             const struct row *row, struct err *e);
/* import_unattended.c: a meeting that was put; at the end what is to be told of all of them. */
enum status import_note_meeting(struct import_run *r, const struct row *row, bool created,
                                struct err *e);
enum status import_tell_unattended(struct import_run *r, struct err *e);
enum status import_meetings_begin(struct import_run *r, struct err *e); /* before the first line */
void import_meetings_end(struct import_run *r);
/* import_blank.c */
bool import_says_empty(const char *cell);
/* Fields of which the line says nothing. */
uint64_t import_blanks(const struct import_run *r, const struct import_line *l);
/* After a record was changed by the line. */
void import_note_cleared(struct import_run *r, const struct import_line *l, const struct row *row,
                         uint64_t given);
/* import_orgs.c: organisations that are not there. */
/* What the field says: the code it was settled to be, else the value itself. Borrowed. */
const char *import_org_value(const struct import_run *r, const struct import_line *l, int field);
/* Of a line refused for that field, row as the door left it: true: it names an organisation that
 * was settled now, and is to be put once more. Else r->missing_at, and e says what may be done,
 * where that is why. */
bool import_settle_org(struct import_run *r, const struct import_line *l, const struct row *row,
                       int field, enum status *s, struct err *e);
/* After the line: the organisations it made stay where it went in, and go where it did not. Returns
 * so_far, or why it failed. */
enum status import_keep_orgs(struct import_run *r, enum status so_far, struct err *e);
/* The name of an organisation that this run has made; NULL: it is none. */
const char *import_org_made(const struct import_run *r, const struct field *f, const char *code);
void import_orgs_end(struct import_run *r);
void import_forget_missing(struct import *im);
void import_forget_meant(struct import *im); /* what was said of them */
/* The row that is meant; id 0: none yet. */
enum status import_find_old(struct db *db, const struct row *row, struct row *old, struct err *e);
void import_name(struct names *names, const char *name, const char *org);
void import_unname(struct names *names); /* the last one */

void import_refuse(struct import *im, int line, int column, const char *reason);
void import_forget(struct import *im); /* what the last run found */

/* The lines below the header, from the first one on. */
enum status import_lines_begin(const struct import *im, struct err *e);
/* What the cells of each column said last: lines about one organisation follow each other, and
 * what says the same is not read again. NULL: nothing is kept. */
struct import_cell *import_cells_new(const struct import *im);
void import_cells_free(struct import_cell *last, const struct import *im);
/* 1: l is filled (it was cleared); 0: the end; -1: failed. */
int import_lines_next(struct import *im, struct import_cell *last, struct import_line *l,
                      struct err *e);

/* All lines, in an order in which those referred to come first: a branch and its general branch.
 * Only for entities that refer to themselves. */
struct import_lines {
    struct import_line *line;
    size_t n, cap;
    size_t *order;
};
bool import_lines_refer(const struct entity *en);
enum status import_lines_all(struct import_lines *all, struct import *im, struct err *e);
void import_lines_free(struct import_lines *all);

#endif
