/* A month of dues whose sum and day both grow in the form: another payment, or a correction. */
#include <string.h>

#include "buf.h"
#include "entry.h"
#include "fields.h"
#include "payments.h"
#include "prompt.h"
#include "room.h"
#include "words.h"

static int64_t paid_of(const struct row *r)
{
    return model_number(&entity_dues.fields[F_DUES_AMOUNT_PAID], row_get(r, F_DUES_AMOUNT_PAID));
}

/* Whether what is typed may be a further payment of the month that `was` was. */
static bool may_be_rest(const struct row *was, const struct row *typed)
{
    daynum before = date_parse(row_get(was, F_DUES_PAID_ON));
    return was->id != 0 && before != DAY_NONE && paid_of(was) > 0 &&
           date_parse(row_get(typed, F_DUES_PAID_ON)) > before && paid_of(typed) > paid_of(was) &&
           !strcmp(row_get(was, F_DUES_EARLIER), row_get(typed, F_DUES_EARLIER));
}

/* The receipt that stood with what was paid before goes with it; one that was typed is the new
 * one's. */
static void keep_before(struct entry *t, struct form *f, const struct row *was,
                        const struct row *typed)
{
    const char *list = row_get(was, F_DUES_EARLIER), *receipt = row_get(was, F_DUES_RECEIPT);
    struct payment before = { date_parse(row_get(was, F_DUES_PAID_ON)),
                              paid_of(was) - payments_sum(list), receipt, strlen(receipt) };
    struct buf earlier = BUF_INIT;
    payments_with(list, before, &earlier);
    entry_set(t, f, F_DUES_EARLIER, buf_str(&earlier));
    if (!strcmp(receipt, row_get(typed, F_DUES_RECEIPT)))
        entry_set(t, f, F_DUES_RECEIPT, "");
    buf_free(&earlier);
}

enum status entry_ask_parts(struct entry *t, struct form *f, const struct row *was, struct err *e)
{
    enum { FURTHER, CORRECTED, BACK, CHOICES };
    const char *const choices[CHOICES] = { _("又缴了一次：先缴的那笔留着，合计是现在的数"),
                                           _("更正：原来那笔记错了"), _("回到表单，先不保存") };
    struct buf question = BUF_INIT;
    struct row typed;
    int what = CORRECTED;
    if (t->en != &entity_dues)
        return ST_OK;
    row_init(&typed, t->en);
    entry_take(t, f, &typed);
    if (may_be_rest(was, &typed)) {
        buf_printf(&question, _("这个月记着 %s 缴到 %s 元，现在是 %s 缴到 %s 元。"),
                   row_get(was, F_DUES_PAID_ON), row_get(was, F_DUES_AMOUNT_PAID),
                   row_get(&typed, F_DUES_PAID_ON), row_get(&typed, F_DUES_AMOUNT_PAID));
        what = prompt_choose(_("党费"), buf_str(&question), choices, CHOICES, FURTHER);
    }
    if (what == FURTHER)
        keep_before(t, f, was, &typed);
    row_clear(&typed);
    buf_free(&question);
    return what == FURTHER || what == CORRECTED
               ? ST_OK
               : err_set(e, ST_REFUSED, "%s", _("没有保存，录入的内容都在；F2 再保存。"));
}
