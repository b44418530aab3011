/* One field of a form: from what is typed to a value. */
#include <stdlib.h>
#include <string.h>

#include "daywords.h"
#include "form_priv.h"
#include "hanzi.h"
#include "listed.h"
#include "mem.h"
#include "text.h"
#include "words.h"

static const struct input_option yes_no[] = { { "yes", N_("是") },
                                              { "no", N_("否") },
                                              { NULL, NULL } };

const struct input_option *field_options(const struct field *d)
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
    for (const struct input_option *o = field_options(d); o != NULL && o->value != NULL; o++)
        if (strcmp(o->value, value) == 0)
            return _(o->label);
    return value;
}

/* "a;b" -> "甲、乙". */
static void many_label(const struct field *d, const char *values, struct buf *b)
{
    for (char *one; (one = listed_take(&values)) != NULL; free(one))
        words_add(b, option_label(d, one));
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
void field_take(struct form *f, int i, const char *value, const char *label)
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

    if (!day_words(typed, day_today(), d->in->side, &day)) {
        struct buf why = BUF_INIT;
        if (!day_missing(typed, day_today(), &why))
            buf_puts(&why, _("看不懂这个日期：可写 2026-3-5、3/5、昨天、+7、月底"));
        refuse(d, buf_str(&why));
        buf_free(&why);
        return false;
    }
    date_format(day, text);
    buf_clear(value);
    buf_puts(value, text);
    return true;
}

/* ￥1,234.50元 without what people put around a number. A comma stands before three digits alone:
 * 136,50 is refused, not read as thirteen thousand. */
static bool bare_number(const char *typed, bool money, struct buf *out)
{
    static const char *const before[] = { "¥", "￥" };
    struct buf folded = BUF_INIT;
    bool ok = true;

    text_fold_width(&folded, typed);
    const char *s = buf_str(&folded);
    for (size_t i = 0; money && i < 2; i++)
        if (strncmp(s, before[i], strlen(before[i])) == 0)
            s += strlen(before[i]);
    size_t n = strlen(s);
    if (money && n > strlen("元") && strcmp(s + n - strlen("元"), "元") == 0)
        n -= strlen("元");
    for (size_t i = 0; i < n; i++) {
        if (s[i] != ',')
            buf_add(out, s + i, 1);
        else
            ok = ok && i > 0 && strspn(s + i + 1, "0123456789") == 3;
    }
    buf_free(&folded);
    return ok;
}

/* Digits, one point at most. Money gets its two decimals. */
static bool settle_number(struct field *d, const char *typed, struct buf *value)
{
    bool money = d->in->kind == INPUT_MONEY;
    size_t whole, part = 0;

    buf_clear(value);
    bool bare = bare_number(typed, money, value);
    const char *s = buf_str(value);
    s += *s == '-' && !money;
    whole = strspn(s, "0123456789");
    s += whole;
    if (*s == '.') {
        part = strspn(s + 1, "0123456789");
        s += 1 + part;
    }
    if (!bare || whole == 0 || *s != '\0')
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

void field_fill(void *ctx, const char *filter, struct picks *out)
{
    struct field_search *s = ctx;
    const struct field *d = &s->f->field[s->i];
    const struct input_option *o = field_options(d);

    if (o == NULL) {
        if (s->f->ops->look_up != NULL)
            s->f->ops->look_up(s->f->ctx, s->f, s->i, filter, out);
        return;
    }
    for (; o->value != NULL; o++)
        if (strstr(_(o->label), filter) != NULL || strcasestr(o->value, filter) != NULL ||
            hanzi_spell(_(o->label), filter))
            picks_add(out, o->value, _(o->label));
}

/* Lets the user pick one. False: Esc. */
bool field_pick_value(struct form *f, int i, const char *filter)
{
    struct field_search s = { f, i };
    struct buf value = BUF_INIT, label = BUF_INIT;
    bool named = f->field[i].edit == NULL || f->field[i].in->kind == INPUT_REF;
    bool done;

    if (f->field[i].value != NULL)
        buf_puts(&value, f->field[i].value);
    done = pick_one(_(f->field[i].in->label), field_fill, &s, filter, &value, &label);
    if (done) /* a line of text is what was picked, not a name for it */
        field_take(f, i, buf_str(&value), named ? buf_str(&label) : NULL);
    buf_free(&value);
    buf_free(&label);
    return done;
}

static bool settle_ref(struct form *f, int i, const char *typed, bool ask)
{
    struct field_search s = { f, i };
    struct picks found = { 0 };
    struct field *d = &f->field[i];
    size_t exact = 0, at = 0;
    bool done = false;

    if (strcmp(typed, d->label) == 0 && *d->value != '\0')
        return true;
    field_fill(&s, typed, &found);
    for (size_t k = 0; k < found.n; k++)
        if (strcmp(found.v[k].label, typed) == 0 || strcmp(found.v[k].value, typed) == 0) {
            exact++;
            at = k;
        }
    if (exact == 1 || found.n == 1) {
        field_take(f, i, found.v[at].value, found.v[at].label);
        done = true;
    } else if (found.n == 0) {
        refuse(d, _("找不到：请改几个字，或按 F4 从列表里选"));
    } else {
        done = ask && field_pick_value(f, i, typed);
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
    enum input_kind kind = f->field[i].in->kind;
    bool named = kind == INPUT_REF || kind == INPUT_MANY;
    char *keep = named ? mem_dup(f->field[i].label) : NULL;

    if (*value != '\0' && f->ops->check != NULL)
        ok = f->ops->check(f->ctx, f, i, value, &norm, &e) == ST_OK;
    if (ok && (f->field[i].edit != NULL || norm.len > 0))
        field_take(f, i, norm.len > 0 ? buf_str(&norm) : value, keep);
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
        field_take(f, i, "", "");
    } else if (strstr(typed, "\xEF\xBF\xBD") != NULL) {
        ok = refuse(d, _("有认不出的字符（显示为 �），请删去或改正"));
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

void field_forgive(struct field *d)
{
    replace(&d->error, NULL);
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
