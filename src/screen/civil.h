/* A civil unit (文明单位) as a part of the page of its organisation. */
#ifndef CIVIL_H
#define CIVIL_H

#include "app.h"
#include "page.h"

/* Nothing where the fact civil_unit was never noted. */
void civil_add(struct page *p, struct app *a, const char *org);

#endif
