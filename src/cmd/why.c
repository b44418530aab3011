/* dangjian why: explains obligations. */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "mem.h"
#include "output.h"
#include "why.h"

/* Whether the id is the one asked for, or begins with it at a slash. */
static bool id_fits(const char *id, const char *asked)
{
    size_t n = strlen(asked);
    return !strncmp(id, asked, n) && (!id[n] || id[n] == '/');
}

static enum status explain_all(struct office *o, const struct due_list *l, const char *asked,
                               struct output *out, struct err *e)
{
    struct buf id = BUF_INIT;
    enum status st = ST_OK;
    int told = 0;
    for (size_t i = 0; i < l->n && !st; i++) {
        buf_clear(&id);
        due_id(&id, office_world(o), &l->duty[i]);
        if (!id_fits(buf_str(&id), asked))
            continue;
        buf_printf(&out->buf, "%s── %s\n", told++ ? "\n" : "", buf_str(&id));
        st = why_explain(&out->buf, o, &l->duty[i], l->today, e);
    }
    if (!st && !told)
        st = err_set(
            e, ST_MISSING,
            "没有编号为“%s”的事项；编号是 组织/规则/起始日，如 B001/nx6.theme-day/2026-03-01，"
            "也可只写前几段。",
            asked);
    buf_free(&id);
    return st;
}

static enum status run(struct call *c, struct err *e)
{
    static const struct option_spec none[] = { { NULL, NULL, NULL } };
    struct due_filter f = DUE_FILTER_INIT;
    struct output out = { 0 };
    struct office *o = NULL;
    struct due_list l = { 0 };
    struct db *db = NULL;
    enum status st = options_read(c, none, e);
    if (!st && c->argc != 1)
        st = err_set(e, ST_USAGE, "用法：dangjian why 组织/规则/起始日");
    if (!st)
        st = db_open(&db, c->db_path, DB_READ, e);
    if (!st)
        st = office_open(&o, db, true, e);
    if (!st) {
        char *org = mem_dupn(c->argv[0], strcspn(c->argv[0], "/"));
        f.today = c->today;
        f.all = true;
        f.only = office_org(o, org);
        if (f.only < 0)
            st = err_set(e, ST_MISSING, "没有代码为“%s”的组织。", org);
        free(org);
    }
    if (!st)
        st = due_list_make(&l, o, &f, e);
    if (!st)
        st = explain_all(o, &l, c->argv[0], &out, e);
    if (!st)
        st = output_end(&out, e);
    due_list_free(&l);
    office_close(o);
    db_close(db);
    return st;
}

const struct command command_why = {
    .name = "why",
    .usage = "组织[/规则[/起始日]]",
    .summary = "说明一项待办为什么是这样：规则、依据、计入了什么、没计入什么",
    .run = run,
};
