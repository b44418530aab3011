/* A chart of the spreadsheet's own, drawn from the cells of another sheet. */
#include "mem.h"
#include "words.h"
#include "xlsx_own.h"

/* Points, but for the pixels of the library's own chart. */
enum {
    BAR = 18,
    BESIDE = 90,
    ROW = 20,
    PAGE_BARS = 20,
    WIDE = 720,
    OWN_WIDTH = 480,
    OWN_HIGH = 288
};

static void show(lxw_chart *c, const struct xlsx_bars *b)
{
    lxw_chart_font body = { .name = (char *)"仿宋_GB2312", .size = 10, .charset = 134 };
    lxw_chart_font head = { .name = (char *)"黑体", .size = 14, .charset = 134 }; /* both copied */
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
}

/* The rows first .. last, from row `at` on; the first row below. */
static lxw_row_t put(lxw_workbook *wb, lxw_worksheet *ws, const struct xlsx_bars *b,
                     lxw_row_t first, lxw_row_t last, lxw_row_t at)
{
    lxw_chart_font body = { .name = (char *)"仿宋_GB2312", .size = 10, .charset = 134 };
    lxw_chart *c = workbook_add_chart(wb, LXW_CHART_BAR);
    lxw_chart_series *s = c != NULL ? chart_add_series(c, NULL, NULL) : NULL;
    if (s == NULL)
        mem_exhausted(); /* there is no other reason */
    int high = (int)(last - first + 1) * BAR + BESIDE;
    chart_series_set_categories(s, b->from, first, b->label, last, b->label);
    chart_series_set_values(s, b->from, first, b->value, last, b->value);
    chart_series_set_labels(s);
    chart_series_set_labels_font(s, &body);
    show(c, b);
    lxw_chart_options o = { .x_offset = 2,
                            .y_offset = 2,
                            .x_scale = WIDE / 0.75 / OWN_WIDTH,
                            .y_scale = high / 0.75 / OWN_HIGH };
    worksheet_insert_chart_opt(ws, at, 0, c, &o);
    return at + (lxw_row_t)(high / ROW) + 2;
}

void xlsx_chart(lxw_workbook *wb, lxw_worksheet *ws, const struct xlsx_bars *b)
{
    enum { MOST = 16 };
    lxw_row_t all = b->last - b->header, charts = (all + PAGE_BARS - 1) / PAGE_BARS;
    lxw_row_t breaks[MOST + 1] = { 0 }, at = 0, done = 0;
    charts = charts > MOST ? MOST : charts;
    for (lxw_row_t i = 0; i < charts; i++) {
        lxw_row_t upto = all * (i + 1) / charts;
        at = put(wb, ws, b, b->header + 1 + done, b->header + upto, at);
        breaks[i] = at;
        done = upto;
    }
    breaks[charts - 1] = 0;
    worksheet_set_default_row(ws, ROW, LXW_FALSE);
    worksheet_set_column_pixels(ws, 0, 0, (uint32_t)(WIDE / 0.75) + 8, NULL);
    worksheet_print_area(ws, 0, 0, at - 1, 0);
    xlsx_page(ws, 1, false);
    if (charts > 1)
        worksheet_set_h_pagebreaks(ws, breaks);
}
