/* What structure, term, streak, item and record rules rest on; who waived what. */
#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "fact_words.h"
#include "fields.h"
#include "mem.h"
#include "why_own.h"
#include "words.h"

bool why_waiver_words(struct telling *t, struct buf *b, const struct rule *r, int org,
                      const char *person, daynum day)
{
    struct stmt *s = db_query(office_db(t->o), QUERY_WHY_WAIVER);
    stmt_bind_text(s, 1, t->y->world->org[org].code);
    stmt_bind_text(s, 2, r->slot);
    stmt_bind_text(s, 3, person);
    stmt_bind_day(s, 4, day);
    bool there = why_step(t, s);
    if (there) {
        buf_printf(b, _("%s至%s：%s"), *stmt_text(s, 0) ? stmt_text(s, 0) : _("一直"),
                   stmt_text(s, 1), stmt_text(s, 2));
        if (*stmt_text(s, 3))
            buf_printf(b, _("，%s批准"), stmt_text(s, 3));
        if (*stmt_text(s, 4))
            buf_printf(b, _("（%s）"), stmt_text(s, 4));
        if (!*stmt_text(s, 5))
            buf_puts(b, _("，免除全部事项"));
    }
    stmt_reset(s);
    return there;
}

void why_waiver(struct telling *t, const struct duty *d)
{
    if (d->status != DUTY_WAIVED)
        return;
    daynum day = d->deadline != DAY_NONE        ? d->deadline
                 : d->rule->kind == RULE_RECORD ? d->period_start
                                                : t->y->today;
    struct why_section *x = why_section(t, WHY_WAIVER);
    why_title(t, x, "免除");
    why_waiver_words(t, &t->text, d->rule, d->org, "", day);
    why_line(t, x)->cause = "waived";
}

static const char *label_of(const struct telling *t, struct fact_ref f, const char *name)
{
    if (f.fact == FACT_POST)
        return model_choice_label(&entity_post.fields[F_POST_ROLE], name + strlen("post."));
    if (f.fact == FACT_RECORDED) {
        const char *title = vocabulary_fact_title(policy_set_words(t->y->world->policies), f.arg);
        return strcmp(title, name) ? _(title)
                                   : model_choice_label(&entity_fact.fields[F_FACT_NAME], name);
    }
    if (f.fact == FACT_PROJECTS)
        return _("项目数");
    if (f.fact == FACT_MISSED)
        return _("逾期次数");
    if (f.fact == FACT_MARKS)
        return _("记录数");
    const char *label = fact_kind_label(f);
    return label != NULL ? label : name;
}

/* Where a dated fact was written down: its own, else the nearest ancestor's. */
static bool say_recorded(struct telling *t, const char *name, int org, daynum day, daynum *since)
{
    const struct world *w = t->y->world;
    int own = org;
    for (int depth = 0; org >= 0 && depth < 32; depth++, org = world_parent(w, org, day)) {
        struct stmt *s = db_query(office_db(t->o), QUERY_WHY_FACT);
        stmt_bind_text(s, 1, w->org[org].code);
        stmt_bind_text(s, 2, name);
        stmt_bind_day(s, 3, day);
        bool there = why_step(t, s) && *stmt_text(s, 1);
        if (there) {
            *since = stmt_day(s, 0);
            buf_printf(&t->text, " = %s", stmt_text(s, 1));
            if (*stmt_text(s, 0))
                buf_printf(&t->text, _("，%s 起"), stmt_text(s, 0));
            if (*stmt_text(s, 2))
                buf_printf(&t->text, _("（%s）"), stmt_text(s, 2));
            if (org != own)
                buf_printf(&t->text, _("，取自上级%s（%s）"), world_name(w, org, day),
                           w->org[org].code);
        }
        stmt_reset(s);
        if (there)
            return true;
    }
    return false;
}

struct fact_telling {
    struct telling *t;
    struct why_section *x;
    int org;
    daynum day;
};

static void tell_fact(void *ctx, struct fact_ref f)
{
    struct fact_telling *k = ctx;
    struct telling *t = k->t;
    struct buf *b = &t->text;
    char name[128], day[DAY_TEXT];
    daynum since = DAY_NONE;
    expr_fact_name(name, sizeof name, f, policy_set_words(t->y->world->policies));
    for (size_t i = 0; i < k->x->n; i++)
        if (!strcmp(k->x->line[i].code, name))
            return; /* named twice, told once */
    const char *code = why_keep(t, name), *label = label_of(t, f, name);
    buf_puts(b, label);
    if (strcmp(label, name))
        buf_printf(b, " %s", name);
    struct ratio r = schedule_fact(t->s, k->org, k->day, f);
    bool said = f.fact == FACT_RECORDED && say_recorded(t, name, k->org, k->day, &since);
    if (!said && !ratio_known(r))
        buf_puts(b, _("：没有记录，与它相比的条件不成立"));
    else if (!said && f.fact == FACT_RECORDED)
        buf_printf(b, _(" = %lld（没有记录）"), (long long)r.num);
    else if (!said && (f.fact == FACT_HAS_COMMITTEE || f.fact == FACT_TERM_OVERDUE ||
                       f.fact == FACT_TERM_LATE))
        buf_printf(b, " = %s", r.num ? _("是") : _("否"));
    else if (!said)
        buf_printf(b, " = %lld", (long long)r.num);
    if (!said && ratio_known(r))
        since = schedule_fact_since(t->s, k->org, k->day, f);
    date_format(since, day);
    if (!said && *day)
        buf_printf(b, _("，%s 起"), day);
    struct why_line *l = why_line(t, k->x);
    l->cause = "fact";
    l->code = code;
    l->day = since;
}

void why_facts(struct telling *t, const struct expr *x, int org, daynum day)
{
    char text[DAY_TEXT];
    date_format(day, text);
    struct fact_telling k = { t, why_section(t, WHY_FACTS), org, day };
    why_title(t, k.x, "各项数据（%s）", text);
    schedule_enter(t->s, org);
    expr_facts(x, tell_fact, &k);
}

/* Who has held a post too long, and which. */
void why_tenure(struct telling *t, const struct duty *d)
{
    const struct world *w = t->y->world;
    const struct rule *r = d->rule;
    struct why_section *x = why_section(t, WHY_LACKING);
    why_title(t, x, "任职将满或已满 %d 年的 %zu 人", r->tenure, d->nlacking);
    for (size_t i = 0; i < d->nlacking; i++) {
        const struct world_person *who = &w->person[d->lacking[i]];
        struct why_line *l = why_say(t, x, "%s（%s）", who->name, who->code);
        l->cause = "lacks";
        l->entity = "person";
        l->code = who->code;
        for (size_t k = 0; k < w->npost; k++) {
            const struct world_post *p = &w->post[k];
            char from[DAY_TEXT], full[DAY_TEXT];
            if (p->person != d->lacking[i] || !(r->each_set & world_post_roles(w, p)) ||
                !span_holds(p->span, t->y->today))
                continue;
            date_format(p->span.from, from);
            date_format(date_add_years(p->span.from, r->tenure), full);
            l = why_say(
                t, x, "%s %s，%s 起，到 %s 满 %d 年", world_name(w, p->org, t->y->today),
                model_choice_label(&entity_post.fields[F_POST_ROLE], post_role_word((int)p->role)),
                *from ? from : _("一直"), full, r->tenure);
            l->depth = 1;
            l->cause = "post";
            l->entity = "post";
            l->day = p->span.from;
        }
    }
}

void why_terms(struct telling *t, const struct duty *d)
{
    if (d->rule->kind != RULE_TERM)
        return;
    struct why_section *x = why_section(t, WHY_TERMS);
    struct stmt *s = db_query(office_db(t->o), QUERY_WHY_TERMS);
    struct buf *b = &t->text;
    bool after = false;
    stmt_bind_text(s, 1, t->y->world->org[d->org].code);
    while (why_step(t, s)) {
        daynum elected = stmt_day(s, 0);
        int years = (int)stmt_int(s, 2);
        char end[DAY_TEXT];
        date_format(date_add_years(elected, years ? years : d->rule->term_years), end);
        buf_printf(b, _("%s 当选"), stmt_text(s, 0));
        if (stmt_int(s, 1))
            buf_printf(b, _("（第 %lld 届）"), (long long)stmt_int(s, 1));
        buf_printf(b, _("，任期 %d 年%s，%s 届满"), years ? years : d->rule->term_years,
                   years ? "" : _("（按制度）"), end);
        if (*stmt_text(s, 3) && *stmt_text(s, 4))
            buf_printf(b, _("；经%s批准（%s）延期至 %s"), stmt_text(s, 5), stmt_text(s, 4),
                       stmt_text(s, 3));
        else if (*stmt_text(s, 3))
            buf_printf(b, _("；延期至 %s 没有批准文号，不作数"), stmt_text(s, 3));
        bool own = elected == d->period_start;
        const char *cause = own                     ? "term"
                            : elected > t->y->today ? "future"
                            : after                 ? "counts"
                                                    : "other";
        if (cause[0] == 'f')
            buf_puts(b, _("：在查询日之后，不计"));
        else if (cause[0] == 'c')
            buf_puts(b, _("：由它换届"));
        after = own;
        struct why_line *l = why_line(t, x);
        l->cause = cause;
        l->entity = "term";
        l->day = elected;
    }
    stmt_reset(s);
    if (x->n)
        why_title(t, x, "届次");
    else
        why_title(t, x, "没有届次记录");
}

struct turn_telling {
    struct telling *t;
    struct why_section *x;
    size_t skip, at;
};

static void count_turn(void *ctx, struct period window, bool met, daynum reached)
{
    struct turn_telling *k = ctx;
    (void)window;
    (void)met;
    (void)reached;
    k->skip++;
}

static void tell_turn(void *ctx, struct period window, bool met, daynum reached)
{
    struct turn_telling *k = ctx;
    char name[64], day[DAY_TEXT];
    if (k->at++ < k->skip)
        return;
    period_name(window, name, sizeof name);
    date_format(reached, day);
    struct why_line *l = met ? why_say(k->t, k->x, "%s：%s 完成", name, day)
                             : why_say(k->t, k->x, "%s：没有完成", name);
    l->depth = 1;
    l->cause = met ? "met" : "lacks";
    l->day = window.first;
}

/* The run of each one who is named, and the period before it. */
void why_turns(struct telling *t, const struct duty *d)
{
    const struct world *w = t->y->world;
    if (d->rule->kind != RULE_STREAK)
        return;
    struct why_section *x = why_section(t, WHY_TURNS);
    why_title(t, x, "连续未完成的 %zu", d->nlacking);
    for (size_t i = 0; i < d->nlacking; i++) {
        int who = d->lacking[i];
        const char *code = d->lacking_orgs ? w->org[who].code : w->person[who].code;
        struct why_line *l =
            why_say(t, x, "%s（%s）",
                    d->lacking_orgs ? world_name(w, who, t->y->today) : w->person[who].name, code);
        l->cause = "lacks";
        l->code = code;
        l->entity = d->lacking_orgs ? "org" : "person";
        struct turn_telling k = { .t = t, .x = x };
        schedule_turns(t->s, d, who, count_turn, &k);
        size_t most = (size_t)d->have + 1;
        k.skip = k.skip > most ? k.skip - most : 0;
        schedule_turns(t->s, d, who, tell_turn, &k);
    }
}

/* The statement that tells of the record an item stands for, and its parameters. */
static struct stmt *item_statement(struct telling *t, const struct duty *d)
{
    static const enum query queries[] = {
        [ITEM_LEDGER] = QUERY_WHY_ITEM_LEDGER,
        [ITEM_MAKEUP] = QUERY_WHY_ITEM_MAKEUP,
        [ITEM_TRANSFER] = QUERY_WHY_ITEM_TRANSFER,
        [ITEM_PROBATION] = QUERY_WHY_ITEM_PROBATION,
    };
    struct stmt *s = db_query(office_db(t->o), queries[d->rule->item]);
    stmt_bind_text(s, 1, d->item);
    return s;
}

/* 《支部党员大会》，出差; 介绍信 示例1号，转往某支部 */
static void say_item(struct buf *b, struct stmt *s, bool letter)
{
    const char *what = stmt_text(s, 0), *more = stmt_text(s, 5);
    if (!letter)
        buf_puts(b, what);
    else if (*what != '\0')
        buf_printf(b, _("介绍信 %s"), what);
    else
        buf_puts(b, _("介绍信"));
    if (*more != '\0')
        buf_printf(b, letter ? _("，转往%s") : _("，%s"), more);
}

void why_item(struct telling *t, const struct duty *d)
{
    static const char *const begun[] = { [ITEM_LEDGER] = "立账",
                                         [ITEM_MAKEUP] = "请假",
                                         [ITEM_TRANSFER] = "开出",
                                         [ITEM_PROBATION] = "接收为预备党员" };
    static const char *const ended[] = { [ITEM_LEDGER] = "销账",
                                         [ITEM_MAKEUP] = "补课",
                                         [ITEM_TRANSFER] = "接收",
                                         [ITEM_PROBATION] = "转正" };
    char to[DAY_TEXT];
    if (d->rule->kind != RULE_ITEM)
        return;
    struct buf *b = &t->text;
    struct why_section *x = why_section(t, WHY_ITEM);
    struct stmt *s = item_statement(t, d);
    why_title(t, x, "记录");
    date_format(d->deadline, to);
    /* what it is; begun; deadline of its own; ended; its entity; what besides */
    if (why_step(t, s)) {
        say_item(b, s, d->rule->item == ITEM_TRANSFER);
        buf_printf(b, _("：%s %s，"), stmt_text(s, 1), _(begun[d->rule->item]));
        if (*stmt_text(s, 2))
            buf_printf(b, _("记录写明的期限 %s，"), to);
        else if (d->rule->item == ITEM_PROBATION)
            buf_printf(b, _("预备期一年到 %s，"), to);
        else
            buf_printf(b, _("按制度 %d 天到 %s，"), d->rule->within, to);
        bool done = d->status == DUTY_DONE || d->status == DUTY_LATE;
        if (done || *stmt_text(s, 3))
            buf_printf(b, "%s %s%s", stmt_text(s, 3), _(ended[d->rule->item]),
                       done ? "" : _("，在查询日之后，不计"));
        else
            buf_printf(b, _("还没有%s"), _(ended[d->rule->item]));
        const char *entity = why_keep(t, stmt_text(s, 4));
        struct why_line *l = why_line(t, x);
        l->cause = done ? "counts" : "lacks";
        l->entity = entity;
        l->code = d->item;
        l->day = d->period_start;
    }
    stmt_reset(s);
}

static bool in_list(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = list; *at;) {
        size_t k = strcspn(at, "; ");
        if (k == n && !strncmp(at, word, n))
            return true;
        at += k;
        at += strspn(at, "; ");
    }
    return false;
}

void why_elements(struct telling *t, const struct duty *d)
{
    const struct rule *r = d->rule;
    if (r->kind != RULE_RECORD)
        return;
    struct stmt *s = db_query(office_db(t->o), QUERY_WHY_LISTS);
    stmt_bind_text(s, 1, d->item);
    struct why_section *x = why_section(t, WHY_ELEMENTS);
    const char *none = "", *ticked = "";
    if (why_step(t, s)) {
        none = why_keep(t, stmt_text(s, 0));
        ticked = why_keep(t, stmt_text(s, 1));
    }
    stmt_reset(s);
    why_title(t, x, "要素 %zu 项，缺 %zu 项", r->nrequired, d->nelements);
    for (size_t i = 0; i < r->nrequired; i++) {
        const char *name = r->required[i];
        bool lacks = false;
        for (size_t k = 0; k < d->nelements; k++)
            lacks |= !strcmp(d->elements[k], name);
        const char *cause = lacks                   ? "lacks"
                            : in_list(none, name)   ? "none"
                            : in_list(ticked, name) ? "ticked"
                                                    : "there";
        struct why_line *l = why_say(t, x, "%s：%s", due_element(t->y->world, name),
                                     lacks             ? _("缺")
                                     : *cause == 'n'   ? _("本次没有（已注明）")
                                     : cause[1] == 'i' ? _("已勾选")
                                                       : _("有"));
        l->cause = cause;
        l->code = name;
        l->entity = "activity";
        l->day = d->period_start;
    }
}
