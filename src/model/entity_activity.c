/* The dictionary: activities (活动) and attendance (出席). */
#include "fields.h"

#include <string.h>

#include "checks.h"
#include "date.h"
#include "listed.h"

const struct choice activity_types[] = {
    { "theme_day", "支部主题党日" },
    { "july_first", "七一活动" },
    { "member_assembly", "支部党员大会" },
    { "branch_committee", "支部委员会会议" },
    { "group_meeting", "党小组会" },
    { "lecture", "党课" },
    { "life_meeting", "组织生活会" },
    { "special_life_meeting", "专题组织生活会" },
    { "member_review", "民主评议党员" },
    { "member_congress", "机关党员大会" },
    { "committee_meeting", "机关党委会议" },
    { "leading_group_meeting", "党组会议" },
    { "leading_small_group_meeting", "领导小组会议" },
    { "center_group_study", "中心组学习" },
    { "democratic_life_meeting", "民主生活会" },
    { "inspection", "督导检查" },
    { "half_year_review", "半年讲评" },
    { "circular", "通报" },
    { "report_hearing", "听取党建汇报" },
    { "report_up", "向上级报告" },
    { "quarter_report", "季度报告" },
    { "plan", "工作计划" },
    { "theme_plan", "主题党日计划" },
    { "talk", "谈心谈话" },
    { "training", "培训" },
    { "study_day", "学习日" },
    { "field_research", "调研" },
    { "system_meeting", "系统党建会议" },
    { "consultation", "会商" },
    { "analysis", "分析研判" },
    { "by_election", "补选" },
    { "feedback", "反馈" },
    { "interview", "约谈" },
    { "service", "志愿服务" },
    { "civil_review", "群众评议" },
    { "disposition", "组织处置" },
    { "handling", "处理" },
    { "removal", "除名" },
    { "commendation", "表彰" },
    { "recommendation", "推荐" },
    { "branch_opinion", "支部意见" },
    { "duty_report", "述责述廉" },
    { "care_visit", "走访慰问" },
    { "theory_test", "理论测试" },
    { "criteria", "制定标准" },
    { "info_report", "信息报送" },
    { "case", "案例" },
    { "exchange", "交流" },
    { "openness", "党务公开" },
    { "document", "制发文件" },
    { "evaluation", "评价" },
    { "site_teaching", "现场教学" },
    { "warning_education", "警示教育" },
    { "study_group", "学习小组" },
    { "declaration", "申报" },
    { NULL, NULL },
};

/* Elements of a record that did not occur (obligations.md, section 7). */
static const struct choice elements[] = {
    { "place", "地点" },      { "theme", "主题" },       { "present", "出席" },
    { "absent", "缺席" },     { "nonvoting", "列席" },   { "content", "内容" },
    { "votes", "表决" },      { "resolutions", "决议" }, { "host", "主持人" },
    { "recorder", "记录人" }, { "guests", "列席人员" },  { NULL, NULL },
};

static const struct field activity_fields[F_ACTIVITY_N] = {
    [F_ACTIVITY_CODE] = { .name = "code",
                          .label = "编号",
                          .synonyms = "活动编号 代码 编码 活动编码",
                          .kind = FIELD_CODE,
                          .key = true,
                          .width = 16,
                          .hint = "不填则自动编号" },
    [F_ACTIVITY_ORG] = { .name = "org",
                         .label = "组织",
                         .synonyms = "党组织 党支部 支部 组织名称 党支部名称 支部名称 所在党支部 "
                                     "组织单位 开展组织 召开单位",
                         .kind = FIELD_REF,
                         .ref = "org",
                         .required = true,
                         .width = 20,
                         .hint = "哪个组织开展；联合开展的其他组织填“联合组织”" },
    [F_ACTIVITY_TYPES] = { .name = "types",
                           .label = "活动类型",
                           .synonyms = "类型 会议类型 类别 会议类别 活动类别 组织生活类型",
                           .kind = FIELD_CHOICES,
                           .open = true,
                           .choices = activity_types,
                           .meant = ACTIVITY_TYPES_MEANT,
                           .required = true,
                           .width = 30,
                           .hint = "几种类型合并开展的，用分号隔开" },
    [F_ACTIVITY_HELD_ON] = { .name = "held_on",
                             .label = "召开日期",
                             .synonyms = "日期 时间 活动日期 开展日期 会议日期 会议时间 活动时间 "
                                         "召开时间 开展时间 活动开展日期",
                             .kind = FIELD_DAY,
                             .side = DAY_BEHIND,
                             .required = true,
                             .width = 10,
                             .hint = "实际开展的日期" },
    [F_ACTIVITY_ENDED_ON] = { .name = "ended_on",
                              .label = "结束日期",
                              .kind = FIELD_DAY,
                              .side = DAY_BEHIND,
                              .width = 10,
                              .hint = "连续几天的，填最后一天" },
    [F_ACTIVITY_START_TIME] = { .name = "start_time",
                                .label = "开始时间",
                                .synonyms = "起始时间",
                                .kind = FIELD_TIME,
                                .width = 5,
                                .hint = "如 09:30" },
    [F_ACTIVITY_END_TIME] = { .name = "end_time",
                              .label = "结束时间",
                              .kind = FIELD_TIME,
                              .width = 5,
                              .hint = "如 11:00" },
    [F_ACTIVITY_PLACE] = { .name = "place",
                           .label = "地点",
                           .synonyms = "会议地点 活动地点 召开地点 开展地点",
                           .kind = FIELD_TEXT,
                           .width = 30,
                           .hint = "在哪里开展" },
    [F_ACTIVITY_THEME] = { .name = "theme",
                           .label = "主题",
                           .synonyms = "会议主题 活动主题 议题 会议议题 学习主题 "
                                       "党课题目 题目",
                           .kind = FIELD_TEXT,
                           .width = 50,
                           .hint = "主题或议题" },
    [F_ACTIVITY_HOST] = { .name = "host",
                          .label = "主持人",
                          .synonyms = "主持 会议主持 会议主持人",
                          .kind = FIELD_REF,
                          .ref = "person",
                          .width = 16,
                          .hint = "名册上的人；名册外的人填“列席人员”" },
    [F_ACTIVITY_RECORDER] = { .name = "recorder",
                              .label = "记录人",
                              .synonyms = "记录 会议记录人",
                              .kind = FIELD_TEXT,
                              .width = 16,
                              .hint = "记录人姓名" },
    [F_ACTIVITY_CONTENT] = { .name = "content",
                             .label = "内容",
                             .synonyms = "会议内容 活动内容 会议记录",
                             .kind = FIELD_LONG,
                             .width = 60,
                             .hint = "会议或活动记录；谈心谈话、约谈的内容不外传" },
    [F_ACTIVITY_VOTES] = { .name = "votes",
                           .label = "表决",
                           .synonyms = "表决情况",
                           .kind = FIELD_LONG,
                           .width = 60,
                           .check = check_votes,
                           .hint = "每项一行，如 发展党员：12/10/10/0/0"
                                   "（应到/实到/赞成/反对/弃权）" },
    [F_ACTIVITY_RESOLUTIONS] = { .name = "resolutions",
                                 .label = "决议",
                                 .synonyms = "决议事项",
                                 .kind = FIELD_LONG,
                                 .width = 60,
                                 .hint = "形成的决议" },
    [F_ACTIVITY_HOURS] = { .name = "hours",
                           .label = "学时",
                           .synonyms = "学时数 课时",
                           .kind = FIELD_HOURS,
                           .width = 6,
                           .hint = "学时，最多两位小数" },
    [F_ACTIVITY_FOR_ON] = { .name = "for_on",
                            .label = "计入日期",
                            .synonyms = "补开计入日期",
                            .kind = FIELD_DAY,
                            .side = DAY_BEHIND,
                            .width = 10,
                            .hint = "补开的会议计入哪一天；不填即召开日期" },
    [F_ACTIVITY_EVENTS] = { .name = "events",
                            .label = "对应事项",
                            .kind = FIELD_REFS,
                            .ref = "event",
                            .width = 20,
                            .hint = "由哪些事项引起，事项编号用分号隔开" },
    [F_ACTIVITY_JOINT] = { .name = "joint",
                           .label = "联合组织",
                           .synonyms = "联合开展组织",
                           .kind = FIELD_REFS,
                           .ref = "org",
                           .width = 30,
                           .hint = "联合开展的其他组织，用分号隔开" },
    [F_ACTIVITY_NONE] = { .name = "none",
                          .label = "未发生",
                          .synonyms = "未发生要素",
                          .kind = FIELD_CHOICES,
                          .open = true,
                          .choices = elements,
                          .width = 30,
                          .hint = "本次没有的要素，如 表决；决议" },
    [F_ACTIVITY_TICKED] = { .name = "ticked",
                            .label = "已完成要素",
                            .kind = FIELD_CHOICES,
                            .open = true,
                            .width = 30,
                            .hint = "该类型自有的要素中已做到的" },
    [F_ACTIVITY_GUESTS] = { .name = "guests",
                            .label = "列席人员",
                            .synonyms = "列席 列席人",
                            .kind = FIELD_TEXT,
                            .width = 40,
                            .hint = "不在名册上的列席或指导人员" },
    [F_ACTIVITY_OCCASION] = { .name = "occasion",
                              .label = "时机",
                              .synonyms = "场合",
                              .kind = FIELD_TEXT,
                              .width = 30,
                              .hint = "如 春节、七一、任前" },
    [F_ACTIVITY_NOTE] = { .name = "note",
                          .label = "备注",
                          .kind = FIELD_LONG,
                          .width = 60,
                          .hint = "其他需要说明的事项" },
};

enum { FOR_ON_REACH = 366 }; /* days before held_on (obligations.md, section 5) */

static enum status activity_check(const char *const *v, int *field, struct err *e)
{
    static const struct day_order days[] = { { F_ACTIVITY_HELD_ON, F_ACTIVITY_ENDED_ON, false } };
    *field = F_ACTIVITY_FOR_ON;
    if (v[F_ACTIVITY_FOR_ON][0] != '\0') {
        int back = date_parse(v[F_ACTIVITY_HELD_ON]) - date_parse(v[F_ACTIVITY_FOR_ON]);
        if (back < 0)
            return err_set(e, ST_REFUSED, "计入日期不能晚于召开日期 %s，请改正。",
                           v[F_ACTIVITY_HELD_ON]);
        if (back > FOR_ON_REACH)
            return err_set(e, ST_REFUSED, "计入日期早于召开日期超过 %d 天，请改正。", FOR_ON_REACH);
    }
    enum status s = check_days(activity_fields, v, days, 1, field, e);
    if (s != ST_OK)
        return s;
    bool one_day =
        v[F_ACTIVITY_ENDED_ON][0] == '\0' || !strcmp(v[F_ACTIVITY_ENDED_ON], v[F_ACTIVITY_HELD_ON]);
    *field = F_ACTIVITY_END_TIME;
    if (one_day && v[F_ACTIVITY_END_TIME][0] != '\0' &&
        strcmp(v[F_ACTIVITY_END_TIME], v[F_ACTIVITY_START_TIME]) < 0)
        return err_set(e, ST_REFUSED, "结束时间早于开始时间 %s，请改正。",
                       v[F_ACTIVITY_START_TIME]);
    return ST_OK;
}

/* Talks and nothing else: 谈心谈话, 约谈. What is a meeting too belongs into the book. */
static bool talks_alone(const char *types)
{
    struct listed type;
    bool talks = types != NULL && *types != '\0';
    while (talks && listed_next(&types, &type))
        talks = listed_holds("talk;interview", type.text, type.bare);
    return talks;
}

static const struct withholding said = {
    .fields = 1 << F_ACTIVITY_CONTENT | 1 << F_ACTIVITY_OCCASION | 1 << F_ACTIVITY_VOTES |
              1 << F_ACTIVITY_RESOLUTIONS | 1 << F_ACTIVITY_NOTE,
    .by = F_ACTIVITY_TYPES,
    .when = talks_alone,
};

const struct entity entity_activity = {
    .name = "activity",
    .label = "活动",
    .fields = activity_fields,
    .nfields = F_ACTIVITY_N,
    .prefix = "A",
    .check = activity_check,
    .kept = &said,
    .group = "活动",
    .columns = "held_on org types theme",
    .sort = "-held_on",
};

static const struct choice parts[] = {
    { "attendee", "参加" },    { "host", "主持" },
    { "speaker", "主讲" },     { "recorder", "记录" },
    { "partner", "谈话对象" }, { "nonvoting", "列席" },
    { "guide", "指导" },       { NULL, NULL },
};

static const struct choice presence[] = {
    { "present", "出席" },
    { "absent", "缺席" },
    { "leave", "请假" },
    { NULL, NULL },
};

static const struct field attendance_fields[F_ATTENDANCE_N] = {
    [F_ATTENDANCE_ACTIVITY] = { .name = "activity",
                                .label = "活动",
                                .synonyms = "活动编号",
                                .kind = FIELD_REF,
                                .ref = "activity",
                                .required = true,
                                .key = true,
                                .width = 16,
                                .hint = "活动编号" },
    [F_ATTENDANCE_PERSON] = { .name = "person",
                              .label = "党员",
                              .synonyms = "姓名 人员编号 党员编号",
                              .kind = FIELD_REF,
                              .ref = "person",
                              .required = true,
                              .key = true,
                              .width = 16,
                              .hint = "编号，或不重名的姓名" },
    [F_ATTENDANCE_ROLE] = { .name = "role",
                            .label = "身份",
                            .synonyms = "参会身份",
                            .kind = FIELD_CHOICE,
                            .choices = parts,
                            .required = true,
                            .key = true,
                            .preset = "attendee",
                            .width = 10,
                            .hint = "不填为参加" },
    [F_ATTENDANCE_STATUS] = { .name = "status",
                              .label = "出席情况",
                              .synonyms = "出席 到会情况 状态",
                              .kind = FIELD_CHOICE,
                              .choices = presence,
                              .required = true,
                              .preset = "present",
                              .width = 8,
                              .hint = "不填为出席" },
    [F_ATTENDANCE_REASON] = { .name = "reason",
                              .label = "缺席原因",
                              .synonyms = "原因 请假原因",
                              .kind = FIELD_TEXT,
                              .width = 30,
                              .hint = "缺席、请假的原因" },
    [F_ATTENDANCE_MADE_UP_ON] = { .name = "made_up_on",
                                  .label = "补课日期",
                                  .synonyms = "补学日期",
                                  .kind = FIELD_DAY,
                                  .side = DAY_BEHIND,
                                  .width = 10,
                                  .hint = "补课或补学的日期" },
    [F_ATTENDANCE_HOURS] = { .name = "hours",
                             .label = "学时",
                             .synonyms = "个人学时",
                             .kind = FIELD_HOURS,
                             .width = 6,
                             .hint = "与活动学时不同时填写" },
    [F_ATTENDANCE_SCORE] = { .name = "score",
                             .label = "成绩",
                             .synonyms = "得分 分数",
                             .kind = FIELD_NUMBER,
                             .width = 6,
                             .hint = "测试成绩" },
};

const struct entity entity_attendance = {
    .name = "attendance",
    .label = "出席",
    .fields = attendance_fields,
    .nfields = F_ATTENDANCE_N,
    .group = "活动",
};
