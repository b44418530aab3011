/* Sealed files: the head, and the parts of a stream. */
#include "seal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cipher.h"
#include "file.h"
#include "mem.h"
#include "words.h"

static const char magic[8] = { 'D', 'J', 'T', 'Z', 'S', 'E', 'A', 'L' };

enum {
    VERSION = 1,
    PART = 64 * 1024,
    MOST_KIB = 1024 * 1024, /* a head that asks for more was not written by us */
    MOST_OPS = 16,
};

struct head {
    char magic[8];
    unsigned char version, zero[3], ops[4], kib[4];
    unsigned char salt[CIPHER_SALT], stream[CIPHER_HEAD];
    unsigned char key_mark[CIPHER_MARK], mark[CIPHER_MARK];
};
_Static_assert(sizeof(struct head) == 92, "bytes without gaps");

static void put_number(unsigned char out[4], unsigned n)
{
    for (int i = 0; i < 4; i++)
        out[i] = (unsigned char)(n >> (8 * i));
}

static unsigned get_number(const unsigned char in[4])
{
    return in[0] | (unsigned)in[1] << 8 | (unsigned)in[2] << 16 | (unsigned)in[3] << 24;
}

/* Reads until n bytes are there or the end: their number, -1: failed. */
static ssize_t read_full(int fd, void *out, size_t n)
{
    size_t have = 0;
    while (have < n) {
        ssize_t got = read(fd, (char *)out + have, n - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        have += (size_t)got;
    }
    return (ssize_t)have;
}

static bool write_full(int fd, const void *in, size_t n)
{
    for (size_t done = 0; done < n;) {
        ssize_t put = write(fd, (const char *)in + done, n - done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        done += (size_t)put;
    }
    return true;
}

bool seal_is(const char *path)
{
    char start[sizeof magic];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool is = fd >= 0 && read_full(fd, start, sizeof start) == (ssize_t)sizeof start &&
              !memcmp(start, magic, sizeof magic);
    if (fd >= 0)
        close(fd);
    return is;
}

static void mark_head(const struct head *h, unsigned char out[CIPHER_MARK])
{
    cipher_mark(out, (const unsigned char *)h, offsetof(struct head, mark), NULL);
}

static void mark_key(const struct head *h, const unsigned char *key, unsigned char out[CIPHER_MARK])
{
    cipher_mark(out, h->salt, sizeof h->salt, key);
}

static enum status no_memory(struct err *e)
{
    return err_set(e, ST_FAILED, "内存不够，算不出加密的密钥；请关闭别的程序后再试。");
}

/* A part, and whether it is the last: the next one is looked at first. */
struct parts {
    int fd;
    unsigned char *now, *next;
    ssize_t n, after;
    size_t size;
};

static void parts_begin(struct parts *p, int fd, size_t size)
{
    *p = (struct parts){ .fd = fd, .size = size };
    p->now = mem_alloc(size);
    p->next = mem_alloc(size);
    p->after = read_full(fd, p->next, size);
}

static bool parts_take(struct parts *p)
{
    unsigned char *was = p->now;
    p->now = p->next;
    p->next = was;
    p->n = p->after;
    p->after = p->n == (ssize_t)p->size ? read_full(p->fd, p->next, p->size) : 0;
    return p->n >= 0 && p->after >= 0;
}

static void parts_end(struct parts *p)
{
    cipher_wipe(p->now, p->size);
    cipher_wipe(p->next, p->size);
    free(p->now);
    free(p->next);
}

static enum status write_parts(struct cipher *c, int from, int to, const char *name,
                               const struct watch *w, struct err *e)
{
    unsigned char *out = mem_alloc(PART + CIPHER_MORE);
    struct parts p;
    bool last = false;
    enum status st = ST_OK;
    parts_begin(&p, from, PART);
    for (size_t i = 0; !last && !st; i++) {
        if (!parts_take(&p)) {
            st = err_set(e, ST_FAILED, "读不了要加密的内容：%s。", file_why(errno));
            break;
        }
        last = p.after == 0;
        cipher_push(c, out, p.now, (size_t)p.n, last);
        if (!write_full(to, out, (size_t)p.n + CIPHER_MORE))
            st = file_unwritten(name, errno, e);
        else if (!watch_go_on(w, _("正在加密"), i, 0))
            st = watch_stopped(e, _("没有写成"));
    }
    parts_end(&p);
    free(out);
    return st;
}

enum status seal_write(int from, int to, const char *name, const char *password,
                       const struct watch *w, struct err *e)
{
    struct head h = { .version = VERSION };
    unsigned char key[CIPHER_KEY];
    struct cipher c;
    memcpy(h.magic, magic, sizeof magic);
    put_number(h.ops, CIPHER_OPS);
    put_number(h.kib, CIPHER_KIB);
    cipher_random(h.salt, sizeof h.salt);
    if (!cipher_key(key, password, h.salt, CIPHER_OPS, CIPHER_KIB))
        return no_memory(e);
    cipher_push_begin(&c, h.stream, key);
    mark_key(&h, key, h.key_mark);
    mark_head(&h, h.mark);
    cipher_wipe(key, sizeof key);
    enum status st = write_full(to, &h, sizeof h) ? ST_OK : file_unwritten(name, errno, e);
    if (!st)
        st = write_parts(&c, from, to, name, w, e);
    cipher_wipe(&c, sizeof c);
    return st;
}

static enum status damaged(const char *name, struct err *e)
{
    return err_set(e, ST_FAILED, "%s 已损坏或不完整，不能解密；请换用另一份备份。", name);
}

static enum status read_head(int from, const char *name, const char *password, struct cipher *c,
                             struct err *e)
{
    struct head h;
    unsigned char key[CIPHER_KEY], mark[CIPHER_MARK];
    if (read_full(from, &h, sizeof h) != (ssize_t)sizeof h ||
        memcmp(h.magic, magic, sizeof magic) != 0)
        return damaged(name, e);
    mark_head(&h, mark);
    if (memcmp(mark, h.mark, sizeof mark) != 0)
        return damaged(name, e);
    if (h.version != VERSION)
        return err_set(e, ST_FAILED, "%s 由更新版本的程序加密，请升级本程序。", name);
    unsigned ops = get_number(h.ops), kib = get_number(h.kib);
    if (ops == 0 || ops > MOST_OPS || kib == 0 || kib > MOST_KIB)
        return damaged(name, e);
    if (!cipher_key(key, password, h.salt, ops, kib))
        return no_memory(e);
    mark_key(&h, key, mark);
    bool right = !memcmp(mark, h.key_mark, sizeof mark);
    if (right)
        cipher_pull_begin(c, h.stream, key);
    cipher_wipe(key, sizeof key);
    return right ? ST_OK : err_set(e, ST_REFUSED, "口令不对，%s 没有打开；请再试一次。", name);
}

static enum status read_parts(struct cipher *c, int from, int to, const char *name, int64_t *size,
                              const struct watch *w, struct err *e)
{
    unsigned char *out = mem_alloc(PART);
    struct parts p;
    bool last = false;
    enum status st = ST_OK;
    parts_begin(&p, from, PART + CIPHER_MORE);
    for (size_t i = 0; !last && !st; i++) {
        if (!parts_take(&p) || p.n < CIPHER_MORE ||
            !cipher_pull(c, out, p.now, (size_t)p.n, &last) || last != (p.after == 0))
            st = damaged(name, e);
        else if (to >= 0 && !write_full(to, out, (size_t)p.n - CIPHER_MORE))
            st = file_unwritten(name, errno, e);
        else if (!watch_go_on(w, _("正在解密"), i, 0))
            st = watch_stopped(e, _("没有解密"));
        *size += st ? 0 : p.n - CIPHER_MORE;
    }
    parts_end(&p);
    cipher_wipe(out, PART);
    free(out);
    return st;
}

enum status seal_read(int from, int to, const char *name, const char *password, int64_t *size,
                      const struct watch *w, struct err *e)
{
    struct cipher c;
    int64_t n = 0;
    enum status st = read_head(from, name, password, &c, e);
    if (!st)
        st = read_parts(&c, from, to, name, &n, w, e);
    cipher_wipe(&c, sizeof c);
    if (size != NULL)
        *size = n;
    return st;
}
