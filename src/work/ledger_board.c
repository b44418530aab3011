/* The ledger: its rows, and what the obligations say of them. */
#include "ledger_board.h"

#include <stdlib.h>
#include <string.h>

#include "due.h"
#include "fields.h"
#include "map.h"
#include "mem.h"
#include "office.h"
#include "row.h"
#include "save.h"
#include "words.h"

const char *ledger_state_label(enum ledger_state s)
{
    static const char *const labels[LEDGER_STATES] = {
        [LEDGER_OVERDUE] = N_("逾期"), [LEDGER_SOON] = N_("临期"),     [LEDGER_OPEN] = N_("待办"),
        [LEDGER_WAIVED] = N_("免除"),  [LEDGER_CLOSED] = N_("已办结"),
    };
    return _(labels[s]);
}

struct reading {
    struct ledger_board *b;
    const struct office *o;
    struct map *at; /* the place of an item by its code */
    daynum day;
};

static daynum day_of(const struct row *row, int field)
{
    return date_parse(row_get(row, field));
}

/* Without a rule: what it says itself. Nothing was asked before the day tracking began. */
static enum ledger_state own_state(const struct ledger_line *l, daynum day)
{
    if (l->due == DAY_NONE || l->before)
        return LEDGER_OPEN;
    return l->due < day                       ? LEDGER_OVERDUE
           : l->due - day <= LEDGER_SOON_DAYS ? LEDGER_SOON
                                              : LEDGER_OPEN;
}

static void add_row(struct reading *r, const struct row *row)
{
    struct ledger_board *b = r->b;
    daynum opened = day_of(row, F_LEDGER_OPENED_ON), closed = day_of(row, F_LEDGER_CLOSED_ON);
    int org = office_org(r->o, row_get(row, F_LEDGER_ORG));
    if (opened > r->day)
        return;
    map_add(r->at, row_get(row, F_LEDGER_CODE), (int64_t)b->n);
    b->v = mem_grow(b->v, b->n, &b->cap, sizeof *b->v);
    struct ledger_line *l = &b->v[b->n++];
    *l = (struct ledger_line){ .id = row->id,
                               .version = row->version,
                               .code = mem_dup(row_get(row, F_LEDGER_CODE)),
                               .kind = mem_dup(row_get(row, F_LEDGER_KIND)),
                               .org = mem_dup(row_get(row, F_LEDGER_ORG)),
                               .title = mem_dup(row_get(row, F_LEDGER_TITLE)),
                               .owner = mem_dup(row_get(row, F_LEDGER_OWNER)),
                               .opened = opened,
                               .filed = day_of(row, F_LEDGER_FILED_ON),
                               .published = day_of(row, F_LEDGER_PUBLISHED_ON),
                               .deadline = day_of(row, F_LEDGER_DEADLINE),
                               .closed = closed };
    l->due = l->deadline;
    l->before =
        l->due != DAY_NONE && org >= 0 && l->due < world_tracking(office_world(r->o), org, r->day);
    l->state = closed != DAY_NONE && closed <= r->day ? LEDGER_CLOSED : own_state(l, r->day);
}

static enum status read_rows(struct reading *r, struct db *db, const char *org, struct err *e)
{
    struct row_query q = { .en = &entity_ledger, .sort = -1, .org = org };
    struct row_iter *it = row_each(db, &q);
    struct row row;
    int got;
    row_init(&row, &entity_ledger);
    while ((got = row_next(it, &row, e)) > 0)
        add_row(r, &row);
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

static enum ledger_state state_of(enum duty_status s)
{
    switch (s) {
    case DUTY_OVERDUE:
        return LEDGER_OVERDUE;
    case DUTY_DUE:
        return LEDGER_SOON;
    case DUTY_WAIVED:
        return LEDGER_WAIVED;
    case DUTY_LATE:
    case DUTY_DONE:
        return LEDGER_CLOSED;
    default:
        return LEDGER_OPEN;
    }
}

/* Of several rules that ask for one item the most pressing tells. */
static void take_duty(void *ctx, const struct duty *d)
{
    struct reading *r = ctx;
    int64_t at = d->rule->item == ITEM_LEDGER && d->item != NULL ? map_get(r->at, d->item, -1) : -1;
    if (at < 0)
        return;
    struct ledger_line *l = &r->b->v[at];
    enum ledger_state state = state_of(d->status);
    if (l->rule != NULL && l->state <= state)
        return;
    free(l->rule);
    free(l->source);
    l->rule = mem_dup(_(d->rule->title));
    l->source = mem_dup(d->rule->source);
    l->due = d->deadline;
    l->before = false;
    if (l->state != LEDGER_CLOSED)
        l->state = state;
}

static enum status ask(struct reading *r, struct office *o, const char *org, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = r->day;
    f.all = true;
    f.kinds = 1U << RULE_ITEM;
    if (org != NULL && (f.org = office_org(o, org)) < 0)
        return err_set(e, ST_MISSING, "没有代码为 %s 的组织。", org);
    return due_run(o, &f, take_duty, r, NULL, e);
}

/* Those without a deadline stand last: DAY_NONE is before every day. */
static int by_state(const void *a, const void *b)
{
    const struct ledger_line *x = a, *y = b;
    daynum p = x->due == DAY_NONE ? DAY_STILL : x->due, q = y->due == DAY_NONE ? DAY_STILL : y->due;
    if (x->state != y->state)
        return (int)x->state - (int)y->state;
    return p != q ? (p > q) - (p < q) : strcmp(x->code, y->code);
}

enum status ledger_board_of(struct ledger_board *b, struct office *o, const char *org, daynum day,
                            struct err *e)
{
    *b = (struct ledger_board){ 0 };
    struct reading r = { .b = b, .o = o, .at = map_new(), .day = day };
    enum status s = read_rows(&r, office_db(o), org, e);
    if (s == ST_OK)
        s = ask(&r, o, org, e);
    map_free(r.at);
    if (b->n > 0)
        qsort(b->v, b->n, sizeof *b->v, by_state);
    if (s != ST_OK)
        ledger_board_free(b);
    return s;
}

enum status ledger_board_read(struct ledger_board *b, struct db *db, const char *org, daynum day,
                              struct err *e)
{
    struct office *o;
    *b = (struct ledger_board){ 0 };
    enum status s = office_open(&o, db, PEOPLE_CODED, e);
    if (s != ST_OK)
        return s;
    s = ledger_board_of(b, o, org, day, e);
    office_close(o);
    return s;
}

void ledger_board_free(struct ledger_board *b)
{
    for (size_t i = 0; i < b->n; i++) {
        struct ledger_line *l = &b->v[i];
        free(l->code);
        free(l->kind);
        free(l->org);
        free(l->title);
        free(l->owner);
        free(l->rule);
        free(l->source);
    }
    free(b->v);
    *b = (struct ledger_board){ 0 };
}

enum status ledger_close(struct db *db, const struct ledger_line *l, daynum on, daynum today,
                         const char *user, struct err *e)
{
    char day[DAY_TEXT];
    struct change *c;
    struct row row;
    enum put did;
    enum status s = change_begin(&c, db, _("台账销号"), today, user, e);
    if (s != ST_OK)
        return s;
    date_format(on, day);
    row_init(&row, &entity_ledger);
    row.id = l->id;
    row.version = l->version;
    row_set(&row, F_LEDGER_CLOSED_ON, day);
    s = change_put(c, &row, FIELD_BIT(F_LEDGER_CLOSED_ON), &did, e);
    row_clear(&row);
    return change_end(c, s, e);
}
