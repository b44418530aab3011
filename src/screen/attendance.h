/* Who took part: the picker, and the line of the form that stands for it. */
#ifndef ATTENDANCE_H
#define ATTENDANCE_H

#include "app.h"
#include "meeting.h"

/* Lets the user mark who was there, from the person with the code `from` on (NULL: the first).
 * Changes m alone; keep(ctx) follows each mark. */
void attendance_run(struct app *a, struct meeting *m, const char *from, void (*keep)(void *ctx),
                    void *ctx);

/* Somebody on the roster of whom nothing is noted is no `member` and not `recorded`: no row of
 * attendance is made for such a one (a talk is no meeting of the whole branch). */
bool attendance_noted(const struct attendee *a);
const char *attendance_word(const struct attendee *a); /* 出席 请假 缺席 不记 */
/* Who is noted at first: everybody where the types are meetings of all, the holders of posts where
 * they are meetings of a committee, otherwise nobody. Those who are recorded stay. */
void attendance_default(struct app *a, struct meeting *m, const char *types);

/* 应到 12  实到 10  请假 1  缺席 1: appended. */
void attendance_counts(const struct meeting *m, struct buf *out);
void attendance_numbers(const struct meeting *m, size_t *noted, size_t *present);
/* What is said of each, as text and back: for form_changed and drafts. Persons who are not in m are
 * passed over, those who are not in the text stay as they are. */
void attendance_text(const struct meeting *m, struct buf *out);
void attendance_read(struct meeting *m, const char *text);

/* Somebody else saved the activity: persons of whom they say something else than the text of
 * attendance_text the form began with are added, their keys from `first` on; and what was chosen
 * is taken over. */
struct conflict;
void attendance_conflicts(const struct meeting *mine, const char *began,
                          const struct meeting *theirs, int first, struct conflict *c);
void attendance_take(struct meeting *mine, const struct meeting *theirs, int first,
                     const struct conflict *c);

#endif
