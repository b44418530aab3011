/* What the files of `check` share. */
#ifndef CHECK_OWN_H
#define CHECK_OWN_H

#include "check.h"
#include "office.h"

struct checking {
    struct db *db;
    const struct check_ask *ask;
    check_sink sink;
    void *ctx;
    struct office *office; /* while it is open */
    const struct world *w;
    int org;            /* that one and those below it; -1: all */
    struct watch inner; /* asked by the statements and the scheduler */
    const char *what;   /* is looked at now */
    size_t step;
    bool stopped;
};

/* A part begins; ST_STOPPED: no more. */
enum status check_begin_part(struct checking *k, const char *what, struct err *e);

/* 第一党支部（B1）: who a finding is about; what is found follows. */
void inspect_name(struct buf *text, const char *name, const char *code);

/* inspect.c: what an inspector finds. */
enum status inspect(struct checking *k, struct err *e);
/* The organisation where findings about it are asked for; -1: it is none, or another's. */
int inspect_asked(const struct checking *k, const char *org);
/* Appends the sentence whose name stands in that column, with what the columns behind it hold. */
void inspect_tell(struct buf *out, struct stmt *s, int column);
/* Tells a finding: the organisation and the key of the record go before `what`. */
void inspect_find(const struct checking *k, enum check_group group, int org, const char *entity,
                  const char *code, const char *what);
/* inspect_flows.c: what was due, and when terms ended. */
enum status inspect_flows(struct checking *k, struct err *e);

/* inspect_events.c: events nobody entered, and those that ask nobody. */
enum status inspect_events(struct checking *k, struct err *e);

/* inspect_rated.c: grades and titles against what is eligible. Opens an office of its own. */
enum status inspect_rated(struct checking *k, struct err *e);
/* inspect_bars.c: grades that a low rank bars. */
enum status inspect_bars(struct checking *k, struct err *e);

#endif
