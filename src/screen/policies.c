/* The list of policies (制度): open one, compare two. */
#include <stdlib.h>
#include <string.h>

#include "bar.h"
#include "list_screen.h"
#include "mem.h"
#include "page.h"
#include "policies.h"
#include "policy_file.h"
#include "policy_print.h"
#include "policy_store.h"
#include "schema.h"
#include "words.h"

struct screen {
    struct list_screen l;
    struct policy_set *set;
};

static size_t total(const void *self)
{
    return policy_set_count(((const struct screen *)self)->set);
}

static void cell(void *self, size_t line, int column, struct buf *out)
{
    const struct policy *p = policy_set_at(((const struct screen *)self)->set, line);
    switch (column) {
    case 0:
        buf_puts(out, p->id);
        break;
    case 1:
        buf_puts(out, p->title);
        break;
    case 2:
        buf_puts(out, p->number);
        break;
    default:
        buf_printf(out, "%zu", p->nrules);
    }
}

static const char *name(const void *self, size_t line)
{
    return policy_set_at(((const struct screen *)self)->set, line)->id;
}

static const struct list_field fields[] = {
    { "id", COLUMN_CODE, { .title = N_("编号"), .width = 10 } },
    { "title", COLUMN_TEXT, { .title = N_("名称") } },
    { "number", COLUMN_TEXT, { .title = N_("文号"), .width = 26 } },
    { "rules", COLUMN_INT, { .title = N_("规则"), .width = 5, .right = true } },
};

#define POLICIES_ACTIONS(X) \
    X(POLICIES_OPEN, "F3 Enter", N_("看它的规则"), N_("规则"), \
      N_("现行的每一条：名称、周期、依据、起止")) \
    X(POLICIES_REFRESH, "F5", N_("刷新"), N_("刷新"), NULL) \
    X(POLICIES_COMPARE, "F6 c", N_("与另一个制度比较"), N_("比较"), \
      N_("逐条比较，列出只有一方有的和两边不同的"))

ACTION_IDS(POLICIES_ACTIONS);
ACTION_TABLE_WITH(policies_actions, POLICIES_ACTIONS, LIST_ACTIONS);

bool policies_read(struct app *a, struct policy_set **set)
{
    struct policy_set *now = NULL;
    struct err e = { 0 };
    if (policy_store_load(a->db, &now, &e) != ST_OK) {
        app_error(&e);
        return false;
    }
    policy_set_free(*set);
    *set = now;
    return true;
}

static bool read_all(void *self)
{
    struct screen *s = self;
    return policies_read(s->l.app, &s->set);
}

static const struct policy *here(const struct screen *s)
{
    size_t line;
    return list_screen_line(s, &line) ? policy_set_at(s->set, line) : NULL;
}

/* --- comparing --- */

static void offer_policies(void *ctx, const char *filter, struct picks *out)
{
    const struct screen *s = ctx;
    const struct policy *own = here(s);
    struct buf label = BUF_INIT, value = BUF_INIT;
    for (size_t i = 0; i < policy_set_count(s->set); i++) {
        const struct policy *p = policy_set_at(s->set, i);
        buf_clear(&label);
        buf_printf(&label, "%s  %s", p->id, p->title);
        if (p != own && strstr(buf_str(&label), filter) != NULL)
            picks_add(out, p->id, buf_str(&label));
    }
    for (const struct shipped_policy *p = schema_policies; p->id != NULL; p++) {
        buf_clear(&label);
        buf_clear(&value);
        buf_printf(&label, _("%s  随程序提供的"), p->id);
        buf_printf(&value, "shipped:%s", p->id);
        if (strstr(buf_str(&label), filter) != NULL)
            picks_add(out, buf_str(&value), buf_str(&label));
    }
    buf_free(&label);
    buf_free(&value);
}

static void show_lines(struct page *p, const char *text)
{
    for (const char *at = text; *at != '\0';) {
        size_t n = strcspn(at, "\n");
        bool inner = !strncmp(at, "    ", 4);
        char *line = mem_dupn(at + (inner ? 4 : 0), n - (inner ? 4 : 0));
        page_add(p, inner ? LOOK_TEXT : LOOK_HEAD, inner ? 4 : 0, line);
        free(line);
        at += n + (at[n] == '\n');
    }
}

static enum status compare(const struct screen *s, const struct policy *a, const char *other,
                           struct err *e)
{
    struct policy_set *set = policy_set_new();
    struct problems wrong = { 0 };
    struct policy_diff d;
    struct buf text = BUF_INIT;
    const struct policy *b = NULL;
    enum status st = policy_file_find(s->l.app->db, set, other, &b, &wrong, e);
    if (st == ST_OK) {
        struct page *page = page_new(_("比较"));
        policy_compare(a, b, DAY_ALWAYS, &d);
        policy_print_diff(&text, &d);
        page_addf(page, LOOK_TEXT, 0, _("前者：%s %s"), a->id, a->title);
        page_addf(page, LOOK_TEXT, 0,
                  strchr(other, ':') != NULL ? _("后者：%s %s（随程序提供的）") : _("后者：%s %s"),
                  b->id, b->title);
        page_addf(page, LOOK_TEXT, 0, _("不同之处 %zu 条"), d.n);
        page_add(page, LOOK_TEXT, 0, "");
        show_lines(page, buf_str(&text));
        policy_diff_free(&d);
        page_open(page);
    }
    buf_free(&text);
    problems_free(&wrong);
    policy_set_free(set);
    return st;
}

static void run_compare(struct screen *s, const struct policy *a)
{
    struct buf other = BUF_INIT;
    struct err e = { 0 };
    if (pick_one(_("与哪一个比较"), offer_policies, s, "", &other, NULL) &&
        compare(s, a, buf_str(&other), &e) != ST_OK)
        app_error(&e);
    buf_free(&other);
}

static unsigned act(void *self, int what)
{
    struct screen *s = self;
    const struct policy *p = here(s);
    if (what == POLICIES_REFRESH) {
        list_screen_read(s);
    } else if (p != NULL && what == POLICIES_OPEN) {
        s->l.stale = true;
        policy_rules_open(s->l.app, p->id);
    } else if (p != NULL && what == POLICIES_COMPARE) {
        run_compare(s, p);
    }
    return TUI_HANDLED;
}

static void free_set(void *self)
{
    policy_set_free(((struct screen *)self)->set);
}

static const struct list_face face = {
    .field = fields,
    .columns = sizeof fields / sizeof *fields,
    .frozen = 1,
    .total = total,
    .cell = cell,
    .read = read_all,
    .name = name,
    .act = act,
    .free = free_set,
    .empty = N_("还没有制度：用 dangjian policy load 载入"),
};

static const struct screen_ops ops = {
    .name = N_("制度"),
    .actions = policies_actions,
    .keys = list_moves,
    .key = list_screen_key,
    LIST_SCREEN_OPS,
};

void policies_open(struct app *a)
{
    list_screen_open(mem_alloc(sizeof(struct screen)), a, &face, &ops);
}
