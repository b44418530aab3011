/* A province by simulation: the engine fed by a stream that is made up as it is read, without a
 * database.
 *
 *   stream [-j WORKERS] [-m MEMBERS] POLICY BRANCHES      the policy is gen.py's bench.ini
 *
 * Each worker holds one small world (a committee, SLICE branches, their members) and schedules it
 * over and over: each time for other branches, as their numbers seed what was recorded. What each
 * branch must come to is counted while its records are made up, and held against what the engine
 * says. One line: branches, obligations, marks, processor seconds, microseconds a branch, peak
 * memory. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "mem.h"
#include "schedule.h"

enum { SLICE = 2000, MONTHS = 12, MOST_WORKERS = 64 };

/* What a branch ought to record: so many months a period, the window its first `window` months from
 * `first` on. */
static const struct duty_of {
    const char *type;
    int months, first, window;
    bool committee; /* of branches that have one */
} duties[] = {
    { "branch_committee", 1, 0, 1, true }, { "july_first", 12, 5, 1, false },
    { "lecture", 3, 0, 3, false },         { "life_meeting", 6, 0, 6, false },
    { "member_assembly", 1, 0, 1, false }, { "member_review", 12, 0, 12, false },
    { "plan", 12, 0, 1, false },           { "quarter_report", 3, 0, 1, false },
    { "theme_day", 1, 0, 1, false },
};
enum { DUTIES = sizeof duties / sizeof *duties };

struct worker {
    pthread_t thread;
    const struct policy_set *policies;
    int members;
    long first, branches; /* of the province */
    struct world w;
    char (*code)[16];
    int type[DUTIES], theme_day;
    daynum month[MONTHS + 1], today;

    uint64_t seed;
    long slice; /* number of the first branch at hand */
    struct mark own[DUTIES * MONTHS], *person;
    long obligations, done, marks;   /* as they must come out */
    long said, said_done, said_over; /* as the engine says */
};

static void die(const char *why)
{
    fprintf(stderr, "stream: %s\n", why);
    exit(1);
}

static unsigned chance(struct worker *k, unsigned n)
{
    k->seed = k->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((k->seed >> 33) % n);
}

static struct mark mark_of(int64_t record, int person, int type, daynum day)
{
    return (struct mark){ .record = record,
                          .person = person,
                          .type = type,
                          .for_day = day,
                          .held = day,
                          .done = day,
                          .last = day };
}

/* The day in the window on which it was held; DAY_NONE: it was not, or not yet. */
static daynum held(struct worker *k, const struct duty_of *d, int month)
{
    daynum from = k->month[month + d->first], to = k->month[month + d->first + d->window];
    daynum day = from + (daynum)chance(k, (unsigned)(to - from));
    return chance(k, 100) < 5 || day > k->today ? DAY_NONE : day;
}

/* Who took part in the theme day of each month. */
static size_t take_part(struct worker *k, int branch, const daynum *day)
{
    size_t n = 0;
    bool all[MONTHS];
    for (int m = 0; m < MONTHS; m++)
        all[m] = day[m] != DAY_NONE;
    for (int i = 0; i < k->members; i++)
        for (int m = 0; m < MONTHS; m++) {
            if (day[m] == DAY_NONE)
                continue;
            if (chance(k, 100) < 4)
                all[m] = false;
            else
                k->person[n++] = mark_of(m + 1, branch * k->members + i, k->theme_day, day[m]);
        }
    for (int m = 0; m < MONTHS && k->members; m++) {
        k->obligations++;
        k->done += all[m];
    }
    return n;
}

/* The marks of organisation 1 + branch. July 1st is a theme day too: there are none of it in June's
 * own records here, so that each month has one. */
static void read_marks(void *ctx, int org, const struct mark **own, size_t *nown,
                       const struct mark **person, size_t *nperson)
{
    struct worker *k = ctx;
    daynum theme[MONTHS];
    size_t n = 0;
    *own = k->own;
    *person = k->person;
    *nown = *nperson = 0;
    if (org == 0)
        return;
    k->seed = (uint64_t)(k->slice + org) * UINT64_C(0x9E3779B97F4A7C15);
    bool committee = span_holds(k->w.org[org].committee, k->today);
    for (int d = 0; d < DUTIES; d++)
        for (int m = 0; m < MONTHS; m += duties[d].months) {
            daynum day = held(k, &duties[d], m);
            bool asked = !duties[d].committee || committee;
            if (k->type[d] == k->theme_day) {
                theme[m] = day;
            } else {
                k->obligations += asked;
                k->done += asked && day != DAY_NONE;
            }
            if (day != DAY_NONE)
                k->own[n++] = mark_of((int64_t)d * MONTHS + m, -1, k->type[d], day);
        }
    *nown = n;
    *nperson = take_part(k, org - 1, theme);
    k->marks += (long)(n + *nperson);
}

static void make_world(struct worker *k)
{
    struct world *w = &k->w;
    const struct vocabulary *words = policy_set_words(k->policies);
    static const struct policy *policy[1];
    policy[0] = policy_set_at(k->policies, 0);
    w->policies = k->policies;
    w->policy = mem_alloc(sizeof *w->policy);
    w->policy[0] = policy[0];
    w->npolicy = 1;
    w->tracking_from = k->month[0];
    k->code = mem_alloc((size_t)(SLICE + 1 + SLICE * k->members) * sizeof *k->code);
    k->person = mem_alloc((size_t)(k->members * MONTHS + 1) * sizeof *k->person);
    for (int i = 0; i <= SLICE; i++) {
        snprintf(k->code[i], sizeof *k->code, i ? "B%07d" : "A", i);
        world_add(w, org) = (struct world_org){
            .code = k->code[i],
            .kind = i ? ORG_BRANCH : ORG_COMMITTEE,
            .life = i ? SPAN_ALL : (struct span){ DAY_ALWAYS, k->month[0] },
            .committee = i % 20 < 9 ? SPAN_ALL : (struct span){ 0, 0 },
            .tracking_from = DAY_NONE,
        };
        world_add(w, placement) = (struct world_placement){
            .org = i, .from = DAY_ALWAYS, .parent = i ? 0 : -1, .policy = i ? -1 : 0, .name = "某"
        };
    }
    for (int i = 0; i < SLICE * k->members; i++) {
        snprintf(k->code[SLICE + 1 + i], sizeof *k->code, "P%09d", i);
        world_add(w, person) = (struct world_person){ .code = k->code[SLICE + 1 + i],
                                                      .name = "某",
                                                      .joined = 0,
                                                      .full = 366,
                                                      .until = DAY_NONE,
                                                      .status = PERSON_FULL };
        world_add(w, membership) = (struct world_membership){ i, 1 + i / k->members, -1, SPAN_ALL };
    }
    world_finish(w);
    for (int d = 0; d < DUTIES; d++)
        k->type[d] = vocabulary_evidence(words, duties[d].type);
    k->theme_day = vocabulary_evidence(words, "theme_day");
}

static void count(void *ctx, const struct duty *d)
{
    struct worker *k = ctx;
    k->said++;
    k->said_done += d->status == DUTY_DONE;
    k->said_over += d->status == DUTY_OVERDUE;
}

static void *work(void *ctx)
{
    struct worker *k = ctx;
    struct mark_source source = { .ctx = k, .read = read_marks };
    make_world(k);
    struct schedule *s = schedule_new(&k->w, source, k->today, k->month[MONTHS] - 1);
    for (k->slice = k->first; k->slice < k->first + k->branches; k->slice += SLICE) {
        long n = k->first + k->branches - k->slice;
        for (int org = 1; org <= SLICE && org <= n; org++)
            schedule_org(s, org, count, k);
    }
    schedule_free(s);
    world_free(&k->w);
    free(k->code);
    free(k->person);
    return NULL;
}

static struct policy_set *read_policy(const char *path)
{
    char text[1 << 16];
    struct problems problems = { 0 };
    struct policy_set *set = policy_set_new();
    FILE *f = fopen(path, "r");
    if (f == NULL)
        die("no policy");
    size_t n = fread(text, 1, sizeof text - 1, f);
    text[n] = '\0';
    fclose(f);
    if (policy_set_add(set, policy_read(path, text, &problems), NULL, NULL, &problems) == NULL)
        die(problems.n ? problems.v[0].text : "the policy does not read");
    return set;
}

static void tell(const struct worker *all, int workers)
{
    struct worker sum = { .branches = 0 };
    struct rusage u;
    for (int i = 0; i < workers; i++) {
        sum.branches += all[i].branches;
        sum.obligations += all[i].obligations;
        sum.done += all[i].done;
        sum.marks += all[i].marks;
        sum.said += all[i].said;
        sum.said_done += all[i].said_done;
        sum.said_over += all[i].said_over;
    }
    if (sum.said != sum.obligations || sum.said_done != sum.done)
        die("DIFF: the engine does not say what was recorded");
    getrusage(RUSAGE_SELF, &u);
    double s = (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
               (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
    printf("%ld branches, %d workers: %ld obligations (%ld done, %ld overdue), %ld marks, same; "
           "%.1f s of processor, %.2f us a branch, peak %.1f MiB\n",
           sum.branches, workers, sum.said, sum.said_done, sum.said_over, sum.marks, s,
           s * 1e6 / (double)sum.branches, (double)u.ru_maxrss / 1024);
}

int main(int argc, char **argv)
{
    static struct worker all[MOST_WORKERS];
    int workers = 1, members = 20, c;
    while ((c = getopt(argc, argv, "j:m:")) != -1)
        *(c == 'j' ? &workers : &members) = atoi(optarg);
    if (argc - optind != 2 || workers < 1 || workers > MOST_WORKERS || members < 0)
        die("usage: stream [-j WORKERS] [-m MEMBERS] POLICY BRANCHES");
    struct policy_set *set = read_policy(argv[optind]);
    long branches = atol(argv[optind + 1]), first = 0;
    for (int i = 0; i < workers; i++) {
        struct worker *k = &all[i];
        k->policies = set;
        k->members = members;
        k->first = first;
        k->branches = (branches - first) / (workers - i);
        first += k->branches;
        for (int m = 0; m <= MONTHS; m++)
            k->month[m] = date_make(2025 + m / 12, m % 12 + 1, 1);
        k->today = date_make(2025, 11, 15);
        if (pthread_create(&k->thread, NULL, work, k))
            die("no thread");
    }
    for (int i = 0; i < workers; i++)
        pthread_join(all[i].thread, NULL);
    tell(all, workers);
    policy_set_free(set);
    return 0;
}
