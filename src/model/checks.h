/* Checks the entities of the dictionary share: the room's own. */
#ifndef CHECKS_H
#define CHECKS_H

#include "model.h"

/* Checks of one value that is not empty and already has the form of its kind. */
enum status check_theme_day(const char *value, struct err *e); /* 2.5: the second Friday */
enum status check_month_day(const char *value, struct err *e); /* 1..31 */
enum status check_year(const char *value, struct err *e);      /* 1900..2199 */
enum status check_positive(const char *value, struct err *e);
enum status check_phone(const char *value, struct err *e);
enum status check_pinyin(const char *value, struct err *e); /* small letters and single blanks */
enum status check_votes(const char *value, struct err *e);
enum status check_slot(const char *value, struct err *e); /* theme-day, or POLICY.theme-day */

enum status check_plain(const char *value, struct err *e);   /* no /, which joins keys */
enum status check_count(const char *value, struct err *e);   /* 0..99999 */
enum status check_stars(const char *value, struct err *e);   /* 1..5 */
enum status check_quarter(const char *value, struct err *e); /* a period that is a quarter */

/* Choices that several entities share. */
extern const struct choice activity_types[], person_categories[];

/* Two days of a row, by the places of their fields: the later may not lie before the earlier
 * (strict: nor on it). Either may be empty. */
struct day_order {
    int earlier, later;
    bool strict;
};

/* *field becomes the later one of the first pair that is out of order. */
enum status check_days(const struct field *fields, const char *const *values,
                       const struct day_order *pairs, size_t n, int *field, struct err *e);

#endif
