/* Rows of a table that are no records: totals, notes, lines to be signed, bands between its parts.
 */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_own.h"
#include "mem.h"
#include "text.h"
#include "words.h"

enum { SHOWN = 3 /* cells of such a row that are told */, TOTAL_CELLS = 16 };

/* A cell without blanks, full-width signs as plain ones. To be freed. */
static char *plain_cell(const char *s)
{
    struct buf b = BUF_INIT;
    text_fold_width(&b, s);
    char *plain = buf_take(&b), *to = plain;
    for (const char *at = plain; *at != '\0'; at++)
        if (strchr(" \n\r\t", *at) == NULL)
            *to++ = *at;
    *to = '\0';
    return plain;
}

/* The words are Chinese: what begins with a letter or a digit is none of them. What may begin a
 * record as well (累计3次未参加…, 说明：…) is one where the row says more: filled cells, those with
 * words, with a colon, and those of columns that are read. */
static bool begins_aside(const char *s, size_t filled, size_t words, size_t colons, size_t read)
{
    if ((*s >= '0' && *s <= '9') || (*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'))
        return false;
    char *plain = plain_cell(s);
    bool aside = (aside_total(plain) && words <= 2 && text_width(plain) <= TOTAL_CELLS) ||
                 (aside_signature(plain) && (read <= 2 || colons == filled));
    free(plain);
    return aside;
}

static bool is_number(const char *s)
{
    return *s != '\0' && s[strspn(s, "0123456789.,-+%")] == '\0';
}

/* But for the breaks of its lines. */
static bool same_header(const char *cell, const char *header)
{
    for (; *cell != '\0'; cell++)
        if (*cell != '\n' && *cell != '\r' && *cell != *header++)
            return false;
    return *header == '\0';
}

/* The header once more, as it stands on every printed page. */
static bool repeats_header(const struct import *im, const struct source_row *row)
{
    size_t same = 0;
    for (size_t i = 0; i < row->n && i < im->ncolumns; i++) {
        if (row->cell[i].text[0] == '\0')
            continue;
        if (!same_header(row->cell[i].text, im->header[i]))
            return false;
        same++;
    }
    return same > 1;
}

/* A sentence, all there is in a row of a table of several columns. */
static bool is_sentence(const struct import *im, const char *only)
{
    static const char *const marks[] = { "。", "；", "：", ":", ";" };
    size_t fields = 0;
    for (size_t i = 0; i < im->ncolumns; i++)
        fields += im->field[i] >= 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && fields > 2; i++)
        if (strstr(only, marks[i]) != NULL)
            return true;
    return false;
}

static void tell_cells(const struct source_row *row, struct buf *out)
{
    const char *last = ""; /* merged cells all say the same */
    for (size_t i = 0, n = 0; i < row->n && n < SHOWN; i++) {
        const char *s = row->cell[i].text;
        if (*s == '\0' || !strcmp(s, last))
            continue;
        buf_printf(out, "%s%.120s", n++ > 0 ? " " : "", s);
        last = s;
    }
}

enum aside import_aside(const struct import *im, const struct source_row *row, struct buf *out)
{
    const char *first = NULL; /* but for the number of the line */
    size_t filled = 0, read = 0, words = 0, colons = 0;
    for (size_t i = 0; i < row->n; i++) {
        const char *s = row->cell[i].text;
        bool passed = i >= im->ncolumns || im->field[i] < 0;
        if (*s == '\0')
            continue;
        filled++;
        read += !passed;
        words += !is_number(s);
        colons += strchr(s, ':') != NULL || strstr(s, "：") != NULL;
        if (first == NULL && !(passed && is_number(s)))
            first = s;
    }
    if (repeats_header(im, row)) {
        buf_puts(out, _("表头又一次"));
        return ASIDE_TOLD;
    }
    bool aside = row->banner ||
                 begins_aside(first != NULL ? first : "", filled, words, colons, read) ||
                 (filled == 1 && read == 1 && is_sentence(im, first)) || (read == 0 && words > 0);
    if (aside)
        tell_cells(row, out);
    return aside ? ASIDE_TOLD : read == 0 && row->n <= im->ncolumns ? ASIDE_BLANK : ASIDE_NONE;
}
