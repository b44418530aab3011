/* A new record that looks like one that is there: asked once, before it is saved. */
#include "activity.h"
#include "alike.h"
#include "entry.h"
#include "fields.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

static bool open_other(struct app *a, const struct row *other)
{
    struct row row;
    if (other->en == &entity_activity)
        return activity_edit(a, row_get(other, F_ACTIVITY_CODE));
    row_init(&row, other->en);
    row_copy(&row, other);
    return record_form(a, &row);
}

static enum status ask(struct entry *t, const struct row *other, struct err *e)
{
    const char *const choices[] = { _("打开已有的那条；这里先不保存"), _("不是同一条，照样保存"),
                                    _("回到表单，先不保存") };
    struct buf question = BUF_INIT;
    alike_say(other, 0, &question);
    buf_printf(&question, _("。\n%s。"), alike_apart(t->en));
    int what = prompt_choose(_("可能重复"), buf_str(&question), choices, 3, 0);
    buf_free(&question);
    if (what == 1) {
        struct alike_apart *apart = &t->apart;
        apart->id = mem_grow(apart->id, apart->n, &apart->cap, sizeof *apart->id);
        apart->id[apart->n++] = other->id;
        return ST_OK;
    }
    if (what == 0)
        t->beside |= open_other(t->app, other);
    return err_set(e, ST_REFUSED, "%s", _("没有保存，录入的内容都在；F2 再保存。"));
}

enum status entry_ask_alike(struct entry *t, const struct form *f, struct err *e)
{
    struct row typed, other;
    row_init(&typed, t->en);
    row_init(&other, t->en);
    entry_take(t, f, &typed);
    enum status s;
    do { /* one after another */
        row_clear(&other);
        s = alike_find_but(t->app->db, &typed, t->parts, t->app->today, &t->apart, &other, e);
        if (s == ST_OK && other.id != 0)
            s = ask(t, &other, e);
    } while (s == ST_OK && other.id != 0);
    row_clear(&typed);
    row_clear(&other);
    return s;
}
