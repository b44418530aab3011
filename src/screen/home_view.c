/* What the due list shows: which lines, whose, in which order; and drafts at the start. */
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "app_draft.h"
#include "bar.h"
#include "home.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

static const char *const whats[] = {
    [WHAT_OWED] = N_("现在欠的"),
    [WHAT_LATE] = N_("逾期和不达标"),
    [WHAT_ALL] = N_("全部"),
    [WHAT_OLD] = N_("逾期一年以上"),
};

/* A kind that is new here is called as the policies call it. */
static const char *kind_label(int kind)
{
    switch (kind) {
    case RULE_PERIODIC:
        return _("定期的");
    case RULE_EVENT:
        return _("由事项引起的");
    case RULE_TERM:
        return _("换届");
    case RULE_STRUCTURE:
        return _("组织设置");
    case RULE_STREAK:
        return _("连续未参加的");
    default:
        return rule_kind_word((enum rule_kind)kind);
    }
}

void home_say_view(struct home *h, struct buf *b)
{
    buf_puts(b, _(whats[h->view.what]));
    for (int k = 0; k < RULE_KINDS; k++)
        if (h->view.kinds == 1U << k)
            buf_printf(b, " · %s", kind_label(k));
    if (h->app->org != NULL) {
        buf_puts(b, _("  范围："));
        app_name(h->app, "org", h->app->org, b);
    }
    if (h->view.by_org)
        buf_puts(b, _("  按组织排"));
}

static void choose_kind(struct home *h)
{
    const char *choices[RULE_KINDS + 1] = { _("各类") };
    int at = 0;
    for (int k = 0; k < RULE_KINDS; k++) {
        choices[k + 1] = kind_label(k);
        if (h->view.kinds == 1U << k)
            at = k + 1;
    }
    at = prompt_choose(_("类别"), _("看哪一类？"), choices, RULE_KINDS + 1, at);
    if (at >= 0)
        h->view.kinds = at == 0 ? 0 : 1U << (at - 1);
}

static bool read_list(void *home)
{
    return home_read(home);
}

/* Where it cannot be read, or that was stopped, what stays in sight is what `was` shows. */
static void read_view(struct home *h, struct view was)
{
    if (home_read(h) || h->lines.from == NULL)
        return;
    h->view = was;
    home_read(h);
}

void home_choose_view(struct home *h)
{
    enum { OWED, LATE, ALL, KIND, ORG, ORDER, CHOICES };
    const char *const choices[CHOICES] = {
        [OWED] = _("现在欠的：逾期、不达标、临期、一个月内到期"),
        [LATE] = _("只看逾期和不达标"),
        [ALL] = _("全部，连同完成、免除和较远的"),
        [KIND] = _("某一类：定期、事项、换届、组织设置等"),
        [ORG] = _("某个组织和它的下级"),
        [ORDER] = h->view.by_org ? _("按紧急程度排") : _("按组织排"),
    };
    int what = prompt_choose(_("看哪些"), NULL, choices, CHOICES, 0);
    if (what < 0)
        return;
    const struct view was = h->view;
    if (what == KIND)
        choose_kind(h);
    else if (what == ORG)
        app_choose_scope(h->app, read_list, h);
    else if (what == ORDER)
        h->view.by_org = !h->view.by_org;
    else
        h->view.what = what == OWED ? WHAT_OWED : what == LATE ? WHAT_LATE : WHAT_ALL;
    read_view(h, was);
}

void home_show_old(struct home *h)
{
    const struct view was = h->view;
    h->view.what = WHAT_OLD;
    read_view(h, was);
}

/* True: it was saved; what a plan is and is not, its page says. */
static bool resume_draft(struct app *a, struct draft *d)
{
    if (!strcmp(d->entity, PLAN_YEAR)) {
        plan_resume(a, d);
        return false;
    }
    return !strcmp(d->entity, "activity") ? activity_resume(a, d)
           : !strcmp(d->entity, BACKFILL) ? activity_backfill_resume(a, d)
                                          : record_resume(a, d);
}

/* What lies on a page of its own is offered there: a rule that was being changed, a term. */
static void leave_to_pages(struct drafts *all)
{
    for (size_t i = all->n; i-- > 0;) {
        const char *of = all->v[i].entity;
        if (strcmp(of, PLAN_YEAR) != 0 && strcmp(of, BACKFILL) != 0 && model_entity(of) == NULL) {
            struct draft d = drafts_take(all, i);
            draft_clear(&d);
        }
    }
}

enum { DRAFTS_SHOWN = 8 };

/* Which one; -1: none of them now. */
static int choose_draft(const struct drafts *all)
{
    const char *choices[DRAFTS_SHOWN + 1];
    struct buf question = BUF_INIT, line[DRAFTS_SHOWN] = { BUF_INIT };
    int n = all->n < DRAFTS_SHOWN ? (int)all->n : DRAFTS_SHOWN;
    for (int i = 0; i < n; i++) {
        buf_printf(&line[i], _("%s（%.16s）"), all->v[i].title, all->v[i].at);
        choices[i] = buf_str(&line[i]);
    }
    choices[n] = _("以后再说，先看待办");
    buf_printf(&question, _("有 %zu 份未完成的录入，继续？"), all->n);
    int at = prompt_choose(_("未完成的录入"), buf_str(&question), choices, n + 1, 0);
    for (int i = 0; i < n; i++)
        buf_free(&line[i]);
    buf_free(&question);
    return at == n ? -1 : at;
}

void home_offer_drafts(struct home *h)
{
    struct app *a = h->app;
    struct drafts all;
    drafts_list(&all, a->drafts, a->database);
    leave_to_pages(&all);
    while (all.n > 0 && !stack_ended()) {
        int at = choose_draft(&all);
        if (at < 0)
            break;
        struct draft d = drafts_take(&all, (size_t)at);
        bool saved = app_draft_claim(a, &d) && resume_draft(a, &d);
        draft_clear(&d);
        if (!stack_ended() && home_read(h) && saved) /* what was saved is no longer owed */
            bar_say(LOOK_STATUS, "%s", _("已保存"));
    }
    drafts_free(&all);
}
