/* Words that rows of a table begin with which are no records. Read, never shown. */
#include <string.h>

#include "import_own.h"

/* 合计, 合计：, 总计8人, 小计(3): the word alone, or before what it counts. */
bool aside_total(const char *s)
{
    static const char *const words[] = { "合计", "小计",   "总计",     "共计",    "累计",
                                         "总数", "总人数", "本页合计", "本页小计" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (!strncmp(s, words[i], n) && (s[n] == '\0' || strchr(":(0123456789", s[n]) != NULL))
            return true;
    }
    return false;
}

/* 填表人：张三; with the colon, for words that may begin what is said of a record. */
bool aside_signature(const char *s)
{
    static const char *const words[] = {
        "填表人",   "制表人",     "填报人",   "审核人",   "审批人",       "经办人",     "复核人",
        "填表日期", "制表日期",   "填报日期", "填表时间", "填报时间",     "填表单位",   "填报单位",
        "制表单位", "单位负责人", "负责人",   "书记签字", "支部书记签字", "负责人签字", "签字",
        "联系人",   "联系电话",   "制表",     "审核",     "单位盖章",     "盖章",       "备注",
        "注",       "说明",       "填表说明", "附注",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (!strncmp(s, words[i], n) &&
            (s[n] == ':' || !strncmp(s + n, "(签字):", 9) || !strncmp(s + n, "(盖章):", 9) ||
             !strncmp(s + n, "(签名):", 9)))
            return true;
    }
    return false;
}
