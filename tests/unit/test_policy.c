/* Policies: which keys make a rule, what is refused and with which line, what includes do. */
#include "test.h"

#include "policy_make.h"
#include "schema.h"

static const struct rule *rule_of(const struct policy *p, const char *id, int version)
{
    for (size_t i = 0; i < p->nrules; i++)
        if (!strcmp(p->rules[i]->id, id) && p->rules[i]->version == version)
            return p->rules[i];
    return NULL;
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
    wrong(MONTHLY("m") "count = 0\n", 9);
    wrong(MONTHLY("m") "count = -1\n", 9);
    wrong(MONTHLY("m") "count = 1.5\n", 9);
    wrong(MONTHLY("m") "count = 1.555\nmeasure = hours\n", 9);
    wrong(MONTHLY("m") "measure = minutes\n", 9);
    wrong(MONTHLY("m") "each = everyone\n", 9);
    wrong(MONTHLY("m") "instead = group\n", 9);
    wrong(MONTHLY("m") "instead = org:grup\n", 9);
    wrong(MONTHLY("m") "each = member\ninstead = org:group\n", 4);
    wrong(MONTHLY("m") "before = 1\n", 4); /* it would count for the month before too */
    wrong(RULE("q") "every = quarter\nevidence = lecture\nwindow = first-month\nbefore = 60\n", 4);
    wrong(MONTHLY("m") "each = post:chief\n", 9);
    wrong(MONTHLY("m") "each = post:\n", 9);
    wrong(MONTHLY("m") "each = head:brnach\n", 9);
    wrong(MONTHLY("m") "each = office:secretary,member\n", 9);
    wrong(MONTHLY("m") "role = speaker\n", 4);
    wrong(MONTHLY("m") "each = member\nrole = singer\n", 10);
    wrong(MONTHLY("m") "when = groups > \n", 9);
    wrong(MONTHLY("m") "each = org:brnach\n", 9);
    wrong(MONTHLY("m") "each = org:branch\nrole = speaker\n", 4);
    wrong(MONTHLY("m") "reach = above\n", 9);
    wrong(MONTHLY("m") "reach = below\n", 4);
    wrong(MONTHLY("m") "each = head:branch\nreach = below\n", 4);
    wrong(MONTHLY("m") "among = category = retired\n", 4);
    wrong(MONTHLY("m") "each = office:secretary\namong = category = retired\n", 4);
    wrong(MONTHLY("m") "each = member\namong = category = old\n", 10);
    wrong(MONTHLY("m") "each = member\namong = members > 1\n", 10);
    wrong(MONTHLY("m") "each = member\nmeasure = persons\n", 4);
    wrong(MONTHLY("m") "counts = has.colour\n", 9);
    wrong(MONTHLY("m") "counts = members > 1\n", 9);
    wrong(MONTHLY("m") "counts = own\n", 4);
    wrong(MONTHLY("m") "when = missed.m > 1\n", 9);
    wrong(MONTHLY("m") "tenure = 5\neach = post:secretary\n", 4);
    wrong(RULE("s") "tenure = 0\neach = post:secretary\n", 7);
    wrong(RULE("s") "tenure = 5\neach = member\n", 4);
    wrong(RULE("s") "tenure = 5\n", 4);
    wrong(RULE("s") "require = members > 1\neach = post:secretary\n", 4);
    wrong(RULE("s") "require = members > 1\nterm = 5\n", 4);
    wrong(RULE("s") "require = missed.t = 0\n", 7);
    wrong(RULE("s") "require = marks.sermon = 0\n", 7);
    wrong(RULE("s") "require = projects.sermon = 0\n", 7);
    wrong(RULE("s") "require = grade >= good\n", 7);
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
    const struct rule *r =
        good(HEAD "[rule m]\n  title   =  支部 = 党日  \nsubject = branch ,group\n"
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
    const struct policy *p =
        good(HEAD MONTHLY("k")
                 MONTHLY("l") "clause = 二·6\n" MONTHLY("m") "number = 乙发〔2020〕2号\n" MONTHLY(
                     "n") "number = 乙发〔2020〕2号\nclause = 第三条\n");
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
        "[policy]\nid = base\nnumber = 基\n" MONTHLY("x") "until = 2026-01-01\n" MONTHLY(
            "x/2") "from = 2026-01-01\n" MONTHLY("y") "clause = 第一条\n" MONTHLY("z"),
        NULL,
    };
    shelf = files;
    const struct policy *p = good(HEAD "include = base\n[drop z]\n" RULE(
        "x") "every = year\nevidence = lecture\n"
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
        "base",  "[policy]\nid = base\n" MONTHLY("x") MONTHLY("y"),
        "left",  "[policy]\nid = left\ninclude = base\n" MONTHLY("l"),
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
        "a",  HEAD "include = b\n",
        "b",  "[policy]\nid = b\ninclude = c\n",
        "c",  "[policy]\nid = c\n\ninclude = a\n",
        NULL,
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
    static const char *const files[] = { "base",
                                         "[policy]\nid = base\n" MONTHLY("x") "colour = 红\n",
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
    const struct policy *p =
        good(HEAD MONTHLY("m/2") "from = 2026-03-01\nuntil = 2027-01-01\n" MONTHLY(
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

/* What a file declares may be used before the line that declares it, and by those that include it.
 */
/* The words for the rest of the catalogue, where they may stand. */
static void further_words(void **state)
{
    (void)state;
    const struct policy *p = good(HEAD MONTHLY(
        "a") "each = full_member\nreach = below\namong = category = retired "
             "and not "
             "full_time or status != probationary and post.secretary\n"
             "counts = own and days >= 2 or hours > 1.5 and not "
             "has.place\n" MONTHLY("b") "each = org:branch,group\nmeasure = persons\ncount = "
                                        "3\n" RULE("c") "each = post:secretary\ntenure = "
                                                        "5\nreach = below\namong = full_time = "
                                                        "yes\n" RULE("d") "require = "
                                                                          "missed.a-b/2 <= 1 "
                                                                          "and marks.plan + "
                                                                          "marks.project(brand) "
                                                                          "> 0\n"
                                                                          "when = star >= 4 and "
                                                                          "grade >= good and "
                                                                          "pairings = 0 and "
                                                                          "projects.task > 1\n"
                                                                          "[rule a-b]\ntitle = "
                                                                          "规则\nsubject = "
                                                                          "branch\nterm = "
                                                                          "3\nremind = 10\n"
                                                                          "[scale "
                                                                          "assessment]\ngrades "
                                                                          "= best:优, good:良 , "
                                                                          "bad:差\n");
    const struct rule *a = rule_of(p, "a.a", 1), *b = rule_of(p, "a.b", 1);
    const struct rule *c = rule_of(p, "a.c", 1), *d = rule_of(p, "a.d", 1);
    assert_true(a->below && a->among && a->counts && !b->below && !b->among && !b->counts);
    assert_string_equal(a->counts_text, "own and days >= 2 or hours > 1.5 and not has.place");
    assert_true(b->each == EACH_ORG && b->each_set == (1U << ORG_BRANCH | 1U << ORG_GROUP));
    assert_int_equal(b->measure, MEASURE_PERSONS);
    assert_true(c->kind == RULE_STRUCTURE && c->tenure == 5 && !c->require && c->remind == 180);
    assert_true(d->kind == RULE_STRUCTURE && !d->tenure && d->remind == 0);
    assert_true(expr_asks(d->require, FACT_MISSED) && expr_asks(d->require, FACT_MARKS));
    assert_true(expr_asks(d->when, FACT_GRADE) && !expr_asks(d->when, FACT_MARKS));
    int number;
    const struct vocabulary *v = policy_set_words(set);
    assert_true(vocabulary_grade(v, "best", &number) && number == 3);
    assert_true(vocabulary_grade(v, "bad", &number) && number == 1);
    assert_false(vocabulary_grade(v, "worse", &number));
}

static void declared_words(void **state)
{
    (void)state;
    static const char *const files[] = {
        "base",
        "[policy]\nid = base\n[fact lifts]\ntitle = 电梯\nkind = number\n"
        "[evidence walk]\ntitle = 徒步\n[event flood]\ntitle = 水灾\nsubject = both\n",
        NULL,
    };
    shelf = files;
    const struct policy *p =
        good(HEAD "include = base\n" RULE("e") "after = flood\nwithin = 3\n"
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

/* A form is called as the policy says, else by its word. */
static void forms_have_titles(void **state)
{
    (void)state;
    good(HEAD MONTHLY("m") "[evidence plan]\ntitle = 计划\nforms = year:年度, quarter\n");
    const struct vocabulary *v = policy_set_words(set);
    int year = vocabulary_evidence(v, "plan(year)");
    int quarter = vocabulary_evidence(v, "plan(quarter)");
    assert_true(year >= 0 && quarter >= 0);
    assert_string_equal(vocabulary_evidence_title(v, year), "计划（年度）");
    assert_string_equal(vocabulary_evidence_title(v, quarter), "计划（quarter）");
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

/* What a type of record requires has versions like a rule. */
static void versions_of_records(void **state)
{
    (void)state;
    const struct policy *p = good(HEAD "[evidence lecture]\nrequired = place\nuntil = 2026-07-01\n"
                                       "[evidence lecture/2]\nrequired = place, theme\n"
                                       "from = 2026-07-01\n");
    assert_int_equal(p->nrules, 2);
    assert_int_equal(p->rules[0]->nrequired, 1);
    assert_int_equal(p->rules[0]->life.to, date_make(2026, 7, 1));
    assert_int_equal(p->rules[1]->version, 2);
    assert_string_equal(p->rules[1]->slot, "lecture");
    assert_int_equal(p->rules[1]->nrequired, 2);
    assert_int_equal(p->rules[1]->life.from, date_make(2026, 7, 1));
    assert_int_equal(p->rules[1]->nwords, 2);
    assert_string_equal(p->rules[1]->words[1].key, "from");
    wrong("[evidence lecture]\nrequired = place\n[evidence lecture/2]\nrequired = theme\n", 6);
    wrong("[evidence lecture]\nrequired = place\nfrom = 2026-02-30\n", 6);
    wrong("[evidence lecture/2]\nfrom = 2026-07-01\n", 4);
    wrong("[evidence lecture/2]\nrequired = place\ntitle = 党课\n", 4);
    wrong("[evidence nothing/2]\nrequired = place\n", 4);
}

static void elements_have_titles(void **state)
{
    (void)state;
    const struct policy *p = good(HEAD "[evidence lecture]\n"
                                       "elements = talks:谈心谈话, quiz\n"
                                       "required = place, talks, quiz\n");
    const struct vocabulary *v = policy_set_words(set);
    assert_int_equal(p->rules[0]->nrequired, 3);
    assert_string_equal(p->rules[0]->required[1], "talks");
    assert_string_equal(vocabulary_element_title(v, "talks"), "谈心谈话");
    assert_string_equal(vocabulary_element_title(v, "quiz"), "quiz"); /* its word, where none */
    wrong("[evidence lecture]\nelements = talks:谈心谈话\nrequired = talk\n", 4);
}

int main(void)
{
#define EACH_CLEAN(test) cmocka_unit_test_setup(test, clean)
    const struct CMUnitTest tests[] = {
        EACH_CLEAN(keys_of_rules),
        EACH_CLEAN(one_kind),
        EACH_CLEAN(defaults),
        EACH_CLEAN(values),
        EACH_CLEAN(source),
        EACH_CLEAN(include),
        EACH_CLEAN(drop),
        EACH_CLEAN(diamond),
        EACH_CLEAN(cycle),
        EACH_CLEAN(included_mistake),
        EACH_CLEAN(versions),
        EACH_CLEAN(declared_words),
        EACH_CLEAN(forms_have_titles),
        EACH_CLEAN(elements_have_titles),
        EACH_CLEAN(versions_of_records),
        EACH_CLEAN(further_words),
        EACH_CLEAN(shipped_policies),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
