/* Passwords: asked for on the terminal, or read from a file. */
#ifndef PASSWORD_H
#define PASSWORD_H

#include <stdbool.h>

#include "err.h"

/* The first line of `file` ("-": standard input); NULL: asked for on the terminal without showing
 * it, twice where it is a new one. *out: to be handed to password_free. ST_USAGE: there is no
 * terminal; ST_REFUSED: empty, or not the same twice. */
enum status password_get(const char *file, bool fresh, char **out, struct err *e);
void password_free(char *password); /* wiped; NULL is legal */

#endif
