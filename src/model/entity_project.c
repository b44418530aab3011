/* The dictionary: projects (党建项目) and ties (结对联系). */
#include "fields.h"

#include "checks.h"

static const struct choice project_kinds[] = {
    { "brand", "党建品牌" },
    { "work_method", "支部工作法" },
    { "practice", "主题实践活动" },
    { "breakthrough", "书记突破项目" },
    { "task", "领办项目" },
    { "innovation", "创新项目" },
    { NULL, NULL },
};

static const struct field project_fields[F_PROJECT_N] = {
    [F_PROJECT_CODE] = { .name = "code",
                         .label = "编号",
                         .synonyms = "项目编号 代码 编码",
                         .kind = FIELD_CODE,
                         .key = true,
                         .width = 16,
                         .hint = "不填则自动编号" },
    [F_PROJECT_KIND] = { .name = "kind",
                         .label = "项目类型",
                         .synonyms = "类型 类别",
                         .kind = FIELD_CHOICE,
                         .choices = project_kinds,
                         .required = true,
                         .width = 16,
                         .hint = "品牌、工作法、实践活动、突破项目等" },
    [F_PROJECT_ORG] = { .name = "org",
                        .label = "组织",
                        .synonyms = "党组织 领办组织 承办组织",
                        .kind = FIELD_REF,
                        .ref = "org",
                        .required = true,
                        .width = 20,
                        .hint = "由哪个组织领办" },
    [F_PROJECT_TITLE] = { .name = "title",
                          .label = "名称",
                          .synonyms = "项目名称 题目",
                          .kind = FIELD_TEXT,
                          .required = true,
                          .width = 50,
                          .hint = "项目或品牌的名称" },
    [F_PROJECT_SET_BY] = { .name = "set_by",
                           .label = "出题单位",
                           .synonyms = "出题组织",
                           .kind = FIELD_TEXT,
                           .width = 24,
                           .hint = "由谁出题，如 党组" },
    [F_PROJECT_SUPERVISED_BY] = { .name = "supervised_by",
                                  .label = "督办单位",
                                  .synonyms = "督办组织",
                                  .kind = FIELD_TEXT,
                                  .width = 24,
                                  .hint = "由谁督办，如 机关党委" },
    [F_PROJECT_STAGE] = { .name = "stage",
                          .label = "进展阶段",
                          .synonyms = "阶段 进展",
                          .kind = FIELD_TEXT,
                          .width = 24,
                          .hint = "现在到了哪一步" },
    [F_PROJECT_STARTED_ON] = { .name = "started_on",
                               .label = "开始日期",
                               .synonyms = "立项日期 创建日期",
                               .kind = FIELD_DAY,
                               .side = DAY_BEHIND,
                               .width = 10,
                               .hint = "立项或开始创建的日期" },
    [F_PROJECT_DEADLINE] = { .name = "deadline",
                             .label = "完成时限",
                             .synonyms = "时限 期限",
                             .kind = FIELD_DAY,
                             .side = DAY_AHEAD,
                             .width = 10,
                             .hint = "应在哪一天前完成" },
    [F_PROJECT_CLOSED_ON] = { .name = "closed_on",
                              .label = "完成日期",
                              .synonyms = "结项日期",
                              .kind = FIELD_DAY,
                              .side = DAY_BEHIND,
                              .width = 10,
                              .hint = "结项或不再保持的日期" },
};

static enum status project_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = {
        { F_PROJECT_STARTED_ON, F_PROJECT_DEADLINE, false },
        { F_PROJECT_STARTED_ON, F_PROJECT_CLOSED_ON, false },
    };
    return check_days(project_fields, v, days, 2, field, e);
}

const struct entity entity_project = {
    .name = "project",
    .label = "党建项目",
    .fields = project_fields,
    .nfields = F_PROJECT_N,
    .prefix = "J",
    .check = project_check,
    .group = "台账",
    .columns = "org kind title stage deadline closed_on code",
};

static const struct choice tie_kinds[] = {
    { "pairing", "结对共建" },
    { "contact_point", "基层联系点" },
    { "shared_venue", "共享阵地" },
    { NULL, NULL },
};

static const struct field tie_fields[F_TIE_N] = {
    [F_TIE_CODE] = { .name = "code",
                     .label = "编号",
                     .synonyms = "代码 编码",
                     .kind = FIELD_CODE,
                     .key = true,
                     .width = 16,
                     .hint = "不填则自动编号" },
    [F_TIE_KIND] = { .name = "kind",
                     .label = "联系类型",
                     .synonyms = "类型 类别",
                     .kind = FIELD_CHOICE,
                     .choices = tie_kinds,
                     .required = true,
                     .width = 12,
                     .hint = "结对共建、基层联系点或共享阵地" },
    [F_TIE_ORG] = { .name = "org",
                    .label = "组织",
                    .synonyms = "党组织 党支部 支部",
                    .kind = FIELD_REF,
                    .ref = "org",
                    .required = true,
                    .width = 20,
                    .hint = "本方组织；联系点填领导所在的组织" },
    [F_TIE_PERSON] = { .name = "person",
                       .label = "联系人",
                       .synonyms = "姓名 联系领导 党员",
                       .kind = FIELD_REF,
                       .ref = "person",
                       .width = 16,
                       .hint = "联系点的领导；编号，或不重名的姓名" },
    [F_TIE_PARTNER] = { .name = "partner",
                        .label = "对方",
                        .synonyms = "结对单位 联系点 对方组织",
                        .kind = FIELD_TEXT,
                        .width = 30,
                        .hint = "结对的单位、联系点或阵地的名称，可以是本库以外的" },
    [F_TIE_FROM_ON] = { .name = "from_on",
                        .label = "自",
                        .synonyms = "开始日期 结对日期 起",
                        .kind = FIELD_DAY,
                        .width = 10,
                        .hint = "自哪一天起；不填为一直" },
    [F_TIE_TO_ON] = { .name = "to_on",
                      .label = "至",
                      .synonyms = "结束日期 止",
                      .kind = FIELD_DAY,
                      .width = 10,
                      .hint = "自这一天起不再联系" },
};

static enum status tie_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = { { F_TIE_FROM_ON, F_TIE_TO_ON, false } };
    *field = F_TIE_PARTNER;
    if (v[F_TIE_PERSON][0] == '\0' && v[F_TIE_PARTNER][0] == '\0')
        return err_set(e, ST_REFUSED, "联系人和对方至少要填一个，请填写。");
    return check_days(tie_fields, v, days, 1, field, e);
}

const struct entity entity_tie = {
    .name = "tie",
    .label = "结对联系",
    .fields = tie_fields,
    .nfields = F_TIE_N,
    .prefix = "T",
    .check = tie_check,
    .group = "台账",
};
