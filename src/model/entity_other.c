/* The dictionary: events (事项), reviews (民主评议) and waivers (免除). */
#include "fields.h"

#include <string.h>

#include "checks.h"

static const struct choice event_types[] = {
    { "job_change", "岗位变动" },
    { "award", "受表彰" },
    { "penalty", "受处分" },
    { "organisational_handling", "组织处理" },
    { "difficulty", "生活困难" },
    { "conflict", "矛盾纠纷" },
    { "complaint", "信访举报" },
    { "retirement", "退休" },
    { "unit_change", "调离单位" },
    { "away_six_months", "外出六个月以上" },
    { "review_failed", "评议不合格" },
    { "secretary_appointed", "任支部书记" },
    { "leader_appointed", "任领导职务" },
    { "joined_unit", "新进单位" },
    { "family", "家庭变故" },
    { "early_sign", "苗头性问题" },
    { "debrief_evaluated", "述职评议" },
    { "central_decision", "中央重大决策" },
    { "upper_decision", "上级重要部署" },
    { "vacancy", "班子空缺" },
    { "problem_found", "发现问题" },
    { "assessment_graded", "考核定级" },
    { "ranked_low", "排名靠后" },
    { "irregular", "组织生活不正常" },
    { "violation", "违纪" },
    { "serious_violation", "严重违纪" },
    { "major_error", "重大失误" },
    { "accountability", "问责" },
    { NULL, NULL },
};

/* Types before these places are of a person, of an organisation; the others of either. */
enum { OF_PERSON = 17, OF_ORG = 24 };

static const struct choice scopes[] = {
    { "own", "本组织" },
    { "below", "本组织及下级" },
    { NULL, NULL },
};

static const struct field event_fields[F_EVENT_N] = {
    [F_EVENT_CODE] = { .name = "code",
                       .label = "编号",
                       .synonyms = "事项编号 代码 编码",
                       .kind = FIELD_CODE,
                       .key = true,
                       .width = 16,
                       .hint = "不填则自动编号" },
    [F_EVENT_TYPE] = { .name = "type",
                       .label = "事项类型",
                       .synonyms = "类型",
                       .kind = FIELD_CHOICE,
                       .open = true,
                       .choices = event_types,
                       .required = true,
                       .width = 20,
                       .hint = "发生了什么" },
    [F_EVENT_ORG] = { .name = "org",
                      .label = "组织",
                      .synonyms = "党组织",
                      .kind = FIELD_REF,
                      .ref = "org",
                      .width = 20,
                      .hint = "组织的事项填组织，个人的事项填党员" },
    [F_EVENT_PERSON] = { .name = "person",
                         .label = "党员",
                         .synonyms = "姓名 人员编号",
                         .kind = FIELD_REF,
                         .ref = "person",
                         .width = 16,
                         .hint = "个人的事项填党员" },
    [F_EVENT_SCOPE] = { .name = "scope",
                        .label = "范围",
                        .kind = FIELD_CHOICE,
                        .choices = scopes,
                        .width = 12,
                        .hint = "组织的事项是否涉及全部下级" },
    [F_EVENT_OCCURRED_ON] = { .name = "occurred_on",
                              .label = "发生日期",
                              .synonyms = "日期 收文日期",
                              .kind = FIELD_DAY,
                              .side = DAY_BEHIND,
                              .required = true,
                              .width = 10,
                              .hint = "发生或收到文件的日期" },
    [F_EVENT_DOCUMENT] = { .name = "document",
                           .label = "文件",
                           .synonyms = "文号 依据",
                           .kind = FIELD_TEXT,
                           .width = 40,
                           .hint = "文件名称、文号" },
    [F_EVENT_NOTE] = { .name = "note",
                       .label = "备注",
                       .kind = FIELD_LONG,
                       .width = 60,
                       .hint = "其他需要说明的事项" },
};

static int event_place(const char *type)
{
    int i = 0;
    while (event_types[i].word != NULL && strcmp(event_types[i].word, type) != 0)
        i++;
    return i;
}

static enum status event_check(const char *const *v, int *field, struct err *e)
{
    bool org = v[F_EVENT_ORG][0] != '\0', person = v[F_EVENT_PERSON][0] != '\0';
    *field = org ? F_EVENT_PERSON : F_EVENT_ORG;
    if (org == person)
        return err_set(e, ST_REFUSED,
                       "组织和党员要填一个，也只能填一个：组织的事项填组织，个人的填党员。");
    int place = event_place(v[F_EVENT_TYPE]);
    bool known = event_types[place].word != NULL;
    if (place < OF_PERSON && org)
        return err_set(e, ST_REFUSED, "“%s”是个人的事项，请填党员，不填组织。",
                       event_types[place].label);
    if (known && place >= OF_PERSON && place < OF_ORG && person)
        return err_set(e, ST_REFUSED, "“%s”是组织的事项，请填组织，不填党员。",
                       event_types[place].label);
    *field = F_EVENT_SCOPE;
    if (person && !strcmp(v[F_EVENT_SCOPE], "below"))
        return err_set(e, ST_REFUSED, "个人的事项没有“本组织及下级”的范围，请清空范围。");
    return ST_OK;
}

bool event_type_hidden(const char *type)
{
    static const char *const types[] = { "early_sign", "complaint",  "conflict",
                                         "family",     "difficulty", "violation" };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (type != NULL && !strcmp(type, types[i]))
            return true;
    }
    return false;
}

static bool event_hidden(const char *const *v)
{
    return event_type_hidden(v[F_EVENT_TYPE]);
}

const struct entity entity_event = {
    .name = "event",
    .label = "事项",
    .fields = event_fields,
    .nfields = F_EVENT_N,
    .prefix = "E",
    .check = event_check,
    .hidden = event_hidden,
    .group = "活动",
    .columns = "occurred_on type person org",
    .sort = "-occurred_on",
};

static const struct choice results[] = {
    { "excellent", "优秀" },     { "qualified", "合格" }, { "basically_qualified", "基本合格" },
    { "unqualified", "不合格" }, { NULL, NULL },
};

/* The yearly appraisal of civil servants (公务员考核规定). */
static const struct choice civil_grades[] = {
    { "excellent", "优秀" },     { "competent", "称职" }, { "basically_competent", "基本称职" },
    { "incompetent", "不称职" }, { NULL, NULL },
};

static const struct field review_fields[F_REVIEW_N] = {
    [F_REVIEW_PERSON] = { .name = "person",
                          .label = "党员",
                          .synonyms = "姓名 人员编号 党员编号 党员姓名",
                          .kind = FIELD_REF,
                          .ref = "person",
                          .required = true,
                          .key = true,
                          .width = 16,
                          .hint = "编号，或不重名的姓名" },
    [F_REVIEW_YEAR] = { .name = "year",
                        .label = "年度",
                        .synonyms = "年份 评议年度",
                        .kind = FIELD_INT,
                        .required = true,
                        .key = true,
                        .width = 4,
                        .check = check_year,
                        .hint = "评议的是哪一年" },
    [F_REVIEW_RESULT] = { .name = "result",
                          .label = "评议结果",
                          .synonyms = "结果 等次",
                          .kind = FIELD_CHOICE,
                          .choices = results,
                          .width = 12,
                          .hint = "优秀、合格、基本合格、不合格" },
    [F_REVIEW_FILE_NO] = { .name = "file_no",
                           .label = "档案号",
                           .synonyms = "文号",
                           .kind = FIELD_TEXT,
                           .width = 20,
                           .hint = "评议材料的档案号" },
    [F_REVIEW_CIVIL_GRADE] = { .name = "civil_grade",
                               .label = "公务员考核",
                               .synonyms = "公务员年度考核 年度考核等次",
                               .kind = FIELD_CHOICE,
                               .choices = civil_grades,
                               .width = 8,
                               .hint = "同一年度公务员考核的等次，与评议结果对照" },
    [F_REVIEW_HELD_ON] = { .name = "held_on",
                           .label = "评议日期",
                           .synonyms = "日期",
                           .kind = FIELD_DAY,
                           .side = DAY_BEHIND,
                           .width = 10,
                           .hint = "评议会的日期" },
    [F_REVIEW_NOTE] = { .name = "note",
                        .label = "备注",
                        .kind = FIELD_LONG,
                        .width = 60,
                        .hint = "其他需要说明的事项" },
};

const struct entity entity_review = {
    .name = "review",
    .label = "民主评议",
    .fields = review_fields,
    .nfields = F_REVIEW_N,
    .group = "考评",
};

static const struct field waiver_fields[F_WAIVER_N] = {
    [F_WAIVER_ORG] = { .name = "org",
                       .label = "组织",
                       .synonyms = "党组织",
                       .kind = FIELD_REF,
                       .ref = "org",
                       .required = true,
                       .key = true,
                       .width = 20,
                       .hint = "只及于这个组织，不及于下级" },
    [F_WAIVER_SLOT] = { .name = "slot",
                        .label = "任务项",
                        .synonyms = "规则 任务",
                        .kind = FIELD_CODE,
                        .key = true,
                        .width = 20,
                        .check = check_slot,
                        .hint = "如 theme-day；不填为全部任务" },
    [F_WAIVER_PERSON] = { .name = "person",
                          .label = "党员",
                          .synonyms = "姓名 人员编号",
                          .kind = FIELD_REF,
                          .ref = "person",
                          .key = true,
                          .width = 16,
                          .hint = "只免这个人；不填为整个组织" },
    [F_WAIVER_FROM_ON] = { .name = "from_on",
                           .label = "自",
                           .synonyms = "开始日期 起",
                           .kind = FIELD_DAY,
                           .key = true,
                           .width = 10,
                           .hint = "免除期限在这一天及以后的任务；不填为一直" },
    [F_WAIVER_TO_ON] = { .name = "to_on",
                         .label = "至",
                         .synonyms = "结束日期 止",
                         .kind = FIELD_DAY,
                         .width = 10,
                         .hint = "含这一天；不填为没有止期" },
    [F_WAIVER_REASON] = { .name = "reason",
                          .label = "免除理由",
                          .synonyms = "理由 原因",
                          .kind = FIELD_TEXT,
                          .required = true,
                          .width = 40,
                          .hint = "为什么免除" },
    [F_WAIVER_APPROVED_BY] = { .name = "approved_by",
                               .label = "批准人",
                               .synonyms = "批准机关",
                               .kind = FIELD_TEXT,
                               .width = 20,
                               .hint = "谁批准的" },
    [F_WAIVER_DOCUMENT] = { .name = "document",
                            .label = "依据文件",
                            .synonyms = "依据 文件",
                            .kind = FIELD_TEXT,
                            .width = 40,
                            .hint = "批准的文件" },
};

static enum status waiver_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = { { F_WAIVER_FROM_ON, F_WAIVER_TO_ON, false } };
    return check_days(waiver_fields, v, days, 1, field, e);
}

const struct entity entity_waiver = {
    .name = "waiver",
    .label = "免除",
    .fields = waiver_fields,
    .nfields = F_WAIVER_N,
    .check = waiver_check,
    .group = "台账",
};
