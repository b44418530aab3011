/* Runs two commands in turn, N times, and prints what each needs and how they compare.
 *
 *   cc -O2 -o runm runm.c
 *   runm [-n RUNS] [-w WARM-UPS] [-t WHAT] NAME COMMAND ARGUMENT... -- NAME COMMAND ARGUMENT...
 *
 * -t: as lines of the file that BENCH_TABLE names too, by tabs: WHAT, name, runs, processor
 * seconds, MiB; and WHAT, "ratio", runs, median, least and most of processor time (table.py).
 *
 * One line for each: median wall time, least and most, user and system time, peak memory. With two
 * commands a third line: the ratios of the pairs, so that a machine that slows down halfway slows
 * both. Output goes to /dev/null; a command that fails ends the run. Its own memory is about one
 * megabyte, so that it does not hide the peak of a small command. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WALL, USER, SYSTEM, MEMORY, FIGURES, MOST_RUNS = 1000 };

struct contender {
    const char *name;
    char **argv;
    double figure[FIGURES][MOST_RUNS]; /* seconds, MiB */
};

static void die(const char *what)
{
    fprintf(stderr, "runm: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

struct spread {
    double least, median, most;
};

static struct spread spread_of(const double *v, int n)
{
    static double sorted[MOST_RUNS];
    memcpy(sorted, v, (size_t)n * sizeof *v);
    qsort(sorted, (size_t)n, sizeof *sorted, by_size);
    return (struct spread){ sorted[0], (sorted[n / 2] + sorted[(n - 1) / 2]) / 2, sorted[n - 1] };
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void child(char **argv)
{
    int null = open("/dev/null", O_RDWR);
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
    execvp(argv[0], argv);
    die(argv[0]);
}

static void run(struct contender *c, int at)
{
    struct rusage used;
    int status;
    double begun = now();
    pid_t pid = fork();
    if (pid < 0)
        die("fork");
    if (pid == 0)
        child(c->argv);
    while (wait4(pid, &status, 0, &used) < 0)
        if (errno != EINTR)
            die("wait4");
    if (!WIFEXITED(status) || WEXITSTATUS(status)) {
        fprintf(stderr, "runm: %s failed\n", c->name);
        exit(1);
    }
    if (at < 0)
        return;
    c->figure[WALL][at] = now() - begun;
    c->figure[USER][at] = seconds(used.ru_utime);
    c->figure[SYSTEM][at] = seconds(used.ru_stime);
    c->figure[MEMORY][at] = (double)used.ru_maxrss / 1024;
}

static void print_one(const struct contender *c, int n)
{
    struct spread wall = spread_of(c->figure[WALL], n);
    printf("%-18s n=%d  wall %.3f s [%.3f..%.3f]  user %.3f  sys %.3f  peak %.1f MiB\n", c->name, n,
           wall.median, wall.least, wall.most, spread_of(c->figure[USER], n).median,
           spread_of(c->figure[SYSTEM], n).median, spread_of(c->figure[MEMORY], n).median);
}

static struct spread ratio(const struct contender *c, int n,
                           double (*of)(const struct contender *, int))
{
    static double v[MOST_RUNS];
    for (int i = 0; i < n; i++)
        v[i] = of(&c[0], i) / of(&c[1], i);
    return spread_of(v, n);
}

static double wall_of(const struct contender *c, int i)
{
    return c->figure[WALL][i];
}

static double user_of(const struct contender *c, int i)
{
    return c->figure[USER][i];
}

static double cpu_of(const struct contender *c, int i)
{
    return c->figure[USER][i] + c->figure[SYSTEM][i];
}

static void print_ratios(const struct contender *c, int n)
{
    struct spread w = ratio(c, n, wall_of), u = ratio(c, n, user_of), p = ratio(c, n, cpu_of);
    printf(
        "%-18s n=%d  wall %.2f [%.2f..%.2f]  user %.2f [%.2f..%.2f]  user+sys %.2f [%.2f..%.2f]\n",
        "ratio", n, w.median, w.least, w.most, u.median, u.least, u.most, p.median, p.least,
        p.most);
}

static void keep(const char *what, const struct contender *c, int count, int n)
{
    static double v[MOST_RUNS];
    const char *path = getenv("BENCH_TABLE");
    FILE *out = what != NULL && path != NULL ? fopen(path, "a") : NULL;
    if (out == NULL)
        return;
    for (int k = 0; k < count; k++) {
        for (int i = 0; i < n; i++)
            v[i] = cpu_of(&c[k], i);
        fprintf(out, "%s\t%s\t%d\t%.3f\t%.1f\n", what, c[k].name, n, spread_of(v, n).median,
                spread_of(c[k].figure[MEMORY], n).median);
    }
    if (count == 2) {
        struct spread p = ratio(c, n, cpu_of);
        fprintf(out, "%s\tratio\t%d\t%.2f\t%.2f\t%.2f\n", what, n, p.median, p.least, p.most);
    }
    fclose(out);
}

int main(int argc, char **argv)
{
    static struct contender c[2];
    const char *what = NULL;
    int n = 9, warm = 1, option, count = 0;
    while ((option = getopt(argc, argv, "+n:w:t:")) != -1) {
        if (option == '?')
            return 2;
        if (option == 't')
            what = optarg;
        else
            *(option == 'n' ? &n : &warm) = atoi(optarg);
    }
    if (n < 1 || n > MOST_RUNS)
        return 2;
    for (int i = optind; i + 1 < argc && count < 2; i++) {
        c[count].name = argv[i];
        c[count++].argv = &argv[++i];
        while (i < argc && strcmp(argv[i], "--"))
            i++;
        if (i < argc)
            argv[i] = NULL;
    }
    if (!count)
        return 2;
    for (int i = -warm; i < n; i++)
        for (int k = 0; k < count; k++)
            run(&c[k], i);
    for (int k = 0; k < count; k++)
        print_one(&c[k], n);
    if (count == 2)
        print_ratios(c, n);
    keep(what, c, count, n);
    return 0;
}
