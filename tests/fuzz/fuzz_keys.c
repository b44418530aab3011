/* Bytes of a terminal, in pieces: every byte is used up, a character is one, nothing waits for
 * ever. */
#include "fuzz.h"
#include "key.h"
#include "text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct keys k;
    struct key key;
    long long now = 0;
    int wait;
    keys_init(&k);
    k.esc_ms = 25;
    if (n > 0) {
        k.esc_digit = data[0] & 1;
        k.want_report = data[0] & 2;
    }
    for (size_t at = 1; at < n;) {
        size_t piece = 1 + data[at] % 7;
        piece = piece < n - at ? piece : n - at;
        keys_feed(&k, (const char *)data + at, piece, now);
        at += piece;
        while (keys_take(&k, now, &key, &wait)) {
            struct buf b = BUF_INIT;
            if (key.kind == K_CHAR)
                HOLDS(key.code >= 0x20 && key.code <= 0x10ffff);
            if (key.kind == K_PASTE)
                HOLDS(key.text != NULL);
            else
                key_print(&b, &key);
            buf_free(&b);
        }
        now += data[at - 1] % 3 * 20;
    }
    for (int i = 0; i < 100 && (now += 1000) > 0; i++)
        while (keys_take(&k, now, &key, &wait))
            ;
    HOLDS(k.at <= k.in.len);
    keys_free(&k);
    return 0;
}
