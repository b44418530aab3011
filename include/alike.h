/* Records that look like another one of the same thing (可能重复): a meeting of the same
 * organisation, day and type, a member of the same name in the same branch, an organisation of the
 * same name in the same place. Nothing is refused for it: people are asked, once. */
#ifndef ALIKE_H
#define ALIKE_H

#include "date.h"
#include "db.h"
#include "err.h"
#include "row.h"

struct buf;

/* The first record that the row, not yet put, looks like; *other (initialised) has id 0 where there
 * is none. Two meetings are told apart by their hours, their themes where an hour is missing, and
 * by whom was spoken with or who spoke; what one day has several of (talks, visits, documents)
 * must share one of these. Two people by ID number, birthday, sex, day of joining. `parts`: those
 * spoken with and those who spoke, codes joined by ';'; NULL: not known. */
enum status alike_find(struct db *db, const struct row *row, const char *parts, daynum today,
                       struct row *other, struct err *e);
/* The same but for those of which it was said that they are others. */
struct alike_apart {
    int64_t *id;
    size_t n, cap;
};
enum status alike_find_but(struct db *db, const struct row *row, const char *parts, daynum today,
                           const struct alike_apart *apart, struct row *other, struct err *e);

/* Whether it was said that these two of one name, persons or organisations, are two (同名不同人、
 * 同名不同组织). */
enum status alike_is_apart(struct db *db, const struct entity *en, const char *one,
                           const char *other, bool *apart, struct err *e);
/* Says so of a row that was put and all it looks like, in that change. Of other things nothing is
 * said: meetings have hours and themes of their own. */
struct change;
enum status alike_set_apart(struct change *c, const struct row *row, daynum today, struct err *e);

/* 与 A000012（2026-05-12 14:30 党课）可能是同一次: appended. line: of the file that
 * is imported, where it stands in that, too; 0: it does not. */
void alike_say(const struct row *other, int line, struct buf *out);
/* What to do where it is the same: 是同一次的 */
const char *alike_same(const struct entity *en);
/* Where nothing on record tells them apart: what to enter, as a sentence; or nothing. Appended. */
void alike_say_apart(const struct entity *en, const char *code, const char *other, struct buf *out);
/* What tells two of them apart: 两次不同的会，请各填开始时间或主题. */
const char *alike_apart(const struct entity *en);

/* Every record that looks like an earlier one, once: with both codes. The texts are borrowed until
 * the sink returns. */
struct alike_pair {
    const struct entity *en;
    const char *org;  /* to which the record belongs, or which it is */
    const char *code; /* the later one */
    const struct row *other;
    bool same_id_no; /* of two persons */
    bool apart;      /* it was said that they are two */
};
typedef void (*alike_sink)(void *ctx, const struct alike_pair *p);
enum status alike_pairs(struct db *db, daynum today, alike_sink sink, void *ctx, struct err *e);

#endif
