/* The dictionary against the database: every field is a column of the right type, every column a
 * field, every reference a foreign key, every key unique, every column has a comment. */
#include "../unit/test.h"

#include <unistd.h>

#include "buf.h"
#include "db.h"
#include "model.h"
#include "schema.h"

static char folder[] = "/tmp/dangjian-dictionary-XXXXXX";
static char file[64];
static struct db *db;
static struct err e;

static int open_db(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/a.db", folder);
    if (db_open(&db, file, DB_CREATE, &e) != ST_OK)
        fail_msg("%s", e.text);
    return 0;
}

static int close_db(void **state)
{
    (void)state;
    db_discard(db);
    return rmdir(folder);
}

static struct stmt *ask(const char *pragma, const char *of)
{
    char text[256];
    snprintf(text, sizeof text, "PRAGMA %s('%s')", pragma, of);
    return db_prepare(db, text);
}

static bool is_system(const char *name)
{
    static const char *const names[] = { "id", "version", "entered_on", "entered_by", "rank" };
    for (size_t i = 0; i < COUNT(names); i++) {
        if (!strcmp(names[i], name))
            return true;
    }
    return false;
}

static int field_named(const struct entity *en, const char *name)
{
    for (int i = 0; i < en->nfields; i++) {
        if (!strcmp(en->fields[i].name, name))
            return i;
    }
    return -1;
}

static void check_column(const struct entity *en, struct stmt *s, bool *seen)
{
    char name[64], type[16];
    snprintf(name, sizeof name, "%s", stmt_text(s, 1));
    snprintf(type, sizeof type, "%s", stmt_text(s, 2));
    bool not_null = stmt_int(s, 3) != 0;
    int i = field_named(en, name);
    if (i < 0) {
        if (!is_system(name))
            fail_msg("%s.%s is no field", en->name, name);
        return;
    }
    const struct field *f = &en->fields[i];
    seen[i] = true;
    if (strcmp(type, model_is_number(f) ? "INTEGER" : "TEXT") != 0)
        fail_msg("%s.%s is %s", en->name, name, type);
    /* the name of a placement may be left out: the door takes over the one before */
    bool filled = !strcmp(en->name, "placement") && !strcmp(name, "name");
    if (not_null != (f->key || f->required || filled))
        fail_msg("%s.%s: NOT NULL is %d", en->name, name, not_null);
}

static void columns_are_fields(void **state)
{
    (void)state;
    for (size_t k = 0; model_entities[k] != NULL; k++) {
        const struct entity *en = model_entities[k];
        bool seen[MODEL_MAX_FIELDS] = { false };
        struct stmt *s = ask("table_info", en->name);
        while (stmt_step(s, &e) == 1)
            check_column(en, s, seen);
        for (int i = 0; i < en->nfields; i++) {
            if (!seen[i])
                fail_msg("%s.%s has no column", en->name, en->fields[i].name);
        }
    }
}

static void references_are_foreign_keys(void **state)
{
    (void)state;
    for (size_t k = 0; model_entities[k] != NULL; k++) {
        const struct entity *en = model_entities[k];
        for (int i = 0; i < en->nfields; i++) {
            const struct field *f = &en->fields[i];
            char generated[64];
            bool found = false;
            snprintf(generated, sizeof generated, "%s_code", f->name);
            if (f->kind != FIELD_REF)
                continue;
            struct stmt *s = ask("foreign_key_list", en->name);
            while (stmt_step(s, &e) == 1) {
                bool ours = !strcmp(stmt_text(s, 3), f->name) ||
                            (f->key && !strcmp(stmt_text(s, 3), generated));
                found |= ours && !strcmp(stmt_text(s, 2), f->ref) &&
                         !strcmp(stmt_text(s, 4), "code") && !strcmp(stmt_text(s, 6), "RESTRICT");
            }
            if (!found)
                fail_msg("%s.%s: no foreign key to %s(code)", en->name, f->name, f->ref);
        }
    }
}

/* The columns of a unique index, joined with '/'. */
static void index_columns(const char *index, struct buf *out)
{
    struct stmt *s = ask("index_info", index);
    while (stmt_step(s, &e) == 1)
        buf_printf(out, "%s%s", out->len > 0 ? "/" : "", stmt_text(s, 2));
}

static void keys_are_unique(void **state)
{
    (void)state;
    for (size_t k = 0; model_entities[k] != NULL; k++) {
        const struct entity *en = model_entities[k];
        struct buf key = BUF_INIT;
        bool found = false;
        for (int i = 0; i < en->nfields; i++) {
            if (en->fields[i].key)
                buf_printf(&key, "%s%s", key.len > 0 ? "/" : "", en->fields[i].name);
        }
        struct stmt *s = ask("index_list", en->name);
        while (stmt_step(s, &e) == 1) {
            struct buf columns = BUF_INIT;
            if (stmt_int(s, 2) != 0)
                index_columns(stmt_text(s, 1), &columns);
            found |= !strcmp(buf_str(&columns), buf_str(&key));
            buf_free(&columns);
        }
        if (!found)
            fail_msg("%s: no unique index on %s", en->name, buf_str(&key));
        buf_free(&key);
    }
}

/* A child column without an index makes every delete of its parent a scan. */
static void references_are_indexed(void **state)
{
    (void)state;
    for (size_t k = 0; model_entities[k] != NULL; k++) {
        const struct entity *en = model_entities[k];
        struct buf firsts = BUF_INIT;
        struct stmt *s = ask("index_list", en->name);
        while (stmt_step(s, &e) == 1) {
            struct buf columns = BUF_INIT;
            index_columns(stmt_text(s, 1), &columns);
            buf_printf(&firsts, ";%.*s;", (int)strcspn(buf_str(&columns), "/"), buf_str(&columns));
            buf_free(&columns);
        }
        s = ask("foreign_key_list", en->name);
        while (stmt_step(s, &e) == 1) {
            char want[80];
            snprintf(want, sizeof want, ";%s;", stmt_text(s, 3));
            if (strstr(buf_str(&firsts), want) == NULL)
                fail_msg("%s.%s has no index", en->name, stmt_text(s, 3));
        }
        buf_free(&firsts);
    }
}

static void check_comments(const struct migration *m)
{
    const char *at = m->sql;
    bool above = false, inside = false;
    while (*at != '\0') {
        char line[400];
        size_t n = strcspn(at, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, at);
        bool comment = strstr(line, "--") != NULL;
        bool column = inside && !strncmp(line, "    ", 4) && line[4] != ' ' && line[4] != '-' &&
                      strncmp(line + 4, "UNIQUE", 6) != 0 && strncmp(line + 4, "PRIMARY", 7) != 0 &&
                      strncmp(line + 4, "CHECK", 5) != 0;
        if (column && !comment && !above && strncmp(line + 4, "id INTEGER", 10) != 0)
            fail_msg("%s: no comment: %s", m->name, line);
        above = comment && !strncmp(line, "    --", 6);
        if (!strncmp(line, "CREATE TABLE", 12))
            inside = true;
        if (line[0] == ')')
            inside = false;
        at += n + (at[n] == '\n');
    }
}

/* Every column is explained, beside it or on the line above. */
static void columns_have_comments(void **state)
{
    (void)state;
    for (size_t i = 0; schema_migrations[i].sql != NULL; i++)
        check_comments(&schema_migrations[i]);
}

/* Values the door would never write are refused by the database as well. */
static void the_database_checks_days(void **state)
{
    static const char *const days[] = { "2026-02-30", "2026-2-3", "1899-12-31", "2200-01-01", "x" };
    (void)state;
    struct stmt *s = db_prepare(db, "INSERT INTO org (entered_on, entered_by, code, name, kind, "
                                    "founded_on) VALUES ('2026-01-01', 'x', $1, 'x', 'unit', $2)");
    stmt_bind_text(s, 1, "C");
    stmt_bind_text(s, 2, "2024-02-29");
    assert_int_equal(stmt_run(s, &e), ST_OK);
    for (size_t i = 0; i < COUNT(days); i++) {
        stmt_bind_text(s, 1, days[i]);
        stmt_bind_text(s, 2, days[i]);
        row_true(i, stmt_run(s, &e) == ST_REFUSED);
    }
}

/* Rows of an append-only entity stay as they are, whoever asks. */
static void append_is_kept_by_triggers(void **state)
{
    (void)state;
    for (size_t k = 0; model_entities[k] != NULL; k++) {
        const struct entity *en = model_entities[k];
        struct stmt *s = db_prepare(
            db, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = $1");
        stmt_bind_text(s, 1, en->name);
        assert_int_equal(stmt_step(s, &e), 1);
        row_true(k, stmt_int(s, 0) == (en->append ? 2 : 0));
        stmt_reset(s);
    }
}

/* What the door would never write into the tables of the catalogue: each row is good but for the
 * value in the middle. */
static void the_database_checks_values(void **state)
{
    static const struct {
        const char *head, *good, *bad[4], *tail;
    } rows[] = {
        { "INSERT INTO remittance (entered_on, entered_by, org, quarter, amount) "
          "VALUES ('2026-01-01', 'x', 'A', ",
          "'2026Q3'",
          { "'2026Q5'", "'1899Q1'", "'2026-03'", "''" },
          ", 0)" },
        { "INSERT INTO remittance (entered_on, entered_by, org, quarter, amount) "
          "VALUES ('2026-01-01', 'x', 'A', '2026Q4', ",
          "1",
          { "-1", "NULL", "'many'", "1.5" },
          ")" },
        { "INSERT INTO closing (entered_on, entered_by, org, edition, closed_on, period) "
          "VALUES ('2026-01-01', 'x', 'A', 1, '2026-01-01', ",
          "'2026-12'",
          { "'2026-13'", "'2026H3'", "'2200'", "'26'" },
          ")" },
        { "INSERT INTO ledger_log (entered_on, entered_by, ledger, text, at) "
          "VALUES ('2026-01-01', 'x', 'L', 'x', ",
          "'2024-02-29 09:30'",
          { "'2026-02-30 09:30'", "'2026-02-03 24:30'", "'2026-2-3'", "'2026-02-03T09:30'" },
          ")" },
        { "INSERT INTO star (entered_on, entered_by, org, year, stars) "
          "VALUES ('2026-01-01', 'x', 'A', 2026, ",
          "5",
          { "0", "6", "'x'", "2.5" },
          ")" },
        { "INSERT INTO calendar (entered_on, entered_by, kind, day) "
          "VALUES ('2026-01-01', 'x', 'holiday', ",
          "'2024-02-29'",
          { "'2026-02-29'", "'2026-2-3'", "NULL", "'1899-12-31'" },
          ")" },
    };
    (void)state;
    struct stmt *s = db_prepare(
        db, "INSERT INTO org (entered_on, entered_by, code, name, kind) VALUES ('2026-01-01', 'x', "
            "'A', 'x', 'unit')");
    assert_int_equal(stmt_run(s, &e), ST_OK);
    s = db_prepare(db, "INSERT INTO ledger (entered_on, entered_by, code, kind, org, title, "
                       "opened_on) VALUES ('2026-01-01', 'x', 'L', 'problem', 'A', 'x', "
                       "'2026-01-01')");
    assert_int_equal(stmt_run(s, &e), ST_OK);
    for (size_t i = 0; i < COUNT(rows); i++) {
        char sql[400];
        for (size_t k = 0; k < COUNT(rows[i].bad); k++) {
            snprintf(sql, sizeof sql, "%s%s%s", rows[i].head, rows[i].bad[k], rows[i].tail);
            if (db_script(db, sql, &e) != ST_REFUSED)
                fail_msg("%s: taken", sql);
        }
        snprintf(sql, sizeof sql, "%s%s%s", rows[i].head, rows[i].good, rows[i].tail);
        if (db_script(db, sql, &e) != ST_OK)
            fail_msg("%s: %s", sql, e.text);
    }
}

/* Whichever of both was written first. */
static void a_pair_stands_once(void **state)
{
    static const char two[] =
        "INSERT INTO org (entered_on, entered_by, code, name, kind) "
        "VALUES ('2026-01-01', 'x', 'N1', 'x', 'unit'), ('2026-01-01', 'x', 'N2', 'x', 'unit');"
        "INSERT INTO person (entered_on, entered_by, code, name) "
        "VALUES ('2026-01-01', 'x', 'N1', 'x'), ('2026-01-01', 'x', 'N2', 'x');";
    static const struct {
        const char *pair;
        enum status taken;
    } pairs[] = { { "'N1', 'N1'", ST_REFUSED }, { "'N1', ''", ST_REFUSED },
                  { "'N1', 'N9'", ST_REFUSED }, { "'N2', 'N1'", ST_OK },
                  { "'N2', 'N1'", ST_REFUSED }, { "'N1', 'N2'", ST_REFUSED } };
    static const char *const tables[][2] = { { "namesake", "person" }, { "org_namesake", "org" } };
    (void)state;
    if (db_script(db, two, &e) != ST_OK)
        fail_msg("%s", e.text);
    for (size_t t = 0; t < COUNT(tables); t++) {
        for (size_t i = 0; i < COUNT(pairs); i++) {
            char sql[200];
            snprintf(sql, sizeof sql,
                     "INSERT INTO %s (entered_on, entered_by, %s, other) "
                     "VALUES ('2026-01-01', 'x', %s)",
                     tables[t][0], tables[t][1], pairs[i].pair);
            if (db_script(db, sql, &e) != pairs[i].taken)
                fail_msg("%s", sql);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_fields),
        cmocka_unit_test(references_are_foreign_keys),
        cmocka_unit_test(keys_are_unique),
        cmocka_unit_test(references_are_indexed),
        cmocka_unit_test(columns_have_comments),
        cmocka_unit_test(the_database_checks_days),
        cmocka_unit_test(append_is_kept_by_triggers),
        cmocka_unit_test(the_database_checks_values),
        cmocka_unit_test(a_pair_stands_once),
    };
    return cmocka_run_group_tests(tests, open_db, close_db);
}
