/* The keys of a rule: each with what it may stand with and what reads it. */
#include "rule.h"

#include <stdlib.h>
#include <string.h>

#include "words.h"

/* Calls fn for each part of a list; blanks around are trimmed; an empty part is a mistake. */
static void list_each(struct making *m, const char *s, char sep,
                      void (*fn)(struct making *, const char *))
{
    do {
        const char *end = strchr(s, sep);
        size_t n = end ? (size_t)(end - s) : strlen(s);
        while (n && *s == ' ') {
            s++;
            n--;
        }
        while (n && s[n - 1] == ' ')
            n--;
        char *one = mem_dupn(s, n);
        if (n)
            fn(m, one);
        else
            BAD(m, "列表里有空的一项");
        free(one);
        s = end ? end + 1 : NULL;
    } while (s);
}

bool number_read(const char *s, int most, int *out)
{
    long v = 0;
    if (!*s)
        return false;
    for (; *s; s++) {
        if (*s < '0' || *s > '9' || (v = v * 10 + (*s - '0')) > most)
            return false;
    }
    *out = (int)v;
    return true;
}

static void read_number(struct making *m, const char *s, int least, int *out)
{
    int v = 0;
    if (!number_read(s, 100000, &v) || v < least)
        BAD(m, "%s 要写不小于 %d 的整数，这里是“%s”", m->key, least, s);
    else
        *out = v;
}

static void one_subject(struct making *m, const char *s)
{
    int k = word_org_kind(s);
    if (k < 0)
        BAD(m, "没有这种组织类别：%s", s);
    else
        m->r->subjects |= 1U << k;
}

static void read_type(struct making *m, const char *s, int type, int **list, size_t *n,
                      const char *what)
{
    if (type < 0) {
        BAD(m, "没有这种%s：%s", what, s);
        return;
    }
    for (size_t i = 0; i < *n; i++)
        if ((*list)[i] == type) {
            BAD(m, "重复的%s：%s", what, s);
            return;
        }
    int *grown = pool_alloc(m->pool, (*n + 1) * sizeof **list);
    if (*n)
        memcpy(grown, *list, *n * sizeof **list);
    grown[(*n)++] = type;
    *list = grown;
}

static void one_evidence(struct making *m, const char *s)
{
    read_type(m, s, vocabulary_evidence(m->v, s), &m->r->evidence, &m->r->nevidence, _("记录类型"));
}

static void one_after(struct making *m, const char *s)
{
    read_type(m, s, vocabulary_event(m->v, s), &m->r->after, &m->r->nafter, _("事件类型"));
}

static void one_role(struct making *m, const char *s)
{
    int role = word_post_role(s);
    if (role < 0)
        BAD(m, "each 里没有这种职务：%s", s);
    else
        m->r->each_set |= 1U << role;
}

static void one_kind(struct making *m, const char *s)
{
    int k = word_org_kind(s);
    if (k < 0)
        BAD(m, "each 里没有这种组织类别：%s", s);
    else
        m->r->each_set |= 1U << k;
}

static void read_each(struct making *m, const char *s)
{
    static const struct {
        const char *head;
        enum each each;
        void (*read)(struct making *, const char *);
    } forms[] = {
        { "member", EACH_MEMBER, NULL },  { "full_member", EACH_FULL_MEMBER, NULL },
        { "post:", EACH_POST, one_role }, { "office:", EACH_OFFICE, one_role },
        { "head:", EACH_HEAD, one_kind }, { "org:", EACH_ORG, one_kind },
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t n = strlen(forms[i].head);
        if (forms[i].read ? strncmp(s, forms[i].head, n) : strcmp(s, forms[i].head))
            continue;
        m->r->each = forms[i].each;
        if (forms[i].read)
            list_each(m, s + n, ',', forms[i].read);
        if (forms[i].each == EACH_OFFICE && (m->r->each_set & (m->r->each_set - 1)))
            BAD(m, "office: 后面只能写一种职务");
        return;
    }
    BAD(m, "each 写法不对：%s（member、full_member、post:职务、office:职务、head:类别、org:类别）",
        s);
}

static void one_instead(struct making *m, const char *s)
{
    int k = word_org_kind(s);
    if (k < 0)
        BAD(m, "instead 里没有这种组织类别：%s", s);
    else
        m->r->instead |= 1U << k;
}

static void read_instead(struct making *m, const char *s)
{
    if (strncmp(s, "org:", 4) != 0)
        BAD(m, "instead 要写成 org:类别，这里是“%s”", s);
    else
        list_each(m, s + 4, ',', one_instead);
}

static void read_measure(struct making *m, const char *s)
{
    if (!strcmp(s, "count"))
        m->r->measure = MEASURE_COUNT;
    else if (!strcmp(s, "days"))
        m->r->measure = MEASURE_DAYS;
    else if (!strcmp(s, "hours"))
        m->r->measure = MEASURE_HOURS;
    else if (!strcmp(s, "persons"))
        m->r->measure = MEASURE_PERSONS;
    else
        BAD(m, "measure 只有 count、days、hours、persons，这里是“%s”", s);
}

static void read_part(struct making *m, const char *s)
{
    if (!strcmp(s, "present"))
        m->r->part = PART_NONE;
    else if (!strcmp(s, "speaker"))
        m->r->part = PART_SPEAKER;
    else if (!strcmp(s, "host"))
        m->r->part = PART_HOST;
    else if (!strcmp(s, "partner"))
        m->r->part = PART_PARTNER;
    else
        BAD(m, "role 只有 present、speaker、host、partner，这里是“%s”", s);
}

static struct expr *read_expr(struct making *m, const char *s, enum scope scope)
{
    char why[256];
    struct expr *x = expr_parse(s, m->v, scope, why, sizeof why);
    if (!x)
        BAD(m, "%s 的表达式看不懂：%s", m->key, why);
    return x;
}

static daynum read_day(struct making *m, const char *s)
{
    daynum d = date_parse(s);
    if (d == DAY_NONE)
        BAD(m, "%s 要写存在的日期，如 2026-07-01，这里是“%s”", m->key, s);
    return d;
}

static void read_title(struct making *m, const char *s)
{
    m->r->title = pool_dup(m->pool, s);
}

static void read_clause(struct making *m, const char *s)
{
    m->r->clause = pool_dup(m->pool, s);
}

static void read_source(struct making *m, const char *s)
{
    m->r->source = pool_dup(m->pool, s);
}

static void read_note(struct making *m, const char *s)
{
    m->r->note = pool_dup(m->pool, s);
}

static void read_subject(struct making *m, const char *s)
{
    list_each(m, s, ',', one_subject);
}

static void read_evidence(struct making *m, const char *s)
{
    list_each(m, s, '|', one_evidence);
}

static void read_after(struct making *m, const char *s)
{
    list_each(m, s, '|', one_after);
}

static void read_when(struct making *m, const char *s)
{
    bool today = m->r->kind == RULE_STRUCTURE;
    m->r->when = read_expr(m, s, today ? SCOPE_ORG_TODAY : SCOPE_ORG);
    m->r->when_text = pool_dup(m->pool, s);
}

static void read_require(struct making *m, const char *s)
{
    m->r->require = read_expr(m, s, SCOPE_ORG_TODAY);
    m->r->require_text = pool_dup(m->pool, s);
}

static void read_counts(struct making *m, const char *s)
{
    m->r->counts = read_expr(m, s, SCOPE_RECORD);
    m->r->counts_text = pool_dup(m->pool, s);
}

static void read_among(struct making *m, const char *s)
{
    m->r->among = read_expr(m, s, SCOPE_PERSON);
    m->r->among_text = pool_dup(m->pool, s);
}

static void read_from(struct making *m, const char *s)
{
    m->from = read_day(m, s);
}

static void read_until(struct making *m, const char *s)
{
    m->until = read_day(m, s);
}

static void read_every(struct making *m, const char *s)
{
    if (!(m->r->every = every_parse(s)))
        BAD(m, "every 只有 month、quarter、half-year、year、2 years 至 10 years，这里是“%s”", s);
}

static void read_window(struct making *m, const char *s)
{
    if (!window_parse(s, &m->r->window))
        BAD(m, "window 写法不对：%s（MM-DD..MM-DD，不能跨年；或 first-month）", s);
}

/* N-DD: the window ends on that day of the N-th month of the period. */
static void read_by(struct making *m, const char *s)
{
    if (!window_parse_by(s, &m->r->window))
        BAD(m, "by 要写成 月序-日，如 1-31（周期内第 1 个月的 31 日），这里是“%s”", s);
}

static void read_count(struct making *m, const char *s)
{
    m->count = s;
    m->count_line = m->line;
}

static void read_within(struct making *m, const char *s)
{
    read_number(m, s, 0, &m->r->within);
}

static void read_before(struct making *m, const char *s)
{
    read_number(m, s, 0, &m->r->before);
}

static void read_term(struct making *m, const char *s)
{
    read_number(m, s, 1, &m->r->term_years);
}

static void read_tenure(struct making *m, const char *s)
{
    read_number(m, s, 1, &m->r->tenure);
}

static void read_streak(struct making *m, const char *s)
{
    read_number(m, s, 1, &m->r->streak);
}

static void read_warn(struct making *m, const char *s)
{
    read_number(m, s, 1, &m->r->warn);
}

static void read_remind(struct making *m, const char *s)
{
    m->r->remind_day = !strcmp(s, "dues_day");
    if (m->r->remind_day)
        return; /* the default stands for who fixed none */
    read_number(m, s, 0, &m->r->remind);
    m->remind = true;
}

/* A key that has one word for yes and, where `no` is not NULL, one for no. */
static bool read_switch(struct making *m, const char *s, const char *yes, const char *no)
{
    if (strcmp(s, yes) && (!no || strcmp(s, no)))
        BAD(m, no ? "%s 只有 %s 和 %s，这里是“%s”" : "%s 只有 %s%s，这里是“%s”", m->key, yes,
            no ? no : "", s);
    return !strcmp(s, yes);
}

static void read_basis(struct making *m, const char *s)
{
    m->r->chosen = read_switch(m, s, "default", "text");
}

/* 可, 原则上, 一般: said, never held against anybody. */
static void read_force(struct making *m, const char *s)
{
    m->r->advice = read_switch(m, s, "advice", NULL);
}

static void read_naming(struct making *m, const char *s)
{
    m->r->naming = read_switch(m, s, "required", NULL);
}

static void read_asks(struct making *m, const char *s)
{
    m->r->above = read_switch(m, s, "above", NULL);
}

static void read_reach(struct making *m, const char *s)
{
    m->r->below = read_switch(m, s, "below", NULL);
}

static void read_item(struct making *m, const char *s)
{
    static const struct {
        const char *word;
        enum item item;
    } items[] = { { "makeup", ITEM_MAKEUP },
                  { "transfer", ITEM_TRANSFER },
                  { "probation", ITEM_PROBATION } };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if (!strcmp(items[i].word, s)) {
            m->r->item = items[i].item;
            return;
        }
    if (strncmp(s, "ledger.", 7) || !word_ledger_kind(s + 7)) {
        BAD(m, "item 只有 ledger.类别、makeup、transfer、probation，这里是“%s”", s);
        return;
    }
    m->r->item = ITEM_LEDGER;
    m->r->item_kind = pool_dup(m->pool, s + 7);
}

/* Every key a rule may have. */
static const struct rule_key keys[] = {
    { "title", IN_ALL, false, read_title, N_("规则的名称") },
    { "clause", IN_ALL, true, read_clause, N_("依据的条款，如 二·6") },
    { "number", IN_ALL, false, read_source, N_("依据的文号；不写则是这份制度自己的") },
    { "subject", IN_ALL, false, read_subject, N_("哪些类别的组织，用逗号隔开") },
    { "when", IN_ALL, false, read_when, N_("条件（表达式）：不成立时不作要求") },
    { "from", IN_ALL, false, read_from, N_("从哪天起") },
    { "until", IN_ALL, false, read_until, N_("到哪天为止（这一天已不在内）") },
    { "note", IN_ALL, true, read_note, N_("与规则一起显示的说明") },
    { "basis", IN_ALL, false, read_basis,
      N_("text：数字是文件写的；default：文件没有数字（如“及时”），由程序选定") },
    { "force", IN_ALL, false, read_force, N_("advice：文件说的是可、原则上、一般，从不算逾期") },
    { "remind", IN_ALL, false, read_remind,
      N_("期限前多少天起算临期；dues_day：从组织自己定的党费日起") },
    { "every", IN_EACH, false, read_every,
      N_("周期：month、quarter、half-year、year、2 years 至 10 years") },
    { "window", IN_EACH, false, read_window,
      N_("一年里的一段：MM-DD..MM-DD，可空一边；或 first-month：周期的第一个月") },
    { "by", IN_EACH, false, read_by, N_("周期内的期限：月序-日，如 1-31") },
    { "evidence", IN_EACH | IN_EVENT | IN_ITEM, false, read_evidence,
      N_("哪些类型的记录算数，几种都可以的用 | 隔开") },
    { "count", IN_EACH | IN_EVENT, false, read_count, N_("需要多少（学时可以有小数），默认 1") },
    { "measure", IN_EACH | IN_EVENT, false, read_measure,
      N_("数什么：count 次、days 天、hours 学时、persons 人") },
    { "counts", IN_EACH | IN_EVENT, false, read_counts, N_("条件（表达式）：符合的记录才算数") },
    { "each", IN_EACH | IN_STRUCTURE, false, read_each,
      N_("每一个都要做到：member、full_member、post:职务、office:职务、head:类别、org:类别") },
    { "instead", IN_PERIODIC, false, read_instead,
      N_("org:类别：下级中这些类别的组织各自都做到的，也算做到") },
    { "reach", IN_EACH | IN_STRUCTURE, false, read_reach, N_("below：连同所有下级的人") },
    { "among", IN_EACH | IN_STRUCTURE, false, read_among, N_("条件（表达式）：只问其中符合的人") },
    { "role", IN_EACH, false, read_part,
      N_("以什么身份参加才算：present、speaker、host、partner") },
    { "streak", IN_STREAK, false, read_streak, N_("连续几个周期没有做到") },
    { "warn", IN_STREAK, false, read_warn, N_("连续几个周期没有做到时提前提醒") },
    { "after", IN_EVENT, false, read_after, N_("哪些事件之后，几种都算的用 | 隔开") },
    { "within", IN_EVENT | IN_ITEM, false, read_within, N_("多少天以内") },
    { "asks", IN_EVENT, false, read_asks, N_("above：要求上一级组织去做") },
    { "item", IN_ITEM, false, read_item,
      N_("期限写在记录里的：ledger.类别、makeup、transfer、probation") },
    { "before", IN_EVENT | IN_PERIODIC, false, read_before,
      N_("事件之前、或期限所在的一段（window、by）之前多少天的记录也算") },
    { "naming", IN_EVENT, false, read_naming, N_("required：只有写明这一事件的记录才算") },
    { "term", IN_TERM, false, read_term, N_("任期几年") },
    { "require", IN_STRUCTURE, false, read_require, N_("必须成立的条件（表达式）") },
    { "tenure", IN_STRUCTURE, false, read_tenure, N_("同一职务最多任几年") },
};

const struct rule_key *rule_key(const char *name)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!strcmp(keys[i].name, name))
            return &keys[i];
    return NULL;
}

const struct rule_key *rule_key_at(size_t i)
{
    return i < sizeof keys / sizeof *keys ? &keys[i] : NULL;
}
