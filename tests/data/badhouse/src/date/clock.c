/* The clock. */
#include <time.h>

long now(void)
{
    return time(0);
}
