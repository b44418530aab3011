/* The words of the demonstration's records: plain phrases of any office, each marked as a
 * sample. */
#include "demo_own.h"

const struct demo_form demo_forms[DEMO_TYPES] = {
    [THEME_DAY] = { "theme_day", "主题党日", "14:30", "16:30", 2, "secretary", ROLL_MEMBERS },
    [JULY_FIRST] = { "theme_day;july_first", "“七一”主题党日", "14:30", "16:30", 2, "secretary",
                     ROLL_MEMBERS },
    [ASSEMBLY] = { "member_assembly", "支部党员大会", "09:00", "10:10", 0, "secretary",
                   ROLL_MEMBERS },
    [BRANCH_COMMITTEE] = { "branch_committee", "支委会", "16:40", "17:40", 0, "secretary",
                           ROLL_OFFICERS },
    [GROUP_MEETING] = { "group_meeting", "党小组会", "11:00", "11:50", 0, "group_leader",
                        ROLL_MEMBERS },
    [LECTURE] = { "lecture", "党课", "09:00", "11:00", 2, NULL, ROLL_MEMBERS },
    [LIFE_MEETING] = { "life_meeting", "组织生活会", "10:20", "12:00", 0, "secretary",
                       ROLL_MEMBERS },
    [SPECIAL_LIFE_MEETING] = { "special_life_meeting", "专题组织生活会", "08:30", "09:00", 0,
                               "secretary", ROLL_MEMBERS },
    [MEMBER_REVIEW] = { "member_review", "民主评议党员", "14:30", "16:30", 0, "secretary",
                        ROLL_MEMBERS },
    [QUARTER_REPORT] = { "quarter_report", "季度工作报告", "", "", 0, NULL, ROLL_NONE },
    [THEME_PLAN_QUARTER] = { "theme_plan_quarter", "主题党日季度安排", "", "", 0, NULL, ROLL_NONE },
    [THEME_PLAN] = { "theme_plan", "主题党日年度计划", "", "", 0, NULL, ROLL_NONE },
    [PLAN] = { "plan", "年度工作计划", "", "", 0, NULL, ROLL_NONE },
    [TRAINING] = { "training", "集中轮训", "", "", 20, NULL, ROLL_MEMBERS },
    [TALK] = { "talk", "谈心谈话", "", "", 0, "secretary", ROLL_NONE },
    [LEADING_GROUP_MEETING] = { "leading_group_meeting", "党组会议", "08:40", "10:00", 0,
                                "secretary", ROLL_OFFICERS },
    [REPORT_HEARING] = { "report_hearing", "听取党建工作汇报", "15:00", "16:20", 0, "secretary",
                         ROLL_OFFICERS },
    [INSPECTION] = { "inspection", "党建督查", "", "", 0, NULL, ROLL_NONE },
    [HALF_REVIEW] = { "half_year_review", "半年讲评", "", "", 0, NULL, ROLL_NONE },
    [CONGRESS] = { "member_congress", "机关党员大会", "09:00", "11:30", 0, "secretary", ROLL_NONE },
    [COMMITTEE_MEETING] = { "committee_meeting", "机关党委会议", "10:20", "11:40", 0, "secretary",
                            ROLL_OFFICERS },
    [THEORY_LIST] = { "theory_list", "应知应会清单", "", "", 0, NULL, ROLL_NONE },
    [BY_ELECTION] = { "by_election", "委员补选", "17:00", "17:40", 0, "secretary", ROLL_NONE },
    [HANDLING] = { "handling", "问题处理", "", "", 0, NULL, ROLL_NONE },
    [REPORT_UP] = { "report_up", "向上级报告", "", "", 0, NULL, ROLL_NONE },
    [YEAR_REPORT] = { "report_up(region);report_up(work_committee)", "年度党建工作报告", "", "", 0,
                      NULL, ROLL_NONE },
    [FIELD_STAY] = { "field_research", "蹲点调研", "", "", 0, NULL, ROLL_OFFICERS },
    [FIELD_WORK] = { "field_research", "下基层调研", "", "", 0, NULL, ROLL_MEMBERS },
    [POST_TRAINING] = { "training(before_post)", "任前培训", "", "", 8, NULL, ROLL_NONE },
    [DISPOSITION] = { "disposition", "组织处置", "", "", 0, NULL, ROLL_NONE },
};

static const char *const themes[] = {
    "学习党章党规", "志愿服务进社区", "读书交流", "廉政教育", "业务技能交流", "参观展览",
    "环境整治", "结对共建", "学习先进典型", "应急知识学习", "档案整理", "节约用水用电宣传",
};
static const char *const subjects[] = {
    "上季度工作小结", "本季度工作安排", "党费收缴情况", "组织生活安排", "整改落实情况", "学习计划",
    "节前廉洁提醒", "党员志愿服务安排",
};
static const char *const courses[] = { "理论学习体会", "党章学习", "作风建设", "党史故事",
                                       "岗位履职交流", "廉洁从业" };
static const char *const places[] = { "一楼会议室", "党员活动室", "三楼小会议室", "多功能厅",
                                      "五楼会议室" };

enum { ROLL_THEME = 400, ROLL_PLACE };

#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

const char *demo_theme(const struct demo *d, const struct demo_deed *deed)
{
    switch (deed->type) {
    case THEME_DAY:
        return themes[demo_roll(d, COUNT(themes), ROLL_THEME, deed->org, deed->held)];
    case JULY_FIRST:
        return "重温入党誓词";
    case LECTURE:
        return courses[demo_roll(d, COUNT(courses), ROLL_THEME, deed->org, deed->held)];
    case ASSEMBLY:
    case BRANCH_COMMITTEE:
    case GROUP_MEETING:
    case COMMITTEE_MEETING:
    case LEADING_GROUP_MEETING:
        return subjects[demo_roll(d, COUNT(subjects), ROLL_THEME, deed->org, deed->held)];
    default:
        return demo_forms[deed->type].label;
    }
}

const char *demo_place(const struct demo *d, const struct demo_deed *deed)
{
    const struct demo_form *f = &demo_forms[deed->type];
    if (deed->type == TALK)
        return "谈话室";
    if (deed->type == FIELD_STAY || deed->type == FIELD_WORK)
        return "示例村";
    if (f->start[0] == '\0' && deed->type != TRAINING)
        return "";
    return places[demo_roll(d, COUNT(places), ROLL_PLACE, deed->org, deed->held)];
}
