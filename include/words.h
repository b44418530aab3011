/* Words for people: Chinese in the sources, other languages by gettext.
 *
 * _("…") is translated where it stands; N_("…") only marks a word in a table,
 * which is translated where it is shown: _(table[i].label). */
#ifndef WORDS_H
#define WORDS_H

#if ENABLE_NLS
#include <libintl.h>
#define _(s) gettext(s)
#else
#define _(s) (s)
#endif
#define N_(s) s

#endif
