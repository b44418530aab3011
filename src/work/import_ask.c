/* What people are asked about a line of a file, and what they are told of it besides. */
#include <stdlib.h>
#include <string.h>

#include "alike.h"
#include "buf.h"
#include "fields.h"
#include "import_own.h"
#include "mem.h"
#include "words.h"

void import_decide(struct import *im, int line, enum import_alike what)
{
    size_t i = 0;
    while (i < im->nsaid && im->said[i].line != line)
        i++;
    if (i == im->nsaid) {
        im->said = mem_grow(im->said, im->nsaid, &im->said_cap, sizeof *im->said);
        im->said[im->nsaid++].line = line;
    }
    im->said[i].what = what;
}

static enum import_alike decided(const struct import *im, int line)
{
    enum import_alike rest = IMPORT_ASK;
    for (size_t i = 0; i < im->nsaid; i++) {
        if (im->said[i].line == line)
            return im->said[i].what;
        if (im->said[i].line == 0)
            rest = im->said[i].what;
    }
    return rest;
}

static bool said_of(const struct import *im, int line)
{
    for (size_t i = 0; i < im->nsaid; i++)
        if (im->said[i].line == line)
            return true;
    return false;
}

bool import_decided(const struct import *im, int line)
{
    return decided(im, line) != IMPORT_ASK;
}

static struct import_meant *meant_place(const struct import *im, const char *name,
                                        const char *under)
{
    for (size_t i = 0; i < im->nmeant; i++)
        if (!strcmp(im->meant[i].name, name) && !strcmp(im->meant[i].under, under))
            return &im->meant[i];
    return NULL;
}

const struct import_meant *import_meant_of(const struct import *im, const char *name,
                                           const char *under)
{
    return meant_place(im, name, under);
}

void import_mean(struct import *im, const char *name, const char *under, enum import_means means,
                 const char *text)
{
    struct import_meant *m = meant_place(im, name, under);
    if (m == NULL) {
        im->meant = mem_grow(im->meant, im->nmeant, &im->meant_cap, sizeof *im->meant);
        m = &im->meant[im->nmeant++];
        *m = (struct import_meant){ .name = mem_dup(name), .under = mem_dup(under) };
    }
    free(m->text);
    m->means = means;
    m->text = mem_dup(text);
}

void import_make_under(struct import *im, const char *parent)
{
    free(im->make_under);
    im->make_under = parent != NULL ? mem_dup(parent) : NULL;
}

void import_forget_meant(struct import *im)
{
    for (size_t i = 0; i < im->nmeant; i++) {
        free(im->meant[i].name);
        free(im->meant[i].under);
        free(im->meant[i].text);
    }
    free(im->meant);
    free(im->make_under);
}

/* An organisation of that name under another one: has it moved, or is it another? 第一党支部 there
 * is everywhere. */
static enum status find_elsewhere(struct import_run *r, const struct row *row, struct row *other,
                                  struct err *e)
{
    const char *name = row_get(row, F_ORG_NAME);
    int64_t id = 0;
    int n = 0, got;
    if (*row_get(row, F_ORG_CODE) != '\0' || !strncmp(name, "第", strlen("第")))
        return ST_OK;
    struct stmt *s = db_query(r->db, QUERY_ORG_NAMED);
    stmt_bind_text(s, 1, name);
    while ((got = stmt_step(s, e)) == 1) {
        id = stmt_int(s, 0);
        n += change_line(r->c, id) == 0 ? 1 : 2; /* the file itself has several */
    }
    stmt_reset(s);
    if (got < 0)
        return ST_FAILED;
    return n == 1 ? row_load(r->db, &entity_org, id, other, e) : ST_OK;
}

static void say_elsewhere(struct db *db, const struct row *other, struct buf *b)
{
    const char *parent = row_get(other, F_ORG_PARENT);
    struct buf name = BUF_INIT;
    row_name(db, "org", parent, &name, NULL);
    buf_printf(b, _("已有同名的 %s（上级 %s）"), row_get(other, 0),
               *parent != '\0' ? buf_str(&name) : _("没有"));
    buf_free(&name);
}

static enum status ask(struct import_run *r, const struct row *other, bool elsewhere, struct err *e)
{
    struct buf b = BUF_INIT;
    const struct entity *en = other->en;
    int line = change_line(r->c, other->id);
    if (elsewhere)
        say_elsewhere(r->db, other, &b);
    else
        alike_say(other, line, &b);
    if (line > 0)
        buf_printf(&b, _("：%s只留一行；"), alike_same(en));
    else
        buf_printf(&b, _("：%s请在编号里填 %s；"), alike_same(en), row_get(other, 0));
    buf_puts(&b, elsewhere ? _("是另一个的请填自己的编号") : alike_apart(en));
    enum status s =
        elsewhere
            ? err_set(e, ST_REFUSED, "%s（或 dangjian import --alike new）。", buf_str(&b))
            : err_set(e, ST_REFUSED, "%s（或 dangjian import --alike new、same）。", buf_str(&b));
    buf_free(&b);
    return s;
}

enum status import_ask_alike(struct import_run *r, struct import_line *l, struct row *row,
                             uint64_t given, struct err *e)
{
    bool asked = row->en == &entity_activity || row->en == &entity_person || row->en == &entity_org;
    enum import_alike what = decided(r->im, l->number);
    if (!asked || row->id != 0 || what == IMPORT_AS_NEW)
        return ST_OK;
    struct row other, old;
    row_init(&other, row->en);
    row_init(&old, row->en);
    change_resolve(r->c, row);
    enum status s = alike_find(r->db, row, NULL, r->how->today, &other, e);
    bool elsewhere = s == ST_OK && other.id == 0 && row->en == &entity_org &&
                     (given & FIELD_BIT(F_ORG_PARENT)) != 0;
    if (elsewhere)
        s = find_elsewhere(r, row, &other, e);
    if (s == ST_OK && other.id != 0) /* seldom: so it is asked last whether the row is there */
        s = import_find_old(r->db, row, &old, e);
    bool known = old.id != 0;
    row_clear(&old);
    if (s != ST_OK || known) {
        row_clear(&other);
        return s;
    }
    if (elsewhere && !said_of(r->im, l->number)) /* one answer for all moves no organisation */
        what = IMPORT_ASK;
    if (s == ST_OK && other.id != 0 && what == IMPORT_AS_THAT) {
        row->id = other.id;
        row_set(row, 0, row_get(&other, 0));
    } else if (s == ST_OK && other.id != 0) {
        l->alike = true;
        s = ask(r, &other, elsewhere, e);
    }
    row_clear(&other);
    return s;
}

enum status import_set_apart(struct import_run *r, const struct import_line *l,
                             const struct row *row, struct err *e)
{
    if (decided(r->im, l->number) != IMPORT_AS_NEW)
        return ST_OK;
    change_once(r->c, 0);
    return alike_set_apart(r->c, row, r->how->today, e);
}

/* Nothing says whether the probation is over. */
static bool no_stage(const struct row *row, daynum today)
{
    const char *joined = row_get(row, F_PERSON_JOINED_ON);
    return row->en == &entity_person && *joined != '\0' && date_parse(joined) <= today &&
           *row_get(row, F_PERSON_FULL_ON) == '\0' && *row_get(row, F_PERSON_STATUS) == '\0';
}

enum status import_fill_stage(struct import_run *r, struct row *row, uint64_t *given, struct err *e)
{
    const uint64_t both = FIELD_BIT(F_PERSON_STATUS) | FIELD_BIT(F_PERSON_FULL_ON);
    struct row old;
    if (r->im->stage_as == NULL || !no_stage(row, r->how->today))
        return ST_OK;
    row_init(&old, row->en);
    enum status s = import_find_old(r->db, row, &old, e);
    bool known = old.id != 0 && (*given & both) != both && !no_stage(&old, r->how->today);
    if (s == ST_OK && !known) {
        row_set(row, F_PERSON_STATUS, r->im->stage_as);
        *given |= FIELD_BIT(F_PERSON_STATUS);
    }
    row_clear(&old);
    return s;
}

/* A member of no organisation is counted nowhere. */
static bool no_org(const struct row *row)
{
    const char *status = row_get(row, F_PERSON_STATUS);
    return row->en == &entity_person && *row_get(row, F_PERSON_ORG) == '\0' &&
           *row_get(row, F_PERSON_LEFT_ON) == '\0' &&
           (!strcmp(status, "full") || !strcmp(status, "probationary") ||
            (*status == '\0' && *row_get(row, F_PERSON_JOINED_ON) != '\0'));
}

void import_note(struct import_run *r, const struct import_line *l, const struct row *row,
                 bool created)
{
    struct import *im = r->im;
    if (created && no_org(row)) {
        buf_puts(&r->note, r->note.len > 0 ? _("；") : "");
        buf_puts(&r->note, _("没有写所在组织：导入后不算在任何支部里"));
    }
    if (created && l->value[0] == NULL && row->en->prefix != NULL) {
        import_name(&im->made, row_get(row, 0), "");
        buf_puts(&r->note, r->note.len > 0 ? _("；") : "");
        buf_printf(&r->note, _("编号由程序定为 %s，以后不再改"), row_get(row, 0));
    }
    if (!no_stage(row, r->how->today))
        return;
    struct buf who = BUF_INIT;
    buf_printf(&who, _("第 %d 行 %s"), l->number, row_get(row, F_PERSON_NAME));
    import_name(&im->stage, buf_str(&who), "");
    buf_printf(&r->note,
               _("%s入党 %s，没有转正日期和党员状态：现在不算党员；正式党员请补转正日期，"
                 "预备党员请填党员状态"),
               r->note.len > 0 ? _("；") : "", row_get(row, F_PERSON_JOINED_ON));
    buf_free(&who);
}
