/* Checks of the records of the catalogue against the day and the others: what happened is not
 * ahead, a criterion stands once. */
#include <string.h>

#include "door.h"
#include "fields.h"
#include "words.h"

/* Days on which something happened; deadlines and beginnings may lie ahead. */
static const struct {
    const struct entity *en;
    int field;
} happened[] = {
    { &entity_ledger, F_LEDGER_FILED_ON },
    { &entity_ledger, F_LEDGER_PUBLISHED_ON },
    { &entity_ledger, F_LEDGER_CLOSED_ON },
    { &entity_ledger_log, F_LEDGER_LOG_AT },
    { &entity_project, F_PROJECT_CLOSED_ON },
    { &entity_debrief, F_DEBRIEF_DELIVERED_ON },
    { &entity_star, F_STAR_RATED_ON },
    { &entity_assessment, F_ASSESSMENT_RATED_ON },
    { &entity_score, F_SCORE_GIVEN_ON },
    { &entity_transfer, F_TRANSFER_ISSUED_ON },
    { &entity_transfer, F_TRANSFER_RECEIVED_ON },
    { &entity_remittance, F_REMITTANCE_PAID_ON },
    { &entity_closing, F_CLOSING_CLOSED_ON },
    { &entity_closing, F_CLOSING_REOPENED_ON },
    { &entity_dues, F_DUES_PAID_ON },
    { &entity_term, F_TERM_ELECTED_ON },
    { &entity_term, F_TERM_DELIBERATED_ON },
    { &entity_term, F_TERM_REQUESTED_ON },
    { &entity_term, F_TERM_APPROVED_ON },
    { &entity_term, F_TERM_NOTIFIED_ON },
    { &entity_term, F_TERM_CANDIDATES_ON },
    { &entity_term, F_TERM_NAMES_REQUESTED_ON },
    { &entity_term, F_TERM_NAMES_APPROVED_ON },
    { &entity_term, F_TERM_FIRST_MEETING_ON },
    { &entity_term, F_TERM_TALKS_ON },
    { &entity_term, F_TERM_REPORTED_ON },
    { &entity_term, F_TERM_FILED_ON },
};

/* The day of a moment is what stands before its time. What stands already (a key, a day that older
 * versions took) does not bar the other fields. */
static enum status check_happened(struct change *c, const struct row *old, const struct row *row,
                                  int field, struct err *e)
{
    const char *day = row_get(row, field);
    if (day[0] == '\0' || strncmp(day, c->today_text, DAY_TEXT - 1) <= 0 ||
        (old->id != 0 && !strcmp(day, row_get(old, field))))
        return ST_OK;
    c->fault = field;
    return err_set(e, ST_REFUSED, "%s %s 还没有到（今天是 %s），请核对，或等发生之后再填。",
                   _(row->en->fields[field].label), day, c->today_text);
}

/* The one that says the same, whoever has it. */
static enum status check_criterion(struct change *c, const struct row *row, struct err *e)
{
    static const int fields[] = { F_CRITERION_ORG, F_CRITERION_YEAR, F_CRITERION_COHORT,
                                  F_CRITERION_NAME };
    struct stmt *s = db_query(c->db, QUERY_CRITERION_LIKE);
    for (int i = 0; i < 4; i++)
        stmt_bind_text(s, i + 1, row_get(row, fields[i]));
    int got = stmt_step(s, e);
    bool other = got == 1 && stmt_int(s, 0) != row->id;
    if (other) {
        c->fault = F_CRITERION_NAME;
        err_set(e, ST_REFUSED, "同一组织、年度、类别里已有这个指标（%s），请改那一条，或换个名称。",
                stmt_text(s, 1));
    }
    stmt_reset(s);
    return got < 0 ? ST_FAILED : other ? ST_REFUSED : ST_OK;
}

/* A period is closed once it is over, and stands closed once. */
static enum status check_closing(struct change *c, const struct row *row, struct err *e)
{
    struct period p;
    struct stmt *s = db_query(c->db, QUERY_CLOSINGS_OF);
    int64_t other = 0;
    int got = 0;
    if (!period_parse(row_get(row, F_CLOSING_PERIOD), &p))
        return ST_OK;
    c->fault = F_CLOSING_CLOSED_ON;
    if (date_parse(row_get(row, F_CLOSING_CLOSED_ON)) <= p.last)
        return err_set(e, ST_REFUSED, "%s 在 %s 还没有结束，结束之后才能结账。",
                       row_get(row, F_CLOSING_PERIOD), row_get(row, F_CLOSING_CLOSED_ON));
    if (*row_get(row, F_CLOSING_REOPENED_ON))
        return ST_OK;
    stmt_bind_text(s, 1, row_get(row, F_CLOSING_ORG));
    stmt_bind_text(s, 2, row_get(row, F_CLOSING_PERIOD));
    while (!other && (got = stmt_step(s, e)) > 0)
        other = !*stmt_text(s, 4) && stmt_int(s, 0) != row->id ? stmt_int(s, 1) : 0;
    stmt_reset(s);
    c->fault = F_CLOSING_PERIOD;
    return got < 0 ? ST_FAILED
           : other
               ? err_set(e, ST_REFUSED, "%s 的 %s 已经结账（第 %d 次），请先反结账。",
                         row_get(row, F_CLOSING_ORG), row_get(row, F_CLOSING_PERIOD), (int)other)
               : ST_OK;
}

enum status check_record(struct change *c, const struct row *old, const struct row *row,
                         struct err *e)
{
    enum status s = ST_OK;
    for (size_t i = 0; i < sizeof happened / sizeof *happened && s == ST_OK; i++) {
        if (happened[i].en == row->en)
            s = check_happened(c, old, row, happened[i].field, e);
    }
    if (s == ST_OK && row->en == &entity_criterion)
        s = check_criterion(c, row, e);
    if (s == ST_OK && row->en == &entity_closing)
        s = check_closing(c, row, e);
    return s;
}
