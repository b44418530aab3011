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

/* Ideographs and their punctuation break anywhere; letters and digits hold together. */
static bool breaks(uint32_t before, uint32_t after)
{
    if (before == ' ')
        return true;
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
