/* Figures: who is counted on which day, what a waiver takes out, where sums stop. */
#include "test.h"

#include "figures.h"
#include "mem.h"
#include "policy_make.h"

/* K > (B > G, D); the quarter is the second of 2026. */
enum { B, D, G, K, ORGS };
enum { X, Y, Z, PERSONS };

static struct world world;
static const struct figure_record *records;
static const struct figure_dues *dues;
static size_t nrecords, ndues;
static struct period quarter;

static daynum day(const char *s)
{
    daynum d = date_parse(s);
    assert_true(d != DAY_NONE);
    return d;
}

static bool next_record(void *ctx, struct figure_record *out)
{
    (void)ctx;
    if (nrecords)
        *out = *records++;
    return nrecords && nrecords--;
}

static bool next_dues(void *ctx, struct figure_dues *out)
{
    (void)ctx;
    if (ndues)
        *out = *dues++;
    return ndues && ndues--;
}

static void belongs(int person, int org, int group, daynum from, daynum to)
{
    world_add(&world, membership) = (struct world_membership){ person, org, group, { from, to } };
}

static void waive(int org, const char *slot, int person, const char *first, const char *last)
{
    world_add(&world, waiver) = (struct world_waiver){ org, slot, person, day(first), day(last) };
}

/* X full, Y probationary until 15 May, Z full; all in B, Y in its group. */
static int begin(void **state)
{
    static const struct {
        const char *code;
        enum org_kind kind;
        int parent;
    } orgs[ORGS] = { { "B", ORG_BRANCH, K },
                     { "D", ORG_BRANCH, K },
                     { "G", ORG_GROUP, B },
                     { "K", ORG_COMMITTEE, -1 } };
    static const char *const codes[PERSONS] = { "X", "Y", "Z" };
    clean(state);
    world = (struct world){ .policies = set, .tracking_from = DAY_MIN };
    for (int i = 0; i < ORGS; i++) {
        world_add(&world, org) = (struct world_org){
            .code = orgs[i].code, .kind = orgs[i].kind, .life = SPAN_ALL, .tracking_from = DAY_NONE
        };
        world_add(&world, placement) = (struct world_placement){
            .org = i, .from = DAY_ALWAYS, .parent = orgs[i].parent, .policy = -1, .name = "x"
        };
    }
    for (int i = 0; i < PERSONS; i++)
        world_add(&world, person) = (struct world_person){ .code = codes[i],
                                                           .name = codes[i],
                                                           .joined = DAY_NONE,
                                                           .full = DAY_NONE,
                                                           .until = DAY_NONE,
                                                           .status = PERSON_FULL };
    world.person[Y].joined = day("2025-05-15");
    world.person[Y].full = day("2026-05-15");
    quarter = (struct period){ day("2026-04-01"), day("2026-06-30") };
    nrecords = ndues = 0;
    return 0;
}

static int end(void **state)
{
    world_free(&world);
    return clean(state);
}

static void everybody(void)
{
    belongs(X, B, -1, DAY_ALWAYS, DAY_STILL);
    belongs(Y, B, G, DAY_ALWAYS, DAY_STILL);
    belongs(Z, B, -1, DAY_ALWAYS, DAY_STILL);
}

static struct figures own[ORGS], sum[ORGS];

static void count(const struct figure_record *r, size_t nr)
{
    records = r;
    nrecords = nr;
    world_finish(&world);
    figures_make(&world, (struct figure_source){ NULL, next_record, next_dues }, quarter, own);
    figures_sum(&world, quarter, own, sum);
}

static void heads(void **state)
{
    (void)state;
    belongs(X, B, -1, DAY_ALWAYS, day("2026-06-30")); /* gone on the last day */
    belongs(Y, B, G, DAY_ALWAYS, day("2026-07-01"));  /* gone on the day after */
    belongs(Z, D, -1, day("2026-06-30"), DAY_STILL);
    world.person[Y].full = day("2026-07-01");
    count(NULL, 0);
    assert_int_equal(own[B].full, 0);
    assert_int_equal(own[B].probationary, 1);
    assert_int_equal(own[G].probationary, 1);
    assert_int_equal(own[D].full, 1);
    assert_int_equal(own[K].full, 0);
    assert_int_equal(sum[K].full, 1);
    assert_int_equal(sum[K].probationary, 1); /* the group's is the branch's */
    assert_int_equal(sum[B].probationary, 1);
}

/* Members of an organisation that does not live on the last day are its own, and nobody's above. */
static void heads_of_the_dead(void **state)
{
    (void)state;
    everybody();
    world.org[B].life.to = day("2026-06-30");
    count(NULL, 0);
    assert_int_equal(own[B].full, 3);
    assert_int_equal(sum[K].full, 0);
}

static void attendance(void **state)
{
    (void)state;
    static const int there[] = { X, Z }, all[] = { X, Y, Z };
    everybody();
    waive(B, "", Z, "2026-05-10", "2026-05-20");
    waive(B, "theme-day", X, "2026-04-01", "2026-06-30"); /* of one slot: no matter here */
    waive(D, "", X, "2026-04-01", "2026-06-30");          /* of another organisation */
    const struct figure_record r[] = {
        { B, day("2026-03-31"), true, true, all, 3, "" },    /* before the quarter */
        { B, day("2026-04-01"), true, true, there, 2, "" },  /* 2 of 3 */
        { B, day("2026-05-09"), false, true, NULL, 0, "" },  /* 0 of 3 */
        { B, day("2026-05-10"), false, true, there, 2, "" }, /* Z waived: 1 of 2 */
        { B, day("2026-05-20"), false, true, all, 3, "" },   /* 2 of 2 */
        { B, day("2026-05-21"), false, true, all, 3, "" },   /* 3 of 3 */
        { B, day("2026-06-01"), true, false, all, 3, "" },   /* no roll call */
        { G, day("2026-06-30"), true, true, all, 3, "" },    /* Y alone is of the group: 1 of 1 */
        { B, day("2026-07-01"), true, true, all, 3, "" },    /* after it */
    };
    count(r, COUNT(r));
    assert_int_equal(own[B].expected, 3 + 3 + 2 + 2 + 3);
    assert_int_equal(own[B].present, 2 + 0 + 1 + 2 + 3);
    assert_int_equal(own[B].talks, 2);
    assert_int_equal(own[G].expected, 1);
    assert_int_equal(own[G].present, 1);
    assert_int_equal(sum[B].expected, 14);
    assert_int_equal(sum[K].present, 9);
    assert_int_equal(sum[K].talks, 3);
}

static void add_up(void *ctx, const struct figure_record *r, const struct figures *one)
{
    struct figures *f = ctx;
    f[r->org].expected += one->expected;
    f[r->org].present += one->present;
    f[r->org].talks += one->talks;
    assert_string_equal(r->types, r->talk ? "talk" : "lecture");
}

/* Record by record they are what they are in the sum. */
static void record_by_record(void **state)
{
    (void)state;
    static const int there[] = { X, Z };
    struct figures f[ORGS] = { 0 };
    everybody();
    const struct figure_record r[] = {
        { B, day("2026-03-31"), true, true, there, 2, "talk" }, /* before the quarter */
        { B, day("2026-04-01"), true, false, there, 2, "talk" },
        { B, day("2026-06-30"), false, true, there, 2, "lecture" }, /* 2 of 3 */
        { B, day("2026-07-01"), true, true, there, 2, "talk" },     /* after it */
    };
    records = r;
    nrecords = COUNT(r);
    ndues = 0;
    world_finish(&world);
    figures_records(&world, (struct figure_source){ NULL, next_record, next_dues }, quarter, add_up,
                    f);
    assert_int_equal(f[B].expected, 3);
    assert_int_equal(f[B].present, 2);
    assert_int_equal(f[B].talks, 1);
}

/* A suspended branch calls nobody; who is no member on the day was not expected. */
static void not_expected(void **state)
{
    (void)state;
    static const int all[] = { X, Y, Z };
    belongs(X, B, -1, DAY_ALWAYS, day("2026-05-01"));
    belongs(X, D, -1, day("2026-05-01"), DAY_STILL);
    belongs(Y, B, -1, DAY_ALWAYS, DAY_STILL);
    world.person[Y].joined = day("2026-05-02");
    waive(B, "", -1, "2026-06-01", "2026-06-01");
    const struct figure_record r[] = {
        { B, day("2026-04-30"), false, true, all, 3, "" }, /* X alone */
        { B, day("2026-05-01"), false, true, all, 3, "" }, /* nobody */
        { B, day("2026-05-02"), false, true, all, 3, "" }, /* Y alone */
        { B, day("2026-06-01"), false, true, all, 3, "" }, /* waived */
        { B, day("2026-06-02"), false, true, all, 3, "" }, /* Y alone */
    };
    count(r, COUNT(r));
    assert_int_equal(own[B].expected, 3);
    assert_int_equal(own[B].present, 3);
}

/* Amounts are put in from outside and added up. */
static void money_below(void **state)
{
    (void)state;
    count(NULL, 0);
    own[B] = (struct figures){ .due = 1000, .paid = 999, .owing = 1 };
    own[D] = (struct figures){ .due = 2000, .paid = 2500 };
    figures_sum(&world, quarter, own, sum);
    assert_int_equal(sum[K].due, 3000);
    assert_int_equal(sum[K].paid, 3499);
    assert_int_equal(sum[K].owing, 1);
    assert_true(figures_none(&own[K]));
    assert_false(figures_none(&own[D]));
}

/* Of one person, month by month. */
static void money(void **state)
{
    (void)state;
    belongs(X, B, -1, DAY_ALWAYS, DAY_STILL);
    const struct figure_dues m[] = {
        { X, day("2026-03-01"), 1000, 0 },    { X, day("2026-04-01"), 1000, 999 },
        { X, day("2026-05-01"), 1000, 1000 }, { X, day("2026-06-01"), 1000, 1500 },
        { X, day("2026-07-01"), 1000, 0 },    { Y, day("2026-06-01"), 0, 200 },
    };
    struct figures f;
    nrecords = 0;
    dues = m;
    ndues = COUNT(m);
    world_finish(&world);
    figures_person(&world, (struct figure_source){ NULL, next_record, next_dues }, quarter, X, &f);
    assert_int_equal(f.due, 3000);
    assert_int_equal(f.paid, 999 + 1000 + 1500);
    assert_int_equal(f.owing, 1); /* what June has too much pays nothing else */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(heads, begin, end),
        cmocka_unit_test_setup_teardown(heads_of_the_dead, begin, end),
        cmocka_unit_test_setup_teardown(attendance, begin, end),
        cmocka_unit_test_setup_teardown(record_by_record, begin, end),
        cmocka_unit_test_setup_teardown(not_expected, begin, end),
        cmocka_unit_test_setup_teardown(money_below, begin, end),
        cmocka_unit_test_setup_teardown(money, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
