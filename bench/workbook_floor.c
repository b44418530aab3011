/* The bare workbook beside ours: the cells of a CSV without quotes, in constant memory.
 *
 *   workbook_floor CSV XLSX */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

int main(int argc, char **argv)
{
    lxw_workbook_options o = { .constant_memory = LXW_TRUE };
    char *line = NULL;
    size_t cap = 0;
    FILE *in = argc == 3 ? fopen(argv[1], "r") : NULL;
    if (in == NULL)
        return 2;
    lxw_workbook *book = workbook_new_opt(argv[2], &o);
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    for (lxw_row_t row = 0; getline(&line, &cap, in) > 0; row++) {
        char *rest = line;
        lxw_col_t column = 0;
        line[strcspn(line, "\r\n")] = '\0';
        for (char *cell; (cell = strsep(&rest, ",")) != NULL; column++)
            if (*cell != '\0')
                worksheet_write_string(sheet, row, column, cell, NULL);
    }
    free(line);
    fclose(in);
    return workbook_close(book) != LXW_NO_ERROR;
}
