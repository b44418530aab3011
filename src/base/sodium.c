/* libsodium: SHA-256 and chance (digest.h), keys and encryption (cipher.h). */
#include "cipher.h"
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
    d->n = 0;
}

static void flush(struct digest *d)
{
    crypto_hash_sha256_update(state(d), d->room, d->n);
    d->n = 0;
}

void digest_add_bytes(struct digest *d, const void *bytes, size_t n)
{
    if (n > sizeof d->room - d->n)
        flush(d);
    if (n > sizeof d->room) {
        crypto_hash_sha256_update(state(d), bytes, n);
    } else if (n > 0) {
        memcpy(d->room + d->n, bytes, n);
        d->n += n;
    }
}

void digest_add_int(struct digest *d, int64_t n)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)n >> (8 * i));
    digest_add_bytes(d, bytes, sizeof bytes);
}

void digest_add(struct digest *d, const char *s)
{
    size_t n = s == NULL ? 0 : strlen(s);
    digest_add_int(d, s == NULL ? -1 : (int64_t)n);
    digest_add_bytes(d, s, n);
}

void digest_end(struct digest *d, char out[DIGEST_TEXT])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    flush(d);
    crypto_hash_sha256_final(state(d), hash);
    sodium_bin2hex(out, DIGEST_TEXT, hash, sizeof hash);
}

void digest_salt(char out[DIGEST_SALT])
{
    unsigned char bytes[(DIGEST_SALT - 1) / 2];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(out, DIGEST_SALT, bytes, sizeof bytes);
}

_Static_assert(sizeof(crypto_secretstream_xchacha20poly1305_state) <= sizeof(struct cipher),
               "room for the state");
_Static_assert(CIPHER_SALT == crypto_pwhash_SALTBYTES &&
                   CIPHER_KEY == crypto_secretstream_xchacha20poly1305_KEYBYTES &&
                   CIPHER_HEAD == crypto_secretstream_xchacha20poly1305_HEADERBYTES &&
                   CIPHER_MORE == crypto_secretstream_xchacha20poly1305_ABYTES,
               "the sizes a file has");

static crypto_secretstream_xchacha20poly1305_state *stream(struct cipher *c)
{
    return (crypto_secretstream_xchacha20poly1305_state *)(void *)c->state;
}

void cipher_random(unsigned char *out, size_t n)
{
    randombytes_buf(out, n);
}

bool cipher_key(unsigned char key[CIPHER_KEY], const char *password,
                const unsigned char salt[CIPHER_SALT], unsigned ops, unsigned kib)
{
    return crypto_pwhash(key, CIPHER_KEY, password, strlen(password), salt, ops, (size_t)kib * 1024,
                         crypto_pwhash_ALG_ARGON2ID13) == 0;
}

void cipher_mark(unsigned char out[CIPHER_MARK], const unsigned char *in, size_t n,
                 const unsigned char *key)
{
    crypto_generichash(out, CIPHER_MARK, in, n, key, key != NULL ? CIPHER_KEY : 0);
}

void cipher_push_begin(struct cipher *c, unsigned char head[CIPHER_HEAD],
                       const unsigned char key[CIPHER_KEY])
{
    crypto_secretstream_xchacha20poly1305_init_push(stream(c), head, key);
}

void cipher_push(struct cipher *c, unsigned char *out, const unsigned char *in, size_t n, bool last)
{
    crypto_secretstream_xchacha20poly1305_push(
        stream(c), out, NULL, in, n, NULL, 0,
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
}

void cipher_pull_begin(struct cipher *c, const unsigned char head[CIPHER_HEAD],
                       const unsigned char key[CIPHER_KEY])
{
    crypto_secretstream_xchacha20poly1305_init_pull(stream(c), head, key);
}

bool cipher_pull(struct cipher *c, unsigned char *out, const unsigned char *in, size_t n,
                 bool *last)
{
    unsigned char tag = 0;
    bool good =
        crypto_secretstream_xchacha20poly1305_pull(stream(c), out, NULL, &tag, in, n, NULL, 0) == 0;
    *last = good && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return good;
}

void cipher_wipe(void *secret, size_t n)
{
    sodium_memzero(secret, n);
}
