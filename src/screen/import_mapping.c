/* Which column of the file becomes which field: what is known is filled in, the rest is asked. */
#include <string.h>

#include "bar.h"
#include "import_screen.h"
#include "list_screen.h"
#include "mem.h"
#include "prompt.h"
#include "words.h"

enum { COL_HEADER, COL_SAMPLE, COL_FIELD, COL_NOTE, COLUMNS };

struct screen {
    struct list_screen l;
    struct importing *x;
};

static const struct import *plan_of(const void *self)
{
    return &((const struct screen *)self)->x->im;
}

static size_t total(const void *self)
{
    return plan_of(self)->ncolumns;
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct import *im = plan_of(self);
    const char *hint = "";
    int field = im->field[line];
    if (column == COL_HEADER)
        buf_puts(out, im->header[line]);
    else if (column == COL_SAMPLE && im->sample[line] != NULL)
        buf_puts(out, im->sample[line]);
    else if (column == COL_FIELD)
        buf_puts(out, im->unknown[line] ? _("？")
                      : field < 0       ? _("不导入")
                                        : _(im->en->fields[field].label));
    else if (column == COL_NOTE && im->unknown[line])
        buf_puts(out, _("不认识：按 Enter 指明"));
    else if (column == COL_NOTE && im->remembered[line])
        buf_puts(out, _("按上次"));
    else if (column == COL_NOTE && import_unkept(im, line, &hint))
        buf_printf(out, *hint != '\0' ? _("这里不记：请录入%s") : _("这里不记%s"),
                   *hint != '\0' ? _(model_entity(hint)->label) : "");
    else if (column == COL_NOTE && field >= 0 && im->en->fields[field].required)
        buf_puts(out, _("必填"));
}

static enum look look(void *self, size_t line, int column)
{
    const struct import *im = plan_of(self);
    return im->unknown[line] && column >= COL_FIELD ? LOOK_SOON
           : im->field[line] < 0                    ? LOOK_DIM
                                                    : LOOK_TEXT;
}

static const struct list_field fields[COLUMNS] = {
    [COL_HEADER] = { "header", COLUMN_TEXT, { .title = N_("文件里的列"), .width = 18 } },
    [COL_SAMPLE] = { "sample", COLUMN_TEXT, { .title = N_("例如"), .width = 20 } },
    [COL_FIELD] = { "field", COLUMN_TEXT, { .title = N_("导入为"), .width = 16 } },
    [COL_NOTE] = { "note", COLUMN_TEXT, { .title = N_("说明") } },
};

#define PASS "-"

/* Those that no column is yet stand first. */
static void fill(void *ctx, const char *filter, struct picks *out)
{
    const struct import *im = ctx;
    const struct entity *en = im->en;
    for (int given = 0; given < 2; given++)
        for (int i = 0; i < en->nfields; i++)
            if ((im->given >> i & 1) == (uint64_t)given &&
                app_matches(_(en->fields[i].label), en->fields[i].name, filter))
                picks_add(out, en->fields[i].name, _(en->fields[i].label));
    if (app_matches(_("不导入"), "", filter))
        picks_add(out, PASS, _("不导入这一列"));
}

/* The next one that nobody knows, round the end; where there is none the line itself. */
static size_t next_unknown(const struct import *im, size_t line)
{
    size_t i = line;
    do
        i = (i + 1) % im->ncolumns;
    while (i != line && !im->unknown[i]);
    return i;
}

/* What was said is kept at once: whoever leaves for now finds it again. */
static void assign(struct screen *s, size_t line, int field)
{
    struct importing *x = s->x;
    struct err e = { 0 };
    if (import_assign(&x->im, line, field, &e) != ST_OK) {
        app_error(&e);
    } else if (*x->im.header[line] != '\0') {
        struct buf name = BUF_INIT;
        import_column_name(&x->im, line, &name);
        import_maps_add(&x->maps, buf_str(&name), field < 0 ? "" : x->im.en->fields[field].name);
        import_maps_keep(&x->maps, s->l.app->lists, x->en);
        buf_free(&name);
    }
    list_screen_show(s);
    list_go(s->l.list, next_unknown(&x->im, line));
}

static void choose(struct screen *s, size_t line)
{
    const struct import *im = plan_of(s);
    struct buf name = BUF_INIT, title = BUF_INIT;
    buf_printf(&title, _("“%s”这一列是"), im->header[line]);
    int now = im->unknown[line] ? import_nearest(im, line) : im->field[line];
    buf_puts(&name, now >= 0 ? im->en->fields[now].name : im->unknown[line] ? "" : PASS);
    if (pick_one(buf_str(&title), fill, (void *)im, "", &name, NULL))
        assign(s, line,
               strcmp(buf_str(&name), PASS) != 0 ? model_field(im->en, buf_str(&name)) : -1);
    buf_free(&name);
    buf_free(&title);
}

static size_t count_unknown(const struct import *im)
{
    size_t n = 0;
    for (size_t i = 0; i < im->ncolumns; i++)
        n += im->unknown[i];
    return n;
}

static unsigned go_on(struct screen *s)
{
    const struct import *im = plan_of(s);
    size_t unknown = count_unknown(im);
    if (unknown > 0) {
        struct buf b = BUF_INIT;
        buf_printf(&b, _("还有 %zu 列不知道是什么：按 Enter 指明，或按 F8 不导入。"), unknown);
        prompt_message(_("还不能预览"), buf_str(&b));
        buf_free(&b);
        return TUI_HANDLED;
    }
    if (im->given == 0) {
        prompt_message(_("还不能预览"), _("没有一列要导入。"));
        return TUI_HANDLED;
    }
    import_preview_run(s->x);
    return s->x->done ? TUI_LEAVE : TUI_HANDLED;
}

#define MAPPING_ACTIONS(X) \
    X(MAPPING_GO, "F2", N_("预览"), N_("预览"), N_("逐行试一遍，什么都不写入")) \
    X(MAPPING_FIELD, "Enter F4", N_("这一列是哪一栏"), N_("指明"), N_("下次导入仍照此")) \
    X(MAPPING_PASS, "F8 Del", N_("不导入这一列"), N_("略过"), NULL)

ACTION_IDS(MAPPING_ACTIONS);
ACTION_TABLE(mapping_actions, MAPPING_ACTIONS);

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t line;
    if (what == MAPPING_GO)
        return go_on(s);
    if (!list_screen_line(s, &line))
        return TUI_HANDLED;
    if (what == MAPPING_FIELD)
        choose(s, line);
    else
        assign(s, line, -1);
    return TUI_HANDLED;
}

static void say(void *self, struct buf *b)
{
    const struct screen *s = self;
    size_t unknown = count_unknown(&s->x->im);
    const char *sheet = source_sheet(s->x->source, s->x->im.sheet);
    buf_printf(b, "  %s%s%s", s->x->file, *sheet != '\0' ? " › " : "", sheet);
    if (unknown > 0)
        buf_printf(b, _("  %zu 列待定"), unknown);
    else
        buf_puts(b, _("  F2 预览"));
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .look = look,
    .say = say,
    .act = act,
    .empty = N_("文件里没有列"),
};

static void title(void *self, struct buf *b)
{
    buf_printf(b, _("导入%s"), _(((struct screen *)self)->x->en->label));
}

static const struct screen_ops ops = {
    .name = N_("导入"),
    .actions = mapping_actions,
    .keys = list_moves,
    .title = title,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void import_columns_run(struct importing *x)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->x = x;
    if (!list_screen_begin(s, x->app, &face))
        return;
    size_t first = 0; /* that nobody knows */
    while (first < x->im.ncolumns && !x->im.unknown[first])
        first++;
    list_screen_run_at(s, &ops, first < x->im.ncolumns ? first : 0);
}
