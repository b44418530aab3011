/* The floor of the due list: what any program that does this one job on our database has to do, and nothing else.
 *
 *   cc -O2 -march=native -o floor floor.c -lsqlite3
 *   floor DB FROM TO ASOF         whole years, at most five: 2025-01-01 2025-12-31 2025-11-15
 *
 * The twelve rules of gen.py are written into it as a table. It reads each table once, straight through, counts
 * the marks by month in memory and prints the bytes of
 *
 *   dangjian --db DB --on ASOF due --all --from FROM --to TO --format jsonl
 *
 * It knows just what the generated data holds: one policy, no placements but the first, no waivers, records of one
 * day, whole months as windows, names that need no escaping. */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MONTHS = 60, DAYS = 366 * 5, NEVER = 1 << 28, ALWAYS = -NEVER, CODE = 16 };
enum { COMMITTEE = 1, GENERAL = 2, BRANCH = 4, GROUP = 8 };
enum type {
    T_PLAN, T_BRANCH_COMMITTEE, T_COMMITTEE_MEETING, T_MEMBER_REVIEW, T_GROUP_MEETING, T_JULY_FIRST,
    T_LECTURE, T_MEMBER_ASSEMBLY, T_LIFE_MEETING, T_QUARTER_REPORT, T_THEME_DAY, TYPES, T_NONE = -1
};
static const char *const type_names[TYPES] = {
    "plan", "branch_committee", "committee_meeting", "member_review", "group_meeting", "july_first",
    "lecture", "member_assembly", "life_meeting", "quarter_report", "theme_day"
};
enum when { ANY, HAS_COMMITTEE, NO_GROUPS, WITH_GROUPS };

/* Months of a period, and which of them are its window. In the order of ids. */
static const struct rule {
    const char *slot, *title, *clause;
    int kinds, months, first, last;
    enum type type; /* T_NONE: each member, by theme_day or july_first */
    enum when when;
    int remind;
} rules[] = {
    { "annual-plan", "年度党建工作计划", "一", COMMITTEE | GENERAL | BRANCH, 12, 0, 0, T_PLAN, ANY, 30 },
    { "committee-meeting", "委员会会议", "二", GENERAL | BRANCH, 1, 0, 0, T_BRANCH_COMMITTEE,
      HAS_COMMITTEE, 7 },
    { "committee-session", "机关党委会议", "三", COMMITTEE, 3, 0, 2, T_COMMITTEE_MEETING, ANY, 15 },
    { "democratic-review", "民主评议党员", "四", BRANCH, 12, 0, 11, T_MEMBER_REVIEW, ANY, 30 },
    { "group-meeting", "党小组会", "五", GROUP, 1, 0, 0, T_GROUP_MEETING, ANY, 7 },
    { "july1-theme", "“七一”主题党日", "六", BRANCH, 12, 5, 5, T_JULY_FIRST, ANY, 30 },
    { "lecture", "党课", "七", GENERAL | BRANCH, 3, 0, 2, T_LECTURE, ANY, 15 },
    { "member-assembly", "支部党员大会（不设党小组）", "八", BRANCH, 1, 0, 0, T_MEMBER_ASSEMBLY,
      NO_GROUPS, 7 },
    { "member-assembly-grouped", "支部党员大会（设党小组）", "八", BRANCH, 3, 0, 2, T_MEMBER_ASSEMBLY,
      WITH_GROUPS, 15 },
    { "org-life", "组织生活会", "九", BRANCH, 6, 0, 5, T_LIFE_MEETING, ANY, 30 },
    { "report", "季度工作报告", "十", GENERAL | BRANCH, 3, 0, 0, T_QUARTER_REPORT, ANY, 15 },
    { "theme-day", "支部主题党日，每名党员参加", "十一", BRANCH, 1, 0, 0, T_NONE, ANY, 7 },
};
enum { RULES = sizeof rules / sizeof *rules };

/* A period of a rule, and its part of the line in words. */
struct period {
    int first, last, w1, w2, judged; /* days */
    int from, to;                    /* months of the window */
    char dates[160], done[48], late[48], owed[48];
    int ndates, ndone, nlate, nowed;
};
struct head {
    char text[256];
    int n;
};
static struct period periods[RULES][MONTHS];
static int nperiods[RULES];
static struct head heads[RULES];

struct org {
    char code[CODE], name[96];
    int kind, parent, next_group, group; /* indices; -1 */
    int founded, dissolved, committee_from, committee_to;
    int64_t rank;
};
struct person {
    char code[CODE];
    int joined, full; /* ALWAYS, NEVER where they do not decide */
    bool never;
};
struct member {
    int org, person, from, to;
};
/* What an organisation holds of a type in a month. */
struct cell {
    int n, reached;
};

static sqlite3 *db;
static struct org *orgs;
static struct person *persons;
static struct member *members;
static int norgs, npersons, nmembers, nby_id;
static int *by_id, *member_at;         /* person.id -> index; org -> its first member */
static uint16_t *taken_part;           /* person x month: day of the range + 1; UINT16_MAX: not */
static int lo, hi, asof, tracking, nmonths;
static int month_first[MONTHS + 1], month_of[DAYS];
static char iso[DAYS][12];             /* "2025-01-01" in quotes */
static int type_of[256];

static void die(const char *why)
{
    fprintf(stderr, "floor: %s\n", why);
    exit(1);
}

static void *room(size_t n, size_t size)
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

/* Days from 1970-01-01. */
static int day_number(int y, int m, int d)
{
    y -= m <= 2;
    int era = y / 400, year = y % 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + year * 365 + year / 4 - year / 100 + doy - 719468;
}

static int parse(const char *s)
{
    return day_number((s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + s[3] - '0',
                      (s[5] - '0') * 10 + s[6] - '0', (s[8] - '0') * 10 + s[9] - '0');
}

/* ---- tables ---- */

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

/* Codes to indices. Rows come in the order of their writing: the next one of the list is tried first. */
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
    sqlite3_stmt *s = ask("SELECT code, name, kind, founded_on, dissolved_on, committee_from, committee_to,"
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
        o->parent = o->next_group = o->group = -1;
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
        o->parent = above;
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
    nmembers = n;
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

/* Who took part in a theme day of a month, and when first. */
static void read_person_marks(void)
{
    sqlite3_stmt *s = ask("SELECT person, type, for_day, lag, late FROM mark_person");
    size_t n = (size_t)npersons * (size_t)nmonths;
    taken_part = room(n, sizeof *taken_part);
    memset(taken_part, 255, n * sizeof *taken_part);
    while (sqlite3_step(s) == SQLITE_ROW) {
        int type = type_of[sqlite3_column_int(s, 1)], d = sqlite3_column_int(s, 2);
        if ((type != T_THEME_DAY && type != T_JULY_FIRST) || d < lo || d > hi)
            continue;
        int done = d + sqlite3_column_int(s, 3) + sqlite3_column_int(s, 4);
        if (done > asof)
            continue;
        uint16_t *at = &taken_part[by_id[sqlite3_column_int(s, 0)] * nmonths + month_of[d - lo]];
        if (done - lo + 1 < *at)
            *at = (uint16_t)(done - lo + 1);
    }
    sqlite3_finalize(s);
}

/* The organisation's own marks, out of the one stream. */
static void read_own_marks(sqlite3_stmt *s, bool *row, int64_t rank, struct cell (*cells)[MONTHS])
{
    for (; *row; *row = sqlite3_step(s) == SQLITE_ROW) {
        int64_t at = sqlite3_column_int64(s, 0);
        if (at > rank)
            return;
        int type = type_of[sqlite3_column_int(s, 1)], d = sqlite3_column_int(s, 2);
        if (at < rank || type == T_NONE || d < lo || d > hi)
            continue;
        int done = d + sqlite3_column_int(s, 3);
        if (done > asof)
            continue;
        struct cell *c = &cells[type][month_of[d - lo]];
        if (!c->n++ || done < c->reached)
            c->reached = done;
    }
}

/* ---- periods ---- */

static void make_period(const struct rule *r, struct period *p, int month)
{
    p->from = month + r->first;
    p->to = month + r->last;
    p->first = month_first[month];
    p->last = month_first[month + r->months] - 1;
    p->w1 = month_first[p->from];
    p->w2 = month_first[p->to + 1] - 1;
    p->judged = p->w2 < asof ? p->w2 : asof;
    p->ndates = snprintf(p->dates, sizeof p->dates,
                         ",\"person\":null,\"period_start\":%.12s,\"period_end\":%.12s,"
                         "\"window_start\":%.12s,\"deadline\":%.12s,\"status\":\"",
                         iso[p->first - lo], iso[p->last - lo], iso[p->w1 - lo], iso[p->w2 - lo]);
    const char *owed = asof > p->w2                ? "overdue"
                       : asof < p->w1              ? "upcoming"
                       : p->w2 - asof <= r->remind ? "due"
                                                   : "open";
    int left = p->w2 - asof;
    p->ndone = snprintf(p->done, sizeof p->done, "done\",\"days_left\":%d,\"need\":", left);
    p->nlate = snprintf(p->late, sizeof p->late, "late\",\"days_left\":%d,\"need\":", left);
    p->nowed = snprintf(p->owed, sizeof p->owed, "%s\",\"days_left\":%d,\"need\":", owed, left);
}

static void make_periods(void)
{
    for (int r = 0; r < RULES; r++) {
        heads[r].n = snprintf(heads[r].text, sizeof heads[r].text,
                              "{\"rule\":\"bench.%s\",\"kind\":\"periodic\",\"title\":\"%s\","
                              "\"source\":\"测量〔2025〕1号 %s\",\"basis\":\"text\"",
                              rules[r].slot, rules[r].title, rules[r].clause);
        for (int m = 0; m < nmonths; m += rules[r].months) {
            make_period(&rules[r], &periods[r][nperiods[r]], m);
            nperiods[r] += periods[r][nperiods[r]].w2 >= tracking;
        }
    }
}

static void make_days(int y0, int y1)
{
    nmonths = (y1 - y0 + 1) * 12;
    for (int m = 0; m <= nmonths; m++)
        month_first[m] = day_number(y0 + m / 12, m % 12 + 1, 1);
    for (int m = 0; m < nmonths; m++)
        for (int d = month_first[m]; d < month_first[m + 1]; d++) {
            char t[40];
            month_of[d - lo] = m;
            snprintf(t, sizeof t, "\"%04d-%02d-%02d\"", y0 + m / 12, m % 12 + 1, d - month_first[m] + 1);
            memcpy(iso[d - lo], t, sizeof iso[0]);
        }
}

/* ---- lines ---- */

static char out[1 << 16];
static size_t nout;

static void flush(void)
{
    for (size_t at = 0; at < nout;) {
        ssize_t n = write(1, out + at, nout - at);
        if (n <= 0)
            die("cannot write");
        at += (size_t)n;
    }
    nout = 0;
}

static void put(const char *s, int n)
{
    memcpy(out + nout, s, (size_t)n);
    nout += (size_t)n;
}

#define PUT(literal) put(literal, sizeof(literal) - 1)

static void put_number(int v)
{
    char t[12];
    int n = sizeof t;
    do
        t[--n] = (char)('0' + v % 10);
    while (v /= 10);
    put(t + n, (int)sizeof t - n);
}

/* reached: day of the last one that was needed; NEVER: not met */
static void put_line(int r, const struct period *p, const struct head *org, int need, int have, int reached)
{
    if (nout + 2048 > sizeof out)
        flush();
    put(heads[r].text, heads[r].n);
    put(org->text, org->n);
    put(p->dates, p->ndates);
    if (reached == NEVER)
        put(p->owed, p->nowed);
    else if (reached <= p->w2)
        put(p->done, p->ndone);
    else
        put(p->late, p->nlate);
    put_number(need);
    PUT(",\"have\":");
    put_number(have);
    PUT(",\"done_on\":");
    if (reached == NEVER)
        PUT("null");
    else
        put(iso[reached - lo], 12);
    PUT(",\"lacking\":[");
}

static bool half(const struct period *p, int from, int to)
{
    if (from < p->first)
        from = p->first;
    if (to > p->last + 1)
        to = p->last + 1;
    return (to - from) * 2 >= p->last + 1 - p->first;
}

static bool has_group(const struct org *o, int d)
{
    for (int g = o->group; g >= 0; g = orgs[g].next_group)
        if (orgs[g].founded <= d && d < orgs[g].dissolved)
            return true;
    return false;
}

static bool asked(const struct rule *r, const struct org *o, const struct period *p)
{
    if (p->w2 < o->founded || p->w2 >= o->dissolved || !half(p, o->founded, o->dissolved))
        return false;
    switch (r->when) {
    case HAS_COMMITTEE:
        return o->committee_from <= p->judged && p->judged < o->committee_to;
    case NO_GROUPS:
        return !has_group(o, p->judged);
    case WITH_GROUPS:
        return has_group(o, p->judged);
    default:
        return true;
    }
}

static bool is_member(const struct person *p, int d)
{
    return d >= p->full || (d >= p->joined && !p->never);
}

/* The members of an organisation in one period: how many, how many took part, who did not. */
static void each_member(int r, const struct period *p, int org, const struct head *head)
{
    static int *lacking, cap;
    int need = 0, have = 0, nlacking = 0, reached = 0, end = member_at[org + 1];
    if (end - member_at[org] > cap) {
        cap = (end - member_at[org]) * 2;
        free(lacking);
        lacking = room((size_t)cap, sizeof *lacking);
    }
    for (int i = member_at[org]; i < end;) {
        int person = members[i].person, days = 0;
        bool in = false;
        for (; i < end && members[i].person == person; i++) {
            int from = members[i].from, to = members[i].to;
            in |= from <= p->judged && p->judged < to;
            from = from < p->first ? p->first : from;
            to = to > p->last + 1 ? p->last + 1 : to;
            days += to > from ? to - from : 0;
        }
        if (!in || days * 2 < p->last + 1 - p->first || !is_member(&persons[person], p->judged))
            continue;
        int done = taken_part[person * nmonths + p->from];
        need++;
        if (done == UINT16_MAX)
            lacking[nlacking++] = person;
        else if (have++, done > reached)
            reached = done;
    }
    if (!need)
        return;
    put_line(r, p, head, need, have, nlacking ? NEVER : reached - 1 + lo);
    for (int i = 0; i < nlacking; i++) {
        const char *code = persons[lacking[i]].code;
        if (nout + 64 > sizeof out)
            flush();
        if (i)
            PUT(",");
        PUT("\"");
        put(code, (int)strlen(code));
        PUT("\"");
    }
    PUT("],\"event\":null,\"item\":null}\n");
}

static void put_org(int org, struct cell (*cells)[MONTHS])
{
    const struct org *o = &orgs[org];
    struct head head;
    head.n = snprintf(head.text, sizeof head.text, ",\"org\":\"%s\",\"org_name\":\"%s\"", o->code, o->name);
    for (int r = 0; r < RULES; r++) {
        if (!(rules[r].kinds & o->kind))
            continue;
        for (int i = 0; i < nperiods[r]; i++) {
            const struct period *p = &periods[r][i];
            if (!asked(&rules[r], o, p))
                continue;
            if (rules[r].type == T_NONE) {
                each_member(r, p, org, &head);
                continue;
            }
            int have = 0, reached = NEVER;
            for (int m = p->from; m <= p->to; m++) {
                const struct cell *c = &cells[rules[r].type][m];
                have += c->n;
                if (c->n && c->reached < reached)
                    reached = c->reached;
            }
            put_line(r, p, &head, 1, have, reached);
            PUT("],\"event\":null,\"item\":null}\n");
        }
    }
}

static void read_setting(void)
{
    sqlite3_stmt *s = ask("SELECT value FROM setting WHERE name = 'tracking_from'");
    tracking = sqlite3_step(s) == SQLITE_ROW ? parse(text(s, 0)) : ALWAYS;
    sqlite3_finalize(s);
}

int main(int argc, char **argv)
{
    if (argc != 5)
        die("usage: floor DB FROM TO ASOF");
    lo = parse(argv[2]);
    hi = parse(argv[3]);
    asof = parse(argv[4]);
    int y0 = atoi(argv[2]), y1 = atoi(argv[3]);
    if (lo != day_number(y0, 1, 1) || hi != day_number(y1, 12, 31) || y1 - y0 >= 5 || asof > hi)
        die("whole years, at most five, ASOF not after them");
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) ||
        sqlite3_exec(db, "BEGIN", NULL, NULL, NULL))
        die(sqlite3_errmsg(db));
    make_days(y0, y1);
    read_setting();
    make_periods();
    struct codes orgs_by = read_orgs();
    read_groups(&orgs_by);
    struct codes persons_by = read_persons();
    read_members(&orgs_by, &persons_by);
    read_types();
    read_person_marks();
    sqlite3_stmt *s = ask("SELECT org_rank, type, for_day, lag FROM mark_org"
                          " ORDER BY org_rank, type, for_day, record");
    bool row = sqlite3_step(s) == SQLITE_ROW;
    static struct cell cells[TYPES][MONTHS];
    for (int i = 0; i < norgs; i++) {
        memset(cells, 0, sizeof cells);
        read_own_marks(s, &row, orgs[i].rank, cells);
        put_org(i, cells);
    }
    flush();
    return 0;
}
