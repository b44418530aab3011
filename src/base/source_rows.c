/* Rows of sheets put together. */
#include "source_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "source_own.h"
#include "source_shown.h"

enum {
    MERGES = 100000,
    BANNER = 3 /* columns over which a merged cell is a line of its own: a title, a note */
};

/* Where a cell's text lies while the row grows. */
struct place {
    size_t at;
    enum source_kind kind;
    double number;
};

bool row_maker_merge(struct row_maker *m, const struct merge *one)
{
    if (m->nmerges >= MERGES)
        return false;
    m->merge = mem_grow(m->merge, m->nmerges, &m->merge_cap, sizeof *m->merge);
    m->merge[m->nmerges++] = *one;
    return true;
}

static int by_first(const void *a, const void *b)
{
    const struct merge *x = a, *y = b;
    return x->first != y->first ? (x->first > y->first) - (x->first < y->first)
                                : (x->left > y->left) - (x->left < y->left);
}

void row_maker_merges_end(struct row_maker *m)
{
    if (m->nmerges > 0)
        qsort(m->merge, m->nmerges, sizeof *m->merge, by_first);
}

void row_maker_begin(struct row_maker *m)
{
    m->n = 0;
    buf_clear(&m->text);
    buf_add(&m->text, "", 1);
}

static struct place *place_at(struct row_maker *m, int column)
{
    while (m->n <= (size_t)column) {
        m->place = mem_grow(m->place, m->n, &m->cap, sizeof *m->place);
        m->place[m->n++] = (struct place){ 0 };
    }
    return &m->place[column];
}

void row_maker_text(struct row_maker *m, int column, enum source_kind kind, const char *s, size_t n)
{
    if (n == 0) /* only formatted */
        return;
    *place_at(m, column) = (struct place){ m->text.len, kind, 0 };
    buf_add(&m->text, s, n);
    buf_add(&m->text, "", 1);
}

/* Whether it is the first day of a month. */
static bool begins_month(double v)
{
    struct serial_day d;
    return v == floor(v) && serial_split(v, &d) && d.day == 1;
}

void row_maker_number(struct row_maker *m, int column, double v, const char *written,
                      enum shows shows)
{
    double day = v + (m->from_1904 && v >= 1 ? DAYS_1904 : 0); /* below 1 it is a time */
    enum source_kind kind = shows == SHOWS_NUMBER || shows > SHOWS_ZEROS ? SOURCE_NUMBER
                            : shows == SHOWS_MONTH && begins_month(day)  ? SOURCE_MONTH
                                                                         : SOURCE_DAY;
    char shown[32], padded[32];
    source_number(v, shown);
    bool plain =
        written != NULL && strlen(written) < 20 && written[strspn(written, "0123456789")] == '\0';
    const char *s = plain ? written : shown;
    if (shows > SHOWS_ZEROS && strspn(s, "0123456789") == strlen(s) && strlen(s) < 16) {
        snprintf(padded, sizeof padded, "%0*ld", (int)(shows - SHOWS_ZEROS), strtol(s, NULL, 10));
        s = padded;
    }
    row_maker_text(m, column, kind, s, strlen(s));
    m->place[column].number = day;
}

void row_maker_truth(struct row_maker *m, int column, bool yes)
{
    static const char *const words[] = { "否", "是" };
    row_maker_text(m, column, SOURCE_TEXT, words[yes], strlen(words[yes]));
}

bool row_maker_covers(const struct row_maker *m, int column, int line)
{
    for (size_t i = 0; i < m->nopen; i++) {
        if (m->open[i].left <= column && column <= m->open[i].right && line <= m->open[i].last)
            return true;
    }
    return false;
}

static bool crosses(const struct row_maker *m, const struct merge *one)
{
    for (size_t i = 0; i < m->nopen; i++) {
        if (m->open[i].left <= one->right && one->left <= m->open[i].right)
            return true;
    }
    return false;
}

static void open_one(struct row_maker *m, struct merge one)
{
    const struct place *p = place_at(m, one.left);
    one.value = (struct source_cell){ p->kind, mem_dup(m->text.data + p->at), p->number };
    m->open = mem_grow(m->open, m->nopen, &m->open_cap, sizeof *m->open);
    m->open[m->nopen++] = one;
}

/* Merges that end above this row are closed, those that begin on it opened. */
static void open_merges(struct row_maker *m, int line)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->nopen; i++) {
        if (m->open[i].last >= line)
            m->open[kept++] = m->open[i];
        else
            free((char *)m->open[i].value.text); /* ours */
    }
    m->nopen = kept;
    for (; m->next_merge < m->nmerges && m->merge[m->next_merge].first <= line; m->next_merge++) {
        const struct merge *one = &m->merge[m->next_merge];
        if (one->first == line && !crosses(m, one))
            open_one(m, *one);
    }
    if (m->next_merge == m->nmerges)
        m->nmerges = m->next_merge = 0;
}

static void fill_merges(struct row_maker *m)
{
    for (size_t i = 0; i < m->nopen; i++) {
        const struct merge *one = &m->open[i];
        size_t at = m->text.len;
        if (one->value.text[0] == '\0')
            continue;
        buf_add(&m->text, one->value.text, strlen(one->value.text) + 1);
        for (int c = one->left; c <= one->right; c++) {
            struct place *p = place_at(m, c);
            if (p->at == 0)
                *p = (struct place){ at, one->value.kind, one->value.number };
        }
    }
}

/* Whether one merged cell is all that stands on this row. */
static bool is_banner(const struct row_maker *m, int line)
{
    const struct merge *all = NULL;
    for (size_t i = 0; i < m->nopen; i++) {
        const struct merge *one = &m->open[i];
        if (one->value.text[0] == '\0')
            continue;
        if (all != NULL || one->first != line || one->right - one->left + 1 < BANNER)
            return false;
        all = one;
    }
    for (size_t i = 0; all != NULL && i < m->n; i++) {
        if (((int)i < all->left || (int)i > all->right) && m->place[i].at > 0)
            return false;
    }
    return all != NULL;
}

void row_maker_finish(struct row_maker *m, int line, struct source_row *row)
{
    open_merges(m, line);
    bool banner = is_banner(m, line);
    fill_merges(m);
    if (m->n > m->cell_cap) {
        m->cell_cap = m->cap;
        m->cell = mem_resize(m->cell, m->cell_cap * sizeof *m->cell);
    }
    for (size_t i = 0; i < m->n; i++) {
        const struct place *p = &m->place[i];
        m->cell[i] = (struct source_cell){ p->kind, m->text.data + p->at, p->number };
    }
    *row = (struct source_row){
        .line = line, .n = m->n, .sparse = true, .banner = banner, .cell = m->cell
    };
}

void row_maker_free(struct row_maker *m)
{
    for (size_t i = 0; i < m->nopen; i++)
        free((char *)m->open[i].value.text); /* ours */
    free(m->merge);
    free(m->open);
    free(m->place);
    free(m->cell);
    buf_free(&m->text);
    *m = (struct row_maker){ 0 };
}

/* Letters of ymdhs outside quotes, colours and locales. [h] counts hours. */
enum shows format_shows(const char *code)
{
    size_t zeros = strspn(code, "0");
    if (zeros > 0 && code[zeros] == '\0')
        return (enum shows)(SHOWS_ZEROS +
                            (zeros < SHOWS_MOST - SHOWS_ZEROS ? zeros : SHOWS_MOST - SHOWS_ZEROS));
    bool year = false, any = false, part = false; /* part: of a day, or a day */
    for (const char *at = code; *at != '\0' && *at != ';'; at++) {
        if (*at == '"' || *at == '[') {
            const char *end = strchr(at + 1, *at == '"' ? '"' : ']');
            if (end == NULL)
                return SHOWS_NUMBER;
            if (*at == '[' && strspn(at + 1, "hmsHMS") == (size_t)(end - at - 1) && end > at + 1)
                return SHOWS_DAY;
            at = end;
        } else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0') {
            at++;
        } else if (strchr("ymdhsYMDHS", *at) != NULL) {
            any = true;
            year = year || strchr("yY", *at) != NULL;
            part = part || strchr("dhsDHS", *at) != NULL;
        }
    }
    return !any ? SHOWS_NUMBER : year && !part ? SHOWS_MONTH : SHOWS_DAY;
}

/* 14-22 and, in Chinese, 27-36 and 50-58; 45-47 times. */
enum shows format_built_in(int id)
{
    if (id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57)
        return SHOWS_MONTH;
    bool day = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
               (id >= 50 && id <= 58);
    return day ? SHOWS_DAY : SHOWS_NUMBER;
}
