/* The keys of yardsticks: what reads each. */
#include <string.h>

#include "rule.h"
#include "words.h"
#include "yard.h"

bool yard_name_good(const char *s)
{
    return *s && strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-_.") == strlen(s);
}

/* Calls fn for each part between commas, trimmed; `left` of a colon, `right` of it (NULL: no
 * colon). */
static size_t pairs_each(struct yard_making *m, const char *s,
                         void (*fn)(struct yard_making *, const char *left, const char *right))
{
    size_t parts = 0;
    for (bool more = true; more; parts++) {
        size_t n = strcspn(s, ",");
        const char *end = s + n, *colon = memchr(s, ':', n);
        size_t left = colon ? (size_t)(colon - s) : n;
        size_t right = colon ? (size_t)(end - colon - 1) : 0;
        while (left && *s == ' ') {
            s++;
            left--;
        }
        while (left && s[left - 1] == ' ')
            left--;
        const char *value = colon ? colon + 1 : NULL;
        while (right && *value == ' ') {
            value++;
            right--;
        }
        while (right && value[right - 1] == ' ')
            right--;
        fn(m, pool_dupn(m->pool, s, left), colon ? pool_dupn(m->pool, value, right) : NULL);
        more = *end == ',';
        s = end + more;
    }
    return parts;
}

static void one_grade(struct yard_making *m, const char *word, const char *label)
{
    struct yardstick *y = m->y;
    if (!yard_name_good(word))
        YARD_BAD(m, "grades 要写成 词:名称，词用小写字母，最好的在前，这里是“%s”", word);
    else if (scale_rank(y, word))
        YARD_BAD(m, "grades 里重复的词：%s", word);
    else
        y->grade[y->ngrade++] = (struct scale_grade){ word, label && *label ? label : word };
}

static void one_bracket(struct yard_making *m, const char *upto, const char *rate)
{
    struct yardstick *y = m->y;
    struct scale_bracket b = { RATIO_UNKNOWN, RATIO_UNKNOWN };
    const struct scale_bracket *before = y->nbracket ? &y->bracket[y->nbracket - 1] : NULL;
    if (!rate || (*upto && !ratio_parse(upto, &b.upto)) || !ratio_parse(rate, &b.rate)) {
        YARD_BAD(m,
                 "brackets 要写成 金额上限:百分比，如 3000:0.5，最后一档不写上限，这里是“%s%s%s”",
                 upto, rate ? ":" : "", rate ? rate : "");
        return;
    }
    if (before && !ratio_known(before->upto))
        YARD_BAD(m, "不写上限的一档只能放在最后");
    else if (before && ratio_known(b.upto) && ratio_compare(before->upto, b.upto) >= 0)
        YARD_BAD(m, "brackets 的上限要从低到高，“%s”不比前一档高", upto);
    else
        y->bracket[y->nbracket++] = b;
}

static size_t commas(const char *s)
{
    size_t n = 0;
    for (; *s; s++)
        n += *s == ',';
    return n;
}

static void read_grades(struct yard_making *m, const char *s)
{
    m->y->grade = pool_alloc(m->pool, (commas(s) + 1) * sizeof *m->y->grade);
    pairs_each(m, s, one_grade);
}

static void read_brackets(struct yard_making *m, const char *s)
{
    m->y->bracket = pool_alloc(m->pool, (commas(s) + 1) * sizeof *m->y->bracket);
    size_t parts = pairs_each(m, s, one_bracket);
    if (m->y->nbracket == parts && ratio_known(m->y->bracket[parts - 1].upto))
        YARD_BAD(m, "brackets 最后一档不写上限，如 :2，否则更高的金额没有档次");
}

static void read_fixed(struct yard_making *m, const char *s)
{
    if (!ratio_parse(s, &m->y->fixed))
        YARD_BAD(m, "fixed 要写每月的金额（元），如 0.2，这里是“%s”", s);
}

static void one_subject(struct yard_making *m, const char *s, const char *after)
{
    int kind = word_org_kind(s);
    if (!after && !strcmp(s, "person"))
        m->y->of_person = true;
    else if (after || kind < 0)
        YARD_BAD(m, "没有这种组织类别：%s%s%s（个人写 person）", s, after ? ":" : "",
                 after ? after : "");
    else
        m->y->subjects |= 1U << kind;
}

static void read_subject(struct yard_making *m, const char *s)
{
    pairs_each(m, s, one_subject);
    if (m->y->of_person && m->y->subjects)
        YARD_BAD(m, "subject 里 person 要单独写");
}

static void read_require(struct yard_making *m, const char *s)
{
    m->y->require_text = pool_dup(m->pool, s); /* compiled when the subject is known */
}

static void read_of(struct yard_making *m, const char *s)
{
    m->y->of_star = !strcmp(s, "star");
    m->y->of_points = !strcmp(s, "points");
    if (!m->y->of_star && !m->y->of_points && strcmp(s, "assessment"))
        YARD_BAD(m, "of 写 assessment、star 或 points，这里是“%s”", s);
}

static void read_count(struct yard_making *m, const char *s, int least, int *out)
{
    if (!number_read(s, 100000, out) || *out < least)
        YARD_BAD(m, "%s 要写不小于 %d 的整数，这里是“%s”", m->key, least, s);
}

static void read_top(struct yard_making *m, const char *s)
{
    read_count(m, s, 1, &m->y->top);
}

static void read_bottom(struct yard_making *m, const char *s)
{
    read_count(m, s, 1, &m->y->bottom);
}

static void read_interview(struct yard_making *m, const char *s)
{
    read_count(m, s, 1, &m->y->interview);
}

static void read_repeat(struct yard_making *m, const char *s)
{
    read_count(m, s, 2, &m->y->repeat);
}

static void read_share(struct yard_making *m, const char *s)
{
    m->y->share = vocabulary_fact(m->words, s);
    if (m->y->share < 0)
        YARD_BAD(m, "没有这个数据项：%s（用 [fact %s] 声明）", s, s);
}

static void read_bar(struct yard_making *m, const char *s, const char **out)
{
    int rank;
    *out = pool_dup(m->pool, s);
    if (!vocabulary_grade(m->words, s, &rank))
        YARD_BAD(m, "没有这个等次：%s（等次写在 [scale assessment] 里）", s);
}

static void read_bar_group(struct yard_making *m, const char *s)
{
    read_bar(m, s, &m->y->bar_group);
}

static void read_bar_person(struct yard_making *m, const char *s)
{
    read_bar(m, s, &m->y->bar_person);
}

static void read_cohorts(struct yard_making *m, const char *s)
{
    m->y->cohorts = pool_dup(m->pool, s);
}

static daynum read_day(struct yard_making *m, const char *s)
{
    daynum d = date_parse(s);
    if (d == DAY_NONE)
        YARD_BAD(m, "%s 要写存在的日期，如 2026-07-01，这里是“%s”", m->key, s);
    return d;
}

static void read_from(struct yard_making *m, const char *s)
{
    m->from = read_day(m, s);
}

static void read_until(struct yard_making *m, const char *s)
{
    m->until = read_day(m, s);
}

/* What a key does; title, clause, number and note are read for all of them. An unknown key is told
 * where the sections are checked (policy.c). */
static const struct {
    const char *name;
    void (*read)(struct yard_making *m, const char *s);
    const char *help; /* for the manual */
} keys[] = {
    { "grades", read_grades,
      N_("scale：各等次，好的在前，写作 词:名称，如 excellent:优秀, good:好") },
    { "brackets", read_brackets, N_("scale：各档，写作 到多少元:百分比，最后一档只写 :百分比") },
    { "fixed", read_fixed, N_("scale：不论收入，每月一律多少元，如 0.2") },
    { "from", read_from, N_("从哪天起") },
    { "until", read_until, N_("到哪天为止（这一天已不在内）") },
    { "subject", read_subject, N_("eligible：哪些类别的组织；person 是人") },
    { "require", read_require, N_("eligible：条件（表达式）") },
    { "of", read_of,
      N_("ranking：排什么，assessment 考核，star 星级（每个星级各排），points "
         "党员积分（每个支部各排，没有"
         "名单）") },
    { "top", read_top, N_("ranking：前几名") },
    { "bottom", read_bottom, N_("ranking：后几名") },
    { "repeat", read_repeat, N_("ranking：连续几年在后几名") },
    { "interview", read_interview, N_("ranking：约谈后几名") },
    { "bar_group", read_bar_group,
      N_("ranking：在后几名的，领导班子不得评的等次（更好的也不得）") },
    { "bar_person", read_bar_person,
      N_("ranking：在后几名的，书记和专职党务工作者不得评的等次（更好的也不得）") },
    { "share", read_share, N_("ranking：of = points 的，积分按多大比例（%）计入考核，写数据项名") },
    { "cohorts", read_cohorts, N_("ranking：只排这几类；不写则排没有另行排名的各类") },
};

bool yard_key(struct yard_making *m, const char *value)
{
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        if (!strcmp(keys[k].name, m->key)) {
            if (*value)
                keys[k].read(m, value);
            return true;
        }
    return false;
}

bool yard_key_at(size_t i, const char **name, const char **help)
{
    if (i >= sizeof keys / sizeof *keys)
        return false;
    *name = keys[i].name;
    *help = keys[i].help;
    return true;
}
