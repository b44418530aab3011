/* The due list on the screen after each of many random deeds: refreshed, it is what a list made
 * anew is, in every view and in the same order, with the same counts.
 *
 * Environment: LINES_DEEDS (60) deeds. */
#include "deeds.h"

#include "../../src/screen/lines.h"

/* How it is looked at; the scope is the n-th organisation. */
static const struct look_at {
    struct view view;
    int scope; /* -1: all */
} looks[] = {
    { { .what = WHAT_OWED }, -1 },
    { { .what = WHAT_ALL, .by_org = true }, -1 },
    { { .what = WHAT_LATE }, -1 },
    { { .what = WHAT_OLD }, -1 },
    { { .what = WHAT_ALL, .kinds = 1U << RULE_PERIODIC }, 1 },
};

struct shown {
    struct app app;
    struct lines lines;
};

static void same_counts(const struct line_counts *a, const struct line_counts *b)
{
    assert_int_equal(a->overdue, b->overdue);
    assert_int_equal(a->soon, b->soon);
    assert_int_equal(a->month, b->month);
    assert_int_equal(a->waived, b->waived);
    assert_int_equal(a->old, b->old);
}

static void same_lines(size_t deed, const struct lines *kept, const struct lines *fresh)
{
    row_true(deed, kept->n == fresh->n);
    for (size_t i = 0; i < fresh->n; i++) {
        struct line *a = kept->v[i].line, *b = fresh->v[i].line;
        assert_string_equal(line_id(a), line_id(b));
        row_true(deed, kept->v[i].hash == fresh->v[i].hash && a->hash == b->hash);
        for (int k = 0; k < LINE_COLUMNS; k++)
            assert_string_equal(line_text(a, k), line_text(b, k));
        assert_ptr_equal(lines_find(kept, line_id(a)), a);
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
        assert_non_null(ids[i] = strdup(line_id(l->v[i].line)));
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
    assert_int_equal(office_open(&o, d.db, true, &d.e), ST_OK); /* for codes alone */
    d.w = office_world(o);
    office_rest(o);
    for (size_t i = 0; i < COUNT(looks); i++) {
        s[i].app.today = s[i].app.as_of = deeds_today();
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refreshed_list_is_a_new_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
