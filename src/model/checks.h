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

/* What people write instead of a type in short: `meant` of a field that holds types. */
#define ACTIVITY_TYPES_MEANT \
    "主题党日=theme_day 主题党日活动=theme_day 支部主题党日活动=theme_day " \
    "党员大会=member_assembly 支部大会=member_assembly " \
    "支委会=branch_committee 支委会议=branch_committee " \
    "支部委员会=branch_committee 支部委员会议=branch_committee " \
    "党小组会议=group_meeting 小组会=group_meeting " \
    "上党课=lecture 讲党课=lecture 专题党课=lecture " \
    "组织生活会议=life_meeting " \
    "民主评议=member_review 党员民主评议=member_review 民主评议会=member_review " \
    "机关党委会=committee_meeting 党委会=committee_meeting 党委会议=committee_meeting " \
    "党组会=leading_group_meeting " \
    "谈心=talk 谈心谈话活动=talk 志愿服务活动=service"

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
