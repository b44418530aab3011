/* A ranking, an eligibility or the reviews of a year: a list; Enter gives the reasons on a page. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "daywords.h"
#include "evaluation.h"
#include "list.h"
#include "mem.h"
#include "page.h"
#include "prompt.h"
#include "stack.h"
#include "words.h"

struct screen {
    struct app *app;
    struct yard yard; /* its strings are owned */
    int year;
    daynum day; /* of eligibility */
    struct answers answers;
    size_t *shown;
    size_t n;
    struct list *list;
};

static const struct column rank_columns[ANSWER_COLUMNS] = {
    { .title = N_("类别"), .width = 8 },  { .title = N_("名次"), .width = 7, .right = true },
    { .title = N_("组织"), .width = 22 }, { .title = N_("得分"), .width = 7, .right = true },
    { .title = N_("等次"), .width = 6 },  { .title = N_("名单"), .width = 16 },
    { .title = N_("说明"), .width = 60 },
};
static const struct column eligible_columns[] = {
    { .title = N_("符合"), .width = 6 },
    { .title = N_("组织"), .width = 24 },
    { .title = N_("姓名"), .width = 8 },
    { .title = N_("理由") },
};
static const struct column review_columns[] = {
    { .title = N_("组织") },
    { .title = N_("优秀"), .width = 5, .right = true },
    { .title = N_("合格"), .width = 5, .right = true },
    { .title = N_("基本合格"), .width = 8, .right = true },
    { .title = N_("不合格"), .width = 6, .right = true },
    { .title = N_("优秀占比"), .width = 18 },
};

static const struct column *columns_of(enum measure_kind kind, int *n)
{
    *n = kind == MEASURE_RANKING ? ANSWER_COLUMNS : kind == MEASURE_ELIGIBLE ? 4 : 6;
    return kind == MEASURE_RANKING    ? rank_columns
           : kind == MEASURE_ELIGIBLE ? eligible_columns
                                      : review_columns;
}

static size_t count(void *ctx)
{
    return ((const struct screen *)ctx)->n;
}

static const struct answer *answer_at(const struct screen *s, size_t row)
{
    return &s->answers.v[s->shown[row]];
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const char *text = answer_at(ctx, row)->cell[column];
    buf_puts(out, text != NULL ? text : "");
}

static enum look look(void *ctx, size_t row, int column)
{
    return answer_at(ctx, row)->warn && column == 5 ? LOOK_SOON : LOOK_TEXT;
}

static int64_t id(void *ctx, size_t row)
{
    return (int64_t)((const struct screen *)ctx)->shown[row];
}

static bool matches(const struct answer *a, const char *text)
{
    for (int c = 0; c < ANSWER_COLUMNS; c++)
        if (a->cell[c] != NULL && app_matches(a->cell[c], "", text))
            return true;
    return false;
}

static void filter(void *ctx, const char *text)
{
    struct screen *s = ctx;
    s->n = 0;
    for (size_t i = 0; i < s->answers.n; i++)
        if (*text == '\0' || matches(&s->answers.v[i], text))
            s->shown[s->n++] = i;
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .filter = filter,
    .empty = N_("这一年还没有登记：[ 看前一年；记录在 考评 里按 r、k、s、d 录入"),
};

/* The end of that year, or the day of the list while it runs. */
static daynum day_in(const struct screen *s, int year)
{
    daynum last = date_make(year, 12, 31);
    return last < s->app->as_of ? last : s->app->as_of;
}

static bool read_year(struct screen *s, int year, daynum day)
{
    struct err e = { 0 };
    struct answers now;
    if (answers_make(&now, s->app, &s->yard, year, day, &e) != ST_OK) {
        answers_free(&now);
        app_error(&e);
        return false;
    }
    answers_free(&s->answers);
    s->answers = now;
    s->year = year;
    s->day = day;
    free(s->shown);
    s->shown = mem_alloc((now.n + 1) * sizeof *s->shown);
    filter(s, s->list != NULL ? list_filter(s->list) : "");
    if (s->list != NULL)
        list_refresh(s->list);
    return true;
}

static void show_reasons(const struct screen *s)
{
    size_t row;
    if (!list_row(s->list, &row))
        return;
    struct page *p = page_new(_("理由"));
    const char *at = answer_at(s, row)->page;
    for (bool first = true; *at != '\0'; first = false) {
        size_t n = strcspn(at, "\n");
        char *line = mem_dupn(at, n);
        page_add(p, first ? LOOK_HEAD : LOOK_TEXT, 0, line);
        free(line);
        at += n + (at[n] == '\n');
    }
    page_open(p);
}

static void ask_day(struct screen *s)
{
    struct buf typed = BUF_INIT;
    char text[DAY_TEXT];
    daynum d = s->day;
    date_format(s->day, text);
    buf_puts(&typed, text);
    while (prompt_line(_("哪一天"), _("看哪一天的情况？可写 今天、年底、2025-12-31；空着是今天"),
                       &typed)) {
        if (typed.len == 0)
            d = s->app->today;
        if (typed.len == 0 || day_words(buf_str(&typed), s->app->today, DAY_NEAR, &d)) {
            read_year(s, date_split(d).year, d);
            break;
        }
        prompt_message(_("看不懂这个日期"), _("可写 2026-12-31、12/31、今天、月底。"));
    }
    buf_free(&typed);
}

enum { ANSWERS_WHY = 1, ANSWERS_SCOPE, ANSWERS_DAY, ANSWERS_BEFORE, ANSWERS_AFTER };

static const struct action actions[] = {
    { ANSWERS_WHY, "Enter", N_("理由"), N_("理由"), N_("这一行是怎么来的，依据哪一条") },
    { ANSWERS_SCOPE, "F3", N_("看哪个组织和它的下级"), N_("范围"), NULL },
    { ANSWERS_DAY, "F5", N_("刷新，或换一天、一年"), N_("刷新"), NULL },
    { ANSWERS_BEFORE, "[ -", N_("上一年"), N_("上年"), NULL },
    { ANSWERS_AFTER, "] +", N_("下一年"), N_("下年"), NULL },
    { 0 },
};

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    switch (what) {
    case ANSWERS_WHY:
        show_reasons(s);
        break;
    case ANSWERS_SCOPE:
        if (app_choose_scope(s->app))
            read_year(s, s->year, s->day);
        break;
    case ANSWERS_DAY:
        ask_day(s);
        break;
    default: {
        int year = s->year + (what == ANSWERS_AFTER ? 1 : -1);
        if (date_valid(year, 1, 1) && year <= date_split(s->app->as_of).year + 1)
            read_year(s, year, day_in(s, year));
    }
    }
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    list_draw(((struct screen *)self)->list, r);
}

static void title(void *self, struct buf *b)
{
    buf_puts(b, ((const struct screen *)self)->yard.title);
}

static void status(void *self, struct buf *b)
{
    const struct screen *s = self;
    char day[DAY_TEXT];
    date_format(s->day, day);
    list_status(s->list, b);
    if (s->yard.kind == MEASURE_ELIGIBLE)
        buf_printf(b, _("  截至 %s"), day);
    buf_printf(b, "  %s", s->answers.summary);
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct screen *)self)->list, k);
}

static void close_answers(void *self)
{
    struct screen *s = self;
    list_free(s->list);
    answers_free(&s->answers);
    free(s->shown);
    free(s->yard.policy);
    free(s->yard.name);
    free(s->yard.title);
    free(s->yard.source);
    free(s->yard.note);
    free(s->yard.by);
    free(s);
}

static const struct screen_ops ops = {
    .name = "",
    .actions = actions,
    .keys = list_keys,
    .title = title,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
    .close = close_answers,
};

static void show_scale(const struct yard *y)
{
    struct page *p = page_new(y->title);
    page_add(p, LOOK_HEAD, 0, y->title);
    page_add(p, LOOK_TEXT, 0, y->by);
    page_add(p, LOOK_TEXT, 0, "");
    page_addf(p, LOOK_TEXT, 0, _("依据：%s"), y->source);
    if (*y->note != '\0')
        page_addf(p, LOOK_TEXT, 0, _("说明：%s"), y->note);
    page_open(p);
}

/* A year is rated at its end or in the next one: the last one that has anything. */
static bool read_latest(struct screen *s)
{
    int year = date_split(s->app->as_of).year;
    return read_year(s, year, s->app->as_of) &&
           (s->answers.n > 0 || s->yard.kind == MEASURE_ELIGIBLE ||
            read_year(s, year - 1, day_in(s, year - 1)));
}

void answers_open(struct app *a, const struct yard *y)
{
    int n;
    if (y->kind == MEASURE_SCALE) {
        show_scale(y);
        return;
    }
    struct screen *s = mem_alloc(sizeof *s);
    s->app = a;
    s->yard = (struct yard){ y->kind,           mem_dup(y->policy), mem_dup(y->name),
                             mem_dup(y->title), mem_dup(y->source), mem_dup(y->note),
                             mem_dup(y->by) };
    if (!read_latest(s)) {
        close_answers(s);
        return;
    }
    const struct column *columns = columns_of(y->kind, &n);
    s->list = list_new(&rows, s);
    list_columns(s->list, columns, n, y->kind == MEASURE_RANKING ? 3 : 1);
    list_tagging(s->list, false);
    stack_push(&ops, s);
}
