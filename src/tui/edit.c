/* The line editor: text, glyphs, moving, cutting. */
#include "edit.h"

#include <stdlib.h>
#include <string.h>

#include "edit_priv.h"
#include "mem.h"
#include "text.h"

static struct buf killed; /* shared by all editors, so a name can be carried from field to field */

static void index_glyphs(struct edit *e)
{
    const char *s = buf_str(&e->text);
    size_t at = 0;
    int cell = 0;

    e->n = 0;
    for (;;) {
        int w;
        size_t used;

        e->glyph = mem_grow(e->glyph, e->n, &e->cap, sizeof *e->glyph);
        e->glyph[e->n] = (struct glyph){ at, cell };
        if (at == e->text.len)
            break;
        used = s[at] == '\n' ? 1 : text_glyph(s + at, e->text.len - at, &w);
        cell += s[at] == '\n' ? 0 : w;
        at += used;
        e->n++;
    }
    e->rows = 0;
}

struct edit *edit_new(bool lines, size_t max)
{
    struct edit *e = mem_alloc(sizeof *e);

    e->lines = lines;
    e->max = max;
    e->width = 60;
    e->goal = -1;
    index_glyphs(e);
    return e;
}

static void change_free(struct change *c)
{
    free(c->was);
    free(c->now);
}

static void forget_changes(struct edit *e)
{
    for (size_t i = 0; i < e->log_n; i++)
        change_free(&e->log[i]);
    e->log_n = e->log_at = 0;
    e->joining = false;
}

void edit_free(struct edit *e)
{
    if (e == NULL)
        return;
    forget_changes(e);
    free(e->log);
    free(e->glyph);
    free(e->row);
    buf_free(&e->text);
    free(e);
}

/* Only what may stand in the text: control characters and bytes that are no text become U+FFFD. */
static void clean(const struct edit *e, struct buf *b, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp;
        char u[4];

        i += text_decode(s + i, n - i, &cp);
        if (cp == '\n' || cp == '\t')
            buf_putc(b, cp == '\n' && e->lines ? '\n' : ' ');
        else if (cp != '\r')
            buf_add(b, u, text_encode(text_is_control(cp) ? TEXT_BAD : cp, u));
    }
}

void edit_set(struct edit *e, const char *text)
{
    forget_changes(e);
    buf_clear(&e->text);
    clean(e, &e->text, text, strlen(text));
    index_glyphs(e);
    e->caret = e->n;
    e->first = 0;
    e->goal = -1;
}

const char *edit_text(const struct edit *e)
{
    return buf_str(&e->text);
}

size_t edit_glyphs(const struct edit *e)
{
    return e->n;
}

size_t edit_caret(const struct edit *e)
{
    return e->caret;
}

bool edit_overwrites(const struct edit *e)
{
    return e->overwrite;
}

size_t edit_glyph_at(const struct edit *e, size_t byte)
{
    size_t lo = 0, hi = e->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (e->glyph[mid].byte < byte)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* The text changed at the level of bytes: by a new change, by undo and redo alike. */
static void splice(struct edit *e, size_t at, size_t cut, const char *s, size_t n)
{
    struct buf b = BUF_INIT;
    const char *old = buf_str(&e->text);

    buf_add(&b, old, at);
    buf_add(&b, s, n);
    buf_add(&b, old + at + cut, e->text.len - at - cut);
    buf_free(&e->text);
    e->text = b;
    index_glyphs(e);
    e->caret = edit_glyph_at(e, at + n);
    if (e->first > e->n)
        e->first = e->n;
    e->goal = -1;
}

/* A run of typed characters is one change. */
static bool join_change(struct edit *e, size_t at, const char *s, size_t n)
{
    struct change *c = e->log_at > 0 ? &e->log[e->log_at - 1] : NULL;

    if (!e->joining || c == NULL || c->at + c->now_n != at || c->now_n + n > 60)
        return false;
    c->now = mem_resize(c->now, c->now_n + n + 1);
    memcpy(c->now + c->now_n, s, n);
    c->now_n += n;
    return true;
}

/* Puts n bytes in place of glyphs [from, to); the caret goes behind them; logged. */
static void replace(struct edit *e, size_t from, size_t to, const char *s, size_t n, bool typed)
{
    size_t at = e->glyph[from].byte, cut = e->glyph[to].byte - at;
    const char *was = buf_str(&e->text) + at;
    bool join = typed && cut == 0;

    if (cut == 0 && n == 0)
        return;
    while (e->log_n > e->log_at)
        change_free(&e->log[--e->log_n]);
    if (!join || !join_change(e, at, s, n)) {
        e->log = mem_grow(e->log, e->log_n, &e->log_cap, sizeof *e->log);
        e->log[e->log_n++] = (struct change){ .at = at,
                                              .was = mem_dupn(was, cut),
                                              .was_n = cut,
                                              .now = mem_dupn(s, n),
                                              .now_n = n,
                                              .caret = e->glyph[e->caret].byte };
        e->log_at = e->log_n;
    }
    e->joining = join && *s != ' ' && *s != '\n';
    splice(e, at, cut, s, n);
}

static bool undo(struct edit *e)
{
    if (e->log_at == 0)
        return false;
    struct change *c = &e->log[--e->log_at];

    splice(e, c->at, c->now_n, c->was, c->was_n);
    e->caret = edit_glyph_at(e, c->caret);
    e->joining = false;
    return true;
}

static bool redo(struct edit *e)
{
    if (e->log_at == e->log_n)
        return false;
    struct change *c = &e->log[e->log_at++];

    splice(e, c->at, c->was_n, c->now, c->now_n);
    e->joining = false;
    return true;
}

static char byte_of(const struct edit *e, size_t glyph)
{
    return e->text.len > 0 ? e->text.data[e->glyph[glyph].byte] : '\0';
}

static size_t line_home(const struct edit *e)
{
    size_t i = e->caret;

    while (i > 0 && byte_of(e, i - 1) != '\n')
        i--;
    return i;
}

static size_t line_end(const struct edit *e)
{
    size_t i = e->caret;

    while (i < e->n && byte_of(e, i) != '\n')
        i++;
    return i;
}

/* Blanks 0, letters and digits 1, hanzi 2, signs 3: a word is a run of one class. */
static int class_of(const struct edit *e, size_t glyph)
{
    const char *s = e->text.data + e->glyph[glyph].byte;
    uint32_t cp;

    text_decode(s, e->glyph[glyph + 1].byte - e->glyph[glyph].byte, &cp);
    if (cp == ' ' || cp == '\n' || cp == 0x3000)
        return 0;
    if ((cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
        cp == '_' || (cp >= 0xc0 && cp < 0x2000) || (cp >= 0xff10 && cp <= 0xff5a))
        return 1;
    if (cp < 0x2e80 || (cp >= 0x3001 && cp <= 0x303f && cp != 0x3007) || cp >= 0xff00)
        return cp >= 0x20000 ? 2 : 3;
    return 2;
}

static size_t word_left(const struct edit *e)
{
    size_t i = e->caret;

    while (i > 0 && class_of(e, i - 1) == 0)
        i--;
    if (i > 0)
        for (int c = class_of(e, i - 1); i > 0 && class_of(e, i - 1) == c;)
            i--;
    return i;
}

static size_t word_right(const struct edit *e)
{
    size_t i = e->caret;

    if (i < e->n)
        for (int c = class_of(e, i); i < e->n && class_of(e, i) == c;)
            i++;
    while (i < e->n && class_of(e, i) == 0)
        i++;
    return i;
}

static bool go(struct edit *e, size_t to)
{
    bool moved = to != e->caret;

    e->caret = to;
    e->joining = false;
    e->goal = -1;
    return moved;
}

static bool cut(struct edit *e, size_t from, size_t to, bool keep)
{
    if (from == to)
        return false;
    if (keep) {
        size_t at = e->glyph[from].byte;

        buf_clear(&killed);
        buf_add(&killed, buf_str(&e->text) + at, e->glyph[to].byte - at);
    }
    replace(e, from, to, "", 0, false);
    return true;
}

bool edit_do(struct edit *e, enum edit_verb verb)
{
    size_t c = e->caret, end;

    switch (verb) {
    case EDIT_LEFT:
        return c > 0 && go(e, c - 1);
    case EDIT_RIGHT:
        return c < e->n && go(e, c + 1);
    case EDIT_WORD_LEFT:
        return go(e, word_left(e));
    case EDIT_WORD_RIGHT:
        return go(e, word_right(e));
    case EDIT_HOME:
        return go(e, line_home(e));
    case EDIT_END:
        return go(e, line_end(e));
    case EDIT_TOP:
        return go(e, 0);
    case EDIT_BOTTOM:
        return go(e, e->n);
    case EDIT_UP:
        return e->lines && edit_move_row(e, -1);
    case EDIT_DOWN:
        return e->lines && edit_move_row(e, 1);
    case EDIT_BACKSPACE:
        return c > 0 && cut(e, c - 1, c, false);
    case EDIT_DELETE:
        return c < e->n && cut(e, c, c + 1, false);
    case EDIT_KILL_END:
        end = line_end(e);
        return cut(e, c, end == c && c < e->n ? c + 1 : end, true);
    case EDIT_KILL_HOME:
        return cut(e, line_home(e), c, true);
    case EDIT_KILL_WORD:
        return cut(e, word_left(e), c, true);
    case EDIT_KILL_ALL:
        return cut(e, 0, e->n, true);
    case EDIT_CLEAR:
        return cut(e, 0, e->n, false);
    case EDIT_YANK:
        return killed.len > 0 && edit_insert(e, buf_str(&killed), killed.len);
    case EDIT_UNDO:
        return undo(e);
    case EDIT_REDO:
        return redo(e);
    case EDIT_OVERWRITE:
        e->overwrite = !e->overwrite;
        return true;
    }
    return false;
}

/* Whether what is put in begins with a character that joins the glyph before the caret. */
static bool joins(const struct edit *e, const char *s, size_t n)
{
    uint32_t cp;

    if (n == 0 || e->caret == 0 || byte_of(e, e->caret - 1) == '\n')
        return false;
    text_decode(s, n, &cp);
    return text_char_width(cp) == 0;
}

/* Bytes of the first `room` glyphs of the n bytes at s. */
static size_t clip_glyphs(const char *s, size_t n, size_t room, size_t *count)
{
    size_t at = 0;
    int w;

    for (*count = 0; at < n && *count < room; (*count)++)
        at += s[at] == '\n' ? 1 : text_glyph(s + at, n - at, &w);
    return at;
}

bool edit_insert(struct edit *e, const char *s, size_t n)
{
    struct buf b = BUF_INIT;
    size_t to = e->caret, count, fits, room = SIZE_MAX;
    bool all;

    clean(e, &b, s, n);
    clip_glyphs(buf_str(&b), b.len, SIZE_MAX, &count);
    if (e->overwrite) {
        count -= joins(e, buf_str(&b), b.len);
        for (size_t i = 0; i < count && to < e->n && byte_of(e, to) != '\n'; i++)
            to++;
    }
    if (e->max > 0)
        room = e->max > e->n - (to - e->caret) ? e->max - (e->n - (to - e->caret)) : 0;
    fits = clip_glyphs(buf_str(&b), b.len, room, &count);
    all = fits == b.len;
    if (fits > 0)
        replace(e, e->caret, to, buf_str(&b), fits, count == 1);
    buf_free(&b);
    return all;
}
