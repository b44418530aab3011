/* Those of one name of whom somebody has said that they are two. */
#include <stdlib.h>

#include "alike.h"
#include "door.h"
#include "fields.h"
#include "mem.h"

/* Where that is recorded; NULL: it is not, of such things. */
static const struct entity *entity_apart(const struct entity *en)
{
    return en == &entity_person ? &entity_namesake
           : en == &entity_org  ? &entity_org_namesake
                                : NULL;
}

enum status alike_is_apart(struct db *db, const struct entity *en, const char *one,
                           const char *other, bool *apart, struct err *e)
{
    *apart = false;
    if (entity_apart(en) == NULL)
        return ST_OK;
    struct stmt *s = db_query(db, en == &entity_person ? QUERY_NAMESAKE_IS : QUERY_ORG_NAMESAKE_IS);
    stmt_bind_text(s, 1, one);
    stmt_bind_text(s, 2, other);
    int got = stmt_step(s, e);
    *apart = got == 1;
    stmt_reset(s);
    return got < 0 ? ST_FAILED : ST_OK;
}

static enum status put_apart(struct change *c, const struct row *row, const struct row *other,
                             struct err *e)
{
    struct row pair;
    enum put did;
    row_init(&pair, entity_apart(row->en));
    row_set(&pair, F_NAMESAKE_ONE, row_get(row, 0));
    row_set(&pair, F_NAMESAKE_OTHER, row_get(other, 0));
    enum status s =
        change_put(c, &pair, FIELD_BIT(F_NAMESAKE_ONE) | FIELD_BIT(F_NAMESAKE_OTHER), &did, e);
    row_clear(&pair);
    return s;
}

enum status alike_set_apart(struct change *c, const struct row *row, daynum today, struct err *e)
{
    struct alike_apart said = { 0 };
    struct row other;
    enum status s = ST_OK;
    row_init(&other, row->en);
    while (s == ST_OK && entity_apart(row->en) != NULL) {
        row_clear(&other);
        s = alike_find_but(c->db, row, NULL, today, &said, &other, e);
        if (s != ST_OK || other.id == 0)
            break;
        said.id = mem_grow(said.id, said.n, &said.cap, sizeof *said.id);
        said.id[said.n++] = other.id;
        s = put_apart(c, row, &other, e);
    }
    row_clear(&other);
    free(said.id);
    return s;
}
