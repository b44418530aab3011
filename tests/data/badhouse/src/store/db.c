/* The driver. */
#include <sqlite3.h>

static const char sql[] = "SELECT 1 WHERE x";
