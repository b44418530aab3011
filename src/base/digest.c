/* SHA-256 and chance, by libsodium. */
#include "digest.h"

#include <sodium.h>
#include <stdbool.h>
#include <string.h>

#include "mem.h"

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct digest), "room for the state");

static crypto_hash_sha256_state *state(struct digest *d)
{
    return (crypto_hash_sha256_state *)(void *)d->state;
}

void digest_begin(struct digest *d)
{
    crypto_hash_sha256_init(state(d));
}

void digest_add_int(struct digest *d, int64_t n)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)n >> (8 * i));
    crypto_hash_sha256_update(state(d), bytes, sizeof bytes);
}

void digest_add(struct digest *d, const char *s)
{
    size_t n = s == NULL ? 0 : strlen(s);
    digest_add_int(d, s == NULL ? -1 : (int64_t)n);
    if (n > 0)
        crypto_hash_sha256_update(state(d), (const unsigned char *)s, n);
}

void digest_add_bytes(struct digest *d, const void *bytes, size_t n)
{
    crypto_hash_sha256_update(state(d), bytes, n);
}

void digest_end(struct digest *d, char out[DIGEST_TEXT])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(state(d), hash);
    sodium_bin2hex(out, DIGEST_TEXT, hash, sizeof hash);
}

void digest_salt(char out[DIGEST_SALT])
{
    unsigned char bytes[(DIGEST_SALT - 1) / 2];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(out, DIGEST_SALT, bytes, sizeof bytes);
}
