/* The dictionary: plans (活动计划), the calendar (日历), closed periods (结账), operators (操作员).
 */
#include "fields.h"

#include "checks.h"

static const struct field plan_fields[F_PLAN_N] = {
    [F_PLAN_ORG] = { .name = "org",
                     .label = "组织",
                     .synonyms = "党组织 党支部 支部",
                     .kind = FIELD_REF,
                     .ref = "org",
                     .required = true,
                     .key = true,
                     .width = 20,
                     .hint = "哪个组织打算开展" },
    [F_PLAN_TYPE] = { .name = "type",
                      .label = "活动类型",
                      .synonyms = "类型 会议类型 类别",
                      .kind = FIELD_CHOICE,
                      .open = true,
                      .choices = activity_types,
                      .meant = ACTIVITY_TYPES_MEANT,
                      .required = true,
                      .key = true,
                      .width = 20,
                      .hint = "打算开展什么活动" },
    [F_PLAN_PLANNED_ON] = { .name = "planned_on",
                            .label = "计划日期",
                            .synonyms = "日期 时间",
                            .kind = FIELD_DAY,
                            .side = DAY_AHEAD,
                            .required = true,
                            .key = true,
                            .width = 10,
                            .hint = "打算在哪一天" },
    [F_PLAN_THEME] = { .name = "theme",
                       .label = "主题",
                       .synonyms = "议题 计划主题",
                       .kind = FIELD_TEXT,
                       .width = 50,
                       .hint = "打算的主题或议题" },
    [F_PLAN_ACTIVITY] = { .name = "activity",
                          .label = "实际活动",
                          .synonyms = "活动 活动编号",
                          .kind = FIELD_REF,
                          .ref = "activity",
                          .width = 16,
                          .hint = "开展后填活动编号" },
};

const struct entity entity_plan = {
    .name = "plan",
    .label = "活动计划",
    .fields = plan_fields,
    .nfields = F_PLAN_N,
    .group = "活动",
};

static const struct choice day_kinds[] = {
    { "holiday", "放假" },
    { "workday", "调休上班" },
    { NULL, NULL },
};

static const struct field calendar_fields[F_CALENDAR_N] = {
    [F_CALENDAR_DAY] = { .name = "day",
                         .label = "日期",
                         .kind = FIELD_DAY,
                         .required = true,
                         .key = true,
                         .width = 10,
                         .hint = "放假或调休上班的那一天" },
    [F_CALENDAR_KIND] = { .name = "kind",
                          .label = "安排",
                          .synonyms = "类型",
                          .kind = FIELD_CHOICE,
                          .choices = day_kinds,
                          .required = true,
                          .width = 8,
                          .hint = "放假，或调休上班" },
    [F_CALENDAR_NAME] = { .name = "name",
                          .label = "名称",
                          .synonyms = "节日 节假日",
                          .kind = FIELD_TEXT,
                          .width = 20,
                          .hint = "如 春节" },
};

const struct entity entity_calendar = {
    .name = "calendar",
    .label = "日历",
    .fields = calendar_fields,
    .nfields = F_CALENDAR_N,
    .group = "办公",
    .sort = "-day",
};

static const struct field closing_fields[F_CLOSING_N] = {
    [F_CLOSING_ORG] = { .name = "org",
                        .label = "组织",
                        .synonyms = "党组织",
                        .kind = FIELD_REF,
                        .ref = "org",
                        .required = true,
                        .key = true,
                        .width = 20,
                        .hint = "哪个组织及其下级" },
    [F_CLOSING_PERIOD] = { .name = "period",
                           .label = "期间",
                           .synonyms = "季度 结账期间",
                           .kind = FIELD_PERIOD,
                           .required = true,
                           .key = true,
                           .width = 8,
                           .hint = "如 2026Q3" },
    [F_CLOSING_EDITION] = { .name = "edition",
                            .label = "第几次",
                            .synonyms = "版次",
                            .kind = FIELD_INT,
                            .required = true,
                            .key = true,
                            .preset = "1",
                            .width = 4,
                            .check = check_positive,
                            .hint = "同一期间第几次结账，不填为 1" },
    [F_CLOSING_CLOSED_ON] = { .name = "closed_on",
                              .label = "结账日期",
                              .synonyms = "日期",
                              .kind = FIELD_DAY,
                              .side = DAY_BEHIND,
                              .required = true,
                              .width = 10,
                              .hint = "结账的日期" },
    [F_CLOSING_CLOSED_BY] = { .name = "closed_by",
                              .label = "结账人",
                              .kind = FIELD_TEXT,
                              .width = 16,
                              .hint = "谁结的账" },
    [F_CLOSING_REOPENED_ON] = { .name = "reopened_on",
                                .label = "反结账日期",
                                .synonyms = "重开日期",
                                .kind = FIELD_DAY,
                                .side = DAY_BEHIND,
                                .width = 10,
                                .hint = "重新打开的日期" },
    [F_CLOSING_REASON] = { .name = "reason",
                           .label = "反结账理由",
                           .synonyms = "理由 原因",
                           .kind = FIELD_TEXT,
                           .width = 40,
                           .hint = "为什么重新打开" },
};

static enum status closing_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = { { F_CLOSING_CLOSED_ON, F_CLOSING_REOPENED_ON,
                                               false } };
    *field = F_CLOSING_REASON;
    if (v[F_CLOSING_REOPENED_ON][0] != '\0' && v[F_CLOSING_REASON][0] == '\0')
        return err_set(e, ST_REFUSED, "反结账要写明理由，请填“反结账理由”。");
    return check_days(closing_fields, v, days, 1, field, e);
}

const struct entity entity_closing = {
    .name = "closing",
    .label = "结账",
    .fields = closing_fields,
    .nfields = F_CLOSING_N,
    .check = closing_check,
    .group = "办公",
};

static const struct field operator_fields[F_OPERATOR_N] = {
    [F_OPERATOR_USER] = { .name = "user",
                          .label = "用户",
                          .synonyms = "用户名 操作员",
                          .kind = FIELD_CODE,
                          .required = true,
                          .key = true,
                          .width = 16,
                          .hint = "操作系统的用户名" },
    [F_OPERATOR_SCOPE] = { .name = "scope",
                           .label = "管辖组织",
                           .synonyms = "组织 范围",
                           .kind = FIELD_REF,
                           .ref = "org",
                           .width = 20,
                           .hint = "只管这个组织及其下级；不填为全部" },
};

const struct entity entity_operator = {
    .name = "operator",
    .label = "操作员",
    .fields = operator_fields,
    .nfields = F_OPERATOR_N,
    .group = "办公",
};
