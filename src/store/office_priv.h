/* The inside of an office: office.c reads the world, office_marks.c its marks. */
#ifndef OFFICE_PRIV_H
#define OFFICE_PRIV_H

#include "buf.h"
#include "office.h"

struct map;
struct pool;

/* Rows are numbered from 1; lists by their numbers are as long as the largest. */
enum { MOST_ID = 1 << 26 };

/* The columns of a mark; those of a person's have the person in the place of the shelf. */
enum { M_WHO, M_TYPE, M_FOR_DAY, M_RECORD, M_REST, M_COLUMNS };
/* A shelf: a year, counted from 1970, above the bits of the rank of an organisation. */
#define SHELF_YEAR 40
#define SHELF_RANK ((INT64_C(1) << SHELF_YEAR) - 1)
enum { M_ROWS = 1024 }; /* read at once */

/* Where rows come from: a walk over the marks, or a statement; of neither nothing comes. */
struct row_source {
    struct walk *walk;
    struct stmt *s;
    int columns;
};

/* The streams that can be read ahead, by number; none of them. */
enum { AHEAD_NONE = -1, AHEAD_OWN, AHEAD_PERSONS, AHEAD_PLACES, AHEAD_AWAY, AHEAD_STREAMS };

/* Rows as they are wanted: read by themselves, or ahead. All 0: nothing comes. */
struct row_stream {
    struct row_source from;
    int number; /* AHEAD_… */
    bool more;  /* something may follow the rows read */
    int64_t *batch;
    struct buf read;         /* the texts of `batch` */
    const int64_t *rows;     /* read: in `batch`, or ahead */
    const struct buf *texts; /* of `rows` */
    int at, nrows;           /* of the rows read: the next one, and how many */
};

struct marks_stream {
    struct row_stream rows;
    struct mark *mark; /* of the organisation asked for last */
    size_t n, cap;
    bool persons;     /* the stream of marks of persons */
    int64_t id, rank; /* person.id of the row before and the rank of that one's last organisation */
    int person;
};

/* Somebody of the slice at hand. */
struct slice_person {
    int64_t id;
    int number;
};

struct office {
    struct db *db;
    struct pool *pool;
    struct policy_set *policies;
    struct world w;
    struct map *event_number;     /* code -> index */
    size_t last_org, last_person; /* found last */
    int64_t *rank;                /* of each organisation */
    bool *own_books;              /* likewise: kept elsewhere */
    bool any_own_books;
    int others;    /* who have it too (office_share) */
    bool within;   /* a transaction that was there before */
    bool resting;  /* there is no snapshot */
    int64_t batch; /* the last one of the journal when the world was read */
    size_t rank_cap, books_cap, person_cap, policy_cap;
    int64_t *person_id; /* of each person */
    int *home;          /* last organisation of each person */
    int *by_id;         /* person.id -> index */
    size_t nby_id;
    int *type; /* evidence_type.id -> type of the vocabulary; -1: no rule knows it */
    size_t ntype;
    bool looked, dated;
    struct office_ask ask;    /* looked: what was read, office_items.c */
    struct pool *looked_pool; /* what items and sheets point to */
    bool streaming, begun;    /* all marks are wanted; they are being read */
    daynum extra_from;        /* world.extra has the years from that day on; DAY_STILL: nothing */
    /* Years before it are not streamed, of organisations, of persons; DAY_ALWAYS: all. */
    daynum first_own, first_persons;
    bool once; /* nor are those of `extra` wanted */
    struct marks_stream own, persons;
    struct marks_stream back; /* of one organisation: some types, all years */
    struct ahead *ahead;      /* NULL: rows are read when they are wanted */
    struct err failed;

    /* office_slice.c */
    bool slices;
    struct map *held; /* code -> number of those who are held */
    int *filed;       /* of each person.id: where the marks are filed, or who it is */
    size_t nfiled, home_cap;
    struct row_stream places, away;
    struct slice_person *slice; /* by id */
    size_t nslice, slice_cap;
    struct buf slice_codes;
};

/* Columns of the row at hand: a text kept as long as the office, the number of a code (-1). */
const char *office_kept(struct office *o, struct stmt *s, int column);
int office_org_at(struct office *o, struct stmt *s, int column);
int office_person_at(struct office *o, struct stmt *s, int column);
/* Where there must be one; and by person.id. */
int office_org_of(struct office *o, struct stmt *s, int column);
int office_person_of(struct office *o, struct stmt *s, int column);
int office_person_by_id(struct office *o, int64_t id);
/* What a row names is not there: the file was damaged, and nothing is said of what is left of it:
 * office_failed(). Whoever finds a code by the above need not tell. */
void office_lost(struct office *o, const char *code);

/* Whether a rule in use is so. */
bool office_asks(const struct office *o, bool (*so)(const struct rule *r, int what), int what);

enum status office_read_marks(struct office *o, struct err *e); /* those the world holds */
enum status office_read_words(struct office *o, struct err *e); /* office_words.c: ratings … */
/* World records from a statement (record, code of an organisation or of a host, since). */
enum status office_read_records(struct office *o, struct stmt *s, bool hosts, struct err *e);
enum status office_read_details(struct office *o, struct err *e); /* of records, likewise */
void office_end_marks(struct office *o);                          /* nothing is read any more */
void office_close_marks(struct office *o);

void office_look_away(struct office *o); /* nothing of office_look() is there any more */

enum status office_last_batch(struct office *o, int64_t *batch, struct err *e);
/* Parts of office_read_marks(), read again when something was saved (office_catch.c). */
enum status office_read_types(struct office *o, struct err *e); /* numbers of evidence types */
enum status office_read_named(struct office *o, struct err *e); /* appends to named */
/* Appends to outer; only[org]: of those organisations alone. */
enum status office_read_outer(struct office *o, const bool *only, struct err *e);
/* office_extra.c: sees to it that world.extra has the years from that day on; what fails is kept in
 * `failed`. */
void office_need_extra(struct office *o, daynum from);
/* Puts what is there now in the place of what `extra` holds of these persons (ascending); not
 * where nothing was asked of it yet. */
enum status office_read_extra_of(struct office *o, const int *person, size_t n, struct err *e);

/* A row of marks of persons as a mark. */
struct mark office_person_mark(const struct office *o, const int64_t *v);
/* The number of a person.id (-1: none), and the rank its marks are filed under. */
int office_by_id(const struct office *o, int64_t id);
int64_t office_rank_by_id(const struct office *o, int64_t id);

/* A row of office_persons, office_memberships. */
void office_read_person(struct office *o, struct stmt *s);
void office_read_membership(struct office *o, struct stmt *s);
int office_person_word(struct stmt *s, int column); /* a status, a category as `among` sees it */

/* office_slice.c: an office in slices, where the rules in use allow it (o->slices): after
 * organisations and policies, before anybody. */
enum status office_slices_begin(struct office *o, daynum today, struct err *e);
/* Holds somebody; -1: there is no such person. What fails is kept. */
int office_hold(struct office *o, const char *code);
void office_slices_open(struct office *o);    /* the streams, before the first slice */
void office_slice(struct office *o, int org); /* reads its people; in ascending order */
int office_slice_person(const struct office *o, int64_t id); /* the number; -1: not there */
/* Where the marks of a person.id are filed, whoever is there; -1: nowhere. */
int office_slice_home(const struct office *o, int64_t id);
void office_slices_free(struct office *o);

/* office_stream.c: the next rows of a source, at most M_ROWS; fewer: it was the end; -1: it failed.
 * Texts are added. */
int row_source_read(const struct row_source *from, int64_t *rows, struct buf *texts, struct err *e);
/* A walk is the stream's from then on. */
void row_stream_begin(struct row_stream *t, int number, struct row_source from);
bool row_stream_read(struct office *o, struct row_stream *t); /* the next batch: is there one */
void row_stream_end(struct row_stream *t);                    /* nothing is read any more */
void row_stream_free(struct row_stream *t);

/* Whether there is a row to look at; it stays there until `at` moves on. */
static inline bool row_stream_more(struct office *o, struct row_stream *t)
{
    return t->at < t->nrows || row_stream_read(o, t);
}
static inline const int64_t *row_stream_at(const struct row_stream *t)
{
    return &t->rows[t->at * t->from.columns];
}

/* office_walk.c: all marks of organisations, or of persons, from the first year wanted on, by the
 * rank of the organisation (and the person), type and day. What fails is kept in e. */
struct walk *walk_open(const struct office *o, bool persons, struct err *e);
/* The next ones, at most M_ROWS; fewer: it was the end; -1: it failed. */
int walk_rows(struct walk *w, int64_t *rows, struct err *e);
void walk_close(struct walk *w);  /* NULL is legal */
int64_t walk_first(daynum first); /* the shelf before the first one of the year of that day */

/* office_ahead.c: the streams of the office, gone by a thread. NULL: there can be none. Until
 * ahead_stop() nothing else may be asked of their connection but in a pause, and who is held stays
 * as it is. */
struct ahead *ahead_start(const struct office *o);
/* The next rows of one of them, at most M_ROWS; fewer: it was the end. Borrowed until the next
 * call; texts may be NULL. */
int ahead_next(struct ahead *a, int stream, const int64_t **rows, const struct buf **texts,
               struct err *e);
/* In between its connection may be asked by others. NULL is legal. */
void ahead_pause(struct ahead *a);
void ahead_go_on(struct ahead *a);
void ahead_stop(struct ahead *a); /* NULL is legal */

#endif
