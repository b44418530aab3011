/* dangjian: what stands before the command is read, the command is looked up and run, its status is
 * the exit code. */
#include <langinfo.h>
#include <locale.h>
#include <malloc.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "clock.h"
#include "command.h"
#include "config.h"
#include "db.h"
#include "output.h"
#include "paths.h"
#include "screens.h"
#include "words.h"

/* Text is UTF-8 everywhere. In a C locale the one that is always there takes its place; dates and
 * numbers of the locale are used nowhere. */
static void set_language(const char *lang)
{
    if (lang != NULL && !strcmp(lang, "en"))
        setenv("LANGUAGE", "en", 1);
    else if (lang != NULL)
        unsetenv("LANGUAGE");
    if (setlocale(LC_ALL, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_ALL, "C.UTF-8");
    setlocale(LC_NUMERIC, "C");
    words_begin(NULL);
}

static enum status read_today(const char *on, daynum *today, struct err *e)
{
    *today = on != NULL ? date_parse_loose(on) : clock_today();
    if (*today != DAY_NONE)
        return ST_OK;
    return on != NULL
               ? err_set(e, ST_USAGE, "--on 要写成存在的日期，如 2026-03-05，这里是“%s”。", on)
               : err_set(e, ST_USAGE, "$DANGJIAN_TODAY 要写成存在的日期，如 2026-03-05。");
}

static bool asks_help(const char *arg)
{
    return !strcmp(arg, "--help") || !strcmp(arg, "-h");
}

/* Anything that needs no database. *done: there is nothing else to do. */
static enum status run_words(const struct globals *o, int argc, char **argv, int at, bool *done,
                             struct err *e)
{
    *done = true;
    if (o->version) {
        printf("dangjian %s\n", PACKAGE_VERSION);
        return fflush(stdout) == 0 ? ST_OK : err_set(e, ST_FAILED, "写不出结果。");
    }
    if (o->help && at < argc)
        return help_one(argv[at], e);
    bool help = at < argc && !strcmp(argv[at], "help");
    if (o->help || (help && (at + 1 == argc || asks_help(argv[at + 1]))))
        return help_all(e);
    if (help)
        return help_one(argv[at + 1], e);
    for (int i = at + 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (asks_help(argv[i]))
            return help_one(argv[at], e);
    *done = false;
    return ST_OK;
}

static enum status run_named(struct call *c, const char *name, struct err *e)
{
    c->command = command_find(name);
    return c->command != NULL
               ? c->command->run(c, e)
               : err_set(e, ST_USAGE, "没有命令“%s”，全部命令见 dangjian --help。", name);
}

/* No command: the screens; without a terminal that can show them, the due list. */
static enum status run_screens(struct call *c, bool pinned, struct err *e)
{
    struct buf drafts = BUF_INIT, lists = BUF_INIT, theme = BUF_INIT, ambiguous = BUF_INIT,
               digit = BUF_INIT, copies = BUF_INIT;
    if (!screens_possible())
        return run_named(c, "due", e);
    struct screens_ask ask = {
        .db_path = c->db_path,
        .org = c->org,
        .user = c->user,
        .today = c->today,
        .pinned = pinned,
        .theme = config_get("theme", &theme) ? buf_str(&theme) : NULL,
        .ambiguous = config_get("ambiguous-width", &ambiguous) ? buf_str(&ambiguous) : NULL,
        .esc_digit = config_get("esc-digit", &digit) ? buf_str(&digit) : NULL,
        .copies = config_get("copies", &copies) ? buf_str(&copies) : NULL,
    };
    enum status s = path_state("drafts/", &drafts, e);
    if (s == ST_OK)
        s = path_state("lists", &lists, e);
    ask.drafts = buf_str(&drafts);
    ask.lists = buf_str(&lists);
    if (s == ST_OK)
        s = screens_run(&ask, e);
    buf_free(&drafts);
    buf_free(&lists);
    buf_free(&theme);
    buf_free(&ambiguous);
    buf_free(&digit);
    buf_free(&copies);
    return s;
}

static const char *user_name(void)
{
    const char *user = getenv("DANGJIAN_USER");
    if (user != NULL && *user != '\0')
        return user;
    const struct passwd *pw = getpwuid(geteuid());
    return pw != NULL ? pw->pw_name : "?";
}

/* On the screen it is said by the screens. */
static void tell_exposed(const char *command, const char *path)
{
    struct buf said = BUF_INIT;
    if (strcmp(command, "complete") != 0)
        db_tell_exposed(path, &said);
    if (said.len > 0)
        fprintf(stderr, "dangjian: %s\n", buf_str(&said));
    buf_free(&said);
}

static enum status run(int argc, char **argv, struct err *e)
{
    struct globals o = { 0 };
    struct call c = { .program = argv[0], .user = user_name() };
    struct buf path = BUF_INIT;
    int at;
    bool done = false;
    enum status s = options_before(argc, argv, &at, &o, e);
    if (s == ST_OK && o.lang != NULL && strcmp(o.lang, "zh") != 0 && strcmp(o.lang, "en") != 0)
        s = err_set(e, ST_USAGE, "--lang 只有 zh 和 en。");
    set_language(o.lang);
    if (s == ST_OK)
        s = run_words(&o, argc, argv, at, &done, e);
    if (s != ST_OK || done)
        return s;
    /* the two that may make a database in its usual place */
    bool makes = at >= argc || !strcmp(argv[at], "init");
    s = read_today(o.on, &c.today, e);
    if (s == ST_OK)
        s = path_database(o.db, makes, &path, e);
    if (s == ST_OK) {
        c.db_path = buf_str(&path);
        c.org = o.org;
        c.argc = at < argc ? argc - at - 1 : 0;
        c.argv = at < argc ? argv + at + 1 : argv + argc;
        if (at < argc)
            tell_exposed(argv[at], c.db_path);
        s = at < argc ? run_named(&c, argv[at], e) : run_screens(&c, o.on != NULL, e);
    }
    buf_free(&path);
    return s;
}

int main(int argc, char **argv)
{
    struct err e = { 0 };
    umask(077);
    mallopt(M_ARENA_MAX, 1); /* a heap for the second thread would grow by one page a call */
    /* a reader that goes away early (head) ends a listing; it is no error worth a sentence */
    signal(SIGPIPE, SIG_IGN);
    enum status s = run(argc, argv, &e);
    if (s != ST_OK && s != ST_OVERDUE)
        output_say("dangjian: %s\n", e.text);
    return (int)s;
}
