/* Importing on the screen (导入): a file is chosen, its columns are looked at, its rows are tried,
 * and what was shown is put in. */
#ifndef IMPORT_SCREEN_H
#define IMPORT_SCREEN_H

#include "app.h"
#include "import.h"

struct importing {
    struct app *app;
    const struct entity *en;
    char *file; /* its name, without the folder */
    struct source *source;
    struct import im;
    struct import_maps maps; /* what was said of columns, now and before */
    bool done;               /* it was put in */
};

/* The columns, then the preview; returns when they have closed. */
void import_columns_run(struct importing *x);
/* What comes of each row; from here it is put in. */
void import_preview_run(struct importing *x);

#endif
