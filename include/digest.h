/* SHA-256 and chance, as text. */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum {
    DIGEST_TEXT = 65, /* bytes of a hash in hexadecimal and the closing zero */
    DIGEST_SALT = 33, /* the same of 16 random bytes */
};

/* Plain data: a copy is a branch that goes on by itself. */
struct digest {
    uint64_t state[16];
    unsigned char room[256]; /* bytes that wait: small pieces cost more than large ones */
    size_t n;
};

void digest_begin(struct digest *d);
/* A text and its length: "ab","c" is not "a","bc"; NULL is not "". */
void digest_add(struct digest *d, const char *s);
void digest_add_bytes(struct digest *d, const void *bytes, size_t n); /* as they are */
void digest_add_int(struct digest *d, int64_t n);
void digest_end(struct digest *d, char out[DIGEST_TEXT]);

void digest_salt(char out[DIGEST_SALT]);

#endif
