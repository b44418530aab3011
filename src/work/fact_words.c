/* Facts and conditions in the words of people. */
#include "fact_words.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "fields.h"
#include "model.h"
#include "words.h"

static const struct choice yes_or_no_words[] = { { "yes", N_("是") },
                                                 { "no", N_("否") },
                                                 { NULL, NULL } };
static const struct choice levels[] = { { "county", N_("县级") },
                                        { "city", N_("市级") },
                                        { "region", N_("自治区（省）级") },
                                        { "center", N_("中央级") },
                                        { NULL, NULL } };
static const struct choice unit_kinds[] = { { "organ", N_("机关") },
                                            { "institution", N_("事业单位") },
                                            { "enterprise", N_("企业") },
                                            { NULL, NULL } };

const struct choice *fact_choices(const char *fact, enum fact_kind kind)
{
    return kind == FACT_NUMBER          ? NULL
           : kind == FACT_YESNO         ? yes_or_no_words
           : !strcmp(fact, "unit_kind") ? unit_kinds
                                        : levels;
}

static const char *choice_label(const struct choice *list, const char *word)
{
    for (; list->word; list++)
        if (!strcmp(list->word, word))
            return _(list->label);
    return NULL;
}

/* The title of a slot's newest rule; NULL: the policy has none. */
static const char *title_in(const struct policy *p, const char *slot)
{
    const char *title = NULL;
    for (size_t i = 0; p != NULL && i < p->nrules; i++) {
        const struct rule *r = p->rules[i];
        if (!strcmp(r->slot, slot) && r->kind != RULE_RECORD)
            title = _(r->title);
    }
    return title;
}

static const char *slot_title(const struct fact_words *k, const char *slot)
{
    const char *title = title_in(k->policy, slot);
    for (size_t i = 0; title == NULL && k->set != NULL && i < policy_set_count(k->set); i++)
        title = title_in(policy_set_at(k->set, i), slot);
    return title != NULL ? title : slot;
}

static void dotted_label(struct buf *b, struct fact_ref f, const struct fact_words *k)
{
    switch (f.fact) {
    case FACT_POST:
        buf_printf(b, k->of_person && !f.of_org && !f.of_head ? _("担任%s") : _("%s人数"),
                   choice_label(entity_post.fields[F_POST_ROLE].choices, post_role_word(f.arg)));
        break;
    case FACT_MISSED:
        buf_printf(b, _("%s 逾期次数"), slot_title(k, vocabulary_slot_name(k->v, f.arg)));
        break;
    default:
        buf_printf(b, "%s%s", _(vocabulary_evidence_title(k->v, f.arg)),
                   f.fact == FACT_MARKS ? _("次数") : _("数"));
    }
}

static void recorded_label(struct buf *b, struct fact_ref f, const struct fact_words *k)
{
    const char *name = vocabulary_fact_name(k->v, f.arg),
               *title = vocabulary_fact_title(k->v, f.arg);
    const char *label = choice_label(entity_fact.fields[F_FACT_NAME].choices, name);
    buf_puts(b, strcmp(title, name) || !label ? _(title) : label);
}

const char *fact_kind_label(struct fact_ref f)
{
    static const char *const labels[] = {
        [FACT_MEMBERS] = "党员数",
        [FACT_FULL_MEMBERS] = "正式党员数",
        [FACT_GROUPS] = "党小组数",
        [FACT_DISCIPLINE_COMMITTEE] = "机关纪委数",
        [FACT_BRANCHES] = "党支部数",
        [FACT_HAS_COMMITTEE] = "设有委员会",
        [FACT_FULLTIME] = "专职党务干部数",
        [FACT_PARTTIME] = "兼职党务干部数",
        [FACT_TERM_OVERDUE] = "换届逾期",
        [FACT_TERM_LATE] = "当年换届有过逾期",
        [FACT_STAR] = "星级",
        [FACT_GRADE] = "考核等次",
        [FACT_PAIRINGS] = "结对数",
        [FACT_CATEGORY] = "类别",
        [FACT_STATUS] = "党员身份",
        [FACT_FULL_TIME] = "专职",
        [FACT_HEADS] = "任书记的基层党组织数",
    };
    bool known = (size_t)f.fact < sizeof labels / sizeof *labels && labels[f.fact] != NULL;
    return known ? _(labels[f.fact]) : NULL;
}

/* 党员数, 在职人数, 支部主题党日 逾期次数; what has no label stands as it is written. */
static void fact_label(struct buf *b, struct fact_ref f, const struct fact_words *k)
{
    const char *label = fact_kind_label(f);
    if (f.of_org)
        buf_puts(b, _("所在组织"));
    if (f.of_head)
        buf_puts(b, _("任书记的组织"));
    if (f.fact == FACT_RECORDED)
        recorded_label(b, f, k);
    else if (label != NULL)
        buf_puts(b, label);
    else
        dotted_label(b, f, k);
}

/* The word of a person's status or category that stands for a number. */
static const char *person_label(int field, struct ratio r)
{
    for (const struct choice *c = entity_person.fields[field].choices; c->word; c++)
        if (word_of_person(c->word) == r.num)
            return _(c->label);
    return _("其他");
}

static const char *grade_label(const struct fact_words *k, struct ratio r)
{
    for (size_t i = 0; k->scale && i < k->scale->ngrade; i++) {
        int number;
        if (vocabulary_grade(k->v, k->scale->grade[i].word, &number) && number == r.num)
            return _(k->scale->grade[i].label);
    }
    return NULL;
}

const char *fact_word_label(const char *word)
{
    const char *label = choice_label(levels, word);
    return label != NULL ? label : choice_label(unit_kinds, word);
}

static bool is_word(struct fact_ref f, const struct fact_words *k)
{
    return f.fact == FACT_RECORDED && vocabulary_fact_kind(k->v, f.arg) == FACT_WORD;
}

/* NULL where it is no such word. */
static const char *dated_label(struct fact_ref f, struct ratio r, const struct fact_words *k)
{
    const struct choice *c =
        is_word(f, k) ? fact_choices(vocabulary_fact_name(k->v, f.arg), FACT_WORD) : NULL;
    int number;
    for (; c != NULL && c->word != NULL; c++)
        if (vocabulary_word(c->word, &number) && r.den == 1 && r.num == number)
            return _(c->label);
    return NULL;
}

static bool is_yesno(struct fact_ref f, const struct fact_words *k)
{
    return f.fact == FACT_HAS_COMMITTEE || f.fact == FACT_TERM_OVERDUE ||
           f.fact == FACT_TERM_LATE || f.fact == FACT_FULL_TIME ||
           (f.fact == FACT_RECORDED && vocabulary_fact_kind(k->v, f.arg) == FACT_YESNO);
}

/* 3, 是, 优秀, 没有记录 */
static void fact_value(struct buf *b, struct fact_ref f, struct ratio r, const struct fact_words *k)
{
    const char *word = f.fact == FACT_GRADE ? grade_label(k, r) : dated_label(f, r, k);
    char number[RATIO_TEXT];
    ratio_format(r, 4, number);
    if (!ratio_known(r))
        buf_puts(b, _("没有记录"));
    else if (f.fact == FACT_CATEGORY)
        buf_puts(b, person_label(F_PERSON_CATEGORY, r));
    else if (f.fact == FACT_STATUS)
        buf_puts(b, person_label(F_PERSON_STATUS, r));
    else if (is_yesno(f, k))
        buf_puts(b, r.num ? _("是") : _("否"));
    else
        buf_puts(b, word ? word : number);
}

/* The facts of a part, in the order in which they stand. */
struct facts {
    struct fact_ref f[16];
    size_t n;
};

static void note(void *ctx, struct fact_ref f)
{
    struct facts *x = ctx;
    if (x->n < sizeof x->f / sizeof *x->f)
        x->f[x->n++] = f;
}

static bool name_char(char c)
{
    return isalnum((unsigned char)c) || strchr("_.-()", c);
}

/* A word of an enumeration beside a fact. */
static void word_label(struct buf *b, const char *word, const struct facts *facts,
                       const struct fact_words *k)
{
    const char *label = NULL;
    for (size_t i = 0; i < facts->n && !label; i++) {
        if (facts->f[i].fact == FACT_CATEGORY)
            label = choice_label(entity_person.fields[F_PERSON_CATEGORY].choices, word);
        else if (facts->f[i].fact == FACT_STATUS)
            label = choice_label(entity_person.fields[F_PERSON_STATUS].choices, word);
        else if (facts->f[i].fact == FACT_GRADE && k->scale)
            label = scale_label(k->scale, word);
        else if (is_word(facts->f[i], k))
            label = fact_word_label(word);
    }
    buf_puts(b, label                  ? label
                : !strcmp(word, "yes") ? _("是")
                : !strcmp(word, "no")  ? _("否")
                                       : word);
}

/* ≥ for >=; the bytes taken. */
static size_t sign(struct buf *b, struct expr_text t, size_t at)
{
    static const char *const signs[][2] = {
        { ">=", "≥" }, { "<=", "≤" }, { "!=", "≠" }, { "*", "×" }, { "/", "÷" }
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i][0]);
        if (at + n <= t.n && !memcmp(t.s + at, signs[i][0], n)) {
            buf_puts(b, signs[i][1]);
            return n;
        }
    }
    buf_putc(b, t.s[at]);
    return 1;
}

static bool joining_word(struct buf *b, const char *word)
{
    static const char *const words[][2] = {
        { "and", N_("且") }, { "or", N_("或") }, { "not", N_("并非") }, { NULL, NULL }
    };
    for (int i = 0; words[i][0] != NULL; i++)
        if (!strcmp(word, words[i][0])) {
            buf_puts(b, _(words[i][1]));
            return true;
        }
    return false;
}

/* 设有委员会 = 1 says 设有委员会 = 是; the bytes taken. */
static size_t yes_or_no(struct buf *b, struct expr_text t, size_t at)
{
    const char *s = t.s + at, *end = t.s + t.n;
    const char *from = s;
    while (s < end && *s == ' ')
        s++;
    if (s == end || *s != '=')
        return 0;
    for (s++; s < end && *s == ' ';)
        s++;
    if (s == end || (*s != '0' && *s != '1') || (s + 1 < end && strchr(" )", s[1]) == NULL))
        return 0;
    buf_printf(b, " = %s", *s == '1' ? _("是") : _("否"));
    return (size_t)(s + 1 - from);
}

/* A part of an expression with its names in the words of people. */
static void side_words(struct buf *b, struct expr_text t, const struct facts *facts,
                       const struct fact_words *k)
{
    for (size_t i = 0; i < t.n;) {
        char word[128], name[128];
        size_t n = 0;
        if (!isalpha((unsigned char)t.s[i])) {
            i += sign(b, t, i);
            continue;
        }
        while (i + n < t.n && name_char(t.s[i + n]) && n < sizeof word - 1)
            n++;
        while (n && t.s[i + n - 1] == ')' && !memchr(t.s + i, '(', n))
            n--; /* closes what was opened before */
        snprintf(word, sizeof word, "%.*s", (int)n, t.s + i);
        i += n;
        bool known = false;
        for (size_t f = 0; f < facts->n && !known; f++) {
            expr_fact_name(name, sizeof name, facts->f[f], k->v);
            known = !strcmp(name, word + (facts->f[f].of_org ? 4 : facts->f[f].of_head ? 5 : 0));
            if (known)
                fact_label(b, facts->f[f], k);
            if (known && is_yesno(facts->f[f], k))
                i += yes_or_no(b, t, i);
        }
        if (!known && !joining_word(b, word))
            word_label(b, word, facts, k);
    }
}

static void op_words(struct buf *b, struct expr_text op)
{
    static const char *const ops[][2] = { { ">=", " ≥ " }, { "<=", " ≤ " }, { "!=", " ≠ " },
                                          { ">", " > " },  { "<", " < " },  { "=", " = " } };
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (memmem(op.s, op.n, ops[i][0], strlen(ops[i][0]))) {
            buf_puts(b, ops[i][1]);
            return;
        }
}

/* The value of a side: of a fact by itself in its own words. */
static void value_words(struct buf *b, const struct facts *facts, bool alone, struct ratio r,
                        const struct fact_words *k)
{
    char number[RATIO_TEXT];
    ratio_format(r, 4, number);
    if (alone && facts->n)
        fact_value(b, facts->f[0], r, k);
    else
        buf_puts(b, ratio_known(r) ? number : _("没有记录"));
}

static bool one_name(struct expr_text t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!name_char(t.s[i]))
            return false;
    return t.n && isalpha((unsigned char)t.s[0]);
}

void part_words(struct buf *b, const struct expr_part *p, const struct fact_words *k)
{
    struct facts facts = { .n = 0 };
    expr_facts(p->x, note, &facts);
    side_words(b, p->left, &facts, k);
    if (!p->compares) {
        bool yesno = facts.n == 1 && is_yesno(facts.f[0], k);
        if (p->holds == p->negated)
            buf_puts(b, yesno ? (p->negated ? _("应为否") : _("应为是"))
                              : (p->negated ? _("应为 0") : _("应不为 0")));
        if (p->holds == p->negated)
            buf_puts(b, ratio_known(p->a) ? _("，现为 ") : _("，"));
        else
            buf_puts(b, _("为 "));
        value_words(b, &facts, facts.n == 1, p->a, k);
        return;
    }
    op_words(b, p->op);
    side_words(b, p->right, &facts, k);
    if (p->holds == p->negated)
        buf_puts(b, p->negated ? _(" 应不成立") : _(" 不成立"));
    else if (p->negated)
        buf_puts(b, _(" 不成立（应如此）"));
    buf_puts(b, ratio_known(p->a) ? _("，现为 ") : _("，"));
    value_words(b, &facts, one_name(p->left), p->a, k);
    if (!p->constant) {
        buf_puts(b, ratio_known(p->b) ? _("，相比的是 ") : _("，相比的"));
        value_words(b, &facts, false, p->b, k);
    }
}

void condition_words(struct buf *b, const struct expr *x, const char *text,
                     const struct fact_words *k)
{
    struct facts facts = { .n = 0 };
    expr_facts(x, note, &facts);
    side_words(b, (struct expr_text){ text, strlen(text) }, &facts, k);
}
