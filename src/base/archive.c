/* Zip archives by libzip. */
#include "archive.h"

#include <stdlib.h>
#include <zip.h>

#include "mem.h"

enum { PIECE = 1 << 16 };

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

enum status archive_read(struct archive *a, size_t i, archive_sink sink, void *ctx, struct err *e)
{
    zip_file_t *part = zip_fopen_index(a->zip, i, 0);
    char *piece = mem_alloc(PIECE);
    zip_int64_t n = -1;
    while (part != NULL && (n = zip_fread(part, piece, PIECE)) > 0)
        sink(ctx, piece, (size_t)n);
    if (part != NULL && zip_fclose(part) != 0)
        n = -1;
    free(piece);
    return n == 0 ? ST_OK : err_set(e, ST_FAILED, "表格文件里的 %s 不完整。", archive_name(a, i));
}
