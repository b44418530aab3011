/* [scale …], [eligible …] and [ranking …] sections -> yardsticks. Every mistake is reported with
 * its line. */
#include "yardstick.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "rule.h"
#include "words.h"
#include "yard.h"

static int yard_kind(const char *section)
{
    static const char *const sections[YARD_KINDS] = {
        [YARD_ELIGIBLE] = "eligible", [YARD_RANKING] = "ranking", [YARD_SCALE] = "scale"
    };
    for (int i = 0; i < YARD_KINDS; i++)
        if (!strcmp(sections[i], section))
            return i;
    return -1;
}

const struct yardstick *yardstick_find(const struct policy *p, enum yardstick_kind kind,
                                       const char *name, daynum d)
{
    for (size_t i = 0; i < p->nyards; i++) {
        const struct yardstick *y = p->yard[i];
        if (y->kind == kind && !strcmp(y->name, name) && span_holds(y->life, d))
            return y;
    }
    return NULL;
}

static bool names_cohort(const char *cohorts, const char *cohort)
{
    size_t n = strlen(cohort);
    while (*cohorts) {
        cohorts += strspn(cohorts, ", ");
        size_t len = strcspn(cohorts, ","), end = len;
        while (end && cohorts[end - 1] == ' ')
            end--;
        if (n && end == n && !memcmp(cohorts, cohort, n))
            return true;
        cohorts += len;
    }
    return false;
}

bool ranking_takes(const struct policy *p, const struct yardstick *ranking, const char *cohort)
{
    if (ranking->cohorts)
        return names_cohort(ranking->cohorts, cohort);
    for (size_t i = 0; i < p->nyards; i++)
        if (p->yard[i]->cohorts && names_cohort(p->yard[i]->cohorts, cohort))
            return false;
    return true;
}

int scale_rank(const struct yardstick *scale, const char *word)
{
    for (size_t i = 0; i < scale->ngrade; i++)
        if (!strcmp(scale->grade[i].word, word))
            return (int)(scale->ngrade - i);
    return 0;
}

const char *scale_label(const struct yardstick *scale, const char *word)
{
    int rank = scale_rank(scale, word);
    return rank ? _(scale->grade[scale->ngrade - (size_t)rank].label) : word;
}

bool scale_rate(const struct yardstick *scale, int64_t fen, struct ratio *rate)
{
    struct ratio yuan = ratio_div(ratio_int(fen), ratio_int(100));
    for (size_t i = 0; i < scale->nbracket; i++) {
        const struct scale_bracket *b = &scale->bracket[i];
        if (!ratio_known(b->upto) || ratio_compare(yuan, b->upto) <= 0) {
            *rate = b->rate;
            return true;
        }
    }
    return false;
}

int64_t scale_due(const struct yardstick *scale, int64_t fen)
{
    struct ratio rate, due = RATIO_UNKNOWN;
    if (ratio_known(scale->fixed))
        due = ratio_mul(scale->fixed, ratio_int(100));
    else if (fen >= 0 && scale_rate(scale, fen, &rate))
        due = ratio_div(ratio_mul(ratio_int(fen), rate), ratio_int(100));
    return ratio_known(due) ? (2 * due.num + due.den) / (2 * due.den) : -1;
}

static const char *get(const struct yard_making *m, const char *section, const char *name,
                       const char *key)
{
    const char *s = policy_text_get(m->t, section, name, key);
    return s ? s : "";
}

/* dues.working/2 -> name dues.working, version 2. */
static void read_name(struct yard_making *m, const char *written)
{
    struct yardstick *y = m->y;
    const char *slash = strchr(written, '/');
    size_t n = slash ? (size_t)(slash - written) : strlen(written);
    y->name = pool_dupn(m->pool, written, n);
    y->version = 1;
    if (slash && y->kind != YARD_SCALE)
        YARD_BAD(m, "只有 [scale] 分版本，这里是“%s”", written);
    else if (slash && (!number_read(slash + 1, 9999, &y->version) || y->version < 2))
        YARD_BAD(m, "版本要写成 名称/2、名称/3 …，这里是“%s”", written);
    else if (!yard_name_good(y->name))
        YARD_BAD(m, "名称只用小写字母、数字、点、连字符和下划线：%s", written);
}

static void read_head(struct yard_making *m, const char *section, const char *written)
{
    struct yardstick *y = m->y;
    struct buf b = BUF_INIT;
    const char *title = get(m, section, written, "title");
    const char *number = get(m, section, written, "number");
    const char *clause = get(m, section, written, "clause");
    number = *number ? number : m->policy->number;
    buf_printf(&b, "%s%s%s", number, *number && *clause ? " " : "", clause);
    y->policy = m->policy->id;
    y->title = *title ? pool_dup(m->pool, title) : y->name;
    y->source = pool_dup(m->pool, buf_str(&b));
    y->note = pool_dup(m->pool, get(m, section, written, "note"));
    buf_free(&b);
}

static void check_whole(struct yard_making *m)
{
    struct yardstick *y = m->y;
    m->line = y->line;
    if (y->kind == YARD_SCALE && !!y->grade + !!y->bracket + ratio_known(y->fixed) != 1)
        YARD_BAD(m, "[scale %s] 要在 grades、brackets 和 fixed 中写且只写一个", y->name);
    if (y->kind == YARD_ELIGIBLE && !y->of_person && !y->subjects)
        YARD_BAD(m, "[eligible %s] 缺少 subject（组织类别或 person）", y->name);
    if (y->kind == YARD_ELIGIBLE && !y->require_text)
        YARD_BAD(m, "[eligible %s] 缺少 require（条件）", y->name);
    if (y->repeat && !y->bottom)
        YARD_BAD(m, "repeat 要与 bottom 同用：连续几年都在后几名");
    if (y->of_points && (y->top || y->bottom || y->interview || y->cohorts))
        YARD_BAD(m, "of = points 给党员排，不写 top、bottom、interview、repeat 和 cohorts");
    if ((y->bar_group || y->bar_person) && !y->bottom)
        YARD_BAD(m, "bar_group、bar_person 要与 bottom 同用");
    if (y->share >= 0 && !y->of_points)
        YARD_BAD(m, "share 要与 of = points 同用");
    if (y->life.from >= y->life.to)
        YARD_BAD(m, "until 要晚于 from");
}

/* The keys behind the section line `at`. */
static void read_keys(struct yard_making *m, size_t at)
{
    for (size_t i = at + 1; i < m->t->n && *m->t->entry[i].key; i++) {
        const struct policy_entry *x = &m->t->entry[i];
        m->line = x->line;
        m->key = x->key;
        if (yard_key(m, x->value) && !*x->value)
            YARD_BAD(m, "%s 后面没有值", x->key);
    }
}

static int require_line(const struct yard_making *m, size_t at)
{
    for (size_t i = at + 1; i < m->t->n && *m->t->entry[i].key; i++)
        if (!strcmp(m->t->entry[i].key, "require"))
            return m->t->entry[i].line;
    return 0;
}

static void read_require(struct yard_making *m)
{
    char why[256];
    m->y->require =
        expr_parse(m->y->require_text, m->words,
                   m->y->of_person ? SCOPE_CANDIDATE : SCOPE_ORG_TODAY, why, sizeof why);
    if (!m->y->require)
        YARD_BAD(m, "require 的表达式看不懂：%s", why);
}

static struct yardstick *make_one(struct yard_making *m, size_t at, enum yardstick_kind kind)
{
    const struct policy_entry *x = &m->t->entry[at];
    size_t before = m->problems->n;
    m->y = pool_alloc(m->pool, sizeof *m->y);
    m->y->kind = kind;
    m->y->share = -1;
    m->y->line = m->line = x->line;
    m->from = m->until = DAY_NONE;
    read_name(m, x->name);
    read_head(m, x->section, x->name);
    read_keys(m, at);
    m->y->life = span_make(m->from, m->until);
    if (m->problems->n == before)
        check_whole(m);
    m->line = require_line(m, at);
    if (m->y->require_text && !(m->y->of_person && m->y->subjects))
        read_require(m);
    return m->y;
}

static void yards_add(struct yards *l, struct yardstick *y)
{
    l->v = mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = y;
}

/* Takes out what stands under that name, but what the policy `keep` wrote itself. */
static void yards_remove(struct yards *l, const struct yardstick *like, const char *keep)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->n; i++)
        if (l->v[i]->kind != like->kind || strcmp(l->v[i]->name, like->name) ||
            !strcmp(l->v[i]->policy, keep))
            l->v[kept++] = l->v[i];
    l->n = kept;
}

void yards_include(struct yards *l, const struct policy *inner)
{
    for (size_t i = 0; i < inner->nyards; i++)
        yards_remove(l, inner->yard[i], inner->yard[i]->policy);
    for (size_t i = 0; i < inner->nyards; i++) {
        bool there = false;
        for (size_t k = 0; k < l->n && !there; k++)
            there = l->v[k] == inner->yard[i];
        if (!there)
            yards_add(l, inner->yard[i]);
    }
}

static int yard_order(const void *a, const void *b)
{
    const struct yardstick *x = *(struct yardstick *const *)a, *y = *(struct yardstick *const *)b;
    int c = (int)x->kind - (int)y->kind;
    if (!c)
        c = strcmp(x->name, y->name);
    return c ? c : x->version - y->version;
}

static bool same_scale(const struct yardstick *x, const struct yardstick *y)
{
    return x->kind == YARD_SCALE && y->kind == YARD_SCALE && !strcmp(x->name, y->name);
}

static void check_versions(const struct yards *l, const struct policy_text *t, struct problems *p)
{
    for (size_t i = 0; i < l->n; i++)
        for (size_t k = i + 1; k < l->n && same_scale(l->v[i], l->v[k]); k++) {
            struct span both = span_cut(l->v[i]->life, l->v[k]->life);
            if (both.from < both.to)
                problems_add(p, t->file, l->v[k]->line,
                             "%s 的第 %d 版与第 %d 版有效期重叠：用 until 与 from 分开",
                             l->v[i]->name, l->v[i]->version, l->v[k]->version);
        }
}

void yards_make(struct yards *l, const struct policy_text *t, const struct policy *p,
                const struct vocabulary *words, struct pool *pool, struct yards *made,
                struct problems *problems)
{
    struct yard_making m = {
        .policy = p, .t = t, .words = words, .pool = pool, .problems = problems
    };
    for (size_t i = 0; i < t->n; i++) {
        int kind = *t->entry[i].key ? -1 : yard_kind(t->entry[i].section);
        if (kind < 0)
            continue;
        struct yardstick *y = make_one(&m, i, (enum yardstick_kind)kind);
        yards_add(made, y);
        yards_remove(l, y, p->id);
        yards_add(l, y);
    }
    if (l->n)
        qsort(l->v, l->n, sizeof *l->v, yard_order);
    check_versions(l, t, problems);
}

void yards_clear(struct yards *made)
{
    for (size_t i = 0; i < made->n; i++)
        expr_free(made->v[i]->require);
    free(made->v);
    *made = (struct yards){ 0 };
}
