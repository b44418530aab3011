/* All the lists (录入与台账), by groups: whatever is recorded is entered from here. */
#include <string.h>

#include "bar.h"
#include "entity_list.h"
#include "list_screen.h"
#include "mem.h"
#include "words.h"

enum { MOST = 64 };

struct catalogue {
    struct list_screen l;
    const struct entity *all[MOST], *shown[MOST]; /* by groups; those the filter lets through */
    int64_t records[MOST];                        /* of shown; -1: could not be counted */
    size_t n, found;
};

enum { GROUP, NAME, RECORDS, HOLDS, COLUMNS };

static const struct list_field fields[COLUMNS] = {
    [GROUP] = { "group", COLUMN_TEXT, { .title = N_("类别"), .width = 6 } },
    [NAME] = { "name", COLUMN_TEXT, { .title = N_("台账"), .width = 14 } },
    [RECORDS] = { "records", COLUMN_INT, { .title = N_("条数"), .width = 8, .right = true } },
    [HOLDS] = { "holds", COLUMN_TEXT, { .title = N_("记些什么") } },
};

static size_t total(const void *self)
{
    return ((const struct catalogue *)self)->found;
}

/* The group stands once, at its first line. */
static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct catalogue *c = self;
    const struct entity *en = c->shown[line];
    if (column == GROUP && (line == 0 || strcmp(c->shown[line - 1]->group, en->group) != 0))
        buf_puts(out, _(en->group));
    else if (column == NAME)
        buf_puts(out, _(en->label));
    else if (column == RECORDS && c->records[line] >= 0)
        buf_printf(out, "%lld", (long long)c->records[line]);
    for (int i = 0, n = 0; column == HOLDS && i < en->nfields && n < 8; i++)
        if (en->fields[i].kind != FIELD_LONG && en->fields[i].guard != GUARD_PRIVATE)
            buf_printf(out, "%s%s", n++ > 0 ? _("、") : "", _(en->fields[i].label));
}

/* In a file each line stands for itself. */
static void value(void *self, size_t line, int column, struct buf *out)
{
    if (column == GROUP)
        buf_puts(out, _(((const struct catalogue *)self)->shown[line]->group));
    else
        cell(self, line, column, out);
}

static int64_t id(void *self, size_t line)
{
    const struct entity *en = ((const struct catalogue *)self)->shown[line];
    int64_t i = 0;
    while (model_entities[i] != en)
        i++;
    return i;
}

static bool matches(const struct entity *en, const char *text)
{
    return *text == '\0' || app_matches(_(en->label), en->name, text) ||
           app_matches(_(en->group), "", text);
}

static void show(struct catalogue *c, const struct entity *en)
{
    struct row_query q = { .en = en, .sort = -1, .org = c->l.app->org };
    struct err e = { 0 };
    if (row_count(c->l.app->db, &q, &c->records[c->found], &e) != ST_OK) {
        c->records[c->found] = -1;
        bar_say(LOOK_ERROR, "%s", e.text);
    }
    c->shown[c->found++] = en;
}

/* The one that is called so stands first: 台账 is a group too. */
static void narrow(void *self, const char *text)
{
    struct catalogue *c = self;
    c->found = 0;
    for (size_t i = 0; i < c->n; i++)
        if (!strcmp(_(c->all[i]->label), text))
            show(c, c->all[i]);
    for (size_t i = 0; i < c->n; i++)
        if (matches(c->all[i], text) && strcmp(_(c->all[i]->label), text) != 0)
            show(c, c->all[i]);
}

#define CATALOGUE_ACTIONS(X) \
    X(CATALOGUE_OPEN, "Enter F3 F4", N_("打开这一本台账"), N_("打开"), NULL) \
    X(CATALOGUE_NEW, "F2 n Ins", N_("录入一条新的"), N_("录入"), N_("打开台账并录入")) \
    X(CATALOGUE_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL)

ACTION_IDS(CATALOGUE_ACTIONS);
ACTION_TABLE_WITH(catalogue_actions, CATALOGUE_ACTIONS, LIST_ACTIONS);

static unsigned act(void *self, int what)
{
    struct catalogue *c = self;
    size_t line;
    if (what == CATALOGUE_REFRESH) {
        list_screen_read(c);
    } else if (list_screen_line(c, &line)) {
        c->l.stale = true;
        entity_list_open(c->l.app, c->shown[line], what == CATALOGUE_NEW);
    }
    return TUI_HANDLED;
}

/* The best one is the first: the cursor does not stay where it was. */
static unsigned key(void *self, const struct key *k)
{
    struct catalogue *c = self;
    unsigned mask = list_screen_key(c, k);
    if (mask != TUI_IGNORED && k->kind == K_CHAR && list_filtering(c->l.list))
        list_go(c->l.list, 0);
    return mask;
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 2,
    .total = total,
    .cell = cell,
    .value = value,
    .id = id,
    .narrow = narrow,
    .act = act,
};

static const struct screen_ops ops = {
    .name = N_("录入与台账"),
    .actions = catalogue_actions,
    .keys = list_keys,
    .key = key,
    LIST_SCREEN_OPS,
};

/* The groups in the order of their names here, the entities of a group as in the dictionary. */
static void gather(struct catalogue *c)
{
    static const char *const groups[] = { "组织", "党员", "任期", "党费",
                                          "活动", "台账", "考评", "办公" };
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++)
        for (size_t i = 0; model_entities[i] != NULL && c->n < MOST; i++)
            if (!strcmp(model_entities[i]->group, groups[g]))
                c->all[c->n++] = model_entities[i];
}

void catalogue_open(struct app *a)
{
    struct catalogue *c = mem_alloc(sizeof *c);
    gather(c);
    list_screen_open(c, a, &face, &ops);
}
