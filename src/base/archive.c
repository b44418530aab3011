/* Zip archives by libzip. */
#include "archive.h"

#include <stdlib.h>
#include <zip.h>

#include "mem.h"

enum { PIECE = 1 << 16 };

/* Deflate packs at most some 1,030 times. A sheet of a million like rows is packed 60 times; one of
 * a million rows and ten columns is 600 MB. */
#define PART_BYTES  (UINT64_C(1) << 32)
#define SMALL_BYTES (UINT64_C(1) << 24)
#define MOST_FOLD   400

struct archive {
    zip_t *zip;
    size_t parts;
};

enum status archive_open(struct archive **out, const char *path, struct err *e)
{
    int code = 0;
    *out = NULL;
    zip_t *zip = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
    if (zip == NULL)
        return err_set(e, ST_FAILED, "%s 读不了：不是完整的表格文件。", path);
    *out = mem_alloc(sizeof **out);
    **out = (struct archive){ zip, (size_t)zip_get_num_entries(zip, 0) };
    return ST_OK;
}

void archive_close(struct archive *a)
{
    if (a == NULL)
        return;
    zip_discard(a->zip);
    free(a);
}

size_t archive_count(const struct archive *a)
{
    return a->parts;
}

const char *archive_name(const struct archive *a, size_t i)
{
    const char *name = zip_get_name(a->zip, i, 0);
    return name != NULL ? name : "";
}

int archive_find(const struct archive *a, const char *name)
{
    return (int)zip_name_locate(a->zip, name, 0);
}

struct archive_part {
    const struct archive *a;
    zip_file_t *file;
    size_t i;
    uint64_t packed, unpacked; /* bytes */
};

enum status archive_begin(struct archive_part **out, struct archive *a, size_t i, struct err *e)
{
    zip_stat_t st;
    *out = NULL;
    if (zip_stat_index(a->zip, i, 0, &st) == 0 && (st.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        st.encryption_method != ZIP_EM_NONE)
        return err_set(e, ST_USAGE, "表格文件有密码保护，请去掉密码另存后再试。");
    zip_file_t *file = zip_fopen_index(a->zip, i, 0);
    if (file == NULL)
        return err_set(e, ST_FAILED, "表格文件里的 %s 不完整。", archive_name(a, i));
    struct archive_part *p = mem_alloc(sizeof *p);
    *p = (struct archive_part){ .a = a, .file = file, .i = i };
    p->packed = (st.valid & ZIP_STAT_COMP_SIZE) != 0 ? st.comp_size : 0;
    *out = p;
    return ST_OK;
}

long archive_take(struct archive_part *p, void *piece, size_t n, struct err *e)
{
    zip_int64_t got = zip_fread(p->file, piece, n);
    if (got < 0 || (got == 0 && zip_error_code_zip(zip_file_get_error(p->file)) != ZIP_ER_OK)) {
        err_set(e, ST_FAILED, "表格文件里的 %s 不完整。", archive_name(p->a, p->i));
        return -1;
    }
    p->unpacked += (uint64_t)got;
    if (p->unpacked > PART_BYTES ||
        (p->unpacked > SMALL_BYTES && p->unpacked / (p->packed + 1) > MOST_FOLD)) {
        err_set(e, ST_REFUSED, "表格文件里的 %s 展开后过大，不像正常的表格，没有读取。",
                archive_name(p->a, p->i));
        return -1;
    }
    return (long)got;
}

void archive_end(struct archive_part *p)
{
    if (p == NULL)
        return;
    zip_fclose(p->file);
    free(p);
}

enum status archive_read(struct archive *a, size_t i, archive_sink sink, void *ctx, struct err *e)
{
    struct archive_part *part;
    long n;
    enum status s = archive_begin(&part, a, i, e);
    if (s != ST_OK)
        return s;
    char *piece = mem_alloc(PIECE);
    struct err own = { 0 };
    while ((n = archive_take(part, piece, PIECE, &own)) > 0)
        sink(ctx, piece, (size_t)n);
    free(piece);
    archive_end(part);
    return n == 0 ? ST_OK : err_set(e, own.status, "%s", own.text);
}
