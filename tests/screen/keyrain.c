/* A rain of keys: what a person, a cat and a broken terminal send. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "walker.h"

enum { BYTES_MAX = 64 };

static uint64_t state;

static uint32_t draw(uint32_t n) /* 0 .. n - 1 (splitmix64) */
{
    uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ (z >> 31)) % n);
}

static const char *const often[] = {
    "Down",   "Down",   "Up",     "PgDn",   "PgUp",      "Home",      "End",      "Left",
    "Right",  "Enter",  "Enter",  "Tab",    "Esc",       "Space",     "F2",       "F3",
    "F4",     "F5",     "F6",     "F7",     "F8",        "F9",        "F1",       "F10",
    "Ins",    "Del",    "Ctrl-P", "Ctrl-R", "Backspace", "Shift-Tab", "Alt-u",    "u",
    "Ctrl-L", "Ctrl-Z", "Ctrl-U", "Ctrl-K", "Ctrl-Y",    "Ctrl-Left", "Shift-F3", "Ctrl-End",
};

static const char *const words[] = {
    "张三",
    "党",
    "第一支部",
    "今天",
    "+7",
    "月底",
    "3/5",
    "2026-02-30",
    "９９９",
    "：",
    "／",
    "org:",
    "=1+1",
    "𠮷",
    "a\xcc\x81\xcc\x82\xcc\x83",
    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9",
    "-1",
    "99999999999999999999",
    "%s%n",
    "'; drop table person; --",
    "\xe2\x80\xae",
    "xlsx",
    "1",
    "2",
    "0",
};

static void press_garbage(bool paste)
{
    char bytes[BYTES_MAX + 16];
    size_t n = 0, most = 1 + draw(BYTES_MAX - 1);
    if (paste) {
        memcpy(bytes, "\033[200~", 6);
        n = 6;
    }
    while (n < most) {
        static const char parts[] = "\033[;0123456789~OMRZPQ";
        uint32_t kind = draw(4);
        if (kind == 0)
            bytes[n++] = parts[draw(sizeof parts - 1)];
        else
            bytes[n++] = (char)(kind == 1 ? draw(256) : 0x20 + draw(0x5f));
    }
    if (paste && draw(8) != 0) {
        memcpy(bytes + n, "\033[201~", 6);
        n += 6;
    }
    walker_bytes(bytes, n, false);
}

static void resize(void)
{
    static const int sizes[][2] = {
        { 24, 80 }, { 60, 200 }, { 17, 60 },  { 16, 59 },
        { 2, 3 },   { 1, 1 },    { 40, 140 }, { 25, 81 },
    };
    size_t i = draw(sizeof sizes / sizeof *sizes);
    walker_size(sizes[i][0], sizes[i][1]);
    const char *bad = walker_unsound();
    if (bad != NULL)
        printf("# at %d rows, %d columns: %s\n", sizes[i][0], sizes[i][1], bad);
    if (draw(4) != 0) /* nothing is done in a window that is too small */
        walker_size(24, 80);
}

static void press_something(void)
{
    static const enum key_kind others[] = { K_TICK, K_BAD };
    uint32_t what = draw(100);
    const char *word = words[draw(sizeof words / sizeof *words)];
    if (what < 60) {
        walker_keys(often[draw(sizeof often / sizeof *often)]);
    } else if (what < 72) {
        struct key k = { .kind = K_CHAR, .code = 0x20 + draw(0x5f) };
        walker_press(&k);
    } else if (what < 82) {
        walker_bytes(word, strlen(word), false);
    } else if (what < 86) {
        struct key k = { .kind = K_PASTE, .text = word };
        walker_press(&k);
    } else if (what < 89) {
        struct key k = { .kind = K_CHAR, .code = 0x4e00 + draw(0x5000) };
        walker_press(&k);
    } else if (what < 93) {
        press_garbage(draw(2) == 0);
    } else if (what < 96) {
        resize();
    } else {
        struct key k = { .kind = others[draw(2)] };
        walker_press(&k);
    }
}

size_t walker_rain(uint64_t seed, long count)
{
    size_t bad = 0;
    state = seed;
    for (long i = 0; i < count && bad < 10; i++) {
        press_something();
        const char *what = walker_unsound();
        if (what == NULL)
            continue;
        bad++;
        printf("# key %ld of seed %llu: %s\n%s\n", i, (unsigned long long)seed, what,
               walker_screen());
    }
    walker_size(24, 80);
    if (!walker_back(1)) {
        bad++;
        printf("# Esc does not lead back:\n%s\n", walker_screen());
    }
    return bad;
}
