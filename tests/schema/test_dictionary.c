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

static struct stmt *ask(const char *sql, const char *entity)
{
    char text[256];
    snprintf(text, sizeof text, sql, entity);
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
        struct stmt *s = ask("PRAGMA table_info('%s')", en->name);
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
            struct stmt *s = ask("PRAGMA foreign_key_list('%s')", en->name);
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
    struct stmt *s = ask("PRAGMA index_info('%s')", index);
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
        struct stmt *s = ask("PRAGMA index_list('%s')", en->name);
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
        struct stmt *s = ask("PRAGMA index_list('%s')", en->name);
        while (stmt_step(s, &e) == 1) {
            struct buf columns = BUF_INIT;
            index_columns(stmt_text(s, 1), &columns);
            buf_printf(&firsts, ";%.*s;", (int)strcspn(buf_str(&columns), "/"), buf_str(&columns));
            buf_free(&columns);
        }
        s = ask("PRAGMA foreign_key_list('%s')", en->name);
        while (stmt_step(s, &e) == 1) {
            char want[80];
            snprintf(want, sizeof want, ";%s;", stmt_text(s, 3));
            if (strstr(buf_str(&firsts), want) == NULL)
                fail_msg("%s.%s has no index", en->name, stmt_text(s, 3));
        }
        buf_free(&firsts);
    }
}

/* Every column of the first migration is explained, beside it or on the line above. */
static void columns_have_comments(void **state)
{
    const char *at = schema_migrations[0].sql;
    bool above = false, inside = false;
    (void)state;
    while (*at != '\0') {
        char line[400];
        size_t n = strcspn(at, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, at);
        bool comment = strstr(line, "--") != NULL;
        bool column = inside && !strncmp(line, "    ", 4) && line[4] != ' ' && line[4] != '-' &&
                      strncmp(line + 4, "UNIQUE", 6) != 0 &&
                      strncmp(line + 4, "PRIMARY", 7) != 0 && strncmp(line + 4, "CHECK", 5) != 0;
        if (column && !comment && !above && strncmp(line + 4, "id INTEGER", 10) != 0)
            fail_msg("no comment: %s", line);
        above = comment && !strncmp(line, "    --", 6);
        if (!strncmp(line, "CREATE TABLE", 12))
            inside = true;
        if (line[0] == ')')
            inside = false;
        at += n + (at[n] == '\n');
    }
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_fields),
        cmocka_unit_test(references_are_foreign_keys),
        cmocka_unit_test(keys_are_unique),
        cmocka_unit_test(references_are_indexed),
        cmocka_unit_test(columns_have_comments),
        cmocka_unit_test(the_database_checks_days),
    };
    return cmocka_run_group_tests(tests, open_db, close_db);
}
