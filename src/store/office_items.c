/* What item and record rules look at; read only where a rule in use asks for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "office_priv.h"

/* A text kept until office_look_away(). */
static const char *kept(struct office *o, struct stmt *s, int column)
{
    return pool_dupn(o->looked_pool, stmt_text(s, column), (size_t)stmt_bytes(s, column));
}

static bool asks_item(const struct rule *r, int item)
{
    return (int)r->item == item;
}

static bool asks_makeups(const struct rule *r, int type)
{
    bool accepts = false;
    for (size_t i = 0; i < r->nevidence; i++)
        accepts |= r->evidence[i] == type;
    return accepts && r->item == ITEM_MAKEUP;
}

static bool asks_sheets(const struct rule *r, int type)
{
    return r->kind == RULE_RECORD && r->evidence[0] == type;
}

static bool asks_missed(const struct rule *r, int unused)
{
    (void)unused;
    return expr_asks(r->when, FACT_MISSED) || expr_asks(r->require, FACT_MISSED);
}

/* Records of some types, held on some days, of the organisations asked. */
struct range {
    bool (*asks)(const struct rule *r, int type);
    daynum first, last;
};

static struct stmt *ask_range(struct office *o, enum query q, struct range r)
{
    const struct vocabulary *v = policy_set_words(o->policies);
    const struct world *w = &o->w;
    struct buf types = BUF_INIT;
    size_t first = o->ask.only < 0 ? 0 : (size_t)o->ask.only;
    size_t last = o->ask.only < 0 ? w->norg - 1 : first;
    struct stmt *s = db_query(o->db, q);
    for (int type = 0; type < (int)vocabulary_evidence_count(v); type++)
        if (office_asks(o, r.asks, type))
            buf_printf(&types, "%s\"%s\"", types.len ? "," : "[",
                       vocabulary_evidence_name(v, type));
    buf_puts(&types, types.len ? "]" : "[]");
    stmt_bind_text(s, 1, buf_str(&types));
    stmt_bind_day(s, 2, r.first > DAY_MIN ? r.first : DAY_MIN);
    stmt_bind_day(s, 3, r.last);
    stmt_bind_static(s, 4, w->org[first].code);
    stmt_bind_static(s, 5, w->org[last].code);
    buf_free(&types);
    return s;
}

/* The longest time that anybody has to make something up. */
static int longest_within(const struct office *o)
{
    int most = 0;
    for (size_t i = 0; i < o->w.npolicy; i++)
        for (size_t k = 0; k < o->w.policy[i]->nrules; k++) {
            const struct rule *r = o->w.policy[i]->rules[k];
            if (r->item == ITEM_MAKEUP && r->within > most)
                most = r->within;
        }
    return most;
}

/* One row for each type of the record: those of one absence follow each other. A deadline before
 * the books begin asks nothing, nor a record held after today. */
static enum status read_makeups(struct office *o, struct err *e)
{
    struct range held = { asks_makeups, world_first_tracking(&o->w) - longest_within(o),
                          o->ask.today };
    struct stmt *s = ask_range(o, QUERY_OFFICE_MAKEUPS, held);
    const struct vocabulary *v = policy_set_words(o->policies);
    struct world *w = &o->w;
    int got;
    stmt_bind_int(s, 6, o->ask.settled);
    while ((got = stmt_step(s, e)) > 0) {
        int type = vocabulary_evidence(v, stmt_text(s, 5));
        struct world_item *last = w->nitem ? &w->item[w->nitem - 1] : NULL;
        if (!last || last->source != ITEM_MAKEUP || strcmp(last->code, stmt_text(s, 0)) != 0) {
            world_add(w, item) = (struct world_item){
                .source = ITEM_MAKEUP,
                .kind = "",
                .org = office_org_of(o, s, 1),
                .person = office_person_of(o, s, 2),
                .types = pool_alloc(o->looked_pool, vocabulary_evidence_count(v) * sizeof(int)),
                .begun = stmt_day(s, 3),
                .due = DAY_NONE,
                .done = stmt_day(s, 4),
                .code = kept(o, s, 0),
            };
            last = &w->item[w->nitem - 1];
        }
        ((int *)last->types)[last->ntypes++] = type;
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

/* Ledgers and letters of transfer: one row each. */
static enum status read_dated(struct office *o, enum item source, enum query q, struct err *e)
{
    struct stmt *s = db_query(o->db, q);
    int got;
    while ((got = stmt_step(s, e)) > 0)
        world_add(&o->w, item) = (struct world_item){
            .source = source,
            .kind = kept(o, s, 6),
            .org = office_org_at(o, s, 1),
            .person = office_person_at(o, s, 2),
            .begun = stmt_day(s, 3),
            .due = stmt_day(s, 5),
            .done = stmt_day(s, 4),
            .code = kept(o, s, 0),
        };
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

/* The columns of a sheet; the fields of the activity stand in the order of record_fields. */
enum { S_CODE, S_ORG, S_HELD, S_TYPE, S_NONE, S_TICKED, S_FIELDS };
enum { S_ATTENDED = S_FIELDS + RECORD_FIELDS, S_PARTS, S_EXCUSED, S_MOST = 64 };

/* A growing list of elements, closed by a NULL name. */
struct elements {
    struct world_element v[S_MOST + 1];
    int n;
};

static void add(struct elements *x, const char *name, daynum since)
{
    if (x->n < S_MOST)
        x->v[x->n++] = (struct world_element){ name, since };
}

/* What did not occur, or, of the words of the type's own, what was ticked. */
static void add_list(struct office *o, struct elements *x, const char *list, bool ticked)
{
    while (*list) {
        size_t n = strcspn(list, "; ");
        const char *name = n ? pool_dupn(o->looked_pool, list, n) : "";
        if (n && !(ticked && element_known(name)))
            add(x, name, DAY_ALWAYS);
        list += n;
        list += strspn(list, "; ");
    }
}

/* The earliest day of an element that several may bring. */
static void add_once(struct elements *x, const char *name, daynum since)
{
    for (int i = 0; i < x->n; i++)
        if (!strcmp(x->v[i].name, name)) {
            if (since < x->v[i].since)
                x->v[i].since = since;
            return;
        }
    add(x, name, since);
}

/* Whoever took a part was present. */
static void add_part(struct elements *x, const char *part, const char *day)
{
    daynum since = *day ? date_parse(day) : DAY_ALWAYS;
    add_once(x, part, since);
    add_once(x, "present", since);
}

/* "role:day role:day": the parts taken. */
static void add_parts(struct elements *x, const char *list)
{
    while (*list) {
        size_t n = strcspn(list, " "), role = strcspn(list, ":");
        char day[DAY_TEXT], name[32];
        snprintf(day, sizeof day, "%.*s", (int)(n - role - 1), list + role + 1);
        snprintf(name, sizeof name, "%.*s", (int)role, list);
        int part = word_part(name);
        add_part(x, part < 0 ? "present" : part_word(part), day);
        list += n + (list[n] == ' ');
    }
}

static bool filled(struct stmt *s, const char *field)
{
    return stmt_int(s, S_FIELDS + word_record_field(field)) != 0;
}

/* Guests count as sitting in and as guiding; the host was there; absent is there when each absentee
 * has a reason. */
static void gather_elements(struct office *o, struct stmt *s, struct elements *x)
{
    const char *excused = stmt_text(s, S_EXCUSED);
    add_list(o, x, stmt_text(s, S_NONE), false);
    add_list(o, x, stmt_text(s, S_TICKED), true);
    for (int i = 0; i < RECORD_FIELDS; i++)
        if (stmt_int(s, S_FIELDS + i))
            add(x, record_fields[i], DAY_ALWAYS);
    if (!stmt_is_null(s, S_ATTENDED))
        add_part(x, part_word(PART_ATTENDEE), stmt_text(s, S_ATTENDED));
    add_parts(x, stmt_text(s, S_PARTS));
    if (filled(s, "guests")) {
        add(x, "nonvoting", DAY_ALWAYS);
        add(x, "guide", DAY_ALWAYS);
    }
    if (filled(s, "host"))
        add(x, "present", DAY_ALWAYS);
    if (!*excused)
        add(x, "absent", DAY_ALWAYS);
    else if (date_parse(excused) != DAY_NONE)
        add(x, "absent", date_parse(excused));
    x->v[x->n].name = NULL;
}

static enum status read_sheets(struct office *o, struct err *e)
{
    const struct vocabulary *v = policy_set_words(o->policies);
    daynum first = world_first_tracking(&o->w), old = o->ask.today - SCHEDULE_RECORD_DAYS;
    struct range held = { asks_sheets, old > first ? old : first, o->ask.today };
    struct stmt *s = ask_range(o, QUERY_OFFICE_SHEETS, held);
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        struct elements x = { .n = 0 };
        gather_elements(o, s, &x);
        size_t bytes = (size_t)(x.n + 1) * sizeof *x.v;
        struct world_element *present = pool_alloc(o->looked_pool, bytes);
        memcpy(present, x.v, bytes);
        world_add(&o->w, sheet) = (struct world_sheet){
            .org = office_org_of(o, s, S_ORG),
            .type = vocabulary_evidence(v, stmt_text(s, S_TYPE)),
            .held = stmt_day(s, S_HELD),
            .code = kept(o, s, S_CODE),
            .present = present,
        };
    }
    stmt_reset(s);
    return got < 0 ? e->status : office_failed(o, e);
}

static bool asks_any_sheet(const struct rule *r, int unused)
{
    (void)unused;
    return r->kind == RULE_RECORD;
}

/* Whether what was read serves this too. */
static bool looked_at(const struct office *o, const struct office_ask *ask)
{
    const struct office_ask *had = &o->ask;
    return o->looked && had->today == ask->today && (had->only < 0 || had->only == ask->only) &&
           had->items >= ask->items && had->settled >= ask->settled && had->sheets >= ask->sheets;
}

void office_look_away(struct office *o)
{
    if (o->looked_pool == NULL)
        return;
    o->w.nitem = o->w.nsheet = 0;
    world_index_items(&o->w);
    pool_free(o->looked_pool);
    o->looked_pool = NULL;
    o->looked = o->dated = false;
}

/* Those of all organisations, once, whichever one is asked for. */
static enum status read_all_dated(struct office *o, struct err *e)
{
    enum status st = ST_OK;
    if (o->dated)
        return ST_OK;
    if (office_asks(o, asks_item, ITEM_LEDGER))
        st = read_dated(o, ITEM_LEDGER, QUERY_OFFICE_LEDGERS, e);
    if (!st && office_asks(o, asks_item, ITEM_TRANSFER))
        st = read_dated(o, ITEM_TRANSFER, QUERY_OFFICE_TRANSFERS, e);
    o->dated = !st;
    return st;
}

/* The items without those that are read for the organisations asked. */
static void drop_ranged(struct office *o, bool items)
{
    size_t n = 0;
    o->dated = o->dated && items;
    for (size_t i = 0; o->dated && i < o->w.nitem; i++)
        if (o->w.item[i].source != ITEM_MAKEUP)
            o->w.item[n++] = o->w.item[i];
    o->w.nitem = n;
    o->w.nsheet = 0;
}

enum status office_look(struct office *o, const struct office_ask *ask, struct err *e)
{
    enum status st = ST_OK;
    if (looked_at(o, ask))
        return ST_OK;
    o->ask = *ask;
    bool items = o->w.norg && (ask->items || office_asks(o, asks_missed, 0));
    drop_ranged(o, items);
    if (o->looked_pool == NULL)
        o->looked_pool = pool_new();
    if (items)
        st = read_all_dated(o, e);
    if (items && !st && office_asks(o, asks_item, ITEM_MAKEUP))
        st = read_makeups(o, e);
    if (o->w.norg && ask->sheets && !st && office_asks(o, asks_any_sheet, 0))
        st = read_sheets(o, e);
    world_index_items(&o->w);
    o->looked = !st;
    return st;
}
