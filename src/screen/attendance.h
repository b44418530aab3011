/* Who took part: the picker, and the line of the form that stands for it. */
#ifndef ATTENDANCE_H
#define ATTENDANCE_H

#include "app.h"
#include "meeting.h"

/* Lets the user mark who was there. Changes m alone. */
void attendance_run(struct app *a, struct meeting *m);

/* 应到 12  实到 10  请假 1  缺席 1: appended. */
void attendance_counts(const struct meeting *m, struct buf *out);
/* What is not simply "present", as text and back: for form_changed and drafts. Persons who are not
 * in m are passed over. */
void attendance_text(const struct meeting *m, struct buf *out);
void attendance_read(struct meeting *m, const char *text);

#endif
