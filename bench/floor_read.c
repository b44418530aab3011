/* The floor's first half: every table read once, straight through. */
#include "floor.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_names[TYPES] = {
    "plan",          "branch_committee", "committee_meeting", "member_review",
    "group_meeting", "july_first",       "lecture",           "member_assembly",
    "life_meeting",  "quarter_report",   "theme_day"
};

struct org *orgs;
struct person *persons;
struct member *members;
int norgs, *member_at;
uint16_t *taken_part;

static sqlite3 *db;
static int npersons, nby_id, *by_id; /* person.id -> index */
static int type_of[256];             /* evidence_type.id -> enum type */

enum { YEARS = 16 };
static sqlite3_stmt *own_marks[YEARS]; /* each goes through the marks of a year */
static bool own_row[YEARS];
static int nyears;

void die(const char *why)
{
    fprintf(stderr, "floor: %s\n", why);
    exit(1);
}

void *room(size_t n, size_t size)
{
    void *p = calloc(n + 1, size);
    if (!p)
        die("no memory");
    return p;
}

static void *more(void *p, int n, size_t size)
{
    if (n & (n - 1))
        return p; /* room is doubled at the powers of two */
    p = realloc(p, (size_t)(n ? n * 2 : 1) * size);
    if (!p)
        die("no memory");
    return p;
}

int day_number(int y, int m, int d)
{
    y -= m <= 2;
    int era = y / 400, year = y % 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + year * 365 + year / 4 - year / 100 + doy - 719468;
}

int parse(const char *s)
{
    return day_number((s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + s[3] - '0',
                      (s[5] - '0') * 10 + s[6] - '0', (s[8] - '0') * 10 + s[9] - '0');
}

static sqlite3_stmt *ask(const char *sql)
{
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL))
        die(sqlite3_errmsg(db));
    return s;
}

static const char *text(sqlite3_stmt *s, int column)
{
    return (const char *)sqlite3_column_text(s, column);
}

static int day(sqlite3_stmt *s, int column, int none)
{
    const char *t = text(s, column);
    return t && *t ? parse(t) : none;
}

static void copy(char *to, size_t size, sqlite3_stmt *s, int column)
{
    size_t n = (size_t)sqlite3_column_bytes(s, column);
    if (n >= size)
        die("a code or name is too long");
    memcpy(to, sqlite3_column_text(s, column), n + 1);
}

/* Codes to indices. Rows come in the order of their writing: the next one of the list is tried
 * first. */
struct codes {
    const char *list;
    size_t size;
    int n, *slot;
    unsigned mask;
    int last;
};

static unsigned hash(const char *s)
{
    unsigned h = 2166136261U;
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * 16777619U;
    return h ^ (h >> 15);
}

static struct codes codes_make(const void *list, size_t size, int n)
{
    struct codes c = { list, size, n, NULL, 1, -1 };
    while (c.mask < (unsigned)n * 2)
        c.mask *= 2;
    c.slot = room(c.mask, sizeof *c.slot);
    c.mask--;
    for (int i = 0; i < n; i++) {
        unsigned k = hash(c.list + (size_t)i * size) & c.mask;
        while (c.slot[k])
            k = (k + 1) & c.mask;
        c.slot[k] = i + 1;
    }
    return c;
}

static int find(struct codes *c, const char *code)
{
    if (!code)
        return -1;
    for (int i = c->last < 0 ? 0 : c->last; i <= c->last + 1 && i < c->n; i++)
        if (!strcmp(c->list + (size_t)i * c->size, code))
            return c->last = i;
    unsigned k = hash(code) & c->mask;
    while (c->slot[k] && strcmp(c->list + (size_t)(c->slot[k] - 1) * c->size, code))
        k = (k + 1) & c->mask;
    if (!c->slot[k])
        die("a code that nobody has");
    return c->last = c->slot[k] - 1;
}

static int kind_of(const char *s)
{
    return !strcmp(s, "branch")           ? BRANCH
           : !strcmp(s, "group")          ? GROUP
           : !strcmp(s, "general_branch") ? GENERAL
           : !strcmp(s, "committee")      ? COMMITTEE
                                          : 0;
}

static struct codes read_orgs(void)
{
    sqlite3_stmt *s =
        ask("SELECT code, name, kind, founded_on, dissolved_on, committee_from, committee_to,"
            " rank FROM org ORDER BY code");
    while (sqlite3_step(s) == SQLITE_ROW) {
        orgs = more(orgs, norgs, sizeof *orgs);
        struct org *o = &orgs[norgs++];
        copy(o->code, sizeof o->code, s, 0);
        copy(o->name, sizeof o->name, s, 1);
        o->kind = kind_of(text(s, 2));
        o->founded = day(s, 3, ALWAYS);
        o->dissolved = day(s, 4, NEVER);
        o->committee_from = day(s, 5, NEVER);
        o->committee_to = day(s, 6, NEVER);
        o->rank = sqlite3_column_int64(s, 7);
        o->next_group = o->group = -1;
    }
    sqlite3_finalize(s);
    return codes_make(orgs, sizeof *orgs, norgs);
}

/* Which branch a group belongs to: its life ends with the branch's, and the branch has groups. */
static void read_groups(struct codes *c)
{
    sqlite3_stmt *s = ask("SELECT code, parent FROM org WHERE kind = 'group'");
    while (sqlite3_step(s) == SQLITE_ROW) {
        int i = find(c, text(s, 0)), above = find(c, text(s, 1));
        struct org *o = &orgs[i], *b = &orgs[above];
        o->next_group = b->group;
        b->group = i;
        if (b->founded > o->founded)
            o->founded = b->founded;
        if (b->dissolved < o->dissolved)
            o->dissolved = b->dissolved;
    }
    sqlite3_finalize(s);
}

static struct codes read_persons(void)
{
    sqlite3_stmt *s = ask("SELECT id, code, status, joined_on, full_on FROM person");
    while (sqlite3_step(s) == SQLITE_ROW) {
        int id = sqlite3_column_int(s, 0);
        const char *status = text(s, 2);
        persons = more(persons, npersons, sizeof *persons);
        struct person *p = &persons[npersons];
        copy(p->code, sizeof p->code, s, 1);
        p->joined = day(s, 3, ALWAYS);
        p->full = day(s, 4, NEVER);
        /* where the days do not decide, the status does */
        p->never = !status || (*status != 'f' && *status != 'p');
        if (id >= nby_id) {
            int n = (id + 1) * 2;
            by_id = realloc(by_id, (size_t)n * sizeof *by_id);
            if (!by_id)
                die("no memory");
            memset(by_id + nby_id, -1, (size_t)(n - nby_id) * sizeof *by_id);
            nby_id = n;
        }
        by_id[id] = npersons++;
    }
    sqlite3_finalize(s);
    return codes_make(persons, sizeof *persons, npersons);
}

static void read_members(struct codes *orgs_by, struct codes *persons_by)
{
    sqlite3_stmt *s = ask("SELECT person, org, from_on, to_on FROM membership");
    struct member *list = NULL;
    int n = 0;
    member_at = room((size_t)norgs + 2, sizeof *member_at);
    while (sqlite3_step(s) == SQLITE_ROW) {
        list = more(list, n, sizeof *list);
        list[n].person = find(persons_by, text(s, 0));
        list[n].org = find(orgs_by, text(s, 1));
        list[n].from = day(s, 2, ALWAYS);
        list[n].to = day(s, 3, NEVER);
        member_at[list[n++].org + 2]++;
    }
    sqlite3_finalize(s);
    for (int i = 2; i < norgs + 2; i++)
        member_at[i] += member_at[i - 1];
    members = room((size_t)n, sizeof *members);
    for (int i = 0; i < n; i++) { /* by organisation and code; nearly so already */
        int first = member_at[list[i].org], at = member_at[list[i].org + 1]++;
        for (; at > first; at--) {
            const struct member *b = &members[at - 1];
            if (b->person == list[i].person ||
                strcmp(persons[b->person].code, persons[list[i].person].code) < 0)
                break;
            members[at] = *b;
        }
        members[at] = list[i];
    }
    free(list);
}

static void read_types(void)
{
    sqlite3_stmt *s = ask("SELECT id, name FROM evidence_type");
    memset(type_of, -1, sizeof type_of);
    while (sqlite3_step(s) == SQLITE_ROW)
        for (int t = 0; t < TYPES; t++)
            if (!strcmp(text(s, 1), type_names[t]))
                type_of[sqlite3_column_int(s, 0) & 255] = t;
    sqlite3_finalize(s);
}

/* The shelf before the first one of the year of a day. */
static int64_t shelf_of(int day)
{
    int64_t year = 0;
    while (day_number((int)year + 1971, 1, 1) <= day)
        year++;
    return year << 40;
}

/* Who took part in a theme day of a month, and when first. */
static void read_person_marks(void)
{
    sqlite3_stmt *s = ask("SELECT person, type, for_day, rest FROM mark_person WHERE shelf >= ?");
    sqlite3_bind_int64(s, 1, shelf_of(lo));
    size_t n = (size_t)npersons * (size_t)nmonths;
    taken_part = room(n, sizeof *taken_part);
    memset(taken_part, 255, n * sizeof *taken_part);
    while (sqlite3_step(s) == SQLITE_ROW) {
        int type = type_of[sqlite3_column_int(s, 1)], d = sqlite3_column_int(s, 2);
        if ((type != T_THEME_DAY && type != T_JULY_FIRST) || d < lo || d > hi)
            continue;
        int64_t rest = sqlite3_column_int64(s, 3);
        int made_up = (int)(rest >> 1 & 0x7fff), done = d + (int)(rest >> 48);
        done += made_up ? made_up - 1 : 0;
        if (done > asof)
            continue;
        uint16_t *at = &taken_part[by_id[sqlite3_column_int(s, 0)] * nmonths + month_of[d - lo]];
        if (done - lo + 1 < *at)
            *at = (uint16_t)(done - lo + 1);
    }
    sqlite3_finalize(s);
}

static void read_setting(void)
{
    sqlite3_stmt *s = ask("SELECT value FROM setting WHERE name = 'tracking_from'");
    tracking = sqlite3_step(s) == SQLITE_ROW ? parse(text(s, 0)) : ALWAYS;
    sqlite3_finalize(s);
}

void tables_open(const char *path)
{
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) ||
        sqlite3_exec(db, "BEGIN", NULL, NULL, NULL))
        die(sqlite3_errmsg(db));
    read_setting();
}

void tables_read(void)
{
    struct codes orgs_by = read_orgs();
    read_groups(&orgs_by);
    struct codes persons_by = read_persons();
    read_members(&orgs_by, &persons_by);
    read_types();
    read_person_marks();
}

void marks_begin(void)
{
    for (int64_t year = shelf_of(lo); year <= shelf_of(hi); year += INT64_C(1) << 40) {
        if (nyears == YEARS)
            die("too many years");
        sqlite3_stmt *s = ask("SELECT shelf, type, for_day, rest FROM mark_org WHERE shelf >= ?"
                              " ORDER BY shelf, type, for_day, record");
        sqlite3_bind_int64(s, 1, year);
        own_row[nyears] = sqlite3_step(s) == SQLITE_ROW;
        own_marks[nyears++] = s;
    }
}

static void read_year(int year, int64_t rank, struct cell (*cells)[MONTHS])
{
    sqlite3_stmt *s = own_marks[year];
    rank += shelf_of(lo) + ((int64_t)year << 40);
    for (; own_row[year]; own_row[year] = sqlite3_step(s) == SQLITE_ROW) {
        int64_t at = sqlite3_column_int64(s, 0);
        if (at > rank)
            return;
        int type = type_of[sqlite3_column_int(s, 1)], d = sqlite3_column_int(s, 2);
        if (at < rank || type == T_NONE || d < lo || d > hi)
            continue;
        int done = d + (int)(sqlite3_column_int64(s, 3) >> 48);
        if (done > asof)
            continue;
        struct cell *c = &cells[type][month_of[d - lo]];
        if (!c->n++ || done < c->reached)
            c->reached = done;
    }
}

void marks_read(int64_t rank, struct cell (*cells)[MONTHS])
{
    for (int year = 0; year < nyears; year++)
        read_year(year, rank, cells);
}
