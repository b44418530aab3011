/* Lines of a given width. */
#include <stdbool.h>
#include <string.h>

#include "buf.h"
#include "text.h"

/* Whether a line may begin with cp: not with what closes. */
static bool may_begin(uint32_t cp)
{
    static const char closing[] = "，。、；：？！）》〉」』】〕〗”’…—·％℃,.;:?!)]}%";
    for (size_t at = 0; at < sizeof closing - 1;) {
        uint32_t c;
        at += text_decode(closing + at, sizeof closing - 1 - at, &c);
        if (c == cp)
            return false;
    }
    return true;
}

/* Whether a line may end with cp: not with what opens. */
static bool may_end(uint32_t cp)
{
    static const char opening[] = "（《〈「『【〔〖“‘￥([{";
    for (size_t at = 0; at < sizeof opening - 1;) {
        uint32_t c;
        at += text_decode(opening + at, sizeof opening - 1 - at, &c);
        if (c == cp)
            return false;
    }
    return true;
}

/* Ideographs and their punctuation break anywhere; letters and digits hold together, and a number
 * with what it counts (6号, 3月). */
static bool breaks(uint32_t before, uint32_t after)
{
    if (before == ' ')
        return true;
    if (before >= '0' && before <= '9' && after >= 0x4E00 && after <= 0x9FFF)
        return false;
    bool loose = text_char_width(before) == 2 || text_char_width(after) == 2;
    return loose && may_end(before) && may_begin(after);
}

static size_t without_blanks(const char *s, size_t n)
{
    while (n > 0 && s[n - 1] == ' ')
        n--;
    return n;
}

/* Bytes of the next line of the n bytes at s (no '\n' among them, n > 0): up to the last place
 * where it may break, or where the cells end if there is none. At least one glyph. */
static size_t line_bytes(const char *s, size_t n, int cells)
{
    size_t at = 0, good = 0;
    int width = 0;
    uint32_t before = 0;
    while (at < n) {
        uint32_t cp;
        int w;
        text_decode(s + at, n - at, &cp);
        size_t len = text_glyph(s + at, n - at, &w);
        if (at > 0 && breaks(before, cp))
            good = at;
        bool blank = cp == ' ' && len == 1; /* dropped at the end of a line: may stand out */
        if (width + w > cells && !blank)
            break;
        width += w;
        at += len;
        before = cp;
    }
    if (at == n)
        return n;
    if (good > 0)
        return good;
    int w;
    return at > 0 ? at : text_glyph(s, n, &w);
}

void text_wrap(struct buf *b, const char *s, int cells)
{
    while (*s != '\0') {
        size_t n = strcspn(s, "\n");
        const char *next = s + n + (s[n] == '\n' ? 1 : 0);
        if (n > 0 && s[n - 1] == '\r')
            n--;
        do {
            size_t len = n > 0 ? line_bytes(s, n, cells) : 0;
            text_safe(b, s, without_blanks(s, len));
            buf_putc(b, '\n');
            while (len < n && s[len] == ' ')
                len++;
            s += len;
            n -= len;
        } while (n > 0);
        s = next;
    }
}

/* ---- heads of columns ---- */

static bool fits(const char *s, int cells, int lines, struct buf *out)
{
    buf_clear(out);
    text_wrap(out, s, cells);
    for (size_t i = 0; i < out->len; i++)
        lines -= out->data[i] == '\n';
    return lines >= 0;
}

enum { HEADING_WORDS = 24 };

/* A title of letters, word by word; n 0: it has other characters too, or more words. */
struct heading {
    const char *word[HEADING_WORDS];
    int n, widest; /* cells of the longest word */
};

static struct heading heading_of(const char *s)
{
    struct heading h = { .n = 0 };
    while (*s != '\0') {
        size_t n = strcspn(s, " ");
        for (size_t i = 0; i < n; i++)
            if ((unsigned char)s[i] >= 0x80)
                return (struct heading){ .n = 0 };
        if (h.n == HEADING_WORDS)
            return (struct heading){ .n = 0 };
        h.word[h.n++] = s;
        h.widest = (int)n > h.widest ? (int)n : h.widest;
        s += n + strspn(s + n, " ");
    }
    return h;
}

int text_longest_word(const char *s)
{
    return heading_of(s).widest;
}

/* The first `head` words and the last `tail`, … between them. */
static void join(struct buf *b, const struct heading *h, int head, int tail)
{
    buf_clear(b);
    for (int i = 0; i < head; i++) {
        buf_add(b, h->word[i], strcspn(h->word[i], " "));
        buf_putc(b, ' ');
    }
    buf_puts(b, "… ");
    buf_puts(b, h->word[h->n - tail]);
}

/* As many whole words as there is room for, of the end rather than of the start. */
static bool by_words(struct buf *out, const struct heading *h, int cells, int lines)
{
    struct buf text = BUF_INIT;
    bool found = false;
    for (int kept = h->n - 1; kept > 1 && h->widest <= cells && !found; kept--)
        for (int head = kept / 2; head > 0 && !found; head--) {
            join(&text, h, head, kept - head);
            found = fits(buf_str(&text), cells, lines, out);
        }
    buf_free(&text);
    return found;
}

void text_heading(struct buf *b, const char *title, int cells, int lines)
{
    struct heading h = heading_of(title);
    struct buf wrapped = BUF_INIT, text = BUF_INIT;
    bool whole = fits(title, cells, lines, &wrapped) && h.widest <= cells;
    if (!whole && !by_words(&wrapped, &h, cells, lines))
        for (int room = lines * cells; room > 0; room--) {
            buf_clear(&text);
            text_middle(&text, title, room, 2);
            if (fits(buf_str(&text), cells, lines, &wrapped))
                break;
        }
    buf_add(b, buf_str(&wrapped), wrapped.len > 0 ? wrapped.len - 1 : 0); /* the last line end */
    buf_free(&wrapped);
    buf_free(&text);
}
