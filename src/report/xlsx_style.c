/* What the cells of a printed table look like: the fonts of documents, thin borders, numbers as
 * numbers. */
#include "mem.h"
#include "xlsx_own.h"

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
    if (st == STYLE_HEAD)
        format_set_bg_color(f, 0xF2F2F2);
    if (st == STYLE_CODE)
        format_set_num_format(f, "@");
    /* numbers stand off the line beside them by a blank: not every spreadsheet minds an indent */
    if (st == STYLE_NUMBER)
        format_set_num_format(f, "General_ ");
    if (st == STYLE_MONEY)
        format_set_num_format(f, "#,##0.00_ ");
    if (st == STYLE_SHARE)
        format_set_num_format(f, "0.0%_ ");
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

void xlsx_styles(lxw_workbook *wb, lxw_format *style[STYLES])
{
    for (enum style st = 0; st < STYLE_BAD; st++)
        style[st] = style_make(wb, st);
    style[STYLE_BAD] = mark_make(wb, 0x9C0006, 0xFFC7CE);
    style[STYLE_SOON] = mark_make(wb, 0x7F4F00, 0xFFEB9C);
    style[STYLE_OFF] = mark_make(wb, 0x6B6B6B, LXW_COLOR_WHITE);
}

void xlsx_page(lxw_worksheet *ws, int wide, bool one)
{
    worksheet_set_paper(ws, 9); /* A4 */
    worksheet_set_landscape(ws);
    worksheet_fit_to_pages(ws, (uint16_t)wide, one ? 1 : 0);
    if (wide > 1)
        worksheet_print_across(ws);
    worksheet_set_margins(ws, 0.5, 0.5, 0.6, 0.7);
    worksheet_center_horizontally(ws);
    worksheet_set_footer(ws, "&C&\"仿宋_GB2312,常规\"&10第 &P 页，共 &N 页");
}
