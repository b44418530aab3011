/* A screen that is one list. */
#include "list_screen.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "export.h"
#include "mem.h"
#include "text.h"
#include "words.h"
#include "workbook.h"

static size_t count(void *ctx)
{
    return ((const struct list_screen *)ctx)->n;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct list_screen *s = ctx;
    s->face->cell(ctx, s->shown[row], column, out);
}

static enum look look(void *ctx, size_t row, int column)
{
    const struct list_screen *s = ctx;
    return s->face->look(ctx, s->shown[row], column);
}

static int64_t id(void *ctx, size_t row)
{
    const struct list_screen *s = ctx;
    const struct list_face *f = s->face;
    return f->id != NULL     ? f->id(ctx, s->shown[row])
           : f->name != NULL ? list_id_of(f->name(ctx, s->shown[row]))
                             : (int64_t)s->shown[row];
}

/* Which lines are shown: there may be others than before. */
static void filter(void *ctx, const char *text)
{
    struct list_screen *s = ctx;
    const struct list_face *f = s->face;
    if (f->narrow != NULL)
        f->narrow(s, text);
    size_t n = f->total(s);
    free(s->shown);
    s->shown = mem_alloc((n + 1) * sizeof *s->shown);
    s->n = 0;
    for (size_t i = 0; i < n; i++)
        if (f->matches == NULL || f->matches(s, i, text))
            s->shown[s->n++] = i;
}

/* The widths of a face are those of its Chinese words. In another language titles and words are
 * longer: what they take is asked for, and given as far as there is room. */
static void measure(struct list_screen *s)
{
    enum { LOOKED_AT = 50 };
    const struct list_face *f = s->face;
    if (!strcmp(_("状态"), "状态"))
        return;
    if (s->want == NULL)
        s->want = mem_alloc((size_t)f->columns * sizeof *s->want);
    for (int c = 0; c < f->columns; c++) {
        s->want[c] = text_width(_(f->field[c].on.title));
        for (size_t i = 0; i < s->n && i < LOOKED_AT; i++) {
            struct buf b = BUF_INIT;
            f->cell(s, s->shown[i], c, &b);
            int w = text_width(buf_str(&b));
            s->want[c] = w > s->want[c] ? w : s->want[c];
            buf_free(&b);
        }
    }
}

/* Up to what is wanted, out of what is spare. */
static void give(struct list_column *c, int want, int *spare)
{
    int more = want - c->width;
    more = more < *spare ? more : *spare;
    if (c->width == 0 || more <= 0)
        return;
    c->width += more;
    *spare -= more;
}

/* What a column has and does not want is spare; one that takes the rest keeps a share. */
static int spare_of(struct list_screen *s, int cols)
{
    enum { MARKS = 2 };
    int spare = cols - MARKS;
    for (int c = 0; c < s->face->columns; c++) {
        int keep = s->want[c] > cols / 3 ? cols / 3 : s->want[c];
        if (s->column[c].width > s->want[c])
            s->column[c].width = s->want[c];
        spare -= (s->column[c].width > 0 ? s->column[c].width : keep) + 1;
    }
    return spare;
}

/* The titles first, then whatever lacks least: a status is not cut for a long name. */
static void widen(struct list_screen *s, int cols)
{
    enum { MOST = 64 };
    int spare = spare_of(s, cols);
    for (int c = 0; c < s->face->columns; c++)
        give(&s->column[c], text_width(_(s->face->field[c].on.title)), &spare);
    for (int lack = 1; lack < MOST && spare > 0; lack++)
        for (int c = 0; c < s->face->columns; c++)
            if (s->want[c] - s->column[c].width == lack)
                give(&s->column[c], s->want[c], &spare);
}

void list_screen_show(void *self)
{
    struct list_screen *s = self;
    filter(s, s->list != NULL ? list_filter(s->list) : "");
    measure(s);
    if (s->list != NULL)
        list_refresh(s->list);
}

static bool read_board(struct list_screen *s)
{
    const struct list_board *b = &s->face->board;
    struct err e = { 0 };
    if (b->size == 0)
        return true;
    void *fresh = mem_alloc(b->size), *held = (char *)s + b->at;
    bool ok = b->read(fresh, s, &e) == ST_OK;
    b->free(ok ? held : fresh);
    if (ok)
        memcpy(held, fresh, b->size);
    else
        app_error(&e);
    free(fresh);
    return ok;
}

bool list_screen_read(void *self)
{
    struct list_screen *s = self;
    if (!read_board(s) || (s->face->read != NULL && !s->face->read(self)))
        return false;
    if (s->face->names) {
        short_names_free(s->names);
        s->names = short_names_read(s->app);
    }
    list_screen_show(self);
    return true;
}

bool list_screen_line(const void *self, size_t *line)
{
    const struct list_screen *s = self;
    size_t row;
    if (!list_row(s->list, &row))
        return false;
    *line = s->shown[row];
    return true;
}

bool list_screen_begin(void *self, struct app *a, const struct list_face *face)
{
    struct list_screen *s = self;
    s->app = a;
    s->face = face;
    if (list_screen_read(self))
        return true;
    list_screen_close(self);
    return false;
}

static void make_list(void *self, const struct screen_ops *ops)
{
    struct list_screen *s = self;
    const struct list_face *f = s->face;
    bool filters = f->matches != NULL || f->narrow != NULL;
    s->ops = ops;
    s->rows = (struct list_ops){ .count = count,
                                 .cell = cell,
                                 .look = f->look != NULL ? look : NULL,
                                 .id = id,
                                 .filter = filters ? filter : NULL,
                                 .empty = f->empty };
    s->column = mem_alloc((size_t)f->columns * sizeof *s->column);
    for (int i = 0; i < f->columns; i++)
        s->column[i] = f->field[i].on;
    s->list = list_new(&s->rows, self);
    list_columns(s->list, s->column, f->columns, f->frozen);
    list_tagging(s->list, false);
    list_cut_lines(s->list, f->cut_lines);
}

void list_screen_push(void *self, const struct screen_ops *ops)
{
    make_list(self, ops);
    stack_push(ops, self);
}

void list_screen_run_at(void *self, const struct screen_ops *ops, size_t row)
{
    make_list(self, ops);
    list_go(((struct list_screen *)self)->list, row);
    stack_run(ops, self);
}

void list_screen_run(void *self, const struct screen_ops *ops)
{
    list_screen_run_at(self, ops, 0);
}

bool list_screen_open(void *self, struct app *a, const struct list_face *face,
                      const struct screen_ops *ops)
{
    if (!list_screen_begin(self, a, face))
        return false;
    list_screen_push(self, ops);
    return true;
}

/* --- F9 --- */

enum { STEP = 64 }; /* lines between two questions whether to go on */

/* The shown lines, pulled one by one. */
struct pull {
    struct list_screen *s;
    size_t row;
    int fields;
    struct column *column;
    struct buf *cell;
};

static int next_line(void *ctx, const char **cells, struct err *e)
{
    struct pull *p = ctx;
    const struct list_face *f = p->s->face;
    if (p->row == p->s->n)
        return 0;
    if (p->row % STEP == 0 && !watch_go_on(&bar_watch, _("正在导出"), p->row, p->s->n)) {
        watch_stopped(e, _("没有写文件"));
        return -1;
    }
    size_t line = p->s->shown[p->row++];
    for (int i = 0; i < p->fields; i++) {
        buf_clear(&p->cell[i]);
        (f->value != NULL ? f->value : f->cell)(p->s, line, i, &p->cell[i]);
        cells[i] = buf_str(&p->cell[i]);
    }
    return 1;
}

static void say_about(const struct list_screen *s, struct buf *out)
{
    struct ymd d = date_split(s->app->as_of);
    buf_printf(out, _("截至日期：%d年%d月%d日，共 %zu 项"), d.year, d.month, d.day, s->n);
    if (*list_filter(s->list) != '\0')
        buf_printf(out, _("；筛选：%s"), list_filter(s->list));
}

/* What is exported, by its name. */
struct leaving {
    struct list_screen *s;
    const char *title;
};

static enum status save(void *ctx, const char *path, enum export_format format, struct err *e)
{
    const struct leaving *l = ctx;
    struct list_screen *s = l->s;
    const struct list_face *f = s->face;
    int n = f->fields > 0 ? f->fields : f->columns;
    struct pull p = { .s = s, .fields = n };
    struct buf about = BUF_INIT, unit = BUF_INIT;
    p.column = mem_alloc((size_t)n * sizeof *p.column);
    p.cell = mem_alloc((size_t)n * sizeof *p.cell);
    for (int i = 0; i < n; i++)
        p.column[i] =
            (struct column){ f->field[i].name, _(f->field[i].on.title), f->field[i].kind };
    if (s->app->org != NULL)
        app_name(s->app, "org", s->app->org, &unit);
    say_about(s, &about);
    struct rows rows = { p.column, NULL, n, .next = next_line, .ctx = &p };
    struct rows_title head = { l->title,     buf_str(&about), buf_str(&unit),
                               s->app->user, s->app->today,   false };
    enum status st =
        rows_save(path, &rows, format == EXPORT_XLSX ? TABLE_XLSX : TABLE_CSV, &head, e);
    for (int i = 0; i < n; i++)
        buf_free(&p.cell[i]);
    free(p.cell);
    free(p.column);
    buf_free(&about);
    buf_free(&unit);
    return st;
}

static void export(struct list_screen *s)
{
    struct buf title = BUF_INIT, name = BUF_INIT;
    char day[DAY_TEXT];
    if (s->face->file != NULL)
        s->face->file(s, &title);
    else
        buf_puts(&title, _(s->ops->name));
    date_format(s->app->as_of, day);
    buf_printf(&name, "%s-%s.xlsx", buf_str(&title), day);
    struct leaving l = { s, buf_str(&title) };
    app_export(buf_str(&name), EXPORT_AS_TABLE, save, &l);
    buf_free(&title);
    buf_free(&name);
}

/* --- what the stack asks --- */

void list_screen_draw(void *self, struct rect r)
{
    struct list_screen *s = self;
    for (int i = 0; i < s->face->columns; i++)
        s->column[i].width = s->face->field[i].on.width;
    if (s->face->fit != NULL)
        s->face->fit(r.cols, s->column);
    if (s->want != NULL)
        widen(s, r.cols);
    list_draw(s->list, r);
}

void list_screen_status(void *self, struct buf *b)
{
    struct list_screen *s = self;
    list_status(s->list, b);
    if (s->face->say != NULL)
        s->face->say(self, b);
    list_say_cut(s->list, b);
}

unsigned list_screen_key(void *self, const struct key *k)
{
    return list_key(((struct list_screen *)self)->list, k);
}

/* After it the lines are read anew: what was typed here and not saved is not to go with them. */
static bool undo(struct list_screen *s, bool redo)
{
    bool typed = s->ops->changed != NULL && s->ops->changed(s);
    if (typed)
        bar_say(LOOK_STATUS, "%s", _("这里有改动还没有保存：先保存，再撤销或重做"));
    return !typed && journal_undo(s->app, redo);
}

unsigned list_screen_act(void *self, int what)
{
    struct list_screen *s = self;
    bool changed = false;
    switch (what) {
    case LIST_EXPORT:
        export(s);
        break;
    case LIST_IMPORT:
        changed = import_open(s->app, s->face->en);
        break;
    case LIST_TEMPLATE:
        template_export(s->face->en);
        break;
    case UNDO_DEED:
    case REDO_DEED:
        changed = undo(s, what == REDO_DEED);
        break;
    default:
        return s->face->act(self, what);
    }
    if (changed)
        list_screen_read(self);
    return TUI_HANDLED;
}

void list_screen_resume(void *self)
{
    struct list_screen *s = self;
    bool stale = s->stale;
    s->stale = false; /* what is said of a failure closes too, and comes here */
    s->stale = stale && !list_screen_read(self);
}

bool list_screen_others(void *self)
{
    struct list_screen *s = self;
    const struct list_face *f = s->face;
    bool reads = f->board.size > 0 || f->read != NULL || f->narrow != NULL;
    return reads && (f->still == NULL || !f->still(self)) && list_screen_read(self);
}

void list_screen_close(void *self)
{
    struct list_screen *s = self;
    list_free(s->list);
    if (s->face->board.size > 0)
        s->face->board.free((char *)s + s->face->board.at);
    if (s->face->free != NULL)
        s->face->free(self);
    short_names_free(s->names);
    free(s->shown);
    free(s->column);
    free(s->want);
    free(s);
}
