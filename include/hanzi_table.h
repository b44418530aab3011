/* The table of hanzi as build-aux/hanzi.awk makes it (gen/hanzi.c). */
#ifndef HANZI_TABLE_H
#define HANZI_TABLE_H

enum { HANZI_FIRST = 0x4E00, HANZI_LAST = 0x9FFF, HANZI_PLACE_BITS = 15 };

/* Three bytes, the highest first: the number of the syllable, then HANZI_PLACE_BITS of its place.
 */
extern const unsigned char hanzi_block[][3]; /* HANZI_FIRST .. HANZI_LAST */

struct hanzi_other {
    unsigned point;
    unsigned char packed[3];
};
extern const struct hanzi_other hanzi_others[]; /* outside the block, by code point */
extern const int hanzi_others_count;

extern const char *const hanzi_syllable[]; /* from 1; 0 is "" */

/* How many characters have fewer strokes: of 1 at 0. */
extern const unsigned short hanzi_begins[];
extern const int hanzi_most_strokes;

#endif
