/* Figures handed up: the JSON is refused with a sentence or read. */
#include "fuzz.h"
#include "handed_up.h"

static struct db *db;
static char path[64];

static void end(void)
{
    if (db != NULL)
        db_discard(db);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct err e = { 0 };
    (void)argc;
    (void)argv;
    snprintf(path, sizeof path, "/dev/shm/fuzz-%ld.db", (long)getpid());
    if (db_open(&db, path, DB_CREATE, &e) != ST_OK)
        abort();
    atexit(end);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *text = fuzz_text(data, n);
    struct handed_file f = { 0 };
    struct err e = { 0 };
    if (strlen(text) == n) {
        if (handed_read(db, text, &f, &e) != ST_OK)
            HOLDS(*e.text != '\0');
        else
            HOLDS(f.unit != NULL && f.period != NULL && f.as_of != NULL);
        handed_free(&f);
    }
    free(text);
    return 0;
}
