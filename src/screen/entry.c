/* Forms made out of the dictionary. */
#include "entry.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "daywords.h"
#include "fields.h"
#include "find.h"
#include "mem.h"
#include "room.h"
#include "text.h"
#include "words.h"

void entry_init(struct entry *t, struct app *app, const struct entity *en)
{
    *t = (struct entry){ .app = app, .en = en, .pool = pool_new() };
}

void entry_free(struct entry *t)
{
    draft_clear(&t->draft);
    free(t->apart.id);
    pool_free(t->pool);
}

static const struct input_option *options_of(struct entry *t, const struct choice *c)
{
    size_t n = 0;
    while (c[n].word != NULL)
        n++;
    struct input_option *o = pool_alloc(t->pool, (n + 1) * sizeof *o);
    for (size_t i = 0; i < n; i++)
        o[i] = (struct input_option){ c[i].word, c[i].label };
    return o;
}

static enum input_kind kind_of(const struct field *f)
{
    switch (f->kind) {
    case FIELD_LONG:
        return INPUT_TEXT;
    case FIELD_DAY:
        return INPUT_DAY;
    case FIELD_INT:
    case FIELD_NUMBER:
    case FIELD_HOURS:
        return INPUT_NUMBER;
    case FIELD_MONEY:
        return INPUT_MONEY;
    case FIELD_YESNO:
        return INPUT_YESNO;
    case FIELD_CHOICE:
        return f->open ? INPUT_REF : INPUT_CHOICE;
    case FIELD_REF:
        return INPUT_REF;
    case FIELD_CHOICES:
    case FIELD_REFS:
        return INPUT_MANY;
    default:
        return INPUT_LINE;
    }
}

/* A field's own hint, where it says more than its label does, and how it may be written. */
static const char *hint_of(struct entry *t, const struct field *f)
{
    bool more = f->hint != NULL && strcmp(f->hint, f->label) != 0;
    const char *how = f->kind == FIELD_DAY   ? _("可写 3/5、昨天、+7、月底，F4 日历")
                      : f->kind == FIELD_REF ? _("写名称、编号或拼音首字母，F4 选")
                                             : NULL;
    if (!more)
        return NULL;
    if (how == NULL)
        return f->hint;
    struct buf b = BUF_INIT;
    buf_printf(&b, _("%s；%s"), _(f->hint), how);
    char *s = pool_dup(t->pool, buf_str(&b));
    buf_free(&b);
    return s;
}

int entry_add(struct entry *t, int field)
{
    const struct field *f = &t->en->fields[field];
    bool closed = (f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES) && !f->open;
    struct input in = {
        .name = f->name,
        .label = f->label,
        .kind = kind_of(f),
        .side = f->side,
        .required = f->required,
        .hint = hint_of(t, f),
        .options = closed && f->choices != NULL ? options_of(t, f->choices) : NULL,
    };
    if (in.kind == INPUT_LINE)
        in.width = f->width > 30 ? 50 : f->width < 8 ? 8 : f->width + 4;
    if (in.kind == INPUT_TEXT)
        in.rows = 3;
    if (f->kind == FIELD_CODE && app_words_of(t->app, t->en, field) != NULL)
        in.kind = INPUT_REF; /* 党课 is typed for lecture */
    t->field[t->n] = field;
    t->input[t->n] = in;
    return t->n++;
}

int entry_add_own(struct entry *t, struct input in)
{
    t->field[t->n] = -1;
    t->input[t->n] = in;
    return t->n++;
}

void entry_show_only(struct entry *t, int i)
{
    t->input[i].kind = INPUT_SHOW;
    t->input[i].required = false;
}

int entry_input(const struct entry *t, int field)
{
    for (int i = 0; i < t->n; i++)
        if (t->field[i] == field)
            return i;
    return -1;
}

void entry_label(struct entry *t, int i, const char *value, struct buf *out)
{
    const struct field *f = &t->en->fields[t->field[i]];
    const struct picks *words = app_words_of(t->app, t->en, t->field[i]);
    bool twins = t->en == &entity_namesake || t->en == &entity_org_namesake;
    if (f->kind == FIELD_REF || f->kind == FIELD_REFS) {
        find_names(t->app, f->ref, value, out);
        if (twins && *value != '\0') /* of one name */
            buf_printf(out, _("（%s）"), value);
    } else if (words != NULL) {
        app_type_titles(words, value, out);
    } else {
        model_show(f, value, out);
    }
}

void entry_set(struct entry *t, struct form *f, int field, const char *value)
{
    int i = entry_input(t, field);
    struct buf label = BUF_INIT;
    if (i < 0)
        return;
    enum input_kind kind = t->input[i].kind;
    bool spoken = kind == INPUT_REF || kind == INPUT_MANY || kind == INPUT_SHOW;
    if (spoken)
        entry_label(t, i, value, &label);
    form_set(f, i, value, spoken ? buf_str(&label) : NULL);
    buf_free(&label);
}

void entry_fill(struct entry *t, struct form *f, const struct row *row)
{
    for (int i = 0; i < t->n; i++)
        if (t->field[i] >= 0)
            entry_set(t, f, t->field[i], row_get(row, t->field[i]));
}

void entry_take(const struct entry *t, const struct form *f, struct row *row)
{
    for (int i = 0; i < t->n; i++)
        if (t->field[i] >= 0)
            row_set(row, t->field[i], form_value(f, i));
}

/* 1430 and 930 are what fingers type for 14:30 and 9:30. */
static void add_colon(struct buf *typed)
{
    size_t n = typed->len;
    if ((n != 3 && n != 4) || strspn(typed->data, "0123456789") != n)
        return;
    char last[3] = { typed->data[n - 2], typed->data[n - 1], '\0' };
    typed->data[n - 2] = '\0';
    typed->len = n - 2;
    buf_printf(typed, ":%s", last);
}

/* 今天 and 3/5 before a time, 上月 and 3月 for a month: what is written for them. */
static void put_words(const struct entry *t, const struct field *f, struct buf *typed)
{
    daynum today = t->app->today, d;
    struct ymd now = date_split(today);
    char day[DAY_TEXT] = "", *s = mem_dup(buf_str(typed));
    size_t n = strcspn(s, " ");
    char *word = mem_dupn(s, n);
    if (f->kind == FIELD_MOMENT && day_words(word, today, DAY_BEHIND, &d)) {
        date_format(d, day);
        buf_clear(typed);
        buf_printf(typed, "%s%s", day, s + n);
    } else if (f->kind == FIELD_MONTH) {
        int month = atoi(s), back = !strcmp(s, "上月") || !strcmp(s, "上个月");
        size_t digits = strspn(s, "0123456789");
        bool alone = digits > 0 && digits < 3 && (s[digits] == '\0' || !strcmp(s + digits, "月"));
        if (back || !strcmp(s, "本月") || !strcmp(s, "这个月"))
            month = back ? (now.month + 10) % 12 + 1 : now.month;
        else if (!alone)
            month = 0;
        if (month >= 1 && month <= 12) { /* the last that has begun */
            buf_clear(typed);
            buf_printf(typed, "%04d-%02d", now.year - (month > now.month), month);
        }
    }
    free(word);
    free(s);
}

enum status entry_check(struct entry *t, int i, const char *value, struct buf *norm, struct err *e)
{
    if (t->field[i] < 0)
        return ST_OK;
    const struct field *f = &t->en->fields[t->field[i]];
    if (f->kind == FIELD_REF || f->kind == FIELD_REFS)
        return ST_OK;
    struct buf typed = BUF_INIT;
    bool words = (f->kind == FIELD_TEXT && f->check == NULL) || f->kind == FIELD_LONG;
    bool when = f->kind == FIELD_DAY || f->kind == FIELD_MONTH || f->kind == FIELD_MOMENT;
    if (words)
        buf_puts(&typed, value);
    else if (when)
        date_numerals(value, &typed);
    else
        text_fold_width(&typed, value);
    if (f->kind == FIELD_TIME)
        add_colon(&typed);
    put_words(t, f, &typed);
    enum status s = model_read(f, buf_str(&typed), norm, e);
    if (s == ST_OK && f->check != NULL)
        s = f->check(buf_str(norm), e);
    buf_free(&typed);
    return s;
}

static void find_recorders(struct entry *t, const char *filter, struct picks *out)
{
    find_persons(t->app, t->org, filter, out);
    for (size_t k = 0; k < out->n; k++) { /* a name, not a code, is what is kept */
        free(out->v[k].value);
        out->v[k].value = mem_dup(out->v[k].label);
    }
}

void entry_look_up(struct entry *t, int i, const char *filter, struct picks *out)
{
    int field = t->field[i];
    if (field < 0)
        return;
    const struct field *f = &t->en->fields[field];
    const struct picks *words = app_words_of(t->app, t->en, field);
    if (words != NULL)
        find_words(words, filter, out);
    else if (f->ref != NULL)
        find_rows(t->app, f->ref, t->org, filter, out);
    else if (f->kind == FIELD_MONTH || f->kind == FIELD_PERIOD)
        find_periods(t->app, f->kind == FIELD_MONTH, filter, out);
    else if (t->en == &entity_activity && field == F_ACTIVITY_RECORDER)
        find_recorders(t, filter, out);
    else
        find_choices(f, filter, out);
}

void entry_fault(struct entry *t, struct form *f, int field, const struct err *e)
{
    int i = field >= 0 ? entry_input(t, field) : -1;
    if (i < 0)
        return;
    struct err mine = *e;
    app_err_on_screen(&mine);
    form_error(f, i, mine.text);
    form_go(f, i);
}

void entry_history(struct entry *t, const struct row *row)
{
    struct buf key = BUF_INIT;
    if (row->id == 0) {
        bar_say(LOOK_STATUS, "%s", _("这一条还没有保存过，没有改动记录"));
        return;
    }
    row_key(row, &key);
    journal_of_record(t->app, t->en->name, buf_str(&key));
    buf_free(&key);
}
