/* The data dictionary: every entity and field the program knows.
 *
 * Lists, forms, import, export, `fields`, `show`, history and undo are driven by
 * it; a new entity is a migration and an entry here. A test holds it against the
 * database. Values travel as normalised UTF-8 text, one spelling for each value:
 *
 *   day        2026-03-05            money      12.50 (kept as whole fen)
 *   month      2026-03               hours      1.5   (kept as hundredths)
 *   yes/no     yes, no               list       a;b;c (order kept, no doubles)
 *   time       09:30                 reference  the code of the row referred to
 *   moment     2026-03-05 09:30, or the day alone
 *   period     2026, 2026H1, 2026Q3, 2026-03
 *   payments   2026-03-01 10.00;2026-03-20 5.00
 *
 * "" is an empty value. Nothing here knows the database. */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "date.h"
#include "err.h"

struct buf;

enum field_kind {
    FIELD_TEXT,
    FIELD_LONG,  /* several lines */
    FIELD_CODE,  /* the user's own short key: letters, digits, hanzi, - _ . and no blank, / or ; */
    FIELD_ID_NO, /* an 18-digit ID number with its check digit */
    FIELD_DAY,
    FIELD_MONTH,
    FIELD_TIME,
    FIELD_INT,
    FIELD_NUMBER, /* a decimal, kept as text (facts) */
    FIELD_MONEY,
    FIELD_HOURS,
    FIELD_YESNO,
    FIELD_CHOICE,
    FIELD_REF,
    FIELD_CHOICES,  /* several of the choices */
    FIELD_REFS,     /* several references */
    FIELD_MOMENT,   /* a day, with or without the time */
    FIELD_PERIOD,   /* a year, half-year, quarter or month */
    FIELD_PAYMENTS, /* days with sums (payments.h) */
};

enum field_guard { GUARD_OPEN, GUARD_MASKED, GUARD_PRIVATE };

struct choice {
    const char *word;  /* branch */
    const char *label; /* 党支部 */
};

struct field {
    const char *name;     /* held_on; also the column of the table */
    const char *label;    /* 召开日期 */
    const char *synonyms; /* further headers that importers meet, separated by blanks; NULL: none */
    enum field_kind kind;
    enum field_guard guard;
    bool required;
    bool key;                     /* part of the row's key: '' where empty, never NULL */
    enum day_side side;           /* of a day: which 12/20 is meant */
    int width;                    /* cells in a form */
    const struct choice *choices; /* closed by a NULL word; NULL: none */
    const char *meant; /* what importers meet instead: "中共党员=full …", by blanks; NULL: none */
    bool person_name;   /* blanks between its hanzi are padding: 王　芳 */
    bool open;          /* the choices are those the program knows; policies add others */
    const char *ref;    /* the entity referred to, for FIELD_REF and FIELD_REFS */
    const char *preset; /* what a new row starts with; NULL: empty */
    enum status (*check)(const char *value, struct err *e); /* beyond its kind; NULL: nothing */
    const char *hint; /* one line for the form and for `fields` */
};

/* Fields that are private in some rows alone (what was said in a talk). */
struct withholding {
    uint64_t fields;                 /* 1 << field */
    int by;                          /* the field that tells … */
    bool (*when)(const char *value); /* … by what it holds; NULL counts as empty */
};

struct entity {
    const char *name;  /* activity; also the table */
    const char *label; /* 活动 */
    const struct field *fields;
    int nfields;
    const char *prefix; /* its key is the field `code`, and a code that is made begins so; NULL:
                           keyed by other fields */
    /* Whether the whole row agrees with itself (birthday and ID number, days in order); *field is
     * the one at fault. NULL: nothing to check. */
    enum status (*check)(const char *const *values, int *field, struct err *e);
    /* Whether the whole row is private to its organisation (events of some types). NULL: never. */
    bool (*hidden)(const char *const *values);
    const struct withholding *kept; /* NULL: no field is private in some rows alone */
    bool append; /* rows are only added: the door and the database refuse to change or delete one */
    const char *group; /* where menus put it: 组织 党员 任期 党费 活动 台账 考评 办公 */
    const char *columns; /* of a list at first: names of fields in their order, separated by blanks;
                            NULL: every open one of a line */
    const char *sort;    /* how a list stands at first: "held_on", "-held_on" the last first;
                            NULL: by its key */
};

enum { MODEL_MAX_FIELDS = 40 };

extern const struct entity
    *const model_entities[]; /* closed by NULL, in an order in which references exist */

const struct entity *model_entity(const char *name); /* by name or label; NULL: none */
int model_field(const struct entity *en,
                const char *name); /* by name, label or synonym; -1: none */

/* The field people call a coded row by: its name, else its title; -1: it has none. */
int model_naming(const struct entity *en);

/* Reads what a person typed or a file holds and gives the normalised spelling in `out` (appended).
 * References and open vocabularies are only checked for their form. */
enum status model_read(const struct field *f, const char *typed, struct buf *out, struct err *e);

/* Appends the normalised value as people read it: labels of choices, 是/否; anything else
 * unchanged. */
void model_show(const struct field *f, const char *value, struct buf *out);
bool model_has_words(const struct field *f); /* false: it shows a value as it is stored */
const char *model_choice_label(const struct field *f,
                               const char *word); /* word itself where it is unknown */

/* Checks a row of normalised values as a whole: the required ones are there, and they agree with
 * each other. values[i] belongs to fields[i]; NULL counts as empty. *field is the one at fault. */
enum status model_check_row(const struct entity *en, const char *const *values, int *field,
                            struct err *e);

/* Whether that field of this row is private though others of its entity are not (struct
 * withholding). */
bool model_kept(const struct entity *en, int field, const char *const *values);
/* Whether it may be so in some row. */
bool model_may_keep(const struct entity *en, int field);
/* Whether a field of this row is kept from lists, exports and the open part of the journal. */
bool model_guarded(const struct entity *en, int field, const char *const *values);
/* Stands in lists, exports and reports for a value that is private in its row alone; an import
 * leaves what is there. */
extern const char model_withheld[];

/* An ID or telephone number as it may be shown: 1101**********0019. */
void model_mask(const char *value, struct buf *out);

/* The number kept in the database for int, money (fen), hours (hundredths) and yes/no, and back. */
bool model_is_number(const struct field *f);
int64_t model_number(const struct field *f, const char *value);
void model_number_text(const struct field *f, int64_t n, struct buf *out);

/* The 18-digit ID number: check digit, a day that exists; *birth and *female (each may be NULL) are
 * what it says. */
bool model_id_no(const char *s, daynum *birth, bool *female);

#endif
