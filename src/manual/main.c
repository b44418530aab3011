/* Prints a manual page while the program is built: manual program|policy LANGUAGE FOLDER; FOLDER
 * holds the words of other languages as they lie in the build folder. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "config.h"
#include "manual.h"
#include "places.h"
#include "words.h"

int main(int argc, char **argv)
{
    struct buf page = BUF_INIT;
    const struct manual m = { PACKAGE_VERSION, global_options, commands, places };
    if (argc != 4)
        return 2;
    setlocale(LC_ALL, "C.UTF-8");
    setenv("LANGUAGE", argv[2], 1);
    words_begin(argv[3]);
    if (!strcmp(argv[1], "policy"))
        manual_policy(&page, m.version);
    else
        manual_program(&page, &m);
    fputs(buf_str(&page), stdout);
    buf_free(&page);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
