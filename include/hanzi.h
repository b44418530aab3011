/* Hanzi: their reading (pinyin), their strokes (笔画), and what follows for names.
 *
 * The table is made from Unihan (kMandarin, kTotalStrokes: the mainland's counts) and the stroke
 * order of rime-data-stroke, see contrib/hanzi.py. Readings have no tone; ü is v (吕 lv). */
#ifndef HANZI_H
#define HANZI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

const char *hanzi_pinyin(uint32_t cp); /* "" where it is unknown */
int hanzi_strokes(uint32_t cp);        /* 0 where it is unknown */
/* Its place among all hanzi by number of strokes, then by the strokes themselves (横竖撇点折), from
 * 1; 0: unknown. */
int hanzi_place(uint32_t cp);

enum hanzi_name {
    HANZI_TEXT,   /* any words */
    HANZI_PERSON, /* begins with a surname, some of which are read in their own way (单 shan) */
};

/* The bytes of the surname at the beginning of a person's name: 欧阳 of 欧阳锋, else the first
 * character. */
size_t hanzi_surname(const char *name);

/* Appends the syllables, separated by blanks: "zhang san feng". Latin letters and digits stay
 * together as a word, in small letters; other signs are left out. */
void hanzi_words(const char *name, enum hanzi_name what, struct buf *out);

/* From such words: "zsf"; words that begin with a digit stay whole. */
void hanzi_initials(const char *words, struct buf *out);

/* Whether a name holds what was typed as initials or as pinyin that begins at a syllable: zs, san,
 * zhangs for 张三. False where anything but letters was typed. */
bool hanzi_spell(const char *name, const char *typed);

/* Text whose order by bytes is that of names by the strokes of their characters: the surname (a
 * single one before a compound one that begins with it), then the given name. short_first: within a
 * surname the given names of one character come first, whatever their strokes. */
void hanzi_stroke_key(const char *name, bool short_first, struct buf *out);

/* Text whose order by bytes is that of names by pinyin, character by character, those read alike by
 * their strokes. words: as hanzi_words gives them, or as a clerk has put them right. */
void hanzi_pinyin_key(const char *name, const char *words, struct buf *out);

#endif
