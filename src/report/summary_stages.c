/* 发展党员: who is at which stage, counted by organisation. The roster says how it is now: a stage
 * has no history but the days of joining. */
#include <stdlib.h>
#include <string.h>

#include "fields.h"
#include "mem.h"
#include "row.h"
#include "summary.h"
#include "words.h"

enum { STAGES = 4 };
static const char *const stages[STAGES] = { "applicant", "activist", "candidate", "probationary" };

struct counting {
    const struct summary *s;
    int64_t (*at)[STAGES]; /* of each organisation of the world */
    const char *day;
};

static void take(struct counting *x, const struct row *row)
{
    const char *left = row_get(row, F_PERSON_LEFT_ON), *status = row_get(row, F_PERSON_STATUS);
    int org = office_org(x->s->o, row_get(row, F_PERSON_ORG));
    if (org < 0 || (*left != '\0' && strcmp(left, x->day) <= 0) ||
        !report_wants(x->s->o, x->s->q, org, x->s->q->today))
        return;
    for (int i = 0; i < STAGES; i++)
        x->at[org][i] += !strcmp(status, stages[i]);
}

static void put(const struct counting *x, struct book *b)
{
    const struct world *w = x->s->w;
    const struct field *f = &entity_person.fields[F_PERSON_STATUS];
    struct column columns[2 + STAGES] = { { "org", _("代码"), COLUMN_CODE },
                                          { "org_name", _("组织"), COLUMN_TEXT } };
    for (int i = 0; i < STAGES; i++)
        columns[2 + i] = (struct column){ stages[i], model_choice_label(f, stages[i]), COLUMN_INT };
    struct table *t = book_add(b, _("发展党员"), _("发展党员情况"), columns, 2 + STAGES);
    for (int org = 0; org < (int)w->norg; org++) {
        const int64_t *n = x->at[org];
        if (!(n[0] | n[1] | n[2] | n[3]))
            continue;
        table_text(t, w->org[org].code);
        table_text(t, world_name(w, org, x->s->q->today));
        for (int i = 0; i < STAGES; i++)
            table_int(t, n[i]);
    }
    report_notes(t, x->s->o, x->s->q);
    buf_puts(&t->notes, _("按名册现在所记的状态，人数算在所在支部\n"));
}

enum status summary_stages(const struct summary *s, struct book *b, struct err *e)
{
    char day[DAY_TEXT];
    date_format(s->q->today, day);
    struct counting x = { s, mem_alloc((s->w->norg + 1) * sizeof *x.at), day };
    struct row_query ask = { .en = &entity_person, .sort = -1 };
    struct row_iter *it = row_each(office_db(s->o), &ask);
    struct row row;
    int got;
    row_init(&row, &entity_person);
    while ((got = row_next(it, &row, e)) == 1)
        take(&x, &row);
    row_iter_free(it);
    row_clear(&row);
    if (got == 0)
        put(&x, b);
    free(x.at);
    return got < 0 ? e->status : ST_OK;
}
