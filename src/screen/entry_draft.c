/* Drafts of forms made out of the dictionary. */
#include "entry.h"

#include <stdlib.h>

#include "app_draft.h"
#include "bar.h"
#include "words.h"

void entry_draft_begin(struct entry *t, const char *key, int version)
{
    app_draft_begin(&t->draft, t->en->name, key, version);
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

bool entry_draft_offer(struct entry *t, struct form *f)
{
    struct draft d;
    bool taken = app_draft_offer(t->app, &t->draft, _(t->en->label), &d);
    if (taken)
        entry_draft_take(t, f, &d);
    return taken;
}

void entry_draft_write(struct entry *t, const struct form *f, const char *title)
{
    app_draft_keep_form(t->app, &t->draft, title, f);
}

void entry_draft_drop(struct entry *t)
{
    app_draft_drop(&t->draft);
}
