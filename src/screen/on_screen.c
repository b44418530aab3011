/* Sentences that name a command, for people who sit at the screens. */
#include <string.h>

#include "app.h"
#include "words.h"

/* Where the screens do what a command does. "": it is in sight, or one key away; what is not here
 * has no place on the screens, and the command stands. */
static const struct {
    const char *command, *keys;
} places[] = {
    { "reopen", N_("（待办里按 - 到报表，按 F2）") },
    { "close", N_("（待办里按 - 到报表，按 F2）") },
    { "set", "" },
    { "add", "" },
    { "list", "" },
    { "show", "" },
    { "fields", "" },
    { "why", "" },
    { "import", N_("（或按 F4 指明）") },
};

/* The command of "… dangjian --org X reopen Y": its first word that is neither an option nor what
 * belongs to one. */
static const char *command_of(const char *s, size_t n, size_t *len)
{
    bool value = false;
    for (size_t i = 0; i < n; i += *len + 1) {
        *len = 0;
        while (i + *len < n && s[i + *len] != ' ')
            ++*len;
        if (s[i] != '-' && !value)
            return s + i;
        value = s[i] == '-';
    }
    return NULL;
}

/* NULL: it stays as it is. */
static const char *keys_for(const char *inside, size_t n)
{
    static const char program[] = "dangjian ";
    const char *at = memmem(inside, n, program, strlen(program));
    size_t len, from = at != NULL ? (size_t)(at - inside) + strlen(program) : n;
    const char *word = command_of(inside + from, n - from, &len);
    for (size_t i = 0; word != NULL && i < sizeof places / sizeof *places; i++) {
        size_t m = strlen(places[i].command);
        if (len >= m && !strncmp(word, places[i].command, m) &&
            (len == m || (unsigned char)word[m] >= 0x80)) /* set、delete */
            return places[i].keys;
    }
    return NULL;
}

/* The bracket that begins at s: its bytes with both marks, and what is inside; 0: none. In English
 * a blank stands before it. */
static size_t bracket(const char *s, const char **inside, size_t *n)
{
    static const char *const marks[][2] = { { "（", "）" }, { " (", ")" } };
    for (int i = 0; i < 2; i++) {
        size_t open = strlen(marks[i][0]);
        const char *end = strncmp(s, marks[i][0], open) ? NULL : strstr(s + open, marks[i][1]);
        if (end == NULL)
            continue;
        *inside = s + open;
        *n = (size_t)(end - *inside);
        return open + *n + strlen(marks[i][1]);
    }
    return 0;
}

/* 请先运行 dangjian check。 Bytes of the command; 0: something else, or no way on the screens. */
static size_t checking(const char *s)
{
    static const char command[] = "dangjian check";
    size_t n = strlen(command);
    return !strncmp(s, command, n) && strncmp(s + n, " -", 2) != 0 ? n : 0;
}

void app_on_screen(const char *text, struct buf *out)
{
    const char *inside;
    size_t n, whole;
    while (*text != '\0') {
        if ((n = checking(text)) > 0) {
            const char *way = _("体检（待办里按 k）");
            bool han = (unsigned char)*way >= 0x80;
            if (han && out->len > 0 && out->data[out->len - 1] == ' ')
                out->data[--out->len] = '\0'; /* a command stands apart, a word does not */
            buf_puts(out, way);
            text += n;
            continue;
        }
        whole = bracket(text, &inside, &n);
        const char *keys = whole > 0 ? keys_for(inside, n) : NULL;
        if (keys == NULL) {
            buf_putc(out, *text++);
            continue;
        }
        buf_puts(out, *keys != '\0' ? _(keys) : "");
        text += whole;
    }
}

void app_err_on_screen(struct err *e)
{
    struct buf text = BUF_INIT;
    app_on_screen(e->text, &text);
    err_set(e, e->status, "%s", buf_str(&text));
    buf_free(&text);
}
