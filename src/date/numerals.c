/* Numbers of days and times written in hanzi: 二〇二六年三月五日, 八点三十. */
#include <string.h>

#include "buf.h"
#include "date.h"
#include "text.h"

enum { TEN = 0x5341, RING = 0x25CB, MOST = 8 }; /* 十; ○ that is typed for 〇 */

/* What stands between 0 and 9 in a number: 10 is 十, -1 another character. */
static int place_of(uint32_t cp, bool inside)
{
    bool zero = cp == RING || (inside && (cp == 'O' || cp == 'o'));
    return cp == TEN ? 10 : zero ? 0 : text_digit(cp);
}

/* The characters at s that may make a number: their places; *bytes of them. Too many are none. */
static int run_at(const char *s, int place[MOST], size_t *bytes, bool *hanzi)
{
    int n = 0;
    *bytes = 0;
    *hanzi = false;
    for (size_t left = strlen(s); left > 0;) {
        uint32_t cp;
        size_t used = text_decode(s + *bytes, left, &cp);
        int v = place_of(cp, n > 0);
        if (v < 0)
            break;
        if (n < MOST)
            place[n] = v;
        n++;
        *hanzi = *hanzi || cp >= 0x80;
        *bytes += used;
        left -= used;
    }
    return n;
}

/* 十 十二 二十 二十三; -1: none of these. */
static int with_ten(const int *place, int n)
{
    int at = place[0] == 10 ? 0 : 1, tens = at == 0 ? 1 : place[0];
    if (n > at + 2 || at >= n || place[at] != 10 || tens == 0)
        return -1;
    if (n == at + 1)
        return tens * 10;
    return place[at + 1] >= 1 && place[at + 1] <= 9 ? tens * 10 + place[at + 1] : -1;
}

static const char *mark_at(const char *s)
{
    static const char *const marks[] = { "年", "月", "日", "号", "点", "时", "分", "刻" };
    s += strspn(s, " ");
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(s, marks[i], strlen(marks[i])) == 0)
            return marks[i];
    return "";
}

static bool ends_in(const struct buf *b, const char *end)
{
    size_t n = strlen(end), len = b->len;
    while (len > 0 && b->data[len - 1] == ' ')
        len--;
    return len >= n && memcmp(b->data + len - n, end, n) == 0;
}

/* 三五日 is three to five days and 二三月 two months: only a year, and what has a 零 in it, is read
 * digit by digit. */
static bool digit_by_digit(const int *place, int n, const char *mark)
{
    bool zero = false;
    for (int i = 0; i < n; i++) {
        if (place[i] > 9)
            return false;
        zero = zero || place[i] == 0;
    }
    return strcmp(mark, "年") == 0 ? n == 4 : n == 1 || (n == 2 && zero);
}

static bool add_number(struct buf *out, const int *place, int n, const char *mark)
{
    int value = with_ten(place, n);
    bool digits = value < 0 && digit_by_digit(place, n, mark);
    if (value > 0)
        buf_printf(out, "%d", value);
    for (int i = 0; digits && i < n; i++)
        buf_putc(out, (char)('0' + place[i]));
    return value > 0 || digits;
}

/* The number in hanzi at s, in digits; how many bytes it, or what stands there instead, has. */
static size_t take_number(const char *s, struct buf *out)
{
    int place[MOST];
    size_t bytes;
    bool hanzi;
    int n = run_at(s, place, &bytes, &hanzi);
    uint32_t cp;
    if (hanzi && n <= MOST) {
        const char *mark = mark_at(s + bytes);
        bool last = s[bytes] == '\0' && (ends_in(out, "月") || ends_in(out, "点"));
        if ((*mark != '\0' || last) && add_number(out, place, n, mark))
            return bytes;
    }
    if (n == 0)
        bytes = text_decode(s, strlen(s), &cp);
    buf_add(out, s, bytes);
    return bytes;
}

static bool is_ascii(const char *s)
{
    while (*s != '\0' && (unsigned char)*s < 0x80)
        s++;
    return *s == '\0';
}

void date_numerals(const char *s, struct buf *out)
{
    struct buf plain = BUF_INIT;
    if (is_ascii(s)) { /* most are, and many rows are read */
        buf_puts(out, s);
        return;
    }
    text_fold_width(&plain, s);
    for (const char *at = buf_str(&plain); *at != '\0';)
        at += take_number(at, out);
    buf_free(&plain);
}
