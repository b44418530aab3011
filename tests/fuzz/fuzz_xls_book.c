/* Records of such workbooks: what is read is the stream, in a compound file made around it. */
#include "fuzz_rows.h"

enum { SECTOR = 512, MOST = 60 * SECTOR, SMALLEST = 4096 };

static void put_16(unsigned char *at, unsigned v)
{
    at[0] = (unsigned char)(v & 0xFF);
    at[1] = (unsigned char)(v >> 8 & 0xFF);
}

static void put_32(unsigned char *at, unsigned v)
{
    put_16(at, v & 0xFFFF);
    put_16(at + 2, v >> 16);
}

static void put_entry(unsigned char *at, const char *name, unsigned kind, unsigned size)
{
    for (size_t i = 0; name[i] != '\0'; i++)
        at[2 * i] = (unsigned char)name[i];
    put_16(at + 64, (unsigned)(2 * strlen(name) + 2));
    at[66] = (unsigned char)kind;
    put_32(at + 116, kind == 2 ? 2 : 0xFFFFFFFE);
    put_32(at + 120, size);
}

/* Sector 0 is the table, 1 the directory, the stream follows. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const unsigned char magic[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };
    if (n > MOST)
        return 0;
    size_t size = n < SMALLEST ? SMALLEST : n, sectors = (size + SECTOR - 1) / SECTOR;
    unsigned char *file = calloc(3 + sectors, SECTOR);
    if (file == NULL)
        abort();
    memcpy(file, magic, sizeof magic);
    put_16(file + 30, 9);
    put_16(file + 32, 6);
    put_32(file + 44, 1);
    put_32(file + 48, 1);
    put_32(file + 56, SMALLEST);
    put_32(file + 60, 0xFFFFFFFE);
    put_32(file + 68, 0xFFFFFFFE);
    unsigned char *table = file + SECTOR;
    put_32(table, 0xFFFFFFFD);
    put_32(table + 4, 0xFFFFFFFE);
    for (unsigned i = 0; i < sectors; i++)
        put_32(table + 4 * (2 + i), i + 1 < sectors ? 3 + i : 0xFFFFFFFE);
    put_entry(file + 2 * SECTOR, "Root Entry", 5, 0);
    put_entry(file + 2 * SECTOR + 128, "Workbook", 2, (unsigned)size);
    memcpy(file + 3 * SECTOR, data, n);
    fuzz_rows(file, (3 + sectors) * SECTOR);
    free(file);
    return 0;
}
