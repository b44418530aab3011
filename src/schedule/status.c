/* How an obligation stands, in words, and what it is counted as. */
#include <string.h>

#include "schedule.h"
#include "words.h"

static const struct {
    const char *word, *label;
} statuses[DUTY_STATUSES] = {
    [DUTY_OVERDUE] = { "overdue", "逾期" },
    [DUTY_UNMET] = { "unmet", "不达标" },
    [DUTY_DUE] = { "due", "临期" },
    [DUTY_OPEN] = { "open", "待办" },
    [DUTY_UPCOMING] = { "upcoming", "未到期" },
    [DUTY_LATE] = { "late", "补办" },
    [DUTY_DONE] = { "done", "完成" },
    [DUTY_WAIVED] = { "waived", "免除" },
};

const char *duty_status_word(enum duty_status st)
{
    return statuses[st].word;
}

const char *duty_status_label(enum duty_status st)
{
    return _(statuses[st].label);
}

int duty_status_parse(const char *s)
{
    for (int i = 0; i < DUTY_STATUSES; i++)
        if (!strcmp(s, statuses[i].word) || !strcmp(s, statuses[i].label) ||
            !strcmp(s, _(statuses[i].label)))
            return i;
    return -1;
}

int duty_class_of(enum duty_status s, bool advice)
{
    return advice && s == DUTY_UNMET ? DUTY_ADVICE : (int)s;
}

int duty_class(const struct duty *d)
{
    return duty_class_of(d->status, d->rule->advice);
}

const char *duty_class_label(int c)
{
    return c == DUTY_ADVICE ? _("建议未做") : duty_status_label((enum duty_status)c);
}

const char *rule_kind_word(enum rule_kind k)
{
    static const char *const words[RULE_KINDS] = {
        [RULE_PERIODIC] = "periodic",   [RULE_EVENT] = "event",   [RULE_TERM] = "term",
        [RULE_STRUCTURE] = "structure", [RULE_STREAK] = "streak", [RULE_ITEM] = "item",
        [RULE_RECORD] = "record",
    };
    return words[k];
}
