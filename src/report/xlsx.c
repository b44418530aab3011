/* Workbooks by libxlsxwriter, row by row in constant memory. The library says that all went well
 * when the disk was full, prints its complaints on the terminal and takes bytes that are no text:
 * hence what is written is counted, read back by another library, and only then put in place. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sheet.h"
#include "text.h"
#include "words.h"
#include "xlsx_own.h"

enum style {
    STYLE_TITLE,
    STYLE_ABOUT,
    STYLE_HEAD,
    STYLE_TEXT,
    STYLE_CODE,
    STYLE_NUMBER,
    STYLE_MONEY,
    STYLE_SHARE,
    STYLE_DAY,
    STYLE_STATUS,
    STYLE_BAD, /* what follows is laid over a cell by its words */
    STYLE_SOON,
    STYLE_OFF,
    STYLES
};

/* Points. A character of the body is 11 high, two cells wide; a unit of width is one digit of the
 * standard font (7 of 96 parts of an inch), five parts are the margins of a column. */
enum {
    TITLE_HEIGHT = 34,
    LINE_HEIGHT = 15,
    ROW_MARGIN = 5,
    FOOT_MARGIN = 9,
    HIGHEST = 409,
    PAGES = 1022
};
#define UNITS_PER_CELL 1.06
#define UNITS_BESIDE   1.7
#define UNITS_INDENT   1.3 /* numbers stand off the text beside them */

struct writer {
    lxw_workbook *wb;
    lxw_format *style[STYLES];
    lxw_worksheet *ws; /* the sheet at work */
    const struct sheet *s;
    lxw_row_t row;
    int column[ROWS_COLUMNS], cells[ROWS_COLUMNS], n; /* the columns that are shown */
    int64_t count;                                    /* cells written on this sheet */
    struct buf clean;
    lxw_row_t page[PAGES + 1]; /* rows that begin a page; the list ends in 0 */
    int npages;
};

static bool is_status(const struct rows *t, int column)
{
    return t->look != NULL && t->look[column].status;
}

/* The library gives none only where there is no memory. */
static lxw_format *format_new(lxw_workbook *wb)
{
    lxw_format *f = workbook_add_format(wb);
    if (f == NULL)
        mem_exhausted();
    return f;
}

static lxw_format *style_make(lxw_workbook *wb, enum style st)
{
    lxw_format *f = format_new(wb);
    bool number = st == STYLE_NUMBER || st == STYLE_MONEY || st == STYLE_SHARE;
    bool body = st >= STYLE_HEAD, dark = st == STYLE_TITLE || st == STYLE_HEAD;
    format_set_font_name(f, dark ? "黑体" : "仿宋_GB2312");
    format_set_font_size(f, st == STYLE_TITLE ? 18 : 11);
    format_set_font_family(f, dark ? 2 : 3); /* where the font is missing: sans serif, fixed */
    format_set_font_charset(f, 134);         /* GB2312 */
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(f, dark || st == STYLE_DAY || st == STYLE_STATUS ? LXW_ALIGN_CENTER
                        : number                                      ? LXW_ALIGN_RIGHT
                                                                      : LXW_ALIGN_LEFT);
    if (!number && st != STYLE_DAY)
        format_set_text_wrap(f);
    if (body)
        format_set_border(f, LXW_BORDER_THIN);
    if (number)
        format_set_indent(f, 1);
    if (st == STYLE_HEAD)
        format_set_bg_color(f, 0xF2F2F2);
    if (st == STYLE_CODE)
        format_set_num_format(f, "@");
    if (st == STYLE_MONEY)
        format_set_num_format(f, "#,##0.00");
    if (st == STYLE_SHARE)
        format_set_num_format(f, "0.0%");
    if (st == STYLE_DAY)
        format_set_num_format(f, "yyyy-mm-dd");
    return f;
}

/* Laid over the words of a status: the word is there without the colour too. */
static lxw_format *mark_make(lxw_workbook *wb, lxw_color_t ink, lxw_color_t paper)
{
    lxw_format *f = format_new(wb);
    format_set_bold(f);
    format_set_font_color(f, ink);
    if (paper != LXW_COLOR_WHITE)
        format_set_bg_color(f, paper);
    return f;
}

static void make_styles(struct writer *w)
{
    for (enum style st = 0; st < STYLE_BAD; st++)
        w->style[st] = style_make(w->wb, st);
    w->style[STYLE_BAD] = mark_make(w->wb, 0x9C0006, 0xFFC7CE);
    w->style[STYLE_SOON] = mark_make(w->wb, 0x7F4F00, 0xFFEB9C);
    w->style[STYLE_OFF] = mark_make(w->wb, 0x6B6B6B, LXW_COLOR_WHITE);
}

static const char *cleaned(struct writer *w, const char *s)
{
    if (sheet_text_is_clean(s))
        return s;
    buf_clear(&w->clean);
    sheet_text(&w->clean, s);
    return buf_str(&w->clean);
}

static int total_cells(const struct writer *w)
{
    int sum = 0;
    for (int i = 0; i < w->n; i++)
        sum += w->cells[w->column[i]];
    return sum;
}

static double height_of(int lines)
{
    int points = lines * LINE_HEIGHT + ROW_MARGIN;
    return points < HIGHEST ? points : HIGHEST;
}

/* One text over the whole width. */
static lxw_error put_across(struct writer *w, const char *s, enum style st, double height)
{
    lxw_col_t last = (lxw_col_t)(w->n - 1);
    worksheet_set_row(w->ws, w->row, height, NULL);
    lxw_error bad =
        last == 0
            ? worksheet_write_string(w->ws, w->row, 0, cleaned(w, s), w->style[st])
            : worksheet_merge_range(w->ws, w->row, 0, w->row, last, cleaned(w, s), w->style[st]);
    w->count += w->n;
    w->row++;
    return bad;
}

static enum style style_of(const struct rows *t, int column)
{
    static const enum style styles[] = {
        [COLUMN_TEXT] = STYLE_TEXT,   [COLUMN_INT] = STYLE_NUMBER,   [COLUMN_MONEY] = STYLE_MONEY,
        [COLUMN_SHARE] = STYLE_SHARE, [COLUMN_SCORE] = STYLE_NUMBER, [COLUMN_LIST] = STYLE_TEXT,
        [COLUMN_CODE] = STYLE_CODE,   [COLUMN_YESNO] = STYLE_DAY,    [COLUMN_NUMBER] = STYLE_NUMBER,
        [COLUMN_DAY] = STYLE_DAY,
    };
    return is_status(t, column) ? STYLE_STATUS : styles[t->column[column].kind];
}

/* What is no number or day after all stays the text it is; a text is never read as a formula. */
static lxw_error put_cell(struct writer *w, lxw_col_t col, int column, const char *s)
{
    double v;
    const struct column *c = &w->s->table->column[column];
    lxw_format *f = w->style[style_of(w->s->table, column)];
    w->count++;
    if (s == NULL || *s == '\0')
        return worksheet_write_blank(w->ws, w->row, col, f);
    if ((column_is_number(c->kind) && sheet_number(s, &v)) ||
        (c->kind == COLUMN_DAY && sheet_day(s, &v)))
        return worksheet_write_number(w->ws, w->row, col, v, f);
    return worksheet_write_string(w->ws, w->row, col, cleaned(w, s), f);
}

static lxw_error put_row(struct writer *w, const char *const *cell)
{
    lxw_error bad = LXW_NO_ERROR;
    int lines = 1;
    for (int i = 0; i < w->n; i++) {
        const char *s = cell[w->column[i]];
        int n = s != NULL && *s != '\0' ? sheet_lines(s, w->cells[w->column[i]]) : 1;
        lines = n > lines ? n : lines;
    }
    if (lines > 1)
        worksheet_set_row(w->ws, w->row, height_of(lines), NULL);
    for (int i = 0; i < w->n && bad == LXW_NO_ERROR; i++)
        bad = put_cell(w, (lxw_col_t)i, w->column[i], cell[w->column[i]]);
    w->row++;
    return bad;
}

static lxw_error put_header(struct writer *w)
{
    lxw_error bad = LXW_NO_ERROR;
    int lines = 1;
    for (int i = 0; i < w->n; i++) {
        int n = sheet_lines(w->s->table->column[w->column[i]].label, w->cells[w->column[i]]);
        lines = n > lines ? n : lines;
    }
    worksheet_set_row(w->ws, w->row, height_of(lines) + ROW_MARGIN, NULL);
    for (int i = 0; i < w->n && bad == LXW_NO_ERROR; i++, w->count++)
        bad = worksheet_write_string(w->ws, w->row, (lxw_col_t)i,
                                     cleaned(w, _(w->s->table->column[w->column[i]].label)),
                                     w->style[STYLE_HEAD]);
    w->row++;
    return bad;
}

static lxw_error put_marked(struct writer *w, const char *const *cell, unsigned marks)
{
    if (marks & ROW_PAGE && w->npages < PAGES)
        w->page[w->npages++] = w->row;
    return marks & ROW_ACROSS
               ? put_across(w, cell[0], STYLE_HEAD,
                            height_of(sheet_lines(cell[0], total_cells(w))) + ROW_MARGIN)
               : put_row(w, cell);
}

/* Across the sheet; beside: points a line is higher than its text. */
static lxw_error put_lines(struct writer *w, const char *at, int beside)
{
    lxw_error bad = LXW_NO_ERROR;
    while (at != NULL && *at != '\0' && bad == LXW_NO_ERROR) {
        size_t n = strcspn(at, "\n");
        char *line = mem_dupn(at, n);
        bad =
            put_across(w, line, STYLE_ABOUT, height_of(sheet_lines(line, total_cells(w))) + beside);
        free(line);
        at += n + (at[n] == '\n');
    }
    return bad;
}

/* Title, what the table is about, and its header. */
static lxw_error put_top(struct writer *w)
{
    lxw_error bad = LXW_NO_ERROR;
    if (w->s->title != NULL)
        bad = put_across(w, w->s->title, STYLE_TITLE,
                         TITLE_HEIGHT * sheet_lines(w->s->title, total_cells(w) * 11 / 18));
    if (bad == LXW_NO_ERROR)
        bad = put_lines(w, w->s->about, 0);
    return bad != LXW_NO_ERROR ? bad : put_header(w);
}

/* 填报单位（盖章）… : what is written by hand has room. */
static lxw_error put_signatures(struct writer *w, const struct workbook *b)
{
    struct buf line = BUF_INIT;
    struct ymd day = date_split(b->day);
    buf_printf(&line,
               _("填报单位（盖章）：%s　　　　填报人：　　　　　　审核人：　　　　　　"
                 "联系电话：　　　　　　　　填报日期：%d年%d月%d日"),
               b->unit, day.year, day.month, day.day);
    w->row++;
    lxw_error bad = put_across(w, buf_str(&line), STYLE_ABOUT,
                               height_of(sheet_lines(buf_str(&line), total_cells(w))) + ROW_MARGIN);
    buf_free(&line);
    return bad;
}

static void mark_words(struct writer *w, lxw_row_t first, lxw_row_t last)
{
    static const struct {
        const char *word;
        enum style style;
    } marks[] = { { "逾期", STYLE_BAD },
                  { "不达标", STYLE_BAD },
                  { "临期", STYLE_SOON },
                  { "免除", STYLE_OFF } };
    for (int i = 0; i < w->n; i++)
        for (size_t k = 0; is_status(w->s->table, w->column[i]) && k < sizeof marks / sizeof *marks;
             k++) {
            lxw_conditional_format f = { .type = LXW_CONDITIONAL_TYPE_TEXT,
                                         .criteria = LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING,
                                         .value_string = (char *)_(marks[k].word), /* only read */
                                         .format = w->style[marks[k].style] };
            worksheet_conditional_format_range(w->ws, first, (lxw_col_t)i, last, (lxw_col_t)i, &f);
        }
}

/* The header says what it counts: 逾期. */
static void mark_numbers(struct writer *w, lxw_row_t first, lxw_row_t last)
{
    lxw_conditional_format f = { .type = LXW_CONDITIONAL_TYPE_CELL,
                                 .criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN,
                                 .value = 0,
                                 .format = w->style[STYLE_BAD] };
    for (int i = 0; i < w->n; i++)
        if (w->s->table->look != NULL && w->s->table->look[w->column[i]].alarm)
            worksheet_conditional_format_range(w->ws, first, (lxw_col_t)i, last, (lxw_col_t)i, &f);
}

/* Where a column of the table stands on the sheet; -1: it is left out. */
static int place_of(const struct writer *w, int column)
{
    for (int i = 0; i < w->n; i++)
        if (w->column[i] == column)
            return i;
    return -1;
}

static double units_of(const struct writer *w, int i)
{
    const struct column *c = &w->s->table->column[w->column[i]];
    double indent = column_is_number(c->kind) ? UNITS_INDENT : 0;
    return w->cells[w->column[i]] * UNITS_PER_CELL + UNITS_BESIDE + indent;
}

static double sheet_pixels(const struct writer *w)
{
    double sum = 0;
    for (int i = 0; i < w->n; i++)
        sum += units_of(w, i) * 7 + 5;
    return sum;
}

static void put_chart(struct writer *w, lxw_row_t header, lxw_row_t last)
{
    const struct sheet_chart *c = &w->s->chart;
    int label = place_of(w, c->label), value = place_of(w, c->value);
    last -= c->total;
    if (c->title == NULL || last <= header || label < 0 || value < 0)
        return;
    struct xlsx_bars bars = {
        .title = cleaned(w, c->title),
        .header = header,
        .last = last - header > CHART_BARS ? header + CHART_BARS : last,
        .label = (lxw_col_t)label,
        .value = (lxw_col_t)value,
        .share = w->s->table->column[c->value].kind == COLUMN_SHARE,
        .at = w->row + 1,
        .width = sheet_pixels(w),
        .row_height = height_of(1),
    };
    w->row = xlsx_chart(w->wb, w->ws, &bars);
}

static void lay_out(struct writer *w, lxw_row_t header, lxw_row_t last)
{
    lxw_col_t right = (lxw_col_t)(w->n - 1);
    for (int i = 0; i < w->n; i++)
        worksheet_set_column(w->ws, (lxw_col_t)i, (lxw_col_t)i, units_of(w, i), NULL);
    worksheet_set_default_row(w->ws, height_of(1), LXW_FALSE);
    worksheet_set_paper(w->ws, 9); /* A4 */
    worksheet_set_landscape(w->ws);
    worksheet_fit_to_pages(w->ws, 1, 0);
    worksheet_set_margins(w->ws, 0.5, 0.5, 0.6, 0.7);
    worksheet_center_horizontally(w->ws);
    worksheet_print_area(w->ws, 0, 0, w->row - 1, right);
    worksheet_set_footer(w->ws, "&C&\"仿宋_GB2312,常规\"&10第 &P 页，共 &N 页");
    worksheet_repeat_rows(w->ws, header, header);
    worksheet_freeze_panes(w->ws, header + 1, 0);
    w->page[w->npages] = 0;
    if (w->npages > 0)
        worksheet_set_h_pagebreaks(w->ws, w->page);
    if (last > header && w->s->table->marks == NULL)
        worksheet_autofilter(w->ws, header, 0, last, right);
    if (last > header) {
        mark_words(w, header + 1, last);
        mark_numbers(w, header + 1, last);
    }
}

static enum status refused(lxw_error bad, const struct sheet *s, struct err *e)
{
    if (bad == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
        return err_set(e, ST_FAILED, "“%s”超过一张工作表能放下的 %d 行；请缩小范围，或改用 csv。",
                       s->name, (int)SHEET_ROWS);
    return err_set(e, ST_FAILED, "工作表“%s”没有写成：%s。", s->name, lxw_strerror(bad));
}

/* The widths first: a row knows its height before it is written. */
static enum status measure(struct writer *w, struct rows_head *h, struct err *e)
{
    bool all;
    enum status st = rows_head_read(h, ROWS_SAMPLE, w->cells, &all, e);
    if (st != ST_OK)
        return st;
    sheet_widths(w->s, w->cells, all);
    w->n = 0;
    for (int i = 0; i < w->s->table->columns; i++)
        if (w->cells[i] > 0)
            w->column[w->n++] = i;
    if (w->n == 0) { /* nothing at all: the header, as it is */
        for (int i = 0; i < w->s->table->columns; i++) {
            w->cells[i] = text_width(w->s->table->column[i].label);
            w->column[w->n++] = i;
        }
    }
    return ST_OK;
}

static enum status write_rows(struct writer *w, const struct workbook *b, struct rows_head *h,
                              struct err *e)
{
    const char *cell[ROWS_COLUMNS];
    int got = 0;
    lxw_error bad = put_top(w);
    lxw_row_t header = w->row - 1;
    while (bad == LXW_NO_ERROR && (got = rows_head_next(h, cell, e)) == 1)
        bad = put_marked(w, cell, rows_head_marks(h));
    lxw_row_t last = w->row - 1;
    if (bad == LXW_NO_ERROR && got == 0 && w->s->foot != NULL) {
        w->row++;
        bad = put_lines(w, w->s->foot, FOOT_MARGIN);
    }
    if (bad == LXW_NO_ERROR && got == 0 && w->s->form)
        bad = put_signatures(w, b);
    if (bad == LXW_NO_ERROR && got == 0) {
        put_chart(w, header, last);
        lay_out(w, header, last);
    }
    return got < 0 ? ST_FAILED : bad != LXW_NO_ERROR ? refused(bad, w->s, e) : ST_OK;
}

static lxw_worksheet *add_sheet(lxw_workbook *wb, const char *wanted)
{
    struct buf name = BUF_INIT;
    int number = 0;
    sheet_name(&name, wanted, number);
    while (workbook_validate_sheet_name(wb, buf_str(&name)) == LXW_ERROR_SHEETNAME_ALREADY_USED) {
        buf_clear(&name);
        sheet_name(&name, wanted, ++number);
    }
    lxw_worksheet *ws = workbook_add_worksheet(wb, buf_str(&name));
    buf_free(&name);
    return ws;
}

static enum status write_sheet(struct writer *w, const struct workbook *b, int i, struct err *e)
{
    struct rows_head *h = rows_head_new(b->sheet[i].table);
    w->s = &b->sheet[i];
    w->row = 0;
    w->count = 0;
    w->npages = 0;
    enum status st = measure(w, h, e);
    if (st == ST_OK && (w->ws = add_sheet(w->wb, w->s->name)) == NULL)
        st = err_set(e, ST_FAILED, "建不成工作表“%s”。", w->s->name);
    if (st == ST_OK)
        st = write_rows(w, b, h, e);
    rows_head_free(h);
    return st;
}

static void set_properties(struct writer *w, const struct workbook *b)
{
    struct buf text[3] = { BUF_INIT };
    const char *const words[] = { b->title, b->author, b->unit };
    for (int i = 0; i < 3; i++)
        sheet_text(&text[i], words[i]);
    lxw_doc_properties p = { .title = (char *)buf_str(&text[0]), /* copied by the library */
                             .author = (char *)buf_str(&text[1]),
                             .company = (char *)buf_str(&text[2]),
                             .comments = (char *)_("由党建台账生成"),
                             .created = (time_t)b->day * 86400 };
    workbook_set_properties(w->wb, &p);
    for (int i = 0; i < 3; i++)
        buf_free(&text[i]);
}

static enum status fill(lxw_workbook *wb, const void *ctx, int64_t *cells, struct err *e)
{
    const struct workbook *b = ctx;
    struct writer *w = mem_alloc(sizeof *w);
    enum status st = ST_OK;
    w->wb = wb;
    make_styles(w);
    set_properties(w, b);
    for (int i = 0; i < b->sheets && st == ST_OK; i++) {
        st = write_sheet(w, b, i, e);
        cells[i] = w->count;
    }
    buf_free(&w->clean);
    free(w);
    return st;
}

enum status workbook_save(const char *path, const struct workbook *b, struct err *e)
{
    return xlsx_make(path, fill, b, b->sheets, e);
}
