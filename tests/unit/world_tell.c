/* What the scheduler says of a small world, as text. */
#include "world_make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "world_priv.h"

enum { ANSWERS = 16, AHEAD = 400 };

/* ---- rules ---- */

static void write_keys(struct buf *b, const char *s, size_t n)
{
    while (n) {
        const char *end = memchr(s, ';', n);
        size_t one = end ? (size_t)(end - s) : n;
        buf_add(b, s, one);
        buf_putc(b, '\n');
        n -= one + (end != NULL);
        s += one + (end != NULL);
    }
}

static void policy_end(struct made *m, struct buf *b)
{
    struct problems p = { 0 };
    struct policy_text *t = policy_read("rules", buf_str(b), &p);
    const struct policy *made = policy_set_add(m->set, t, NULL, NULL, &p);
    if (p.n || !made)
        made_bad(p.n ? p.v[0].text : "no policy", buf_str(b));
    m->w.policy = mem_resize(m->w.policy, (m->w.npolicy + 1) * sizeof(struct policy *));
    m->w.policy[m->w.npolicy++] = made;
    buf_clear(b);
}

static void read_rules(struct made *m, const char *rules)
{
    struct buf b = BUF_INIT;
    buf_puts(&b, "[policy]\nid = p\ntitle = 试行办法\nnumber = 甲发〔2026〕1号\n");
    while (*rules) {
        size_t n = strcspn(rules, "\n"), word = strcspn(rules, " \n");
        const char *rest = rules + word;
        size_t left = n - word;
        char *line = pool_dupn(m->pool, rules, n);
        if (*rules == '[') {
            const char *close = strchr(line, ']');
            size_t head = close ? (size_t)(close - line) + 1 : n;
            buf_printf(&b, "%.*s\n", (int)head, line);
            write_keys(&b, rules + head, n - head);
        } else if (!strncmp(line, "policy ", 7)) {
            size_t id = strcspn(line + 7, ";");
            policy_end(m, &b);
            buf_printf(&b, "[policy]\nid = %.*s\n", (int)id, line + 7);
            write_keys(&b, rules + 7 + id, n - 7 - id);
        } else if (n) {
            buf_printf(&b, "[rule %.*s]\n", (int)word, line);
            if (!strstr(line, "title ="))
                buf_printf(&b, "title = %.*s\n", (int)word, line);
            if (!strstr(line, "subject ="))
                buf_puts(&b, "subject = branch\n");
            write_keys(&b, rest, left);
        }
        rules += n + (rules[n] == '\n');
    }
    policy_end(m, &b);
    buf_free(&b);
}

/* ---- worlds ---- */

/* Puts the next of the texts in the place of each %s. */
static char *fill(struct made *m, const char *s, const char *const **texts)
{
    struct buf b = BUF_INIT;
    for (const char *at; (at = strstr(s, "%s")) != NULL; s = at + 2) {
        if (!**texts)
            made_bad("no text for %s in", s);
        buf_add(&b, s, (size_t)(at - s));
        buf_puts(&b, *(*texts)++);
    }
    buf_puts(&b, s);
    char *filled = pool_dup(m->pool, buf_str(&b));
    buf_free(&b);
    return filled;
}

static struct made *made_new(const char *rules, const char *const *rows)
{
    struct made *m = mem_alloc(sizeof *m);
    const char *const *texts = rows + 1;
    m->pool = pool_new();
    m->set = policy_set_new();
    m->w.tracking_from = date_make(2026, 1, 1);
    read_rules(m, fill(m, rules, &texts));
    m->w.policies = m->set;
    made_read(m, fill(m, rows[0], &texts));
    if (*texts)
        made_bad("a text too many", *texts);
    return m;
}

static void made_free(struct made *m)
{
    world_free(&m->w);
    policy_set_free(m->set);
    pool_free(m->pool);
    free(m->row);
    free(m->org);
    free(m->person);
    free(m->record);
    free(m->own);
    free(m->persons);
    free(m->lent[0]);
    free(m->lent[1]);
    free(m->lent[2]);
    free(m);
}

/* ---- answers ---- */

/* What is wanted, and where it is written. */
struct telling {
    struct made *m;
    struct buf *out;
    const char *what; /* ORG SLOT START; NULL: all, in short */
};

static const char *day_text(daynum d)
{
    static char out[4][DAY_TEXT];
    static int turn;
    turn = (turn + 1) % 4;
    date_format(d, out[turn]);
    return *out[turn] ? out[turn] : "-";
}

static void tell_whole(const struct telling *t, const struct duty *d)
{
    char head[256];
    snprintf(head, sizeof head, "%s %s %s", t->m->org[d->org], d->rule->slot,
             day_text(d->period_start));
    if (strcmp(head, t->what))
        return;
    buf_printf(t->out, "%s%s %lld/%lld", t->out->len ? " | " : "", duty_status_word(d->status),
               (long long)d->have, (long long)d->need);
    if (d->done_on != DAY_NONE)
        buf_printf(t->out, " @%s", day_text(d->done_on));
    for (size_t i = 0; i < d->nlacking; i++)
        buf_printf(t->out, "%s%s", i ? "," : " lacks ",
                   d->lacking_orgs ? t->m->org[d->lacking[i]] : t->m->person[d->lacking[i]]);
}

static void tell_short(const struct telling *t, const struct duty *d)
{
    buf_printf(t->out, "%s%s %s %s..%s %s", t->out->len ? ", " : "", t->m->org[d->org],
               d->rule->slot, day_text(d->period_start), day_text(d->deadline),
               duty_status_word(d->status));
    if (d->event >= 0)
        buf_printf(t->out, " #%s", t->m->w.event[d->event].code);
}

static void tell(void *ctx, const struct duty *d)
{
    const struct telling *t = ctx;
    if (t->what)
        tell_whole(t, d);
    else
        tell_short(t, d);
}

static void tell_all(struct made *m, struct schedule *s, const char *what, struct buf *out)
{
    for (size_t i = 0; i < m->norg; i++)
        schedule_org(s, (int)i, tell, &(struct telling){ m, out, what });
}

/* The same with the marks alone that the scheduler says it needs, the others when it asks. */
static void ask_late(struct made *m, daynum T, const char *what, const char *want)
{
    struct buf late = BUF_INIT;
    struct mark_source source = { .ctx = m, .read = made_lend_late, .back = made_lend_back };
    struct schedule *s = schedule_new(&m->w, source, T, what ? T + AHEAD : T);
    m->wanted = schedule_wanted(s);
    schedule_marks_from(s, m->wanted.persons.first);
    tell_all(m, s, what, &late);
    if (strcmp(want, buf_str(&late)))
        made_bad("with the last marks it is not", want);
    schedule_free(s);
    buf_free(&late);
}

/* Runs the scheduler over all in order, one by one from the end, and with few marks: all must say
 * the same. */
static char *ask(struct made *m, const char *day, const char *what)
{
    daynum T = made_day(day);
    struct buf all = BUF_INIT, alone = BUF_INIT, one = BUF_INIT;
    struct mark_source source = { .ctx = m, .read = made_lend_marks };
    struct schedule *s = schedule_new(&m->w, source, T, what ? T + AHEAD : T);
    tell_all(m, s, what, &all);
    for (size_t i = m->norg; i-- > 0;) {
        buf_clear(&one);
        schedule_org(s, (int)i, tell, &(struct telling){ m, &one, what });
        if (one.len && alone.len)
            buf_puts(&one, what ? " | " : ", ");
        buf_puts(&one, buf_str(&alone));
        buf_clear(&alone);
        buf_puts(&alone, buf_str(&one));
    }
    if (strcmp(buf_str(&all), buf_str(&alone)))
        made_bad("one by one differs from all", buf_str(&all));
    schedule_free(s);
    ask_late(m, T, what, buf_str(&all));
    buf_free(&alone);
    buf_free(&one);
    return all.len ? buf_take(&all) : mem_dup("-");
}

static const char *keep(const char *s)
{
    static char answer[ANSWERS][2048];
    static int turn;
    turn = (turn + 1) % ANSWERS;
    snprintf(answer[turn], sizeof answer[turn], "%s", s);
    return answer[turn];
}

const char *stand_of(const char *rules, const char *T, const char *what, const char *const *rows)
{
    struct made *m = made_new(rules, rows);
    char *text = ask(m, T, what);
    const char *kept = keep(text);
    free(text);
    made_free(m);
    return kept;
}

/* A structure rule of every kind of organisation that requires it. */
static const char *requiring(const char *expression)
{
    static char rules[1024];
    snprintf(rules, sizeof rules,
             "[fact joint_office] kind = yesno\n"
             "s require = %s; subject = work_committee, leading_group, committee, "
             "discipline_committee, general_branch, branch, group, unit\n"
             "t term = 3; subject = branch; until = 2027-01-01",
             expression);
    return rules;
}

bool holds_of(const char *expression, const char *T, const char *org, const char *const *rows)
{
    char what[128];
    snprintf(what, sizeof what, "%s s -", org);
    const char *text = stand_of(requiring(expression), T, what, rows);
    if (strcmp(text, "-") == 0)
        made_bad("nothing is asked of", org);
    return strncmp(text, "done", 4) == 0;
}

static void note_fact(void *ctx, struct fact_ref f)
{
    *(struct fact_ref *)ctx = f;
}

const char *since_of(const char *expression, const char *T, const char *org,
                     const char *const *rows)
{
    struct made *m = made_new(requiring(expression), rows);
    struct mark_source source = { .ctx = m, .read = made_lend_marks };
    struct schedule *s = schedule_new(&m->w, source, made_day(T), made_day(T));
    struct fact_ref f = { 0 };
    int at = made_org(m, org);
    for (size_t i = 0; i < m->w.policy[0]->nrules; i++)
        if (m->w.policy[0]->rules[i]->require)
            expr_facts(m->w.policy[0]->rules[i]->require, note_fact, &f);
    schedule_enter(s, at);
    const char *kept = keep(day_text(schedule_fact_since(s, at, made_day(T), f)));
    schedule_free(s);
    made_free(m);
    return kept;
}
