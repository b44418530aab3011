/* The dues of a branch: what can be done with a cell of the month grid. */
#include "dues.h"

#include <stdlib.h>

#include "bar.h"
#include "dues_fee.h"
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
    if (dues_pay(s->l.app->db, s->year, v, n, dues_paid_on(s), s->l.app->today, s->l.app->user,
                 &e) != ST_OK) {
        app_error(&e);
        return false;
    }
    return true;
}

static bool wants_paying(const struct dues_cell *c)
{
    return c->mark != DUES_PAID && c->mark != DUES_LATE;
}

/* Payments that are recorded together, and whom they leave out. */
struct payments {
    struct dues_payment *v;
    size_t n, people, unknown; /* unknown: people nothing says the fee of */
    int64_t fen;               /* what comes in: without what was paid of a month before */
    struct buf names;          /* of the first of the unknown ones */
};

enum { NAMED_AT_MOST = 5 };

static void payments_free(struct payments *p)
{
    free(p->v);
    buf_free(&p->names);
}

static void add_payment(struct payments *p, const struct dues_row *r, int month)
{
    int64_t due = dues_offered(r, month), paid = r->month[month].paid;
    p->v[p->n++] = (struct dues_payment){ r->person, month, due };
    p->fen += due - (paid > 0 ? paid : 0);
}

static void add_unknown(struct payments *p, const struct dues_row *r)
{
    if (p->unknown++ < NAMED_AT_MOST)
        words_add(&p->names, r->name);
    else if (p->unknown == NAMED_AT_MOST + 1)
        buf_puts(&p->names, _("等"));
}

/* Of everybody in sight, the months that are asked and not paid in full. */
static struct payments payments_of(const struct dues *s, int first, int last)
{
    struct payments p = { .names = BUF_INIT };
    p.v = mem_alloc((s->l.n * 12 + 1) * sizeof *p.v);
    for (size_t i = 0; i < s->l.n; i++) {
        const struct dues_row *r = &s->grid.row[s->l.shown[i]];
        size_t before = p.n;
        bool unknown = false;
        for (int m = first; m <= last; m++) {
            bool asked = wants_paying(&r->month[m]) && r->month[m].mark != DUES_NOT_ASKED;
            if (asked && dues_offered(r, m) >= 0)
                add_payment(&p, r, m);
            unknown |= asked && dues_offered(r, m) < 0;
        }
        p.people += p.n > before;
        if (unknown)
            add_unknown(&p, r);
    }
    return p;
}

/* 3 人 5 笔，共 100.00 元 */
static void say_sum(const struct payments *p, struct buf *out)
{
    buf_printf(out, _("%zu 人 %zu 笔，共 "), p->people, p->n);
    dues_money(out, p->fen);
    buf_puts(out, _(" 元"));
}

static void record(struct dues *s, const struct payments *p)
{
    struct buf said = BUF_INIT;
    buf_puts(&said, _("已记 "));
    say_sum(p, &said);
    buf_puts(&said, _("；撤销：u"));
    if (pay(s, p->v, p->n) && list_screen_read(s))
        bar_say(LOOK_STATUS, "%s", buf_str(&said));
    buf_free(&said);
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
        char *name = mem_dup(r->name), day[DAY_TEXT];
        date_format(dues_paid_on(s), day);
        if (list_screen_read(s))
            bar_say(LOOK_STATUS, _("已记 %s %d 月 %lld.%02lld 元，收款 %s；撤销：u"), name,
                    month + 1, (long long)(p.due / 100), (long long)(p.due % 100), day);
        free(name);
    }
}

static void say_day(const struct dues *s, struct buf *out)
{
    char day[DAY_TEXT];
    date_format(dues_paid_on(s), day);
    buf_printf(out, _("\n收款日期 %s，按缴费标准记；一次记完，可以一次撤销。"), day);
}

/* For which day, whom a filter hides, and who has no fee. */
static void say_around(const struct dues *s, const struct payments *p, struct buf *out)
{
    say_day(s, out);
    if (s->l.n < s->grid.n)
        buf_printf(out, _("\n现在筛选着：只记列出的 %zu 人，其余 %zu 人不动。"), s->l.n,
                   s->grid.n - s->l.n);
    if (p->unknown > 0)
        buf_printf(out, _("\n没有缴费标准的 %zu 人不记（%s）：按 k 核定基数，或逐个按空格录入。"),
                   p->unknown, buf_str(&p->names));
}

/* 到 3 月为止没有缴的：3 人 5 笔，共 100.00 元 */
static void say_until(const struct payments *p, int month, struct buf *out)
{
    buf_printf(out, _("到 %d 月为止没有缴的："), month + 1);
    say_sum(p, out);
}

static void ask_one(struct dues *s, const struct payments *p, int month, bool alone)
{
    struct buf question = BUF_INIT;
    if (alone) {
        buf_printf(&question, _("%d 月还没有缴的："), month + 1);
        say_sum(p, &question);
    } else {
        say_until(p, month, &question);
    }
    buf_puts(&question, _("，都记为已缴？"));
    say_around(s, p, &question);
    if (prompt_yes(buf_str(&question)))
        record(s, p);
    buf_free(&question);
}

static void ask_which(struct dues *s, const struct payments *one, const struct payments *all,
                      int month)
{
    enum { ONLY, UNTIL, NONE, CHOICES };
    struct buf question = BUF_INIT, text[2] = { BUF_INIT, BUF_INIT };
    buf_printf(&text[ONLY], _("只记 %d 月："), month + 1);
    say_sum(one, &text[ONLY]);
    say_until(all, month, &text[UNTIL]);
    const char *choices[CHOICES] = { buf_str(&text[ONLY]), buf_str(&text[UNTIL]), _("先不记") };
    buf_puts(&question, _("列出的人里还没有缴的，记到哪里？"));
    say_around(s, all, &question);
    int what = prompt_choose(_("党费"), buf_str(&question), choices, CHOICES, NONE);
    if (what == ONLY || what == UNTIL)
        record(s, what == ONLY ? one : all);
    buf_free(&question);
    buf_free(&text[ONLY]);
    buf_free(&text[UNTIL]);
}

void dues_pay_month(struct dues *s)
{
    int month = dues_month(s);
    if (!app_may_write(s->l.app))
        return;
    if (month < 0) {
        bar_say(LOOK_STATUS, "%s", _("用左右键移到要缴的月份"));
        return;
    }
    struct payments one = payments_of(s, month, month), all = payments_of(s, 0, month);
    if (all.n == 0)
        bar_say(LOOK_STATUS, "%s",
                all.unknown > 0 ? _("没有缴费标准的人：按 k 核定基数，或逐个按空格录入")
                                : _("到这个月为止都缴过了"));
    else if (one.n == all.n)
        ask_one(s, &one, month, true);
    else if (one.n == 0)
        ask_one(s, &all, month, false);
    else
        ask_which(s, &one, &all, month);
    payments_free(&one);
    payments_free(&all);
}

/* Many months are many sums: what they come to is seen before they are recorded. */
static bool agreed_back(const struct dues *s, const struct payments *p, int last)
{
    struct buf question = BUF_INIT;
    buf_printf(&question, _("%s："), dues_here(s)->name);
    say_until(p, last, &question);
    buf_puts(&question, _("，都记为已缴？"));
    say_day(s, &question);
    bool yes = prompt_yes(buf_str(&question));
    buf_free(&question);
    return yes;
}

/* All that is owed up to the month under the cursor. */
void dues_pay_back(struct dues *s)
{
    const struct dues_row *r = dues_here(s);
    int last = dues_month(s) < 0 ? 11 : dues_month(s);
    struct dues_payment v[12];
    struct payments p = { .v = v, .people = 1 };
    if (r == NULL || !app_may_write(s->l.app))
        return;
    for (int m = 0; m <= last; m++) {
        const struct dues_cell *c = &r->month[m];
        if ((c->mark == DUES_OWING || c->mark == DUES_PART) && dues_offered(r, m) >= 0)
            add_payment(&p, r, m);
    }
    if (p.n == 0)
        bar_say(LOOK_STATUS, "%s", _("没有可补的月份：不欠，或还没有缴费标准"));
    else if (p.n == 1 || agreed_back(s, &p, last))
        record(s, &p);
}

/* The row of the cell under the cursor, id 0 where none is recorded; false: it cannot be read. */
static bool load_cell(struct dues *s, int month, struct row *row)
{
    struct buf text = BUF_INIT;
    buf_printf(&text, "%04d-%02d", s->year, month + 1);
    row_set(row, F_DUES_PERSON, dues_here(s)->person);
    row_set(row, F_DUES_MONTH, buf_str(&text));
    buf_free(&text);
    return app_fill(s->l.app, row);
}

void dues_edit_cell(struct dues *s)
{
    int month = dues_month(s);
    struct row row;
    if (dues_here(s) == NULL)
        return;
    if (month < 0) {
        bar_say(LOOK_STATUS, "%s", _("用左右键移到要看的月份"));
        return;
    }
    row_init(&row, &entity_dues);
    if (!load_cell(s, month, &row))
        row_clear(&row);
    else if (record_form(s->l.app, &row) && list_screen_read(s))
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
    bool read = load_cell(s, month, &row);
    buf_printf(&question, _("删除 %s %d 月的党费记录？可以撤销。"), dues_here(s)->name, month + 1);
    if (read && row.id == 0) {
        bar_say(LOOK_STATUS, "%s", _("这个月没有记录"));
    } else if (read && prompt_yes(buf_str(&question))) {
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
