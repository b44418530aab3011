/* Where nothing is there yet to choose from: what to do first. */
#include <stdlib.h>

#include "bar.h"
#include "fields.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

/* Whether there is any row with that value; field -1: any row at all. */
static bool any(struct app *a, const struct entity *en, int field, const char *value)
{
    struct row_query q = { .en = en, .sort = -1, .limit = 1 };
    struct row row;
    if (field >= 0) {
        q.where[0].field = field;
        q.where[0].value = value;
        q.nwhere = 1;
    }
    struct row_iter *it = row_each(a->db, &q);
    row_init(&row, en);
    int got = row_next(it, &row, NULL);
    row_iter_free(it);
    row_clear(&row);
    return got != 0; /* what cannot be read is not said to be empty */
}

bool begin_branches(struct app *a)
{
    if (any(a, &entity_org, F_ORG_KIND, "branch"))
        return true;
    prompt_message(_("还没有支部"), _("这里按支部记。先建支部：按 4 到组织，在上级组织上按 n 新建；"
                                      "有现成的表格，在那里按 i 导入。\n"
                                      "有花名册的，在待办按 i 导入，表里写着的支部可以一并新建。"));
    return false;
}

static bool new_person(struct app *a)
{
    struct row row;
    if (!app_may_write(a))
        return false;
    row_init(&row, &entity_person);
    return record_form(a, &row);
}

static bool other_records(struct app *a)
{
    return import_open(a, NULL);
}

bool begin_unmanned(struct app *a)
{
    return !any(a, &entity_person, -1, NULL);
}

/* Whether something came of it. */
static bool begin(struct app *a, const char *title, const char *other,
                  bool (*open_other)(struct app *a))
{
    enum { IMPORT, OTHER, TEMPLATE, CHOICES };
    const char *const choices[CHOICES] = {
        [IMPORT] = _("从文件导入花名册：表格或 CSV，先预览再写入"),
        [OTHER] = other,
        [TEMPLATE] = _("要一张空白的花名册，填好再导入"),
    };
    const char *question =
        any(a, &entity_org, F_ORG_KIND, "branch")
            ? _("花名册里还没有人。先做哪一件？")
            : _("花名册里还没有人，也还没有支部。导入花名册时，表里写着的支部可以一并新建；"
                "一名一名录入的，先按 4 建支部，党员才有所在的支部。先做哪一件？");
    int what = prompt_choose(title, question, choices, CHOICES, 0);
    if (what == TEMPLATE)
        template_export(&entity_person);
    return (what == IMPORT && import_open(a, &entity_person)) || (what == OTHER && open_other(a));
}

bool begin_roster(struct app *a)
{
    return !begin_unmanned(a) || begin(a, _("党员"), _("录入一名党员"), new_person);
}

bool begin_import(struct app *a)
{
    return begin_unmanned(a) ? begin(a, _("导入"), _("导入别的：组织、任职、活动……"), other_records)
                             : other_records(a);
}
