/* Names of keys, and the actions they stand for. */
#include <string.h>
#include <strings.h>

#include "key.h"
#include "text.h"

static const struct {
    const char *name;
    uint32_t code;
} names[] = {
    { "Esc", KN_ESC },    { "Enter", KN_ENTER }, { "Tab", KN_TAB },   { "Backspace", KN_BACKSPACE },
    { "Ins", KN_INSERT }, { "Del", KN_DELETE },  { "Up", KN_UP },     { "Down", KN_DOWN },
    { "Left", KN_LEFT },  { "Right", KN_RIGHT }, { "Home", KN_HOME }, { "End", KN_END },
    { "PgUp", KN_PGUP },  { "PgDn", KN_PGDN },
};

bool key_is(const struct key *k, enum key_name name)
{
    return k->kind == K_NAME && k->code == name && k->mod == 0;
}

bool key_char(const struct key *k, uint32_t code)
{
    return k->kind == K_CHAR && k->code == code;
}

struct key key_folded(const struct key *k)
{
    struct key f = *k;

    if (f.kind == K_CHAR && f.code >= 0xff01 && f.code <= 0xff5e)
        f.code -= 0xfee0;
    else if (f.kind == K_CHAR && f.code == 0x3000)
        f.code = ' ';
    else if (f.kind == K_CHAR && f.code == 0x3002) /* 。 where . was meant */
        f.code = '.';
    else if (f.kind == K_CHAR && f.code == 0x3001) /* 、 stands on the / key of Chinese layouts */
        f.code = '/';
    else if (f.kind == K_CHAR && (f.code == 0x3010 || f.code == 0x3011)) /* 【 】 on those of [ ] */
        f.code = f.code == 0x3010 ? '[' : ']';
    return f;
}

bool key_is_han(const struct key *k)
{
    struct key f = key_folded(k);

    return f.kind == K_CHAR && f.code >= 0x2e80;
}

static bool parse_plain(const char *name, size_t n, struct key *out)
{
    uint32_t cp;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].name) == n && strncasecmp(names[i].name, name, n) == 0) {
            *out = (struct key){ .kind = K_NAME, .code = names[i].code };
            return true;
        }
    if (n == 5 && strncasecmp(name, "Space", 5) == 0) {
        *out = (struct key){ .kind = K_CHAR, .code = ' ' };
        return true;
    }
    if (n >= 2 && n <= 3 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9') {
        unsigned f = (unsigned)(name[1] - '0');

        if (n == 3)
            f = name[2] >= '0' && name[2] <= '9' ? f * 10 + (unsigned)(name[2] - '0') : 99;
        *out = (struct key){ .kind = K_NAME, .code = KN_F0 + f };
        return f <= 20;
    }
    if (n == 0 || text_decode(name, n, &cp) != n || cp <= 0x20)
        return false;
    *out = (struct key){ .kind = K_CHAR, .code = cp };
    return true;
}

bool key_parse(const char *name, size_t n, struct key *out)
{
    static const struct {
        const char *prefix;
        unsigned mod;
    } mods[] = { { "Ctrl-", MOD_CTRL }, { "Alt-", MOD_ALT }, { "Shift-", MOD_SHIFT } };

    for (size_t i = 0; i < sizeof mods / sizeof *mods; i++) {
        size_t p = strlen(mods[i].prefix);

        if (n <= p || strncasecmp(name, mods[i].prefix, p) != 0)
            continue;
        if (!key_parse(name + p, n - p, out))
            return false;
        if (out->kind == K_NAME) {
            out->mod |= mods[i].mod;
        } else if (mods[i].mod == MOD_CTRL && out->kind == K_CHAR && out->code < 0x80) {
            out->kind = K_CTRL;
            if (out->code >= 'A' && out->code <= 'Z')
                out->code += 'a' - 'A';
        } else if (mods[i].mod == MOD_ALT && out->kind == K_CHAR && out->code < 0x80) {
            out->kind = K_ALT;
        } else {
            return false;
        }
        return true;
    }
    return parse_plain(name, n, out);
}

void key_print(struct buf *b, const struct key *k)
{
    char u[4];

    if (k->kind == K_CTRL || (k->kind == K_NAME && (k->mod & MOD_CTRL) != 0))
        buf_puts(b, "Ctrl-");
    if (k->kind == K_ALT || (k->kind == K_NAME && (k->mod & MOD_ALT) != 0))
        buf_puts(b, "Alt-");
    if (k->kind == K_NAME && (k->mod & MOD_SHIFT) != 0)
        buf_puts(b, "Shift-");
    if (k->kind == K_NAME && k->code > KN_F0) {
        buf_printf(b, "F%u", (unsigned)(k->code - KN_F0));
    } else if (k->kind == K_NAME) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (names[i].code == k->code)
                buf_puts(b, names[i].name);
    } else if (k->kind == K_CTRL) {
        buf_putc(b, (char)(k->code >= 'a' && k->code <= 'z' ? k->code - 'a' + 'A' : k->code));
    } else if (k->kind == K_CHAR && k->code == ' ') {
        buf_puts(b, "Space");
    } else if (k->kind == K_CHAR || k->kind == K_ALT) {
        buf_add(b, u, text_encode(k->code, u));
    }
}

bool key_equal(const struct key *a, const struct key *b)
{
    return a->kind == b->kind && a->code == b->code && (a->kind != K_NAME || a->mod == b->mod);
}

const struct action *key_action(const struct action *table, const struct key *k)
{
    for (const struct action *a = table; a != NULL && a->id != 0; a++) {
        const char *s = a->keys;

        while (s != NULL && *s != '\0') {
            size_t n = strcspn(s, " ");
            struct key want;

            if (key_parse(s, n, &want) && key_equal(&want, k))
                return a;
            s += n + strspn(s + n, " ");
        }
    }
    return NULL;
}
