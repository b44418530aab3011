/* Policy files: what is read, what is refused and with which line, what includes do. */
#include "test.h"

#include "mem.h"
#include "policy.h"
#include "schema.h"
#include "text.h"

/* The files another one may include: pairs of id and text. */
static const char *const *shelf;

static struct policy_text *from_shelf(void *ctx, const char *id, struct problems *p)
{
    (void)ctx;
    for (const char *const *s = shelf; s && *s; s += 2)
        if (!strcmp(*s, id))
            return policy_read(id, s[1], p);
    return NULL;
}

static struct policy_set *set;
static struct problems problems;

static int clean(void **state)
{
    (void)state;
    policy_set_free(set);
    problems_free(&problems);
    set = policy_set_new();
    shelf = NULL;
    return 0;
}

static int last(void **state)
{
    clean(state);
    policy_set_free(set);
    return 0;
}

static const struct policy *load(const char *text)
{
    return policy_set_add(set, policy_read("a.ini", text, &problems), from_shelf, NULL, &problems);
}

static const struct policy *good(const char *text)
{
    const struct policy *p = load(text);
    if (!p || problems.n)
        fail_msg("%s", problems.n ? problems.v[0].text : "no policy");
    return p;
}

#define HEAD "[policy]\nid = a\nnumber = 甲发〔2026〕1号\n"
#define RULE(slot) "[rule " slot "]\ntitle = 规则\nsubject = branch\n"
#define MONTHLY(slot) RULE(slot) "every = month\nevidence = lecture\n"

/* One mistake in the text behind HEAD, in that line of the file. Where it is not one of form, told by the reader, the
 * policy is none. */
static void wrong(const char *text, int line)
{
    char *whole, head[32];
    void *none = NULL;
    clean(&none);
    if (asprintf(&whole, "%s%s", HEAD, text) < 0)
        fail();
    snprintf(head, sizeof head, line ? "a.ini:%d: " : "a.ini: ", line);
    struct policy_text *t = policy_read("a.ini", whole, &problems);
    bool of_form = problems.n > 0;
    const struct policy *p = policy_set_add(set, t, from_shelf, NULL, &problems);
    if ((p && !of_form) || problems.n != 1 || strncmp(problems.v[0].text, head, strlen(head)) ||
        !text_valid(problems.v[0].text, strlen(problems.v[0].text)))
        fail_msg("line %d: %zu problems for\n%s\n%s", line, problems.n, text,
                 problems.n ? problems.v[0].text : "");
    free(whole);
}

static const struct rule *rule_of(const struct policy *p, const char *id, int version)
{
    for (size_t i = 0; i < p->nrules; i++)
        if (!strcmp(p->rules[i]->id, id) && p->rules[i]->version == version)
            return p->rules[i];
    return NULL;
}

static void ten_mistakes(void **state)
{
    (void)state;
    static const char text[] = "id = a\n"                /* 1: before the first section */
                               "[policy]\n"
                               "id = a\n"
                               "id = b\n"                /* 4: the key is there twice */
                               "[rule one]\n"
                               "title = 一\n"
                               "subject = branch, brnach\n" /* 7: no such kind */
                               "every = fortnight\n"     /* 8: no such period */
                               "evidence = lecture|lectrue\n" /* 9: no such evidence */
                               "colour = red\n"          /* 10: no such key */
                               "[rule one]\n"            /* 11: the section is there twice */
                               "title = 二\n"
                               "[chapter x]\n"           /* 13: no such section */
                               "[rule three\n"           /* 14: no end */
                               "[rule four]\n"
                               "title = 四\n"
                               "subject = branch\n"
                               "require = memebrs > 3\n" /* 18: no such fact */
                               "nonsense\n";             /* 19: neither key nor section */
    static const int at[] = { 1, 4, 7, 8, 9, 10, 11, 13, 14, 18, 19 };
    assert_null(load(text));
    bool seen[20] = { false };
    for (size_t i = 0; i < problems.n; i++) {
        int line = 0;
        assert_int_equal(sscanf(problems.v[i].text, "a.ini:%d: ", &line), 1);
        assert_in_range(line, 1, 19);
        seen[line] = true;
        assert_true(text_valid(problems.v[i].text, strlen(problems.v[i].text)));
    }
    for (size_t i = 0; i < COUNT(at); i++)
        row_true(i, seen[at[i]]);
    assert_int_equal(problems.n, COUNT(at));
}

static void form(void **state)
{
    (void)state;
    wrong(MONTHLY("m") "[rule m]\n", 9);
    wrong("[policy]\n", 4);
    wrong(RULE("m") "every = month\nevery = month\nevidence = lecture\n", 8);
    wrong("[policy x]\n", 4);
    wrong("[rule]\n", 4);
    wrong("[]\n", 4);
    wrong("[rule m\n", 4);
    wrong("[Rule m]\n", 4);
    wrong("= 5\n", 4);
    wrong("title\n", 4);
    wrong("# 不是注释\n", 4);
    wrong("colour = red\n", 4);
    wrong("[drop m]\n", 4);
    wrong("[evidence theme_walk]\nrequire = place\n", 5);
    wrong("[evidence theme_walk]\ntitle required = place\n", 5);
    wrong("[evidence theme_walk]\n = place\n", 5);
    wrong("[event flood]\ntitle = 水灾\n", 4);
    wrong("[event flood]\nsubject = persons\n", 4);
    wrong("[fact lifts]\nkind = boolean\n", 4);
    wrong("include = nowhere\n", 4);
}

static void keys_of_rules(void **state)
{
    (void)state;
    wrong(MONTHLY("m") "color = red\n", 9);
    wrong("[rule m]\nsubject = branch\nevery = month\nevidence = lecture\n", 4);
    wrong("[rule m]\ntitle = 规则\nevery = month\nevidence = lecture\n", 4);
    wrong("[rule m]\ntitle = 规则\nsubject =\nevery = month\nevidence = lecture\n", 6);
    wrong("[rule m]\ntitle = 规则\nsubject = brnach\nevery = month\nevidence = lecture\n", 6);
    wrong(RULE("m") "every = month\n", 4);
    wrong(RULE("m") "every = monthly\nevidence = lecture\n", 7);
    wrong(RULE("m") "every = 1 years\nevidence = lecture\n", 7);
    wrong(RULE("m") "every = 11 years\nevidence = lecture\n", 7);
    wrong(RULE("m") "every = month\nevidence = lecture|sermon\n", 8);
    wrong(RULE("m") "every = month\nevidence = lecture|lecture\n", 8);
    wrong(RULE("m") "every = month\nevidence = lecture|\n", 8);
    wrong(MONTHLY("m") "count = 0\n", 4);
    wrong(MONTHLY("m") "count = -1\n", 4);
    wrong(MONTHLY("m") "count = 1.5\n", 4);
    wrong(MONTHLY("m") "count = 1.555\nmeasure = hours\n", 4);
    wrong(MONTHLY("m") "measure = minutes\n", 9);
    wrong(MONTHLY("m") "each = everyone\n", 9);
    wrong(MONTHLY("m") "each = post:chief\n", 9);
    wrong(MONTHLY("m") "each = post:\n", 9);
    wrong(MONTHLY("m") "each = head:brnach\n", 9);
    wrong(MONTHLY("m") "each = office:secretary,member\n", 9);
    wrong(MONTHLY("m") "role = speaker\n", 4);
    wrong(MONTHLY("m") "each = member\nrole = singer\n", 10);
    wrong(MONTHLY("m") "when = groups > \n", 9);
    wrong(MONTHLY("m") "when = chickens > 3\n", 9);
    wrong(MONTHLY("m") "from = 2026-02-29\n", 9);
    wrong(MONTHLY("m") "until = 2026-7-1\n", 9);
    wrong(MONTHLY("m") "from = 2026-07-01\nuntil = 2026-07-01\n", 4);
    wrong(MONTHLY("m") "remind = soon\n", 9);
    wrong(MONTHLY("m") "remind = -1\n", 9);
    wrong(MONTHLY("m") "basis = custom\n", 9);
    wrong(MONTHLY("m") "window = first-month\n", 4);
    wrong(MONTHLY("m") "window = 01-01..01-31\n", 4);
    wrong(RULE("m") "every = 2 years\nevidence = lecture\nwindow = ..03-31\n", 4);
    wrong(RULE("m") "every = year\nevidence = lecture\nwindow = 11-01..02-28\n", 9);
    wrong(RULE("m") "every = year\nevidence = lecture\nwindow = 02-30..\n", 9);
    wrong(MONTHLY("M"), 4);
    wrong(MONTHLY("m/1"), 4);
    wrong(MONTHLY("m/x"), 4);
    wrong(RULE("t") "term = 0\n", 7);
    wrong(RULE("t") "term = 3\nwhen = not term_overdue\n", 4);
    wrong(RULE("e") "after = vacancy\nevidence = lecture\n", 4);
    wrong(RULE("e") "after = vacancy\nwithin = 5\n", 4);
    wrong(RULE("e") "after = volcano\nwithin = 5\nevidence = lecture\n", 7);
    wrong(MONTHLY("m") "within = 5\n", 9);
}

/* One and only one of every, after, term, require. */
static void one_kind(void **state)
{
    (void)state;
    static const char *const makers[] = { "every = month\n", "after = vacancy\n", "term = 3\n",
                                          "require = members > 0\n" };
    void *none = NULL;
    char text[512];
    for (unsigned bits = 0; bits < 16; bits++) {
        unsigned n = 0;
        strcpy(text, HEAD RULE("m"));
        for (unsigned i = 0; i < 4; i++)
            if (bits & (1U << i)) {
                strcat(text, makers[i]);
                n++;
            }
        if (bits & 3)
            strcat(text, "evidence = lecture\n");
        if (bits & 2)
            strcat(text, "within = 10\n");
        clean(&none);
        row_true(bits, (load(text) != NULL) == (n == 1));
        row_true(bits, (problems.n > 0) == (n != 1));
    }
}

static void defaults(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        int remind;
    } rows[] = {
        { "every = month\nevidence = lecture\n", 7 },
        { "every = quarter\nevidence = lecture\n", 15 },
        { "every = half-year\nevidence = lecture\n", 30 },
        { "every = year\nevidence = lecture\n", 30 },
        { "every = 5 years\nevidence = lecture\n", 30 },
        { "after = vacancy\nwithin = 90\nevidence = lecture\n", 7 },
        { "term = 3\n", 180 },
        { "every = year\nevidence = lecture\nremind = 0\n", 0 },
        { "term = 5\nremind = 90\n", 90 },
    };
    void *none = NULL;
    char text[512];
    for (size_t i = 0; i < COUNT(rows); i++) {
        snprintf(text, sizeof text, HEAD RULE("m") "%s", rows[i].keys);
        clean(&none);
        row_true(i, good(text)->rules[0]->remind == rows[i].remind);
    }
    clean(&none);
    const struct rule *r = good(HEAD MONTHLY("m"))->rules[0];
    assert_true(r->count == 1 && r->measure == MEASURE_COUNT && r->each == EACH_NONE);
    assert_true(r->life.from == DAY_ALWAYS && r->life.to == DAY_STILL);
    assert_true(r->part == PART_NONE && !r->when && !r->chosen && r->version == 1);
    assert_int_equal(r->window.kind, WINDOW_WHOLE);
    assert_string_equal(r->note, "");
}

static void values(void **state)
{
    (void)state;
    const struct rule *r = good(HEAD "[rule m]\n  title   =  支部 = 党日  \nsubject = branch ,group\n"
                                     "every = 10 years\nevidence = lecture | theme_day\n"
                                     "count = 3.25\nmeasure = hours\neach = post:secretary, member\n"
                                     "role = host\nfrom = 2026-01-01\nuntil = 2027-01-01\n"
                                     "; note = 注释\nnote =\nbasis = default\nremind = 100\n")
                               ->rules[0];
    assert_string_equal(r->id, "a.m");
    assert_string_equal(r->title, "支部 = 党日");
    assert_int_equal(r->subjects, 1U << ORG_BRANCH | 1U << ORG_GROUP);
    assert_int_equal(r->every, 120);
    assert_int_equal(r->nevidence, 2);
    assert_int_equal(r->count, 325);
    assert_true(r->each == EACH_POST && r->part == PART_HOST && r->chosen);
    assert_int_equal(r->each_set, 1U << POST_SECRETARY | 1U << POST_MEMBER);
    assert_int_equal(r->life.from, date_make(2026, 1, 1));
    assert_int_equal(r->life.to, date_make(2027, 1, 1));
    assert_int_equal(r->line, 4);
}

static void source(void **state)
{
    (void)state;
    const struct policy *p = good(HEAD MONTHLY("k") MONTHLY("l") "clause = 二·6\n" MONTHLY("m")
                                  "number = 乙发〔2020〕2号\n" MONTHLY("n")
                                  "number = 乙发〔2020〕2号\nclause = 第三条\n");
    assert_string_equal(p->rules[0]->source, "甲发〔2026〕1号");
    assert_string_equal(p->rules[1]->source, "甲发〔2026〕1号 二·6");
    assert_string_equal(p->rules[2]->source, "乙发〔2020〕2号");
    assert_string_equal(p->rules[3]->source, "乙发〔2020〕2号 第三条");
    p = good("[policy]\nid = b\n" MONTHLY("m") "clause = 第三条\n");
    assert_string_equal(p->rules[0]->source, "第三条");
}

static void include(void **state)
{
    (void)state;
    static const char *const files[] = {
        "base",
        "[policy]\nid = base\nnumber = 基\n" MONTHLY("x") "until = 2026-01-01\n" MONTHLY("x/2")
            "from = 2026-01-01\n" MONTHLY("y") "clause = 第一条\n" MONTHLY("z"),
        NULL,
    };
    shelf = files;
    const struct policy *p =
        good(HEAD "include = base\n[drop z]\n" RULE("x") "every = year\nevidence = lecture\n"
                  "[rule own]\ntitle = 自\nsubject = branch\nrequire = members > 0\n");
    assert_int_equal(p->nrules, 3);
    assert_string_equal(p->rules[0]->id, "a.own");
    assert_string_equal(p->rules[1]->id, "a.x"); /* both versions are replaced */
    assert_int_equal(p->rules[1]->every, EVERY_YEAR);
    assert_string_equal(p->rules[2]->id, "base.y");
    assert_string_equal(p->rules[2]->policy, "base");
    assert_string_equal(p->rules[2]->source, "基 第一条");
    const struct policy *base = policy_set_get(set, "base"); /* stays as it is */
    assert_non_null(base);
    assert_int_equal(base->nrules, 4);
    assert_non_null(rule_of(base, "base.x", 2));
    assert_ptr_equal(rule_of(base, "base.y", 1), p->rules[2]);
    assert_int_equal(policy_set_count(set), 2);
    assert_ptr_equal(policy_set_at(set, 1), p);
}

static void drop(void **state)
{
    (void)state;
    static const char *const files[] = { "base", "[policy]\nid = base\n" MONTHLY("x") MONTHLY("y"),
                                         NULL };
    void *none = NULL;
    shelf = files;
    assert_null(load(HEAD "include = base\n[drop zzz]\n"));
    assert_int_equal(problems.n, 1);
    assert_memory_equal(problems.v[0].text, "a.ini:5: ", 9);
    clean(&none);
    shelf = files;
    assert_null(load(HEAD "[drop own]\n" MONTHLY("own"))); /* it removes what is included alone */
    clean(&none);
    shelf = files;
    const struct policy *p = good(HEAD "include = base\n[drop x]\n[drop y]\n" MONTHLY("x"));
    assert_int_equal(p->nrules, 1);
    assert_string_equal(p->rules[0]->id, "a.x");
}

static void diamond(void **state)
{
    (void)state;
    static const char *const files[] = {
        "base", "[policy]\nid = base\n" MONTHLY("x") MONTHLY("y"),
        "left", "[policy]\nid = left\ninclude = base\n" MONTHLY("l"),
        "right", "[policy]\nid = right\ninclude = base\n" MONTHLY("r"),
        NULL,
    };
    shelf = files;
    const struct policy *p = good(HEAD "include = left, right\n" MONTHLY("m"));
    static const char *const ids[] = { "a.m", "base.x", "base.y", "left.l", "right.r" };
    assert_int_equal(p->nrules, COUNT(ids));
    for (size_t i = 0; i < COUNT(ids); i++)
        assert_string_equal(p->rules[i]->id, ids[i]);
    assert_int_equal(policy_set_count(set), 4);
}

static void cycle(void **state)
{
    (void)state;
    static const char *const files[] = {
        "a", HEAD "include = b\n", "b", "[policy]\nid = b\ninclude = c\n",
        "c", "[policy]\nid = c\n\ninclude = a\n", NULL,
    };
    void *none = NULL;
    shelf = files;
    assert_null(load(files[1]));
    assert_int_equal(problems.n, 1);
    assert_memory_equal(problems.v[0].text, "c:4: ", 5);
    assert_int_equal(policy_set_count(set), 0);
    clean(&none);
    assert_null(load(HEAD "include = a\n"));
    assert_int_equal(problems.n, 1);
    assert_memory_equal(problems.v[0].text, "a.ini:4: ", 9);
}

/* A mistake in what is included is told with its own file and line, once. */
static void included_mistake(void **state)
{
    (void)state;
    static const char *const files[] = { "base", "[policy]\nid = base\n" MONTHLY("x") "colour = 红\n",
                                         NULL };
    shelf = files;
    assert_null(load(HEAD "include = base\n" MONTHLY("m")));
    assert_int_equal(problems.n, 1);
    assert_memory_equal(problems.v[0].text, "base:8: ", 8);
}

static void versions(void **state)
{
    (void)state;
    void *none = NULL;
    const struct policy *p = good(HEAD MONTHLY("m/2") "from = 2026-03-01\nuntil = 2027-01-01\n" MONTHLY(
        "m") "until = 2026-03-01\n" MONTHLY("m/10") "from = 2027-01-01\n");
    assert_int_equal(p->nrules, 3);
    static const int order[] = { 1, 2, 10 };
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(p->rules[i]->id, "a.m");
        assert_string_equal(p->rules[i]->slot, "m");
        assert_int_equal(p->rules[i]->version, order[i]);
    }
    wrong(MONTHLY("m") "until = 2026-03-02\n" MONTHLY("m/2") "from = 2026-03-01\n", 10);
    wrong(MONTHLY("m") MONTHLY("m/2") "from = 2026-03-01\n", 9);
    wrong(MONTHLY("m") "from = 2026-03-01\n" MONTHLY("m/2") "until = 2026-03-02\n", 10);
    clean(&none);
    good(HEAD MONTHLY("m") "from = 2026-03-01\n" MONTHLY("m/2") "until = 2026-03-01\n");
}

/* What a file declares may be used before the line that declares it, and by those that include it. */
static void declared_words(void **state)
{
    (void)state;
    static const char *const files[] = {
        "base", "[policy]\nid = base\n[fact lifts]\ntitle = 电梯\nkind = number\n"
                "[evidence walk]\ntitle = 徒步\n[event flood]\ntitle = 水灾\nsubject = both\n",
        NULL,
    };
    shelf = files;
    const struct policy *p = good(HEAD "include = base\n" RULE("e") "after = flood\nwithin = 3\n"
                                       "evidence = walk | swim\nwhen = lifts > 1 and pool\n"
                                       "[evidence swim]\n[fact pool]\nkind = yesno\n");
    const struct vocabulary *v = policy_set_words(set);
    assert_int_equal(p->rules[0]->evidence[0], vocabulary_evidence(v, "walk"));
    assert_string_equal(vocabulary_evidence_title(v, p->rules[0]->evidence[0]), "徒步");
    assert_string_equal(vocabulary_evidence_title(v, p->rules[0]->evidence[1]), "swim");
    assert_string_equal(vocabulary_event_title(v, p->rules[0]->after[0]), "水灾");
    assert_int_equal(vocabulary_event_subject(v, p->rules[0]->after[0]), EVENT_OF_BOTH);
    assert_int_equal(vocabulary_fact_kind(v, vocabulary_fact(v, "pool")), FACT_YESNO);
}

static void line_ends(void **state)
{
    (void)state;
    const struct policy *p = good("\xEF\xBB\xBF[policy]\r\nid = a\r\nnumber = 甲\r\n\r\n; 注释\r\n"
                                  "[rule m]\r\ntitle = 规则\r\nsubject = branch\r\n"
                                  "every = month\r\nevidence = lecture\r\nnote =\r\nclause = 三");
    assert_string_equal(p->rules[0]->title, "规则");
    assert_string_equal(p->rules[0]->note, "");
    assert_string_equal(p->rules[0]->source, "甲 三");
    assert_int_equal(p->rules[0]->line, 6);
}

static void not_utf8(void **state)
{
    (void)state;
    static const char *const bad[] = { "note = \xD6\xA7\xB2\xBF\n", "note = \xC0\xAF\n",
                                       "note = \xED\xA0\x80\n", "note = 支\xE9\x83\n" };
    char text[256];
    for (size_t i = 0; i < COUNT(bad); i++) {
        snprintf(text, sizeof text, MONTHLY("m") "%s", bad[i]);
        wrong(text, 9);
    }
}

static void long_lines(void **state)
{
    (void)state;
    enum { LONG = 10000 };
    static char text[LONG * 4], value[LONG + 1];
    void *none = NULL;
    memset(value, 'x', LONG);
    for (size_t i = 0; i + 3 <= LONG; i += 3)
        memcpy(value + i, "党", 3);
    snprintf(text, sizeof text, HEAD MONTHLY("m") "note = %s\nclause = %s\n", value, value);
    const struct policy *p = good(text);
    assert_string_equal(p->rules[0]->note, value);
    assert_string_equal(p->rules[0]->clause, value);
    assert_int_equal(strlen(p->rules[0]->source), strlen("甲发〔2026〕1号 ") + LONG);
    assert_string_equal(strchr(p->rules[0]->source, ' ') + 1, value);
    /* a mistake in such a line is still one whole sentence, wherever it is cut */
    for (int shift = 0; shift < 3; shift++) {
        snprintf(text, sizeof text, MONTHLY("m") "basis = %.*s%s\n", shift, "xx", value);
        wrong(text, 9);
        snprintf(text, sizeof text, MONTHLY("m") "%.*s%s = 1\n", shift, "xx", value);
        wrong(text, 9);
    }
    clean(&none);
}

/* Whatever the bytes, the reader comes to an end and says something in whole characters. */
static void broken_files(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "\n\n", "[", "]", "[ ]", "[rule", "=", "\xEF\xBB\xBF", "\xEF\xBB", "[policy]", "\r",
        "[policy]\nid = \n", "[policy]\nid = 大写\n", "[policy]\nid = A\n", "[rule m]\n", ";\n;",
        "[policy]\nid = a b\n", "[policy]\nnumber = 1\n",
    };
    void *none = NULL;
    for (size_t i = 0; i < COUNT(texts); i++) {
        clean(&none);
        load(texts[i]);
        row_true(i, problems.n > 0);
        for (size_t k = 0; k < problems.n; k++)
            row_true(i, text_valid(problems.v[k].text, strlen(problems.v[k].text)));
    }
    clean(&none);
    good(HEAD);
    assert_null(load(HEAD)); /* two of one id */
    assert_int_equal(problems.n, 1);
}

/* Entries kept elsewhere make the same rules as the file does. */
static void entries(void **state)
{
    (void)state;
    struct policy_text *t = policy_read("a.ini", HEAD MONTHLY("m"), &problems);
    struct policy_text *copy = policy_text_new("数据库");
    for (size_t i = 0; i < t->n; i++)
        policy_text_add(copy, t->entry[i].section, t->entry[i].name, t->entry[i].key,
                        t->entry[i].value, 0);
    assert_string_equal(policy_text_get(t, "rule", "m", "every"), "month");
    assert_null(policy_text_get(t, "rule", "m", "window"));
    assert_null(policy_text_get(t, "rule", "n", "every"));
    policy_text_free(t);
    const struct policy *p = policy_set_add(set, copy, NULL, NULL, &problems);
    assert_non_null(p);
    assert_string_equal(p->rules[0]->id, "a.m");
    assert_int_equal(problems.n, 0);
}

static struct policy_text *shipped(void *ctx, const char *id, struct problems *p)
{
    (void)ctx;
    for (const struct shipped_policy *s = schema_policies; s->id; s++)
        if (!strcmp(s->id, id))
            return policy_read(id, s->text, p);
    return NULL;
}

static void shipped_policies(void **state)
{
    (void)state;
    for (const struct shipped_policy *s = schema_policies; s->id; s++) {
        struct policy_set *own = policy_set_new();
        const struct policy *p =
            policy_set_add(own, policy_read(s->id, s->text, &problems), shipped, NULL, &problems);
        if (!p || problems.n)
            fail_msg("%s", problems.n ? problems.v[0].text : s->id);
        assert_string_equal(p->id, s->id);
        assert_true(p->nrules > 10);
        for (size_t i = 0; i < p->nrules; i++) {
            const struct rule *r = p->rules[i];
            row_true(i, *r->title && *r->source && r->subjects);
            row_true(i, !i || strcmp(p->rules[i - 1]->id, r->id) <= 0);
        }
        policy_set_free(own);
    }
    assert_non_null(schema_policies[0].id);
}

int main(void)
{
#define EACH_CLEAN(test) cmocka_unit_test_setup(test, clean)
    const struct CMUnitTest tests[] = {
        EACH_CLEAN(ten_mistakes),   EACH_CLEAN(form),         EACH_CLEAN(keys_of_rules),
        EACH_CLEAN(one_kind),       EACH_CLEAN(defaults),     EACH_CLEAN(values),
        EACH_CLEAN(source),         EACH_CLEAN(include),      EACH_CLEAN(drop),
        EACH_CLEAN(diamond),        EACH_CLEAN(cycle),        EACH_CLEAN(included_mistake),
        EACH_CLEAN(versions),       EACH_CLEAN(declared_words), EACH_CLEAN(line_ends),
        EACH_CLEAN(not_utf8),       EACH_CLEAN(long_lines),   EACH_CLEAN(broken_files),
        EACH_CLEAN(entries),        EACH_CLEAN(shipped_policies),
    };
    return cmocka_run_group_tests(tests, NULL, last);
}
