/* Expressions: a recursive-descent parser into a tree, and its evaluation.
 *
 * or < and < not < comparison < + - < * / < atom. A value is a ratio; a condition is true or false,
 * and as a value 1 or 0. The minus stands between spaces, because names hold hyphens
 * (missed.theme-day). */
#include "expr_own.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "vocabulary.h"
#include "words.h"

enum { EXPR_DEPTH = 64 };

struct parser {
    const char *text, *at;
    int from, end; /* bytes of the text: where the token begins, and the one before it ends */
    const struct vocabulary *words;
    enum scope scope;
    bool of_org; /* SCOPE_CANDIDATE: the fact read last was an organisation's, so words are too */
    char *why;
    size_t why_n;
    int depth;
    char token[64]; /* "" at the end */
};

static struct expr *expr_make(enum op op, struct expr *a, struct expr *b)
{
    struct expr *x = mem_alloc(sizeof *x);
    x->op = op;
    x->a = a;
    x->b = b;
    return x;
}

void expr_free(struct expr *x)
{
    if (!x)
        return;
    expr_free(x->a);
    expr_free(x->b);
    free(x);
}

static bool name_char(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.';
}

/* Reads the next token. A hyphen belongs to a name where a letter or digit follows it at once. */
static void parser_next(struct parser *p)
{
    p->end = (int)(p->at - p->text);
    while (*p->at == ' ' || *p->at == '\t')
        p->at++;
    const char *s = p->at;
    size_t n = 0;
    p->from = (int)(s - p->text);
    if (isalpha((unsigned char)*s)) {
        while (name_char(s[n]) || (s[n] == '-' && name_char(s[n + 1])))
            n++;
        const char *fact = strncmp(s, "org.", 4) ? s : s + 4;
        if (!strncmp(fact, "marks.", 6) && s[n] == '(' && strchr(s + n, ')'))
            n = (size_t)(strchr(s + n, ')') + 1 - s); /* marks.plan(year) */
    } else if (isdigit((unsigned char)*s)) {
        while (isdigit((unsigned char)s[n]) || s[n] == '.')
            n++;
    } else if (*s) {
        n = strchr("<>!", *s) && s[1] == '=' ? 2 : 1;
        while (((unsigned char)s[n] & 0xC0) == 0x80)
            n++; /* a whole character: it is shown in a message */
    }
    p->at = s + n;
    if (n >= sizeof p->token)
        n = sizeof p->token - 1;
    memcpy(p->token, s, n);
    p->token[n] = 0;
}

static bool parser_is(struct parser *p, const char *token)
{
    return !strcmp(p->token, token);
}

static struct expr *parser_fail(struct parser *p, const char *what, const char *about)
{
    if (!*p->why)
        snprintf(p->why, p->why_n, _("%s“%s”"), what, about);
    return NULL;
}

static struct expr *parse_or(struct parser *p);

static struct expr *expr_fact(enum fact fact, int arg)
{
    struct expr *x = expr_make(OP_FACT, NULL, NULL);
    x->fact = (struct fact_ref){ .fact = fact, .arg = arg };
    return x;
}

enum {
    OF_ORG = 1 << SCOPE_ORG | 1 << SCOPE_ORG_TODAY,
    OF_TODAY = 1 << SCOPE_ORG_TODAY,
    OF_RECORD = 1 << SCOPE_RECORD,
    OF_CANDIDATE = 1 << SCOPE_CANDIDATE,
    OF_PERSON = 1 << SCOPE_PERSON | OF_CANDIDATE,
};

static int find_role(const struct vocabulary *v, const char *name)
{
    (void)v;
    return word_post_role(name);
}

static int find_field(const struct vocabulary *v, const char *name)
{
    (void)v;
    return word_record_field(name);
}

static int find_project(const struct vocabulary *v, const char *name)
{
    char type[80];
    snprintf(type, sizeof type, "project(%s)", name);
    return vocabulary_evidence(v, type);
}

/* The facts by name; those whose name ends in a dot take a word behind it. */
static const struct {
    const char *name;
    unsigned scopes;
    enum fact fact;
    int (*find)(const struct vocabulary *v, const char *name); /* the word behind the dot */
    const char *what;
} facts[] = {
    { "members", OF_ORG, FACT_MEMBERS, NULL, NULL },
    { "full_members", OF_ORG, FACT_FULL_MEMBERS, NULL, NULL },
    { "groups", OF_ORG, FACT_GROUPS, NULL, NULL },
    { "discipline_committee", OF_ORG, FACT_DISCIPLINE_COMMITTEE, NULL, NULL },
    { "branches", OF_ORG, FACT_BRANCHES, NULL, NULL },
    { "has_committee", OF_ORG, FACT_HAS_COMMITTEE, NULL, NULL },
    { "fulltime", OF_ORG, FACT_FULLTIME, NULL, NULL },
    { "parttime", OF_ORG, FACT_PARTTIME, NULL, NULL },
    { "term_overdue", OF_ORG, FACT_TERM_OVERDUE, NULL, NULL },
    { "term_late", OF_ORG, FACT_TERM_LATE, NULL, NULL },
    { "star", OF_ORG, FACT_STAR, NULL, NULL },
    { "grade", OF_ORG | OF_CANDIDATE, FACT_GRADE, NULL, NULL },
    { "pairings", OF_ORG, FACT_PAIRINGS, NULL, NULL },
    { "projects.", OF_ORG, FACT_PROJECTS, find_project, "项目类别" },
    { "missed.", OF_TODAY, FACT_MISSED, vocabulary_slot, "规则" },
    { "marks.", OF_TODAY, FACT_MARKS, vocabulary_evidence, "记录类型" },
    { "days", OF_RECORD, FACT_DAYS, NULL, NULL },
    { "hours", OF_RECORD, FACT_HOURS, NULL, NULL },
    { "own", OF_RECORD, FACT_OWN, NULL, NULL },
    { "has.", OF_RECORD, FACT_HAS, find_field, "记录字段" },
    { "category", OF_PERSON, FACT_CATEGORY, NULL, NULL },
    { "status", OF_PERSON, FACT_STATUS, NULL, NULL },
    { "full_time", OF_PERSON, FACT_FULL_TIME, NULL, NULL },
    { "heads", OF_PERSON, FACT_HEADS, NULL, NULL },
    { "post.", OF_ORG | OF_PERSON, FACT_POST, find_role, "职务" },
};

/* The number a word stands for. */
static bool word_number(const struct parser *p, int *number)
{
    switch (p->scope) {
    case SCOPE_CANDIDATE:
        *number = p->of_org ? -1 : word_of_person(p->token);
        return *number >= 0 || vocabulary_grade(p->words, p->token, number) ||
               vocabulary_word(p->token, number);
    case SCOPE_PERSON:
        *number = word_of_person(p->token);
        return *number >= 0 || word_yesno(p->token, number);
    case SCOPE_RECORD:
        return word_yesno(p->token, number);
    default:
        return vocabulary_grade(p->words, p->token, number) || vocabulary_word(p->token, number);
    }
}

static struct expr *parse_word(struct parser *p, const char *name, unsigned scope)
{
    int number, fact = vocabulary_fact(p->words, name);
    if (fact >= 0 && (scope & OF_ORG))
        return expr_fact(FACT_RECORDED, fact);
    if (!word_number(p, &number))
        return parser_fail(p, _("没有这个名称："), p->token);
    struct expr *x = expr_make(OP_NUMBER, NULL, NULL);
    x->number = ratio_int(number);
    return x;
}

static struct expr *parse_fact(struct parser *p, const char *name, unsigned scope)
{
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        size_t n = strlen(facts[i].name);
        bool dotted = facts[i].find != NULL;
        if (dotted ? strncmp(name, facts[i].name, n) : strcmp(name, facts[i].name))
            continue;
        if (!(facts[i].scopes & scope))
            return parser_fail(p, _("这里不能问"), p->token);
        int arg = dotted ? facts[i].find(p->words, name + n) : 0;
        if (arg >= 0)
            return expr_fact(facts[i].fact, arg);
        char what[64];
        snprintf(what, sizeof what, _("没有这种%s："), facts[i].what);
        return parser_fail(p, what, name + n);
    }
    return parse_word(p, name, scope);
}

static struct expr *parse_name(struct parser *p)
{
    bool candidate = p->scope == SCOPE_CANDIDATE;
    bool of_org = candidate && !strncmp(p->token, "org.", 4);
    bool of_head = candidate && !strncmp(p->token, "head.", 5);
    enum scope scope = of_org ? SCOPE_ORG_TODAY : of_head ? SCOPE_ORG : p->scope;
    struct expr *x = parse_fact(p, p->token + (of_org ? 4 : of_head ? 5 : 0), 1U << scope);
    if (!x || x->op != OP_FACT)
        return x;
    if (of_head && (x->fact.fact == FACT_TERM_OVERDUE || x->fact.fact == FACT_TERM_LATE)) {
        expr_free(x);
        return parser_fail(p, _("这里不能问"), p->token);
    }
    x->fact.of_org = of_org;
    x->fact.of_head = of_head;
    p->of_org = of_org || of_head;
    return x;
}

static struct expr *parse_atom(struct parser *p)
{
    struct expr *x;
    if (parser_is(p, "(")) {
        if (++p->depth > EXPR_DEPTH)
            return parser_fail(p, _("括号太深："), p->token);
        parser_next(p);
        x = parse_or(p);
        p->depth--;
        if (x && !parser_is(p, ")")) {
            expr_free(x);
            return parser_fail(p, _("缺少右括号，遇到"), p->token);
        }
    } else if (isdigit((unsigned char)p->token[0])) {
        struct ratio r;
        if (!ratio_parse(p->token, &r))
            return parser_fail(p, _("数字写法不对："), p->token);
        x = expr_make(OP_NUMBER, NULL, NULL);
        x->number = r;
    } else if (isalpha((unsigned char)p->token[0])) {
        x = parse_name(p);
    } else {
        return parser_fail(p, *p->token ? _("此处不应出现") : _("表达式不完整"), p->token);
    }
    if (x)
        parser_next(p);
    return x;
}

/* One level of left-associative operators. */
struct level {
    const char *token[2];
    enum op op[2];
};

static struct expr *parse_chain(struct parser *p, const struct level *l,
                                struct expr *(*deeper)(struct parser *))
{
    struct expr *a = deeper(p);
    while (a) {
        int k = parser_is(p, l->token[0]) ? 0 : l->token[1] && parser_is(p, l->token[1]) ? 1 : -1;
        if (k < 0)
            break;
        parser_next(p);
        struct expr *b = deeper(p);
        if (!b) {
            expr_free(a);
            return NULL;
        }
        a = expr_make(l->op[k], a, b);
    }
    return a;
}

static struct expr *parse_product(struct parser *p)
{
    static const struct level l = { { "*", "/" }, { OP_MUL, OP_DIV } };
    return parse_chain(p, &l, parse_atom);
}

static struct expr *parse_sum(struct parser *p)
{
    static const struct level l = { { "+", "-" }, { OP_ADD, OP_SUB } };
    return parse_chain(p, &l, parse_product);
}

/* Remembers where a comparison or a bare value stands; what stands in parentheses keeps its own. */
static struct expr *parsed_at(struct expr *x, int from, int left_end, int right_from, int end)
{
    if (x && !x->at[3]) {
        x->at[0] = from;
        x->at[1] = left_end;
        x->at[2] = right_from;
        x->at[3] = end;
    }
    return x;
}

static struct expr *parse_comparison(struct parser *p)
{
    static const char *const tokens[] = { "=", "!=", "<", "<=", ">", ">=" };
    int from = p->from;
    struct expr *a = parse_sum(p);
    int left_end = p->end;
    for (int i = 0; a && i < 6; i++) {
        if (!parser_is(p, tokens[i]))
            continue;
        parser_next(p);
        int right_from = p->from;
        struct expr *b = parse_sum(p);
        if (!b) {
            expr_free(a);
            return NULL;
        }
        return parsed_at(expr_make((enum op)(OP_EQ + i), a, b), from, left_end, right_from, p->end);
    }
    return parsed_at(a, from, left_end, left_end, left_end);
}

static struct expr *parse_not(struct parser *p)
{
    if (!parser_is(p, "not"))
        return parse_comparison(p);
    if (++p->depth > EXPR_DEPTH)
        return parser_fail(p, _("嵌套太深："), p->token);
    parser_next(p);
    struct expr *a = parse_not(p);
    p->depth--;
    return a ? expr_make(OP_NOT, a, NULL) : NULL;
}

static struct expr *parse_and(struct parser *p)
{
    static const struct level l = { { "and" }, { OP_AND } };
    return parse_chain(p, &l, parse_not);
}

static struct expr *parse_or(struct parser *p)
{
    static const struct level l = { { "or" }, { OP_OR } };
    return parse_chain(p, &l, parse_and);
}

struct expr *expr_parse(const char *s, const struct vocabulary *v, enum scope scope, char *why,
                        size_t n)
{
    struct parser p = { .text = s, .at = s, .words = v, .scope = scope, .why = why, .why_n = n };
    *why = 0;
    parser_next(&p);
    struct expr *x = parse_or(&p);
    if (x && *p.token) {
        expr_free(x);
        return parser_fail(&p, _("此处不应出现"), p.token);
    }
    return x;
}

struct ratio expr_value(const struct expr *x, fact_fn fact, void *ctx)
{
    switch (x->op) {
    case OP_NUMBER:
        return x->number;
    case OP_FACT:
        return fact(ctx, x->fact);
    case OP_ADD:
        return ratio_add(expr_value(x->a, fact, ctx), expr_value(x->b, fact, ctx));
    case OP_SUB:
        return ratio_sub(expr_value(x->a, fact, ctx), expr_value(x->b, fact, ctx));
    case OP_MUL:
        return ratio_mul(expr_value(x->a, fact, ctx), expr_value(x->b, fact, ctx));
    case OP_DIV:
        return ratio_div(expr_value(x->a, fact, ctx), expr_value(x->b, fact, ctx));
    default:
        return ratio_int(expr_true(x, fact, ctx));
    }
}

static bool expr_compare(const struct expr *x, fact_fn fact, void *ctx)
{
    struct ratio a = expr_value(x->a, fact, ctx), b = expr_value(x->b, fact, ctx);
    if (!ratio_known(a) || !ratio_known(b))
        return false;
    int c = ratio_compare(a, b);
    switch (x->op) {
    case OP_EQ:
        return c == 0;
    case OP_NE:
        return c != 0;
    case OP_LT:
        return c < 0;
    case OP_LE:
        return c <= 0;
    case OP_GT:
        return c > 0;
    default:
        return c >= 0;
    }
}

bool expr_true(const struct expr *x, fact_fn fact, void *ctx)
{
    if (!x)
        return true;
    switch (x->op) {
    case OP_OR:
        return expr_true(x->a, fact, ctx) || expr_true(x->b, fact, ctx);
    case OP_AND:
        return expr_true(x->a, fact, ctx) && expr_true(x->b, fact, ctx);
    case OP_NOT:
        return !expr_true(x->a, fact, ctx);
    case OP_EQ:
    case OP_NE:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
        return expr_compare(x, fact, ctx);
    default: {
        struct ratio r = expr_value(x, fact, ctx);
        return ratio_known(r) && r.num != 0;
    }
    }
}

bool expr_asks(const struct expr *x, enum fact fact)
{
    return x && ((x->op == OP_FACT && x->fact.fact == fact) || expr_asks(x->a, fact) ||
                 expr_asks(x->b, fact));
}

void expr_facts(const struct expr *x, void (*fn)(void *ctx, struct fact_ref f), void *ctx)
{
    if (!x)
        return;
    if (x->op == OP_FACT)
        fn(ctx, x->fact);
    expr_facts(x->a, fn, ctx);
    expr_facts(x->b, fn, ctx);
}

/* The word behind the dot of a fact that takes one. */
static const char *fact_word(struct fact_ref f, const struct vocabulary *v)
{
    switch (f.fact) {
    case FACT_POST:
        return post_role_word(f.arg);
    case FACT_HAS:
        return record_fields[f.arg];
    case FACT_MISSED:
        return vocabulary_slot_name(v, f.arg);
    case FACT_MARKS:
        return vocabulary_evidence_name(v, f.arg);
    default:
        return "";
    }
}

void expr_fact_name(char *out, size_t n, struct fact_ref f, const struct vocabulary *v)
{
    snprintf(out, n, "%s", f.fact == FACT_RECORDED ? vocabulary_fact_name(v, f.arg) : "");
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (facts[i].fact == f.fact)
            snprintf(out, n, "%s%s", facts[i].name, fact_word(f, v));
    if (f.fact == FACT_PROJECTS) { /* project(brand) -> projects.brand */
        const char *word = strchr(vocabulary_evidence_name(v, f.arg), '(') + 1;
        snprintf(out, n, "projects.%.*s", (int)strlen(word) - 1, word);
    }
}
