/* A screen that draws by itself. */
#include <panel.h>
#include <xlsxwriter.h>
