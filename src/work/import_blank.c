/* Empty cells of a column that is there: they empty what is recorded (commands.md), which nobody
 * expects of a roster that is half filled. What they take away is counted and told, and they may be
 * left to say nothing. */
#include <string.h>

#include "import_own.h"
#include "words.h"

bool import_says_empty(const char *cell)
{
    return !strcmp(cell, "（空）") || !strcmp(cell, "(空)") || !strcmp(cell, "(empty)");
}

uint64_t import_blanks(const struct import_run *r, const struct import_line *l)
{
    uint64_t silent = 0;
    for (int i = 0; i < r->im->en->nfields; i++)
        if (l->value[i] == NULL && !(l->emptied & FIELD_BIT(i)) && !r->im->en->fields[i].key)
            silent |= FIELD_BIT(i);
    return silent;
}

void import_note_cleared(struct import_run *r, const struct import_line *l, const struct row *row,
                         uint64_t given)
{
    const struct row *was = change_was(r->c);
    for (int i = 0; i < row->en->nfields; i++) {
        if (!(given & FIELD_BIT(i)) || l->value[i] != NULL || (l->emptied & FIELD_BIT(i)) ||
            *row_get(row, i) != '\0' || *row_get(was, i) == '\0')
            continue;
        r->im->cleared++;
        r->im->cleared_of[i]++;
    }
}

void import_cleared_say(const struct import *im, struct buf *out)
{
    for (int i = 0, n = 0; i < im->en->nfields; i++)
        if (im->cleared_of[i] > 0)
            buf_printf(out, _("%s%s %lld"), n++ > 0 ? _("、") : "", _(im->en->fields[i].label),
                       (long long)im->cleared_of[i]);
}
