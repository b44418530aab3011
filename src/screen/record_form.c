/* A form for a row of any entity of the dictionary. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "buf.h"
#include "check.h"
#include "entry.h"
#include "fields.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "save.h"
#include "words.h"

struct record {
    struct entry t;
    struct row *row;
    struct buf saved; /* the key it was saved by */
};

/* The words the value of the fact that is named may have; NULL: another field, or a number. */
static const struct choice *value_words(const struct record *r, const struct form *f, int i)
{
    if (r->t.en != &entity_fact || r->t.field[i] != F_FACT_VALUE)
        return NULL;
    return app_fact_words(r->t.app, form_value(f, entry_input(&r->t, F_FACT_NAME)));
}

/* 是 and 市级 are typed for yes and city. */
static enum status check(void *ctx, struct form *f, int i, const char *value, struct buf *norm,
                         struct err *e)
{
    struct record *r = ctx;
    const struct choice *c = value_words(r, f, i);
    for (; c != NULL && c->word != NULL; c++)
        if (!strcmp(value, c->label) || !strcmp(value, _(c->label)))
            value = c->word;
    return entry_check(&r->t, i, value, norm, e);
}

static void look_up(void *ctx, struct form *f, int i, const char *filter, struct picks *out)
{
    struct record *r = ctx;
    const struct choice *c = value_words(r, f, i);
    for (; c != NULL && c->word != NULL; c++)
        if (app_matches(_(c->label), c->word, filter))
            picks_add(out, c->word, _(c->label));
    if (value_words(r, f, i) == NULL)
        entry_look_up(&r->t, i, filter, out);
}

/* What the key fields and the name say: 张三 2026-05. */
static void say_title(const struct entry *t, const struct form *f, struct buf *b)
{
    for (int i = 0; i < t->n; i++) {
        const struct field *d = &t->en->fields[t->field[i]];
        bool tells = (d->key && d->kind != FIELD_CODE) || !strcmp(d->name, "name");
        const char *label = form_label(f, i);
        if (tells && *label != '\0')
            buf_printf(b, "%s%s", b->len > 0 ? " " : "", label);
    }
}

static void draft(void *ctx, struct form *f)
{
    struct record *r = ctx;
    struct buf title = BUF_INIT;
    buf_printf(&title, "%s ", _(r->t.en->label));
    say_title(&r->t, f, &title);
    entry_draft_write(&r->t, f, buf_str(&title));
    buf_free(&title);
}

static void undraft(void *ctx, struct form *f)
{
    (void)f;
    entry_draft_drop(&((struct record *)ctx)->t);
}

/* Of a row that is there only what was changed is written, so that nothing else is touched. */
static uint64_t given(const struct record *r, const struct form *f)
{
    uint64_t mask = 0;
    for (int i = 0; i < r->t.n; i++)
        if (strcmp(form_value(f, i), row_get(r->row, r->t.field[i])) != 0 ||
            (r->row->id == 0 && *form_value(f, i) != '\0'))
            mask |= FIELD_BIT(r->t.field[i]);
    return mask;
}

static enum status put(struct record *r, struct form *f, struct row *row, struct err *e)
{
    struct app *a = r->t.app;
    struct change *c;
    struct buf what = BUF_INIT;
    enum put did;
    buf_printf(&what, r->row->id != 0 ? _("修改%s") : _("录入%s"), _(r->t.en->label));
    enum status s = change_begin(&c, a->db, buf_str(&what), a->today, a->user, e);
    buf_free(&what);
    if (s != ST_OK)
        return s;
    s = change_put(c, row, given(r, f), &did, e);
    if (s != ST_OK)
        entry_fault(&r->t, f, change_fault(c), e);
    else if (r->t.apart.n > 0) /* it was asked, and is not asked again */
        s = alike_set_apart(c, row, a->today, e);
    return change_end(c, s, e);
}

static enum status save(void *ctx, struct form *f, struct err *e)
{
    struct record *r = ctx;
    struct row row;
    if (!app_may_write(r->t.app))
        return err_set(e, ST_REFUSED,
                       _("这个数据库现在只能查看，没有保存；录入的内容留在草稿里。"));
    enum status s = entry_merge(&r->t, f, r->row, e);
    if (s == ST_OK)
        s = entry_ask_parts(&r->t, f, r->row, e);
    if (s != ST_OK)
        return s;
    row_init(&row, r->t.en);
    do {
        row_clear(&row);
        row_copy(&row, r->row);
        entry_take(&r->t, f, &row);
        s = put(r, f, &row, e);
    } while (app_agrees(r->t.app, s));
    if (s == ST_OK)
        r->t.app->saved = row.id;
    else
        app_err_on_screen(e);
    if (s == ST_OK)
        row_key(&row, &r->saved);
    row_clear(&row);
    return s;
}

static enum day_mark day_note(void *ctx, daynum d, struct buf *name)
{
    return app_day_note(((struct record *)ctx)->t.app, d, name);
}

#define RECORD_ACTIONS(X) \
    X(RECORD_HISTORY, "F3", N_("这一条的改动"), N_("改动"), \
      N_("谁在什么时候改了哪一栏，改前改后；正在填的内容留着"))

ACTION_IDS(RECORD_ACTIONS);
ACTION_TABLE(record_actions, RECORD_ACTIONS);

static unsigned act(void *ctx, struct form *f, int what)
{
    struct record *r = ctx;
    (void)f;
    if (what == RECORD_HISTORY)
        entry_history(&r->t, r->row);
    return TUI_HANDLED;
}

static const struct form_ops ops = {
    .actions = record_actions,
    .act = act,
    .check = check,
    .look_up = look_up,
    .day_note = day_note,
    .save = save,
    .draft = draft,
    .undraft = undraft,
};

/* Keys of a row that is there are not changed here: that would be another row. What is only added
 * to is looked at. */
static void make_inputs(struct record *r)
{
    const struct entity *en = r->row->en;
    for (int i = 0; i < en->nfields; i++) {
        int k = entry_add(&r->t, i);
        if (r->row->id != 0 && (en->fields[i].key || en->append))
            entry_show_only(&r->t, k);
    }
}

/* To the first field that must be filled and is not, else to the first that is empty. */
static void go_to_empty(const struct record *r, struct form *f)
{
    int first = -1;
    for (int i = r->t.n - 1; i >= 0; i--) {
        const struct field *d = &r->t.en->fields[r->t.field[i]];
        bool made = d->kind == FIELD_CODE && !d->required; /* a code left out is made */
        if (*form_value(f, i) == '\0' && !made &&
            (d->required || first < 0 || !r->t.en->fields[r->t.field[first]].required))
            first = i;
    }
    form_go(f, first);
}

/* Saved all the same. */
static void tell_doubt(struct app *a, const struct entity *en)
{
    struct buf b = BUF_INIT;
    struct err e;
    if (check_say(a->db, en, a->saved, a->today, &b, &e) == ST_OK && b.len > 0) {
        buf_puts(&b, _("。"));
        prompt_message(_("请核对"), buf_str(&b));
    }
    buf_free(&b);
}

static bool run(struct app *a, struct row *row, struct draft *d)
{
    struct record r = { .row = row, .saved = BUF_INIT };
    struct buf title = BUF_INIT, key = BUF_INIT;
    entry_init(&r.t, a, row->en);
    make_inputs(&r);
    buf_printf(&title,
               row->id == 0      ? _("录入%s")
               : row->en->append ? _("查看%s")
                                 : _("修改%s"),
               _(row->en->label));
    struct form *f = form_new(buf_str(&title), r.t.input, r.t.n, &ops, &r);
    for (int i = 0; row->id == 0 && i < row->en->nfields; i++)
        if (row->en->fields[i].preset != NULL && *row_get(row, i) == '\0')
            row_set(row, i, row->en->fields[i].preset);
    entry_fill(&r.t, f, row);
    form_start(f);
    if (row->id != 0)
        row_key(row, &key);
    entry_draft_begin(&r.t, buf_str(&key), row->version);
    if (d != NULL)
        entry_draft_take(&r.t, f, d);
    else
        entry_draft_offer(&r.t, f);
    entry_base(&r.t, f, row);
    if (row->id == 0 && d == NULL)
        go_to_empty(&r, f);
    const struct entity *en = row->en;
    bool saved = form_run(f), beside = r.t.beside;
    form_free(f);
    entry_free(&r.t);
    buf_free(&title);
    buf_free(&key);
    row_clear(row);
    if (saved)
        tell_doubt(a, en);
    if (saved)
        proposals_offer(a, en->name, buf_str(&r.saved));
    buf_free(&r.saved);
    return saved || beside;
}

bool record_form(struct app *a, struct row *row)
{
    return run(a, row, NULL);
}

bool record_resume(struct app *a, struct draft *d)
{
    const struct entity *en = model_entity(d->entity);
    struct row row;
    struct err e = { 0 };
    if (en == NULL)
        return false;
    row_init(&row, en);
    if (*d->key != '\0' && row_find_text(a->db, en, d->key, &row, &e) != ST_OK)
        app_error(&e); /* it has been deleted: what was typed becomes a new one */
    return run(a, &row, d);
}
