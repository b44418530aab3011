/* Days in statements: texts there (2026-03-05), numbers here. */
#include "db.h"

void stmt_bind_day(struct stmt *s, int n, daynum d)
{
    char day[DAY_TEXT];
    date_format(d, day);
    stmt_bind_text(s, n, day);
}

daynum stmt_day(struct stmt *s, int column)
{
    return date_parse(stmt_text(s, column));
}
