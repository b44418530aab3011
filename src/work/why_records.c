/* The records an explanation names: those that counted, and the near misses with what they lack. */
#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "fields.h"
#include "mem.h"
#include "why_own.h"
#include "words.h"

enum {
    MOST_NEAR = 5,    /* near misses of an organisation */
    MOST_PERSONAL = 3 /* records told of one of a population */
};

static const char *const causes[VERDICTS] = {
    [VERDICT_COUNTS] = "counts",
    [VERDICT_SAME_DAY] = "same_day",
    [VERDICT_FUTURE] = "future",
    [VERDICT_BEFORE] = "before",
    [VERDICT_AFTER] = "after",
    [VERDICT_OTHER_PART] = "other_part",
    [VERDICT_NOT_OURS] = "not_ours",
    [VERDICT_NO_POST] = "no_post",
    [VERDICT_OTHER_EVENT] = "other_event",
    [VERDICT_UNNAMED] = "unnamed",
    [VERDICT_OTHER_ORG] = "other_org",
    [VERDICT_OTHER_TYPE] = "other_type",
};

static enum query record_query(int64_t record)
{
    static const struct {
        const char *entity;
        enum query q;
    } queries[] = {
        { "dues", QUERY_WHY_DUES },
        { "review", QUERY_WHY_REVIEW },
        { "star", QUERY_WHY_STAR },
        { "assessment", QUERY_WHY_ASSESSMENT },
        { "debrief", QUERY_WHY_DEBRIEF },
        { "transfer", QUERY_WHY_TRANSFER },
        { "project", QUERY_WHY_PROJECT },
        { "ledger", QUERY_WHY_LEDGER },
        { "remittance", QUERY_WHY_REMITTANCE },
        { "dues_base", QUERY_WHY_DUES_BASE },
        { "term", QUERY_WHY_TERM },
    };
    const char *entity = office_record_entity(record);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        if (!strcmp(queries[i].entity, entity))
            return queries[i].q;
    return QUERY_WHY_ACTIVITY;
}

/* The columns of those statements. */
enum { C_CODE, C_HELD, C_TITLE, C_FOR, C_ENTERED, C_WHOSE, C_TYPES, C_EVENTS };

/* Entered more than a week after the day it happened: said, never held against anybody. */
static bool entered_late(const char *entered, const char *held)
{
    daynum a = date_parse(entered), b = date_parse(held);
    return a != DAY_NONE && b != DAY_NONE && a - b > 7;
}

static void say_types(struct buf *b, const struct vocabulary *v, const char *types)
{
    for (const char *at = types; *at;) {
        size_t n = strcspn(at, "; ");
        char *word = mem_dupn(at, n);
        int type = vocabulary_evidence(v, word);
        if (n)
            buf_printf(b, "%s%s", at == types ? "" : _("、"),
                       type < 0 ? word : due_type_title(v, type));
        free(word);
        at += n;
        at += strspn(at, "; ");
    }
}

static const char *part_label(enum part part)
{
    const struct field *f = &entity_attendance.fields[F_ATTENDANCE_ROLE];
    for (const struct choice *c = f->choices; c && c->word; c++)
        if (word_part(c->word) == (int)part)
            return _(c->label);
    return "";
}

static void say_verdict(struct telling *t, const struct rule *r, const struct witness *w,
                        struct stmt *s)
{
    struct buf *b = &t->text;
    const struct world *world = t->y->world;
    const struct vocabulary *v = policy_set_words(world->policies);
    char done[DAY_TEXT];
    date_format(w->mark.done, done);
    switch (w->verdict) {
    case VERDICT_COUNTS:
        buf_puts(b, _("计入"));
        if (r->measure != MEASURE_COUNT) {
            buf_putc(b, ' ');
            due_amount(b, w->amount, r->measure == MEASURE_HOURS);
            buf_puts(b, r->measure == MEASURE_HOURS  ? _(" 学时")
                        : r->measure == MEASURE_DAYS ? _(" 天")
                                                     : _(" 人"));
        }
        break;
    case VERDICT_SAME_DAY:
        buf_puts(b, _("同一天已计过，不再计"));
        break;
    case VERDICT_FUTURE:
        buf_printf(b, _("%s 才完成，在查询日之后 %d 天，不计"), done, w->days);
        break;
    case VERDICT_BEFORE:
        buf_printf(b, _("早于起算日 %d 天，不计"), w->days);
        break;
    case VERDICT_AFTER:
        buf_printf(b, _("晚于期限 %d 天，不计"), w->days);
        break;
    case VERDICT_OTHER_PART:
        buf_printf(b, _("以“%s”参加，要求的是“%s”，不计"), part_label(w->mark.part),
                   part_label(r->part));
        break;
    case VERDICT_NOT_OURS:
        buf_puts(b, _("不是本组织的记录，当天的主持人也不是本组织书记，不计"));
        break;
    case VERDICT_NO_POST:
        buf_puts(b, _("当天不任此职，不计"));
        break;
    case VERDICT_OTHER_EVENT:
        buf_printf(b, _("写明对应的是事项 %s，不计"), stmt_text(s, C_EVENTS));
        break;
    case VERDICT_CONDITION:
        buf_printf(b, _("不合“%s”，不计"), r->counts_text);
        break;
    case VERDICT_UNNAMED:
        buf_puts(b, _("没有写明对应的事项，不计"));
        break;
    case VERDICT_OTHER_ORG:
        buf_printf(b, _("是%s（%s）的记录，本组织不在联合举办之列，不计"),
                   world_name(world, w->org, t->y->today), world->org[w->org].code);
        break;
    default:
        buf_puts(b, _("类别是"));
        say_types(b, v, stmt_text(s, C_TYPES));
        buf_puts(b, _("，不是这里要的，不计"));
    }
}

/* What a row says of itself, up to the verdict. A title of its own stands in 《》; the month, the
 * year or the term of a record that has none does not. */
static void say_record(struct buf *b, struct stmt *s, enum query q)
{
    bool titled = q == QUERY_WHY_ACTIVITY || q == QUERY_WHY_PROJECT || q == QUERY_WHY_LEDGER;
    buf_printf(b, "%s %s", stmt_text(s, C_HELD), stmt_text(s, C_WHOSE));
    if (*stmt_text(s, C_TITLE))
        buf_printf(b, titled ? _("《%s》") : _("，%s"), stmt_text(s, C_TITLE));
    if (*stmt_text(s, C_CODE))
        buf_printf(b, _("（%s）"), stmt_text(s, C_CODE));
    if (*stmt_text(s, C_FOR))
        buf_printf(b, _("，计入日期 %s"), stmt_text(s, C_FOR));
}

static void tell_witness(struct telling *t, struct why_section *x, const struct rule *r,
                         const struct witness *w, int depth)
{
    struct buf *b = &t->text;
    char done[DAY_TEXT];
    enum query q = record_query(w->mark.record);
    struct stmt *s = db_query(office_db(t->o), q);
    stmt_bind_int(s, 1, office_record_id(w->mark.record));
    if (why_step(t, s)) {
        say_record(b, s, q);
        date_format(w->mark.done, done);
        if (w->mark.made_up && w->verdict != VERDICT_FUTURE)
            buf_printf(b, _("，%s 补课"), done);
        if (entered_late(stmt_text(s, C_ENTERED), stmt_text(s, C_HELD)))
            buf_printf(b, _("，%s 补录"), stmt_text(s, C_ENTERED));
        buf_puts(b, _("："));
        say_verdict(t, r, w, s);
        const char *code = *stmt_text(s, C_CODE) ? why_keep(t, stmt_text(s, C_CODE)) : NULL;
        struct why_line *l = why_line(t, x);
        l->depth = depth;
        l->cause = causes[w->verdict];
        l->entity = office_record_entity(w->mark.record);
        l->code = code;
        l->day = w->mark.held;
        if (w->verdict == VERDICT_COUNTS) {
            due_amount(b, w->amount, r->measure == MEASURE_HOURS);
            l->amount = why_keep(t, buf_str(b));
            buf_clear(b);
        }
    }
    stmt_reset(s);
}

/* How near a miss is: those inside the window first, then by the days they are off, what is of
 * another type last. Of what is no meeting another period, organisation or type says nothing. */
static int nearness(const struct witness *w)
{
    bool activity = !strcmp(office_record_entity(w->mark.record), "activity");
    switch (w->verdict) {
    case VERDICT_BEFORE:
    case VERDICT_AFTER:
        return strcmp(office_record_entity(w->mark.record), "dues") ? w->days : -1;
    case VERDICT_OTHER_ORG:
        return activity ? 500 : -1;
    case VERDICT_OTHER_TYPE:
        return activity ? 1000 : -1;
    case VERDICT_COUNTS:
        return -1;
    default:
        return 0;
    }
}

static int by_nearness(const void *a, const void *b)
{
    const struct witness *x = *(const struct witness *const *)a,
                         *y = *(const struct witness *const *)b;
    int c = nearness(x) - nearness(y);
    if (!c)
        c = (x->mark.held < y->mark.held) - (x->mark.held > y->mark.held);
    return c ? c : (x->mark.record > y->mark.record) - (x->mark.record < y->mark.record);
}

/* Tells the nearest of what does not count; how many there are in all. */
static size_t tell_near(struct telling *t, struct why_section *x, const struct rule *r,
                        const struct claim *c, size_t most, int depth)
{
    const struct witness **near = mem_alloc((c->n + 1) * sizeof *near);
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (nearness(&c->w[i]) >= 0)
            near[n++] = &c->w[i];
    if (n > 1)
        qsort(near, n, sizeof *near, by_nearness);
    for (size_t i = 0; i < n && i < most; i++)
        tell_witness(t, x, r, near[i], depth);
    free(near);
    return n;
}

static size_t tell_counted(struct telling *t, struct why_section *x, const struct rule *r,
                           const struct claim *c, size_t most, int depth)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (c->w[i].verdict == VERDICT_COUNTS && n++ < most)
            tell_witness(t, x, r, &c->w[i], depth);
    return n;
}

/* Where a person was on the list of a meeting and not there, and has not made it up. */
static size_t tell_absences(struct telling *t, struct why_section *x, const struct duty *d,
                            int person, int depth)
{
    const struct vocabulary *v = policy_set_words(t->y->world->policies);
    size_t n = 0;
    for (size_t i = 0; i < d->rule->nevidence; i++) {
        struct stmt *s = db_query(office_db(t->o), QUERY_WHY_ABSENT);
        stmt_bind_text(s, 1, t->y->world->person[person].code);
        stmt_bind_text(s, 2, vocabulary_evidence_name(v, d->rule->evidence[i]));
        stmt_bind_day(s, 3, d->window_start);
        stmt_bind_day(s, 4, d->deadline);
        while (why_step(t, s)) {
            const struct field *f = &entity_attendance.fields[F_ATTENDANCE_STATUS];
            say_record(&t->text, s, QUERY_WHY_ACTIVITY);
            buf_printf(&t->text, _("：%s"), model_choice_label(f, stmt_text(s, C_TYPES)));
            if (*stmt_text(s, C_EVENTS))
                buf_printf(&t->text, _("（%s）"), stmt_text(s, C_EVENTS));
            buf_puts(&t->text, _("，没有补课，不计"));
            const char *code = why_keep(t, stmt_text(s, C_CODE));
            daynum day = stmt_day(s, C_HELD);
            struct why_line *l = why_line(t, x);
            *l = (struct why_line){ l->text, depth, "absent", "activity", code, day, NULL };
            n++;
        }
        stmt_reset(s);
    }
    return n;
}

/* The records of a rule without a population. */
static void tell_own(struct telling *t, const struct duty *d, const struct claim *c)
{
    struct why_section *x = why_section(t, WHY_COUNTED);
    size_t n = tell_counted(t, x, d->rule, c, c->n, 0);
    if (n)
        why_title(t, x, "计入的记录 %zu 条", n);
    else
        why_title(t, x, "没有记录计入");
    if (d->have >= d->need)
        return; /* what else there is would have changed nothing */
    x = why_section(t, WHY_NEAR);
    n = d->person >= 0 ? tell_absences(t, x, d, d->person, 0) : 0;
    size_t told = n < MOST_NEAR ? MOST_NEAR - n : 0;
    size_t all = tell_near(t, x, d->rule, c, told, 0);
    x->more = all > told ? all - told : 0;
    if (n + all)
        why_title(t, x, "相近而不计的 %zu 条", n + all);
    else
        t->y->n--; /* nothing near: no section */
}

/* The claims of a population are told after they were all heard: who met it, who lacks, who does
 * not belong. */
struct heard {
    struct telling *t;
    const struct duty *d;
    enum why_kind kind; /* which of them is told in this pass */
    struct why_section *x;
    size_t n;
};

static enum why_kind kind_of(const struct claim *c)
{
    return c->left != LEFT_IN ? WHY_LEFT_OUT : c->reached != DAY_NONE ? WHY_MET : WHY_LACKING;
}

static void say_left(struct telling *t, const struct duty *d, const struct claim *c)
{
    struct buf *b = &t->text;
    char day[DAY_TEXT];
    date_format(d->deadline < t->y->today ? d->deadline : t->y->today, day);
    switch (c->left) {
    case LEFT_WAIVED:
        buf_puts(b, _("：免除，"));
        why_waiver_words(t, b, d->rule, d->org, t->y->world->person[c->who].code, d->deadline);
        break;
    case LEFT_STATUS:
        buf_printf(b, _("：%s 不是%s党员"), day,
                   d->rule->each == EACH_FULL_MEMBER ? _("正式") : "");
        break;
    case LEFT_AWAY:
        buf_printf(b, _("：%s 不在本组织"), day);
        break;
    case LEFT_AMONG:
        buf_printf(b, _("：不合“%s”"), d->rule->among_text);
        break;
    default:
        buf_printf(b, _("：本期只有 %d 天在本组织，不足一半"), c->left_days);
    }
}

/* An office that nobody is on record to have held in the period: no record can be its holder's. */
static void say_vacant(struct telling *t, const struct duty *d, int org)
{
    const struct world *w = t->y->world;
    const struct rule *r = d->rule;
    unsigned roles = r->each == EACH_HEAD ? 1U << POST_SECRETARY : r->each_set;
    int role = 0;
    if (r->each != EACH_HEAD && r->each != EACH_OFFICE)
        return;
    while (role < POST_ROLES - 1 && !(roles & (1U << role)))
        role++;
    for (size_t i = 0; i < w->npost; i++)
        if (w->post[i].org == org && (roles & world_post_roles(w, &w->post[i])) &&
            w->post[i].span.from <= d->deadline && w->post[i].span.to > d->window_start)
            return;
    buf_printf(&t->text, _("：本期没有登记%s，算不到人，请登记任职"),
               model_choice_label(&entity_post.fields[F_POST_ROLE], post_role_word(role)));
}

static void tell_one(struct heard *h, const struct claim *c)
{
    static const char *const words[] = { "met", "lacks", "left_out" };
    struct telling *t = h->t;
    const struct world *w = t->y->world;
    struct buf *b = &t->text;
    const char *code = c->orgs ? w->org[c->who].code : w->person[c->who].code;
    char day[DAY_TEXT];
    date_format(c->reached, day);
    buf_printf(b, _("%s（%s）"),
               c->orgs ? world_name(w, c->who, t->y->today) : w->person[c->who].name, code);
    if (h->kind == WHY_MET)
        buf_printf(b, _("：%s 达到"), day);
    else if (h->kind == WHY_LEFT_OUT)
        say_left(t, h->d, c);
    else if (c->orgs)
        say_vacant(t, h->d, c->who);
    struct why_line *l = why_line(t, h->x);
    l->cause = words[h->kind - WHY_MET];
    l->entity = c->orgs ? "org" : "person";
    l->code = code;
    l->day = c->reached;
    if (h->kind != WHY_LEFT_OUT)
        tell_counted(t, h->x, h->d->rule, c, h->kind == WHY_MET ? MOST_PERSONAL : c->n, 1);
    if (h->kind != WHY_LACKING)
        return;
    size_t n = 0;
    if (!c->orgs)
        n += tell_absences(t, h->x, h->d, c->who, 1);
    if (!c->orgs)
        n += why_unpaid(t, h->x, h->d, c->who);
    tell_near(t, h->x, h->d->rule, c, n < MOST_PERSONAL ? MOST_PERSONAL - n : 0, 1);
}

static void hear(void *ctx, const struct claim *c)
{
    struct heard *h = ctx;
    if (c->who < 0) {
        if (h->x == NULL)
            tell_own(h->t, h->d, c);
    } else if (h->x == NULL) {
        return; /* those below, which stand in for it, have their turn */
    } else if (kind_of(c) == h->kind) {
        tell_one(h, c);
        h->n++;
    }
}

void why_records(struct telling *t, const struct duty *d)
{
    static const char *const titles[] = { "已达到", "尚缺", "不在应达到之列" };
    if (d->rule->kind != RULE_PERIODIC && d->rule->kind != RULE_EVENT)
        return;
    struct heard h = { .t = t, .d = d };
    if (d->rule->each == EACH_NONE) {
        schedule_why(t->s, d, hear, &h);
        if (!d->rule->instead)
            return;
    }
    static const enum why_kind order[] = { WHY_LACKING, WHY_MET, WHY_LEFT_OUT };
    for (size_t i = 0; i < 3; i++) {
        h.kind = order[i];
        h.x = why_section(t, h.kind);
        h.n = 0;
        schedule_why(t->s, d, hear, &h);
        if (h.n == 0)
            t->y->n--;
        else
            why_title(t, h.x, "%s %zu", _(titles[h.kind - WHY_MET]), h.n);
    }
}
