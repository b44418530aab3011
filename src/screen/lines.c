/* The lines of the due list: one run of the scheduler feeds the list and the counts. */
#include "lines.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "due_print.h"
#include "due_words.h"
#include "fields.h"
#include "file.h"
#include "find.h"
#include "list.h"
#include "map.h"
#include "mem.h"
#include "room.h"
#include "short_names.h"
#include "words.h"

static void line_clear(struct line *l)
{
    free(l->id);
    for (int i = 0; i < LINE_COLUMNS; i++)
        free(l->text[i]);
}

void lines_free(struct lines *l)
{
    for (size_t i = 0; i < l->n; i++)
        line_clear(&l->v[i]);
    free(l->v);
    *l = (struct lines){ 0 };
}

const struct line *lines_find(const struct lines *l, const char *id)
{
    for (size_t i = 0; i < l->n; i++)
        if (!strcmp(l->v[i].id, id))
            return &l->v[i];
    return NULL;
}

enum look line_look(enum duty_status status)
{
    static const enum look looks[DUTY_STATUSES] = {
        [DUTY_OVERDUE] = LOOK_OVERDUE, [DUTY_UNMET] = LOOK_OVERDUE, [DUTY_DUE] = LOOK_SOON,
        [DUTY_OPEN] = LOOK_DUE,        [DUTY_UPCOMING] = LOOK_DIM,  [DUTY_LATE] = LOOK_DONE,
        [DUTY_DONE] = LOOK_DONE,       [DUTY_WAIVED] = LOOK_WAIVED,
    };
    return looks[status];
}

/* The words before a colon that name a column: 组织:办公室. */
static const char *const column_words[LINE_COLUMNS] = {
    [LINE_STATUS] = N_("状态"), [LINE_DEADLINE] = N_("期限"), [LINE_DAYS] = N_("天数"),
    [LINE_ORG] = N_("组织"),    [LINE_MATTER] = N_("事项"),   [LINE_PROGRESS] = N_("进度"),
    [LINE_SOURCE] = N_("依据"),
};

/* One word: in any column, or in the one it names; hanzi as they stand, or by pinyin. */
static bool line_has(const struct line *line, const char *word)
{
    const char *value = word;
    int only = -1;
    for (int i = 0; i < LINE_COLUMNS; i++) {
        const char *title = _(column_words[i]), *at = word + strlen(title);
        if (strncmp(word, title, strlen(title)) != 0)
            continue;
        if (*at == ':' || !strncmp(at, "：", strlen("："))) {
            only = i;
            value = at + (*at == ':' ? 1 : strlen("："));
        }
    }
    for (int i = 0; i < LINE_COLUMNS; i++)
        if ((only < 0 || only == i) && app_matches(line->text[i], "", value))
            return true;
    return false;
}

bool line_matches(const struct line *line, const char *text)
{
    char *words = mem_dup(text);
    bool all = true;
    char *rest = NULL;
    for (char *w = strtok_r(words, " ", &rest); all && w != NULL; w = strtok_r(NULL, " ", &rest))
        all = line_has(line, w);
    free(words);
    return all;
}

static struct line *line_add(struct lines *l)
{
    l->v = mem_grow(l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n] = (struct line){ 0 };
    return &l->v[l->n++];
}

static void add_duty(struct lines *l, const struct world *w, const struct duty *d, daynum as_of,
                     const char *org)
{
    struct line *line = line_add(l);
    struct buf b[LINE_COLUMNS + 1] = { BUF_INIT };
    char day[DAY_TEXT];
    due_id(&b[LINE_COLUMNS], w, d);
    date_format(d->deadline, day);
    buf_puts(&b[LINE_STATUS], _(duty_status_label(d->status)));
    buf_puts(&b[LINE_DEADLINE], day);
    if (d->deadline != DAY_NONE)
        buf_printf(&b[LINE_DAYS], "%d", (int)(d->deadline - as_of));
    buf_puts(&b[LINE_ORG], org != NULL ? org : world_name(w, d->org, as_of));
    due_matter(&b[LINE_MATTER], w, d);
    due_progress(&b[LINE_PROGRESS], d);
    buf_puts(&b[LINE_SOURCE], d->rule->source);
    line->id = mem_dup(buf_str(&b[LINE_COLUMNS]));
    line->hash = list_id_of(line->id);
    line->status = d->status;
    line->have = d->have;
    for (int i = 0; i < LINE_COLUMNS; i++)
        line->text[i] = mem_dup(buf_str(&b[i]));
    for (int i = 0; i <= LINE_COLUMNS; i++)
        buf_free(&b[i]);
}

static void add_old(struct lines *l)
{
    struct line *line = line_add(l);
    struct buf b = BUF_INIT;
    buf_printf(&b, _("另有 %zu 项逾期一年以上（Enter 列出）"), l->old);
    line->id = mem_dup("");
    line->status = DUTY_OVERDUE;
    for (int i = 0; i < LINE_COLUMNS; i++)
        line->text[i] = mem_dup(i == LINE_MATTER   ? buf_str(&b)
                                : i == LINE_STATUS ? _(duty_status_label(DUTY_OVERDUE))
                                                   : "");
    buf_free(&b);
}

/* While the scheduler runs over everything. */
struct reading {
    struct lines *lines;
    struct due_list list;
    struct due_filter shown;
    const struct view *view;
    daynum month_end;
};

static void count_duty(struct reading *r, const struct duty *d)
{
    daynum today = r->shown.today;
    bool now = d->deadline == DAY_NONE || (d->window_start <= today && d->deadline >= today);
    r->lines->overdue += d->status == DUTY_OVERDUE;
    r->lines->soon += d->status == DUTY_DUE;
    r->lines->waived += d->status == DUTY_WAIVED && now;
    r->lines->month +=
        (d->status == DUTY_DUE || d->status == DUTY_OPEN) && d->deadline <= r->month_end;
}

static void read_duty(void *ctx, const struct duty *d)
{
    struct reading *r = ctx;
    count_duty(r, d);
    enum due_answer a = due_shows(&r->shown, d);
    r->lines->old += a == DUE_OLD;
    if (r->view->what == WHAT_OLD ? a == DUE_OLD : a == DUE_SHOWN)
        due_list_add(&r->list, d);
}

/* Organisations are numbered in the order of their codes. */
static int by_org(const void *a, const void *b)
{
    const struct duty *x = a, *y = b;
    return x->org != y->org ? (x->org > y->org) - (x->org < y->org)
                            : (x->deadline > y->deadline) - (x->deadline < y->deadline);
}

static struct due_filter filter_of(const struct app *a, const struct view *view)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = a->as_of;
    f.kinds = view->kinds;
    f.all = view->what == WHAT_ALL;
    if (view->what == WHAT_LATE)
        f.statuses = 1U << DUTY_OVERDUE | 1U << DUTY_UNMET;
    return f;
}

/* To one organisation, rule and period. */
static void narrow_to(struct due_filter *f, const struct office *o, const struct narrow *n)
{
    if (n == NULL)
        return;
    f->from = n->period.first;
    f->to = n->period.last;
    f->rule = n->rule;
    if (n->org != NULL)
        f->only = office_org(o, n->org);
}

static enum status read_all(struct reading *r, struct app *a, struct office *o, struct err *e)
{
    struct due_filter all = DUE_FILTER_INIT;
    all.today = a->as_of;
    all.all = true;
    if (a->org != NULL && (all.org = office_org(o, a->org)) < 0)
        return err_set(e, ST_MISSING, _("没有代码为“%s”的组织：请按 F6 另选范围。"), a->org);
    narrow_to(&all, o, r->view->narrow);
    narrow_to(&r->shown, o, r->view->narrow);
    return due_run(o, &all, read_duty, r, NULL, e);
}

static void add_all(struct lines *l, struct app *a, const struct world *w,
                    const struct due_list *list)
{
    struct short_names *names = short_names_read(a);
    for (size_t i = 0; i < list->n; i++) {
        const struct duty *d = &list->duty[i];
        add_duty(l, w, d, a->as_of, short_name(names, w->org[d->org].code, NULL));
    }
    short_names_free(names);
}

enum status lines_read(struct lines *l, struct app *a, const struct view *view, struct err *e)
{
    struct lines mine = { 0 };
    struct office *o;
    struct reading r = { .lines = &mine,
                         .view = view,
                         .shown = filter_of(a, view),
                         .month_end = date_month_end(a->as_of) };
    enum status s = office_open(&o, a->db, true, e);
    if (s != ST_OK)
        return s;
    s = read_all(&r, a, o, e);
    if (s == ST_OK) {
        if (view->by_org && r.list.n > 1) {
            qsort(r.list.duty, r.list.n, sizeof *r.list.duty, by_org);
        } else {
            due_list_sort(&r.list);
        }
        add_all(&mine, a, office_world(o), &r.list);
        if (mine.old > 0 && view->what != WHAT_OLD)
            add_old(&mine);
        lines_free(l);
        *l = mine;
    }
    due_list_free(&r.list);
    office_close(o);
    return s;
}

static void keep_duty(void *ctx, const struct duty *d)
{
    due_list_add(ctx, d);
}

/* Those of the lines, in the order of the screen. */
static void pick(const struct due_list *all, const struct world *w, const struct line *const *v,
                 size_t n, struct due_list *out)
{
    struct buf id = BUF_INIT;
    struct map *at = map_new();
    *out = (struct due_list){ .today = all->today };
    for (size_t i = 0; i < all->n; i++) {
        buf_clear(&id);
        due_id(&id, w, &all->duty[i]);
        map_add(at, buf_str(&id), (int64_t)i);
    }
    for (size_t k = 0; k < n; k++) {
        int64_t i = map_get(at, v[k]->id, -1);
        if (i >= 0)
            due_list_add(out, &all->duty[i]);
    }
    map_free(at);
    buf_free(&id);
}

static enum status save(struct app *a, const struct world *w, const struct due_filter *f,
                        const struct due_list *l, const char *path, enum export_format format,
                        struct err *e)
{
    struct buf out = BUF_INIT;
    if (format == EXPORT_XLSX)
        return due_workbook(path, w, f, l, a->user, e);
    if (format == EXPORT_ICS) {
        due_ics(&out, w, l);
    } else {
        struct due_printer *p = due_printer_new(DUE_CSV, &out, w, a->as_of);
        for (size_t i = 0; i < l->n; i++)
            due_printer_add(p, &l->duty[i]);
        due_printer_end(p);
    }
    enum status s = file_save(path, buf_str(&out), out.len, e);
    buf_free(&out);
    return s;
}

enum status lines_save(struct app *a, const struct view *view, const struct line *const *v,
                       size_t n, const char *path, enum export_format format, struct err *e)
{
    struct office *o;
    struct due_filter f = filter_of(a, view), wide;
    struct due_list all = { .today = a->as_of }, picked = { 0 };
    enum status s = office_open(&o, a->db, true, e);
    if (s != ST_OK)
        return s;
    f.org = a->org != NULL ? office_org(o, a->org) : EXPORT_NONE;
    wide = f;
    wide.all = true;
    wide.watch = f.watch = &bar_watch;
    s = due_run(o, &wide, keep_duty, &all, NULL, e);
    if (s == ST_OK) {
        pick(&all, office_world(o), v, n, &picked);
        s = save(a, office_world(o), &f, &picked, path, format, e);
    }
    due_list_free(&all);
    due_list_free(&picked);
    office_close(o);
    return s;
}
