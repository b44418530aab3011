/* The bare loop beside the import: the rows of tables, out of one database into another with the
 * same tables and indexes, one prepared INSERT each, one transaction. What is there already stays:
 * the words of organisations stand in one table with those of persons.
 *
 *   insert_floor INTO FROM TABLE... */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *into, *from;

static void must(int rc, sqlite3 *db)
{
    if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
        return;
    fprintf(stderr, "insert_floor: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static int copy(const char *table)
{
    char sql[4096];
    sqlite3_stmt *get, *put;
    int rc, n = 0;
    snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", table);
    must(sqlite3_prepare_v2(from, sql, -1, &get, NULL), from);
    int columns = sqlite3_column_count(get);
    size_t at = (size_t)snprintf(sql, sizeof sql, "INSERT OR IGNORE INTO \"%s\" VALUES (?", table);
    for (int i = 1; i < columns; i++)
        at += (size_t)snprintf(sql + at, sizeof sql - at, ",?");
    snprintf(sql + at, sizeof sql - at, ")");
    must(sqlite3_prepare_v2(into, sql, -1, &put, NULL), into);
    while ((rc = sqlite3_step(get)) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++)
            must(sqlite3_bind_value(put, i + 1, sqlite3_column_value(get, i)), into);
        must(sqlite3_step(put), into);
        n += sqlite3_changes(into);
        must(sqlite3_reset(put), into);
    }
    must(rc, from);
    return n;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    must(sqlite3_open(argv[1], &into), into);
    must(sqlite3_open(argv[2], &from), from);
    must(sqlite3_exec(into, "PRAGMA cache_size = -65536", NULL, NULL, NULL), into);
    must(sqlite3_exec(into, "BEGIN IMMEDIATE", NULL, NULL, NULL), into);
    for (int i = 3; i < argc; i++)
        printf("%s: %d rows\n", argv[i], copy(argv[i]));
    must(sqlite3_exec(into, "COMMIT", NULL, NULL, NULL), into);
    return 0;
}
