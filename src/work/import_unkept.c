/* Columns that rosters and lists of meetings have and of which nothing is recorded here: they are
 * told and passed over, where a header nobody knows is asked about; and what is written in them.
 * Read, never shown. */
#include <string.h>

#include "fields.h"
#include "import_own.h"

static const struct {
    const struct entity *en;
    const char *hint;    /* where it is entered; "": nowhere */
    const char *headers; /* separated by blanks */
} unkept[] = {
    { &entity_person, "",
      "学历 学位 学历学位 全日制学历 在职学历 全日制教育 在职教育 最高学历 文化程度 毕业院校 "
      "毕业学校 "
      "毕业院校及专业 毕业院校系及专业 毕业时间 专业 所学专业 籍贯 出生地 户籍 户籍地 户籍所在地 "
      "户籍地址 家庭住址 家庭地址 住址 现住址 现居住地 居住地 通讯地址 通信地址 联系地址 "
      "参加工作时间 参加工作日期 参加工作年月 参加工作 工作时间 入职时间 入职日期 婚姻状况 "
      "健康状况 职称 专业技术职务 技术职称 职级 行政级别 入党介绍人 介绍人 入党地点 "
      "入党时所在支部 入党时所在党支部 转正时所在支部 转正时所在党支部 邮箱 电子邮箱 电子邮件 "
      "QQ QQ号 微信 微信号 照片 曾用名 特长 爱好 签名 签字 本人签字 是否流动党员 是否困难党员 "
      "一线情况 新社会阶层类型 人员编制类型 编制类型 编制" },
    { &entity_person, "post",
      "党内职务 党内任职 党内职务名称 支部职务 支委职务 党支部职务 现任党内职务 任党内职务时间 "
      "任党内职务日期" },
    { &entity_activity, "attendance",
      "人数 缺席人数 请假人数 未到人数 参会人员 参加人员 出席人员 到会人员 参加对象 参会率 到会率 "
      "出席率 参与率 签到情况 出席情况" },
    { &entity_activity, "", "照片 现场照片 影像资料 佐证材料 是否有照片 形式 活动形式 学习形式" },
    { &entity_org, "post",
      "书记 支部书记 党支部书记 书记姓名 支部书记姓名 副书记 支部副书记 组织委员 宣传委员 纪检委员 "
      "支委 支部委员 委员 班子成员" },
    { &entity_org, "term", "换届时间 换届日期 上次换届时间 上次换届日期 任期 届满时间 届满日期" },
    { &entity_org, "",
      "党员人数 党员数 党员总数 正式党员数 预备党员数 正式党员人数 预备党员人数 人数 联系人 "
      "联系电话 联系方式 电话 地址 通讯地址 邮编" },
};

/* What says of a meeting who was there: enum import_roll. */
static const char *const rolls[IMPORT_ROLL] = {
    [ROLL_CALLED] = "应到 应到人数 应到会人数 应参加人数 应参会人数 应出席人数",
    [ROLL_PRESENT] =
        ("实到 实到人数 实到会人数 实际参加人数 实际参会人数 实参加人数 参加人数 参会人数 "
         "参与人数 出席人数 到会人数"),
    [ROLL_ABSENT] = "缺席人员 缺席人员名单 缺席名单 缺席 缺席人员及原因 未到人员 未参加人员",
    [ROLL_LEAVE] = "请假人员 请假人员及原因 请假名单 请假 请假人员名单",
};

static bool has_word(const char *words, const char *s, size_t n)
{
    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        if (len == n && !strncmp(words, s, n))
            return true;
        words += len + (words[len] == ' ');
    }
    return false;
}

int import_header_roll(const struct entity *en, const char *plain)
{
    size_t n = strcspn(plain, "(");
    for (int i = 0; i < IMPORT_ROLL && en == &entity_activity && n > 0; i++)
        if (has_word(rolls[i], plain, n))
            return i;
    return -1;
}

bool import_header_unkept(const struct entity *en, const char *plain, const char **hint)
{
    size_t n = strcspn(plain, "(");
    bool roll = import_header_roll(en, plain) >= 0;
    *hint = roll ? "attendance" : "";
    for (size_t i = 0; i < sizeof unkept / sizeof *unkept && n > 0 && !roll; i++) {
        if (unkept[i].en != en || !has_word(unkept[i].headers, plain, n))
            continue;
        *hint = unkept[i].hint;
        return true;
    }
    return roll;
}

/* 无, 全到, —: nobody was missing. */
bool import_says_nobody(const char *cell)
{
    static const char *const words[] = { "无", "没有", "全到", "全部到会", "全员参加", "0",
                                         "/",  "-",    "—",    "——",       "无人",     "0人" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(cell, words[i]))
            return true;
    return false;
}
