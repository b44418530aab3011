/* An office: everything the scheduler needs, read from a database in one snapshot, and the streams
 * of its marks. */
#ifndef OFFICE_H
#define OFFICE_H

#include "db.h"
#include "err.h"
#include "figures.h"
#include "schedule.h"
#include "world.h"

struct office;

/* What a person is called: the name, or the code in its place, which costs less to read. */
enum office_people { PEOPLE_CODED, PEOPLE_NAMED };

/* Reads policies, organisations, people, posts, terms, events and waivers. The snapshot is held
 * until office_close; inside a transaction of the door it is that transaction, which goes on. */
enum status office_open(struct office **out, struct db *db, enum office_people people,
                        struct err *e);
/* The same with PEOPLE_NAMED, and with what the [eligible] sections ask: for them alone, not for
 * schedules. */
enum status office_open_eligible(struct office **out, struct db *db, struct err *e);
/* The same with PEOPLE_CODED, for one walk over all organisations that asks about `today` and gives
 * what it finds away at once (office_marks of all): of the people it holds as few as the rules
 * allow (world.slices), and the numbers of the others mean somebody only while the scheduler is at
 * their organisation. */
enum status office_open_slices(struct office **out, struct db *db, daynum today, struct err *e);
/* One more has it: it goes with the last office_close(). Nobody catches up what others have too. */
void office_share(struct office *o);
bool office_is_shared(const struct office *o);
void office_close(struct office *o); /* NULL is legal */

/* For who keeps an office while others write: lets the snapshot go, the world stays as it was read.
 * Nothing may be asked of it but the world, until office_catch_up(). */
void office_rest(struct office *o);
/* A new snapshot, and what was saved since the last one. */
enum caught {
    CAUGHT_NOTHING, /* nothing that obligations are made of */
    CAUGHT_SOME,    /* records: the world is up to date, and touched[org] is set where the
                       obligations may be others; all others are what they were */
    CAUGHT_ALL, /* organisations, people, policies …, or records of so many that it is no slower:
                   it has to be closed and opened anew */
};
/* touched: [0 .. norg-1], false before. When it fails, or finds CAUGHT_ALL, the world may be half
 * of before and half of now. */
enum status office_catch_up(struct office *o, enum caught *what, bool *touched, struct err *e);
/* What was saved since the last snapshot, and a new one only where that is CAUGHT_NOTHING: it may
 * be asked again, until office_rest(). Else it rests on, as it was; of CAUGHT_SOME
 * office_catch_up() may find that it is all. Within a transaction always CAUGHT_ALL. */
enum status office_wake(struct office *o, enum caught *what, struct err *e);

const struct world *office_world(const struct office *o);
struct db *office_db(const struct office *o);
/* Whether its records are kept elsewhere (books = own): nothing can be said from records that are
 * not here. */
bool office_own_books(const struct office *o, int org);
bool office_any_own_books(const struct office *o);
int office_org(const struct office *o, const char *code);    /* -1: none */
int office_person(const struct office *o, const char *code); /* -1: none */

/* What a run of the scheduler will ask of records that carry deadlines or must hold something. */
struct office_ask {
    daynum today;
    int only;     /* the one organisation it will be asked for; -1: any */
    bool items;   /* lines of deadlines that records carry (a rule's missed.SLOT has its own) */
    bool settled; /* those made up by today too */
    bool sheets;  /* lines of incomplete records */
};
/* Reads them: before schedule_org(), or schedule_fact(). Nothing is left out that could give such a
 * line.
 * Another day, another organisation: called again, it reads anew. */
enum status office_look(struct office *o, const struct office_ask *ask, struct err *e);

/* Marks for the scheduler. all: every organisation will be asked for, in order (one pass over the
 * marks; in a large office a thread reads them ahead, and nothing else may be asked of its database
 * until schedule_free()); otherwise each is looked up by itself. A reading that fails gives no
 * marks and is kept: office_failed(). */
struct mark_source office_marks(struct office *o, bool all);
/* Marks that are not wanted may be left out. once: of this office nobody will want them later
 * either. Before the first is read. The day from which on all those of persons are given. */
daynum office_marks_from(struct office *o, struct wanted_marks m, bool once);
enum status office_failed(const struct office *o, struct err *e);

/* The figures of each organisation by itself (figures_make), own[0 .. norg-1], but for dues.
 * Attendance is read here and nowhere else. */
enum status office_figures(struct office *o, struct period p, struct figures *own, struct err *e);
/* Of the organisations alone that are marked in wanted[0 .. norg-1]; NULL: all. */
enum status office_figures_of_some(struct office *o, struct period p, const bool *wanted,
                                   struct figures *own, struct err *e);

/* The records they are made of, each with what it adds (figures_records). */
enum status office_figure_records(struct office *o, struct period p, figures_sink sink, void *ctx,
                                  struct err *e);

/* What an organisation was given in the assessment of a year, or with its stars. */
struct office_score {
    int org, year;
    const char *cohort, *grade; /* ""; kept as long as the office */
    struct ratio score;         /* unknown where none is recorded */
    bool star;                  /* its cohort is the star: 三星级 */
    daynum rated;               /* DAY_NONE: not recorded */
};
/* Those of the years first..last that were rated by `today` (or on no day that is recorded). */
enum status office_scores(struct office *o, int first, int last, daynum today,
                          void (*take)(void *ctx, const struct office_score *s), void *ctx,
                          struct err *e);
/* What persons were given by the criteria of a year, known by `today`: person by person, for each
 * the criteria in order, one as often as it was given. */
struct office_point {
    int person;
    const char *criterion; /* its name; until the next */
    struct ratio points;
};
enum status office_points(struct office *o, int year, daynum today,
                          void (*take)(void *ctx, const struct office_point *p), void *ctx,
                          struct err *e);
/* The grade of each person's latest assessment by `today`, as expressions compare it; those who
 * have none are left as they are. */
enum status office_person_grades(struct office *o, daynum today, struct ratio *grade,
                                 struct err *e);

/* Of one person alone (figures_person). */
enum status office_figures_of(struct office *o, int person, struct period p, struct figures *out,
                              struct err *e);

/* The database id behind a mark's record, and its entity (activity, dues, review, star …). */
int64_t office_record_id(int64_t record);
const char *office_record_entity(int64_t record);

#endif
