/* Organisations that lines of a file name and that are not there: a roster often comes before its
 * branches, or writes their names in its own way. They are taken for another one, or made, as was
 * said; else they are told. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "door.h"
#include "fields.h"
#include "import_own.h"
#include "map.h"
#include "mem.h"
#include "words.h"

static bool is_org(const struct field *f)
{
    return f->kind == FIELD_REF && !strcmp(f->ref, "org");
}

/* A 党小组 is known by its branch: 第一党小组 there is everywhere. -1: the field is none. */
static int branch_of(const struct entity *en, int field)
{
    return strcmp(en->fields[field].name, "group") != 0 ? -1 : model_field(en, "org");
}

static const char *under_of(const struct import_run *r, const struct import_line *l, int field)
{
    int branch = branch_of(r->im->en, field);
    return branch >= 0 && l->value[branch] != NULL ? l->value[branch] : "";
}

static char *key_of(const char *name, const char *under)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, "%s\n%s", name, under);
    return buf_take(&b);
}

static const struct import_org *settled(const struct import_run *r, const char *name,
                                        const char *under)
{
    char *key = key_of(name, under);
    int64_t at = map_get(r->settled, key, -1);
    free(key);
    return at >= 0 ? &r->org[at] : NULL;
}

const char *import_org_value(const struct import_run *r, const struct import_line *l, int field)
{
    const char *value = l->value[field];
    if (value == NULL || r->settled == NULL || !is_org(&r->im->en->fields[field]))
        return value;
    const struct import_org *o = settled(r, value, under_of(r, l, field));
    return o != NULL ? o->code : value;
}

const char *import_org_made(const struct import_run *r, const struct field *f, const char *code)
{
    for (size_t i = 0; i < r->norg && is_org(f); i++)
        if (r->org[i].made && !strcmp(r->org[i].code, code))
            return r->org[i].name;
    return NULL;
}

/* What an organisation of that name would be. NULL: it is not made from here. */
static const char *kind_of(const struct entity *en, int field, const char *name, const char *under)
{
    const char *kind = org_kind_of(name);
    bool group = branch_of(en, field) >= 0, hanzi = false;
    for (const char *at = name; *at != '\0'; at++)
        hanzi = hanzi || (unsigned char)*at >= 0x80;
    if (!hanzi || en == &entity_org || strcmp(group ? "group" : "org", en->fields[field].name) != 0)
        return NULL; /* what is written without hanzi is a code */
    if (group)
        return *under != '\0' && (kind == NULL || !strcmp(kind, "group")) ? "group" : NULL;
    return kind == NULL ? "branch" : strcmp(kind, "group") != 0 ? kind : NULL;
}

static enum status read_likes(struct import_run *r, struct err *e)
{
    if (r->likes != NULL)
        return ST_OK;
    enum status s = org_likes_new(&r->likes, r->db, r->how->today, e);
    const char *parent = s == ST_OK ? org_likes_parent(r->likes) : NULL;
    free(r->im->parent);
    r->im->parent = parent != NULL ? mem_dup(parent) : NULL;
    return s;
}

/* branch: the code of the one whose 党小组 it is, "" where that is not there either. */
static void look_like(struct import_run *r, struct import_missing *m, const char *branch)
{
    m->nlike =
        org_likes_find(r->likes, m->name, *m->under != '\0' ? branch : NULL, m->like, ORG_LIKES);
    for (size_t i = 0; i < m->nlike; i++) /* 离退休第二党支部 of the same file is no misspelling
                                             of 第二党支部 */
        m->much |= m->like[i].how >= (*m->like[i].code != '\0' ? LIKE_MUCH : LIKE_SAME);
}

static void missing_clear(struct import_missing *m)
{
    free(m->name);
    free(m->under);
    org_like_free(m->like, m->nlike);
    *m = (struct import_missing){ 0 };
}

void import_forget_missing(struct import *im)
{
    for (size_t i = 0; i < im->nmissing; i++)
        missing_clear(&im->missing[i]);
    free(im->missing);
    free(im->parent);
    im->missing = NULL;
    im->parent = NULL;
    im->nmissing = im->missing_cap = 0;
}

/* -1: not met before. */
static int missing_at(const struct import_run *r, const char *name, const char *under)
{
    char *key = key_of(name, under);
    int64_t at = r->missing != NULL ? map_get(r->missing, key, -1) : -1;
    free(key);
    return (int)at;
}

static struct import_missing describe(struct import_run *r, int field, const char *name,
                                      const char *under, const char *branch)
{
    struct import_missing m = { .name = mem_dup(name),
                                .under = mem_dup(under),
                                .kind = kind_of(r->im->en, field, name, under) };
    look_like(r, &m, branch);
    return m;
}

/* Takes what m holds; its place in im->missing. */
static int add_missing(struct import_run *r, struct import_missing m)
{
    struct import *im = r->im;
    char *key = key_of(m.name, m.under);
    if (r->missing == NULL)
        r->missing = map_new();
    map_add(r->missing, key, (int64_t)im->nmissing);
    free(key);
    im->missing = mem_grow(im->missing, im->nmissing, &im->missing_cap, sizeof *im->missing);
    im->missing[im->nmissing] = m;
    return (int)im->nmissing++;
}

static void settle(struct import_run *r, const char *name, const char *under, const char *code,
                   bool made)
{
    char *key = key_of(name, under);
    if (r->settled == NULL)
        r->settled = map_new();
    map_set(r->settled, key, (int64_t)r->norg);
    r->org = mem_grow(r->org, r->norg, &r->org_cap, sizeof *r->org);
    r->org[r->norg++] = (struct import_org){ key, mem_dup(code), mem_dup(name), made };
}

static void clear_org(struct import_org *o)
{
    free(o->key);
    free(o->code);
    free(o->name);
}

/* Of a line that is refused nothing stays, so that no branch is there that nobody is in. Another
 * line that names it settles it again. */
enum status import_keep_orgs(struct import_run *r, enum status so_far, struct err *e)
{
    if (!r->marked)
        return so_far;
    r->marked = false;
    while (so_far != ST_OK && r->norg > r->before) {
        struct import_org *o = &r->org[--r->norg];
        map_set(r->settled, o->key, -1);
        if (o->made) {
            org_likes_drop_last(r->likes);
            import_unname(&r->im->founded);
        }
        clear_org(o);
    }
    return change_settle(r->c, so_far, e);
}

/* Before the first organisation that the line at hand makes. */
static enum status mark_line(struct import_run *r, struct err *e)
{
    if (r->marked)
        return ST_OK;
    r->marked = true;
    r->before = r->norg;
    return change_mark(r->c, e);
}

/* In the change of the import, so that both are taken back together. */
static enum status make(struct import_run *r, const struct import_missing *m, const char *parent,
                        struct err *e)
{
    struct row org;
    enum put did;
    struct err own = { 0 };
    struct buf said = BUF_INIT, above = BUF_INIT;
    row_init(&org, &entity_org);
    row_set(&org, F_ORG_NAME, m->name);
    row_set(&org, F_ORG_KIND, m->kind);
    row_set(&org, F_ORG_PARENT, parent);
    change_once(r->c, 0);
    enum status s = mark_line(r, &own);
    if (s == ST_OK)
        s = change_put(r->c, &org,
                       FIELD_BIT(F_ORG_NAME) | FIELD_BIT(F_ORG_KIND) | FIELD_BIT(F_ORG_PARENT),
                       &did, &own);
    if (s == ST_OK) {
        const char *code = row_get(&org, F_ORG_CODE);
        row_name(r->db, "org", row_get(&org, F_ORG_PARENT), &above, NULL);
        settle(r, m->name, m->under, code, true);
        org_likes_add(r->likes, "", m->name, m->kind, row_get(&org, F_ORG_PARENT));
        buf_printf(&said, _("%s，%s，上级 %s"), code,
                   model_choice_label(&entity_org.fields[F_ORG_KIND], m->kind), buf_str(&above));
        import_name(&r->im->founded, m->name, buf_str(&said));
        buf_printf(&r->note, _("%s一并新建组织“%.200s”（上级 %s）"), r->note.len > 0 ? _("；") : "",
                   m->name, buf_str(&above));
    } else {
        err_set(e, s, "新建“%.200s”：%s", m->name, own.text);
    }
    buf_free(&said);
    buf_free(&above);
    row_clear(&org);
    return s;
}

static void say_what_to_do(const struct import_missing *m, struct err *e)
{
    struct buf like = BUF_INIT;
    const char *org = _("组织");
    org_like_say(m->like, m->nlike, &like);
    if (m->nlike > 0)
        err_set(
            e, ST_REFUSED,
            "没有%s“%.200s”，是不是 %s？请改正（或 dangjian import --meant '%.200s%s%.200s=%.90s'"
            "）。",
            org, m->name, buf_str(&like), m->under, *m->under != '\0' ? "/" : "", m->name,
            *m->like[0].code != '\0' ? m->like[0].code : m->like[0].name);
    else if (m->kind != NULL)
        err_set(e, ST_REFUSED,
                "没有%s“%.200s”，请先录入（或 dangjian import --make-orgs 上级，一并新建）。", org,
                m->name);
    buf_free(&like);
}

/* What was said of it. ST_MISSING: nothing, or that it stays outside. */
static enum status as_was_said(struct import_run *r, const struct import_missing *m,
                               const char *branch, struct err *e)
{
    const struct import *im = r->im;
    const struct import_meant *said = import_meant_of(im, m->name, m->under);
    const char *parent = said != NULL ? said->text : m->much ? NULL : im->make_under;
    struct buf code = BUF_INIT;
    enum status s = ST_MISSING;
    if (said != NULL && said->means == IMPORT_MEANS_THAT) {
        s = *m->under != '\0' ? resolve_group(r->db, branch, said->text, &code, e)
                              : row_resolve_plain(r->db, "org", said->text, &code, e);
        if (s == ST_OK)
            settle(r, m->name, m->under, buf_str(&code), false);
    } else if (m->kind != NULL && parent != NULL &&
               (said == NULL || said->means == IMPORT_MEANS_NEW)) {
        s = make(r, m, *m->under != '\0' ? branch : parent, e);
    }
    buf_free(&code);
    return s;
}

/* A 党小组 of a branch that is not there is not there either. */
static void note_group(struct import_run *r, const struct import_line *l, int org)
{
    int group = model_field(r->im->en, "group");
    if (group < 0 || l->value[group] == NULL || branch_of(r->im->en, group) != org)
        return;
    const char *name = l->value[group], *under = under_of(r, l, group);
    int at = missing_at(r, name, under);
    at = at < 0 ? add_missing(r, describe(r, group, name, under, "")) : at;
    r->im->missing[at].lines++;
}

/* Whether the door refused the row because nothing has that name. */
static bool lacks_org(struct import_run *r, const struct import_line *l, int field, enum status s)
{
    const struct entity *en = r->im->en;
    struct buf code = BUF_INIT;
    if ((s != ST_REFUSED && s != ST_MISSING) || field < 0 || !is_org(&en->fields[field]) ||
        l->value[field] == NULL ||
        (r->settled != NULL && settled(r, l->value[field], under_of(r, l, field)) != NULL))
        return false;
    bool there = branch_of(en, field) < 0 &&
                 row_resolve_plain(r->db, "org", l->value[field], &code, NULL) != ST_MISSING;
    buf_free(&code);
    return !there;
}

bool import_settle_org(struct import_run *r, const struct import_line *l, const struct row *row,
                       int field, enum status *s, struct err *e)
{
    if (!lacks_org(r, l, field, *s))
        return false;
    if (read_likes(r, e) != ST_OK) {
        *s = ST_FAILED;
        return false;
    }
    const char *name = l->value[field], *under = under_of(r, l, field);
    int at = missing_at(r, name, under), org = branch_of(r->im->en, field);
    if (at < 0) {
        const char *branch = org >= 0 ? row_get(row, org) : "";
        struct import_missing m = describe(r, field, name, under, branch);
        enum status did = as_was_said(r, &m, branch, e);
        if (did != ST_MISSING) {
            missing_clear(&m);
            *s = did != ST_OK ? did : *s;
            return did == ST_OK;
        }
        at = add_missing(r, m);
    }
    r->missing_at = at;
    r->im->missing[at].lines++;
    say_what_to_do(&r->im->missing[at], e);
    note_group(r, l, field);
    return false;
}

void import_missing_say(const struct import_missing *m, struct buf *out)
{
    const char *kind =
        m->kind != NULL ? model_choice_label(&entity_org.fields[F_ORG_KIND], m->kind) : NULL;
    buf_puts(out, m->name);
    buf_puts(out, _("（"));
    if (*m->under != '\0')
        buf_printf(out, _("%s的"), m->under);
    if (kind != NULL)
        buf_printf(out, _("%s，"), kind);
    buf_printf(out, _("%lld 行"), (long long)m->lines);
    if (m->nlike > 0) {
        buf_puts(out, _("，是不是 "));
        org_like_say(m->like, m->nlike, out);
        buf_puts(out, _("？"));
    }
    buf_puts(out, _("）"));
}

void import_orgs_end(struct import_run *r)
{
    for (size_t i = 0; i < r->norg; i++)
        clear_org(&r->org[i]);
    free(r->org);
    map_free(r->settled);
    map_free(r->missing);
    org_likes_free(r->likes);
}
