/* What a line is about, in a narrow window. */
#include <stdio.h>
#include <string.h>

#include "lines.h"
#include "text.h"
#include "words.h"

/* The last bracket; NULL: none. */
static const char *last_bracket(const char *s)
{
    const char *tail = NULL;
    for (const char *at = strstr(s, _("（")); at != NULL; at = strstr(at + 1, _("（")))
        tail = at;
    return tail;
}

/* The bytes of the running year that a bracket begins with: 2026年第3季度, 2026-03-06, 2026 Q3; 0:
 * none, or nothing but a year. */
static size_t running_year(const char *inside, int year)
{
    static const char *const behind[] = { "年", "-", " " };
    char text[16];
    size_t n = (size_t)snprintf(text, sizeof text, "%d", year);
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        size_t m = strlen(behind[i]);
        if (!strncmp(inside, text, n) && !strncmp(inside + n, behind[i], m))
            return strncmp(inside + n + m, _("）"), strlen(_("）"))) != 0 ? n + m : 0;
    }
    return 0;
}

/* The period without its year, where that is the running one, and in the bracket before it:
 * 支部党员大会（不设党小组，3月）. */
static void shorten(struct buf *out, const char *s, int year)
{
    const char *open = _("（"), *close = _("）");
    const char *tail = last_bracket(s);
    size_t n = tail != NULL ? running_year(tail + strlen(open), year) : 0;
    if (n == 0) {
        buf_puts(out, s);
        return;
    }
    size_t title = (size_t)(tail - s);
    bool joins = title >= strlen(close) && !strncmp(tail - strlen(close), close, strlen(close));
    buf_add(out, s, title - (joins ? strlen(close) : 0));
    buf_printf(out, "%s%s", joins ? _("，") : open, tail + strlen(open) + n);
}

/* What is told of a day in the bracket goes: 起, 当选, the code of the record. */
static void day_alone(struct buf *out, const char *s)
{
    const char *tail = last_bracket(s), *inside = tail != NULL ? tail + strlen(_("（")) : s;
    size_t n = strspn(inside, "0123456789-");
    bool day = n >= strlen("03-06") && inside[n - 3] == '-';
    if (tail == NULL || !day) {
        buf_puts(out, s);
        return;
    }
    buf_add(out, s, (size_t)(inside - s) + n);
    buf_puts(out, _("）"));
}

/* A bracket that ends a title tells it from the one that begins alike: 支部…不设党小组）. */
static void clip_title(struct buf *out, const char *title, int cells)
{
    size_t n = strlen(title), m = strlen(_("）"));
    text_middle(out, title, cells, n > m && !strcmp(title + n - m, _("）")) ? 3 : 2);
}

/* Where the room is narrow the title gives way in its middle, not the person and the period that
 * end it: 支部向…报告（2025年下半年）, 受表…谈话：王芳（09-24）. */
static void clip_matter(struct buf *out, const char *s, int width)
{
    enum { LEAST = 6 };
    const char *tail = last_bracket(s), *person = strstr(s, _("："));
    if (tail != NULL && person != NULL && person < tail && width - text_width(person) >= LEAST)
        tail = person;
    int room = tail != NULL ? width - text_width(tail) : 0;
    if (text_width(s) <= width || room < LEAST) {
        clip_title(out, s, width);
        return;
    }
    struct buf title = BUF_INIT;
    buf_add(&title, s, (size_t)(tail - s));
    clip_title(out, buf_str(&title), room);
    buf_puts(out, tail);
    buf_free(&title);
}

void line_matter(struct buf *out, const char *s, int width, daynum as_of)
{
    struct buf b = BUF_INIT, day = BUF_INIT;
    if (text_width(s) > width)
        shorten(&b, s, date_split(as_of).year);
    if (text_width(buf_str(&b)) > width)
        day_alone(&day, buf_str(&b));
    clip_matter(out, day.len > 0 ? buf_str(&day) : b.len > 0 ? buf_str(&b) : s, width);
    buf_free(&b);
    buf_free(&day);
}
