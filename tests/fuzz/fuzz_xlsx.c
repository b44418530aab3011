/* Workbooks. The first byte: 0: the file itself; else parts, separated by zero bytes, that are made
 * an archive (or the checks of the archive would stop nearly everything). */
#include <zip.h>

#include "fuzz.h"
#include "source.h"

static const char *const parts[] = { "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                     "xl/styles.xml", "xl/workbook.xml",
                                     "xl/_rels/workbook.xml.rels" };
enum { PARTS = sizeof parts / sizeof *parts };

/* What stands for parts the input does not give. */
static const char *const usual[PARTS] = {
    [1] = "<sst><si><t>甲</t></si><si><r><t>乙</t></r></si></sst>",
    [2] = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
    [3] = "<workbook><sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    [4] = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
          "</Relationships>",
};

static void add(zip_t *z, const char *name, const void *data, size_t n)
{
    zip_source_t *s = zip_source_buffer(z, data, n, 0);
    zip_int64_t at = zip_file_add(z, name, s, ZIP_FL_OVERWRITE);
    if (at < 0)
        abort();
    zip_set_file_compression(z, (zip_uint64_t)at, ZIP_CM_STORE, 0);
}

static void pack(const char *path, const uint8_t *data, size_t n)
{
    int wrong;
    zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &wrong);
    const uint8_t *end = data + n;
    if (z == NULL)
        abort();
    for (size_t i = 0; i < PARTS; i++) {
        const uint8_t *stop = data < end ? memchr(data, 0, (size_t)(end - data)) : NULL;
        size_t len = stop != NULL ? (size_t)(stop - data) : (size_t)(end - data);
        if (len > 0)
            add(z, parts[i], data, len);
        else if (usual[i] != NULL)
            add(z, parts[i], usual[i], strlen(usual[i]));
        data = stop != NULL ? stop + 1 : end;
    }
    if (zip_close(z) != 0)
        abort();
}

static void read_all(const char *path)
{
    struct source *s = NULL;
    struct source_row row;
    struct err e = { 0 };
    if (source_open(&s, path, NULL, &e) != ST_OK) {
        HOLDS(*e.text != '\0');
        return;
    }
    for (size_t i = 0; i < source_sheets(s); i++) {
        int last = 0, got = 1;
        if (source_begin(s, i, &e) != ST_OK)
            continue;
        while ((got = source_next(s, &row, &e)) > 0) {
            HOLDS(row.line >= last && row.n <= SOURCE_COLUMNS);
            last = row.line;
            for (size_t k = 0; k < row.n; k++) {
                HOLDS(row.cell[k].text != NULL);
                source_rounded(&row.cell[k]);
            }
        }
        HOLDS(got == 0 || *e.text != '\0');
    }
    source_close(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static char own[64];
    char path[32];
    if (n == 0)
        return 0;
    if (*data == 0) {
        int fd = fuzz_file(data + 1, n - 1, path);
        read_all(path);
        close(fd);
        return 0;
    }
    if (*own == '\0')
        snprintf(own, sizeof own, "/dev/shm/fuzz-%ld.xlsx", (long)getpid());
    pack(own, data + 1, n - 1);
    read_all(own);
    unlink(own);
    return 0;
}
