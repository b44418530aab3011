/* The form: fields in order, saving, leaving, drafts. */
#include "form.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "form_priv.h"
#include "mem.h"
#include "prompt.h"
#include "stack.h"
#include "text.h"
#include "words.h"

static bool typed_kind(enum input_kind k)
{
    return k == INPUT_LINE || k == INPUT_TEXT || k == INPUT_DAY || k == INPUT_NUMBER ||
           k == INPUT_MONEY || k == INPUT_REF;
}

static int step_from(const struct form *f, int i, int step)
{
    for (int j = i + step; j >= 0 && j < f->n; j += step)
        if (field_can_focus(&f->field[j]))
            return j;
    return -1;
}

struct form *form_new(const char *title, const struct input *inputs, int n,
                      const struct form_ops *ops, void *ctx)
{
    struct form *f = mem_alloc(sizeof *f);

    f->title = mem_dup(title);
    f->ops = ops;
    f->ctx = ctx;
    f->n = n;
    f->field = mem_alloc((size_t)n * sizeof *f->field);
    for (int i = 0; i < n; i++) {
        struct field *d = &f->field[i];

        d->in = &inputs[i];
        d->value = mem_dup("");
        d->label = mem_dup("");
        d->start = mem_dup("");
        if (typed_kind(inputs[i].kind))
            d->edit = edit_new(inputs[i].kind == INPUT_TEXT, inputs[i].max);
    }
    f->at = step_from(f, -1, 1);
    if (f->at < 0)
        f->at = 0;
    return f;
}

void form_free(struct form *f)
{
    if (f == NULL)
        return;
    for (int i = 0; i < f->n; i++) {
        struct field *d = &f->field[i];

        edit_free(d->edit);
        free(d->value);
        free(d->label);
        free(d->start);
        free(d->error);
    }
    free(f->field);
    free(f->title);
    free(f);
}

void form_set(struct form *f, int i, const char *value, const char *label)
{
    field_set(f, i, value, label);
}

void form_start(struct form *f)
{
    for (int i = 0; i < f->n; i++) {
        free(f->field[i].start);
        f->field[i].start = mem_dup(f->field[i].value);
    }
    f->started = true;
}

const char *form_value(const struct form *f, int i)
{
    return f->field[i].value;
}

const char *form_typed(const struct form *f, int i)
{
    const struct field *d = &f->field[i];

    return d->edit != NULL ? edit_text(d->edit) : d->value;
}

const char *form_label(const struct form *f, int i)
{
    return f->field[i].label;
}

static int form_input(const struct form *f, const char *name)
{
    for (int i = 0; i < f->n; i++)
        if (f->field[i].in->name != NULL && strcmp(f->field[i].in->name, name) == 0)
            return i;
    return -1;
}

const char *form_start_value(const struct form *f, int i)
{
    return f->field[i].start;
}

bool form_field_changed(const struct form *f, int i)
{
    return strcmp(f->field[i].value, f->field[i].start) != 0;
}

/* Typed in, and not what it stood for before. */
static bool half_typed(const struct field *d)
{
    return d->dirty && d->edit != NULL && strcmp(edit_text(d->edit), d->label) != 0;
}

bool form_changed(const struct form *f)
{
    for (int i = 0; i < f->n; i++)
        if (form_field_changed(f, i) || half_typed(&f->field[i]))
            return true;
    return false;
}

void form_go(struct form *f, int i)
{
    if (i >= 0 && i < f->n && field_can_focus(&f->field[i]))
        f->at = i;
}

void form_error(struct form *f, int i, const char *text)
{
    char *copy = mem_dup(text);

    free(f->field[i].error);
    f->field[i].error = copy;
}

static void drop_draft(struct form *f)
{
    f->kept = false;
    if (f->ops->undraft != NULL)
        f->ops->undraft(f->ctx, f);
}

/* What was typed and taken back again is no draft. */
void form_keep(struct form *f)
{
    bool changed = f->ops->draft != NULL && form_changed(f);

    pace_kept(&f->pace);
    if (changed)
        f->ops->draft(f->ctx, f);
    else if (f->kept)
        drop_draft(f);
    f->kept = changed;
}

/* Leaves the field for another one. What is wrong is said and does not hold anybody up before
 * saving. */
static void move_to(struct form *f, int to)
{
    field_settle(f, f->at, true);
    form_keep(f);
    if (to >= 0)
        f->at = to;
}

/* Every field in order? Otherwise the caret goes to the first that is not. */
static bool settle_all(struct form *f)
{
    for (int i = 0; i < f->n; i++) {
        struct field *d = &f->field[i];
        bool ok = field_settle(f, i, true);

        if (ok && d->in->required && field_can_focus(d) && *d->value == '\0') {
            form_error(f, i, _("这一栏必填"));
            ok = false;
        }
        if (!ok) {
            f->at = i;
            bar_say(LOOK_ERROR, _("没有保存：%s——%s"), _(d->in->label), d->error);
            return false;
        }
    }
    return true;
}

static bool save(struct form *f)
{
    struct err e = { 0 };

    if (!settle_all(f))
        return false;
    enum status s = f->ops->save(f->ctx, f, &e);
    if (s != ST_OK) {
        /* a disk that fails is not overlooked; what to do next, at the end, is not cut off */
        if (s == ST_FAILED || strchr(e.text, '\n') != NULL || text_width(e.text) > cells_cols())
            prompt_message(_("没有保存"), e.text);
        else
            bar_say(LOOK_ERROR, "%s", e.text);
        return false;
    }
    f->saved = true;
    drop_draft(f);
    return true;
}

static void draw(void *self, struct rect r)
{
    form_draw(self, r);
}

static void title(void *self, struct buf *b)
{
    const struct form *f = self;

    buf_puts(b, f->title);
}

static bool changed(void *self)
{
    return form_changed(self);
}

static void status(void *self, struct buf *b)
{
    const struct form *f = self;
    int n = 0, at = 0;

    for (int i = 0; i < f->n; i++) {
        n += field_can_focus(&f->field[i]);
        if (i == f->at)
            at = n;
    }
    buf_printf(b, _("第 %d 栏，共 %d 栏"), at, n);
    if (f->field[f->at].edit != NULL && edit_overwrites(f->field[f->at].edit))
        buf_puts(b, _("  改写"));
}

#define FORM_KEYS(X) \
    X(FORM_SAVE, "F2", N_("保存"), N_("保存"), N_("检查各栏，保存并关闭")) \
    X(FORM_PICK, "F4", N_("从列表里选"), N_("选择"), N_("引用、选项和日期都有列表或日历")) \
    X(FORM_NEXT, "Tab Enter", N_("下一栏"), NULL, \
      N_("Shift-Tab 或 ↑ 上一栏；多行的栏里 Enter 换行")) \
    X(FORM_UNDO, "Alt-u", N_("撤销本栏的输入"), NULL, \
      N_("Alt-r 重做；Ctrl-K 剪到行尾，Ctrl-Y 贴上"))

ACTION_IDS(FORM_KEYS);
ACTION_TABLE(form_keys, FORM_KEYS);

static const struct action *mode(const void *self)
{
    const struct form *f = self;

    return f->ops->actions;
}

static unsigned act(void *self, int id)
{
    struct form *f = self;

    return f->ops->act != NULL ? f->ops->act(f->ctx, f, id) : TUI_IGNORED;
}

static void page(struct form *f, int step)
{
    int to = f->at;

    for (int i = 0; i < f->page && step_from(f, to, step) >= 0; i++)
        to = step_from(f, to, step);
    move_to(f, to);
}

static unsigned move_key(struct form *f, const struct key *k)
{
    int next = step_from(f, f->at, 1);

    if (k->kind != K_NAME)
        return TUI_IGNORED;
    if (key_is(k, KN_TAB) || key_is(k, KN_DOWN) || key_is(k, KN_ENTER)) {
        move_to(f, next);
        if (next < 0)
            bar_say(LOOK_STATUS, "%s", _("已是最后一栏：F2 保存"));
    } else if (key_is(k, KN_UP) || (k->code == KN_TAB && k->mod == MOD_SHIFT)) {
        move_to(f, step_from(f, f->at, -1));
    } else if (key_is(k, KN_PGDN)) {
        page(f, 1);
    } else if (key_is(k, KN_PGUP)) {
        page(f, -1);
    } else {
        return TUI_IGNORED;
    }
    return TUI_HANDLED;
}

static unsigned key_in_field(struct form *f, const struct key *k)
{
    static const struct key newline = { .kind = K_CHAR, .code = '\n' };

    if (key_is(k, KN_ENTER) && f->field[f->at].in->kind == INPUT_TEXT)
        return field_key(f, f->at, &newline);
    unsigned mask = field_key(f, f->at, k);
    return mask != TUI_IGNORED ? mask : move_key(f, k);
}

static unsigned key(void *self, const struct key *k)
{
    struct form *f = self;

    if (key_is(k, KN_F0 + 2))
        return save(f) ? TUI_HANDLED | TUI_LEAVE : TUI_HANDLED;
    if (key_is(k, KN_F0 + 4)) {
        field_pick(f, f->at);
        f->fresh = true;
        return TUI_HANDLED;
    }
    int was = f->at;
    unsigned mask = key_in_field(f, k);
    if (mask != TUI_IGNORED)
        f->fresh = f->at != was;
    if (pace_key(&f->pace))
        form_keep(f);
    if (f->fresh && field_gives_way(f, f->at))
        edit_do(f->field[f->at].edit, EDIT_BOTTOM);
    return mask;
}

static bool leave(void *self)
{
    struct form *f = self;
    const char *const choices[] = { _("保存"), _("放弃修改"), _("继续编辑") };

    form_keep(f);
    if (!form_changed(f))
        return true;
    switch (prompt_choose(f->title, _("有改动还没有保存。"), choices, 3, 0)) {
    case 0:
        return save(f);
    case 1:
        drop_draft(f);
        return true;
    default:
        return false;
    }
}

static void tick(void *self)
{
    form_keep(self);
}

static const struct screen_ops ops = {
    .name = "",
    .mode = mode,
    .keys = form_keys,
    .title = title,
    .changed = changed,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .leave = leave,
    .tick = tick,
    .hangup = tick,
};

bool form_run(struct form *f)
{
    if (!f->started)
        form_start(f);
    f->saved = false;
    f->fresh = true;
    stack_run(&ops, f);
    return f->saved;
}

static void escape(struct buf *b, const char *s)
{
    for (; *s != '\0'; s++) {
        if (*s == '\\' || *s == '\t' || *s == '\n')
            buf_putc(b, '\\');
        buf_putc(b, *s == '\t' ? 't' : *s == '\n' ? 'n' : *s);
    }
}

void form_dump(const struct form *f, struct buf *b)
{
    for (int i = 0; i < f->n; i++) {
        const struct field *d = &f->field[i];

        if (d->in->name == NULL || !field_can_focus(d))
            continue;
        buf_puts(b, d->in->name);
        buf_putc(b, '\t');
        escape(b, d->value);
        buf_putc(b, '\t');
        escape(b, d->edit != NULL ? edit_text(d->edit) : d->label);
        buf_putc(b, '\t');
        escape(b, d->start);
        buf_putc(b, '\n');
    }
}

/* Takes the cell at *s, up to a tab or the end of the line. */
static char *unescape(const char **s)
{
    struct buf b = BUF_INIT;
    const char *p = *s;

    for (; *p != '\0' && *p != '\t' && *p != '\n'; p++) {
        if (*p == '\\' && p[1] != '\0')
            p++, buf_putc(&b, *p == 't' ? '\t' : *p == 'n' ? '\n' : *p);
        else
            buf_putc(&b, *p);
    }
    *s = *p == '\t' ? p + 1 : p;
    char *out = mem_dup(buf_str(&b));

    buf_free(&b);
    return out;
}

void form_restore(struct form *f, const char *dump)
{
    if (!f->started)
        form_start(f);
    f->kept = true;
    while (*dump != '\0') {
        char *name = unescape(&dump), *value = unescape(&dump), *shown = unescape(&dump);
        char *start = dump[-1] == '\t' ? unescape(&dump) : NULL;
        int i = form_input(f, name);

        if (i >= 0 && field_can_focus(&f->field[i])) {
            struct field *d = &f->field[i];
            bool typed = d->edit != NULL && d->in->kind != INPUT_REF;

            if (start != NULL) {
                free(d->start);
                d->start = mem_dup(start);
            }
            field_set(f, i, value, typed ? value : shown);
            if (typed && strcmp(value, shown) != 0) {
                edit_set(d->edit, shown);
                d->dirty = true;
            }
        }
        free(name);
        free(value);
        free(shown);
        free(start);
        dump += strcspn(dump, "\n");
        dump += *dump == '\n';
    }
}
