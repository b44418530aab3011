/* Why nothing is asked: this is what makes people trust what is. */
#include <string.h>

#include "due_words.h"
#include "fields.h"
#include "mem.h"
#include "why_own.h"
#include "words.h"

static const char *kind_label(int kind)
{
    for (const struct choice *c = entity_org.fields[F_ORG_KIND].choices; c->word; c++)
        if (word_org_kind(c->word) == kind)
            return _(c->label);
    return "";
}

static void say_kinds(struct telling *t, const struct rule *r, int org)
{
    struct buf *b = &t->text;
    buf_puts(b, _("这条制度要求的是"));
    for (int k = 0, n = 0; k < ORG_KINDS; k++)
        if (r->subjects & (1U << k))
            buf_printf(b, "%s%s", n++ ? _("、") : "", kind_label(k));
    buf_printf(b, _("，本组织是%s。"), kind_label((int)t->y->world->org[org].kind));
}

static void say_policy(struct telling *t, const struct rule *r, int org, daynum day)
{
    const struct world *w = t->y->world;
    char text[DAY_TEXT];
    int k = world_policy(w, org, day);
    date_format(day, text);
    if (k < 0)
        buf_printf(&t->text, _("%s 这天本组织和上级都没有指定制度。"), text);
    else
        buf_printf(&t->text, _("%s 这天本组织执行的制度是 %s（%s），其中没有 %s。"), text,
                   w->policy[k]->id, w->policy[k]->title, r->id);
}

/* 自 2026-01-01 起至 2026-12-31 止 */
static void say_life(struct buf *b, struct span life)
{
    char from[DAY_TEXT], to[DAY_TEXT];
    date_format(life.from, from);
    date_format(life.to == DAY_STILL ? DAY_NONE : life.to - 1, to);
    if (*from)
        buf_printf(b, _("自 %s 起"), from);
    if (*to)
        buf_printf(b, _("至 %s 止"), to);
    if (!*from && !*to)
        buf_puts(b, _("没有起止"));
}

static void say_reason(struct telling *t, const struct rule *r, int org, struct period p,
                       const struct unasked_why *u)
{
    struct buf *b = &t->text;
    const struct world *w = t->y->world;
    daynum deadline = r->every ? window_in(&r->window, p).last : p.last;
    char to[DAY_TEXT], limit[DAY_TEXT];
    date_format(deadline, to);
    date_format(u->limit, limit);
    switch (u->why) {
    case UNASKED_KIND:
        say_kinds(t, r, org);
        break;
    case UNASKED_POLICY:
        say_policy(t, r, org, u->judged);
        break;
    case UNASKED_APPOINTED:
        buf_puts(b, _("本组织的班子是任命的，没有届期。"));
        break;
    case UNASKED_RULE:
        buf_printf(b, _("期限 %s 这天制度不在施行："), to);
        say_life(b, r->life);
        buf_puts(b, _("。"));
        break;
    case UNASKED_RULE_HALF:
        buf_printf(b, _("本期 %d 天里制度只施行 %d 天，不足一半（"), period_days(p), u->days);
        say_life(b, r->life);
        buf_puts(b, _("）。"));
        break;
    case UNASKED_TRACKING:
        buf_printf(b, _("期限 %s 早于起始日 %s，之前的不追问。"), to, limit);
        break;
    case UNASKED_ORG:
        buf_printf(b, _("%s 这天本组织%s："), to,
                   span_holds(w->org[org].life, deadline) ? _("或所属党支部不存在") : _("不存在"));
        say_life(b, w->org[org].life);
        buf_puts(b, _("。"));
        break;
    case UNASKED_ORG_HALF:
        buf_printf(b, _("本期 %d 天里本组织只存在 %d 天，不足一半（"), period_days(p), u->days);
        say_life(b, w->org[org].life);
        buf_puts(b, _("）。"));
        break;
    case UNASKED_WHEN:
        date_format(u->judged, to);
        buf_printf(b, _("%s 这天条件“"), to);
        due_condition(b, w, r);
        buf_puts(b, _("”不成立。"));
        break;
    case UNASKED_NOBODY:
        buf_puts(b, _("本期没有应达到的人。"));
        break;
    default:
        buf_puts(b, r->kind == RULE_STREAK ? _("没有谁连续未完成到需要提示的期数。")
                    : r->kind == RULE_RECORD ? _("这些记录的要素齐全，或早于 400 天前。")
                    : r->kind == RULE_EVENT ? _("没有记下引起这项要求的事项。")
                    : r->kind == RULE_ITEM  ? _("没有带这种期限的记录。")
                                            : _("没有引起这项要求的记录。"));
    }
}

enum status why_unasked(struct why *y, struct office *o, const char *id, int org,
                        const struct rule *r, struct period p, daynum today, struct err *e)
{
    const struct world *w = office_world(o);
    *y = (struct why){ .rule = r, .world = w, .org = org, .today = today };
    y->pool = pool_new();
    struct telling t = { .y = y, .o = o, .e = e };
    t.s = schedule_new(w, office_marks(o, false), today, p.last > today ? p.last : today);
    t.failed = office_look(o, &(struct office_ask){ .today = today, .only = org }, e) != ST_OK;
    y->id = why_keep(&t, id);
    struct unasked_why u = schedule_unasked(t.s, org, r, p);
    why_head(&t, r, org, NULL);
    struct why_section *x = why_section(&t, WHY_REASON);
    why_title(&t, x, "不在应办之列");
    say_reason(&t, r, org, p, &u);
    why_line(&t, x)->cause = "unasked";
    if (u.why == UNASKED_WHEN)
        why_facts(&t, r->when, org, u.judged);
    schedule_free(t.s);
    buf_free(&t.text);
    return t.failed ? e->status : office_failed(o, e);
}
