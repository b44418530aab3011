/* What opens from the form of an activity: the roster, votes, resolutions, an earlier meeting, and
 * what others did meanwhile. */
#include <string.h>

#include "activity_own.h"
#include "attendance.h"
#include "bar.h"
#include "conflict.h"
#include "fields.h"
#include "find.h"
#include "minutes.h"
#include "stack.h"
#include "words.h"

struct kept {
    struct act *x;
    struct form *f;
    int i;
};

/* Whoever is marked is in the draft before the next one is. */
static void keep_roster(void *ctx)
{
    struct kept *k = ctx;
    act_show_roster(k->x, k->f);
    form_keep(k->f);
}

static void open_roster(struct act *x, struct form *f, int i)
{
    struct kept k = { x, f, i };
    attendance_run(x->t.app, &x->ask->m, x->ask->about, keep_roster, &k);
    act_show_roster(x, f);
    form_go(f, i + 1);
}

void act_show_owed(struct act *x, struct form *f, const char *owed)
{
    struct buf label = BUF_INIT;
    size_t n = resolutions_count(owed);
    if (n > 0)
        buf_printf(&label, _("%zu 项保存时列入台账"), n);
    form_set(f, x->owed, owed, buf_str(&label));
    buf_free(&label);
}

/* What stands in a sheet stands in the form, and so in its draft. */
static void keep_minutes(void *ctx, const char *text, const char *owed)
{
    struct kept *k = ctx;
    form_set(k->f, k->i, text, NULL);
    if (owed != NULL)
        act_show_owed(k->x, k->f, owed);
    form_keep(k->f);
}

static void open_votes(struct act *x, struct form *f, int i)
{
    struct kept k = { x, f, i };
    struct minutes_keep keep = { keep_minutes, &k };
    struct buf text = BUF_INIT;
    size_t noted, present;
    attendance_numbers(&x->ask->m, &noted, &present);
    buf_puts(&text, form_typed(f, i));
    votes_run(&text, noted, present, &keep);
    if (!stack_ended())
        keep_minutes(&k, buf_str(&text), NULL); /* Esc: as it was */
    buf_free(&text);
}

static void open_resolutions(struct act *x, struct form *f)
{
    struct kept k = { x, f, entry_input(&x->t, F_ACTIVITY_RESOLUTIONS) };
    struct minutes_keep keep = { keep_minutes, &k };
    struct buf text = BUF_INIT, owed = BUF_INIT;
    buf_puts(&text, form_typed(f, k.i));
    buf_puts(&owed, form_value(f, x->owed));
    const char *code = x->base.id != 0 ? row_get(&x->base, F_ACTIVITY_CODE) : "";
    bool done = resolutions_run(x->t.app, x->t.org, code, &text, &owed, &keep);
    if (!stack_ended())
        keep_minutes(&k, buf_str(&text), buf_str(&owed));
    if (done && *form_label(f, x->owed) != '\0')
        bar_say(LOOK_STATUS, "%s", form_label(f, x->owed));
    buf_free(&text);
    buf_free(&owed);
}

void act_open(void *ctx, struct form *f, int i)
{
    struct act *x = ctx;
    if (i == x->attendance)
        open_roster(x, f, i);
    else if (x->t.field[i] == F_ACTIVITY_VOTES)
        open_votes(x, f, i);
    else
        open_resolutions(x, f);
}

/* F6: what an earlier meeting was like, into the fields that are still empty. */
static void find_earlier(void *ctx, const char *filter, struct picks *out)
{
    const struct act *x = ctx;
    find_rows(x->t.app, "activity", x->t.org, filter, out);
}

void act_copy(struct act *x, struct form *f)
{
    struct buf code = BUF_INIT;
    struct row row;
    row_init(&row, &entity_activity);
    const char *types = form_label(f, entry_input(&x->t, F_ACTIVITY_TYPES));
    if (pick_one(_("照抄哪一次"), find_earlier, x, types, &code, NULL)) {
        row_set(&row, F_ACTIVITY_CODE, buf_str(&code));
        bool read = app_fill(x->t.app, &row);
        for (const int *field = activity_kept; read && *field >= 0; field++)
            if (*form_typed(f, entry_input(&x->t, *field)) == '\0') {
                entry_set(&x->t, f, *field, row_get(&row, *field));
                act_changed(x, f, entry_input(&x->t, *field));
            }
        if (read)
            bar_say(LOOK_STATUS, "%s", _("空着的各栏已照抄；已写的没有动"));
    }
    row_clear(&row);
    buf_free(&code);
}

/* What others did to this activity since the form began: its fields and who took part are chosen in
 * one list. The places of the attendees stand behind the inputs. */
static enum status choose_others(struct act *x, struct form *f, const struct row *now,
                                 struct conflict *c, struct err *e)
{
    struct meeting theirs;
    int after = x->t.n;
    const char *began = form_start_value(f, x->attendance);
    enum status s = meeting_load(&theirs, x->t.app->db, row_get(now, F_ACTIVITY_CODE), e);
    if (s == ST_OK) {
        entry_conflicts(&x->t, f, &x->base, now, c);
        attendance_conflicts(&x->ask->m, began, &theirs, after, c);
        s = entry_choose(&x->t, f, &x->base, now, c, e);
    }
    if (s == ST_OK) {
        attendance_take(&x->ask->m, &theirs, after, c);
        act_show_roster(x, f);
    }
    meeting_clear(&theirs);
    return s;
}

enum status act_meet_others(struct act *x, struct form *f, struct err *e)
{
    struct row now;
    struct conflict c = { 0 };
    struct buf parts = BUF_INIT;
    row_init(&now, &entity_activity);
    buf_puts(&parts, form_value(f, x->speakers));
    buf_printf(&parts, "%s%s", parts.len > 0 && *form_value(f, x->partners) != '\0' ? ";" : "",
               form_value(f, x->partners));
    x->t.parts = buf_str(&parts);
    enum status s = entry_meet(&x->t, f, &x->base, &now, e);
    x->t.parts = NULL;
    buf_free(&parts);
    if (s == ST_OK && x->base.id != 0) {
        if (now.id == 0)
            row_copy(&now, &x->base); /* who took part may have changed all the same */
        s = choose_others(x, f, &now, &c, e);
    }
    conflict_free(&c);
    row_clear(&now);
    return s;
}
