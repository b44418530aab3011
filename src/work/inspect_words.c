/* The sentences of what an inspector finds by statement: {2} is the second thing the statement
 * gives to tell, and what stands in [5:…] is said where there is a fifth. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"

#include "check_own.h"
#include "words.h"

static const struct {
    const char *name, *text;
} sentences[] = {
    { "twice", N_("{1}：{2}（{3}）同一时间又在 {4}（{5}，{6}—[7:{7}]）") },
    { "same_text", N_("{1} 的内容与 {2}（{3}）一字不差") },
    { "before_org", N_("{1} 开展，而本组织 {2} 才成立") },
    { "after_org", N_("{1} 开展，而本组织 {2} 已撤销") },
    { "before_branch", N_("{1} 开展，而所属党支部 {2} 才成立") },
    { "after_branch", N_("{1} 开展，而所属党支部 {2} 已撤销") },
    { "late", N_("{2} 开展，{1} 补录，晚 {3} 天") },
    { "late_many", N_("{1} 一天补录 {2} 条（{3} 至 {4} 开展）") },
    { "no_parent", N_("没有上级组织，也不是最上面的一个") },
    { "parent_gone", N_("上级组织 {1} 已于 {2} 撤销") },
    { "group_astray", N_("是党小组，而上级组织 {1} 不是党支部") },
    { "group_alone", N_("是党小组，而没有上级组织") },
    { "circle", N_("的上级组织绕回了它自己") },
    { "left_behind", N_("{1}（{2}）还在本组织，而本组织 {3} 已撤销") },
    { "no_stage", N_("{1}（{2}）有入党日期 {3}，没有转正日期，也没有党员状态：现在不算党员，"
                     "请补填一项") },
    { "no_org", N_("{1}（{2}）没有填所在组织：不算在任何支部里，请补填") },
    { "led_away", N_("{1} {2}（{3}）是主持人或主讲人，出席名单里却记着没有到，请核对") },
    { "long_past",
      N_("{1} 当选的这一届，早在 {2} 以前就该届满，以后没有换届的记录：年份写错的请改正，"
         "没有写错的请补录后来各届") },
    { "number", N_("{1} 当选的是第 {2} 届，而 {3} 当选的是第 {4} 届") },
    { "two_secretaries", N_("{1}（{2}）与 {3}（{4}）同时任书记") },
    { "post_too_early", N_("{1}（{2}）自 {3} 任职，早于入党日期 {4}，请核对这两个日期") },
    { "post_on_probation", N_("{1}（{2}）现在是预备党员[4:（{4} 入党）]，任支部或党委的职务，"
                              "请核对") },
    { "struck_off", N_("{1}（{2}）{3} 以“{4}”离开，没有上级批准的除名记录") },
    { "remitted_less", N_("{1} 应上缴 {2} 元，实际上缴 {3} 元") },
    { "weights", N_("{1} 年度[2:（{2}）]考核指标 {3} 项，分值合计 {4}[5:，有 {5} 项没有分值]，"
                    "应为 100") },
    { "above_weight", N_("{1}的“{2}”得 {3} 分，超过分值 {4}") },
    { "ballots", N_("{1} 年度述职：四档票数合计 {2} 张，参评 {3} 人") },
    { "delivered", N_("{1} 年度述职：已述职[2:，没有述职日期][3:，没有点评][4:，没有现场询问]") },
    { "evaluated", N_("{1} 年度述职：已评议[2:，没有述职日期][3:，没有点评][4:，没有现场询问]") },
    { "still_open", N_("{1} 年度述职：已整改，还有 {2} 项整改没有销号") },
};

static bool digit_between(const char *s, char before, char after)
{
    return s[0] == before && s[1] >= '1' && s[1] <= '9' && s[2] == after;
}

static void fill(struct buf *out, const char *text, struct stmt *s, int before)
{
    while (*text != '\0') {
        if (digit_between(text, '{', '}')) {
            buf_puts(out, stmt_text(s, before + text[1] - '0'));
            text += 3;
        } else if (digit_between(text, '[', ':')) {
            bool there = !stmt_is_null(s, before + text[1] - '0');
            text = there ? text + 3 : text + strcspn(text, "]");
        } else if (*text == ']') {
            text++;
        } else {
            buf_putc(out, *text++);
        }
    }
}

void inspect_tell(struct buf *out, struct stmt *s, int column)
{
    const char *name = stmt_text(s, column);
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (!strcmp(sentences[i].name, name))
            fill(out, _(sentences[i].text), s, column);
}
