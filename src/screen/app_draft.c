/* Drafts of the screens: written, offered. */
#include "app_draft.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "mem.h"
#include "prompt.h"
#include "words.h"

void app_draft_begin(struct draft *d, const char *entity, const char *key, int version)
{
    draft_clear(d);
    *d = (struct draft){ .entity = mem_dup(entity), .key = mem_dup(key), .version = version };
}

void app_draft_keep(struct app *a, struct draft *d, const char *title, const char *text)
{
    struct err e = { 0 };
    if (d->text != NULL && !strcmp(d->text, text))
        return;
    draft_set(d, title, text);
    if (draft_write(d, a->drafts, a->database, &e) != ST_OK) {
        bar_say(LOOK_ERROR, _("%s填的还在屏幕上"), e.text);
        free(d->text); /* the next time it is tried again */
        d->text = NULL;
    }
}

void app_draft_drop(struct draft *d)
{
    draft_drop(d);
    free(d->text);
    d->text = NULL;
}

bool app_draft_claim(struct app *a, struct draft *d)
{
    bool ours = draft_claim(d, a->drafts, a->database);
    if (!ours)
        bar_say(LOOK_ERROR, "%s", _("这份录入已经在另一个窗口里接着填了。"));
    return ours;
}

/* Latest first; the first that is the same. */
static bool find(const struct draft *d, const struct drafts *all, size_t *at)
{
    for (*at = 0; *at < all->n; ++*at)
        if (!strcmp(all->v[*at].entity, d->entity) && !strcmp(all->v[*at].key, d->key))
            return true;
    return false;
}

bool app_draft_offer(struct app *a, const struct draft *d, const char *label, struct draft *found)
{
    const char *const choices[] = { _("接着录完它"), _("先不管它，照常录入"), _("丢弃这份草稿") };
    struct drafts all;
    struct buf question = BUF_INIT;
    size_t at;
    bool taken = false;
    drafts_list(&all, a->drafts, a->database);
    if (find(d, &all, &at)) {
        *found = drafts_take(&all, at);
        buf_printf(&question, _("有一份没有录完的%s：%s（%s）。"), label, found->title, found->at);
        int what = prompt_choose(_("未完成的录入"), buf_str(&question), choices, 3, 0);
        taken = what == 0 && app_draft_claim(a, found);
        if (what == 2)
            draft_drop(found);
        if (!taken)
            draft_clear(found);
    }
    drafts_free(&all);
    buf_free(&question);
    return taken;
}

void app_draft_keep_form(struct app *a, struct draft *d, const char *title, const struct form *f)
{
    struct buf text = BUF_INIT;
    form_dump(f, &text);
    app_draft_keep(a, d, title, buf_str(&text));
    buf_free(&text);
}

bool app_draft_offer_form(struct app *a, struct draft *d, const char *label, struct form *f)
{
    struct draft found;
    if (!app_draft_offer(a, d, label, &found))
        return false;
    draft_clear(d);
    *d = found;
    form_restore(f, d->text);
    return true;
}
