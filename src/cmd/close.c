/* dangjian close and reopen: the figures of a quarter are kept, and opened again. */
#include "close.h"

#include <stddef.h>

#include "command.h"
#include "output.h"
#include "report_closed.h"
#include "words.h"

typedef enum status deed(struct db *db, const struct close_ask *ask, const char *reason,
                         struct buf *keys, struct buf *said, struct err *e);

static enum status run(struct call *c, struct close_ask *ask, const char *reason, deed *what,
                       struct err *e)
{
    struct db *db = NULL;
    struct buf org = BUF_INIT, said = BUF_INIT;
    struct output out = { 0 };
    enum status st = call_open(c, &db, e);
    if (!st)
        st = call_org(c, db, &org, e);
    ask->org = c->org ? buf_str(&org) : NULL;
    ask->today = c->today;
    ask->user = c->user;
    ask->period = c->argv[0];
    if (!st)
        st = what(db, ask, reason, &out.buf, &said, e);
    if (!st) {
        output_say("%s", buf_str(&said));
        st = output_end(&out, e);
    } else {
        buf_free(&out.buf);
    }
    buf_free(&org);
    buf_free(&said);
    db_close(db);
    return st;
}

static enum status deed_close(struct db *db, const struct close_ask *ask, const char *reason,
                              struct buf *keys, struct buf *said, struct err *e)
{
    (void)reason;
    return close_period(db, ask, keys, said, e);
}

struct close_options {
    bool hand_in;
    const char *reason;
};

#define AT(member) offsetof(struct close_options, member)

static enum status run_close(struct call *c, struct err *e)
{
    struct close_options o = { 0 };
    enum status st = options_read(c, &o, e);
    if (!st && c->argc != 1)
        st = err_set(e, ST_USAGE, "用法：dangjian close 2026Q1 [--hand-in]。");
    struct close_ask ask = { .hand_in = o.hand_in, .keeper = report_keep };
    return st ? st : run(c, &ask, NULL, deed_close, e);
}

static const struct option close_options[] = {
    { "hand-in", NULL, N_("为还没有季度报告的支部各记一条“季度报告”：今天，所属期为该季度"),
      AT(hand_in), NULL, 0 },
    { 0 },
};

const struct command command_close = {
    .name = "close",
    .usage = N_("季度"),
    .summary = N_("结账：留存一个季度的数字，其间的记录不再改动"),
    .help = N_("季度结束之后才能结账；--org 只结该组织及其下级。结账报表以后总是一样，\n"
               "结账后的变动另行列出。结账可以撤销（undo）；之后要改其中的记录，请 reopen\n"),
    .options = close_options,
    .args = { "@period" },
    .run = run_close,
};

static enum status run_reopen(struct call *c, struct err *e)
{
    struct close_options o = { 0 };
    struct close_ask ask = { 0 };
    enum status st = options_read(c, &o, e);
    if (!st && c->argc != 1)
        st = err_set(e, ST_USAGE, "用法：dangjian reopen 2026Q1 --reason 理由。");
    if (!st && (!o.reason || !*o.reason))
        st = err_set(e, ST_USAGE, "反结账要写明理由：--reason 理由。");
    return st ? st : run(c, &ask, o.reason, close_reopen, e);
}

static const struct option reopen_options[] = {
    { "reason", N_("理由"), N_("为什么重新打开，记入结账记录"), AT(reason), NULL, OPTION_NEEDED },
    { 0 },
};

const struct command command_reopen = {
    .name = "reopen",
    .usage = N_("季度"),
    .summary = N_("反结账：重新打开已结账的季度，写明理由"),
    .help = N_("只结了一部分的，--org 写结账的那个组织。原来的数字仍留着；再结账是更正版\n"),
    .options = reopen_options,
    .args = { "@period" },
    .run = run_reopen,
};
