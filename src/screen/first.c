/* The first page: there is no database yet. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bar.h"
#include "create.h"
#include "demo.h"
#include "fields.h"
#include "form.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "schema.h"
#include "words.h"

enum { NEW_POLICY, NEW_NAME, NEW_KIND, NEW_SINCE, NEW_FIELDS };

enum { POLICIES_MAX = 16, KINDS_MAX = 16 };

struct first {
    const struct screens_ask *ask;
    struct input_option policy[POLICIES_MAX + 1], kind[KINDS_MAX + 1];
    char *titles[POLICIES_MAX];
};

/* The id, which the handbook and the commands call it by, and the title it gives itself. */
static char *policy_title(const struct shipped_policy *p)
{
    struct buf b = BUF_INIT;
    const char *at = strstr(p->text, "\ntitle");
    at = at != NULL ? strchr(at, '=') : NULL;
    buf_puts(&b, p->id);
    if (at != NULL) {
        at += 1 + strspn(at + 1, " ");
        buf_putc(&b, ' ');
        buf_add(&b, at, strcspn(at, "\r\n"));
    }
    return buf_take(&b);
}

static void list_options(struct first *f)
{
    const struct choice *kinds = entity_org.fields[F_ORG_KIND].choices;
    for (size_t i = 0; i < POLICIES_MAX && schema_policies[i].id != NULL; i++) {
        f->titles[i] = policy_title(&schema_policies[i]);
        f->policy[i] = (struct input_option){ schema_policies[i].id, _(f->titles[i]) };
    }
    for (size_t i = 0; i < KINDS_MAX && kinds[i].word != NULL; i++)
        f->kind[i] = (struct input_option){ kinds[i].word, kinds[i].label };
}

static enum status save(void *ctx, struct form *form, struct err *e)
{
    struct first *f = ctx;
    struct create how = {
        .policy = form_value(form, NEW_POLICY),
        .name = form_value(form, NEW_NAME),
        .kind = form_value(form, NEW_KIND),
        .since = date_parse(form_value(form, NEW_SINCE)),
        .today = f->ask->today,
        .user = f->ask->user,
    };
    return database_create(f->ask->db_path, &how, e);
}

static bool run_new(struct first *f)
{
    static const struct form_ops ops = { .save = save };
    const struct input inputs[NEW_FIELDS] = {
        [NEW_POLICY] = { .name = "policy",
                         .label = N_("制度"),
                         .kind = INPUT_CHOICE,
                         .width = 44,
                         .required = true,
                         .options = f->policy,
                         .hint = N_("按哪份文件督促；以后还可以加载别的") },
        [NEW_NAME] = { .name = "name",
                       .label = N_("单位名称"),
                       .kind = INPUT_LINE,
                       .required = true,
                       .max = 60,
                       .hint = N_("最上级组织的名称，下级组织以后再录") },
        [NEW_KIND] = { .name = "kind",
                       .label = N_("它是"),
                       .kind = INPUT_CHOICE,
                       .required = true,
                       .options = f->kind,
                       .hint = N_("← → 换一项，F4 列表") },
        [NEW_SINCE] = { .name = "since",
                        .label = N_("从哪天起算"),
                        .kind = INPUT_DAY,
                        .side = DAY_BEHIND, /* 1月1日 in November is not the next */
                        .required = true,
                        .hint = N_("期限早于这一天的不再要求；可写 月初、2026-1-1，F4 日历") },
    };
    char day[DAY_TEXT];
    struct ymd t = date_split(f->ask->today);
    struct form *form = form_new(_("新建数据库"), inputs, NEW_FIELDS, &ops, f);
    date_format(date_make(t.year, t.month, 1), day);
    form_set(form, NEW_POLICY, f->policy[0].value, NULL);
    form_set(form, NEW_KIND, "unit", NULL);
    form_set(form, NEW_SINCE, day, NULL);
    form_start(form);
    form_go(form, NEW_NAME);
    bool made = form_run(form);
    form_free(form);
    return made;
}

static bool run_open(struct buf *path)
{
    struct buf typed = BUF_INIT, question = BUF_INIT;
    bool found = false;
    buf_puts(&question, _("数据库文件的路径："));
    while (!found && prompt_line(_("打开"), buf_str(&question), &typed)) {
        buf_clear(path);
        app_add_home(path, buf_str(&typed));
        found = access(buf_str(path), R_OK) == 0;
        buf_clear(&question);
        buf_printf(&question, _("没有这个文件，或不让读：%s\n请检查路径。数据库文件的路径："),
                   buf_str(path));
    }
    if (!found)
        buf_clear(path);
    buf_free(&typed);
    buf_free(&question);
    return found;
}

/* Beside the user's own, under another name. One that is there already is taken as it is. */
static bool run_demo(const struct screens_ask *ask, struct buf *path)
{
    const struct demo_ask demo = { .orgs = DEMO_ORGS,
                                   .months = DEMO_MONTHS,
                                   .seed = 1,
                                   .today = ask->today,
                                   .watch = &bar_watch };
    const char *slash = strrchr(ask->db_path, '/');
    struct err e = { 0 };
    buf_add(path, ask->db_path, slash != NULL ? (size_t)(slash - ask->db_path) + 1 : 0);
    buf_puts(path, "demo.db");
    if (access(buf_str(path), F_OK) == 0)
        return true;
    if (demo_make(buf_str(path), &demo, NULL, &e) == ST_OK)
        return true;
    app_error(&e);
    buf_clear(path);
    return false;
}

bool first_run(const struct screens_ask *ask, struct buf *path)
{
    const char *const choices[] = { _("新建：录入本单位的数据"), _("打开已有的数据库文件"),
                                    _("看看示范数据（虚构的单位，可随意试）") };
    struct first f = { .ask = ask };
    struct buf text = BUF_INIT;
    bool done = false;
    int what = 0;
    list_options(&f);
    buf_printf(&text,
               _("这里还没有数据库：%s\n\n党建台账记下组织生活，算出还欠什么、期限在哪天、"
                 "依据哪一条。从哪里开始？"),
               ask->db_path);
    while (!done && what >= 0) {
        what = prompt_choose(_("欢迎使用党建台账"), buf_str(&text), choices, 3, 0);
        if (what == 0 && (done = run_new(&f)))
            buf_puts(path, ask->db_path);
        else if (what == 1)
            done = run_open(path);
        else if (what == 2)
            done = run_demo(ask, path);
    }
    for (size_t i = 0; i < POLICIES_MAX; i++)
        free(f.titles[i]);
    buf_free(&text);
    return done;
}
