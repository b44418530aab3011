/* Who is lacking: one form after the other. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "list.h"
#include "mem.h"
#include "room.h"
#include "stack.h"
#include "words.h"

struct screen {
    struct app *app;
    struct lacking *l;
    struct list *list;
    size_t *shown;
    int *version; /* of the row of each person at the beginning; 0: there was none */
    size_t n;
    bool saved;
};

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->n;
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct screen *s = ctx;
    const struct person *p = &s->l->v[s->shown[row]];
    buf_puts(out, column == 0   ? p->done ? _("已录入") : _("尚缺")
                    : column == 1 ? p->name
                  : column == 2 ? p->code
                                : s->l->when);
}

static enum look look(void *ctx, size_t row, int column)
{
    const struct screen *s = ctx;
    return column != 0 ? LOOK_TEXT : s->l->v[s->shown[row]].done ? LOOK_DONE : LOOK_DUE;
}

static int64_t id(void *ctx, size_t row)
{
    return (int64_t)((const struct screen *)ctx)->shown[row];
}

static void filter(void *ctx, const char *text)
{
    struct screen *s = ctx;
    s->n = 0;
    for (size_t i = 0; i < s->l->n; i++)
        if (strstr(s->l->v[i].name, text) != NULL || strcasestr(s->l->v[i].code, text) != NULL)
            s->shown[s->n++] = i;
}

static const struct list_ops rows = {
    .count = count, .cell = cell, .look = look, .id = id, .filter = filter
};

static const struct column columns[] = {
    { .title = N_("状态"), .width = 6 },
    { .title = N_("姓名"), .width = 16 },
    { .title = N_("编号"), .width = 16 },
    { .title = N_("月份或年度"), .width = 12 },
};

enum { LACK_FORM = 1, LACK_PERSON, LACK_REFRESH };

static const struct action actions[] = {
    { LACK_FORM, "F2 Enter F4", N_("录入这个人的"), N_("录入"),
      N_("打开已填好人员和月份的表单；保存后到下一个人") },
    { LACK_REFRESH, "F5", N_("刷新"), N_("刷新"), N_("别人这时录入的也标出来") },
    { LACK_PERSON, "F3 5", N_("看这个人"), N_("党员"), NULL },
    { 0 },
};

/* Fills `row` with what is there of that person and month, else with what a new one starts with. */
static void find_row(const struct screen *s, const struct person *p, struct row *row)
{
    struct row old;
    row_init(row, s->l->en);
    row_init(&old, s->l->en);
    row_set(row, s->l->person_field, p->code);
    row_set(row, s->l->when_field, s->l->when);
    if (row_find(s->app->db, s->l->en, row_values(row), &old, NULL) == ST_OK)
        row_copy(row, &old);
    row_clear(&old);
}

static int version_of(const struct screen *s, const struct person *p)
{
    struct row row;
    find_row(s, p, &row);
    int version = row.version;
    row_clear(&row);
    return version;
}

/* What was typed elsewhere since the list was opened. */
static void look_again(struct screen *s)
{
    for (size_t i = 0; i < s->l->n; i++)
        s->l->v[i].done |= version_of(s, &s->l->v[i]) != s->version[i];
    list_refresh(s->list);
}

/* A row of that person and month that is there already (paid too little) is edited. */
static void open_form(struct screen *s, struct person *p)
{
    struct row row;
    find_row(s, p, &row);
    if (!record_form(s->app, &row))
        return;
    s->saved = p->done = true;
    bar_say(LOOK_STATUS, _("%s 已保存"), p->name);
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t row;
    if (what == LACK_REFRESH)
        look_again(s);
    if (what == LACK_REFRESH || !list_row(s->list, &row))
        return TUI_HANDLED;
    struct person *p = &s->l->v[s->shown[row]];
    if (what == LACK_PERSON) {
        person_open(s->app, p->code);
        return TUI_HANDLED;
    }
    open_form(s, p);
    if (p->done && row + 1 < s->n)
        list_go(s->list, row + 1);
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    list_draw(((struct screen *)self)->list, r);
}

static void status(void *self, struct buf *b)
{
    list_status(((struct screen *)self)->list, b);
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void title(void *self, struct buf *b)
{
    buf_puts(b, ((struct screen *)self)->l->title);
}

static const struct screen_ops ops = {
    .name = N_("尚缺"),
    .actions = actions,
    .keys = list_keys,
    .title = title,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
};

bool lacking_run(struct app *a, struct lacking *l)
{
    struct screen s = { .app = a, .l = l };
    s.shown = mem_alloc((l->n + 1) * sizeof *s.shown);
    s.version = mem_alloc((l->n + 1) * sizeof *s.version);
    for (size_t i = 0; i < l->n; i++)
        s.version[i] = version_of(&s, &l->v[i]);
    filter(&s, "");
    s.list = list_new(&rows, &s);
    list_columns(s.list, columns, 4, 0);
    list_tagging(s.list, false);
    stack_run(&ops, &s);
    list_free(s.list);
    free(s.shown);
    free(s.version);
    return s.saved;
}
