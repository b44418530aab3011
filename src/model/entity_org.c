/* The dictionary: organisations (党组织), their history and their dated facts. */
#include "fields.h"

#include <string.h>

#include "checks.h"

static const struct choice kinds[] = {
    { "region_committee", "党委常委会" },
    { "leading_small_group", "领导小组" },
    { "work_committee", "机关工委" },
    { "leading_group", "党组" },
    { "committee", "机关党委" },
    { "discipline_committee", "机关纪委" },
    { "general_branch", "党总支" },
    { "branch", "党支部" },
    { "group", "党小组" },
    { "unit", "单位" },
    { "office", "其他机关" },
    { NULL, NULL },
};

static const struct choice books[] = {
    { "here", "记在本库" },
    { "own", "自行记录" },
    { NULL, NULL },
};

static const struct field org_fields[F_ORG_N] = {
    [F_ORG_CODE] = { .name = "code",
                     .label = "编号",
                     .synonyms = "组织编号 组织代码 代码 编码 "
                                 "组织编码 党组织编码 党组织代码 支部编号",
                     .kind = FIELD_CODE,
                     .key = true,
                     .width = 16,
                     .hint = "本单位自己的短编号，定下后不再改；不填则自动编号" },
    [F_ORG_NAME] = { .name = "name",
                     .label = "名称",
                     .synonyms = "组织名称 党组织名称 支部名称 党支部名称 全称 党组织全称 组织全称 "
                                 "支部全称 党支部全称",
                     .kind = FIELD_TEXT,
                     .required = true,
                     .width = 40,
                     .hint = "党组织全称" },
    [F_ORG_SHORT_NAME] = { .name = "short_name",
                           .label = "简称",
                           .synonyms = "组织简称 党组织简称 支部简称",
                           .kind = FIELD_TEXT,
                           .width = 20,
                           .hint = "列表和报表中使用的短名称" },
    [F_ORG_KIND] = { .name = "kind",
                     .label = "类型",
                     .synonyms = "组织类型 组织类别 类别 党组织类型 党组织类别",
                     .kind = FIELD_CHOICE,
                     .required = true,
                     .width = 16,
                     .choices = kinds,
                     .hint = "保存以后不能更改：改建时撤销原组织，另建新组织并填“承接自”" },
    [F_ORG_PARENT] = { .name = "parent",
                       .label = "上级组织",
                       .synonyms = "上级 上级党组织 上级编号 上级党组织名称 上级组织名称 隶属 "
                                   "隶属党组织 所属党组织 上级党委",
                       .kind = FIELD_REF,
                       .ref = "org",
                       .width = 20,
                       .hint = "直接上级组织的编号或名称；改隶属从某日起生效时请录“隶属沿革”" },
    [F_ORG_FOUNDED_ON] = { .name = "founded_on",
                           .label = "成立日期",
                           .synonyms = "成立时间 建立日期 建立时间 批准成立日期 成立年月日",
                           .kind = FIELD_DAY,
                           .side = DAY_BEHIND,
                           .width = 10,
                           .hint = "不填视为一直存在" },
    [F_ORG_DISSOLVED_ON] = { .name = "dissolved_on",
                             .label = "撤销日期",
                             .synonyms = "撤销时间",
                             .kind = FIELD_DAY,
                             .width = 10,
                             .hint = "自这一天起不再存在" },
    [F_ORG_SUCCEEDS] = { .name = "succeeds",
                         .label = "承接自",
                         .synonyms = "原组织",
                         .kind = FIELD_REF,
                         .ref = "org",
                         .width = 20,
                         .hint = "由哪个组织改建而来" },
    [F_ORG_POLICY] = { .name = "policy",
                       .label = "适用制度",
                       .synonyms = "制度",
                       .kind = FIELD_CODE,
                       .width = 12,
                       .hint = "制度编号，如 nx6；不填则随上级" },
    [F_ORG_COMMITTEE_FROM] = { .name = "committee_from",
                               .label = "委员会设立日期",
                               .synonyms = "支委会设立日期",
                               .kind = FIELD_DAY,
                               .width = 10,
                               .hint = "没有填写即没有委员会" },
    [F_ORG_COMMITTEE_TO] = { .name = "committee_to",
                             .label = "委员会撤销日期",
                             .synonyms = "支委会撤销日期",
                             .kind = FIELD_DAY,
                             .width = 10,
                             .hint = "自这一天起没有委员会" },
    [F_ORG_APPOINTED] = { .name = "appointed",
                          .label = "任命产生",
                          .synonyms = "是否任命",
                          .kind = FIELD_YESNO,
                          .width = 4,
                          .hint = "班子由上级任命，不经选举，没有换届" },
    [F_ORG_DUES_DAY] = { .name = "dues_day",
                         .label = "党费日",
                         .synonyms = "党费缴纳日",
                         .kind = FIELD_INT,
                         .width = 4,
                         .check = check_month_day,
                         .hint = "每月几日，1 至 31" },
    [F_ORG_THEME_DAY] = { .name = "theme_day",
                          .label = "主题党日",
                          .synonyms = "主题党日日期",
                          .kind = FIELD_CODE,
                          .width = 6,
                          .check = check_theme_day,
                          .hint = "第几周.星期几：2.5 即每月第二个星期五" },
    [F_ORG_BOOKS] = { .name = "books",
                      .label = "台账记在",
                      .synonyms = "记录方式",
                      .kind = FIELD_CHOICE,
                      .width = 10,
                      .choices = books,
                      .hint = "记在本库，或由该组织自行记录后上报" },
    [F_ORG_TRACKING_FROM] = { .name = "tracking_from",
                              .label = "起算日期",
                              .synonyms = "开始考核日期",
                              .kind = FIELD_DAY,
                              .width = 10,
                              .hint = "期限早于这一天的任务不要求；不填则随上级或全库设置" },
    [F_ORG_NOTE] = { .name = "note",
                     .label = "备注",
                     .kind = FIELD_LONG,
                     .width = 60,
                     .hint = "其他需要说明的事项" },
};

static enum status org_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = { { F_ORG_FOUNDED_ON, F_ORG_DISSOLVED_ON, true },
                                             { F_ORG_COMMITTEE_FROM, F_ORG_COMMITTEE_TO, true } };
    enum status s = check_days(org_fields, v, days, 2, field, e);
    if (s != ST_OK)
        return s;
    *field = F_ORG_PARENT;
    if (!strcmp(v[F_ORG_KIND], "group") && v[F_ORG_PARENT][0] == '\0')
        return err_set(e, ST_REFUSED, "党小组要有上级党支部，请填“上级组织”。");
    if (v[F_ORG_CODE][0] != '\0' && !strcmp(v[F_ORG_PARENT], v[F_ORG_CODE]))
        return err_set(e, ST_REFUSED, "上级组织不能是它自己，请改填上级组织。");
    *field = F_ORG_SUCCEEDS;
    if (v[F_ORG_CODE][0] != '\0' && !strcmp(v[F_ORG_SUCCEEDS], v[F_ORG_CODE]))
        return err_set(e, ST_REFUSED, "“承接自”不能是它自己，请改填原组织。");
    *field = F_ORG_COMMITTEE_TO;
    if (v[F_ORG_COMMITTEE_TO][0] != '\0' && v[F_ORG_COMMITTEE_FROM][0] == '\0')
        return err_set(e, ST_REFUSED, "填了委员会撤销日期，请同时填委员会设立日期。");
    return ST_OK;
}

const struct entity entity_org = {
    .name = "org",
    .label = "组织",
    .fields = org_fields,
    .nfields = F_ORG_N,
    .prefix = "O",
    .check = org_check,
    .group = "组织",
    .columns = "code name short_name kind parent founded_on dissolved_on theme_day",
};

static const struct field placement_fields[F_PLACEMENT_N] = {
    [F_PLACEMENT_ORG] = { .name = "org",
                          .label = "组织",
                          .synonyms = "组织编号 组织名称",
                          .kind = FIELD_REF,
                          .ref = "org",
                          .required = true,
                          .key = true,
                          .width = 20,
                          .hint = "哪个组织" },
    [F_PLACEMENT_FROM_ON] = { .name = "from_on",
                              .label = "自",
                              .synonyms = "开始日期 生效日期 起",
                              .kind = FIELD_DAY,
                              .key = true,
                              .width = 10,
                              .hint = "自哪一天起；最初的一段不填" },
    [F_PLACEMENT_PARENT] = { .name = "parent",
                             .label = "上级组织",
                             .synonyms = "上级 上级党组织",
                             .kind = FIELD_REF,
                             .ref = "org",
                             .width = 20,
                             .hint = "自这一天起的上级；空为没有上级" },
    [F_PLACEMENT_POLICY] = { .name = "policy",
                             .label = "适用制度",
                             .synonyms = "制度",
                             .kind = FIELD_CODE,
                             .width = 12,
                             .hint = "自这一天起的制度编号；空为随上级" },
    [F_PLACEMENT_NAME] = { .name = "name",
                           .label = "名称",
                           .synonyms = "全称",
                           .kind = FIELD_TEXT,
                           .width = 40,
                           .hint = "自这一天起的名称；空为沿用前一段" },
};

static enum status placement_check(const char *const *v, int *field, struct err *e)
{
    *field = F_PLACEMENT_PARENT;
    if (!strcmp(v[F_PLACEMENT_PARENT], v[F_PLACEMENT_ORG]))
        return err_set(e, ST_REFUSED, "上级组织不能是它自己，请改填上级组织。");
    return ST_OK;
}

const struct entity entity_placement = {
    .name = "placement",
    .label = "隶属沿革",
    .fields = placement_fields,
    .nfields = F_PLACEMENT_N,
    .check = placement_check,
    .group = "组织",
};

static const struct choice facts[] = {
    { "headcount", "在职人数" },  { "retired_members", "离退休党员数" },
    { "level", "层级" },          { "unit_kind", "单位性质" },
    { "budget", "人均党建经费" }, { "budget_share", "党建经费比例" },
    { "venue", "活动阵地" },      { NULL, NULL },
};

static const struct field fact_fields[F_FACT_N] = {
    [F_FACT_ORG] = { .name = "org",
                     .label = "组织",
                     .synonyms = "组织编号 组织名称",
                     .kind = FIELD_REF,
                     .ref = "org",
                     .required = true,
                     .key = true,
                     .width = 20,
                     .hint = "哪个组织；下级组织没有自己的数据时随上级" },
    [F_FACT_NAME] = { .name = "name",
                      .label = "数据项",
                      .synonyms = "项目 指标",
                      .kind = FIELD_CHOICE,
                      .choices = facts,
                      .open = true,
                      .required = true,
                      .key = true,
                      .width = 20,
                      .hint = "制度声明的其他数据项填其英文名" },
    [F_FACT_FROM_ON] = { .name = "from_on",
                         .label = "自",
                         .synonyms = "开始日期 生效日期 起",
                         .kind = FIELD_DAY,
                         .key = true,
                         .width = 10,
                         .hint = "自哪一天起是这个值；不填为一直如此" },
    [F_FACT_VALUE] = { .name = "value",
                       .label = "值",
                       .synonyms = "数值",
                       .kind = FIELD_TEXT,
                       .width = 20,
                       .hint = "数字、是、否，或层级、单位性质的词（F4 选）；空为没有记录" },
    [F_FACT_DOCUMENT] = { .name = "document",
                          .label = "依据",
                          .synonyms = "依据文件 文件",
                          .kind = FIELD_TEXT,
                          .width = 40,
                          .hint = "数据出自哪份文件" },
};

const struct entity entity_fact = {
    .name = "fact",
    .label = "组织数据",
    .fields = fact_fields,
    .nfields = F_FACT_N,
    .group = "组织",
};
