/* A chart of the spreadsheet's own, drawn from the cells of its sheet. */
#include "xlsx_own.h"

enum { BAR_POINTS = 18, BESIDE = 90, WIDTH = 900 /* pixels: a landscape page */ };

lxw_row_t xlsx_chart(lxw_workbook *wb, lxw_worksheet *ws, const struct xlsx_bars *b)
{
    lxw_chart_font body = { .name = (char *)"仿宋_GB2312", .size = 10, .charset = 134 };
    lxw_chart_font head = { .name = (char *)"黑体", .size = 14, .charset = 134 }; /* both copied */
    lxw_chart *c = workbook_add_chart(wb, LXW_CHART_BAR);
    lxw_chart_series *s = chart_add_series(c, NULL, NULL);
    double height = (double)(b->last - b->header) * BAR_POINTS + BESIDE;
    lxw_row_t rows = (lxw_row_t)(height / b->row_height) + 1;
    chart_series_set_categories(s, ws->name, b->header + 1, b->label, b->last, b->label);
    chart_series_set_values(s, ws->name, b->header + 1, b->value, b->last, b->value);
    chart_series_set_labels(s);
    chart_series_set_labels_font(s, &body);
    chart_title_set_name(c, b->title);
    chart_title_set_name_font(c, &head);
    chart_legend_set_position(c, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(c->x_axis); /* the first row on top, as in the table */
    chart_axis_set_num_font(c->x_axis, &body);
    chart_axis_set_min(c->y_axis, 0);
    if (b->share) {
        chart_axis_set_max(c->y_axis, 1);
        chart_axis_set_num_format(c->y_axis, "0%");
    }
    lxw_chart_options o = { .x_scale = WIDTH / 480.0, .y_scale = height * 4 / 3 / 288.0 };
    worksheet_insert_chart_opt(ws, b->at, 0, c, &o);
    return b->at + rows + 1;
}
