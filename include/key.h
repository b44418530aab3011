/* Keys: bytes of a terminal made into characters, named keys and pastes. Pure: no terminal, no
 * clock of its own.
 *
 * Bytes that are no UTF-8 cost one K_BAD each and never the bytes after them. Escape sequences
 * nobody knows are passed over whole, so they never end up as letters in a field. */
#ifndef KEY_H
#define KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "tui.h"

enum key_kind {
    K_NONE,
    K_CHAR,   /* code: a code point from U+0020 on */
    K_CTRL,   /* code: 'a'..'z' and a few signs: Ctrl-R is 'r' */
    K_ALT,    /* code: an ASCII character other than a digit (Alt with a digit is that F-key) */
    K_NAME,   /* code: enum key_name; mod */
    K_PASTE,  /* text: what was pasted; lines end in '\n', other control characters are gone, code
                 of them */
    K_BAD,    /* a byte that is no UTF-8 */
    K_REPORT, /* the terminal's answer to a question about the cursor; code: the column, from 1 */
    K_RESIZE, /* the window has another size */
    K_TICK,   /* nothing was typed for a while */
    K_HANGUP, /* the terminal is gone or the program is told to end */
};

enum key_name {
    KN_ESC = 1,
    KN_ENTER,
    KN_TAB,
    KN_BACKSPACE,
    KN_INSERT,
    KN_DELETE,
    KN_UP,
    KN_DOWN,
    KN_LEFT,
    KN_RIGHT,
    KN_HOME,
    KN_END,
    KN_PGUP,
    KN_PGDN,
    KN_F0 = 32, /* KN_F0 + n is Fn, n = 1..20 */
    KN_F20 = KN_F0 + 20,
};

enum { MOD_SHIFT = 1, MOD_ALT = 2, MOD_CTRL = 4 };

struct key {
    enum key_kind kind;
    uint32_t code;
    unsigned mod;     /* of K_NAME alone */
    const char *text; /* of K_PASTE: borrowed until the next key is taken */
};

/* The decoder. Set esc_ms and esc_digit after keys_init. */
struct keys {
    struct buf in; /* bytes not yet understood */
    size_t at;     /* those before are done with */
    struct buf paste;
    long long last_ms; /* when the last byte came */
    bool apart;        /* what follows a lone ESC came later than esc_ms after it */
    int esc_ms;        /* a lone ESC is the Esc key after so long */
    bool esc_digit;    /* a digit within 400 ms after Esc is that F-key */
    bool want_report;  /* a cursor report is expected (it looks like Shift-F3) */
};

void keys_init(struct keys *k);
void keys_free(struct keys *k);
void keys_feed(struct keys *k, const char *bytes, size_t n, long long now_ms);
/* Takes the next key: true. False: none is complete; *wait_ms is how long to wait before asking
 * again although nothing came (-1: for ever). */
bool keys_take(struct keys *k, long long now_ms, struct key *out, int *wait_ms);

bool key_is(const struct key *k, enum key_name name); /* that key, without Ctrl, Alt or Shift */
bool key_char(const struct key *k, uint32_t code);
/* A character typed in the command context: full-width ：／？０-９ are what they look like,
 * 、【】。 the keys /[]. they stand on. */
struct key key_folded(const struct key *k);
/* Whether a character belongs to text (hanzi, kana, full-width letters are no commands). */
bool key_is_han(const struct key *k);

/* "F2", "Ctrl-R", "Alt-b", "Shift-Tab", "Ctrl-Left", "Enter", "Space", "n", "：". False: no such
 * key. */
bool key_parse(const char *name, size_t n, struct key *out);
void key_print(struct buf *b, const struct key *k); /* the same spelling */
bool key_equal(const struct key *a, const struct key *b);

/* The action of a table that a key (folded by the caller) stands for; NULL: none. */
const struct action *key_action(const struct action *table, const struct key *k);

#endif
