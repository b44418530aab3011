/* One [rule …] section -> struct rule: its kind, its keys, and whether they agree. Every mistake is
 * reported with its line. */
#include "rule.h"

#include <string.h>

static const char *making_get(const struct making *m, const char *key)
{
    for (size_t i = 1; i < m->n; i++)
        if (!strcmp(m->t->entry[m->first + i].key, key))
            return m->t->entry[m->first + i].value;
    return NULL;
}

static bool word_in_list(const char *list, const char *word)
{
    while (list && *list) {
        size_t n = strcspn(list, ":, "); /* talks:谈心谈话 */
        if (n == strlen(word) && !memcmp(list, word, n))
            return true;
        list += strcspn(list, ", ");
        list += strspn(list, ", ");
    }
    return false;
}

/* The one key that makes the kind; false where there is none, or several. */
static bool find_kind(struct making *m)
{
    static const struct {
        const char *key;
        enum rule_kind kind;
    } makers[] = {
        { "every", RULE_PERIODIC },    { "after", RULE_EVENT },      { "term", RULE_TERM },
        { "require", RULE_STRUCTURE }, { "tenure", RULE_STRUCTURE }, { "item", RULE_ITEM },
    };
    int found = 0;
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (making_get(m, makers[i].key)) {
            m->r->kind = makers[i].kind;
            found++;
        }
    if (found != 1)
        BAD(m, "规则要在 every、after、term、require、tenure、item 中写且只写一个，这里有 %d 个",
            found);
    if (found == 1 && m->r->kind == RULE_PERIODIC && making_get(m, "streak"))
        m->r->kind = RULE_STREAK;
    return found == 1;
}

/* Reads every key that is known and may stand here. */
static void read_keys(struct making *m, bool kind_known)
{
    for (size_t i = 1; i < m->n; i++) {
        const struct policy_entry *x = &m->t->entry[m->first + i];
        const struct rule_key *k = rule_key(x->key);
        m->line = x->line;
        m->key = x->key;
        if (!k)
            BAD(m, "没有这个键：%s", x->key);
        else if (kind_known && !(k->kinds & (1U << m->r->kind)))
            BAD(m, "%s 不能用在这类规则里", x->key);
        else if (!*x->value && !k->empty)
            BAD(m, "%s 后面没有值", x->key);
        if (k && *x->value)
            k->read(m, x->value);
    }
    m->line = m->r->line;
}

static void settle_count(struct making *m)
{
    const char *s = m->count;
    struct ratio q = ratio_int(1);
    m->line = s ? m->count_line : m->r->line;
    if (s && (!ratio_parse(s, &q) || q.num <= 0)) {
        BAD(m, "count 要写大于 0 的数，这里是“%s”", s);
        return;
    }
    int64_t unit = m->r->measure == MEASURE_HOURS ? 100 : 1;
    if (unit % q.den)
        BAD(m, unit == 1 ? "count 要写整数，这里是“%s”" : "学时最多两位小数，这里是“%s”", s);
    else
        m->r->count = q.num * (unit / q.den);
    m->line = m->r->line;
}

static int default_remind(const struct rule *r)
{
    switch (r->kind) {
    case RULE_PERIODIC:
    case RULE_STREAK:
        return r->every == EVERY_MONTH ? 7 : r->every == EVERY_QUARTER ? 15 : 30;
    case RULE_EVENT:
    case RULE_ITEM:
        return 7;
    case RULE_TERM:
        return 180;
    default:
        return r->tenure ? 180 : 0;
    }
}

/* What goes with which population. */
static void check_each(struct making *m)
{
    const struct rule *r = m->r;
    bool persons = r->each == EACH_MEMBER || r->each == EACH_FULL_MEMBER || r->each == EACH_POST;
    if (r->among && !persons)
        BAD(m, "among 要与 each = member、full_member 或 post:职务 同用");
    if (r->below && !persons && r->each != EACH_OFFICE)
        BAD(m, "reach 要与 each = member、full_member、post:职务 或 office:职务 同用");
    if (making_get(m, "role") && (r->each == EACH_NONE || r->each == EACH_ORG))
        BAD(m, "role 要与 each 同用（each = org:类别 除外）");
    if (r->measure == MEASURE_PERSONS && r->each != EACH_NONE && r->each != EACH_ORG)
        BAD(m, "measure = persons 数的是到会的人，不能与每个人的 each 同用");
    if (r->kind != RULE_EVENT && (r->each == EACH_NONE || r->each == EACH_ORG) &&
        expr_asks(r->counts, FACT_OWN))
        BAD(m, "counts 里的 own 问的是人所在的组织，要与 each 同用");
    if (r->instead && (r->each != EACH_NONE || r->measure != MEASURE_COUNT))
        BAD(m, "instead 不与 each 同用，只数次数");
    if (r->tenure && r->each != EACH_POST)
        BAD(m, "tenure 要与 each = post:职务 同用");
    if (r->kind == RULE_STRUCTURE && r->require && r->each != EACH_NONE)
        BAD(m, "each 不能与 require 同用");
}

/* Whether a record before the window would fall into the one of the period before: it would serve
 * both. All shapes of periods come up within ten blocks of years; months and quarters in one leap
 * year and one common year. */
static bool windows_meet(const struct rule *r)
{
    struct period q = period_of(r->every, date_make(2023, 12, 31));
    bool meet = false;
    for (int i = 0; i < 30 && !meet; i++) {
        struct period next = period_next(r->every, q);
        meet = window_in(&r->window, q).last >= window_in(&r->window, next).first - r->before;
        q = next;
    }
    return meet;
}

static void check_before(struct making *m)
{
    if (m->r->kind != RULE_PERIODIC || !m->r->before || !m->r->every)
        return;
    if (windows_meet(m->r))
        BAD(m, "before 太大：提前的记录会同时算进上一个周期（要与 window 或 by 同用）");
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
    if (making_get(m, "by") && making_get(m, "window"))
        BAD(m, "by 和 window 只能写一个");
    if (r->window.kind == WINDOW_BY && r->every && r->window.to_month > r->every)
        BAD(m, "by 的月序 %d 超出了周期的 %d 个月", r->window.to_month, r->every);
    if (r->kind == RULE_STREAK && !making_get(m, "each"))
        BAD(m, "streak 要与 every 和 each 同用");
    if (r->warn > r->streak)
        BAD(m, "warn 不能大于 streak");
    check_each(m);
    check_before(m);
    if (r->kind == RULE_TERM &&
        (expr_asks(r->when, FACT_TERM_OVERDUE) || expr_asks(r->when, FACT_TERM_LATE)))
        BAD(m, "任期规则的 when 不能问 term_overdue、term_late");
    if (r->item == ITEM_MAKEUP && (!making_get(m, "evidence") || !making_get(m, "within")))
        BAD(m, "item = makeup 要同时写 evidence 和 within");
    if (r->kind == RULE_ITEM && r->item != ITEM_MAKEUP && making_get(m, "evidence"))
        BAD(m, "evidence 在 item 规则里只与 makeup 同用");
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
    struct rule *r = pool_alloc(pool, sizeof *r);
    struct making m = { .r = r,
                        .t = t,
                        .v = v,
                        .pool = pool,
                        .p = p,
                        .first = first,
                        .n = n,
                        .line = t->entry[first].line,
                        .from = DAY_NONE,
                        .until = DAY_NONE };
    r->title = r->clause = r->note = "";
    r->part = PART_NONE;
    r->count = 1;
    r->line = m.line;
    read_name(&m, t->entry[first].name);
    bool kind_known = find_kind(&m);
    read_keys(&m, kind_known);
    settle_count(&m);
    r->life = span_make(m.from, m.until);
    if (r->remind_day && r->kind != RULE_PERIODIC)
        BAD(&m, "remind = dues_day 只用于按周期的规则（every，没有 streak）");
    if (!m.remind)
        r->remind = default_remind(r);
    if (!r->warn)
        r->warn = r->streak;
    if (r->kind == RULE_ITEM && !making_get(&m, "within"))
        r->within = -1;
    check_whole(&m);
    return r;
}

/* The elements of `required`, each known, or one of the type's own. */
static void read_required(struct making *m, const char *list, const char *own)
{
    struct rule *r = m->r;
    r->required = pool_alloc(m->pool, (strlen(list) / 2 + 1) * sizeof *r->required);
    while (*list) {
        size_t n = strcspn(list, ", ");
        const char *name = pool_dupn(m->pool, list, n);
        if (n && !element_known(name) && !word_in_list(own, name))
            BAD(m, "required 里没有这种要素：%s（类型自有的要先写在 elements 里）", name);
        else if (n)
            r->required[r->nrequired++] = name;
        list += n;
        list += strspn(list, ", ");
    }
}

/* What belongs to the type stands in its first section alone. */
static void check_later_version(struct making *m)
{
    static const char *const once[] = { "title", "elements", "forms" };
    for (size_t i = 0; i < sizeof once / sizeof *once; i++)
        if (making_get(m, once[i]))
            BAD(m, "%s 写在 [evidence %s] 里，不分版本", once[i], m->r->slot);
    if (!making_get(m, "required"))
        BAD(m, "[evidence %s/%d] 里要写 required", m->r->slot, m->r->version);
}

/* From when to when, and the clause: all that a record has of the keys of rules. */
static void read_life(struct making *m)
{
    struct rule *r = m->r;
    for (size_t i = 1; i < m->n; i++) {
        const struct policy_entry *x = &m->t->entry[m->first + i];
        m->line = x->line;
        m->key = x->key;
        if (*x->value && word_in_list("clause, from, until", x->key))
            rule_key(x->key)->read(m, x->value);
    }
    m->line = r->line;
    r->life = span_make(m->from, m->until);
    if (r->life.from >= r->life.to)
        BAD(m, "until 要晚于 from");
}

struct rule *rule_of_record(const struct policy_text *t, size_t first, size_t n,
                            const struct vocabulary *v, struct pool *pool, struct problems *p)
{
    const struct policy_entry *head = &t->entry[first];
    struct rule *r = pool_alloc(pool, sizeof *r);
    struct making m = {
        .r = r,
        .t = t,
        .v = v,
        .pool = pool,
        .p = p,
        .first = first,
        .n = n,
        .line = head->line,
        .from = DAY_NONE,
        .until = DAY_NONE,
    };
    const char *required = making_get(&m, "required");
    if (!required && !strchr(head->name, '/'))
        return NULL;
    *r = (struct rule){ .kind = RULE_RECORD,
                        .subjects = (1U << ORG_KINDS) - 1,
                        .count = 1,
                        .part = PART_NONE,
                        .line = head->line,
                        .clause = "",
                        .note = "" };
    read_name(&m, head->name);
    if (r->version > 1)
        check_later_version(&m);
    read_life(&m);
    int type = vocabulary_evidence(v, r->slot);
    if (type < 0) {
        BAD(&m, "没有这种记录类型：%s", r->slot);
        return NULL;
    }
    r->title = pool_dup(pool, vocabulary_evidence_title(v, type));
    r->evidence = pool_alloc(pool, sizeof *r->evidence);
    r->evidence[r->nevidence++] = type;
    read_required(&m, required ? required : "",
                  policy_text_get(t, "evidence", r->slot, "elements"));
    return r;
}

void rule_clear(struct rule *r)
{
    expr_free(r->when);
    expr_free(r->require);
    expr_free(r->counts);
    expr_free(r->among);
}
