/* The tree of an expression. Private to the room. */
#ifndef EXPR_OWN_H
#define EXPR_OWN_H

#include "expr.h"

enum op {
    OP_NUMBER,
    OP_FACT,
    OP_OR,
    OP_AND,
    OP_NOT,
    OP_EQ,
    OP_NE,
    OP_LT,
    OP_LE,
    OP_GT,
    OP_GE,
    OP_ADD,
    OP_SUB,
    OP_MUL,
    OP_DIV,
};

struct expr {
    enum op op;
    struct ratio number;
    struct fact_ref fact;
    struct expr *a, *b;
    int at[4]; /* of a comparison or a bare value, bytes of the text: where the left side begins and
                  ends, where the right side does */
};

struct ratio expr_value(const struct expr *x, fact_fn fact, void *ctx);

#endif
