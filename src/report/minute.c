/* One record as the printed book of a branch has it. */
#include "minute.h"

#include <stdlib.h>
#include <string.h>

#include "due_words.h"
#include "fields.h"
#include "listed.h"
#include "words.h"

static const char *get(const struct minute *m, int field)
{
    return row_get(&m->row, field);
}

static const char *name_of(const struct minute *m, const char *code)
{
    int p = office_person(m->o, code);
    return p >= 0 ? office_world(m->o)->person[p].name : code;
}

/* ---- reading ---- */

static void count_members(struct minute *m)
{
    const struct world *w = office_world(m->o);
    for (int i = 0; m->of >= 0 && i < (int)w->nperson; i++) {
        if (!world_belongs(w, i, m->of, m->held) || !world_is_member(w, i, m->held, false))
            continue;
        m->members++;
        m->full += world_is_member(w, i, m->held, true);
    }
}

static const char *shown(const struct field *f, const char *word)
{
    return model_choice_label(f, word);
}

/* 李四（请假：出差；2026-03-20 补课）. */
static void add_absent(struct minute *m, const struct row *a)
{
    const char *status = row_get(a, F_ATTENDANCE_STATUS), *reason = row_get(a, F_ATTENDANCE_REASON),
               *made_up = row_get(a, F_ATTENDANCE_MADE_UP_ON);
    words_add(&m->absent, name_of(m, row_get(a, F_ATTENDANCE_PERSON)));
    buf_printf(&m->absent, _("（%s%s%s"),
               shown(&entity_attendance.fields[F_ATTENDANCE_STATUS], status),
               *reason ? _("：") : "", reason);
    buf_printf(&m->absent, _("%s%s%s）"), *made_up ? _("；") : "", made_up,
               *made_up ? _(" 补课") : "");
}

static void take_part(struct minute *m, const struct row *a)
{
    const char *role = row_get(a, F_ATTENDANCE_ROLE), *who = row_get(a, F_ATTENDANCE_PERSON);
    bool present = !strcmp(row_get(a, F_ATTENDANCE_STATUS), "present");
    int person = office_person(m->o, who);
    if (!strcmp(role, "nonvoting")) {
        words_add(&m->nonvoting, name_of(m, who));
    } else if (!strcmp(role, "attendee")) {
        m->parts++;
        m->npresent += present; /* who made it up was not there */
        m->nfull +=
            present && person >= 0 && world_is_member(office_world(m->o), person, m->held, true);
        if (present)
            words_add(&m->present, name_of(m, who));
        else
            add_absent(m, a);
    } else if (!strcmp(role, "host")) {
        if (strcmp(get(m, F_ACTIVITY_HOST), who) != 0)
            words_add(&m->host, name_of(m, who));
    } else {
        words_add(&m->others, name_of(m, who));
        buf_printf(&m->others, _("（%s）"),
                   shown(&entity_attendance.fields[F_ATTENDANCE_ROLE], role));
    }
}

static void take_item(struct minute *m, const struct row *l)
{
    const char *owner = row_get(l, F_LEDGER_OWNER), *deadline = row_get(l, F_LEDGER_DEADLINE),
               *closed = row_get(l, F_LEDGER_CLOSED_ON);
    buf_printf(&m->follow, "%s%s", m->follow.len > 0 ? "\n" : "", row_get(l, F_LEDGER_TITLE));
    buf_printf(&m->follow, _("（责任人：%s；时限：%s；%s%s）"), owner, deadline,
               *closed ? _("办结：") : _("尚未办结"), closed);
}

static enum status read_all(struct minute *m, const struct entity *en, int field,
                            void (*fn)(struct minute *m, const struct row *r), struct err *e)
{
    struct row_query ask = {
        .en = en, .sort = -1, .nwhere = 1, .where = { { field, get(m, F_ACTIVITY_CODE) } }
    };
    struct row_iter *it = row_each(office_db(m->o), &ask);
    struct row row;
    int got;
    row_init(&row, en);
    while ((got = row_next(it, &row, e)) == 1)
        fn(m, &row);
    row_iter_free(it);
    row_clear(&row);
    return got < 0 ? e->status : ST_OK;
}

enum status minute_read(struct minute *m, struct err *e)
{
    count_members(m);
    if (*get(m, F_ACTIVITY_HOST) != '\0')
        words_add(&m->host, name_of(m, get(m, F_ACTIVITY_HOST)));
    enum status st = read_all(m, &entity_attendance, F_ATTENDANCE_ACTIVITY, take_part, e);
    if (!st)
        st = read_all(m, &entity_ledger, F_LEDGER_ACTIVITY, take_item, e);
    return st;
}

void minute_clear(struct minute *m)
{
    row_clear(&m->row);
    buf_free(&m->host);
    buf_free(&m->present);
    buf_free(&m->absent);
    buf_free(&m->nonvoting);
    buf_free(&m->others);
    buf_free(&m->follow);
}

bool minute_is(const struct minute *m, const char *type)
{
    return listed_has_type(get(m, F_ACTIVITY_TYPES), type);
}

void minute_types(struct buf *out, const struct minute *m)
{
    const struct vocabulary *words = policy_set_words(office_world(m->o)->policies);
    const char *types = get(m, F_ACTIVITY_TYPES), *between = "";
    for (char *type; (type = listed_take(&types)) != NULL; free(type)) {
        int number = vocabulary_evidence(words, type);
        buf_printf(out, "%s%s", between, number >= 0 ? due_type_title(words, number) : type);
        between = _("、");
    }
}

/* ---- writing ---- */

static void put(struct table *t, const char *item, const char *text)
{
    table_text(t, item);
    table_text(t, text);
}

/* What is there; else what did not occur; else room for a pen. */
static void put_element(const struct minute *m, struct table *t, const char *item,
                        const char *element, const char *text)
{
    const char *none = get(m, F_ACTIVITY_NONE);
    const char *at = *text == '\0' ? strstr(none, element) : NULL;
    size_t n = strlen(element);
    bool said = at != NULL && (at == none || at[-1] == ';') && (at[n] == '\0' || at[n] == ';');
    put(t, item, said ? _("无") : text);
}

/* What was said in a talk stays with those who talked. */
static const char *open_value(const struct minute *m, int field)
{
    const char *value = get(m, field);
    bool kept = !m->all && model_kept(&entity_activity, field, row_values(&m->row));
    return *value != '\0' && kept ? _(model_withheld) : value;
}

static void put_field(const struct minute *m, struct table *t, int field)
{
    const struct field *f = &entity_activity.fields[field];
    put_element(m, t, _(f->label), f->name, open_value(m, field));
}

static void put_time(const struct minute *m, struct table *t)
{
    struct buf b = BUF_INIT;
    const char *ended = get(m, F_ACTIVITY_ENDED_ON), *from = get(m, F_ACTIVITY_START_TIME),
               *to = get(m, F_ACTIVITY_END_TIME), *counts = get(m, F_ACTIVITY_FOR_ON);
    struct ymd d = date_split(m->held);
    buf_printf(&b, _("%d年%d月%d日（%s）"), d.year, d.month, d.day, date_weekday_name(m->held));
    if (*ended != '\0' && strcmp(ended, get(m, F_ACTIVITY_HELD_ON)) != 0)
        buf_printf(&b, _("至 %s"), ended);
    if (*from != '\0')
        buf_printf(&b, " %s%s%s", from, *to ? "—" : "", to);
    if (*counts != '\0')
        buf_printf(&b, _("，补开，计入 %s"), counts);
    put(t, _("时间"), buf_str(&b));
    buf_free(&b);
}

static void put_people(const struct minute *m, struct table *t)
{
    struct buf b = BUF_INIT;
    buf_printf(&b, _("%d 人，其中正式党员 %d 人"), m->members, m->full);
    put(t, _("党员总数"), buf_str(&b));
    buf_clear(&b);
    if (m->parts > 0)
        buf_printf(&b, _("%d 人，其中正式党员 %d 人%s%s"), m->npresent, m->nfull,
                   m->present.len > 0 ? _("：") : "", buf_str(&m->present));
    put(t, _("到会"), buf_str(&b));
    put(t, _("缺席及原因"),
        m->absent.len > 0 ? buf_str(&m->absent)
        : m->parts > 0    ? _("无人缺席")
                          : "");
    buf_clear(&b);
    buf_puts(&b, buf_str(&m->nonvoting));
    if (*get(m, F_ACTIVITY_GUESTS) != '\0')
        words_add(&b, get(m, F_ACTIVITY_GUESTS));
    put_element(m, t, _("列席"), "nonvoting", buf_str(&b));
    if (m->others.len > 0)
        put(t, _("其他身份"), buf_str(&m->others));
    buf_free(&b);
}

void minute_write(const struct minute *m, struct table *t, const char *title, bool page)
{
    struct buf b = BUF_INIT;
    struct ymd d = date_split(m->held);
    buf_printf(&b, _("%s　%d年%d月%d日　%s"), title, d.year, d.month, d.day,
               m->org >= 0 ? world_name(office_world(m->o), m->org, m->held) : "");
    table_heading(t, buf_str(&b), page);
    put_time(m, t);
    put_field(m, t, F_ACTIVITY_PLACE);
    put_field(m, t, F_ACTIVITY_THEME);
    put_element(m, t, _("主持人"), "host", buf_str(&m->host));
    put_field(m, t, F_ACTIVITY_RECORDER);
    put_people(m, t);
    if (*get(m, F_ACTIVITY_OCCASION) != '\0')
        put_field(m, t, F_ACTIVITY_OCCASION);
    put_element(m, t, _("议程、发言和内容"), "content", open_value(m, F_ACTIVITY_CONTENT));
    put_element(m, t, _("表决"), "votes", open_value(m, F_ACTIVITY_VOTES));
    put_field(m, t, F_ACTIVITY_RESOLUTIONS);
    put(t, _("分工、时限和落实"), buf_str(&m->follow));
    if (*get(m, F_ACTIVITY_NOTE) != '\0')
        put_field(m, t, F_ACTIVITY_NOTE);
    put(t, _("附件"), _("□签到表　　□照片　　□材料"));
    put(t, _("签字"), _("主持人：　　　　　　　　　记录人："));
    buf_free(&b);
}
