/* The floor of the due list: what any program that does this one job on our database has to do, and
 * nothing else.
 *
 *   cc -O2 -march=native -o floor floor.c floor_read.c -lsqlite3
 *   floor DB FROM TO ASOF         whole years, at most five: 2025-01-01 2025-12-31 2025-11-15
 *
 * The twelve rules of gen.py are written into it as a table. It reads each table once, straight
 * through, counts the marks by month in memory and prints the bytes of
 *
 *   dangjian --db DB --on ASOF due --all --from FROM --to TO --format jsonl
 *
 * It knows just what the generated data holds: one policy, no placements but the first, no waivers,
 * records of one day, whole months as windows, names that need no escaping. */
#include "floor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum when { ANY, HAS_COMMITTEE, NO_GROUPS, WITH_GROUPS };

/* Months of a period, and which of them are its window. In the order of ids. */
static const struct rule {
    const char *slot, *title, *clause;
    int kinds, months, first, last;
    enum type type; /* T_NONE: each member, by theme_day or july_first */
    enum when when;
    int remind;
} rules[] = {
    { "annual-plan", "年度党建工作计划", "一", COMMITTEE | GENERAL | BRANCH, 12, 0, 0, T_PLAN, ANY,
      30 },
    { "committee-meeting", "委员会会议", "二", GENERAL | BRANCH, 1, 0, 0, T_BRANCH_COMMITTEE,
      HAS_COMMITTEE, 7 },
    { "committee-session", "机关党委会议", "三", COMMITTEE, 3, 0, 2, T_COMMITTEE_MEETING, ANY, 15 },
    { "democratic-review", "民主评议党员", "四", BRANCH, 12, 0, 11, T_MEMBER_REVIEW, ANY, 30 },
    { "group-meeting", "党小组会", "五", GROUP, 1, 0, 0, T_GROUP_MEETING, ANY, 7 },
    { "july1-theme", "“七一”主题党日", "六", BRANCH, 12, 5, 5, T_JULY_FIRST, ANY, 30 },
    { "lecture", "党课", "七", GENERAL | BRANCH, 3, 0, 2, T_LECTURE, ANY, 15 },
    { "member-assembly", "支部党员大会（不设党小组）", "八", BRANCH, 1, 0, 0, T_MEMBER_ASSEMBLY,
      NO_GROUPS, 7 },
    { "member-assembly-grouped", "支部党员大会（设党小组）", "八", BRANCH, 3, 0, 2,
      T_MEMBER_ASSEMBLY, WITH_GROUPS, 15 },
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

int lo, hi, asof, tracking, nmonths, month_of[DAYS];
static int month_first[MONTHS + 1];
static char iso[DAYS][12]; /* "2025-01-01" in quotes */

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
            snprintf(t, sizeof t, "\"%04d-%02d-%02d\"", y0 + m / 12, m % 12 + 1,
                     d - month_first[m] + 1);
            memcpy(iso[d - lo], t, sizeof iso[0]);
        }
}

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
static void put_line(int r, const struct period *p, const struct head *org, int need, int have,
                     int reached)
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
    head.n = snprintf(head.text, sizeof head.text, ",\"org\":\"%s\",\"org_name\":\"%s\"", o->code,
                      o->name);
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

int main(int argc, char **argv)
{
    static struct cell cells[TYPES][MONTHS];
    if (argc != 5)
        die("usage: floor DB FROM TO ASOF");
    lo = parse(argv[2]);
    hi = parse(argv[3]);
    asof = parse(argv[4]);
    int y0 = atoi(argv[2]), y1 = atoi(argv[3]);
    if (lo != day_number(y0, 1, 1) || hi != day_number(y1, 12, 31) || y1 - y0 >= 5 || asof > hi)
        die("whole years, at most five, ASOF not after them");
    tables_open(argv[1]);
    make_days(y0, y1);
    make_periods();
    tables_read();
    marks_begin();
    for (int i = 0; i < norgs; i++) {
        memset(cells, 0, sizeof cells);
        marks_read(orgs[i].rank, cells);
        put_org(i, cells);
    }
    flush();
    return 0;
}
