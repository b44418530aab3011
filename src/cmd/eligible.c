/* dangjian eligible: who meets what a policy requires for something, and why. */
#include "eligible.h"

#include "command.h"
#include "report.h"
#include "tabular.h"
#include "words.h"

static const struct column columns[] = {
    { "name", "资格", COLUMN_TEXT },        { "org", "代码", COLUMN_TEXT },
    { "org_name", "组织", COLUMN_TEXT },    { "person", "编号", COLUMN_TEXT },
    { "person_name", "姓名", COLUMN_TEXT }, { "eligible", "符合", COLUMN_YESNO },
    { "reason", "理由", COLUMN_TEXT },
};

static void add_line(struct table *t, const struct world *w, const struct eligible_line *l,
                     daynum today)
{
    struct buf id = BUF_INIT;
    buf_printf(&id, "%s.%s", l->yardstick->policy, l->yardstick->name);
    table_word(t, buf_str(&id), _(l->yardstick->title));
    table_text(t, w->org[l->org].code);
    table_text(t, world_name(w, l->org, today));
    if (l->person < 0) {
        table_null(t);
        table_null(t);
    } else {
        table_text(t, w->person[l->person].code);
        table_text(t, w->person[l->person].name);
    }
    table_yesno(t, l->holds);
    table_text(t, l->reason);
    buf_free(&id);
}

static enum status print(struct office *o, const struct eligible_list *l, daynum today,
                         const struct table_call *how, struct err *e)
{
    struct table *t = table_new(columns, sizeof columns / sizeof *columns);
    char day[DAY_TEXT];
    const struct yardstick *named = NULL;
    date_format(today, day);
    for (size_t i = 0; i < l->n; i++) {
        const struct yardstick *y = l->line[i].yardstick;
        add_line(t, office_world(o), &l->line[i], today);
        if (y != named)
            buf_printf(&t->notes, _("依据：%s%s%s：%s\n"), _(y->title), *y->source ? " " : "",
                       y->source, y->require_text);
        named = y;
    }
    buf_printf(&t->notes, _("截至 %s：符合 %zu，不符合 %zu；程序只说明条件，决定由人作出\n"), day,
               l->holds, l->n - l->holds);
    enum status st = call_print(how, t, e);
    table_free(t);
    return st;
}

static const struct option options[] = {
    OPTION_FORMAT,
    OPTION_WIDTH(struct table_options, width),
    OPTION_FILE(struct table_options, path),
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct table_options opt = { 0 };
    struct table_call how;
    struct eligible_list l = { 0 };
    struct db *db = NULL;
    struct office *o = NULL;
    int org = -1;
    enum status st = options_read(c, &opt, e);
    if (!st && c->argc != 1)
        st = err_set(e, ST_USAGE, "用法：dangjian eligible 名称；名称见 dangjian policy show。");
    if (!st)
        st = call_table(&opt, &how, e);
    if (!st)
        st = db_open(&db, c->db_path, DB_READ, e);
    if (!st)
        st = office_open_eligible(&o, db, e);
    if (!st)
        st = call_office_org(c, o, &org, e);
    if (!st)
        st = eligible_make(&l, o, c->argv[0], c->today, org, e);
    if (!st) {
        call_name_table(&how, c, o, org, _("资格情况"));
        st = print(o, &l, c->today, &how, e);
    }
    eligible_free(&l);
    office_close(o);
    db_close(db);
    return st;
}

const struct command command_eligible = {
    .name = "eligible",
    .usage = N_("名称"),
    .summary = N_("资格：谁符合制度所列的条件，哪一条不符合"),
    .help = N_("名称是制度里 [eligible 名称] 的名称，见 dangjian policy show\n"),
    .options = options,
    .args = { "@eligible" },
    .run = run,
};
