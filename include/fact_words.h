/* Facts and conditions in the words of people. */
#ifndef FACT_WORDS_H
#define FACT_WORDS_H

#include "buf.h"
#include "expr.h"
#include "policy.h"
#include "vocabulary.h"
#include "yardstick.h"

/* What the words are taken from. */
struct fact_words {
    const struct vocabulary *v;
    const struct policy *policy;   /* titles of rules; NULL: those of any in the set */
    const struct yardstick *scale; /* labels of grades; NULL: numbers and words */
    bool of_person;                /* the facts are a person's, but those of_org */
    const struct policy_set *set;  /* NULL: what the policy lacks is told by its slot */
};

/* 党员数: what a fact without a name of its own is called; NULL: it has one. */
const char *fact_kind_label(struct fact_ref f);
/* county -> 县级, organ -> 机关; NULL: no word of a dated fact. */
const char *fact_word_label(const char *word);
/* The words the value of a fact may be, with labels, closed by NULL: 层级 county 县级 …; NULL: a
 * number. */
const struct choice *fact_choices(const char *fact, enum fact_kind kind);
/* Why a part holds or does not: 星级 ≥ 4 不成立，现为 3. */
void part_words(struct buf *b, const struct expr_part *p, const struct fact_words *k);
/* A whole condition, as text has x: 党员数 ≥ 7 且 设有委员会 = 是. */
void condition_words(struct buf *b, const struct expr *x, const char *text,
                     const struct fact_words *k);

#endif
