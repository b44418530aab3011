/* The dues of a branch: what can be done with a cell of the month grid. */
#include "dues.h"

#include <stdlib.h>

#include "bar.h"
#include "fields.h"
#include "mem.h"
#include "prompt.h"
#include "room.h"
#include "save.h"
#include "words.h"

/* The fee of somebody for whom none was ever recorded. */
static bool ask_fee(const struct dues_row *r, int month, int64_t *fee)
{
    const struct field *f = &entity_dues.fields[F_DUES_AMOUNT_DUE];
    struct buf question = BUF_INIT, typed = BUF_INIT, value = BUF_INIT;
    struct err e = { 0 };
    bool known = false;
    buf_printf(&question, _("%s %d 月缴多少元？以后各月照此填"), r->name, month + 1);
    while (!known && prompt_line(_("党费"), buf_str(&question), &typed)) {
        buf_clear(&value);
        known = typed.len > 0 && model_read(f, buf_str(&typed), &value, &e) == ST_OK;
        if (!known)
            prompt_message(_("看不懂这个金额"), _("请写元，最多两位小数，如 20 或 12.50。"));
    }
    if (known)
        *fee = model_number(f, buf_str(&value));
    buf_free(&question);
    buf_free(&typed);
    buf_free(&value);
    return known;
}

static bool pay(struct dues *s, const struct dues_payment *v, size_t n)
{
    struct err e = { 0 };
    if (n == 0)
        return false;
    if (dues_pay(s->l.app->db, s->year, v, n, s->paid_on, s->l.app->today, s->l.app->user, &e) !=
        ST_OK) {
        app_error(&e);
        return false;
    }
    return true;
}

static bool wants_paying(const struct dues_cell *c)
{
    return c->mark != DUES_PAID && c->mark != DUES_LATE;
}

void dues_pay_cell(struct dues *s)
{
    const struct dues_row *r = dues_here(s);
    int month = dues_month(s);
    if (r == NULL || !app_may_write(s->l.app))
        return;
    if (month < 0) {
        bar_say(LOOK_STATUS, "%s", _("用左右键移到要缴的月份"));
        return;
    }
    if (!wants_paying(&r->month[month])) {
        bar_say(LOOK_STATUS, _("%s %d 月已经缴过：要改按 F4，记错了按 F8 删除"), r->name,
                month + 1);
        return;
    }
    struct dues_payment p = { r->person, month, dues_offered(r, month) };
    if ((p.due >= 0 || ask_fee(r, month, &p.due)) && pay(s, &p, 1)) {
        char *name = mem_dup(r->name);
        if (list_screen_read(s))
            bar_say(LOOK_STATUS, _("已记 %s %d 月 %lld.%02lld 元；撤销：u"), name, month + 1,
                    (long long)(p.due / 100), (long long)(p.due % 100));
        free(name);
    }
}

/* Everybody in sight who has not paid for this month. Who never paid anything has no amount yet. */
void dues_pay_month(struct dues *s)
{
    int month = dues_month(s);
    size_t n = 0, unknown = 0;
    struct buf question = BUF_INIT;
    if (month < 0 || !app_may_write(s->l.app))
        return;
    struct dues_payment *v = mem_alloc((s->l.n + 1) * sizeof *v);
    for (size_t i = 0; i < s->l.n; i++) {
        const struct dues_row *r = &s->grid.row[s->l.shown[i]];
        bool asked = wants_paying(&r->month[month]) && r->month[month].mark != DUES_NOT_ASKED;
        if (asked && dues_offered(r, month) >= 0)
            v[n++] = (struct dues_payment){ r->person, month, dues_offered(r, month) };
        unknown += asked && dues_offered(r, month) < 0;
    }
    buf_printf(&question, _("%d 月还没有缴的 %zu 人都记为已缴？"), month + 1, n);
    if (unknown > 0)
        buf_printf(&question, _("\n另有 %zu 人没有缴费标准，请逐个按空格录入。"), unknown);
    if (n == 0)
        bar_say(LOOK_STATUS, "%s",
                unknown > 0 ? _("没有缴费标准的人请逐个按空格录入") : _("这个月都缴过了"));
    else if (prompt_yes(buf_str(&question)) && pay(s, v, n) && list_screen_read(s))
        bar_say(LOOK_STATUS, _("已记 %zu 人；撤销：u"), n);
    free(v);
    buf_free(&question);
}

/* All that is owed up to the month under the cursor. */
void dues_pay_back(struct dues *s)
{
    const struct dues_row *r = dues_here(s);
    int until = dues_month(s);
    struct dues_payment v[12];
    size_t n = 0;
    if (r == NULL || !app_may_write(s->l.app))
        return;
    for (int m = 0; m <= (until < 0 ? 11 : until); m++) {
        const struct dues_cell *c = &r->month[m];
        if ((c->mark == DUES_OWING || c->mark == DUES_PART) && dues_offered(r, m) >= 0)
            v[n++] = (struct dues_payment){ r->person, m, dues_offered(r, m) };
    }
    if (n == 0)
        bar_say(LOOK_STATUS, "%s", _("没有可补的月份：不欠，或还没有缴费标准"));
    else if (pay(s, v, n) && list_screen_read(s))
        bar_say(LOOK_STATUS, _("已补缴 %zu 个月；撤销：u"), n);
}

/* The row of the cell under the cursor; false: none is recorded. */
static bool load_cell(struct dues *s, int month, struct row *row)
{
    struct buf text = BUF_INIT;
    struct row key;
    row_init(&key, &entity_dues);
    buf_printf(&text, "%04d-%02d", s->year, month + 1);
    row_set(&key, F_DUES_PERSON, dues_here(s)->person);
    row_set(&key, F_DUES_MONTH, buf_str(&text));
    bool there = row_find(s->l.app->db, &entity_dues, row_values(&key), row, NULL) == ST_OK;
    if (!there)
        row_copy(row, &key);
    row_clear(&key);
    buf_free(&text);
    return there;
}

void dues_edit_cell(struct dues *s)
{
    int month = dues_month(s);
    struct row row;
    if (dues_here(s) == NULL || month < 0)
        return;
    row_init(&row, &entity_dues);
    load_cell(s, month, &row);
    if (record_form(s->l.app, &row) && list_screen_read(s))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
}

void dues_delete_cell(struct dues *s)
{
    int month = dues_month(s);
    struct buf question = BUF_INIT;
    struct err e = { 0 };
    struct row row;
    if (dues_here(s) == NULL || month < 0 || !app_may_write(s->l.app))
        return;
    row_init(&row, &entity_dues);
    bool there = load_cell(s, month, &row);
    buf_printf(&question, _("删除 %s %d 月的党费记录？可以撤销。"), dues_here(s)->name, month + 1);
    if (!there) {
        bar_say(LOOK_STATUS, "%s", _("这个月没有记录"));
    } else if (prompt_yes(buf_str(&question))) {
        enum status st = delete_alone(s->l.app->db, &entity_dues, row.id, row.version,
                                      s->l.app->today, s->l.app->user, &e);
        if (st != ST_OK)
            app_error(&e);
        else if (list_screen_read(s))
            bar_say(LOOK_STATUS, "%s", _("已删除；撤销：u"));
    }
    row_clear(&row);
    buf_free(&question);
}
