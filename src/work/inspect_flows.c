/* What an inspector finds in dues and elections, that a statement alone cannot know: what was due
 * by the base that was set, and when a term was to end. */
#include <stdlib.h>
#include <string.h>

#include "check_own.h"
#include "due.h"
#include "dues_fee.h"
#include "dues_grid.h"
#include "mem.h"
#include "words.h"

/* --- what was recorded as due against what is reckoned --- */

struct differing {
    char *person;
    struct dues_bases bases;
    int n, org;         /* months that differ; where the first one was */
    char first[8];      /* 2026-03 */
    int64_t was;        /* recorded in the first one, fen */
    struct buf because; /* 应为 40.00，按 1% 计… */
};

static void tell_differing(const struct checking *k, struct differing *x)
{
    struct buf b = BUF_INIT;
    int person = x->n > 0 ? office_person(k->office, x->person) : -1;
    if (person >= 0 && x->org >= 0) {
        buf_printf(&b, _("%s（%s）有 %d 个月的应缴党费与核定的不同：%s 记 "),
                   k->w->person[person].name, x->person, x->n, x->first);
        dues_money(&b, x->was);
        buf_printf(&b, _(" 元，%s"), buf_str(&x->because));
        inspect_find(k, CHECK_DUES, x->org, "person", x->person, buf_str(&b));
    }
    buf_free(&b);
    free(x->person);
    dues_bases_free(&x->bases);
    buf_free(&x->because);
    *x = (struct differing){ .org = -1 };
}

static void compare(const struct checking *k, struct differing *x, const char *month, int64_t due)
{
    struct buf day = BUF_INIT;
    int person = office_person(k->office, x->person);
    buf_printf(&day, "%s-01", month);
    daynum first = date_parse(buf_str(&day));
    buf_free(&day);
    int org = person < 0 ? -1 : world_home(k->w, person, first);
    int policy = org < 0 ? -1 : world_policy(k->w, org, first);
    struct dues_fee fee = dues_fee_of(&x->bases, policy < 0 ? NULL : k->w->policy[policy], first);
    if (org < 0 || fee.due < 0 || fee.due == due || x->n++ > 0)
        return;
    x->org = inspect_asked(k, k->w->org[org].code);
    x->was = due;
    strncpy(x->first, month, sizeof x->first - 1);
    buf_puts(&x->because, _("应为 "));
    dues_money(&x->because, fee.due);
    buf_puts(&x->because, _(" 元，"));
    dues_fee_words(&x->because, &fee);
}

static enum status look_due(const struct checking *k, struct err *e)
{
    struct stmt *s = db_query(k->db, QUERY_INSPECT_DUES_DUE);
    struct differing x = { .org = -1 };
    enum status st = ST_OK;
    int got = 0;
    stmt_bind_day(s, 1, k->ask->today);
    while (st == ST_OK && (got = stmt_step(s, e)) == 1) {
        if (x.person == NULL || strcmp(x.person, stmt_text(s, 0)) != 0) {
            tell_differing(k, &x);
            x.person = mem_dup(stmt_text(s, 0));
            st = dues_bases_read(&x.bases, k->db, x.person, e);
        }
        if (st == ST_OK)
            compare(k, &x, stmt_text(s, 1), stmt_int(s, 2));
    }
    stmt_reset(s);
    tell_differing(k, &x);
    return got < 0 ? e->status : st;
}

/* --- months that two branches leave to each other --- */

static void tell_between(void *ctx, const struct dues_move *m)
{
    const struct checking *k = ctx;
    char day[DAY_TEXT];
    struct buf b = BUF_INIT;
    int org = inspect_asked(k, k->w->org[m->from].code);
    date_format(m->on, day);
    buf_printf(&b,
               _("%s %s 转到%s：%d 月的党费两边都没有要求（转出的月底已不在，转入的不足半个月），"
                 "请商定由哪边收"),
               k->w->person[m->person].name, day, world_name(k->w, m->to, m->on),
               date_split(m->on).month);
    if (org >= 0)
        inspect_find(k, CHECK_DUES, org, "person", k->w->person[m->person].code, buf_str(&b));
    buf_free(&b);
}

/* As far back as dues are looked up: January of the year before. */
static enum status look_between(struct checking *k, struct err *e)
{
    int year = date_split(k->ask->today).year;
    enum status s = ST_OK;
    for (int y = year - 1; y <= year && s == ST_OK; y++)
        s = dues_between_all(k->office, y, k->ask->today, tell_between, k, e);
    return s;
}

/* --- elections before their time, or after it --- */

enum { EARLY = 31 }; /* an election so many days before the end is still the one of that term */

/* Elected long before the end, or after it: both ask for the superior's approval (支部工作条例
 * 第六章: 延期或提前一般不超过一年). With an approval the deadline is what it says. */
static void tell_election(void *ctx, const struct duty *d)
{
    const struct checking *k = ctx;
    char elected[DAY_TEXT], due[DAY_TEXT], next[DAY_TEXT];
    int days = (int)(d->done_on - d->deadline);
    struct buf b = BUF_INIT, key = BUF_INIT;
    if (days <= 0 && -days <= EARLY)
        return;
    date_format(d->period_start, elected);
    date_format(d->deadline, due);
    date_format(d->done_on, next);
    if (days > 0)
        buf_printf(&b, _("%s 届满，%s 才换届，晚 %d 天"), due, next, days);
    else
        buf_printf(&b, _("%s 届满，%s 就换届，提前 %d 天，没有登记批复"), due, next, -days);
    buf_printf(&b, _("（%s）"), d->rule->source);
    buf_printf(&key, "%s/%s", k->w->org[d->org].code, elected);
    inspect_find(k, CHECK_TERMS, d->org, "term", buf_str(&key), buf_str(&b));
    buf_free(&b);
    buf_free(&key);
}

static enum status look_elections(struct checking *k, struct err *e)
{
    struct due_filter f = DUE_FILTER_INIT;
    f.today = k->ask->today;
    f.watch = &k->inner;
    f.all = true;
    f.org = k->org;
    f.kinds = 1U << RULE_TERM;
    f.classes = 1U << DUTY_DONE | 1U << DUTY_LATE;
    return due_run(k->office, &f, tell_election, k, NULL, e);
}

enum status inspect_flows(struct checking *k, struct err *e)
{
    enum status s = look_due(k, e);
    if (s == ST_OK)
        s = look_between(k, e);
    return s == ST_OK ? look_elections(k, e) : s;
}
