/* The heart reads the clock. */
#include "clock.h"
#include <sodium.h>
