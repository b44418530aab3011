/* A chart of the spreadsheet's own, drawn from the cells of its sheet. */
#include "mem.h"
#include "words.h"
#include "xlsx_own.h"

enum { BAR_POINTS = 18, BESIDE = 90, PAGE_ROWS = 22 };
#define OWN_WIDTH  480.0 /* pixels, as the library makes a chart */
#define OWN_HEIGHT 288.0

/* A chart that would be cut begins a page. */
static void page_break(lxw_worksheet *ws, lxw_row_t row)
{
    lxw_row_t breaks[] = { row, 0 };
    worksheet_set_h_pagebreaks(ws, breaks);
}

lxw_row_t xlsx_chart(lxw_workbook *wb, lxw_worksheet *ws, const struct xlsx_bars *b)
{
    lxw_chart_font body = { .name = (char *)"仿宋_GB2312", .size = 10, .charset = 134 };
    lxw_chart_font head = { .name = (char *)"黑体", .size = 14, .charset = 134 }; /* both copied */
    lxw_chart *c = workbook_add_chart(wb, LXW_CHART_BAR);
    lxw_chart_series *s = c != NULL ? chart_add_series(c, NULL, NULL) : NULL;
    if (s == NULL)
        mem_exhausted(); /* there is no other reason */
    double height = (double)(b->last - b->header) * BAR_POINTS + BESIDE;
    lxw_row_t rows = (lxw_row_t)(height / b->row_height) + 1;
    chart_series_set_categories(s, ws->name, b->header + 1, b->label, b->last, b->label);
    chart_series_set_values(s, ws->name, b->header + 1, b->value, b->last, b->value);
    chart_series_set_labels(s);
    chart_series_set_labels_font(s, &body);
    chart_title_set_name(c, b->title);
    chart_title_set_name_font(c, &head);
    chart_legend_set_position(c, LXW_CHART_LEGEND_NONE);
    /* bars lie: y is the axis of the names, x that of the values */
    chart_axis_set_reverse(c->y_axis); /* the first row on top, as in the table */
    chart_axis_set_num_font(c->y_axis, &body);
    chart_axis_set_num_font(c->x_axis, &body);
    chart_axis_set_min(c->x_axis, 0);
    if (b->share) {
        chart_axis_set_max(c->x_axis, 1);
        chart_axis_set_num_format(c->x_axis, "0%");
    }
    lxw_chart_options o = { .x_scale = b->width / OWN_WIDTH,
                            .y_scale = height * 4 / 3 / OWN_HEIGHT };
    if (b->at + rows > PAGE_ROWS)
        page_break(ws, b->at);
    worksheet_insert_chart_opt(ws, b->at, 0, c, &o);
    return b->at + rows + 1;
}
