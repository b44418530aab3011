/* Policies for tests: one set at a time, files to include from a shelf, and what is wrong with a
 * text. */
#ifndef POLICY_MAKE_H
#define POLICY_MAKE_H

#include "policy.h"

#define HEAD          "[policy]\nid = a\nnumber = 甲发〔2026〕1号\n"
#define RULE(slot)    "[rule " slot "]\ntitle = 规则\nsubject = branch\n"
#define MONTHLY(slot) RULE(slot) "every = month\nevidence = lecture\n"

extern struct policy_set *set;
extern struct problems problems;
extern const char *const
    *shelf; /* files another one may include: pairs of id and text, then NULL */

/* A new set, no problems, an empty shelf: before each test. */
int clean(void **state);
int clean_up(void **state); /* after the last one */

const struct policy *load(const char *text); /* the file a.ini */
const struct policy *good(const char *text); /* fails where there is a problem */

/* The text behind HEAD has one mistake, in that line of the file. Where it is not one of form, told
 * by the reader, the policy is none. */
void wrong(const char *text, int line);
/* The text behind HEAD has none. */
void right(const char *text);

#endif
