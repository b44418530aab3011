/* What item and record rules look at; read only where a rule in use asks for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "office_priv.h"

static bool asks_item(const struct rule *r, int item)
{
    return (int)r->item == item;
}

/* One row for each type of the record: those of one absence follow each other. */
static enum status read_makeups(struct office *o, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_MAKEUPS);
    const struct vocabulary *v = policy_set_words(o->policies);
    struct world *w = &o->w;
    int got;
    while ((got = stmt_step(s, e)) > 0) {
        int type = vocabulary_evidence(v, stmt_text(s, 5));
        struct world_item *last = w->nitem ? &w->item[w->nitem - 1] : NULL;
        if (type < 0)
            continue;
        if (!last || last->source != ITEM_MAKEUP || strcmp(last->code, stmt_text(s, 0)) != 0) {
            world_add(w, item) = (struct world_item){
                .source = ITEM_MAKEUP,
                .kind = "",
                .org = office_org_at(o, s, 1),
                .person = office_person_at(o, s, 2),
                .types = pool_alloc(o->pool, vocabulary_evidence_count(v) * sizeof(int)),
                .begun = office_day(s, 3),
                .due = DAY_NONE,
                .done = office_day(s, 4),
                .code = office_kept(o, s, 0),
            };
            last = &w->item[w->nitem - 1];
        }
        ((int *)last->types)[last->ntypes++] = type;
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

/* Ledgers and letters of transfer: one row each. */
static enum status read_dated(struct office *o, enum item source, enum query q, struct err *e)
{
    struct stmt *s = db_query(o->db, q);
    int got;
    while ((got = stmt_step(s, e)) > 0)
        world_add(&o->w, item) = (struct world_item){
            .source = source,
            .kind = office_kept(o, s, 6),
            .org = office_org_at(o, s, 1),
            .person = office_person_at(o, s, 2),
            .begun = office_day(s, 3),
            .due = office_day(s, 5),
            .done = office_day(s, 4),
            .code = office_kept(o, s, 0),
        };
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

/* The columns of a sheet; the fields of the activity stand in the order of record_fields. */
enum { S_CODE, S_ORG, S_HELD, S_NONE, S_TICKED, S_FIELDS, S_PARTS = S_FIELDS + RECORD_FIELDS };
enum { S_EXCUSED = S_PARTS + 1, S_MOST = 64 };

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
        const char *name = n ? pool_dupn(o->pool, list, n) : "";
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

/* "role:day role:day": the parts taken. Whoever took one was present. */
static void add_parts(struct elements *x, const char *list)
{
    while (*list) {
        size_t n = strcspn(list, " "), role = strcspn(list, ":");
        daynum since = DAY_ALWAYS;
        char day[DAY_TEXT], name[32];
        if (role + 1 < n) {
            snprintf(day, sizeof day, "%.*s", (int)(n - role - 1), list + role + 1);
            since = date_parse(day);
        }
        snprintf(name, sizeof name, "%.*s", (int)role, list);
        int part = word_part(name);
        if (part >= 0)
            add_once(x, part_word(part), since);
        add_once(x, "present", since);
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

static enum status read_sheets(struct office *o, int type, const char *since, struct err *e)
{
    struct stmt *s = db_query(o->db, QUERY_OFFICE_SHEETS);
    int got;
    stmt_bind_text(s, 1, vocabulary_evidence_name(policy_set_words(o->policies), type));
    stmt_bind_text(s, 2, since);
    while ((got = stmt_step(s, e)) > 0) {
        struct elements x = { .n = 0 };
        gather_elements(o, s, &x);
        size_t bytes = (size_t)(x.n + 1) * sizeof *x.v;
        struct world_element *kept = pool_alloc(o->pool, bytes);
        memcpy(kept, x.v, bytes);
        world_add(&o->w, sheet) = (struct world_sheet){
            .org = office_org_at(o, s, S_ORG),
            .type = type,
            .held = office_day(s, S_HELD),
            .code = office_kept(o, s, S_CODE),
            .present = kept,
        };
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

enum status office_read_items(struct office *o, struct err *e)
{
    const struct world *w = &o->w;
    size_t types = vocabulary_evidence_count(policy_set_words(o->policies));
    bool *asked = mem_alloc(types);
    enum status st = office_asks(o, asks_item, ITEM_MAKEUP) ? read_makeups(o, e) : ST_OK;
    if (!st && office_asks(o, asks_item, ITEM_LEDGER))
        st = read_dated(o, ITEM_LEDGER, QUERY_OFFICE_LEDGERS, e);
    if (!st && office_asks(o, asks_item, ITEM_TRANSFER))
        st = read_dated(o, ITEM_TRANSFER, QUERY_OFFICE_TRANSFERS, e);
    char since[DAY_TEXT];
    /* the day asked may be any: everything since the books begin may be looked at */
    daynum first = w->tracking_from;
    for (size_t i = 0; i < w->norg; i++)
        if (w->org[i].tracking_from != DAY_NONE && w->org[i].tracking_from < first)
            first = w->org[i].tracking_from;
    date_format(first, since);
    for (size_t i = 0; i < w->npolicy; i++)
        for (size_t k = 0; k < w->policy[i]->nrules; k++) {
            const struct rule *r = w->policy[i]->rules[k];
            if (r->kind != RULE_RECORD || asked[r->evidence[0]] || st)
                continue;
            asked[r->evidence[0]] = true;
            st = read_sheets(o, r->evidence[0], since, e);
        }
    free(asked);
    return st;
}
