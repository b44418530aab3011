/* dangjian-policy(5): the policy file. */
#include "fields.h"
#include "manual.h"
#include "policy.h"
#include "roff.h"
#include "schedule.h"
#include "vocabulary.h"
#include "words.h"

/* What it says, and the kinds of rules it may stand with where that is not all of them. */
static void put_rule_keys(struct buf *out)
{
    struct policy_key k;
    const unsigned kinds = 1U << RULE_RECORD;
    for (size_t i = 0; policy_rule_key(i, &k); i++) {
        struct buf what = BUF_INIT;
        bool first = true;
        buf_puts(&what, _(k.help));
        for (int kind = 0; (k.kinds | kinds) != (1U << RULE_KINDS) - 1 && kind < RULE_KINDS; kind++)
            if (k.kinds & 1U << kind) {
                buf_printf(&what, "%s%s", first ? _("（") : _("、"),
                           rule_kind_word((enum rule_kind)kind));
                first = false;
            }
        buf_puts(&what, first ? "" : _("）"));
        roff_term(out, k.name, buf_str(&what));
        buf_free(&what);
    }
}

static void put_choices(struct buf *out, const char *head, const struct choice *ch)
{
    roff_head(out, ".SH", head);
    for (; ch->word != NULL; ch++)
        roff_term(out, ch->word, _(ch->label));
}

/* Words that policies may add to, with their titles where they have one, in one paragraph. */
static void put_words(struct buf *out, const char *head, const struct vocabulary *v, size_t n,
                      const char *(*name)(const struct vocabulary *v, int i))
{
    struct buf list = BUF_INIT;
    roff_head(out, ".SH", head);
    for (int i = 0; i < (int)n; i++)
        words_add(&list, name(v, i));
    roff_line(out, buf_str(&list));
    buf_free(&list);
}

static void put_sections(struct buf *out)
{
    static const char *const sections[][2] = {
        { "[policy]",
          N_("这份制度：id 编号，title 名称，number 文号，include 先取用的另一份制度") },
        { "[rule 名称]", N_("一条规则；[rule 名称/2] 是它的第二版，各版的起止不能重叠") },
        { "[drop 名称]", N_("不要取用来的这条规则") },
        { "[evidence 类型]", N_("一类记录：title 名称，required 必须有的要素，elements 另外的要素，"
                                "forms 形式") },
        { "[event 类型]", N_("一类事件：title 名称，subject 是 person、organisation 或 both") },
        { "[fact 名称]", N_("单位的一项情况：title 名称，kind 是 number、yesno 或 word") },
        { "[scale 名称]", N_("等次或档次") },
        { "[eligible 名称]", N_("资格：谁符合条件") },
        { "[ranking 名称]", N_("排名") },
    };
    roff_head(out, ".SH", _("各节"));
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        roff_term(out, sections[i][0], _(sections[i][1]));
}

void manual_policy(struct buf *out, const char *version)
{
    struct vocabulary *v = vocabulary_new();
    struct policy_key k;
    roff_begin(out, "DANGJIAN-POLICY", 5, version);
    roff_name(out, "dangjian\\-policy", _("党建台账的制度文件"));
    roff_head(out, ".SH", _("说明"));
    roff_line(out, _("一份制度是一个 UTF-8 的 INI 文件：[节] 之下一行一项，写作 键 = 值；"
                     "以分号开头的一行是注释。dangjian policy check 逐行报告错误，"
                     "dangjian policy load 载入数据库。"));
    roff_line(out, _("every、after、term、require、item 恰好写一个，它决定规则的种类："
                     "periodic、event、term、structure、item；"
                     "streak 与 every、each 同写，是 streak。"));
    put_sections(out);
    roff_head(out, ".SH", _("规则的键"));
    put_rule_keys(out);
    roff_head(out, ".SH", _("尺度的键"));
    for (size_t i = 0; policy_yard_key(i, &k); i++)
        roff_term(out, k.name, _(k.help));
    put_choices(out, _("组织的类别"), entity_org.fields[F_ORG_KIND].choices);
    put_choices(out, _("职务"), entity_post.fields[F_POST_ROLE].choices);
    put_words(out, _("记录的类型"), v, vocabulary_evidence_count(v), vocabulary_evidence_name);
    put_words(out, _("事件的类型"), v, vocabulary_event_count(v), vocabulary_event_name);
    put_words(out, _("单位的情况"), v, vocabulary_fact_count(v), vocabulary_fact_name);
    vocabulary_free(v);
}
