/* Which comparisons and bare values make an expression what it is. */
#include "expr_own.h"

struct walk {
    fact_fn fact;
    void *ctx;
    part_sink sink;
    void *sink_ctx;
};

static void part_text(const struct expr *x, const char *text, struct expr_part *p)
{
    p->left = (struct expr_text){ text + x->at[0], (size_t)(x->at[1] - x->at[0]) };
    p->op = (struct expr_text){ text + x->at[1], (size_t)(x->at[2] - x->at[1]) };
    p->right = (struct expr_text){ text + x->at[2], (size_t)(x->at[3] - x->at[2]) };
}

static void leaf(const struct walk *w, const struct expr *x, const char *text, bool negated)
{
    struct expr_part p = { .x = x, .compares = x->op >= OP_EQ && x->op <= OP_GE };
    part_text(x, text, &p);
    p.a = expr_value(p.compares ? x->a : x, w->fact, w->ctx);
    p.b = p.compares ? expr_value(x->b, w->fact, w->ctx) : RATIO_UNKNOWN;
    p.constant = p.compares && x->b->op == OP_NUMBER;
    p.negated = negated;
    p.holds = expr_true(x, w->fact, w->ctx);
    w->sink(w->sink_ctx, &p);
}

/* Where x is true those of `or` that are, and all of `and`; where it is false the other way
 * round. */
static void walk(const struct walk *w, const struct expr *x, const char *text, bool negated)
{
    if (x->op == OP_NOT) {
        walk(w, x->a, text, !negated);
        return;
    }
    if (x->op != OP_OR && x->op != OP_AND) {
        leaf(w, x, text, negated);
        return;
    }
    bool holds = expr_true(x, w->fact, w->ctx), all = holds == (x->op == OP_AND);
    if (all || expr_true(x->a, w->fact, w->ctx) == holds)
        walk(w, x->a, text, negated);
    if (all || expr_true(x->b, w->fact, w->ctx) == holds)
        walk(w, x->b, text, negated);
}

void expr_parts(const struct expr *x, const char *text, fact_fn fact, void *ctx, part_sink sink,
                void *sink_ctx)
{
    const struct walk w = { fact, ctx, sink, sink_ctx };
    walk(&w, x, text, false);
}
