/* Questions that several screens ask. */
#include "app.h"
#include "prompt.h"
#include "words.h"

/* What is wrong, and the question again. */
static void refuse(struct buf *question, const struct day_question *q, const char *typed,
                   bool known)
{
    buf_clear(question);
    if (known)
        buf_puts(question, _("这一天还没有到：请写今天或以前的日期，如 2026-3-5、3/5、昨天。"));
    else
        buf_printf(question,
                   q->side == DAY_BEHIND
                       ? _("看不懂这个日期“%s”：可写 2026-3-5、3/5、今天、昨天。")
                       : _("看不懂这个日期“%s”：可写 2026-12-31、12/31、今天、月底、+30。"),
                   typed);
    buf_printf(question, "\n%s", q->question);
}

bool app_ask_day(struct app *a, const struct day_question *q, daynum *day)
{
    struct buf typed = BUF_INIT, question = BUF_INIT;
    char text[DAY_TEXT];
    bool answered = false;
    date_format(*day, text);
    buf_puts(&typed, text);
    buf_puts(&question, q->question);
    while (!answered && prompt_line(q->title, buf_str(&question), &typed)) {
        daynum d = q->empty == EMPTY_IS_TODAY ? a->today : DAY_NONE;
        bool empty = typed.len == 0 && q->empty != EMPTY_ASKS;
        bool known = empty || day_words(buf_str(&typed), a->today, q->side, &d);
        answered = empty || (known && (q->side != DAY_BEHIND || d <= a->today));
        if (answered)
            *day = d;
        else
            refuse(&question, q, buf_str(&typed), known);
    }
    buf_free(&typed);
    buf_free(&question);
    return answered;
}
