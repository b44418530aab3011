/* Up the stairs. */
#include "deeds.h"
#include "../work/deeds.h"
#include "nowhere.h"
