/* The dictionary: reading values, ID numbers, choices, rows that disagree with themselves. */
#include "test.h"

#include "buf.h"
#include "fields.h"
#include "model.h"

/* NULL where the value is refused; free() it. */
static char *read_value(const struct entity *en, int field, const char *typed)
{
    struct buf out = BUF_INIT;
    struct err e;
    enum status s = model_read(&en->fields[field], typed, &out, &e);
    if (s != ST_OK) {
        buf_free(&out);
        assert_int_equal(s, ST_USAGE);
        assert_true(strlen(e.text) > 10);
        return NULL;
    }
    buf_reserve(&out, 1);
    return buf_take(&out);
}

struct reading {
    const struct entity *en;
    int field;
    const char *typed, *wanted; /* NULL: refused */
};

static void check_readings(const struct reading *r, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char *got = read_value(r[i].en, r[i].field, r[i].typed);
        if (r[i].wanted == NULL ? got != NULL : got == NULL || strcmp(got, r[i].wanted) != 0)
            fail_msg("\"%s\": \"%s\", wanted \"%s\"", r[i].typed, got != NULL ? got : "(refused)",
                     r[i].wanted != NULL ? r[i].wanted : "(refused)");
        free(got);
    }
}

/* Blanks and lines between two hanzi are padding, between other letters one blank stays. */
static void names(void **state)
{
    static const struct reading rows[] = {
        { &entity_person, F_PERSON_NAME, "王　芳", "王芳" },
        { &entity_person, F_PERSON_NAME, "王\r\n芳", "王芳" },
        { &entity_person, F_PERSON_NAME, "A\r\n芳", "A 芳" },
        { &entity_person, F_PERSON_NAME, "A  B", "A B" },
        { &entity_person, F_PERSON_NAME, "阿里•买买提", "阿里·买买提" },
        { &entity_person, F_PERSON_NAME, "填表人：王芳", NULL }, /* below a roster */
        { &entity_person, F_PERSON_NAME, "审核: 王芳", NULL },
    };
    (void)state;
    check_readings(rows, COUNT(rows));
}

static void days(void **state)
{
    static const struct reading rows[] = {
        { &entity_activity, F_ACTIVITY_HELD_ON, "2026-03-05", "2026-03-05" },
        { &entity_activity, F_ACTIVITY_HELD_ON, " 2026/3/5 ", "2026-03-05" },
        { &entity_activity, F_ACTIVITY_HELD_ON, "2026.3.5", "2026-03-05" },
        { &entity_activity, F_ACTIVITY_HELD_ON, "2026年3月5日", "2026-03-05" },
        { &entity_activity, F_ACTIVITY_HELD_ON, "20260305", "2026-03-05" },
        { &entity_activity, F_ACTIVITY_HELD_ON, "２０２６－０３－０５", "2026-03-05" },
        { &entity_activity, F_ACTIVITY_HELD_ON, "2024-02-29", "2024-02-29" },
        { &entity_activity, F_ACTIVITY_HELD_ON, "", "" },
        { &entity_activity, F_ACTIVITY_HELD_ON, "2026-02-30", NULL },
        { &entity_activity, F_ACTIVITY_HELD_ON, "2026-13-01", NULL },
        { &entity_activity, F_ACTIVITY_HELD_ON, "1899-12-31", NULL },
        { &entity_activity, F_ACTIVITY_HELD_ON, "2200-01-01", NULL },
        { &entity_activity, F_ACTIVITY_HELD_ON, "三月五日", NULL },
    };
    (void)state;
    check_readings(rows, COUNT(rows));
}

static void months_and_times(void **state)
{
    static const struct reading rows[] = {
        { &entity_dues, F_DUES_MONTH, "2026-05", "2026-05" },
        { &entity_dues, F_DUES_MONTH, "2026/5", "2026-05" },
        { &entity_dues, F_DUES_MONTH, "2026.05", "2026-05" },
        { &entity_dues, F_DUES_MONTH, "2026年5月", "2026-05" },
        { &entity_dues, F_DUES_MONTH, "202605", "2026-05" },
        { &entity_dues, F_DUES_MONTH, "2026-05-01", "2026-05" },
        { &entity_dues, F_DUES_MONTH, "2026-13", NULL },
        { &entity_dues, F_DUES_MONTH, "2026-0", NULL },
        { &entity_dues, F_DUES_MONTH, "五月", NULL },
        { &entity_dues, F_DUES_MONTH, "二〇二六年五月", "2026-05" },
        { &entity_dues, F_DUES_MONTH, "二〇二六年十二月", "2026-12" },
        { &entity_dues, F_DUES_MONTH, "二〇二六年十三月", NULL },
        { &entity_activity, F_ACTIVITY_START_TIME, "9:30", "09:30" },
        { &entity_activity, F_ACTIVITY_START_TIME, "９：３０", "09:30" },
        { &entity_activity, F_ACTIVITY_START_TIME, "09:30:00", "09:30" },
        { &entity_activity, F_ACTIVITY_START_TIME, "9点", "09:00" },
        { &entity_activity, F_ACTIVITY_START_TIME, "14点05分", "14:05" },
        { &entity_activity, F_ACTIVITY_START_TIME, "24:00", NULL },
        { &entity_activity, F_ACTIVITY_START_TIME, "9:60", NULL },
        { &entity_activity, F_ACTIVITY_START_TIME, "上午", NULL },
        { &entity_activity, F_ACTIVITY_START_TIME, "9:3", NULL },
    };
    (void)state;
    check_readings(rows, COUNT(rows));
}

static void moments_and_periods(void **state)
{
    static const struct reading rows[] = {
        { &entity_ledger_log, F_LEDGER_LOG_AT, "2026-03-05", "2026-03-05" },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "2026-03-05 09:30", "2026-03-05 09:30" },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "2026/3/5 9:30:59", "2026-03-05 09:30" },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "2026-03-05T09:30", "2026-03-05 09:30" },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "2026年3月5日 9点", "2026-03-05 09:00" },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "２０２６－３－５　９：３０", "2026-03-05 09:30" },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "二〇二六年三月五日 下午3点", "2026-03-05 15:00" },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "2026-02-30 09:30", NULL },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "2026-03-05 24:00", NULL },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "2026-03-05 上午", NULL },
        { &entity_ledger_log, F_LEDGER_LOG_AT, "09:30", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "2026", "2026" },
        { &entity_closing, F_CLOSING_PERIOD, "2026年", "2026" },
        { &entity_closing, F_CLOSING_PERIOD, "2026H1", "2026H1" },
        { &entity_closing, F_CLOSING_PERIOD, "2026h2", "2026H2" },
        { &entity_closing, F_CLOSING_PERIOD, "2026年下半年", "2026H2" },
        { &entity_closing, F_CLOSING_PERIOD, "2026q4", "2026Q4" },
        { &entity_closing, F_CLOSING_PERIOD, "２０２６Ｑ１", "2026Q1" },
        { &entity_closing, F_CLOSING_PERIOD, "2026年第一季度", "2026Q1" },
        { &entity_closing, F_CLOSING_PERIOD, "2026年3季度", "2026Q3" },
        { &entity_closing, F_CLOSING_PERIOD, "二〇二六年三季度", "2026Q3" },
        { &entity_closing, F_CLOSING_PERIOD, "2026年四季度", "2026Q4" },
        { &entity_closing, F_CLOSING_PERIOD, "2026-03", "2026-03" },
        { &entity_closing, F_CLOSING_PERIOD, "202603", "2026-03" },
        { &entity_closing, F_CLOSING_PERIOD, "2026年3月", "2026-03" },
        { &entity_closing, F_CLOSING_PERIOD, "2026Q5", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "2026H3", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "2026Q0", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "2026年第五季度", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "2026-13", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "1899", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "2200Q1", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "Q3", NULL },
        { &entity_closing, F_CLOSING_PERIOD, "去年", NULL },
        { &entity_remittance, F_REMITTANCE_QUARTER, "2026Q3", "2026Q3" },
        { &entity_remittance, F_REMITTANCE_QUARTER, "2026-03", NULL },
        { &entity_remittance, F_REMITTANCE_QUARTER, "2026", NULL },
    };
    (void)state;
    check_readings(rows, COUNT(rows));
}

static void money_and_hours(void **state)
{
    static const struct reading rows[] = {
        { &entity_dues, F_DUES_AMOUNT_DUE, "12.5", "12.50" },
        { &entity_dues, F_DUES_AMOUNT_DUE, "12", "12.00" },
        { &entity_dues, F_DUES_AMOUNT_DUE, "0.05", "0.05" },
        { &entity_dues, F_DUES_AMOUNT_DUE, "1,234.50元", "1234.50" },
        { &entity_dues, F_DUES_AMOUNT_DUE, "¥８.00", "8.00" },
        { &entity_dues, F_DUES_AMOUNT_DUE, "0", "0.00" },
        { &entity_dues, F_DUES_AMOUNT_DUE, "12.505", NULL },
        { &entity_dues, F_DUES_AMOUNT_DUE, "-1", NULL },
        { &entity_dues, F_DUES_AMOUNT_DUE, "1e3", NULL },
        { &entity_dues, F_DUES_AMOUNT_DUE, "12.", NULL },
        { &entity_dues, F_DUES_AMOUNT_DUE, "999999999999.00", NULL },
        { &entity_dues, F_DUES_AMOUNT_DUE, "十元", NULL },
        { &entity_activity, F_ACTIVITY_HOURS, "1.5", "1.5" },
        { &entity_activity, F_ACTIVITY_HOURS, "1.50小时", "1.5" },
        { &entity_activity, F_ACTIVITY_HOURS, "2.00", "2" },
        { &entity_activity, F_ACTIVITY_HOURS, "0.25", "0.25" },
        { &entity_activity, F_ACTIVITY_HOURS, "0.05", "0.05" },
        { &entity_activity, F_ACTIVITY_HOURS, "0.125", NULL },
    };
    (void)state;
    check_readings(rows, COUNT(rows));
}

static void numbers_keep_their_value(void **state)
{
    static const char *const money[] = { "0.00", "0.05", "12.50", "99999999999.99" };
    static const char *const hours[] = { "0", "0.05", "0.5", "1.25", "10" };
    (void)state;
    for (size_t i = 0; i < COUNT(money); i++) {
        struct buf out = BUF_INIT;
        const struct field *f = &entity_dues.fields[F_DUES_AMOUNT_DUE];
        model_number_text(f, model_number(f, money[i]), &out);
        assert_string_equal(buf_str(&out), money[i]);
        buf_free(&out);
    }
    for (size_t i = 0; i < COUNT(hours); i++) {
        struct buf out = BUF_INIT;
        const struct field *f = &entity_activity.fields[F_ACTIVITY_HOURS];
        model_number_text(f, model_number(f, hours[i]), &out);
        assert_string_equal(buf_str(&out), hours[i]);
        buf_free(&out);
    }
    assert_int_equal(model_number(&entity_dues.fields[F_DUES_AMOUNT_DUE], "12.50"), 1250);
    assert_int_equal(model_number(&entity_activity.fields[F_ACTIVITY_HOURS], "1.5"), 150);
    assert_int_equal(model_number(&entity_org.fields[F_ORG_APPOINTED], "yes"), 1);
}

static void words(void **state)
{
    static const struct reading rows[] = {
        { &entity_org, F_ORG_KIND, "党支部", "branch" },
        { &entity_org, F_ORG_KIND, "branch", "branch" },
        { &entity_org, F_ORG_KIND, "Branch", "branch" },
        { &entity_org, F_ORG_KIND, "支部", NULL },
        { &entity_org, F_ORG_APPOINTED, "是", "yes" },
        { &entity_org, F_ORG_APPOINTED, "1", "yes" },
        { &entity_org, F_ORG_APPOINTED, "否", "no" },
        { &entity_org, F_ORG_APPOINTED, "NO", "no" },
        { &entity_org, F_ORG_APPOINTED, "也许", NULL },
        { &entity_org, F_ORG_THEME_DAY, "2.5", "2.5" },
        { &entity_org, F_ORG_THEME_DAY, "6.1", NULL },
        { &entity_org, F_ORG_DUES_DAY, "31", "31" },
        { &entity_org, F_ORG_DUES_DAY, "32", NULL },
        { &entity_activity, F_ACTIVITY_TYPES, "支部主题党日；党课;支部主题党日",
          "theme_day;lecture" },
        { &entity_activity, F_ACTIVITY_TYPES, "党课、plan(year)", "lecture;plan(year)" },
        { &entity_activity, F_ACTIVITY_TYPES, "党 课", NULL },
        { &entity_activity, F_ACTIVITY_EVENTS, "E1； E2;E1", "E1;E2" },
        { &entity_org, F_ORG_CODE, "B-01.甲_2", "B-01.甲_2" },
        { &entity_org, F_ORG_CODE, "Ｂ１", "B1" },
        { &entity_org, F_ORG_CODE, "B 1", NULL },
        { &entity_org, F_ORG_CODE, "B/1", NULL },
        { &entity_org, F_ORG_CODE, "B;1", NULL },
        { &entity_org, F_ORG_NAME, "  机关\t党委 ", "机关 党委" },
        { &entity_org, F_ORG_NAME, "\xE3\x80\x80", "" },
        { &entity_org, F_ORG_NAME, "a\x1b[31m", NULL },
        { &entity_org, F_ORG_NAME, "\xff", NULL },
        { &entity_org, F_ORG_NOTE, "一\r\n二", "一\n二" },
        { &entity_review, F_REVIEW_YEAR, "2026", "2026" },
        { &entity_review, F_REVIEW_YEAR, "2026.0", "2026" },
        { &entity_review, F_REVIEW_YEAR, "26", NULL },
        { &entity_waiver, F_WAIVER_SLOT, "theme-day", "theme-day" },
        { &entity_waiver, F_WAIVER_SLOT, "主题", NULL },
        { &entity_activity, F_ACTIVITY_VOTES, "发展张三: 12/10/10/0/0", "发展张三: 12/10/10/0/0" },
        { &entity_activity, F_ACTIVITY_VOTES, "发展张三：12/10/10/0", NULL },
        { &entity_activity, F_ACTIVITY_VOTES, "12/10/10/0/0", NULL },
        { &entity_person, F_PERSON_PHONE, "010-1234 5678", "010-1234 5678" },
        { &entity_person, F_PERSON_PHONE, "没有", NULL },
    };
    (void)state;
    check_readings(rows, COUNT(rows));
}

static void id_numbers(void **state)
{
    static const struct reading rows[] = {
        { &entity_person, F_PERSON_ID_NO, "11010519491231002X", "11010519491231002X" },
        { &entity_person, F_PERSON_ID_NO, "11010519491231002x", "11010519491231002X" },
        { &entity_person, F_PERSON_ID_NO, "１１０１０５１９４９１２３１００２Ｘ",
          "11010519491231002X" },
        { &entity_person, F_PERSON_ID_NO, "440524188001010014", NULL }, /* 1880 */
        { &entity_person, F_PERSON_ID_NO, "110105194912310020", NULL }, /* check digit */
        { &entity_person, F_PERSON_ID_NO, "11010519491231002", NULL },
        { &entity_person, F_PERSON_ID_NO, "1101**********002X", NULL },
        { &entity_person, F_PERSON_ID_NO, "110105194902310027", NULL }, /* 31 February */
    };
    daynum birth;
    bool female;
    (void)state;
    check_readings(rows, COUNT(rows));
    assert_true(model_id_no("11010519491231002X", &birth, &female));
    assert_int_equal(birth, date_make(1949, 12, 31));
    assert_true(female);
    assert_true(model_id_no("11010519491231002X", NULL, NULL));
}

static enum status check_row(const struct entity *en, const char *const *values, int *field)
{
    struct err e;
    return model_check_row(en, values, field, &e);
}

static void birthday_and_sex_agree(void **state)
{
    const char *v[MODEL_MAX_FIELDS] = {
        [F_PERSON_NAME] = "张三", [F_PERSON_ID_NO] = "11010519491231002X"
    };
    int field;
    (void)state;
    assert_int_equal(check_row(&entity_person, v, &field), ST_OK);
    assert_int_equal(field, -1);
    v[F_PERSON_BIRTH_ON] = "1949-12-30";
    assert_int_equal(check_row(&entity_person, v, &field), ST_REFUSED);
    assert_int_equal(field, F_PERSON_BIRTH_ON);
    v[F_PERSON_BIRTH_ON] = "1949-12-31";
    v[F_PERSON_GENDER] = "male";
    assert_int_equal(check_row(&entity_person, v, &field), ST_REFUSED);
    assert_int_equal(field, F_PERSON_GENDER);
    v[F_PERSON_GENDER] = "female";
    assert_int_equal(check_row(&entity_person, v, &field), ST_OK);
}

static void rows_agree_with_themselves(void **state)
{
    const char *org[MODEL_MAX_FIELDS] = {
        [F_ORG_CODE] = "B1", [F_ORG_NAME] = "甲", [F_ORG_KIND] = "group"
    };
    const char *act[MODEL_MAX_FIELDS] = {
        [F_ACTIVITY_ORG] = "B1", [F_ACTIVITY_TYPES] = "lecture", [F_ACTIVITY_HELD_ON] = "2026-04-03"
    };
    const char *term[MODEL_MAX_FIELDS] = {
        [F_TERM_ORG] = "B1", [F_TERM_ELECTED_ON] = "2024-02-29", [F_TERM_EXTENDED_TO] = "2027-11-30"
    };
    const char *event[MODEL_MAX_FIELDS] = {
        [F_EVENT_TYPE] = "award", [F_EVENT_OCCURRED_ON] = "2026-04-03"
    };
    int field;
    (void)state;
    assert_int_equal(check_row(&entity_org, org, &field), ST_REFUSED); /* a group has a parent */
    org[F_ORG_PARENT] = "B1";
    assert_int_equal(check_row(&entity_org, org, &field), ST_REFUSED); /* but not itself */
    org[F_ORG_PARENT] = "B2";
    assert_int_equal(check_row(&entity_org, org, &field), ST_OK);
    org[F_ORG_KIND] = NULL;
    assert_int_equal(check_row(&entity_org, org, &field), ST_USAGE); /* required */
    assert_int_equal(field, F_ORG_KIND);

    assert_int_equal(check_row(&entity_activity, act, &field), ST_OK);
    act[F_ACTIVITY_FOR_ON] = "2026-04-04";
    assert_int_equal(check_row(&entity_activity, act, &field), ST_REFUSED);
    act[F_ACTIVITY_FOR_ON] = "2025-04-02"; /* 366 days */
    assert_int_equal(check_row(&entity_activity, act, &field), ST_OK);
    act[F_ACTIVITY_FOR_ON] = "2025-04-01";
    assert_int_equal(check_row(&entity_activity, act, &field), ST_REFUSED);
    assert_int_equal(field, F_ACTIVITY_FOR_ON);
    act[F_ACTIVITY_FOR_ON] = NULL;
    act[F_ACTIVITY_ENDED_ON] = "2026-04-02";
    assert_int_equal(check_row(&entity_activity, act, &field), ST_REFUSED);

    assert_int_equal(check_row(&entity_term, term, &field), ST_REFUSED);
    assert_int_equal(field, F_TERM_APPROVAL_NO);
    term[F_TERM_APPROVAL_NO] = "某组〔2027〕1号";
    assert_int_equal(check_row(&entity_term, term, &field), ST_OK);

    assert_int_equal(check_row(&entity_event, event, &field), ST_REFUSED); /* neither */
    event[F_EVENT_ORG] = "B1";
    /* an award is a person's */
    assert_int_equal(check_row(&entity_event, event, &field), ST_REFUSED);
    event[F_EVENT_PERSON] = "P1";
    assert_int_equal(check_row(&entity_event, event, &field), ST_REFUSED); /* both */
    event[F_EVENT_ORG] = NULL;
    assert_int_equal(check_row(&entity_event, event, &field), ST_OK);
}

/* No more ballots than people; a damaged database may hold numbers whose sum is none. */
static void ballots_are_counted(void **state)
{
    const char *v[MODEL_MAX_FIELDS] = { [F_DEBRIEF_ORG] = "B1",
                                        [F_DEBRIEF_YEAR] = "2025",
                                        [F_DEBRIEF_GOOD] = "8",
                                        [F_DEBRIEF_FAIRLY_GOOD] = "2",
                                        [F_DEBRIEF_PRESENT] = "10" };
    int field;
    (void)state;
    assert_int_equal(check_row(&entity_debrief, v, &field), ST_OK);
    v[F_DEBRIEF_POOR] = "1";
    assert_int_equal(check_row(&entity_debrief, v, &field), ST_REFUSED);
    assert_int_equal(field, F_DEBRIEF_PRESENT);
    v[F_DEBRIEF_GOOD] = v[F_DEBRIEF_POOR] = "9223372036854775807";
    assert_int_equal(check_row(&entity_debrief, v, &field), ST_REFUSED);
}

static void shown_and_guarded(void **state)
{
    struct buf out = BUF_INIT;
    const char *event[MODEL_MAX_FIELDS] = { [F_EVENT_TYPE] = "complaint" };
    (void)state;
    model_show(&entity_activity.fields[F_ACTIVITY_TYPES], "theme_day;lecture;own_word", &out);
    assert_string_equal(buf_str(&out), "支部主题党日；党课；own_word");
    buf_clear(&out);
    model_mask("11010519491231002X", &out);
    assert_string_equal(buf_str(&out), "1101**********002X");
    buf_clear(&out);
    model_mask("1234567", &out);
    assert_string_equal(buf_str(&out), "*******");
    buf_free(&out);
    assert_true(model_guarded(&entity_event, F_EVENT_NOTE, event));
    assert_false(model_guarded(&entity_event, F_EVENT_CODE, event)); /* the journal names the row */
    event[F_EVENT_TYPE] = "award";
    assert_false(model_guarded(&entity_event, F_EVENT_NOTE, event));
    assert_true(model_guarded(&entity_person, F_PERSON_ID_NO, event));
}

/* What every entry of the dictionary owes its readers. */
static void dictionary_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; model_entities[i] != NULL; i++) {
        const struct entity *en = model_entities[i];
        int keys = 0;
        row_true(i, model_entity(en->name) == en && model_entity(en->label) == en);
        row_true(i, en->nfields <= MODEL_MAX_FIELDS);
        for (int k = 0; k < en->nfields; k++) {
            const struct field *f = &en->fields[k];
            if (f->name == NULL || f->label == NULL || f->hint == NULL || f->width <= 0)
                fail_msg("%s, field %d: name, label, hint or width is missing", en->name, k);
            if (model_field(en, f->name) != k || model_field(en, f->label) != k)
                fail_msg("%s.%s: name or label is not its own", en->name, f->name);
            bool refers = f->kind == FIELD_REF || f->kind == FIELD_REFS;
            if (refers != (f->ref != NULL) || (refers && model_entity(f->ref) == NULL))
                fail_msg("%s.%s: reference", en->name, f->name);
            if (f->kind == FIELD_CHOICE && f->choices == NULL)
                fail_msg("%s.%s: no choices", en->name, f->name);
            keys += f->key;
        }
        row_true(i, keys > 0);
        row_true(i, en->prefix == NULL ||
                        (keys == 1 && en->fields[0].key && !strcmp(en->fields[0].name, "code")));
    }
    assert_null(model_entity("nothing"));
    assert_int_equal(model_field(&entity_person, "nothing"), -1);
    assert_int_equal(model_field(&entity_person, "身份证号码"), F_PERSON_ID_NO);
    assert_int_equal(model_field(&entity_person, "HELD"), -1);
}

/* A header that means two fields would fill the wrong one. */
static void synonyms_are_unambiguous(void **state)
{
    (void)state;
    for (size_t i = 0; model_entities[i] != NULL; i++) {
        const struct entity *en = model_entities[i];
        for (int k = 0; k < en->nfields; k++) {
            char words[1000], *save = NULL;
            snprintf(words, sizeof words, "%s",
                     en->fields[k].synonyms == NULL ? "" : en->fields[k].synonyms);
            for (char *w = strtok_r(words, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save)) {
                if (model_field(en, w) != k)
                    fail_msg("%s: %s is %s and %s", en->name, w, en->fields[k].name,
                             en->fields[model_field(en, w)].name);
            }
        }
    }
}

/* What lists begin with are fields; every entity has its place in the menu. */
/* What is exported in the order of the dictionary can be imported in it. */
static void references_come_first(void **state)
{
    (void)state;
    for (size_t at = 0; model_entities[at] != NULL; at++) {
        const struct entity *en = model_entities[at];
        for (int i = 0; i < en->nfields; i++) {
            const char *ref = en->fields[i].ref;
            size_t of = 0;
            while (ref != NULL && of < at && strcmp(model_entities[of]->name, ref) != 0)
                of++;
            assert_true(ref == NULL || !strcmp(model_entities[of]->name, ref));
        }
    }
}

static void lists_are_of_fields(void **state)
{
    static const char groups[] = ";组织;党员;任期;党费;活动;台账;考评;办公;";
    (void)state;
    for (size_t k = 0; model_entities[k] != NULL; k++) {
        const struct entity *en = model_entities[k];
        char all[256], group[32], *rest = NULL;
        snprintf(group, sizeof group, ";%s;", en->group);
        if (strstr(groups, group) == NULL)
            fail_msg("%s: no group %s", en->name, en->group);
        snprintf(all, sizeof all, "%s", en->columns != NULL ? en->columns : "");
        for (char *w = strtok_r(all, " ", &rest); w != NULL; w = strtok_r(NULL, " ", &rest)) {
            int i = model_field(en, w);
            if (i < 0 || strcmp(en->fields[i].name, w) != 0 || en->fields[i].guard != GUARD_OPEN)
                fail_msg("%s: no column %s", en->name, w);
        }
        if (en->sort != NULL && model_field(en, en->sort + (*en->sort == '-')) < 0)
            fail_msg("%s: no field %s", en->name, en->sort);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(days),
        cmocka_unit_test(months_and_times),
        cmocka_unit_test(moments_and_periods),
        cmocka_unit_test(money_and_hours),
        cmocka_unit_test(numbers_keep_their_value),
        cmocka_unit_test(words),
        cmocka_unit_test(id_numbers),
        cmocka_unit_test(birthday_and_sex_agree),
        cmocka_unit_test(rows_agree_with_themselves),
        cmocka_unit_test(ballots_are_counted),
        cmocka_unit_test(shown_and_guarded),
        cmocka_unit_test(dictionary_is_whole),
        cmocka_unit_test(synonyms_are_unambiguous),
        cmocka_unit_test(references_come_first),
        cmocka_unit_test(lists_are_of_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
