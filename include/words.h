/* Words for people: Chinese in the sources, other languages by gettext.
 *
 * Every literal with hanzi is a message: `make pot` collects them all, marked or not, but for the
 * files po/UNSPOKEN names. Who shows a word translates it, where it is shown: _("…") in the code,
 * _(table[i].label) for a word that stands in a table (there N_("…") may mark it). err_set(),
 * err_prefix(), output_say(), why_say(), why_title() and problems_add() translate their own format.
 * Numbers of arguments may stand in a translation (%2$s) where its order is another.
 *
 * What programs read is never translated: names and values in CSV and JSON. Nor is what the
 * records hold; a sentence the program puts into them (what a change was) stays as it was said. */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>

struct buf;

#define N_(s) s

/* Opens the words of the language that the environment asks for (LANGUAGE, LC_ALL, LC_MESSAGES,
 * LANG; the locale is set): those in `folder`, NULL for those of the program: beside it where it
 * was built, else where they were installed. Until then, where there are none, and in a program
 * built without gettext, every word is the one in the sources. To be called once, before anything
 * is said. */
void words_begin(const char *folder);
/* The same word in that language; s itself where it has none. */
const char *words_shown(const char *s) __attribute__((format_arg(1)));
#define _(s) words_shown(s)

/* From now on data is made that programs read (CSV, JSON): its words are the sources' own in every
 * language. What is said beside it stays in the language: words_said(), for messages. */
void words_plain(bool on);
const char *words_said(const char *s) __attribute__((format_arg(1)));

/* Appends a word to the list that b is from its beginning: 甲、乙. */
void words_add(struct buf *b, const char *word);

#endif
