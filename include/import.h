/* Importing rows: the file is looked at (which sheet, where its header is, which column is which
 * field), then its rows go through the door one by one, in one transaction, one batch. A try and
 * the import itself are the same run; only the try is taken back.
 *
 *     source_open … import_plan … import_run (dry, as often as one likes) … import_run …
 *     source_open … import_look, import_assign … import_preview … import_commit …
 * import_free, source_close */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "db.h"
#include "err.h"
#include "model.h"
#include "org_like.h"
#include "source.h"
#include "watch.h"

struct buf;
struct map;

/* What one refused row says: where and why. */
struct refusal {
    int line;     /* of the file or sheet */
    int column;   /* from 0; -1: the row as a whole */
    char *reason; /* one Chinese sentence */
};

/* What comes of a line. */
enum import_state {
    IMPORT_CREATED,
    IMPORT_UPDATED,
    IMPORT_UNCHANGED,
    IMPORT_ALIKE, /* looks like another one (alike.h), and nobody has said whether it is */
    IMPORT_REFUSED,
    IMPORT_ASIDE, /* no record: a total, a note, a line to be signed */
    IMPORT_STATES
};

/* The same with all that a preview shows of it. */
struct import_row {
    int line;
    enum import_state state;
    int missing;      /* of im->missing, for which it is refused; -1: none */
    int64_t id;       /* the row it means; 0: none yet, or refused */
    int version;      /* of that row, the line put in */
    uint64_t said;    /* digest of what the line says */
    char *name;       /* its first open fields: P0001 张三 */
    uint64_t changed; /* fields that get another value; of a refused line those it has */
    uint64_t
        withheld; /* fields whose values are not shown: private ones, what was said in a talk */
    char *values; /* of each of them before and after, each closed by a zero byte */
    char *note;   /* what is to be known besides; NULL: nothing */
};

/* An organisation that lines name and that is not there. */
struct import_missing {
    char *name;
    char *under;      /* of a 党小组: the branch it is named in, as the file has it; else "" */
    const char *kind; /* what it would be; NULL: it is not made from here */
    int64_t lines;
    struct org_like
        like[ORG_LIKES]; /* which it may mean; no code: it is made by this import, too */
    size_t nlike;
    bool much; /* one is so near that making another one has to be said of this very name */
};

/* What such a name means: text is … */
enum import_means {
    IMPORT_MEANS_THAT, /* … that organisation, by code or name */
    IMPORT_MEANS_NEW,  /* … under which another one is made; a 党小组 comes under its branch */
    IMPORT_MEANS_LATER, /* … nothing: its lines stay outside */
};
struct import_meant {
    char *name, *under; /* as above */
    enum import_means means;
    char *text;
};

/* What a line becomes that looks like another record. */
enum import_alike {
    IMPORT_ASK,    /* it stays outside */
    IMPORT_AS_NEW, /* it is another one */
    IMPORT_AS_THAT /* it is that one, which is changed */
};

/* Names for people, at most IMPORT_NAMES; the count is whole. */
enum { IMPORT_NAMES = 20 };
struct names {
    char **name;
    size_t n, cap;
    int64_t count;
};

struct import {
    const struct entity *en;
    struct source *source; /* borrowed */
    size_t sheet;
    int header_line; /* what stands above it are titles */
    char **header;
    char **sample; /* of each column its first filled cell; NULL: none near the top */
    size_t ncolumns;
    int *field;       /* of each column; -1: passed over, or unknown */
    uint64_t given;   /* the fields that have a column */
    bool *unknown;    /* of each column: nobody has said what it is */
    bool *remembered; /* of each column: its field comes from an earlier import */
    size_t nlines;    /* below the header, as counted; 0: not counted */
    /* of the last run */
    struct refusal *refusals; /* in the order of the file */
    size_t nrefusals, cap;
    int64_t created, updated, unchanged, refused; /* those that are alike are refused, too */
    int64_t alike;
    struct names aside; /* rows that are no records */
    struct names stage; /* those with a day of joining and nothing that says the stage */
    struct names made;  /* codes the program made: they stay */
    int64_t unborn;     /* lines refused because of a birthday the month is known alone */
    int64_t cleared;    /* values of records that empty cells take away … */
    int64_t cleared_of[MODEL_MAX_FIELDS]; /* … of each field */
    int64_t rolled;          /* meetings whose attendance comes from 应到、缺席人员 */
    struct names unrolled;   /* lines of which that is not certain, with why */
    struct names unattended; /* rules that ask each member for meetings nobody is recorded with */
    struct names founded; /* organisations made along: 第一党支部（O000002，党支部） */
    struct import_missing *missing; /* in the order in which the file names them */
    size_t nmissing, missing_cap;
    char *parent; /* where nmissing > 0: under which one would make them; NULL: nothing says it */
    struct import_row *row; /* of a preview: each line, in the order of the file */
    size_t nrows, rows_cap;
    /* of a try of persons or organisations, how the file differs from the roster: who is in the
     * file alone, who in the roster of its organisations alone */
    struct names only_here, only_there;
    /* said by people, and kept from run to run */
    struct {
        int line; /* 0: all others */
        enum import_alike what;
    } * said;
    size_t nsaid, said_cap;
    bool take_roll;       /* attendance is taken from the columns that say who was missing */
    bool no_birth;        /* of those birthdays nothing is put in, of the rest of their lines all */
    bool keep_blank;      /* empty cells say nothing: what is recorded stays */
    const char *stage_as; /* status of those in `stage`; NULL: none */
    struct import_meant *meant;
    size_t nmeant, meant_cap;
    char *make_under; /* organisations of which nothing was said are made under that one, but for
                         those that are much like another; NULL: they are not made */
};

/* COLUMN=FIELD of --map; FIELD "" passes the column over. Of several columns of one header the
 * second is 备注#2; without a number all are meant of which nothing else is said. */
struct import_map {
    char *column, *field;
    bool remembered; /* of an earlier import: the column may be missing */
};

/* What was said of columns, now and by earlier imports of the entity: of two about one column the
 * later one counts. Kept in a file of remember.h. */
struct import_maps {
    struct import_map *v;
    size_t n, cap;
};
void import_maps_recall(struct import_maps *m, const char *path, const struct entity *en);
void import_maps_add(struct import_maps *m, const char *column, const char *field);
/* What was said this time is known the next. */
void import_maps_keep(const struct import_maps *m, const char *path, const struct entity *en);
void import_maps_free(struct import_maps *m);

/* The sheets whose header fits the entity: their numbers in order, into fit (room for all). */
enum status import_sheets(const struct entity *en, struct source *source,
                          const struct import_maps *maps, size_t *fit, size_t *n, struct err *e);

/* Finds the sheet (`sheet` NULL: the only one that fits), the header and what its columns mean.
 * What nobody knows, and the second of two columns for one field, is left unknown. ST_USAGE:
 * several sheets that fit; none. */
enum status import_look(struct import *im, const struct entity *en, struct source *source,
                        const char *sheet, const struct import_maps *maps, struct err *e);
/* What a column goes by in struct import_map: its header, 备注#2. Appended. */
void import_column_name(const struct import *im, size_t column, struct buf *out);
/* The column becomes that field; -1: it is passed over. ST_REFUSED: another one is that field. */
enum status import_assign(struct import *im, size_t column, int field, struct err *e);

/* Whether a column is passed over though it says something: one that offices have and of which
 * nothing is recorded here (学历). hint: the entity that is entered instead, or "". */
bool import_unkept(const struct import *im, size_t column, const char **hint);

/* The field nobody has given yet whose words are nearest to the header; -1: none is near. */
int import_nearest(const struct import *im, size_t column);

/* The same where nobody can be asked. ST_USAGE also: unknown headers, all named in e; a double
 * one; what maps say of columns or fields that are not there. */
enum status import_plan(struct import *im, const struct entity *en, struct source *source,
                        const char *sheet, const struct import_maps *maps, struct err *e);

struct import_how {
    bool dry_run; /* everything is tried, nothing is kept */
    /* what is refused stays out, the rest goes in; else one bad row refuses the file */
    bool valid_only;
    daynum today;
    const char *user;
    const struct watch *watch; /* NULL: nobody waits */
};

/* Counts the lines, so that progress has an end. */
enum status import_count(struct import *im, const struct watch *watch, struct err *e);

/* ST_REFUSED where rows were refused and nothing was kept for that reason; the counts are right in
 * every case but ST_STOPPED, after which nothing was kept either. */
enum status import_run(struct import *im, struct db *db, const struct import_how *how,
                       struct err *e);
/* A try that keeps what comes of every line (im->row). ST_OK also where lines are refused. */
enum status import_preview(struct import *im, struct db *db, const struct import_how *how,
                           struct err *e);
/* Puts in what the preview has shown; im stays as it is. ST_REFUSED: something else would come of a
 * line now, because a record or the file has changed since, or lines are refused and not
 * valid_only; nothing was kept. */
enum status import_commit(const struct import *im, struct db *db, const struct import_how *how,
                          struct err *e);
/* *before and *after of a changed field, borrowed; false: it does not change. */
bool import_row_field(const struct import_row *r, int field, const char **before,
                      const char **after);
void import_free(struct import *im);

/* What one cell says, as model_read() would have it: numbers that are days, digits a spreadsheet
 * lost, quotes before digits. Appended to out; refused as model_read() refuses. */
enum status import_value(const struct field *f, const struct source_cell *c, struct buf *out,
                         struct err *e);

/* Whether a cell has a year and a month where a day is asked (1970.01, 1970年1月, 197001, or a day
 * that the sheet shows so): appended as 1970-01. 1970.1 may be January or October, as spreadsheets
 * drop the last 0: 1970-1. `out` must be empty. */
bool import_month(const struct source_cell *c, struct buf *out);

/* Says what a line that looks like another record is; line 0: all lines of which nothing was said.
 * Counts from the next run on. */
void import_decide(struct import *im, int line, enum import_alike what);
bool import_decided(const struct import *im, int line); /* as one or the other */

/* Says what a name means that is no organisation's. Counts from the next run on. */
void import_mean(struct import *im, const char *name, const char *under, enum import_means means,
                 const char *text);
/* What was said of it; NULL: nothing. */
const struct import_meant *import_meant_of(const struct import *im, const char *name,
                                           const char *under);
/* Those of which nothing was said are made under that one, by code or name. */
void import_make_under(struct import *im, const char *parent);
/* 第一党支部（党支部，12 行）: appended. */
void import_missing_say(const struct import_missing *m, struct buf *out);

/* Whether the file says how many were to come to each meeting: then who took part may be taken from
 * it (im->take_roll), where it is certain. */
bool import_has_roll(const struct import *im);

/* 电话 2、职务 1: what is cleared, by field. Appended. */
void import_cleared_say(const struct import *im, struct buf *out);

/* A refusal for people: 第 5 行，召开日期：…。 */
void import_explain(const struct import *im, const struct refusal *r, struct buf *out);

/* The reasons of one line; `apart` stands between them. */
void import_reasons(const struct import *im, int line, const char *apart, struct buf *out);

/* The refused rows as they stand in the file, with their reasons in a last column, which import
 * passes over: read out of the file once more. */
struct import_rejects {
    const struct import *im;
    size_t at;        /* the next refusal */
    size_t columns;   /* of the file, the reason left out: cells are columns + 1 */
    size_t *column;   /* of the file, of each cell */
    struct buf *text; /* of each cell */
};
enum status import_rejects_begin(struct import_rejects *r, const struct import *im, struct err *e);
const char *import_rejects_header(const struct import_rejects *r, size_t i); /* 0..columns */
/* As next of struct rows: 1 a row, 0 the end, -1 failed. */
int import_rejects_next(void *rejects, const char **cell, struct err *e);
void import_rejects_end(struct import_rejects *r);

#endif
