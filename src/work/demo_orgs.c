/* The demonstration's organisations: so many units, each with its committees, branches and
 * groups. */
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "demo_own.h"
#include "mem.h"

enum {
    BASE_ORGS = 5, /* what every unit has besides branches and groups */
    ONE_UNIT = 90, /* beyond as many there are several units */
};

static const char *const departments[] = {
    "办公室", "人事处", "综合处", "财务处", "法规处", "规划处", "信息处", "离退休",
    "监督处", "科技处", "档案处", "宣传处", "服务中心", "资产处", "业务一处", "业务二处",
    "业务三处", "政务大厅", "研究室", "数据中心", "后勤处", "培训处", "审核处", "联络处",
};
enum { DEPARTMENTS = sizeof departments / sizeof *departments };

static const char *const numerals[] = { "一", "二", "三", "四", "五",
                                        "六", "七", "八", "九", "十" };

/* Members of the branches, in turn: 20 on the average. */
static const int sizes[] = { 22, 14, 31, 9, 26, 18, 6, 35, 17, 22 };

static struct demo_org *add(struct demo *d, int unit, const char *kind, int serial, int parent)
{
    d->org = mem_grow(d->org, d->norg, &d->cap_org, sizeof *d->org);
    struct demo_org *o = &d->org[d->norg++];
    *o = (struct demo_org){ .kind = kind,         .unit = unit,          .serial = serial,
                            .parent = parent,     .moved_to = -1,        .joint = -1,
                            .moved_on = DAY_NONE, .founded = DAY_NONE,   .dissolved = DAY_NONE,
                            .committee = DAY_NONE, .seated = DAY_NONE };
    return o;
}

/* DW with one unit, DW007 with many. */
static void set_code(const struct demo *d, struct demo_org *o, const char *prefix, int i, int k)
{
    struct buf code = BUF_INIT;
    buf_puts(&code, prefix);
    if (d->units > 1)
        buf_printf(&code, "%03d%s", o->unit + 1, i > 0 ? "-" : "");
    if (i > 0)
        buf_printf(&code, !strcmp(prefix, "ZZ") ? "%d" : "%02d", i);
    if (k > 0)
        buf_printf(&code, "-%d", k);
    snprintf(o->code, sizeof o->code, "%s", buf_str(&code));
    buf_free(&code);
}

static void set_name(const struct demo *d, struct demo_org *o, const char *what, const char *brief)
{
    char unit[32] = "示例局";
    if (d->units > 1)
        snprintf(unit, sizeof unit, "示例第%03d局", o->unit + 1);
    snprintf(o->name, sizeof o->name, "%s%s", unit, what);
    snprintf(o->brief, sizeof o->brief, "%s%s", d->units > 1 ? unit : "", brief);
}

static void add_heads(struct demo *d, int unit)
{
    struct demo_org *o = add(d, unit, "unit", 0, d->units > 1 ? 0 : -1);
    int at = (int)d->norg - 1;
    d->unit_at[unit] = at;
    set_code(d, o, "DW", 0, 0);
    set_name(d, o, "", "示例局");
    static const struct {
        const char *kind, *code, *name;
        bool below; /* the committee */
    } heads[] = { { "leading_group", "DZ", "党组", false },
                  { "leading_small_group", "LX", "党建工作领导小组", false },
                  { "committee", "JGDW", "机关党委", false },
                  { "discipline_committee", "JGJW", "机关纪委", true } };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        o = add(d, unit, heads[i].kind, 0, heads[i].below ? at + 3 : at);
        set_code(d, o, heads[i].code, 0, 0);
        set_name(d, o, heads[i].name, heads[i].name);
        if (demo_is(o, "committee") || heads[i].below)
            o->committee = demo_first_ago(d, d->ask.months + 120);
    }
}

static void add_general(struct demo *d, int unit, int k)
{
    char name[64];
    const char *n = numerals[k % 10];
    struct demo_org *o = add(d, unit, "general_branch", k, demo_of_unit(d, unit, "committee"));
    set_code(d, o, "ZZ", k + 1, 0);
    snprintf(name, sizeof name, "第%s党总支", n);
    set_name(d, o, name, name);
    o->committee = demo_first_ago(d, d->ask.months + 100);
}

/* What makes some of the branches of a full unit worth looking at. */
static void set_lot(struct demo *d, struct demo_org *o, int branches)
{
    int k = o->serial;
    o->size = sizes[k % 10];
    o->theme_week = 1 + (k * 3 + k / 4) % 4;
    o->theme_weekday = k % 3 == 1 ? 3 : 5;
    o->dues_day = 5 + k * 7 % 17;
    o->founded = demo_first_ago(d, d->ask.months + 60 + k * 11 % 90);
    if (branches >= 15 && k == 13)
        o->size = 3; /* too few: the structure rule says so */
    if (branches >= 15 && (k == 15 || k == 18))
        o->size += 8;
    if (branches >= 12 && k == branches - 1) {
        o->closed = true;
        o->size = 0;
        o->dissolved = demo_first_ago(d, 13);
    }
    if (branches >= 12 && k == branches - 2) {
        o->fresh = true;
        o->size = 12;
        o->founded = demo_first_ago(d, 6);
    }
}

static void add_branch(struct demo *d, int unit, int k, int branches, int generals)
{
    char name[64], brief[64], number[16] = "";
    int committee = demo_of_unit(d, unit, "committee");
    int parent = committee, covered = branches * 3 / 5;
    if (generals > 0 && k < covered)
        parent = demo_of_unit(d, unit, "general_branch") + k * generals / covered;
    struct demo_org *o = add(d, unit, "branch", k, parent);
    set_code(d, o, "ZB", k + 1, 0);
    if (k >= DEPARTMENTS)
        snprintf(number, sizeof number, "第%d", k / DEPARTMENTS + 1);
    snprintf(name, sizeof name, "%s%s党支部", departments[k % DEPARTMENTS], number);
    snprintf(brief, sizeof brief, "%s%s支部", departments[k % DEPARTMENTS], number);
    set_name(d, o, name, brief);
    set_lot(d, o, branches);
    if (generals > 0 && k == covered - 1) { /* came under its general branch ten months ago */
        o->moved_to = parent;
        o->parent = committee;
        o->moved_on = demo_first_ago(d, 10);
    }
}

static void add_groups(struct demo *d, int branch, int n)
{
    d->org[branch].groups = n;
    d->org[branch].first_group = (int)d->norg;
    for (int k = 0; k < n; k++) {
        char name[96], brief[96];
        const struct demo_org *b = &d->org[branch];
        const char *department = departments[b->serial % DEPARTMENTS];
        struct demo_org *o = add(d, b->unit, "group", k, branch);
        set_code(d, o, "Z", d->org[branch].serial + 1, k + 1);
        snprintf(name, sizeof name, "%s党支部第%s党小组", department, numerals[k % 10]);
        snprintf(brief, sizeof brief, "%s%s组", department, numerals[k % 10]);
        set_name(d, o, name, brief);
    }
}

/* The larger branches share the groups. */
static void share_groups(struct demo *d, int unit, int branches, int groups)
{
    int first = demo_of_unit(d, unit, "branch"), bearers = 0;
    for (int k = 0; k < branches; k++)
        bearers += k % 10 == 2 || k % 10 == 4 || k % 10 == 7;
    for (int k = 0; k < branches && groups > 0; k++) {
        if (k % 10 != 2 && k % 10 != 4 && k % 10 != 7)
            continue;
        int n = (groups + bearers - 1) / bearers;
        add_groups(d, first + k, n);
        groups -= n;
        bearers--;
    }
}

static void add_unit(struct demo *d, int unit, int orgs)
{
    int rest = orgs - BASE_ORGS;
    int branches = (rest * 21 + 20) / 40, generals = branches / 7;
    add_heads(d, unit);
    for (int k = 0; k < generals; k++)
        add_general(d, unit, k);
    for (int k = 0; k < branches; k++)
        add_branch(d, unit, k, branches, generals);
    share_groups(d, unit, branches, rest - branches - generals);
    if (branches > 9) {
        int first = demo_of_unit(d, unit, "branch");
        d->org[first + 5].joint = first + 9;
        d->org[first + 9].guest = true;
    }
}

void demo_plan_orgs(struct demo *d)
{
    int n = d->ask.orgs;
    d->units = n <= ONE_UNIT ? 1 : (n - 1 + DEMO_ORGS / 2) / DEMO_ORGS;
    d->unit_at = mem_alloc((size_t)d->units * sizeof *d->unit_at);
    if (d->units == 1) {
        add_unit(d, 0, n);
        return;
    }
    struct demo_org *top = add(d, -1, "work_committee", 0, -1);
    snprintf(top->code, sizeof top->code, "GW");
    snprintf(top->name, sizeof top->name, "示例市直属机关工委");
    snprintf(top->brief, sizeof top->brief, "示例机关工委");
    for (int u = 0; u < d->units; u++)
        add_unit(d, u, (n - 1) / d->units + (u < (n - 1) % d->units));
}
