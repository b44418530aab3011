/* Screens lie on a stack; the top one gets the keys. A screen is a file that ends in one const
 * struct screen_ops. */
#ifndef STACK_H
#define STACK_H

#include "buf.h"
#include "key.h"
#include "tui.h"

/* Everything but name and draw may be NULL. */
struct screen_ops {
    const char *name; /* in the path of the top line; marked with N_() */
    bool overlay;     /* a dialog: the screens below stay in sight, no place in the path */
    const struct action *actions;
    const struct action *(*mode)(
        const void *self); /* instead of actions, where they change with the mode */
    const struct action
        *keys; /* keys a widget inside understands by itself (list_keys): for bar and help alone */
    /* Of the lowest screen: those of its actions whose keys do the same from the screens above,
     * which close before; not from dialogs, and not where the key means something else. */
    const struct action *ways;

    void (*title)(void *self, struct buf *b); /* instead of name: 张三 */
    /* Whom it shows, for the ways: a code that the lowest screen understands (stack_about),
     * borrowed until the screen closes; NULL: nobody. */
    const char *(*about)(const void *self);
    bool (*changed)(void *self); /* the changed mark */
    void (*draw)(void *self,
                 struct rect r); /* r is blank; for a dialog the whole room between the bars */
    void (*status)(void *self, struct buf *b); /* n/m, filter, sort, as-of day */
    /* A mask of TUI_…; what is TUI_IGNORED is looked up in the actions, then in those everywhere
     * (F1 F10 Esc …). A resize is not told: draw() gets the new room. */
    unsigned (*key)(void *self, const struct key *k);
    unsigned (*act)(void *self, int id);
    void (*resume)(void *self); /* the screen above has closed: what is shown may be old */
    /* Esc, F10, q: may ask; false: stay. On the lowest screen Esc leaves only where this is given.
     */
    bool (*leave)(void *self);
    void (*tick)(void *self); /* a second after a key, then every 5 seconds without one */
    /* Goes on with what it has left, for a millisecond or two, while no key is there and before the
     * program waits for one; false: nothing was left. Of the top screen alone. */
    bool (*idle)(void *self);
    /* Reads what the next key is likely to ask for, in a millisecond or two. Nothing that is shown
     * changes. Of the top screen alone, when its picture is out and no key has come. */
    void (*ahead)(void *self);
    /* Others have changed what is shown: reads it anew, the cursor stays on its row. Of the top
     * screen alone, before the program waits for a key; the others have their turn when they come
     * to the top. False: what was typed here stands, nothing was read. */
    bool (*others)(void *self);
    void (*hangup)(void *self); /* the program ends now: keep drafts; no questions */
    void (*close)(void *self);  /* frees self */
};

/* Puts a screen on the stack and returns; the running loop goes on with it. */
void stack_push(const struct screen_ops *ops, void *self);
/* The same, and returns when that screen has closed: for dialogs and for main(). */
void stack_run(const struct screen_ops *ops, void *self);
/* Runs what stack_push put there until the stack is empty: where something is asked before the
 * first key. */
void stack_loop(void);
bool stack_ended(void); /* hangup or SIGTERM: whoever asked a question gets no answer */

/* Who knows of changes made elsewhere: asked before each wait for a key and with each tick; `say`
 * puts the sign into the status line, after a screen was read anew (or not). `who` is borrowed;
 * NULL: nobody. */
struct stack_others {
    bool (*came)(void *ctx);
    void (*say)(void *ctx, bool read);
    void *ctx;
};
void stack_on_others(const struct stack_others *who);

/* While a way is taken: what the uppermost page that was about anything was about; else NULL. */
const char *stack_about(void);

void stack_draw(void); /* draws all and shows it; for long work */
/* For the help page: the tables of the screen under the top one; and what that screen gets when the
 * top one has closed: act(id), or the first key of the action pressed. */
const struct action *stack_actions_below(void);
const struct action *stack_keys_below(void);
const struct action *stack_ways_below(void);
void stack_do_after(const struct action *a, bool press);
/* The height above which whoever called stack_run waits for the screens; 0: nobody waits. */
size_t stack_floor(void);
/* The screen at that height from 1, and its actions of now; NULL: the stack is not that high. */
const struct screen_ops *stack_at(size_t height, const struct action **actions);

/* Actions everywhere. */
extern const struct action stack_actions[];

#endif
