/* A clock that is moved while a program runs: time() and clock_gettime(CLOCK_REALTIME) go by as
 * many days as the file $CLOCK_DAYS says. Loaded before the C library, for tests alone. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long days_off(void)
{
    const char *path = getenv("CLOCK_DAYS");
    FILE *f = path != NULL ? fopen(path, "r") : NULL;
    long days = 0;
    if (f == NULL)
        return 0;
    if (fscanf(f, "%ld", &days) != 1)
        days = 0;
    fclose(f);
    return days;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    union {
        void *found;
        int (*call)(clockid_t, struct timespec *);
    } next;
    next.found = dlsym(RTLD_NEXT, "clock_gettime");
    int got = next.call(clock, now);
    if (got == 0 && clock == CLOCK_REALTIME)
        now->tv_sec += days_off() * 86400;
    return got;
}

time_t time(time_t *out)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0)
        return (time_t)-1;
    if (out != NULL)
        *out = now.tv_sec;
    return now.tv_sec;
}
