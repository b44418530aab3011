/* What a member owes a month, reckoned from the base and the scale of that month. */
#include "dues_fee.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "policy.h"
#include "words.h"

static int64_t fen_at(struct stmt *s, int column)
{
    return stmt_is_null(s, column) ? -1 : stmt_int(s, column);
}

/* The columns from `at` on. */
static void take_basis(struct dues_bases *b, struct stmt *s, int at)
{
    daynum from = stmt_day(s, at);
    b->v = mem_grow(b->v, b->n, &b->cap, sizeof *b->v);
    b->v[b->n++] = (struct dues_basis){ .from = from == DAY_NONE ? DAY_ALWAYS : from,
                                        .category = mem_dup(stmt_text(s, at + 1)),
                                        .base = fen_at(s, at + 2),
                                        .fixed = fen_at(s, at + 3),
                                        .approved_by = mem_dup(stmt_text(s, at + 4)) };
}

enum status dues_bases_read(struct dues_bases *b, struct db *db, const char *person, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_DUES_BASES);
    int got;
    *b = (struct dues_bases){ 0 };
    stmt_bind_text(s, 1, person);
    while ((got = stmt_step(s, e)) == 1)
        take_basis(b, s, 0);
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

enum status dues_bases_of_all(struct db *db,
                              struct dues_bases *(*of)(void *ctx, const char *person), void *ctx,
                              struct err *e)
{
    struct stmt *s = db_query(db, QUERY_DUES_ALL_BASES);
    int got;
    while ((got = stmt_step(s, e)) == 1) {
        struct dues_bases *b = of(ctx, stmt_text(s, 0));
        if (b != NULL)
            take_basis(b, s, 1);
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

void dues_bases_free(struct dues_bases *b)
{
    for (size_t i = 0; i < b->n; i++) {
        free(b->v[i].category);
        free(b->v[i].approved_by);
    }
    free(b->v);
    *b = (struct dues_bases){ 0 };
}

static struct dues_fee reckon(const struct dues_basis *x, const struct policy *policy, daynum first)
{
    struct dues_fee fee = { .due = x->fixed, .basis = x };
    struct buf name = BUF_INIT;
    if (x->fixed >= 0 || policy == NULL)
        return fee;
    buf_printf(&name, "dues.%s", x->category);
    fee.scale = yardstick_find(policy, YARD_SCALE, buf_str(&name), first);
    fee.due = fee.scale != NULL ? scale_due(fee.scale, x->base) : -1;
    buf_free(&name);
    return fee;
}

/* The person's own row, if it comes to a sum, gives way to whatever was set. */
struct dues_fee dues_fee_of(const struct dues_bases *b, const struct policy *policy, daynum first)
{
    const struct dues_basis *x = NULL;
    for (size_t i = 1; i < b->n; i++)
        if (b->v[i].from <= first || (x == NULL && b->v[i].from <= date_month_end(first)))
            x = &b->v[i];
    if (x == NULL && b->n > 0)
        x = &b->v[0];
    return x != NULL ? reckon(x, policy, first) : (struct dues_fee){ .due = -1 };
}

enum status dues_collected(struct db *db, const char *org, struct period p, int64_t *fen,
                           struct err *e)
{
    struct stmt *s = db_query(db, QUERY_DUES_COLLECTED);
    stmt_bind_text(s, 1, org);
    stmt_bind_day(s, 2, p.first);
    stmt_bind_day(s, 3, p.last);
    int got = stmt_step(s, e);
    *fen = got == 1 ? stmt_int(s, 0) : 0;
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

void dues_money(struct buf *b, int64_t fen)
{
    buf_printf(b, "%lld.%02lld", (long long)(fen / 100), (long long)(fen % 100));
}

void dues_fee_words(struct buf *b, const struct dues_fee *fee)
{
    char day[DAY_TEXT], text[RATIO_TEXT];
    struct ratio rate;
    if (fee->due < 0)
        return;
    date_format(fee->basis->from, day);
    if (fee->scale == NULL) {
        buf_puts(b, _("经批准按定额交纳"));
        if (*fee->basis->approved_by)
            buf_printf(b, _("（%s批准）"), fee->basis->approved_by);
    } else {
        if (scale_rate(fee->scale, fee->basis->base, &rate)) {
            ratio_format(rate, 4, text);
            buf_printf(b, _("按 %s%% 计"), text);
        } else {
            buf_puts(b, _("按定额"));
        }
        buf_printf(b, _("（%s，%s）"), fee->scale->title, fee->scale->source);
    }
    if (*day)
        buf_printf(b, _("，%s 核定"), day);
}
