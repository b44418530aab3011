/* Questions that several screens ask. */
#include "app.h"
#include "prompt.h"
#include "words.h"

/* What is wrong, and the question again. */
static void refuse(struct buf *question, const struct day_question *q, const char *typed,
                   bool known, daynum today)
{
    buf_clear(question);
    if (known)
        buf_puts(question, _("这一天还没有到：请写今天或以前的日期，如 2026-3-5、3/5、昨天。"));
    else if (!day_missing(typed, today, question))
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
            refuse(&question, q, buf_str(&typed), known, a->today);
    }
    buf_free(&typed);
    buf_free(&question);
    return answered;
}

bool app_ask_period(struct app *a, const char *question, struct period *p)
{
    struct buf typed = BUF_INIT, whole = BUF_INIT;
    bool answered = false;
    buf_printf(&whole, "%s\n%s", question, _("直接按 Enter：期间不变，刷新一遍。"));
    while (!answered && prompt_line(_("期间"), buf_str(&whole), &typed)) {
        answered = typed.len == 0 || period_words(buf_str(&typed), a->today, p);
        if (!answered)
            prompt_message(_("看不懂这个期间"),
                           _("可写 2026、2026H1、2026Q3、2026-03、3月、二季度、"
                             "本月、上月、本季度、上季度、上半年、去年。"));
    }
    buf_free(&typed);
    buf_free(&whole);
    return answered;
}

bool app_step_period(struct period *p, int by)
{
    struct ymd a = date_split(p->first), b = date_split(p->last);
    int months = (b.year - a.year) * 12 + b.month - a.month + 1;
    daynum first = date_add_months(p->first, by * months);
    if (first < DAY_MIN || first > DAY_MAX - 366)
        return false;
    *p = period_of(months, first);
    return true;
}
