/* Every place of the screens and its actions, as the manual tells them. */
#ifndef PLACES_H
#define PLACES_H

#include "tui.h"

extern const struct action_place places[]; /* closed by a NULL name */

#endif
