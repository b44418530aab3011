/* Making a database. */
#include "create.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fields.h"
#include "meta.h"
#include "policy_file.h"
#include "save.h"
#include "words.h"

static enum status set_field(struct row *row, int field, const char *typed, struct err *e)
{
    struct buf value = BUF_INIT;
    enum status s = model_read(&row->en->fields[field], typed, &value, e);
    if (s == ST_OK)
        row_set(row, field, buf_str(&value));
    else
        err_prefix(e, "%s", _(row->en->fields[field].label));
    buf_free(&value);
    return s;
}

static enum status fill_root(struct row *row, const struct create *how, struct err *e)
{
    enum status s = set_field(row, F_ORG_CODE, how->code != NULL ? how->code : "1", e);
    if (s == ST_OK)
        s = set_field(row, F_ORG_NAME, how->name != NULL ? how->name : _("本单位"), e);
    if (s == ST_OK)
        s = set_field(row, F_ORG_KIND, how->kind != NULL ? how->kind : "unit", e);
    return s;
}

static enum status set_tracking(struct change *c, struct db *db, daynum since, struct err *e)
{
    char day[DAY_TEXT];
    struct buf note = BUF_INIT;
    date_format(since, day);
    buf_printf(&note, "tracking_from = %s", day);
    enum status s = setting_set(db, "tracking_from", day, e);
    if (s == ST_OK)
        s = change_note(c, "setting", buf_str(&note), e);
    buf_free(&note);
    return s;
}

/* The policy's id becomes the root's. */
static enum status put_policy(struct change *c, struct db *db, const struct create *how,
                              struct row *row, struct err *e)
{
    if (how->policy == NULL)
        return ST_OK;
    char day[DAY_TEXT], *id = NULL;
    date_format(how->today, day);
    enum status s = policy_file_put(db, how->policy, day, how->user, &id, e);
    if (s == ST_OK) {
        row_set(row, F_ORG_POLICY, id);
        s = change_note(c, "policy", id, e);
    }
    free(id);
    return s;
}

static enum status fill(struct db *db, const struct create *how, struct err *e)
{
    struct row row;
    struct change *c;
    enum put did;
    daynum since = how->since;
    if (since == DAY_NONE) {
        struct ymd t = date_split(how->today);
        since = date_make(t.year, t.month, 1);
    }
    row_init(&row, &entity_org);
    enum status s = change_begin(&c, db, _("建立数据库"), how->today, how->user, e);
    if (s != ST_OK)
        return s;
    s = set_tracking(c, db, since, e);
    if (s == ST_OK)
        s = fill_root(&row, how, e);
    if (s == ST_OK)
        s = put_policy(c, db, how, &row, e);
    if (s == ST_OK)
        s = change_put(c, &row, FIELD_ALL, &did, e);
    row_clear(&row);
    return change_end(c, s, e);
}

enum status database_make(const char *path, const struct create *how, struct db **out,
                          struct err *e)
{
    enum status s = db_open(out, path, DB_CREATE, e);
    if (s != ST_OK)
        return s;
    s = fill(*out, how, e);
    if (s != ST_OK) {
        db_discard(*out);
        *out = NULL;
    }
    return s;
}

enum status database_create(const char *path, const struct create *how, struct err *e)
{
    struct db *db;
    struct buf made = BUF_INIT;
    enum status s = db_vacant(path, e);
    if (s != ST_OK)
        return s;
    db_name_making(path, &made);
    s = database_make(buf_str(&made), how, &db, e);
    if (s == ST_OK)
        s = db_close_whole(db, e);
    if (s == ST_OK)
        s = db_settle_in(buf_str(&made), path, e);
    buf_free(&made);
    return s;
}
