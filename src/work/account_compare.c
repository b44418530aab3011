/* Two accounts of one period held against each other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "account.h"
#include "due_words.h"
#include "mem.h"
#include "words.h"

/* A duty and whose account it stands in. */
struct side {
    const struct account *a;
    const struct account_duty *d;
};

static int by_key(const void *x, const void *y)
{
    const struct side *p = x, *q = y;
    int c = strcmp(p->a->org[p->d->org].code, q->a->org[q->d->org].code);
    if (!c)
        c = strcmp(p->a->rule[p->d->rule].id, q->a->rule[q->d->rule].id);
    if (!c)
        c = (p->d->period_start > q->d->period_start) - (p->d->period_start < q->d->period_start);
    if (!c)
        c = strcmp(p->d->event, q->d->event);
    return c ? c : strcmp(p->d->item, q->d->item);
}

static bool runs(const struct account *a, const struct account_duty *d)
{
    return a->rule[d->rule].kind == RULE_STREAK;
}

/* The duties of an account that run, or those that do not, behind the *n that are in v. */
static void list(const struct account *a, bool running, struct side *v, size_t *n)
{
    for (size_t i = 0; a && i < a->nduty; i++)
        if (runs(a, &a->duty[i]) == running)
            v[(*n)++] = (struct side){ a, &a->duty[i] };
}

static bool is_met(const struct account_duty *d)
{
    return d->status == DUTY_DONE || d->status == DUTY_LATE;
}

/* What made the difference, as far as the two tell; -1: there is none. */
static int cause_of(const struct side *k, const struct side *n)
{
    if (!n->d)
        return CHANGED_GONE;
    if (!k->d)
        return CHANGED_NEW;
    if (k->d->status == n->d->status && k->d->have == n->d->have && k->d->need == n->d->need)
        return -1;
    if ((k->d->status == DUTY_WAIVED) != (n->d->status == DUTY_WAIVED))
        return n->d->status == DUTY_WAIVED ? CHANGED_WAIVER : CHANGED_UNWAIVED;
    if (k->a->rule[k->d->rule].kind == RULE_TERM)
        return CHANGED_TERM;
    if (k->d->need != n->d->need)
        return CHANGED_PEOPLE;
    return is_met(n->d) && n->d->done_on > k->a->today ? CHANGED_LATER : CHANGED_RECORDS;
}

static const char *stands(struct account_changes *c, const struct account_duty *d)
{
    struct buf b = BUF_INIT;
    char day[DAY_TEXT];
    if (d) {
        buf_printf(&b, "%s ", duty_class_label(duty_class_of(d->status, d->advice)));
        due_amount(&b, d->have, d->hours);
        buf_putc(&b, '/');
        due_amount(&b, d->need, d->hours);
        date_format(d->done_on, day);
        if (d->status == DUTY_LATE && *day)
            buf_printf(&b, _("（%s）"), day);
    }
    const char *s = pool_dup(c->pool, buf_str(&b));
    buf_free(&b);
    return s;
}

static struct account_change *add(struct account_changes *c, const struct account_org *org)
{
    c->v = mem_grow(c->v, c->n, &c->cap, sizeof *c->v);
    struct account_change *x = &c->v[c->n];
    *x = (struct account_change){ .nth = c->n++,
                                  .org = pool_dup(c->pool, org->code),
                                  .name = pool_dup(c->pool, org->name) };
    return x;
}

static void take_pair(struct account_changes *c, const struct side *k, const struct side *n)
{
    int cause = cause_of(k, n);
    const struct side *told = k->d ? k : n;
    if (cause < 0)
        return;
    struct account_change *x = add(c, &told->a->org[told->d->org]);
    x->cause = (enum account_cause)cause;
    x->what = pool_dup(c->pool, told->d->matter);
    x->before = stands(c, k->d);
    x->after = stands(c, n->d);
}

static void compare_duties(struct account_changes *c, struct side *k, size_t nk, struct side *n,
                           size_t nn)
{
    const struct side none = { NULL, NULL };
    if (nk)
        qsort(k, nk, sizeof *k, by_key);
    if (nn)
        qsort(n, nn, sizeof *n, by_key);
    for (size_t i = 0, j = 0; i < nk || j < nn;) {
        int order = i == nk ? 1 : j == nn ? -1 : by_key(&k[i], &n[j]);
        take_pair(c, order > 0 ? &none : &k[i], order < 0 ? &none : &n[j]);
        i += order <= 0;
        j += order >= 0;
    }
}

static const struct {
    const char *label;
    size_t at;
    bool money;
} figures[] = {
    { N_("正式党员"), offsetof(struct figures, full), false },
    { N_("预备党员"), offsetof(struct figures, probationary), false },
    { N_("应到人次"), offsetof(struct figures, expected), false },
    { N_("实到人次"), offsetof(struct figures, present), false },
    { N_("谈心谈话"), offsetof(struct figures, talks), false },
    { N_("应缴党费"), offsetof(struct figures, due), true },
    { N_("实缴党费"), offsetof(struct figures, paid), true },
    { N_("欠缴党费"), offsetof(struct figures, owing), true },
};

static int64_t figure(const struct figures *f, size_t i)
{
    int64_t v;
    memcpy(&v, (const char *)f + figures[i].at, sizeof v);
    return v;
}

static const char *amount(struct account_changes *c, int64_t v, bool money)
{
    char text[48];
    if (money)
        snprintf(text, sizeof text, "%lld.%02lld", (long long)(v / 100), (long long)(v % 100));
    else
        snprintf(text, sizeof text, "%lld", (long long)v);
    return pool_dup(c->pool, text);
}

static void take_figures(struct account_changes *c, const struct account_org *k,
                         const struct account_org *n)
{
    static const struct figures nothing;
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        int64_t before = figure(k ? &k->own : &nothing, i),
                after = figure(n ? &n->own : &nothing, i);
        if (before == after)
            continue;
        struct account_change *x = add(c, k ? k : n);
        x->cause = CHANGED_FIGURES;
        x->what = _(figures[i].label);
        x->before = amount(c, before, figures[i].money);
        x->after = amount(c, after, figures[i].money);
    }
}

static void compare_figures(struct account_changes *c, const struct account *k,
                            const struct account *n)
{
    for (size_t i = 0, j = 0; i < k->norg || j < n->norg;) {
        int order = i == k->norg ? 1 : j == n->norg ? -1 : strcmp(k->org[i].code, n->org[j].code);
        take_figures(c, order > 0 ? NULL : &k->org[i], order < 0 ? NULL : &n->org[j]);
        i += order <= 0;
        j += order >= 0;
    }
}

static int by_org(const void *x, const void *y)
{
    const struct account_change *a = x, *b = y;
    int c = strcmp(a->org, b->org);
    if (!c)
        c = (a->cause == CHANGED_FIGURES) - (b->cause == CHANGED_FIGURES);
    return c ? c : (a->nth > b->nth) - (a->nth < b->nth);
}

void account_compare(const struct account *kept, const struct account *now,
                     const struct account *then, struct account_changes *out)
{
    *out = (struct account_changes){ .pool = pool_new() };
    size_t room = kept->nduty + now->nduty + (then ? then->nduty : 0) + 1, nk = 0, nn = 0;
    struct side *k = mem_alloc(room * sizeof *k), *n = mem_alloc(room * sizeof *n);
    list(kept, false, k, &nk);
    list(now, false, n, &nn);
    compare_duties(out, k, nk, n, nn);
    nk = nn = 0;
    if (then) {
        list(kept, true, k, &nk);
        list(then, true, n, &nn);
        compare_duties(out, k, nk, n, nn);
    }
    compare_figures(out, kept, now);
    if (out->n)
        qsort(out->v, out->n, sizeof *out->v, by_org);
    free(k);
    free(n);
}

void account_changes_free(struct account_changes *c)
{
    free(c->v);
    if (c->pool)
        pool_free(c->pool);
    *c = (struct account_changes){ 0 };
}

const char *account_cause_label(enum account_cause c)
{
    static const char *const labels[] = {
        [CHANGED_LATER] = N_("结账后补办"),     [CHANGED_RECORDS] = N_("补录或更正记录"),
        [CHANGED_WAIVER] = N_("新的免除"),      [CHANGED_UNWAIVED] = N_("免除已撤"),
        [CHANGED_TERM] = N_("任期变动"),        [CHANGED_PEOPLE] = N_("应完成数变动"),
        [CHANGED_GONE] = N_("不再要求"),        [CHANGED_NEW] = N_("新增要求"),
        [CHANGED_FIGURES] = N_("基础数字变动"),
    };
    return _(labels[c]);
}
