/* The program on the screen: terminal, database, due list; everything closed on the way out. */
#include "screens.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bar.h"
#include "daywords.h"
#include "journal.h"
#include "room.h"
#include "stack.h"
#include "term.h"
#include "words.h"

bool screens_possible(void)
{
    const char *term = getenv("TERM"), *keys = getenv("DANGJIAN_KEYS");
    if (keys != NULL && *keys != '\0')
        return true;
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

static bool is(const char *value, const char *word)
{
    return value != NULL && !strcmp(value, word);
}

static struct term_options options_of(const struct screens_ask *ask)
{
    return (struct term_options){
        .theme = is(ask->theme, "mono")    ? THEME_MONO
                 : is(ask->theme, "plain") ? THEME_PLAIN
                                           : THEME_DEFAULT,
        .ambiguous = is(ask->ambiguous, "narrow") ? AMBIGUOUS_NARROW
                     : is(ask->ambiguous, "wide") ? AMBIGUOUS_WIDE
                                                  : AMBIGUOUS_AUTO,
        .esc_digit = is(ask->esc_digit, "yes"),
    };
}

static void tell_exposed(const struct app *a)
{
    struct buf said = BUF_INIT;
    db_tell_exposed(a->db_path, &said);
    if (said.len > 0)
        bar_say(LOOK_ERROR, "%s", buf_str(&said));
    buf_free(&said);
}

static void tell_clock(const struct app *a)
{
    struct buf said = BUF_INIT;
    journal_tell_clock(a->db, &said);
    if (said.len > 0)
        bar_say(LOOK_ERROR, "%s", buf_str(&said));
    buf_free(&said);
}

static void run(struct app *a)
{
    struct err e = { 0 };
    app_show_place(a);
    enum status copied = app_copy(a, &e);
    app_watch_others(a);
    home_open(a);
    app_tell_reach(a);
    tell_exposed(a);
    app_tell_copy(copied, &e);
    tell_clock(a);
    stack_loop();
    app_leave_others();
}

/* Another file is asked for as long as the one that was named is no database of ours. */
static bool open_first(struct app *a, const struct screens_ask *ask, struct buf *path)
{
    while (first_run(ask, path)) {
        struct err e = { 0 };
        if (app_open(a, ask, buf_str(path), &e) == ST_OK)
            return true;
        app_error(&e);
        buf_clear(path);
    }
    return false;
}

/* A file that is there is opened before the terminal is touched: what is wrong with it is said on
 * the command line. */
enum status screens_run(const struct screens_ask *ask, struct err *e)
{
    const struct term_options o = options_of(ask);
    struct app a;
    struct buf path = BUF_INIT;
    day_pin(ask->pinned ? ask->today : DAY_NONE);
    bool there = access(ask->db_path, F_OK) == 0;
    enum status s = there ? app_open(&a, ask, ask->db_path, e) : ST_OK;
    if (s == ST_OK && (s = term_open(&o, e)) != ST_OK && there)
        app_close(&a);
    if (s != ST_OK)
        return s;
    if (!there) {
        bar_info(_("党建台账"), "", ask->user);
        there = open_first(&a, ask, &path);
    }
    if (there) {
        run(&a);
        app_close(&a);
    }
    term_close();
    buf_free(&path);
    return s;
}
