/* The table of reports. */
#include "report.h"

#include <string.h>

extern const struct report report_figures;

const struct report *const reports[] = { &report_figures, NULL };

const struct report *report_find(const char *name)
{
    for (size_t i = 0; reports[i]; i++)
        if (!strcmp(reports[i]->name, name))
            return reports[i];
    return NULL;
}

bool report_wants(const struct office *o, const struct report_query *q, int org, daynum d)
{
    return q->org < 0 || org == q->org || world_below(office_world(o), org, q->org, d);
}

void report_notes(struct table *t, const struct office *o, const struct report_query *q)
{
    char day[DAY_TEXT], period[64];
    date_format(q->today, day);
    period_name(q->period, period, sizeof period);
    buf_printf(&t->notes, "%s，截至 %s", period, day);
    if (q->org >= 0)
        buf_printf(&t->notes, "；%s及其下级", world_name(office_world(o), q->org, q->today));
    buf_putc(&t->notes, '\n');
}
