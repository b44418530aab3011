/* Compound files read: the table of sectors, the directory, one stream. [MS-CFB] 2. Whatever the
 * file says is held against its own size, so a chain that turns back on itself ends. */
#include "ole.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
    MOST = 1 << 29, /* bytes of a file */
    HEADER = 512,
    LISTED = 109, /* sectors of the table that the header lists */
    ENTRY = 128,  /* bytes of an entry of the directory */
    STREAM = 2,
    ROOT = 5
};
#define LAST 0xFFFFFFFA /* from here on numbers of sectors are words: end, free */

struct ole {
    struct buf file;
    size_t sector, small; /* bytes */
    unsigned sectors;
    unsigned *next; /* of each sector the one behind it */
    struct buf directory, minis, mini_next;
    unsigned cutoff; /* streams below this lie in small sectors */
};

static const char *sector_at(const struct ole *o, unsigned i)
{
    return o->file.data + ((size_t)i + 1) * o->sector;
}

static bool read_chain(const struct ole *o, unsigned first, struct buf *out)
{
    unsigned left = o->sectors;
    for (unsigned i = first; i < LAST; i = o->next[i]) {
        if (i >= o->sectors || left-- == 0)
            return false;
        buf_add(out, sector_at(o, i), o->sector);
    }
    return true;
}

/* Sector i of the table of sectors is the k-th of it. */
static bool read_table_part(struct ole *o, unsigned i, unsigned k)
{
    size_t per = o->sector / 4;
    if (i >= o->sectors)
        return false;
    const char *from = sector_at(o, i);
    for (size_t n = 0; n < per && k * per + n < o->sectors; n++)
        o->next[k * per + n] = ole_32(from + 4 * n);
    return true;
}

/* The header lists the first sectors of the table; sectors of their own list the others. */
static bool read_table(struct ole *o)
{
    const char *head = o->file.data;
    size_t per = o->sector / 4;
    unsigned parts = ole_32(head + 44), list = ole_32(head + 68), k = 0;
    if (parts > o->sectors)
        return false;
    o->next = mem_alloc(o->sectors * sizeof *o->next);
    for (unsigned i = 0; i < o->sectors; i++)
        o->next[i] = UINT32_MAX;
    for (; k < parts && k < LISTED; k++)
        if (!read_table_part(o, ole_32(head + 76 + 4 * k), k))
            return false;
    while (k < parts) {
        if (list >= o->sectors)
            return false;
        const char *at = sector_at(o, list);
        for (size_t n = 0; n + 1 < per && k < parts; n++, k++)
            if (!read_table_part(o, ole_32(at + 4 * n), k))
                return false;
        list = ole_32(at + 4 * (per - 1));
    }
    return true;
}

static bool read_file(struct ole *o, FILE *f)
{
    char piece[1 << 14];
    size_t n;
    rewind(f);
    while ((n = fread(piece, 1, sizeof piece, f)) > 0 && o->file.len <= MOST)
        buf_add(&o->file, piece, n);
    return !ferror(f) && o->file.len >= HEADER && o->file.len <= MOST;
}

static const char *entry_at(const struct ole *o, size_t i)
{
    return (i + 1) * ENTRY <= o->directory.len ? o->directory.data + i * ENTRY : NULL;
}

static const char *root_of(const struct ole *o)
{
    const char *entry = entry_at(o, 0);
    return entry != NULL && entry[66] == ROOT ? entry : NULL;
}

static bool read_all(struct ole *o)
{
    static const char magic[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const char *head = o->file.data;
    unsigned shift = ole_16(head + 30), small = ole_16(head + 32);
    if (memcmp(head, magic, 8) != 0 || (shift != 9 && shift != 12) || small != 6)
        return false;
    o->sector = (size_t)1 << shift;
    o->small = (size_t)1 << small;
    o->cutoff = ole_32(head + 56);
    size_t rest = o->file.len % o->sector; /* the last sector may be cut short */
    for (size_t i = 0; rest > 0 && i < o->sector - rest; i++)
        buf_putc(&o->file, '\0');
    o->sectors = (unsigned)(o->file.len / o->sector - 1);
    head = o->file.data;
    if (!read_table(o) || !read_chain(o, ole_32(head + 48), &o->directory))
        return false;
    const char *root = root_of(o);
    unsigned first = ole_32(head + 60);
    return root != NULL && (first >= LAST || (read_chain(o, first, &o->mini_next) &&
                                              read_chain(o, ole_32(root + 116), &o->minis)));
}

struct ole *ole_open(FILE *f)
{
    struct ole *o = mem_alloc(sizeof *o);
    if (read_file(o, f) && read_all(o))
        return o;
    ole_close(o);
    return NULL;
}

void ole_close(struct ole *o)
{
    if (o == NULL)
        return;
    buf_free(&o->file);
    buf_free(&o->directory);
    buf_free(&o->minis);
    buf_free(&o->mini_next);
    free(o->next);
    free(o);
}

/* An entry's name is UTF-16 with its length in bytes behind it, the closing zero counted. */
static bool is_named(const char *entry, const char *name)
{
    size_t n = strlen(name);
    if (ole_16(entry + 64) != 2 * (n + 1))
        return false;
    for (size_t i = 0; i < n; i++)
        if (entry[2 * i + 1] != 0 ||
            tolower((unsigned char)entry[2 * i]) != tolower((unsigned char)name[i]))
            return false;
    return true;
}

static const char *find(const struct ole *o, const char *name)
{
    const char *entry;
    for (size_t i = 0; (entry = entry_at(o, i)) != NULL; i++)
        if (entry[66] == STREAM && is_named(entry, name))
            return entry;
    return NULL;
}

bool ole_has(const struct ole *o, const char *name)
{
    return find(o, name) != NULL;
}

static bool read_small(const struct ole *o, unsigned first, struct buf *out)
{
    size_t left = o->minis.len / o->small;
    for (unsigned i = first; i < LAST;) {
        if (((size_t)i + 1) * o->small > o->minis.len || ((size_t)i + 1) * 4 > o->mini_next.len ||
            left-- == 0)
            return false;
        buf_add(out, o->minis.data + i * o->small, o->small);
        i = ole_32(o->mini_next.data + (size_t)i * 4);
    }
    return true;
}

bool ole_read(struct ole *o, const char *name, struct buf *out)
{
    const char *entry = find(o, name);
    if (entry == NULL)
        return false;
    unsigned first = ole_32(entry + 116), size = ole_32(entry + 120);
    size_t from = out->len;
    bool whole = size < o->cutoff ? read_small(o, first, out) : read_chain(o, first, out);
    if (!whole || out->len - from < size)
        return false;
    out->len = from + size;
    return true;
}
