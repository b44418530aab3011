/* What an inspector finds in the records: each finding with its record. The program names it; what
 * it means is for people to say. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "alike.h"
#include "buf.h"
#include "check_own.h"
#include "fields.h"
#include "mem.h"
#include "review_tally.h"
#include "words.h"

int inspect_asked(const struct checking *k, const char *org)
{
    int i = office_org(k->office, org);
    bool in = i >= 0 && (k->org < 0 || i == k->org || world_below(k->w, i, k->org, k->ask->today));
    return in ? i : -1;
}

void inspect_name(struct buf *text, const char *name, const char *code)
{
    buf_printf(text, _("%s（%s）"), name, code);
    if (*_("（") == ' ') /* words stand apart */
        buf_putc(text, ' ');
}

/* f: what is known of it besides. */
static void find(const struct checking *k, int org, const char *what, struct check_finding f)
{
    struct buf text = BUF_INIT;
    inspect_name(&text, world_name(k->w, org, k->ask->today), k->w->org[org].code);
    if (strcmp(f.entity, "org") != 0)
        buf_printf(&text, "%s ", f.code);
    buf_printf(&text, _("%s。"), what);
    f.text = buf_str(&text);
    f.org = k->w->org[org].code;
    k->sink(k->ctx, &f);
    buf_free(&text);
}

void inspect_find(const struct checking *k, enum check_group group, int org, const char *entity,
                  const char *code, const char *what)
{
    find(k, org, what, (struct check_finding){ .group = group, .entity = entity, .code = code });
}

/* Findings that a statement makes by itself. */
static enum status tell_all(struct checking *k, enum query q, enum check_group group, struct err *e)
{
    struct stmt *s = db_query(k->db, q);
    struct buf what = BUF_INIT;
    int got;
    stmt_bind_day(s, 1, k->ask->today);
    while ((got = stmt_step(s, e)) == 1) {
        int org = inspect_asked(k, stmt_text(s, 0));
        buf_clear(&what);
        inspect_tell(&what, s, 3);
        if (org >= 0)
            inspect_find(k, group, org, stmt_text(s, 1), stmt_text(s, 2), buf_str(&what));
    }
    stmt_reset(s);
    buf_free(&what);
    return got < 0 ? e->status : ST_OK;
}

/* One line of votes: 发展党员: 12/10/10/0/0. */
struct vote {
    char *item;
    long entitled, present, yes, no, none;
};

static bool read_vote(const char *line, size_t n, struct vote *v)
{
    char *text = mem_dupn(line, n);
    char *colon = strrchr(text, ':');
    long *numbers[] = { &v->entitled, &v->present, &v->yes, &v->no, &v->none };
    char *at = colon ? colon + 1 : text;
    bool good = colon != NULL;
    for (size_t i = 0; i < 5 && good; i++) {
        char *end;
        *numbers[i] = strtol(at, &end, 10);
        good = end != at;
        at = *end == '/' ? end + 1 : end;
    }
    if (colon)
        *colon = '\0';
    v->item = text;
    return good;
}

/* An assembly needs more than half of those entitled (支部工作条例 第十一条), any other meeting
 * half (第十二条). */
static bool quorum(bool assembly, long present, long entitled)
{
    return assembly ? present * 2 > entitled : present * 2 >= entitled;
}

static void judge_vote(const struct checking *k, struct stmt *s, int org, const struct vote *v)
{
    struct buf b = BUF_INIT;
    const char *code = stmt_text(s, 2), *held = stmt_text(s, 4);
    long sum = v->yes + v->no + v->none;
    if (v->present > v->entitled)
        buf_printf(&b, _("%s 表决“%s”：实到 %ld 多于应到 %ld"), held, v->item, v->present,
                   v->entitled);
    else if (sum != v->present)
        buf_printf(&b, _("%s 表决“%s”：赞成、反对、弃权共 %ld，实到 %ld"), held, v->item, sum,
                   v->present);
    if (b.len)
        inspect_find(k, CHECK_VOTES, org, "activity", code, buf_str(&b));
    buf_clear(&b);
    if (!quorum(stmt_int(s, 5) != 0, v->present, v->entitled)) {
        buf_printf(&b, _("%s 表决“%s”：应到 %ld，实到 %ld，不足法定人数"), held, v->item,
                   v->entitled, v->present);
        inspect_find(k, CHECK_QUORUM, org, "activity", code, buf_str(&b));
    }
    buf_free(&b);
}

static enum status look_votes(struct checking *k, struct err *e)
{
    struct stmt *s = db_query(k->db, QUERY_INSPECT_VOTES);
    int got;
    while ((got = stmt_step(s, e)) == 1) {
        int org = inspect_asked(k, stmt_text(s, 0));
        for (const char *at = stmt_text(s, 3); *at && org >= 0;) {
            size_t n = strcspn(at, "\n");
            struct vote v;
            if (read_vote(at, n, &v))
                judge_vote(k, s, org, &v);
            free(v.item);
            at += n + (at[n] == '\n');
        }
    }
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

/* One assembly while its list is read. */
struct assembly {
    char *code;
    int org;
    daynum held;
    long present;
};

/* Full members have the vote. Who is waived does not count as entitled: that is not known here, and
 * so only half of all is asked for. */
static void judge_assembly(const struct checking *k, struct assembly *a)
{
    struct fact_ref full = { .fact = FACT_FULL_MEMBERS };
    struct ratio r;
    if (a->code && a->org >= 0) {
        r = world_fact_value(k->w, a->org, a->held, full);
        if (!quorum(true, a->present, (long)r.num)) {
            char day[DAY_TEXT];
            struct buf b = BUF_INIT;
            date_format(a->held, day);
            buf_printf(&b, _("%s 党员大会：正式党员 %lld 名，到会 %ld 名，没有过半数"), day,
                       (long long)r.num, a->present);
            inspect_find(k, CHECK_QUORUM, a->org, "activity", a->code, buf_str(&b));
            buf_free(&b);
        }
    }
    free(a->code);
    a->code = NULL;
}

static enum status look_assemblies(struct checking *k, struct err *e)
{
    struct stmt *s = db_query(k->db, QUERY_INSPECT_PRESENT);
    struct assembly a = { .code = NULL };
    int got;
    while ((got = stmt_step(s, e)) == 1) {
        if (!a.code || strcmp(a.code, stmt_text(s, 2)) != 0) {
            judge_assembly(k, &a);
            a = (struct assembly){ mem_dup(stmt_text(s, 2)), inspect_asked(k, stmt_text(s, 0)),
                                   stmt_day(s, 4), 0 };
        }
        int person = office_person(k->office, stmt_text(s, 3));
        a.present += person >= 0 && stmt_int(s, 5) != 0 &&
                     world_is_member(k->w, person, a.held, true) &&
                     world_home(k->w, person, a.held) == a.org;
    }
    stmt_reset(s);
    judge_assembly(k, &a);
    return got < 0 ? e->status : ST_OK;
}

/* More than a third excellent (支部工作条例第十八条: normally a third at most); results without the
 * number of their file. */
static enum status tell_reviews(struct checking *k, int year, struct err *e)
{
    struct review_tally t;
    enum status st = review_tally_make(&t, k->office, year, k->ask->today, k->org, e);
    for (size_t i = 0; i < t.n && !st; i++) {
        const struct review_branch *b = &t.v[i];
        struct buf said = BUF_INIT;
        int org = office_org(k->office, b->code);
        buf_printf(&said, _("%d 年度民主评议评定 %d 名，优秀 %d 名，超过三分之一"), year,
                   b->reviewed, b->count[0]);
        if (review_above_third(b))
            inspect_find(k, CHECK_REVIEW, org, "org", b->code, buf_str(&said));
        buf_clear(&said);
        buf_printf(&said, _("%d 年度民主评议有 %d 名的结果没有档案号"), year, b->unfiled);
        if (b->unfiled > 0)
            inspect_find(k, CHECK_REVIEW, org, "org", b->code, buf_str(&said));
        buf_free(&said);
    }
    review_tally_free(&t);
    return st;
}

static enum status look_reviews(struct checking *k, struct err *e)
{
    struct stmt *s = db_query(k->db, QUERY_REVIEW_YEARS);
    enum status st = ST_OK;
    int got = 0;
    while (!st && (got = stmt_step(s, e)) == 1)
        st = tell_reviews(k, (int)stmt_int(s, 0), e);
    stmt_reset(s);
    return got < 0 ? e->status : st;
}

enum status check_say(struct db *db, const struct entity *en, int64_t id, daynum today,
                      struct buf *out, struct err *e)
{
    if (en != &entity_post && en != &entity_term)
        return ST_OK;
    struct stmt *s =
        db_query(db, en == &entity_post ? QUERY_INSPECT_POSTS : QUERY_INSPECT_LONG_PAST);
    stmt_bind_day(s, 1, today);
    stmt_bind_int(s, 2, id);
    int got = stmt_step(s, e);
    if (got == 1)
        inspect_tell(out, s, 3);
    stmt_reset(s);
    return got < 0 ? e->status : ST_OK;
}

static void tell_alike(void *ctx, const struct alike_pair *p)
{
    const struct checking *k = ctx;
    struct buf b = BUF_INIT, fix = BUF_INIT;
    int org = inspect_asked(k, p->org);
    if (org >= 0 && p->apart && k->ask->apart != NULL)
        ++*k->ask->apart;
    if (org < 0 || p->apart)
        return;
    alike_say(p->other, 0, &b);
    if (p->same_id_no) {
        buf_puts(&b, _("：身份证号相同，重复的请删去一条"));
    } else {
        buf_printf(&b, _("：重复的请删去一条；%s"), alike_apart(p->en));
        alike_say_apart(p->en, p->code, row_get(p->other, 0), &fix);
    }
    find(k, org, buf_str(&b),
         (struct check_finding){ .group = CHECK_ALIKE,
                                 .fix = fix.len > 0 ? buf_str(&fix) : NULL,
                                 .entity = p->en->name,
                                 .code = p->code,
                                 .other = row_get(p->other, 0),
                                 .two = fix.len > 0 });
    buf_free(&b);
    buf_free(&fix);
}

enum status inspect(struct checking *k, struct err *e)
{
    static const struct {
        enum query q;
        enum check_group group;
    } statements[] = {
        { QUERY_INSPECT_TREE, CHECK_TREE },           { QUERY_INSPECT_PEOPLE, CHECK_TREE },
        { QUERY_INSPECT_STAGE, CHECK_TREE },          { QUERY_INSPECT_ASTRAY, CHECK_TREE },
        { QUERY_INSPECT_TERMS, CHECK_TERMS },         { QUERY_INSPECT_LONG_PAST, CHECK_TERMS },
        { QUERY_INSPECT_LEADERS, CHECK_QUORUM },      { QUERY_INSPECT_POSTS, CHECK_TERMS },
        { QUERY_INSPECT_LIFE, CHECK_LIFE },           { QUERY_INSPECT_TWICE, CHECK_TWICE },
        { QUERY_INSPECT_SAME_TEXT, CHECK_SAME_TEXT }, { QUERY_INSPECT_LATE, CHECK_LATE_ENTRY },
        { QUERY_INSPECT_CRITERIA, CHECK_SCORES },     { QUERY_INSPECT_DEBRIEFS, CHECK_DEBRIEF },
        { QUERY_INSPECT_DUES, CHECK_DUES },
    };
    enum status st = check_begin_part(k, _("正在核对表决和到会人数"), e);
    if (!st)
        st = look_votes(k, e);
    if (!st)
        st = look_assemblies(k, e);
    for (size_t i = 0; i < sizeof statements / sizeof *statements && !st; i++) {
        st = check_begin_part(k, _("正在核对各条记录"), e);
        if (!st)
            st = tell_all(k, statements[i].q, statements[i].group, e);
    }
    if (!st)
        st = check_begin_part(k, _("正在核对有无重复"), e);
    if (!st)
        st = alike_pairs(k->db, k->ask->today, tell_alike, k, e);
    if (!st)
        st = check_begin_part(k, _("正在核对民主评议"), e);
    if (!st)
        st = look_reviews(k, e);
    if (!st)
        st = check_begin_part(k, _("正在核对应登记的事项"), e);
    if (!st)
        st = inspect_events(k, e);
    if (!st)
        st = check_begin_part(k, _("正在核对党费和换届"), e);
    return st ? st : inspect_flows(k, e);
}
