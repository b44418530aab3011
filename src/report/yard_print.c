/* Yardsticks, a line each. */
#include "yard_print.h"

#include "text.h"
#include "words.h"

enum { KIND_CELLS = 4, NAME_CELLS = 20, TITLE_CELLS = 28 };

/* 资格 */
static const char *yard_kind_label(enum yardstick_kind k)
{
    static const char *const labels[YARD_KINDS] = {
        [YARD_ELIGIBLE] = "资格", [YARD_RANKING] = "排名", [YARD_SCALE] = "标准"
    };
    return _(labels[k]);
}

static void put_ratio(struct buf *b, struct ratio r)
{
    char text[RATIO_TEXT];
    ratio_format(r, 4, text);
    buf_puts(b, text);
}

void yard_print_scale(struct buf *b, const struct yardstick *scale)
{
    for (size_t i = 0; i < scale->ngrade; i++)
        buf_printf(b, "%s%s", i ? _("、") : "", _(scale->grade[i].label));
    if (ratio_known(scale->fixed)) {
        buf_puts(b, _("一律 "));
        put_ratio(b, scale->fixed);
        buf_puts(b, _(" 元"));
    }
    for (size_t i = 0; i < scale->nbracket; i++) {
        const struct scale_bracket *x = &scale->bracket[i];
        buf_puts(b, i ? _("，") : "");
        if (ratio_known(x->upto)) {
            put_ratio(b, x->upto);
            buf_puts(b, _(" 元及以下 "));
        } else {
            buf_puts(b, i ? _("更高 ") : _("一律 "));
        }
        put_ratio(b, x->rate);
        buf_putc(b, '%');
    }
}

static void print_ranking(struct buf *b, const struct yardstick *y)
{
    const struct {
        int n;
        const char *before, *after;
    } sets[] = { { y->top, _("前 "), _(" 名") },
                 { y->bottom, _("后 "), _(" 名") },
                 { y->interview, _("约谈后 "), _(" 名") },
                 { y->repeat, _("连续 "), _(" 年靠后") } };
    buf_puts(b, y->of_star     ? _("按各星级的评定得分")
                : y->of_points ? _("按党员积分，各支部分别排")
                               : _("按考核得分"));
    if (y->cohorts)
        buf_printf(b, _("（%s）"), y->cohorts);
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (sets[i].n)
            buf_printf(b, _("，%s%d%s"), sets[i].before, sets[i].n, sets[i].after);
}

void yard_measure(struct buf *b, const struct yardstick *y)
{
    if (y->kind == YARD_SCALE)
        yard_print_scale(b, y);
    else if (y->kind == YARD_RANKING)
        print_ranking(b, y);
    else
        buf_puts(b, y->require_text);
}

void yard_print(struct buf *b, const struct yardstick *y)
{
    char day[DAY_TEXT];
    struct buf name = BUF_INIT;
    buf_puts(&name, y->name);
    if (y->version > 1)
        buf_printf(&name, "/%d", y->version);
    text_pad(b, yard_kind_label(y->kind), KIND_CELLS);
    buf_putc(b, ' ');
    text_pad(b, buf_str(&name), NAME_CELLS);
    buf_free(&name);
    buf_putc(b, ' ');
    text_pad(b, _(y->title), TITLE_CELLS);
    buf_putc(b, ' ');
    yard_measure(b, y);
    if (*y->source)
        buf_printf(b, "  %s", y->source);
    date_format(y->life.from, day);
    if (*day)
        buf_printf(b, _(" 自 %s"), day);
    date_format(y->life.to, day);
    if (*day)
        buf_printf(b, _(" 至 %s 前"), day);
    buf_putc(b, '\n');
}
