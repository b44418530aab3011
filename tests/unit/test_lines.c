/* The due list on the screen after each of many random deeds: refreshed, it is what a list made
 * anew is, in every view and in the same order, with the same counts, however few lines a block
 * holds. And blocks alone: random lines put in and taken out stand as sorting all of them does.
 *
 * Environment: LINES_DEEDS (60) deeds, LINES_ROUNDS (4000) of lines put in and taken out. */
#include "deeds.h"

#include "../../src/screen/lines_own.h"

/* How it is looked at; the scope is the n-th organisation. */
static const struct look_at {
    struct view view;
    int scope; /* -1: all */
    size_t block_most;
} looks[] = {
    { { .what = WHAT_OWED }, -1, 0 },
    { { .what = WHAT_ALL, .by_org = true }, -1, 3 },
    { { .what = WHAT_LATE }, -1, 2 },
    { { .what = WHAT_OLD }, -1, 5 },
    { { .what = WHAT_ALL, .kinds = 1U << RULE_PERIODIC }, 1, 8 },
};

struct shown {
    struct app app;
    struct lines lines;
};

static void same_counts(const struct line_counts *a, const struct line_counts *b)
{
    assert_int_equal(a->overdue, b->overdue);
    assert_int_equal(a->unmet, b->unmet);
    assert_int_equal(a->soon, b->soon);
    assert_int_equal(a->month, b->month);
    assert_int_equal(a->waived, b->waived);
    assert_int_equal(a->old, b->old);
}

static void same_lines(size_t deed, const struct lines *kept, const struct lines *fresh)
{
    row_true(deed, kept->n == fresh->n);
    for (size_t i = 0; i < fresh->n; i++) {
        struct line *a = lines_at(kept, i), *b = lines_at(fresh, i);
        size_t place = kept->n;
        assert_string_equal(line_id(a), line_id(b));
        row_true(deed, a->hash == b->hash);
        for (int k = 0; k < LINE_COLUMNS; k++)
            assert_string_equal(line_text(a, k), line_text(b, k));
        assert_ptr_equal(lines_find(kept, line_id(a)), a);
        row_true(deed, lines_place(kept, a->duty.org, a->hash, &place) && place == i);
    }
    same_counts(&kept->all, &fresh->all);
}

/* How many lines of before are not there now. */
static size_t count_gone(const struct lines *now, char **was, size_t n)
{
    size_t gone = 0;
    for (size_t i = 0; i < n; i++)
        gone += *was[i] != '\0' && lines_find(now, was[i]) == NULL;
    return gone;
}

static char **ids_of(const struct lines *l)
{
    char **ids = calloc(l->n + 1, sizeof *ids);
    assert_non_null(ids);
    for (size_t i = 0; i < l->n; i++)
        assert_non_null(ids[i] = strdup(line_id(lines_at(l, i))));
    return ids;
}

static void refresh(struct deeds *d, struct shown *s, const struct view *view, size_t deed)
{
    struct lines fresh = { 0 };
    size_t n = s->lines.n;
    char **was = ids_of(&s->lines);
    s->app.db = d->db;
    assert_int_equal(lines_refresh(&s->lines, &s->app, view, &d->e), ST_OK);
    assert_int_equal(lines_read(&fresh, &s->app, view, &d->e), ST_OK);
    same_lines(deed, &s->lines, &fresh);
    row_true(deed, s->lines.gone == count_gone(&fresh, was, n));
    lines_free(&fresh);
    for (size_t i = 0; i < n; i++)
        free(was[i]);
    free(was);
}

static void a_refreshed_list_is_a_new_one(void **state)
{
    struct deeds d;
    struct shown s[COUNT(looks)] = { 0 };
    struct office *o;
    size_t deeds = deeds_number("LINES_DEEDS", 60), whole = 0;
    (void)state;
    deeds_open(&d, 7);
    assert_int_equal(office_open(&o, d.db, PEOPLE_NAMED, &d.e), ST_OK); /* for codes alone */
    d.w = office_world(o);
    office_rest(o);
    for (size_t i = 0; i < COUNT(looks); i++) {
        s[i].app.today = s[i].app.as_of = deeds_today();
        s[i].lines.block_most = looks[i].block_most;
        if (looks[i].scope >= 0)
            s[i].app.org = strdup(d.w->org[looks[i].scope].code);
    }
    for (size_t i = 0; i < deeds; i++) {
        const struct line_counts *of = s[0].lines.of;
        deeds_next(&d);
        for (size_t k = 0; k < COUNT(looks); k++)
            refresh(&d, &s[k], &looks[k].view, i);
        whole += s[0].lines.of != of;
    }
    assert_true(whole < deeds / 10);
    for (size_t i = 0; i < COUNT(looks); i++) {
        lines_free(&s[i].lines);
        free(s[i].app.org);
    }
    office_close(o);
    deeds_close(&d);
}

/* --- blocks --- */

enum { MOST_LINES = 400, MOST_AT_ONCE = 30 };

static uint64_t seed = 11;

static size_t chance(size_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (size_t)(seed >> 33) % n;
}

/* Of few days and organisations: many are alike but for one of the two. */
static struct line *some_line(const struct rule *rule, int64_t hash)
{
    struct line *line = calloc(1, sizeof *line);
    assert_non_null(line);
    line->hash = hash;
    line->duty = (struct duty){ .rule = rule,
                                .org = (int)chance(4),
                                .status = DUTY_OPEN,
                                .deadline = (daynum)chance(6),
                                .period_start = (daynum)hash };
    return line;
}

/* Derived by hand from the words of lines.h: by deadline, then organisation, then period; or by
 * organisation first. */
static bool before(bool by_org, const struct line *a, const struct line *b)
{
    const struct duty *x = &a->duty, *y = &b->duty;
    if (by_org && x->org != y->org)
        return x->org < y->org;
    if (x->deadline != y->deadline)
        return x->deadline < y->deadline;
    return x->org != y->org ? x->org < y->org : x->period_start < y->period_start;
}

/* The plain list: lines one behind another. */
struct plain {
    struct line *v[MOST_LINES];
    size_t n;
};

static void put_plain(struct plain *p, bool by_org, struct line *line)
{
    size_t at = p->n;
    for (; at > 0 && before(by_org, line, p->v[at - 1]); at--)
        p->v[at] = p->v[at - 1];
    p->v[at] = line;
    p->n++;
}

static struct line *take_plain(struct plain *p, size_t at)
{
    struct line *line = p->v[at];
    for (p->n--; at < p->n; at++)
        p->v[at] = p->v[at + 1];
    return line;
}

static void put_some(struct lines *l, struct plain *p, const struct rule *rule, int64_t *hash)
{
    struct line *v[MOST_AT_ONCE];
    size_t n = chance(MOST_AT_ONCE);
    n = n < MOST_LINES - p->n ? n : MOST_LINES - p->n;
    for (size_t i = 0; i < n; i++)
        put_plain(p, l->view.by_org, v[i] = some_line(rule, ++*hash));
    lines_put_in(l, v, n);
}

/* Mostly neighbours, so that blocks come to their end. */
static void take_some(struct lines *l, struct plain *p)
{
    struct line *v[MOST_AT_ONCE];
    size_t n = chance(MOST_AT_ONCE), at = p->n > 0 ? chance(p->n) : 0, taken = 0;
    while (taken < n && p->n > 0) {
        at = at < p->n && chance(8) > 0 ? at : chance(p->n);
        v[taken++] = take_plain(p, at);
    }
    lines_take_out(l, v, taken);
    for (size_t i = 0; i < taken; i++)
        free(v[i]);
}

static void same_as_plain(size_t round, const struct lines *l, const struct plain *p)
{
    row_true(round, l->n == p->n);
    for (size_t i = 0; i < p->n; i++)
        row_true(round, lines_at(l, i) == p->v[i]);
    for (size_t i = 0; i < l->nblock; i++)
        row_true(round, l->block[i]->n > 0 && l->block[i]->n <= l->block_most);
}

static void blocks_hold_their_lines_in_order(void **state)
{
    static const struct rule rule = { .id = "a.b" };
    size_t rounds = deeds_number("LINES_ROUNDS", 4000);
    (void)state;
    for (size_t most = 2; most < 10; most++) {
        struct lines l = { .block_most = most, .view = { .by_org = most % 2 == 0 } };
        struct plain p = { .n = 0 };
        int64_t hash = 0;
        for (size_t i = 0; i < rounds / 8; i++) {
            if (chance(2))
                put_some(&l, &p, &rule, &hash);
            else
                take_some(&l, &p);
            same_as_plain(i, &l, &p);
        }
        while (p.n > 0)
            take_some(&l, &p);
        same_as_plain(rounds, &l, &p);
        lines_free(&l);
    }
}

/* The title as it stands, and in fewer and fewer cells, on a day of 2026. */
static void a_matter_keeps_what_tells(void **state)
{
    (void)state;
    static const struct {
        const char *matter;
        int cells;
        const char *shown;
    } rows[] = {
        { "支部党员大会（不设党小组）（2026年3月）", 39,
          "支部党员大会（不设党小组）（2026年3月）" },
        { "支部党员大会（不设党小组）（2026年3月）", 31, "支部党员大会（不设党小组，3月）" },
        { "支部党员大会（不设党小组）（2025年3月）", 31, "支部…不设党小组）（2025年3月）" },
        { "述职报告（2026年）", 17, "述…报告（2026年）" }, /* nothing but a year stays */
        { "请假党员补课：王某（2026-03-06 起）", 34, "请假党员补课：王某（03-06 起）" },
        { "请假党员补课：王某（2026-03-06 起）", 29, "请假党员补课：王某（03-06）" },
        { "请假党员补课：王某（2026-03-06 起）", 25, "请假…补课：王某（03-06）" },
        { "党小组会记录不全（2026-04-07，A000486）", 30, "党小组会记录不全（04-07）" },
        { "支部换届（2024-02-13 当选）", 25, "支部换届（2024-02-13）" },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct buf b = BUF_INIT;
        line_matter(&b, rows[i].matter, rows[i].cells, date_make(2026, 11, 22));
        if (strcmp(buf_str(&b), rows[i].shown))
            fail_msg("row %zu: %s", i, buf_str(&b));
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refreshed_list_is_a_new_one),
        cmocka_unit_test(blocks_hold_their_lines_in_order),
        cmocka_unit_test(a_matter_keeps_what_tells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
