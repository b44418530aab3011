/* An office in slices, for one walk over all organisations: of the people it holds whom posts,
 * events, waivers, ledgers name, and reads those of one organisation after another together with
 * their marks. */
#include <stdlib.h>
#include <string.h>

#include "map.h"
#include "mem.h"
#include "office_priv.h"

/* The columns of a place. */
enum { P_RANK, P_CODE, P_FROM, P_PERSON, P_TO, P_JOINED, P_FULL, P_UNTIL, P_STANDING, P_COLUMNS };
enum { P_WORD = P_COLUMNS, P_CATEGORY, P_COLUMNS_WORDS };

static bool of_members(const struct rule *r)
{
    return r->each == EACH_MEMBER || r->each == EACH_FULL_MEMBER;
}

static bool counts_members(const struct expr *x)
{
    return expr_asks(x, FACT_MEMBERS) || expr_asks(x, FACT_FULL_MEMBERS);
}

static bool asks_members(const struct rule *r, int unused)
{
    (void)unused;
    return counts_members(r->when) || counts_members(r->require);
}

/* Whether a rule looks at more members than those of one organisation: all below it, the groups of
 * its branch, where they were before. */
static bool asks_others(const struct rule *r, int unused)
{
    bool groups = r->subjects & (1U << ORG_GROUP);
    return (of_members(r) && (r->below || groups || expr_asks(r->counts, FACT_OWN))) ||
           (groups && asks_members(r, unused));
}

/* ---- where marks are filed ---- */

/* The organisation of a rank; those before it in the list are tried first. */
static int org_of_rank(const struct office *o, int64_t rank, size_t *last)
{
    size_t lo = 0, hi = o->w.norg;
    if (*last < hi && o->rank[*last] == rank)
        return (int)*last;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (o->rank[mid] < rank)
            lo = mid + 1;
        else
            hi = mid;
    }
    *last = lo;
    return lo < o->w.norg && o->rank[lo] == rank ? (int)lo : -1;
}

/* What is beyond, others wrote. */
static bool known_id(int64_t id)
{
    return id >= 0 && id <= MOST_ID;
}

/* Room for the largest person.id; false: others wrote it. */
static bool room_for_filed(struct office *o, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_HOMES_MOST);
    int64_t most = stmt_step(s, e) > 0 ? stmt_int(s, 0) : -1;
    stmt_reset(s);
    o->nfiled = known_id(most) ? (size_t)most + 1 : 0;
    o->filed = mem_alloc(o->nfiled * sizeof *o->filed);
    memset(o->filed, -1, o->nfiled * sizeof *o->filed);
    return known_id(most);
}

/* sound: false where the table says what cannot be. */
static enum status read_filed(struct office *o, bool *sound, struct err *e)
{
    struct stmt *s = db_query_scan(o->db, QUERY_OFFICE_HOMES, 0);
    int64_t *v = mem_alloc(M_ROWS * 2 * sizeof *v);
    size_t last = 0;
    int n;
    *sound = room_for_filed(o, e);
    do {
        n = stmt_ints(s, v, 2, M_ROWS, e);
        for (int i = 0; i < n && *sound; i++) {
            int org = org_of_rank(o, v[2 * i + 1], &last);
            *sound = known_id(v[2 * i]) && (org >= 0 || v[2 * i + 1] == 0);
            if (*sound)
                o->filed[v[2 * i]] = org;
        }
    } while (n == M_ROWS);
    stmt_reset(s);
    free(v);
    return n < 0 ? e->status : office_failed(o, e);
}

/* filed[person.id]: an organisation, -1 for none, or this less the number of one who is held. */
enum { HELD = -2 };

static int filed(const struct office *o, int64_t id)
{
    return id >= 0 && (size_t)id < o->nfiled ? o->filed[id] : -1;
}

static int by_id(const void *a, const void *b)
{
    const struct slice_person *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

int office_slice_person(const struct office *o, int64_t id)
{
    int at = filed(o, id);
    if (at <= HELD)
        return HELD - at;
    const struct slice_person key = { id, 0 };
    const struct slice_person *found =
        o->nslice ? bsearch(&key, o->slice, o->nslice, sizeof *o->slice, by_id) : NULL;
    return found ? found->number : -1;
}

int office_slice_home(const struct office *o, int64_t id)
{
    int at = filed(o, id);
    return at <= HELD ? o->home[HELD - at] : at;
}

/* ---- who is held ---- */

static enum status read_memberships(struct office *o, const char *code)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_MEMBERSHIPS_OF);
    int got;
    stmt_bind_text(s, 1, code);
    while ((got = stmt_step(s, &o->failed)) > 0)
        office_read_membership(o, s);
    stmt_reset(s);
    return got < 0 ? o->failed.status : ST_OK;
}

int office_hold(struct office *o, const char *code)
{
    int number = (int)map_get(o->held, code, -1);
    if (number >= 0 || *code == '\0')
        return number;
    struct stmt *s = db_query(o->db, QUERY_OFFICE_PERSON_OF);
    stmt_bind_text(s, 1, code);
    int got = stmt_step(s, &o->failed);
    size_t n = o->w.nperson;
    if (got > 0)
        office_read_person(o, s);
    if (o->w.nperson > n) {
        int64_t id = stmt_int(s, 4);
        number = (int)n;
        o->home = mem_grow(o->home, n, &o->home_cap, sizeof *o->home);
        o->home[number] = filed(o, id);
        o->w.person[number].word = office_person_word(s, 3);
        o->w.person[number].category = office_person_word(s, 6);
        map_add(o->held, code, number);
        if (id >= 0 && (size_t)id < o->nfiled)
            o->filed[id] = HELD - number;
    }
    stmt_reset(s);
    if (number >= 0)
        read_memberships(o, code);
    return number;
}

/* ---- how many members there are ---- */

/* The day on which somebody becomes a member (a full one), and stays one; DAY_STILL: on none. The
 * same as world_is_member() says day by day. */
static daynum member_since(const int64_t *v, bool full_only)
{
    daynum joined = (daynum)v[P_JOINED], full = (daynum)v[P_FULL];
    bool now = v[P_STANDING] == 0 || (v[P_STANDING] == 1 && !full_only);
    daynum since = joined == DAY_NONE ? DAY_ALWAYS : joined;
    if (full == DAY_NONE)
        return now ? since : DAY_STILL;
    if (joined == DAY_NONE)
        return now ? DAY_ALWAYS : full;
    return full_only || full < joined ? full : joined;
}

/* A day on which the members of the organisation at hand become more or fewer. */
struct change {
    daynum day;
    int members, full;
};

struct counting {
    struct office *o;
    daynum first; /* nobody asks about days before it */
    int org;
    struct change *change;
    size_t n, cap;
};

static void change_add(struct counting *c, daynum from, daynum to, int members, int full)
{
    daynum day[] = { from, to };
    for (int i = 0; from < to && i < 2; i++) {
        int by = i ? -1 : 1;
        c->change = mem_grow(c->change, c->n, &c->cap, sizeof *c->change);
        c->change[c->n++] =
            (struct change){ day[i] <= c->first ? DAY_ALWAYS : day[i], by * members, by * full };
    }
}

static int by_day(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

static void count_end(struct counting *c)
{
    struct world *w = &c->o->w;
    struct world_count now = { .org = c->org };
    if (c->n > 1)
        qsort(c->change, c->n, sizeof *c->change, by_day);
    for (size_t i = 0; i < c->n; i++) {
        now.from = c->change[i].day;
        now.members += c->change[i].members;
        now.full += c->change[i].full;
        if (now.from < DAY_STILL && (i + 1 == c->n || c->change[i + 1].day > now.from))
            world_add(w, count) = now;
    }
    c->n = 0;
}

/* Rows of one person stand together: no day of theirs counts twice. */
static enum status read_counts(struct office *o, daynum first, struct err *e)
{
    struct stmt *s = db_query_scan(o->db, QUERY_OFFICE_PLACES, 0);
    struct counting c = { .o = o, .first = first, .org = -1 };
    int64_t *rows = mem_alloc(M_ROWS * P_COLUMNS * sizeof *rows), person = -1;
    struct buf texts = BUF_INIT;
    size_t last = 0;
    daynum rest = DAY_ALWAYS;
    int n;
    do {
        buf_clear(&texts);
        n = stmt_rows(s, rows, P_COLUMNS, M_ROWS, &texts, e);
        for (const int64_t *v = rows; v < rows + n * P_COLUMNS; v += P_COLUMNS) {
            int org = org_of_rank(o, v[P_RANK], &last);
            if (org != c.org)
                count_end(&c);
            if (org != c.org || v[P_PERSON] != person)
                rest = DAY_ALWAYS;
            c.org = org;
            person = v[P_PERSON];
            daynum from = (daynum)v[P_FROM] > rest ? (daynum)v[P_FROM] : rest, to = (daynum)v[P_TO];
            daynum since = member_since(v, false), full = member_since(v, true);
            change_add(&c, from > since ? from : since, to, 1, 0);
            change_add(&c, from > full ? from : full, to, 0, 1);
            rest = to > rest ? to : rest;
        }
    } while (n == M_ROWS);
    count_end(&c);
    stmt_reset(s);
    free(c.change);
    free(rows);
    buf_free(&texts);
    return n < 0 ? e->status : ST_OK;
}

/* Conditions are looked at on days not before the first one books are kept, or today; those of
 * terms on the days terms end. */
static daynum first_asked(const struct office *o, daynum today)
{
    const struct world *w = &o->w;
    daynum first = world_first_tracking(w) < today ? world_first_tracking(w) : today;
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++)
            if (w->policy[i]->rules[k]->kind == RULE_TERM &&
                asks_members(w->policy[i]->rules[k], 0))
                first = DAY_ALWAYS;
    return first;
}

enum status office_slices_begin(struct office *o, daynum today, struct err *e)
{
    o->slices = o->w.slices = !office_asks(o, asks_others, 0);
    if (!o->slices)
        return ST_OK;
    o->held = map_new();
    bool sound;
    enum status st = read_filed(o, &sound, e);
    if (!sound) /* who reads everybody does not need it */
        o->slices = o->w.slices = false;
    if (!st && sound && office_asks(o, asks_members, 0))
        st = read_counts(o, first_asked(o, today), e);
    return st;
}

/* ---- slice by slice ---- */

void office_slices_open(struct office *o)
{
    bool words = world_asks_among(&o->w);
    struct row_source places = { .columns = words ? P_COLUMNS_WORDS : P_COLUMNS };
    struct row_source away = { .columns = 1 + M_COLUMNS };
    world_hold_people(&o->w);
    places.s = db_query_scan(o->db, words ? QUERY_OFFICE_PLACES_WORDS : QUERY_OFFICE_PLACES, 0);
    row_stream_begin(&o->places, AHEAD_PLACES, places);
    away.s = db_query(o->db, QUERY_OFFICE_MARKS_AWAY);
    stmt_bind_int(away.s, 1, walk_first(o->first_persons));
    row_stream_begin(&o->away, AHEAD_AWAY, away);
}

static const char *text_at(const struct row_stream *t, int64_t at)
{
    return at >= 0 && (size_t)at < t->texts->len ? t->texts->data + at : "";
}

static int word_at(const struct row_stream *t, int64_t at)
{
    if (!at) /* the first text is a code */
        return -1;
    int word = word_of_person(text_at(t, at));
    return word < 0 ? WORD_OTHER : word;
}

/* Somebody who is not held; the code is told when all of them are there. */
static int add_person(struct office *o, const struct row_stream *t, const int64_t *v)
{
    bool words = t->from.columns == P_COLUMNS_WORDS;
    int number = (int)o->w.nperson;
    const char *code = text_at(t, v[P_CODE]);
    buf_add(&o->slice_codes, code, strlen(code) + 1);
    world_add(&o->w, person) = (struct world_person){
        .joined = (daynum)v[P_JOINED],
        .full = (daynum)v[P_FULL],
        .until = (daynum)v[P_UNTIL],
        .status = v[P_STANDING] == 0   ? PERSON_FULL
                  : v[P_STANDING] == 1 ? PERSON_PROBATIONARY
                                       : PERSON_NO_MEMBER,
        .word = words ? word_at(t, v[P_WORD]) : -1,
        .category = words ? word_at(t, v[P_CATEGORY]) : -1,
    };
    o->slice = mem_grow(o->slice, o->nslice, &o->slice_cap, sizeof *o->slice);
    o->slice[o->nslice++] = (struct slice_person){ v[P_PERSON], number };
    return number;
}

/* Codes follow each other; ids mostly do. */
static void slice_end(struct office *o)
{
    struct world *w = &o->w;
    const char *code = buf_str(&o->slice_codes);
    bool sorted = true;
    for (size_t i = w->nheld; i < w->nperson; i++, code += strlen(code) + 1)
        w->person[i].code = w->person[i].name = code;
    for (size_t i = 1; i < o->nslice; i++)
        sorted = sorted && o->slice[i - 1].id < o->slice[i].id;
    if (!sorted)
        qsort(o->slice, o->nslice, sizeof *o->slice, by_id);
}

void office_slice(struct office *o, int org)
{
    struct row_stream *t = &o->places;
    int64_t id = -1;
    int number = -1;
    world_people_begin(&o->w);
    o->nslice = 0;
    buf_clear(&o->slice_codes);
    for (; row_stream_more(o, t); t->at++) {
        const int64_t *v = row_stream_at(t);
        if (v[P_RANK] > o->rank[org])
            break;
        if (v[P_RANK] < o->rank[org])
            continue;
        if (number < 0 || v[P_PERSON] != id) {
            int at = filed(o, v[P_PERSON]);
            if (!known_id(v[P_PERSON]))
                office_lost(o, text_at(t, v[P_CODE]));
            number = at <= HELD ? HELD - at : add_person(o, t, v);
            id = v[P_PERSON];
        }
        world_add(&o->w, membership) =
            (struct world_membership){ number, org, -1,
                                       span_make((daynum)v[P_FROM], (daynum)v[P_TO]) };
    }
    slice_end(o);
    world_people_end(&o->w, org);
}

void office_slices_free(struct office *o)
{
    map_free(o->held);
    free(o->filed);
    free(o->slice);
    buf_free(&o->slice_codes);
    row_stream_free(&o->places);
    row_stream_free(&o->away);
}
