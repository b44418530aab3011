/* Expressions: refused with a reason, or worth something, and their parts lie in their text. */
#include "expr.h"
#include "fuzz.h"
#include "vocabulary.h"

static struct ratio worth(void *ctx, struct fact_ref f)
{
    const unsigned *salt = ctx;
    unsigned n = (unsigned)f.fact * 7 + (unsigned)f.arg * 3 + *salt;
    return n % 5 == 0 ? RATIO_UNKNOWN : ratio_int((int64_t)(n % 23) - 3);
}

struct text {
    const char *s;
    size_t n;
};

static void check_part(void *ctx, const struct expr_part *p)
{
    const struct text *t = ctx;
    HOLDS(p->left.s >= t->s && p->left.s + p->left.n <= t->s + t->n);
    if (p->compares)
        HOLDS(p->right.s >= t->s && p->right.s + p->right.n <= t->s + t->n);
}

static void name(void *ctx, struct fact_ref f)
{
    char out[128];
    expr_fact_name(out, sizeof out, f, ctx);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct vocabulary *words;
    char *text = fuzz_text(data, n);
    struct text whole = { text, n };
    if (words == NULL)
        words = vocabulary_new();
    for (enum scope s = SCOPE_ORG; s <= SCOPE_CANDIDATE; s++) {
        char why[256] = "";
        struct expr *x = expr_parse(text, words, s, why, sizeof why);
        HOLDS(x != NULL || *why != '\0');
        for (unsigned salt = 0; x != NULL && salt < 4; salt++) {
            bool is = expr_true(x, worth, &salt);
            expr_parts(x, text, worth, &salt, check_part, &whole);
            HOLDS(is == expr_true(x, worth, &salt));
        }
        if (x != NULL)
            expr_facts(x, name, words);
        expr_free(x);
    }
    free(text);
    return 0;
}
