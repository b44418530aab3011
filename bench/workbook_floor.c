/* The bare workbook beside ours: the same cells, as workbook_cells.py tells them, written by the
 * library in constant memory, with as many formats and the heights of rows.
 *
 *   workbook_floor CELLS XLSX */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { FORMATS = 32 };

static lxw_format *format[FORMATS];

static void make_formats(lxw_workbook *book)
{
    for (int i = 0; i < FORMATS; i++) {
        format[i] = workbook_add_format(book);
        format_set_border(format[i], LXW_BORDER_THIN);
        format_set_font_size(format[i], 10 + i); /* or they are one */
    }
}

static void put_row(lxw_worksheet *sheet, lxw_row_t row, char *line)
{
    char *cell = strsep(&line, "\t");
    if (*cell != '\0')
        worksheet_set_row(sheet, row, atof(cell), NULL);
    for (lxw_col_t i = 0; (cell = strsep(&line, "\t")) != NULL; i++) {
        lxw_format *f = format[(cell[1] - '0') % FORMATS];
        if (cell[0] == 'b')
            worksheet_write_blank(sheet, row, i, f);
        else if (cell[0] == 'n')
            worksheet_write_number(sheet, row, i, atof(cell + 2), f);
        else
            worksheet_write_string(sheet, row, i, cell + 2, f);
    }
}

int main(int argc, char **argv)
{
    lxw_workbook_options o = { .constant_memory = LXW_TRUE, .tmpdir = "." };
    char *line = NULL;
    size_t cap = 0;
    FILE *in = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (in == NULL)
        return 2;
    lxw_workbook *book = workbook_new_opt(argv[2], &o);
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    make_formats(book);
    for (lxw_row_t row = 0; getline(&line, &cap, in) > 0; row++) {
        line[strcspn(line, "\n")] = '\0';
        put_row(sheet, row, line);
    }
    free(line);
    fclose(in);
    return workbook_close(book) != LXW_NO_ERROR;
}
