/* Words that policies add to: types of activities and events, names of facts, and the policies
 * themselves. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "fields.h"
#include "listed.h"
#include "mem.h"
#include "ratio.h"
#include "vocabulary.h"
#include "words.h"

static bool is_choice(const struct field *f, const char *word)
{
    for (const struct choice *c = f->choices; c && c->word; c++)
        if (!strcmp(c->word, word))
            return true;
    return false;
}

/* 1: some policy of the database declares it (value, if asked for, is what it says under key); 0:
 * none; -1: failed. */
static int declared(struct change *c, const char *section, const char *word, const char *key,
                    struct buf *value, struct err *e)
{
    struct stmt *s = db_query(c->db, QUERY_POLICY_DECLARES);
    stmt_bind_text(s, 1, section);
    stmt_bind_text(s, 2, word);
    stmt_bind_text(s, 3, key);
    int got = stmt_step(s, e);
    if (got > 0 && value)
        buf_puts(value, stmt_text(s, 0));
    stmt_reset(s);
    return got;
}

/* Whether a word stands in a list of a policy: year, quarter; or with what it is called:
 * excellent:优秀, good:好. */
static bool lists_word(const char *list, const char *word)
{
    size_t n = strlen(word);
    while (*list) {
        list += strspn(list, ", ");
        size_t len = strcspn(list, ", ");
        if (strcspn(list, ":, ") == n && !memcmp(list, word, n))
            return true;
        list += len;
    }
    return false;
}

/* The same answers for a word that some policy lists under a key of a section. */
static int listed(struct change *c, const char *section, const char *name, const char *key,
                  const char *word, struct err *e)
{
    struct stmt *s = db_query(c->db, QUERY_POLICY_LISTS);
    int got;
    bool found = false;
    stmt_bind_text(s, 1, section);
    stmt_bind_text(s, 2, name);
    stmt_bind_text(s, 3, key);
    while (!found && (got = stmt_step(s, e)) > 0)
        found = lists_word(stmt_text(s, 0), word);
    stmt_reset(s);
    return found ? 1 : got;
}

/* TYPE(FORM): the type is known and a policy declares the form. */
static int known_form(struct change *c, const struct field *f, const char *word, struct err *e)
{
    const char *open = strchr(word, '(');
    if (open == NULL)
        return 0;
    char *type = mem_dupn(word, (size_t)(open - word));
    char *form = mem_dupn(open + 1, strlen(open) - 2); /* the reader saw to the closing one */
    int got = is_choice(f, type) ? 1 : declared(c, "evidence", type, "title", NULL, e);
    if (got > 0)
        got = listed(c, "evidence", type, "forms", form, e);
    free(type);
    free(form);
    return got;
}

/* Types of evidence that other records give: an activity is none of them. */
static bool is_record(const char *type)
{
    static const char *const records[] = { "dues",       "review",   "star",    "assessment",
                                           "debrief",    "transfer", "project", "ledger",
                                           "remittance", "dues_base" };
    size_t n = strcspn(type, "(");
    for (size_t i = 0; i < sizeof records / sizeof *records; i++)
        if (strlen(records[i]) == n && !memcmp(records[i], type, n))
            return true;
    return false;
}

static enum status check_word(struct change *c, const struct row *row, int field,
                              const char *section, const char *word, struct err *e)
{
    const struct field *f = &row->en->fields[field];
    int got = is_choice(f, word) ? 1 : declared(c, section, word, "title", NULL, e);
    if (got > 0)
        return ST_OK;
    c->fault = field;
    return got < 0 ? e->status
                   : err_set(e, ST_REFUSED,
                             "没有“%s”这种%s，制度里可以另加（现有的见 dangjian fields %s）。",
                             word, _(f->label), row->en->name);
}

static enum status check_type(struct change *c, const struct row *row, int field, const char *word,
                              struct err *e)
{
    const struct field *f = &row->en->fields[field];
    int got = is_record(word) ? 0 : known_form(c, f, word, e);
    if (got > 0)
        return ST_OK;
    c->fault = field;
    if (got < 0)
        return e->status;
    if (is_record(word))
        return err_set(e, ST_REFUSED, "“%s”不是活动：请录入相应的记录（见 dangjian fields）。",
                       word);
    return check_word(c, row, field, "evidence", word, e);
}

static enum status check_types(struct change *c, const struct row *row, struct err *e)
{
    const char *types = row_get(row, F_ACTIVITY_TYPES);
    enum status st = ST_OK;
    for (char *word; !st && (word = listed_take(&types)) != NULL; free(word))
        st = check_type(c, row, F_ACTIVITY_TYPES, word, e);
    return st;
}

/* A word among the choices, or among those a policy lists. */
static enum status check_listed(struct change *c, const struct row *row, int field,
                                const char *section, const char *name, const char *key,
                                struct err *e)
{
    const struct field *f = &row->en->fields[field];
    const char *word = row_get(row, field);
    int got = !*word || is_choice(f, word) ? 1 : listed(c, section, name, key, word, e);
    if (got > 0)
        return ST_OK;
    c->fault = field;
    return got < 0 ? e->status
                   : err_set(e, ST_REFUSED,
                             "没有“%s”这种%s（现有的见 dangjian fields %s），"
                             "制度 [%s %s] 的 %s 里可以另加。",
                             word, _(f->label), row->en->name, section, name, key);
}

static enum status check_policy(struct change *c, const struct row *row, int field, struct err *e)
{
    const char *id = row_get(row, field);
    if (!*id)
        return ST_OK;
    struct stmt *s = db_query(c->db, QUERY_POLICY_KNOWN);
    stmt_bind_text(s, 1, id);
    int got = stmt_step(s, e);
    stmt_reset(s);
    if (got > 0)
        return ST_OK;
    c->fault = field;
    return got < 0 ? e->status
                   : err_set(e, ST_REFUSED,
                             "制度“%s”还没有载入：请先载入（dangjian policy load %s）。", id, id);
}

/* How the value of a fact is written: what the standard list says, else the policy that declares
 * it. */
static enum status check_fact_value(struct change *c, const struct row *row, struct err *e)
{
    const char *name = row_get(row, F_FACT_NAME), *value = row_get(row, F_FACT_VALUE);
    struct vocabulary *v = vocabulary_new();
    struct buf kind = BUF_INIT;
    struct ratio number;
    int fact = vocabulary_fact(v, name), word, got = 1;
    if (fact < 0)
        got = declared(c, "fact", name, "kind", &kind, e);
    enum fact_kind k = fact >= 0                          ? vocabulary_fact_kind(v, fact)
                       : !strcmp(buf_str(&kind), "yesno") ? FACT_YESNO
                       : !strcmp(buf_str(&kind), "word")  ? FACT_WORD
                                                          : FACT_NUMBER;
    bool good = !*value || (k == FACT_NUMBER  ? ratio_parse(value, &number)
                            : k == FACT_YESNO ? !strcmp(value, "yes") || !strcmp(value, "no")
                                              : vocabulary_word(value, &word));
    buf_free(&kind);
    vocabulary_free(v);
    if (got < 0)
        return e->status;
    if (good)
        return ST_OK;
    c->fault = F_FACT_VALUE;
    return err_set(
        e, ST_REFUSED,
        k == FACT_NUMBER ? "“%s”不是数字，请填数字，如 120 或 3.5。"
        : k == FACT_YESNO
            ? "“%s”请改填 yes（是）或 no（否）。"
            : "没有“%s”这个词：层级填 county、city、region、center（县、市、自治区、中央），"
              "单位性质填 organ、institution、enterprise（机关、事业单位、企业）。",
        value);
}

enum status check_words(struct change *c, const struct row *row, struct err *e)
{
    if (row->en == &entity_activity)
        return check_types(c, row, e);
    if (row->en == &entity_event)
        return check_word(c, row, F_EVENT_TYPE, "event", row_get(row, F_EVENT_TYPE), e);
    if (row->en == &entity_org)
        return check_policy(c, row, F_ORG_POLICY, e);
    if (row->en == &entity_placement)
        return check_policy(c, row, F_PLACEMENT_POLICY, e);
    if (row->en == &entity_plan)
        return check_type(c, row, F_PLAN_TYPE, row_get(row, F_PLAN_TYPE), e);
    if (row->en == &entity_debrief)
        return check_listed(c, row, F_DEBRIEF_FORM, "evidence", "debrief", "forms", e);
    if (row->en == &entity_assessment)
        return check_listed(c, row, F_ASSESSMENT_GRADE, "scale", "assessment", "grades", e);
    if (row->en != &entity_fact)
        return ST_OK;
    enum status st = check_word(c, row, F_FACT_NAME, "fact", row_get(row, F_FACT_NAME), e);
    return st ? st : check_fact_value(c, row, e);
}
