/* Templates: workbooks to be filled in, with drop-downs, hints, an example and a header that cannot
 * be overwritten. What is filled in, import takes without a question. */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "err.h"

struct buf;
struct entity;

enum status template_save(const char *path, const struct entity *en, struct err *e);

/* What one entry may say in a field; nothing is appended where the example leaves it empty. */
void template_example(const struct entity *en, int field, struct buf *out);

#endif
