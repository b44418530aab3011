/* A form made from a table of inputs.
 *
 * Values are text, one spelling for each value: day 2026-03-05, yes/no "yes" "no", several "a;b;c",
 * a reference the value its look-up gave, everything else as typed without blanks at the ends; ""
 * is empty. What is typed becomes a value when the field is left (see form_value). */
#ifndef FORM_H
#define FORM_H

#include "buf.h"
#include "daywords.h"
#include "err.h"
#include "key.h"
#include "pick.h"
#include "tui.h"

struct form;

enum input_kind {
    INPUT_LINE,
    INPUT_TEXT,   /* several lines */
    INPUT_CHOICE, /* one of the options */
    INPUT_DAY,    /* words too: see daywords.h; F4 is a calendar */
    INPUT_NUMBER, /* a whole number or a decimal */
    INPUT_MONEY,  /* yuan, at most two decimals; the value always has two: 12.50 */
    INPUT_YESNO,
    INPUT_REF,  /* typed and looked up, or picked with F4 */
    INPUT_MANY, /* several of the options, or of what the look-up finds */
    INPUT_OPEN, /* its label is a line of the caller's; Enter, Space and F4 call open() */
    INPUT_SHOW, /* cannot be changed */
    INPUT_HEAD, /* a heading between fields; label alone */
};

struct input_option {
    const char *value, *label;
};

struct input {
    const char *name; /* the caller's, and that of the draft */
    const char *label;
    enum input_kind kind;
    bool required;
    int width;                          /* cells; 0: what suits the kind */
    int rows;                           /* of INPUT_TEXT; 0: 4 */
    enum day_side side;                 /* of INPUT_DAY: which 12/20 is meant */
    bool opens;                         /* of a line or text: F4 calls open() */
    size_t max;                         /* characters; 0: no limit */
    const struct input_option *options; /* closed by a NULL value */
    const char *hint;                   /* one line; NULL: that of the kind */
};

/* All may be NULL, save apart. i is the number of the input. */
struct form_ops {
    /* When a field is left and its value is not empty: refuse it, or write another spelling to
     * norm. */
    enum status (*check)(void *ctx, struct form *f, int i, const char *value, struct buf *norm,
                         struct err *e);
    /* For INPUT_REF, INPUT_MANY without options, and INPUT_LINE or others (F4 offers what it finds,
     * if anything). */
    void (*look_up)(void *ctx, struct form *f, int i, const char *filter, struct picks *out);
    void (*open)(void *ctx, struct form *f, int i);    /* of INPUT_OPEN, and see opens */
    day_noter *day_note;                               /* for the calendar */
    void (*changed)(void *ctx, struct form *f, int i); /* a value has changed: others may be set */
    /* F2, when every field is in order. ST_OK: the form closes; otherwise e is shown and it stays.
     */
    enum status (*save)(void *ctx, struct form *f, struct err *e);
    /* The draft, while the form is changed: called when a field is left, a second after the last
     * key and every 5 s from then, at the latest after 40 keys or 5 s of keys, at Esc and at
     * hangup: it writes what has changed since the last time, and nothing else. And to drop it when
     * the form was saved or thrown away, or is again as it was. See form_dump. */
    void (*draft)(void *ctx, struct form *f);
    void (*undraft)(void *ctx, struct form *f);
    const struct action *actions; /* further ones */
    unsigned (*act)(void *ctx, struct form *f, int id);
};

/* The inputs and ops are borrowed for the life of the form. */
struct form *form_new(const char *title, const struct input *inputs, int n,
                      const struct form_ops *ops, void *ctx);
void form_free(struct form *f);

/* The value a field starts with, or one set by another field (after form_start: counts as changed).
 * label: what is shown for a reference ("甲、乙" for several); NULL: the value, or the label of the
 * option. */
void form_set(struct form *f, int i, const char *value, const char *label);
void form_start(struct form *f); /* what stands there now counts as unchanged; form_run does it if
                                    it was not done */
const char *form_value(const struct form *f, int i); /* borrowed until it changes */
/* what stands in the field at this moment, settled or not */
const char *form_typed(const struct form *f, int i);
const char *form_label(const struct form *f, int i);       /* what is shown for it; the same */
const char *form_start_value(const struct form *f, int i); /* at form_start */
bool form_field_changed(const struct form *f, int i);
bool form_changed(const struct form *f); /* anything, half-typed words included */
void form_keep(struct form *f);          /* the draft, now */
void form_go(struct form *f, int i);
/* shown beside the field until it changes; NULL: none */
void form_error(struct form *f, int i, const char *text);

/* Runs the form on top of the screens until it is saved (true) or left. Frees nothing. */
bool form_run(struct form *f);

/* What stands in the form, half-typed words and what it began with included, as lines of text;
 * restoring it keeps it marked as changed. */
void form_dump(const struct form *f, struct buf *b);
void form_restore(struct form *f, const char *dump);

#endif
