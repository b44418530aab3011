/* What stands in the schema of a file must be what the migrations put there. SQLite keeps the words
 * of a statement as they were, so each is looked for in theirs. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "schema.h"
#include "store.h"
#include "words.h"

static bool stands(const char *words)
{
    for (size_t i = 0; schema_migrations[i].sql != NULL; i++)
        if (strstr(schema_migrations[i].sql, words) != NULL)
            return true;
    return false;
}

/* A table that got columns later has other words. */
static bool altered(const char *table)
{
    struct buf words = BUF_INIT;
    buf_printf(&words, "ALTER TABLE %s", table);
    bool yes = stands(buf_str(&words));
    buf_free(&words);
    return yes;
}

static const char *label_of(const char *type)
{
    return !strcmp(type, "trigger") ? _("触发器")
           : !strcmp(type, "view")  ? _("视图")
           : !strcmp(type, "index") ? _("索引")
                                    : _("表");
}

/* Without STRICT a table takes a text where a number belongs. */
static bool is_strict(const char *sql)
{
    const char *end = strrchr(sql, ')');
    return end != NULL && !strncmp(end, ") STRICT", 8);
}

/* A table may have been given its name, or a column, later. */
static bool is_ours(const char *type, const char *name, const char *sql)
{
    if (strcmp(type, "table") != 0)
        return stands(sql);
    const char *columns = strchr(sql, '(');
    return !strncmp(sql, "CREATE TABLE ", 13) && columns != NULL &&
           (stands(columns) || (altered(name) && is_strict(sql)));
}

enum status shape_check(struct db *db, bool triggers_only, struct err *e)
{
    struct stmt *st = db_query(db, QUERY_ENGINE_SHAPE);
    enum status s = ST_OK;
    int got;
    while (s == ST_OK && (got = stmt_step(st, e)) != 0) {
        if (got < 0)
            return ST_FAILED;
        const char *type = stmt_text(st, 0), *name = stmt_text(st, 1);
        bool trigger = !strcmp(type, "trigger");
        if ((triggers_only && !trigger) || is_ours(type, name, stmt_text(st, 2)))
            continue;
        s = err_set(e, ST_FAILED,
                    "数据库 %s 里的%s %.80s 不是本程序建立的，或被别的程序改过%s；"
                    "请换用备份的文件（--db 备份文件），并查明来历。",
                    db_path(db), label_of(type), name,
                    trigger ? _("，写入时它会另外改动记录，因此没有写入") : "");
    }
    stmt_reset(st);
    return s;
}
