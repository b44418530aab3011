/* The line editor against a plain model: random keys, the text, the caret and the view compared
 * after each. The model keeps bytes and a caret in bytes and knows nothing but which pieces of its
 * alphabet stand on the one before. */
#include <stdlib.h>

#include "buf.h"
#include "edit.h"
#include "test.h"
#include "text.h"

enum { ROUNDS = 400, KEYS = 120, LONG_KEYS = 60 };

/* What is typed or pasted, and what becomes of it. */
static const struct piece {
    const char *typed, *kept;
    bool on_top; /* stands on the glyph before */
} pieces[] = {
    { "a", "a", false },
    { " ", " ", false },
    { "张", "张", false },
    { "。", "。", false },
    { "𠮷", "𠮷", false },                    /* beyond the BMP */
    { "\xcc\x81", "\xcc\x81", true },         /* combining acute */
    { "\xe2\x80\x8d", "\xe2\x80\x8d", true }, /* joiner */
    { "\xef\xb8\x8f", "\xef\xb8\x8f", true }, /* variation selector */
    { "👨", "👨", false },
    { "א", "א", false },                      /* right to left */
    { "\xe2\x80\xae", "\xe2\x80\xae", true }, /* a mark that turns the direction: kept, not shown */
    { "\033", "\xef\xbf\xbd", false },        /* control characters are shown as a sign */
    { "\x07", "\xef\xbf\xbd", false },
    { "\xff", "\xef\xbf\xbd", false }, /* no UTF-8 */
    { "\xc3", "\xef\xbf\xbd", false }, /* half a character */
    { "\t", " ", false },
    { "\r", "", false },
    { "\n", "\n", false }, /* a blank in one line */
};
enum { TYPED = 10 }; /* the first ones are characters a terminal may send */

struct model {
    char *text;
    size_t n, caret; /* bytes */
    bool lines, overwrite;
};

static unsigned long seed;

#ifndef DICE /* tests/fuzz throws its own */
static unsigned dice(unsigned n)
{
    seed = seed * 6364136223846793005UL + 1442695040888963407UL;
    return (unsigned)(seed >> 33) % n;
}
#endif

static bool stands_on_top(const char *s)
{
    for (size_t i = 0; i < COUNT(pieces); i++)
        if (pieces[i].on_top && !strncmp(s, pieces[i].kept, strlen(pieces[i].kept)))
            return true;
    return false;
}

static size_t length_of(char c)
{
    unsigned char u = (unsigned char)c;
    return u < 0x80 ? 1 : u < 0xe0 ? 2 : u < 0xf0 ? 3 : 4;
}

/* Whether the caret may stand at that byte: not within a character, nor before one that stands on
 * the one before. A new line carries nothing. */
static bool is_border(const struct model *m, size_t at)
{
    if (at == 0 || at == m->n)
        return true;
    if (((unsigned char)m->text[at] & 0xc0) == 0x80)
        return false;
    return !stands_on_top(m->text + at) || m->text[at - 1] == '\n';
}

static size_t next(const struct model *m, size_t at)
{
    if (at < m->n)
        do
            at++;
        while (!is_border(m, at));
    return at;
}

static size_t before(const struct model *m, size_t at)
{
    if (at > 0)
        do
            at--;
        while (!is_border(m, at));
    return at;
}

static void replace(struct model *m, size_t from, size_t to, const char *s)
{
    size_t k = strlen(s);
    char *now = malloc(m->n - (to - from) + k + 1);
    memcpy(now, m->text, from);
    memcpy(now + from, s, k);
    memcpy(now + from + k, m->text + to, m->n - to + 1);
    free(m->text);
    m->text = now;
    m->n += k - (to - from);
    m->caret = from + k;
    while (!is_border(m, m->caret))
        m->caret++;
}

static size_t line_home(const struct model *m)
{
    size_t at = m->caret;
    while (at > 0 && m->text[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(const struct model *m)
{
    return m->caret + strcspn(m->text + m->caret, "\n");
}

/* Glyphs of what is put in; a piece on top of what stands before it overwrites nothing. */
static size_t glyphs_of(const struct model *m, const char *s)
{
    size_t n = 0;
    for (const char *at = s; *at != '\0'; at += length_of(*at)) {
        bool follows = at == s ? m->caret > 0 && m->text[m->caret - 1] != '\n' : at[-1] != '\n';
        n += !stands_on_top(at) || !follows;
    }
    return n;
}

static void put(struct model *m, const char *s)
{
    size_t to = m->caret;
    if (*s == '\0')
        return;
    for (size_t i = m->overwrite ? glyphs_of(m, s) : 0; i > 0 && to < m->n; i--)
        if (m->text[to] != '\n')
            to = next(m, to);
    replace(m, m->caret, to, s);
}

static void compare(const struct model *m, struct edit *e, unsigned long started, int key)
{
    size_t glyphs = 0, at = 0;
    while (at < m->caret) {
        at = next(m, at);
        glyphs++;
    }
    if (strcmp(edit_text(e), m->text) != 0 || edit_caret(e) != glyphs)
        fail_msg("seed %lu, key %d: \"%s\" at %zu, not \"%s\" at %zu", started, key, edit_text(e),
                 edit_caret(e), m->text, glyphs);
}

static void check_view(struct edit *e, unsigned long started)
{
    int width = 3 + (int)dice(30);
    struct edit_view v = edit_view(e, width);
    char *shown = strndup(v.text, v.n);
    if (!text_valid(shown, v.n) || text_width(shown) > width || v.caret < 0 || v.caret >= width)
        fail_msg("seed %lu: \"%s\" with the caret at %d of %d", started, shown, v.caret, width);
    free(shown);
}

static void check_rows(struct edit *e, unsigned long started)
{
    int width = 2 + (int)dice(30), rows = edit_layout(e, width), row, col;
    edit_caret_cell(e, &row, &col);
    if (row < 0 || row >= rows || col < 0 || col > width)
        fail_msg("seed %lu: the caret at %d,%d of %d rows of %d", started, row, col, rows, width);
}

static void type(struct model *m, struct edit *e)
{
    const struct piece *p = &pieces[dice(TYPED)];
    struct key k = { .kind = K_CHAR };
    text_decode(p->typed, strlen(p->typed), &k.code);
    edit_key(e, &k, NULL);
    put(m, p->kept);
}

static void paste(struct model *m, struct edit *e)
{
    struct buf typed = BUF_INIT, kept = BUF_INIT;
    for (unsigned i = dice(12); i > 0; i--) {
        const struct piece *p = &pieces[dice((unsigned)COUNT(pieces))];
        buf_puts(&typed, p->typed);
        /* half a character before another one is one bad byte all the same */
        buf_puts(&kept, *p->kept == '\n' && !m->lines ? " " : p->kept);
    }
    edit_insert(e, buf_str(&typed), typed.len);
    put(m, buf_str(&kept));
    buf_free(&typed);
    buf_free(&kept);
}

static void press(struct model *m, struct edit *e)
{
    size_t end = line_end(m);
    switch (dice(13)) {
    case 0:
        edit_do(e, EDIT_LEFT);
        m->caret = before(m, m->caret);
        break;
    case 1:
        edit_do(e, EDIT_RIGHT);
        m->caret = next(m, m->caret);
        break;
    case 2:
        edit_do(e, EDIT_HOME);
        m->caret = line_home(m);
        break;
    case 3:
        edit_do(e, EDIT_END);
        m->caret = line_end(m);
        break;
    case 4:
        edit_do(e, EDIT_BACKSPACE);
        replace(m, before(m, m->caret), m->caret, "");
        break;
    case 5:
        edit_do(e, EDIT_DELETE);
        replace(m, m->caret, next(m, m->caret), "");
        break;
    case 6:
        edit_do(e, EDIT_KILL_END);
        replace(m, m->caret, end == m->caret ? next(m, end) : end, "");
        break;
    case 7:
        edit_do(e, EDIT_KILL_HOME);
        replace(m, line_home(m), m->caret, "");
        break;
    case 8:
        edit_do(e, EDIT_OVERWRITE);
        m->overwrite = !m->overwrite;
        break;
    case 9:
        paste(m, e);
        break;
    default:
        type(m, e);
    }
}

/* All that was done is taken back, and done again. */
static void check_undo(const struct model *m, struct edit *e, unsigned long started)
{
    while (edit_do(e, EDIT_UNDO))
        ;
    if (*edit_text(e) != '\0')
        fail_msg("seed %lu: undone to \"%s\"", started, edit_text(e));
    while (edit_do(e, EDIT_REDO))
        ;
    if (strcmp(edit_text(e), m->text) != 0)
        fail_msg("seed %lu: redone to \"%s\", not \"%s\"", started, edit_text(e), m->text);
}

static void run(unsigned long from, bool lines, int keys)
{
    struct model m = { .text = strdup(""), .lines = lines };
    struct edit *e = edit_new(lines, 0);
    seed = from;
    for (int i = 0; i < keys; i++) {
        press(&m, e);
        compare(&m, e, from, i);
        if (lines)
            check_rows(e, from);
        else
            check_view(e, from);
    }
    check_undo(&m, e, from);
    edit_free(e);
    free(m.text);
}

static void test_lines(void **state)
{
    (void)state;
    for (unsigned long i = 1; i <= ROUNDS; i++)
        run(i, false, KEYS);
}

static void test_text(void **state)
{
    (void)state;
    for (unsigned long i = 1; i <= ROUNDS; i++)
        run(i + 100000, true, KEYS);
}

/* Keys in a line of 10,000 characters. */
static void test_long(void **state)
{
    struct model m = { .text = malloc(30001) };
    struct edit *e = edit_new(false, 0);
    (void)state;
    for (int i = 0; i < 10000; i++)
        memcpy(m.text + 3 * (size_t)i, i % 7 == 0 ? "，" : "党", 3);
    m.text[30000] = '\0';
    m.n = m.caret = 30000;
    edit_insert(e, m.text, m.n);
    seed = 7;
    for (int i = 0; i < LONG_KEYS; i++) {
        press(&m, e);
        compare(&m, e, 7, i);
        check_view(e, 7);
    }
    edit_free(e);
    free(m.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
