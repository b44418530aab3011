/* Sealed files, behind a library of ciphers that takes every key and every part: what reads them
 * has to hold by itself. */
#include <sodium.h>

#include "fuzz.h"
#include "seal.h"

/* The same names as the library's: the program's own come first. */
int crypto_pwhash(unsigned char *const out, unsigned long long outlen, const char *const passwd,
                  unsigned long long passwdlen, const unsigned char *const salt,
                  unsigned long long opslimit, size_t memlimit, int alg)
{
    (void)passwd, (void)passwdlen, (void)salt, (void)opslimit, (void)memlimit, (void)alg;
    memset(out, 0, (size_t)outlen);
    return 0;
}

int crypto_generichash(unsigned char *out, size_t outlen, const unsigned char *in,
                       unsigned long long inlen, const unsigned char *key, size_t keylen)
{
    (void)in, (void)inlen, (void)key, (void)keylen;
    memset(out, 0, outlen);
    return 0;
}

int crypto_secretstream_xchacha20poly1305_pull(crypto_secretstream_xchacha20poly1305_state *state,
                                               unsigned char *m, unsigned long long *mlen_p,
                                               unsigned char *tag_p, const unsigned char *c,
                                               unsigned long long clen, const unsigned char *ad,
                                               unsigned long long adlen)
{
    (void)state, (void)ad, (void)adlen;
    if (clen < crypto_secretstream_xchacha20poly1305_ABYTES)
        return -1;
    clen -= crypto_secretstream_xchacha20poly1305_ABYTES;
    memcpy(m, c + 1, (size_t)clen);
    if (mlen_p != NULL)
        *mlen_p = clen;
    *tag_p = c[0];
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char in[32], to[32];
    struct err e = { 0 };
    int64_t size = -1;
    int from = fuzz_file(data, n, in), out = fuzz_file("", 0, to);
    seal_is(in);
    if (seal_read(from, out, "a", "password", &size, NULL, &e) == ST_OK)
        HOLDS(size >= 0 && lseek(out, 0, SEEK_END) == size);
    else
        HOLDS(*e.text != '\0');
    close(from);
    close(out);
    return 0;
}
