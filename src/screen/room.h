/* The ways from one screen to another. */
#ifndef ROOM_H
#define ROOM_H

#include "app.h"
#include "draft.h"
#include "row.h"

/* Why a line of the due list stands as it does: a page. */
void why_open(struct app *a, const char *id);

/* The journal (记录); what one batch changed; the history of one record by its entity and key. */
void journal_open(struct app *a);
void journal_of_batch(struct app *a, int64_t batch, const char *title);
void journal_of_record(struct app *a, const char *entity, const char *key);
/* Takes back one's own last deed, after a question that names it, or does again what was taken
 * back; says what happened. Whether records changed. */
bool journal_undo(struct app *a, bool redo);
/* Asks for a file and makes a backup there (backup.h). */
void journal_backup(struct app *a);
/* In the actions of lists and pages; their own ids lie below. */
enum { UNDO_DEED = 1001, REDO_DEED };
#define UNDO_ACTIONS \
    { UNDO_DEED, "u", N_("撤销自己最近的一次操作"), NULL, N_("先问再撤销") }, \
    { \
        REDO_DEED, "Ctrl-R", N_("重做刚撤销的操作"), NULL, NULL \
    }

/* Opens what fulfils the line; whether something was saved. */
bool fulfil_run(struct app *a, const char *id);

/* Who is lacking in a duty of dues or reviews; Enter opens the form for one of them. Whether
 * something was saved. */
struct lacking {
    const struct entity *en; /* entity_dues, entity_review */
    int person_field, when_field;
    char *when; /* month or year */
    char *title;
    struct person {
        char *code, *name;
        bool done;
    } * v;
    size_t n;
};
bool lacking_run(struct app *a, struct lacking *l);

/* A form for a row of any entity; row is what it starts with (id 0: a new one), cleared by the
 * form. Whether it was saved, or another one that it was like. */
bool record_form(struct app *a, struct row *row);
bool record_resume(struct app *a, struct draft *d);

/* Offers each event that a record speaks of and nobody has entered (proposal.h): a question, then
 * its form. Whether one was saved. The first looks at a record that was just saved, the second at
 * what follows from others beside it as well (ranks, empty posts), and does not ask. */
bool proposals_offer(struct app *a, const char *entity, const char *key);
bool proposals_enter(struct app *a, const char *entity, const char *key);

/* The dues of a branch, month by month (党费); where org (may be NULL) is none, one is picked. */
void dues_open(struct app *a, const char *org);

/* The theme days of a year of a branch (年度计划), likewise. */
void plan_open(struct app *a, const char *org);
#define PLAN_YEAR "plan_year" /* the entity of its drafts */
void plan_resume(struct app *a, struct draft *d);

/* Organisations x rules in a period (履职矩阵). */
void matrix_open(struct app *a);

/* The obligations whose deadline lies in the period, of one organisation or by one rule. */
struct narrow {
    const char *org;  /* code; NULL: all of the scope */
    const char *rule; /* id; NULL: all */
    struct period period;
};
/* One alone is explained, several are listed; with `fulfil` the one that is not done is fulfilled.
 * Whether something was saved; *saved where that happens later, in the list. */
bool cell_open(struct app *a, const struct narrow *n, bool fulfil, bool *saved);

/* Reports (报表): chosen, looked at, written to a file. */
void reports_open(struct app *a);

/* Rankings, eligibility, scales and reviews (考评). */
void evaluation_open(struct app *a);

/* The organisations as a tree, and one of them on a page. */
void orgs_open(struct app *a);
void org_page_open(struct app *a, const char *org);

/* One person on a page (党员); NULL: one is picked. */
void person_open(struct app *a, const char *person);
void person_find(struct app *a);

/* One debrief on a page (述职评议), with what is to be put right. */
void debrief_open(struct app *a, const char *code);

/* Where nothing is there yet to choose from, what to do first is said, of people offered: a roster
 * imported, somebody entered. Whether there is something now. */
bool begin_branches(struct app *a);
bool begin_roster(struct app *a);
bool begin_unmanned(struct app *a); /* nobody is in the roster */
/* An import, of the roster first where nobody is in it. Whether anything was put in. */
bool begin_import(struct app *a);

/* The terms of office (任期). */
void terms_open(struct app *a);

/* What check finds (体检). */
void check_open(struct app *a);

/* Rows out of a file (导入); NULL: the kind of records is picked. Whether anything was put in. */
bool import_open(struct app *a, const struct entity *en);
/* An empty workbook to be filled in and imported. */
void template_export(const struct entity *en);

/* The ledger with its log (台账). */
void ledger_open(struct app *a);

/* The first page, without a database: makes or finds one. The path to open: appended; false: the
 * user leaves. */
bool first_run(const struct screens_ask *ask, struct buf *path);

/* The due list, at the bottom of the stack; drafts of earlier times are asked about at once. */
void home_open(struct app *a);

#endif
