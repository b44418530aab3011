/* The preview of an import: what comes of each row, why some are refused, and the deed itself. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "cells.h"
#include "export.h"
#include "fields.h"
#include "import_screen.h"
#include "list_screen.h"
#include "mem.h"
#include "page.h"
#include "prompt.h"
#include "rejects.h"
#include "row_page.h"
#include "save.h"
#include "words.h"

enum { COL_LINE, COL_STATE, COL_NAME, COL_WHY, COLUMNS };

struct screen {
    struct list_screen l;
    struct importing *x;
    int only; /* rows of that state; -1: all */
};

static const char *const labels[IMPORT_STATES] = {
    [IMPORT_CREATED] = N_("新增"),   [IMPORT_UPDATED] = N_("更改"),
    [IMPORT_UNCHANGED] = N_("不变"), [IMPORT_ALIKE] = N_("可能重复"),
    [IMPORT_REFUSED] = N_("不合格"), [IMPORT_ASIDE] = N_("非记录"),
};

static const struct import *plan_of(const void *self)
{
    return &((const struct screen *)self)->x->im;
}

static const struct import_row *row_at(const void *self, size_t line)
{
    return &plan_of(self)->row[line];
}

static size_t total(const void *self)
{
    return plan_of(self)->nrows;
}

/* The values of before or after as a row, so that they are shown as everywhere: names for
 * references, ID numbers masked. */
static void make_row(const struct import *im, const struct import_row *r, bool after,
                     struct row *out)
{
    const char *value[2];
    row_init(out, im->en);
    for (int i = 0; i < im->en->nfields; i++)
        if (import_row_field(r, i, &value[0], &value[1]))
            row_set(out, i, value[after]);
}

/* 姓名：张三 → 张三丰 */
static void say_field(struct app *a, const struct import_row *r, const struct row *before,
                      const struct row *after, int field, struct buf *out)
{
    struct buf old = BUF_INIT;
    buf_printf(out, _("%s："), _(after->en->fields[field].label));
    if (r->withheld & FIELD_BIT(field)) {
        buf_puts(out, _("〔受保护〕"));
    } else {
        app_value(a, before, field, &old);
        if (r->state == IMPORT_UPDATED)
            buf_printf(out, "%s → ", old.len > 0 ? buf_str(&old) : _("（空）"));
        if (*row_get(after, field) == '\0')
            buf_puts(out, _("（空）"));
        app_value(a, after, field, out);
    }
    buf_free(&old);
}

static bool is_outside(const struct import_row *r)
{
    return r->state == IMPORT_REFUSED || r->state == IMPORT_ALIKE;
}

/* What changes, or why not; `apart` stands between. */
static void say_why(struct screen *s, const struct import_row *r, const char *apart,
                    struct buf *out)
{
    const struct import *im = plan_of(s);
    struct row before, after;
    if (is_outside(r)) {
        struct buf why = BUF_INIT;
        import_reasons(im, r->line, apart, &why);
        app_on_screen(buf_str(&why), out);
        buf_free(&why);
        return;
    }
    make_row(im, r, false, &before);
    make_row(im, r, true, &after);
    for (int i = 0, n = 0; i < im->en->nfields; i++) {
        if (!(r->changed & FIELD_BIT(i)))
            continue;
        buf_puts(out, n++ > 0 ? apart : "");
        say_field(s->l.app, r, &before, &after, i, out);
    }
    row_clear(&before);
    row_clear(&after);
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct import_row *r = row_at(self, line);
    if (column == COL_LINE)
        buf_printf(out, "%d", r->line);
    else if (column == COL_STATE)
        buf_puts(out, _(labels[r->state]));
    else if (column == COL_NAME)
        buf_puts(out, r->name);
    else if (r->state == IMPORT_ASIDE)
        buf_puts(out, _("合计、说明或签字，不导入"));
    else if (r->note != NULL && r->state != IMPORT_UPDATED)
        buf_puts(out, r->note);
    else if (r->state == IMPORT_UPDATED || is_outside(r))
        say_why(self, r, _("；"), out);
}

static enum look look(void *self, size_t line, int column)
{
    static const enum look looks[IMPORT_STATES] = {
        [IMPORT_CREATED] = LOOK_DONE,    [IMPORT_UPDATED] = LOOK_SOON,
        [IMPORT_UNCHANGED] = LOOK_DIM,   [IMPORT_ALIKE] = LOOK_OVERDUE,
        [IMPORT_REFUSED] = LOOK_OVERDUE, [IMPORT_ASIDE] = LOOK_DIM
    };
    return column == COL_STATE ? looks[row_at(self, line)->state] : LOOK_TEXT;
}

static bool matches(void *self, size_t line, const char *text)
{
    struct screen *s = self;
    const struct import_row *r = row_at(s, line);
    struct buf why = BUF_INIT;
    if (s->only >= 0 && (int)r->state != s->only)
        return false;
    bool fits =
        *text == '\0' || strstr(r->name, text) != NULL || strstr(_(labels[r->state]), text) != NULL;
    if (!fits && is_outside(r)) {
        say_why(s, r, _("；"), &why);
        fits = strstr(buf_str(&why), text) != NULL;
    }
    buf_free(&why);
    return fits;
}

static const struct list_field fields[COLUMNS] = {
    [COL_LINE] = { "line", COLUMN_INT, { .title = N_("行"), .width = 6, .right = true } },
    [COL_STATE] = { "state", COLUMN_TEXT, { .title = N_("结果"), .width = 8 } },
    [COL_NAME] = { "name", COLUMN_TEXT, { .title = N_("记录"), .width = 22 } },
    [COL_WHY] = { "why", COLUMN_TEXT, { .title = N_("变动或原因") } },
};

static struct import_how how_of(const struct screen *s, bool valid_only)
{
    return (struct import_how){ .valid_only = valid_only,
                                .today = s->l.app->today,
                                .user = s->l.app->user,
                                .watch = &bar_watch };
}

static bool try_all(void *self)
{
    struct screen *s = self;
    const struct import_how how = how_of(s, true);
    struct err e = { 0 };
    stack_draw(); /* the question that led here goes */
    enum status st = import_count(&s->x->im, &bar_watch, &e);
    if (st == ST_OK)
        st = import_preview(&s->x->im, s->l.app->db, &how, &e);
    if (st != ST_OK)
        app_error(&e);
    return st == ST_OK;
}

static void show_row(struct screen *s, const struct import_row *r)
{
    struct buf title = BUF_INIT, why = BUF_INIT;
    const struct import *im = plan_of(s);
    buf_printf(&title, _("第 %d 行：%s"), r->line, _(labels[r->state]));
    struct page *p = page_new(buf_str(&title));
    page_add(p, LOOK_HEAD, 0, r->name);
    if (r->note != NULL)
        page_add(p, LOOK_HINT, 0, r->note);
    if (r->state != IMPORT_ASIDE)
        say_why(s, r, "\n", &why);
    for (const char *at = buf_str(&why); *at != '\0';) {
        size_t n = strcspn(at, "\n");
        char *line = mem_dupn(at, n);
        page_add(p, is_outside(r) ? LOOK_OVERDUE : LOOK_TEXT, 2, line);
        free(line);
        at += n + (at[n] == '\n');
    }
    if (r->state == IMPORT_UNCHANGED)
        page_add(p, LOOK_TEXT, 2, _("与数据库里的一样，不会改动。"));
    if (r->state == IMPORT_ASIDE)
        page_add(p, LOOK_TEXT, 2, _("合计、说明、签字这样的行不是记录，不导入。"));
    if (is_outside(r) && r->changed != 0) {
        struct row row;
        make_row(im, r, true, &row);
        page_add(p, LOOK_HEAD, 0, _("这一行写着"));
        page_add_row(p, s->l.app, &row, 0);
        row_clear(&row);
    }
    page_open(p);
    buf_free(&title);
    buf_free(&why);
}

static void add_names(struct page *p, const char *what, const struct names *names)
{
    struct buf b = BUF_INIT;
    page_addf(p, LOOK_HEAD, 0, _("%s %lld 条"), what, (long long)names->count);
    for (size_t i = 0; i < names->n; i++)
        words_add(&b, names->name[i]);
    if (names->count > (int64_t)names->n)
        buf_puts(&b, _(" 等"));
    page_add(p, LOOK_TEXT, 2, buf_str(&b));
    buf_free(&b);
}

/* Of persons and organisations: what either side has alone. */
static bool has_roster(const struct import *im)
{
    return im->en == &entity_person || im->en == &entity_org;
}

static void show_difference(struct screen *s)
{
    const struct import *im = plan_of(s);
    struct page *p = page_new(_("文件与名册的出入"));
    add_names(p, _("文件中有、名册中没有的"), &im->only_here);
    add_names(p, _("名册中有、文件中没有的"), &im->only_there);
    page_add(p, LOOK_HINT, 0,
             _("只比文件里提到的组织；不合格的行算在文件里。导入不会从名册里删去谁。"));
    page_open(p);
}

static void choose_state(struct screen *s)
{
    const struct import *im = plan_of(s);
    const long long counts[] = { im->created,
                                 im->updated,
                                 im->unchanged,
                                 im->alike,
                                 im->refused - im->alike,
                                 (long long)im->aside.count };
    struct buf text[IMPORT_STATES + 1] = { BUF_INIT };
    const char *choices[IMPORT_STATES + 1];
    buf_printf(&text[0], _("全部 %zu 行"), im->nrows);
    for (int i = 0; i < IMPORT_STATES; i++)
        buf_printf(&text[i + 1], "%s %lld", _(labels[i]), counts[i]);
    for (int i = 0; i <= IMPORT_STATES; i++)
        choices[i] = buf_str(&text[i]);
    int what = prompt_choose(_("看哪些行"), "", choices, IMPORT_STATES + 1, s->only + 1);
    for (int i = 0; i <= IMPORT_STATES; i++)
        buf_free(&text[i]);
    if (what < 0)
        return;
    s->only = what - 1;
    list_screen_show(s);
}

static enum status save_rejects(void *ctx, const char *path, enum export_format format,
                                struct err *e)
{
    struct screen *s = ctx;
    (void)format;
    return rejects_save(path, plan_of(s), s->l.app->user, s->l.app->today, e);
}

static void write_rejects(struct screen *s)
{
    const struct import *im = plan_of(s);
    struct buf name = BUF_INIT;
    if (im->nrefusals == 0) {
        bar_say(LOOK_STATUS, "%s", _("没有不合格的行"));
        return;
    }
    buf_printf(&name, _("%s-不合格的行.xlsx"), _(im->en->label));
    app_export(buf_str(&name), EXPORT_AS_TABLE, save_rejects, s);
    buf_free(&name);
}

/* Each question in its turn, the rows tried anew after what was said. False: Esc. */
static bool ask_all(struct screen *s)
{
    static bool (*const questions[])(struct importing *, bool *) = {
        import_ask_birth, import_ask_orgs, import_ask_stage, import_ask_roll, import_ask_blank
    };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        bool again; /* of two spellings of what is made now the second is asked about after */
        do {
            again = false;
            if (!questions[i](s->x, &again) || (again && !list_screen_read(s)))
                return false;
        } while (again);
    }
    return true;
}

static unsigned put_in(struct screen *s)
{
    struct importing *x = s->x;
    const struct import *im = &x->im;
    struct err e = { 0 };
    if (!ask_all(s) || !import_agreed(im))
        return TUI_HANDLED;
    const struct import_how how = how_of(s, im->refused > 0);
    stack_draw();
    enum status st;
    do
        st = import_commit(im, s->l.app->db, &how, &e);
    while (app_agrees(s->l.app, st));
    if (st == ST_OK) {
        struct buf along = BUF_INIT;
        import_tell_open(im);
        if (im->founded.count > 0)
            buf_printf(&along, _("、新建组织 %lld"), (long long)im->founded.count);
        bar_say(LOOK_STATUS, _("已导入：新增 %lld、更改 %lld%s；按 u 撤销"), (long long)im->created,
                (long long)im->updated, buf_str(&along));
        buf_free(&along);
        x->done = true;
        return TUI_LEAVE;
    }
    app_error(&e);
    if (st == ST_REFUSED) /* something has changed meanwhile */
        list_screen_read(s);
    return TUI_HANDLED;
}

static bool is_asked(const struct import_row *r)
{
    return r->missing >= 0 || r->state == IMPORT_ALIKE;
}

/* A row of which nothing is asked: the next one in the list of which something is, where the cursor
 * goes; r itself where there is none. */
static const struct import_row *next_asked(struct screen *s, const struct import_row *r)
{
    size_t at;
    if (is_asked(r) || import_decided(&s->x->im, r->line) || !list_row(s->l.list, &at))
        return r;
    for (size_t i = 1; i < s->l.n; i++) {
        size_t next = (at + i) % s->l.n;
        if (is_asked(row_at(s, s->l.shown[next]))) {
            list_go(s->l.list, next);
            return row_at(s, s->l.shown[next]);
        }
    }
    return r;
}

static void ask_what(struct screen *s, const struct import_row *r)
{
    struct buf why = BUF_INIT;
    r = next_asked(s, r);
    say_why(s, r, "\n", &why);
    if (r->missing >= 0 ? import_say_org(s->x, &plan_of(s)->missing[r->missing])
                        : import_say_alike(s->x, r, buf_str(&why)))
        list_screen_read(s);
    buf_free(&why);
}

static unsigned try_again(struct screen *s)
{
    struct err e = { 0 };
    if (import_look_again(s->x, &e) != ST_OK) {
        app_error(&e);
        return TUI_HANDLED;
    }
    return list_screen_read(s) ? TUI_HANDLED : TUI_LEAVE; /* half a preview is none */
}

#define PREVIEW_ACTIONS(X) \
    X(ROWS_GO, "F2", N_("导入"), N_("导入"), N_("写入预览的这些：一次操作，可以撤销")) \
    X(ROWS_SHOW, "Enter", N_("看这一行"), NULL, N_("各栏改前改后，或不合格的原因")) \
    X(ROWS_WHAT, "F4", N_("指明这一行说的是哪个"), N_("指明"), \
      N_("还没有的组织是哪一个，或新建；可能重复的是不是同一条")) \
    X(ROWS_DIFFERENCE, "F3", N_("文件与名册的出入"), N_("出入"), \
      N_("党员和组织：谁只在文件里，谁只在名册里")) \
    X(ROWS_AGAIN, "F5", N_("重新预览"), N_("重试"), N_("文件改好、存盘后，重新读它")) \
    X(ROWS_STATE, "F6", N_("看哪些行"), N_("范围"), N_("全部、新增、更改、不变、不合格")) \
    X(ROWS_REJECTS, "F9", N_("写出不合格的行"), N_("退回"), \
      N_("原样连同原因写成表格，改好后可以再导入"))

ACTION_IDS(PREVIEW_ACTIONS);
ACTION_TABLE(preview_actions, PREVIEW_ACTIONS);

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t line;
    if (what == ROWS_GO)
        return put_in(s);
    if (what == ROWS_SHOW && list_screen_line(s, &line))
        show_row(s, row_at(s, line));
    else if (what == ROWS_WHAT && list_screen_line(s, &line))
        ask_what(s, row_at(s, line));
    else if (what == ROWS_DIFFERENCE && has_roster(plan_of(s)))
        show_difference(s);
    else if (what == ROWS_DIFFERENCE)
        bar_say(LOOK_STATUS, "%s", _("只有党员和组织的文件与名册相比"));
    else if (what == ROWS_AGAIN)
        return try_again(s);
    else if (what == ROWS_STATE)
        choose_state(s);
    else if (what == ROWS_REJECTS)
        write_rejects(s);
    return TUI_HANDLED;
}

/* The counts stand above the rows. */
static void draw(void *self, struct rect r)
{
    const struct import *im = plan_of(self);
    struct buf b = BUF_INIT;
    buf_printf(&b, _("新增 %lld · 更改 %lld · 不变 %lld · 不合格 %lld"), (long long)im->created,
               (long long)im->updated, (long long)im->unchanged,
               (long long)(im->refused - im->alike));
    if (im->alike > 0)
        buf_printf(&b, _(" · 可能重复 %lld（F4）"), (long long)im->alike);
    if (im->nmissing > 0)
        buf_printf(&b, _(" · 没有的组织 %zu（F4）"), im->nmissing);
    if (im->aside.count > 0)
        buf_printf(&b, _(" · 非记录 %lld"), (long long)im->aside.count);
    if (im->cleared > 0)
        buf_printf(&b, _(" · 清空 %lld 处"), (long long)im->cleared);
    if (has_roster(im))
        buf_printf(&b, _("    只在文件里 %lld，只在名册里 %lld（F3）"),
                   (long long)im->only_here.count, (long long)im->only_there.count);
    cells_text(r.row, r.col + 2, r.cols - 4, buf_str(&b), LOOK_COUNT);
    buf_free(&b);
    list_screen_draw(self, (struct rect){ r.row + 1, r.col, r.rows - 1, r.cols });
}

static void say(void *self, struct buf *b)
{
    const struct screen *s = self;
    if (s->only >= 0)
        buf_printf(b, _("  只看%s"), _(labels[s->only]));
    buf_puts(b, _("  还没有写入：F2 导入"));
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .cut_lines = 3,
    .frozen = 2,
    .total = total,
    .cell = cell,
    .read = try_all,
    .look = look,
    .matches = matches,
    .say = say,
    .act = act,
    .empty = N_("没有这样的行"),
};

static const struct screen_ops ops = {
    .name = N_("预览"),
    .actions = preview_actions,
    .keys = list_keys,
    .draw = draw,
    .status = list_screen_status,
    .key = list_screen_key,
    .act = list_screen_act,
    .resume = list_screen_resume,
    .close = list_screen_close,
};

void import_preview_run(struct importing *x)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->x = x;
    s->only = -1;
    if (list_screen_begin(s, x->app, &face))
        list_screen_run(s, &ops);
}
