/* Inside the form: its fields (field.c), their place on the screen (form_draw.c), the screen
 * (form.c). */
#ifndef FORM_PRIV_H
#define FORM_PRIV_H

#include "edit.h"
#include "form.h"
#include "pace.h"

struct field {
    const struct input *in;
    struct edit *edit; /* of the kinds that are typed; NULL for the others */
    char *value, *label;
    char *start; /* the value at form_start */
    char *error;
    bool dirty;     /* typed in since it was last settled */
    char begun[32]; /* what was typed to jump to an option */
    int top;        /* first row in sight, of INPUT_TEXT */
};

struct form {
    char *title;
    const struct form_ops *ops;
    void *ctx;
    struct field *field;
    int n, at;
    int top;  /* rows of the form above the window */
    int page; /* fields a page key moves over */
    struct pace pace;
    bool kept; /* there is a draft */
    bool started, saved;
    bool fresh; /* the caret has just come into the field: typing replaces a day or a number */
};

/* field_value.c: values and what is typed for them */
const struct input_option *field_options(const struct field *d); /* NULL: none */
/* the edit line is set too */
void field_set(struct form *f, int i, const char *value, const char *label);
/* The same, by the hand of the user: the caller is told. */
void field_take(struct form *f, int i, const char *value, const char *label);
/* Makes what is typed a value; false: it is none, and the error stands in the field. May open a
 * list to pick from when a reference matches several (ask). */
bool field_settle(struct form *f, int i, bool ask);
void field_forgive(struct field *d); /* the error goes */
struct field_search {
    struct form *f;
    int i;
};
void field_fill(void *field_search, const char *filter, struct picks *out);
bool field_pick_value(struct form *f, int i, const char *filter); /* false: Esc */

/* field.c */
bool field_can_focus(const struct field *d);
bool field_gives_way(const struct form *f, int i); /* what is typed now takes its place */
void field_pick(struct form *f, int i);            /* F4 */
unsigned field_key(struct form *f, int i, const struct key *k);
const char *field_hint(const struct field *d);

/* form_draw.c */
void form_draw(struct form *f, struct rect r);

#endif
