/* What fits into a sheet: text, names, widths, numbers. */
#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "words.h"

enum {
    TEXT_UNITS = 32767,
    NAME_UNITS = 31,
    PAGE = 1026,             /* pixels of a landscape page between its margins */
    PLAIN = PAGE * 5 / 4,    /* … that reads as well as at its full size */
    SMALL = PAGE * 3 / 2,    /* … at the size that is still read with ease */
    FULL = PAGE * 9 / 10,    /* … that a table of few columns is spread over */
    REPEATED = PAGE * 2 / 5, /* of the columns that each page side by side begins with */
    WIDEST = 44,             /* cells of a column of text */
    EASY = 24,               /* … in which it reads well */
    NARROWEST = 10,          /* … where the page is crowded */
    LABEL = 4,               /* … and two characters of a header */
    DIGITS = 15              /* that a number in a sheet keeps */
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

/* A character of the body is 7.3 pixels for each of its cells, with 5 about it; digits are wider
 * where the font is missing, and a number that does not fit is not shown at all. */
int sheet_pixels(enum column_kind k, int cells)
{
    return may_wrap(k) ? (cells * 742 + 50) / 100 + 13 : cells * 8 + 15;
}

static int pixels_of(const struct rows *t, const int *cells, int most)
{
    int sum = 0;
    for (int i = 0; i < t->columns; i++)
        if (cells[i] > 0)
            sum += sheet_pixels(t->column[i].kind,
                                may_wrap(t->column[i].kind) && cells[i] > most ? most : cells[i]);
    return sum;
}

/* Columns of text give way until the page holds all: first to what reads well. */
static void narrow(const struct rows *t, int *cells)
{
    int most = WIDEST;
    while (most > EASY && pixels_of(t, cells, most) > PLAIN)
        most--;
    while (most > NARROWEST && pixels_of(t, cells, most) > SMALL)
        most--;
    if (pixels_of(t, cells, most) > SMALL) /* several pages side by side */
        most = EASY;
    for (int i = 0; i < t->columns; i++)
        if (may_wrap(t->column[i].kind) && cells[i] > most)
            cells[i] = most;
}

/* The cells a page has beside the others at full size; no less than it has already. */
static int rest_of_page(const struct rows *t, const int *cells, int column)
{
    int rest = (PAGE - pixels_of(t, cells, WIDEST)) * 100 / 742;
    return cells[column] + (rest > 0 ? rest : 0);
}

/* A table of few columns is spread over the page, to half as much again; one that is signed to the
 * width its signatures need. */
static void spread(const struct sheet *s, int *cells)
{
    const struct rows *t = s->table;
    int sum = pixels_of(t, cells, WIDEST), wide = sum * 3 / 2;
    if (wide > FULL || s->form || s->foot != NULL)
        wide = FULL;
    for (int i = 0; i < t->columns && wide > sum; i++)
        if (cells[i] > 0)
            cells[i] += (wide - sum) * cells[i] / sum;
}

static int longest_word(const char *s)
{
    int most = 0;
    while (*s != '\0') {
        int n = 0;
        while (s[n] > ' ' && s[n] < 0x7F)
            n++;
        most = n > most ? n : most;
        s += n > 0 ? n : 1;
    }
    return most;
}

/* Cells of a header in several lines, at least two characters or a word in each. One with blanks
 * about it leaves room for a pen. */
static int label_cells(const char *label, bool crowded)
{
    int n = text_width(label), lines = n <= LABEL ? 1 : n <= 4 * LABEL ? 2 : LABEL;
    uint32_t first = 0;
    if (*label != '\0')
        text_decode(label, strlen(label), &first);
    if (!crowded || first == 0x3000)
        return n < WIDEST ? n : WIDEST;
    n = (n + lines - 1) / lines;
    return at_least(at_least(n + n % 2, LABEL), longest_word(label));
}

/* 1234.50 is shown as 1,234.50. */
static int money_cells(int cells)
{
    return cells > 4 ? cells + (cells - 4) / 3 : cells;
}

void sheet_widths(const struct sheet *s, int *cells, bool all)
{
    const struct rows *t = s->table;
    int labelled[ROWS_COLUMNS];
    for (int i = 0; i < t->columns; i++) {
        const struct column *c = &t->column[i];
        labelled[i] = 0;
        if (all && cells[i] == 0 && t->look != NULL && !t->look[i].keep && s->title != NULL)
            continue;
        if (c->kind == COLUMN_DAY)
            cells[i] = at_least(cells[i], 10);
        else if (c->kind == COLUMN_SHARE) /* 1 is shown as 100.0% */
            cells[i] = at_least(cells[i], 6);
        else if (c->kind == COLUMN_MONEY)
            cells[i] = at_least(money_cells(cells[i]), all ? 6 : 14);
        else if (column_is_number(c->kind) && !all)
            cells[i] = at_least(cells[i], 8);
        labelled[i] = at_least(cells[i], label_cells(_(c->label), false));
    }
    bool crowded = s->title != NULL && pixels_of(t, labelled, WIDEST) > PLAIN;
    for (int i = 0; i < t->columns; i++)
        if (labelled[i] > 0)
            cells[i] = crowded ? at_least(cells[i], label_cells(_(t->column[i].label), true))
                               : labelled[i];
    narrow(t, cells);
    for (int i = 0; i < t->columns; i++)
        if (t->look != NULL && t->look[i].broad)
            cells[i] = rest_of_page(t, cells, i);
    if (s->title != NULL)
        spread(s, cells);
}

int sheet_pages(const struct sheet *s, const int *cells, int *repeated)
{
    const struct rows *t = s->table;
    int sum = pixels_of(t, cells, WIDEST), head = 0;
    *repeated = 0;
    if (sum <= SMALL || s->title == NULL)
        return 1;
    for (int i = 0; i < t->columns && *repeated == 0; i++) {
        head += cells[i] > 0 ? sheet_pixels(t->column[i].kind, cells[i]) : 0;
        if (t->column[i].kind == COLUMN_TEXT && cells[i] > 0)
            *repeated = i + 1;
    }
    if (head > REPEATED)
        *repeated = head = 0;
    return (sum - head + PLAIN - head - 1) / (PLAIN - head);
}

/* A bound on the cells of the n bytes at s: no character is wider than two. */
static int bound(const char *s, size_t n)
{
    int most = 0;
    for (size_t i = 0; i < n; i++)
        most += (s[i] & 0x80) == 0 ? 1 : (s[i] & 0xC0) == 0xC0 ? 2 : 0;
    return most;
}

/* What does not begin a line: it takes the character before it along. ，。；：、？！ and what
 * closes brackets and quotes. */
static bool closes(const char *s, size_t n)
{
    static const uint16_t marks[] = { 0x2019, 0x201D, 0x3001, 0x3002, 0x3009,
                                      0x300B, 0x3011, 0x3015, 0xFF01, 0xFF05,
                                      0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F };
    uint32_t cp;
    text_decode(s, n, &cp);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (cp == marks[i])
            return true;
    return false;
}

/* As a spreadsheet breaks lines: before any hanzi, and between words. Where the font is missing
 * letters are wider. */
static int wrapped(const char *s, size_t n, int cells)
{
    enum { HANZI = 16, LETTER = 9 };
    int room = cells * HANZI / 2 + HANZI / 4, at = 0, word = 0, lines = 1;
    while (n > 0) {
        int wide;
        size_t len = text_glyph(s, n, &wide);
        wide = wide > 1 ? HANZI : wide * LETTER;
        word = *s > ' ' && *s < 0x7F ? word + wide : 0;
        at += wide;
        if (at > room) {
            lines++;
            at = word > 0 && word < room ? word : closes(s, len) ? HANZI + wide : wide;
        }
        s += len;
        n -= len;
    }
    return lines;
}

int sheet_lines(const char *s, int cells)
{
    int lines = 0;
    for (;;) {
        size_t n = strcspn(s, "\n");
        bool last = s[n] == '\0';
        /* no character has fewer bytes than cells */
        bool one = n <= (size_t)cells || cells < LABEL ||
                   (last ? text_width_of(s, n) : bound(s, n)) <= cells;
        lines += one ? 1 : wrapped(s, n, cells);
        if (last)
            return lines;
        s += n + 1;
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
