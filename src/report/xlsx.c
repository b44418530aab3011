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

/* Points. */
enum {
    TITLE_HEIGHT = 34,
    LINE_HEIGHT = 15,
    ROW_MARGIN = 5,
    FOOT_MARGIN = 9,
    BRIEF = 12, /* cells */
    HIGHEST = 409,
    PAGES = 1022
};
#define LITTLE_MORE 1.25
#define SMALLEST    1.6 /* as much on a page as at its full size */

struct long_text {
    struct buf text;
    int lines;
};

struct writer {
    lxw_workbook *wb;
    struct xlsx_room *room;
    lxw_format *style[STYLES];
    lxw_worksheet *ws; /* the sheet at work */
    const struct sheet *s;
    lxw_row_t row;
    int column[ROWS_COLUMNS], cells[ROWS_COLUMNS], n; /* the columns that are shown */
    bool brief[ROWS_COLUMNS];                         /* nothing longer than BRIEF cells is in it */
    lxw_format *format[ROWS_COLUMNS];                 /* of each column that is shown */
    int pages, repeated, across; /* side by side; columns of each; columns of the first */
    int64_t count;               /* cells written on this sheet */
    double high;                 /* points written on it */
    struct buf clean;
    struct long_text last[ROWS_COLUMNS]; /* in each column that is shown */
    lxw_row_t page[PAGES + 1];           /* rows that begin a page; the list ends in 0 */
    int npages;
};

static bool is_status(const struct rows *t, int column)
{
    return t->look != NULL && t->look[column].status;
}

static const char *cleaned(struct writer *w, const char *s)
{
    if (sheet_text_is_clean(s))
        return s;
    buf_clear(&w->clean);
    sheet_text(&w->clean, s);
    return buf_str(&w->clean);
}

static int pixels_of(const struct writer *w, int i)
{
    return sheet_pixels(w->s->table->column[w->column[i]].kind, w->cells[w->column[i]]);
}

/* The first page has its part of the columns; what goes across goes across these. */
static void share_out(struct writer *w)
{
    int sum = 0, head = 0, page = 0;
    w->pages = sheet_pages(w->s, w->cells, &w->repeated);
    while (w->repeated > 0 && w->column[w->n - 1] < w->repeated)
        w->repeated--;
    for (int i = 0; i < w->n; i++) {
        sum += pixels_of(w, i);
        head += w->column[i] < w->repeated ? pixels_of(w, i) : 0;
    }
    sum = (sum - head) / w->pages + head;
    w->across = 0;
    while (w->across < w->n && (w->across <= w->repeated || page + pixels_of(w, w->across) <= sum))
        page += pixels_of(w, w->across++);
}

static int total_cells(const struct writer *w)
{
    int sum = 0;
    for (int i = w->repeated; i < w->across; i++)
        sum += w->cells[w->column[i]];
    return sum;
}

static double height_of(int lines)
{
    int points = lines * LINE_HEIGHT + ROW_MARGIN;
    return points < HIGHEST ? points : HIGHEST;
}

static void set_height(struct writer *w, double points)
{
    worksheet_set_row(w->ws, w->row, points, NULL);
    w->high += points;
}

/* One text over the whole width; on pages side by side beside the columns that each begins with. */
static lxw_error put_across(struct writer *w, const char *s, enum style st, double height)
{
    lxw_col_t first = (lxw_col_t)w->repeated, last = (lxw_col_t)(w->across - 1);
    set_height(w, height);
    lxw_error bad = last == first
                        ? worksheet_write_string(w->ws, w->row, first, cleaned(w, s), w->style[st])
                        : worksheet_merge_range(w->ws, w->row, first, w->row, last, cleaned(w, s),
                                                w->style[st]);
    w->count += last - first + 1;
    w->row++;
    return bad;
}

/* Words of a few characters stand in the middle. */
static enum style style_of(const struct writer *w, int column)
{
    const struct rows *t = w->s->table;
    static const enum style styles[] = {
        [COLUMN_TEXT] = STYLE_TEXT,   [COLUMN_INT] = STYLE_NUMBER,   [COLUMN_MONEY] = STYLE_MONEY,
        [COLUMN_SHARE] = STYLE_SHARE, [COLUMN_SCORE] = STYLE_NUMBER, [COLUMN_LIST] = STYLE_TEXT,
        [COLUMN_CODE] = STYLE_CODE,   [COLUMN_YESNO] = STYLE_DAY,    [COLUMN_NUMBER] = STYLE_NUMBER,
        [COLUMN_DAY] = STYLE_DAY,
    };
    enum style st = is_status(t, column) ? STYLE_STATUS : styles[t->column[column].kind];
    return st == STYLE_TEXT && w->brief[column] && w->s->title != NULL ? STYLE_STATUS : st;
}

/* What is no number or day after all stays the text it is; a text is never read as a formula. */
static lxw_error put_cell(struct writer *w, int i, const char *s)
{
    double v;
    enum column_kind kind = w->s->table->column[w->column[i]].kind;
    lxw_format *f = w->format[i];
    if (s == NULL || *s == '\0')
        return worksheet_write_blank(w->ws, w->row, (lxw_col_t)i, f);
    if ((kind == COLUMN_DAY && sheet_day(s, &v)) || (column_is_number(kind) && sheet_number(s, &v)))
        return worksheet_write_number(w->ws, w->row, (lxw_col_t)i, v, f);
    return worksheet_write_string(w->ws, w->row, (lxw_col_t)i, cleaned(w, s), f);
}

/* The members of one branch stand below each other: a long text is that of the row above. */
static int lines_of(struct writer *w, int i, const char *s)
{
    struct long_text *last = &w->last[i];
    int cells = w->cells[w->column[i]];
    if (strlen(s) <= (size_t)cells)
        return sheet_lines(s, cells);
    if (strcmp(s, buf_str(&last->text)) != 0) {
        buf_clear(&last->text);
        buf_puts(&last->text, s);
        last->lines = sheet_lines(s, cells);
    }
    return last->lines;
}

static lxw_error put_row(struct writer *w, const char *const *cell)
{
    lxw_error bad = LXW_NO_ERROR;
    int lines = 1;
    for (int i = 0; i < w->n; i++) {
        const char *s = cell[w->column[i]];
        int n = s != NULL && *s != '\0' ? lines_of(w, i, s) : 1;
        lines = n > lines ? n : lines;
    }
    if (lines > 1)
        set_height(w, height_of(lines));
    else
        w->high += height_of(1);
    for (int i = 0; i < w->n && bad == LXW_NO_ERROR; i++, w->count++)
        bad = put_cell(w, i, cell[w->column[i]]);
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
    set_height(w, height_of(lines) + ROW_MARGIN);
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

/* 填报单位（盖章）… : what is written by hand has room; in two lines where one has none. */
static lxw_error put_signatures(struct writer *w, const struct workbook *b)
{
    struct buf whose = BUF_INIT, when = BUF_INIT, line = BUF_INIT;
    struct ymd day = date_split(b->day);
    buf_printf(&whose, _("填报单位（盖章）：%s　　　　填报人：　　　　　　审核人：　　　　　　"),
               b->unit);
    buf_printf(&when, _("联系电话：　　　　　　　　填报日期：%d年%d月%d日"), day.year, day.month,
               day.day);
    buf_printf(&line, "%s%s", buf_str(&whose), buf_str(&when));
    if (sheet_lines(buf_str(&line), total_cells(w)) > 1) {
        buf_clear(&line);
        buf_printf(&line, "%s\n%s", buf_str(&whose), buf_str(&when));
    }
    w->row++;
    lxw_error bad = put_across(w, buf_str(&line), STYLE_ABOUT,
                               height_of(sheet_lines(buf_str(&line), total_cells(w))) + ROW_MARGIN);
    buf_free(&whose);
    buf_free(&when);
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

/* On a sheet of its own: it would be cut at the end of a page, under a header that is not its. */
static enum status put_chart(struct writer *w, lxw_row_t header, lxw_row_t last, struct err *e)
{
    const struct sheet_chart *c = &w->s->chart;
    int label = place_of(w, c->label), value = place_of(w, c->value);
    last -= c->total;
    if (c->title == NULL || last <= header || label < 0 || value < 0)
        return ST_OK;
    struct buf name = BUF_INIT;
    lxw_worksheet *from = w->ws;
    buf_printf(&name, _("%s图"), w->s->name);
    w->ws = xlsx_sheet(w->wb, buf_str(&name), NULL);
    buf_free(&name);
    if (w->ws == NULL)
        return err_set(e, ST_FAILED, "建不成工作表“%s”。", w->s->name);
    xlsx_chart(w->wb, w->ws,
               &(struct xlsx_bars){
                   .from = from->name,
                   .title = cleaned(w, c->title),
                   .header = header,
                   .last = last - header > CHART_BARS ? header + CHART_BARS : last,
                   .label = (lxw_col_t)label,
                   .value = (lxw_col_t)value,
                   .share = w->s->table->column[c->value].kind == COLUMN_SHARE,
               });
    return ST_OK;
}

/* A few lines more than a page holds: they are not left alone on a second one. */
static bool fits_page(const struct writer *w)
{
    double wide = 0, page = XLSX_PAGE_HIGH;
    for (int i = 0; i < w->n; i++)
        wide += pixels_of(w, i);
    if (wide > XLSX_PAGE_WIDE)
        page *= wide / XLSX_PAGE_WIDE;
    double most = XLSX_PAGE_HIGH * SMALLEST;
    most = most < page * LITTLE_MORE ? most : page * LITTLE_MORE;
    return w->pages == 1 && w->npages == 0 && w->high > page && w->high <= most;
}

static void lay_out(struct writer *w, lxw_row_t header, lxw_row_t last)
{
    lxw_col_t right = (lxw_col_t)(w->n - 1);
    for (int i = 0; i < w->n; i++)
        worksheet_set_column_pixels(w->ws, (lxw_col_t)i, (lxw_col_t)i, (uint32_t)pixels_of(w, i),
                                    NULL);
    worksheet_set_default_row(w->ws, height_of(1), LXW_FALSE);
    xlsx_page(w->ws, w->pages, fits_page(w));
    worksheet_print_area(w->ws, 0, 0, w->row - 1, right);
    worksheet_repeat_rows(w->ws, header, header);
    worksheet_freeze_panes(w->ws, header + 1, (lxw_col_t)w->repeated);
    if (w->repeated > 0)
        worksheet_repeat_columns(w->ws, 0, (lxw_col_t)(w->repeated - 1));
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
static enum status measure(struct writer *w, struct rows_head *h, bool *all, struct err *e)
{
    enum status st = rows_head_read(h, ROWS_SAMPLE, w->cells, all, e);
    if (st != ST_OK)
        return st;
    for (int i = 0; i < w->s->table->columns; i++)
        w->brief[i] = w->cells[i] <= BRIEF;
    sheet_widths(w->s, w->cells, *all);
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
    for (int i = 0; i < w->n; i++) {
        w->format[i] = w->style[style_of(w, w->column[i])];
        buf_clear(&w->last[i].text); /* it had the width of another sheet */
    }
    share_out(w);
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
    if (got < 0 || bad != LXW_NO_ERROR)
        return got < 0 ? ST_FAILED : refused(bad, w->s, e);
    lay_out(w, header, last);
    return put_chart(w, header, last, e);
}

static enum status write_sheet(struct writer *w, const struct workbook *b, int i, struct err *e)
{
    struct rows_head *h = rows_head_new(b->sheet[i].table);
    w->s = &b->sheet[i];
    w->row = 0;
    w->count = 0;
    w->high = 0;
    w->npages = 0;
    bool all;
    enum status st = measure(w, h, &all, e);
    if (st == ST_OK && (w->ws = xlsx_sheet(w->wb, w->s->name, all ? NULL : w->room)) == NULL)
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

/* A sheet of a chart holds no cells. */
static enum status fill(lxw_workbook *wb, struct xlsx_room *room, const void *ctx, int64_t *cells,
                        int *sheets, struct err *e)
{
    const struct workbook *b = ctx;
    struct writer *w = mem_alloc(sizeof *w);
    enum status st = ST_OK;
    w->wb = wb;
    w->room = room;
    xlsx_styles(wb, w->style);
    set_properties(w, b);
    *sheets = 0;
    for (int i = 0; i < b->sheets && st == ST_OK; i++) {
        st = write_sheet(w, b, i, e);
        cells[*sheets] = w->count;
        *sheets = wb->num_worksheets;
    }
    for (int i = 0; i < ROWS_COLUMNS; i++)
        buf_free(&w->last[i].text);
    buf_free(&w->clean);
    free(w);
    return st;
}

enum status workbook_save(const char *path, const struct workbook *b, struct err *e)
{
    return xlsx_make(path, fill, b, 2 * b->sheets, e);
}
