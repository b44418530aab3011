/* Walking the marks: those of a year lie together, in the order of organisations. One year is one
 * stretch of the table and goes through as it comes; of several years as many stretches are walked
 * side by side, and of each organisation, or person, and type the years follow each other. */
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "office_priv.h"

enum { STRETCH_ROWS = 256, FIRST_YEAR = 1900, LAST_YEAR = 2199 };

struct stretch {
    struct stmt *s; /* NULL: nothing follows the rows that are there */
    daynum last;    /* of the year; what lies after it is the next one's */
    int64_t *rows;  /* several years: read, and not yet passed on */
    int at, n;
    int64_t rank, who, type; /* of the row at hand */
};

struct walk {
    const struct office *o;
    bool persons;
    struct stretch *of; /* the years, in order */
    size_t n, cap;
};

static void stretch_end(struct stretch *s)
{
    if (s->s)
        stmt_reset(s->s);
    s->s = NULL;
}

/* The next rows; fewer than asked for: it was the end. */
static int stretch_read(struct stretch *s, int64_t *rows, int most, struct err *e)
{
    int n = s->s ? stmt_ints(s->s, rows, M_COLUMNS, most, e) : 0, read = n;
    while (n > 0 && rows[(n - 1) * M_COLUMNS + M_FOR_DAY] > s->last)
        n--;
    if (n < most || n < read)
        stretch_end(s);
    return n;
}

/* Where the row at hand stands among those of the other years. */
static void look(const struct walk *w, struct stretch *s)
{
    const int64_t *v = &s->rows[s->at * M_COLUMNS];
    if (!w->persons) {
        s->rank = s->who = v[M_WHO] & SHELF_RANK;
    } else if (s->who != v[M_WHO]) {
        s->who = v[M_WHO];
        s->rank = office_rank_by_id(w->o, s->who);
    }
    s->type = v[M_TYPE];
}

/* Whether there is a row at hand; e says where reading failed. */
static bool ready(struct walk *w, struct stretch *s, struct err *e)
{
    if (s->at == s->n) {
        s->at = 0;
        s->n = stretch_read(s, s->rows, STRETCH_ROWS, e);
        if (s->n <= 0)
            return (s->n = 0);
    }
    look(w, s);
    return true;
}

static bool before(const struct stretch *a, const struct stretch *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank;
    return a->who != b->who ? a->who < b->who : a->type < b->type;
}

/* The one whose turn it is: of equals the earlier year. */
static struct stretch *next(struct walk *w)
{
    struct stretch *least = NULL;
    for (size_t i = 0; i < w->n; i++) {
        struct stretch *s = &w->of[i];
        if (s->at < s->n && (!least || before(s, least)))
            least = s;
    }
    return least;
}

/* What it has of one type of one organisation or person, as far as it is read. */
static int take(struct stretch *s, int64_t *rows, int most)
{
    const int64_t *v = &s->rows[s->at * M_COLUMNS];
    int n = 1;
    while (n < most && s->at + n < s->n && v[n * M_COLUMNS + M_WHO] == v[M_WHO] &&
           v[n * M_COLUMNS + M_TYPE] == v[M_TYPE])
        n++;
    memcpy(rows, v, (size_t)(n * M_COLUMNS) * sizeof *v);
    s->at += n;
    return n;
}

int walk_rows(struct walk *w, int64_t *rows, struct err *e)
{
    struct err failed = { 0 };
    struct stretch *s;
    int n = 0;
    if (w->n == 1)
        return stretch_read(w->of, rows, M_ROWS, e);
    while (n < M_ROWS && (s = next(w)) != NULL) {
        n += take(s, rows + n * M_COLUMNS, M_ROWS - n);
        if (!ready(w, s, &failed) && failed.status) {
            *e = failed;
            return -1;
        }
    }
    return n;
}

int64_t walk_first(daynum first)
{
    int64_t year = first > DAY_MIN ? date_split(first).year - 1970 : -1970;
    return year * (INT64_C(1) << SHELF_YEAR);
}

static void add_year(struct walk *w, int64_t shelf)
{
    enum query q = w->persons ? QUERY_OFFICE_MARKS_PERSON : QUERY_OFFICE_MARKS_ORG;
    struct stmt *s = db_query_scan(w->o->db, q, (int)w->n);
    stmt_bind_int(s, 1, shelf);
    w->of = mem_grow(w->of, w->n, &w->cap, sizeof *w->of);
    w->of[w->n++] = (struct stretch){
        .s = s,
        .last = date_make((int)(shelf >> SHELF_YEAR) + 1970, 12, 31),
        .who = -1,
    };
}

struct walk *walk_open(const struct office *o, bool persons, struct err *e)
{
    struct walk *w = mem_alloc(sizeof *w);
    struct stmt *s =
        db_query(o->db, persons ? QUERY_OFFICE_MARK_PERSON_YEARS : QUERY_OFFICE_MARK_ORG_YEARS);
    struct err failed = { 0 };
    daynum from = persons ? o->first_persons : o->first_own;
    int first = from > DAY_MIN ? date_split(from).year : FIRST_YEAR, got;
    w->o = o;
    w->persons = persons;
    while ((got = stmt_step(s, &failed)) > 0) {
        int64_t year = (stmt_int(s, 0) >> SHELF_YEAR) + 1970;
        if (year >= first && year <= LAST_YEAR) /* what is beyond, others wrote */
            add_year(w, stmt_int(s, 0));
    }
    stmt_reset(s);
    for (size_t i = 0; i < w->n && w->n > 1 && !failed.status; i++) {
        w->of[i].rows = mem_alloc(STRETCH_ROWS * M_COLUMNS * sizeof *w->of[i].rows);
        ready(w, &w->of[i], &failed);
    }
    if (failed.status)
        *e = failed;
    return w;
}

void walk_close(struct walk *w)
{
    if (!w)
        return;
    for (size_t i = 0; i < w->n; i++) {
        stretch_end(&w->of[i]);
        free(w->of[i].rows);
    }
    free(w->of);
    free(w);
}
