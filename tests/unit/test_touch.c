/* Whose obligations a changed record can alter: those above on any day, once each. */
#include "test.h"

#include "mem.h"
#include "policy_make.h"
#include "world.h"

/* Units and a branch; of the units each has stood under each other one, on days of their own. */
enum { A, B, C, D, E, OFFICES, BRANCH = OFFICES, ORGS };

static void place(struct world *w, int org, daynum from, int parent)
{
    world_add(w, placement) = (struct world_placement){
        .org = org, .from = from, .parent = parent, .policy = -1, .name = "x"
    };
}

static void fill(struct world *w, const struct policy *p, enum org_kind kind)
{
    w->policies = set;
    w->policy = mem_alloc(sizeof *w->policy);
    w->policy[w->npolicy++] = p;
    for (int i = 0; i < ORGS; i++)
        world_add(w, org) = (struct world_org){ .code = "x",
                                                .kind = i == BRANCH ? ORG_BRANCH : kind,
                                                .life = SPAN_ALL,
                                                .tracking_from = DAY_NONE };
    place(w, BRANCH, DAY_ALWAYS, A);
    for (int i = 0; i < OFFICES; i++) {
        place(w, i, DAY_ALWAYS, -1);
        for (int k = 0; k < OFFICES; k++)
            if (k != i)
                place(w, i, date_make(2020 + i, 1 + k, 1), k);
    }
    world_finish(w);
}

/* As many ways up as there are would take more than a day. */
static void above_on_any_day(void **state)
{
    (void)state;
    const struct policy *p =
        good(HEAD "[rule r]\ntitle = 规则\nsubject = unit\nevery = month\nevidence = lecture\n"
                  "each = org:branch\n");
    for (int asked = 0; asked < 2; asked++) {
        struct world w = { .tracking_from = DAY_MIN };
        bool touched[ORGS] = { [BRANCH] = true };
        fill(&w, p, asked ? ORG_UNIT : ORG_COMMITTEE);
        world_touch(&w, NULL, 0, touched);
        assert_true(touched[BRANCH]);
        for (int i = 0; i < OFFICES; i++)
            assert_int_equal(touched[i], asked); /* a committee looks at nobody below */
        world_free(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup(above_on_any_day, clean) };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
