/* The terminal: modes on, keys in, modes off on every path. */
#define NCURSES_NOMACROS 1
#include "term.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "cells.h"
#include "clock.h"
#include "mem.h"
#include "term_priv.h"
#include "text.h"
#include "words.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

static struct {
    bool open, scripted, gone, repaint, mark_idle;
    enum ambiguous ambiguous;
    SCREEN *screen;
    struct termios before;
    struct keys keys;
    struct sigaction old[NSIG];
    sigset_t old_mask;
    unsigned long taken; /* keys, for the idle mark */
} term;

static volatile sig_atomic_t got_winch, got_end, got_stop, got_cont;

static const int watched[] = { SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT };
static const int deadly[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };

static void on_signal(int sig)
{
    if (sig == SIGWINCH)
        got_winch = 1;
    else if (sig == SIGTSTP)
        got_stop = 1;
    else if (sig == SIGCONT)
        got_cont = 1;
    else
        got_end = 1;
}

static void say(const char *s)
{
    frame_write(s, strlen(s));
}

/* A fault in the program: give the terminal back, then let it happen. Only what a signal handler
 * may call. */
static void on_fault(int sig)
{
    say(PASTE_OFF "\033[0m\033[?25h\033[?1049l\r\n");
    tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
    signal(sig, SIG_DFL);
    raise(sig);
}

static void signals_on(void)
{
    struct sigaction sa = { .sa_handler = on_signal };
    sigset_t block;

    sigemptyset(&block);
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
        sigaction(watched[i], &sa, &term.old[watched[i]]);
        sigaddset(&block, watched[i]);
    }
    sa = (struct sigaction){ .sa_handler = on_fault, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER) };
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        sigaction(deadly[i], &sa, &term.old[deadly[i]]);
    /* they arrive only while we wait for a key: none is lost between looking and waiting */
    sigprocmask(SIG_BLOCK, &block, &term.old_mask);
}

static void signals_off(void)
{
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
        sigaction(watched[i], &term.old[watched[i]], NULL);
    for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++)
        sigaction(deadly[i], &term.old[deadly[i]], NULL);
    sigprocmask(SIG_SETMASK, &term.old_mask, NULL);
}

static bool codeset_is_utf8(const char *c)
{
    return strcasecmp(c, "UTF-8") == 0 || strcasecmp(c, "utf8") == 0;
}

/* Sets LC_CTYPE from the environment: C and POSIX become C.UTF-8; another codeset is refused in
 * words. */
static enum status term_locale(struct err *e)
{
    static const char *const vars[] = { "LC_ALL", "LC_CTYPE", "LANG" };
    const char *want = "", *codeset, *dot;

    for (size_t i = 0; i < sizeof vars / sizeof *vars && *want == '\0'; i++)
        if (getenv(vars[i]) != NULL)
            want = getenv(vars[i]);
    dot = strchr(want, '.');
    if (setlocale(LC_CTYPE, "") == NULL && dot != NULL && strncasecmp(dot + 1, "utf", 3) != 0)
        codeset =
            dot + 1; /* a locale that is not installed still says what the terminal is set to */
    else
        codeset = nl_langinfo(CODESET);
    if (codeset_is_utf8(codeset))
        return ST_OK;
    if ((strcmp(codeset, "ANSI_X3.4-1968") == 0 || strcmp(codeset, "US-ASCII") == 0) &&
        setlocale(LC_CTYPE, "C.UTF-8") != NULL)
        return ST_OK;
    return err_set(e, ST_USAGE,
                   _("当前编码是 %s，本程序的屏幕只用 UTF-8：请执行 export LC_ALL=C.UTF-8，"
                     "并把终端软件的字符编码设为 UTF-8 后再启动（文件可以是 GB18030）。"),
                   codeset);
}

/* Asks where the cursor is after an ambiguous character: column 2 or 3. The answer comes as a key.
 */
static void ask_width(void)
{
    if (term.ambiguous != AMBIGUOUS_AUTO)
        return;
    say("\033[H\342\200\234\033[6n\033[H\033[K");
    term.keys.want_report = true;
}

static void modes_on(void)
{
    raw();
    noecho();
    nonl();
    typeahead(-1);
    say(PASTE_ON);
}

static enum status open_screen(struct err *e)
{
    static const char *const fallbacks[] = { NULL, "xterm-256color", "xterm", "vt100" };
    const char *name = getenv("TERM");
    FILE *out;

    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return err_set(
            e, ST_USAGE,
            _("这里没有终端，不能显示屏幕：请在终端窗口里启动，或使用子命令（见 --help）。"));
    if (name != NULL && strcmp(name, "dumb") == 0)
        return err_set(e, ST_USAGE,
                       _("TERM=dumb 的终端不能整屏显示：请换一个终端，或执行 export "
                         "TERM=xterm-256color 后再启动；"
                         "子命令不受影响（见 --help）。"));
    if (tcgetattr(STDIN_FILENO, &term.before) != 0)
        return err_set(e, ST_FAILED, _("读不到终端的设置：%s。"), strerror(errno));
    use_env(TRUE);
    use_tioctl(TRUE);
    out = frame_open();
    for (size_t i = name == NULL || *name == '\0' ? 1 : 0; i < 4 && term.screen == NULL; i++)
        term.screen = newterm(fallbacks[i], out, stdin);
    if (term.screen == NULL) {
        frame_close();
        return err_set(e, ST_FAILED,
                       _("没有终端 %s 的说明：请执行 export TERM=xterm-256color 后再启动。"),
                       name != NULL ? name : "");
    }
    return ST_OK;
}

static void options_from_environment(enum theme *theme)
{
    const char *s = getenv("NO_COLOR");

    if (s != NULL && *s != '\0' && *theme == THEME_DEFAULT)
        *theme = THEME_MONO;
    s = getenv("ESCDELAY");
    if (s != NULL && atoi(s) > 0)
        term.keys.esc_ms = atoi(s);
    term.mark_idle = getenv("DANGJIAN_IDLE") != NULL;
}

enum status term_open(const struct term_options *o, struct err *e)
{
    enum theme theme = o->theme;
    enum status s;

    keys_init(&term.keys);
    term.keys.esc_digit = o->esc_digit;
    term.ambiguous = o->ambiguous;
    term.gone = false;
    options_from_environment(&theme);
    text_ambiguous_wide(o->ambiguous == AMBIGUOUS_WIDE);
    if (script_wanted()) {
        cells_lines(theme == THEME_PLAIN);
        term.scripted = term.open = true;
        return script_open(e);
    }
    s = term_locale(e);
    if (s == ST_OK)
        s = open_screen(e);
    if (s != ST_OK)
        return s;
    term.open = true;
    atexit(term_close);
    mem_on_exhausted(term_close);
    signals_on();
    modes_on();
    paint_looks(theme);
    cells_size(getmaxy(stdscr), getmaxx(stdscr));
    wrefresh(stdscr);
    ask_width();
    term.repaint = true;
    return ST_OK;
}

void term_close(void)
{
    if (!term.open)
        return;
    term.open = false;
    keys_free(&term.keys);
    if (term.scripted) {
        script_close();
        term.scripted = false;
        return;
    }
    if (!term.gone)
        say(PASTE_OFF);
    frame_end(); /* memory may have run out in the middle of a picture */
    curs_set(1);
    endwin();
    paint_forget();
    delscreen(term.screen);
    frame_close();
    term.screen = NULL;
    signals_off();
}

void term_show(void)
{
    if (!term.open || term.scripted || term.gone)
        return;
    frame_begin();
    paint_show(term.repaint);
    frame_end();
    term.repaint = false;
}

void term_repaint(void)
{
    term.repaint = true;
}

/* After the window changed or the program was away. */
static struct key come_back(void)
{
    struct winsize w;

    got_winch = got_cont = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_row > 0 && w.ws_col > 0) {
        resize_term(w.ws_row, w.ws_col);
        cells_size(w.ws_row, w.ws_col);
    }
    paint_forget();
    term.repaint = true;
    return (struct key){ .kind = K_RESIZE };
}

void term_suspend(void)
{
    struct sigaction dfl = { .sa_handler = SIG_DFL }, own;
    sigset_t stop;

    if (!term.open || term.scripted)
        return;
    say(PASTE_OFF);
    curs_set(1);
    endwin();
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigaction(SIGTSTP, &dfl, &own);
    kill(0, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stops here; goes on after fg */
    sigprocmask(SIG_BLOCK, &stop, NULL);
    sigaction(SIGTSTP, &own, NULL);
    got_stop = 0;
    modes_on();
    got_cont = 1;
}

static void idle_mark(void)
{
    char s[64];

    if (!term.mark_idle)
        return;
    snprintf(s, sizeof s, "\033]2;idle %lu\007", term.taken);
    say(s);
}

/* Waits for bytes, a signal, or ms milliseconds (-1: for ever). False: nothing came in that time.
 */
static bool wait_bytes(int ms)
{
    struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
    struct timespec t = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L };
    char bytes[4096];
    ssize_t n;
    int ready = ppoll(&p, 1, ms < 0 ? NULL : &t, &term.old_mask);

    if (ready < 0)
        return errno == EINTR;
    if (ready == 0)
        return false;
    n = read(STDIN_FILENO, bytes, sizeof bytes);
    if (n > 0)
        keys_feed(&term.keys, bytes, (size_t)n, clock_ms());
    else if (n == 0 || (errno != EINTR && errno != EAGAIN))
        term.gone = true;
    return true;
}

bool term_quiet(int ms)
{
    struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };

    if (!term.open || term.scripted)
        return true;
    return term.keys.at >= term.keys.in.len && poll(&p, 1, ms) <= 0;
}

bool term_pending(void)
{
    return !term_quiet(0);
}

/* The answer about ambiguous characters is for this room alone. */
static bool take_report(const struct key *k)
{
    if (k->kind != K_REPORT || k->code != 3)
        return false;
    text_ambiguous_wide(true);
    paint_forget();
    term.repaint = true;
    return true;
}

static bool take_signal(struct key *k)
{
    if (got_end || term.gone) {
        *k = (struct key){ .kind = K_HANGUP };
        return true;
    }
    if (got_stop)
        term_suspend();
    if (got_cont && !isendwin())
        modes_on(); /* stopped from outside: the shell has set its own */
    if (got_cont || got_winch) {
        *k = come_back();
        return true;
    }
    return false;
}

long long term_now(void)
{
    return term.scripted ? script_now() : clock_ms();
}

struct key term_key(int timeout_ms)
{
    long long start = clock_ms();
    bool looked = false;
    struct key k;

    if (term.scripted)
        return script_key(timeout_ms);
    while (term.open) {
        int wait, left = -1;

        if (take_signal(&k))
            return k;
        if (keys_take(&term.keys, clock_ms(), &k, &wait)) {
            term.taken++;
            if (k.kind != K_REPORT)
                return k;
            if (take_report(&k))
                return (struct key){ .kind = K_RESIZE };
            continue;
        }
        if (timeout_ms >= 0) {
            left = timeout_ms - (int)(clock_ms() - start);
            /* half a key has come: what a tick sets off would keep the rest of it waiting */
            if (left <= 0 && looked && (wait < 0 || timeout_ms == 0))
                return (struct key){ .kind = K_TICK };
            left = left > 0 ? left : 0;
        }
        if (wait < 0)
            idle_mark();
        wait_bytes(wait >= 0 && timeout_ms != 0 ? wait : left);
        looked = true;
    }
    return (struct key){ .kind = K_HANGUP };
}
