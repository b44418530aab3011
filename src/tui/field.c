/* One field of a form: keys, lists to pick from. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "daywords.h"
#include "form_priv.h"
#include "hanzi.h"
#include "mem.h"
#include "prompt.h"
#include "text.h"
#include "words.h"

bool field_can_focus(const struct field *d)
{
    return d->in->kind != INPUT_SHOW && d->in->kind != INPUT_HEAD;
}

static enum day_mark note_of(void *form, daynum d, struct buf *name)
{
    struct form *f = form;

    return f->ops->day_note(f->ctx, d, name);
}

static void pick_day(struct form *f, int i)
{
    struct field *d = &f->field[i];
    daynum day = DAY_NONE, today = day_today();
    char text[DAY_TEXT];

    if (!day_words(edit_text(d->edit), today, d->in->side, &day))
        day = DAY_NONE;
    if (!day_pick(_(d->in->label), day, today, f->ops->day_note != NULL ? note_of : NULL, f, &day))
        return;
    date_format(day, text);
    edit_set(d->edit, text);
    d->dirty = true;
    field_settle(f, i, false);
}

static void pick_several(struct form *f, int i, const char *filter)
{
    struct field *d = &f->field[i];
    struct field_search s = { f, i };
    struct buf values = BUF_INIT, labels = BUF_INIT;

    buf_puts(&values, d->value);
    buf_puts(&labels, d->label);
    if (pick_many(_(d->in->label), field_fill, &s, filter, &values, &labels)) {
        field_take(f, i, buf_str(&values), buf_str(&labels));
        d->dirty = true;
        field_settle(f, i, false);
    }
    buf_free(&values);
    buf_free(&labels);
}

enum { BY_DIGIT = 9 }; /* so many options can be chosen by their number */

static void pick_option(struct form *f, int i)
{
    const struct input_option *o = field_options(&f->field[i]);
    const char *labels[BY_DIGIT];
    int n = 0, at = 0;

    for (; n < BY_DIGIT && o[n].value != NULL; n++) {
        labels[n] = _(o[n].label);
        if (strcmp(o[n].value, f->field[i].value) == 0)
            at = n;
    }
    if (o[n].value != NULL) {
        field_pick_value(f, i, "");
        return;
    }
    at = prompt_choose(_(f->field[i].in->label), NULL, labels, n, at);
    if (at >= 0)
        field_take(f, i, o[at].value, NULL);
}

/* Whether there is anything to look up: of lines of text there often is not. */
static bool offers(struct form *f, int i)
{
    struct field_search s = { f, i };
    struct picks all = { 0 };

    if (f->field[i].in->kind == INPUT_LINE)
        field_fill(&s, "", &all);
    bool some = all.n > 0 || f->field[i].in->kind == INPUT_REF;
    picks_free(&all);
    return some;
}

void field_pick(struct form *f, int i)
{
    struct field *d = &f->field[i];
    enum input_kind kind = d->in->kind;
    bool looks = kind == INPUT_LINE || kind == INPUT_REF;

    if (kind == INPUT_OPEN || d->in->opens) {
        if (f->ops->open != NULL)
            f->ops->open(f->ctx, f, i);
    } else if (kind == INPUT_DAY) {
        pick_day(f, i);
    } else if (kind == INPUT_MANY) {
        pick_several(f, i, "");
    } else if (field_options(d) != NULL) {
        pick_option(f, i);
    } else if (looks && offers(f, i)) {
        bool other = d->edit != NULL && strcmp(edit_text(d->edit), d->label) != 0;
        field_pick_value(f, i, other ? edit_text(d->edit) : "");
    } else {
        bar_say(LOOK_STATUS, "%s", _("这一栏没有可选的列表"));
    }
}

/* The option `step` further on; from an empty value the first or the last one. */
static void turn(struct form *f, int i, int step)
{
    const struct input_option *o = field_options(&f->field[i]);
    int n = 0, at = -1;

    for (; o[n].value != NULL; n++)
        if (strcmp(o[n].value, f->field[i].value) == 0)
            at = n;
    if (n == 0)
        return;
    at = at < 0 ? (step > 0 ? 0 : n - 1) : (at + step + n) % n;
    field_take(f, i, o[at].value, NULL);
    f->field[i].dirty = true;
}

static bool option_begins(const struct input_option *o, const char *text)
{
    return strncmp(_(o->label), text, strlen(text)) == 0 ||
           strncasecmp(o->value, text, strlen(text)) == 0;
}

static bool option_spelled(const struct input_option *o, const char *text)
{
    return hanzi_spell(_(o->label), text);
}

/* 支部 is what people type who mean 党支部. */
static bool option_holds(const struct input_option *o, const char *text)
{
    return (unsigned char)*text >= 0x80 && strstr(_(o->label), text) != NULL;
}

/* The option whose label or word begins with `text`, else one whose pinyin is typed, else one
 * that has these hanzi further on; the search starts behind `at`. */
static int option_like(const struct input_option *o, int at, const char *text)
{
    bool (*const fits[])(const struct input_option *,
                         const char *) = { option_begins, option_spelled, option_holds };
    int n = 0;

    while (o[n].value != NULL)
        n++;
    for (size_t pass = 0; pass < sizeof fits / sizeof *fits; pass++)
        for (int step = 1; step <= n; step++) {
            int j = (at + step + n) % n;

            if (fits[pass](&o[j], text))
                return j;
        }
    return -1;
}

/* A digit is the n-th option; other characters, one after another, are how its label begins. */
static bool jump(struct form *f, int i, const struct key *k)
{
    struct field *d = &f->field[i];
    const struct input_option *o = field_options(d);
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
    field_take(f, i, o[hit].value, NULL);
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
        field_take(f, i, "", "");
    else if (k->kind == K_CHAR && !jump(f, i, k))
        bar_say(LOOK_STATUS, "%s", _("没有这一项：← → 换一项，或按 F4 从列表里选"));
    else if (k->kind != K_CHAR)
        return TUI_IGNORED;
    return TUI_HANDLED;
}

/* Letters and hanzi open the list on what begins with them. */
static unsigned many_key(struct form *f, int i, const struct key *k)
{
    char typed[5] = "";

    if (key_char(k, ' ') || key_char(k, 0x3000)) {
        pick_several(f, i, "");
    } else if (k->kind == K_CHAR) {
        typed[text_encode(k->code, typed)] = '\0';
        pick_several(f, i, typed);
    } else if (k->kind == K_PASTE) {
        pick_several(f, i, k->text);
    } else if (key_is(k, KN_DELETE) || key_is(k, KN_BACKSPACE)) {
        field_take(f, i, "", "");
    } else {
        return TUI_IGNORED;
    }
    return TUI_HANDLED;
}

bool field_gives_way(const struct form *f, int i)
{
    const struct field *d = &f->field[i];
    enum input_kind kind = d->in->kind;
    bool whole =
        kind == INPUT_DAY || kind == INPUT_NUMBER || kind == INPUT_MONEY || kind == INPUT_REF;

    return whole && f->fresh && i == f->at && d->error == NULL && *edit_text(d->edit) != '\0';
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
    if (d->edit == NULL && d->in->kind == INPUT_MANY)
        return many_key(f, i, k);
    if (d->edit == NULL)
        return field_options(d) != NULL ? option_key(f, i, k) : TUI_IGNORED;
    char *before = mem_dup(edit_text(d->edit));
    if ((k->kind == K_CHAR || k->kind == K_PASTE) && field_gives_way(f, i))
        edit_do(d->edit, EDIT_CLEAR);
    bool handled = edit_key(d->edit, k, &full);

    if (strcmp(before, edit_text(d->edit)) != 0) {
        d->dirty = true;
        field_forgive(d);
    }
    free(before);
    if (k->kind == K_PASTE && k->code > 0)
        bar_say(LOOK_ERROR, _("粘贴的内容里有 %u 个看不见的控制字符，没有收下"), k->code);
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
        [INPUT_MANY] = N_("直接打字，或按空格、F4 打开列表，逐项打勾"),
        [INPUT_OPEN] = N_("Enter 打开，Tab 到下一栏"),
        [INPUT_SHOW] = "",
        [INPUT_HEAD] = "",
    };
    const char *s = d->in->hint != NULL ? d->in->hint : hints[d->in->kind];

    return *s != '\0' ? _(s) : "";
}
