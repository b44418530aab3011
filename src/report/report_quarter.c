/* The report `quarter`: what the office of a committee hands up each quarter. */
#include "summary.h"
#include "words.h"

static enum status make(struct office *o, const struct report_query *q, struct book *b,
                        struct err *e)
{
    struct summary s;
    enum status st = summary_read(&s, o, q, e);
    if (!st)
        st = summary_sheets(&s, b, _("党建工作情况季报"), e);
    if (!st)
        summary_data(&s, b);
    summary_free(&s);
    return st;
}

const struct report report_quarter = {
    .name = "quarter",
    .title = "季报：各组织的完成、会议、党员、党费、台账、任期情况",
    .every = EVERY_QUARTER,
    .brief = summary_detail,
    .make = make,
};
