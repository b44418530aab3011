/* Lists: words of a filter, which rows they let through, in which order, and by which index. */
#include "test.h"

#include "buf.h"
#include "door_help.h"
#include "fields.h"
#include "name_texts.h"
#include "row_list.h"

static void narrower(void **state)
{
    (void)state;
    static const struct {
        const char *was, *now;
        bool yes;
    } rows[] = {
        { "z", "zs", true },
        { "张", "张三", true },
        { "张三 z", "张三 zs", true },
        { "", "z", false },
        { "z", "z", false },
        { "zs", "z", false },
        { "z", "x", false },
        { "z", "z三", false }, /* initials begin at a syllable */
        { "z", "z s", false },
        { "状态", "状态:预备", false },
        { "状态:预", "状态:预备", false },
        { "1101011", "11010119", false }, /* masked, whole */
        { "Z", "zs", false },
        { "张", "张三李四", false }, /* too long already */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct row_list_ask ask = { .en = &entity_person,
                                    .filter = rows[i].now,
                                    .sort = model_naming(&entity_person) };
        row_true(i, row_list_narrows(&ask, rows[i].was) == rows[i].yes);
        ask.sort = -1; /* in the order of the key the names are not walked */
        row_true(i, !row_list_narrows(&ask, rows[i].was));
    }
}

static void words(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        int field[3];
        const char *text[3];
    } rows[] = {
        { "", { 0 }, { NULL } },
        { "  　 ", { 0 }, { NULL } },
        { "张三", { -1 }, { "张三" } },
        { "ZS　Ｚｓ", { -1, -1 }, { "zs", "zs" } },
        { "状态:预备", { F_PERSON_STATUS }, { "预备" } },
        { "org:一支部 status：FULL", { F_PERSON_ORG, F_PERSON_STATUS }, { "一支部", "full" } },
        { "组织:一支部 预备 备注:空",
          { F_PERSON_ORG, -1, F_PERSON_NOTE },
          { "一支部", "预备", "" } },
        { "状态:", { 0 }, { NULL } },     /* still being typed */
        { "09:30", { -1 }, { "09:30" } }, /* no field is called so */
        { ":x", { -1 }, { ":x" } },
        { "备注:a:b", { F_PERSON_NOTE }, { "a:b" } },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct row_filter f = { 0 };
        size_t n = 0;
        while (n < 3 && rows[i].text[n] != NULL)
            n++;
        row_filter_parse(&entity_person, rows[i].typed, &f);
        row_true(i, f.n == n);
        for (size_t k = 0; k < n; k++) {
            row_true(i, f.v[k].field == rows[i].field[k]);
            row_true(i, !strcmp(f.v[k].text, rows[i].text[k]));
        }
        row_filter_free(&f);
    }
}

/* The rows of a list: first letters of their codes or keys, joined. */
static char *rows_of(const struct row_list_ask *ask)
{
    struct row_ids ids = { 0 };
    struct buf out = BUF_INIT;
    struct row row;
    size_t hidden;
    door_must(row_list(door.db, ask, &ids, &hidden, &door.e));
    row_init(&row, ask->en);
    for (size_t i = 0; i < ids.n; i++) {
        door_must(row_load(door.db, ask->en, ids.v[i], &row, &door.e));
        buf_puts(&out, i > 0 ? " " : "");
        row_key(&row, &out);
    }
    if (hidden > 0)
        buf_printf(&out, " +%zu", hidden);
    row_clear(&row);
    row_ids_free(&ids);
    buf_reserve(&out, 1);
    return buf_take(&out);
}

static void people(void)
{
    door_must(PUT("person", "code", "P2", "name", "单雄信", "org", "B2", "since_on", "2020-01-05",
                  "status", "probationary", "title", "处长", "id_no", "11010519491231002X"));
    door_must(PUT("person", "code", "P3", "name", "张三丰", "org", "B1", "since_on", "2020-01-05",
                  "status", "full", "note", "长期出差"));
    door_must(PUT("person", "code", "P4", "name", "丁一鑫", "org", "B1", "since_on", "2020-01-05"));
    door_must(PUT("person", "code", "P5", "name", "丁鑫", "org", "B2", "since_on", "2020-01-05",
                  "pinyin", "zheng xin", "phone", "13800001234"));
}

static void filters(void **state)
{
    (void)state;
    static const struct {
        const char *filter, *found;
    } rows[] = {
        { "", "P1 P2 P3 P4 P5" },
        { "zs", "P1 P3" },   /* 张三, 张三丰 */
        { "sf", "P3" },      /* from the second syllable on */
        { "s", "P1 P2 P3" }, /* 张三 shan 张三丰 */
        { "zhangsan", "P1 P3" },
        { "angsan", "" }, /* no syllable begins there */
        { "shanx", "P2" },
        { "zheng", "P5" }, /* as the clerk put it right */
        { "丁", "P4 P5" },
        { "处长", "P2" },
        { "预备", "P2" },
        { "二支", "P2 P5" }, /* the organisation they belong to */
        { "p3", "P3" },
        { "org:B1 zs", "P1 P3" },
        { "组织:二支 鑫", "P5" },
        { "状态:正式", "P3" },
        { "状态:空", "P1 P4 P5" },
        { "备注:出差", "P3" },
        { "身份证号:11010519491231002x", "P2" },
        { "11010519", "" }, /* masked: only as a whole */
        { "11010519491231002x", "P2" },
        { "13800001234", "P5" },
        { "基数:1", "" }, /* private: never */
        { "zs 丁", "" },
        { "zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs zs p3", "P3" },
        { "'; DROP TABLE person; --", "" },
    };
    people();
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct row_list_ask ask = { .en = &entity_person,
                                          .filter = rows[i].filter,
                                          .sort = -1 };
        char *got = rows_of(&ask);
        if (strcmp(got, rows[i].found) != 0)
            fail_msg("%s: %s", rows[i].filter, got);
        free(got);
        /* the same ones, whatever they stand by */
        const struct row_list_ask named = { .en = &entity_person,
                                            .filter = rows[i].filter,
                                            .sort = F_PERSON_NAME };
        got = rows_of(&named);
        row_true(i, strlen(got) == strlen(rows[i].found));
        free(got);
    }
}

static void orders(void **state)
{
    (void)state;
    static const struct {
        int sort;
        enum name_order names;
        bool down;
        const char *org, *found;
    } rows[] = {
        { -1, NAMES_CODE, false, NULL, "P1 P2 P3 P4 P5" },
        { -1, NAMES_CODE, true, NULL, "P5 P4 P3 P2 P1" },
        /* 丁 2, 张 7, 单 8 strokes; 一 1, 鑫 24 */
        { F_PERSON_NAME, NAMES_STROKES, false, NULL, "P4 P5 P1 P3 P2" },
        { F_PERSON_NAME, NAMES_STROKES_SHORT, false, NULL, "P5 P4 P1 P3 P2" },
        { F_PERSON_NAME, NAMES_STROKES, true, NULL, "P2 P3 P1 P5 P4" },
        /* ding, shan, zhang san, zhang san feng, zheng */
        { F_PERSON_NAME, NAMES_PINYIN, false, NULL, "P4 P2 P1 P3 P5" },
        { F_PERSON_NAME, NAMES_CODE, false, NULL, "P4 P5 P2 P1 P3" }, /* code points: 丁 单 张 */
        { F_PERSON_NAME, NAMES_STROKES, false, "B2", "P5 P2" },
        /* none, then as in the dictionary: full before probationary */
        { F_PERSON_STATUS, NAMES_STROKES, false, NULL, "P1 P4 P5 P3 P2" },
    };
    people();
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct row_list_ask ask = { .en = &entity_person,
                                          .sort = rows[i].sort,
                                          .names = rows[i].names,
                                          .descending = rows[i].down,
                                          .org = rows[i].org };
        char *got = rows_of(&ask);
        if (strcmp(got, rows[i].found) != 0)
            fail_msg("row %zu: %s", i, got);
        free(got);
    }
}

/* In pieces they are the same ones in the same order; the last piece says so. */
static void pieces(void **state)
{
    (void)state;
    const struct row_list_ask ask = { .en = &entity_person,
                                      .filter = "org:B1 zs",
                                      .sort = F_PERSON_NAME };
    struct row_ids ids = { 0 }, all = { 0 };
    size_t hidden = 0;
    people();
    door_must(row_list(door.db, &ask, &all, &hidden, &door.e));
    assert_int_equal(all.n, 2); /* 张三, 张三丰 */
    struct row_walk *w = row_walk_begin(door.db, &ask);
    assert_int_equal(row_walk_more(w, 1, &ids, &hidden, &door.e), 1);
    assert_int_equal(ids.n, 1);
    assert_int_equal(row_walk_more(w, 1, &ids, &hidden, &door.e), 1);
    assert_int_equal(row_walk_more(w, 1, &ids, &hidden, &door.e), 0);
    row_walk_end(w);
    assert_int_equal(ids.n, 2);
    assert_true(ids.v[0] == all.v[0] && ids.v[1] == all.v[1]);
    row_ids_free(&ids);
    row_ids_free(&all);
}

/* A name that is changed, a row that goes: what is known of it follows. */
/* Names in memory say what the database says, and nothing once something was written. 700
 * organisations: more than are read at once. */
static void names_in_memory(void **state)
{
    static const char *const words[] = { "二支", "一支部", "b1", "ez", "zz", "三", "支", "-7" };
    char code[16];
    size_t at = 0;
    (void)state;
    people();
    for (int i = 0; i < 700; i++) {
        snprintf(code, sizeof code, "B1-%d", i);
        door_must(PUT("org", "code", code, "name", code, "kind", "group", "parent", "B1"));
    }
    struct name_texts *t = name_texts_new(door.db, "org");
    assert_false(name_texts_ready(t, "org"));
    assert_true(name_texts_more(t));
    assert_false(name_texts_ready(t, "org"));
    assert_false(name_texts_more(t));
    assert_true(name_texts_ready(t, "org"));
    assert_false(name_texts_ready(t, "person"));
    for (size_t i = 0; i < COUNT(words); i++) {
        struct row_list_ask ask = { .en = &entity_person,
                                    .filter = words[i],
                                    .sort = model_naming(&entity_person) };
        char *asked = rows_of(&ask);
        ask.texts = t;
        char *kept = rows_of(&ask);
        assert_string_equal(kept, asked);
        free(asked);
        free(kept);
    }
    assert_string_equal(name_texts_next(t, "\nb1-699", &at), "B1-699");
    assert_null(name_texts_next(t, "\nb1-699", &at));
    door_must(PUT("org", "code", "B9", "name", "九支", "kind", "branch"));
    assert_false(name_texts_ready(t, "org"));
    while (name_texts_more(t))
        continue;
    at = 0;
    assert_true(name_texts_ready(t, "org"));
    assert_string_equal(name_texts_next(t, "九", &at), "B9");
    name_texts_free(t);
}

static void names_follow(void **state)
{
    (void)state;
    const struct row_list_ask ask = { .en = &entity_person, .filter = "zs", .sort = -1 };
    people();
    door_must(PUT("person", "code", "P3", "name", "李四"));
    door_must(door_delete_key("person", "P1"));
    char *got = rows_of(&ask);
    assert_string_equal(got, "");
    free(got);
    const struct row_list_ask li = { .en = &entity_person, .filter = "lisi", .sort = -1 };
    got = rows_of(&li);
    assert_string_equal(got, "P3");
    free(got);
}

/* Every list of the dictionary can stand by every column, and be looked through. */
static void every_column(void **state)
{
    (void)state;
    people();
    for (size_t k = 0; model_entities[k] != NULL; k++) {
        const struct entity *en = model_entities[k];
        for (int i = -1; i < en->nfields; i++) {
            for (int names = NAMES_STROKES; names <= NAMES_CODE; names++) {
                struct row_list_ask ask = { .en = en,
                                            .sort = i,
                                            .names = (enum name_order)names,
                                            .filter = "a1 预 2026",
                                            .org = i % 2 ? "B1" : NULL };
                struct buf word = BUF_INIT;
                char *got = rows_of(&ask);
                free(got);
                buf_printf(&word, "%s:1", i < 0 ? "x" : en->fields[i].name);
                ask.filter = buf_str(&word);
                got = rows_of(&ask);
                free(got);
                buf_free(&word);
            }
        }
    }
}

static void private_rows_are_counted(void **state)
{
    (void)state;
    const struct row_list_ask ask = { .en = &entity_event, .sort = F_EVENT_PERSON };
    door_must(
        PUT("event", "code", "E1", "type", "award", "person", "P1", "occurred_on", "2026-01-05"));
    door_must(PUT("event", "code", "E2", "type", "difficulty", "person", "P1", "occurred_on",
                  "2026-01-05"));
    char *got = rows_of(&ask);
    assert_string_equal(got, "E1 +1");
    free(got);
    struct row_list_ask looking = ask; /* a count would tell what they hold */
    looking.filter = "person:P1";
    got = rows_of(&looking);
    assert_string_equal(got, "E1");
    free(got);
}

/* What was said in a talk finds it nowhere, and gives it no place among others. */
static void private_values_are_not_looked_for(void **state)
{
    static const struct {
        const char *filter;
        int sort;
        bool descending;
        const char *rows;
    } rows[] = {
        { "乙", F_ACTIVITY_CODE, false, "A2" }, /* A1 and A4 have it too */
        { "时机:乙", F_ACTIVITY_CODE, false, "A2" },
        { "内容:乙", F_ACTIVITY_CODE, false, "A2" },
        { "时机:空", F_ACTIVITY_CODE, false, "A5" }, /* 〔受保护〕 shows that there is one */
        { "主题:谈心", F_ACTIVITY_CODE, false, "A1 A4" },
        /* 一 U+4E00, 丙 U+4E19, 乙 U+4E59: of talks as if there were none, by their number */
        { NULL, F_ACTIVITY_OCCASION, false, "A1 A4 A5 A3 A2" },
        { NULL, F_ACTIVITY_OCCASION, true, "A2 A3 A5 A4 A1" },
    };
    (void)state;
    door_must(PUT("activity", "code", "A1", "org", "B1", "types", "talk", "held_on", "2026-01-05",
                  "theme", "谈心", "occasion", "乙", "content", "乙"));
    door_must(PUT("activity", "code", "A2", "org", "B1", "types", "talk;life_meeting", "held_on",
                  "2026-01-05", "occasion", "乙", "content", "乙"));
    door_must(PUT("activity", "code", "A3", "org", "B1", "types", "theme_day", "held_on",
                  "2026-01-05", "occasion", "丙"));
    door_must(PUT("activity", "code", "A4", "org", "B1", "types", "interview;talk", "held_on",
                  "2026-01-05", "theme", "谈心", "occasion", "一", "note", "乙"));
    door_must(
        PUT("activity", "code", "A5", "org", "B1", "types", "theme_day", "held_on", "2026-01-05"));
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct row_list_ask ask = { .en = &entity_activity,
                                    .filter = rows[i].filter,
                                    .sort = rows[i].sort,
                                    .descending = rows[i].descending };
        char *got = rows_of(&ask);
        row_true(i, !strcmp(got, rows[i].rows));
        free(got);
    }
    /* a masked number gives no order either: it has the birthday */
    people();
    door_must(PUT("person", "code", "P6", "name", "丁二", "org", "B2", "since_on", "2020-01-05",
                  "id_no", "110105194812310022"));
    struct row_list_ask by_number = {
        .en = &entity_person, .filter = "org:B2", .sort = F_PERSON_ID_NO, .names = NAMES_CODE
    };
    char *got = rows_of(&by_number);
    assert_string_equal(got, "P2 P5 P6");
    free(got);
}

static void plan(const struct row_list_ask *ask, struct buf *out)
{
    struct buf sql = BUF_INIT;
    buf_puts(&sql, "EXPLAIN QUERY PLAN ");
    row_list_sql(ask, &sql);
    struct stmt *s = db_prepare_own(door.db, buf_str(&sql));
    while (stmt_step(s, &door.e) == 1)
        buf_printf(out, "%s\n", stmt_text(s, 3));
    stmt_free(s);
    buf_free(&sql);
}

/* What an index serves is not sorted, and rows are not looked through for their names. */
static void indexes_serve(void **state)
{
    (void)state;
    static const struct {
        const struct entity *en;
        const char *filter;
        int sort;
        enum name_order names;
        bool down;
    } rows[] = {
        { &entity_person, "", -1, NAMES_CODE, false },
        { &entity_person, "", -1, NAMES_CODE, true },
        { &entity_person, "", F_PERSON_NAME, NAMES_STROKES, false },
        { &entity_person, "", F_PERSON_NAME, NAMES_STROKES, true },
        { &entity_person, "", F_PERSON_NAME, NAMES_STROKES_SHORT, false },
        { &entity_person, "", F_PERSON_NAME, NAMES_PINYIN, true },
        { &entity_person, "zs", F_PERSON_NAME, NAMES_STROKES, false },
        { &entity_person, "张 zs", F_PERSON_NAME, NAMES_STROKES, true },
        { &entity_person, "组织:一支 zs", F_PERSON_NAME, NAMES_STROKES, false },
        { &entity_org, "", -1, NAMES_CODE, false },
        { &entity_activity, "", F_ACTIVITY_HELD_ON, NAMES_CODE, true },
        { &entity_dues, "", F_DUES_MONTH, NAMES_CODE, true },
        { &entity_dues, "", -1, NAMES_CODE, false },
        { &entity_attendance, "", -1, NAMES_CODE, false },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct row_list_ask ask = { .en = rows[i].en,
                                          .filter = rows[i].filter,
                                          .sort = rows[i].sort,
                                          .names = rows[i].names,
                                          .descending = rows[i].down };
        struct buf p = BUF_INIT;
        plan(&ask, &p);
        bool scans = false;
        for (const char *at = buf_str(&p); (at = strstr(at, "SCAN ")) != NULL; at++) {
            size_t n = strcspn(at, "\n");
            char *line = strndup(at, n);
            scans = scans || strstr(line, "USING") == NULL;
            free(line);
        }
        if (p.len == 0 || scans || strstr(buf_str(&p), "TEMP B-TREE") != NULL)
            fail_msg("row %zu:\n%s", i, buf_str(&p));
        buf_free(&p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(narrower),
        cmocka_unit_test_setup_teardown(filters, door_open, door_close),
        cmocka_unit_test_setup_teardown(orders, door_open, door_close),
        cmocka_unit_test_setup_teardown(pieces, door_open, door_close),
        cmocka_unit_test_setup_teardown(names_in_memory, door_open, door_close),
        cmocka_unit_test_setup_teardown(names_follow, door_open, door_close),
        cmocka_unit_test_setup_teardown(every_column, door_open, door_close),
        cmocka_unit_test_setup_teardown(private_rows_are_counted, door_open, door_close),
        cmocka_unit_test_setup_teardown(private_values_are_not_looked_for, door_open, door_close),
        cmocka_unit_test_setup_teardown(indexes_serve, door_open, door_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
