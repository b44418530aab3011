/* An office that is kept while others write: after each of many random deeds the obligations it
 * says to be touched are derived anew, and those of all organisations are what an office opened
 * anew says.
 *
 * Environment: CATCH_DEEDS (300) deeds of each seed, CATCH_SEEDS (1) seeds. */
#include "deeds.h"

#include "buf.h"
#include "due_print.h"
#include "mem.h"

struct kept {
    struct deeds d;
    struct office *o;
    struct buf *line; /* of each organisation */
    size_t norg;
    size_t some, anew, nothing;
};

struct telling {
    struct due_printer *p;
    struct buf out;
    struct buf *line;
};

static void tell(void *ctx, const struct duty *d)
{
    struct telling *t = ctx;
    buf_clear(&t->out);
    due_printer_add(t->p, d);
    buf_add(&t->line[d->org], t->out.data, t->out.len);
}

/* only: -1 for all. */
static void derive(struct kept *k, struct office *o, int only, struct buf *line)
{
    struct due_filter f = DUE_FILTER_INIT;
    struct telling t = { NULL, BUF_INIT, line };
    f.today = deeds_today();
    f.all = true;
    f.only = only;
    t.p = due_printer_new(DUE_JSONL, &t.out, office_world(o), f.today);
    assert_int_equal(due_run(o, &f, tell, &t, NULL, &k->d.e), ST_OK);
    due_printer_end(t.p);
    buf_free(&t.out);
}

static struct buf *fresh_lines(struct kept *k, size_t *norg)
{
    struct office *o;
    assert_int_equal(office_open(&o, k->d.db, PEOPLE_NAMED, &k->d.e), ST_OK);
    *norg = office_world(o)->norg;
    struct buf *line = mem_alloc(*norg * sizeof *line);
    derive(k, o, -1, line);
    office_close(o);
    return line;
}

static void lines_drop(struct buf *line, size_t n)
{
    for (size_t i = 0; i < n; i++)
        buf_free(&line[i]);
    free(line);
}

static void open_anew(struct kept *k)
{
    lines_drop(k->line, k->norg);
    office_close(k->o);
    assert_int_equal(office_open(&k->o, k->d.db, PEOPLE_NAMED, &k->d.e), ST_OK);
    k->d.w = office_world(k->o);
    k->norg = k->d.w->norg;
    k->line = mem_alloc(k->norg * sizeof *k->line);
    derive(k, k->o, -1, k->line);
    office_rest(k->o);
}

static void catch_up(struct kept *k)
{
    enum caught what;
    bool *touched = mem_alloc(k->norg);
    assert_int_equal(office_catch_up(k->o, &what, touched, &k->d.e), ST_OK);
    for (size_t i = 0; what == CAUGHT_SOME && i < k->norg; i++)
        if (touched[i]) {
            buf_clear(&k->line[i]);
            derive(k, k->o, (int)i, k->line);
        }
    k->some += what == CAUGHT_SOME;
    k->anew += what == CAUGHT_ALL;
    k->nothing += what == CAUGHT_NOTHING;
    office_rest(k->o);
    free(touched);
    if (what == CAUGHT_ALL)
        open_anew(k);
}

/* It wakes as it was where catching up would find nothing, else rests on; and catching up finds
 * what it would have found. */
static void wake_and_catch_up(struct kept *k)
{
    enum caught what;
    size_t nothing = k->nothing, some = k->some;
    assert_int_equal(office_wake(k->o, &what, &k->d.e), ST_OK);
    bool same = what == CAUGHT_NOTHING, all = what == CAUGHT_ALL;
    assert_int_equal(db_in_transaction(k->d.db), same);
    if (same)
        office_rest(k->o);
    catch_up(k);
    assert_int_equal(same, k->nothing > nothing);
    assert_false(all && k->some > some); /* some may turn out to be all, never the other way */
    assert_int_equal(office_wake(k->o, &what, &k->d.e), ST_OK);
    assert_int_equal(what, CAUGHT_NOTHING);
    office_rest(k->o);
    assert_false(db_in_transaction(k->d.db));
}

static void compare(struct kept *k, size_t deed, const char *what)
{
    size_t norg;
    struct buf *line = fresh_lines(k, &norg);
    assert_int_equal(norg, k->norg);
    for (size_t i = 0; i < norg; i++)
        if (strcmp(buf_str(&line[i]), buf_str(&k->line[i])) != 0)
            fail_msg("deed %zu (%s): the lines of %s are\n%s\nand were kept as\n%s", deed, what,
                     office_world(k->o)->org[i].code, buf_str(&line[i]), buf_str(&k->line[i]));
    lines_drop(line, norg);
}

static void what_is_kept_is_what_is_there(void **state)
{
    (void)state;
    size_t deeds = deeds_number("CATCH_DEEDS", 300), seeds = deeds_number("CATCH_SEEDS", 1);
    for (uint64_t seed = 1; seed <= seeds; seed++) {
        struct kept k = { .norg = 0 };
        deeds_open(&k.d, seed);
        open_anew(&k);
        for (size_t i = 0; i < deeds; i++) {
            const char *what = deeds_next(&k.d);
            wake_and_catch_up(&k);
            compare(&k, i, what);
        }
        print_message("seed %d: %zu deeds, %zu caught up, %zu read anew, %zu without effect, "
                      "%zu refused\n",
                      (int)seed, deeds, k.some, k.anew, k.nothing, k.d.refused);
        assert_true(k.some > deeds / 2);
        lines_drop(k.line, k.norg);
        office_close(k.o);
        deeds_close(&k.d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_kept_is_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
