/* The due list as a calendar (RFC 5545): a task for each line. */
#include <string.h>

#include "due_print.h"
#include "due_rows.h"
#include "due_words.h"
#include "text.h"
#include "words.h"

enum { LINE_BYTES = 75 };

/* A line is folded at 75 bytes, never inside a character. */
static void put_folded(struct buf *out, const char *line)
{
    size_t room = LINE_BYTES;
    for (size_t n = strlen(line); n > 0;) {
        uint32_t cp;
        size_t len = text_decode(line, n, &cp);
        if (len > room) {
            buf_puts(out, "\r\n ");
            room = LINE_BYTES - 1;
        }
        buf_add(out, line, len);
        room -= len;
        line += len;
        n -= len;
    }
    buf_puts(out, "\r\n");
}

static void put_line(struct buf *out, const char *name, const char *value)
{
    struct buf line = BUF_INIT;
    buf_printf(&line, "%s:%s", name, value);
    put_folded(out, buf_str(&line));
    buf_free(&line);
}

/* Text: line ends, commas, semicolons and backslashes are written with a backslash. */
static void put_text(struct buf *out, const char *name, const char *text)
{
    struct buf escaped = BUF_INIT;
    for (const char *at = text; *at != '\0';) {
        size_t n = strcspn(at, "\\;,\n");
        text_safe(&escaped, at, n);
        at += n;
        if (*at == '\0')
            break;
        buf_printf(&escaped, "\\%c", *at == '\n' ? 'n' : *at);
        at++;
    }
    put_line(out, name, buf_str(&escaped));
    buf_free(&escaped);
}

static void put_day(struct buf *out, const char *name, daynum d, const char *tail)
{
    struct ymd day = date_split(d);
    buf_printf(out, "%s:%04d%02d%02d%s\r\n", name, day.year, day.month, day.day, tail);
}

static const char *status_of(const struct duty *d)
{
    switch (d->status) {
    case DUTY_DONE:
    case DUTY_LATE:
        return "COMPLETED";
    case DUTY_WAIVED:
        return "CANCELLED";
    default:
        return d->have > 0 ? "IN-PROCESS" : "NEEDS-ACTION";
    }
}

static bool is_over(const struct duty *d)
{
    return d->status == DUTY_DONE || d->status == DUTY_LATE || d->status == DUTY_WAIVED;
}

/* At nine in the morning, as many days before the deadline as one is reminded. */
static void put_alarm(struct buf *out, const struct world *w, const struct duty *d,
                      const char *summary)
{
    int remind = duty_remind(w, d);
    buf_puts(out, "BEGIN:VALARM\r\nACTION:DISPLAY\r\n");
    put_text(out, "DESCRIPTION", summary);
    if (remind > 0)
        buf_printf(out, "TRIGGER;RELATED=END:-P%dDT15H\r\n", remind - 1);
    else
        buf_puts(out, "TRIGGER;RELATED=END:PT9H\r\n");
    buf_puts(out, "END:VALARM\r\n");
}

static void describe(struct buf *b, const struct world *w, const struct duty *d, daynum today)
{
    struct buf lacking = BUF_INIT;
    due_lacking(&lacking, w, d, today);
    buf_printf(b, _("%s，进度 "), duty_class_label(duty_class(d)));
    due_progress(b, d);
    buf_puts(b, _("\n依据："));
    due_source(b, d->rule);
    if (lacking.len > 0)
        buf_printf(b, _("\n尚缺：%s"), buf_str(&lacking));
    buf_free(&lacking);
}

static void put_task(struct buf *out, const struct world *w, const struct duty *d, daynum today)
{
    struct buf id = BUF_INIT, summary = BUF_INIT, text = BUF_INIT;
    due_id(&id, w, d);
    due_open_matter(&summary, w, d);
    buf_printf(&summary, " — %s", world_name(w, d->org, today));
    describe(&text, w, d, today);
    buf_puts(out, "BEGIN:VTODO\r\n");
    put_text(out, "UID", buf_str(&id));
    put_day(out, "DTSTAMP", today, "T000000Z");
    if (d->deadline != DAY_NONE) {
        if (d->window_start != DAY_NONE && d->window_start < d->deadline)
            put_day(out, "DTSTART;VALUE=DATE", d->window_start, "");
        put_day(out, "DUE;VALUE=DATE", d->deadline, "");
    }
    put_text(out, "SUMMARY", buf_str(&summary));
    put_text(out, "DESCRIPTION", buf_str(&text));
    put_text(out, "CATEGORIES", duty_class_label(duty_class(d)));
    put_line(out, "STATUS", status_of(d));
    if (d->status == DUTY_OVERDUE)
        buf_puts(out, "PRIORITY:1\r\n");
    if (d->done_on != DAY_NONE && is_over(d))
        put_day(out, "COMPLETED", d->done_on, "T000000Z");
    if (d->deadline != DAY_NONE && !is_over(d))
        put_alarm(out, w, d, buf_str(&summary));
    buf_puts(out, "END:VTODO\r\n");
    buf_free(&id);
    buf_free(&summary);
    buf_free(&text);
}

void due_ics(struct buf *out, const struct world *w, const struct due_list *l)
{
    buf_puts(out, _("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//dangjian//due//ZH\r\n"
                    "CALSCALE:GREGORIAN\r\nX-WR-CALNAME:党建工作待办\r\n"));
    for (size_t i = 0; i < l->n; i++)
        put_task(out, w, &l->duty[i], l->today);
    buf_puts(out, "END:VCALENDAR\r\n");
}
