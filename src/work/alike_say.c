/* What is said of what may be one thing recorded twice. */
#include <stdlib.h>

#include "alike.h"
#include "buf.h"
#include "fields.h"
#include "listed.h"
#include "mem.h"
#include "words.h"

/* training(before_post) is a 培训. */
static void show_types(const char *types, struct buf *out)
{
    struct listed type;
    for (const char *between = ""; listed_next(&types, &type); between = _("、")) {
        char *word = mem_dupn(type.text, type.bare);
        buf_printf(out, "%s%s", between,
                   model_choice_label(&entity_activity.fields[F_ACTIVITY_TYPES], word));
        free(word);
    }
}

void alike_say(const struct row *other, int line, struct buf *out)
{
    struct buf b = BUF_INIT;
    const char *text = "";
    if (other->en == &entity_activity) {
        buf_printf(&b, "%s ", row_get(other, F_ACTIVITY_HELD_ON));
        if (*row_get(other, F_ACTIVITY_START_TIME) != '\0')
            buf_printf(&b, "%s ", row_get(other, F_ACTIVITY_START_TIME));
        show_types(row_get(other, F_ACTIVITY_TYPES), &b);
        if (*(text = row_get(other, F_ACTIVITY_THEME)) != '\0')
            buf_printf(&b, _("“%.90s”"), text);
    } else {
        buf_puts(&b, row_get(other, 1));
        if (other->en == &entity_person && *(text = row_get(other, F_PERSON_JOINED_ON)) != '\0')
            buf_printf(&b, _("，%s 入党"), text);
    }
    if (line > 0)
        buf_printf(out, _("与第 %d 行"), line);
    else
        buf_printf(out, _("与 %s"), row_get(other, 0));
    buf_printf(out,
               other->en == &entity_activity ? _("（%s）可能是同一次")
               : other->en == &entity_person ? _("（%s）可能是同一个人")
                                             : _("（%s）可能是同一个组织"),
               buf_str(&b));
    buf_free(&b);
}

const char *alike_same(const struct entity *en)
{
    return en == &entity_activity ? _("是同一次的")
           : en == &entity_person ? _("是同一个人的")
                                  : _("是同一个组织的");
}

const char *alike_apart(const struct entity *en)
{
    return en == &entity_activity ? _("确是两次的请各填开始时间或主题")
           : en == &entity_person ? _("确是两个人的请各填出生日期或身份证号")
                                  : _("确是两个组织的请把名称写得不同");
}

void alike_say_apart(const struct entity *en, const char *code, const char *other, struct buf *out)
{
    if (en == &entity_person)
        buf_printf(out,
                   _("核对过、确是两个人的请登记（dangjian add namesake person=%s other=%s）。"),
                   code, other);
    else if (en == &entity_org)
        buf_printf(out,
                   _("核对过、确是两个组织的请登记（dangjian add org_namesake org=%s other=%s）。"),
                   code, other);
}
