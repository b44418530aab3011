/* What a line is about, in a narrow window. */
#include <stdio.h>
#include <stdlib.h>
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

/* The bytes of a day as it is written (2026-03-06); 0: none. */
static size_t day_at(const char *s)
{
    size_t n = strspn(s, "0123456789-");
    return n == strlen("2026-03-06") && s[4] == '-' ? n : 0;
}

/* Of the running year, which is gone without saying: 2026年第3季度, 2026 Q3; 0: another year, or
 * nothing but a year. */
static size_t running_year(const char *inside, int year)
{
    static const char *const behind[] = { "年", " " };
    char text[16];
    size_t n = (size_t)snprintf(text, sizeof text, "%d", year);
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        size_t m = strlen(behind[i]);
        if (!strncmp(inside, text, n) && !strncmp(inside + n, behind[i], m))
            return strncmp(inside + n + m, _("）"), strlen(_("）"))) != 0 ? n + m : 0;
    }
    return 0;
}

/* The last bracket shorter: a period and a day without their year, where that is the running one;
 * `alone`: a day without what is told of it (起, 当选, the code of a record). A period stands in
 * the bracket before it: 支部党员大会（不设党小组，3月）. */
static void shorten(struct buf *out, const char *s, int year, bool alone)
{
    const char *open = _("（"), *close = _("）"), *tail = last_bracket(s);
    if (tail == NULL) {
        buf_puts(out, s);
        return;
    }
    const char *inside = tail + strlen(open), *day = inside + strcspn(inside, "0123456789");
    size_t gone = running_year(inside, year), title = (size_t)(tail - s), n = day_at(day);
    bool joins = title >= strlen(close) && !strncmp(tail - strlen(close), close, strlen(close));
    if (n > 0) {
        size_t skipped = atoi(day) == year ? strlen("2026-") : 0;
        const char *before = alone ? day : inside, *rest = day + n;
        buf_add(out, s, title + strlen(open));
        buf_add(out, before, (size_t)(day - before));
        buf_add(out, day + skipped, n - skipped);
        buf_puts(out, alone ? close : rest);
    } else if (gone > 0) {
        buf_add(out, s, title - (joins ? strlen(close) : 0));
        buf_printf(out, "%s%s", joins ? _("，") : open, inside + gone);
    } else {
        buf_puts(out, s);
    }
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
    struct buf b = BUF_INIT;
    int year = date_split(as_of).year;
    buf_puts(&b, s);
    for (int alone = 0; alone < 2 && text_width(buf_str(&b)) > width; alone++) {
        buf_clear(&b);
        shorten(&b, s, year, alone != 0);
    }
    clip_matter(out, buf_str(&b), width);
    buf_free(&b);
}
