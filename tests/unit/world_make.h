/* Small worlds for tests, written as text: rules on one line each, then rows.
 *
 * Rules: "SLOT key = value; key = value". subject is branch and title the slot unless said. "policy
 * q; key = value" begins another policy (the first is p), "[fact x] kind = yesno" and "[drop x]"
 * stand for such sections.
 *
 * Rows, words first, then key=value in any order:
 *   since DAY                                     tracking_from of the house; 2026-01-01 without it
 *   org CODE KIND [in= policy= placed= from= to= committee=FROM[..TO] tracking=
 *     appointed=1]
 *   place CODE DAY [in= policy=]
 *   fact ORG NAME VALUE [from=]
 *   star ORG DAY STARS
 *   grade ORG DAY WORD
 *   pairing ORG [from= to=]
 *   project ORG KIND [from= to=]
 *   person CODE [of= group= from= to= joined= full= status=full|probationary|none category=]
 *   member CODE ORG [group= from= to=]
 *   post PERSON ORG ROLE [from= to= full_time=1|0]
 *   term ORG ELECTED [to= years=]
 *   event CODE TYPE DAY [org= person= below=1]
 *   waive ORG [slot= person= from= to=]
 *   record CODE ORG TYPE[|TYPE] HELD [for= end= hours= joint=ORG[|ORG] events=E[|E] host=
 *     has=FIELD[|FIELD]]
 *   at RECORD PERSON[|PERSON] [part= status=present|leave made=DAY hours=]
 *   dues PERSON YYYY-MM DUE PAID [on=]
 *   review PERSON HELD YEAR
 *
 * A row that cannot be read ends the test program. */
#ifndef WORLD_MAKE_H
#define WORLD_MAKE_H

#include <stdbool.h>

/* How the obligation "ORG SLOT PERIOD_START" ("-": none) stands on T: "late 1/1 @2026-04-03", with
 * " lacks X,Y" where somebody lacks; "-" where nothing is asked; several are joined by " | ". Hours
 * are hundredths. Periods that have not begun are seen up to 400 days ahead. Behind the rows stand
 * the texts that take the place of each %s, first in the rules, then in the rows. The last answers
 * stay valid, sixteen of them. */
#define stand(rules, T, what, ...) \
    stand_of(rules, T, what, (const char *const[]){ __VA_ARGS__, NULL })

/* All that was begun by T: "B m 2026-03-01..2026-03-31 late" for each, with " #E" for an event,
 * joined by ", ". */
#define lines(rules, T, ...) stand_of(rules, T, NULL, (const char *const[]){ __VA_ARGS__, NULL })

/* Whether the expression holds for the organisation on T (a structure rule that requires it is
 * met). */
#define holds(expression, T, org, ...) \
    holds_of(expression, T, org, (const char *const[]){ __VA_ARGS__, NULL })

/* Since when the one fact of the expression has been what it is on T; "-": ever since. */
#define since(expression, T, org, ...) \
    since_of(expression, T, org, (const char *const[]){ __VA_ARGS__, NULL })

const char *stand_of(const char *rules, const char *T, const char *what, const char *const *rows);
bool holds_of(const char *expression, const char *T, const char *org, const char *const *rows);
const char *since_of(const char *expression, const char *T, const char *org,
                     const char *const *rows);

#endif
