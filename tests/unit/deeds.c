/* Random deeds. */
#include "deeds.h"

#include <unistd.h>

#include "buf.h"
#include "demo.h"
#include "policy_change.h"
#include "save.h"
#include "undo.h"

enum { YEAR = 2026, MONTH = 9, DAY = 15, DAYS_BACK = 420 };

daynum deeds_today(void)
{
    return date_make(YEAR, MONTH, DAY);
}

static unsigned chance(struct deeds *k, unsigned n)
{
    k->seed ^= k->seed << 13;
    k->seed ^= k->seed >> 7;
    k->seed ^= k->seed << 17;
    return (unsigned)((k->seed >> 20) % n);
}

/* What the policy of the demonstration asks, and rules that look below, at groups, and into
 * records. */
static const char further[] =
    "[policy]\nid = further\ntitle = 另加\ninclude = nx6\n"
    "[rule below]\ntitle = 一\nclause = 一\nsubject = committee\nevery = quarter\neach = member\n"
    "reach = below\nevidence = theme_day\n"
    "[rule heads]\ntitle = 二\nclause = 二\nsubject = committee\nevery = quarter\n"
    "each = head:general_branch,branch\nevidence = training\n"
    "[rule orgs]\ntitle = 三\nclause = 三\nsubject = committee, general_branch\nevery = quarter\n"
    "each = org:branch\nevidence = lecture\n"
    "[rule some-marks]\ntitle = 四\nclause = 四\nsubject = committee\nrequire = marks.theme_day >= "
    "40\n"
    "[rule group-members]\ntitle = 五\nclause = 五\nsubject = group\nevery = month\neach = member\n"
    "evidence = study_day\n"
    "[rule crowd]\ntitle = 六\nclause = 六\nsubject = branch\nevery = quarter\nmeasure = persons\n"
    "count = 6\nevidence = member_assembly\n"
    "[rule long]\ntitle = 七\nclause = 七\nsubject = branch\nevery = quarter\n"
    "counts = has.recorder and hours >= 2\nevidence = lecture\n"
    "[rule partner]\ntitle = 八\nclause = 八\nsubject = branch\nevery = quarter\neach = member\n"
    "role = partner\nevidence = talk\n";

static void load_further(struct deeds *k)
{
    char path[TEST_FOLDER + 32];
    struct policy_deed d = { .user = "tester", .today = deeds_today(), .from = DAY_NONE };
    snprintf(path, sizeof path, "%s/further.ini", k->folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(further, f) >= 0);
    assert_int_equal(fclose(f), 0);
    enum status st = policy_change_load(k->db, path, &d, &k->e);
    unlink(path);
    if (st != ST_OK)
        fail_msg("%s", k->e.text);
}

static const char *an_org(struct deeds *k)
{
    return k->w->org[chance(k, (unsigned)k->w->norg)].code;
}

static const char *a_person(struct deeds *k)
{
    return k->w->person[chance(k, (unsigned)k->w->nperson)].code;
}

static const char *a_day(struct deeds *k, char text[DAY_TEXT])
{
    date_format(deeds_today() - (daynum)chance(k, DAYS_BACK), text);
    return text;
}

/* The code of some row that is there; "" where there is none. */
static void some_code(struct deeds *k, const char *entity, char out[64])
{
    struct row_query q = { .en = model_entity(entity), .sort = -1, .limit = 1 };
    struct row row;
    int64_t n = 0;
    *out = '\0';
    assert_int_equal(row_count(k->db, &q, &n, &k->e), ST_OK);
    if (n == 0)
        return;
    q.offset = chance(k, (unsigned)n);
    row_init(&row, q.en);
    struct row_iter *it = row_each(k->db, &q);
    if (row_next(it, &row, &k->e) == 1) {
        struct buf key = BUF_INIT;
        row_key(&row, &key);
        snprintf(out, 64, "%s", buf_str(&key));
        buf_free(&key);
    }
    row_iter_free(it);
    row_clear(&row);
}

static enum status put(struct deeds *k, struct change *c, const char *entity, char key[64],
                       const char *const *fields)
{
    const struct entity *en = model_entity(entity);
    struct row row;
    uint64_t given = 0;
    enum put did;
    row_init(&row, en);
    for (size_t i = 0; fields[i] != NULL; i += 2) {
        int f = model_field(en, fields[i]);
        assert_true(f >= 0);
        if (fields[i + 1] == NULL)
            continue; /* left as it is */
        row_set(&row, f, fields[i + 1]);
        given |= FIELD_BIT(f);
    }
    enum status st = change_put(c, &row, given, &did, &k->e);
    if (st == ST_OK && key != NULL) {
        struct buf text = BUF_INIT;
        row_key(&row, &text);
        snprintf(key, 64, "%s", buf_str(&text));
        buf_free(&text);
    }
    row_clear(&row);
    return st;
}

#define PUT(k, c, entity, key, ...) \
    put(k, c, entity, key, (const char *const[]){ __VA_ARGS__, NULL })

/* The organisations that are under a policy of their own come under this one. */
static void put_under(struct deeds *k, const char *policy)
{
    struct row_query q = { .en = model_entity("org"), .sort = -1 };
    struct change *c;
    struct row row;
    row_init(&row, q.en);
    assert_int_equal(change_begin(&c, k->db, "policy", deeds_today(), "tester", &k->e), ST_OK);
    struct row_iter *it = row_each(k->db, &q);
    while (row_next(it, &row, &k->e) == 1) {
        char code[64];
        if (*row_get(&row, model_field(q.en, "policy")) == '\0')
            continue;
        snprintf(code, sizeof code, "%s", row_get(&row, model_field(q.en, "code")));
        assert_int_equal(PUT(k, c, "org", NULL, "code", code, "policy", policy), ST_OK);
    }
    row_iter_free(it);
    row_clear(&row);
    assert_int_equal(change_commit(c, &k->e), ST_OK);
}

static const char *const types[] = {
    "member_assembly",
    "branch_committee",
    "group_meeting",
    "lecture",
    "theme_day",
    "life_meeting",
    "center_group_study",
    "talk",
    "inspection",
    "field_research",
    "branch_committee;theme_day",
    "training",
    "quarter_report",
    "july_first",
    "study_day",
};
static const char *const roles[] = { "attendee", "host",      "speaker", "recorder",
                                     "partner",  "nonvoting", "guide" };

static void attend(struct deeds *k, struct change *c, const char *activity)
{
    for (unsigned n = chance(k, 6); n > 0; n--) {
        char day[DAY_TEXT];
        unsigned how = chance(k, 4);
        PUT(k, c, "attendance", NULL, "activity", activity, "person", a_person(k), "role",
            roles[chance(k, COUNT(roles)) * (chance(k, 2))], "status",
            how == 0 ? "leave" : "present", "reason", how == 0 ? "出差" : "", "made_up_on",
            how == 0 && chance(k, 2) ? a_day(k, day) : "");
    }
}

static const char *new_activity(struct deeds *k, struct change *c)
{
    char held[DAY_TEXT], counts[DAY_TEXT], key[64], event[64];
    some_code(k, "event", event);
    if (PUT(k, c, "activity", key, "org", an_org(k), "types", types[chance(k, COUNT(types))],
            "held_on", a_day(k, held), "for_on", chance(k, 6) ? NULL : a_day(k, counts), "host",
            chance(k, 3) ? a_person(k) : NULL, "joint", chance(k, 4) ? NULL : an_org(k), "events",
            chance(k, 4) ? NULL : event, "hours", chance(k, 3) ? NULL : "2.5") == ST_OK)
        attend(k, c, key);
    return "new activity";
}

static const char *change_activity(struct deeds *k, struct change *c)
{
    char day[DAY_TEXT], key[64];
    some_code(k, "activity", key);
    if (*key == '\0')
        return "no activity";
    switch (chance(k, 6)) {
    case 0:
        PUT(k, c, "activity", NULL, "code", key, "held_on", a_day(k, day));
        return "other day";
    case 1:
        PUT(k, c, "activity", NULL, "code", key, "org", an_org(k));
        return "other organisation";
    case 2:
        PUT(k, c, "activity", NULL, "code", key, "types", types[chance(k, COUNT(types))]);
        return "other type";
    case 3:
        PUT(k, c, "activity", NULL, "code", key, "joint", chance(k, 2) ? "" : an_org(k));
        return "other partners";
    case 4:
        PUT(k, c, "activity", NULL, "code", key, "host", chance(k, 4) ? a_person(k) : "",
            "recorder", chance(k, 2) ? "" : "某人");
        return "other host";
    default:
        attend(k, c, key);
        return "other attendance";
    }
}

static const char *remove_one(struct deeds *k, struct change *c, const char *entity)
{
    char key[64];
    struct row row;
    some_code(k, entity, key);
    row_init(&row, model_entity(entity));
    if (*key != '\0' && row_find_text(k->db, row.en, key, &row, &k->e) == ST_OK)
        change_delete(c, row.en, row.id, row.version, &k->e);
    row_clear(&row);
    return entity;
}

static const char *of_a_person(struct deeds *k, struct change *c)
{
    char day[DAY_TEXT], month[DAY_TEXT];
    switch (chance(k, 4)) {
    case 0:
        snprintf(month, sizeof month, "%.7s", a_day(k, day));
        PUT(k, c, "dues", NULL, "person", a_person(k), "month", month, "amount_due", "1000",
            "amount_paid", chance(k, 3) ? "1000" : "0", "paid_on",
            chance(k, 3) ? a_day(k, day) : "");
        return "dues";
    case 1:
        PUT(k, c, "review", NULL, "person", a_person(k), "year", chance(k, 2) ? "2025" : "2026",
            "result", "qualified", "held_on", a_day(k, day));
        return "review";
    case 2:
        PUT(k, c, "transfer", NULL, "person", a_person(k), "from_org", an_org(k), "issued_on",
            a_day(k, day), "valid_days", "30", "received_on",
            chance(k, 2) ? a_day(k, month) : NULL);
        return "transfer";
    default:
        PUT(k, c, "dues_base", NULL, "person", a_person(k), "from_on", a_day(k, day), "base",
            "500000");
        return "base of dues";
    }
}

static const char *of_an_org(struct deeds *k, struct change *c)
{
    char day[DAY_TEXT], other[DAY_TEXT];
    switch (chance(k, 3)) {
    case 0:
        PUT(k, c, "ledger", NULL, "kind", chance(k, 2) ? "problem" : "rectification", "org",
            an_org(k), "title", "某事", "opened_on", a_day(k, day), "deadline", a_day(k, other),
            "closed_on", chance(k, 3) ? "" : a_day(k, other));
        return "ledger";
    case 1:
        PUT(k, c, "remittance", NULL, "org", an_org(k), "quarter",
            chance(k, 2) ? "2026Q1" : "2026Q2", "amount", "100", "paid_on", a_day(k, day));
        return "remittance";
    default:
        PUT(k, c, "debrief", NULL, "org", an_org(k), "person", a_person(k), "year", "2025", "form",
            chance(k, 2) ? "written" : "meeting", "delivered_on", a_day(k, day));
        return "debrief";
    }
}

/* What the world is made of: everything has to be read again. */
static const char *of_the_world(struct deeds *k, struct change *c)
{
    char day[DAY_TEXT];
    switch (chance(k, 4)) {
    case 0:
        PUT(k, c, "waiver", NULL, "org", an_org(k), "slot", "", "from_on", a_day(k, day), "to_on",
            "2026-12-31", "reason", "某故", "approved_by", "某");
        return "waiver";
    case 1:
        PUT(k, c, "person", NULL, "code", a_person(k), "org", an_org(k), "since_on", a_day(k, day));
        return "move";
    case 2:
        PUT(k, c, "event", NULL, "type", "appointment", "org", an_org(k), "occurred_on",
            a_day(k, day));
        return "event";
    default:
        PUT(k, c, "post", NULL, "person", a_person(k), "org", an_org(k), "role", "secretary",
            "from_on", a_day(k, day));
        return "post";
    }
}

static const char *one_deed(struct deeds *k, struct change *c)
{
    unsigned what = chance(k, 40);
    return what < 14   ? new_activity(k, c)
           : what < 24 ? change_activity(k, c)
           : what < 27 ? remove_one(k, c, "attendance")
           : what < 28 ? remove_one(k, c, "activity")
           : what < 29 ? remove_one(k, c, "ledger")
           : what < 30 ? remove_one(k, c, "dues")
           : what < 35 ? of_a_person(k, c)
           : what < 39 ? of_an_org(k, c)
                       : of_the_world(k, c);
}

/* A deed, now and then two in one batch, or the last one taken back. */
const char *deeds_next(struct deeds *k)
{
    struct change *c;
    if (chance(k, 12) == 0) {
        struct buf said = BUF_INIT;
        k->refused += undo_last(k->db, deeds_today(), "tester", &said, &k->e) != ST_OK;
        buf_free(&said);
        return "undo";
    }
    assert_int_equal(change_begin(&c, k->db, "deed", deeds_today(), "tester", &k->e), ST_OK);
    const char *what = one_deed(k, c);
    if (chance(k, 5) == 0)
        one_deed(k, c);
    k->refused += change_count(c) == 0;
    assert_int_equal(change_commit(c, &k->e), ST_OK);
    return what;
}

size_t deeds_number(const char *name, size_t otherwise)
{
    const char *s = getenv(name);
    return s != NULL ? strtoul(s, NULL, 10) : otherwise;
}

void deeds_open(struct deeds *k, uint64_t seed)
{
    const struct demo_ask ask = { .orgs = 14, .months = 12, .seed = seed, .today = deeds_today() };
    *k = (struct deeds){ .seed = seed * 0x9E3779B97F4A7C15U };
    test_folder(k->folder);
    snprintf(k->path, sizeof k->path, "%s/k.db", k->folder);
    assert_int_equal(demo_make(k->path, &ask, NULL, &k->e), ST_OK);
    assert_int_equal(db_open(&k->db, k->path, DB_WRITE, &k->e), ST_OK);
    load_further(k);
    put_under(k, "further");
}

void deeds_close(struct deeds *k)
{
    db_close(k->db);
    unlink(k->path);
    rmdir(k->folder);
}
