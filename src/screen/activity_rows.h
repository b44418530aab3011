/* The rows behind the list of activities: newest first, read a window at a time; filtered ones by
 * their ids. */
#ifndef ACTIVITY_ROWS_H
#define ACTIVITY_ROWS_H

#include "app.h"
#include "row.h"

enum { AROW_DAY, AROW_ORG, AROW_TYPES, AROW_THEME, AROW_PRESENT, AROW_LATE, AROW_COLUMNS };

struct activity_rows {
    struct app *app;
    size_t count;
    char *filter; /* "" for none */
    int64_t *ids; /* of those that match */
    size_t nids, cap;
    struct arow *window; /* rows first .. first + have - 1 */
    size_t first, have;
};

void arows_init(struct activity_rows *r, struct app *app);
void arows_free(struct activity_rows *r);
/* After a change, and with another filter. */
enum status arows_read(struct activity_rows *r, const char *filter, struct err *e);
/* "" where the row has gone meanwhile. */
const char *arows_cell(struct activity_rows *r, size_t row, int column);
int64_t arows_id(struct activity_rows *r, size_t row);
const char *arows_code(struct activity_rows *r, size_t row);
/* All of them into a file: EXPORT_CSV as `dangjian export activity`, EXPORT_XLSX as `list` has it.
 */
enum status arows_save(struct activity_rows *r, const char *path, enum export_format format,
                       struct err *e);

#endif
