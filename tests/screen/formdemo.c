/* A form of any entity on a database, for scenes: formdemo DATABASE ENTITY [KEY]. "saved" or "left"
 * is printed at the end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "bar.h"
#include "clock.h"
#include "room.h"
#include "stack.h"
#include "term.h"

static bool run(struct app *a, const char *entity, const char *key)
{
    struct row row;
    struct err e = { 0 };
    if (!strcmp(entity, "activity"))
        return key != NULL ? activity_edit(a, key) : activity_new(a, "");
    row_init(&row, model_entity(entity));
    if (key != NULL && row_find_text(a->db, row.en, key, &row, &e) != ST_OK) {
        app_error(&e);
        return false;
    }
    return record_form(a, &row);
}

int main(int argc, char **argv)
{
    struct screens_ask ask = { .today = clock_today(), .user = "录入员" };
    const struct term_options options = { .theme = THEME_DEFAULT };
    const char *drafts = getenv("FORMDEMO_DRAFTS");
    struct app a;
    struct err e = { 0 };
    ask.drafts = drafts != NULL ? drafts : "./";
    if (argc < 3 || model_entity(argv[2]) == NULL)
        return 2;
    if (app_open(&a, &ask, argv[1], &e) != ST_OK || term_open(&options, &e) != ST_OK) {
        fprintf(stderr, "%s\n", e.text);
        return 1;
    }
    app_show_place(&a);
    bool saved = run(&a, argv[2], argc > 3 ? argv[3] : NULL);
    app_close(&a);
    term_close();
    puts(saved ? "saved" : "left");
    return 0;
}
