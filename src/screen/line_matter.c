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

/* The period without its year, where that is the running one, and in the bracket before it:
 * 支部党员大会（不设党小组，3月）. */
static void shorten(struct buf *out, const char *s, int year)
{
    const char *open = _("（"), *close = _("）");
    const char *tail = last_bracket(s);
    char this_year[16];
    int n = snprintf(this_year, sizeof this_year, _("（%d年"), year);
    if (tail == NULL || strncmp(tail, this_year, (size_t)n) != 0 ||
        !strncmp(tail + n, close, strlen(close))) {
        buf_puts(out, s);
        return;
    }
    size_t title = (size_t)(tail - s);
    bool joins = title >= strlen(close) && !strncmp(tail - strlen(close), close, strlen(close));
    buf_add(out, s, title - (joins ? strlen(close) : 0));
    buf_printf(out, "%s%s", joins ? _("，") : open, tail + n);
}

/* Where the room is narrow the title gives way, not the person and the period that end it:
 * 支部向机关党委…（2025年下半年）, 受表…：王芳（2026-09-24 起）. */
static void clip_matter(struct buf *out, const char *s, int width)
{
    const char *tail = last_bracket(s), *person = strstr(s, "：");
    if (tail != NULL && person != NULL && person < tail && width - text_width(person) >= 6)
        tail = person;
    int room = tail != NULL ? width - text_width(tail) - 2 : 0;
    if (text_width(s) <= width || room < 4) {
        buf_puts(out, s);
        return;
    }
    buf_add(out, s, text_clip(s, room));
    buf_printf(out, "…%s", tail);
}

void line_matter(struct buf *out, const char *s, int width, daynum as_of)
{
    struct buf b = BUF_INIT;
    if (text_width(s) > width)
        shorten(&b, s, date_split(as_of).year);
    clip_matter(out, b.len > 0 ? buf_str(&b) : s, width);
    buf_free(&b);
}
