/* Attendance that somebody else changed while the form of the activity was open. */
#include <stdlib.h>
#include <string.h>

#include "attendance.h"
#include "buf.h"
#include "conflict.h"
#include "mem.h"
#include "words.h"

static const struct attendee *find(const struct meeting *m, const char *person)
{
    for (size_t i = 0; i < m->n; i++)
        if (!strcmp(m->attendee[i].person, person))
            return &m->attendee[i];
    return NULL;
}

/* The line of one person in attendance_text; "" where there is none. */
static void line_of(const char *text, const char *person, struct buf *out)
{
    size_t n = strlen(person);
    buf_clear(out);
    for (; *text != '\0'; text += strcspn(text, "\n") + 1)
        if (!strncmp(text, person, n) && text[n] == '\t') {
            buf_add(out, text, strcspn(text, "\n"));
            return;
        }
}

/* 请假 出差 (补课 2026-03-09); nothing where nobody noted anything. */
static void say(const struct attendee *a, struct buf *out)
{
    buf_clear(out);
    if (a == NULL || !attendance_noted(a))
        return;
    buf_puts(out, attendance_word(a));
    if (*a->reason != '\0')
        buf_printf(out, " %s", a->reason);
    if (*a->made_up_on != '\0')
        buf_printf(out, _("（补课 %s）"), a->made_up_on);
}

static void add(const struct meeting *mine, size_t i, const char *began,
                const struct attendee *other, int key, struct conflict *c)
{
    const struct attendee *me = &mine->attendee[i];
    struct buf was = BUF_INIT, now = BUF_INIT, my = BUF_INIT, said = BUF_INIT, label = BUF_INIT;
    struct meeting before = { .attendee = &(struct attendee){ .person = me->person,
                                                              .name = me->name,
                                                              .reason = mem_dup(""),
                                                              .made_up_on = mem_dup("") },
                              .n = 1 };
    line_of(began, me->person, &said);
    before.attendee->recorded = false;
    attendance_read(&before, buf_str(&said));
    before.attendee->member = said.len > 0 && before.attendee->member;
    say(before.attendee, &was);
    say(other, &now);
    say(me, &my);
    buf_printf(&label, _("出席 %s"), me->name);
    if (strcmp(buf_str(&was), buf_str(&now)) != 0 && strcmp(buf_str(&my), buf_str(&now)) != 0)
        conflict_add(c, key, buf_str(&label), buf_str(&was), buf_str(&now), buf_str(&my),
                     strcmp(buf_str(&my), buf_str(&was)) != 0);
    free(before.attendee->reason);
    free(before.attendee->made_up_on);
    buf_free(&was);
    buf_free(&now);
    buf_free(&my);
    buf_free(&said);
    buf_free(&label);
}

void attendance_conflicts(const struct meeting *mine, const char *began,
                          const struct meeting *theirs, int first, struct conflict *c)
{
    for (size_t i = 0; i < mine->n; i++)
        add(mine, i, began, find(theirs, mine->attendee[i].person), first + (int)i, c);
}

static void copy(char **where, const char *s)
{
    free(*where);
    *where = mem_dup(s);
}

void attendance_take(struct meeting *mine, const struct meeting *theirs, int first,
                     const struct conflict *c)
{
    for (size_t i = 0; i < c->n; i++) {
        size_t at = c->v[i].key < first ? mine->n : (size_t)(c->v[i].key - first);
        if (at >= mine->n || !c->v[i].take)
            continue;
        struct attendee *me = &mine->attendee[at];
        const struct attendee *other = find(theirs, me->person);
        me->recorded = other != NULL;
        me->member = other != NULL;
        if (other == NULL)
            continue;
        me->presence = other->presence;
        copy(&me->reason, other->reason);
        copy(&me->made_up_on, other->made_up_on);
    }
}
