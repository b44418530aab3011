/* The picker: everybody is present until it is said otherwise. */
#include "attendance.h"

#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "fields.h"
#include "list.h"
#include "listed.h"
#include "mem.h"
#include "prompt.h"
#include "stack.h"
#include "words.h"

enum { NOT_NOTED = 3 }; /* beside enum presence, in texts and in what Space turns to */

struct picker {
    struct app *app;
    struct meeting *m;
    struct list *list;
    size_t *shown; /* places among the attendees */
    size_t n;
    void (*keep)(void *ctx);
    void *ctx;
};

static const char *const labels[] = { [PRESENCE_PRESENT] = N_("出席"),
                                      [PRESENCE_LEAVE] = N_("请假"),
                                      [PRESENCE_ABSENT] = N_("缺席"),
                                      [NOT_NOTED] = N_("不记") };

bool attendance_noted(const struct attendee *a)
{
    return a->member || a->recorded;
}

static int state_of(const struct attendee *a)
{
    return attendance_noted(a) ? (int)a->presence : NOT_NOTED;
}

const char *attendance_word(const struct attendee *a)
{
    return _(labels[state_of(a)]);
}

static size_t count_of(const struct meeting *m, int state)
{
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        n += state_of(&m->attendee[i]) == state;
    return n;
}

static bool any_type(const char *types, const char *const *words)
{
    while (*words != NULL && !listed_has(types, *words))
        words++;
    return *words != NULL;
}

/* Notes those who hold a post in the organisation on the day. */
static void note_holders(struct app *a, struct meeting *m)
{
    const char *day = row_get(&m->activity, F_ACTIVITY_HELD_ON);
    struct row_query q = { .en = &entity_post,
                           .sort = -1,
                           .nwhere = 1,
                           .where = { { F_POST_ORG, row_get(&m->activity, F_ACTIVITY_ORG) } } };
    struct row_iter *it = row_each(a->db, &q);
    struct row row;
    row_init(&row, &entity_post);
    while (app_next(it, &row)) {
        const char *to = row_get(&row, F_POST_TO_ON);
        bool then =
            strcmp(row_get(&row, F_POST_FROM_ON), day) <= 0 && (*to == '\0' || strcmp(day, to) < 0);
        for (size_t i = 0; then && i < m->n; i++)
            if (!strcmp(m->attendee[i].person, row_get(&row, F_POST_PERSON)))
                m->attendee[i].member = true;
    }
    row_iter_free(it);
    row_clear(&row);
}

void attendance_default(struct app *a, struct meeting *m, const char *types)
{
    static const char *const whole[] = { "theme_day",
                                         "july_first",
                                         "member_assembly",
                                         "group_meeting",
                                         "lecture",
                                         "life_meeting",
                                         "special_life_meeting",
                                         "member_review",
                                         "member_congress",
                                         "training",
                                         "study_day",
                                         "site_teaching",
                                         "warning_education",
                                         "theory_test",
                                         "service",
                                         "by_election",
                                         NULL };
    static const char *const committee[] = { "branch_committee", "committee_meeting",
                                             "leading_group_meeting", NULL };
    bool all = any_type(types, whole);
    for (size_t i = 0; i < m->n; i++)
        if (!m->attendee[i].recorded)
            m->attendee[i].member = all;
    if (!all && any_type(types, committee))
        note_holders(a, m);
}

void attendance_counts(const struct meeting *m, struct buf *out)
{
    size_t noted = m->n - count_of(m, NOT_NOTED);
    if (noted == 0)
        buf_puts(out, _("没有记出席"));
    else
        buf_printf(out, _("应到 %zu  实到 %zu  请假 %zu  缺席 %zu"), noted,
                   count_of(m, PRESENCE_PRESENT), count_of(m, PRESENCE_LEAVE),
                   count_of(m, PRESENCE_ABSENT));
}

void attendance_numbers(const struct meeting *m, size_t *noted, size_t *present)
{
    *noted = m->n - count_of(m, NOT_NOTED);
    *present = count_of(m, PRESENCE_PRESENT);
}

void attendance_text(const struct meeting *m, struct buf *out)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct attendee *a = &m->attendee[i];
        buf_printf(out, "%s\t%d\t%s\t%s\n", a->person, state_of(a), a->made_up_on, a->reason);
    }
}

static void set(char **where, const char *s, size_t n)
{
    char *copy = mem_dupn(s, n);
    free(*where);
    *where = copy;
}

/* One line: person, presence, day, reason. */
static void read_line(struct meeting *m, const char *s, size_t n)
{
    const char *cell[4] = { s, NULL, NULL, NULL };
    size_t len[4] = { 0 };
    for (int i = 0; i < 4; i++) {
        const char *end = i < 3 ? memchr(cell[i], '\t', n - (size_t)(cell[i] - s)) : s + n;
        if (end == NULL)
            return;
        len[i] = (size_t)(end - cell[i]);
        if (i < 3)
            cell[i + 1] = end + 1;
    }
    for (size_t k = 0; k < m->n; k++) {
        struct attendee *a = &m->attendee[k];
        if (strlen(a->person) != len[0] || memcmp(a->person, cell[0], len[0]) != 0)
            continue;
        a->member = *cell[1] != '0' + NOT_NOTED && (a->member || !a->recorded);
        a->presence = *cell[1] == '1'   ? PRESENCE_LEAVE
                      : *cell[1] == '2' ? PRESENCE_ABSENT
                                        : PRESENCE_PRESENT;
        set(&a->made_up_on, cell[2], len[2]);
        set(&a->reason, cell[3], len[3]);
    }
}

void attendance_read(struct meeting *m, const char *text)
{
    while (*text != '\0') {
        size_t n = strcspn(text, "\n");
        read_line(m, text, n);
        text += n + (text[n] == '\n');
    }
}

static size_t count(void *ctx)
{
    return ((const struct picker *)ctx)->n;
}

static const struct attendee *attendee_at(const struct picker *p, size_t row)
{
    return &p->m->attendee[p->shown[row]];
}

static void cell(void *ctx, size_t row, int column, struct buf *out)
{
    const struct attendee *a = attendee_at(ctx, row);
    if (column == 0)
        buf_puts(out, _(labels[state_of(a)]));
    else if (column == 1)
        buf_puts(out, a->name);
    else if (column == 2)
        buf_puts(out, a->reason);
    else if (column == 3)
        buf_puts(out, a->made_up_on);
    else
        buf_printf(out, "%s%s", a->person, a->recorded && !a->member ? _("（不在当日名册）") : "");
}

static enum look look(void *ctx, size_t row, int column)
{
    static const enum look looks[] = { [PRESENCE_PRESENT] = LOOK_DONE,
                                       [PRESENCE_LEAVE] = LOOK_SOON,
                                       [PRESENCE_ABSENT] = LOOK_OVERDUE,
                                       [NOT_NOTED] = LOOK_DIM };
    return column == 0 ? looks[state_of(attendee_at(ctx, row))] : LOOK_TEXT;
}

static int64_t id(void *ctx, size_t row)
{
    return (int64_t)((const struct picker *)ctx)->shown[row];
}

static void filter(void *ctx, const char *text)
{
    struct picker *p = ctx;
    p->n = 0;
    for (size_t i = 0; i < p->m->n; i++) {
        const struct attendee *a = &p->m->attendee[i];
        if (strstr(a->name, text) != NULL || strcasestr(a->person, text) != NULL ||
            strstr(_(labels[state_of(a)]), text) != NULL)
            p->shown[p->n++] = i;
    }
}

static const struct list_ops rows = {
    .count = count,
    .cell = cell,
    .look = look,
    .id = id,
    .filter = filter,
    .empty = N_("这个组织当日没有党员：请先在党员里登记，或检查组织和召开日期"),
};

static const struct list_column columns[] = {
    { .title = N_("出席情况"), .width = 8 },
    { .title = N_("姓名"), .width = 14 },
    { .title = N_("原因") },
    { .title = N_("补课日期"), .width = 10 },
    { .title = N_("编号"), .width = 16 },
};

static struct attendee *current(struct picker *p)
{
    size_t row;
    return list_row(p->list, &row) ? &p->m->attendee[p->shown[row]] : NULL;
}

struct reason {
    struct picker *p;
    struct attendee *a;
};

static void keep_reason(void *ctx, const char *typed)
{
    const struct reason *r = ctx;
    set(&r->a->reason, typed, strlen(typed));
    r->p->keep(r->p->ctx);
}

/* Asked once when somebody becomes absent; Enter alone leaves it empty. */
static void ask_reason(struct picker *p, struct attendee *a)
{
    struct reason r = { p, a };
    struct prompt_keep k = { keep_reason, &r };
    struct buf question = BUF_INIT, reason = BUF_INIT;
    buf_printf(&question, _("%s%s的原因（可以不填，直接按 Enter）"), a->name,
               _(labels[a->presence]));
    buf_puts(&reason, a->reason);
    prompt_line_kept(_("原因"), buf_str(&question), &reason, &k);
    if (!stack_ended())
        set(&a->reason, buf_str(&reason), reason.len); /* Esc: as it was */
    buf_free(&question);
    buf_free(&reason);
}

static void mark(struct picker *p, struct attendee *a, int how)
{
    if (how == NOT_NOTED && a->recorded) {
        bar_say(LOOK_STATUS, _("%s的出席已经记过：可改为请假或缺席"), a->name);
        return;
    }
    if (state_of(a) == how)
        return;
    a->member = how != NOT_NOTED && (a->member || !a->recorded);
    a->presence = how == NOT_NOTED ? PRESENCE_PRESENT : (enum presence)how;
    if (a->presence == PRESENCE_PRESENT) {
        set(&a->reason, "", 0);
        set(&a->made_up_on, "", 0);
    } else {
        p->keep(p->ctx); /* the question may be the last thing that happens */
        ask_reason(p, a);
    }
}

/* The day somebody caught up on what was missed. */
static void ask_made_up(struct picker *p, struct attendee *a)
{
    struct buf question = BUF_INIT;
    struct day_question q = { _("补课日期"), NULL, DAY_BEHIND, EMPTY_IS_NONE };
    char text[DAY_TEXT];
    daynum d = date_parse(a->made_up_on);
    if (state_of(a) == NOT_NOTED || a->presence == PRESENCE_PRESENT) {
        bar_say(LOOK_STATUS, "%s", _("请假或缺席的人才填补课日期：先按空格改出席情况"));
        return;
    }
    buf_printf(&question, _("%s补课的日期（3/5、今天；空着是没有补）"), a->name);
    q.question = buf_str(&question);
    if (app_ask_day(p->app, &q, &d)) {
        date_format(d, text);
        set(&a->made_up_on, text, strlen(text));
    }
    buf_free(&question);
}

#define ATTENDANCE_ACTIONS(X) \
    X(PICK_OK, "Enter F2 F10 Esc", N_("好了，回到表单"), N_("好了"), N_("记下的出席情况都保留")) \
    X(PICK_TURN, "Space", N_("换出席情况"), N_("换"), N_("出席 → 请假 → 缺席 → 出席")) \
    X(PICK_PRESENT, "1", N_("出席"), N_("出席"), NULL) \
    X(PICK_LEAVE, "2", N_("请假"), N_("请假"), N_("接着问原因，可以不填")) \
    X(PICK_ABSENT, "3", N_("缺席"), N_("缺席"), N_("接着问原因，可以不填")) \
    X(PICK_NOT, "4", N_("不记"), N_("不记"), N_("不是这次的参加对象：不留出席记录")) \
    X(PICK_REASON, "F4", N_("改原因"), N_("原因"), NULL) \
    X(PICK_DAY, "F6 m", N_("补课日期"), N_("补课"), N_("请假、缺席的人哪天补了课")) \
    X(PICK_ALL, "8", N_("全体出席"), NULL, NULL) \
    X(PICK_NOBODY, "9", N_("全体缺席"), NULL, N_("到会的少时：先全体缺席，再逐个改为出席"))

ACTION_IDS(ATTENDANCE_ACTIONS);
ACTION_TABLE(attendance_actions, ATTENDANCE_ACTIONS);

/* Reasons and days that were typed are not thrown away by one key. */
static bool may_clear(const struct picker *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->m->n; i++)
        n += *p->m->attendee[i].reason != '\0' || *p->m->attendee[i].made_up_on != '\0';
    if (n == 0)
        return true;
    struct buf question = BUF_INIT;
    buf_printf(&question, _("已经写下的 %zu 人的原因、补课日期会清空。照样？"), n);
    bool yes = prompt_yes(buf_str(&question));
    buf_free(&question);
    return yes;
}

static void mark_all(struct picker *p, enum presence how)
{
    if (!may_clear(p))
        return;
    for (size_t i = 0; i < p->m->n; i++) {
        struct attendee *a = &p->m->attendee[i];
        a->member |= !a->recorded;
        a->presence = how;
        set(&a->reason, "", 0);
        set(&a->made_up_on, "", 0);
    }
}

static unsigned act(void *self, int what)
{
    static const int next[] = { [PRESENCE_PRESENT] = PRESENCE_LEAVE,
                                [PRESENCE_LEAVE] = PRESENCE_ABSENT,
                                [PRESENCE_ABSENT] = PRESENCE_PRESENT,
                                [NOT_NOTED] = PRESENCE_PRESENT };
    struct picker *p = self;
    struct attendee *a = current(p);
    if (what == PICK_OK)
        return TUI_LEAVE;
    if (a == NULL)
        return TUI_HANDLED;
    if (what == PICK_TURN)
        mark(p, a, next[state_of(a)]);
    else if (what >= PICK_PRESENT && what <= PICK_NOT)
        mark(p, a,
             what == PICK_PRESENT  ? PRESENCE_PRESENT
             : what == PICK_LEAVE  ? PRESENCE_LEAVE
             : what == PICK_ABSENT ? PRESENCE_ABSENT
                                   : NOT_NOTED);
    else if (what == PICK_ALL || what == PICK_NOBODY)
        mark_all(p, what == PICK_ALL ? PRESENCE_PRESENT : PRESENCE_ABSENT);
    else if (what == PICK_DAY)
        ask_made_up(p, a);
    else if (attendance_noted(a) && a->presence != PRESENCE_PRESENT)
        ask_reason(p, a);
    p->keep(p->ctx);
    return TUI_HANDLED;
}

static void draw(void *self, struct rect r)
{
    list_draw(((struct picker *)self)->list, r);
}

static void status(void *self, struct buf *b)
{
    struct picker *p = self;
    list_status(p->list, b);
    buf_puts(b, "  ");
    attendance_counts(p->m, b);
}

static unsigned key(void *self, const struct key *k)
{
    return list_key(((struct picker *)self)->list, k);
}

static const struct screen_ops ops = {
    .name = N_("出席"),
    .actions = attendance_actions,
    .keys = list_keys,
    .draw = draw,
    .status = status,
    .key = key,
    .act = act,
};

void attendance_run(struct app *a, struct meeting *m, const char *from, void (*keep)(void *ctx),
                    void *ctx)
{
    struct picker p = { .app = a, .m = m, .keep = keep, .ctx = ctx };
    p.shown = mem_alloc((m->n + 1) * sizeof *p.shown);
    filter(&p, "");
    p.list = list_new(&rows, &p);
    list_columns(p.list, columns, 5, 2);
    list_tagging(p.list, false);
    for (size_t i = 0; from != NULL && i < p.n; i++)
        if (!strcmp(m->attendee[p.shown[i]].person, from))
            list_go(p.list, i);
    stack_run(&ops, &p);
    list_free(p.list);
    free(p.shown);
}
