/* One write for each picture. ncurses writes wherever it moves the cursor, a hundred times a page;
 * over a line each of them may travel alone, and what shows the terminal wakes up for each. So the
 * stream it writes to is a file in memory while it draws, and the terminal otherwise. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "term_priv.h"

static struct {
    FILE *out; /* what ncurses writes to: its descriptor is one of our own, so that frame_write()
                  and a fault in the middle of a picture still reach the terminal */
    int held;  /* the file in memory; -1: the system has none, each write goes straight */
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
    frame.out = NULL;
    frame.held = -1;
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

/* Asks for no memory: it is called to give the terminal back where there is none left. */
void frame_end(void)
{
    static char text[1 << 16]; /* bytes; a larger picture takes several writes */
    off_t n;
    ssize_t got = 0;

    if (frame.held < 0)
        return;
    dup2(STDOUT_FILENO, fileno(frame.out));
    n = lseek(frame.held, 0, SEEK_CUR);
    for (off_t at = 0; at < n; at += got) {
        off_t rest = n - at;
        size_t most = rest < (off_t)sizeof text ? (size_t)rest : sizeof text;
        got = pread(frame.held, text, most, at);
        if (got <= 0)
            break;
        frame_write(text, (size_t)got);
    }
    if (n > 0)
        lseek(frame.held, 0, SEEK_SET);
}
