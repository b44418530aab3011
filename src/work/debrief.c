/* Debriefs: what is on record of one, and the step to the next stage. */
#include "debrief.h"

#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "mem.h"
#include "save.h"
#include "words.h"

/* --- what came out of it, and out of those before --- */

static const struct ledger_line *line_of(const struct ledger_board *b, int64_t id)
{
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i].id == id)
            return &b->v[i];
    return NULL;
}

/* What is older than last year's matters while it is open. */
static bool listed(const struct debrief_file *f, int year, const struct ledger_line *l)
{
    int own = (int)strtol(row_get(&f->row, F_DEBRIEF_YEAR), NULL, 10);
    return l != NULL && (year >= own - 1 || l->state != LEDGER_CLOSED);
}

static enum status take_items(struct debrief_file *f, struct db *db, const struct row *from,
                              struct err *e)
{
    const char *code = row_get(from, F_DEBRIEF_CODE);
    int year = (int)strtol(row_get(from, F_DEBRIEF_YEAR), NULL, 10), got;
    struct row_query q = { .en = &entity_ledger,
                           .sort = F_LEDGER_OPENED_ON,
                           .nwhere = 1,
                           .where = { { F_LEDGER_DEBRIEF, code } } };
    struct row_iter *it = row_each(db, &q);
    struct row row;
    row_init(&row, &entity_ledger);
    while ((got = row_next(it, &row, e)) == 1) {
        const struct ledger_line *l = line_of(&f->board, row.id);
        if (!listed(f, year, l))
            continue;
        f->item = mem_resize(f->item, (f->n + 1) * sizeof *f->item);
        f->item[f->n++] = (struct debrief_item){ mem_dup(code), year, l };
    }
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

/* Those of the same organisation and person, this one and the years before it. */
static enum status read_items(struct debrief_file *f, struct db *db, struct err *e)
{
    struct row_query q = { .en = &entity_debrief,
                           .sort = F_DEBRIEF_YEAR,
                           .descending = true,
                           .nwhere = 2,
                           .where = { { F_DEBRIEF_ORG, row_get(&f->row, F_DEBRIEF_ORG) },
                                      { F_DEBRIEF_PERSON, row_get(&f->row, F_DEBRIEF_PERSON) } } };
    struct row_iter *it = row_each(db, &q);
    long own = strtol(row_get(&f->row, F_DEBRIEF_YEAR), NULL, 10);
    enum status s = ST_OK;
    struct row row;
    int got = 0;
    row_init(&row, &entity_debrief);
    while (s == ST_OK && (got = row_next(it, &row, e)) == 1)
        if (row.id == f->row.id || strtol(row_get(&row, F_DEBRIEF_YEAR), NULL, 10) < own)
            s = take_items(f, db, &row, e);
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : s;
}

/* No more than any hall holds, so that no sum of a damaged database overflows. */
static long number_of(const struct row *row, int field)
{
    enum { MOST = 1000000 };
    long n = strtol(row_get(row, field), NULL, 10);
    return n < 0 ? 0 : n < MOST ? n : MOST;
}

enum status debrief_read(struct debrief_file *f, struct db *db, const char *code, daynum day,
                         struct err *e)
{
    *f = (struct debrief_file){ .present = -1 };
    row_init(&f->row, &entity_debrief);
    enum status s = row_find_text(db, &entity_debrief, code, &f->row, e);
    for (int i = 0; s == ST_OK && i < 4; i++) {
        f->count[i] = number_of(&f->row, F_DEBRIEF_GOOD + i);
        f->ballots += f->count[i];
    }
    if (s == ST_OK && *row_get(&f->row, F_DEBRIEF_PRESENT) != '\0')
        f->present = number_of(&f->row, F_DEBRIEF_PRESENT);
    if (s == ST_OK)
        s = ledger_board_read(&f->board, db, NULL, day, e);
    if (s == ST_OK)
        s = read_items(f, db, e);
    if (s != ST_OK)
        debrief_free(f);
    return s;
}

void debrief_free(struct debrief_file *f)
{
    for (size_t i = 0; i < f->n; i++)
        free(f->item[i].debrief);
    free(f->item);
    ledger_board_free(&f->board);
    row_clear(&f->row);
    *f = (struct debrief_file){ 0 };
}

/* --- the next stage --- */

/* An event is of a person, or else of an organisation. Noted once: one of that day is the same. */
static enum status note_event(struct change *c, struct db *db, const struct row *debrief,
                              struct err *e)
{
    bool person = *row_get(debrief, F_DEBRIEF_PERSON) != '\0';
    const struct {
        int field;
        const char *value;
    } said[] = {
        { F_EVENT_TYPE, "debrief_evaluated" },
        { F_EVENT_ORG, person ? "" : row_get(debrief, F_DEBRIEF_ORG) },
        { F_EVENT_PERSON, row_get(debrief, F_DEBRIEF_PERSON) },
        { F_EVENT_OCCURRED_ON, row_get(debrief, F_DEBRIEF_EVALUATED_ON) },
    };
    struct row_query q = { .en = &entity_event, .sort = -1 };
    struct row row;
    enum put did;
    int64_t n = 0;
    row_init(&row, &entity_event);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        q.where[q.nwhere].field = said[i].field;
        q.where[q.nwhere++].value = said[i].value;
        row_set(&row, said[i].field, said[i].value);
    }
    row_set(&row, F_EVENT_NOTE, row_get(debrief, F_DEBRIEF_CODE));
    enum status s = row_count(db, &q, &n, e);
    if (s == ST_OK && n == 0)
        s = change_put(c, &row, FIELD_ALL, &did, e);
    row_clear(&row);
    return s;
}

enum status debrief_advance(struct db *db, const struct row *debrief, const char *stage,
                            daynum today, const char *user, struct err *e)
{
    bool evaluated = !strcmp(stage, "evaluated");
    char day[DAY_TEXT];
    struct change *c;
    struct row row;
    enum put did;
    enum status s = change_begin(&c, db, _("述职评议的阶段"), today, user, e);
    if (s != ST_OK)
        return s;
    date_format(today, day);
    row_init(&row, &entity_debrief);
    row_copy(&row, debrief);
    row_set(&row, F_DEBRIEF_STAGE, stage);
    if ((evaluated || !strcmp(stage, "delivered")) &&
        *row_get(&row, F_DEBRIEF_DELIVERED_ON) == '\0')
        row_set(&row, F_DEBRIEF_DELIVERED_ON, day);
    if (evaluated && *row_get(&row, F_DEBRIEF_EVALUATED_ON) == '\0')
        row_set(&row, F_DEBRIEF_EVALUATED_ON, day);
    s = change_put(c, &row,
                   FIELD_BIT(F_DEBRIEF_STAGE) | FIELD_BIT(F_DEBRIEF_DELIVERED_ON) |
                       FIELD_BIT(F_DEBRIEF_EVALUATED_ON),
                   &did, e);
    if (s == ST_OK && evaluated)
        s = note_event(c, db, &row, e);
    row_clear(&row);
    return change_end(c, s, e);
}
