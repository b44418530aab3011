/* Events a record speaks of are offered when it is saved; whether one is entered, people decide. */
#include <string.h>

#include "fields.h"
#include "prompt.h"
#include "proposal.h"
#include "room.h"
#include "words.h"

static bool enter(struct app *a, const struct proposal *p)
{
    struct row event;
    row_init(&event, &entity_event);
    proposal_row(p, &event);
    return record_form(a, &event);
}

static bool offer(struct app *a, const struct proposal *p)
{
    struct buf question = BUF_INIT;
    char day[DAY_TEXT];
    date_format(p->day, day);
    buf_printf(&question, _("%s：%s。登记事项“%s”吗？登记后按“%s”催办（%s）。"), day, p->what,
               p->title, p->asks, p->source);
    bool yes = prompt_yes(buf_str(&question));
    buf_free(&question);
    return yes && enter(a, p);
}

bool proposals_offer(struct app *a, const char *entity, const char *key)
{
    struct proposals p;
    struct err e = { 0 };
    bool saved = false;
    enum status s = proposals_of(&p, a->db, entity, key, a->today, &e);
    for (size_t i = 0; i < p.n && s == ST_OK; i++)
        saved |= offer(a, &p.v[i]);
    if (s != ST_OK)
        app_error(&e);
    proposals_free(&p);
    return saved;
}

bool proposals_enter(struct app *a, const char *entity, const char *key)
{
    struct proposals p = { 0 };
    struct office *o;
    struct err e = { 0 };
    bool saved = false;
    enum status s = app_borrow(a, &o, &e);
    if (s == ST_OK) {
        s = proposals_make(&p, o, a->today, &e);
        app_give_back(a, o);
    }
    for (size_t i = 0; i < p.n && s == ST_OK; i++)
        if (!strcmp(p.v[i].entity, entity) && !strcmp(p.v[i].key, key))
            saved |= enter(a, &p.v[i]);
    if (s != ST_OK)
        app_error(&e);
    proposals_free(&p);
    return saved;
}
