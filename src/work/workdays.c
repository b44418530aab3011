/* The office calendar: shipped years, and what the database records over them. */
#include "workdays.h"

#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "fields.h"
#include "mem.h"
#include "row.h"
#include "schema.h"
#include "words.h"

struct noted {
    daynum day;
    enum day_note note;
    char *name;
};

struct workdays {
    struct noted *v; /* of two about one day the later one holds */
    size_t n, cap;
};

static void add(struct workdays *w, const char *day, const char *kind, const char *name)
{
    w->v = mem_grow(w->v, w->n, &w->cap, sizeof *w->v);
    w->v[w->n++] = (struct noted){ .day = date_parse(day),
                                   .note = !strcmp(kind, "holiday") ? NOTE_HOLIDAY : NOTE_WORKDAY,
                                   .name = mem_dup(name) };
}

static enum status add_shipped(struct workdays *w, const char *text, struct err *e)
{
    struct csv c;
    int got;
    csv_open(&c, text, strlen(text));
    got = csv_read(&c, e); /* the header */
    while (got > 0 && (got = csv_read(&c, e)) > 0)
        if (c.n == 3)
            add(w, c.cell[0], c.cell[1], c.cell[2]);
    csv_close(&c);
    return got < 0 ? e->status : ST_OK;
}

static enum status add_recorded(struct workdays *w, struct db *db, struct err *e)
{
    struct row_query q = { .en = &entity_calendar, .sort = -1 };
    struct row_iter *it = row_each(db, &q);
    struct row row;
    int got;
    row_init(&row, &entity_calendar);
    while ((got = row_next(it, &row, e)) > 0)
        add(w, row_get(&row, F_CALENDAR_DAY), row_get(&row, F_CALENDAR_KIND),
            row_get(&row, F_CALENDAR_NAME));
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

enum status workdays_open(struct workdays **out, struct db *db, struct err *e)
{
    struct workdays *w = mem_alloc(sizeof *w);
    enum status s = ST_OK;
    for (const struct shipped_calendar *c = schema_calendars; s == ST_OK && c->year != NULL; c++)
        s = add_shipped(w, c->text, e);
    if (s == ST_OK)
        s = add_recorded(w, db, e);
    if (s != ST_OK) {
        workdays_free(w);
        w = NULL;
    }
    *out = w;
    return s;
}

void workdays_free(struct workdays *w)
{
    if (w == NULL)
        return;
    for (size_t i = 0; i < w->n; i++)
        free(w->v[i].name);
    free(w->v);
    free(w);
}

/* Days of the calendars that come with the program have names in its languages. */
static const char *called(const char *name)
{
    static const char *const names[] = { N_("元旦"),       N_("元旦调休"),  N_("春节"),
                                         N_("春节调休"),   N_("清明节"),    N_("劳动节"),
                                         N_("劳动节调休"), N_("端午节"),    N_("中秋节"),
                                         N_("国庆节"),     N_("国庆节调休") };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i], name))
            return _(names[i]);
    return name;
}

enum day_note workdays_note(const struct workdays *w, daynum d, const char **name)
{
    for (size_t i = w->n; i > 0; i--) {
        if (w->v[i - 1].day != d)
            continue;
        if (name != NULL)
            *name = called(w->v[i - 1].name);
        return w->v[i - 1].note;
    }
    if (name != NULL)
        *name = "";
    return NOTE_NONE;
}

bool workdays_is(const struct workdays *w, daynum d)
{
    enum day_note note = workdays_note(w, d, NULL);
    return note == NOTE_WORKDAY || (note == NOTE_NONE && date_weekday(d) <= 5);
}
