/* Questions: a line, yes or no, one of several, a message. */
#include "prompt.h"

#include <string.h>

#include "bar.h"
#include "cells.h"
#include "dialog.h"
#include "edit.h"
#include "mem.h"
#include "pace.h"
#include "stack.h"
#include "text.h"
#include "words.h"

struct prompt {
    const char *title, *question;
    struct edit *edit; /* a line; or */
    bool gives_way;    /* what is typed now takes the place of what was offered */
    const char *const *choice;
    int n, at, top; /* the first choice in sight */
    bool answered, yes_no;
    const struct prompt_keep *keep; /* of a line; NULL: nobody */
    struct pace pace;
};

struct rect dialog_draw(struct rect r, const char *title, const char *text, int cells, int rows)
{
    struct buf lines = BUF_INIT;
    int most = r.cols - 8, width = cells, text_rows = 0, y;
    struct rect box;

    if (text != NULL && text_width(text) > width)
        width = text_width(text);
    if (title != NULL && text_width(title) + 4 > width)
        width = text_width(title) + 4;
    if (width < 24)
        width = 24;
    if (width > most)
        width = most;
    if (text != NULL)
        text_wrap(&lines, text, width);
    for (const char *s = buf_str(&lines); *s != '\0'; s++)
        text_rows += *s == '\n';
    if (text_rows > r.rows - rows - 3)
        text_rows = r.rows - rows - 3;
    box = (struct rect){ .rows = text_rows + rows + 2, .cols = width + 4 };
    if (text_rows > 0 && rows > 0)
        box.rows++;
    box.row = r.row + (r.rows - box.rows) / 2;
    box.col = r.col + (r.cols - box.cols) / 2;
    cells_box(box, title, LOOK_BOX);
    y = box.row + 1;
    for (const char *s = buf_str(&lines); *s != '\0' && text_rows > 0; text_rows--) {
        size_t n = strcspn(s, "\n");

        cells_putn(y++, box.col + 2, width, s, n, LOOK_TEXT);
        s += n + (s[n] == '\n' ? 1 : 0);
    }
    buf_free(&lines);
    return (struct rect){ box.row + box.rows - 1 - rows, box.col + 2, rows, width };
}

/* 1 to 9, then 0; further ones have none. */
static char digit_of(int choice)
{
    return choice < 9 ? (char)('1' + choice) : choice == 9 ? '0' : ' ';
}

static void draw(void *self, struct rect r)
{
    enum { FRAME = 4 }; /* with one line of the question */
    struct prompt *p = self;
    int width = 0;
    struct rect in;

    for (int i = 0; i < p->n; i++)
        if (text_width(p->choice[i]) + 6 > width)
            width = text_width(p->choice[i]) + 6;
    in = dialog_draw(r, p->title, p->question, p->edit != NULL ? 50 : width,
                     p->edit != NULL         ? 1
                     : p->n > r.rows - FRAME ? r.rows - FRAME
                                             : p->n);
    if (p->edit != NULL) {
        struct edit_view v = edit_view(p->edit, in.cols - 2);

        cells_put(in.row, in.col, 1, v.before ? "<" : "[", LOOK_LABEL);
        cells_putn(in.row, in.col + 1, in.cols - 2, v.text, v.n, LOOK_INPUT);
        if (p->gives_way)
            cells_putn(in.row, in.col + 1, v.caret, v.text, v.n, LOOK_INPUT | LOOK_ON);
        cells_put(in.row, in.col + in.cols - 1, 1, v.after ? ">" : "]", LOOK_LABEL);
        cells_caret(in.row, in.col + 1 + v.caret);
        return;
    }
    if (p->at < p->top)
        p->top = p->at;
    if (p->at >= p->top + in.rows)
        p->top = p->at - in.rows + 1;
    for (int i = p->top; i < p->n && i < p->top + in.rows; i++) {
        struct buf b = BUF_INIT;

        buf_printf(&b, "%s %c %s", i == p->at ? ">" : " ", digit_of(i), p->choice[i]);
        cells_text(in.row + i - p->top, in.col, in.cols, buf_str(&b),
                   LOOK_TEXT | (i == p->at ? LOOK_ON : 0));
        buf_free(&b);
    }
    cells_caret(in.row + p->at - p->top, in.col);
}

static int choice_of(char digit)
{
    return digit == '0' ? 9 : digit - '1';
}

static unsigned choose_key(struct prompt *p, const struct key *k)
{
    struct key f = key_folded(k);

    if (key_is(k, KN_UP) || key_is(k, KN_LEFT) ||
        (k->kind == K_NAME && k->code == KN_TAB && k->mod == MOD_SHIFT)) {
        p->at = (p->at + p->n - 1) % p->n;
    } else if (key_is(k, KN_DOWN) || key_is(k, KN_RIGHT) || key_is(k, KN_TAB)) {
        p->at = (p->at + 1) % p->n;
    } else if (key_is(k, KN_HOME) || key_is(k, KN_END)) {
        p->at = key_is(k, KN_HOME) ? 0 : p->n - 1;
    } else if (f.kind == K_CHAR && f.code >= '0' && f.code <= '9' &&
               choice_of((char)f.code) < p->n) {
        p->at = choice_of((char)f.code);
        p->answered = true;
        return TUI_LEAVE;
    } else if (p->yes_no && f.kind == K_CHAR && f.code < 0x80 &&
               strchr("yYnN", (int)f.code) != NULL) {
        p->at = f.code == 'y' || f.code == 'Y' ? 0 : 1;
        p->answered = true;
        return TUI_LEAVE;
    } else if (p->yes_no && (f.code == 0x662f || f.code == 0x5426) &&
               f.kind == K_CHAR) { /* 是 否 */
        p->at = f.code == 0x662f ? 0 : 1;
        p->answered = true;
        return TUI_LEAVE;
    } else {
        return TUI_IGNORED;
    }
    return TUI_HANDLED;
}

#define PROMPT_ACTIONS(X) \
    X(PROMPT_OK, "Enter F2", N_("确定"), N_("确定"), NULL) \
    X(PROMPT_CANCEL, "Esc F10", N_("取消"), N_("取消"), NULL)

ACTION_IDS(PROMPT_ACTIONS);
ACTION_TABLE(prompt_actions, PROMPT_ACTIONS);

static unsigned act(void *self, int id)
{
    struct prompt *p = self;

    p->answered = id == PROMPT_OK;
    return TUI_LEAVE;
}

static void keep(void *self)
{
    struct prompt *p = self;

    pace_kept(&p->pace);
    if (p->keep != NULL)
        p->keep->keep(p->keep->ctx, edit_text(p->edit));
}

/* As in a form: a letter begins anew, a key that moves or deletes goes on with what is there. */
static unsigned line_key(struct prompt *p, const struct key *k)
{
    if (p->gives_way && (k->kind == K_CHAR || k->kind == K_PASTE))
        edit_do(p->edit, EDIT_CLEAR);
    bool handled = edit_key(p->edit, k, NULL);
    p->gives_way = p->gives_way && !handled;
    if (pace_key(&p->pace))
        keep(p);
    return handled ? TUI_HANDLED : TUI_IGNORED;
}

static unsigned key(void *self, const struct key *k)
{
    struct prompt *p = self;

    if (key_action(prompt_actions, k) != NULL)
        return TUI_IGNORED;
    if (p->edit == NULL)
        return choose_key(p, k);
    return line_key(p, k);
}

static const struct screen_ops ops = {
    .name = "",
    .overlay = true,
    .actions = prompt_actions,
    .draw = draw,
    .key = key,
    .act = act,
    .tick = keep,
    .hangup = keep,
};

bool prompt_line(const char *title, const char *question, struct buf *answer)
{
    return prompt_line_kept(title, question, answer, NULL);
}

bool prompt_line_kept(const char *title, const char *question, struct buf *answer,
                      const struct prompt_keep *k)
{
    struct prompt p = {
        .title = title, .question = question, .edit = edit_new(false, 0), .keep = k
    };

    edit_set(p.edit, buf_str(answer));
    p.gives_way = answer->len > 0;
    stack_run(&ops, &p);
    if (p.answered) {
        buf_clear(answer);
        buf_puts(answer, edit_text(p.edit));
    }
    edit_free(p.edit);
    return p.answered;
}

int prompt_choose(const char *title, const char *question, const char *const *choices, int n,
                  int preset)
{
    struct prompt p = {
        .title = title, .question = question, .choice = choices, .n = n, .at = preset
    };

    stack_run(&ops, &p);
    return p.answered ? p.at : -1;
}

bool prompt_yes(const char *question)
{
    const char *const choices[] = { _("是"), _("否") };
    struct prompt p = { .question = question, .choice = choices, .n = 2, .at = 1, .yes_no = true };

    stack_run(&ops, &p);
    return p.answered && p.at == 0;
}

void prompt_message(const char *title, const char *text)
{
    const char *const choices[] = { _("知道了") };

    prompt_choose(title, text, choices, 1, 0);
}
