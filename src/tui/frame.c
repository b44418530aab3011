/* One write for each picture. ncurses writes wherever it moves the cursor, a hundred times a page;
 * over a line each of them may travel alone, and what shows the terminal wakes up for each. So the
 * stream it writes to is a file in memory while it draws, and the terminal otherwise. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "mem.h"
#include "term_priv.h"

static struct {
    FILE *out; /* what ncurses writes to: its descriptor is one of our own, so that frame_write()
                  and a fault in the middle of a picture still reach the terminal */
    int held;  /* the file in memory; -1: the system has none, each write goes straight */
    char *text;
    size_t room;
} frame = { .held = -1 };

FILE *frame_open(void)
{
    int fd = dup(STDOUT_FILENO);

    frame.out = fd < 0 ? NULL : fdopen(fd, "w");
    if (frame.out == NULL)
        return stdout;
    frame.held = memfd_create("frame", MFD_CLOEXEC);
    return frame.out;
}

void frame_close(void)
{
    if (frame.out != NULL)
        fclose(frame.out);
    if (frame.held >= 0)
        close(frame.held);
    free(frame.text);
    frame.out = NULL;
    frame.held = -1;
    frame.text = NULL;
    frame.room = 0;
}

void frame_begin(void)
{
    if (frame.held >= 0)
        dup2(frame.held, fileno(frame.out));
}

/* A terminal may have been left in a state in which it does not wait. */
void frame_write(const char *s, size_t n)
{
    struct pollfd p = { .fd = STDOUT_FILENO, .events = POLLOUT };

    while (n > 0) {
        ssize_t done = write(STDOUT_FILENO, s, n);

        if (done < 0 && errno == EAGAIN)
            poll(&p, 1, -1);
        else if (done < 0 && errno != EINTR)
            return;
        if (done > 0) {
            s += done;
            n -= (size_t)done;
        }
    }
}

void frame_end(void)
{
    off_t n;

    if (frame.held < 0)
        return;
    dup2(STDOUT_FILENO, fileno(frame.out));
    n = lseek(frame.held, 0, SEEK_CUR);
    if (n <= 0)
        return;
    if ((size_t)n > frame.room) {
        frame.room = 2 * (size_t)n;
        frame.text = mem_resize(frame.text, frame.room);
    }
    if (pread(frame.held, frame.text, (size_t)n, 0) == n)
        frame_write(frame.text, (size_t)n);
    lseek(frame.held, 0, SEEK_SET);
}
