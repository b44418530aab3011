/* Text files: whatever the encoding, refused or read; what was read is read again from what is
 * written of it. */
#include "buf.h"
#include "csv.h"
#include "decode.h"
#include "fuzz.h"
#include "text.h"

static int more(void *ctx, const char **piece, size_t *n, struct err *e)
{
    return decode_more(ctx, piece, n, e);
}

/* What is written of one record is that record; a blank one is passed over. */
static void write_back(const struct csv *c)
{
    struct buf out = BUF_INIT;
    struct csv again;
    struct err e = { 0 };
    int column = 0;
    bool blank = true;
    csv_cell(&out, &column, "head");
    for (size_t i = 1; i < c->n || i < 2; i++)
        csv_cell(&out, &column, "x");
    csv_end(&out, &column);
    for (size_t i = 0; i < c->n; i++) {
        csv_cell(&out, &column, c->cell[i]);
        blank = blank && c->cell[i][strspn(c->cell[i], " \t\r\n")] == '\0';
    }
    csv_end(&out, &column);
    csv_open(&again, buf_str(&out), out.len);
    HOLDS(csv_read(&again, &e) == 1);
    if (!blank) {
        HOLDS(csv_read(&again, &e) == 1);
        HOLDS(again.n == c->n);
        for (size_t i = 0; i < c->n; i++)
            HOLDS(!strcmp(again.cell[i], c->cell[i]));
    }
    csv_close(&again);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const encodings[] = { NULL, "utf-8", "gb18030" };
    for (size_t i = 0; i < 3; i++) {
        struct decoder *d = NULL;
        struct csv c;
        struct err e = { 0 };
        FILE *f = fmemopen((void *)(uintptr_t)data, n > 0 ? n : 1, "r");
        if (n > 0 && decode_open(&d, f, encodings[i], &e) == ST_OK) {
            if (csv_open_pieces(&c, more, d, &e) == ST_OK) {
                while (csv_read(&c, &e) > 0) {
                    for (size_t k = 0; k < c.n; k++)
                        HOLDS(text_valid(c.cell[k], strlen(c.cell[k])));
                    write_back(&c);
                }
            }
            csv_close(&c);
        } else {
            HOLDS(n == 0 || *e.text != '\0');
        }
        decode_close(d);
        fclose(f);
    }
    return 0;
}
