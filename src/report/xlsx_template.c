/* Templates: a workbook to be filled in, as import takes it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "model.h"
#include "template.h"
#include "text.h"
#include "words.h"
#include "xlsx_own.h"

enum {
    ROW_ABOUT,
    ROW_EXAMPLE,
    ROW_HEAD,
    ROW_FIRST, /* from here on it is filled in */
    ROW_LAST = 1048575,
    WIDEST = 30,
    MESSAGE = 250 /* characters a spreadsheet shows beside a cell */
};

struct template
{
    const struct entity *en;
    lxw_workbook *wb;
    lxw_worksheet *ws, *words;
    lxw_format *about, *example, *head, *text, *day, *number;
    int64_t *cells; /* written on the two sheets */
};

static lxw_format *format_of(lxw_workbook *wb, const char *code, bool locked)
{
    lxw_format *f = workbook_add_format(wb);
    format_set_font_name(f, "仿宋_GB2312");
    format_set_font_charset(f, 134); /* GB2312 */
    format_set_font_size(f, 11);
    format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
    if (code != NULL)
        format_set_num_format(f, code);
    if (!locked)
        format_set_unlocked(f);
    return f;
}

static void make_formats(struct template *t)
{
    t->about = format_of(t->wb, "@", true);
    t->example = format_of(t->wb, "@", true);
    t->head = format_of(t->wb, "@", true);
    t->text = format_of(t->wb, "@", false);
    t->day = format_of(t->wb, "yyyy-mm-dd", false);
    t->number = format_of(t->wb, NULL, false);
    format_set_font_color(t->example, 0x6B6B6B);
    format_set_italic(t->example);
    format_set_bold(t->head);
    format_set_bg_color(t->head, 0xF2F2F2);
    format_set_border(t->head, LXW_BORDER_THIN);
}

/* Digits stay what they are in columns of text: codes, ID and telephone numbers, months. */
static lxw_format *column_format(const struct template *t, const struct field *f)
{
    bool number = f->kind == FIELD_INT || f->kind == FIELD_NUMBER || f->kind == FIELD_MONEY ||
                  f->kind == FIELD_HOURS;
    return f->kind == FIELD_DAY ? t->day : number ? t->number : t->text;
}

static int count_choices(const struct field *f)
{
    int n = 0;
    if (f->kind == FIELD_YESNO)
        return 2;
    while (f->kind == FIELD_CHOICE && f->choices != NULL && f->choices[n].word != NULL)
        n++;
    return n;
}

static const char *choice_label(const struct field *f, int i)
{
    return f->kind == FIELD_YESNO ? (i == 0 ? _("是") : _("否")) : f->choices[i].label;
}

/* A hint, cut where a spreadsheet would refuse it. */
static char *short_hint(const struct field *f)
{
    size_t n = 0;
    for (int k = 0; f->hint[n] != '\0' && k < MESSAGE; k++) {
        uint32_t cp;
        n += text_decode(f->hint + n, strlen(f->hint + n), &cp);
    }
    return mem_dupn(f->hint, n);
}

/* The words of a column stand on a hidden sheet, in the column of the same letter: a list of its
 * own may hold 255 characters alone. */
static lxw_error put_validation(struct template *t, int column)
{
    const struct field *f = &t->en->fields[column];
    int n = count_choices(f);
    char *hint = short_hint(f), cell[16], last[16], range[64];
    lxw_data_validation v = { .validate = LXW_VALIDATION_TYPE_ANY,
                              .input_title = (char *)_(f->label), /* only read */
                              .input_message = hint };
    if (n > 0) {
        lxw_rowcol_to_cell_abs(cell, 0, (lxw_col_t)column, 1, 1);
        lxw_rowcol_to_cell_abs(last, (lxw_row_t)(n - 1), (lxw_col_t)column, 1, 1);
        snprintf(range, sizeof range, _("=选项!%s:%s"), cell, last);
        v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        v.value_formula = range;
        v.error_type = f->open ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP;
        v.error_title = (char *)_("不在可选之列");
        v.error_message = (char *)_("请从下拉列表中选择。");
        v.ignore_blank = LXW_VALIDATION_ON;
    }
    lxw_error bad = worksheet_data_validation_range(t->ws, ROW_FIRST, (lxw_col_t)column, ROW_LAST,
                                                    (lxw_col_t)column, &v);
    free(hint);
    return bad;
}

static lxw_error put_text(struct template *t, lxw_row_t row, int column, const char *s,
                          lxw_format *f)
{
    t->cells[0]++;
    return worksheet_write_string(t->ws, row, (lxw_col_t)column, s, f);
}

static lxw_error put_rows(struct template *t)
{
    const struct entity *en = t->en;
    struct buf about = BUF_INIT;
    buf_printf(&about, _("%s：从第 %d 行填起，一行一条；带 * 的列必填；第 %d 行是示例，不会导入。"),
               _(en->label), ROW_FIRST + 1, ROW_EXAMPLE + 1);
    lxw_error bad = put_text(t, ROW_ABOUT, 0, buf_str(&about), t->about);
    buf_free(&about);
    for (int i = 0; i < en->nfields && bad == LXW_NO_ERROR; i++) {
        struct buf value = BUF_INIT;
        template_example(en, i, &value);
        if (value.len > 0)
            bad = put_text(t, ROW_EXAMPLE, i, buf_str(&value), t->example);
        buf_free(&value);
    }
    for (int i = 0; i < en->nfields && bad == LXW_NO_ERROR; i++) {
        struct buf label = BUF_INIT;
        buf_printf(&label, "%s%s", _(en->fields[i].label), en->fields[i].required ? "*" : "");
        bad = put_text(t, ROW_HEAD, i, buf_str(&label), t->head);
        buf_free(&label);
    }
    return bad;
}

static lxw_error put_words(struct template *t)
{
    lxw_error bad = LXW_NO_ERROR;
    bool more = true;
    for (int k = 0; more && bad == LXW_NO_ERROR; k++) {
        more = false;
        for (int i = 0; i < t->en->nfields && bad == LXW_NO_ERROR; i++) {
            if (k >= count_choices(&t->en->fields[i]))
                continue;
            more = true;
            t->cells[1]++;
            bad = worksheet_write_string(t->words, (lxw_row_t)k, (lxw_col_t)i,
                                         choice_label(&t->en->fields[i], k), NULL);
        }
    }
    return bad;
}

static lxw_error lay_out(struct template *t)
{
    lxw_protection allowed = { .format_columns = 1,
                               .format_rows = 1,
                               .insert_rows = 1,
                               .delete_rows = 1,
                               .sort = 1,
                               .autofilter = 1 };
    lxw_error bad = LXW_NO_ERROR;
    for (int i = 0; i < t->en->nfields && bad == LXW_NO_ERROR; i++) {
        const struct field *f = &t->en->fields[i];
        int label = text_width(_(f->label)) + 1, width = f->width > label ? f->width : label;
        worksheet_set_column(t->ws, (lxw_col_t)i, (lxw_col_t)i,
                             (width < WIDEST ? width : WIDEST) + 2, column_format(t, f));
        bad = put_validation(t, i);
    }
    worksheet_freeze_panes(t->ws, ROW_FIRST, 0);
    worksheet_protect(t->ws, NULL, &allowed);
    worksheet_hide(t->words);
    return bad;
}

static enum status fill(lxw_workbook *wb, struct xlsx_room *room, const void *ctx, int64_t *cells,
                        int *sheets, struct err *e)
{
    struct template t = { .en = ctx, .wb = wb, .cells = cells };
    (void)room;
    *sheets = 2;
    make_formats(&t);
    t.ws = workbook_add_worksheet(wb, _(t.en->label));
    t.words = workbook_add_worksheet(wb, _("选项"));
    lxw_error bad =
        t.ws == NULL || t.words == NULL ? LXW_ERROR_NULL_PARAMETER_IGNORED : LXW_NO_ERROR;
    if (bad == LXW_NO_ERROR)
        bad = put_rows(&t);
    if (bad == LXW_NO_ERROR)
        bad = put_words(&t);
    if (bad == LXW_NO_ERROR)
        bad = lay_out(&t);
    if (bad != LXW_NO_ERROR)
        return err_set(e, ST_FAILED, "模板没有写成：%s。", lxw_strerror(bad));
    return ST_OK;
}

enum status template_save(const char *path, const struct entity *en, struct err *e)
{
    return xlsx_make(path, fill, en, 2, e);
}
