/* What is done to the rows of a list: one, or all that are tagged, in one change. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "entity_list.h"
#include "find.h"
#include "mem.h"
#include "pick.h"
#include "prompt.h"
#include "words.h"

enum { NAMED_AT_MOST = 5 };

struct chosen {
    int64_t *id;
    size_t n;
};

/* Copies: the list changes while the deed is done. */
static struct chosen choose(struct elist *l)
{
    struct chosen c = { 0 };
    const int64_t *tags = list_tags(l->list, &c.n);
    const struct row *row = elist_row(l);
    c.id = mem_alloc((c.n + 1) * sizeof *c.id);
    if (c.n > 0)
        memcpy(c.id, tags, c.n * sizeof *c.id);
    else if (row != NULL)
        c.id[c.n++] = row->id;
    return c;
}

static void untag(struct elist *l, const struct chosen *c)
{
    for (size_t i = 0; i < c->n; i++)
        list_tag(l->list, c->id[i], false);
}

/* A line for each of the first ones. */
static void name_them(struct elist *l, const struct chosen *c, struct buf *out)
{
    struct row row;
    struct err e = { 0 };
    row_init(&row, l->en);
    for (size_t i = 0; i < c->n && i < NAMED_AT_MOST; i++) {
        if (row_load(l->app->db, l->en, c->id[i], &row, &e) == ST_OK)
            elist_summary(l, &row, out);
        buf_puts(out, "\n");
    }
    if (c->n > NAMED_AT_MOST)
        buf_printf(out, _("…… 共 %zu 条\n"), c->n);
    row_clear(&row);
}

typedef enum status one_deed(struct elist *l, struct change *c, struct row *row, void *with,
                             struct err *e);

/* All or nothing: the first refusal says which row it was. */
static enum status do_once(struct elist *l, const struct chosen *c, const char *what,
                           one_deed *deed, void *with, struct err *e)
{
    struct change *change;
    struct row row;
    enum status s = change_begin(&change, l->app->db, what, l->app->today, l->app->user, e);
    if (s != ST_OK)
        return s;
    row_init(&row, l->en);
    for (size_t i = 0; i < c->n && s == ST_OK; i++) {
        s = row_load(l->app->db, l->en, c->id[i], &row, e);
        if (s == ST_MISSING) {
            s = ST_OK; /* somebody else has deleted it */
            continue;
        }
        if (s == ST_OK)
            s = deed(l, change, &row, with, e);
        if (s != ST_OK && c->n > 1) {
            struct buf name = BUF_INIT;
            elist_summary(l, &row, &name);
            err_prefix(e, _("全部没有办：%s"), buf_str(&name));
            buf_free(&name);
        }
    }
    row_clear(&row);
    return change_end(change, s, e);
}

static enum status do_all(struct elist *l, const struct chosen *c, const char *what, one_deed *deed,
                          void *with, struct err *e)
{
    enum status s;
    do
        s = do_once(l, c, what, deed, with, e);
    while (app_agrees(l->app, s));
    return s;
}

static enum status delete_row(struct elist *l, struct change *c, struct row *row, void *with,
                              struct err *e)
{
    (void)with;
    enum status s = ST_OK;
    if (l->kind.remove != NULL)
        s = l->kind.remove(c, l->app, row, e);
    return s == ST_OK ? change_delete(c, l->en, row->id, row->version, e) : s;
}

void deed_delete(struct elist *l)
{
    struct chosen c = choose(l);
    struct buf question = BUF_INIT, what = BUF_INIT;
    struct err e = { 0 };
    const char *with = l->kind.with != NULL ? _(l->kind.with) : "";
    if (c.n == 1)
        buf_printf(&question, _("删除这条%s%s？\n"), _(l->en->label), with);
    else
        buf_printf(&question, _("删除选中的 %zu 条%s%s？\n"), c.n, _(l->en->label), with);
    name_them(l, &c, &question);
    buf_puts(&question, _("删除可以撤销：按 u。"));
    buf_printf(&what, _("删除%s"), _(l->en->label));
    if (c.n == 0 || !app_may_write(l->app)) {
        ; /* there is nothing to delete, or it was said why not */
    } else if (!prompt_yes(buf_str(&question))) {
        bar_say(LOOK_STATUS, "%s", _("没有删除"));
    } else if (do_all(l, &c, buf_str(&what), delete_row, NULL, &e) != ST_OK) {
        app_error(&e);
    } else {
        untag(l, &c);
        bar_say(LOOK_STATUS, _("已删除 %zu 条；按 u 撤销"), c.n);
    }
    free(c.id);
    buf_free(&question);
    buf_free(&what);
}

struct setting {
    int field;
    const char *value;
};

static enum status set_row(struct elist *l, struct change *c, struct row *row, void *with,
                           struct err *e)
{
    const struct setting *s = with;
    enum put did;
    (void)l;
    row_set(row, s->field, s->value);
    return change_put(c, row, FIELD_BIT(s->field), &did, e);
}

static bool settable(const struct field *f)
{
    return !f->key && f->kind != FIELD_LONG;
}

static void fill_fields(void *ctx, const char *filter, struct picks *out)
{
    const struct entity *en = ((const struct elist *)ctx)->en;
    for (int i = 0; i < en->nfields; i++)
        if (settable(&en->fields[i]) &&
            app_matches(_(en->fields[i].label), en->fields[i].name, filter))
            picks_add(out, en->fields[i].name, _(en->fields[i].label));
}

struct offer {
    struct elist *l;
    const struct field *field;
    const struct picks *words; /* those of policies; NULL: those of the dictionary */
};

static void fill_values(void *ctx, const char *filter, struct picks *out)
{
    const struct offer *o = ctx;
    if (o->words != NULL)
        find_words(o->words, filter, out);
    else if (o->field->ref != NULL)
        find_rows(o->l->app, o->field->ref, NULL, filter, out);
    else
        find_choices(o->field, filter, out);
}

/* Typed as in a form; choices and references are picked. */
static bool ask_value(struct elist *l, int field, struct buf *value)
{
    const struct field *f = &l->en->fields[field];
    struct offer o = { l, f, app_words_of(l->app, l->en, field) };
    struct buf question = BUF_INIT, typed = BUF_INIT;
    struct err e = { 0 };
    if (f->kind == FIELD_CHOICE || f->kind == FIELD_REF)
        return pick_one(_(f->label), fill_values, &o, "", value, NULL);
    buf_printf(&question, _("选中的各条，这一栏都改为（空着是清空）：%s"), _(f->hint));
    bool ok = prompt_line(_(f->label), buf_str(&question), &typed);
    if (ok && model_read(f, buf_str(&typed), value, &e) != ST_OK) {
        app_error(&e);
        ok = false;
    }
    buf_free(&question);
    buf_free(&typed);
    return ok;
}

void deed_set(struct elist *l)
{
    struct chosen c = choose(l);
    struct buf name = BUF_INIT, value = BUF_INIT, what = BUF_INIT;
    struct err e = { 0 };
    buf_printf(&what, _("修改%s"), _(l->en->label));
    if (c.n > 0 && app_may_write(l->app) &&
        pick_one(_("选中的各条：改哪一栏"), fill_fields, l, "", &name, NULL)) {
        int field = model_field(l->en, buf_str(&name));
        if (ask_value(l, field, &value)) {
            struct setting s = { field, buf_str(&value) };
            if (do_all(l, &c, buf_str(&what), set_row, &s, &e) != ST_OK) {
                app_error(&e);
            } else {
                untag(l, &c);
                bar_say(LOOK_STATUS, _("已修改 %zu 条；按 u 撤销"), c.n);
            }
        }
    }
    free(c.id);
    buf_free(&name);
    buf_free(&value);
    buf_free(&what);
}

/* The tagged rows, else all of the list. */
static enum status save(void *ctx, const char *path, enum export_format format, struct err *e)
{
    struct elist *l = ctx;
    size_t n;
    const int64_t *ids = list_tags(l->list, &n);
    const char *filter = n > 0 ? "" : list_filter(l->list);
    if (n == 0) {
        ids = l->rows.ids.v;
        n = l->rows.ids.n;
    }
    return erows_save(l->app, l->en, ids, n, filter, path, format, e);
}

void deed_export(struct elist *l)
{
    struct buf name = BUF_INIT;
    char day[DAY_TEXT];
    date_format(l->app->today, day);
    buf_printf(&name, "%s-%s.xlsx", _(l->en->label), day);
    app_export(buf_str(&name), EXPORT_AS_TABLE, save, l);
    buf_free(&name);
}
