/* A payment that does not say what was due: the base that was set says it. */
#include <string.h>

#include "door.h"
#include "dues_fee.h"
#include "fields.h"
#include "policy.h"
#include "policy_store.h"

void dues_forget(struct change *c)
{
    policy_set_free(c->policies);
}

/* The policy over the person on that day; NULL: none. */
static enum status policy_over(struct change *c, const char *person, daynum day,
                               const struct policy **out, struct err *e)
{
    enum status st = c->policies == NULL ? policy_store_load(c->db, &c->policies, e) : ST_OK;
    *out = NULL;
    if (st != ST_OK)
        return st;
    struct stmt *s = db_query(c->db, QUERY_DUES_POLICY);
    stmt_bind_text(s, 1, person);
    stmt_bind_day(s, 2, day);
    int got = stmt_step(s, e);
    if (got == 1)
        *out = policy_set_get(c->policies, stmt_text(s, 0));
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

enum status dues_fill(struct change *c, const struct row *old, struct row *row, uint64_t *given,
                      struct err *e)
{
    if (row->en != &entity_dues || old->id != 0 ||
        ((*given & FIELD_BIT(F_DUES_AMOUNT_DUE)) && row_get(row, F_DUES_AMOUNT_DUE)[0] != '\0'))
        return ST_OK;
    struct buf text = BUF_INIT;
    struct dues_bases bases;
    const struct policy *policy = NULL;
    const char *person = row_get(row, F_DUES_PERSON);
    buf_printf(&text, "%s-01", row_get(row, F_DUES_MONTH));
    daynum first = date_parse(buf_str(&text));
    enum status s = dues_bases_read(&bases, c->db, person, e);
    if (s == ST_OK && first != DAY_NONE && bases.n > 0)
        s = policy_over(c, person, first, &policy, e);
    if (s == ST_OK && first != DAY_NONE) {
        struct dues_fee fee = dues_fee_of(&bases, policy, first);
        buf_clear(&text);
        if (fee.due >= 0) {
            model_number_text(&entity_dues.fields[F_DUES_AMOUNT_DUE], fee.due, &text);
            row_set(row, F_DUES_AMOUNT_DUE, buf_str(&text));
            *given |= FIELD_BIT(F_DUES_AMOUNT_DUE);
        }
    }
    dues_bases_free(&bases);
    buf_free(&text);
    return s;
}
