/* What check finds, part by part: a part that fails is a finding, and the next one is still
 * looked at. */
#include "check_own.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "due.h"
#include "due_words.h"
#include "fields.h"
#include "journal.h"
#include "kept_digest.h"
#include "marks.h"
#include "name_key.h"
#include "words.h"

static const struct {
    const char *word, *label;
} groups[CHECK_GROUPS] = {
    [CHECK_SOUND] = { "sound", "数据库" },
    [CHECK_STRUCTURE] = { "structure", "设置、任期" },
    [CHECK_INCOMPLETE] = { "incomplete", "记录不全" },
    [CHECK_ADVICE] = { "advice", "建议未做" },
    [CHECK_TREE] = { "tree", "组织隶属" },
    [CHECK_TERMS] = { "terms", "届次和任职" },
    [CHECK_QUORUM] = { "quorum", "到会人数" },
    [CHECK_VOTES] = { "votes", "表决票数" },
    [CHECK_TWICE] = { "twice", "同时两处" },
    [CHECK_SAME_TEXT] = { "same_text", "内容雷同" },
    [CHECK_ALIKE] = { "alike", "可能重复" },
    [CHECK_LIFE] = { "life", "组织存续之外" },
    [CHECK_LATE_ENTRY] = { "late_entry", "补录" },
    [CHECK_REVIEW] = { "review", "民主评议" },
    [CHECK_SCORES] = { "scores", "考核指标" },
    [CHECK_DEBRIEF] = { "debrief", "述职评议" },
    [CHECK_RATED] = { "rated", "评定的条件" },
    [CHECK_DUES] = { "dues", "党费" },
    [CHECK_EVENTS] = { "events", "待登记事项" },
};

const char *check_group_word(enum check_group g)
{
    return groups[g].word;
}

const char *check_group_label(enum check_group g)
{
    return _(groups[g].label);
}

bool check_group_unsound(enum check_group g)
{
    return g == CHECK_SOUND;
}

bool check_group_lacking(enum check_group g)
{
    return g == CHECK_STRUCTURE || g == CHECK_INCOMPLETE;
}

enum { STEPS = 27 }; /* parts: four of the file, three of rules, twenty of an inspector */

static bool go_on(void *ctx, const char *what, size_t done, size_t total)
{
    struct checking *k = ctx;
    bool own = total > 0; /* the scheduler counts organisations */
    if (!k->stopped && !watch_go_on(k->ask->watch, own ? what : k->what, own ? done : k->step,
                                    own ? total : STEPS))
        k->stopped = true;
    return !k->stopped;
}

enum status check_begin_part(struct checking *k, const char *what, struct err *e)
{
    k->what = what;
    if (go_on(k, what, 0, 0))
        k->step++;
    return k->stopped ? watch_stopped(e, _("没有查完")) : ST_OK;
}

/* What fails because it was stopped is no finding. */
static void tell(const struct checking *k, const char *text, const char *fix)
{
    if (k->stopped)
        return;
    const struct check_finding f = { .group = CHECK_SOUND, .text = text, .fix = fix };
    k->sink(k->ctx, &f);
}

static void check_file(const struct checking *k)
{
    struct err e = { 0 };
    if (db_sound(k->db, &e) != ST_OK)
        tell(k, e.text, NULL);
}

static void check_chain(const struct checking *k)
{
    struct err e = { 0 };
    if (journal_verify(k->db, &e) != ST_OK)
        tell(k, e.text,
             _("请与最近的备份对照，查明是谁用别的程序改动了数据库；台账记录本身仍可使用。"));
}

static void kept_differs(void *ctx, const char *key, const char *part)
{
    struct err e = { 0 };
    err_set(&e, ST_REFUSED, "结账 %s 留存的数字被别的程序改动过：%s。", key, part);
    tell(ctx, e.text,
         _("请与结账时的备份或上报的报表对照；要更正，请反结账后重新结账，不要直接改动。"));
}

static void check_kept(const struct checking *k)
{
    struct err e = { 0 };
    struct checking own = *k;
    if (kept_digest_check(k->db, kept_differs, &own, &e) != ST_OK)
        tell(k, e.text, NULL);
}

static void check_marks(const struct checking *k)
{
    struct err e = { 0 };
    int64_t wrong = 0;
    enum status s = marks_verify(k->db, &wrong, &e);
    if (s == ST_OK && wrong > 0)
        err_set(&e, ST_REFUSED, "推算待办用的标记有 %" PRId64 " 处与台账记录不符。", wrong);
    if (s != ST_OK)
        tell(k, e.text, NULL);
    else if (wrong > 0)
        tell(k, e.text, _("请运行 dangjian check --mend，按台账记录重新生成标记。"));
}

/* 第一党支部（B1）设支部委员会：不达标，应当满足：has_committee（示例〔2026〕1号 四）。 */
static void say_structure(struct buf *text, const struct checking *k, const struct duty *d)
{
    due_matter(text, k->w, d);
    if (duty_class(d) == DUTY_ADVICE)
        buf_puts(text, _("：未做到（建议），"));
    else
        buf_puts(text, d->rule->kind == RULE_TERM ? _("：没有登记届次，") : _("：不达标，"));
    due_demand(text, k->w, d->rule);
    buf_printf(text, _("（%s）。"), d->rule->source);
}

static void say_record(struct buf *text, const struct checking *k, const struct duty *d)
{
    due_matter(text, k->w, d);
    buf_puts(text, _("：缺 "));
    for (size_t i = 0; i < d->nelements; i++)
        buf_printf(text, "%s%s", i > 0 ? _("、") : "", due_element(k->w, d->elements[i]));
    buf_printf(text, _("（%s）。"), d->rule->source);
}

static enum check_group group_of(const struct duty *d)
{
    return duty_class(d) == DUTY_ADVICE   ? CHECK_ADVICE
           : d->rule->kind == RULE_RECORD ? CHECK_INCOMPLETE
                                          : CHECK_STRUCTURE;
}

static void tell_duty(void *ctx, const struct duty *d)
{
    const struct checking *k = ctx;
    struct buf text = BUF_INIT, fix = BUF_INIT;
    inspect_name(&text, world_name(k->w, d->org, k->ask->today), k->w->org[d->org].code);
    if (d->rule->kind == RULE_RECORD) {
        say_record(&text, k, d);
        buf_printf(&fix, _("请补全（dangjian set activity %s 字段=值）；确实没有的，填在“%s”里。"),
                   d->item, _(entity_activity.fields[F_ACTIVITY_NONE].label));
    } else {
        say_structure(&text, k, d);
        struct buf id = BUF_INIT;
        due_id(&id, k->w, d);
        buf_printf(&fix, _("缘由在待办里看（dangjian why %s）。"), buf_str(&id));
        buf_free(&id);
    }
    bool record = d->rule->kind == RULE_RECORD;
    const struct check_finding f = { .group = group_of(d),
                                     .text = buf_str(&text),
                                     .fix = buf_str(&fix),
                                     .org = k->w->org[d->org].code,
                                     .entity = record ? "activity" : "org",
                                     .code = record ? d->item : k->w->org[d->org].code };
    k->sink(k->ctx, &f);
    buf_free(&text);
    buf_free(&fix);
}

/* What the due list counts as 不达标, group by group, then advice. */
static enum status check_rules(struct checking *k, struct err *e)
{
    enum { SET_UP = 1U << RULE_STRUCTURE | 1U << RULE_TERM, RECORDS = 1U << RULE_RECORD };
    static const struct {
        unsigned kinds, class;
    } parts[] = { { SET_UP, DUTY_UNMET },
                  { RECORDS, DUTY_UNMET },
                  { SET_UP | RECORDS, DUTY_ADVICE } };
    struct due_filter f = DUE_FILTER_INIT;
    f.today = k->ask->today;
    f.watch = &k->inner;
    enum status s = office_open(&k->office, k->db, PEOPLE_NAMED, e);
    if (s == ST_OK && k->ask->org != NULL && (f.org = office_org(k->office, k->ask->org)) < 0)
        s = err_set(e, ST_MISSING, "没有代码为“%s”的组织；dangjian list org 可列出全部。",
                    k->ask->org);
    if (s == ST_OK) {
        k->w = office_world(k->office);
        k->org = f.org;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts && s == ST_OK; i++) {
        k->step++;
        f.kinds = parts[i].kinds;
        f.classes = 1U << parts[i].class;
        s = due_run(k->office, &f, tell_duty, k, NULL, e);
    }
    if (s == ST_OK)
        s = inspect(k, e);
    office_close(k->office);
    k->office = NULL;
    return s == ST_OK ? inspect_rated(k, e) : s;
}

enum status check_run(struct db *db, const struct check_ask *ask, check_sink sink, void *ctx,
                      struct err *e)
{
    static const struct {
        void (*look)(const struct checking *k);
        const char *what;
    } parts[] = { { check_file, "正在检查文件" },
                  { check_chain, "正在检查变更记录" },
                  { check_kept, "正在检查结账数字" },
                  { check_marks, "正在检查标记" } };
    struct checking k = { .db = db, .ask = ask, .sink = sink, .ctx = ctx };
    struct err own = { 0 };
    enum status s = ST_OK;
    k.inner = (struct watch){ go_on, &k };
    db_watch(db, ask->watch != NULL ? &k.inner : NULL);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && s == ST_OK; i++)
        if ((s = check_begin_part(&k, parts[i].what, &own)) == ST_OK)
            parts[i].look(&k);
    k.what = _("正在读取台账");
    if (s == ST_OK)
        s = check_rules(&k, &own);
    db_watch(db, NULL);
    if (k.stopped)
        return watch_stopped(e, _("没有查完"));
    if (s == ST_FAILED) { /* what cannot be read is found wanting */
        tell(&k, own.text, NULL);
        return ST_OK;
    }
    return s == ST_OK ? s : err_set(e, s, "%s", own.text);
}

enum status check_mend(struct db *db, struct err *e)
{
    enum status s = db_begin(db, e);
    if (s != ST_OK)
        return s;
    s = marks_rebuild(db, e);
    if (s == ST_OK)
        s = name_keys_rebuild(db, e);
    if (s == ST_OK)
        return db_commit(db, e);
    db_rollback(db);
    return s;
}
