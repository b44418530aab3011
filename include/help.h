/* The help page of the screen on top, made from its live tables; Enter runs the line. */
#ifndef HELP_H
#define HELP_H

#include <stdbool.h>

void help_open(bool palette); /* palette: typing searches at once */

#endif
