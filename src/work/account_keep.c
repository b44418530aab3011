/* What a closing keeps, written and read. */
#include <stdlib.h>
#include <string.h>

#include "account.h"
#include "mem.h"

enum { FIGURES = 8 };

static void spread(const struct figures *f, int64_t out[FIGURES])
{
    const int64_t v[FIGURES] = { f->full,  f->probationary, f->expected, f->present,
                                 f->talks, f->due,          f->paid,     f->owing };
    for (int i = 0; i < FIGURES; i++)
        out[i] = v[i];
}

static struct figures figures_at(struct stmt *s, int column)
{
    return (struct figures){ .full = stmt_int(s, column),
                             .probationary = stmt_int(s, column + 1),
                             .expected = stmt_int(s, column + 2),
                             .present = stmt_int(s, column + 3),
                             .talks = stmt_int(s, column + 4),
                             .due = stmt_int(s, column + 5),
                             .paid = stmt_int(s, column + 6),
                             .owing = stmt_int(s, column + 7) };
}

static enum status keep_org(struct db *db, int64_t closing, int64_t n, const struct account_org *x,
                            struct err *e)
{
    struct stmt *s = db_query(db, QUERY_KEPT_ORG_INSERT);
    int64_t own[FIGURES], sum[FIGURES];
    spread(&x->own, own);
    spread(&x->sum, sum);
    stmt_bind_int(s, 1, closing);
    stmt_bind_int(s, 2, n);
    stmt_bind_text(s, 3, x->code);
    stmt_bind_text(s, 4, x->name);
    stmt_bind_text(s, 5, org_kind_word((int)x->kind));
    stmt_bind_text(s, 6, x->parent);
    stmt_bind_int(s, 7, x->own_books);
    stmt_bind_int(s, 8, x->below);
    for (int i = 0; i < FIGURES; i++) {
        stmt_bind_int(s, 9 + i, own[i]);
        stmt_bind_int(s, 9 + FIGURES + i, sum[i]);
    }
    return stmt_run(s, e);
}

static enum status keep_rule(struct db *db, int64_t closing, int64_t n,
                             const struct account_rule *x, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_KEPT_RULE_INSERT);
    stmt_bind_int(s, 1, closing);
    stmt_bind_int(s, 2, n);
    stmt_bind_text(s, 3, x->id);
    stmt_bind_text(s, 4, rule_kind_word(x->kind));
    stmt_bind_text(s, 5, x->title);
    stmt_bind_text(s, 6, x->source);
    return stmt_run(s, e);
}

/* No day is NULL in a table, and stands so in the digest of what is kept; '' is for comparisons. */
static void bind_day(struct stmt *s, int n, daynum d)
{
    if (d == DAY_NONE)
        stmt_bind_null(s, n);
    else
        stmt_bind_day(s, n, d);
}

static enum status keep_duty(struct db *db, int64_t closing, int64_t n,
                             const struct account_duty *x, struct err *e)
{
    struct stmt *s = db_query(db, QUERY_KEPT_DUTY_INSERT);
    stmt_bind_int(s, 1, closing);
    stmt_bind_int(s, 2, n);
    stmt_bind_int(s, 3, x->org);
    stmt_bind_int(s, 4, x->rule);
    stmt_bind_text(s, 5, x->matter);
    bind_day(s, 6, x->period_start);
    bind_day(s, 7, x->deadline);
    bind_day(s, 8, x->done_on);
    stmt_bind_text(s, 9, x->event);
    stmt_bind_text(s, 10, x->item);
    stmt_bind_text(s, 11, duty_status_word(x->status));
    stmt_bind_int(s, 12, x->have);
    stmt_bind_int(s, 13, x->need);
    stmt_bind_int(s, 14, x->hours);
    stmt_bind_int(s, 15, x->advice);
    stmt_bind_text(s, 16, x->lacking);
    return stmt_run(s, e);
}

enum status account_keep(struct db *db, int64_t closing, const struct account *a, struct err *e)
{
    enum status st = ST_OK;
    for (size_t i = 0; i < a->norg && !st; i++)
        st = keep_org(db, closing, (int64_t)i, &a->org[i], e);
    for (size_t i = 0; i < a->nrule && !st; i++)
        st = keep_rule(db, closing, (int64_t)i, &a->rule[i], e);
    for (size_t i = 0; i < a->nduty && !st; i++)
        st = keep_duty(db, closing, (int64_t)i, &a->duty[i], e);
    return st;
}

static const char *text_at(struct account *a, struct stmt *s, int column)
{
    return pool_dup(a->pool, stmt_text(s, column));
}

static void read_org(struct account *a, struct stmt *s, size_t *cap)
{
    a->org = mem_grow(a->org, a->norg, cap, sizeof *a->org);
    a->org[a->norg++] = (struct account_org){
        .code = text_at(a, s, 0),
        .name = text_at(a, s, 1),
        .kind = (enum org_kind)word_org_kind(stmt_text(s, 2)),
        .parent = text_at(a, s, 3),
        .own_books = stmt_int(s, 4) != 0,
        .below = stmt_int(s, 5) != 0,
        .own = figures_at(s, 6),
        .sum = figures_at(s, 6 + FIGURES),
    };
}

static enum rule_kind kind_of(const char *word)
{
    int k = RULE_KINDS - 1;
    while (k > 0 && strcmp(rule_kind_word((enum rule_kind)k), word))
        k--;
    return (enum rule_kind)k;
}

static void read_rule(struct account *a, struct stmt *s, size_t *cap)
{
    a->rule = mem_grow(a->rule, a->nrule, cap, sizeof *a->rule);
    a->rule[a->nrule++] = (struct account_rule){ text_at(a, s, 0), text_at(a, s, 1),
                                                 text_at(a, s, 2), kind_of(stmt_text(s, 3)) };
}

static void read_duty(struct account *a, struct stmt *s, size_t *cap)
{
    a->duty = mem_grow(a->duty, a->nduty, cap, sizeof *a->duty);
    a->duty[a->nduty++] = (struct account_duty){
        .org = (int)stmt_int(s, 0),
        .rule = (int)stmt_int(s, 1),
        .matter = text_at(a, s, 2),
        .period_start = stmt_day(s, 3),
        .deadline = stmt_day(s, 4),
        .done_on = stmt_day(s, 5),
        .event = text_at(a, s, 6),
        .item = text_at(a, s, 7),
        .status = (enum duty_status)duty_status_parse(stmt_text(s, 8)),
        .have = stmt_int(s, 9),
        .need = stmt_int(s, 10),
        .hours = stmt_int(s, 11) != 0,
        .advice = stmt_int(s, 12) != 0,
        .lacking = text_at(a, s, 13),
    };
}

static enum status read_rows(struct account *a, struct db *db, enum query q, int64_t closing,
                             void (*one)(struct account *a, struct stmt *s, size_t *cap),
                             struct err *e)
{
    struct stmt *s = db_query(db, q);
    size_t cap = 0;
    int got;
    stmt_bind_int(s, 1, closing);
    while ((got = stmt_step(s, e)) > 0)
        one(a, s, &cap);
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

enum status account_read(struct account **out, struct db *db, int64_t closing, struct period p,
                         daynum today, struct err *e)
{
    struct account *a = mem_alloc(sizeof *a);
    *a = (struct account){ .period = p, .today = today, .pool = pool_new() };
    enum status st = read_rows(a, db, QUERY_KEPT_ORGS, closing, read_org, e);
    if (!st)
        st = read_rows(a, db, QUERY_KEPT_RULES, closing, read_rule, e);
    if (!st)
        st = read_rows(a, db, QUERY_KEPT_DUTIES, closing, read_duty, e);
    *out = NULL;
    if (!st && a->norg)
        *out = a;
    else
        account_free(a);
    return st;
}
