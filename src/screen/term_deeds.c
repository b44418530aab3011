/* What is done about terms: a new one, its dates, an extension, a vacancy. */
#include <stdlib.h>
#include <string.h>

#include "app_draft.h"
#include "bar.h"
#include "fields.h"
#include "form.h"
#include "mem.h"
#include "pick.h"
#include "prompt.h"
#include "room.h"
#include "terms.h"
#include "words.h"

bool term_new(struct app *a, const char *org)
{
    struct row row;
    if (!app_may_write(a))
        return false;
    row_init(&row, &entity_term);
    if (org != NULL)
        row_set(&row, F_TERM_ORG, org);
    return record_form(a, &row);
}

bool term_edit(struct app *a, const struct term_line *l)
{
    struct row row;
    struct err e = { 0 };
    if (l->id == 0)
        return term_new(a, l->org);
    row_init(&row, &entity_term);
    if (row_load(a->db, &entity_term, l->id, &row, &e) == ST_OK)
        return record_form(a, &row);
    row_clear(&row);
    app_error(&e);
    return false;
}

enum { IN_UNTIL, IN_NUMBER, IN_BY, INPUTS };

static const struct input inputs[INPUTS] = {
    { .name = "extended_to",
      .label = N_("延期至"),
      .kind = INPUT_DAY,
      .required = true,
      .side = DAY_AHEAD,
      .hint = N_("批复里写明的新的届满日期；延期一般不超过一年") },
    { .name = "approval_no",
      .label = N_("批复文号"),
      .kind = INPUT_LINE,
      .required = true,
      .width = 30,
      .max = 100,
      .hint = N_("没有上级批复，届满日期不变") },
    { .name = "approved_by",
      .label = N_("批准机关"),
      .kind = INPUT_LINE,
      .width = 30,
      .max = 100,
      .hint = N_("哪个上级批准") },
};

struct extending {
    struct app *app;
    const struct term_line *term;
    struct draft draft;
    struct buf org; /* its name */
};

static enum status save(void *ctx, struct form *f, struct err *e)
{
    const struct extending *x = ctx;
    enum status s;
    do
        s = term_extend(x->app->db, x->term, form_value(f, IN_UNTIL), form_value(f, IN_NUMBER),
                        form_value(f, IN_BY), x->app->today, x->app->user, e);
    while (app_agrees(x->app, s));
    return s;
}

static void draft(void *ctx, struct form *f)
{
    struct extending *x = ctx;
    app_draft_keep_form(x->app, &x->draft, buf_str(&x->org), f);
}

static void undraft(void *ctx, struct form *f)
{
    (void)f;
    app_draft_drop(&((struct extending *)ctx)->draft);
}

static enum day_mark note(void *ctx, daynum d, struct buf *name)
{
    return app_day_note(((struct extending *)ctx)->app, d, name);
}

bool term_extension(struct app *a, const struct term_line *l)
{
    static const struct form_ops ops = {
        .save = save, .day_note = note, .draft = draft, .undraft = undraft
    };
    struct extending x = { .app = a, .term = l };
    struct buf key = BUF_INIT;
    struct row row;
    struct err e = { 0 };
    if (!app_may_write(a))
        return false;
    if (l->id == 0) {
        bar_say(LOOK_STATUS, "%s", _("还没有登记届次：先按 F2 录入"));
        return false;
    }
    row_init(&row, &entity_term);
    if (row_load(a->db, &entity_term, l->id, &row, &e) != ST_OK) {
        app_error(&e);
        row_clear(&row);
        return false;
    }
    struct form *f = form_new(_("批准延期"), inputs, INPUTS, &ops, &x);
    form_set(f, IN_UNTIL, row_get(&row, F_TERM_EXTENDED_TO), NULL);
    form_set(f, IN_NUMBER, row_get(&row, F_TERM_APPROVAL_NO), NULL);
    form_set(f, IN_BY, row_get(&row, F_TERM_APPROVED_BY), NULL);
    form_start(f);
    row_key(&row, &key);
    app_draft_begin(&x.draft, "extension", buf_str(&key), row.version);
    app_name(a, "org", row_get(&row, F_TERM_ORG), &x.org);
    app_draft_offer_form(a, &x.draft, _("批准延期"), f);
    bool saved = form_run(f);
    form_free(f);
    draft_clear(&x.draft);
    buf_free(&x.org);
    buf_free(&key);
    row_clear(&row);
    return saved;
}

struct vacancies {
    const struct term_board *board;
    const char *org; /* NULL: of all */
};

static void find_vacancies(void *ctx, const char *filter, struct picks *out)
{
    const struct vacancies *v = ctx;
    struct buf label = BUF_INIT, number = BUF_INIT;
    char day[DAY_TEXT];
    for (size_t i = 0; i < v->board->nvacancy; i++) {
        const struct term_vacancy *o = &v->board->vacancy[i];
        if (v->org != NULL && strcmp(o->org, v->org) != 0)
            continue;
        buf_clear(&label);
        buf_clear(&number);
        date_format(o->since, day);
        buf_printf(&number, "%zu", i);
        buf_printf(&label, _("%s %s %s 离任：%s"),
                   model_choice_label(&entity_post.fields[F_POST_ROLE], o->role), o->person, day,
                   o->org_name);
        if (app_matches(buf_str(&label), o->org, filter))
            picks_add(out, buf_str(&number), buf_str(&label));
    }
    buf_free(&label);
    buf_free(&number);
}

/* The program offers the event; whether it is one, a person decides in the form. */
bool term_note_vacancy(struct app *a, const struct term_board *b, const char *org)
{
    struct vacancies v = { b, org };
    struct picks any = { 0 };
    struct buf number = BUF_INIT, note_text = BUF_INIT;
    char day[DAY_TEXT];
    struct row row;
    bool saved = false;
    find_vacancies(&v, "", &any);
    size_t n = any.n;
    picks_free(&any);
    if (n == 0) {
        bar_say(LOOK_STATUS, "%s", _("没有空缺：离任的都有人接任，或已经登记过"));
        return false;
    }
    if (app_may_write(a) &&
        pick_one(_("登记哪一处班子空缺"), find_vacancies, &v, "", &number, NULL)) {
        const struct term_vacancy *o = &b->vacancy[strtoul(buf_str(&number), NULL, 10)];
        date_format(o->since, day);
        buf_printf(&note_text, _("%s %s 离任"), o->person,
                   model_choice_label(&entity_post.fields[F_POST_ROLE], o->role));
        row_init(&row, &entity_event);
        row_set(&row, F_EVENT_TYPE, "vacancy");
        row_set(&row, F_EVENT_ORG, o->org);
        row_set(&row, F_EVENT_OCCURRED_ON, day);
        row_set(&row, F_EVENT_NOTE, buf_str(&note_text));
        saved = record_form(a, &row);
    }
    buf_free(&number);
    buf_free(&note_text);
    return saved;
}
