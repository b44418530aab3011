/* A policy changed from a day on: versions cut and joined, and at random: what was due before the
 * day stands as it stood, what comes after is asked by the new rules. */
#include "test.h"

#include "buf.h"
#include "policy_make.h"
#include "policy_merge.h"
#include "world_make.h"

static struct policy_text *text_of(const char *text)
{
    return policy_read("a.ini", text, &problems);
}

/* The merged policy as its file would be; "" where it was refused. Valid until the next one. */
static const char *merged(const char *old, const char *next, const char *from, struct buf *notes)
{
    static struct buf out;
    struct policy_set *a = policy_set_new(), *b = policy_set_new(), *c = policy_set_new();
    struct policy_text *x = text_of(old), *y = text_of(next);
    const struct policy *p = policy_set_add(a, text_of(old), NULL, NULL, &problems);
    const struct policy *q = policy_set_add(b, text_of(next), NULL, NULL, &problems);
    if (!p || !q)
        fail_msg("%s", problems.v[0].text);
    struct policy_text *t = policy_merge(x, p, y, q, date_parse(from), notes, &problems);
    buf_clear(&out);
    for (size_t i = 0; t && i < t->n; i++) {
        const struct policy_entry *e = &t->entry[i];
        if (*e->key)
            buf_printf(&out, "%s = %s\n", e->key, e->value);
        else
            buf_printf(&out, "[%s%s%s]\n", e->section, *e->name ? " " : "", e->name);
    }
    if (t && !policy_set_add(c, t, NULL, NULL, &problems))
        fail_msg("%s\n%s", problems.v[0].text, buf_str(&out));
    policy_text_free(x);
    policy_text_free(y);
    policy_set_free(a);
    policy_set_free(b);
    policy_set_free(c);
    return buf_str(&out);
}

#define TOP "[policy]\nid = a\n"
#define M(name) \
    "[rule " name "]\ntitle = 规则\nsubject = branch\nevery = month\nevidence = lecture\n"
#define is(got, ...) assert_string_equal(got, TOP __VA_ARGS__)

static void versions_end_and_begin(void **state)
{
    (void)state;
    is(merged(TOP M("m"), TOP M("m") "count = 2\n", "2026-07-01", NULL),
       M("m") "until = 2026-07-01\n" M("m/2") "count = 2\nfrom = 2026-07-01\n");
    /* what is written otherwise asks the same: nothing ends */
    is(merged(TOP M("m"), TOP M("m") "count = 1\n", "2026-07-01", NULL), M("m"));
    /* title, note, remind, basis change in place */
    is(merged(TOP M("m"), TOP M("m") "remind = 3\nnote = 甲\n", "2026-07-01", NULL),
       M("m") "remind = 3\nnote = 甲\n");
    is(merged(TOP M("m") "note = 甲\n", TOP M("m"), "2026-07-01", NULL), M("m"));
    /* one goes, one comes */
    is(merged(TOP M("m"), TOP M("n"), "2026-07-01", NULL),
       M("m") "until = 2026-07-01\n" M("n") "from = 2026-07-01\n");
}

static void versions_are_cut_again(void **state)
{
    (void)state;
    const char *two = TOP M("m") "until = 2026-07-01\n" M("m/2") "count = 2\nfrom = 2026-07-01\n";
    const char *three = TOP M("m") "count = 3\n";
    is(merged(two, TOP M("m") "count = 2\n", "2026-07-01", NULL),
       M("m") "until = 2026-07-01\n" M("m/2") "count = 2\nfrom = 2026-07-01\n");
    is(merged(two, three, "2026-09-01", NULL),
       M("m") "until = 2026-07-01\n" M("m/2") "count = 2\nfrom = 2026-07-01\nuntil = "
                                              "2026-09-01\n" M("m/3") "count = 3\nfrom = "
                                                                      "2026-09-01\n");
    /* an earlier day takes the later version away */
    is(merged(two, three, "2026-05-01", NULL),
       M("m") "until = 2026-05-01\n" M("m/2") "count = 3\nfrom = 2026-05-01\n");
    /* back to what was */
    is(merged(two, TOP M("m"), "2026-07-01", NULL), M("m"));
    /* a file that has versions of its own: those before the day do not count */
    is(merged(TOP M("m"),
              TOP M("m") "count = 9\nuntil = 2026-03-01\n" M("m/2") "count = 2\nfrom = "
                                                                    "2026-03-01\n",
              "2026-07-01", NULL),
       M("m") "until = 2026-07-01\n" M("m/2") "count = 2\nfrom = 2026-07-01\n");
}

#define Y(window) \
    "title = 规则\nsubject = branch\nevery = year\nevidence = lecture\nwindow = " window "\n"

static void passed_windows_stay_asked(void **state)
{
    (void)state;
    struct buf notes = BUF_INIT;
    is(merged(TOP "[rule y]\n" Y("..03-31"), TOP "[rule y]\n" Y("..04-30"), "2026-04-01", &notes),
       "[rule y]\n" Y("..03-31") "until = 2027-01-01\n"
                                 "[rule y/2]\n" Y("..04-30") "from = 2027-01-01\n");
    assert_string_equal(buf_str(&notes), "y：这一期的期限在改动之前，新规定自 2027-01-01 起。\n");
    buf_clear(&notes);
    /* the last day of the window is not over yet */
    is(merged(TOP "[rule y]\n" Y("..03-31"), TOP "[rule y]\n" Y("..04-30"), "2026-03-31", &notes),
       "[rule y]\n" Y("..03-31") "until = 2026-03-31\n"
                                 "[rule y/2]\n" Y("..04-30") "from = 2026-03-31\n");
    assert_string_equal(buf_str(&notes), "");
    buf_free(&notes);
}

static void half_periods_are_told(void **state)
{
    (void)state;
    struct buf notes = BUF_INIT;
    merged(TOP M("m"), TOP M("m") "count = 2\n", "2026-07-16", &notes); /* 16 of 31 days */
    assert_string_equal(buf_str(&notes), "");
    merged(TOP M("m"), TOP M("m") "count = 2\n", "2026-07-17", &notes); /* 15 of 31 */
    assert_string_equal(
        buf_str(&notes),
        "m：新规定在2026年7月里不足一半，这一期不作要求；要从整期算起，请自 2026-08-01 起。\n");
    buf_free(&notes);
}

/* 30 days to 10 from 1 July: what happened on 1 to 20 June was due from 1 July on, and would have
 * been due before. */
static void moved_deadlines_are_told(void **state)
{
    (void)state;
    struct buf notes = BUF_INIT;
#define E(within) \
    TOP "[rule e]\ntitle = 规则\nsubject = branch\nafter = award\nwithin = " within \
        "\nevidence = talk\n"
    merged(E("30"), E("10"), "2026-07-01", &notes);
    assert_string_equal(buf_str(&notes), "e：2026-06-01 至 2026-06-20 发生的，旧期限在改动以后，"
                                         "新期限在改动以前，两版都不要求。\n");
    buf_clear(&notes);
    merged(E("10"), E("30"), "2026-07-01", &notes);
    assert_string_equal(buf_str(&notes), "e：2026-06-01 至 2026-06-20 发生的，旧期限在改动以前，"
                                         "新期限在改动以后，两版都要求。\n");
    buf_clear(&notes);
    /* elected on 2025-02-28 for 3 years ends on 2028-02-28, the day before the cut; on 2023-02-28
     * for 5 likewise */
#define T(years) TOP "[rule t]\ntitle = 规则\nsubject = branch\nterm = " years "\n"
    merged(T("5"), T("3"), "2028-02-29", &notes);
    assert_string_equal(buf_str(&notes), "t：2023-03-01 至 2025-02-28 当选的，旧期限在改动以后，"
                                         "新期限在改动以前，两版都不要求。\n");
    buf_free(&notes);
}

/* The window of the new rule is over, that of the old one is not: nobody asks for the year, and
 * that is said. */
static void lost_periods_are_told(void **state)
{
    (void)state;
    struct buf notes = BUF_INIT;
    const char *lost = "y：2026年的期限，按旧规定在改动以后，按新规定在改动以前，这一期不作要求；"
                       "要让这一期仍按旧规定，请自 2027-01-01 起。\n";
    merged(TOP "[rule y]\n" Y("..12-31"), TOP "[rule y]\n" Y("..06-30"), "2026-09-01", &notes);
    assert_string_equal(buf_str(&notes), lost);
    buf_clear(&notes);
    /* due on the day itself, it is asked as the new rule says */
    merged(TOP "[rule y]\n" Y("..12-31"), TOP "[rule y]\n" Y("..06-30"), "2026-06-30", &notes);
    assert_string_equal(buf_str(&notes), "");
    merged(TOP "[rule y]\n" Y("..12-31"), TOP "[rule y]\n" Y("..06-30"), "2026-07-01", &notes);
    assert_string_equal(buf_str(&notes), lost);
    buf_clear(&notes);
    /* nobody asked for it before either: a new slot, an old window that is over */
    merged(TOP, TOP "[rule y]\n" Y("..06-30"), "2026-09-01", &notes);
    assert_string_equal(buf_str(&notes), "");
    buf_free(&notes);
}

static void undated_words(void **state)
{
    (void)state;
    /* types stay, their names and forms change at once; what is required has versions */
    is(merged(TOP "[evidence walk]\ntitle = 走访\nelements = one\nrequired = one\n"
                  "[fact lift]\ntitle = 电梯\n",
              TOP "[evidence walk]\ntitle = 走访慰问\nelements = two\nrequired = two\n",
              "2026-07-01", NULL),
       "[evidence walk]\ntitle = 走访慰问\nelements = one, two\nrequired = one\n"
       "until = 2026-07-01\n[evidence walk/2]\nrequired = two\nfrom = 2026-07-01\n"
       "[fact lift]\ntitle = 电梯\n");
}

/* --- at random --- */

static uint32_t seed;

static unsigned any(unsigned n)
{
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % n;
}

static const char *one_of(const char *const *words, unsigned n)
{
    return words[any(n)];
}

#define ONE_OF(...) \
    one_of((const char *const[]){ __VA_ARGS__ }, \
           sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

static daynum any_day(void)
{
    daynum d = date_make(2025, 6, 1) + (daynum)any(600);
    return any(3) ? d : date_month_end(d) + 1;
}

/* A periodic rule m: what it asks, for the test to reckon its deadlines by itself. */
struct asked {
    int every;
    struct window window;
    char text[512];
};

static void any_rule(struct asked *r)
{
    const char *every = ONE_OF("month", "quarter", "half-year", "year");
    const char *window = !strcmp(every, "year")
                             ? ONE_OF("", "..03-31", "10-01..12-31", "02-01..02-29")
                         : any(3) || !strcmp(every, "month") ? ""
                                                             : "first-month";
    r->every = every_parse(every);
    assert_true(window_parse(window, &r->window));
    snprintf(r->text, sizeof r->text,
             "[rule m]\ntitle = m\nsubject = branch\nevery = %s\nevidence = %s\ncount = %u\n%s%s%s"
             "remind = %u\n",
             every, ONE_OF("lecture", "talk", "lecture | talk"), 1 + any(2),
             *window ? "window = " : "", window, *window ? "\n" : "", any(9));
}

/* [rule m/2] with its keys -> "m/2 every = month; …", the line that a small world takes. */
static void as_rules(const char *text, struct buf *out)
{
    buf_clear(out);
    for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        int n = (int)strcspn(at, "\n");
        if (!strncmp(at, "[rule ", 6))
            buf_printf(out, "%s%.*s ", out->len ? "\n" : "", n - 7, at + 6);
        else if (out->len)
            buf_printf(out, "%s%.*s", out->data[out->len - 1] == ' ' ? "" : "; ", n, at);
    }
}

static void any_rows(struct buf *rows)
{
    char day[DAY_TEXT];
    buf_clear(rows);
    buf_puts(rows, "since 2025-01-01\norg R unit\norg B branch in=R");
    for (unsigned i = any(25); i > 0; i--) {
        date_format(any_day(), day);
        buf_printf(rows, "\nrecord R%u B %s %s", i, ONE_OF("lecture", "talk"), day);
    }
}

/* Whether one of the answers joined by " | " is `want`. */
static bool among(const char *answers, const char *want)
{
    size_t n = strlen(want);
    for (const char *at = answers; at; at = strstr(at, " | "), at += at ? 3 : 0)
        if (!strncmp(at, want, n) && (!at[n] || !strncmp(at + n, " | ", 3)))
            return true;
    return false;
}

static void hold_one(unsigned number)
{
    struct asked a, b;
    struct buf old = BUF_INIT, next = BUF_INIT, was = BUF_INIT, is = BUF_INIT, rows = BUF_INIT;
    char from[DAY_TEXT], T[DAY_TEXT], what[40], day[DAY_TEXT];
    daynum seam = any_day();
    any_rule(&a);
    any_rule(&b);
    buf_printf(&old, TOP "%s", a.text);
    buf_printf(&next, TOP "%s", b.text);
    date_format(seam, from);
    date_format(any_day(), T);
    any_rows(&rows);
    as_rules(buf_str(&old), &was);
    as_rules(merged(buf_str(&old), buf_str(&next), from, NULL), &is);
    struct period p = period_of(a.every, date_make(2025, 1, 1));
    for (; window_in(&a.window, p).last < seam; p = period_next(a.every, p)) {
        date_format(p.first, day);
        snprintf(what, sizeof what, "B m %s", day);
        const char *before = stand(buf_str(&was), T, what, buf_str(&rows));
        const char *after = stand(buf_str(&is), T, what, buf_str(&rows));
        /* remind is of today, so a line that is not over may change from open to due */
        if (strncmp(before, "open", 4) && strncmp(before, "due", 3) && !among(after, before))
            fail_msg("seed %u, changed on %s, as of %s: %s was %s, is %s\n%s\n%s", number, from, T,
                     what, before, after, buf_str(&was), buf_str(&is));
    }
    /* a period that begins on the day or later is asked as the new rule says */
    buf_clear(&was);
    as_rules(buf_str(&next), &was);
    for (p = period_of(b.every, seam - 1), p = period_next(b.every, p); p.first < seam + 400;
         p = period_next(b.every, p)) {
        bool passed = period_of(a.every, seam).last >= p.first; /* may stay the old one's */
        date_format(p.first, day);
        snprintf(what, sizeof what, "B m %s", day);
        const char *want = stand(buf_str(&was), T, what, buf_str(&rows));
        const char *got = stand(buf_str(&is), T, what, buf_str(&rows));
        if (!passed && strcmp(want, got))
            fail_msg("seed %u, changed on %s, as of %s: %s should be %s, is %s\n%s", number, from,
                     T, what, want, got, buf_str(&is));
    }
    buf_free(&old);
    buf_free(&next);
    buf_free(&was);
    buf_free(&is);
    buf_free(&rows);
}

static void at_random(void **state)
{
    (void)state;
    for (unsigned i = 1; i <= 400; i++) {
        seed = i * 2654435761U;
        hold_one(i);
    }
}

int main(void)
{
#define EACH_CLEAN(test) cmocka_unit_test_setup(test, clean)
    const struct CMUnitTest tests[] = {
        EACH_CLEAN(versions_end_and_begin),
        EACH_CLEAN(versions_are_cut_again),
        EACH_CLEAN(passed_windows_stay_asked),
        EACH_CLEAN(half_periods_are_told),
        EACH_CLEAN(moved_deadlines_are_told),
        EACH_CLEAN(lost_periods_are_told),
        EACH_CLEAN(undated_words),
        EACH_CLEAN(at_random),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
