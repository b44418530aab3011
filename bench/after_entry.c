/* What the due list on screen costs after one entry: meetings are recorded in a database, one after
 * another, and after each the list is brought up to date.
 *
 *   after_entry DB AS-OF ENTRIES       the database is written to
 *
 * Says what the whole list took, and of the entries the median, 95 % and the most of saving and of
 * the list, in milliseconds; of the list in processor time too, which waits for nobody. At the end
 * the list must be what a list made anew is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lines_own.h"
#include "mem.h"
#include "save.h"

enum { MOST = 10000, MOST_MEMBERS = 20 };

static struct err e;

static void die(const char *why)
{
    fprintf(stderr, "after_entry: %s %s\n", why, e.text);
    exit(1);
}

static double ms_of(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double now(void)
{
    return ms_of(CLOCK_MONOTONIC);
}

static uint64_t seed = 7;

static size_t chance(size_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(seed >> 33) % n;
}

static void set(struct row *r, const char *field, const char *value, uint64_t *given)
{
    int f = model_field(r->en, field);
    row_set(r, f, value);
    *given |= FIELD_BIT(f);
}

static void put(struct change *c, struct row *r, uint64_t given)
{
    enum put did;
    if (change_put(c, r, given, &did, &e) != ST_OK)
        die("not saved:");
}

/* A theme day of some branch with its members of that day. */
static void enter(struct app *a, const struct world *w)
{
    struct change *c;
    struct row meeting, one;
    char day[DAY_TEXT];
    uint64_t given = 0;
    size_t org;
    daynum held = a->as_of - (daynum)chance(28);
    do
        org = chance(w->norg);
    while (w->org[org].kind != ORG_BRANCH || !world_active(w, (int)org, held));
    date_format(held, day);
    row_init(&meeting, model_entity("activity"));
    row_init(&one, model_entity("attendance"));
    if (change_begin(&c, a->db, "bench", a->today, "bench", &e) != ST_OK)
        die("");
    set(&meeting, "org", w->org[org].code, &given);
    set(&meeting, "types", "theme_day", &given);
    set(&meeting, "held_on", day, &given);
    put(c, &meeting, given);
    int came = 0;
    for (size_t i = 0; i < w->nmembership && came < MOST_MEMBERS; i++) {
        const struct world_membership *m = &w->membership[i];
        if (m->org != (int)org || !span_holds(m->span, held))
            continue;
        given = 0;
        row_clear(&one);
        set(&one, "activity", row_get(&meeting, model_field(meeting.en, "code")), &given);
        set(&one, "person", w->person[m->person].code, &given);
        set(&one, "role", "attendee", &given);
        set(&one, "status", "present", &given);
        put(c, &one, given);
        came++;
    }
    if (change_commit(c, &e) != ST_OK)
        die("");
    row_clear(&meeting);
    row_clear(&one);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void tell(const char *what, double *ms, int n)
{
    qsort(ms, (size_t)n, sizeof *ms, ascending);
    printf("%-10s n = %d, median %.2f ms, 95 %% %.2f, most %.2f\n", what, n, ms[n / 2],
           ms[n * 95 / 100], ms[n - 1]);
}

static void compare(const struct lines *kept, const struct lines *fresh)
{
    if (kept->n != fresh->n || memcmp(&kept->all, &fresh->all, sizeof kept->all) != 0)
        die("DIFF: other counts than a list made anew");
    for (size_t i = 0; i < kept->n; i++)
        if (lines_at(kept, i)->hash != lines_at(fresh, i)->hash)
            die("DIFF: other lines than a list made anew");
    printf("lines: %zu, same as made anew\n", kept->n);
}

int main(int argc, char **argv)
{
    static double saving[MOST], list[MOST], processor[MOST];
    struct app a = { .user = NULL };
    struct view view = { .what = WHAT_OWED };
    struct lines lines = { 0 }, fresh = { 0 };
    int n = argc == 4 ? atoi(argv[3]) : 0;
    if (n < 1 || n > MOST)
        die("usage: after_entry DB AS-OF ENTRIES");
    a.today = a.as_of = date_parse(argv[2]);
    if (db_open(&a.db, argv[1], DB_WRITE, &e) != ST_OK)
        die("");
    db_large_cache(a.db);
    double t = now();
    if (lines_read(&lines, &a, &view, &e) != ST_OK)
        die("");
    printf("whole      %.0f ms\n", now() - t);
    for (int i = 0; i < n; i++) {
        const struct world *w = office_world(lines.from->office);
        t = now();
        enter(&a, w);
        saving[i] = now() - t;
        double used = ms_of(CLOCK_PROCESS_CPUTIME_ID);
        t = now();
        if (lines_refresh(&lines, &a, &view, &e) != ST_OK)
            die("");
        list[i] = now() - t;
        processor[i] = ms_of(CLOCK_PROCESS_CPUTIME_ID) - used;
    }
    tell("saving", saving, n);
    tell("the list", list, n);
    tell("processor", processor, n);
    if (lines_read(&fresh, &a, &view, &e) != ST_OK)
        die("");
    compare(&lines, &fresh);
    lines_free(&lines);
    lines_free(&fresh);
    db_close(a.db);
    return 0;
}
