/* Database files that are not as the program wrote them: opened, read by the due list and checked,
 * or refused with a sentence. The input is what is put over a small sound database: where (3
 * bytes), how much (1 byte), and the bytes. */
#include "create.h"
#include "demo.h"
#include "due.h"
#include "file.h"
#include "fuzz.h"
#include "journal.h"

static char path[64];
static char *sound;
static size_t size;

static void take_away(const char *ending)
{
    char name[96];
    snprintf(name, sizeof name, "%s%s", path, ending);
    unlink(name);
}

static void end(void)
{
    take_away("");
    take_away("-wal");
    take_away("-shm");
    take_away("-journal");
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct err e = { 0 };
    struct demo_ask ask = {
        .orgs = DEMO_ORGS_MIN, .months = 3, .seed = 1, .today = date_make(2026, 9, 15)
    };
    (void)argc;
    (void)argv;
    snprintf(path, sizeof path, "/dev/shm/fuzz-%ld.db", (long)getpid());
    if (demo_make(path, &ask, NULL, &e) != ST_OK || file_read(path, &sound, &size, &e) != ST_OK) {
        fprintf(stderr, "%s\n", e.text);
        abort();
    }
    atexit(end);
    return 0;
}

static void read_due(struct db *db)
{
    struct office *o = NULL;
    struct err e = { 0 };
    struct due_list l = { 0 };
    struct due_filter f = DUE_FILTER_INIT;
    f.today = date_make(2026, 9, 15);
    if (office_open(&o, db, PEOPLE_NAMED, &e) == ST_OK) {
        if (due_list_make(&l, o, &f, &e) != ST_OK)
            HOLDS(*e.text != '\0');
        due_list_free(&l);
    } else {
        HOLDS(*e.text != '\0');
    }
    office_close(o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct err e = { 0 };
    struct db *db;
    char *copy = malloc(size);
    if (copy == NULL)
        abort();
    memcpy(copy, sound, size);
    for (size_t at = 0; at + 4 <= n;) {
        size_t to = ((size_t)data[at] << 16 | (size_t)data[at + 1] << 8 | data[at + 2]) % size;
        size_t len = data[at + 3];
        at += 4;
        len = len < n - at ? len : n - at;
        len = len < size - to ? len : size - to;
        memcpy(copy + to, data + at, len);
        at += len;
    }
    end();
    FILE *f = fopen(path, "w");
    HOLDS(f != NULL && fwrite(copy, 1, size, f) == size && fclose(f) == 0);
    free(copy);
    if (db_open(&db, path, DB_READ, &e) == ST_OK) {
        read_due(db);
        db_sound(db, &e);
        journal_verify(db, &e);
    } else {
        HOLDS(*e.text != '\0');
    }
    db_close(db);
    return 0;
}
