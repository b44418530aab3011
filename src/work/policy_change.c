/* Policies that change from a day on: what is asked, what follows from it, written whole. */
#include "policy_change.h"

#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "mem.h"
#include "policy_file.h"
#include "policy_merge.h"
#include "policy_store.h"
#include "policy_turn.h"
#include "words.h"

void turn_clear(struct turn *t)
{
    policy_set_free(t->old_set);
    policy_set_free(t->next_set);
    policy_text_free(t->old);
    policy_text_free(t->next);
}

/* Sections without days that differ: they change at once. */
static void tell_undated(const struct turn *t, struct buf *said)
{
    for (int side = 0; side < 2; side++) {
        const struct policy_text *x = side ? t->next : t->old, *y = side ? t->old : t->next;
        for (size_t i = 0; i < x->n; i++) {
            const struct policy_entry *head = &x->entry[i];
            bool dated = !strcmp(head->section, "rule") || !strcmp(head->section, "evidence");
            bool there = policy_section_at(y, head) < y->n;
            if (*head->key || dated || (side && there) || policy_section_same(x, i, y))
                continue;
            buf_printf(said, _("不分日期  [%s%s%s]\n"), head->section, *head->name ? " " : "",
                       head->name);
        }
    }
}

static enum status refuse(const char *id, const struct problems *p, struct err *e)
{
    struct buf all = BUF_INIT;
    for (size_t i = 0; i < p->n && all.len < 700; i++)
        buf_printf(&all, "\n%s", p->v[i].text);
    err_set(e, ST_REFUSED,
            "制度 %s 不能这样改：%s\n请给新文件另起 id 载入，再用组织的“隶属”（placement）"
            "从那天起改换制度。",
            id, buf_str(&all));
    buf_free(&all);
    return ST_REFUSED;
}

/* Others include the one that changed. */
enum status policy_change_sound(struct db *db, struct err *e)
{
    struct policy_set *set = NULL;
    enum status st = policy_store_load(db, &set, e);
    policy_set_free(set);
    if (st == ST_FAILED)
        e->status = ST_REFUSED;
    return st ? e->status : ST_OK;
}

/* What the policy becomes from the day on, or why it cannot; the same text: nothing changes. */
static enum status merge(struct turn *t, daynum from, struct buf *notes, struct policy_text **out,
                         struct err *e)
{
    struct problems p = { 0 };
    *out = policy_merge(t->old, t->a, t->next, t->b, from, notes, &p);
    enum status st = *out ? ST_OK : refuse(t->id, &p, e);
    t->d->changed = *out && !policy_text_same(t->old, *out);
    problems_free(&p);
    return st;
}

static void tell(const struct turn *t, daynum since)
{
    struct policy_diff diff;
    policy_compare(t->a, t->b, since, &diff);
    if (t->d->tell)
        t->d->tell(t->d->ctx, &diff);
    policy_diff_free(&diff);
    if (t->d->said)
        tell_undated(t, t->d->said);
}

enum status turn_write(struct turn *t, struct err *e)
{
    struct policy_deed *d = t->d;
    struct buf notes = BUF_INIT;
    struct policy_text *merged = NULL;
    enum status st = scope_whole(t->c, _("改动制度"), e);
    if (!st)
        st = merge(t, d->from, &notes, &merged, e);
    if (!st && d->changed) {
        tell(t, d->from);
        if (d->said)
            buf_puts(d->said, buf_str(&notes));
        st = policy_store_change(t->c->db, &t->c->journal, t->id, t->old, merged, e);
    }
    if (!st && d->changed && (st = policy_change_sound(t->c->db, e)) != ST_OK)
        err_prefix(e, "制度 %s 没有改动，改后会有错误", t->id);
    buf_free(&notes);
    if (!st && d->changed)
        closed_touch_from(t->c, d->from);
    policy_text_free(merged);
    return st;
}

/* What is there, and that it differs from what is to be. */
enum status turn_look(struct turn *t, struct err *e)
{
    enum status st = policy_store_load(t->c->db, &t->old_set, e);
    if (!st)
        t->a = policy_set_get(t->old_set, t->id);
    return st;
}

static enum status ask_day(const char *name, const struct policy_deed *d, struct err *e)
{
    char day[DAY_TEXT];
    date_format(d->today, day);
    return err_set(e, ST_REFUSED,
                   "数据库里已有这个制度，内容不同，还没有改动。请写明新规定从哪天起，"
                   "那天以前不变：dangjian policy load %s --from %s",
                   name, day);
}

static enum status turn_file(struct turn *t, const char *name, struct err *e)
{
    struct policy_text *merged = NULL;
    enum status st = turn_look(t, e);
    if (st || t->d->from != DAY_NONE)
        return st ? st : turn_write(t, e);
    st = merge(t, t->d->today, NULL, &merged, e);
    policy_text_free(merged);
    if (st || !t->d->changed)
        return st;
    t->d->changed = false;
    tell(t, t->d->today);
    return ask_day(name, t->d, e);
}

static enum status load_new(struct change *c, const char *name, struct err *e)
{
    char at[20], *id = NULL;
    memcpy(at, c->journal.at, sizeof at);
    enum status st = scope_whole(c, _("载入制度"), e);
    if (!st)
        st = policy_file_put(c->db, name, at, c->journal.user, &id, e);
    if (!st)
        st = change_note(c, JOURNAL_POLICY, id, e);
    free(id);
    return st;
}

static enum status load(struct change *c, const char *name, struct policy_deed *d, struct err *e)
{
    struct turn t = { .c = c, .d = d, .next_set = policy_set_new() };
    struct problems p = { 0 };
    enum status st = policy_file_add(c->db, t.next_set, name, &t.b, &p, e);
    if (p.n)
        st = policy_file_refuse(name, &p, e);
    if (!st)
        st = policy_file_text(name, &t.next, e);
    if (!st) {
        t.id = t.b->id;
        t.old = policy_store_get(c->db, t.id, e);
        st = t.old ? turn_file(&t, name, e) : e->status ? e->status : load_new(c, name, e);
        d->changed |= !t.old;
    }
    problems_free(&p);
    turn_clear(&t);
    return st;
}

enum status turn_end(struct change *c, const struct policy_deed *d, enum status st, struct err *e)
{
    if (!st && !d->dry)
        return change_commit(c, e);
    change_abort(c);
    return st;
}

void turn_name(struct buf *b, const char *verb, const char *what, daynum from)
{
    char day[DAY_TEXT];
    date_format(from, day);
    buf_printf(b, "%s %s%s%s", verb, what, *day ? _("，自 ") : "", day);
    buf_puts(b, *day ? _(" 起") : "");
}

enum status policy_change_load(struct db *db, const char *name, struct policy_deed *d,
                               struct err *e)
{
    struct change *c = NULL;
    struct buf what = BUF_INIT;
    struct policy_text *t;
    enum status st = policy_file_text(name, &t, e);
    const char *id = st ? NULL : policy_text_get(t, "policy", "", "id");
    turn_name(&what, _("载入制度"), id ? id : name, d->from);
    policy_text_free(t);
    d->changed = false;
    if (!st)
        st = change_begin(&c, db, buf_str(&what), d->today, d->user, e);
    if (!st)
        st = turn_end(c, d, load(c, name, d, e), e);
    buf_free(&what);
    return st;
}
