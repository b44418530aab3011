/* Keys out of passwords (Argon2id) and authenticated encryption of a stream (XChaCha20-Poly1305),
 * by libsodium. What a file made of it looks like is seal.h's. */
#ifndef CIPHER_H
#define CIPHER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* bytes */
enum {
    CIPHER_SALT = 16,
    CIPHER_KEY = 32,
    CIPHER_HEAD = 24, /* with which a stream begins; no secret */
    CIPHER_MORE = 17, /* by which each part grows */
    CIPHER_MARK = 16, /* of a check sum */
};

/* What making a key costs: some 0.5 s and 256 MiB, so that guessing is dear. */
enum { CIPHER_OPS = 3, CIPHER_KIB = 256 * 1024 };

struct cipher {
    uint64_t state[8];
};

void cipher_random(unsigned char *out, size_t n);
/* False: there is no memory for it. */
bool cipher_key(unsigned char key[CIPHER_KEY], const char *password,
                const unsigned char salt[CIPHER_SALT], unsigned ops, unsigned kib);
/* A check sum of the bytes, with a key (NULL: without). */
void cipher_mark(unsigned char out[CIPHER_MARK], const unsigned char *in, size_t n,
                 const unsigned char *key);

void cipher_push_begin(struct cipher *c, unsigned char head[CIPHER_HEAD],
                       const unsigned char key[CIPHER_KEY]);
void cipher_push(struct cipher *c, unsigned char *out, const unsigned char *in, size_t n,
                 bool last);
void cipher_pull_begin(struct cipher *c, const unsigned char head[CIPHER_HEAD],
                       const unsigned char key[CIPHER_KEY]);
/* n bytes of in give n - CIPHER_MORE bytes of out. False: they are not what was pushed there. */
bool cipher_pull(struct cipher *c, unsigned char *out, const unsigned char *in, size_t n,
                 bool *last);

void cipher_wipe(void *secret, size_t n); /* not left in memory */

#endif
