/* Two threads that never run at the same time: the screens, and who presses their keys. */
#include "walker.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "cells.h"
#include "term.h"
#include "text.h"

enum { ESC_MAX = 40 };

static struct {
    pthread_mutex_t lock;
    pthread_cond_t turn;
    struct key key;
    bool given, asked, over; /* a key lies there; the screens wait for one; the walk has ended */
    void (*walk)(void);
    struct buf screen;
} walker = { .lock = PTHREAD_MUTEX_INITIALIZER, .turn = PTHREAD_COND_INITIALIZER };

static struct key next(void *ctx)
{
    struct key k = { .kind = K_HANGUP };
    (void)ctx;
    pthread_mutex_lock(&walker.lock);
    walker.asked = true;
    pthread_cond_broadcast(&walker.turn);
    while (!walker.given && !walker.over)
        pthread_cond_wait(&walker.turn, &walker.lock);
    if (walker.given)
        k = walker.key;
    walker.given = walker.asked = false;
    pthread_mutex_unlock(&walker.lock);
    return k;
}

static void wait_for_rest(void)
{
    while (!walker.asked)
        pthread_cond_wait(&walker.turn, &walker.lock);
    buf_clear(&walker.screen);
    cells_dump(&walker.screen);
}

void walker_press(const struct key *k)
{
    pthread_mutex_lock(&walker.lock);
    walker.key = *k;
    walker.given = true;
    walker.asked = false;
    pthread_cond_broadcast(&walker.turn);
    wait_for_rest();
    pthread_mutex_unlock(&walker.lock);
}

void walker_keys(const char *names)
{
    while (*names != '\0') {
        size_t n = strcspn(names, " ");
        struct key k;
        if (!key_parse(names, n, &k)) {
            fprintf(stderr, "no key: %s\n", names);
            exit(2);
        }
        walker_press(&k);
        names += n + strspn(names + n, " ");
    }
}

void walker_bytes(const char *bytes, size_t n, bool apart)
{
    struct keys k;
    struct key key;
    long long now = 0;
    int wait;
    keys_init(&k);
    k.esc_digit = apart;
    keys_feed(&k, bytes, apart ? n - 1 : n, now);
    if (apart)
        keys_feed(&k, bytes + n - 1, 1, now += 100);
    for (;;) {
        if (!keys_take(&k, now, &key, &wait)) {
            if (wait < 0)
                break;
            now += wait;
        } else if (key.kind != K_REPORT) {
            walker_press(&key);
        }
    }
    keys_free(&k);
}

void walker_size(int rows, int cols)
{
    const struct key k = { .kind = K_RESIZE };
    cells_size(rows, cols);
    walker_press(&k);
}

const char *walker_screen(void)
{
    return buf_str(&walker.screen);
}

bool walker_shows(const char *text)
{
    return strstr(walker_screen(), text) != NULL;
}

size_t walker_height(void)
{
    const struct action *actions;
    size_t n = 0;
    while (stack_at(n + 1, &actions) != NULL)
        n++;
    return n;
}

const struct screen_ops *walker_top(const struct action **actions)
{
    return stack_at(walker_height(), actions);
}

const char *walker_unsound(void)
{
    const char *s = walker_screen();
    int rows = 0, row, col;
    for (; *s != '\0'; rows++) {
        size_t n = strcspn(s, "\n");
        if (!text_valid(s, n))
            return "no UTF-8";
        for (size_t i = 0; i < n;) {
            uint32_t cp;
            i += text_decode(s + i, n - i, &cp);
            if (text_is_control(cp) || (cp >= 0x202a && cp <= 0x202e) ||
                (cp >= 0x2066 && cp <= 0x2069))
                return "a control character";
        }
        struct buf line = BUF_INIT;
        buf_add(&line, s, n);
        bool wide = text_width(buf_str(&line)) > cells_cols();
        buf_free(&line);
        if (wide)
            return "a line wider than the window";
        s += n + (s[n] == '\n');
    }
    if (rows != cells_rows())
        return "too few lines";
    if (cells_rows() < TUI_MIN_ROWS || cells_cols() < TUI_MIN_COLS)
        return NULL;
    if (strcspn(walker_screen(), "\n") == 0)
        return "no top line";
    if (cells_caret_at(&row, &col) && row >= cells_rows() - 2 && walker_height() > 0)
        return "the caret on the last two lines";
    return NULL;
}

/* Changes that were not saved are thrown away where it is asked. */
static const char *way_out(void)
{
    static const struct {
        const char *question, *key;
    } ways[] = {
        { "2 放弃", "2" },
        { "3 放弃", "3" },
        { "不要了？", "y" },
        { "2 Drop", "2" },
        { "3 Drop", "3" },
        { "; drop it?", "y" },
    };
    const struct action *actions;
    const struct screen_ops *top = walker_top(&actions);
    for (size_t i = 0; top != NULL && top->overlay && i < sizeof ways / sizeof *ways; i++)
        if (walker_shows(ways[i].question))
            return ways[i].key;
    return "Esc";
}

bool walker_back(size_t height)
{
    for (int i = 0; i < ESC_MAX && walker_height() > height; i++)
        walker_keys(way_out());
    return walker_height() <= height;
}

static void *walk(void *ctx)
{
    (void)ctx;
    pthread_mutex_lock(&walker.lock);
    wait_for_rest();
    pthread_mutex_unlock(&walker.lock);
    walker.walk();
    pthread_mutex_lock(&walker.lock);
    walker.over = true;
    pthread_cond_broadcast(&walker.turn);
    pthread_mutex_unlock(&walker.lock);
    return NULL;
}

void walker_run(const struct screens_ask *ask, void (*way)(void))
{
    pthread_t thread;
    struct err e = { 0 };
    walker.walk = way;
    term_keys_from(next, NULL);
    if (pthread_create(&thread, NULL, walk, NULL) != 0)
        exit(1);
    while (!walker.over)
        if (screens_run(ask, &e) != ST_OK) {
            fprintf(stderr, "%s\n", e.text);
            exit(1);
        }
    pthread_join(thread, NULL);
    buf_free(&walker.screen);
}
