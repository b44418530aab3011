/* Evaluation (考评): the rankings, eligibilities, scales and reviews of the policies by name. None
 * is computed before it is asked for. */
#include "evaluation.h"

#include <stdlib.h>
#include <string.h>

#include "entity_list.h"
#include "fields.h"
#include "list.h"
#include "mem.h"
#include "room.h"
#include "stack.h"
#include "words.h"

enum { COL_KIND, COL_TITLE, COL_SOURCE, COL_BY, COLUMNS };

struct screen {
    struct app *app;
    struct yards yards;
    size_t *shown;
    size_t n;
    struct column column[COLUMNS]; /* widths follow the window */
    struct list *list;
};

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->n;
}

static const struct yard *yard_at(const struct screen *s, size_t row)
{
    return &s->yards.v[s->shown[row]];
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct yard *y = yard_at(ctx, row);
    const char *const cells[] = { measure_label(y->kind), y->title, y->source, y->by };
    buf_puts(out, cells[column]);
}

static int64_t id(void *ctx, size_t row)
{
    return (int64_t)((const struct screen *)ctx)->shown[row];
}

static void filter(void *ctx, const char *text)
{
    struct screen *s = ctx;
    s->n = 0;
    for (size_t i = 0; i < s->yards.n; i++) {
        const struct yard *y = &s->yards.v[i];
        if (app_matches(y->title, y->name, text) || strstr(y->source, text) != NULL ||
            strstr(measure_label(y->kind), text) != NULL)
            s->shown[s->n++] = i;
    }
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .id = id,
    .filter = filter,
    .empty = N_("这里用的制度没有排名、资格和等次的规定"),
};

static const struct column columns[COLUMNS] = {
    [COL_KIND] = { .title = N_("类别"), .width = 4 },
    [COL_TITLE] = { .title = N_("名称") },
    [COL_SOURCE] = { .title = N_("依据") },
    [COL_BY] = { .title = N_("按什么") },
};

static bool read_all(struct screen *s)
{
    struct err e = { 0 };
    struct yards now = { 0 };
    if (yards_read(&now, s->app, &e) != ST_OK) {
        yards_free(&now);
        app_error(&e);
        return false;
    }
    yards_free(&s->yards);
    s->yards = now;
    free(s->shown);
    s->shown = mem_alloc((now.n + 1) * sizeof *s->shown);
    filter(s, s->list != NULL ? list_filter(s->list) : "");
    if (s->list != NULL)
        list_refresh(s->list);
    return true;
}

enum {
    EVAL_OPEN = 1,
    EVAL_SCOPE,
    EVAL_REFRESH,
    EVAL_REVIEWS,
    EVAL_SCORES,
    EVAL_STARS,
    EVAL_DEBRIEFS,
    EVAL_HOME
};

static const struct action actions[] = {
    { EVAL_OPEN, "Enter", N_("看结果"), N_("看"),
      N_("现在才算：排名、谁符合条件、各支部的等次；标准是一页说明") },
    { EVAL_SCOPE, "F3", N_("看哪个组织和它的下级"), N_("范围"), NULL },
    { EVAL_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL },
    { EVAL_REVIEWS, "r", N_("民主评议的记录"), N_("评议"), N_("每个党员每年一条") },
    { EVAL_SCORES, "k", N_("考核结果的记录"), N_("考核"), N_("每个组织每年的得分和等次") },
    { EVAL_STARS, "s", N_("星级评定的记录"), N_("星级"), NULL },
    { EVAL_DEBRIEFS, "d", N_("述职评议的记录"), N_("述职"), NULL },
    { EVAL_HOME, "1", N_("回到待办"), NULL, NULL },
    { 0 },
};

static unsigned act(void *self, int what)
{
    static const struct entity *const records[] = { [EVAL_REVIEWS] = &entity_review,
                                                    [EVAL_SCORES] = &entity_assessment,
                                                    [EVAL_STARS] = &entity_star,
                                                    [EVAL_DEBRIEFS] = &entity_debrief };
    struct screen *s = self;
    size_t row;
    if (what == EVAL_HOME)
        return TUI_LEAVE;
    if (what == EVAL_OPEN && list_row(s->list, &row))
        answers_open(s->app, yard_at(s, row));
    else if (what == EVAL_SCOPE && app_choose_scope(s->app))
        read_all(s);
    else if (what == EVAL_REFRESH)
        read_all(s);
    else if (what >= EVAL_REVIEWS)
        entity_list_open(s->app, records[what], false);
    return TUI_HANDLED;
}

/* What it measures by is beyond the edge of a narrow window; the page of each line says it. */
static void draw(void *self, struct rect r)
{
    enum { WIDE = 110, TITLE = 36, SOURCE = 26, BY = 40, REST = 10 };
    struct screen *s = self;
    bool wide = r.cols >= WIDE;
    s->column[COL_TITLE].width = wide ? TITLE : r.cols - SOURCE - REST;
    s->column[COL_SOURCE].width = SOURCE;
    s->column[COL_BY].width = wide ? r.cols - TITLE - SOURCE - REST : BY;
    list_draw(s->list, r);
}

static void status(void *self, struct buf *b)
{
    struct screen *s = self;
    list_status(s->list, b);
    if (s->app->org != NULL) {
        buf_puts(b, _("  范围："));
        app_name(s->app, "org", s->app->org, b);
    }
    buf_puts(b, _("  选一项按 Enter 才计算"));
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void close_menu(void *self)
{
    struct screen *s = self;
    list_free(s->list);
    yards_free(&s->yards);
    free(s->shown);
    free(s);
}

static const struct screen_ops ops = {
    .name = N_("考评"),
    .actions = actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_menu,
};

void evaluation_open(struct app *a)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->app = a;
    if (!read_all(s)) {
        close_menu(s);
        return;
    }
    s->list = list_new(&rows, s);
    memcpy(s->column, columns, sizeof columns);
    list_columns(s->list, s->column, COLUMNS, 2);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}
