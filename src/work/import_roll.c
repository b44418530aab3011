/* Who took part in the meetings of a list that says 应到、实到、缺席人员: everybody on the roster
 * of that day but those it names. Taken only where that was said, and only where it is certain: as
 * many were to come as the roster has, and every name is one of it. */
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "import_own.h"
#include "meeting.h"
#include "mem.h"
#include "text.h"
#include "words.h"

bool import_has_roll(const struct import *im)
{
    int column[IMPORT_ROLL];
    import_roll_columns(im, column);
    return column[ROLL_CALLED] >= 0;
}

void import_roll_columns(const struct import *im, int column[IMPORT_ROLL])
{
    for (int k = 0; k < IMPORT_ROLL; k++)
        column[k] = -1;
    for (size_t i = 0; i < im->ncolumns && im->en == &entity_activity; i++) {
        char *plain = import_plain_header(im->header[i]);
        int k = im->field[i] < 0 && !im->unknown[i] ? import_header_roll(im->en, plain) : -1;
        if (k >= 0 && column[k] < 0)
            column[k] = (int)i;
        free(plain);
    }
}

/* 12, 12人; -1: no number. */
static int count_of(const char *cell)
{
    struct buf b = BUF_INIT;
    text_fold_width(&b, cell != NULL ? cell : "");
    size_t n = b.len;
    const char *s = text_trim(buf_str(&b), &n);
    char *end;
    long count = n > 0 && n < 8 && *s >= '0' && *s <= '9' ? strtol(s, &end, 10) : -1;
    bool plain = count >= 0 && (end == s + n || !strncmp(end, "人", strlen("人")) ||
                                !strncmp(end, "名", strlen("名")));
    buf_free(&b);
    return plain ? (int)count : -1;
}

/* The bytes of the sign between two names at s; 0: there is none. */
static size_t sign_at(const char *s)
{
    static const char *const signs[] = { "、", "，", "；", ",", ";", "\n", "\r", "/" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!strncmp(s, signs[i], strlen(signs[i])))
            return strlen(signs[i]);
    return 0;
}

/* One name with the reason in brackets behind it: 李强（出差）. */
static void split_name(const char *s, size_t n, struct buf *name, struct buf *reason)
{
    struct buf folded = BUF_INIT;
    char *one = mem_dupn(s, n);
    buf_clear(name);
    buf_clear(reason);
    text_fold_width(&folded, one);
    const char *at = buf_str(&folded);
    for (; *at != '\0' && *at != '('; at++)
        if (*at != ' ')
            buf_putc(name, *at);
    if (*at == '(')
        for (at++; *at != '\0' && *at != ')'; at++)
            buf_putc(reason, *at);
    buf_free(&folded);
    free(one);
}

static struct attendee *named(struct meeting *m, const char *name, bool *two)
{
    struct attendee *found = NULL;
    *two = false;
    for (size_t i = 0; i < m->n; i++)
        if (m->attendee[i].member && !strcmp(m->attendee[i].name, name)) {
            *two = found != NULL;
            found = &m->attendee[i];
        }
    return found;
}

/* False: somebody is named who is not certainly one of the roster; why says so. */
static bool mark(struct meeting *m, const char *cell, enum presence as, struct buf *why)
{
    struct buf name = BUF_INIT, reason = BUF_INIT;
    bool good = true;
    for (const char *at = import_says_nobody(cell) ? "" : cell; *at != '\0' && good;) {
        size_t n = 0, sign = 0;
        int depth = 0; /* 李强（出差、学习） is one */
        for (; at[n] != '\0'; n++) {
            depth += !strncmp(at + n, "（", strlen("（")) || at[n] == '(';
            depth -= !strncmp(at + n, "）", strlen("）")) || at[n] == ')';
            if (depth <= 0 && (sign = sign_at(at + n)) > 0)
                break;
        }
        split_name(at, n, &name, &reason);
        at += n + sign;
        if (name.len == 0)
            continue;
        bool two;
        struct attendee *a = named(m, buf_str(&name), &two);
        good = a != NULL && !two;
        if (a == NULL)
            buf_printf(why, _("“%.60s”不在当天的名册上"), buf_str(&name));
        else if (two)
            buf_printf(why, _("名册上有两个“%.60s”"), buf_str(&name));
        if (!good)
            break;
        a->presence = as;
        free(a->reason);
        a->reason = mem_dup(buf_str(&reason));
    }
    buf_free(&name);
    buf_free(&reason);
    return good;
}

/* The roster of m, marked. False: it is not certain, why says so (empty: the line says nothing). */
static bool mark_all(const struct import_line *l, struct meeting *m, struct buf *why)
{
    const char *absent = l->roll[ROLL_ABSENT] != NULL ? l->roll[ROLL_ABSENT] : "";
    const char *leave = l->roll[ROLL_LEAVE] != NULL ? l->roll[ROLL_LEAVE] : "";
    int called = count_of(l->roll[ROLL_CALLED]), came = count_of(l->roll[ROLL_PRESENT]);
    int roster = 0, present = 0;
    bool said = came >= 0 || *absent != '\0' || *leave != '\0';
    for (size_t i = 0; i < m->n; i++)
        roster += m->attendee[i].member;
    if (!said && called < 0)
        return false;
    if (called < 0)
        buf_puts(why, _("没有写应到人数"));
    else if (!said)
        buf_puts(why, _("没有写实到人数和缺席人员"));
    else if (called != roster)
        buf_printf(why, _("应到 %d 人，当天名册上有 %d 人"), called, roster);
    if (why->len > 0 || !mark(m, absent, PRESENCE_ABSENT, why) ||
        !mark(m, leave, PRESENCE_LEAVE, why))
        return false;
    for (size_t i = 0; i < m->n; i++)
        present += m->attendee[i].member && m->attendee[i].presence == PRESENCE_PRESENT;
    if (came >= 0 && came != present)
        buf_printf(why, _("实到 %d 人，名册去掉缺席、请假的是 %d 人"), came, present);
    return why->len == 0;
}

static bool recorded(const struct meeting *m)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->attendee[i].recorded)
            return true;
    return false;
}

enum status import_take_roll(struct import_run *r, const struct import_line *l,
                             const struct row *row, struct err *e)
{
    struct meeting m = { 0 };
    struct buf why = BUF_INIT, line = BUF_INIT;
    struct row again;
    int fault;
    if (!r->im->take_roll)
        return ST_OK;
    row_init(&again, &entity_activity);
    enum status s = meeting_load(&m, r->db, row_get(row, F_ACTIVITY_CODE), e);
    bool there = s == ST_OK && recorded(&m); /* what was entered stays */
    if (s == ST_OK && !there)
        s = meeting_roster(&m, r->db, e);
    bool certain = s == ST_OK && !there && mark_all(l, &m, &why);
    if (certain) {
        change_once(r->c, 0);
        s = meeting_put(r->c, &m, &again, &fault, e);
        r->im->rolled += s == ST_OK;
        s = s == ST_OK ? s : err_set(e, ST_FAILED, "第 %d 行的出席：%s", l->number, e->text);
    } else if (why.len > 0) {
        buf_printf(&line, _("第 %d 行：%s"), l->number, buf_str(&why));
        import_name(&r->im->unrolled, buf_str(&line), "");
    }
    meeting_clear(&m);
    row_clear(&again);
    buf_free(&why);
    buf_free(&line);
    return s;
}
