/* The bare loop beside an export: the same columns of a table in the same order, read and printed
 * with commas between them; no quotes, no names, no checks.
 *
 *   export_floor DATABASE TABLE COLUMNS ORDER */
#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    static char room[1 << 16];
    char sql[4096];
    sqlite3 *db;
    sqlite3_stmt *s;
    int rc;
    if (argc != 5)
        return 2;
    snprintf(sql, sizeof sql, "SELECT %s FROM \"%s\" ORDER BY %s", argv[3], argv[2], argv[4]);
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_exec(db, "PRAGMA cache_size = -8192", NULL, NULL, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK) {
        fprintf(stderr, "export_floor: %s\n", sqlite3_errmsg(db));
        return 1;
    }
    setvbuf(stdout, room, _IOFBF, sizeof room);
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(s); i++) {
            const char *v = (const char *)sqlite3_column_text(s, i);
            if (i > 0)
                putchar(',');
            if (v != NULL)
                fputs(v, stdout);
        }
        putchar('\n');
    }
    return rc != SQLITE_DONE || fflush(stdout) != 0;
}
