/* How a list stands: columns, order, saved filters; remembered between two runs. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "entity_list.h"
#include "fields.h"
#include "pick.h"
#include "prompt.h"
#include "remember.h"
#include "text.h"
#include "words.h"

enum { WIDEST = 24, NARROWEST = 4, LEAST_SHARE = 16, NARROW = 80 };

static const char *column_name(const struct elist *l, int column)
{
    return column < l->en->nfields ? l->en->fields[column].name
                                   : l->kind.extra[column - l->en->nfields].name;
}

static int columns_of(const struct elist *l)
{
    return l->en->nfields + l->kind.nextra;
}

static int column_named(const struct elist *l, const char *name)
{
    for (int i = 0; i < columns_of(l); i++)
        if (!strcmp(column_name(l, i), name))
            return i;
    return -1;
}

/* What nobody may see has no column. */
static bool may_show(const struct elist *l, int column)
{
    return column >= l->en->nfields || l->en->fields[column].guard != GUARD_PRIVATE;
}

static void take_columns(struct elist *l, const char *names, char separator)
{
    const char ends[] = { separator, '\0' };
    l->look.n = 0;
    while (*names != '\0') {
        char name[64] = "";
        size_t n = strcspn(names, ends);
        if (n < sizeof name)
            memcpy(name, names, n);
        int column = column_named(l, name);
        if (column >= 0 && may_show(l, column) && l->look.n < ELIST_COLUMNS)
            l->look.column[l->look.n++] = column;
        names += n + (names[n] != '\0');
    }
}

static void usual_columns(struct elist *l)
{
    const char *names = l->kind.columns != NULL ? l->kind.columns : l->en->columns;
    l->look.n = 0;
    if (names != NULL)
        take_columns(l, names, ' ');
    for (int i = 0; names == NULL && i < l->en->nfields; i++)
        if (l->en->fields[i].kind != FIELD_LONG && l->en->fields[i].guard == GUARD_OPEN)
            l->look.column[l->look.n++] = i;
}

/* "-held_on" */
static void take_sort(struct elist *l, const char *sort)
{
    l->look.descending = sort != NULL && *sort == '-';
    l->look.sort = sort == NULL ? -1 : column_named(l, sort + l->look.descending);
    if (l->look.sort >= l->en->nfields)
        l->look.sort = -1;
}

static const char *const order_words[] = { "strokes", "strokes_short", "pinyin", "code" };

static void usual(struct elist *l)
{
    l->look = (struct list_look){ .frozen = 1, .names = NAMES_STROKES };
    usual_columns(l);
    take_sort(l, l->en->sort);
}

void look_read(struct elist *l)
{
    const char *path = l->app->lists, *section = l->en->name;
    struct buf columns = BUF_INIT, sort = BUF_INIT, names = BUF_INIT, frozen = BUF_INIT;
    usual(l);
    if (remember_get(path, section, "columns", &columns))
        take_columns(l, buf_str(&columns), ' ');
    if (l->look.n == 0)
        usual_columns(l);
    if (remember_get(path, section, "sort", &sort))
        take_sort(l, buf_str(&sort));
    remember_get(path, section, "names", &names);
    for (int i = 0; i <= NAMES_CODE; i++)
        if (!strcmp(buf_str(&names), order_words[i]))
            l->look.names = (enum name_order)i;
    if (remember_get(path, section, "frozen", &frozen))
        l->look.frozen = atoi(buf_str(&frozen));
    buf_free(&columns);
    buf_free(&sort);
    buf_free(&names);
    buf_free(&frozen);
}

static void keep(const struct elist *l)
{
    const char *path = l->app->lists, *section = l->en->name;
    struct buf b = BUF_INIT;
    for (int i = 0; i < l->look.n; i++)
        buf_printf(&b, "%s%s", i > 0 ? " " : "", column_name(l, l->look.column[i]));
    remember_put(path, section, "columns", buf_str(&b));
    buf_clear(&b);
    buf_printf(&b, "%s%s", l->look.descending ? "-" : "",
               l->look.sort >= 0 ? column_name(l, l->look.sort) : "");
    remember_put(path, section, "sort", buf_str(&b));
    remember_put(path, section, "names", order_words[l->look.names]);
    buf_clear(&b);
    buf_printf(&b, "%d", l->look.frozen);
    remember_put(path, section, "frozen", buf_str(&b));
    buf_free(&b);
}

void look_keep_filter(const struct elist *l)
{
    const char *filter = list_filter(l->list);
    remember_put(l->app->lists, l->en->name, "filter", *filter != '\0' ? filter : NULL);
}

static int choices_width(const struct field *f)
{
    int most = 0;
    for (const struct choice *c = f->choices; c != NULL && c->word != NULL; c++) {
        int w = text_width(_(c->label));
        most = w > most ? w : most;
    }
    return most;
}

static int field_width(const struct field *f)
{
    int w = f->kind == FIELD_CHOICE    ? choices_width(f)
            : f->ref != NULL           ? (!strcmp(f->ref, "person") ? 8 : 16)
            : f->person_name           ? 8
            : f->kind == FIELD_CHOICES ? 18
            : f->kind == FIELD_CODE    ? 10
                                       : f->width;
    int label = text_width(_(f->label));
    w = w > WIDEST ? WIDEST : w < NARROWEST ? NARROWEST : w;
    return w < label ? label : w;
}

/* The first text that may be long takes what the others leave, or enough where they leave little:
 * the others are beyond the edge then. */
static void share(struct elist *l, int sharing)
{
    int fixed = 0;
    for (int i = 0; i < l->look.n; i++)
        fixed += l->shown[i].width + 1;
    if (sharing >= 0 && fixed > NARROW - LEAST_SHARE)
        l->shown[sharing].width = WIDEST;
}

void look_show(struct elist *l)
{
    int sharing = -1;
    for (int i = 0; i < l->look.n; i++) {
        int column = l->look.column[i];
        struct list_column *c = &l->shown[i];
        *c = (struct list_column){ .title = elist_title(l, column) };
        if (column >= l->en->nfields) {
            int width = l->kind.extra[column - l->en->nfields].width, title = text_width(c->title);
            c->width = width < title ? title : width;
            c->right = l->kind.extra[column - l->en->nfields].right;
        } else {
            const struct field *f = &l->en->fields[column];
            bool wide = f->kind == FIELD_TEXT && f->width > WIDEST && sharing < 0;
            sharing = wide ? i : sharing;
            c->width = wide ? 0 : field_width(f);
            c->middle = (f->ref != NULL && !strcmp(f->ref, "org")) ||
                        (l->en == &entity_org && column == F_ORG_NAME);
            c->right = f->kind == FIELD_INT || f->kind == FIELD_MONEY || f->kind == FIELD_HOURS;
        }
    }
    share(l, sharing);
    if (l->look.frozen >= l->look.n || l->look.frozen < 0)
        l->look.frozen = l->look.n > 1 ? 1 : 0;
    list_columns(l->list, l->shown, l->look.n, l->look.frozen);
}

static bool has_names(const struct elist *l, int column)
{
    if (column < 0 || column >= l->en->nfields)
        return false;
    const struct field *f = &l->en->fields[column];
    return column == model_naming(l->en) ||
           (f->kind == FIELD_REF && model_naming(model_entity(f->ref)) >= 0);
}

static const char *const order_names[] = { N_("笔画"), N_("笔画，单名在前"), N_("拼音"),
                                           N_("编号") };

void look_say(const struct elist *l, struct buf *out)
{
    const struct list_look *k = &l->look;
    if (k->sort < 0 && k->descending)
        buf_puts(out, _("  按编号，倒序"));
    if (k->sort < 0)
        return;
    buf_printf(out, _("  按%s"), elist_title(l, k->sort));
    if (has_names(l, k->sort))
        buf_printf(out, _("（%s）"), _(order_names[k->names]));
    buf_puts(out, k->descending ? "↓" : "↑");
}

static bool fits(const struct elist *l, int column, const char *filter)
{
    return app_matches(elist_title(l, column), column_name(l, column), filter);
}

static void fill_columns(void *ctx, const char *filter, struct picks *out)
{
    const struct elist *l = ctx;
    for (int i = 0; i < columns_of(l); i++)
        if (may_show(l, i) && fits(l, i, filter))
            picks_add(out, column_name(l, i), elist_title(l, i));
}

static void fill_sorts(void *ctx, const char *filter, struct picks *out)
{
    const struct elist *l = ctx;
    for (int i = 0; i < l->en->nfields; i++)
        if (may_show(l, i) && l->en->fields[i].guard == GUARD_OPEN && fits(l, i, filter))
            picks_add(out, column_name(l, i), elist_title(l, i));
}

static void choose_sort(struct elist *l)
{
    static const char *const ways[] = { N_("从小到大"), N_("从大到小") };
    struct buf name = BUF_INIT;
    const char *words[4];
    if (!pick_one(_("按哪一栏排"), fill_sorts, l, "", &name, NULL)) {
        buf_free(&name);
        return;
    }
    int column = column_named(l, buf_str(&name)), names = (int)l->look.names, down = 0;
    buf_free(&name);
    for (int i = 0; i < 4; i++)
        words[i] = _(order_names[i]);
    if (has_names(l, column))
        names = prompt_choose(_("排序"), _("姓名、名称怎样排"), words, 4, (int)l->look.names);
    for (int i = 0; i < 2; i++)
        words[i] = _(ways[i]);
    if (names >= 0)
        down = prompt_choose(_("排序"), _("怎样排"), words, 2,
                             column == l->look.sort && !l->look.descending);
    if (names < 0 || down < 0)
        return;
    l->look.sort = column;
    l->look.names = (enum name_order)names;
    l->look.descending = down == 1;
}

static void choose_columns(struct elist *l)
{
    struct buf names = BUF_INIT, labels = BUF_INIT;
    for (int i = 0; i < l->look.n; i++) {
        buf_printf(&names, "%s%s", i > 0 ? ";" : "", column_name(l, l->look.column[i]));
        words_add(&labels, elist_title(l, l->look.column[i]));
    }
    if (pick_many(_("显示哪些栏：按选的先后排"), fill_columns, l, "", &names, &labels) &&
        names.len > 0)
        take_columns(l, buf_str(&names), ';');
    buf_free(&names);
    buf_free(&labels);
}

static void choose_frozen(struct elist *l)
{
    const char *words[] = { _("不固定"), _("1 栏"), _("2 栏"), _("3 栏") };
    int n = prompt_choose(_("固定"), _("向右看时，左边几栏不动"), words, 4,
                          l->look.frozen < 4 ? l->look.frozen : 3);
    if (n >= 0)
        l->look.frozen = n;
}

void look_choose(struct elist *l)
{
    const char *words[] = { _("排序"), _("显示哪些栏"), _("固定左边的栏"), _("恢复原样") };
    int what = prompt_choose(elist_title(l, -1), _("怎样看"), words, 4, 0);
    if (what < 0)
        return;
    if (what == 0)
        choose_sort(l);
    else if (what == 1)
        choose_columns(l);
    else if (what == 2)
        choose_frozen(l);
    else
        usual(l);
    keep(l);
    look_show(l);
    elist_refresh(l);
}

static void filters_section(const struct elist *l, struct buf *out)
{
    buf_printf(out, "%s.filters", l->en->name);
}

struct saved {
    struct picks *out;
    const char *filter;
};

static void add_saved(void *ctx, const char *name, const char *value)
{
    struct saved *s = ctx;
    struct buf label = BUF_INIT;
    buf_printf(&label, "%s  %s", name, value);
    if (app_matches(name, value, s->filter))
        picks_add(s->out, name, buf_str(&label));
    buf_free(&label);
}

static void fill_saved(void *ctx, const char *filter, struct picks *out)
{
    struct saved s = { out, filter };
    struct buf section = BUF_INIT;
    filters_section(ctx, &section);
    remember_each(((const struct elist *)ctx)->app->lists, buf_str(&section), add_saved, &s);
    buf_free(&section);
}

static void save_filter(struct elist *l, const char *section)
{
    struct buf name = BUF_INIT;
    if (*list_filter(l->list) == '\0') {
        bar_say(LOOK_STATUS, "%s", _("现在没有筛选：先按 F7 写一个"));
        return;
    }
    buf_puts(&name, list_filter(l->list));
    if (prompt_line(_("存下这个筛选"), _("叫什么名字？"), &name) && name.len > 0) {
        remember_put(l->app->lists, section, buf_str(&name), list_filter(l->list));
        bar_say(LOOK_STATUS, _("已存下筛选“%s”；再按两次 F7 取用"), buf_str(&name));
    }
    buf_free(&name);
}

static void use_or_drop(struct elist *l, const char *section, bool drop)
{
    struct buf name = BUF_INIT, value = BUF_INIT;
    if (!pick_one(drop ? _("删去哪个筛选") : _("用哪个筛选"), fill_saved, l, "", &name, NULL)) {
        buf_free(&name);
        return;
    }
    if (drop)
        remember_put(l->app->lists, section, buf_str(&name), NULL);
    else if (remember_get(l->app->lists, section, buf_str(&name), &value))
        list_set_filter(l->list, buf_str(&value));
    buf_free(&name);
    buf_free(&value);
}

void look_saved_filters(struct elist *l)
{
    const char *words[] = { _("取用存下的"), _("存下现在的"), _("删去存下的") };
    struct buf section = BUF_INIT;
    filters_section(l, &section);
    int what = prompt_choose(_("筛选"), _("存下的筛选"), words, 3, 0);
    if (what == 1)
        save_filter(l, buf_str(&section));
    else if (what >= 0)
        use_or_drop(l, buf_str(&section), what == 2);
    buf_free(&section);
}
