/* Evaluation (考评): the rankings, eligibilities, scales and reviews of the policies by name. None
 * is computed before it is asked for. */
#include "evaluation.h"

#include <stddef.h>
#include <string.h>

#include "entity_list.h"
#include "fields.h"
#include "list_screen.h"
#include "mem.h"
#include "room.h"
#include "text.h"
#include "words.h"

enum { COL_KIND, COL_TITLE, COL_SOURCE, COL_BY, COLUMNS };

struct screen {
    struct list_screen l;
    struct yards yards;
};

static size_t total(const void *self)
{
    return ((const struct screen *)self)->yards.n;
}

static const struct yard *yard_at(const void *self, size_t line)
{
    return &((const struct screen *)self)->yards.v[line];
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct yard *y = yard_at(self, line);
    const char *const cells[] = { measure_label(y->kind), _(y->title), y->source, y->by };
    buf_puts(out, cells[column]);
}

static bool matches(void *self, size_t line, const char *text)
{
    const struct yard *y = yard_at(self, line);
    return app_matches(_(y->title), y->name, text) || strstr(y->source, text) != NULL ||
           strstr(measure_label(y->kind), text) != NULL;
}

static const struct list_field fields[COLUMNS] = {
    [COL_KIND] = { "kind", COLUMN_TEXT, { .title = N_("类别"), .width = 4 } },
    [COL_TITLE] = { "title", COLUMN_TEXT, { .title = N_("名称") } },
    [COL_SOURCE] = { "source", COLUMN_TEXT, { .title = N_("依据"), .middle = true } },
    [COL_BY] = { "by", COLUMN_TEXT, { .title = N_("按什么") } },
};

static enum status read_board(void *fresh, void *self, struct err *e)
{
    return yards_read(fresh, ((struct screen *)self)->l.app, e);
}

static void free_board(void *board)
{
    yards_free(board);
}

#define EVALUATION_ACTIONS(X) \
    X(EVAL_OPEN, "Enter", N_("看结果"), N_("看"), \
      N_("现在才算：排名、谁符合条件、各支部的等次；标准是一页说明")) \
    X(EVAL_SCOPE, "F3", N_("看哪个组织和它的下级"), N_("范围"), NULL) \
    X(EVAL_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL) \
    X(EVAL_REVIEWS, "r", N_("民主评议的记录"), N_("评议"), N_("每个党员每年一条")) \
    X(EVAL_SCORES, "k", N_("考核结果的记录"), N_("考核"), N_("每个组织每年的得分和等次")) \
    X(EVAL_STARS, "s", N_("星级评定的记录"), N_("星级"), NULL) \
    X(EVAL_DEBRIEFS, "d", N_("述职评议的记录"), N_("述职"), NULL)

ACTION_IDS(EVALUATION_ACTIONS);
ACTION_TABLE_WITH(evaluation_actions, EVALUATION_ACTIONS, LIST_ACTIONS);

static unsigned act(void *self, int what)
{
    static const struct entity *const records[] = { [EVAL_REVIEWS] = &entity_review,
                                                    [EVAL_SCORES] = &entity_assessment,
                                                    [EVAL_STARS] = &entity_star,
                                                    [EVAL_DEBRIEFS] = &entity_debrief };
    struct screen *s = self;
    size_t line;
    if (what == EVAL_OPEN && list_screen_line(s, &line))
        answers_open(s->l.app, yard_at(s, line));
    else if (what == EVAL_SCOPE)
        app_choose_scope(s->l.app, list_screen_read, s);
    else if (what == EVAL_REFRESH)
        list_screen_read(s);
    else if (what >= EVAL_REVIEWS)
        entity_list_open(s->l.app, records[what], false);
    return TUI_HANDLED;
}

/* What it measures by is beyond the edge of a narrow window; the page of each line says it. */
static void fit(int cols, struct list_column *column)
{
    enum { WIDE = 110, TITLE = 36, SOURCE = 26, BY = 40, GAPS = 6 };
    bool wide = cols >= WIDE;
    int kind = 0;
    for (int k = MEASURE_RANKING; k <= MEASURE_REVIEWS; k++) {
        int w = text_width(measure_label((enum measure_kind)k));
        kind = w > kind ? w : kind;
    }
    int rest = kind + GAPS;
    column[COL_KIND].width = kind;
    column[COL_TITLE].width = wide ? TITLE : cols - SOURCE - rest;
    column[COL_SOURCE].width = SOURCE;
    column[COL_BY].width = wide ? cols - TITLE - SOURCE - rest : BY;
}

static void say(void *self, struct buf *b)
{
    struct app *a = ((struct screen *)self)->l.app;
    if (a->org != NULL) {
        buf_puts(b, _("  范围："));
        app_name(a, "org", a->org, b);
    }
    buf_puts(b, _("  选一项按 Enter 才计算"));
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 2,
    .total = total,
    .cell = cell,
    .board = { offsetof(struct screen, yards), sizeof(struct yards), read_board, free_board },
    .matches = matches,
    .fit = fit,
    .say = say,
    .act = act,
    .empty = N_("这里用的制度没有排名、资格和等次的规定"),
};

static const struct screen_ops ops = {
    .name = N_("考评"),
    .actions = evaluation_actions,
    .keys = list_keys,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void evaluation_open(struct app *a)
{
    list_screen_open(mem_alloc(sizeof(struct screen)), a, &face, &ops);
}
