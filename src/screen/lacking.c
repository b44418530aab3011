/* Who is lacking: one form after the other. */
#include <stdlib.h>

#include "bar.h"
#include "list_screen.h"
#include "mem.h"
#include "room.h"
#include "words.h"

struct screen {
    struct list_screen in;
    struct lacking *l;
    int *version; /* of the row of each person at the beginning; 0: there was none */
    bool *saved;  /* of whoever opened this */
};

static size_t total(const void *self)
{
    return ((const struct screen *)self)->l->n;
}

static struct person *person_at(const void *self, size_t line)
{
    return &((const struct screen *)self)->l->v[line];
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct person *p = person_at(self, line);
    buf_puts(out, column == 0   ? p->done ? _("已录入") : _("尚缺")
                    : column == 1 ? p->name
                  : column == 2 ? p->code
                                : ((const struct screen *)self)->l->when);
}

static enum look look(void *self, size_t line, int column)
{
    return column != 0 ? LOOK_TEXT : person_at(self, line)->done ? LOOK_DONE : LOOK_DUE;
}

static bool matches(void *self, size_t line, const char *text)
{
    return app_matches(person_at(self, line)->name, person_at(self, line)->code, text);
}

static const struct list_field fields[] = {
    { "state", COLUMN_TEXT, { .title = N_("状态"), .width = 6 } },
    { "name", COLUMN_TEXT, { .title = N_("姓名"), .width = 16 } },
    { "code", COLUMN_CODE, { .title = N_("编号"), .width = 16 } },
    { "when", COLUMN_CODE, { .title = N_("月份或年度"), .width = 12 } },
};

#define LACKING_ACTIONS(X) \
    X(LACK_FORM, "F2 Enter F4", N_("录入这个人的"), N_("录入"), \
      N_("打开已填好人员和月份的表单；保存后到下一个人")) \
    X(LACK_REFRESH, "F5", N_("刷新"), N_("刷新"), N_("别人这时录入的也标出来")) \
    X(LACK_PERSON, "F3", N_("看这个人"), N_("党员"), NULL)

ACTION_IDS(LACKING_ACTIONS);
ACTION_TABLE_WITH(lacking_actions, LACKING_ACTIONS, LIST_ACTIONS);

static void begin_row(const struct screen *s, const struct person *p, struct row *row)
{
    row_init(row, s->l->en);
    row_set(row, s->l->person_field, p->code);
    row_set(row, s->l->when_field, s->l->when);
}

/* 0: nothing is recorded; -1: it cannot be read, which is said when it is opened. */
static int version_of(const struct screen *s, const struct person *p)
{
    struct row row, old;
    begin_row(s, p, &row);
    row_init(&old, s->l->en);
    enum status st = row_find(s->in.app->db, s->l->en, row_values(&row), &old, NULL);
    int version = st == ST_OK ? old.version : st == ST_MISSING ? 0 : -1;
    row_clear(&old);
    row_clear(&row);
    return version;
}

/* What was typed since the list was opened, here and elsewhere, and not taken back. */
static bool look_again(void *self)
{
    struct screen *s = self;
    for (size_t i = 0; i < s->l->n; i++) {
        int now = version_of(s, &s->l->v[i]);
        if (now >= 0)
            s->l->v[i].done = now != s->version[i];
    }
    return true;
}

/* A row of that person and month that is there already (paid too little) is edited. */
static void open_form(struct screen *s, struct person *p)
{
    struct row row;
    begin_row(s, p, &row);
    if (!app_fill(s->in.app, &row)) {
        row_clear(&row);
        return;
    }
    if (!record_form(s->in.app, &row))
        return;
    *s->saved = true;
    list_screen_read(s);
    if (p->done)
        bar_say(LOOK_STATUS, _("%s 已保存"), p->name);
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t line, row;
    if (what == LACK_REFRESH)
        list_screen_read(s);
    if (what == LACK_REFRESH || !list_screen_line(s, &line))
        return TUI_HANDLED;
    struct person *p = person_at(s, line);
    if (what == LACK_PERSON) {
        person_open(s->in.app, p->code);
        return TUI_HANDLED;
    }
    open_form(s, p);
    if (p->done && list_row(s->in.list, &row) && row + 1 < s->in.n)
        list_go(s->in.list, row + 1);
    return TUI_HANDLED;
}

static void title(void *self, struct buf *b)
{
    buf_puts(b, ((struct screen *)self)->l->title);
}

static void free_versions(void *self)
{
    free(((struct screen *)self)->version);
}

static const struct list_face face = {
    .field = fields,
    .columns = sizeof fields / sizeof *fields,
    .total = total,
    .cell = cell,
    .read = look_again,
    .look = look,
    .matches = matches,
    .file = title,
    .act = act,
    .free = free_versions,
};

static const struct screen_ops ops = {
    .name = N_("尚缺"),
    .actions = lacking_actions,
    .keys = list_keys,
    .key = list_screen_key,
    .title = title,
    LIST_SCREEN_OPS,
};

bool lacking_run(struct app *a, struct lacking *l)
{
    bool saved = false;
    struct screen *s = mem_alloc(sizeof *s);
    s->l = l;
    s->saved = &saved;
    s->version = mem_alloc((l->n + 1) * sizeof *s->version);
    s->in.app = a;
    for (size_t i = 0; i < l->n; i++)
        s->version[i] = version_of(s, &l->v[i]);
    if (!list_screen_begin(s, a, &face))
        return false;
    list_screen_run(s, &ops);
    return saved;
}
