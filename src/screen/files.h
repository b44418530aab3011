/* Picking a file to read. */
#ifndef FILES_H
#define FILES_H

#include "app.h"

/* From a folder, of which those with one of the suffixes (.xlsx, closed by NULL) are shown; a whole
 * path may be typed (~/ is the home folder). *folder is where it begins ("": the working folder)
 * and where it ended. False: Esc. */
bool app_pick_file(const char *title, const char *const *suffix, struct buf *folder,
                   struct buf *path);

#endif
