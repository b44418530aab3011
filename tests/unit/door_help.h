/* A small office behind the door: root 1, branches B1 and B2 (二支), group G1 of B1, person P1
 * (张三) in B1 since 2020-01-05; the day is 2026-11-21. */
#ifndef DOOR_HELP_H
#define DOOR_HELP_H

#include "test.h"

#include "date.h"
#include "db.h"
#include "digest.h"
#include "err.h"
#include "save.h"

struct door {
    struct db *db;
    struct err e; /* of the last thing that went wrong */
    int fault;    /* field of the last refusal */
    char file[TEST_FOLDER + 32];
};

extern struct door door;

/* Around every test. At the end the file is sound, the chain holds, the marks are those of the
 * records, and nothing is left beside the file. */
int door_open(void **state);
int door_close(void **state);

daynum door_today(void);
void door_must(enum status s);
void door_policy(const char *id); /* loads a shipped one */

/* Puts a row given as name, value … NULL, in a batch of its own; *key (NULL: not asked) gets its
 * key. */
enum status door_put_fields(const char *entity, const char *const *fields, enum put *did,
                            char key[64]);
#define PUT(entity, ...) \
    door_put_fields(entity, (const char *const[]){ __VA_ARGS__, NULL }, NULL, NULL)

/* Everything the entities and the marks hold, as one hash. */
void door_digest(char out[DIGEST_TEXT]);

/* The office as it is now, with names: closed by the caller before anything is put. */
struct office *door_office(void);

enum status door_delete_key(const char *entity, const char *key);
const char *door_value(const char *entity, const char *key,
                       const char *field);            /* "?": no such row */
int64_t door_id(const char *entity, const char *key); /* 0: no such row */
int64_t door_count(const char *entity);

#endif
