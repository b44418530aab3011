/* Long work asks now and then whether to go on. It is told to stop by Esc on the screen, by Ctrl-C
 * on the command line; then it takes everything back and says ST_STOPPED. */
#ifndef WATCH_H
#define WATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "err.h"

struct watch {
    /* `what` is done, in Chinese (正在计算); `done` of `total` steps, total 0: not known. False:
     * stop. Called often: it must be quick. */
    bool (*go_on)(void *ctx, const char *what, size_t done, size_t total);
    void *ctx;
};

/* w may be NULL: nobody waits. */
static inline bool watch_go_on(const struct watch *w, const char *what, size_t done, size_t total)
{
    return w == NULL || w->go_on(w->ctx, what, done, total);
}

/* ST_STOPPED with the sentence of what became of the work. */
static inline enum status watch_stopped(struct err *e, const char *outcome)
{
    return err_set(e, ST_STOPPED, "已停止：%s。", outcome);
}

#endif
