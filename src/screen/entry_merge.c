/* Saving a form over what somebody else has saved meanwhile. */
#include <string.h>

#include "conflict.h"
#include "entry.h"
#include "prompt.h"
#include "words.h"

static void show(struct entry *t, int i, const char *value, struct buf *out)
{
    buf_clear(out);
    entry_label(t, i, value, out);
}

void entry_conflicts(struct entry *t, const struct form *f, const struct row *base,
                     const struct row *now, struct conflict *c)
{
    struct buf was = BUF_INIT, theirs = BUF_INIT, mine = BUF_INIT;
    for (int i = 0; i < t->n; i++) {
        const char *b = t->field[i] < 0 ? "" : row_get(base, t->field[i]), *m = form_value(f, i);
        const char *n = t->field[i] < 0 ? b : row_get(now, t->field[i]);
        if (!strcmp(b, n) || !strcmp(m, n))
            continue;
        show(t, i, b, &was);
        show(t, i, n, &theirs);
        show(t, i, m, &mine);
        conflict_add(c, i, t->input[i].label, buf_str(&was), buf_str(&theirs), buf_str(&mine),
                     strcmp(b, m) != 0);
    }
    buf_free(&was);
    buf_free(&theirs);
    buf_free(&mine);
}

/* Of what is in the form alone: other fields are not written. */
static void take_theirs(struct entry *t, struct form *f, const struct row *now,
                        const struct conflict *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->v[i].take && c->v[i].key < t->n)
            entry_set(t, f, t->field[c->v[i].key], row_get(now, t->field[c->v[i].key]));
}

static enum status not_now(struct err *e)
{
    return err_set(e, ST_REFUSED, "%s", _("没有保存，录入的内容都在；F2 再保存。"));
}

static enum status was_deleted(struct entry *t, struct row *base, struct err *e)
{
    const char *const choices[] = { _("把表单里的内容存成新的一条"), _("回到表单，先不保存") };
    struct buf question = BUF_INIT;
    buf_printf(&question, _("这条%s已被别人删去。"), _(t->en->label));
    bool again = prompt_choose(_("没有保存"), buf_str(&question), choices, 2, 0) == 0;
    buf_free(&question);
    if (!again)
        return not_now(e);
    base->id = 0;
    base->version = 0;
    return ST_OK;
}

/* A new row whose key is there already. */
static enum status is_there(struct entry *t, struct form *f, struct row *base, struct err *e)
{
    const char *const choices[] = { _("逐栏对照，选好再存"), _("回到表单，先不保存") };
    struct buf question = BUF_INIT;
    struct row typed, old;
    row_init(&typed, t->en);
    row_init(&old, t->en);
    entry_take(t, f, &typed);
    enum status s = t->en->prefix != NULL && *row_get(&typed, 0) == '\0'
                        ? ST_MISSING
                        : row_find(t->app->db, t->en, row_values(&typed), &old, e);
    if (s == ST_OK && t->en->prefix != NULL) {
        s = err_set(e, ST_REFUSED, _("编号 %s 已经用了：换一个，或空着由程序编"),
                    row_get(&typed, 0));
        entry_fault(t, f, 0, e);
    } else if (s == ST_OK) {
        buf_printf(&question, _("这条%s已经录过了。"), _(t->en->label));
        if (prompt_choose(_("没有保存"), buf_str(&question), choices, 2, 0) == 0)
            base->id = old.id;
        else
            s = not_now(e);
    }
    buf_free(&question);
    row_clear(&typed);
    row_clear(&old);
    return s == ST_MISSING ? ST_OK : s;
}

/* Whether the key in the form, which can be typed in, is another one than that of the row it was
 * found to be: then the form speaks of another row. */
static bool is_another(const struct entry *t, const struct form *f, const struct row *now)
{
    bool another = false;
    for (int i = 0; i < t->n; i++)
        another |= t->field[i] >= 0 && t->en->fields[t->field[i]].key &&
                   t->input[i].kind != INPUT_SHOW &&
                   strcmp(form_value(f, i), row_get(now, t->field[i])) != 0;
    return another;
}

static enum status meet_fresh(struct entry *t, struct form *f, struct row *base, struct err *e)
{
    enum status s = is_there(t, f, base, e);
    return s == ST_OK && base->id == 0 ? entry_ask_alike(t, f, e) : s;
}

enum status entry_meet(struct entry *t, struct form *f, struct row *base, struct row *now,
                       struct err *e)
{
    enum status s = ST_OK;
    if (base->id != 0)
        s = row_load(t->app->db, t->en, base->id, now, e);
    if (s == ST_OK && base->id != 0 && is_another(t, f, now)) {
        row_clear(base);
        row_clear(now);
    }
    if (s == ST_OK && base->id == 0) {
        s = meet_fresh(t, f, base, e);
        if (s != ST_OK || base->id == 0)
            return s;
        s = row_load(t->app->db, t->en, base->id, now, e);
    }
    if (s == ST_MISSING)
        return was_deleted(t, base, e);
    if (s == ST_OK && now->version == base->version)
        row_clear(now);
    return s;
}

enum status entry_choose(struct entry *t, struct form *f, struct row *base, const struct row *now,
                         struct conflict *c, struct err *e)
{
    if (c->n > 0 && !conflict_run(t->app, now, c))
        return not_now(e);
    take_theirs(t, f, now, c);
    row_copy(base, now);
    t->draft.version = now->version;
    return ST_OK;
}

enum status entry_merge(struct entry *t, struct form *f, struct row *base, struct err *e)
{
    struct row now;
    struct conflict c = { 0 };
    row_init(&now, t->en);
    enum status s = entry_meet(t, f, base, &now, e);
    if (s == ST_OK && now.id != 0) {
        entry_conflicts(t, f, base, &now, &c);
        s = entry_choose(t, f, base, &now, &c, e);
    }
    conflict_free(&c);
    row_clear(&now);
    return s;
}

void entry_base(const struct entry *t, const struct form *f, struct row *base)
{
    if (t->draft.version == base->version || base->id == 0)
        return;
    for (int i = 0; i < t->n; i++)
        if (t->field[i] >= 0)
            row_set(base, t->field[i], form_start_value(f, i));
    base->version = t->draft.version;
}
