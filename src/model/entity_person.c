/* The dictionary: persons (党员), their memberships, posts (任职) and the terms (届次) of
 * committees. */
#include "fields.h"
#include "words.h"

#include <string.h>

#include "checks.h"

static const struct choice genders[] = {
    { "male", "男" },
    { "female", "女" },
    { NULL, NULL },
};

static const struct choice statuses[] = {
    { "full", "正式党员" },         { "probationary", "预备党员" }, { "applicant", "入党申请人" },
    { "activist", "入党积极分子" }, { "candidate", "发展对象" },    { NULL, NULL },
};

const struct choice person_categories[] = {
    { "working", "在职" },        { "retired", "离退休" },  { "student", "学生" },
    { "enterprise", "企业职工" }, { "farmer", "农牧渔民" }, { "unemployed", "无固定职业" },
    { "other", "其他" },          { NULL, NULL },
};

static const struct field person_fields[F_PERSON_N] = {
    [F_PERSON_CODE] = { .name = "code",
                        .label = "编号",
                        .synonyms = "人员编号 党员编号 代码 工号 "
                                    "编码 党员编码 人员编码 党员代码 人员代码",
                        .kind = FIELD_CODE,
                        .key = true,
                        .width = 16,
                        .hint = "本单位自己的短编号，定下后不再改；不填则自动编号" },
    [F_PERSON_NAME] = { .name = "name",
                        .label = "姓名",
                        .synonyms = "党员姓名 名字 人员姓名 党员名称",
                        .kind = FIELD_TEXT,
                        .person_name = true,
                        .required = true,
                        .width = 16,
                        .hint = "姓名" },
    [F_PERSON_GENDER] = { .name = "gender",
                          .label = "性别",
                          .kind = FIELD_CHOICE,
                          .width = 6,
                          .choices = genders,
                          .hint = "男、女" },
    [F_PERSON_ETHNICITY] = { .name = "ethnicity",
                             .label = "民族",
                             .kind = FIELD_TEXT,
                             .width = 12,
                             .hint = "如 汉族、回族" },
    [F_PERSON_BIRTH_ON] = { .name = "birth_on",
                            .label = "出生日期",
                            .synonyms = "出生年月日 出生年月 出生时间 生日 出生年月日期 出生日",
                            .kind = FIELD_DAY,
                            .width = 10,
                            .hint = "须与身份证号一致" },
    [F_PERSON_ID_NO] = { .name = "id_no",
                         .label = "身份证号",
                         .synonyms = "公民身份号码 身份证号码 身份证 居民身份证号 居民身份证号码 "
                                     "公民身份证号 公民身份证号码 证件号码 身份证件号码",
                         .kind = FIELD_ID_NO,
                         .guard = GUARD_MASKED,
                         .width = 18,
                         .hint = "18 位；列表和导出中遮盖" },
    [F_PERSON_ORG] = { .name = "org",
                       .label = "所在组织",
                       .synonyms = "组织 所在党支部 所属党支部 所在支部 所属支部 支部名称 "
                                   "党支部名称 党支部 支部 "
                                   "所在党组织 党组织 所在党支部名称 所在支部名称 所属党支部名称 "
                                   "所属党组织 所在党组织名称 所在党支部全称 党支部全称 所属组织 "
                                   "所属组织名称 所在组织名称 组织名称 现所在党支部 现所在支部 "
                                   "组织关系所在党支部 组织关系所在支部 组织关系所在党组织 "
                                   "组织关系所在单位 所属党支部全称 党组织名称 党组织全称 隶属支部",
                       .kind = FIELD_REF,
                       .ref = "org",
                       .width = 20,
                       .hint = "所在党支部的编号或名称；党小组另填" },
    [F_PERSON_GROUP] = { .name = "group",
                         .label = "党小组",
                         .synonyms = "所在党小组 所属党小组 党小组名称 所在小组 小组",
                         .kind = FIELD_REF,
                         .ref = "org",
                         .width = 20,
                         .hint = "所在党小组，须属于所在组织" },
    [F_PERSON_SINCE_ON] = { .name = "since_on",
                            .label = "转入日期",
                            .synonyms = "进入支部日期 转入时间 转入本支部日期 转入本支部时间 "
                                        "进入党支部日期 进入当前党支部日期 进入支部时间 "
                                        "组织关系转入日期 组织关系转入时间",
                            .kind = FIELD_DAY,
                            .width = 10,
                            .hint = "进入所在组织或党小组的日期；换组织时填新的日期" },
    [F_PERSON_LEFT_ON] = { .name = "left_on",
                           .label = "离开日期",
                           .synonyms = "转出日期 转出时间 "
                                       "离开时间 组织关系转出日期 组织关系转出时间",
                           .kind = FIELD_DAY,
                           .width = 10,
                           .hint = "自这一天起不再属于所在组织" },
    [F_PERSON_LEFT_REASON] = { .name = "left_reason",
                               .label = "离开原因",
                               .synonyms = "转出原因",
                               .kind = FIELD_TEXT,
                               .width = 30,
                               .hint = "转出、去世、停止党籍等" },
    [F_PERSON_STATUS] = { .name = "status",
                          .label = "党员状态",
                          .synonyms = "党员类别 人员类别 政治面貌 党员身份 政治身份 "
                                      "党员性质 党员类型",
                          .meant = "中共党员=full 党员=full 正式=full "
                                   "中共预备党员=probationary 预备=probationary "
                                   "积极分子=activist",
                          .kind = FIELD_CHOICE,
                          .width = 14,
                          .choices = statuses,
                          .hint = "入党、转正日期没有记录时以此为准" },
    [F_PERSON_JOINED_ON] = { .name = "joined_on",
                             .label = "入党日期",
                             .synonyms =
                                 "入党时间 入党年月 加入党组织日期 入党年月日 加入党组织时间 "
                                 "加入中国共产党日期 加入中国共产党时间 加入党的时间 "
                                 "接收为预备党员日期 接收预备党员日期 何时入党",
                             .kind = FIELD_DAY,
                             .side = DAY_BEHIND,
                             .width = 10,
                             .hint = "成为预备党员的日期" },
    [F_PERSON_FULL_ON] = { .name = "full_on",
                           .label = "转正日期",
                           .synonyms = "转正时间 转为正式党员日期 转正年月 转正年月日 "
                                       "转为正式党员时间 预备党员转正日期 预备党员转正时间 "
                                       "成为正式党员日期 何时转正",
                           .kind = FIELD_DAY,
                           .side = DAY_BEHIND,
                           .width = 10,
                           .hint = "成为正式党员的日期" },
    [F_PERSON_PROBATION_UNTIL] = { .name = "probation_until",
                                   .label = "预备期至",
                                   .synonyms = "预备期满日期 预备期满时间 预备期截止日期",
                                   .kind = FIELD_DAY,
                                   .side = DAY_AHEAD,
                                   .width = 10,
                                   .hint = "预备期延长时填写；不填为入党后一年" },
    [F_PERSON_CATEGORY] = { .name = "category",
                            .label = "类别",
                            .synonyms = "在职状态 身份 在职情况 岗位类别",
                            .kind = FIELD_CHOICE,
                            .open = true,
                            .width = 12,
                            .choices = person_categories,
                            .hint = "在职、离退休、学生等" },
    [F_PERSON_TITLE] = { .name = "title",
                         .label = "职务",
                         .synonyms = "行政职务 职务职级 工作职务 单位职务 现任职务 工作单位及职务 "
                                     "单位及职务 单位职务职级",
                         .kind = FIELD_TEXT,
                         .width = 24,
                         .hint = "行政职务" },
    [F_PERSON_PHONE] = { .name = "phone",
                         .label = "电话",
                         .synonyms = "联系电话 手机 手机号 手机号码 移动电话 联系方式 联系手机 "
                                     "电话号码 本人电话",
                         .kind = FIELD_TEXT,
                         .guard = GUARD_MASKED,
                         .width = 16,
                         .check = check_phone,
                         .hint = "联系电话；列表和导出中遮盖" },
    [F_PERSON_DUES_BASE] = { .name = "dues_base",
                             .label = "党费基数",
                             .synonyms = "缴费基数 党费缴纳基数 党费计算基数 缴纳基数 月缴费基数 "
                                         "月党费基数 党费月基数",
                             .kind = FIELD_MONEY,
                             .guard = GUARD_PRIVATE,
                             .width = 12,
                             .hint = "每月党费计算基数，元；不随列表和导出给出" },
    [F_PERSON_PINYIN] = { .name = "pinyin",
                          .label = "姓名拼音",
                          .synonyms = "拼音",
                          .kind = FIELD_TEXT,
                          .width = 30,
                          .check = check_pinyin,
                          .hint = "排序和查找用；读音不对时才填，音节之间空格，如 shan xiong xin" },
    [F_PERSON_NOTE] = { .name = "note",
                        .label = "备注",
                        .synonyms = "说明 备注说明",
                        .kind = FIELD_LONG,
                        .width = 60,
                        .hint = "其他需要说明的事项" },
};

static enum status person_check_id(const char *const *v, int *field, struct err *e)
{
    daynum birth;
    bool female;
    if (v[F_PERSON_ID_NO][0] == '\0' || !model_id_no(v[F_PERSON_ID_NO], &birth, &female))
        return ST_OK;
    char day[DAY_TEXT];
    date_format(birth, day);
    *field = F_PERSON_BIRTH_ON;
    if (v[F_PERSON_BIRTH_ON][0] != '\0' && strcmp(v[F_PERSON_BIRTH_ON], day) != 0)
        return err_set(e, ST_REFUSED, "出生日期 %s 与身份证号中的 %s 不一致，请核对。",
                       v[F_PERSON_BIRTH_ON], day);
    *field = F_PERSON_GENDER;
    if (v[F_PERSON_GENDER][0] != '\0' && female != !strcmp(v[F_PERSON_GENDER], "female"))
        return err_set(e, ST_REFUSED, "性别与身份证号不一致（身份证号为%s），请核对。",
                       female ? _("女") : _("男"));
    return ST_OK;
}

static enum status person_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = {
        { F_PERSON_BIRTH_ON, F_PERSON_JOINED_ON, true },
        { F_PERSON_JOINED_ON, F_PERSON_FULL_ON, false },
        { F_PERSON_JOINED_ON, F_PERSON_PROBATION_UNTIL, false },
        { F_PERSON_SINCE_ON, F_PERSON_LEFT_ON, false },
    };
    enum status s = check_days(person_fields, v, days, 4, field, e);
    if (s != ST_OK)
        return s;
    static const int need_org[] = { F_PERSON_GROUP, F_PERSON_SINCE_ON, F_PERSON_LEFT_ON };
    for (size_t i = 0; i < sizeof need_org / sizeof *need_org; i++) {
        *field = F_PERSON_ORG;
        if (v[need_org[i]][0] != '\0' && v[F_PERSON_ORG][0] == '\0')
            return err_set(e, ST_REFUSED, "填了%s，请同时填所在组织。",
                           person_fields[need_org[i]].label);
    }
    return person_check_id(v, field, e);
}

const struct entity entity_person = {
    .name = "person",
    .label = "党员",
    .fields = person_fields,
    .nfields = F_PERSON_N,
    .prefix = "P",
    .check = person_check,
    .group = "党员",
    .columns = "name org group status joined_on full_on gender birth_on category title code",
    .sort = "name",
};

static const struct field membership_fields[F_MEMBERSHIP_N] = {
    [F_MEMBERSHIP_PERSON] = { .name = "person",
                              .label = "党员",
                              .synonyms = "姓名 人员编号 党员编号",
                              .kind = FIELD_REF,
                              .ref = "person",
                              .required = true,
                              .key = true,
                              .width = 16,
                              .hint = "编号，或不重名的姓名" },
    [F_MEMBERSHIP_ORG] = { .name = "org",
                           .label = "所在组织",
                           .synonyms = "组织 所在党支部 党支部",
                           .kind = FIELD_REF,
                           .ref = "org",
                           .required = true,
                           .width = 20,
                           .hint = "所在党支部；党小组另填" },
    [F_MEMBERSHIP_GROUP] = { .name = "group",
                             .label = "党小组",
                             .kind = FIELD_REF,
                             .ref = "org",
                             .width = 20,
                             .hint = "须属于所在组织" },
    [F_MEMBERSHIP_FROM_ON] = { .name = "from_on",
                               .label = "自",
                               .synonyms = "开始日期 转入日期 起",
                               .kind = FIELD_DAY,
                               .key = true,
                               .width = 10,
                               .hint = "进入的日期；不知道时不填" },
    [F_MEMBERSHIP_TO_ON] = { .name = "to_on",
                             .label = "至",
                             .synonyms = "结束日期 转出日期 止",
                             .kind = FIELD_DAY,
                             .width = 10,
                             .hint = "自这一天起不再属于；仍在则不填" },
    [F_MEMBERSHIP_REASON] = { .name = "reason",
                              .label = "离开原因",
                              .synonyms = "原因",
                              .kind = FIELD_TEXT,
                              .width = 30,
                              .hint = "转出、去世等" },
};

static enum status membership_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = { { F_MEMBERSHIP_FROM_ON, F_MEMBERSHIP_TO_ON, false } };
    return check_days(membership_fields, v, days, 1, field, e);
}

const struct entity entity_membership = {
    .name = "membership",
    .label = "组织关系",
    .fields = membership_fields,
    .nfields = F_MEMBERSHIP_N,
    .check = membership_check,
    .group = "党员",
};

static const struct choice roles[] = {
    { "secretary", "书记" },
    { "deputy_secretary", "副书记" },
    { "organisation_member", "组织委员" },
    { "publicity_member", "宣传委员" },
    { "discipline_member", "纪检委员" },
    { "youth_member", "青年委员" },
    { "member", "委员" },
    { "group_leader", "党小组组长" },
    { "leading_member", "党组成员" },
    { "party_officer", "党务干部" },
    { NULL, NULL },
};

static const struct field post_fields[F_POST_N] = {
    [F_POST_PERSON] = { .name = "person",
                        .label = "党员",
                        .synonyms = "姓名 人员编号 党员编号",
                        .kind = FIELD_REF,
                        .ref = "person",
                        .required = true,
                        .key = true,
                        .width = 16,
                        .hint = "编号，或不重名的姓名" },
    [F_POST_ORG] = { .name = "org",
                     .label = "任职组织",
                     .synonyms = "组织 党组织",
                     .kind = FIELD_REF,
                     .ref = "org",
                     .required = true,
                     .key = true,
                     .width = 20,
                     .hint = "在哪个组织任职" },
    [F_POST_ROLE] = { .name = "role",
                      .label = "党内职务",
                      .synonyms = "职务 任职",
                      .kind = FIELD_CHOICE,
                      .choices = roles,
                      .required = true,
                      .key = true,
                      .width = 12,
                      .hint = "书记、副书记、各委员等" },
    [F_POST_FROM_ON] = { .name = "from_on",
                         .label = "自",
                         .synonyms = "任职日期 开始日期 起",
                         .kind = FIELD_DAY,
                         .key = true,
                         .width = 10,
                         .hint = "任职的日期；不知道时不填" },
    [F_POST_TO_ON] = { .name = "to_on",
                       .label = "至",
                       .synonyms = "免职日期 结束日期 止",
                       .kind = FIELD_DAY,
                       .width = 10,
                       .hint = "自这一天起不再任职" },
    [F_POST_END_REASON] = { .name = "end_reason",
                            .label = "离任原因",
                            .synonyms = "免职原因",
                            .kind = FIELD_TEXT,
                            .width = 30,
                            .hint = "换届、调动等" },
    [F_POST_FULL_TIME] = { .name = "full_time",
                           .label = "专职",
                           .synonyms = "是否专职",
                           .kind = FIELD_YESNO,
                           .width = 4,
                           .hint = "专职党务工作者填是" },
    [F_POST_RANK] = { .name = "rank",
                      .label = "职级",
                      .synonyms = "级别",
                      .kind = FIELD_TEXT,
                      .width = 12,
                      .hint = "如 正处级" },
    [F_POST_NOTE] = { .name = "note",
                      .label = "备注",
                      .kind = FIELD_LONG,
                      .width = 60,
                      .hint = "其他需要说明的事项" },
};

static enum status post_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = { { F_POST_FROM_ON, F_POST_TO_ON, false } };
    return check_days(post_fields, v, days, 1, field, e);
}

const struct entity entity_post = {
    .name = "post",
    .label = "任职",
    .fields = post_fields,
    .nfields = F_POST_N,
    .check = post_check,
    .group = "任期",
};
