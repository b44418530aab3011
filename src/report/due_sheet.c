/* The due list as a workbook: the lines, and a sheet that explains every figure by its rule. */
#include <stdlib.h>

#include "due_print.h"
#include "due_rows.h"
#include "mem.h"
#include "rules_table.h"
#include "words.h"
#include "workbook.h"

static const enum due_column shown[] = { DUE_STATUS,  DUE_DEADLINE, DUE_DAYS,  DUE_CODE,
                                         DUE_ORG,     DUE_MATTER,   DUE_NEED,  DUE_HAVE,
                                         DUE_DONE_ON, DUE_LACKING,  DUE_SOURCE };
enum { SHOWN = sizeof shown / sizeof *shown };

/* The rules of the lines. */
static struct table *collect(const struct world *w, const struct due_list *l)
{
    const struct rule **v = mem_alloc((l->n + 1) * sizeof *v);
    for (size_t i = 0; i < l->n; i++)
        v[i] = l->duty[i].rule;
    struct table *t = rules_table(w, v, l->n);
    free((void *)v);
    return t;
}

const char *due_unit(const struct world *w, const struct due_filter *f)
{
    int org = f->only >= 0 ? f->only : f->org;
    for (int i = 0; org < 0 && i < (int)w->norg; i++)
        if (world_parent(w, i, f->today) < 0 && world_active(w, i, f->today))
            org = i;
    return org >= 0 ? world_name(w, org, f->today) : "";
}

static void say_about(struct buf *b, const struct world *w, const struct due_filter *f,
                      const struct due_list *l)
{
    struct ymd day = date_split(f->today);
    buf_printf(b, _("填报单位：%s　　截至日期：%d年%d月%d日\n"), due_unit(w, f), day.year,
               day.month, day.day);
    due_summary(b, f, l);
    due_say_old(b, l->old);
}

static const char *const meanings =
    "“待办”表中每一行是一个组织按一条规则应办的一件事；应完成、已完"
    "成是该规则要求和已记录的次数、人数、"
    "天数或学时，天数是期限减去截至日期，负数表示已过。\n"
    "状态：逾期（期限已过仍未完成）、不达标（应当一直满足而现在不满足）、"
    "建议未做（文件用“可”“一般”“原则上”的，不算逾期、不达标）、"
    "临期（离期限不多于提前提醒的天数）、待办（已到办理时间）、未到期（还没到办理时间）、"
    "完成（期限内完成）、补办（期限过后完成）、免除（经批准免办）。";

enum status due_workbook(const char *path, const struct world *w, const struct due_filter *f,
                         const struct due_list *l, const char *author, struct err *e)
{
    struct due_rows rows;
    struct table *rules = collect(w, l);
    struct table_walk walk;
    struct buf about = BUF_INIT;
    say_about(&about, w, f, l);
    due_rows_begin(&rows, w, l, shown, SHOWN);
    rows.watch = f->watch;
    table_walk_begin(&walk, rules, TABLE_XLSX);
    struct sheet sheets[] = {
        { _("待办"), _("党建工作待办清单"), buf_str(&about), &rows.rows, .form = true },
        { _("说明"), _("待办清单说明"), meanings, &walk.rows, .form = false },
    };
    struct workbook b = { _("党建工作待办清单"), due_unit(w, f), author, f->today, sheets, 2 };
    enum status s = workbook_save(path, &b, e);
    table_walk_end(&walk);
    table_free(rules);
    due_rows_end(&rows);
    buf_free(&about);
    return s;
}
