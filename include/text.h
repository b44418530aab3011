/* UTF-8 text: validity, characters, display width in cells, folding.
 *
 * One function decides width (text_char_width); everything that pads, clips or
 * places a cursor goes through it. Independent of the locale. */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Whether the n bytes are valid UTF-8 (no overlong forms, surrogates, or > U+10FFFF). */
bool text_valid(const char *s, size_t n);

/* Whether the n bytes hold the word of len bytes; many times as fast as memmem() for short ones. */
bool text_holds(const char *s, size_t n, const char *word, size_t len);

/* Reads one character at s (n bytes left, n > 0) into *cp; returns its bytes (1..4).
 * An invalid byte gives U+FFFD and 1. */
size_t text_decode(const char *s, size_t n, uint32_t *cp);
size_t text_encode(uint32_t cp, char out[4]); /* returns the bytes written */

/* What is shown for a character that cannot be, and read for bytes that are no text. */
enum { TEXT_BAD = 0xFFFD };
/* C0, DEL, C1, and the line and paragraph separators: they would move the cursor. */
bool text_is_control(uint32_t cp);

/* Cells of one character: 0 combining, joiners and variation selectors; 1; 2 wide. Control
 * characters (escape, U+2028 and U+2029 too) count as the replacement sign that stands for them: 1,
 * or 2 where ambiguous characters are wide. */
int text_char_width(uint32_t cp);
/* East-Asian "ambiguous" characters (“ ” — … · ① ★ │) count 1 unless wide is set. The one setting
 * here; the terminal room sets it at start. */
void text_ambiguous_wide(bool wide);

/* A glyph is a character with the zero-width ones that follow it: what a cursor steps over. */
size_t text_glyph(const char *s, size_t n, int *cells); /* bytes; *cells its width */
/* Nearly all that is shown: one character of ASCII (a cell) or a hanzi (two) with nothing behind it
 * that belongs to it. Its bytes, 1 or 3; 0: text_glyph() has to look more closely. n > 0. */
size_t text_plain(const char *s, size_t n, uint32_t *cp);

int text_width(const char *s);              /* cells of the whole string */
int text_width_of(const char *s, size_t n); /* … of its first n bytes */
size_t text_clip(const char *s, int cells); /* bytes of the whole glyphs that fit in `cells` */

/* Appends s, as text_safe() shows it, clipped and padded with spaces to exactly `cells` cells; a
 * clipped one ends in "…". */
void text_pad(struct buf *b, const char *s, int cells);
void text_pad_left(struct buf *b, const char *s, int cells); /* the same, set to the right */

/* Appends s in at most `cells` cells; where it does not fit its middle gives way to "…", since
 * names and titles that begin alike are told apart by their ends. Of what there is room for the
 * start has one part in `of` (2: half), the end the rest. */
void text_middle(struct buf *b, const char *s, int cells, int of);

/* Appends s with every control character (line ends and escape too) and every invalid byte shown as
 * U+FFFD, and marks that turn the writing direction left out: text_width() stays what it was. */
void text_safe(struct buf *b, const char *s, size_t n);

/* The same for text of several lines, as a terminal may have it: ends of lines ('\n', "\r\n") and
 * tabs stay. */
void text_safe_lines(struct buf *b, const char *s, size_t n);

/* Appends s with full-width ASCII (０-９ Ａ-ｚ ：／ and the ideographic space) folded to ASCII. */
void text_fold_width(struct buf *b, const char *s);

/* 0..9 of a plain digit or of 零〇一二三四五六七八九; -1: another character. */
int text_digit(uint32_t cp);

/* Trims ASCII blanks, NBSP, BOM and ideographic spaces at both ends of the *n bytes at s: returns
 * the first byte that stays, *n the bytes left. */
const char *text_trim(const char *s, size_t *n);

/* Appends the lines of s wrapped at `cells` cells, each as text_safe() shows it and ended by '\n':
 * Chinese breaks between characters (but not before closing nor after opening punctuation), Latin
 * words and numbers stay whole where they fit; '\n' in s ends a line ("" has none). A line holds at
 * least one glyph, however narrow it is. */
void text_wrap(struct buf *b, const char *s, int cells);
/* Appends a title as the head of a column of so many cells, in at most `lines` lines with '\n'
 * between them. What has no room goes out of the middle, … in its place: whole words of letters
 * where all of them are narrow enough, else characters. */
void text_heading(struct buf *b, const char *title, int cells, int lines);
int text_longest_word(const char *s); /* cells; of letters alone, 0 where there are others */

#endif
