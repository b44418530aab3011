/* The ways into the form of an activity. */
#include "activity.h"

#include "fields.h"
#include "mem.h"
#include "words.h"

bool activity_new(struct app *a, const char *org)
{
    struct activity_ask ask = { .deadline = DAY_NONE };
    struct err e = { 0 };
    if (meeting_new(&ask.m, a->db, org, a->today, &e) != ST_OK) {
        meeting_clear(&ask.m);
        app_error(&e);
        return false;
    }
    return activity_form(a, &ask);
}

bool activity_edit_of(struct app *a, const char *code, const char *person)
{
    struct activity_ask ask = { .deadline = DAY_NONE };
    struct err e = { 0 };
    enum status s = meeting_load(&ask.m, a->db, code, &e);
    if (s == ST_OK)
        s = meeting_roster(&ask.m, a->db, &e);
    if (s != ST_OK) {
        meeting_clear(&ask.m);
        app_error(&e);
        return false;
    }
    ask.about = mem_dup(person);
    return activity_form(a, &ask);
}

bool activity_edit(struct app *a, const char *code)
{
    return activity_edit_of(a, code, NULL);
}

/* The same meeting again: everything but the day, the minutes, the votes and what they refer to. */
const int activity_kept[] = {
    F_ACTIVITY_ORG,
    F_ACTIVITY_TYPES,
    F_ACTIVITY_START_TIME,
    F_ACTIVITY_END_TIME,
    F_ACTIVITY_PLACE,
    F_ACTIVITY_THEME,
    F_ACTIVITY_HOST,
    F_ACTIVITY_RECORDER,
    F_ACTIVITY_HOURS,
    F_ACTIVITY_JOINT,
    F_ACTIVITY_NONE,
    F_ACTIVITY_GUESTS,
    -1,
};

bool activity_copy(struct app *a, const char *code)
{
    struct activity_ask ask = { .deadline = DAY_NONE };
    struct meeting old;
    struct err e = { 0 };
    enum status s = meeting_load(&old, a->db, code, &e);
    if (s == ST_OK)
        s = meeting_new(&ask.m, a->db, row_get(&old.activity, F_ACTIVITY_ORG), a->today, &e);
    for (const int *field = activity_kept; s == ST_OK && *field >= 0; field++)
        row_set(&ask.m.activity, *field, row_get(&old.activity, *field));
    meeting_clear(&old);
    if (s == ST_OK)
        return activity_form(a, &ask);
    app_error(&e);
    return false;
}

bool activity_resume(struct app *a, struct draft *d)
{
    struct activity_ask ask = { .deadline = DAY_NONE, .draft = d };
    struct err e = { 0 };
    enum status s = *d->key != '\0' ? meeting_load(&ask.m, a->db, d->key, &e) : ST_MISSING;
    if (s == ST_OK)
        s = meeting_roster(&ask.m, a->db, &e);
    if (s == ST_MISSING && *d->key != '\0') { /* deleted: what was typed becomes a new one */
        app_error(&e);
        meeting_clear(&ask.m);
    }
    if (s == ST_MISSING)
        s = meeting_new(&ask.m, a->db, "", a->today, &e);
    if (s != ST_OK) {
        meeting_clear(&ask.m);
        app_error(&e);
        return false;
    }
    return activity_form(a, &ask);
}
