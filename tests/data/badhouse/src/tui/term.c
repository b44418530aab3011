/* The terminal knows members. */
#include <curses.h>
#include "deeds.h"
