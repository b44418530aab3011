/* The ledger (台账): what is open, whose it is and by when. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "fields.h"
#include "ledger.h"
#include "list_screen.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "text.h"
#include "words.h"

enum {
    COL_STATE,
    COL_DUE,
    COL_DAYS,
    COL_KIND,
    COL_ORG,
    COL_TITLE,
    COL_OWNER,
    COL_OPENED,
    COL_FILED,
    COL_PUBLISHED,
    COL_CLOSED,
    COLUMNS,
    COL_CODE = COLUMNS, /* in files alone */
    FIELDS
};

/* What is shown: those of a kind, or of all; closed ones too, or not. */
struct view {
    int kind; /* a place in the choices; -1: all */
    bool closed;
};

struct screen {
    struct list_screen l;
    struct ledger_board board;
    struct view view;
};

static const struct choice *kinds(void)
{
    return entity_ledger.fields[F_LEDGER_KIND].choices;
}

static size_t total(const void *self)
{
    return ((const struct screen *)self)->board.n;
}

static const struct ledger_line *line_at(const void *self, size_t line)
{
    return &((const struct screen *)self)->board.v[line];
}

static void add_day(struct buf *out, daynum d)
{
    char day[DAY_TEXT];
    date_format(d, day);
    buf_puts(out, day);
}

/* 主体责任清单 is told from 监督责任清单 by its first four hanzi. */
static void add_kind(struct buf *out, const char *kind)
{
    const char *label = model_choice_label(&entity_ledger.fields[F_LEDGER_KIND], kind);
    buf_add(out, label, (unsigned char)*label < 0x80 ? strlen(label) : text_clip(label, 8));
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct screen *s = self;
    const struct ledger_line *l = line_at(s, line);
    switch (column) {
    case COL_STATE:
        buf_puts(out, _(ledger_state_label(l->state)));
        break;
    case COL_DUE:
        add_day(out, l->due);
        break;
    case COL_DAYS:
        if (l->due != DAY_NONE && l->state != LEDGER_CLOSED)
            buf_printf(out, "%d", (int)(l->due - s->l.app->as_of));
        break;
    case COL_KIND:
        add_kind(out, l->kind);
        break;
    case COL_ORG:
        buf_puts(out, short_name(s->l.names, l->org, l->org));
        break;
    case COL_TITLE:
        buf_puts(out, l->title);
        break;
    case COL_OWNER:
        buf_puts(out, l->owner);
        break;
    default:
        add_day(out, column == COL_OPENED      ? l->opened
                     : column == COL_FILED     ? l->filed
                     : column == COL_PUBLISHED ? l->published
                                               : l->closed);
        break;
    }
}

/* Names whole. */
static void value(void *self, size_t line, int column, struct buf *out)
{
    const struct screen *s = self;
    const struct ledger_line *l = line_at(s, line);
    if (column == COL_CODE)
        buf_puts(out, l->code);
    else if (column == COL_KIND)
        buf_puts(out, model_choice_label(&entity_ledger.fields[F_LEDGER_KIND], l->kind));
    else if (column == COL_ORG)
        app_name(s->l.app, "org", l->org, out);
    else
        cell(self, line, column, out);
}

enum look ledger_look(enum ledger_state s)
{
    static const enum look looks[LEDGER_STATES] = {
        [LEDGER_OVERDUE] = LOOK_OVERDUE, [LEDGER_SOON] = LOOK_SOON,   [LEDGER_OPEN] = LOOK_DUE,
        [LEDGER_WAIVED] = LOOK_WAIVED,   [LEDGER_CLOSED] = LOOK_DONE,
    };
    return looks[s];
}

static enum look look(void *self, size_t line, int column)
{
    bool tells = column == COL_STATE || column == COL_DAYS;
    return tells ? ledger_look(line_at(self, line)->state) : LOOK_TEXT;
}

static int64_t id(void *self, size_t line)
{
    return line_at(self, line)->id;
}

static bool in_view(const struct view *v, const struct ledger_line *l)
{
    return (v->closed || l->state != LEDGER_CLOSED) &&
           (v->kind < 0 || !strcmp(l->kind, kinds()[v->kind].word));
}

static bool matches(void *self, size_t line, const char *text)
{
    const struct screen *s = self;
    const struct ledger_line *l = line_at(s, line);
    return in_view(&s->view, l) &&
           (app_matches(l->title, l->code, text) || app_matches(l->owner, "", text) ||
            app_matches(short_name(s->l.names, l->org, l->org), l->org, text) ||
            strstr(_(ledger_state_label(l->state)), text) != NULL);
}

static const struct list_field fields[FIELDS] = {
    [COL_STATE] = { "state", COLUMN_TEXT, { .title = N_("状态"), .width = 6 } },
    [COL_DUE] = { "due", COLUMN_DAY, { .title = N_("时限"), .width = 10 } },
    [COL_DAYS] = { "days", COLUMN_INT, { .title = N_("天数"), .width = 5, .right = true } },
    [COL_KIND] = { "kind", COLUMN_TEXT, { .title = N_("类型"), .width = 8 } },
    [COL_ORG] = { "org", COLUMN_TEXT, { .title = N_("组织"), .width = 10, .middle = true } },
    [COL_TITLE] = { "title", COLUMN_TEXT, { .title = N_("事项"), .width = 20 } },
    [COL_OWNER] = { "owner", COLUMN_TEXT, { .title = N_("责任人"), .width = 8 } },
    [COL_OPENED] = { "opened_on", COLUMN_DAY, { .title = N_("立项"), .width = 10 } },
    [COL_FILED] = { "filed_on", COLUMN_DAY, { .title = N_("备案"), .width = 10 } },
    [COL_PUBLISHED] = { "published_on", COLUMN_DAY, { .title = N_("公示"), .width = 10 } },
    [COL_CLOSED] = { "closed_on", COLUMN_DAY, { .title = N_("销号"), .width = 10 } },
    [COL_CODE] = { "code", COLUMN_CODE, { .title = N_("编号") } },
};

static enum status read_board(void *fresh, void *self, struct err *e)
{
    const struct app *a = ((const struct screen *)self)->l.app;
    return ledger_board_read(fresh, a->db, a->org, a->as_of, e);
}

static void free_board(void *board)
{
    ledger_board_free(board);
}

/* 未办结的, 全部, then kind by kind with the closed ones. */
static void choose_view(struct screen *s)
{
    enum { OPEN, ALL, KINDS };
    const char *choices[16] = { _("未办结的"), _("全部，已办结的也列出") };
    int n = KINDS;
    for (int i = 0; kinds()[i].word != NULL && n < 16; i++)
        choices[n++] = _(kinds()[i].label);
    int now = s->view.kind >= 0 ? KINDS + s->view.kind : s->view.closed ? ALL : OPEN;
    int what = prompt_choose(_("看哪些"), _("选一种；按类型看时，已办结的也列出"), choices, n, now);
    if (what < 0)
        return;
    s->view = (struct view){ .kind = what >= KINDS ? what - KINDS : -1, .closed = what != OPEN };
    list_screen_show(s);
}

#define LEDGER_ACTIONS(X) \
    X(LEDGER_CLOSE, "F2", N_("办结、销号"), N_("销号"), N_("先问再记：销号日期是今天")) \
    X(LEDGER_PAGE, "F3 Enter", N_("看这一项和它的进展"), N_("进展"), \
      N_("内容、措施、依据，逐条的进展；在那里记一条新的进展")) \
    X(LEDGER_EDIT, "F4", N_("修改"), N_("修改"), NULL) \
    X(LEDGER_REFRESH, "F5", N_("刷新"), NULL, NULL) \
    X(LEDGER_VIEW, "F6", N_("看哪些"), N_("范围"), N_("未办结的、全部、某一类")) \
    X(LEDGER_NEW, "n Ins", N_("新建一项"), N_("新建"), NULL) \
    X(LEDGER_HISTORY, "h", N_("这一项的修改历史"), NULL, NULL)

ACTION_IDS(LEDGER_ACTIONS);
ACTION_TABLE_WITH(ledger_actions, LEDGER_ACTIONS, LIST_RECORD_ACTIONS);

static void run_deed(struct screen *s, const struct ledger_line *l, int what)
{
    bool saved = what == LEDGER_NEW    ? ledger_new(s->l.app, l != NULL ? l->org : NULL)
                 : l == NULL           ? false
                 : what == LEDGER_EDIT ? ledger_edit(s->l.app, l->id)
                                       : ledger_ask_close(s->l.app, l);
    if (saved && list_screen_read(s)) {
        if (what == LEDGER_NEW)
            list_go_id(s->l.list, s->l.app->saved);
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    }
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    size_t line;
    const struct ledger_line *l = list_screen_line(s, &line) ? line_at(s, line) : NULL;
    if (what == LEDGER_REFRESH) {
        list_screen_read(s);
    } else if (what == LEDGER_VIEW) {
        choose_view(s);
    } else if (l != NULL && what == LEDGER_HISTORY) {
        journal_of_record(s->l.app, "ledger", l->code);
    } else if (l != NULL && what == LEDGER_PAGE) {
        s->l.stale = true;
        ledger_page_open(s->l.app, l->code);
    } else {
        run_deed(s, l, what);
    }
    return TUI_HANDLED;
}

/* What the columns before the organisation must hold; in a narrow window the title has the rest. */
static void fit(int cols, struct list_column *column)
{
    int state = 0;
    for (int i = 0; i < LEDGER_STATES; i++) {
        int w = text_width(ledger_state_label((enum ledger_state)i));
        state = w > state ? w : state;
    }
    int room = cols - 54 - state; /* the other columns to the owner and the gaps */
    column[COL_STATE].width = state;
    column[COL_TITLE].width = room > 12 ? room : 12;
}

static void say(void *self, struct buf *b)
{
    struct screen *s = self;
    char day[DAY_TEXT];
    date_format(s->l.app->as_of, day);
    buf_printf(b, _("  %s  截至 %s"),
               s->view.kind >= 0 ? _(kinds()[s->view.kind].label)
               : s->view.closed  ? _("全部")
                                 : _("未办结的"),
               day);
}

static const struct list_face face = {
    .field = fields,
    .columns = COLUMNS,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .board = { offsetof(struct screen, board), sizeof(struct ledger_board), read_board,
               free_board },
    .names = true,
    .fields = FIELDS,
    .value = value,
    .look = look,
    .id = id,
    .matches = matches,
    .fit = fit,
    .say = say,
    .act = act,
    .en = &entity_ledger,
    .empty = N_("这里没有台账事项。n 新建一项；F6 换一种看法，已办结的也能列出"),
};

static const struct screen_ops ops = {
    .name = N_("台账"),
    .actions = ledger_actions,
    .keys = list_keys,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void ledger_open(struct app *a)
{
    struct screen *s = mem_alloc(sizeof *s);
    s->view.kind = -1;
    list_screen_open(s, a, &face, &ops);
}
