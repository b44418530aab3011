/* A ranking, an eligibility or the reviews of a year: a list; Enter gives the reasons on a page. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "evaluation.h"
#include "list_screen.h"
#include "mem.h"
#include "page.h"
#include "words.h"

struct screen {
    struct list_screen l;
    struct yard yard; /* its strings are owned */
    int year;
    daynum day; /* of eligibility */
    struct answers answers;
};

static const struct list_field rank_fields[ANSWER_COLUMNS] = {
    { "cohort", COLUMN_TEXT, { .title = N_("类别"), .width = 8 } },
    { "rank", COLUMN_CODE, { .title = N_("名次"), .width = 7, .right = true } },
    { "org", COLUMN_TEXT, { .title = N_("组织"), .width = 22 } },
    { "score", COLUMN_SCORE, { .title = N_("得分"), .width = 7, .right = true } },
    { "grade", COLUMN_TEXT, { .title = N_("等次"), .width = 6 } },
    { "list", COLUMN_TEXT, { .title = N_("名单"), .width = 16 } },
    { "note", COLUMN_TEXT, { .title = N_("说明"), .width = 60 } },
};
static const struct list_field point_fields[] = {
    { "org", COLUMN_TEXT, { .title = N_("组织"), .width = 22 } },
    { "rank", COLUMN_CODE, { .title = N_("名次"), .width = 7, .right = true } },
    { "name", COLUMN_TEXT, { .title = N_("姓名"), .width = 8 } },
    { "points", COLUMN_SCORE, { .title = N_("积分"), .width = 7, .right = true } },
    { "note", COLUMN_TEXT, { .title = N_("说明"), .width = 60 } },
};
static const struct list_field eligible_fields[] = {
    { "eligible", COLUMN_TEXT, { .title = N_("符合"), .width = 6 } },
    { "org", COLUMN_TEXT, { .title = N_("组织"), .width = 24 } },
    { "name", COLUMN_TEXT, { .title = N_("姓名"), .width = 8 } },
    { "reason", COLUMN_TEXT, { .title = N_("理由") } },
};
static const struct list_field review_fields[] = {
    { "org", COLUMN_TEXT, { .title = N_("组织") } },
    { "excellent", COLUMN_INT, { .title = N_("优秀"), .width = 5, .right = true } },
    { "qualified", COLUMN_INT, { .title = N_("合格"), .width = 5, .right = true } },
    { "basic", COLUMN_INT, { .title = N_("基本合格"), .width = 8, .right = true } },
    { "failed", COLUMN_INT, { .title = N_("不合格"), .width = 6, .right = true } },
    { "share", COLUMN_TEXT, { .title = N_("优秀占比"), .width = 18 } },
};

static size_t total(const void *self)
{
    return ((const struct screen *)self)->answers.n;
}

static const struct answer *answer_at(const void *self, size_t line)
{
    return &((const struct screen *)self)->answers.v[line];
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const char *text = answer_at(self, line)->cell[column];
    buf_puts(out, text != NULL ? text : "");
}

static enum look look(void *self, size_t line, int column)
{
    return answer_at(self, line)->warn && column == 5 ? LOOK_SOON : LOOK_TEXT;
}

/* The organisation, or the person. */
static const char *name(const void *self, size_t line)
{
    const struct screen *s = self;
    const char *cell = answer_at(self, line)->cell[s->yard.kind == MEASURE_RANKING ? 2 : 0];
    return cell != NULL ? cell : "";
}

static bool matches(void *self, size_t line, const char *text)
{
    const struct answer *a = answer_at(self, line);
    for (int c = 0; c < ANSWER_COLUMNS; c++)
        if (a->cell[c] != NULL && app_matches(a->cell[c], "", text))
            return true;
    return *text == '\0';
}

/* The end of that year, or the day of the list while it runs. */
static daynum day_in(const struct screen *s, int year)
{
    daynum last = date_make(year, 12, 31);
    return last < s->l.app->as_of ? last : s->l.app->as_of;
}

static enum status read_board(void *fresh, void *self, struct err *e)
{
    struct screen *s = self;
    return answers_make(fresh, s->l.app, &s->yard, s->year, s->day, e);
}

static void free_board(void *board)
{
    answers_free(board);
}

/* What cannot be read leaves everything as it was. */
static bool read_year(struct screen *s, int year, daynum day)
{
    int year_was = s->year;
    daynum day_was = s->day;
    s->year = year;
    s->day = day;
    bool ok = list_screen_read(s);
    if (!ok) {
        s->year = year_was;
        s->day = day_was;
    }
    return ok;
}

static void show_reasons(const struct screen *s)
{
    size_t line;
    if (!list_screen_line(s, &line))
        return;
    struct page *p = page_new(_("理由"));
    const char *at = answer_at(s, line)->page;
    for (bool first = true; *at != '\0'; first = false) {
        size_t n = strcspn(at, "\n");
        char *text = mem_dupn(at, n);
        page_add(p, first ? LOOK_HEAD : LOOK_TEXT, 0, text);
        free(text);
        at += n + (at[n] == '\n');
    }
    page_open(p);
}

static void ask_day(struct screen *s)
{
    const struct day_question q = { _("哪一天"),
                                    _("看哪一天的情况？可写 今天、年底、2025-12-31；空着是今天"),
                                    DAY_NEAR, EMPTY_IS_TODAY };
    daynum d = s->day;
    if (app_ask_day(s->l.app, &q, &d))
        read_year(s, date_split(d).year, d);
}

#define ANSWERS_ACTIONS(X) \
    X(ANSWERS_WHY, "Enter", N_("理由"), N_("理由"), N_("这一行是怎么来的，依据哪一条")) \
    X(ANSWERS_SCOPE, "F3", N_("看哪个组织和它的下级"), N_("范围"), NULL) \
    X(ANSWERS_DAY, "F5", N_("看另一天、另一年的，或刷新"), N_("日期"), NULL) \
    X(ANSWERS_BEFORE, "[", N_("上一年"), N_("上年"), NULL) \
    X(ANSWERS_AFTER, "]", N_("下一年"), N_("下年"), NULL)

ACTION_IDS(ANSWERS_ACTIONS);
ACTION_TABLE_WITH(answers_actions, ANSWERS_ACTIONS, LIST_ACTIONS);

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    switch (what) {
    case ANSWERS_WHY:
        show_reasons(s);
        break;
    case ANSWERS_SCOPE:
        app_choose_scope(s->l.app, list_screen_read, s);
        break;
    case ANSWERS_DAY:
        ask_day(s);
        break;
    default: {
        int year = s->year + (what == ANSWERS_AFTER ? 1 : -1);
        if (date_valid(year, 1, 1) && year <= date_split(s->l.app->as_of).year + 1)
            read_year(s, year, day_in(s, year));
    }
    }
    return TUI_HANDLED;
}

static void title(void *self, struct buf *b)
{
    buf_puts(b, ((const struct screen *)self)->yard.title);
}

static void say(void *self, struct buf *b)
{
    const struct screen *s = self;
    char day[DAY_TEXT];
    date_format(s->day, day);
    if (s->yard.kind == MEASURE_ELIGIBLE)
        buf_printf(b, _("  截至 %s"), day);
    buf_printf(b, "  %s", s->answers.summary);
}

static void file(void *self, struct buf *b)
{
    const struct screen *s = self;
    buf_printf(b, _("%s-%d年"), s->yard.title, s->year);
}

static void free_yard(void *self)
{
    struct screen *s = self;
    free(s->yard.policy);
    free(s->yard.name);
    free(s->yard.title);
    free(s->yard.source);
    free(s->yard.note);
    free(s->yard.by);
}

#define FACE_OF(fields, n, fixed) \
    { \
        .field = fields, .columns = n, .frozen = fixed, .total = total, .cell = cell, \
        .board = { offsetof(struct screen, answers), sizeof(struct answers), read_board, \
                   free_board }, \
        .name = name, .look = look, .matches = matches, .say = say, .file = file, .act = act, \
        .free = free_yard, \
        .empty = N_("这一年还没有登记：[ 看前一年；记录在 考评 里按 r、k、s、d 录入"), \
    }

static const struct list_face ranking = FACE_OF(rank_fields, ANSWER_COLUMNS, 3);
static const struct list_face points = FACE_OF(point_fields, 5, 3);
static const struct list_face eligible = FACE_OF(eligible_fields, 4, 1);
static const struct list_face review = FACE_OF(review_fields, 6, 1);

static const struct screen_ops ops = {
    .name = "",
    .actions = answers_actions,
    .keys = list_keys,
    .key = list_screen_key,
    .title = title,
    LIST_SCREEN_OPS,
};

static void show_scale(const struct yard *y)
{
    struct page *p = page_new(_(y->title));
    page_add(p, LOOK_HEAD, 0, _(y->title));
    page_add(p, LOOK_TEXT, 0, y->by);
    page_add(p, LOOK_TEXT, 0, "");
    page_addf(p, LOOK_TEXT, 0, _("依据：%s"), y->source);
    if (*y->note != '\0')
        page_addf(p, LOOK_TEXT, 0, _("说明：%s"), y->note);
    page_open(p);
}

void answers_open(struct app *a, const struct yard *y)
{
    if (y->kind == MEASURE_SCALE) {
        show_scale(y);
        return;
    }
    struct screen *s = mem_alloc(sizeof *s);
    s->yard = (struct yard){ y->kind,
                             mem_dup(y->policy),
                             mem_dup(y->name),
                             mem_dup(_(y->title)),
                             mem_dup(y->source),
                             mem_dup(_(y->note)),
                             mem_dup(y->by) };
    s->year = date_split(a->as_of).year;
    s->day = a->as_of;
    if (!list_screen_open(s, a,
                          y->kind == MEASURE_RANKING    ? &ranking
                          : y->kind == MEASURE_POINTS   ? &points
                          : y->kind == MEASURE_ELIGIBLE ? &eligible
                                                        : &review,
                          &ops))
        return;
    /* a year is rated at its end or in the next one: the last one that has anything */
    if (s->answers.n == 0 && y->kind != MEASURE_ELIGIBLE)
        read_year(s, s->year - 1, day_in(s, s->year - 1));
}
