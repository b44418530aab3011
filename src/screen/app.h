/* What the screens share: the database, the day, whose list is shown, who types. */
#ifndef APP_H
#define APP_H

#include <stdbool.h>

#include "buf.h"
#include "closed_tell.h"
#include "date.h"
#include "daywords.h"
#include "db.h"
#include "due.h"
#include "err.h"
#include "model.h"
#include "pick.h"
#include "row.h"
#include "screens.h"

struct app {
    struct db *db;
    char *db_path, *database; /* database: its random id, for drafts */
    char *drafts;             /* the folder of drafts */
    char *lists;              /* the file that remembers how lists stood */
    char *user;
    char *org;      /* code: that organisation and those below it; NULL: all */
    daynum today;   /* records are typed on */
    daynum as_of;   /* the due list is asked for */
    bool read_only; /* the file cannot be written: nothing is saved, and that is said */
    bool reader;    /* the user is no operator (operator.h): the same */
    struct closed_teller teller;
    char *told; /* what a save that was refused would alter in closed quarters; NULL: nothing */
    int copies; /* how many copies of days are kept (copies.h) */
    int64_t version, batch; /* of the database, when others' changes were last looked for */
    int64_t theirs;         /* the last batch of others that was seen */
    bool told_batch;        /* it was told in the status line */
    daynum day;             /* screens were read on */
    int64_t saved; /* the row a form saved last, for the list it was opened from; 0: none */

    struct workdays *workdays; /* read when the journal ended in batch `workdays_of`; NULL: never */
    int64_t workdays_of;

    struct office *office;        /* of the due list, at rest, for app_borrow(); NULL: none */
    bool lent;                    /* it is in use: the due list leaves it alone */
    void (*catch_up)(void *home); /* brings the due list, and its office, up to date */
    void *home;
    struct row_names *names; /* of references; as of `named` rows written, `named_of` by others */
    int64_t named, named_of;

    /* Words with their titles: those of the dictionary, then those policies add: app_words_of(). */
    bool words_read;
    struct picks types, event_types; /* of activities and events */
    struct picks debrief_forms, facts, slots, policies, elements;
    struct picks fact_kinds; /* of those of `facts` that are words */
};

/* Opens for writing, else for reading. */
enum status app_open(struct app *a, const struct screens_ask *ask, const char *path, struct err *e);
void app_close(struct app *a);

/* What the top line says: which office or organisation. */
void app_show_place(struct app *a);

/* The copy of the day, where one is owed: at the start, and when a day begins. What came of it is
 * said when the screen stands. Whoever only reads leaves it to those who write. */
enum status app_copy(struct app *a, struct err *e);
void app_tell_copy(enum status s, const struct err *e);

/* What was said of commands, for the screens: （dangjian …） names the keys instead, or goes. */
void app_on_screen(const char *text, struct buf *out);
void app_err_on_screen(struct err *e); /* the same in its place */
void app_error(const struct err *e); /* in a dialog; that one has stopped it, in the status line */
/* Where a save was refused because it alters what a closing kept: asks, and true says save again.
 * Without the question the same save, done once more, goes through. */
bool app_agrees(struct app *a, enum status s);
/* The last deed of one's own taken back, or done again (undo.h), with that question. */
enum status app_undo(struct app *a, bool redo, struct buf *said, struct err *e);
bool app_may_write(const struct app *a); /* false: says why not */

/* In the status line what the user may write, where that is not everything. */
void app_tell_reach(const struct app *a);

/* The next row of what a page shows; false: there is none, or it cannot be read, and then the
 * status line says so. */
bool app_next(struct row_iter *it, struct row *row);
/* The row of that key, likewise. */
bool app_find(struct app *a, const struct entity *en, const char *key, struct row *row);
/* Fills `row`, which has its key fields, with what is recorded of them, if anything is; false: it
 * cannot be read, which is said. */
bool app_fill(struct app *a, struct row *row);

/* From now on screens are read anew where another process has saved something. */
void app_watch_others(struct app *a);
void app_leave_others(void);

/* The name of the row of that code, or the code: appended. */
void app_name(struct app *a, const char *entity, const char *code, struct buf *out);
/* "a;b" as "甲、乙": names for references, titles for the words of types. */
void app_names(struct app *a, const char *entity, const char *codes, struct buf *out);
void app_type_titles(const struct picks *types, const char *words, struct buf *out);
/* A field of a row as people read it, on one line: names for references, masked what is masked,
 * nothing of what is private, 〔受保护〕 for what is so in its row. */
void app_value(struct app *a, const struct row *row, int field, struct buf *out);

void app_words_free(struct app *a);
/* What is offered for a field whose words policies add to; NULL: it has none. */
const struct picks *app_words_of(struct app *a, const struct entity *en, int field);

/* The words a fact of that name may have; NULL: a number. */
const struct choice *app_fact_words(struct app *a, const char *fact);

/* What the calendar of the database says of a day: day_note of the forms. */
enum day_mark app_day_note(struct app *a, daynum d, struct buf *name);

/* Whether what was typed to look something up fits a name or a code: a part of it,
 * or of the name its pinyin or the initials of that (zs, zhangs for 张三). */
bool app_matches(const char *name, const char *code, const char *filter);
/* Organisations whose code or name holds the filter, those of the scope first. */
void app_find_orgs(void *app, const char *filter, struct picks *out);
/* Lets the user pick one. *code is offered and replaced; false: Esc. */
bool app_pick_org(struct app *a, const char *title, struct buf *code);

/* Lets the user pick whose list is shown (app->org), and reads it for that scope: where it cannot
 * be read, or that was stopped, the scope is that of before, like what stays in sight. */
void app_choose_scope(struct app *a, bool (*read)(void *shown), void *shown);

/* A branch: org where it is one (it may be NULL), else what the user picks. False: Esc. */
bool app_pick_branch(struct app *a, const char *title, const char *org, struct buf *code);

/* One duty of the due list read anew, by its id, with all the duties of its organisation. The
 * database is held in a snapshot meanwhile: release it before anything is saved. */
struct held {
    struct app *app;
    struct office *office;
    struct due_list list;
    const struct duty *duty;
};
enum status app_hold(struct app *a, const char *id, struct held *h, struct err *e);
/* An office in a snapshot: that of the due list, where it has caught up with records that were
 * saved, else a new one. To be given back. */
enum status app_borrow(struct app *a, struct office **o, struct err *e);
/* The same, and the lines of the due list stay what they are: the office is a new one sooner. */
enum status app_borrow_still(struct app *a, struct office **o, struct err *e);
void app_give_back(struct app *a, struct office *o); /* NULL is legal */
/* The same in the end for who goes on reading its world: it is at rest, and theirs to close. */
void app_keep(struct app *a, struct office *o);
void app_release(struct held *h);

/* Asks for a day until one is understood: what was typed stays, with what is wrong about it. *day
 * is offered (DAY_NONE: nothing is) and becomes the answer. With DAY_BEHIND it may not be to come.
 * False: Esc. */
struct day_question {
    const char *title, *question;
    enum day_side side;
    enum { EMPTY_ASKS, EMPTY_IS_TODAY, EMPTY_IS_NONE } empty; /* what an empty line means */
};
bool app_ask_day(struct app *a, const struct day_question *q, daynum *day);
/* Likewise for a period; an empty line keeps *p. False: Esc. */
bool app_ask_period(struct app *a, const char *question, struct period *p);
/* The next one of that length (by 1), or the one before (-1); false: there are no such days. */
bool app_step_period(struct period *p, int by);

/* Appends a path, ~/ made the home folder. */
void app_add_home(struct buf *path, const char *typed);

#endif
