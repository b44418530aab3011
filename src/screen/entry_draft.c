/* Drafts of forms: written while somebody types, offered when the form is opened again. */
#include "entry.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "mem.h"
#include "prompt.h"
#include "words.h"

void entry_draft_begin(struct entry *t, const char *key, int version)
{
    draft_clear(&t->draft);
    t->draft =
        (struct draft){ .entity = mem_dup(t->en->name), .key = mem_dup(key), .version = version };
}

void entry_draft_take(struct entry *t, struct form *f, struct draft *d)
{
    char *now = t->draft.key;
    bool moved = d->version != t->draft.version;
    t->draft.key = NULL;
    draft_clear(&t->draft);
    t->draft = *d;
    *d = (struct draft){ 0 };
    free(t->draft.key);
    t->draft.key = now;
    form_restore(f, t->draft.text);
    if (moved)
        bar_say(LOOK_ERROR, "%s", _("这条记录在草稿之后又有人改过：保存时逐栏对照"));
}

/* Latest first; the first of this form. */
static bool find_draft(const struct entry *t, struct drafts *all, size_t *at)
{
    for (*at = 0; *at < all->n; ++*at)
        if (!strcmp(all->v[*at].entity, t->en->name) && !strcmp(all->v[*at].key, t->draft.key))
            return true;
    return false;
}

bool entry_draft_offer(struct entry *t, struct form *f)
{
    const char *const choices[] = { _("接着录完它"), _("先不管它，照常录入"), _("丢弃这份草稿") };
    struct drafts all;
    struct buf question = BUF_INIT;
    size_t at;
    bool taken = false;
    drafts_list(&all, t->app->drafts, t->app->database);
    if (find_draft(t, &all, &at)) {
        struct draft d = drafts_take(&all, at);
        buf_printf(&question, _("有一份没有录完的%s：%s（%s）。"), _(t->en->label), d.title, d.at);
        int what = prompt_choose(_("未完成的录入"), buf_str(&question), choices, 3, 0);
        taken = what == 0;
        if (taken)
            entry_draft_take(t, f, &d);
        else if (what == 2)
            draft_drop(&d);
        draft_clear(&d);
    }
    drafts_free(&all);
    buf_free(&question);
    return taken;
}

void entry_draft_write(struct entry *t, const struct form *f, const char *title)
{
    struct buf text = BUF_INIT;
    struct err e = { 0 };
    form_dump(f, &text);
    if (t->draft.text == NULL || strcmp(t->draft.text, buf_str(&text)) != 0) {
        draft_set(&t->draft, title, buf_str(&text));
        if (draft_write(&t->draft, t->app->drafts, t->app->database, &e) != ST_OK) {
            bar_say(LOOK_ERROR, _("%s填的还在屏幕上"), e.text);
            free(t->draft.text); /* the next time it is tried again */
            t->draft.text = NULL;
        }
    }
    buf_free(&text);
}

void entry_draft_drop(struct entry *t)
{
    draft_drop(&t->draft);
    free(t->draft.text);
    t->draft.text = NULL;
}
