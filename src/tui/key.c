/* The decoder: bytes to keys. */
#include "key.h"

#include "text.h"

enum { DIGIT_MS = 400, CHAR_MS = 1000, PASTE_MS = 2000 };

#define PASTE_END "\033[201~"

void keys_init(struct keys *k)
{
    *k = (struct keys){ .esc_ms = 50 };
}

void keys_free(struct keys *k)
{
    buf_free(&k->in);
    buf_free(&k->paste);
}

void keys_feed(struct keys *k, const char *bytes, size_t n, long long now_ms)
{
    bool lone_esc = k->in.len - k->at == 1 && k->in.data[k->at] == '\033';

    if (lone_esc && now_ms - k->last_ms >= k->esc_ms)
        k->apart = true;
    k->last_ms = now_ms;
    if (k->at == k->in.len) {
        buf_clear(&k->in);
        k->at = 0;
    }
    buf_add(&k->in, bytes, n);
}

static struct key named(uint32_t code, unsigned mod)
{
    return (struct key){ .kind = K_NAME, .code = code, .mod = mod };
}

static uint32_t fn_of_tilde(unsigned n)
{
    static const uint8_t names[] = {
        [1] = KN_HOME, [2] = KN_INSERT, [3] = KN_DELETE, [4] = KN_END,
        [5] = KN_PGUP, [6] = KN_PGDN,   [7] = KN_HOME,   [8] = KN_END,
    };

    if (n < sizeof names && names[n] != 0)
        return names[n];
    if (n >= 11 && n <= 15)
        return KN_F0 + n - 10;
    if (n >= 17 && n <= 21)
        return KN_F0 + n - 11;
    if (n >= 23 && n <= 26)
        return KN_F0 + n - 12;
    if (n == 28 || n == 29)
        return KN_F0 + n - 13;
    if (n >= 31 && n <= 34)
        return KN_F0 + n - 14;
    return 0;
}

static uint32_t fn_of_letter(char c)
{
    switch (c) {
    case 'A':
        return KN_UP;
    case 'B':
        return KN_DOWN;
    case 'C':
        return KN_RIGHT;
    case 'D':
        return KN_LEFT;
    case 'F':
        return KN_END;
    case 'H':
        return KN_HOME;
    case 'M':
        return KN_ENTER;
    case 'P':
    case 'Q':
    case 'R':
    case 'S':
        return KN_F0 + 1 + (uint32_t)(c - 'P');
    default:
        return 0;
    }
}

/* Everything from ESC [ 200 ~ to ESC [ 201 ~; a paste that never ends is taken after a while. */
static bool take_paste(struct keys *k, size_t start, bool late, struct key *out)
{
    const char *s = k->in.data + start;
    size_t left = k->in.len - start;
    const char *end = memmem(s, left, PASTE_END, sizeof PASTE_END - 1);
    size_t n = end != NULL ? (size_t)(end - s) : left;

    if (end == NULL && !late)
        return false;
    buf_clear(&k->paste);
    uint32_t lost = 0;
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        size_t used = text_decode(s + i, n - i, &cp);

        if (cp == '\r') {
            buf_putc(&k->paste, '\n');
            if (i + 1 < n && s[i + 1] == '\n')
                used = 2;
        } else if (cp == '\n' || cp == '\t' ||
                   (cp >= 0x20 && cp != 0x7f && (cp < 0x80 || cp > 0x9f))) {
            char u[4];

            buf_add(&k->paste, u, text_encode(cp, u));
        } else {
            lost++;
        }
        i += used;
    }
    k->at = end != NULL ? start + n + sizeof PASTE_END - 1 : k->in.len;
    *out = (struct key){ .kind = K_PASTE, .code = lost, .text = buf_str(&k->paste) };
    return true;
}

/* A sequence whose final byte is c, with up to two numbers. */
static struct key csi_key(struct keys *k, char c, const unsigned num[2], int count)
{
    unsigned mod = count == 2 && num[1] >= 1 && num[1] <= 16 ? (num[1] - 1) & 7 : 0;
    uint32_t name = c == '~' ? fn_of_tilde(num[0]) : fn_of_letter(c);

    if (c == 'R' && k->want_report && count == 2) {
        k->want_report = false;
        return (struct key){ .kind = K_REPORT, .code = num[1] };
    }
    if (c == 'Z')
        return named(KN_TAB, MOD_SHIFT);
    if (name == 0)
        return (struct key){ .kind = K_NONE };
    return named(name, mod);
}

/* At ESC [. False: more bytes are needed. */
static bool take_csi(struct keys *k, bool late, struct key *out)
{
    const char *s = k->in.data;
    unsigned num[2] = { 0, 0 };
    int count = 0;
    size_t i = k->at + 2;
    bool odd = i < k->in.len && s[i] >= '<' && s[i] <= '?'; /* reports and the mouse: no keys */

    if (i < k->in.len && s[i] == '[') { /* the Linux console: ESC [ [ A is F1 */
        if (i + 1 == k->in.len && !late)
            return false;
        *out = (struct key){ .kind = K_NONE };
        if (i + 1 < k->in.len && s[i + 1] >= 'A' && s[i + 1] <= 'E')
            *out = named(KN_F0 + 1 + (uint32_t)(s[i + 1] - 'A'), 0);
        k->at = i + 1 < k->in.len ? i + 2 : k->in.len;
        return true;
    }
    for (; i < k->in.len && s[i] >= 0x20 && s[i] <= 0x3f; i++) {
        if (s[i] >= '0' && s[i] <= '9') {
            if (count == 0)
                count = 1;
            if (num[count - 1] < 100000)
                num[count - 1] = num[count - 1] * 10 + (unsigned)(s[i] - '0');
        } else if (s[i] == ';' && count < 2) {
            count++;
        }
    }
    if (i == k->in.len) {
        if (!late)
            return false;
        /* cut off: ESC [ alone is Alt-[, anything longer is noise */
        *out = (struct key){ .kind = i == k->at + 2 ? K_ALT : K_NONE, .code = '[' };
        k->at = i;
        return true;
    }
    if (s[i] == '~' && num[0] == 200)
        return take_paste(k, i + 1, late, out);
    if (s[i] < 0x40 || s[i] > 0x7e) { /* broken: the byte that broke it is a key of its own */
        *out = (struct key){ .kind = K_NONE };
        k->at = i;
        return true;
    }
    if (odd || s[i] == 'M')
        *out = (struct key){ .kind = K_NONE };
    else
        *out = csi_key(k, s[i], num, count);
    k->at = i + 1;
    return true;
}

/* At ESC. */
static bool take_escape(struct keys *k, bool late, struct key *out)
{
    size_t left = k->in.len - k->at;
    unsigned char c = left > 1 ? (unsigned char)k->in.data[k->at + 1] : 0;

    if (left == 1 && !late)
        return false;
    *out = named(KN_ESC, 0);
    if (left == 1 || (k->apart && !(k->esc_digit && c >= '0' && c <= '9'))) {
        k->apart = false;
        k->at++;
        return true;
    }
    k->apart = false;
    if (c == '[')
        return take_csi(k, late, out);
    if (c == 'O') {
        if (left == 2) {
            if (!late)
                return false;
            *out = (struct key){ .kind = K_ALT, .code = 'O' };
            k->at += 2;
            return true;
        }
        uint32_t name = fn_of_letter(k->in.data[k->at + 2]);

        *out = name != 0 ? named(name, 0) : (struct key){ .kind = K_NONE };
        k->at += 3;
        return true;
    }
    if (c >= '0' && c <= '9') {
        *out = named(KN_F0 + (c == '0' ? 10u : (unsigned)(c - '0')), 0);
        k->at += 2;
    } else if (c > 0x20 && c < 0x7f) {
        *out = (struct key){ .kind = K_ALT, .code = c };
        k->at += 2;
    } else {
        k->at++; /* Esc, and what follows is a key of its own */
    }
    return true;
}

/* How many bytes a character that starts with c has; 0: none starts so. */
static size_t utf8_len(unsigned char c)
{
    if (c >= 0xc2 && c <= 0xdf)
        return 2;
    if (c >= 0xe0 && c <= 0xef)
        return 3;
    return c >= 0xf0 && c <= 0xf4 ? 4 : 0;
}

/* At a byte from 0x80 on. */
static bool take_wide(struct keys *k, bool late, struct key *out)
{
    const char *s = k->in.data + k->at;
    size_t left = k->in.len - k->at, need = utf8_len((unsigned char)*s), have = 1;
    uint32_t cp;
    size_t used;

    while (have < left && have < need && ((unsigned char)s[have] & 0xc0) == 0x80)
        have++;
    if (have == left && have < need && !late)
        return false;
    used = text_decode(s, left, &cp);
    if (used > 1)
        *out = (struct key){ .kind = K_CHAR, .code = cp };
    else
        *out = (struct key){ .kind = K_BAD, .code = (unsigned char)*s };
    if (used > 1 && cp < 0xa0) /* C1 control */
        *out = (struct key){ .kind = K_NONE };
    k->at += used;
    return true;
}

static struct key control_key(unsigned char c)
{
    switch (c) {
    case '\r':
    case '\n':
        return named(KN_ENTER, 0);
    case '\t':
        return named(KN_TAB, 0);
    case 0x08:
    case 0x7f:
        return named(KN_BACKSPACE, 0);
    case 0:
        return (struct key){ .kind = K_NONE };
    default:
        return (struct key){ .kind = K_CTRL, .code = c <= 26 ? 'a' + c - 1u : c + 0x40u };
    }
}

static bool take_one(struct keys *k, long long now_ms, struct key *out, int *wait_ms)
{
    unsigned char c = (unsigned char)k->in.data[k->at];
    size_t left = k->in.len - k->at;
    int wait = c == '\033' ? (left == 1 && k->esc_digit ? DIGIT_MS : k->esc_ms) : CHAR_MS;
    long long passed = now_ms - k->last_ms;

    if (c == '\033' && left > 5 && memcmp(k->in.data + k->at, "\033[200~", 6) == 0)
        wait = PASTE_MS;
    bool late = passed >= wait;
    bool got;

    if (c == '\033') {
        got = take_escape(k, late, out);
    } else if (c >= 0x80) {
        got = take_wide(k, late, out);
    } else {
        *out = c < 0x20 || c == 0x7f ? control_key(c) : (struct key){ .kind = K_CHAR, .code = c };
        k->at++;
        got = true;
    }
    *wait_ms = got ? 0 : (int)(wait - passed);
    return got;
}

bool keys_take(struct keys *k, long long now_ms, struct key *out, int *wait_ms)
{
    *wait_ms = -1;
    while (k->at < k->in.len) {
        if (!take_one(k, now_ms, out, wait_ms))
            return false;
        if (out->kind != K_NONE)
            return true;
        *wait_ms = -1;
    }
    return false;
}
