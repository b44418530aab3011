/* dangjian rank: who stands where among the assessed, and in which named set. */
#include "rank.h"

#include "command.h"
#include "output.h"
#include "rank_table.h"
#include "tabular.h"
#include "words.h"

static const struct option options[] = {
    OPTION_PERIOD(N_("年度，如 2026")),
    OPTION_FORMAT,
    OPTION_WIDTH(struct table_options, width),
    OPTION_FILE(struct table_options, path),
    { 0 },
};

static enum status run(struct call *c, struct err *e)
{
    struct table_options opt = { 0 };
    struct report_query q = { .today = c->today, .org = -1 };
    struct table_call how;
    struct rank_list l = { 0 };
    struct db *db = NULL;
    struct office *o = NULL;
    enum status st = options_read(c, &opt, e);
    if (!st && c->argc != 1)
        st = err_set(e, ST_USAGE,
                     "用法：dangjian rank 名称 --period 2026；名称见 "
                     "dangjian policy show。");
    if (!st)
        st = call_period(opt.period, &q.period, e);
    if (!st && !report_whole_year(q.period))
        st = err_set(e, ST_USAGE, "排名按年度，--period 请写成 2026，这里是“%s”。", opt.period);
    if (!st)
        st = call_table(&opt, &how, e);
    if (!st)
        st = db_open(&db, c->db_path, DB_READ, e);
    if (!st)
        st = office_open(&o, db, PEOPLE_NAMED, e);
    if (!st)
        st = call_office_org(c, o, &q.org, e);
    if (!st)
        st = rank_make(&l, o, c->argv[0], date_split(q.period.first).year, c->today, e);
    if (!st) {
        call_name_table(&how, c, o, q.org, _("考核排名"));
        struct table *t = rank_table_new(&l);
        rank_lines(t, o, &l, &q);
        rank_notes(t, o, &q);
        st = call_print(&how, t, e);
        table_free(t);
    }
    rank_free(&l);
    office_close(o);
    db_close(db);
    return st;
}

const struct command command_rank = {
    .name = "rank",
    .usage = N_("名称"),
    .summary = N_("考核排名：名次和名单（前列、靠后、约谈、连年靠后），附理由"),
    .help = N_("名称是制度里 [ranking 名称] 的名称，见 dangjian policy show；"
               "各类别分开排，得分相同名次相同\n"),
    .options = options,
    .args = { "@ranking" },
    .run = run,
};
