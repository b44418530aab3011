/* What may be one thing recorded twice. */
#include "alike.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "door.h"
#include "fields.h"
#include "listed.h"
#include "mem.h"
#include "text.h"
#include "words.h"

/* One of those compared, as alike.sql gives it. */
enum { CODE, SAME_1, SAME_2, APART, TEXTS = APART + 4 };
enum { TYPES = APART, START, THEME, EVENTS };
enum { JOINED = APART, BIRTH, ID_NO, GENDER };
enum { KIND = APART };

enum { LOOKED = 100 }; /* back, among those of one day or name: as the statements do */

struct thing {
    int64_t id;
    char *text[TEXTS];
    const char *parts; /* of a meeting, where they are not those on record; borrowed */
};

struct comparison {
    struct db *db;
    struct err *e;
    enum status status;
    /* of one row alone */
    const char *parts;
    const struct alike_apart *apart;
};

static void thing_clear(struct thing *t)
{
    for (int i = 0; i < TEXTS; i++)
        free(t->text[i]);
    *t = (struct thing){ 0 };
}

/* Both are written, and differ. */
static bool differ(const struct thing *a, const struct thing *b, int i)
{
    return *a->text[i] != '\0' && *b->text[i] != '\0' && strcmp(a->text[i], b->text[i]) != 0;
}

static bool share(const struct thing *a, const struct thing *b, int i)
{
    return *a->text[i] != '\0' && !strcmp(a->text[i], b->text[i]);
}

/* The words of a theme, without what stands between them. */
static void theme_words(const char *s, struct buf *out)
{
    struct buf folded = BUF_INIT;
    text_fold_width(&folded, s);
    for (const char *at = buf_str(&folded); *at != '\0';) {
        uint32_t cp;
        size_t n = text_decode(at, strlen(at), &cp);
        bool ascii =
            cp < 0x80 && ((cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'));
        bool mark = (cp >= 0x2000 && cp < 0x2070) ||
                    (cp >= 0x3000 && cp < 0x3040 && cp != 0x3005 && cp != 0x3007) ||
                    (cp >= 0xFF00 && cp < 0xFFF0);
        if (ascii || (cp >= 0x80 && !mark))
            buf_add(out, at, n);
        at += n;
    }
    buf_free(&folded);
}

/* 1: the same theme, -1: two, 0: not both are known. */
static int compare_themes(const struct thing *a, const struct thing *b)
{
    struct buf one = BUF_INIT, two = BUF_INIT;
    theme_words(a->text[THEME], &one);
    theme_words(b->text[THEME], &two);
    int same = one.len == 0 || two.len == 0 ? 0 : strcmp(buf_str(&one), buf_str(&two)) ? -1 : 1;
    buf_free(&one);
    buf_free(&two);
    return same;
}

static void read_parts(struct comparison *k, const struct thing *t, struct buf *out)
{
    if (t->parts != NULL || t->id == 0) {
        buf_puts(out, t->parts != NULL ? t->parts : "");
        return;
    }
    struct stmt *s = db_query(k->db, QUERY_ALIKE_PARTS);
    int got;
    stmt_bind_text(s, 1, t->text[CODE]);
    while ((got = stmt_step(s, k->e)) == 1)
        buf_printf(out, "%s%s", out->len > 0 ? ";" : "", stmt_text(s, 0));
    stmt_reset(s);
    if (got < 0)
        k->status = ST_FAILED;
}

/* As compare_themes(). */
static int compare_parts(struct comparison *k, const struct thing *a, const struct thing *b)
{
    struct buf one = BUF_INIT, two = BUF_INIT;
    read_parts(k, a, &one);
    read_parts(k, b, &two);
    int same = one.len == 0 || two.len == 0                     ? 0
               : match_same_words(buf_str(&one), buf_str(&two)) ? 1
                                                                : -1;
    buf_free(&one);
    buf_free(&two);
    return same;
}

/* Of these one day has several, as a matter of course. */
static bool is_many(const struct listed *type)
{
    static const char *const many[] = {
        "talk",        "interview",      "care_visit", "inspection",   "feedback",
        "disposition", "handling",       "removal",    "commendation", "circular",
        "report_up",   "service",        "case",       "info_report",  "recommendation",
        "exchange",    "field_research", "document",   "declaration",  "branch_opinion",
    };
    for (size_t i = 0; i < sizeof many / sizeof *many; i++)
        if (strlen(many[i]) == type->bare && !strncmp(many[i], type->text, type->bare))
            return true;
    return false;
}

/* Whether two lists of types have one in common; *many: every such one is of that sort. */
static bool share_type(const char *a, const char *b, bool *many)
{
    struct listed type;
    bool any = false;
    *many = true;
    while (listed_next(&a, &type)) {
        if (!listed_holds(b, type.text, type.n))
            continue;
        any = true;
        *many = *many && is_many(&type);
    }
    return any;
}

static bool same_meeting(struct comparison *k, const struct thing *a, const struct thing *b)
{
    bool many, hour = share(a, b, START);
    if (!share_type(a->text[TYPES], b->text[TYPES], &many) || differ(a, b, START) ||
        differ(a, b, EVENTS))
        return false;
    int theme = compare_themes(a, b);
    if (theme < 0 && !hour)
        return false;
    int parts = compare_parts(k, a, b);
    return parts >= 0 && (!many || hour || theme > 0 || parts > 0);
}

static bool same_person(struct comparison *k, const struct thing *a, const struct thing *b)
{
    (void)k;
    return !differ(a, b, JOINED) && !differ(a, b, BIRTH) && !differ(a, b, ID_NO) &&
           !differ(a, b, GENDER);
}

static bool same_id_no(struct comparison *k, const struct thing *a, const struct thing *b)
{
    (void)k;
    return share(a, b, ID_NO);
}

static bool same_org(struct comparison *k, const struct thing *a, const struct thing *b)
{
    (void)k;
    return share(a, b, KIND);
}

/* What is compared, and the fields that stand where alike.sql has its columns. */
static const struct sort {
    const struct entity *en;
    enum query one, all;
    bool (*same)(struct comparison *k, const struct thing *a, const struct thing *b);
    int end; /* a row that has come to it is not asked about; -1: none */
    int field[TEXTS];
} sorts[] = {
    { &entity_activity,
      QUERY_ALIKE_ACTIVITY,
      QUERY_ALIKE_ACTIVITIES,
      same_meeting,
      -1,
      { F_ACTIVITY_CODE, F_ACTIVITY_ORG, F_ACTIVITY_HELD_ON, F_ACTIVITY_TYPES,
        F_ACTIVITY_START_TIME, F_ACTIVITY_THEME, F_ACTIVITY_EVENTS } },
    { &entity_person,
      QUERY_ALIKE_PERSON,
      QUERY_ALIKE_PERSONS,
      same_person,
      F_PERSON_LEFT_ON,
      { F_PERSON_CODE, F_PERSON_ORG, F_PERSON_NAME, F_PERSON_JOINED_ON, F_PERSON_BIRTH_ON,
        F_PERSON_ID_NO, F_PERSON_GENDER } },
    { &entity_org,
      QUERY_ALIKE_ORG,
      QUERY_ALIKE_ORGS,
      same_org,
      F_ORG_DISSOLVED_ON,
      { F_ORG_CODE, F_ORG_PARENT, F_ORG_NAME, F_ORG_KIND, -1, -1, -1 } },
};
/* Not asked of a row, which the door would refuse. */
static const struct sort id_nos = { .en = &entity_person,
                                    .all = QUERY_ALIKE_ID_NOS,
                                    .same = same_id_no };

static void read_thing(struct stmt *s, struct thing *t)
{
    *t = (struct thing){ .id = stmt_int(s, 0) };
    for (int i = 0; i < TEXTS; i++)
        t->text[i] = mem_dup(stmt_text(s, i + 1));
}

static void thing_of(const struct sort *sort, const struct row *row, const char *parts,
                     struct thing *t)
{
    *t = (struct thing){ .id = row->id, .parts = parts };
    for (int i = 0; i < TEXTS; i++)
        t->text[i] = mem_dup(sort->field[i] >= 0 ? row_get(row, sort->field[i]) : "");
}

static bool is_apart(const struct alike_apart *apart, int64_t id)
{
    for (size_t i = 0; apart != NULL && i < apart->n; i++)
        if (apart->id[i] == id)
            return true;
    return false;
}

/* A row of each thing, the first that is the same; mostly there is none to compare. */
static enum status first_same(struct comparison *k, const struct sort *sort, const struct row *row,
                              const char *today, int64_t *id)
{
    struct stmt *s = db_query(k->db, sort->one);
    struct thing t = { 0 };
    int got = 0;
    stmt_bind_static(s, 1, row_get(row, sort->field[SAME_1]));
    stmt_bind_static(s, 2, row_get(row, sort->field[SAME_2]));
    stmt_bind_static(s, 3, today);
    *id = 0;
    while (*id == 0 && (got = stmt_step(s, k->e)) == 1) {
        struct thing other;
        read_thing(s, &other);
        if (t.text[CODE] == NULL)
            thing_of(sort, row, k->parts, &t);
        if (other.id != t.id && !is_apart(k->apart, other.id) && sort->same(k, &other, &t))
            *id = other.id;
        thing_clear(&other);
    }
    thing_clear(&t);
    stmt_reset(s);
    return got < 0 ? ST_FAILED : k->status;
}

enum status alike_find(struct db *db, const struct row *row, const char *parts, daynum today,
                       struct row *other, struct err *e)
{
    return alike_find_but(db, row, parts, today, NULL, other, e);
}

enum status alike_find_but(struct db *db, const struct row *row, const char *parts, daynum today,
                           const struct alike_apart *apart, struct row *other, struct err *e)
{
    const struct sort *sort = NULL;
    char now[DAY_TEXT];
    date_format(today, now);
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        sort = sorts[i].en == row->en ? &sorts[i] : sort;
    if (sort == NULL || (row->en == &entity_person && *row_get(row, F_PERSON_ORG) == '\0'))
        return ST_OK;
    const char *end = sort->end >= 0 ? row_get(row, sort->end) : "";
    if (*end != '\0' && strcmp(end, now) <= 0)
        return ST_OK;
    struct comparison k = { .db = db, .e = e, .parts = parts, .apart = apart };
    int64_t id;
    enum status s = first_same(&k, sort, row, now, &id);
    return s == ST_OK && id != 0 ? row_load(db, row->en, id, other, e) : s;
}

/* Those of which the same is the same, until the next ones come. */
struct group {
    struct thing *v;
    size_t n, cap;
};

static void group_clear(struct group *g)
{
    for (size_t i = 0; i < g->n; i++)
        thing_clear(&g->v[i]);
    g->n = 0;
}

/* *apart: it was said that they are two. */
static enum status tell_pair(struct comparison *k, const struct sort *sort, const struct thing *one,
                             const struct thing *later, alike_sink sink, void *ctx, bool *apart)
{
    struct row other;
    row_init(&other, sort->en);
    enum status s = row_load(k->db, sort->en, one->id, &other, k->e);
    *apart = false;
    if (s == ST_OK && sort != &id_nos) /* two people have two numbers */
        s = alike_is_apart(k->db, sort->en, later->text[CODE], one->text[CODE], apart, k->e);
    const struct alike_pair p = { .en = sort->en,
                                  .org = sort->en == &entity_org ? later->text[CODE]
                                                                 : later->text[SAME_1],
                                  .code = later->text[CODE],
                                  .other = &other,
                                  .same_id_no = sort == &id_nos,
                                  .apart = *apart };
    if (s == ST_OK)
        sink(ctx, &p);
    row_clear(&other);
    return s;
}

static enum status pairs_of(struct comparison *k, const struct sort *sort, const char *today,
                            alike_sink sink, void *ctx)
{
    struct stmt *s = db_query(k->db, sort->all);
    struct group g = { 0 };
    int got = 0;
    stmt_bind_text(s, 3, today);
    while (k->status == ST_OK && (got = stmt_step(s, k->e)) == 1) {
        struct thing t;
        read_thing(s, &t);
        if (g.n > 0 && (strcmp(g.v[0].text[SAME_2], t.text[SAME_2]) != 0 ||
                        (sort != &id_nos && strcmp(g.v[0].text[SAME_1], t.text[SAME_1]) != 0)))
            group_clear(&g);
        bool goes_on = true; /* behind those that are others */
        for (size_t i = g.n > LOOKED ? g.n - LOOKED : 0; i < g.n && goes_on; i++) {
            if (sort->same(k, &g.v[i], &t) && k->status == ST_OK)
                k->status = tell_pair(k, sort, &g.v[i], &t, sink, ctx, &goes_on);
            goes_on = goes_on && k->status == ST_OK;
        }
        g.v = mem_grow(g.v, g.n, &g.cap, sizeof *g.v);
        g.v[g.n++] = t;
    }
    stmt_reset(s);
    group_clear(&g);
    free(g.v);
    return got < 0 ? ST_FAILED : k->status;
}

enum status alike_pairs(struct db *db, daynum today, alike_sink sink, void *ctx, struct err *e)
{
    struct comparison k = { .db = db, .e = e };
    char now[DAY_TEXT];
    date_format(today, now);
    enum status s = ST_OK;
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts && s == ST_OK; i++)
        s = pairs_of(&k, &sorts[i], now, sink, ctx);
    return s == ST_OK ? pairs_of(&k, &id_nos, now, sink, ctx) : s;
}
