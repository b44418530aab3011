/* One field of a form: keys, values, look-up. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "clock.h"
#include "daywords.h"
#include "form_priv.h"
#include "mem.h"
#include "text.h"
#include "words.h"

static const struct input_option yes_no[] = { { "yes", N_("是") },
                                              { "no", N_("否") },
                                              { NULL, NULL } };

struct field *field_at(struct form *f, int i)
{
    return &f->field[i];
}

bool field_can_focus(const struct field *d)
{
    return d->in->kind != INPUT_SHOW && d->in->kind != INPUT_HEAD;
}

static const struct input_option *options_of(const struct field *d)
{
    return d->in->kind == INPUT_YESNO ? yes_no : d->in->options;
}

static void replace(char **where, const char *s)
{
    char *copy = mem_dup(s);

    free(*where);
    *where = copy;
}

/* The label of a value among the options; the value itself if it is none of them. */
static const char *option_label(const struct field *d, const char *value)
{
    for (const struct input_option *o = options_of(d); o != NULL && o->value != NULL; o++)
        if (strcmp(o->value, value) == 0)
            return _(o->label);
    return value;
}

/* "a;b" -> "甲、乙". */
static void many_label(const struct field *d, const char *values, struct buf *b)
{
    while (*values != '\0') {
        size_t n = strcspn(values, ";");
        char *one = mem_dupn(values, n);

        buf_puts(b, b->len > 0 ? "、" : "");
        buf_puts(b, option_label(d, one));
        free(one);
        values += n + (values[n] == ';' ? 1 : 0);
    }
}

void field_set(struct form *f, int i, const char *value, const char *label)
{
    struct field *d = &f->field[i];
    struct buf b = BUF_INIT;

    if (label == NULL && d->in->kind == INPUT_MANY)
        many_label(d, value, &b);
    else
        buf_puts(&b, label != NULL ? label : option_label(d, value));
    replace(&d->value, value);
    replace(&d->label, buf_str(&b));
    replace(&d->error, NULL);
    d->dirty = false;
    if (d->edit != NULL && strcmp(edit_text(d->edit), buf_str(&b)) != 0)
        edit_set(d->edit, buf_str(&b));
    buf_free(&b);
}

static bool refuse(struct field *d, const char *why)
{
    replace(&d->error, why);
    return false;
}

/* The value changed by the hand of the user: the caller is told. */
static void take(struct form *f, int i, const char *value, const char *label)
{
    bool other = strcmp(f->field[i].value, value) != 0;

    field_set(f, i, value, label);
    if (other && f->ops->changed != NULL)
        f->ops->changed(f->ctx, f, i);
}

static bool settle_day(struct field *d, const char *typed, struct buf *value)
{
    daynum day;
    char text[DAY_TEXT];

    if (!day_words(typed, clock_today(), &day))
        return refuse(d, _("看不懂这个日期：可写 2026-3-5、3/5、昨天、+7、月底"));
    date_format(day, text);
    buf_clear(value);
    buf_puts(value, text);
    return true;
}

/* Digits, one point at most; `decimals` after it at most (-1: any). Money gets its two decimals. */
static bool settle_number(struct field *d, const char *typed, struct buf *value)
{
    bool money = d->in->kind == INPUT_MONEY;
    const char *s;
    size_t whole, part = 0;

    buf_clear(value);
    text_fold_width(value, typed);
    for (size_t i = 0; i < value->len;) /* thousands are written with commas */
        if (value->data[i] == ',')
            memmove(value->data + i, value->data + i + 1, value->len-- - i);
        else
            i++;
    s = buf_str(value);
    s += *s == '-' && !money;
    whole = strspn(s, "0123456789");
    s += whole;
    if (*s == '.') {
        part = strspn(s + 1, "0123456789");
        s += 1 + part;
    }
    if (whole == 0 || *s != '\0')
        return refuse(d, money ? _("金额写数字，例如 12.50") : _("这里只能写数字"));
    if (!money)
        return true;
    if (part > 2)
        return refuse(d, _("金额最多两位小数（到分）"));
    if (value->data[value->len - 1] == '.')
        buf_puts(value, "00");
    else if (part < 2)
        buf_puts(value, part == 1 ? "0" : ".00");
    return true;
}

struct search {
    struct form *f;
    int i;
};

static void fill(void *ctx, const char *filter, struct picks *out)
{
    struct search *s = ctx;
    const struct field *d = &s->f->field[s->i];
    const struct input_option *o = options_of(d);

    if (o == NULL) {
        if (s->f->ops->look_up != NULL)
            s->f->ops->look_up(s->f->ctx, s->f, s->i, filter, out);
        return;
    }
    for (; o->value != NULL; o++)
        if (strstr(_(o->label), filter) != NULL || strcasestr(o->value, filter) != NULL)
            picks_add(out, o->value, _(o->label));
}

/* Lets the user pick one. False: Esc. */
static bool pick_value(struct form *f, int i, const char *filter)
{
    struct search s = { f, i };
    struct buf value = BUF_INIT, label = BUF_INIT;
    bool named = f->field[i].edit == NULL || f->field[i].in->kind == INPUT_REF;
    bool done = pick_one(_(f->field[i].in->label), fill, &s, filter, &value, &label);

    if (done) /* a line of text is what was picked, not a name for it */
        take(f, i, buf_str(&value), named ? buf_str(&label) : NULL);
    buf_free(&value);
    buf_free(&label);
    return done;
}

static bool settle_ref(struct form *f, int i, const char *typed, bool ask)
{
    struct search s = { f, i };
    struct picks found = { 0 };
    struct field *d = &f->field[i];
    size_t exact = 0, at = 0;
    bool done = false;

    if (strcmp(typed, d->label) == 0 && *d->value != '\0')
        return true;
    fill(&s, typed, &found);
    for (size_t k = 0; k < found.n; k++)
        if (strcmp(found.v[k].label, typed) == 0 || strcmp(found.v[k].value, typed) == 0) {
            exact++;
            at = k;
        }
    if (exact == 1 || found.n == 1) {
        take(f, i, found.v[at].value, found.v[at].label);
        done = true;
    } else if (found.n == 0) {
        refuse(d, _("找不到：请改几个字，或按 F4 从列表里选"));
    } else {
        done = ask && pick_value(f, i, typed);
        if (!done)
            refuse(d, _("有几个都符合：请按 F4 选一个"));
    }
    picks_free(&found);
    return done;
}

/* Beyond its kind: what the caller says. */
static bool settle_checked(struct form *f, int i, const char *value)
{
    struct buf norm = BUF_INIT;
    struct err e = { 0 };
    bool ok = true;
    /* a reference keeps the name it was found under */
    char *keep = f->field[i].in->kind == INPUT_REF ? mem_dup(f->field[i].label) : NULL;

    if (*value != '\0' && f->ops->check != NULL)
        ok = f->ops->check(f->ctx, f, i, value, &norm, &e) == ST_OK;
    if (ok && (f->field[i].edit != NULL || norm.len > 0))
        take(f, i, norm.len > 0 ? buf_str(&norm) : value, keep);
    if (!ok)
        refuse(&f->field[i], e.text);
    buf_free(&norm);
    free(keep);
    return ok;
}

static bool settle_typed(struct form *f, int i, bool ask)
{
    struct field *d = &f->field[i];
    struct buf value = BUF_INIT;
    size_t n = strlen(edit_text(d->edit));
    const char *text = text_trim(edit_text(d->edit), &n);
    bool ok = true;

    buf_add(&value, text, n);
    char *typed = mem_dup(buf_str(&value));

    if (n == 0) {
        take(f, i, "", "");
    } else {
        if (d->in->kind == INPUT_DAY)
            ok = settle_day(d, typed, &value);
        else if (d->in->kind == INPUT_NUMBER || d->in->kind == INPUT_MONEY)
            ok = settle_number(d, typed, &value);
        else if (d->in->kind == INPUT_REF)
            ok = settle_ref(f, i, typed, ask);
        if (ok && d->in->kind != INPUT_REF)
            ok = settle_checked(f, i, buf_str(&value));
        else if (ok)
            ok = settle_checked(f, i, d->value);
    }
    free(typed);
    buf_free(&value);
    return ok;
}

bool field_settle(struct form *f, int i, bool ask)
{
    struct field *d = &f->field[i];

    if (!field_can_focus(d))
        return true;
    if (d->dirty) {
        replace(&d->error, NULL);
        if (d->edit != NULL ? !settle_typed(f, i, ask) : !settle_checked(f, i, d->value))
            return false;
        d->dirty = false;
    }
    return d->error == NULL;
}

void field_pick(struct form *f, int i)
{
    struct field *d = &f->field[i];
    struct search s = { f, i };
    daynum day = DAY_NONE, today = clock_today();
    char text[DAY_TEXT];

    if (d->in->kind == INPUT_OPEN) {
        if (f->ops->open != NULL)
            f->ops->open(f->ctx, f, i);
    } else if (d->in->kind == INPUT_DAY) {
        if (!day_words(edit_text(d->edit), today, &day))
            day = DAY_NONE;
        if (day_pick(_(d->in->label), day, today, &day)) {
            date_format(day, text);
            field_set(f, i, d->value, text);
            d->dirty = true;
            field_settle(f, i, false);
        }
    } else if (d->in->kind == INPUT_MANY) {
        struct buf values = BUF_INIT, labels = BUF_INIT;

        buf_puts(&values, d->value);
        buf_puts(&labels, d->label);
        if (pick_many(_(d->in->label), fill, &s, &values, &labels))
            take(f, i, buf_str(&values), buf_str(&labels));
        buf_free(&values);
        buf_free(&labels);
    } else if (options_of(d) != NULL || f->ops->look_up != NULL) {
        const char *typed =
            d->edit != NULL && strcmp(edit_text(d->edit), d->label) != 0 ? edit_text(d->edit) : "";

        if (d->in->kind == INPUT_TEXT || d->in->kind == INPUT_NUMBER || d->in->kind == INPUT_MONEY)
            bar_say(LOOK_STATUS, "%s", _("这一栏没有可选的列表"));
        else
            pick_value(f, i, typed);
    } else {
        bar_say(LOOK_STATUS, "%s", _("这一栏没有可选的列表"));
    }
}

/* The option `step` further on; from an empty value the first or the last one. */
static void turn(struct form *f, int i, int step)
{
    const struct input_option *o = options_of(&f->field[i]);
    int n = 0, at = -1;

    for (; o[n].value != NULL; n++)
        if (strcmp(o[n].value, f->field[i].value) == 0)
            at = n;
    if (n == 0)
        return;
    at = at < 0 ? (step > 0 ? 0 : n - 1) : (at + step + n) % n;
    take(f, i, o[at].value, NULL);
    f->field[i].dirty = true;
}

/* The option whose label begins with `text`, or its word does; the search starts behind `at`. */
static int option_like(const struct input_option *o, int at, const char *text)
{
    int n = 0;

    while (o[n].value != NULL)
        n++;
    for (int step = 1; step <= n; step++) {
        int j = (at + step + n) % n;

        if (strncmp(_(o[j].label), text, strlen(text)) == 0 ||
            strncasecmp(o[j].value, text, strlen(text)) == 0)
            return j;
    }
    return -1;
}

/* A digit is the n-th option; other characters, one after another, are how its label begins. */
static bool jump(struct form *f, int i, const struct key *k)
{
    struct field *d = &f->field[i];
    const struct input_option *o = options_of(d);
    struct key c = key_folded(k);
    char longer[sizeof d->begun + 5], one[5] = "";
    int at = -1, hit = -1, n = 0;

    for (; o[n].value != NULL; n++)
        if (strcmp(o[n].value, d->value) == 0)
            at = n;
    one[text_encode(c.code, one)] = '\0';
    snprintf(longer, sizeof longer, "%s%s", d->begun, one);
    if (c.code >= '1' && c.code <= '9')
        hit = c.code - '0' <= (uint32_t)n ? (int)(c.code - '1') : -1;
    else if (*d->begun != '\0' && strlen(longer) < sizeof d->begun)
        hit = option_like(o, at - 1, longer);
    if (hit < 0) {
        strcpy(longer, one);
        hit = c.code < '0' || c.code > '9' ? option_like(o, at, one) : -1;
    }
    if (hit < 0)
        return false;
    take(f, i, o[hit].value, NULL);
    strcpy(d->begun, strlen(longer) < sizeof d->begun ? longer : "");
    d->dirty = true;
    return true;
}

static unsigned option_key(struct form *f, int i, const struct key *k)
{
    struct field *d = &f->field[i];

    if (k->kind != K_CHAR)
        *d->begun = '\0';
    if (key_is(k, KN_LEFT))
        turn(f, i, -1);
    else if (key_is(k, KN_RIGHT) || key_char(k, ' ') || key_char(k, 0x3000))
        turn(f, i, 1);
    else if ((key_is(k, KN_DELETE) || key_is(k, KN_BACKSPACE)) && !d->in->required)
        take(f, i, "", "");
    else if (k->kind == K_CHAR && !jump(f, i, k))
        bar_say(LOOK_STATUS, "%s", _("没有这一项：← → 换一项，或按 F4 从列表里选"));
    else if (k->kind != K_CHAR)
        return TUI_IGNORED;
    return TUI_HANDLED;
}

unsigned field_key(struct form *f, int i, const struct key *k)
{
    struct field *d = &f->field[i];
    bool full;

    if (d->in->kind == INPUT_OPEN) {
        if (!key_char(k, ' ') && !key_char(k, 0x3000) && !key_is(k, KN_ENTER))
            return TUI_IGNORED;
        field_pick(f, i);
        return TUI_HANDLED;
    }
    if (d->edit == NULL && d->in->kind == INPUT_MANY) {
        if (key_char(k, ' ') || key_char(k, 0x3000))
            field_pick(f, i);
        else if (key_is(k, KN_DELETE) || key_is(k, KN_BACKSPACE))
            take(f, i, "", "");
        else
            return TUI_IGNORED;
        return TUI_HANDLED;
    }
    if (d->edit == NULL)
        return options_of(d) != NULL ? option_key(f, i, k) : TUI_IGNORED;
    char *before = mem_dup(edit_text(d->edit));
    bool handled = edit_key(d->edit, k, &full);

    if (strcmp(before, edit_text(d->edit)) != 0) {
        d->dirty = true;
        replace(&d->error, NULL);
    }
    free(before);
    if (full)
        bar_say(LOOK_ERROR, _("这一栏最多 %zu 个字"), d->in->max);
    return handled ? TUI_HANDLED : TUI_IGNORED;
}

const char *field_hint(const struct field *d)
{
    static const char *const hints[] = {
        [INPUT_LINE] = N_("Enter 或 Tab 到下一栏"),
        [INPUT_TEXT] = N_("Enter 换行，Tab 到下一栏"),
        [INPUT_CHOICE] = N_("← → 或数字换一项，F4 从列表里选"),
        [INPUT_DAY] = N_("可写 3/5、今天、昨天、+7、月底；F4 日历"),
        [INPUT_NUMBER] = N_("写数字"),
        [INPUT_MONEY] = N_("元，最多两位小数"),
        [INPUT_YESNO] = N_("空格或 ← → 切换，y 是 n 否"),
        [INPUT_REF] = N_("写名称、代号或拼音首字母，F4 从列表里选"),
        [INPUT_MANY] = N_("空格或 F4 打开列表，逐项打勾"),
        [INPUT_OPEN] = N_("Enter 打开，Tab 到下一栏"),
        [INPUT_SHOW] = "",
        [INPUT_HEAD] = "",
    };
    const char *s = d->in->hint != NULL ? d->in->hint : hints[d->in->kind];

    return *s != '\0' ? _(s) : "";
}
