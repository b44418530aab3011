/* The dues of a branch: what is due is set (核定、开列), and what was collected is handed on
 * (上缴). */
#include <stdlib.h>

#include "bar.h"
#include "dues.h"
#include "dues_fee.h"
#include "fields.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

void dues_open_column(struct dues *s)
{
    struct err e = { 0 };
    struct buf question = BUF_INIT;
    int until = dues_month(s) < 0 ? 11 : dues_month(s);
    size_t n;
    if (!app_may_write(s->l.app))
        return;
    buf_printf(&question,
               _("把全支部 1 月到 %d 月还没有记录的，按核定的基数记上应缴？不算已缴，可以撤销。"),
               until + 1);
    if (prompt_yes(buf_str(&question))) {
        if (dues_open_months(s->l.app->db, &s->grid, until, s->l.app->today, s->l.app->user, &n,
                             &e) != ST_OK)
            app_error(&e);
        else if (n == 0)
            bar_say(LOOK_STATUS, "%s", _("没有可开列的：都已记录，或没有核定基数（按 k 核定）"));
        else if (list_screen_read(s))
            bar_say(LOOK_STATUS, _("已开列 %zu 笔应缴；撤销：u"), n);
    }
    buf_free(&question);
}

/* The one that was set for the year shown, else a new one from its first day. */
void dues_edit_base(struct dues *s)
{
    const struct dues_row *r = dues_here(s);
    struct row_query q = { .en = &entity_dues_base, .sort = F_DUES_BASE_FROM_ON, .nwhere = 1 };
    struct row row, at;
    char first[DAY_TEXT];
    if (r == NULL || !app_may_write(s->l.app))
        return;
    date_format(date_make(s->year, 1, 1), first);
    row_init(&row, &entity_dues_base);
    row_init(&at, &entity_dues_base);
    row_set(&row, F_DUES_BASE_PERSON, r->person);
    row_set(&row, F_DUES_BASE_FROM_ON, first);
    q.where[0].field = F_DUES_BASE_PERSON;
    q.where[0].value = r->person;
    struct row_iter *it = row_each(s->l.app->db, &q);
    while (app_next(it, &at))
        if (atoi(row_get(&at, F_DUES_BASE_FROM_ON)) == s->year)
            row_copy(&row, &at);
    row_iter_free(it);
    row_clear(&at);
    if (record_form(s->l.app, &row) && list_screen_read(s))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
}

static void set_money(struct row *row, int field, int64_t fen)
{
    struct buf text = BUF_INIT;
    model_number_text(&row->en->fields[field], fen, &text);
    row_set(row, field, buf_str(&text));
    buf_free(&text);
}

/* A new one is offered with what was collected, all of it. */
void dues_remit(struct dues *s)
{
    int month = dues_month(s);
    struct buf quarter = BUF_INIT;
    struct err e = { 0 };
    struct row row;
    int64_t fen;
    if (month < 0) {
        bar_say(LOOK_STATUS, "%s", _("用左右键移到要上缴的季度的月份"));
        return;
    }
    if (!app_may_write(s->l.app))
        return;
    struct period p = period_of(EVERY_QUARTER, date_make(s->year, month + 1, 1));
    buf_printf(&quarter, "%dQ%d", s->year, month / 3 + 1);
    row_init(&row, &entity_remittance);
    row_set(&row, F_REMITTANCE_ORG, s->org);
    row_set(&row, F_REMITTANCE_QUARTER, buf_str(&quarter));
    bool read = app_fill(s->l.app, &row);
    if (read && dues_collected(s->l.app->db, s->org, p, &fen, &e) != ST_OK) {
        app_error(&e);
        read = false;
    }
    if (read && row.id == 0) {
        set_money(&row, F_REMITTANCE_COLLECTED, fen);
        set_money(&row, F_REMITTANCE_AMOUNT, fen);
    }
    if (!read)
        row_clear(&row);
    else if (record_form(s->l.app, &row))
        bar_say(LOOK_STATUS, "%s", _("已保存"));
    buf_free(&quarter);
}
