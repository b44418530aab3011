/* The demonstration's organisations and people on their way through the door. */
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "demo_own.h"
#include "door.h"

void demo_row_begin(struct demo_row *r, const struct entity *en)
{
    row_init(&r->row, en);
    r->given = 0;
}

void demo_set(struct demo_row *r, int field, const char *value)
{
    if (value[0] == '\0')
        return;
    row_set(&r->row, field, value);
    r->given |= FIELD_BIT(field);
}

void demo_set_day(struct demo_row *r, int field, daynum day)
{
    char text[DAY_TEXT];
    date_format(day, text);
    demo_set(r, field, text);
}

void demo_set_number(struct demo_row *r, int field, int n)
{
    char text[16];
    snprintf(text, sizeof text, "%d", n);
    demo_set(r, field, text);
}

enum status demo_put(struct demo *d, struct demo_row *r, struct err *e)
{
    enum put did;
    enum status s = change_put(d->c, &r->row, r->given, &did, e);
    if (s == ST_OK)
        return ST_OK;
    struct buf key = BUF_INIT;
    row_key(&r->row, &key);
    err_prefix(e, "示范数据的%s“%s”没有写成", r->row.en->label, buf_str(&key));
    buf_free(&key);
    return s;
}

bool demo_step(struct demo *d, enum status *s, struct err *e)
{
    if (*s == ST_OK && !watch_go_on(d->ask.watch, "正在建立示范数据", d->done++, d->total))
        *s = watch_stopped(e, "没有建立示范数据库");
    return *s == ST_OK;
}

void demo_row_end(struct demo_row *r)
{
    row_clear(&r->row);
}

/* A row says when it was typed. If all were typed today, every record of the demonstration would be
 * shown as one that was entered long after the day (补录). */
void demo_typed(struct demo *d, daynum on)
{
    date_format(on < d->today ? on : d->today, d->c->today_text);
}

static enum status put_org(struct demo *d, const struct demo_org *o, struct err *e)
{
    char theme[8] = "";
    struct demo_row r;
    demo_row_begin(&r, &entity_org);
    demo_set(&r, F_ORG_CODE, o->code);
    demo_set(&r, F_ORG_NAME, o->name);
    demo_set(&r, F_ORG_SHORT_NAME, o->brief);
    demo_set(&r, F_ORG_KIND, o->kind);
    if (o->parent >= 0)
        demo_set(&r, F_ORG_PARENT, d->org[o->parent].code);
    demo_set_day(&r, F_ORG_FOUNDED_ON, o->founded);
    demo_set_day(&r, F_ORG_DISSOLVED_ON, o->dissolved);
    demo_set_day(&r, F_ORG_COMMITTEE_FROM, o->committee);
    if (demo_is(o, "branch")) {
        demo_set_number(&r, F_ORG_DUES_DAY, o->dues_day);
        snprintf(theme, sizeof theme, "%d.%d", o->theme_week % 10, o->theme_weekday % 10);
        demo_set(&r, F_ORG_THEME_DAY, theme);
    }
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    if (s != ST_OK || o->moved_to < 0)
        return s;
    demo_row_begin(&r, &entity_placement);
    demo_set(&r, F_PLACEMENT_ORG, o->code);
    demo_set_day(&r, F_PLACEMENT_FROM_ON, o->moved_on);
    demo_set(&r, F_PLACEMENT_PARENT, d->org[o->moved_to].code);
    s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

static enum status put_fact(struct demo *d, int org, const char *name, const char *value,
                            struct err *e)
{
    struct demo_row r;
    demo_row_begin(&r, &entity_fact);
    demo_set(&r, F_FACT_ORG, d->org[org].code);
    demo_set(&r, F_FACT_NAME, name);
    demo_set_day(&r, F_FACT_FROM_ON, d->from);
    demo_set(&r, F_FACT_VALUE, value);
    demo_set(&r, F_FACT_DOCUMENT, "年度统计表（示例）");
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

static enum status put_facts(struct demo *d, int org, struct err *e)
{
    int people = 30, unit = d->org[org].unit;
    char headcount[16];
    for (int k = 0, b; (b = demo_branch(d, unit, k)) >= 0; k++)
        people += d->org[b].size;
    snprintf(headcount, sizeof headcount, "%d", people);
    const char *facts[][2] = { { "headcount", headcount },
                               { "retired_members", "35" },
                               { "level", unit % 4 == 3 ? "county" : "city" },
                               { "unit_kind", "organ" },
                               { "budget", "300" },
                               { "venue", "3" },
                               { "joint_office", "yes" } };
    enum status s = ST_OK;
    for (size_t i = 0; i < sizeof facts / sizeof *facts && s == ST_OK; i++)
        s = put_fact(d, org, facts[i][0], facts[i][1], e);
    return s;
}

static enum status put_term(struct demo *d, const struct demo_term *t, struct err *e)
{
    struct demo_row r;
    demo_typed(d, t->elected > d->from ? t->elected + 1 : d->from);
    demo_row_begin(&r, &entity_term);
    demo_set(&r, F_TERM_ORG, d->org[t->org].code);
    demo_set_number(&r, F_TERM_NUMBER, t->number);
    demo_set_day(&r, F_TERM_ELECTED_ON, t->elected);
    if (t->extended != DAY_NONE) {
        char no[40];
        int year = date_split(d->today).year % 10000;
        snprintf(no, sizeof no, "示机党〔%d〕%d号", year, t->org % 100 + 1);
        demo_set_day(&r, F_TERM_EXTENDED_TO, t->extended);
        demo_set(&r, F_TERM_APPROVAL_NO, no);
        demo_set(&r, F_TERM_APPROVED_BY, "机关党委");
        demo_set(&r, F_TERM_NOTE, "机构调整期间，批准延期换届（示例）");
    }
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

enum status demo_put_orgs(struct demo *d, struct err *e)
{
    enum status s = ST_OK;
    demo_typed(d, d->from);
    for (size_t i = 0; i < d->norg && demo_step(d, &s, e); i++)
        s = put_org(d, &d->org[i], e);
    for (size_t i = 0; i < d->norg && demo_step(d, &s, e); i++) {
        if (demo_is(&d->org[i], "unit"))
            s = put_facts(d, (int)i, e);
    }
    for (size_t i = 0; i < d->nterm && demo_step(d, &s, e); i++)
        s = put_term(d, &d->term[i], e);
    return s;
}

void demo_person_code(const struct demo *d, int person, char out[16])
{
    snprintf(out, 16, d->npersons < 10000 ? "P%04d" : "P%06d", (person + 1) % 1000000);
}

/* A surname and two signs of which the first says that nobody is meant. */
void demo_person_name(const struct demo *d, int person, char out[32])
{
    static const char *const surnames[] = {
        "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "蒋", "沈", "韩", "杨",
        "朱", "秦", "许", "何", "吕", "张", "孔", "曹", "严", "华", "金", "魏", "陶", "姜",
        "马", "白", "田", "丁", "纳", "哈", "单", "任", "柳", "鲍", "史", "唐", "罗",
    };
    static const char *const marks[] = { "示", "例", "样", "试" };
    static const char *const last[] = {
        "晨", "禾", "溪", "竹", "松", "岚", "青", "舟", "果", "朗", "安", "宁", "北",
        "南", "和", "平", "山", "川", "月", "星", "雨", "田", "石", "木", "泉", "桥",
        "帆", "林", "丰", "真", "乐", "冬", "秋", "夏", "春", "明", "远",
    };
    enum {
        S = sizeof surnames / sizeof *surnames,
        M = sizeof marks / sizeof *marks,
        L = sizeof last / sizeof *last
    };
    (void)d;
    /* 41, 37 and 4 have no common factor: nobody has another's name before all are used */
    snprintf(out, 32, "%s%s%s", surnames[person % S], marks[person % M], last[person % L]);
}

/* Area 999999 is nobody's; the check digit is right. Beyond 500 people the numbers of a day run
 * out: none is given. */
static void id_number(const struct demo_person *p, int person, char out[20])
{
    static const int weight[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    struct ymd t = date_split(p->birth);
    int sum = 0;
    out[0] = '\0';
    if (person >= 499 || person % 5 == 4)
        return;
    snprintf(out, 20, "999999%04u%02u%02u%03u", (unsigned)t.year % 10000U, (unsigned)t.month % 100U,
             (unsigned)t.day % 100U, (unsigned)(person * 2 + (p->female ? 2 : 1)) % 1000U);
    for (int i = 0; i < 17; i++)
        sum += (out[i] - '0') * weight[i];
    out[17] = "10X98765432"[sum % 11];
    out[18] = '\0';
}

static void set_person(struct demo *d, struct demo_row *r, int person)
{
    static const char *const titles[] = { "主任科员", "科员", "副主任科员", "科长", "副科长" };
    const struct demo_person *p = &d->person[person];
    char name[32], id[20], base[16];
    demo_person_name(d, person, name);
    id_number(p, person, id);
    snprintf(base, sizeof base, "%d.00", p->base);
    demo_set(r, F_PERSON_NAME, name);
    demo_set(r, F_PERSON_GENDER, p->female ? "female" : "male");
    demo_set(r, F_PERSON_ETHNICITY, person % 4 == 3 ? "回族" : "汉族");
    demo_set_day(r, F_PERSON_BIRTH_ON, p->birth);
    demo_set(r, F_PERSON_ID_NO, id);
    demo_set(r, F_PERSON_STATUS,
             p->lot == LOT_PROBATIONARY ? "probationary"
             : p->lot == LOT_ACTIVIST   ? "activist"
                                        : "full");
    demo_set_day(r, F_PERSON_JOINED_ON, p->joined);
    demo_set_day(r, F_PERSON_FULL_ON, p->full);
    demo_set(r, F_PERSON_CATEGORY, p->retired ? "retired" : "working");
    if (!p->retired)
        demo_set(r, F_PERSON_TITLE, p->title != NULL ? p->title : titles[p->place % 5]);
    if (p->lot != LOT_ACTIVIST)
        demo_set(r, F_PERSON_DUES_BASE, base);
}

static void set_stay(const struct demo *d, struct demo_row *r, const struct demo_stay *s)
{
    demo_set(r, F_PERSON_ORG, d->org[s->org].code);
    row_set(&r->row, F_PERSON_GROUP, s->group >= 0 ? d->org[s->group].code : "");
    r->given |= FIELD_BIT(F_PERSON_GROUP);
    demo_set_day(r, F_PERSON_SINCE_ON, s->from);
    demo_set_day(r, F_PERSON_LEFT_ON, s->to);
    if (s->to != DAY_NONE)
        demo_set(r, F_PERSON_LEFT_REASON, "转出");
}

/* A second stay is a move: the same person again, elsewhere, later. */
static enum status put_person(struct demo *d, int person, struct err *e)
{
    const struct demo_person *p = &d->person[person];
    enum status s = ST_OK;
    for (int i = 0; i < p->stays && s == ST_OK; i++) {
        struct demo_stay stay = d->stay[p->stay + i];
        struct demo_row r;
        char code[16];
        demo_typed(d, stay.from > d->from ? stay.from + 1 : d->from);
        demo_person_code(d, person, code);
        demo_row_begin(&r, &entity_person);
        demo_set(&r, F_PERSON_CODE, code);
        if (i == 0)
            set_person(d, &r, person);
        if (i + 1 < p->stays)
            stay.to = DAY_NONE; /* the move closes it */
        set_stay(d, &r, &stay);
        s = demo_put(d, &r, e);
        demo_row_end(&r);
    }
    return s;
}

static enum status put_post(struct demo *d, const struct demo_post *p, struct err *e)
{
    struct demo_row r;
    char code[16];
    demo_typed(d, p->from > d->from ? p->from + 1 : d->from);
    demo_person_code(d, p->person, code);
    demo_row_begin(&r, &entity_post);
    demo_set(&r, F_POST_PERSON, code);
    demo_set(&r, F_POST_ORG, d->org[p->org].code);
    demo_set(&r, F_POST_ROLE, p->role);
    demo_set_day(&r, F_POST_FROM_ON, p->from);
    demo_set_day(&r, F_POST_TO_ON, p->to);
    if (p->to != DAY_NONE)
        demo_set(&r, F_POST_END_REASON, d->org[p->org].closed ? "支部撤销" : "工作调整");
    if (!strcmp(p->role, "party_officer"))
        demo_set(&r, F_POST_FULL_TIME, p->full_time ? "yes" : "no");
    enum status s = demo_put(d, &r, e);
    demo_row_end(&r);
    return s;
}

enum status demo_put_people(struct demo *d, struct err *e)
{
    enum status s = ST_OK;
    for (size_t i = 0; i < d->npersons && demo_step(d, &s, e); i++)
        s = put_person(d, (int)i, e);
    for (size_t i = 0; i < d->npost && demo_step(d, &s, e); i++)
        s = put_post(d, &d->post[i], e);
    return s;
}
