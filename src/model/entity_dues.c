/* The dictionary: dues (党费). */
#include "fields.h"

#include "payments.h"

static const struct field dues_fields[F_DUES_N] = {
    [F_DUES_PERSON] = { .name = "person",
                        .label = "党员",
                        .synonyms = "姓名 人员编号 党员编号 党员姓名",
                        .kind = FIELD_REF,
                        .ref = "person",
                        .required = true,
                        .key = true,
                        .width = 16,
                        .hint = "编号，或不重名的姓名" },
    [F_DUES_MONTH] = { .name = "month",
                       .label = "月份",
                       .synonyms = "缴费月份 所属月份 缴纳月份 党费月份",
                       .kind = FIELD_MONTH,
                       .required = true,
                       .key = true,
                       .width = 7,
                       .hint = "缴的是哪个月的党费，如 2026-05" },
    [F_DUES_AMOUNT_DUE] = { .name = "amount_due",
                            .label = "应缴",
                            .synonyms = "应缴金额 应交 应缴党费 "
                                        "应交党费 应交金额 应缴额 应缴纳金额",
                            .kind = FIELD_MONEY,
                            .width = 10,
                            .hint = "元，最多两位小数" },
    [F_DUES_AMOUNT_PAID] = { .name = "amount_paid",
                             .label = "实缴",
                             .synonyms = "实缴金额 实交 已缴 实缴党费 实交党费 实交金额 实缴额 "
                                         "实缴纳金额 缴纳金额 已缴金额",
                             .kind = FIELD_MONEY,
                             .width = 10,
                             .hint = "元，最多两位小数" },
    [F_DUES_PAID_ON] = { .name = "paid_on",
                         .label = "缴纳日期",
                         .synonyms = "缴费日期 日期 缴纳时间 缴费时间 交纳日期 交费日期",
                         .kind = FIELD_DAY,
                         .side = DAY_BEHIND,
                         .width = 10,
                         .hint = "实际缴纳的日期" },
    [F_DUES_RECEIPT] = { .name = "receipt",
                         .label = "收据号",
                         .synonyms = "收据 票据号",
                         .kind = FIELD_TEXT,
                         .width = 20,
                         .hint = "收据编号" },
    [F_DUES_EARLIER] = { .name = "earlier",
                         .label = "先缴部分",
                         .synonyms = "前次缴纳 分次缴纳",
                         .kind = FIELD_PAYMENTS,
                         .width = 30,
                         .hint =
                             "分几次缴的，前几次写 2026-03-01 10.00；实缴是合计，日期是最后一次" },
};

/* The last payment is what the row says beyond those before it. */
static enum status dues_check(const char *const *v, int *field, struct err *e)
{
    const char *list = v[F_DUES_EARLIER];
    const struct field *paid = &dues_fields[F_DUES_AMOUNT_PAID];
    struct payment p = { .on = DAY_NONE };
    daynum last = date_parse(v[F_DUES_PAID_ON]);
    if (*list == '\0')
        return ST_OK;
    *field = F_DUES_AMOUNT_PAID;
    if (model_number(paid, v[F_DUES_AMOUNT_PAID]) <= payments_sum(list))
        return err_set(e, ST_REFUSED, "实缴是这个月几次合计的数，应大于先缴部分（%s），请核对。",
                       list);
    while (payment_next(&list, &p))
        ;
    *field = F_DUES_PAID_ON;
    return p.on < last ? ST_OK
                       : err_set(e, ST_REFUSED,
                                 "缴纳日期是最后一次缴的日期，应晚于先缴部分（%s），请核对。",
                                 v[F_DUES_EARLIER]);
}

const struct entity entity_dues = {
    .name = "dues",
    .label = "党费",
    .fields = dues_fields,
    .nfields = F_DUES_N,
    .check = dues_check,
    .group = "党费",
    .columns = "month person amount_due amount_paid paid_on",
    .sort = "-month",
};
