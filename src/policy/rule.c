/* One [rule …] section -> struct rule: every key checked, every mistake reported with its line. */
#include "rule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a key may stand with: bits of rule kinds. */
enum {
    IN_PERIODIC = 1 << RULE_PERIODIC,
    IN_EVENT = 1 << RULE_EVENT,
    IN_TERM = 1 << RULE_TERM,
    IN_STRUCTURE = 1 << RULE_STRUCTURE,
    IN_STREAK = 1 << RULE_STREAK,
    IN_EACH = IN_PERIODIC | IN_STREAK,
    IN_ALL = IN_EACH | IN_EVENT | IN_TERM | IN_STRUCTURE,
};

/* A section being read. */
struct making {
    struct rule *r;
    const struct policy_text *t;
    const struct vocabulary *v;
    struct pool *pool;
    struct problems *p;
    size_t first, n;
    int line; /* of the key being read */
};

#define BAD(m, ...) problems_add((m)->p, (m)->t->file, (m)->line, __VA_ARGS__)

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

static bool number_read(const char *s, int most, int *out)
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

static void read_number(struct making *m, const char *key, const char *s, int least, int *out)
{
    int v = 0;
    if (!number_read(s, 100000, &v) || v < least)
        BAD(m, "%s 要写不小于 %d 的整数，这里是“%s”", key, least, s);
    else
        *out = v;
}

static void read_subject(struct making *m, const char *s)
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

static void read_evidence(struct making *m, const char *s)
{
    read_type(m, s, vocabulary_evidence(m->v, s), &m->r->evidence, &m->r->nevidence, "记录类型");
}

static void read_after(struct making *m, const char *s)
{
    read_type(m, s, vocabulary_event(m->v, s), &m->r->after, &m->r->nafter, "事件类型");
}

static void read_each_role(struct making *m, const char *s)
{
    int role = word_post_role(s);
    if (role < 0)
        BAD(m, "each 里没有这种职务：%s", s);
    else
        m->r->each_set |= 1U << role;
}

static void read_each_kind(struct making *m, const char *s)
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
        { "member", EACH_MEMBER, NULL },        { "full_member", EACH_FULL_MEMBER, NULL },
        { "post:", EACH_POST, read_each_role }, { "office:", EACH_OFFICE, read_each_role },
        { "head:", EACH_HEAD, read_each_kind },
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
    BAD(m, "each 写法不对：%s（member、full_member、post:职务、office:职务、head:类别）", s);
}

static void read_measure(struct making *m, const char *s)
{
    if (!strcmp(s, "count"))
        m->r->measure = MEASURE_COUNT;
    else if (!strcmp(s, "days"))
        m->r->measure = MEASURE_DAYS;
    else if (!strcmp(s, "hours"))
        m->r->measure = MEASURE_HOURS;
    else
        BAD(m, "measure 只有 count、days、hours，这里是“%s”", s);
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

static struct expr *read_expr(struct making *m, const char *key, const char *s)
{
    char why[256];
    struct expr *x = expr_parse(s, m->v, why, sizeof why);
    if (!x)
        BAD(m, "%s 的表达式看不懂：%s", key, why);
    return x;
}

static daynum read_day(struct making *m, const char *key, const char *s)
{
    daynum d = date_parse(s);
    if (d == DAY_NONE)
        BAD(m, "%s 要写存在的日期，如 2026-07-01，这里是“%s”", key, s);
    return d;
}

/* What is only judged when all keys are known waits here. */
struct waiting {
    const char *count;
    int count_line;
    daynum from, until;
    bool remind;
};

static void read_basis(struct making *m, const char *s)
{
    m->r->chosen = !strcmp(s, "default");
    if (!m->r->chosen && strcmp(s, "text"))
        BAD(m, "basis 只有 text 和 default，这里是“%s”", s);
}

static void read_key(struct making *m, struct waiting *w, const char *key, const char *s)
{
    struct rule *r = m->r;
    if (!strcmp(key, "title"))
        r->title = pool_dup(m->pool, s);
    else if (!strcmp(key, "clause"))
        r->clause = pool_dup(m->pool, s);
    else if (!strcmp(key, "number"))
        r->source = pool_dup(m->pool, s);
    else if (!strcmp(key, "note"))
        r->note = pool_dup(m->pool, s);
    else if (!strcmp(key, "subject"))
        list_each(m, s, ',', read_subject);
    else if (!strcmp(key, "when")) {
        r->when = read_expr(m, key, s);
        r->when_text = pool_dup(m->pool, s);
    } else if (!strcmp(key, "require")) {
        r->require = read_expr(m, key, s);
        r->require_text = pool_dup(m->pool, s);
    } else if (!strcmp(key, "from"))
        w->from = read_day(m, key, s);
    else if (!strcmp(key, "until"))
        w->until = read_day(m, key, s);
    else if (!strcmp(key, "every")) {
        if (!(r->every = every_parse(s)))
            BAD(m, "every 只有 month、quarter、half-year、year、2 years 至 10 years，这里是“%s”",
                s);
    } else if (!strcmp(key, "window")) {
        if (!window_parse(s, &r->window))
            BAD(m, "window 写法不对：%s（MM-DD..MM-DD，不能跨年；或 first-month）", s);
    } else if (!strcmp(key, "evidence"))
        list_each(m, s, '|', read_evidence);
    else if (!strcmp(key, "count")) {
        w->count = s;
        w->count_line = m->line;
    } else if (!strcmp(key, "measure"))
        read_measure(m, s);
    else if (!strcmp(key, "each"))
        read_each(m, s);
    else if (!strcmp(key, "role"))
        read_part(m, s);
    else if (!strcmp(key, "after"))
        list_each(m, s, '|', read_after);
    else if (!strcmp(key, "within"))
        read_number(m, key, s, 0, &r->within);
    else if (!strcmp(key, "term"))
        read_number(m, key, s, 1, &r->term_years);
    else if (!strcmp(key, "streak"))
        read_number(m, key, s, 1, &r->streak);
    else if (!strcmp(key, "warn"))
        read_number(m, key, s, 1, &r->warn);
    else if (!strcmp(key, "remind")) {
        read_number(m, key, s, 0, &r->remind);
        w->remind = true;
    } else if (!strcmp(key, "basis"))
        read_basis(m, s);
}

/* Every key a rule may have, and the kinds it may stand with. */
static const struct {
    const char *key;
    unsigned kinds;
} keys[] = {
    { "title", IN_ALL },
    { "clause", IN_ALL },
    { "number", IN_ALL },
    { "subject", IN_ALL },
    { "when", IN_ALL },
    { "from", IN_ALL },
    { "until", IN_ALL },
    { "note", IN_ALL },
    { "basis", IN_ALL },
    { "remind", IN_ALL },
    { "every", IN_EACH },
    { "window", IN_EACH },
    { "evidence", IN_EACH | IN_EVENT },
    { "count", IN_EACH | IN_EVENT },
    { "measure", IN_EACH | IN_EVENT },
    { "each", IN_EACH },
    { "role", IN_EACH },
    { "after", IN_EVENT },
    { "within", IN_EVENT },
    { "term", IN_TERM },
    { "require", IN_STRUCTURE },
    { "streak", IN_STREAK },
    { "warn", IN_STREAK },
};

static const char *making_get(const struct making *m, const char *key)
{
    for (size_t i = 1; i < m->n; i++)
        if (!strcmp(m->t->entry[m->first + i].key, key))
            return m->t->entry[m->first + i].value;
    return NULL;
}

/* The one key that makes the kind; false where there is none, or several. */
static bool find_kind(struct making *m)
{
    static const struct {
        const char *key;
        enum rule_kind kind;
    } makers[] = {
        { "every", RULE_PERIODIC },
        { "after", RULE_EVENT },
        { "term", RULE_TERM },
        { "require", RULE_STRUCTURE },
    };
    int found = 0;
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (making_get(m, makers[i].key)) {
            m->r->kind = makers[i].kind;
            found++;
        }
    if (found != 1)
        BAD(m, "规则要在 every、after、term、require 中写且只写一个，这里有 %d 个", found);
    if (found == 1 && m->r->kind == RULE_PERIODIC && making_get(m, "streak"))
        m->r->kind = RULE_STREAK;
    return found == 1;
}

static void check_keys(struct making *m, bool kind_known)
{
    for (size_t i = 1; i < m->n; i++) {
        const struct policy_entry *x = &m->t->entry[m->first + i];
        size_t k = 0;
        while (k < sizeof keys / sizeof *keys && strcmp(keys[k].key, x->key))
            k++;
        m->line = x->line;
        if (k == sizeof keys / sizeof *keys)
            BAD(m, "没有这个键：%s", x->key);
        else if (kind_known && !(keys[k].kinds & (1U << m->r->kind)))
            BAD(m, "%s 不能用在这类规则里", x->key);
        else if (!*x->value && strcmp(x->key, "note") && strcmp(x->key, "clause"))
            BAD(m, "%s 后面没有值", x->key);
    }
}

static void read_count(struct making *m, const char *s)
{
    struct ratio q = ratio_int(1);
    if (s && (!ratio_parse(s, &q) || q.num <= 0)) {
        BAD(m, "count 要写大于 0 的数，这里是“%s”", s);
        return;
    }
    int64_t unit = m->r->measure == MEASURE_HOURS ? 100 : 1;
    if (unit % q.den)
        BAD(m, unit == 1 ? "count 要写整数，这里是“%s”" : "学时最多两位小数，这里是“%s”", s);
    else
        m->r->count = q.num * (unit / q.den);
}

static int default_remind(const struct rule *r)
{
    switch (r->kind) {
    case RULE_PERIODIC:
    case RULE_STREAK:
        return r->every == EVERY_MONTH ? 7 : r->every == EVERY_QUARTER ? 15 : 30;
    case RULE_EVENT:
        return 7;
    case RULE_TERM:
        return 180;
    default:
        return 0;
    }
}

static void check_whole(struct making *m)
{
    struct rule *r = m->r;
    if (!making_get(m, "title"))
        BAD(m, "规则缺少 title");
    if (!making_get(m, "subject"))
        BAD(m, "规则缺少 subject（哪类组织）");
    if ((r->every || r->kind == RULE_EVENT) && !making_get(m, "evidence"))
        BAD(m, "规则缺少 evidence（哪种记录算数）");
    if (r->kind == RULE_EVENT && !making_get(m, "within"))
        BAD(m, "after 要同时写 within（多少天内）");
    if (r->window.kind == WINDOW_DAYS && r->every != EVERY_YEAR)
        BAD(m, "window = MM-DD..MM-DD 只能与 every = year 同用");
    if (r->window.kind == WINDOW_FIRST_MONTH && r->every && r->every < EVERY_QUARTER)
        BAD(m, "window = first-month 要与季度或更长的周期同用");
    if (r->kind == RULE_STREAK && !making_get(m, "each"))
        BAD(m, "streak 要与 every 和 each 同用");
    if (r->warn > r->streak)
        BAD(m, "warn 不能大于 streak");
    if (making_get(m, "role") && r->each == EACH_NONE)
        BAD(m, "role 要与 each 同用");
    if (r->kind == RULE_TERM && expr_asks(r->when, FACT_TERM_OVERDUE))
        BAD(m, "任期规则的 when 不能问 term_overdue");
    if (r->life.from >= r->life.to)
        BAD(m, "until 要晚于 from");
}

/* theme-day/2 -> slot theme-day, version 2. */
static void read_name(struct making *m, const char *name)
{
    const char *slash = strchr(name, '/');
    size_t n = slash ? (size_t)(slash - name) : strlen(name);
    m->r->slot = pool_dupn(m->pool, name, n);
    m->r->version = 1;
    if (slash && (!number_read(slash + 1, 9999, &m->r->version) || m->r->version < 2))
        BAD(m, "规则版本要写成 名称/2、名称/3 …，这里是“%s”", name);
    for (const char *s = m->r->slot; *s; s++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-_", *s)) {
            BAD(m, "规则名称只用小写字母、数字和连字符：%s", name);
            break;
        }
}

struct rule *rule_make(const struct policy_text *t, size_t first, size_t n,
                       const struct vocabulary *v, struct pool *pool, struct problems *p)
{
    struct making m = { pool_alloc(pool, sizeof(struct rule)), t, v, pool, p, first, n, 0 };
    struct waiting w = { NULL, 0, DAY_NONE, DAY_NONE, false };
    struct rule *r = m.r;
    r->title = r->clause = r->note = "";
    r->part = PART_NONE;
    r->count = 1;
    r->line = m.line = t->entry[first].line;
    read_name(&m, t->entry[first].name);
    bool kind_known = find_kind(&m);
    check_keys(&m, kind_known);
    for (size_t i = 1; i < n; i++) {
        m.line = t->entry[first + i].line;
        if (*t->entry[first + i].value) /* an empty one is told already, or may be empty */
            read_key(&m, &w, t->entry[first + i].key, t->entry[first + i].value);
    }
    m.line = w.count ? w.count_line : r->line;
    read_count(&m, w.count);
    m.line = r->line;
    r->life = span_make(w.from, w.until);
    if (!w.remind)
        r->remind = default_remind(r);
    if (!r->warn)
        r->warn = r->streak;
    check_whole(&m);
    return r;
}

void rule_clear(struct rule *r)
{
    expr_free(r->when);
    expr_free(r->require);
}
