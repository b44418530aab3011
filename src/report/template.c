/* The example row of a template: what one entry of each entity may look like, plainly made up. */
#include "template.h"

#include <string.h>

#include "buf.h"
#include "model.h"
#include "words.h"

/* Words that are no matter of a kind alone. "*": of every entity. */
static const struct {
    const char *entity, *field, *value;
} examples[] = {
    { "*", "year", "2026" },
    { "person", "name", "示例某" },
    { "person", "gender", "女" },
    { "person", "org", "办公室党支部" },
    { "person", "since_on", "2026-03-05" },
    { "person", "status", "正式党员" },
    { "membership", "person", "某某某" },
    { "org", "name", "示例党支部" },
    { "event", "person", "张三" },
    { "activity", "theme", "学习党章" },
    { "fact", "name", "headcount" },
    { "fact", "value", "12" },
    { "term", "years", "3" },
    { "ledger_log", "at", "2026-03-05 09:30" },
    { "tie", "partner", "示例社区党支部" },
    { "waiver", "slot", "theme-day" },
    { "waiver", "reason", "全员驻村" },
    { "attendance", "status", "出席" },
    { "closing", "closed_on", "2026-04-02" },
    { "operator", "user", "zhangsan" },
    { "namesake", "person", "P1" }, /* their names would not tell them apart */
    { "namesake", "other", "P2" },
    { "org_namesake", "org", "B1" },
    { "org_namesake", "other", "B2" },
};

static const char *word_for(const struct entity *en, const struct field *f)
{
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        bool here = !strcmp(examples[i].entity, "*") || !strcmp(examples[i].entity, en->name);
        if (here && !strcmp(examples[i].field, f->name))
            return examples[i].value;
    }
    return NULL;
}

static const char *reference_for(const struct field *f)
{
    static const struct {
        const char *entity, *value;
    } refs[] = { { "org", "办公室党支部" }, { "person", "张三" },  { "activity", "M1" },
                 { "ledger", "L1" },        { "criterion", "C1" }, { "event", "E1" } };
    for (size_t i = 0; i < sizeof refs / sizeof *refs; i++) {
        if (!strcmp(refs[i].entity, f->ref))
            return refs[i].value;
    }
    return "";
}

static const char *kind_for(const struct field *f)
{
    switch (f->kind) {
    case FIELD_DAY:
        return "2026-03-05";
    case FIELD_MONTH:
        return "2026-03";
    case FIELD_TIME:
        return "09:30";
    case FIELD_MOMENT:
        return "2026-03-05 09:30";
    case FIELD_PERIOD:
        return "2026Q1";
    case FIELD_PAYMENTS:
        return "2026-03-05 10.00";
    case FIELD_INT:
    case FIELD_NUMBER:
        return "1";
    case FIELD_MONEY:
        return "100.00";
    case FIELD_HOURS:
        return "1.5";
    case FIELD_YESNO:
        return _("是");
    case FIELD_CHOICE:
    case FIELD_CHOICES:
        return f->choices != NULL ? _(f->choices[0].label) : "";
    case FIELD_REF:
    case FIELD_REFS:
        return reference_for(f);
    default:
        return _("示例");
    }
}

void template_example(const struct entity *en, int field, struct buf *out)
{
    const struct field *f = &en->fields[field];
    const char *word = word_for(en, f);
    bool own_code = en->prefix != NULL && field == 0; /* made where it is left out */
    bool wanted = f->required || (f->key && f->preset == NULL);
    if (word != NULL)
        buf_puts(out, word);
    else if (wanted && !own_code)
        buf_puts(out, kind_for(f));
}
