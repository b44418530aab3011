/* Deeds. */
#include "deeds.h"
#include <curses.h>
#include <sodium.h>
