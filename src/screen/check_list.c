/* What check finds (体检), as a list: Enter opens the record that is meant. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "activity.h"
#include "bar.h"
#include "check.h"
#include "fields.h"
#include "list_screen.h"
#include "mem.h"
#include "page.h"
#include "prompt.h"
#include "room.h"
#include "stack.h"
#include "words.h"

enum { COL_GROUP, COL_TEXT, COLUMNS };

struct finding {
    enum check_group group;
    char *text, *fix, *entity, *code, *other; /* NULL: as in check_finding */
    bool two;
};

struct findings {
    struct finding *v;
    size_t n, cap;
    size_t apart; /* pairs that are left out */
};

struct screen {
    struct list_screen l;
    struct findings found;
    int only; /* of that group; -1: all */
};

static void findings_free(struct findings *f)
{
    for (size_t i = 0; i < f->n; i++) {
        free(f->v[i].text);
        free(f->v[i].fix);
        free(f->v[i].entity);
        free(f->v[i].code);
        free(f->v[i].other);
    }
    free(f->v);
    *f = (struct findings){ 0 };
}

static char *copy(const char *s)
{
    return s != NULL ? mem_dup(s) : NULL;
}

static void take(void *ctx, const struct check_finding *f)
{
    struct findings *all = ctx;
    struct buf fix = BUF_INIT;
    if (f->fix != NULL)
        app_on_screen(f->fix, &fix);
    all->v = mem_grow(all->v, all->n, &all->cap, sizeof *all->v);
    all->v[all->n++] =
        (struct finding){ f->group,        copy(f->text), f->fix != NULL ? buf_take(&fix) : NULL,
                          copy(f->entity), copy(f->code), copy(f->other),
                          f->two };
}

static enum status read_board(void *fresh, void *self, struct err *e)
{
    const struct app *a = ((const struct screen *)self)->l.app;
    struct findings *all = fresh;
    const struct check_ask ask = {
        .today = a->as_of, .org = a->org, .watch = &bar_watch, .apart = &all->apart
    };
    bar_wait();
    return check_run(a->db, &ask, take, all, e);
}

static void free_board(void *board)
{
    findings_free(board);
}

static const struct finding *finding_at(const void *self, size_t line)
{
    return &((const struct screen *)self)->found.v[line];
}

static size_t total(const void *self)
{
    return ((const struct screen *)self)->found.n;
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct finding *f = finding_at(self, line);
    buf_puts(out, column == COL_GROUP ? _(check_group_label(f->group)) : f->text);
}

static enum look look(void *self, size_t line, int column)
{
    enum check_group g = finding_at(self, line)->group;
    return column != COL_GROUP                                ? LOOK_TEXT
           : check_group_unsound(g) || check_group_lacking(g) ? LOOK_OVERDUE
                                                              : LOOK_SOON;
}

static bool matches(void *self, size_t line, const char *text)
{
    const struct screen *s = self;
    const struct finding *f = finding_at(s, line);
    return (s->only < 0 || (int)f->group == s->only) &&
           (strstr(f->text, text) != NULL || strstr(_(check_group_label(f->group)), text) != NULL);
}

static const struct list_field fields[COLUMNS] = {
    [COL_GROUP] = { "group", COLUMN_TEXT, { .title = N_("类别"), .width = 12 } },
    [COL_TEXT] = { "text", COLUMN_TEXT, { .title = N_("发现") } },
};

static void show(const struct finding *f)
{
    struct page *p = page_new(_(check_group_label(f->group)));
    page_add(p, LOOK_TEXT, 0, f->text);
    if (f->fix != NULL) {
        page_add(p, LOOK_TEXT, 0, "");
        page_add(p, LOOK_TEXT, 0, f->fix);
    }
    page_open(p);
}

/* The record in its form; without one, or where it is only looked at, the words. */
static void open_record(struct screen *s, const struct finding *f)
{
    struct app *a = s->l.app;
    const struct entity *en = f->entity != NULL ? model_entity(f->entity) : NULL;
    struct err e = { 0 };
    bool saved = false;
    if (en == NULL || f->code == NULL) {
        show(f);
        return;
    }
    if (!app_may_write(a))
        return;
    if (f->group == CHECK_EVENTS && en != &entity_event) {
        saved = proposals_enter(a, f->entity, f->code);
    } else if (!strcmp(en->name, "activity")) {
        saved = activity_edit(a, f->code);
    } else {
        struct row row;
        row_init(&row, en);
        if (row_find_text(a->db, en, f->code, &row, &e) == ST_OK) {
            saved = record_form(a, &row);
        } else {
            app_error(&e);
            row_clear(&row);
        }
    }
    if (saved && list_screen_read(s))
        bar_say(LOOK_STATUS, "%s", _("已保存，重新查过"));
}

/* Two of one name are two: put on record, where a word may be said of how that is known. */
static void set_apart(struct screen *s, const struct finding *f)
{
    struct app *a = s->l.app;
    struct row row;
    if (!f->two) {
        bar_say(LOOK_STATUS, "%s", _("只有同名的党员、同名的组织可以登记为两个"));
        return;
    }
    if (!app_may_write(a))
        return;
    row_init(&row, !strcmp(f->entity, "person") ? &entity_namesake : &entity_org_namesake);
    row_set(&row, F_NAMESAKE_ONE, f->code);
    row_set(&row, F_NAMESAKE_OTHER, f->other);
    if (record_form(a, &row) && list_screen_read(s))
        bar_say(LOOK_STATUS, "%s", _("已登记：这一对不再列出；按 u 撤销"));
}

/* The groups that have anything. */
static void choose_group(struct screen *s)
{
    struct buf text[CHECK_GROUPS + 1] = { BUF_INIT };
    const char *choices[CHECK_GROUPS + 1];
    int group[CHECK_GROUPS + 1] = { -1 }, n = 1, now = 0;
    size_t counts[CHECK_GROUPS] = { 0 };
    for (size_t i = 0; i < s->found.n; i++)
        counts[s->found.v[i].group]++;
    buf_printf(&text[0], _("全部 %zu 处"), s->found.n);
    for (int g = 0; g < CHECK_GROUPS; g++) {
        if (counts[g] == 0)
            continue;
        now = g == s->only ? n : now;
        group[n] = g;
        buf_printf(&text[n++], "%s %zu", _(check_group_label((enum check_group)g)), counts[g]);
    }
    for (int i = 0; i < n; i++)
        choices[i] = buf_str(&text[i]);
    int what = prompt_choose(_("看哪一类"), "", choices, n, now);
    for (int i = 0; i < n; i++)
        buf_free(&text[i]);
    if (what < 0)
        return;
    s->only = group[what];
    list_screen_show(s);
}

#define CHECK_ACTIONS(X) \
    X(CHECK_OPEN, "Enter F4 F2", N_("打开这条记录"), N_("打开"), NULL) \
    X(CHECK_SHOW, "F3", N_("全文和怎么办"), N_("查看"), NULL) \
    X(CHECK_APART, "b", N_("同名而不是同一个：登记，以后不再列出"), N_("不同"), \
      N_("可能重复的党员、组织，核对过确是两个的")) \
    X(CHECK_AGAIN, "F5", N_("重新检查"), N_("重查"), NULL) \
    X(CHECK_GROUP, "F6", N_("看哪一类"), N_("范围"), NULL) \
    X(CHECK_SCOPE, "o", N_("查哪个组织和它的下级"), NULL, NULL)

ACTION_IDS(CHECK_ACTIONS);
ACTION_TABLE_WITH(check_actions, CHECK_ACTIONS, LIST_ACTIONS);

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t line;
    if (what == CHECK_AGAIN)
        list_screen_read(s);
    else if (what == CHECK_SCOPE)
        app_choose_scope(s->l.app, list_screen_read, s);
    else if (what == CHECK_GROUP)
        choose_group(s);
    else if (what == CHECK_OPEN && list_screen_line(s, &line))
        open_record(s, finding_at(s, line));
    else if (what == CHECK_SHOW && list_screen_line(s, &line))
        show(finding_at(s, line));
    else if (what == CHECK_APART && list_screen_line(s, &line))
        set_apart(s, finding_at(s, line));
    return TUI_HANDLED;
}

static void say(void *self, struct buf *b)
{
    const struct screen *s = self;
    size_t unsound = 0, lacking = 0;
    for (size_t i = 0; i < s->found.n; i++) {
        unsound += check_group_unsound(s->found.v[i].group);
        lacking += check_group_lacking(s->found.v[i].group);
    }
    buf_printf(b, _("  %s · 不达标 %zu · 请核对 %zu"),
               unsound > 0 ? _("数据库有不对的地方") : _("数据库完好"), lacking,
               s->found.n - unsound - lacking);
    if (s->found.apart > 0)
        buf_printf(b, _(" · 已登记不同 %zu 对"), s->found.apart);
    if (s->only >= 0)
        buf_printf(b, _("  只看%s"), _(check_group_label((enum check_group)s->only)));
}

/* It takes long, and somebody works through what was found: F5 looks again. */
static bool still(const void *self)
{
    (void)self;
    return true;
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .cut_lines = 3,
    .total = total,
    .cell = cell,
    .board = { offsetof(struct screen, found), sizeof(struct findings), read_board, free_board },
    .still = still,
    .look = look,
    .matches = matches,
    .say = say,
    .act = act,
    .empty = N_("没有发现什么：数据库完好，台账没有不达标之处"),
};

static const struct screen_ops ops = {
    .name = N_("体检"),
    .actions = check_actions,
    .keys = list_keys,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void check_open(struct app *a)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->only = -1;
    list_screen_open(s, a, &face, &ops);
}
