/* What fits into a sheet: text, names, widths, numbers. */
#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "words.h"

enum {
    TEXT_UNITS = 32767,
    NAME_UNITS = 31,
    PAGE_CELLS = 165,  /* of a landscape page, with the margins of its columns, that reads well */
    PLAIN_CELLS = 105, /* … that stands at its full size */
    MARGIN = 2,        /* of a column */
    WIDEST = 44,       /* cells of a column of text */
    NARROWEST = 10,    /* … where the page is crowded */
    DIGITS = 15        /* that a number in a sheet keeps */
};

static int units(uint32_t cp)
{
    return cp > 0xFFFF ? 2 : 1;
}

/* Line ends stay; what no XML may hold and no person can see does not. */
static uint32_t seen_as(uint32_t cp)
{
    bool bad = (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0) ||
               cp == 0xFFFE || cp == 0xFFFF;
    return bad ? 0xFFFD : cp;
}

/* Appends whole characters up to `most` units. */
static void add_clean(struct buf *out, const char *s, int most)
{
    size_t n = strlen(s);
    while (n > 0) {
        uint32_t cp;
        char bytes[4];
        size_t len = text_decode(s, n, &cp);
        if (cp == '\r' && n > 1 && s[1] == '\n') { /* the line end follows */
            s++;
            n--;
            continue;
        }
        cp = cp == '\r' ? '\n' : seen_as(cp);
        most -= units(cp);
        if (most < 0)
            return;
        buf_add(out, bytes, text_encode(cp, bytes));
        s += len;
        n -= len;
    }
}

/* Whether a reader would take what stands here for a character: _x0041_. */
static bool is_escape(const char *s)
{
    return !strncmp(s, "_x", 2) && strspn(s + 2, "0123456789abcdefABCDEF") >= 4 && s[6] == '_';
}

static bool is_rest(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* ASCII and the three bytes of a hanzi; whatever else it may be, the slow way knows. */
bool sheet_text_is_clean(const char *s)
{
    const unsigned char *at = (const unsigned char *)s;
    while (*at != '\0') {
        if (*at < 0x80) {
            if ((*at < 0x20 && *at != '\n') || *at == 0x7F || (*at == '_' && at[1] == 'x'))
                return false;
            at++;
        } else {
            bool three = *at >= 0xE1 && *at <= 0xEF && *at != 0xED && is_rest(at[1]) &&
                         is_rest(at[2]) && !(*at == 0xEF && at[1] == 0xBF);
            if (!three)
                return false;
            at += 3;
        }
    }
    return at - (const unsigned char *)s <= TEXT_UNITS;
}

void sheet_text(struct buf *out, const char *s)
{
    struct buf clean = BUF_INIT;
    add_clean(&clean, s, TEXT_UNITS);
    for (const char *at = buf_str(&clean); *at != '\0';) {
        size_t n = strcspn(at + 1, "_") + 1;
        if (is_escape(at))
            buf_puts(out, "_x005F");
        buf_add(out, at, n);
        at += n;
    }
    buf_free(&clean);
}

void sheet_name(struct buf *out, const char *name, int number)
{
    struct buf tail = BUF_INIT, plain = BUF_INIT, head = BUF_INIT;
    if (number > 0)
        buf_printf(&tail, "(%d)", number + 1);
    add_clean(&plain, name, TEXT_UNITS);
    for (char *at = plain.data; at != NULL && *at != '\0'; at++)
        if (strchr("[]:*?/\\\n\t", *at) != NULL)
            *at = '_';
    /* a tab neither begins nor ends with an apostrophe */
    const char *first = buf_str(&plain);
    first += strspn(first, "' ");
    add_clean(&head, first, NAME_UNITS - (int)tail.len);
    while (head.len > 0 && strchr("' ", head.data[head.len - 1]) != NULL)
        head.data[--head.len] = '\0';
    buf_puts(out, head.len > 0 ? buf_str(&head) : _("表"));
    buf_puts(out, buf_str(&tail));
    buf_free(&plain);
    buf_free(&head);
    buf_free(&tail);
}

static int at_least(int cells, int least)
{
    return cells > least ? cells : least;
}

static bool may_wrap(enum column_kind k)
{
    return k == COLUMN_TEXT || k == COLUMN_LIST;
}

/* The widest level at which the page holds all columns. */
static int level(const struct rows *t, const int *cells)
{
    for (int most = WIDEST; most > NARROWEST; most--) {
        int sum = 0;
        for (int i = 0; i < t->columns; i++)
            sum +=
                cells[i] == 0
                    ? 0
                    : MARGIN + (may_wrap(t->column[i].kind) && cells[i] > most ? most : cells[i]);
        if (sum <= PAGE_CELLS)
            return most;
    }
    return NARROWEST;
}

/* The cells a page has beside the others at full size; no less than it has already. */
static int rest_of_page(const struct rows *t, const int *cells, int column)
{
    int rest = PLAIN_CELLS;
    for (int i = 0; i < t->columns; i++)
        if (cells[i] > 0)
            rest -= MARGIN + (i == column ? 0 : cells[i]);
    return at_least(cells[column], rest);
}

/* 1234.50 is shown as 1,234.50. */
static int money_cells(int cells)
{
    return cells > 4 ? cells + (cells - 4) / 3 : cells;
}

void sheet_widths(const struct sheet *s, int *cells, bool all)
{
    const struct rows *t = s->table;
    for (int i = 0; i < t->columns; i++) {
        const struct column *c = &t->column[i];
        if (all && cells[i] == 0 && t->look != NULL && !t->look[i].keep && s->title != NULL)
            continue;
        if (c->kind == COLUMN_DAY)
            cells[i] = at_least(cells[i], 10);
        else if (c->kind == COLUMN_MONEY)
            cells[i] = at_least(money_cells(cells[i]), all ? 6 : 14);
        else if (column_is_number(c->kind) && !all)
            cells[i] = at_least(cells[i], 8);
        int label = text_width(c->label);
        cells[i] = at_least(cells[i], label < WIDEST ? label : WIDEST);
    }
    int most = level(t, cells);
    for (int i = 0; i < t->columns; i++)
        if (may_wrap(t->column[i].kind) && cells[i] > most)
            cells[i] = most;
    for (int i = 0; i < t->columns; i++)
        if (t->look != NULL && t->look[i].broad)
            cells[i] = rest_of_page(t, cells, i);
}

/* A bound on the cells of the n bytes at s: no character is wider than two. */
static int bound(const char *s, size_t n)
{
    int most = 0;
    for (size_t i = 0; i < n; i++)
        most += (s[i] & 0x80) == 0 ? 1 : (s[i] & 0xC0) == 0xC0 ? 2 : 0;
    return most;
}

int sheet_lines(const char *s, int cells)
{
    enum { RAGGED = 2 }; /* cells that a line may lose at its end, to punctuation and words */
    int lines = 0, room = cells > 2 * RAGGED ? cells - RAGGED : cells;
    for (;;) {
        const char *end = strchr(s, '\n');
        size_t n = end != NULL ? (size_t)(end - s) : strlen(s);
        /* no character has fewer bytes than cells */
        int most = n <= (size_t)cells ? cells : bound(s, n);
        lines += most <= cells || room <= 0 ? 1 : (most + room - 1) / room;
        if (end == NULL)
            return lines;
        s = end + 1;
    }
}

bool sheet_number(const char *s, double *v)
{
    bool minus = *s == '-';
    int64_t whole = 0, scale = 1;
    int digits = 0;
    bool point = false;
    for (s += minus; *s != '\0'; s++) {
        if (*s == '.' && !point && digits > 0) {
            point = true;
            continue;
        }
        if (*s < '0' || *s > '9' || ++digits > DIGITS)
            return false;
        whole = whole * 10 + (*s - '0');
        scale *= point ? 10 : 1;
    }
    *v = (double)(minus ? -whole : whole) / (double)scale;
    return digits > 0 && s[-1] != '.';
}

bool sheet_day(const char *s, double *v)
{
    enum { EPOCH = 25569 }; /* 1970-01-01, counted from 1899-12-30 */
    daynum d = date_parse(s);
    if (d == DAY_NONE || d < date_make(1900, 3, 1)) /* sheets think that 1900 was a leap year */
        return false;
    *v = d + EPOCH;
    return true;
}
