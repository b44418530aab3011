/* UTF-8 characters and their width; clipping, padding, folding. */
#include "text.h"

#include <limits.h>
#include <string.h>

#include "buf.h"
#include "width.h"

static bool ambiguous_wide; /* set once at start, see text.h */

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Bytes of the well-formed character at s, 0 if there is none. Unicode 14, table 3-7. */
static size_t decode_strict(const char *s, size_t n, uint32_t *cp)
{
    unsigned char a = (unsigned char)s[0];
    if (a < 0x80) {
        *cp = a;
        return 1;
    }
    size_t len = a >= 0xF0 ? 4 : a >= 0xE0 ? 3 : 2;
    if (a < 0xC2 || a > 0xF4 || n < len)
        return 0;
    uint32_t c = a & (0x7Fu >> len);
    for (size_t i = 1; i < len; i++) {
        if (!is_tail(s[i]))
            return 0;
        c = c << 6 | ((unsigned char)s[i] & 0x3Fu);
    }
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *cp = c;
    return len;
}

bool text_valid(const char *s, size_t n)
{
    while (n > 0) {
        uint32_t cp;
        size_t len = decode_strict(s, n, &cp);
        if (len == 0)
            return false;
        s += len;
        n -= len;
    }
    return true;
}

size_t text_decode(const char *s, size_t n, uint32_t *cp)
{
    size_t len = decode_strict(s, n, cp);
    if (len > 0)
        return len;
    *cp = TEXT_BAD;
    return 1;
}

size_t text_encode(uint32_t cp, char out[4])
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = TEXT_BAD;
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t len = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    out[0] = (char)(lead[len] | cp);
    return len;
}

static bool in_ranges(uint32_t cp, const struct width_range *r, size_t n)
{
    size_t lo = 0, hi = n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (cp > r[mid].last)
            lo = mid + 1;
        else if (cp < r[mid].first)
            hi = mid;
        else
            return true;
    }
    return false;
}

#define IN(cp, table) in_ranges((cp), (table), sizeof(table) / sizeof(table)[0])

bool text_is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 || cp == 0x2029;
}

/* Marks that turn the writing direction: they could make one line read like another. */
static bool is_direction(uint32_t cp)
{
    return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

int text_char_width(uint32_t cp)
{
    if (cp >= 0x20 && cp < 0x7F)
        return 1;
    if (cp >= 0x4E00 && cp <= 0x9FFF) /* hanzi: nearly all that is not ASCII */
        return 2;
    if (text_is_control(cp))
        cp = TEXT_BAD;
    if (IN(cp, width_wide))
        return 2;
    if (IN(cp, width_zero))
        return 0;
    return ambiguous_wide && IN(cp, width_ambiguous) ? 2 : 1;
}

void text_ambiguous_wide(bool wide)
{
    ambiguous_wide = wide;
}

/* Whether what begins with that byte takes cells of its own, as far as the byte tells: all of
 * ASCII, and what lies in the blocks of hanzi. */
static bool takes_cells(char c)
{
    unsigned char a = (unsigned char)c;
    return a < 0x80 || (a >= 0xE4 && a <= 0xE9);
}

size_t text_plain(const char *s, size_t n, uint32_t *cp)
{
    unsigned char a = (unsigned char)s[0];
    size_t len = 0;
    if (a >= ' ' && a < 0x7F) {
        *cp = a;
        len = 1;
    } else if (a >= 0xE4 && a <= 0xE9 && n >= 3 && is_tail(s[1]) && is_tail(s[2])) {
        *cp = (a & 0xFU) << 12 | ((unsigned char)s[1] & 0x3FU) << 6 | ((unsigned char)s[2] & 0x3FU);
        len = *cp >= 0x4E00 ? 3 : 0;
    }
    return len > 0 && (len == n || takes_cells(s[len])) ? len : 0;
}

size_t text_glyph(const char *s, size_t n, int *cells)
{
    *cells = 0;
    if (n == 0)
        return 0;
    uint32_t cp;
    size_t len = text_plain(s, n, &cp);
    if (len > 0) {
        *cells = len == 1 ? 1 : 2;
        return len;
    }
    len = text_decode(s, n, &cp);
    *cells = text_char_width(cp);
    while (len < n && !takes_cells(s[len])) {
        size_t more = text_decode(s + len, n - len, &cp);
        if (text_char_width(cp) != 0)
            break;
        len += more;
    }
    return len;
}

/* U+5000 to U+9FFF, by their bytes alone. */
static bool is_hanzi(const char *s, size_t n)
{
    unsigned char a = (unsigned char)s[0];
    return a >= 0xE5 && a <= 0xE9 && n >= 3 && is_tail(s[1]) && is_tail(s[2]);
}

/* The zero-width characters of a glyph have no cells, so that each counts for itself. */
int text_width_of(const char *s, size_t n)
{
    size_t width = 0, len;
    for (; n > 0; s += len, n -= len) {
        uint32_t cp;
        if (*s >= ' ' && *s < 0x7F) {
            len = 1;
            width++;
        } else if (is_hanzi(s, n)) {
            len = 3;
            width += 2;
        } else {
            len = text_decode(s, n, &cp);
            width += (size_t)text_char_width(cp);
        }
    }
    return width > INT_MAX ? INT_MAX : (int)width;
}

int text_width(const char *s)
{
    return text_width_of(s, strlen(s));
}

/* The longest prefix of whole glyphs in `cells`; *width the cells it takes. */
static size_t clip(const char *s, int cells, int *width)
{
    size_t n = strlen(s), at = 0;
    *width = 0;
    while (at < n) {
        int w;
        size_t len = text_glyph(s + at, n - at, &w);
        if (w > cells - *width)
            break;
        *width += w;
        at += len;
    }
    return at;
}

size_t text_clip(const char *s, int cells)
{
    int width;
    return clip(s, cells, &width);
}

static void spaces(struct buf *b, int n)
{
    while (n-- > 0)
        buf_putc(b, ' ');
}

static void pad(struct buf *b, const char *s, int cells, bool left)
{
    if (cells <= 0)
        return;
    int width;
    size_t len = clip(s, cells, &width);
    bool cut = s[len] != '\0';
    int dots = cut ? text_char_width(0x2026) : 0;
    if (cut)
        len = clip(s, cells - dots, &width);
    if (dots > cells)
        dots = 0;
    if (left)
        spaces(b, cells - width - dots);
    text_safe(b, s, len);
    if (dots > 0)
        buf_puts(b, "…");
    if (!left)
        spaces(b, cells - width - dots);
}

void text_pad(struct buf *b, const char *s, int cells)
{
    pad(b, s, cells, false);
}

/* The start of the longest suffix of whole glyphs without `over` cells of the whole. */
static size_t clip_end(const char *s, int over)
{
    size_t n = strlen(s), at = 0;
    while (over > 0 && at < n) {
        int w;
        at += text_glyph(s + at, n - at, &w);
        over -= w;
    }
    return at;
}

void text_middle(struct buf *b, const char *s, int cells, int of)
{
    int all = text_width(s), dots = text_char_width(0x2026), head;
    size_t n = strlen(s);
    if (all <= cells) {
        buf_puts(b, s);
        return;
    }
    size_t len = clip(s, (cells - dots) / of, &head);
    size_t tail = clip_end(s, all - (cells - dots - head));
    if (cells < dots + 2)
        len = clip(s, cells, &head);
    buf_add(b, s, len);
    if (cells < dots + 2)
        return;
    buf_puts(b, "…");
    buf_add(b, s + tail, n - tail);
}

void text_pad_left(struct buf *b, const char *s, int cells)
{
    pad(b, s, cells, true);
}

void text_safe(struct buf *b, const char *s, size_t n)
{
    buf_reserve(b, n);
    while (n > 0) {
        uint32_t cp;
        size_t len = decode_strict(s, n, &cp);
        if (len == 0 || text_is_control(cp))
            buf_puts(b, "\xEF\xBF\xBD");
        else if (!is_direction(cp))
            buf_add(b, s, len);
        if (len == 0)
            len = 1;
        s += len;
        n -= len;
    }
}

void text_safe_lines(struct buf *b, const char *s, size_t n)
{
    while (n > 0) {
        size_t line = 0;
        while (line < n && s[line] != '\n' && s[line] != '\t' &&
               !(s[line] == '\r' && line + 1 < n && s[line + 1] == '\n'))
            line++;
        text_safe(b, s, line);
        if (line < n)
            buf_putc(b, s[line++]);
        s += line;
        n -= line;
    }
}

/* Bytes at s that stand for themselves. */
static size_t ascii_run(const char *s)
{
    size_t n = 0;
    while ((unsigned char)s[n] - 1U < 0x7FU)
        n++;
    return n;
}

void text_fold_width(struct buf *b, const char *s)
{
    size_t n = strlen(s);
    while (n > 0) {
        uint32_t cp;
        size_t len = ascii_run(s);
        buf_add(b, s, len);
        s += len;
        n -= len;
        if (n == 0)
            break;
        len = text_decode(s, n, &cp);
        if (cp >= 0xFF01 && cp <= 0xFF5E)
            buf_putc(b, (char)(cp - 0xFF01 + '!'));
        else if (cp == 0x3000)
            buf_putc(b, ' ');
        else
            buf_add(b, s, len);
        s += len;
        n -= len;
    }
}

int text_digit(uint32_t cp)
{
    static const uint32_t hanzi[] = { 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                      0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D };
    if (cp >= '0' && cp <= '9')
        return (int)(cp - '0');
    for (int i = 0; i < 10; i++)
        if (cp == hanzi[i])
            return i;
    return cp == 0x3007 ? 0 : -1; /* 〇 */
}

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0xA0 || cp == 0xFEFF || cp == 0x3000;
}

const char *text_trim(const char *s, size_t *n)
{
    while (*n > 0) {
        uint32_t cp;
        size_t len = text_decode(s, *n, &cp);
        if (!is_blank(cp))
            break;
        s += len;
        *n -= len;
    }
    while (*n > 0) {
        size_t len = 1;
        while (len < *n && len < 4 && is_tail(s[*n - len]))
            len++;
        uint32_t cp;
        if (text_decode(s + *n - len, len, &cp) != len || !is_blank(cp))
            break;
        *n -= len;
    }
    return s;
}

/* Of a short word memmem() looks at each byte; memchr() at many at once, for the one that is the
 * rarest: the last of a character, but the line end before a reading. */
bool text_holds(const char *s, size_t n, const char *word, size_t len)
{
    if (len == 0 || len > n)
        return len == 0;
    size_t rare = word[0] == '\n' ? 0 : len - 1;
    const char *at = s + rare, *end = s + n - (len - 1 - rare);
    while ((at = memchr(at, word[rare], (size_t)(end - at))) != NULL) {
        if (!memcmp(at - rare, word, len))
            return true;
        at++;
    }
    return false;
}
