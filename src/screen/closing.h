/* Closing a quarter and opening it again, as a deed of a screen. */
#ifndef CLOSING_H
#define CLOSING_H

#include "app.h"

/* Asks, with what is still owed, and closes the quarter for app->org and those below it; where it
 * is closed, asks why and opens it. false: nothing was done, and that was said. */
bool closing_deed(struct app *a, struct period p);

#endif
